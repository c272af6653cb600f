//! One round of a course: the first step that is not done looks, decides, and acts or is written down. The course is the
//! rollback's own, or that of its undo.

use std::time::Duration;

use jiff::Timestamp;
use kube::ResourceExt;

use super::metrics::StepLabel;
use super::rollback_request::{LOOK_SECONDS, Next, write};
use super::{AGAIN, Context, ending};
use crate::api::conditions::{State, Summary, kind, set, summarize};
use crate::api::request_status::{ABORTED, Course, Phase, RollbackRequestStatus, StepName, StepPhase};
use crate::api::{RollbackRequest, time};
use crate::cluster::{Class, Error, World};
use crate::database;
use crate::steps::{self, Decision, Failure, Run, Step};

/// The course that a request is on.
fn on(status: &mut RollbackRequestStatus) -> &mut Course {
    match &mut status.undo {
        Some(undo) => undo,
        None => &mut status.course,
    }
}

pub(super) async fn advance(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    let Some(index) = on(&mut new).current() else {
        return ending::finish(context, request, new, now).await;
    };
    let Some(step) = on(&mut new).steps.get(index).cloned() else { return Ok(Next::Rest) };
    // An undo that has begun to change something goes on to its end.
    let goes_on = new.undo.as_ref().is_some_and(|undo| new.abort_is_spent() || !ending::nothing_undone(undo));
    if request.spec.abort && !goes_on {
        let message = "the request was aborted".to_owned();
        return fail(context, request, new, index, Failure { reason: ABORTED, message }, now).await;
    }
    if step.phase == StepPhase::Pending {
        on(&mut new).begin(index, now);
        write(context, request, new, now).await?;
        return Ok(Next::Round);
    }
    match step.name {
        StepName::Prove => Box::pin(round::<steps::prove::Prove>(context, request, new, index, now)).await,
        StepName::Quiesce => Box::pin(round::<steps::quiesce::Quiesce>(context, request, new, index, now)).await,
        StepName::Close => Box::pin(round::<steps::close::Close>(context, request, new, index, now)).await,
        StepName::Clone => Box::pin(round::<steps::clone::Clone>(context, request, new, index, now)).await,
        StepName::Migrate => Box::pin(round::<steps::migrate::Migrate>(context, request, new, index, now)).await,
        StepName::Restore => Box::pin(round::<steps::restore::Restore>(context, request, new, index, now)).await,
        StepName::Check => Box::pin(round::<steps::check::Check>(context, request, new, index, now)).await,
        StepName::Swap => Box::pin(round::<steps::swap::Swap>(context, request, new, index, now)).await,
        StepName::Configuration => Box::pin(round::<steps::configuration::Configuration>(context, request, new, index, now)).await,
        StepName::Workload => Box::pin(round::<steps::workload::Workload>(context, request, new, index, now)).await,
        StepName::Verify => Box::pin(round::<steps::verify::Verify>(context, request, new, index, now)).await,
        StepName::Backup => Box::pin(round::<steps::backup::Backup>(context, request, new, index, now)).await,
    }
}

async fn round<S: Step>(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, index: usize, now: Timestamp) -> Result<Next, Error> {
    let before = on(&mut new).clone();
    let (Some(plan), Some(step)) = (&before.plan, before.steps.get(index)) else { return Ok(Next::Rest) };
    let run = Run { request, plan, course: &before, step, now };
    let limit = run.limit();
    let left = Duration::from_secs((limit - run.age()).max(LOOK_SECONDS).unsigned_abs());
    let decided = match unless_called_off(&context.world, request, within(left, "look", Box::pin(S::observe(&context.world, &run)))).await {
        Ok(seen) => S::next(&run, &seen),
        Err(error) => trouble(error)?,
    };
    let late = run.late();
    match decided {
        Decision::Record(note) => {
            note.apply(on(&mut new));
            write(context, request, new, now).await?;
            Ok(Next::Round)
        }
        Decision::Act(action) if !late => {
            match unless_called_off(&context.world, request, within(left, "act", Box::pin(S::act(&context.world, &run, action)))).await {
                Ok(()) => Ok(Next::Round),
                Err(error) => match trouble::<S::Action>(error)? {
                    Decision::Fail(failure) => fail(context, request, new, index, failure, now).await,
                    Decision::Wait(why) => wait(context, request, new, index, why, now).await,
                    Decision::Record(_) | Decision::Act(_) | Decision::Done(_) | Decision::Advance { .. } => Ok(Next::Round),
                },
            }
        }
        Decision::Wait(why) if !late => wait(context, request, new, index, why, now).await,
        Decision::Advance { percent, what } if !late => {
            if let Some(step) = on(&mut new).steps.get_mut(index).filter(|s| s.percent.is_none_or(|before| before < percent)) {
                (step.percent, step.advance_time) = (Some(percent), Some(time(now)));
            }
            wait(context, request, new, index, what, now).await
        }
        Decision::Advance { percent, what } => timed_out(context, request, new, index, &format!("it stands still at {percent} %: {what}"), now).await,
        Decision::Act(_) => timed_out(context, request, new, index, "it still had something to change", now).await,
        Decision::Wait(why) => timed_out(context, request, new, index, &format!("it waited for: {why}"), now).await,
        Decision::Done(what) => done(context, request, new, index, what, now).await,
        Decision::Fail(failure) => fail(context, request, new, index, failure, now).await,
    }
}

/// How often a long look or act asks whether it is still wanted.
const CALLED_OFF: Duration = Duration::from_secs(3);

/// The future's result, or an error when the request is aborted or deleted meanwhile: what is dropped half-way ends with
/// its connection, on the server too, and the next look sees what came of it.
async fn unless_called_off<T>(world: &World, request: &RollbackRequest, future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let called_off = async {
        loop {
            tokio::time::sleep(CALLED_OFF).await;
            // An API server that does not answer ends nothing.
            let Ok(now) = world.get::<RollbackRequest>(&request.namespace().unwrap_or_default(), &request.name_any()).await else { continue };
            let aborted = |now: &RollbackRequest| now.spec.abort && !request.spec.abort;
            if now.is_none_or(|now| now.metadata.deletion_timestamp != request.metadata.deletion_timestamp || aborted(&now)) {
                return;
            }
        }
    };
    tokio::select! {
        done = future => done,
        () = Box::pin(called_off) => Err(database::Error::Moved(format!("RollbackRequest {} was aborted or deleted meanwhile", request.name_any())).into()),
    }
}

/// The future's result, or an error when it takes longer.
pub(crate) async fn within<T>(limit: Duration, what: &'static str, future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    match tokio::time::timeout(limit, future).await {
        Ok(done) => done,
        Err(_) => Err(Error::TimedOut { what, seconds: limit.as_secs() }),
    }
}

/// A trouble that passes is waited for, within the step's time; one that needs a person fails the step.
fn trouble<A>(error: Error) -> Result<Decision<A>, Error> {
    match error.class() {
        Class::Conflict => Err(error),
        Class::Transient => Ok(Decision::Wait(error.to_string())),
        Class::NeedsUser => Ok(Decision::Fail(Failure { reason: error.reason(), message: error.to_string() })),
    }
}

async fn wait(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, index: usize, why: String, now: Timestamp) -> Result<Next, Error> {
    if let Some(step) = on(&mut new).steps.get_mut(index) {
        let message = format!("waits for {why}");
        if step.message.as_ref() != Some(&message) {
            step.message = Some(message.clone());
            summarize(&mut new.conditions, Summary::Progressing, "Running", &message, request.metadata.generation, now);
            write(context, request, new, now).await?;
        }
    }
    Ok(Next::After(AGAIN))
}

async fn timed_out(context: &Context, request: &RollbackRequest, new: RollbackRequestStatus, index: usize, what: &str, now: Timestamp) -> Result<Next, Error> {
    let message = format!("not done in time; {what}");
    fail(context, request, new, index, Failure { reason: "StepTimedOut", message }, now).await
}

async fn done(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, index: usize, what: String, now: Timestamp) -> Result<Next, Error> {
    let generation = request.metadata.generation;
    let course = on(&mut new);
    course.succeed(index, what.clone(), now);
    let Some(step) = course.steps.get(index) else { return Ok(Next::Rest) };
    let (name, seconds) = (step.name, step.seconds.unwrap_or_default());
    if let Some((kind, state, reason)) = told(name, &what) {
        set(&mut new.conditions, kind, state, reason, &what, generation, now);
    }
    write(context, request, new, now).await?;
    context.metrics.step_seconds.get_or_create(&StepLabel { step: format!("{name:?}") }).observe(seconds);
    context.tell(request, "StepSucceeded", &format!("{name:?}: {what}"), true).await;
    Ok(Next::Round)
}

/// The condition that tells of a step's end.
fn told(name: StepName, what: &str) -> Option<(&'static str, State, &'static str)> {
    match name {
        StepName::Verify => Some((kind::VERIFIED, State::True, "ChecksHold")),
        StepName::Backup if what.contains(" failed") => Some((kind::BACKED_UP, State::False, "BackupFailed")),
        StepName::Backup => Some((kind::BACKED_UP, State::True, "BackupVerified")),
        StepName::Prove
        | StepName::Quiesce
        | StepName::Close
        | StepName::Clone
        | StepName::Migrate
        | StepName::Restore
        | StepName::Check
        | StepName::Swap
        | StepName::Configuration
        | StepName::Workload => None,
    }
}

async fn fail(
    context: &Context,
    request: &RollbackRequest,
    mut new: RollbackRequestStatus,
    index: usize,
    failure: Failure,
    now: Timestamp,
) -> Result<Next, Error> {
    let course = on(&mut new);
    course.fail(index, failure.reason, failure.message.clone(), now);
    let Some(name) = course.steps.get(index).map(|s| s.name) else { return Ok(Next::Rest) };
    new.phase = Phase::Failing;
    let message = format!("step {name:?} failed: {}", failure.message);
    summarize(&mut new.conditions, Summary::Progressing, failure.reason, &message, request.metadata.generation, now);
    write(context, request, new, now).await?;
    context.tell(request, "StepFailed", &message, false).await;
    Ok(Next::Round)
}
