//! Whether what runs could go back, before it has to: the plan of its rollback is made ahead, and what comes of it stands in the Release.
//!
//! It is the very plan that a RollbackPolicy's request would get, with all that it looks at: copies of configuration, backups, rights, room,
//! and what the API server would take. Nothing is changed by it.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::cache::kept::{Recorded, Workload};
use super::cache::{Cache, Moved};
use super::context::Context;
use super::deadline::within;
use super::queue::{self, Pace};
use super::release::sight::Sight;
use super::rollback_policy::requested;
use super::{planning, rehearsed, status};
use crate::api::conditions::{State, clear, is_true, kind, set};
use crate::api::plan::{Plan, Way};
use crate::api::release::{Outlook, Rehearsal, RehearsalPhase, ReleasePhase, ReleaseStatus};
use crate::api::rollback_policy::RehearsalRule;
use crate::api::{Reason, Release, RollbackPolicy, WorkloadRef, time};
use crate::cluster::{Class, Error};
use crate::plan::health::Again;
use crate::plan::outlook::{condition, words};

/// One after the other, since each reads a database; a release that comes with its policy is one look.
const PACE: Pace = Pace { at_once: 1, gathers: Duration::from_secs(2) };
/// How long one look ahead may take.
const LIMIT: Duration = Duration::from_secs(600);

/// How soon is looked again whether a request has ended that changes the workload or its database.
const AT_WORK: Duration = Duration::from_secs(60);
/// How often is looked whether a rehearsal has ended, which takes as long as a restore does.
const FOLLOWED: Duration = Duration::from_secs(15);

/// How soon is looked again whether a rehearsal can be begun that could not, in seconds.
const NOT_RUN: i64 = 3600;

/// Those whose outlook may be another, whatever its age.
type Stale = Mutex<HashSet<WorkloadRef>>;

pub async fn run(context: &Context, namespace: &str) {
    let (cache, stale) = (context.caches.of(namespace), Stale::default());
    let look = |of: WorkloadRef| Box::pin(reconcile(context, namespace, of, &stale));
    queue::run(&cache, PACE, |moved| touched(&cache, moved, &stale), look).await;
}

/// The workloads that must be looked at after a change.
fn touched(cache: &Cache, moved: &Moved, stale: &Stale) -> Vec<WorkloadRef> {
    let of = |picks: &dyn Fn(&Workload) -> bool| cache.workloads(picks).iter().map(|workload| workload.of.clone()).collect::<Vec<_>>();
    let (found, anew) = match moved {
        // A Release that is gone is told of its workload.
        Moved::Record(of) | Moved::Workload(of) => (vec![of.clone()], false),
        Moved::All => (of(&|_| true), false),
        Moved::Policy(name) => (of(&|workload| workload.policy.as_ref() == Some(name)), true),
        Moved::Guard(name) => match cache.guards.get(name) {
            Some(guard) => (of(&|workload| workload.is_selected_by(&guard)), true),
            None => (of(&|_| true), false),
        },
        Moved::Copy(name) => {
            let users = cache.releases.all(|release| release.configuration.iter().any(|c| c.copy == *name));
            (users.iter().map(|release| release.workload.clone()).collect(), true)
        }
        // On which it can be rehearsed now.
        Moved::Backup { policy, .. } => {
            let waits = |workload: &Workload| cache.releases.all(|r| r.workload == workload.of && phase(r) == Some(RehearsalPhase::NotRun));
            (of(&|workload| workload.policy.as_ref() == Some(policy) && !waits(workload).is_empty()), true)
        }
        Moved::Request { name, .. } => (cache.requests.get(name).map(|request| request.targets.clone()).unwrap_or_default(), false),
        Moved::Pod(_) | Moved::PolicyStatus(_) | Moved::Job { .. } | Moved::Map(_) => (Vec::new(), false),
    };
    if anew {
        stale.lock().unwrap_or_else(PoisonError::into_inner).extend(found.iter().cloned());
    }
    found
}

async fn reconcile(context: &Context, namespace: &str, of: WorkloadRef, stale: &Stale) -> Result<Again, Error> {
    let cache = context.caches.of(namespace);
    let now = Timestamp::now();
    let Some((workload, guard)) = cache.watched(&of).await? else {
        for release in cache.releases.all(|release| release.workload == of) {
            forget(context, namespace, &release).await?;
        }
        return Ok(Again::OnEvent);
    };
    if !cache.requests.all(|request| request.holds(&of)).is_empty() {
        // What it has mounted, and the room that it takes, may be wanted now.
        for release in cache.releases.all(|release| release.workload == of && rehearses(release)) {
            stop(context, namespace, &release, now).await?;
        }
        return Ok(Again::In(AT_WORK));
    }
    let sight = Sight::known(&cache, &workload);
    let used = cache.reader(&context.world, namespace).used(&workload, sight.policy.as_deref()).await?;
    let running = sight.release(&used).ok();
    for other in sight.releases.iter().filter(|other| running.is_some_and(|running| running.name != other.name)) {
        forget(context, namespace, other).await?;
    }
    let Some(release) = running else { return Ok(Again::OnEvent) };
    // Whatever its pods say meanwhile, what was begun comes to its end.
    if rehearses(release) {
        follow(context, namespace, release, now).await?;
        return Ok(Again::In(FOLLOWED));
    }
    if release.status.phase != ReleasePhase::Healthy || release.status.failure.is_some() {
        return Ok(Again::OnEvent);
    }
    let good = sight.last_good(release);
    let anew = stale.lock().unwrap_or_else(PoisonError::into_inner).remove(&of);
    let holds = release.status.outlook.as_ref().filter(|outlook| !anew && outlook.to.as_ref() == good.map(|good| &good.name));
    let left = holds.map_or(0, |outlook| outlook.time.0.as_second() + lasts(outlook, &guard) - now.as_second());
    if left > 0 {
        return Ok(Again::In(Duration::from_secs(left.unsigned_abs())));
    }
    let looked = Box::pin(look(context, namespace, &guard, &workload, release, good.map(|good| good.as_ref()), now));
    match within(LIMIT, "look ahead", looked).await {
        Err(error) => {
            // What passes is looked at again, and is not forgotten by then.
            stale.lock().unwrap_or_else(PoisonError::into_inner).insert(of);
            Err(error)
        }
        Ok(again) => Ok(again),
    }
}

/// For how many seconds an outlook is believed.
fn lasts(outlook: &Outlook, guard: &RollbackPolicy) -> i64 {
    let waits = |rehearsal: &Rehearsal| rehearsal.phase == RehearsalPhase::NotRun && rehearsal.backup.is_none();
    let every = guard.spec.outlook_seconds;
    if outlook.rehearsal.as_ref().is_some_and(waits) { every.min(NOT_RUN) } else { every }
}

fn phase(release: &Recorded) -> Option<RehearsalPhase> {
    release.status.outlook.as_ref()?.rehearsal.as_ref().map(|rehearsal| rehearsal.phase)
}

fn rehearses(release: &Recorded) -> bool {
    phase(release) == Some(RehearsalPhase::Running)
}

/// Looks how a rehearsal stands, and writes down how it has ended.
async fn follow(context: &Context, namespace: &str, record: &Recorded, now: Timestamp) -> Result<(), Error> {
    let Some(release) = context.world.get::<Release>(namespace, &record.name).await? else { return Ok(()) };
    let mut new = release.status.clone().unwrap_or_default();
    let before = is_true(&new.conditions, kind::CAN_ROLL_BACK);
    let Some(outlook) = &mut new.outlook else { return Ok(()) };
    let Some(running) = outlook.rehearsal.as_ref().filter(|rehearsal| rehearsal.phase == RehearsalPhase::Running) else { return Ok(()) };
    let Some((ended, stays)) = rehearsed::ended(context, &release, running, now).await? else { return Ok(()) };
    outlook.rehearsal = Some(ended);
    let (state, reason, message) = condition(outlook);
    let told = format!("{} could go back from this release: {message}", record.workload);
    write(context, &release, new, before, (state, reason, &told, &message), now).await?;
    // What it is known by goes only when it is written down.
    rehearsed::tidy(context, &release, stays).await
}

/// Ends a rehearsal for which there is no time.
async fn stop(context: &Context, namespace: &str, record: &Recorded, now: Timestamp) -> Result<(), Error> {
    let Some(release) = context.world.get::<Release>(namespace, &record.name).await? else { return Ok(()) };
    let mut new = release.status.clone().unwrap_or_default();
    let before = is_true(&new.conditions, kind::CAN_ROLL_BACK);
    let Some(outlook) = &mut new.outlook else { return Ok(()) };
    outlook.rehearsal = Some(rehearsed::not_run("a request is at work with the workload, and comes first", now));
    let (state, reason, message) = condition(outlook);
    write(context, &release, new, before, (state, reason, &message, &message), now).await?;
    rehearsed::clear(context, &release).await
}

/// What is said of a release in the present tense ends where it does not run, or nobody watches it. What was gone back from stays on record.
async fn forget(context: &Context, namespace: &str, record: &Recorded) -> Result<(), Error> {
    let gone_back = |status: &ReleaseStatus| status.failure.as_ref().is_some_and(|failure| failure.request.is_some());
    let says = |status: &ReleaseStatus| status.outlook.is_some() || status.failure.is_some() && !gone_back(status);
    if !says(&record.status) {
        return Ok(());
    }
    let Some(release) = context.world.get::<Release>(namespace, &record.name).await? else { return Ok(()) };
    let mut new = release.status.clone().unwrap_or_default();
    if new.outlook.take().and_then(|outlook| outlook.rehearsal).is_some() {
        rehearsed::clear(context, &release).await?;
    }
    clear(&mut new.conditions, kind::CAN_ROLL_BACK);
    if !gone_back(&new) {
        new.failure = None;
        clear(&mut new.conditions, kind::FAILING);
    }
    status::write(&context.world, &release, new).await?;
    Ok(())
}

/// Writes the outlook and its condition, and tells where that has changed.
async fn write(
    context: &Context,
    release: &Release,
    mut new: ReleaseStatus,
    before: bool,
    (state, reason, note, message): (State, Reason, &str, &str),
    now: Timestamp,
) -> Result<(), Error> {
    let good = state == State::True;
    set(&mut new.conditions, kind::CAN_ROLL_BACK, state, reason, message, None, now);
    status::write(&context.world, release, new).await?;
    if before != good {
        context.tell(release, reason, note, good);
    }
    Ok(())
}

/// Makes the plan, and writes down what comes of it.
async fn look(
    context: &Context,
    namespace: &str,
    guard: &RollbackPolicy,
    workload: &Workload,
    record: &Recorded,
    good: Option<&Recorded>,
    now: Timestamp,
) -> Result<Again, Error> {
    let world = &context.world;
    let Some(release) = world.get::<Release>(namespace, &record.name).await? else { return Ok(Again::OnEvent) };
    let planned = match good {
        None => Err((Reason::NoGoodRelease, "no release of this workload that came before it was ever good, so there is none to go back to".to_owned())),
        Some(good) => match plan(context, namespace, guard, workload, &release, good, now).await {
            Ok(plan) => Ok(plan),
            Err(error) if error.class() == Class::NeedsUser => Err((error.reason(), error.to_string())),
            Err(error) => return Err(error),
        },
    };
    let mut new = release.status.clone().unwrap_or_default();
    let (first, plan) = (new.outlook.is_none(), planned.as_ref().ok());
    let before = is_true(&new.conditions, kind::CAN_ROLL_BACK);
    let to = good.map(|good| good.name.clone());
    let had = new.outlook.as_ref().is_some_and(|last| last.rehearsal.is_some());
    let last = new.outlook.take().and_then(|last| last.rehearsal.filter(|_| last.to == to));
    let outlook = new.outlook.insert(Outlook {
        time: time(now),
        to,
        way: plan.map(|plan| plan.way),
        downtime_seconds: plan.and_then(|plan| plan.database.as_ref()?.downtime_seconds),
        otherwise: plan.and_then(|plan| plan.database.as_ref()?.otherwise.clone()),
        message: plan.map(words),
        rehearsal: match (plan, &guard.spec.rehearsal) {
            (Some(plan), Some(rule)) if plan.way == Way::Downgrade && is_due(last.as_ref(), rule, now) => {
                // Each takes room on a node.
                let another = context.caches.of(namespace).releases.all(|other| other.name != record.name && rehearses(other));
                match another.first() {
                    Some(other) => Some(rehearsed::not_run(&format!("the one of Release {} runs, and they run one after the other", other.name), now)),
                    None => rehearsed::begin(context, &release, plan, now).await?,
                }
            }
            (Some(plan), Some(_)) => last.filter(|_| plan.way == Way::Downgrade),
            // What is known of it is not forgotten for a moment in which there is no plan.
            (None, Some(_)) => last,
            (_, None) => None,
        },
    });
    if had && outlook.rehearsal.is_none() {
        rehearsed::clear(context, &release).await?;
    }
    let again = match &outlook.rehearsal {
        Some(Rehearsal { phase: RehearsalPhase::Running, .. }) => FOLLOWED,
        Some(_) | None => Duration::from_secs(lasts(outlook, guard).unsigned_abs()),
    };
    let (state, reason, message) = match planned {
        Ok(_) => condition(outlook),
        Err((reason, why)) => (State::False, reason, why),
    };
    let note = match state {
        State::True => message.clone(),
        _ => format!("{} could not go back from this release: {message}", workload.of),
    };
    // That the first release has none before it is no news.
    let before = if first && good.is_none() { state == State::True } else { before };
    write(context, &release, new, before, (state, reason, &note, &message), now).await?;
    Ok(Again::In(again))
}

/// Whether the way down is gone again: at each look where it could not be.
fn is_due(last: Option<&Rehearsal>, rule: &RehearsalRule, now: Timestamp) -> bool {
    last.is_none_or(|last| last.phase == RehearsalPhase::NotRun || last.time.0.as_second() + rule.interval_seconds <= now.as_second())
}

/// The plan that a request of the policy would get now.
async fn plan(
    context: &Context,
    namespace: &str,
    guard: &RollbackPolicy,
    workload: &Workload,
    release: &Release,
    good: &Recorded,
    now: Timestamp,
) -> Result<Plan, Error> {
    let why = "what a rollback would come to is looked at ahead";
    let mut request = requested::of(guard, workload, release, Some(good.name.clone()), why, context.world.user.as_deref());
    request.metadata.namespace = Some(namespace.to_owned());
    request.metadata.uid.clone_from(&release.metadata.uid);
    planning::made(context, &request, now).await
}
