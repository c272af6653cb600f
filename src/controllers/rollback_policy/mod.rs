//! Watches what runs, and asks for a rollback of a release that fails by its own fault.
//!
//! It goes by what watches have brought: a pod's event is looked at at once, and nobody is asked until a sign is seen. What is decided
//! then is decided by the workload and its Releases as they are read anew; it stands in the Release before the request is made, and the
//! request's name is made of the Release's, so that whoever goes on after a crash makes the same one.

mod evidence;
mod found;
mod judged;
pub mod requested;
mod summary;
mod unmade;

use std::time::Duration;

use jiff::Timestamp;

use super::cache::{Cache, Moved};
use super::context::Context;
use super::deadline::within;
use super::queue::{self, Pace};
use super::release::sight::Sight;
use super::watching::RECONCILE;
use crate::api::WorkloadRef;
use crate::cluster::Error;
use crate::plan::failing::sign::{Fails, Patience, Seen, seen};
use crate::plan::health::{Again, Refused};
use found::{Found, own};

/// A failure is looked at at once.
const PACE: Pace = Pace { at_once: 8, gathers: Duration::ZERO };

pub async fn run(context: &Context, namespace: &str) {
    let cache = context.caches.of(namespace);
    let look = |of: WorkloadRef| Box::pin(within(RECONCILE, "look", reconcile(context, namespace, of)));
    tokio::join!(queue::run(&cache, PACE, |moved| touched(&cache, moved), look), summary::run(context, namespace));
}

/// The workloads that must be looked at after a change.
fn touched(cache: &Cache, moved: &Moved) -> Vec<WorkloadRef> {
    match moved {
        Moved::Workload(of) | Moved::Pod(of) | Moved::Record(of) => vec![of.clone()],
        Moved::Guard(_) | Moved::All => cache.workloads(|_| true).iter().map(|workload| workload.of.clone()).collect(),
        // What waited for a request's end is decided then, and when one of ours was made is noted.
        Moved::Request { name, .. } => cache.requests.get(name).map(|request| request.targets.clone()).unwrap_or_default(),
        Moved::Policy(_) | Moved::PolicyStatus(_) | Moved::Backup { .. } | Moved::Job { .. } | Moved::Map(_) | Moved::Copy(_) => Vec::new(),
    }
}

async fn reconcile(context: &Context, namespace: &str, of: WorkloadRef) -> Result<Again, Error> {
    let cache = context.caches.of(namespace);
    let Some((workload, guard)) = cache.watched(&of).await? else { return Ok(Again::OnEvent) };
    if workload.rollout.wanted == 0 || !workload.rollout.taken_up {
        return Ok(Again::OnEvent);
    }
    let (mut own, now) = (own(&cache, &workload), Timestamp::now());
    let patience = Patience::of(&guard.spec.signs, workload.probes);
    let refused = unmade::refused(&context.world, &cache, namespace, &workload, now).await?;
    let shown = with_refused(seen(&own.present, patience, now), refused.as_ref(), patience, now);
    // What was decided before may be over.
    let decided = cache.releases.all(|release| release.workload == of && release.status.failure.is_some());
    judged::made(context, &cache, namespace, &decided).await?;
    match &shown {
        Seen::Well(Some(again)) => return Ok(Again::In(*again)),
        // It may be waited for as long as it takes to make it, and no event says that it is refused.
        Seen::Well(None) if unmade::lacks_pods(&workload) => return Ok(Again::In(unmade::AGAIN)),
        Seen::Well(None) if decided.is_empty() => return Ok(Again::OnEvent),
        Seen::Well(None) | Seen::Fails(_) => {}
    }
    let sight = Sight::known(&cache, &workload);
    let used = cache.reader(&context.world, namespace).used(&workload, sight.policy.as_deref()).await?;
    // One that is not on record yet comes again when it is.
    let Ok(release) = sight.release(&used) else { return Ok(Again::OnEvent) };
    // What runs since before an edit of its configuration is the release before.
    let shown = match sight.seen(release, used.written, now).edited_at {
        Some(edited) => {
            own.edited(edited, &workload.template_hash);
            with_refused(seen(&own.present, patience, now), refused.as_ref(), patience, now)
        }
        None => shown,
    };
    let found = Found { guard: &guard, workload: &workload, sight: &sight, own: &own, patience, release, now };
    match shown {
        Seen::Fails(fails) => judged::fails(&found, context, &cache, namespace, &fails).await,
        Seen::Well(Some(again)) => Ok(Again::In(again)),
        Seen::Well(None) => judged::is_well(&found, context, &cache, namespace).await,
    }
}

/// What pods do not show that are not even made.
fn with_refused(shown: Seen, refused: Option<&Refused>, patience: Patience<'_>, now: Timestamp) -> Seen {
    match (shown, refused) {
        (Seen::Well(again), Some(refused)) => match Fails::refused(refused, patience.signs, now) {
            Ok(fails) => Seen::Fails(fails),
            Err(due) => Seen::Well(Some(again.map_or(due, |again| again.min(due)))),
        },
        (shown, _) => shown,
    }
}
