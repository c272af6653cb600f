//! What a way down leaves behind and the old code does not mind: named with the statement that removes it, or removed.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, ended, v1_serves};

const TYPES: &str = "SELECT count(*) FROM pg_type WHERE typname = 'order_state'";

#[test]
fn a_type_that_a_way_down_leaves_is_named_or_removed() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "leftover", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2-enum")?;
    let request = shop.request("named", ROLL_BACK)?;
    ended(&request, "Succeeded", "Succeeded");
    assert_eq!(request["status"]["leftovers"][0]["message"], "enum public.order_state is new");
    assert_eq!(request["status"]["leftovers"][0]["statement"], "DROP TYPE public.order_state");
    v1_serves(&shop)?;
    assert_eq!(shop.sql(TYPES)?, "1");

    // The statement does what it says; without it the next upgrade would fail.
    shop.sql("DROP TYPE public.order_state")?;
    bad_release(&shop, "v2-enum")?;
    let request = shop.request("removed", &ROLL_BACK.replacen("{policyRef: {name: shop}}", "{policyRef: {name: shop}, leftovers: Remove}", 1))?;
    ended(&request, "Succeeded", "Succeeded");
    assert!(request["status"]["leftovers"].is_null(), "{:#}", request["status"]["leftovers"]);
    v1_serves(&shop)?;
    assert_eq!(shop.sql(TYPES)?, "0");
    Ok(())
}
