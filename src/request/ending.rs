//! How a request ends: well, by a failed step, or by going on to what the plan names for that.

use std::time::Duration;

use super::answer::{Answer, Ended, Moment, Next, Outcome};
use super::{report, undoing};
use crate::api::conditions::{State, Summary, kind};
use crate::api::request_status::{Course, Phase, RollbackRequestStatus, StepName};
use crate::api::{RollbackRequest, time};

/// The reason of a request that was done before.
pub(super) const ALREADY: &str = "AlreadyHandled";
/// The reason of one that was done before, for another state of its workloads.
pub(super) const MOVED: &str = "HandledForAnotherState";

/// The request is at its end, with that outcome and reason.
pub(super) fn end(at: Moment<'_>, mut new: RollbackRequestStatus, outcome: Outcome, reason: &str, message: &str) -> Answer {
    let good = match outcome {
        Outcome::Succeeded => true,
        Outcome::Failed => false,
        // What was asked for was not done.
        Outcome::Undone => new.course.failed().is_none(),
    };
    let (state, summary) = if good { (State::True, Summary::Ready) } else { (State::False, Summary::Stalled) };
    // A refused plan has changed nothing, and the same request may be right tomorrow.
    let recorded = !new.course.steps.is_empty() && !at.request.spec.dry_run && ![ALREADY, MOVED].contains(&reason);
    at.set(&mut new, kind::SUCCEEDED, state, reason, message);
    at.summarize(&mut new, summary, reason, message);
    new.phase = outcome.phase();
    new.completion_time = Some(time(at.now));
    let ended = Ended { outcome, reason: reason.to_owned(), recorded };
    Answer { ended: Some(ended), ..at.answer(new, Next::Round) }.tell(outcome.text(), message, good)
}

/// Every step is done.
pub(super) fn finish(at: Moment<'_>, mut new: RollbackRequestStatus) -> Answer {
    if new.undo.is_none() {
        let report = report::write(&new);
        new.report = Some(report.clone());
        new.undo_until = Some(time(at.now + jiff::SignedDuration::from_secs(at.request.spec.undo_window_seconds)));
        return end(at, new, Outcome::Succeeded, "Succeeded", &report);
    }
    at.set(&mut new, kind::UNDONE, State::True, "Undone", "everything is as it was before the request");
    let failed = new.course.failed().map(|step| format!("Step {:?} failed: {} ", step.name, step.message.as_deref().unwrap_or_default()));
    let report = format!("{}{}", failed.as_deref().unwrap_or_default(), report::undone(&new));
    new.report = Some(report.clone());
    end(at, new, Outcome::Undone, "Undone", &report)
}

/// A step has failed, nothing is held any more, and no undo is due.
pub(super) fn after_failure(at: Moment<'_>, mut new: RollbackRequestStatus) -> Answer {
    if let Some(backup) = goes_on(at.request, &new) {
        return go_on(at, new, &backup);
    }
    if let Some(answer) = undoing::again(at, &new) {
        return answer;
    }
    let report = match &new.undo {
        Some(undo) => report::undo_failed(&new.course, undo),
        None => report::write(&new),
    };
    if new.undo.is_some() {
        at.set(&mut new, kind::UNDONE, State::False, "UndoFailed", "the undo failed; the steps of status.undo say why");
    }
    let failed = new.undo.as_ref().unwrap_or(&new.course).failed();
    let reason = failed.and_then(|step| step.reason.clone()).unwrap_or_else(|| "Failed".to_owned());
    end(at, RollbackRequestStatus { report: Some(report.clone()), ..new }, Outcome::Failed, &reason, &report)
}

/// Failures that say that the migrations have no way down. What may pass, an image that cannot be pulled, is none; nor are rows that
/// differ: a restore loses more of them.
const NO_WAY_DOWN: [&str; 3] = ["MigrationFailed", "MigrationDidNothing", "SchemaDiffers"];

/// The Backup to go on to, where the way down has failed on its copy and the plan named one for that.
fn goes_on(request: &RollbackRequest, seen: &RollbackRequestStatus) -> Option<String> {
    let failed = seen.course.failed()?;
    let by_migrations = matches!(failed.name, StepName::Migrate | StepName::Check) && NO_WAY_DOWN.contains(&failed.reason.as_deref()?);
    let wanted = by_migrations && !request.spec.abort && seen.undo.is_none();
    seen.course.plan.as_ref()?.database.as_ref()?.otherwise.clone().filter(|_| wanted && seen.way_down.is_none())
}

/// Everything is given back, as if the way down had never been tried; the restore gets a plan of its own, by what is there now.
fn go_on(at: Moment<'_>, mut new: RollbackRequestStatus, backup: &str) -> Answer {
    let message = format!("the way down has failed on its copy, and the database is as it was; Backup {backup} is restored instead, as the plan said");
    new.way_down = Some(Box::new(std::mem::take::<Course>(&mut new.course)));
    new.phase = Phase::Pending;
    at.summarize(&mut new, Summary::Progressing, "Planning", &message);
    at.answer(new, Next::Round).tell("WayDownFailed", message, false)
}

/// When a finished request goes by itself.
pub(super) fn expires(request: &RollbackRequest, seen: &RollbackRequestStatus, now: jiff::Timestamp) -> Next {
    let (Some(ttl), Some(end)) = (request.spec.ttl_seconds_after_finished, &seen.completion_time) else { return Next::Rest };
    match end.0.as_second().saturating_add(ttl) - now.as_second() {
        left @ 1.. => Next::After(Duration::from_secs(left.unsigned_abs())),
        _ => Next::Delete,
    }
}
