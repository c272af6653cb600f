//! Where the login may make no copy, the database is changed in place: backup first, and half-way is never served.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, database_oid, databases, ended, v1_serves};

#[test]
fn without_createdb_the_schema_goes_down_in_place_after_a_backup() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "in-place", Migrates::AtStart);
    shop.start()?;
    shop.sql("ALTER ROLE rollback NOCREATEDB")?;
    bad_release(&shop, "v2")?;
    let oid = database_oid(&shop)?;

    let dry = shop.request("look", &ROLL_BACK.replacen('{', "{dryRun: true, ", 1))?;
    let warnings = dry["status"]["plan"]["warnings"].to_string();
    assert!(warnings.contains("CREATEDB") && warnings.contains("is down for about"), "{warnings}");

    let request = shop.request("down", ROLL_BACK)?;
    ended(&request, "Succeeded", "Succeeded");
    assert_eq!(request["status"]["plan"]["database"]["method"], "InPlace");
    v1_serves(&shop)?;
    assert_eq!((database_oid(&shop)?, databases(&shop)?), (oid.clone(), "postgres,shop".into()), "the same database, and no copy");

    // The backup that was taken first has what v2 had, and brings it back: also in place.
    let backup = request["status"]["safetyBackup"].as_str().unwrap();
    shop.sql("DELETE FROM orders WHERE id <= 400")?;
    let bad = request["status"]["plan"]["targets"][0]["before"]["release"].as_str().unwrap();
    let spec = format!(
        "{{targets: [{{kind: Deployment, name: shop}}], to: {{release: {bad}}}, verify: {{timeoutSeconds: 5}}, database: {{policyRef: {{name: shop}}, data: Restore, backupRef: {{name: {backup}}}}}}}"
    );
    let request = shop.request("forward", &spec)?;
    // v2 answers 500, so it cannot be verified; but its data are there, all of them.
    ended(&request, "Failed", "VerifyFailed");
    assert_eq!(shop.sql("SELECT count(name) || ' ' || count(discount) FROM orders")?, "1000 250");
    assert_eq!((database_oid(&shop)?, databases(&shop)?), (oid, "postgres,shop".into()));
    Ok(())
}
