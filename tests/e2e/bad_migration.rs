//! Release v2 brings code that answers 500, other settings, and a migration that breaks the schema for v1.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

#[test]
fn one_request_takes_code_configuration_and_schema_back() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "bad-migration", Migrates::AtStart);
    shop.start()?;
    assert!(shop.get("/healthz").body.contains("hello from v1"));

    shop.release("v2", "broken by v2")?;
    shop.kube.rollout("bad-migration", "deployment/shop", 60)?;
    shop.observed("v2")?;
    assert!(!shop.get("/healthz").good);
    assert_eq!(shop.columns()?, "created_at,customer_id,discount,id,name");

    let request = shop.request("back", ROLL_BACK)?;
    assert_eq!(request["status"]["phase"], "Succeeded", "{:#}", request["status"]);
    assert_eq!(request["status"]["plan"]["way"], "Downgrade");

    assert_eq!(shop.columns()?, "created_at,customer_id,id,note,title");
    assert_eq!(shop.sql("SELECT count(title) FROM orders")?, "1000");
    assert!(shop.get("/healthz").body.contains("hello from v1"));
    assert_eq!(shop.pod_images()?, ["shop:v1", "shop:v1"]);
    Ok(())
}
