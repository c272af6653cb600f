//! Pods that the API server takes no more. A Deployment says so itself; the controllers of other workloads say it in Events alone, so a pod
//! that is missing is tried.

use std::sync::PoisonError;
use std::time::Duration;

use jiff::Timestamp;

use crate::api::WorkloadKind;
use crate::cluster::tried::Said;
use crate::cluster::{Error, World};
use crate::controllers::cache::Cache;
use crate::controllers::cache::kept::Workload;
use crate::plan::health::Refused;

/// How often a missing pod is tried.
pub const AGAIN: Duration = Duration::from_secs(30);

/// Whether fewer pods are there than are wanted, and nobody says why.
pub fn lacks_pods(workload: &Workload) -> bool {
    match workload.of.kind {
        WorkloadKind::Deployment => false,
        WorkloadKind::StatefulSet | WorkloadKind::DaemonSet => workload.rollout.all < workload.rollout.wanted,
    }
}

/// Why its pods cannot be made, and since when that is known.
///
/// # Errors
/// When the API server does not answer.
pub async fn refused(world: &World, cache: &Cache, namespace: &str, workload: &Workload, now: Timestamp) -> Result<Option<Refused>, Error> {
    if !lacks_pods(workload) {
        forget(cache, workload);
        return Ok(workload.rollout.refused.clone());
    }
    let Some(is) = world.workload_opt(namespace, &workload.of).await? else { return Ok(None) };
    match world.try_pod_of(namespace, workload.of.kind, &is.template, &is.claims).await? {
        Said::No(why) => {
            let mut since = cache.unmade.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(Some(Refused { since: *since.entry((workload.of.clone(), workload.template_hash.clone())).or_insert(now), why }))
        }
        Said::Yes(()) | Said::Unknown(_) => {
            forget(cache, workload);
            Ok(None)
        }
    }
}

fn forget(cache: &Cache, workload: &Workload) {
    cache.unmade.lock().unwrap_or_else(PoisonError::into_inner).retain(|(of, _), _| *of != workload.of);
}
