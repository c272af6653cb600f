//! How a request ends, and when it goes.

use std::time::Duration;

use super::answer::{Answer, Ended, Moment, Next, Outcome};
use super::report;
use crate::api::conditions::{State, Summary, kind};
use crate::api::request_status::RollbackRequestStatus;
use crate::api::{Reason, RollbackRequest, time};

/// The reason of a request that was done before.
pub(super) const ALREADY: Reason = Reason::AlreadyHandled;
/// The reason of one that was done before, for another state of its workloads.
pub(super) const MOVED: Reason = Reason::HandledForAnotherState;

/// The request is at its end, with that outcome and reason.
pub(super) fn end(at: Moment<'_>, mut new: RollbackRequestStatus, outcome: Outcome, reason: Reason, message: &str) -> Answer {
    let good = match outcome {
        Outcome::Succeeded => true,
        Outcome::Failed => false,
        // What was asked for was not done.
        Outcome::Undone => new.course.failed().is_none(),
    };
    let (state, summary) = if good { (State::True, Summary::Ready) } else { (State::False, Summary::Stalled) };
    // A refused plan has changed nothing, and the same request may be right tomorrow.
    let recorded = new.course.steps.iter().any(|step| step.start_time.is_some()) && !at.request.spec.dry_run && ![ALREADY, MOVED].contains(&reason);
    at.set(&mut new, kind::SUCCEEDED, state, reason, message);
    at.summarize(&mut new, summary, reason, message);
    new.phase = outcome.phase();
    new.completion_time = Some(time(at.now));
    let ended = Ended { outcome, reason, recorded };
    Answer { ended: Some(ended), ..at.answer(new, Next::Round) }.tell(outcome.reason(), message, good)
}

/// Every step is done.
pub(super) fn finish(at: Moment<'_>, mut new: RollbackRequestStatus) -> Answer {
    if new.undo.is_none() {
        let report = report::write(&new);
        new.report = Some(report.clone());
        new.undo_until = Some(time(at.now + jiff::SignedDuration::from_secs(at.request.spec.undo_window_seconds)));
        return end(at, new, Outcome::Succeeded, Reason::Succeeded, &report);
    }
    at.set(&mut new, kind::UNDONE, State::True, Reason::Undone, "everything is as it was before the request");
    let failed = new.course.failed().map(|step| format!("Step {} failed: {} ", step.name, step.message.as_deref().unwrap_or_default()));
    let report = format!("{}{}", failed.as_deref().unwrap_or_default(), report::undone(&new));
    new.report = Some(report.clone());
    end(at, new, Outcome::Undone, Reason::Undone, &report)
}

/// When a finished request goes by itself.
pub(super) fn expires(request: &RollbackRequest, seen: &RollbackRequestStatus, now: jiff::Timestamp) -> Next {
    let (Some(ttl), Some(end)) = (request.spec.ttl_seconds_after_finished, &seen.completion_time) else { return Next::Rest };
    match end.0.as_second().saturating_add(ttl) - now.as_second() {
        left @ 1.. => Next::After(Duration::from_secs(left.unsigned_abs())),
        _ => Next::Delete,
    }
}
