//! What follows of a verdict: a rollback, or why there is none.

use jiff::Timestamp;

use crate::api::rollback_policy::{CannotTell, RollbackPolicySpec};
use crate::api::{Reason, Verdict};

/// What is known when a release was found to fail.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    pub policy: &'a RollbackPolicySpec,
    pub verdict: Verdict,
    /// What has become of the request that was made for this very release before.
    pub tried: Option<Tried>,
    /// The BackupPolicy of the workload's database, where the policy does not name it.
    pub unnamed: Option<&'a str>,
    /// What stands against a rollback of the workload at the moment, and why.
    pub blocked: Option<(Reason, String)>,
    /// Whether the workload has a good release that is not this one.
    pub good: bool,
    /// When rollbacks were asked for by a policy in this namespace.
    pub asked: &'a [Timestamp],
    pub now: Timestamp,
}

/// A request that was made for a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    /// A moment ago, so that no watch has brought it yet; or it is at work.
    AtWork,
    /// It took the workload back, or is gone by now.
    Succeeded(String),
    Failed(String),
    /// Somebody has undone it, and so wants the release to run.
    Undone(String),
}

/// What follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Follows {
    /// A request is made.
    Act,
    /// Nothing, since a request is at work already, or was.
    Nothing,
    /// It is told, and nothing is changed.
    Told(Reason, String),
}

/// What follows. Never twice for one release, whoever applies it again.
pub fn decide(case: &Case<'_>) -> Follows {
    let told = |reason: Reason, why: String| Follows::Told(reason, why);
    match &case.tried {
        Some(Tried::AtWork) => return Follows::Nothing,
        Some(Tried::Succeeded(request)) => {
            return told(
                Reason::BadReleaseAgain,
                format!(
                    "RollbackRequest {request} has taken the workload back from this very release before, and that is not done twice; apply another release, or make a request of your own"
                ),
            );
        }
        Some(Tried::Failed(request)) => {
            return told(
                Reason::BadReleaseAgain,
                format!(
                    "RollbackRequest {request} could not take the workload back, and it is not tried twice; it says why, and what a request of your own would need"
                ),
            );
        }
        Some(Tried::Undone(request)) => {
            return told(
                Reason::BadReleaseAgain,
                format!(
                    "RollbackRequest {request}, which went back from this release, was undone, so that somebody wants it to run; apply another release, or make a request of your own"
                ),
            );
        }
        None => {}
    }
    match case.verdict {
        Verdict::BadWorld => return told(Reason::BadWorld, "a rollback would mend nothing, so nothing is done".into()),
        Verdict::CannotTell if case.policy.cannot_tell == CannotTell::Wait => {
            return told(Reason::CannotTell, "whose fault it is cannot be told, so nothing is done; if it is the release's, ask for a rollback".into());
        }
        Verdict::CannotTell | Verdict::BadRelease => {}
    }
    if !case.good {
        return told(
            Reason::NoGoodRelease,
            "no release of this workload that came before it was ever good, so there is none to go back to; apply one that is".into(),
        );
    }
    if let Some(database) = case.unnamed {
        return told(
            Reason::DatabaseNotNamed,
            format!(
                "the workload's database is that of BackupPolicy {database}, which the policy does not name, so nobody may look whether the old code fits its schema; set policyRef to it"
            ),
        );
    }
    if let Some((reason, why)) = &case.blocked {
        return told(*reason, why.clone());
    }
    if case.policy.notify_only {
        return told(Reason::NotifyOnly, "the policy says notifyOnly; ask for the rollback yourself".into());
    }
    let window = case.policy.limit.window_seconds;
    let recent = case.asked.iter().filter(|at| case.now.as_second() - at.as_second() < window).count();
    if i64::try_from(recent).is_ok_and(|recent| recent >= case.policy.limit.rollbacks) {
        return told(
            Reason::TooManyRollbacks,
            format!(
                "{recent} rollbacks were asked for in the last {window} s in this namespace, and the policy's limit is {}; what fails together is seldom the fault of one release. Ask for the rollback yourself",
                case.policy.limit.rollbacks
            ),
        );
    }
    Follows::Act
}
