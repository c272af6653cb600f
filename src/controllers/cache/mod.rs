//! What there is in a namespace, as watches bring it: whoever looks whether something has moved asks nobody.
//!
//! A watch may be behind. So what is *written*, deleted or begun is decided anew by what is read then, by quorum; what is here says
//! only that there is nothing to decide.

pub mod contents;
pub mod kept;
pub mod store;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures::{Stream, StreamExt};
use kube::runtime::watcher::{self, Event};
use kube::runtime::{WatchStreamExt, watcher as watched};
use tokio::sync::broadcast;
use tokio::task::JoinSet;

use super::backup_policy::Databases;
use super::{Context, watch};
use crate::api::{Backup, BackupPolicy};
use crate::cluster::{Error, World};
use contents::Contents;
use kept::{Kept, Map, Recorded, Request, RunningPod, Set, Watched};
use store::{Change, Store};

/// How many changes a reader may be behind; one that is further looks at everything.
const BEHIND: usize = 4096;

/// What has changed, by what must be looked at therefore.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// A Deployment of that name.
    Workload(String),
    /// Whoever has this policy.
    Policy(String),
    /// The policy of a Backup.
    Backup(String),
    /// Whoever uses this ConfigMap.
    Map(String),
    /// Whoever has a release with this copy.
    Copy(String),
    All,
}

/// One namespace's.
pub struct Cache {
    pub sets: Store<Set>,
    pub pods: Store<RunningPod>,
    pub releases: Store<Recorded>,
    pub requests: Store<Request>,
    pub policies: Store<BackupPolicy>,
    pub backups: Store<Backup>,
    pub maps: Store<Map>,
    /// What was read of ConfigMaps and Secrets.
    pub contents: Mutex<Contents>,
    /// What was said of the policies' databases.
    pub databases: Databases,
    moved: broadcast::Sender<Moved>,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            sets: Store::default(),
            pods: Store::default(),
            releases: Store::default(),
            requests: Store::default(),
            policies: Store::default(),
            backups: Store::default(),
            maps: Store::default(),
            contents: Mutex::default(),
            databases: Databases::default(),
            moved: broadcast::Sender::new(BEHIND),
        }
    }
}

/// Those of all namespaces, each made when it is first asked for.
#[derive(Default)]
pub struct Caches(Mutex<HashMap<String, Arc<Cache>>>);

impl Caches {
    pub fn of(&self, namespace: &str) -> Arc<Cache> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(namespace.to_owned()).or_default().clone()
    }
}

impl Cache {
    /// Waits until all that a recorder asks for is there.
    ///
    /// # Errors
    /// When something of it cannot be watched.
    pub async fn current(&self) -> Result<(), Error> {
        self.sets.current().await?;
        self.pods.current().await?;
        self.releases.current().await?;
        self.requests.current().await?;
        self.policies.current().await?;
        self.maps.current().await
    }

    /// What changes from here on.
    pub fn moved(&self) -> impl Stream<Item = Moved> + use<> {
        futures::stream::unfold(self.moved.subscribe(), |mut changes| async move {
            match changes.recv().await {
                Ok(moved) => Some((moved, changes)),
                Err(broadcast::error::RecvError::Lagged(_)) => Some((Moved::All, changes)),
                Err(broadcast::error::RecvError::Closed) => None,
            }
        })
    }

    fn tell(&self, moved: Option<Moved>) {
        // Where nobody listens nobody has anything to look at.
        moved.into_iter().for_each(|moved| drop(self.moved.send(moved)));
    }
}

/// Follows everything in a namespace, until it is dropped. A right that is taken away there stops nothing elsewhere.
pub async fn follow(context: &Context, namespace: &str) {
    let (world, cache) = (&context.world, context.caches.of(namespace));
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
