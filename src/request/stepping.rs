//! A round of a step: what its decision makes of the request.

use super::answer::{Answer, Event, Moment, Next};
use super::course::{Impossible, course, course_mut, plan};
use super::ending;
use crate::api::Reason;
use crate::api::conditions::{State, Summary};
use crate::api::plan::{Plan, StepName};
use crate::api::request_status::{Phase, RollbackRequestStatus, StepPhase, StepStatus};
use crate::api::time;
use crate::cluster::{Class, Error};
use crate::steps::{Decision, Failure, Run, register};

/// What a decision comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn<A> {
    Act(A),
    Write(Box<Answer>),
}

/// The plan, and the step that is the request's turn.
///
/// # Errors
/// [`Impossible`] when there is none.
pub fn run<'a>(at: Moment<'a>, seen: &'a RollbackRequestStatus, index: usize) -> Result<Run<'a>, Impossible> {
    let course = course(seen);
    let plan: &Plan = plan(course)?;
    let step: &StepStatus = course.steps.get(index).ok_or(Impossible("it has fewer steps than its plan"))?;
    Ok(Run { request: at.request, plan, course, step, limit: register::facts(step.name).limit, now: at.now })
}

/// A trouble that passes is waited for, within the step's time; one that needs a person fails the step.
///
/// # Errors
/// The error itself where somebody wrote in between: it is looked at again.
pub fn trouble<A>(error: Error) -> Result<Decision<A>, Error> {
    match error.class() {
        Class::Conflict => Err(error),
        Class::Transient => Ok(Decision::Wait(error.to_string())),
        Class::NeedsUser => Ok(Decision::Fail(Failure { reason: error.reason(), message: error.to_string() })),
    }
}

/// What a step's decision makes of the request.
pub fn decided<A>(run: &Run<'_>, index: usize, decision: Decision<A>) -> Turn<A> {
    let (at, late) = (Moment { request: run.request, now: run.now }, run.late());
    let mut new = at.seen();
    Turn::Write(Box::new(match decision {
        Decision::Act(action) if !late => return Turn::Act(action),
        Decision::Record(note) => {
            note.apply(course_mut(&mut new));
            at.answer(new, Next::Round)
        }
        Decision::Wait(why) if !late => waits(at, new, index, &why),
        Decision::Advance { percent, what } if !late => {
            if let Some(step) = course_mut(&mut new).steps.get_mut(index).filter(|s| s.percent.is_none_or(|before| before < percent)) {
                (step.percent, step.advance_time) = (Some(percent), Some(time(at.now)));
            }
            waits(at, new, index, &what)
        }
        Decision::Act(_) => timed_out(at, new, index, "it still had something to change"),
        Decision::Wait(why) => timed_out(at, new, index, &format!("it waited for: {why}")),
        Decision::Advance { percent, what } => timed_out(at, new, index, &format!("it stands still at {percent} %: {what}")),
        Decision::Done(what) => done(at, new, (index, run.step.name), what, Done::Whole),
        Decision::Lacks(what) => done(at, new, (index, run.step.name), what, Done::Lacking),
        Decision::Fail(failure) => failed(at, new, index, failure),
    }))
}

/// A step is begun, before its first change; `None` when it is.
pub(super) fn begun(at: Moment<'_>, seen: &RollbackRequestStatus, index: usize) -> Option<Answer> {
    course(seen).steps.get(index).filter(|step| step.phase == StepPhase::Pending)?;
    let mut new = seen.clone();
    course_mut(&mut new).begin(index, at.now);
    Some(at.answer(new, Next::Round))
}

/// The request is stopped at a step.
pub(super) fn aborted(at: Moment<'_>, seen: RollbackRequestStatus, index: usize) -> Answer {
    failed(at, seen, index, Failure { reason: Reason::Aborted, message: "the request was aborted".to_owned() })
}

fn waits(at: Moment<'_>, mut new: RollbackRequestStatus, index: usize, why: &str) -> Answer {
    let message = format!("waits for {why}");
    if let Some(step) = course_mut(&mut new).steps.get_mut(index).filter(|step| step.message.as_ref() != Some(&message)) {
        step.message = Some(message.clone());
        at.summarize(&mut new, Summary::Progressing, Reason::Running, &message);
    }
    at.answer(new, Next::Again)
}

fn timed_out(at: Moment<'_>, new: RollbackRequestStatus, index: usize, what: &str) -> Answer {
    failed(at, new, index, Failure { reason: Reason::StepTimedOut, message: format!("not done in time; {what}") })
}

/// Whether a step that is done lacks something that is no reason to fail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Whole,
    Lacking,
}

fn done(at: Moment<'_>, mut new: RollbackRequestStatus, (index, name): (usize, StepName), what: String, how: Done) -> Answer {
    let (course, facts) = (course_mut(&mut new), register::facts(name));
    course.succeed(index, what.clone(), at.now);
    (facts.settles)(&mut course.held);
    let seconds = course.steps.get(index).and_then(|step| step.seconds).unwrap_or_default();
    if let Some(tells) = facts.tells {
        let (state, reason) = match tells.lacks.filter(|_| how == Done::Lacking) {
            Some(lacks) => (State::False, lacks),
            None => (State::True, tells.done),
        };
        at.set(&mut new, tells.kind, state, reason, &what);
    }
    let told = Event { reason: Reason::StepSucceeded, note: format!("{name}: {what}"), good: true };
    // What follows is written down at once: the next step begun, or the end.
    let course = course_mut(&mut new);
    let answer = match course.current() {
        Some(next) => {
            course.begin(next, at.now);
            at.answer(new, Next::Round)
        }
        None => ending::finish(at, new),
    };
    Answer { step: Some((name, seconds)), events: [told].into_iter().chain(answer.events).collect(), ..answer }
}

fn failed(at: Moment<'_>, mut new: RollbackRequestStatus, index: usize, failure: Failure) -> Answer {
    let course = course_mut(&mut new);
    course.fail(index, failure.reason, failure.message.clone(), at.now);
    let step = course.steps.get(index).map_or_else(String::new, |step| step.name.to_string());
    new.phase = Phase::Failing;
    let message = format!("step {step} failed: {}", failure.message);
    at.summarize(&mut new, Summary::Progressing, failure.reason, &message);
    at.answer(new, Next::Round).tell(Reason::StepFailed, message, false)
}
