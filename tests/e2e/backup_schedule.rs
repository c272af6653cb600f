//! Backups by a schedule: made, restored by a drill into a throw-away server, and let go when a later one is verified.

use anyhow::Result;
use serde_json::Value;
use testkit::kube::Kube;
use testkit::shop::{Migrates, Shop};

#[test]
fn backups_are_made_drilled_and_let_go_by_the_clock() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "schedule", Migrates::ByJob);
    shop.start()?;
    let patch = r#"{"spec":{"schedule":"* * * * *","timeZone":"Europe/Berlin","retention":{"keepLast":1},"drill":{"schedule":"* * * * *","image":"docker.io/library/postgres:15"}}}"#;
    shop.kube.run(&["patch", "backuppolicy", "shop", "-n", &shop.namespace, "--type=merge", "-p", patch])?;
    let all = || Ok::<_, anyhow::Error>(shop.kube.get(&shop.namespace, "backups")?["items"].as_array().cloned().unwrap_or_default());
    let name = |b: &Value| b["metadata"]["name"].as_str().unwrap_or_default().to_owned();

    let mut first = None;
    shop.until("a backup that a drill has restored", 200, || {
        first = all()?.into_iter().find(|b| b["status"]["verifiedAt"].is_string());
        assert!(all()?.iter().all(|b| b["status"]["drill"]["phase"] != "Failed"), "{:#}", Value::Array(all()?));
        Ok(first.is_some())
    })?;
    let first = first.unwrap();
    assert!(first["status"]["restoreSeconds"].as_f64().is_some_and(|s| s > 0.0), "{:#}", first["status"]);
    assert!(first["status"]["drill"]["message"].as_str().is_some_and(|m| m.contains("2 tables with 1050 rows")), "{:#}", first["status"]["drill"]);

    // It goes once a later one is verified and drilled; the files go with it.
    shop.until("the first to go", 200, || Ok(all()?.iter().all(|b| name(b) != name(&first))))?;
    let left = all()?;
    // The newest that a drill has restored, and the newest.
    assert!(left.len() <= 3 && left.iter().any(|b| b["status"]["verifiedAt"].is_string() && name(b) > name(&first)), "{:#}", Value::Array(left));

    // Suspended it makes no more.
    shop.kube.run(&["patch", "backuppolicy", "shop", "-n", &shop.namespace, "--type=merge", "-p", r#"{"spec":{"suspend":true}}"#])?;
    shop.kube.wait(&shop.namespace, "backuppolicy/shop", "jsonpath={.status.observedGeneration}=3", 30)?;
    let policy = shop.kube.get(&shop.namespace, "backuppolicy/shop")?;
    assert!(policy["status"]["nextScheduleTime"].is_null() && policy["status"]["lastSuccessfulTime"].is_string(), "{:#}", policy["status"]);

    // A schedule that nobody can read is said.
    shop.kube.run(&[
        "patch",
        "backuppolicy",
        "shop",
        "-n",
        &shop.namespace,
        "--type=merge",
        "-p",
        r#"{"spec":{"suspend":false,"timeZone":"Europe/Atlantis"}}"#,
    ])?;
    shop.kube.wait(&shop.namespace, "backuppolicy/shop", "condition=Stalled", 30)?;
    let policy = shop.kube.get(&shop.namespace, "backuppolicy/shop")?;
    assert!(crate::expect::ready(&policy, "message").contains("Europe/Atlantis"), "{:#}", policy["status"]);
    Ok(())
}
