//! The operator's process is killed at the beginning of each step and starts again: the end is the same.

use std::path::PathBuf;

use anyhow::Result;
use testkit::kube::Kube;
use testkit::operator::Operator;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, databases, ended, v1_serves};

#[test]
fn killed_at_each_step_of_a_bad_migration() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "killed", Migrates::AtStart);
    let log = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("killed-operator.log");
    let start = || Operator::start(&shop.kube, &shop.namespace, &log);
    let mut operator = start()?;
    shop.start()?;
    bad_release(&shop, "v2")?;
    shop.apply_request("back", ROLL_BACK)?;
    let running = "jsonpath={.status.steps[?(@.phase=='Running')].name}";
    let mut killed: Vec<String> = Vec::new();
    shop.until("the request to end", 180, || {
        let step = shop.kube.run(&["get", "rollbackrequest", "back", "-n", &shop.namespace, "-o", running])?;
        if !step.is_empty() && !killed.contains(&step) {
            drop(std::mem::replace(&mut operator, start()?));
            killed.push(step);
        }
        Ok(!shop.kube.run(&["get", "rollbackrequest", "back", "-n", &shop.namespace, "-o", "jsonpath={.status.completionTime}"])?.is_empty())
    })?;
    assert!(killed.len() >= 4, "only killed at {killed:?}");
    let request = shop.finished("back", 10)?;
    ended(&request, "Succeeded", "Succeeded");
    v1_serves(&shop)?;
    let kept = request["status"]["keptDatabase"].as_str().unwrap();
    assert_eq!(databases(&shop)?, format!("postgres,shop,{kept}"), "one original is kept and no copy is left");
    let jobs = shop.kube.get(&shop.namespace, "jobs")?;
    let migrations = jobs["items"].as_array().unwrap().iter().filter(|j| j["metadata"]["labels"]["rollback-operator.dev/kind"] == "migration").count();
    assert_eq!(migrations, 1, "the migrations ran once");
    drop(operator);
    // Nobody works here any more: what waits for the operator would hold the namespace.
    Ok(())
}
