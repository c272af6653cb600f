//! The way down of what runs is gone ahead, on a throw-away server: what would fail at night is known by day.

use anyhow::Result;
use serde_json::Value;
use testkit::kube::{Kube, until};
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{database_oid, ended, v1_serves};

const POLICY: &str = "
apiVersion: rollback-operator.dev/v1alpha1
kind: RollbackPolicy
metadata: {name: shop}
spec: {selector: {matchLabels: {app: shop}}, policyRef: {name: shop}, soakSeconds: 1, rehearsal: {}}
";

/// What is said of the release of that image: whether it can go back, and why.
fn outlook(shop: &Shop, release: &str) -> Result<(String, String, Value)> {
    let all = shop.kube.get(&shop.namespace, "releases")?;
    let image = format!("docker.io/local/shop:{release}");
    let of = |r: &&Value| r["spec"]["template"]["spec"]["containers"][0]["image"] == image.as_str();
    let Some(found) = all["items"].as_array().into_iter().flatten().find(of) else { return Ok(Default::default()) };
    let condition = found["status"]["conditions"].as_array().into_iter().flatten().find(|c| c["type"] == "CanRollBack").cloned().unwrap_or_default();
    let text = |field: &str| condition[field].as_str().unwrap_or_default().to_owned();
    Ok((text("status"), text("message"), found["status"]["outlook"]["rehearsal"].clone()))
}

/// Waits until that is said of it.
fn says(shop: &Shop, release: &str, state: &str, words: &str) -> Result<Value> {
    let mut last = Value::Null;
    let said = until(&format!("CanRollBack of {release} to be {state} and to say '{words}'"), 240, || {
        let (is, message, rehearsal) = outlook(shop, release)?;
        last = serde_json::json!({"is": is, "message": message, "rehearsal": rehearsal});
        Ok(is == state && message.contains(words))
    });
    said.map_err(|error| error.context(format!("{last:#}")))?;
    Ok(last["rehearsal"].clone())
}

#[test]
fn a_way_down_is_gone_before_it_is_needed() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "rehearsal", Migrates::ByJob);
    shop.start()?;
    // What is released here serves nobody: whether it is good is told by its pods alone.
    let drill = r#"{"spec":{"checks":{"http":null},"drill":{"schedule":"0 0 1 1 *","image":"docker.io/library/postgres:15"}}}"#;
    shop.kube.run(&["patch", "backuppolicy", "shop", "-n", &shop.namespace, "--type=merge", "-p", drill])?;
    shop.kube.apply(&shop.namespace, POLICY)?;

    shop.release("v2", "hello from v2")?;
    says(&shop, "v2", "True", "was not rehearsed: no complete Backup of BackupPolicy shop has revision b2")?;
    let (oid, columns) = (database_oid(&shop)?, shop.columns()?);
    shop.backup("after-v2")?;
    let rehearsal = says(&shop, "v2", "True", "was rehearsed on Backup after-v2: the schema is as the release had it, and 2 tables have their 1050 rows")?;
    assert!(rehearsal["migrateSeconds"].as_f64().is_some_and(|seconds| seconds > 0.0), "{rehearsal:#}");
    assert_eq!((database_oid(&shop)?, shop.columns()?), (oid, columns), "the live database is as it was");
    let left = shop.kube.run(&["get", "jobs,secrets", "-n", &shop.namespace, "-o", "name"])?;
    assert!(!left.contains("rehearse"), "{left}");

    // What was rehearsed is what is done.
    ended(&shop.request("down", ROLL_BACK)?, "Succeeded", "Succeeded");
    v1_serves(&shop)?;

    shop.release("v2-empty", "hello from v2-empty")?;
    shop.backup("after-v2-empty")?;
    let rehearsal = says(&shop, "v2-empty", "False", "column public.orders.title is gone")?;
    assert_eq!((&rehearsal["phase"], &rehearsal["backup"]), (&"Failed".into(), &"after-v2-empty".into()), "{rehearsal:#}");
    let column = shop.kube.run(&["get", "releases", "-n", &shop.namespace])?;
    assert!(column.lines().any(|line| line.contains("shop:v2-empty") && line.contains("False")), "{column}");
    Ok(())
}
