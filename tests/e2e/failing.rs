//! The world is broken: each failure says what to do, and leaves everything as it was.

use anyhow::Result;
use serde_json::Value;
use testkit::kube::Kube;
use testkit::shop::{CANARY, Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, database_oid, ended, given_back, ready};

fn with_timeout(seconds: u32) -> String {
    ROLL_BACK.replacen('{', &format!("{{stepTimeoutSeconds: {seconds}, "), 1)
}

#[test]
fn a_database_that_is_down_is_waited_for_and_then_named() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "database-down", Migrates::ByJob);
    shop.start()?;
    bad_release(&shop, "v2-additive")?;
    let oid = database_oid(&shop)?;
    shop.kube.run(&["scale", "statefulset/db", "-n", &shop.namespace, "--replicas=0"])?;
    shop.kube.wait(&shop.namespace, "pod/db-0", "delete", 30)?;
    let request = shop.request("down", &with_timeout(10))?;
    ended(&request, "Failed", "DatabaseUnreachable");
    shop.kube.run(&["scale", "statefulset/db", "-n", &shop.namespace, "--replicas=1"])?;
    shop.kube.rollout(&shop.namespace, "statefulset/db", 60)?;
    given_back(&shop, &oid, "shop:v2-additive")?;
    // The same request may be right now: a refused plan has changed nothing and is not on record.
    ended(&shop.request("again", ROLL_BACK)?, "Succeeded", "Succeeded");
    Ok(())
}

#[test]
fn a_wrong_password_fails_at_once_and_is_not_told() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "wrong-password", Migrates::ByJob);
    shop.start()?;
    bad_release(&shop, "v2-additive")?;
    let oid = database_oid(&shop)?;
    let wrong = format!(r#"{{"stringData":{{"password":"{CANARY}-wrong"}}}}"#);
    shop.kube.run(&["patch", "secret", "rollback-login", "-n", &shop.namespace, "--type=merge", "-p", &wrong])?;
    let request = shop.request("wrong", ROLL_BACK)?;
    ended(&request, "Failed", "DatabaseUnreachable");
    assert!(ready(&request, "message").contains("password authentication failed"), "{}", ready(&request, "message"));
    assert!(!request["status"].to_string().contains(CANARY));
    given_back(&shop, &oid, "shop:v2-additive")
}

#[test]
fn an_image_that_cannot_be_pulled_is_found_while_everything_can_be_given_back() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "no-image", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2")?;
    let oid = database_oid(&shop)?;
    // Somebody has typed `rollout undo`, which leaves v1 failing; v2's image has gone from the registry since.
    shop.kube.run(&["rollout", "undo", "deployment/shop", "-n", &shop.namespace])?;
    let v2 = release_of(&shop, "shop:v2")?;
    let gone = r#"{"status":{"images":[{"container":"migrate","image":"docker.io/local/shop@sha256:0000000000000000000000000000000000000000000000000000000000000000"}]}}"#;
    shop.kube.run(&["patch", "release", &v2, "-n", &shop.namespace, "--subresource=status", "--type=merge", "-p", gone])?;
    let request = shop.request("no-image", ROLL_BACK)?;
    ended(&request, "Failed", "MigrationCannotStart");
    given_back(&shop, &oid, "shop:v1")
}

fn release_of(shop: &Shop, image: &str) -> Result<String> {
    let all = shop.kube.get(&shop.namespace, "releases")?;
    let uses = |r: &&Value| r["spec"]["template"]["spec"]["containers"][0]["image"].as_str().is_some_and(|i| i.ends_with(image));
    Ok(all["items"].as_array().unwrap().iter().find(uses).unwrap()["metadata"]["name"].as_str().unwrap().to_owned())
}

#[test]
fn a_request_that_is_deleted_in_the_middle_gives_everything_back() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "deleted-midway", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2")?;
    let oid = database_oid(&shop)?;
    shop.apply_request("back", ROLL_BACK)?;
    shop.kube.wait(&shop.namespace, "rollbackrequest/back", "jsonpath={.status.held.copy}=true", 90)?;
    // Without its finalizer it would be gone at once.
    let bare = shop.kube.run(&["patch", "rollbackrequest", "back", "-n", &shop.namespace, "--type=merge", "-p", r#"{"metadata":{"finalizers":null}}"#]);
    assert!(bare.expect_err("freed").to_string().contains("keeps what the request holds"));
    shop.kube.run(&["delete", "rollbackrequest", "back", "-n", &shop.namespace, "--timeout=60s"])?;
    given_back(&shop, &oid, "shop:v2")
}
