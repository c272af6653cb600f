//! Follows what there is in a namespace, and tells what must be looked at.

use std::sync::Arc;

use futures::StreamExt;
use kube::runtime::{WatchStreamExt, watcher as watched};
use tokio::task::JoinSet;

use super::kept::{Former, History, Kept, Map, OfKind, Recorded, RunningPod, ServingJob, Watched, Workload};
use super::namespace::{Cache, Caches, Moved};
use super::requests::Request;
use super::store::{Change, Store};
use crate::api::{Backup, BackupPolicy, RollbackPolicy, WorkloadKind, WorkloadRef};
use crate::cluster::World;
use crate::cluster::workload::{Kind, of_kind};
use crate::controllers::watching::watch;

/// Follows everything in a namespace, until it is dropped. A right that is taken away there stops nothing elsewhere.
pub async fn follow(world: &World, caches: &Caches, namespace: &str) {
    let mut following = Following { world, cache: caches.of(namespace), namespace, tasks: JoinSet::new() };
    for kind in WorkloadKind::ALL {
        of_kind!(kind, K => {
            following.each::<OfKind<K>>(|c| &c.kinds.of(K::KIND).workloads, of_workload::<K>);
            following.each::<History<K>>(|c| &c.kinds.of(K::KIND).former, of_former::<K>);
        });
    }
    following.each::<RunningPod>(|c| &c.pods, of_pod);
    following.each::<Recorded>(|c| &c.releases, of_release);
    following.each::<Request>(|c| &c.requests, of_request);
    following.each::<BackupPolicy>(|c| &c.policies, of_policy);
    following.each::<RollbackPolicy>(|c| &c.guards, of_guard);
    following.each::<Backup>(|c| &c.backups, of_backup);
    following.each::<Map>(|c| &c.maps, of_map);
    following.each::<ServingJob>(|c| &c.jobs, of_job);
    // None ends but by a fault of ours, and what nobody follows any more must not be believed.
    let _ = following.tasks.join_next().await;
}

struct Following<'a> {
    world: &'a World,
    cache: Arc<Cache>,
    namespace: &'a str,
    tasks: JoinSet<()>,
}

impl Following<'_> {
    fn each<T: Kept>(&mut self, store: fn(&Cache) -> &Store<T::As>, moved: fn(&Cache, Change<T::As>) -> Option<Moved>) {
        let (cache, namespace) = (self.cache.clone(), self.namespace.to_owned());
        let events = watched(self.world.api::<Watched<T>>(&namespace), watch()).default_backoff().boxed();
        self.tasks.spawn(async move { store(&cache).follow::<T>(&namespace, events, |change| cache.tell(moved(&cache, change))).await });
    }
}

/// What is to be looked at after a change of one object; nothing where nothing of it that is kept has changed.
fn told<T: PartialEq>(change: Change<T>, of: impl Fn(&str, &T, Option<&T>) -> Option<Moved>) -> Option<Moved> {
    match change {
        Change::All => Some(Moved::All),
        Change::One { before, after, .. } if before == after => None,
        Change::One { name, before, after } => of(&name, after.as_deref().or(before.as_deref())?, before.as_deref()),
    }
}

/// Also of one that has not opted in: a request may name it.
fn of_workload<K: Kind>(_: &Cache, change: Change<Workload>) -> Option<Moved> {
    Some(match change {
        Change::All => Moved::All,
        Change::One { name, .. } => Moved::Workload(WorkloadRef::new(K::KIND, name)),
    })
}

fn of_former<K: Kind>(_: &Cache, change: Change<Former>) -> Option<Moved> {
    told(change, |_, former, _| Some(Moved::Workload(WorkloadRef::new(K::KIND, &*former.owner))))
}

fn of_pod(cache: &Cache, change: Change<RunningPod>) -> Option<Moved> {
    // Of one whose ReplicaSet or ControllerRevision is not known yet that one's own event tells.
    let gone = matches!(&change, Change::One { after: None, .. });
    told(change, |_, pod, before| {
        let former = cache.kinds.of(pod.kind).former.get(&pod.revision)?;
        let of = WorkloadRef::new(pod.kind, &*former.owner);
        Some(if !gone && before.is_some_and(|before| before.is_made_as(pod)) { Moved::Pod(of) } else { Moved::Workload(of) })
    })
}

/// Its status is written by the recorder itself, who knows when to look again.
fn of_release(_: &Cache, change: Change<Recorded>) -> Option<Moved> {
    let record = |release: &Recorded| (release.template_hash.clone(), release.configuration.clone());
    match change {
        Change::All => Some(Moved::All),
        Change::One { before, after, .. } if before.as_deref().map(record) == after.as_deref().map(record) => {
            after.map(|release| Moved::Record(release.workload.clone()))
        }
        Change::One { before, after, .. } => after.or(before).map(|release| Moved::Workload(release.workload.clone())),
    }
}

/// That a rollback has left a release matters to whoever runs it again.
fn of_request(_: &Cache, change: Change<Request>) -> Option<Moved> {
    Some(match change {
        Change::All => Moved::All,
        Change::One { name, before, after } => {
            let left = |request: Option<Arc<Request>>| request.map(|request| request.left.clone()).unwrap_or_default();
            let gone = after.is_none();
            Moved::Request { name, left: !gone && left(before) != left(after) }
        }
    })
}

/// What is written of its status is nothing to look at a workload for.
fn of_policy(_: &Cache, change: Change<BackupPolicy>) -> Option<Moved> {
    let spec = |policy: Option<Arc<BackupPolicy>>| policy.map(|policy| policy.spec.clone());
    Some(match change {
        Change::All => Moved::All,
        Change::One { name, before, after } if spec(before.clone()) != spec(after.clone()) => Moved::Policy(name),
        Change::One { name, .. } => Moved::PolicyStatus(name),
    })
}

/// What it selects may be recorded by its word from now on. Its status is nobody's news.
fn of_guard(_: &Cache, change: Change<RollbackPolicy>) -> Option<Moved> {
    let spec = |guard: Option<Arc<RollbackPolicy>>| guard.map(|guard| (guard.spec.clone(), guard.metadata.deletion_timestamp.is_some()));
    match change {
        Change::All => Some(Moved::All),
        Change::One { name, before, after } => (spec(before) != spec(after)).then_some(Moved::Guard(name)),
    }
}

fn of_backup(_: &Cache, change: Change<Backup>) -> Option<Moved> {
    match change {
        Change::All => Some(Moved::All),
        Change::One { name, before, after } => after.or(before).map(|backup| Moved::Backup { name, policy: backup.spec.policy_ref.name.clone() }),
    }
}

fn of_job(_: &Cache, change: Change<ServingJob>) -> Option<Moved> {
    told(change, |_, job, _| Some(Moved::Job { backup: job.backup.as_ref().map(ToString::to_string) }))
}

fn of_map(_: &Cache, change: Change<Map>) -> Option<Moved> {
    let gone = matches!(&change, Change::One { after: None, .. });
    // What somebody has made of a copy has its label, and is used by its own name.
    told(change, |name, map, _| Some(if map.ours && gone { Moved::Copy(name.to_owned()) } else { Moved::Map(name.to_owned()) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(name: &str, labels: &str) -> Watched<Map> {
        let text = format!("{{metadata: {{name: {name}, namespace: shop, resourceVersion: '1', labels: {{{labels}}}}}}}");
        serde_yaml::from_str(&text).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn a_release_that_is_gone_is_told_and_its_status_is_not() {
        let cache = Cache::default();
        let release = |phase: &str| -> Arc<Recorded> {
            let spec = "{workload: shop, workloadUid: u, templateHash: h, template: {}}";
            let text = format!("{{metadata: {{name: shop-1}}, spec: {spec}, status: {{phase: {phase}}}}}");
            let value: serde_json::Value = serde_yaml::from_str(&text).unwrap_or_else(|error| unreachable!("{error}"));
            let release = serde_json::from_value(value).unwrap_or_else(|error| unreachable!("{error}"));
            Arc::new(Recorded::kept(release).unwrap_or_else(|| unreachable!("all are kept")))
        };
        let change = |before: Option<&str>, after: Option<&str>| Change::One { name: "shop-1".into(), before: before.map(release), after: after.map(release) };
        let workload = Some(Moved::Workload(WorkloadRef::new(WorkloadKind::Deployment, "shop")));
        assert_eq!(of_release(&cache, change(None, Some("Observed"))), workload);
        let record = Some(Moved::Record(WorkloadRef::new(WorkloadKind::Deployment, "shop")));
        assert_eq!(of_release(&cache, change(Some("Observed"), Some("Healthy"))), record, "its recorder has written that itself");
        assert_eq!(of_release(&cache, change(Some("Healthy"), None)), workload);
    }

    #[test]
    fn what_somebody_has_made_of_a_copy_is_told_by_its_name() {
        let cache = Cache::default();
        let kept = || map("settings", "rollback-operator.dev/kind: configuration").kept.map(Arc::new);
        let newer = || map("settings", "rollback-operator.dev/kind: configuration").kept.map(|map| Arc::new(Map { version: "2".into(), ..map }));
        assert_eq!(of_map(&cache, Change::One { name: "settings".into(), before: kept(), after: newer() }), Some(Moved::Map("settings".into())));
        assert_eq!(of_map(&cache, Change::One { name: "settings".into(), before: kept(), after: None }), Some(Moved::Copy("settings".into())));
    }
}
