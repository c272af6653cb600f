//! Somebody deletes rows by mistake: last night's backup is restored beside, checked, and swapped in.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, Shop};

use crate::expect::{databases, ended, v1_serves};

#[test]
fn deleted_rows_come_back_from_a_backup() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "restore", Migrates::AtStart);
    shop.start()?;
    let backup = shop.backup("nightly")?;
    assert_eq!(backup["status"]["phase"], "Completed", "{backup:#}");
    shop.sql("DELETE FROM orders WHERE id <= 400; INSERT INTO customers (name) VALUES ('after the backup')")?;

    let spec = "{targets: [{kind: Deployment, name: shop}], database: {policyRef: {name: shop}, data: Restore, backupRef: {name: nightly}}}";
    let request = shop.request("rows", spec)?;
    ended(&request, "Succeeded", "Succeeded");
    assert_eq!(request["status"]["plan"]["way"], "Restore");
    assert!(
        request["status"]["plan"]["losses"].to_string().contains("public.orders: 600 rows now, 1000 in Backup nightly"),
        "{:#}",
        request["status"]["plan"]["losses"]
    );
    v1_serves(&shop)?;

    // What was written since the backup is only in the kept original, as the plan said.
    let kept = request["status"]["keptDatabase"].as_str().unwrap();
    assert_eq!(shop.sql("SELECT count(*) FROM customers")?, "50");
    assert_eq!(shop.sql_in(kept, "SELECT count(*) FROM customers")?, "51");
    // Sequences go on where the backup had them, so the next insert works.
    shop.sql("INSERT INTO orders (customer_id, title) VALUES (1, 'next')")?;

    // A second restore, whose undo window is over at once: its original goes, once the original's backup was read again.
    let brief = spec.replacen('{', "{undoWindowSeconds: 0, ", 1);
    let request = shop.request("brief", &brief)?;
    ended(&request, "Succeeded", "Succeeded");
    shop.kube.wait(&shop.namespace, "rollbackrequest/brief", "jsonpath={.status.discardedTime}", 60)?;
    assert_eq!(databases(&shop)?, format!("postgres,shop,{kept}"), "the first original is within its window, the second is gone");

    // A third, whose backup is damaged before: its original stays.
    let request = shop.request("late", &spec.replacen('{', "{undoWindowSeconds: 20, ", 1))?;
    ended(&request, "Succeeded", "Succeeded");
    let backup = shop.kube.get(&shop.namespace, &format!("backup/{}", request["status"]["safetyBackup"].as_str().unwrap()))?;
    damage(&shop, backup["status"]["directory"].as_str().unwrap())?;
    shop.until("the original to be kept", 60, || {
        let now = shop.kube.get(&shop.namespace, "rollbackrequest/late")?;
        Ok(now["status"]["conditions"].as_array().unwrap().iter().any(|c| c["type"] == "OriginalKept" && c["reason"] == "BackupNotVerified"))
    })?;
    assert!(databases(&shop)?.contains(request["status"]["keptDatabase"].as_str().unwrap()));
    // And an undo finds it there.
    shop.kube.run(&["patch", "rollbackrequest", "late", "-n", &shop.namespace, "--type=merge", "-p", r#"{"spec":{"undo":true}}"#])?;
    shop.kube.wait(&shop.namespace, "rollbackrequest/late", "jsonpath={.status.phase}=Undone", 60)?;
    Ok(())
}

/// Cuts a file of a backup off, by a pod that mounts the claim.
fn damage(shop: &Shop, directory: &str) -> Result<()> {
    let pod = format!(
        "apiVersion: v1\nkind: Pod\nmetadata: {{name: damage}}\nspec:\n  restartPolicy: Never\n  securityContext: {{runAsNonRoot: true, runAsUser: 65532, seccompProfile: {{type: RuntimeDefault}}}}\n  \
         containers: [{{name: cut, image: 'docker.io/library/postgres:15', command: [sh, -c, 'for f in /backups/{directory}/dump/*.gz; do echo cut >$f; done'], volumeMounts: [{{name: b, mountPath: /backups}}], \
         securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}}}]\n  volumes: [{{name: b, persistentVolumeClaim: {{claimName: backups}}}}]\n"
    );
    shop.kube.apply(&shop.namespace, &pod)?;
    shop.kube.wait(&shop.namespace, "pod/damage", "jsonpath={.status.phase}=Succeeded", 60)
}
