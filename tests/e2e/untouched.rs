//! A dry run makes the plan and changes nothing, in the cluster or in the database.

use std::collections::BTreeMap;

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, ended};

#[test]
fn a_dry_run_touches_nothing() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "dry-run", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2")?;
    shop.until("v1's last pod to go", 30, || Ok(shop.pod_images()? == ["shop:v2", "shop:v2"]))?;
    let before = (versions(&shop)?, dump(&shop)?);
    let request = shop.request("look", &ROLL_BACK.replacen('{', "{dryRun: true, ", 1))?;
    ended(&request, "Succeeded", "DryRun");
    let plan = &request["status"]["plan"];
    assert_eq!(plan["way"], "Downgrade");
    // What the live name loses the kept original has, so no step is marked as destroying it.
    assert!(!plan["losses"].as_array().unwrap().is_empty(), "{plan:#}");
    assert!(plan["steps"].as_array().unwrap().iter().all(|s| s["destructive"] == false), "{plan:#}");
    assert_eq!((versions(&shop)?, dump(&shop)?), before);
    Ok(())
}

/// resourceVersions of everything that a rollback could change.
fn versions(shop: &Shop) -> Result<BTreeMap<String, String>> {
    let kinds = "deployments,replicasets,pods,configmaps,secrets,jobs,backups,backuppolicies,services,persistentvolumeclaims";
    let path = "jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.resourceVersion}{\"\\n\"}{end}";
    let text = shop.kube.run(&["get", kinds, "-n", &shop.namespace, "-o", path])?;
    // The policy's status tells the database's size, which is looked at every minute.
    Ok(text.lines().filter(|l| !l.starts_with("BackupPolicy")).filter_map(|l| l.split_once(' ')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect())
}

/// A dump of every database, without the random words that pg_dump puts in.
fn dump(shop: &Shop) -> Result<String> {
    let text = shop.kube.run(&["exec", "-n", &shop.namespace, "db-0", "-c", "postgres", "--", "pg_dumpall", "-U", "postgres", "--no-role-passwords"])?;
    Ok(text.lines().filter(|l| !l.starts_with("\\restrict") && !l.starts_with("\\unrestrict")).collect::<Vec<_>>().join("\n"))
}
