//! What a plan that was made ahead says.

use super::fixture::{bad_migration, planned, spec, with_database};
use crate::api::RollbackRequestSpec;
use crate::api::approval::Unasked;
use crate::api::conditions::State;
use crate::api::release::Outlook;
use crate::plan::outlook::{condition, words};

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

#[test]
fn a_plan_is_believed_until_its_rehearsal_says_otherwise() {
    let outlook = |otherwise: &str, phase: &str| -> Outlook {
        let text = format!(
            "{{time: '2026-01-01T00:00:00Z', to: v1, way: Downgrade, message: it would go back, {otherwise}rehearsal: {{phase: {phase}, time: '2026-01-01T00:00:00Z', backup: nightly, message: title is gone}}}}"
        );
        serde_yaml::from_str(&text).unwrap_or_else(|error| unreachable!("{error}: {text}"))
    };
    for (name, outlook, state, says) in [
        ("it runs", outlook("", "Running"), State::True, "is being rehearsed on Backup nightly"),
        ("it went well", outlook("", "Passed"), State::True, "it would go back; its way down was rehearsed on Backup nightly: title is gone"),
        ("it could not be gone", outlook("", "NotRun"), State::True, "was not rehearsed: title is gone"),
        ("it failed", outlook("", "Failed"), State::False, "the way down does not work, as its rehearsal on Backup nightly shows: title is gone"),
        ("it failed, and there is another way", outlook("otherwise: weekly, ", "Failed"), State::True, "so Backup weekly would be restored"),
    ] {
        let (is, _, said) = condition(&outlook);
        assert!(is == state && said.contains(says), "{name}: {said}");
    }
}
