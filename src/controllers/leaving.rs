//! Lets a request go that is deleted, once it has given back what it holds.

use k8s_openapi::api::batch::v1::Job;
use kube::ResourceExt;

use super::carry::{self, Went};
use super::context::Context;
use super::deadline::{self, within};
use super::giving_back;
use crate::api::plan::{Method, Plan};
use crate::api::request_status::RollbackRequestStatus;
use crate::cluster::Error;
use crate::request::giving_back::unplanned;
use crate::request::leaving::{Leaving, decided, may_still_restore};
use crate::request::{FINALIZER, Moment, Next, original};
use crate::steps::{Run, discard, give_back, migrate, restore};

pub(super) async fn round(context: &Context, at: Moment<'_>) -> Result<Went, Error> {
    let seen = at.seen();
    let gave_back = match seen.nothing_held() {
        true => Ok(None),
        false => giving_back::round(context, at).await.map(|went| Some(went.next)),
    };
    let restores = match may_still_restore(at, &seen, &gave_back) {
        Some(plan) => still_restores(context, at, &seen, plan).await,
        None => false,
    };
    let (told, waits_for_trial) = match decided(at, gave_back, restores) {
        Leaving::Stays(next) => return next.map(Went::from),
        Leaving::Goes { told, waits_for_trial } => (told, waits_for_trial),
    };
    if waits_for_trial && !trial_has_ended(context, at, &seen).await? {
        return Ok(Next::Again.into());
    }
    carry::tell(context, at, &told).await;
    // The garbage collector takes only what has an owner.
    for job in jobs_in_place(at, &seen) {
        context.world.delete::<Job>(&at.request.namespace().unwrap_or_default(), &job).await?;
    }
    context.world.set_finalizer(at.request, FINALIZER, false).await?;
    Ok(Next::Rest.into())
}

/// Whether a restore in place may still run, in a namespace that stays.
async fn still_restores(context: &Context, at: Moment<'_>, seen: &RollbackRequestStatus, plan: &Plan) -> bool {
    let step = unplanned();
    let run = Run::unplanned(at.request, plan, &seen.course, &step, at.now);
    let namespace = at.request.namespace().unwrap_or_default();
    !context.world.is_going(&namespace).await.unwrap_or(false) && !matches!(give_back::job_in_place(&context.world, &run).await, Ok(None))
}

/// Ends the trial of the original's backup.
async fn trial_has_ended(context: &Context, at: Moment<'_>, seen: &RollbackRequestStatus) -> Result<bool, Error> {
    let step = unplanned();
    let run = original::run(at, seen, &step)?;
    Ok(within(deadline::LOOK, "end the trial of a backup", discard::forget(&context.world, &run)).await?.is_none())
}

/// The names of the Jobs of the request's that change the live database.
fn jobs_in_place(at: Moment<'_>, seen: &RollbackRequestStatus) -> Vec<String> {
    let in_place = |plan: &&Plan| plan.database.as_ref().is_some_and(|d| d.method == Method::InPlace);
    let Some(plan) = seen.course.plan.as_ref().filter(in_place) else { return Vec::new() };
    let step = unplanned();
    let run = Run::unplanned(at.request, plan, &seen.course, &step, at.now);
    vec![restore::job_name(&run), migrate::job_name(&run)]
}
