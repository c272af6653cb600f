//! Follows what there is in a namespace, and tells what must be looked at.

use std::sync::Arc;

use futures::{Stream, StreamExt};
use kube::runtime::watcher::{self, Event};
use kube::runtime::{WatchStreamExt, watcher as watched};
use tokio::task::JoinSet;

use super::kept::{Kept, Map, Recorded, Request, RunningPod, Set, Watched};
use super::namespace::{Cache, Caches, Moved};
use super::store::{Change, Store};
use crate::api::{Backup, BackupPolicy};
use crate::cluster::World;
use crate::controllers::watching::watch;

/// Follows everything in a namespace, until it is dropped. A right that is taken away there stops nothing elsewhere.
pub async fn follow(world: &World, caches: &Caches, namespace: &str) {
    let cache = caches.of(namespace);
    let mut tasks = JoinSet::new();
    each(&mut tasks, world, &cache, namespace, |c| &c.sets, of_set);
    each(&mut tasks, world, &cache, namespace, |c| &c.pods, of_pod);
    each(&mut tasks, world, &cache, namespace, |c| &c.releases, of_release);
    each(&mut tasks, world, &cache, namespace, |c| &c.requests, of_request);
    each(&mut tasks, world, &cache, namespace, |c| &c.policies, of_policy);
    each(&mut tasks, world, &cache, namespace, |c| &c.backups, of_backup);
    each(&mut tasks, world, &cache, namespace, |c| &c.maps, of_map);
    while tasks.join_next().await.is_some() {}
}

fn each<T: Kept>(
    tasks: &mut JoinSet<()>,
    world: &World,
    cache: &Arc<Cache>,
    namespace: &str,
    store: fn(&Cache) -> &Store<T>,
    moved: fn(&Cache, Change<T>) -> Option<Moved>,
) {
    let (cache, namespace, events) = (cache.clone(), namespace.to_owned(), events::<T>(world, namespace));
    tasks.spawn(async move { store(&cache).follow(&namespace, events, |change| cache.tell(moved(&cache, change))).await });
}

/// What is watched of a kind, again and again.
pub fn events<T: Kept>(world: &World, namespace: &str) -> impl Stream<Item = watcher::Result<Event<Watched<T>>>> + Send + use<T> {
    watched(world.api::<Watched<T>>(namespace), watch()).default_backoff().boxed()
}

/// What is to be looked at after a change of one object; nothing where nothing of it that is kept has changed.
fn told<T: PartialEq>(change: Change<T>, of: impl Fn(&str, &T, Option<&T>) -> Option<Moved>) -> Option<Moved> {
    match change {
        Change::All => Some(Moved::All),
        Change::One { before, after, .. } if before == after => None,
        Change::One { name, before, after } => of(&name, after.as_deref().or(before.as_deref())?, before.as_deref()),
    }
}

fn of_set(_: &Cache, change: Change<Set>) -> Option<Moved> {
    told(change, |_, set, _| Some(Moved::Workload(set.owner.to_string())))
}

fn of_pod(cache: &Cache, change: Change<RunningPod>) -> Option<Moved> {
    // Of one whose ReplicaSet is not known yet that one's own event tells.
    told(change, |_, pod, _| cache.sets.get(&pod.owner).map(|set| Moved::Workload(set.owner.to_string())))
}

fn of_release(_: &Cache, change: Change<Recorded>) -> Option<Moved> {
    told(change, |_, release, _| Some(Moved::Workload(release.workload.clone())))
}

/// That a rollback has left a release matters to whoever runs it again.
fn of_request(_: &Cache, change: Change<Request>) -> Option<Moved> {
    told(change, |_, request, before| (before.map_or(&[][..], |before| &before.left) != request.left).then_some(Moved::All))
}

/// What is written of its status is nothing to look at a workload for.
fn of_policy(_: &Cache, change: Change<BackupPolicy>) -> Option<Moved> {
    match change {
        Change::All => Some(Moved::All),
        Change::One { name, before, after } => (before.map(|p| p.spec.clone()) != after.map(|p| p.spec.clone())).then_some(Moved::Policy(name)),
    }
}

fn of_backup(_: &Cache, change: Change<Backup>) -> Option<Moved> {
    match change {
        Change::All => Some(Moved::All),
        Change::One { before, after, .. } => after.or(before).map(|backup| Moved::Backup(backup.spec.policy_ref.name.clone())),
    }
}

fn of_map(_: &Cache, change: Change<Map>) -> Option<Moved> {
    let gone = matches!(&change, Change::One { after: None, .. });
    told(change, |name, map, _| match map.ours {
        true => gone.then(|| Moved::Copy(name.to_owned())),
        false => Some(Moved::Map(name.to_owned())),
    })
}
