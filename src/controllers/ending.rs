//! How a request ends, and what becomes of it after: what is held is given back, the outcome is recorded, an undo begins,
//! and the request itself goes. What becomes of the kept original is [`original`]'s.

use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::Condition;
use kube::ResourceExt;

use super::course::within;
use super::metrics::Outcome;
use super::rollback_request::{ALREADY, FINALIZER, LOOK_SECONDS, MOVED, Next, wait_for_others, wait_for_turn, write};
use super::{AGAIN, Context, observe, original, protection, record, report, status};
use crate::api::backup::{DrillPhase, DrillStatus};
use crate::api::conditions::{State, Summary, kind, set, summarize};
use crate::api::request_status::{ABORTED, ConnectGrant, Course, Held, Method, Phase, Plan, RollbackRequestStatus, StepName, StepPhase, StepStatus, Way};
use crate::api::rollback_request::OnFailure;
use crate::api::{Backup, RollbackRequest, time};
use crate::cluster::{Class, Error};
use crate::database::identifier;
use crate::plan;
use crate::steps::give_back::{self, GiveBack};
use crate::steps::{self, Decision, Run, Step, restore};

/// How long the deletion of a request waits for what cannot be given back.
const GIVE_UP_SECONDS: i64 = 300;
/// How the condition `Held` begins where nothing but a person can give back what is held.
const FOR_A_PERSON: &str = "waits for a person:";
/// The same where what is in the way may pass by itself, in seconds.
const TROUBLE_SECONDS: i64 = 3_600;
/// How often an undo is looked at again that was refused for what may pass.
const UNDO_AGAIN: Duration = Duration::from_secs(60);

/// A step that belongs to no plan and has no time limit.
pub(super) fn unplanned() -> StepStatus {
    StepStatus { phase: StepPhase::Running, ..StepStatus::pending(StepName::Quiesce) }
}

/// The course that holds something: the undo's, or the rollback's own.
fn holding(seen: &RollbackRequestStatus) -> &Course {
    seen.undo.as_ref().filter(|undo| !undo.held.nothing()).unwrap_or(&seen.course)
}

/// What a course holds, with what a person does about each.
fn left_behind(course: &Course) -> String {
    let held = &course.held;
    let mut left: Vec<String> = Vec::new();
    let mut scaled = held.replicas.iter().filter(|w| w.replicas > 0).peekable();
    if scaled.peek().is_some() {
        let each = scaled.map(|w| format!("'kubectl scale deployment {} --replicas={}'", w.name, w.replicas)).collect::<Vec<_>>().join(", ");
        left.push(format!("workloads may be at zero: {each}, once the database fits their code"));
    }
    if let Some(database) = course.plan.as_ref().and_then(|p| p.database.as_ref()) {
        let name = identifier(&database.name);
        if held.closed {
            left.push(format!("database {name} may still be closed: 'ALTER DATABASE {name} ALLOW_CONNECTIONS true'"));
        }
        if let Some(connect) = &held.connect {
            let whom = |g: &ConnectGrant| g.role.as_deref().map_or("PUBLIC".to_owned(), identifier);
            let whom = connect.iter().map(whom).collect::<Vec<_>>().join(", ");
            left.push(format!("not everybody may connect to database {name} again: 'GRANT CONNECT ON DATABASE {name} TO {whom}'"));
        }
        if held.copy {
            left.push(format!("the copy may still be there: 'DROP DATABASE {}'", identifier(&database.copy)));
        }
    }
    left.join("; ")
}

/// Gives back what is held, for the rollback or for its undo. `None` when nothing is.
pub(super) async fn give_back(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp) -> Result<Option<Next>, Error> {
    let course = holding(seen);
    if course.held.nothing() {
        return Ok(None);
    }
    let Some(plan) = &course.plan else { return Ok(None) };
    let step = unplanned();
    let run = Run { request, plan, course, step: &step, now };
    let pause = Duration::from_secs(LOOK_SECONDS.unsigned_abs());
    let look = within(pause, "look at what is held", GiveBack::observe(&context.world, &run)).await?;
    let mut new = seen.clone();
    match GiveBack::next(&run, &look) {
        Decision::Act(action) => {
            within(pause, "give back what is held", GiveBack::act(&context.world, &run, action)).await?;
            Ok(Some(Next::Round))
        }
        Decision::Done(_) => {
            match &mut new.undo {
                Some(undo) if !undo.held.nothing() => undo.held = Held::default(),
                Some(_) | None => new.course.held = Held::default(),
            }
            write(context, request, new, now).await?;
            Ok(Some(Next::Round))
        }
        Decision::Wait(why) | Decision::Advance { what: why, .. } => {
            set(&mut new.conditions, kind::HELD, State::True, "CannotGiveBack", &format!("waits for {why}"), request.metadata.generation, now);
            status::write(&context.world, request, new).await?;
            Ok(Some(Next::After(AGAIN)))
        }
        Decision::Record(_) | Decision::Fail(_) => Ok(Some(Next::After(AGAIN))),
    }
}

/// A step has failed and nothing is held any more: the end, or an undo where one is wanted and something was changed.
pub(super) async fn after_failure(context: &Context, request: &RollbackRequest, new: RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    if let Some(failed) = new.course.failed().filter(|step| step.reason.as_deref() == Some(restore::NOT_GOOD)) {
        let backup = new.course.plan.as_ref().and_then(|p| p.database.as_ref()?.backup.as_ref()).map(|b| b.name.clone());
        condemn(context, request, backup, failed.message.as_deref().unwrap_or_default(), now).await?;
    }
    let may_be_swapped = new.course.kept_database.is_some();
    if new.undo.is_none() && request.spec.on_failure == OnFailure::Undo && (may_be_swapped || changed_by(&new.course)) {
        return undo(context, request, new, now).await;
    }
    if let Some(backup) = goes_on(request, &new) {
        return go_on(context, request, new, &backup, now).await;
    }
    let mut new = new;
    if request.spec.undo
        && let Some(failed) = new.undo.as_ref().filter(|undo| nothing_undone(undo)).and_then(Course::failed)
    {
        return undo_again(context, request, &new, failed, now).await;
    }
    if new.undo.is_some() {
        set(
            &mut new.conditions,
            kind::UNDONE,
            State::False,
            "UndoFailed",
            "the undo failed; the steps of status.undo say why",
            request.metadata.generation,
            now,
        );
    }
    let report = match &new.undo {
        Some(undo) => report::undo_failed(&new.course, undo),
        None => report::write(&new),
    };
    let failed = new.undo.as_ref().unwrap_or(&new.course).failed();
    let reason = failed.and_then(|step| step.reason.clone()).unwrap_or_else(|| "Failed".to_owned());
    end(context, request, RollbackRequestStatus { report: Some(report.clone()), ..new }, Err(&reason), &report, now).await
}

/// Writes down of a Backup that its files are not what they were: no plan takes it any more, until a drill has restored it.
pub(super) async fn condemn(context: &Context, request: &RollbackRequest, name: Option<String>, why: &str, now: Timestamp) -> Result<(), Error> {
    let (Some(name), namespace) = (name, request.namespace().unwrap_or_default()) else { return Ok(()) };
    let Some(backup) = context.world.get::<Backup>(&namespace, &name).await? else { return Ok(()) };
    let mut new = backup.status.clone().unwrap_or_default();
    if new.drill.as_ref().is_some_and(DrillStatus::condemns) {
        return Ok(());
    }
    let message = format!("RollbackRequest {} has found it damaged: {why}", request.name_any());
    new.drill = Some(DrillStatus { due: time(now), phase: DrillPhase::Failed, message: Some(message.clone()), condemned: true });
    summarize(&mut new.conditions, Summary::Stalled, "Damaged", &message, backup.metadata.generation, now);
    status::write(&context.world, &backup, new).await?;
    context.tell(&backup, "Damaged", &message, false).await;
    Ok(())
}

/// Whether a course may have changed what its workloads run with: also what was only begun, since of two targets one may have been written.
fn changed_by(course: &Course) -> bool {
    [StepName::Swap, StepName::Configuration, StepName::Workload].into_iter().any(|name| course.begun(name))
}

/// Whether an undo has changed nothing: a swap writes down what it is about to do.
pub(super) fn nothing_undone(undo: &Course) -> bool {
    undo.kept_database.is_none() && ![StepName::Configuration, StepName::Workload].into_iter().any(|name| undo.begun(name))
}

/// An undo that has changed nothing, and has given everything back, is planned anew as one that was refused: what was in its way, a
/// session of somebody's, passes.
async fn undo_again(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, failed: &StepStatus, now: Timestamp) -> Result<Next, Error> {
    let generation = request.metadata.generation;
    let reason = failed.reason.as_deref().unwrap_or("UndoFailed");
    let message = match plan::undo::NEVER.contains(&reason) {
        true => format!("it is not undone: step {:?} ended: {}. What it held is given back", failed.name, failed.message.as_deref().unwrap_or_default()),
        false => {
            format!("it is not undone yet: step {:?} failed: {}. It is tried again each minute", failed.name, failed.message.as_deref().unwrap_or_default())
        }
    };
    let mut new = RollbackRequestStatus { undo: None, ..seen.clone() };
    let (summary, phase) = match new.course.failed() {
        None => (Summary::Ready, Phase::Succeeded),
        Some(_) => (Summary::Stalled, Phase::Failed),
    };
    set(&mut new.conditions, kind::UNDONE, State::False, reason, &message, generation, now);
    summarize(&mut new.conditions, summary, reason, &message, generation, now);
    new.phase = phase;
    write(context, request, new, now).await?;
    context.tell(request, "NotUndone", &message, false).await;
    Ok(Next::After(UNDO_AGAIN))
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
async fn go_on(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, backup: &str, now: Timestamp) -> Result<Next, Error> {
    let message = format!("the way down has failed on its copy, and the database is as it was; Backup {backup} is restored instead, as the plan said");
    new.way_down = Some(Box::new(std::mem::take(&mut new.course)));
    new.phase = Phase::Pending;
    summarize(&mut new.conditions, Summary::Progressing, "Planning", &message, request.metadata.generation, now);
    write(context, request, new, now).await?;
    context.tell(request, "WayDownFailed", &message, false).await;
    Ok(Next::Round)
}

/// Every step is done.
pub(super) async fn finish(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    let failure = new.undo.is_some().then(|| new.course.failed()).flatten().map(|s| (s.name, s.message.clone()));
    if new.undo.is_none() {
        let report = report::write(&new);
        new.report = Some(report.clone());
        new.undo_until = Some(time(now + jiff::SignedDuration::from_secs(request.spec.undo_window_seconds)));
        return end(context, request, new, Ok("Succeeded"), &report, now).await;
    }
    set(&mut new.conditions, kind::UNDONE, State::True, "Undone", "everything is as it was before the request", request.metadata.generation, now);
    let report = match failure {
        Some((name, message)) => format!("Step {name:?} failed: {} {}", message.unwrap_or_default(), report::undone(&new)),
        None => report::undone(&new),
    };
    new.report = Some(report.clone());
    let outcome = if new.course.failed().is_some() { Err("Undone") } else { Ok("Undone") };
    end(context, request, new, outcome, &report, now).await
}

pub(super) async fn end(
    context: &Context,
    request: &RollbackRequest,
    mut new: RollbackRequestStatus,
    outcome: Result<&str, &str>,
    message: &str,
    now: Timestamp,
) -> Result<Next, Error> {
    let generation = request.metadata.generation;
    let (mut word, reason, state, summary, mut phase) = match outcome {
        Ok(reason) => ("Succeeded", reason, State::True, Summary::Ready, Phase::Succeeded),
        Err(reason) => ("Failed", reason, State::False, Summary::Stalled, Phase::Failed),
    };
    if reason == "Undone" {
        (word, phase) = ("Undone", Phase::Undone);
    }
    // A refused plan has changed nothing, and the same request may be right tomorrow.
    let did_something = !new.course.steps.is_empty() && !request.spec.dry_run && ![ALREADY, MOVED].contains(&reason);
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

/// What a finished request still has to do: be undone when somebody asks, let the kept original go, and go itself.
pub(super) async fn rest(context: &Context, request: &RollbackRequest, seen: RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    let undoable = seen.course.plan.is_some() && !request.spec.dry_run && seen.phase != Phase::Undone;
    if request.spec.undo && seen.undo.is_none() && undoable && !never_undone(&seen) {
        if request.spec.abort && !seen.abort_is_spent() {
            return call_off(context, request, seen, now).await;
        }
        // From this look at the others to the write of 'Undoing' one at a time, as when a request is accepted.
        let _turn = context.accepting.lock().await;
        if let Some(next) = wait_for_turn(context, request, &seen, now).await? {
            return Ok(next);
        }
        if let Some(next) = wait_for_others(context, request, &seen.course, &seen, now).await? {
            return Ok(next);
        }
        if let Some(plan) = &seen.course.plan {
            // One that is gone refuses the undo by itself.
            protection::keep(context, &request.namespace().unwrap_or_default(), plan).await?;
        }
        return undo(context, request, seen, now).await;
    }
    if request.spec.abort && !request.spec.undo && !seen.abort_is_spent() && undoable {
        write(context, request, RollbackRequestStatus { abort_spent: true, ..seen }, now).await?;
        return Ok(Next::Round);
    }
    if let Some(next) = original::discard(context, request, &seen, now).await? {
        return Ok(next);
    }
    expire(context, request, &seen, now).await
}

/// Whether it was refused for what does not pass. Else it is looked at again: a password, a policy, a hotfix may be mended, and
/// until then nothing that the undo needs goes.
fn never_undone(seen: &RollbackRequestStatus) -> bool {
    seen.conditions.iter().any(|c| c.type_ == kind::UNDONE && c.status == "False" && plan::undo::NEVER.contains(&c.reason.as_str()))
}

/// An undo that waits, and is not wanted any more.
async fn call_off(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    let (message, generation) = ("it is not undone: the undo was aborted before it had begun", request.metadata.generation);
    set(&mut new.conditions, kind::UNDONE, State::False, ABORTED, message, generation, now);
    let summary = if new.course.failed().is_some() { Summary::Stalled } else { Summary::Ready };
    summarize(&mut new.conditions, summary, ABORTED, message, generation, now);
    write(context, request, new, now).await?;
    context.tell(request, "NotUndone", message, false).await;
    Ok(Next::Round)
}

/// Plans the undo and writes the plan down, or why there is none.
async fn undo(context: &Context, request: &RollbackRequest, mut new: RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    let generation = request.metadata.generation;
    // One that nobody has asked for is what the request wants if its rollback fails, and is not called off.
    new.abort_spent |= !request.spec.undo;
    let made = match within(Duration::from_secs(LOOK_SECONDS.unsigned_abs()), "look", observe::undo(&context.world, request, &new.course, now)).await {
        Ok(seen) => plan::undo::make(&new.course, &seen),
        Err(error) if error.class() == Class::NeedsUser => Err(plan::Refusal { reason: error.reason(), message: error.to_string() }),
        // Whoever has asked for it must see what it waits for.
        Err(error) if error.class() == Class::Transient => {
            set(&mut new.conditions, kind::UNDONE, State::Unknown, error.reason(), &format!("the undo waits: {error}"), generation, now);
            write(context, request, new, now).await?;
            return Ok(Next::After(AGAIN));
        }
        Err(error) => return Err(error),
    };
    match made {
        Ok(plan) => {
            set(&mut new.conditions, kind::UNDONE, State::Unknown, "Undoing", &plan.because, generation, now);
            summarize(&mut new.conditions, Summary::Progressing, "Undoing", &plan.because, generation, now);
            new.undo = Some(Course::new(plan));
            new.phase = Phase::Undoing;
            write(context, request, new, now).await?;
            context.tell(request, "Undoing", "what the request did is taken back", true).await;
            Ok(Next::Round)
        }
        Err(refusal) => {
            let message = format!("it is not undone: {}", refusal.message);
            let told = new.conditions.iter().any(|c| c.type_ == kind::UNDONE && c.status == "False" && c.message == message);
            set(&mut new.conditions, kind::UNDONE, State::False, refusal.reason, &message, generation, now);
            if !told {
                context.tell(request, "NotUndone", &message, false).await;
            }
            if new.phase.finished() {
                let never = never_undone(&new);
                write(context, request, new, now).await?;
                return Ok(if never { Next::Round } else { Next::After(UNDO_AGAIN) });
            }
            let report = format!("{} {message}", report::write(&new));
            end(context, request, RollbackRequestStatus { report: Some(report.clone()), ..new }, Err(refusal.reason), &report, now).await
        }
    }
}

/// Deletes a finished request when its time is over.
async fn expire(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp) -> Result<Next, Error> {
    let (Some(ttl), Some(end)) = (request.spec.ttl_seconds_after_finished, &seen.completion_time) else { return Ok(Next::Rest) };
    let left = end.0.as_second() + ttl - now.as_second();
    if left > 0 {
        return Ok(Next::After(Duration::from_secs(left.unsigned_abs())));
    }
    context.world.delete_this(request).await?;
    Ok(Next::Rest)
}

fn restores_in_place(plan: &Plan) -> bool {
    plan.way == Way::Restore && plan.database.as_ref().is_some_and(|d| d.method == Method::InPlace)
}

/// Whether a restore in place may still run, in a namespace that stays: its Job would go with the request, and leave the database
/// half-way.
async fn still_restores(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp) -> bool {
    let Some(plan) = seen.course.plan.as_ref().filter(|plan| restores_in_place(plan)) else { return false };
    let step = unplanned();
    let run = Run { request, plan, course: &seen.course, step: &step, now };
    let namespace = request.namespace().unwrap_or_default();
    !context.world.is_going(&namespace).await.unwrap_or(false) && !matches!(give_back::job_in_place(&context.world, &run).await, Ok(None))
}

/// A request that is deleted gives back what it holds, says so, and goes. It does not wait for ever.
pub(super) async fn leave(context: &Context, request: &RollbackRequest, now: Timestamp) -> Result<Next, Error> {
    if !request.finalizers().iter().any(|f| f == FINALIZER) {
        return Ok(Next::Rest);
    }
    let seen = request.status.clone().unwrap_or_default();
    let asked = request.metadata.deletion_timestamp.as_ref().map_or(0, |t| now.as_second() - t.0.as_second());
    let given_back = give_back(context, request, &seen, now).await;
    // Who deletes a request that waits for a person is that person.
    let waits = |c: &Condition| c.type_ == kind::HELD && c.message.starts_with(FOR_A_PERSON);
    let give_up = if seen.conditions.iter().any(waits) { 0 } else { GIVE_UP_SECONDS };
    let restores = (given_back.is_err() || asked > give_up) && still_restores(context, request, &seen, now).await;
    match given_back {
        Ok(None) => {}
        // A Job of the request's goes with it, and one that restores in place would leave the database half-way.
        Ok(Some(next)) if restores => return Ok(next),
        // Nobody has seen that its Job has ended.
        Err(error) if restores => return Err(error),
        // What passes by itself is no reason to leave it, but for a server that hangs for long.
        Err(error) if error.class() != Class::NeedsUser && asked <= TROUBLE_SECONDS => return Err(error),
        // While something can still be given back it is.
        Ok(Some(Next::After(_) | Next::Rest)) | Err(_) if asked >= give_up => {
            let course = holding(&seen);
            let note = format!("what the request holds could not be given back in {asked} s: {}", left_behind(course));
            context.tell(request, "HoldLeft", &note, false).await;
        }
        other => return other.map(|next| next.unwrap_or(Next::Round)),
    }
    if !seen.phase.finished() {
        let note = format!("the request was deleted while it ran; what it held is given back. {}", report::write(&seen));
        context.tell(request, "Deleted", &note, false).await;
    }
    if asked <= GIVE_UP_SECONDS
        && let Some(next) = original::forget_trial(context, request, &seen, now).await?
    {
        return Ok(next);
    }
    // The garbage collector takes only what has an owner.
    for name in [steps::restore::job_name, steps::migrate::job_name].map(|name| name_of(request, &seen, now, name)).into_iter().flatten() {
        context.world.delete::<Job>(&request.namespace().unwrap_or_default(), &name).await?;
    }
    if let Some(left) = original::left(&seen) {
        context.tell(request, "DatabaseLeft", &left, false).await;
    }
    context.world.set_finalizer(request, FINALIZER, false).await?;
    Ok(Next::Rest)
}

/// The name of a Job of the request's that changes the live database.
fn name_of(request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp, name: fn(&Run<'_>) -> String) -> Option<String> {
    let plan = seen.course.plan.as_ref().filter(|p| p.database.as_ref().is_some_and(|d| d.method == Method::InPlace))?;
    let step = unplanned();
    Some(name(&Run { request, plan, course: &seen.course, step: &step, now }))
}
