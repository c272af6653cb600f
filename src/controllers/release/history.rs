//! Which releases are kept, and what goes with those that are not.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use k8s_openapi::api::core::v1::{ConfigMap, Secret};
use kube::api::ListParams;

use super::sight::{Sight, listed};
use crate::api::Release;
use crate::api::plan::ConfigurationKind;
use crate::api::release::{RecordedConfiguration, ReleasePhase};
use crate::cluster::{Error, World};
use crate::controllers::cache::Cache;
use crate::controllers::cache::kept::Recorded;
use crate::controllers::cache::requests::Request;
use crate::controllers::kept_schemas;

/// How many healthy releases of a workload are kept, and how many that were only observed.
const HISTORY: usize = 10;

/// Whether there is something to collect, by what watches have brought.
pub fn is_full(cache: &Cache, sight: &Sight, running: &str, now: Timestamp) -> bool {
    let old = beyond(sight.releases.iter().map(Arc::as_ref).collect(), running);
    if old.is_empty() {
        return false;
    }
    let requests = cache.requests.all(|_| true);
    let used = used(requests.iter().map(Arc::as_ref), now);
    old.iter().any(|release| !used.contains(&release.name))
}

/// Deletes the oldest releases beyond the history, and the copies that only they name. What nothing names is deleted, so all that
/// may name it is read anew.
///
/// # Errors
/// When something cannot be listed or deleted.
pub async fn collect(world: &World, namespace: &str, sight: &Sight, running: &str, now: Timestamp) -> Result<(), Error> {
    let old = beyond(sight.releases.iter().map(Arc::as_ref).collect(), running);
    if old.is_empty() {
        return Ok(());
    }
    kept_schemas::collect(world, namespace, now).await?;
    let all = listed::<Recorded>(world, namespace, &ListParams::default(), "list Releases").await?;
    let requests = listed::<Request>(world, namespace, &ListParams::default(), "list RollbackRequests").await?;
    let all: Vec<&Recorded> = all.iter().collect();
    let (gone, copies) = expired(&all, old, &used(requests.iter(), now));
    let in_use = &sight.workload.configuration;
    for recorded in copies.iter().filter(|copy| !in_use.contains(&(copy.kind, copy.copy.clone()))) {
        match recorded.kind {
            ConfigurationKind::ConfigMap => world.delete::<ConfigMap>(namespace, &recorded.copy).await?,
            ConfigurationKind::Secret => world.delete::<Secret>(namespace, &recorded.copy).await?,
        }
    }
    for release in gone {
        world.delete::<Release>(namespace, &release.name).await?;
    }
    Ok(())
}

/// Of the releases beyond the history those that go, and the copies that none names that stays: neither one of the history, nor one that a
/// request runs with or can still be undone to, nor another workload's.
fn expired<'a>(all: &[&'a Recorded], old: Vec<&'a Recorded>, used: &BTreeSet<String>) -> (Vec<&'a Recorded>, Vec<&'a RecordedConfiguration>) {
    let gone: Vec<&Recorded> = old.into_iter().filter(|r| !used.contains(&r.name)).collect();
    let goes = |release: &Recorded| gone.iter().any(|g| g.name == release.name);
    let named: BTreeSet<&RecordedConfiguration> = all.iter().filter(|r| !goes(r)).flat_map(|r| &r.configuration).collect();
    let copies = gone.iter().flat_map(|r| &r.configuration).filter(|recorded| !named.contains(recorded)).collect();
    (gone, copies)
}

/// The releases of a workload that are not kept: those beyond the newest, of the healthy ones and of those that were only observed.
/// An apply of several objects is seen half-way, and what is seen so must push no good release out.
fn beyond<'a>(mut own: Vec<&'a Recorded>, running: &str) -> Vec<&'a Recorded> {
    // One that was made a moment ago has no status yet.
    let seen = |r: &Recorded| r.status.last_seen_time.as_ref().map(|t| t.0).or(r.created);
    own.sort_by_key(|r| std::cmp::Reverse((r.name == running, seen(r))));
    let (good, rest): (Vec<_>, Vec<_>) = own.into_iter().partition(|r| r.status.phase == ReleasePhase::Healthy);
    good.into_iter().skip(HISTORY).chain(rest.into_iter().skip(HISTORY)).collect()
}

/// Releases that requests name which run, or can still be undone.
fn used<'a>(requests: impl Iterator<Item = &'a Request>, now: Timestamp) -> BTreeSet<String> {
    requests.flat_map(|request| request.used_releases(now)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::controllers::cache::kept::Kept;

    fn recorded(object: serde_json::Value) -> Recorded {
        serde_json::from_value(object).ok().and_then(Recorded::kept).unwrap_or_else(|| unreachable!("it is a Release"))
    }

    fn at(second: i64) -> String {
        Timestamp::from_second(1_767_225_600 + second).unwrap_or_default().to_string()
    }

    #[test]
    fn what_was_recorded_a_moment_ago_is_kept() {
        let release = |i: i64, seen: bool| -> Recorded {
            let spec = serde_json::json!({"workload": "shop", "workloadUid": "u", "templateHash": "h", "template": {}});
            let status = seen.then(|| serde_json::json!({"phase": if i == 0 { "Healthy" } else { "Observed" }, "lastSeenTime": at(i * 3600)}));
            recorded(serde_json::json!({"metadata": {"name": format!("shop-{i}"), "creationTimestamp": at(i * 3600)}, "spec": spec, "status": status}))
        };
        let all: Vec<Recorded> = (0..14).map(|i| release(i, i < 13)).collect();
        let names = |all: Vec<&Recorded>| all.iter().map(|r| r.name.clone()).collect::<Vec<_>>();
        // The healthy one is the oldest of all; an old one that runs again is kept too.
        assert_eq!(names(beyond(all.iter().collect(), "shop-13")), ["shop-3", "shop-2", "shop-1"]);
        assert_eq!(names(beyond(all.iter().collect(), "shop-1")), ["shop-4", "shop-3", "shop-2"]);
    }

    #[test]
    fn a_copy_goes_only_with_the_last_release_that_names_it() {
        let release = |i: i64, workload: &str, copies: &[&str]| -> Recorded {
            let named: Vec<_> = copies.iter().map(|c| serde_json::json!({"kind": "ConfigMap", "name": "c", "copy": c})).collect();
            let spec = serde_json::json!({"workload": workload, "workloadUid": "u", "templateHash": "h", "template": {}, "configuration": named});
            recorded(serde_json::json!({"metadata": {"name": format!("{workload}-{i}"), "creationTimestamp": at(i)}, "spec": spec}))
        };
        let mut all = vec![release(0, "shop", &["target"]), release(1, "shop", &["target", "shared", "kept", "alone"]), release(2, "web", &["shared"])];
        all.extend((3..13).map(|i| release(i, "shop", &["kept"])));
        let all: Vec<&Recorded> = all.iter().collect();
        let old = beyond(all.iter().copied().filter(|r| r.workload.name == "shop").collect(), "shop-12");
        let (gone, copies) = expired(&all, old, &["shop-0".to_owned()].into());
        assert_eq!(gone.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["shop-1"], "a request takes the workload to the other");
        assert_eq!(copies.iter().map(|c| c.copy.as_str()).collect::<Vec<_>>(), ["alone"]);
    }
}
