//! The first act: nobody types anything. A bad release goes back by itself, and in a bad world nothing is done.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use testkit::kube::Kube;
use testkit::shop::Shop;

use super::{NAMESPACE, look, say, text};

const POLICY: &str = "apiVersion: rollback-operator.dev/v1alpha1
kind: RollbackPolicy
metadata: {name: shop}
spec: {selector: {matchLabels: {app: shop}}, policyRef: {name: shop}, signs: {notReadySeconds: 5}}
";

/// Plays it with a shop whose pods are ready as long as `/healthz` answers. It is at its first release before and after.
pub fn play(shop: &Shop) -> Result<()> {
    let kube = &shop.kube;
    say("A RollbackPolicy, so that nobody has to be awake");
    print!("$ kubectl apply -f - <<EOF\n{POLICY}EOF\n");
    kube.apply(NAMESPACE, POLICY)?;
    bad_release(shop)?;
    bad_world(shop)?;
    // What follows is done by hand.
    kube.run(&["patch", "rollbackpolicy", "shop", "-n", NAMESPACE, "--type=merge", "-p", r#"{"spec":{"suspend":true}}"#])?;
    Ok(())
}

fn bad_release(shop: &Shop) -> Result<()> {
    say("A bad release is applied: code that answers 500, and other settings. Nobody types anything");
    let applied = Instant::now();
    shop.release("v2-code", "broken by v2-code")?;
    let image = || shop.kube.run(&["get", "deployment", "shop", "-n", NAMESPACE, "-o", "jsonpath={.spec.template.spec.containers[0].image}"]);
    shop.until("the bad release to go back by itself", 120, || Ok(image()?.ends_with(":v1")))?;
    let back = applied.elapsed().as_secs_f64();
    let failed = failing(&shop.kube, "shop:v2-code")?;
    println!("  {}", text(&failed["message"]));
    let request = text(&failed["request"]).to_owned();
    let done = shop.finished(&request, 120)?;
    ensure!(done["status"]["phase"] == "Succeeded", "the rollback failed: {:#}", done["status"]);
    println!(
        "  the Deployment was back {back:.0} s after the release was applied, and RollbackRequest {request} says:\n  {}\n",
        text(&done["status"]["report"])
    );
    ensure!(look(shop)?.serves, "release v1 should serve again and does not");
    Ok(())
}

fn bad_world(shop: &Shop) -> Result<()> {
    say("Now the database goes away. All pods fail, and no release is at fault");
    let (kube, requests) = (&shop.kube, count(&shop.kube)?);
    kube.run(&["scale", "statefulset", "db", "-n", NAMESPACE, "--replicas=0"])?;
    let told = || Ok(failing(kube, "shop:v1").is_ok_and(|failing| failing["reason"] == "BadWorld"));
    shop.until("the verdict", 120, told)?;
    println!("  {}", text(&failing(kube, "shop:v1")?["message"]));
    kube.run(&["scale", "statefulset", "db", "-n", NAMESPACE, "--replicas=1"])?;
    kube.rollout(NAMESPACE, "statefulset/db", 120)?;
    kube.rollout(NAMESPACE, "deployment/shop", 120)?;
    ensure!(count(kube)? == requests, "a rollback was asked for in a bad world");
    println!("  The database is back, and so is the shop. Nothing was rolled back.");
    ensure!(look(shop)?.serves, "release v1 should serve again and does not");
    Ok(())
}

fn count(kube: &Kube) -> Result<usize> {
    Ok(kube.get(NAMESPACE, "rollbackrequests")?["items"].as_array().map_or(0, Vec::len))
}

/// Why the Release with that image fails: reason, message, and the request that was made.
fn failing(kube: &Kube, image: &str) -> Result<Value> {
    let all = kube.get(NAMESPACE, "releases.rollback-operator.dev")?;
    let of = |release: &&Value| text(&release["spec"]["template"]["spec"]["containers"][0]["image"]).ends_with(image);
    let release = all["items"].as_array().into_iter().flatten().find(of).with_context(|| format!("no Release has image {image}"))?;
    let conditions = release["status"]["conditions"].as_array().into_iter().flatten();
    let mut failing = conditions.into_iter().find(|c| c["type"] == "Failing").cloned().with_context(|| format!("the Release of {image} does not fail"))?;
    failing["request"] = release["status"]["failure"]["request"].clone();
    Ok(failing)
}
