//! What becomes of the kept original after a request: it is dropped when its undo window is over and its backup is good, or
//! stays, and says why.

use std::time::Duration;

use jiff::Timestamp;

use super::answer::{Answer, Condemned, Moment, Next};
use super::course::{Impossible, plan};
use super::ending;
use super::stepping::Turn;
use crate::api::Reason;
use crate::api::conditions::{State, kind};
use crate::api::plan::StepName;
use crate::api::request_status::{Course, Phase, RollbackRequestStatus, StepStatus};
use crate::api::time;
use crate::database::identifier;
use crate::steps::discard::{FOR_EVER, NOT_VERIFIED};
use crate::steps::{Decision, Run};

/// How often it is asked again whether what keeps an original has passed: no room to try its backup, a policy that is gone.
const AGAIN: Duration = Duration::from_secs(600);

/// When the kept original is due to go: [`Next::Round`] now, or later; `None` when there is none that goes.
pub(super) fn due(seen: &RollbackRequestStatus, now: Timestamp) -> Option<Next> {
    let until = seen.undo_until.as_ref().filter(|_| seen.course.kept_database.is_some() && seen.course.plan.is_some())?;
    let for_ever = seen.conditions.iter().any(|c| c.type_ == kind::ORIGINAL_KEPT && FOR_EVER.iter().any(|reason| c.reason == *reason));
    if seen.phase != Phase::Succeeded || seen.discarded_time.is_some() || for_ever {
        return None;
    }
    // Whatever its own time is: without the request nobody could undo it, and nobody would drop the original.
    Some(match until.0.as_second() - now.as_second() {
        left @ 1.. => Next::After(Duration::from_secs(left.unsigned_abs())),
        _ => Next::Round,
    })
}

/// The plan of the rollback, to look at what it has kept.
///
/// # Errors
/// [`Impossible`] when it has none.
pub fn run<'a>(at: Moment<'a>, seen: &'a RollbackRequestStatus, step: &'a StepStatus) -> Result<Run<'a>, Impossible> {
    Ok(Run::unplanned(at.request, plan(&seen.course)?, &seen.course, step, at.now))
}

/// What is made of the decision, and of its backup where that was found damaged. What needs a person keeps the original, and is asked again.
pub fn decided<A>(at: Moment<'_>, decision: Decision<A>, damaged: bool) -> Turn<A> {
    let mut new = at.seen();
    Turn::Write(Box::new(match decision {
        Decision::Act(action) => return Turn::Act(action),
        Decision::Done(message) | Decision::Lacks(message) => {
            new.discarded_time = Some(time(at.now));
            at.set(&mut new, kind::ORIGINAL_KEPT, State::False, Reason::Discarded, &message);
            at.answer(new, Next::Round).tell(Reason::OriginalDropped, message, true)
        }
        Decision::Fail(failure) => {
            let told = new.conditions.iter().any(|c| c.type_ == kind::ORIGINAL_KEPT && c.reason == failure.reason);
            let condemned = new
                .course
                .safety_backup
                .clone()
                .filter(|_| damaged && failure.reason == NOT_VERIFIED)
                .map(|backup| Condemned { backup, why: failure.message.clone() });
            let next = match ending::expires(at.request, &new, at.now) {
                _ if FOR_EVER.contains(&failure.reason) => Next::Round,
                Next::Delete => Next::Delete,
                Next::Round | Next::Again | Next::After(_) | Next::Rest => Next::After(AGAIN),
            };
            at.set(&mut new, kind::ORIGINAL_KEPT, State::True, failure.reason, &failure.message);
            let answer = Answer { condemned, ..at.answer(new, next) };
            if told { answer } else { answer.tell(Reason::OriginalKept, failure.message, false) }
        }
        Decision::Wait(_) | Decision::Advance { .. } | Decision::Record(_) => at.answer(new, Next::Again),
    }))
}

/// A database that nobody drops any more once the request is gone: it is somebody's data, so it goes by a person's word alone.
pub(super) fn left(seen: &RollbackRequestStatus) -> Option<String> {
    let kept = |course: &Course| course.kept_database.clone().filter(|_| seen.discarded_time.is_none());
    let undone = seen.undo.as_ref().filter(|undo| undo.done(StepName::Swap));
    let (name, what) = match undone.map(kept) {
        Some(name) => (name?, "what the rollback had brought"),
        None => (kept(&seen.course)?, "the database as it was before the request"),
    };
    Some(format!("database {0} stays: it is {what}, and with this request nothing drops it any more; 'DROP DATABASE {1}' does", name, identifier(&name)))
}

/// Whether its backup may be on trial in a scratch database, which does not outlive the request.
pub(super) fn may_be_on_trial(seen: &RollbackRequestStatus, now: Timestamp) -> bool {
    let due = seen.undo_until.as_ref().is_some_and(|until| until.0 <= now);
    due && seen.discarded_time.is_none() && seen.course.kept_database.is_some() && seen.course.plan.is_some()
}
