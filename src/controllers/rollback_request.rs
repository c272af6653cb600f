//! The controller of RollbackRequests: what does it ask for, look, answer, write down, do.
//!
//! Each round begins with what a quorum read gives, or the write of the round before, since the cache only says *that* something moved, and makes at most one change
//! of the world. What a request asks for, and what an answer makes of it, is decided in [`crate::request`]; what it decides stands in
//! the status before it is done.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::cache::requests::Request;
use super::cache::{Cache, Moved};
use super::carry::{self, Went};
use super::context::Context;
use super::queue::{self, Pace};
use super::watching::AGAIN;
use super::{giving_back, leaving, original, planning, stepping, undoing};
use crate::api::RollbackRequest;
use crate::cluster::Error;
use crate::plan::health::Again;
use crate::request::{Ask, FINALIZER, Moment, Next, ask, complaint};

/// Rounds of one reconcile, so that one request cannot keep others waiting.
const ROUNDS: usize = 64;

const PACE: Pace = Pace { at_once: 16, gathers: Duration::ZERO };

pub async fn run(context: &Context, namespace: &str) {
    let cache = context.caches.of(namespace);
    queue::run(&cache, PACE, |moved| touched(&cache, moved), |name| reconcile(context, namespace, name)).await;
}

/// The requests that must be looked at after a change: those that may wait for it.
fn touched(cache: &Cache, moved: &Moved) -> Vec<String> {
    let names = |requests: Vec<Arc<Request>>| requests.iter().map(|request| request.name.clone()).collect();
    match moved {
        Moved::Request { name, .. } => vec![name.clone()],
        Moved::All => names(cache.requests.all(|_| true)),
        Moved::Workload(of) => names(cache.requests.all(|request| request.holds(of))),
        Moved::Backup { .. } | Moved::Job { .. } => names(cache.requests.all(|request| request.at_work)),
        Moved::Policy(_) | Moved::Record(_) | Moved::Pod(_) | Moved::Guard(_) | Moved::PolicyStatus(_) | Moved::Map(_) | Moved::Copy(_) => Vec::new(),
    }
}

async fn reconcile(context: &Context, namespace: &str, name: String) -> Result<Again, Error> {
    let mut written = None;
    for _ in 0..ROUNDS {
        let read = match written {
            Some(request) => Some(request),
            None => context.world.get::<RollbackRequest>(namespace, &name).await?,
        };
        let Some(request) = read else { return Ok(Again::OnEvent) };
        let at = Moment { request: &request, now: Timestamp::now() };
        let went = match round(context, at).await {
            Ok(went) => went,
            Err(error) => {
                if let Some(answer) = complaint(at, &error) {
                    let _ = carry::out(context, at, answer).await;
                }
                return Err(error);
            }
        };
        match went.next {
            Next::Round => {}
            Next::Again => return Ok(Again::In(AGAIN)),
            Next::After(pause) => return Ok(Again::In(pause)),
            Next::Rest => return Ok(Again::OnEvent),
            Next::Delete => context.world.delete_this(&request).await?,
        }
        written = went.request;
    }
    Ok(Again::In(Duration::from_secs(1)))
}

/// Does what the request asks for.
async fn round(context: &Context, at: Moment<'_>) -> Result<Went, Error> {
    match ask(at)? {
        Ask::Nothing(next) => Ok(next.into()),
        Ask::Write(answer) => carry::out(context, at, *answer).await,
        Ask::Hold => Ok(Went { next: Next::Round, request: Some(context.world.set_finalizer(at.request, FINALIZER, true).await?) }),
        Ask::Plan => planning::round(context, at).await,
        Ask::Step(index) => stepping::round(context, at, index).await,
        Ask::GiveBack => giving_back::round(context, at).await,
        Ask::Undo => undoing::round(context, at).await,
        Ask::Discard => original::round(context, at).await,
        Ask::Leave => leaving::round(context, at).await,
    }
}
