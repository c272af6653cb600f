//! What follows of a verdict.

use super::fixture::at;
use crate::api::rollback_policy::{CannotTell, RollbackPolicySpec};
use crate::api::{Reason, Verdict};
use crate::plan::failing::decide::{Case, Follows, Tried, decide};

#[test]
fn what_follows_is_never_a_second_rollback_of_one_release() {
    let spec = |more: &str| -> RollbackPolicySpec { serde_yaml::from_str(&format!("{{selector: {{}}, {more}}}")).unwrap_or_else(|e| unreachable!("{e}")) };
    let (plain, notify, act) = (spec(""), spec("notifyOnly: true"), spec("cannotTell: Act"));
    assert_eq!((plain.cannot_tell, plain.limit.rollbacks), (CannotTell::Wait, 3));
    let base = Case { policy: &plain, verdict: Verdict::BadRelease, tried: None, unnamed: None, blocked: None, good: true, asked: &[], now: at(10_000) };
    let (lately, long_ago) = ([at(9_000), at(9_500), at(9_900)], [at(1), at(2), at(9_900)]);
    for (name, case, is) in [
        ("a bad release", base.clone(), Ok(())),
        ("a bad world", Case { verdict: Verdict::BadWorld, ..base.clone() }, Err(Some(Reason::BadWorld))),
        ("nobody can tell", Case { verdict: Verdict::CannotTell, ..base.clone() }, Err(Some(Reason::CannotTell))),
        ("nobody can tell, and the policy is to act", Case { verdict: Verdict::CannotTell, policy: &act, ..base.clone() }, Ok(())),
        ("nothing was ever good", Case { good: false, ..base.clone() }, Err(Some(Reason::NoGoodRelease))),
        ("its database is not named", Case { unnamed: Some("db"), ..base.clone() }, Err(Some(Reason::DatabaseNotNamed))),
        ("the policy only tells", Case { policy: &notify, ..base.clone() }, Err(Some(Reason::NotifyOnly))),
        ("it was taken back before", Case { tried: Some(Tried::Succeeded("r".into())), ..base.clone() }, Err(Some(Reason::BadReleaseAgain))),
        ("it could not be taken back before", Case { tried: Some(Tried::Failed("r".into())), ..base.clone() }, Err(Some(Reason::BadReleaseAgain))),
        ("somebody has undone what took it back", Case { tried: Some(Tried::Undone("r".into())), ..base.clone() }, Err(Some(Reason::BadReleaseAgain))),
        ("its request is at work", Case { tried: Some(Tried::AtWork), ..base.clone() }, Err(None)),
        ("it is paused", Case { blocked: Some((Reason::WorkloadPaused, "it is paused".into())), ..base.clone() }, Err(Some(Reason::WorkloadPaused))),
        ("many went back lately", Case { asked: &lately, ..base.clone() }, Err(Some(Reason::TooManyRollbacks))),
        ("many went back long ago", Case { asked: &long_ago, ..base }, Ok(())),
    ] {
        let follows = match decide(&case) {
            Follows::Act => Ok(()),
            Follows::Nothing => Err(None),
            Follows::Told(reason, _) => Err(Some(reason)),
        };
        assert_eq!(follows, is, "{name}");
    }
}
