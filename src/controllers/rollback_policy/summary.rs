//! What a policy watches, and what it has decided, for people: its status.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use kube::ResourceExt;

use crate::api::conditions::{Summary, summarize};
use crate::api::release::ReleasePhase;
use crate::api::rollback_policy::{KnownGood, LastDecision, WatchedWorkload};
use crate::api::{Reason, RollbackPolicy, RollbackPolicyStatus, WorkloadRef};
use crate::cluster::Error;
use crate::controllers::cache::kept::{Recorded, Workload};
use crate::controllers::cache::{Cache, Moved};
use crate::controllers::context::Context;
use crate::controllers::queue::{self, Pace};
use crate::controllers::status;
use crate::plan::health::Again;

/// A fleet that moves together is one write.
const PACE: Pace = Pace { at_once: 2, gathers: Duration::from_millis(500) };
/// How many workloads a status names.
const NAMED: usize = 100;

pub async fn run(context: &Context, namespace: &str) {
    let cache = context.caches.of(namespace);
    queue::run(&cache, PACE, |moved| touched(&cache, moved), |name| reconcile(context, namespace, name)).await;
}

fn touched(cache: &Cache, moved: &Moved) -> Vec<String> {
    match moved {
        // Two that select the same workload are told of each other.
        Moved::Guard(_) | Moved::Workload(_) | Moved::Record(_) | Moved::Policy(_) | Moved::All => {
            cache.guards.all(|_| true).iter().map(|g| g.name_any()).collect()
        }
        Moved::Request { .. } | Moved::Pod(_) | Moved::PolicyStatus(_) | Moved::Backup { .. } | Moved::Job { .. } | Moved::Map(_) | Moved::Copy(_) => {
            Vec::new()
        }
    }
}

async fn reconcile(context: &Context, namespace: &str, name: String) -> Result<Again, Error> {
    let cache = context.caches.of(namespace);
    cache.current().await?;
    let now = Timestamp::now();
    let Some(known) = cache.guards.get(&name) else { return Ok(Again::OnEvent) };
    if known.status.as_ref() == Some(&told(&cache, &known, now)) {
        return Ok(Again::OnEvent);
    }
    let Some(policy) = context.world.get::<RollbackPolicy>(namespace, &name).await? else { return Ok(Again::OnEvent) };
    let new = told(&cache, &policy, now);
    status::write(&context.world, &policy, new).await?;
    Ok(Again::OnEvent)
}

/// The status as it is to be.
fn told(cache: &Cache, policy: &RollbackPolicy, now: Timestamp) -> RollbackPolicyStatus {
    let selected = cache.workloads(|workload| workload.is_selected_by(policy));
    let mut releases: HashMap<WorkloadRef, Vec<Arc<Recorded>>> = HashMap::new();
    for release in cache.releases.all(|_| true) {
        releases.entry(release.workload.clone()).or_default().push(release);
    }
    let mut workloads: Vec<(bool, WatchedWorkload)> =
        selected.iter().map(|workload| watched(releases.get(&workload.of).map_or(&[], Vec::as_slice), workload)).collect();
    workloads.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.workload.cmp(&other.workload)));
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut new = policy.status.clone().unwrap_or_default();
    new.observed_generation = policy.metadata.generation;
    new.selected = count(workloads.len());
    new.failing = count(workloads.iter().filter(|(fails, _)| *fails).count());
    new.workloads = workloads.into_iter().take(NAMED).map(|(_, workload)| workload).collect();
    let twice = selected.iter().find_map(|workload| {
        let guards = cache.guards_of(workload);
        let other = guards.iter().find(|guard| guard.name_any() != policy.name_any())?;
        Some(format!("{} is selected by RollbackPolicy {} too, so neither does anything with it; change one of the selectors", workload.of, other.name_any()))
    });
    let missing = policy.spec.policy_ref.as_ref().filter(|named| cache.policies.get(&named.name).is_none());
    let (summary, reason, message) = match (twice, missing) {
        (Some(message), _) => (Summary::Stalled, Reason::TwoPolicies, message),
        (None, Some(named)) => (
            Summary::Stalled,
            Reason::PolicyNotFound,
            format!("BackupPolicy {} does not exist in this namespace; make it, or name another in policyRef", named.name),
        ),
        (None, None) if selected.is_empty() => (
            Summary::Ready,
            Reason::NothingSelected,
            "its selector selects no workload of this namespace; 'kubectl get deployments --show-labels' has their labels".into(),
        ),
        (None, None) if policy.spec.suspend => (Summary::Ready, Reason::Suspended, "suspend is true, so nothing is looked at".into()),
        (None, None) => (Summary::Ready, Reason::Watching, format!("it watches {} workloads, of which {} fail", new.selected, new.failing)),
    };
    summarize(&mut new.conditions, summary, reason, &message, policy.metadata.generation, now);
    new
}

/// A workload as its status names it, and whether what runs of it fails.
fn watched(releases: &[Arc<Recorded>], workload: &Workload) -> (bool, WatchedWorkload) {
    let runs = releases.iter().max_by_key(|release| release.last_seen());
    let fails = |release: &&Arc<Recorded>| release.status.failure.is_some() && runs.is_some_and(|runs| runs.name == release.name);
    let good = releases.iter().filter(|release| release.status.phase == ReleasePhase::Healthy && !fails(release)).max_by_key(|release| release.last_seen());
    let decided = releases.iter().filter_map(|release| Some((release, release.status.failure.as_ref()?))).max_by_key(|(_, failure)| failure.time.0);
    let watched = WatchedWorkload {
        workload: workload.of.clone(),
        last_known_good: good.map(|release| KnownGood { release: release.name.clone(), healthy_time: release.status.healthy_time.clone() }),
        decision: decided.map(|(release, failure)| LastDecision {
            release: release.name.clone(),
            time: failure.time.clone(),
            sign: failure.sign,
            verdict: failure.verdict,
            because: failure.because.clone(),
            request: failure.request.clone(),
        }),
    };
    (runs.is_some_and(|release| release.status.failure.is_some()), watched)
}
