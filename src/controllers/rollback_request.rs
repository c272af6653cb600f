//! The controller of RollbackRequests: what does it ask for, look, answer, write down, do.
//!
//! Each round begins with a quorum read, since the cache only says *that* something moved, and makes at most one change
//! of the world. What a request asks for, and what an answer makes of it, is decided in [`crate::request`]; what it decides stands in
//! the status before it is done.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::Pod;
use kube::ResourceExt;
use kube::api::PartialObjectMeta;
use kube::runtime::Controller;
use kube::runtime::controller::{Action, Config};
use kube::runtime::reflector::{ObjectRef, Store};

use super::context::Context;
use super::watching::{AGAIN, drive, on_error, watch};
use super::{carry, giving_back, leaving, original, planning, stepping, undoing};
use crate::api::request_status::RollbackRequestStatus;
use crate::api::{Backup, Deployment, RollbackRequest};
use crate::cluster::Error;
use crate::request::{Ask, FINALIZER, Moment, Next, ask, complaint};

/// Rounds of one reconcile, so that one request cannot keep others waiting.
const ROUNDS: usize = 64;

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
        let at = Moment { request: &request, now: Timestamp::now() };
        match round(&context, at).await {
            Ok(Next::Round) => {}
            Ok(Next::Again) => return Ok(Action::requeue(AGAIN)),
            Ok(Next::After(pause)) => return Ok(Action::requeue(pause)),
            Ok(Next::Rest) => return Ok(Action::await_change()),
            Ok(Next::Delete) => context.world.delete_this(&request).await?,
            Err(error) => {
                if let Some(answer) = complaint(at, &error) {
                    let _ = carry::out(&context, at, answer).await;
                }
                return Err(error);
            }
        }
    }
    Ok(Action::requeue(Duration::from_secs(1)))
}

/// Does what the request asks for.
async fn round(context: &Context, at: Moment<'_>) -> Result<Next, Error> {
    match ask(at)? {
        Ask::Nothing(next) => Ok(next),
        Ask::Write(answer) => carry::out(context, at, *answer).await,
        Ask::Hold => context.world.set_finalizer(at.request, FINALIZER, true).await.map(|()| Next::Round),
        Ask::Plan => planning::round(context, at).await,
        Ask::Step(index) => stepping::round(context, at, index).await,
        Ask::GiveBack => giving_back::round(context, at).await,
        Ask::Undo => undoing::round(context, at).await,
        Ask::Discard => original::round(context, at).await,
        Ask::Leave => leaving::round(context, at).await,
    }
}
