//! A rollback that was a mistake is taken back: database, configuration and templates of the moment before it.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, database_oid, databases, ended, ready, v1_serves};

fn secret(shop: &Shop) -> Result<String> {
    shop.kube.run(&["get", "secret", "shop-secrets", "-n", &shop.namespace, "-o", "jsonpath={.data.api-key}"])
}

#[test]
fn an_undo_brings_the_moment_before_the_request_back() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "undone", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2")?;
    let before = (database_oid(&shop)?, secret(&shop)?, orders(&shop, "shop")?);
    ended(&shop.request("back", ROLL_BACK)?, "Succeeded", "Succeeded");
    v1_serves(&shop)?;
    shop.sql("INSERT INTO orders (customer_id, title) VALUES (1, 'after the rollback')")?;

    shop.kube.run(&["patch", "rollbackrequest", "back", "-n", &shop.namespace, "--type=merge", "-p", r#"{"spec":{"undo":true}}"#])?;
    shop.kube.wait(&shop.namespace, "rollbackrequest/back", "jsonpath={.status.phase}=Undone", 120)?;
    let request = shop.kube.get(&shop.namespace, "rollbackrequest/back")?;
    ended(&request, "Undone", "Undone");
    assert_eq!((database_oid(&shop)?, secret(&shop)?, orders(&shop, "shop")?), before, "the original, the newer Secret, every row and value");
    assert_eq!(shop.sql("SELECT has_database_privilege('shop', 'shop', 'CONNECT')")?, "t", "the application may connect again");
    shop.kube.rollout(&shop.namespace, "deployment/shop", 60)?;
    shop.until("v2's pods alone", 30, || Ok(shop.pod_images()? == ["shop:v2", "shop:v2"]))?;

    // What was written since the rollback is not lost either.
    let undone = request["status"]["undo"]["keptDatabase"].as_str().unwrap();
    assert_eq!(databases(&shop)?, format!("postgres,shop,{undone}"));
    assert_eq!(shop.sql_in(undone, "SELECT count(*) FROM orders WHERE title = 'after the rollback'")?, "1");

    let taken_back = shop.kube.run(&["patch", "rollbackrequest", "back", "-n", &shop.namespace, "--type=merge", "-p", r#"{"spec":{"undo":false}}"#]);
    assert!(taken_back.expect_err("taken back").to_string().contains("cannot be taken back"));
    Ok(())
}

/// Every row of the orders, with every value.
fn orders(shop: &Shop, database: &str) -> Result<String> {
    shop.sql_in(database, "SELECT md5(string_agg(o::text, ',' ORDER BY id)) FROM orders o")
}

#[test]
fn what_cannot_be_verified_undoes_itself() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "undone-unasked", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2")?;
    let before = (database_oid(&shop)?, secret(&shop)?);
    let rest = "{onFailure: Undo, verify: {timeoutSeconds: 10, http: {service: shop, port: 80, path: /nowhere}}, ";
    let request = shop.request("unverified", &ROLL_BACK.replacen('{', rest, 1))?;
    ended(&request, "Undone", "Undone");
    assert!(ready(&request, "message").contains("Step Verify failed"), "{}", ready(&request, "message"));
    assert!(request["status"]["conditions"].as_array().unwrap().iter().any(|c| c["type"] == "Stalled" && c["status"] == "True"));
    assert_eq!((database_oid(&shop)?, secret(&shop)?), before);
    shop.until("v2's pods alone", 60, || Ok(shop.pod_images()? == ["shop:v2", "shop:v2"]))
}
