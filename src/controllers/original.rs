//! What becomes of the kept original after a request: it is dropped when its undo window is over and its backup is good, or
//! stays, and says why.

use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::batch::v1::Job;

use super::course::within;
use super::ending::{condemn, unplanned};
use super::rollback_request::{LOOK_SECONDS, Next, write};
use super::{AGAIN, Context};
use crate::agent::VERDICT;
use crate::api::conditions::{State, kind, set};
use crate::api::request_status::{Course, Phase, RollbackRequestStatus, StepName};
use crate::api::{RollbackRequest, time};
use crate::cluster::{Class, Error};
use crate::database::identifier;
use crate::steps::discard::{self, Discard, FOR_EVER};
use crate::steps::{Decision, Failure, Run, Step};

/// How often it is asked again whether what keeps an original has passed: no room to try its backup, a policy that is gone.
const KEPT_AGAIN: Duration = Duration::from_secs(600);

/// Drops the kept original when its undo window is over and its backup is verified once more. `None` when it is not due.
pub(super) async fn discard(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp) -> Result<Option<Next>, Error> {
    let (Some(plan), Some(kept), Some(until)) = (&seen.course.plan, &seen.course.kept_database, &seen.undo_until) else { return Ok(None) };
    let told = |reason: &str| seen.conditions.iter().any(|c| c.type_ == kind::ORIGINAL_KEPT && c.reason == reason);
    if seen.phase != Phase::Succeeded || seen.discarded_time.is_some() || FOR_EVER.into_iter().any(told) {
        return Ok(None);
    }
    let left = until.0.as_second() - now.as_second();
    if left > 0 {
        // Whatever its own time is: without the request nobody could undo it, and nobody would drop the original.
        return Ok(Some(Next::After(Duration::from_secs(left.unsigned_abs()))));
    }
    let generation = request.metadata.generation;
    let step = unplanned();
    let run = Run { request, plan, course: &seen.course, step: &step, now };
    let pause = Duration::from_secs(LOOK_SECONDS.unsigned_abs());
    let looked_and_done = async {
        let look = within(pause, "look at the kept original", Discard::observe(&context.world, &run)).await?;
        let decided = Discard::next(&run, &look);
        if let Decision::Act(action) = decided {
            within(pause, "let the kept original go", Discard::act(&context.world, &run, action)).await?;
        }
        Ok::<_, Error>(decided)
    };
    let decided = match looked_and_done.await {
        Ok(decided) => decided,
        // The policy is gone, leads elsewhere, or has no login of the owner any more.
        Err(error) if error.class() == Class::NeedsUser => Decision::Fail(Failure { reason: error.reason(), message: format!("{kept} is kept: {error}") }),
        Err(error) => return Err(error),
    };
    let mut new = seen.clone();
    match decided {
        Decision::Done(message) => {
            new.discarded_time = Some(time(now));
            set(&mut new.conditions, kind::ORIGINAL_KEPT, State::False, "Discarded", &message, generation, now);
            write(context, request, new, now).await?;
            context.tell(request, "OriginalDropped", &message, true).await;
            Ok(Some(Next::Round))
        }
        Decision::Fail(failure) => {
            let again = told(failure.reason);
            set(&mut new.conditions, kind::ORIGINAL_KEPT, State::True, failure.reason, &failure.message, generation, now);
            write(context, request, new, now).await?;
            if !again {
                context.tell(request, "OriginalKept", &failure.message, false).await;
            }
            let ended = seen.completion_time.as_ref().map_or(now, |t| t.0);
            let expired = request.spec.ttl_seconds_after_finished.is_some_and(|ttl| ended.as_second() + ttl <= now.as_second());
            if failure.reason == discard::NOT_VERIFIED && failure.message.contains(VERDICT) {
                condemn(context, request, seen.course.safety_backup.clone(), &failure.message, now).await?;
            }
            if failure.reason == discard::VERIFIED_AGAIN {
                context.world.delete::<Job>(run.namespace(), &discard::job_name(&run)).await?;
            }
            match FOR_EVER.contains(&failure.reason) {
                true => Ok(Some(Next::Round)),
                false if expired => Ok(None),
                false => Ok(Some(Next::After(KEPT_AGAIN))),
            }
        }
        Decision::Act(_) => Ok(Some(Next::Round)),
        Decision::Wait(_) | Decision::Advance { .. } | Decision::Record(_) => Ok(Some(Next::After(AGAIN))),
    }
}

/// A database that nobody drops any more once the request is gone: it is somebody's data, so it goes by a person's word alone.
pub(super) fn left(seen: &RollbackRequestStatus) -> Option<String> {
    let kept = |course: &Course| course.kept_database.clone().filter(|_| seen.discarded_time.is_none());
    let undone = seen.undo.as_ref().filter(|undo| undo.done(StepName::Swap));
    let (name, what) = match undone.map(kept) {
        Some(name) => (name?, "what the rollback had brought"),
        None => (kept(&seen.course)?, "the database as it was before the request"),
    };
    Some(format!("database {0} stays: it is {what}, and with this request nothing drops it any more; 'DROP DATABASE {1}' does", name, identifier(&name)))
}

/// A scratch database in which the original's backup is being tried does not outlive the request.
pub(super) async fn forget_trial(context: &Context, request: &RollbackRequest, seen: &RollbackRequestStatus, now: Timestamp) -> Result<Option<Next>, Error> {
    let due = seen.undo_until.as_ref().is_some_and(|until| until.0 <= now) && seen.discarded_time.is_none() && seen.course.kept_database.is_some();
    let Some(plan) = seen.course.plan.as_ref().filter(|_| due) else { return Ok(None) };
    let step = unplanned();
    let run = Run { request, plan, course: &seen.course, step: &step, now };
    let pause = Duration::from_secs(LOOK_SECONDS.unsigned_abs());
    Ok(within(pause, "end the trial of a backup", discard::forget(&context.world, &run)).await?.map(|_| Next::After(AGAIN)))
}
