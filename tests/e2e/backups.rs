//! Backups on demand: what they tell, how they fail, and that their files go with them.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{CANARY, Migrates, Shop};

use crate::expect::ready;

#[test]
fn a_backup_is_proven_or_failed_and_its_files_go_with_it() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "backups", Migrates::ByJob);
    shop.start()?;
    let backup = shop.backup("good")?;
    let status = &backup["status"];
    assert_eq!(
        (status["phase"].as_str(), status["totalRows"].as_i64(), status["schemaRevision"].as_str()),
        (Some("Completed"), Some(1050), Some("a1")),
        "{status:#}"
    );
    assert!(status["serverVersion"].as_str().is_some_and(|v| v.starts_with("15.")), "{status:#}");
    assert_eq!(status["checksum"].as_str().map(str::len), Some(64));
    assert!(status["tables"].to_string().contains(r#"{"rows":1000,"table":"public.orders"}"#), "{status:#}");

    // A table that the login may not read: the backup fails, with the table's name.
    shop.sql("CREATE TABLE private (id int); ALTER TABLE private OWNER TO postgres")?;
    let failed = shop.backup("unreadable")?;
    assert_eq!((failed["status"]["phase"].as_str(), ready(&failed, "reason")), (Some("Failed"), "BackupFailed"));
    assert!(ready(&failed, "message").contains("private") && !failed["status"].to_string().contains(CANARY), "{}", ready(&failed, "message"));
    shop.sql("DROP TABLE private")?;

    assert_eq!(files(&shop, "before")?, 1, "a failed backup leaves no files");
    shop.kube.run(&["delete", "backup", "good", "unreadable", "-n", &shop.namespace, "--timeout=90s"])?;
    assert_eq!(files(&shop, "after")?, 0, "the files of a deleted backup are gone");
    Ok(())
}

/// How many folders lie on the claim.
fn files(shop: &Shop, name: &str) -> Result<usize> {
    let pod = format!(
        "apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}}}\nspec:\n  restartPolicy: Never\n  securityContext: {{runAsNonRoot: true, runAsUser: 999, seccompProfile: {{type: RuntimeDefault}}}}\n  \
         containers: [{{name: ls, image: 'docker.io/library/postgres:15', command: [ls, /backups], volumeMounts: [{{name: b, mountPath: /backups}}], securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}}}]\n  \
         volumes: [{{name: b, persistentVolumeClaim: {{claimName: backups}}}}]\n"
    );
    shop.kube.apply(&shop.namespace, &pod)?;
    shop.kube.wait(&shop.namespace, &format!("pod/{name}"), "jsonpath={.status.phase}=Succeeded", 60)?;
    Ok(shop.kube.run(&["logs", "-n", &shop.namespace, name])?.lines().count())
}
