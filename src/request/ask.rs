//! What a request asks for next.

use kube::ResourceExt;

use super::answer::{Answer, Moment, Next, Outcome};
use super::approval::{self, Awaited};
use super::course::{Impossible, course, plan};
use super::{ending, failing, giving_back, original, planning, stepping, undoing};
use crate::api::Reason;
use crate::api::request_status::{Phase, RollbackRequestStatus};

/// Holds a request until what it holds is given back.
pub const FINALIZER: &str = "rollback-operator.dev/give-back";

/// What is wanted of the controller.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Nothing but what follows.
    Nothing(Next),
    /// To write this down: no look is needed for it.
    Write(Box<Answer>),
    /// The finalizer, before anything is held.
    Hold,
    /// A plan, or who goes before.
    Plan,
    /// A round of this step of the course that the request is on.
    Step(usize),
    /// What is held to be given back.
    GiveBack,
    /// The plan of an undo.
    Undo,
    /// To let the kept original go, whose time is over.
    Discard,
    /// To let the request go, which is deleted.
    Leave,
}

/// What the request asks for next.
///
/// # Errors
/// [`Impossible`] when its status says what cannot be.
pub fn ask(at: Moment<'_>) -> Result<Ask, Impossible> {
    let (request, seen) = (at.request, at.seen());
    let held = request.finalizers().iter().any(|f| f == FINALIZER);
    if request.metadata.deletion_timestamp.is_some() {
        return Ok(if held { Ask::Leave } else { Ask::Nothing(Next::Rest) });
    }
    if seen.phase != Phase::Pending && seen.at_work() && !held {
        // A manifest that replaces the request has none, and what is held must outlive its deletion.
        return Ok(Ask::Hold);
    }
    match seen.phase {
        Phase::Pending => Ok(pending(at, seen)),
        Phase::AwaitingApproval => Ok(awaits_approval(at, seen)),
        Phase::Running | Phase::Undoing => goes_on(at, seen),
        Phase::Failing | Phase::Succeeded | Phase::Failed | Phase::Undone if !seen.nothing_held() => {
            plan(giving_back::holding(&seen))?;
            Ok(Ask::GiveBack)
        }
        Phase::Failing if undoing::is_due(request, &seen) => Ok(Ask::Undo),
        Phase::Failing => Ok(write(failing::ends(at, seen))),
        Phase::Succeeded | Phase::Failed | Phase::Undone => Ok(rests(at, seen)),
    }
}

fn write(answer: Answer) -> Ask {
    Ask::Write(Box::new(answer))
}

/// Until somebody has approved the plan.
fn awaits_approval(at: Moment<'_>, seen: RollbackRequestStatus) -> Ask {
    match approval::awaits(at, seen) {
        Awaited::Approved => Ask::Plan,
        Awaited::Told(answer) => Ask::Write(answer),
        Awaited::Still(next) => Ask::Nothing(next),
    }
}

/// Until there is a plan.
fn pending(at: Moment<'_>, seen: RollbackRequestStatus) -> Ask {
    match () {
        () if at.request.spec.abort => write(ending::end(at, seen, Outcome::Failed, Reason::Aborted, "the request was aborted before anything was begun")),
        () if seen.start_time.is_none() && at.request.spec.database.is_some() => write(planning::taken_up(at, seen)),
        () => Ask::Plan,
    }
}

/// The first step that is not done, or the end.
fn goes_on(at: Moment<'_>, seen: RollbackRequestStatus) -> Result<Ask, Impossible> {
    plan(course(&seen))?;
    let Some(index) = course(&seen).current() else { return Ok(write(ending::finish(at, seen))) };
    if at.request.spec.abort && !undoing::goes_on(&seen) {
        return Ok(write(stepping::aborted(at, seen, index)));
    }
    match stepping::begun(at, &seen, index) {
        Some(answer) => Ok(write(answer)),
        None => Ok(Ask::Step(index)),
    }
}

/// What a finished request still has to do: be undone when somebody asks, let the kept original go, and go itself.
fn rests(at: Moment<'_>, seen: RollbackRequestStatus) -> Ask {
    let spec = &at.request.spec;
    let undoable = undoing::is_possible(at.request, &seen);
    let wanted = spec.undo && seen.undo.is_none() && undoable && !undoing::is_refused_for_good(&seen);
    let aborted = spec.abort && !seen.abort_is_spent();
    match original::due(&seen, at.now) {
        _ if wanted && aborted => write(undoing::call_off(at, seen)),
        _ if wanted => Ask::Undo,
        _ if aborted && undoable && !spec.undo => write(at.answer(RollbackRequestStatus { abort_spent: true, ..seen }, Next::Round)),
        Some(Next::Round) => Ask::Discard,
        Some(next) => Ask::Nothing(next),
        None => Ask::Nothing(ending::expires(at.request, &seen, at.now)),
    }
}
