//! Until there is a plan: wait for one's turn, look, plan, and write the plan down. Nothing is changed before.

use std::time::Duration;

use jiff::Timestamp;
use kube::ResourceExt;

use super::carry::{self, Went};
use super::context::Context;
use super::deadline::within;
use super::{observe, protection, record, trial, turn};
use crate::api::plan::Plan;
use crate::api::request_status::Course;
use crate::api::{FROM_ANNOTATION, Reason, RollbackRequest};
use crate::cluster::{Error, World, refused};
use crate::plan::snapshot::Snapshot;
use crate::plan::target;
use crate::request::planning::{self, Planned};
use crate::request::{Answer, FINALIZER, Moment, Next, queue};
use crate::steps::register;

pub(super) async fn round(context: &Context, at: Moment<'_>) -> Result<Went, Error> {
    let namespace = at.request.namespace().unwrap_or_default();
    let (earlier, requests) = tokio::try_join!(record::find(&context.world, at.request), turn::requests(&context.world, &namespace))?;
    if let Some(earlier) = earlier {
        return carry::out(context, at, planning::done_before(at, &earlier)).await;
    }
    if let Some(waits) = turn::in_line(at, &requests) {
        return carry::out(context, at, waits).await;
    }
    let mut held = None;
    if !at.request.spec.dry_run && !at.request.finalizers().iter().any(|f| f == FINALIZER) {
        held = Some(context.world.set_finalizer(at.request, FINALIZER, true).await?);
    }
    let at = Moment { request: held.as_ref().unwrap_or(at.request), now: at.now };
    let limit = Duration::from_secs(at.request.spec.step_timeout_seconds.unsigned_abs());
    match planning::planned(at, within(limit, "look", plan(context, at, &requests)).await) {
        Planned::Not(answer) => carry::out(context, at, *answer).await,
        Planned::Accepted(answer) => accept(context, at, *answer).await,
    }
}

/// The plan, whose writes the API server would take.
async fn plan(context: &Context, at: Moment<'_>, requests: &[RollbackRequest]) -> Result<Plan, Error> {
    let request = at.request;
    if let Some(other) = queue::superseded(request, requests) {
        let message = format!(
            "RollbackRequest {} has taken the workload back since this request was made, so 'the last good state' would be one further back by now; look whether that is still wanted, and make a new request, or name the Release (to.release)",
            other.name_any()
        );
        return refused(Reason::Superseded, message);
    }
    let seen = observe::snapshot(context, request, requests).await?;
    if let Some(from) = request.annotations().get(FROM_ANNOTATION)
        && let Some(other) = seen.workloads.iter().find(|workload| target::running(workload).is_none_or(|release| release.name != *from))
    {
        let message = format!("{} does not run Release {from} any more, from which it was to go back; what runs now is somebody's, and stays", other.of);
        return refused(Reason::Superseded, message);
    }
    tried(&context.world, request, &seen, at.now).await
}

/// The plan that a request would get by what is there now, whoever has it in hand.
///
/// # Errors
/// When there is none, or something cannot be read.
pub(super) async fn made(context: &Context, request: &RollbackRequest, now: Timestamp) -> Result<Plan, Error> {
    let requests = turn::requests(&context.world, &request.namespace().unwrap_or_default()).await?;
    let seen = observe::snapshot(context, request, &requests).await?;
    tried(&context.world, request, &seen, now).await
}

/// The plan by what was seen, whose writes were tried.
async fn tried(world: &World, request: &RollbackRequest, seen: &Snapshot, now: Timestamp) -> Result<Plan, Error> {
    let mut plan = register::plan(&request.spec, seen)?;
    trial::of_writes(world, request, seen, &mut plan, now).await?;
    Ok(plan)
}

/// Begins, if nobody else has begun meanwhile.
async fn accept(context: &Context, at: Moment<'_>, answer: Answer) -> Result<Went, Error> {
    // From this look at the others to the write of 'Running' one request at a time, or two of one second could both go.
    let _turn = context.accepting.lock().await;
    if let Some(waits) = others(context, at, &answer.status.course).await? {
        return carry::out(context, at, waits).await;
    }
    if let Some(plan) = &answer.status.course.plan
        && !protection::keep(context, &at.request.namespace().unwrap_or_default(), plan).await?
    {
        return Ok(Next::Again.into());
    }
    carry::out(context, at, answer).await
}

/// Who goes before, at the workloads or at the database that the course changes. Whoever calls it has the lock `accepting`.
pub(super) async fn others(context: &Context, at: Moment<'_>, course: &Course) -> Result<Option<Answer>, Error> {
    let requests = turn::requests(&context.world, &at.request.namespace().unwrap_or_default()).await?;
    match turn::in_line(at, &requests) {
        Some(waits) => Ok(Some(waits)),
        None => turn::at_the_database(context, at, course).await,
    }
}
