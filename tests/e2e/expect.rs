//! What several stories assert.

use anyhow::Result;
use serde_json::Value;
use testkit::shop::Shop;

/// The request's end: phase, and the reason of `Ready`.
pub fn ended(request: &Value, phase: &str, reason: &str) {
    assert_eq!((request["status"]["phase"].as_str(), ready(request, "reason")), (Some(phase), reason), "{:#}", request["status"]);
}

/// A field of the condition `Ready`.
pub fn ready<'a>(object: &'a Value, field: &str) -> &'a str {
    let conditions = object["status"]["conditions"].as_array().map(Vec::as_slice).unwrap_or_default();
    conditions.iter().find(|c| c["type"] == "Ready").and_then(|c| c[field].as_str()).unwrap_or_default()
}

/// v1 serves: its code, its settings, its schema, all of its rows.
pub fn v1_serves(shop: &Shop) -> Result<()> {
    assert_eq!(shop.columns()?, "created_at,customer_id,id,note,title");
    assert_eq!(shop.sql("SELECT count(title) FROM orders")?, "1000");
    let answer = shop.get("/healthz");
    assert!(answer.good && answer.body.contains("hello from v1"), "{answer:?}");
    shop.kube.rollout(&shop.namespace, "deployment/shop", 60)?;
    shop.until("the other pods to go", 30, || Ok(shop.pod_images()? == ["shop:v1", "shop:v1"]))
}

/// After a failure: the original database, open, with no copy beside it, and the pods that ran before.
pub fn given_back(shop: &Shop, oid: &str, image: &str) -> Result<()> {
    assert_eq!(database_oid(shop)?, oid, "the live name is the original's");
    assert_eq!(shop.sql_in("postgres", "SELECT datallowconn FROM pg_database WHERE datname = 'shop'")?, "t", "the original is open");
    assert_eq!(databases(shop)?, "postgres,shop", "no copy is left");
    shop.kube.wait(&shop.namespace, "deployment/shop", "jsonpath={.spec.replicas}=2", 30)?;
    let template = shop.kube.run(&["get", "deployment", "shop", "-n", &shop.namespace, "-o", "jsonpath={.spec.template.spec.containers[0].image}"])?;
    assert!(template.ends_with(image), "{template} is not {image}");
    Ok(())
}

pub fn database_oid(shop: &Shop) -> Result<String> {
    shop.sql_in("postgres", "SELECT oid FROM pg_database WHERE datname = 'shop'")
}

pub fn databases(shop: &Shop) -> Result<String> {
    shop.sql_in("postgres", "SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE NOT datistemplate")
}

/// The bad release v2 (or a variant), up to the moment that it is recorded.
pub fn bad_release(shop: &Shop, release: &str) -> Result<()> {
    shop.release(release, &format!("broken by {release}"))?;
    shop.kube.rollout(&shop.namespace, "deployment/shop", 90)?;
    shop.observed(release)?;
    assert!(!shop.get("/healthz").good);
    Ok(())
}
