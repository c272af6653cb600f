//! The controller of RollbackRequests: look, decide, write down, do.
//!
//! Each round begins with a quorum read, since the cache only says *that* something moved, and makes at most one change
//! of the world. What a round decides stands in the status before it acts. Here a request is taken up, planned and
//! accepted; [`course`] goes through the steps, [`ending`] ends it.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::Pod;
use kube::ResourceExt;
use kube::api::{ListParams, PartialObjectMeta};
use kube::runtime::Controller;
use kube::runtime::controller::{Action, Config};
use kube::runtime::reflector::{ObjectRef, Store};

use super::{AGAIN, Context, course, drive, ending, observe, on_error, protection, queue, record, rehearsal, status, watch};
use crate::api::backup::BackupPhase;
use crate::api::conditions::{State, Summary, kind, set, summarize};
use crate::api::request_status::{ABORTED, Course, Phase, Plan, PlannedDatabase, RollbackRequestStatus, StepPhase, Way};
use crate::api::rollback_request::DataPolicy;
use crate::api::{Backup, BackupPolicy, Deployment, RollbackRequest, time};
use crate::cluster::{Class, During, Error, World, refused};
use crate::plan;

/// The reason of a request that was done before.
pub(super) const ALREADY: &str = "AlreadyHandled";
/// The reason of one that was done before, for another state of its workloads.
pub(super) const MOVED: &str = "HandledForAnotherState";
/// Holds the request until what it holds is given back.
pub(super) const FINALIZER: &str = "rollback-operator.dev/give-back";
/// Rounds of one reconcile, so that one request cannot keep others waiting.
const ROUNDS: usize = 64;
/// How long one look at the world may take, at the least. A connection that has died silently must not hold a request.
pub(super) const LOOK_SECONDS: i64 = 60;

/// What follows a round.
pub(super) enum Next {
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
    let waits = |r: &RollbackRequest| r.status.as_ref().is_none_or(RollbackRequestStatus::at_work);
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
    let generation = request.metadata.generation;
    match new.phase {
        // Why it has failed stays to be read; what is in the way now keeps it from being given back.
        Phase::Failing => set(&mut new.conditions, kind::HELD, State::True, "CannotGiveBack", &format!("waits for {error}"), generation, now),
        _ => summarize(&mut new.conditions, Summary::Progressing, error.reason(), &error.to_string(), generation, now),
    }
    let _ = write(context, request, new, now).await;
}

async fn round(context: &Context, request: &RollbackRequest, now: Timestamp) -> Result<Next, Error> {
    if request.metadata.deletion_timestamp.is_some() {
        return ending::leave(context, request, now).await;
    }
    let seen = request.status.clone().unwrap_or_default();
    let at_work = seen.phase != Phase::Pending && seen.at_work();
    if at_work && !request.finalizers().iter().any(|f| f == FINALIZER) {
        // A manifest that replaces the request has none, and what is held must outlive its deletion.
        context.world.set_finalizer(request, FINALIZER, true).await?;
        return Ok(Next::Round);
    }
    match seen.phase {
        Phase::Pending => prepare(context, request, seen, now).await,
        Phase::Running | Phase::Undoing => course::advance(context, request, seen, now).await,
        Phase::Failing => match ending::give_back(context, request, &seen, now).await? {
            Some(next) => Ok(next),
            None => ending::after_failure(context, request, seen, now).await,
        },
        Phase::Succeeded | Phase::Failed | Phase::Undone => match ending::give_back(context, request, &seen, now).await? {
            Some(next) => Ok(next),
            None => ending::rest(context, request, seen, now).await,
        },
    }
}

/// Writes a changed status, with the conditions that follow from it.
pub(super) async fn write(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, now: Timestamp) -> Result<(), Error> {
    let generation = request.metadata.generation;
    new.observed_generation = generation.unwrap_or_default();
    let steps = new.undo.as_ref().map_or(&new.course.steps, |undo| &undo.steps);
    new.progress = (!steps.is_empty()).then(|| format!("{}/{}", steps.iter().filter(|s| s.phase == StepPhase::Succeeded).count(), steps.len()));
    let held = if new.nothing_held() {
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
    if request.spec.abort {
        return ending::end(context, request, new, Err(ABORTED), "the request was aborted before anything was begun", now).await;
    }
    if new.start_time.is_none() {
        new.start_time = Some(time(now));
        set(&mut new.conditions, kind::SUCCEEDED, State::Unknown, "Planning", "the plan is being made", generation, now);
        summarize(&mut new.conditions, Summary::Progressing, "Planning", "the plan is being made", generation, now);
        write(context, request, new, now).await?;
        return Ok(Next::Round);
    }
    if let Some(earlier) = record::find(&context.world, request).await? {
        let again = "To run it again, give it another name or another reason";
        let ended = format!("a request of this name and spec ended at {} with {}", earlier.finished, earlier.outcome);
        // Of rows that were lost again the workloads do not tell.
        let of_rows = request.spec.database.as_ref().is_some_and(|d| d.data == DataPolicy::Restore);
        let message = match earlier.unmoved {
            true if of_rows => format!("{ended}; it is not done again, and whether rows were lost again since is not known. {again}"),
            true => format!("{ended}; it is not done again. {again}"),
            false => format!("{ended}, and the workloads are no longer as it left them: nothing was done for the state in which they are now. {again}"),
        };
        let outcome = match (earlier.unmoved, earlier.outcome.as_str()) {
            (false, _) => Err(MOVED),
            (true, "Succeeded") if !of_rows => Ok(ALREADY),
            (true, _) => Err(ALREADY),
        };
        return ending::end(context, request, new, outcome, &message, now).await;
    }
    if let Some(next) = wait_for_turn(context, request, &new, now).await? {
        return Ok(next);
    }
    if !request.spec.dry_run && !request.finalizers().iter().any(|f| f == FINALIZER) {
        context.world.set_finalizer(request, FINALIZER, true).await?;
        return Ok(Next::Round);
    }
    let planned = course::within(Duration::from_secs(request.spec.step_timeout_seconds.unsigned_abs()), "look", planned(&context.world, request, now));
    let made = match planned.await {
        Ok(plan) => Ok(plan),
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
            ending::end(context, request, new, Err(refusal.reason), &refusal.message, now).await
        }
        Ok(plan) => accept(context, request, new, plan, now).await,
    }
}

/// The plan, whose writes the API server would take.
async fn planned(world: &World, request: &RollbackRequest, now: Timestamp) -> Result<Plan, Error> {
    let api = world.api::<RollbackRequest>(&request.namespace().unwrap_or_default());
    let requests = api.list(&ListParams::default()).await.during("list RollbackRequests")?.items;
    if let Some(other) = queue::superseded(request, &requests) {
        let message = format!(
            "RollbackRequest {} has taken the workload back since this request was made, so 'the last good state' would be one further back by now; look whether that is still wanted, and make a new request, or name the Release (to.release)",
            other.name_any()
        );
        return refused("Superseded", message);
    }
    let seen = observe::snapshot(world, request, &requests).await?;
    let mut plan = plan::make(&request.spec, &seen)?;
    rehearsal::rehearse(world, request, &seen, &mut plan, now).await?;
    Ok(plan)
}

/// `None` when nobody else has the workloads or the database, or goes before.
pub(super) async fn wait_for_turn(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp) -> Result<Option<Next>, Error> {
    if request.spec.dry_run {
        return Ok(None);
    }
    let api = context.world.api::<RollbackRequest>(&request.namespace().unwrap_or_default());
    let all = api.list(&ListParams::default()).await.during("list RollbackRequests")?.items;
    let Some(other) = queue::ahead(request, &all) else { return Ok(None) };
    // What it waits for may be a person, who reads this one.
    let held = other.status.iter().flat_map(|s| &s.conditions).find(|c| c.type_ == kind::HELD && c.reason == "CannotGiveBack");
    let held = held.map_or(String::new(), |c| format!("; that one {}", c.message));
    let message = format!("waits for RollbackRequest {}, which has the same workload or database{held}", other.name_any());
    let mut new = seen.clone();
    summarize(&mut new.conditions, Summary::Progressing, "Waiting", &message, request.metadata.generation, now);
    write(context, request, new, now).await?;
    Ok(Some(Next::After(AGAIN)))
}

/// The database that the plan changes.
fn changed(course: &Course) -> Option<&PlannedDatabase> {
    course.plan.as_ref().filter(|p| matches!(p.way, Way::Downgrade | Way::Restore))?.database.as_ref()
}

/// The Backup that reads the database which the plan changes, by whatever policy.
async fn running_backup(context: &Context, request: &RollbackRequest, course: &Course) -> Result<Option<String>, Error> {
    let Some(database) = changed(course) else { return Ok(None) };
    let own = (request.namespace(), database.policy.clone());
    let same = |p: &BackupPolicy| {
        let server = p.status.as_ref().and_then(|s| s.system_identifier.as_ref());
        p.spec.database.name == database.name && server == Some(&database.system_identifier)
    };
    let mut policies: Vec<_> = context.everywhere::<BackupPolicy>().await?.iter().filter(|p| same(p)).map(|p| (p.namespace(), p.name_any())).collect();
    policies.push(own);
    let all = context.everywhere::<Backup>().await?;
    let reads = |b: &&Backup| {
        policies.contains(&(b.namespace(), b.spec.policy_ref.name.clone()))
            && b.spec.database.is_none()
            && b.metadata.deletion_timestamp.is_none()
            && b.status.as_ref().is_some_and(|s| s.phase == BackupPhase::Running)
    };
    Ok(all.iter().find(reads).map(|b| b.name_any()))
}

/// `None` when nobody else is at work on the database that the course changes: neither a backup, whose sessions would be
/// ended with all others, nor another request, whatever policy it names. Else what is waited for is written into `seen`.
pub(super) async fn wait_for_others(
    context: &Context,
    request: &RollbackRequest,
    course: &Course,
    seen: &RollbackRequestStatus,
    now: Timestamp,
) -> Result<Option<Next>, Error> {
    let Some(database) = changed(course) else { return Ok(None) };
    let message = match running_backup(context, request, course).await? {
        Some(backup) => format!("waits for Backup {backup} of the same database to end, since its sessions would be ended with all others"),
        None => match queue::on_database(request, database, &context.everywhere::<RollbackRequest>().await?) {
            Some(other) => format!(
                "waits for RollbackRequest {} in namespace {}, which changes the same database of the same server",
                other.name_any(),
                other.namespace().unwrap_or_default()
            ),
            None => return Ok(None),
        },
    };
    let mut waiting = seen.clone();
    summarize(&mut waiting.conditions, Summary::Progressing, "Waiting", &message, request.metadata.generation, now);
    write(context, request, waiting, now).await?;
    Ok(Some(Next::After(AGAIN)))
}

async fn accept(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, plan: Plan, now: Timestamp) -> Result<Next, Error> {
    let generation = request.metadata.generation;
    let because = format!("{:?}: {}", plan.way, plan.because);
    set(&mut new.conditions, kind::PLANNED, State::True, "PlanMade", &because, generation, now);
    let way = plan.way;
    new.course = Course::new(plan);
    if request.spec.dry_run {
        return ending::end(context, request, new, Ok("DryRun"), "the plan is made; nothing was changed, since the request is a dry run", now).await;
    }
    if way == Way::Nothing {
        return ending::end(context, request, new, Ok("NothingToDo"), "everything is as it should be already", now).await;
    }
    let mut before = request.status.clone().unwrap_or_default();
    // What kept it from being planned has passed; the next trouble counts from its own beginning.
    before.conditions.retain(|c| c.type_ != kind::PLANNED);
    // From this look at the others to the write of 'Running' one request at a time, or two of one second could both go.
    let _turn = context.accepting.lock().await;
    if let Some(next) = wait_for_turn(context, request, &before, now).await? {
        return Ok(next);
    }
    if let Some(next) = wait_for_others(context, request, &new.course, &before, now).await? {
        return Ok(next);
    }
    let kept = match &new.course.plan {
        Some(plan) => protection::keep(context, &request.namespace().unwrap_or_default(), plan).await?,
        None => true,
    };
    if !kept {
        return Ok(Next::After(AGAIN));
    }
    new.phase = Phase::Running;
    set(&mut new.conditions, kind::SUCCEEDED, State::Unknown, "Running", "the steps of the plan are gone through", generation, now);
    summarize(&mut new.conditions, Summary::Progressing, "Running", &because, generation, now);
    write(context, request, new, now).await?;
    context.tell(request, "Planned", &because, true).await;
    Ok(Next::Round)
}
