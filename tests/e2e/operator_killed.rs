//! The operator's process is killed as each step begins, and starts again: the end is the same.

use std::io::BufReader;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::Value;
use testkit::kube::Kube;
use testkit::operator::Operator;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, databases, ended, v1_serves};

#[test]
fn killed_at_each_step_of_a_bad_migration() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "killed", Migrates::AtStart);
    let log = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("killed-operator.log");
    let start = || Operator::start(&shop.namespace, &log);
    let mut operator = start()?;
    shop.start()?;
    bad_release(&shop, "v2")?;
    shop.apply_request("back", ROLL_BACK)?;

    let mut killed: Vec<String> = Vec::new();
    let mut watch = shop
        .kube
        .command(&["get", "rollbackrequest", "back", "-n", &shop.namespace, "--watch", "-o", "json", "--request-timeout=240s"])
        .stdout(Stdio::piped())
        .spawn()?;
    let events = serde_json::Deserializer::from_reader(BufReader::new(watch.stdout.take().context("kubectl has no output")?)).into_iter::<Value>();
    for request in events {
        let status = &request?["status"];
        if status["completionTime"].is_string() {
            break;
        }
        let begun = status["steps"].as_array().into_iter().flatten().filter(|s| s["phase"] != "Pending").filter_map(|s| s["name"].as_str());
        let new: Vec<String> = begun.filter(|name| !killed.iter().any(|k| k == name)).map(str::to_owned).collect();
        if !new.is_empty() {
            // The old process is gone before the new one is started.
            drop(operator);
            operator = start()?;
            killed.extend(new);
        }
    }
    watch.kill()?;
    watch.wait()?;
    assert_eq!(killed.len(), 10, "killed as these steps began: {killed:?}");

    let request = shop.finished("back", 10)?;
    ended(&request, "Succeeded", "Succeeded");
    v1_serves(&shop)?;
    let kept = request["status"]["keptDatabase"].as_str().unwrap();
    assert_eq!(databases(&shop)?, format!("postgres,shop,{kept}"), "one original is kept and no copy is left");
    let jobs = shop.kube.get(&shop.namespace, "jobs")?;
    let migrations = jobs["items"].as_array().unwrap().iter().filter(|j| j["metadata"]["labels"]["rollback-operator.dev/kind"] == "migration").count();
    assert_eq!(migrations, 1, "the migrations ran once");
    let backups = shop.kube.get(&shop.namespace, "backups")?;
    assert_eq!(backups["items"].as_array().unwrap().len(), 1, "one safety backup was made");
    Ok(())
}
