//! What is kept of each namespace.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures::Stream;
use tokio::sync::broadcast;

use super::contents::{Contents, Reader};
use super::kept::{Map, Recorded, Request, RunningPod, Set};
use super::store::Store;
use crate::api::{Backup, BackupPolicy};
use crate::cluster::{Error, World};
use crate::controllers::databases::Databases;

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

    /// Reads what is not known of ConfigMaps and Secrets.
    pub fn reader<'a>(&'a self, world: &'a World, namespace: &'a str) -> Reader<'a> {
        Reader { world, namespace, contents: &self.contents, maps: &self.maps }
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

    pub(super) fn tell(&self, moved: Option<Moved>) {
        // Where nobody listens nobody has anything to look at.
        moved.into_iter().for_each(|moved| drop(self.moved.send(moved)));
    }
}
