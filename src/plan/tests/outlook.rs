//! What a plan that was made ahead says.

use super::fixture::{bad_migration, planned, spec, with_database};
use crate::api::RollbackRequestSpec;
use crate::api::approval::Unasked;
use crate::plan::outlook::words;

#[test]
fn what_a_rollback_would_come_to_is_one_sentence() {
    let unasked = RollbackRequestSpec { unasked: Some(vec![Unasked::Code]), ..with_database("") };
    let said = words(&planned(&unasked, &bad_migration()));
    for part in [
        "Deployment shop would go back to Release v1: Downgrade, because the old code",
        "down for about",
        "approval of Schema",
        "lost: drops public.orders.name",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let code = words(&planned(&spec(""), &bad_migration()));
    assert!(code.starts_with("Deployment shop would go back to Release v1: CodeOnly") && !code.contains("down for"), "{code}");
}
