//! What becomes of a request of which a step has failed: its end, or what the plan names for that.

use super::answer::{Answer, Condemned, Moment, Next, Outcome};
use super::ending::end;
use super::{report, undoing};
use crate::api::conditions::{State, Summary, kind};
use crate::api::plan::StepName;
use crate::api::request_status::{Course, Phase, RollbackRequestStatus, StepStatus};
use crate::api::{Reason, RollbackRequest};
use crate::steps::restore::NOT_GOOD;

/// A step has failed, nothing is held any more, and no undo is due.
pub(super) fn ends(at: Moment<'_>, new: RollbackRequestStatus) -> Answer {
    let condemned = condemned(&new.course);
    let answer = match goes_on(at.request, &new) {
        Some(backup) => go_on(at, new, &backup),
        None => undoing::again(at, &new).unwrap_or_else(|| fails(at, new)),
    };
    Answer { condemned, ..answer }
}

/// The Backup in which a step has found damage.
fn condemned(course: &Course) -> Option<Condemned> {
    let failed = course.failed().filter(|step| step.why() == Some(NOT_GOOD))?;
    let backup = course.plan.as_ref()?.database.as_ref()?.backup.as_ref()?.name.clone();
    Some(Condemned { backup, why: failed.message.clone().unwrap_or_default() })
}

fn fails(at: Moment<'_>, mut new: RollbackRequestStatus) -> Answer {
    let report = match &new.undo {
        Some(undo) => report::undo_failed(&new.course, undo),
        None => report::write(&new),
    };
    if new.undo.is_some() {
        at.set(&mut new, kind::UNDONE, State::False, Reason::UndoFailed, "the undo failed; the steps of status.undo say why");
    }
    let failed = new.undo.as_ref().unwrap_or(&new.course).failed();
    let reason = failed.and_then(StepStatus::why).unwrap_or(Reason::Failed);
    end(at, RollbackRequestStatus { report: Some(report.clone()), ..new }, Outcome::Failed, reason, &report)
}

/// Failures that say that the migrations have no way down. What may pass, an image that cannot be pulled, is none; nor are rows that
/// differ: a restore loses more of them.
const NO_WAY_DOWN: [Reason; 3] = [Reason::MigrationFailed, Reason::MigrationDidNothing, Reason::SchemaDiffers];

/// The Backup to go on to, where the way down has failed on its copy and the plan named one for that.
fn goes_on(request: &RollbackRequest, seen: &RollbackRequestStatus) -> Option<String> {
    let failed = seen.course.failed()?;
    let by_migrations = matches!(failed.name, StepName::Migrate | StepName::Check) && NO_WAY_DOWN.contains(&failed.why()?);
    let wanted = by_migrations && !request.spec.abort && seen.undo.is_none();
    seen.course.plan.as_ref()?.database.as_ref()?.otherwise.clone().filter(|_| wanted && seen.way_down.is_none())
}

/// Everything is given back, as if the way down had never been tried; the restore gets a plan of its own, by what is there now.
fn go_on(at: Moment<'_>, mut new: RollbackRequestStatus, backup: &str) -> Answer {
    let message = format!("the way down has failed on its copy, and the database is as it was; Backup {backup} is to be restored instead, as the plan said");
    new.way_down = Some(Box::new(std::mem::take::<Course>(&mut new.course)));
    new.phase = Phase::Pending;
    at.summarize(&mut new, Summary::Progressing, Reason::Planning, &message);
    at.answer(new, Next::Round).tell(Reason::WayDownFailed, message, false)
}
