//! Migrations that cannot go down, or only say that they did. Nothing is changed, and the way out is named.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, database_oid, ended, given_back, ready, v1_serves};

#[test]
fn a_migration_without_a_way_down_fails_and_a_restore_helps() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "one-way", Migrates::AtStart);
    shop.start()?;
    shop.backup("nightly")?;
    bad_release(&shop, "v2-oneway")?;
    let oid = database_oid(&shop)?;

    let request = shop.request("down", ROLL_BACK)?;
    ended(&request, "Failed", "MigrationFailed");
    assert!(ready(&request, "message").contains("data: Restore"), "{}", ready(&request, "message"));
    given_back(&shop, &oid, "shop:v2-oneway")?;

    let spec =
        "{targets: [{kind: Deployment, name: shop}], to: {release: RELEASE}, database: {policyRef: {name: shop}, data: Restore, backupRef: {name: nightly}}}";
    let request = shop.request("restore", &spec.replace("RELEASE", request["status"]["plan"]["targets"][0]["source"]["release"].as_str().unwrap()))?;
    ended(&request, "Succeeded", "Succeeded");
    v1_serves(&shop)
}

#[test]
fn an_empty_way_down_is_caught_before_the_swap() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "empty-down", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2-empty")?;
    let oid = database_oid(&shop)?;
    let request = shop.request("down", ROLL_BACK)?;
    ended(&request, "Failed", "SchemaDiffers");
    assert!(ready(&request, "message").contains("column public.orders.title is gone"), "{}", ready(&request, "message"));
    given_back(&shop, &oid, "shop:v2-empty")
}
