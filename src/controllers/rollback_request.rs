//! The controller of RollbackRequests: look, decide, write down, do.
//!
//! Each round begins with a quorum read, since the cache only says *that* something moved, and makes at most one change
//! of the world. What a round decides stands in the status before it acts.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::Pod;
use kube::ResourceExt;
use kube::api::{ListParams, PartialObjectMeta};
use kube::runtime::Controller;
use kube::runtime::controller::{Action, Config};
use kube::runtime::reflector::{ObjectRef, Store};

use super::metrics::{Outcome, StepLabel};
use super::{AGAIN, Context, drive, observe, on_error, queue, record, report, status, watch};
use crate::api::conditions::{State, Summary, kind, set, summarize};
use crate::api::request_status::{Phase, Plan, RollbackRequestStatus, StepName, StepPhase, StepStatus, Way};
use crate::api::{Backup, RollbackRequest, time};
use crate::cluster::{Class, During, Error};
use crate::plan;
use crate::steps::{self, Decision, Failure, Run, Step};

/// The reason of a request that was done before.
const ALREADY: &str = "AlreadyHandled";
/// Holds the request until what it holds is given back.
const FINALIZER: &str = "rollback-operator.dev/give-back";
/// Rounds of one reconcile, so that one request cannot keep others waiting.
const ROUNDS: usize = 64;
/// How long one look at the world may take, at the least. A connection that has died silently must not hold a request.
const LOOK_SECONDS: i64 = 60;
/// How long the deletion of a request waits for what cannot be given back.
const GIVE_UP_SECONDS: i64 = 300;

/// What follows a round.
enum Next {
    Round,
    After(Duration),
    Rest,
}

pub async fn run(context: Arc<Context>, namespace: &str) {
    let world = &context.world;
    let controller = Controller::new(world.api::<RollbackRequest>(namespace), watch());
    let (jobs, backups, deployments, pods) = (controller.store(), controller.store(), controller.store(), controller.store());
    let stream = controller
        .with_config(Config::default().concurrency(16))
        .shutdown_on_signal()
        // Jobs that serve a request, its Backup, the workloads, and pods that must be gone: their events end waits.
        .watches(world.api::<Job>(namespace), watch(), move |_| unfinished(&jobs))
        .watches(world.api::<Backup>(namespace), watch(), move |_| unfinished(&backups))
        .watches(world.api::<Deployment>(namespace), watch(), move |_| unfinished(&deployments))
        .watches(world.api::<PartialObjectMeta<Pod>>(namespace), watch(), move |_| unfinished(&pods))
        .run(reconcile, on_error, context.clone());
    drive(stream).await;
}

/// The requests that may wait for what has moved.
fn unfinished(store: &Store<RollbackRequest>) -> Vec<ObjectRef<RollbackRequest>> {
    let waits = |r: &RollbackRequest| r.status.as_ref().is_none_or(|s| !s.phase.finished() || !s.held.nothing());
    store.state().iter().filter(|r| waits(r)).map(|r| ObjectRef::from_obj(r.as_ref())).collect()
}

async fn reconcile(cached: Arc<RollbackRequest>, context: Arc<Context>) -> Result<Action, Error> {
    let namespace = cached.namespace().unwrap_or_default();
    for _ in 0..ROUNDS {
        let Some(request) = context.world.get::<RollbackRequest>(&namespace, &cached.name_any()).await? else { return Ok(Action::await_change()) };
        match round(&context, &request, Timestamp::now()).await {
            Ok(Next::Round) => {}
            Ok(Next::After(pause)) => return Ok(Action::requeue(pause)),
            Ok(Next::Rest) => return Ok(Action::await_change()),
            Err(error) => {
                complain(&context, &request, &error, Timestamp::now()).await;
                return Err(error);
            }
        }
    }
    Ok(Action::requeue(Duration::from_secs(1)))
}

/// Says in the conditions what keeps a request from going on. The error itself is what the caller returns.
async fn complain(context: &Context, request: &RollbackRequest, error: &Error, now: Timestamp) {
    let mut new = request.status.clone().unwrap_or_default();
    if error.class() == Class::Conflict || new.phase.finished() {
        return;
    }
    summarize(&mut new.conditions, Summary::Progressing, error.reason(), &error.to_string(), request.metadata.generation, now);
    let _ = write(context, request, new, now).await;
}

async fn round(context: &Context, request: &RollbackRequest, now: Timestamp) -> Result<Next, Error> {
    if request.metadata.deletion_timestamp.is_some() {
        return leave(context, request, now).await;
    }
    let seen = request.status.clone().unwrap_or_default();
    match seen.phase {
        Phase::Pending => prepare(context, request, seen, now).await,
        Phase::Running => advance(context, request, seen, now).await,
        Phase::Failing => match give_back(context, request, &seen, now).await? {
            Some(next) => Ok(next),
            None => finish(context, request, seen, false, now).await,
        },
        Phase::Succeeded | Phase::Failed => match give_back(context, request, &seen, now).await? {
            Some(next) => Ok(next),
            None => expire(context, request, &seen, now).await,
        },
    }
}

/// Writes a changed status, with the conditions that follow from it.
async fn write(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, now: Timestamp) -> Result<(), Error> {
    let generation = request.metadata.generation;
    new.observed_generation = generation.unwrap_or_default();
    new.progress = (!new.steps.is_empty()).then(|| format!("{}/{}", new.steps.iter().filter(|s| s.phase == StepPhase::Succeeded).count(), new.steps.len()));
    let held = if new.held.nothing() {
        (State::False, "NothingHeld", "nothing is held")
    } else {
        (State::True, "Holding", "workloads, the database or a copy are held for the rollback")
    };
    set(&mut new.conditions, kind::HELD, held.0, held.1, held.2, generation, now);
    status::write(&context.world, request, new).await.map(drop)
}

/// Until there is a plan: wait for one's turn, look, plan, and write the plan down. Nothing is changed before.
async fn prepare(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    let generation = request.metadata.generation;
    if new.start_time.is_none() {
        new.start_time = Some(time(now));
        set(&mut new.conditions, kind::SUCCEEDED, State::Unknown, "Planning", "the plan is being made", generation, now);
        summarize(&mut new.conditions, Summary::Progressing, "Planning", "the plan is being made", generation, now);
        write(context, request, new, now).await?;
        return Ok(Next::Round);
    }
    if let Some(earlier) = record::find(&context.world, request).await? {
        let message = format!(
            "a request of this name and spec ended at {} with {}; it is not done again. To run it again, give it another name or another reason",
            earlier.finished, earlier.outcome
        );
        let outcome = if earlier.outcome == "Succeeded" { Ok(ALREADY) } else { Err(ALREADY) };
        return end(context, request, new, outcome, &message, now).await;
    }
    if let Some(next) = wait_for_turn(context, request, &new, now).await? {
        return Ok(next);
    }
    if !request.spec.dry_run && !request.finalizers().iter().any(|f| f == FINALIZER) {
        context.world.set_finalizer(request, FINALIZER, true).await?;
        return Ok(Next::Round);
    }
    let snapshot = within(Duration::from_secs(request.spec.step_timeout_seconds.unsigned_abs()), "look", observe::snapshot(&context.world, request));
    let made = match snapshot.await {
        Ok(seen) => plan::make(&request.spec, &seen),
        Err(error) if error.class() == Class::NeedsUser => Err(plan::Refusal { reason: error.reason(), message: error.to_string() }),
        Err(error) => {
            let message = error.to_string();
            set(&mut new.conditions, kind::PLANNED, State::Unknown, error.reason(), &message, generation, now);
            let first = new.conditions.iter().find(|c| c.type_ == kind::PLANNED).map_or(now, |c| c.last_transition_time.0);
            let waited = now.as_second() - first.as_second();
            if waited < request.spec.step_timeout_seconds {
                summarize(&mut new.conditions, Summary::Progressing, error.reason(), &message, generation, now);
                write(context, request, new, now).await?;
                return Ok(Next::After(AGAIN));
            }
            Err(plan::Refusal { reason: error.reason(), message: format!("no plan could be made within {waited} s: {message}") })
        }
    };
    match made {
        Err(refusal) => {
            set(&mut new.conditions, kind::PLANNED, State::False, refusal.reason, &refusal.message, generation, now);
            end(context, request, new, Err(refusal.reason), &refusal.message, now).await
        }
        Ok(plan) => accept(context, request, new, plan, now).await,
    }
}

/// `None` when nobody else has the workloads or the database, or goes before.
async fn wait_for_turn(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp) -> Result<Option<Next>, Error> {
    if request.spec.dry_run {
        return Ok(None);
    }
    let api = context.world.api::<RollbackRequest>(&request.namespace().unwrap_or_default());
    let all = api.list(&ListParams::default()).await.during("list RollbackRequests")?.items;
    let Some(other) = queue::ahead(request, &all) else { return Ok(None) };
    let message = format!("waits for RollbackRequest {}, which has the same workload or database", other.name_any());
    let mut new = seen.clone();
    summarize(&mut new.conditions, Summary::Progressing, "Waiting", &message, request.metadata.generation, now);
    write(context, request, new, now).await?;
    Ok(Some(Next::After(AGAIN)))
}

async fn accept(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, plan: Plan, now: Timestamp) -> Result<Next, Error> {
    let generation = request.metadata.generation;
    let because = format!("{:?}: {}", plan.way, plan.because);
    set(&mut new.conditions, kind::PLANNED, State::True, "PlanMade", &because, generation, now);
    let way = plan.way;
    new.steps = plan
        .steps
        .iter()
        .map(|s| StepStatus { name: s.name, phase: StepPhase::Pending, message: None, start_time: None, completion_time: None, seconds: None })
        .collect();
    new.plan = Some(plan);
    if request.spec.dry_run {
        return end(context, request, new, Ok("DryRun"), "the plan is made; nothing was changed, since the request is a dry run", now).await;
    }
    if way == Way::Nothing {
        return end(context, request, new, Ok("NothingToDo"), "everything is as it should be already", now).await;
    }
    // From this look at the others to the write of 'Running' one request at a time, or two of one second could both go.
    let _turn = context.accepting.lock().await;
    if let Some(next) = wait_for_turn(context, request, request.status.as_ref().unwrap_or(&new), now).await? {
        return Ok(next);
    }
    new.phase = Phase::Running;
    summarize(&mut new.conditions, Summary::Progressing, "Running", &because, generation, now);
    write(context, request, new, now).await?;
    context.tell(request, "Planned", &because, true).await;
    Ok(Next::Round)
}

/// One round of the first step that is not done.
async fn advance(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    let Some(index) = new.steps.iter().position(|s| s.phase != StepPhase::Succeeded) else {
        return finish(context, request, new, true, now).await;
    };
    let Some(step) = new.steps.get_mut(index) else { return Ok(Next::Rest) };
    if step.phase == StepPhase::Pending {
        step.phase = StepPhase::Running;
        step.start_time = Some(time(now));
        write(context, request, new, now).await?;
        return Ok(Next::Round);
    }
    match step.name {
        StepName::Quiesce => step_round::<steps::quiesce::Quiesce>(context, request, new, index, now).await,
        StepName::Close => step_round::<steps::close::Close>(context, request, new, index, now).await,
        StepName::Clone => step_round::<steps::clone::Clone>(context, request, new, index, now).await,
        StepName::Migrate => step_round::<steps::migrate::Migrate>(context, request, new, index, now).await,
        StepName::Restore => step_round::<steps::restore::Restore>(context, request, new, index, now).await,
        StepName::Check => step_round::<steps::check::Check>(context, request, new, index, now).await,
        StepName::Swap => step_round::<steps::swap::Swap>(context, request, new, index, now).await,
        StepName::Configuration => step_round::<steps::configuration::Configuration>(context, request, new, index, now).await,
        StepName::Workload => step_round::<steps::workload::Workload>(context, request, new, index, now).await,
        StepName::Verify => step_round::<steps::verify::Verify>(context, request, new, index, now).await,
        StepName::Backup => step_round::<steps::backup::Backup>(context, request, new, index, now).await,
    }
}

async fn step_round<S: Step>(
    context: &Context,
    request: &RollbackRequest,
    mut new: RollbackRequestStatus,
    index: usize,
    now: Timestamp,
) -> Result<Next, Error> {
    let before = new.clone();
    let (Some(plan), Some(step)) = (&before.plan, before.steps.get(index)) else { return Ok(Next::Rest) };
    let run = Run { request, plan, status: &before, step, now };
    let limit = run.limit();
    let left = Duration::from_secs((limit - run.age()).max(LOOK_SECONDS).unsigned_abs());
    let decided = match within(left, "look", S::observe(&context.world, &run)).await {
        Ok(seen) => S::next(&run, &seen),
        Err(error) => trouble(error)?,
    };
    let late = run.age() > limit;
    match decided {
        Decision::Record(note) => {
            note.apply(&mut new);
            write(context, request, new, now).await?;
            Ok(Next::Round)
        }
        Decision::Act(action) if !late => match within(left, "act", S::act(&context.world, &run, action)).await {
            Ok(()) => Ok(Next::Round),
            Err(error) => match trouble::<S::Action>(error)? {
                Decision::Fail(failure) => fail(context, request, new, index, failure, now).await,
                Decision::Wait(why) => wait(context, request, new, index, why, now).await,
                Decision::Record(_) | Decision::Act(_) | Decision::Done(_) => Ok(Next::Round),
            },
        },
        Decision::Wait(why) if !late => wait(context, request, new, index, why, now).await,
        Decision::Act(_) => timed_out(context, request, new, index, "it still had something to change", now).await,
        Decision::Wait(why) => timed_out(context, request, new, index, &format!("it waited for: {why}"), now).await,
        Decision::Done(what) => done(context, request, new, index, what, now).await,
        Decision::Fail(failure) => fail(context, request, new, index, failure, now).await,
    }
}

/// The future's result, or an error when it takes longer.
async fn within<T>(limit: Duration, what: &'static str, future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
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
    if let Some(step) = new.steps.get_mut(index) {
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
    let Some(step) = new.steps.get_mut(index) else { return Ok(Next::Rest) };
    step.phase = StepPhase::Succeeded;
    step.message = Some(what.clone());
    step.completion_time = Some(time(now));
    let seconds = step.start_time.as_ref().map_or(0.0, |t| now.duration_since(t.0).as_secs_f64());
    step.seconds = Some((seconds * 10.0).round() / 10.0);
    let name = step.name;
    match name {
        // From here on the names are as they shall be; there is no copy and nothing closed to give back.
        StepName::Swap => {
            new.held.closed = false;
            new.held.copy = false;
        }
        StepName::Workload => new.held.replicas.clear(),
        StepName::Verify => set(&mut new.conditions, kind::VERIFIED, State::True, "ChecksHold", &what, generation, now),
        StepName::Backup => {
            let (state, reason) = if what.contains(" failed") { (State::False, "BackupFailed") } else { (State::True, "BackupVerified") };
            set(&mut new.conditions, kind::BACKED_UP, state, reason, &what, generation, now);
        }
        StepName::Quiesce | StepName::Close | StepName::Clone | StepName::Migrate | StepName::Restore | StepName::Check | StepName::Configuration => {}
    }
    write(context, request, new, now).await?;
    context.metrics.step_seconds.get_or_create(&StepLabel { step: format!("{name:?}") }).observe(seconds);
    context.tell(request, "StepSucceeded", &format!("{name:?}: {what}"), true).await;
    Ok(Next::Round)
}

async fn fail(
    context: &Context,
    request: &RollbackRequest,
    mut new: RollbackRequestStatus,
    index: usize,
    failure: Failure,
    now: Timestamp,
) -> Result<Next, Error> {
    let Some(step) = new.steps.get_mut(index) else { return Ok(Next::Rest) };
    step.phase = StepPhase::Failed;
    step.message = Some(failure.message.clone());
    step.completion_time = Some(time(now));
    let name = step.name;
    new.phase = Phase::Failing;
    let message = format!("step {name:?} failed: {}", failure.message);
    summarize(&mut new.conditions, Summary::Progressing, failure.reason, &message, request.metadata.generation, now);
    write(context, request, new, now).await?;
    context.tell(request, "StepFailed", &message, false).await;
    Ok(Next::Round)
}

/// Gives back what is held. `None` when nothing is.
async fn give_back(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp) -> Result<Option<Next>, Error> {
    if seen.held.nothing() {
        return Ok(None);
    }
    let Some(plan) = &seen.plan else { return Ok(None) };
    // It belongs to no step, and has no time limit: what is held is never given up.
    let step = StepStatus { name: StepName::Quiesce, phase: StepPhase::Running, message: None, start_time: None, completion_time: None, seconds: None };
    let run = Run { request, plan, status: seen, step: &step, now };
    let pause = Duration::from_secs(LOOK_SECONDS.unsigned_abs());
    let look = within(pause, "look at what is held", steps::give_back::GiveBack::observe(&context.world, &run)).await?;
    match steps::give_back::GiveBack::next(&run, &look) {
        Decision::Act(action) => {
            within(pause, "give back what is held", steps::give_back::GiveBack::act(&context.world, &run, action)).await?;
            Ok(Some(Next::Round))
        }
        Decision::Done(_) => {
            let mut new = seen.clone();
            new.held = crate::api::request_status::Held::default();
            write(context, request, new, now).await?;
            Ok(Some(Next::Round))
        }
        Decision::Wait(why) => {
            let mut new = seen.clone();
            set(&mut new.conditions, kind::HELD, State::True, "CannotGiveBack", &format!("waits for {why}"), request.metadata.generation, now);
            status::write(&context.world, request, new).await?;
            Ok(Some(Next::After(AGAIN)))
        }
        Decision::Record(_) | Decision::Fail(_) => Ok(Some(Next::After(AGAIN))),
    }
}

/// Ends a request whose steps are done, or whose failure is cleaned up.
async fn finish(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, good: bool, now: Timestamp) -> Result<Next, Error> {
    let report = report::write(&new);
    new.report = Some(report.clone());
    if good {
        return end(context, request, new, Ok("Succeeded"), &report, now).await;
    }
    let reason = new.conditions.iter().find(|c| c.type_ == kind::READY).map_or("Failed".to_owned(), |c| c.reason.clone());
    end(context, request, new, Err(&reason), &report, now).await
}

async fn end(
    context: &Context,
    request: &RollbackRequest,
    mut new: RollbackRequestStatus,
    outcome: Result<&str, &str>,
    message: &str,
    now: Timestamp,
) -> Result<Next, Error> {
    let generation = request.metadata.generation;
    let (word, reason, state, summary, phase) = match outcome {
        Ok(reason) => ("Succeeded", reason, State::True, Summary::Ready, Phase::Succeeded),
        Err(reason) => ("Failed", reason, State::False, Summary::Stalled, Phase::Failed),
    };
    // A refused plan has changed nothing, and the same request may be right tomorrow.
    let did_something = !new.steps.is_empty() && !request.spec.dry_run && reason != ALREADY;
    if did_something {
        record::keep(&context.world, request, word, now).await?;
    }
    set(&mut new.conditions, kind::SUCCEEDED, state, reason, message, generation, now);
    summarize(&mut new.conditions, summary, reason, message, generation, now);
    new.phase = phase;
    new.completion_time = Some(time(now));
    write(context, request, new, now).await?;
    context.metrics.rollbacks.get_or_create(&Outcome { outcome: word.to_owned(), reason: reason.to_owned() }).inc();
    context.tell(request, word, message, outcome.is_ok()).await;
    Ok(Next::Round)
}

/// Deletes a finished request when its time is over.
async fn expire(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    let (Some(ttl), Some(end)) = (request.spec.ttl_seconds_after_finished, &seen.completion_time) else { return Ok(Next::Rest) };
    let left = end.0.as_second() + ttl - now.as_second();
    if left > 0 {
        return Ok(Next::After(Duration::from_secs(left.unsigned_abs())));
    }
    context.world.delete::<RollbackRequest>(&request.namespace().unwrap_or_default(), &request.name_any()).await?;
    Ok(Next::Rest)
}

/// A request that is deleted gives back what it holds, says so, and goes. It does not wait for ever.
async fn leave(context: &Context, request: &RollbackRequest, now: Timestamp) -> Result<Next, Error> {
    if !request.finalizers().iter().any(|f| f == FINALIZER) {
        return Ok(Next::Rest);
    }
    let seen = request.status.clone().unwrap_or_default();
    let asked = request.metadata.deletion_timestamp.as_ref().map_or(0, |t| now.as_second() - t.0.as_second());
    match give_back(context, request, &seen, now).await {
        Ok(None) => {}
        // While something can still be given back it is.
        Ok(Some(Next::After(_) | Next::Rest)) | Err(_) if asked > GIVE_UP_SECONDS => {
            let note = format!("what the request holds could not be given back in {GIVE_UP_SECONDS} s: {:?}", seen.held);
            context.tell(request, "HoldLeft", &note, false).await;
        }
        other => return other.map(|next| next.unwrap_or(Next::Round)),
    }
    if !seen.phase.finished() {
        let note = format!("the request was deleted while it ran; what it held is given back. {}", report::write(&seen));
        context.tell(request, "Deleted", &note, false).await;
    }
    context.world.set_finalizer(request, FINALIZER, false).await?;
    Ok(Next::Rest)
}
