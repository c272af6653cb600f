//! What a request did is taken back: when that is due, when it waits, and when it is refused.

use std::time::Duration;

use super::answer::{Answer, Event, Moment, Next, Outcome};
use super::ending::end;
use super::report;
use crate::api::conditions::{State, Summary, kind};
use crate::api::request_status::{Course, Phase, RollbackRequestStatus};
use crate::api::rollback_request::OnFailure;
use crate::api::{Reason, RollbackRequest};
use crate::cluster::{Class, Error};
use crate::plan::{Refusal, undo};
use crate::steps::register;

/// How often an undo is looked at again that was refused for what may pass.
const AGAIN: Duration = Duration::from_secs(60);

/// Whether a failed rollback is taken back by itself.
pub(super) fn is_due(request: &RollbackRequest, seen: &RollbackRequestStatus) -> bool {
    let may_be_swapped = seen.course.kept_database.is_some();
    seen.undo.is_none() && request.spec.on_failure == OnFailure::Undo && (may_be_swapped || register::may_be_undone(&seen.course))
}

/// Whether the course goes on to its end whatever `abort` says: an undo that has begun to change something, or for which `abort` is not meant.
pub(super) fn goes_on(seen: &RollbackRequestStatus) -> bool {
    seen.undo.as_ref().is_some_and(|undo| seen.abort_is_spent() || register::has_changed(undo))
}

/// Whether the request has done something that can be taken back.
pub(super) fn is_possible(request: &RollbackRequest, seen: &RollbackRequestStatus) -> bool {
    seen.course.plan.is_some() && !request.spec.dry_run && seen.phase != Phase::Undone
}

/// Whether it was refused for what does not pass. Else it is looked at again: a password, a policy, a hotfix may be mended, and
/// until then nothing that the undo needs goes.
pub(super) fn is_refused_for_good(seen: &RollbackRequestStatus) -> bool {
    seen.conditions.iter().any(|c| c.type_ == kind::UNDONE && c.status == "False" && undo::NEVER.iter().any(|reason| c.reason == *reason))
}

/// An undo that waits, and is not wanted any more.
pub(super) fn call_off(at: Moment<'_>, mut new: RollbackRequestStatus) -> Answer {
    let message = "it is not undone: the undo was aborted before it had begun";
    let summary = if new.course.failed().is_some() { Summary::Stalled } else { Summary::Ready };
    refused(at, &mut new, summary, Reason::Aborted, message);
    at.answer(new, Next::Round).tell(Reason::NotUndone, message, false)
}

/// An undo that has changed nothing, and has given everything back, is planned anew as one that was refused: what was in its way, a
/// session of somebody's, passes. `None` where it is another undo, or none.
pub(super) fn again(at: Moment<'_>, seen: &RollbackRequestStatus) -> Option<Answer> {
    let failed = seen.undo.as_ref().filter(|undo| at.request.spec.undo && !register::has_changed(undo))?.failed()?;
    let reason = failed.why().unwrap_or(Reason::UndoFailed);
    let why = failed.message.as_deref().unwrap_or_default();
    let message = match undo::NEVER.contains(&reason) {
        true => format!("it is not undone: step {} ended: {why}. What it held is given back", failed.name),
        false => format!("it is not undone yet: step {} failed: {why}. It is tried again each minute", failed.name),
    };
    let mut new = RollbackRequestStatus { undo: None, ..seen.clone() };
    let (summary, phase) = match new.course.failed() {
        None => (Summary::Ready, Phase::Succeeded),
        Some(_) => (Summary::Stalled, Phase::Failed),
    };
    refused(at, &mut new, summary, reason, &message);
    new.phase = phase;
    Some(at.answer(new, Next::After(AGAIN)).tell(Reason::NotUndone, message, false))
}

fn refused(at: Moment<'_>, new: &mut RollbackRequestStatus, summary: Summary, reason: Reason, message: &str) {
    at.set(new, kind::UNDONE, State::False, reason, message);
    at.summarize(new, summary, reason, message);
}

/// What comes of the look at what is to be taken back.
///
/// # Errors
/// The look's own error where somebody wrote in between: it is looked at again.
pub fn planned(at: Moment<'_>, looked: Result<undo::Seen, Error>) -> Result<Answer, Error> {
    let mut new = at.seen();
    // One that nobody has asked for is what the request wants if its rollback fails, and is not called off.
    new.abort_spent |= !at.request.spec.undo;
    let made = match looked {
        Ok(seen) => register::undo(&new.course, &seen),
        Err(error) => match error.class() {
            Class::Conflict => return Err(error),
            Class::NeedsUser => Err(Refusal { reason: error.reason(), message: error.to_string() }),
            // Whoever has asked for it must see what it waits for.
            Class::Transient => {
                at.set(&mut new, kind::UNDONE, State::Unknown, error.reason(), &format!("the undo waits: {error}"));
                return Ok(at.answer(new, Next::Again));
            }
        },
    };
    let refusal = match made {
        Ok(plan) => {
            at.set(&mut new, kind::UNDONE, State::Unknown, Reason::Undoing, &plan.because);
            at.summarize(&mut new, Summary::Progressing, Reason::Undoing, &plan.because);
            new.undo = Some(Course::new(plan));
            new.phase = Phase::Undoing;
            return Ok(at.answer(new, Next::Round).tell(Reason::Undoing, "what the request did is taken back", true));
        }
        Err(refusal) => refusal,
    };
    let message = format!("it is not undone: {}", refusal.message);
    let told = new.conditions.iter().any(|c| c.type_ == kind::UNDONE && c.status == "False" && c.message == message);
    at.set(&mut new, kind::UNDONE, State::False, refusal.reason, &message);
    let mut answer = if new.phase.finished() {
        let next = if is_refused_for_good(&new) { Next::Round } else { Next::After(AGAIN) };
        at.answer(new, next)
    } else {
        let report = format!("{} {message}", report::write(&new));
        end(at, RollbackRequestStatus { report: Some(report.clone()), ..new }, Outcome::Failed, refusal.reason, &report)
    };
    if !told {
        answer.events.insert(0, Event { reason: Reason::NotUndone, note: message, good: false });
    }
    Ok(answer)
}
