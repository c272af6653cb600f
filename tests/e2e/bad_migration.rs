//! Release v2 brings code that answers 500, other settings, and a migration that breaks the schema for v1.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{CANARY, Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, databases, ended, v1_serves};

#[test]
fn one_request_takes_code_configuration_and_schema_back() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "bad-migration", Migrates::AtStart);
    shop.start()?;
    v1_serves(&shop)?;
    bad_release(&shop, "v2")?;
    assert_eq!(shop.columns()?, "created_at,customer_id,discount,id,name");

    let request = shop.request("back", ROLL_BACK)?;
    ended(&request, "Succeeded", "Succeeded");
    v1_serves(&shop)?;

    let status = &request["status"];
    assert_eq!(status["plan"]["way"], "Downgrade");
    let losses = status["plan"]["losses"].to_string();
    assert!(losses.contains("drops public.orders.discount: 250 rows"), "{losses}");
    assert!(status["steps"].as_array().unwrap().iter().all(|step| step["seconds"].is_number()), "{status:#}");

    // The migrations ran with v2's own image, by digest.
    let image = status["plan"]["database"]["migrator"]["image"].as_str().unwrap_or_default();
    assert!(image.starts_with("docker.io/local/shop@sha256:"), "{image}");

    // The original is kept, untouched, for nobody but the operator; and its backup is verified.
    let kept = status["keptDatabase"].as_str().unwrap();
    assert_eq!(databases(&shop)?, format!("postgres,shop,{kept}"));
    assert_eq!(shop.sql_in(kept, "SELECT count(name) FROM orders")?, "1000");
    assert_eq!(shop.sql_in("postgres", &format!("SELECT has_database_privilege('shop', '{kept}', 'CONNECT')"))?, "f");
    let backup = shop.kube.get(&shop.namespace, &format!("backup/{}", status["safetyBackup"].as_str().unwrap()))?;
    assert_eq!((backup["status"]["phase"].as_str(), backup["status"]["totalRows"].as_i64()), (Some("Completed"), Some(1050)), "{backup:#}");

    // What hangs on the database's name came over.
    assert_eq!(shop.sql("SHOW statement_timeout")?, "1min");
    assert_eq!(shop.sql("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'shop'")?, "the shop's own");
    no_secret_is_told(&shop)
}

#[test]
fn what_somebody_undid_by_hand_is_finished() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "undone-by-hand", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2")?;
    shop.kube.run(&["rollout", "undo", "deployment/shop", "-n", &shop.namespace])?;
    // The undo alone does not help: v1's image does not know the schema's revision.
    shop.until("v1's init container to fail", 60, || {
        let failed = "jsonpath={.items[*].status.initContainerStatuses[*].lastState.terminated.exitCode}";
        Ok(shop.kube.run(&["get", "pods", "-n", &shop.namespace, "-l", "app=shop", "-o", failed])?.contains("255"))
    })?;
    let request = shop.request("back", ROLL_BACK)?;
    ended(&request, "Succeeded", "Succeeded");
    assert_eq!(request["status"]["plan"]["way"], "Downgrade");
    v1_serves(&shop)
}

/// The passwords of the shop stand in nothing that the operator writes.
fn no_secret_is_told(shop: &Shop) -> Result<()> {
    let kinds = "rollbackrequests,backups,releases,backuppolicies,jobs,events,configmaps,deployments";
    let objects = shop.kube.run(&["get", kinds, "-n", &shop.namespace, "-o", "yaml"])?;
    assert!(!objects.contains(CANARY), "a secret stands in an object");
    let logs = shop.kube.run(&["logs", "-n", "rollback-system", "-l", "app.kubernetes.io/name=rollback-operator", "--tail=-1"])?;
    assert!(logs.contains("Succeeded") && !logs.contains(CANARY), "a secret stands in the operator's log");
    Ok(())
}
