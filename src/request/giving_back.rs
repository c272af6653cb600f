//! What a request holds, until nothing is held.

use super::answer::{Moment, Next};
use super::course::{Impossible, plan};
use super::stepping::Turn;
use crate::api::plan::StepName;
use crate::api::request_status::{Course, Held, RollbackRequestStatus, StepPhase, StepStatus};
use crate::steps::{Decision, Run};

/// A step that belongs to no plan and has no time limit.
pub fn unplanned() -> StepStatus {
    StepStatus { phase: StepPhase::Running, ..StepStatus::pending(StepName::Quiesce) }
}

/// The course that holds something: the undo's, or the rollback's own.
pub fn holding(seen: &RollbackRequestStatus) -> &Course {
    seen.undo.as_ref().filter(|undo| !undo.held.nothing()).unwrap_or(&seen.course)
}

fn holding_mut(status: &mut RollbackRequestStatus) -> &mut Course {
    match &mut status.undo {
        Some(undo) if !undo.held.nothing() => undo,
        Some(_) | None => &mut status.course,
    }
}

/// Its plan, to look at what it holds.
///
/// # Errors
/// [`Impossible`] when it has none.
pub fn run<'a>(at: Moment<'a>, seen: &'a RollbackRequestStatus, step: &'a StepStatus) -> Result<Run<'a>, Impossible> {
    let course = holding(seen);
    Ok(Run::unplanned(at.request, plan(course)?, course, step, at.now))
}

/// What is made of the decision.
pub fn decided<A>(at: Moment<'_>, decision: Decision<A>) -> Turn<A> {
    let mut new = at.seen();
    Turn::Write(Box::new(match decision {
        Decision::Act(action) => return Turn::Act(action),
        Decision::Done(_) | Decision::Lacks(_) => {
            holding_mut(&mut new).held = Held::default();
            at.answer(new, Next::Round)
        }
        Decision::Wait(why) | Decision::Advance { what: why, .. } => at.keeps(new, &why),
        Decision::Fail(failure) => at.keeps(new, &failure.message),
        Decision::Record(note) => {
            note.apply(holding_mut(&mut new));
            at.answer(new, Next::Round)
        }
    }))
}
