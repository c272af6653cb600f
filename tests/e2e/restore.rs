//! Somebody deletes rows by mistake: last night's backup is restored beside, checked, and swapped in.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, Shop};

use crate::expect::{ended, v1_serves};

#[test]
fn deleted_rows_come_back_from_a_backup() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "restore", Migrates::AtStart);
    shop.start()?;
    let backup = shop.backup("nightly")?;
    assert_eq!(backup["status"]["phase"], "Completed", "{backup:#}");
    shop.sql("DELETE FROM orders WHERE id <= 400; INSERT INTO customers (name) VALUES ('after the backup')")?;

    let spec = "{targets: [{kind: Deployment, name: shop}], database: {policyRef: {name: shop}, data: Restore, backupRef: {name: nightly}}}";
    let request = shop.request("rows", spec)?;
    ended(&request, "Succeeded", "Succeeded");
    assert_eq!(request["status"]["plan"]["way"], "Restore");
    assert!(
        request["status"]["plan"]["losses"].to_string().contains("public.orders: 600 rows now, 1000 in Backup nightly"),
        "{:#}",
        request["status"]["plan"]["losses"]
    );
    v1_serves(&shop)?;

    // What was written since the backup is only in the kept original, as the plan said.
    let kept = request["status"]["keptDatabase"].as_str().unwrap();
    assert_eq!(shop.sql("SELECT count(*) FROM customers")?, "50");
    assert_eq!(shop.sql_in(kept, "SELECT count(*) FROM customers")?, "51");
    // Sequences go on where the backup had them, so the next insert works.
    shop.sql("INSERT INTO orders (customer_id, title) VALUES (1, 'next')")?;
    Ok(())
}
