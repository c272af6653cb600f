//! What is kept of each namespace.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures::{Stream, StreamExt};
use jiff::Timestamp;
use tokio::sync::broadcast;

use super::contents::{Contents, Reader};
use super::kept::{Former, Map, Recorded, RunningPod, ServingJob, Workload};
use super::requests::Request;
use super::store::Store;
use crate::api::plan::ConfigurationKind;
use crate::api::{Backup, BackupPolicy, RollbackPolicy, WorkloadRef};
use crate::cluster::workload::Kinds;
use crate::cluster::{Error, World};
use crate::controllers::databases::Databases;

/// How many changes a reader may be behind; one that is further looks at everything.
const BEHIND: usize = 4096;

/// What has changed, by what must be looked at therefore.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// A workload, or what it runs.
    Workload(WorkloadRef),
    /// How a pod of this workload is, and nothing else of it.
    Pod(WorkloadRef),
    /// What is on record of a release of this workload, beside what it is.
    Record(WorkloadRef),
    /// A RollbackPolicy, by what it says.
    Guard(String),
    /// A policy, by its spec: itself, and whoever has it.
    Policy(String),
    /// A policy, by what else there is of it.
    PolicyStatus(String),
    /// A Backup, and its policy.
    Backup {
        name: String,
        policy: String,
    },
    /// A request, and whether it has left a release.
    Request {
        name: String,
        left: bool,
    },
    /// A Job, and the Backup that it serves.
    Job {
        backup: Option<String>,
    },
    /// Whoever uses this ConfigMap.
    Map(String),
    /// Whoever has a release with this copy.
    Copy(String),
    All,
}

/// One kind of workload's.
#[derive(Default)]
pub struct Watched {
    pub workloads: Store<Workload>,
    pub former: Store<Former>,
}

/// One namespace's.
pub struct Cache {
    pub kinds: Kinds<Watched>,
    pub pods: Store<RunningPod>,
    pub releases: Store<Recorded>,
    pub requests: Store<Request>,
    pub policies: Store<BackupPolicy>,
    pub guards: Store<RollbackPolicy>,
    pub backups: Store<Backup>,
    pub maps: Store<Map>,
    pub jobs: Store<ServingJob>,
    /// What was read of ConfigMaps and Secrets.
    pub contents: Mutex<Contents>,
    /// The requests that this process has made of itself, and when: a watch may not have brought them yet.
    pub asked: Mutex<HashMap<String, Timestamp>>,
    /// Workloads, by their templates, of which the API server takes no pods, and since when that is known.
    pub unmade: Mutex<HashMap<(WorkloadRef, String), Timestamp>>,
    /// What was said of the policies' databases.
    pub databases: Databases,
    moved: broadcast::Sender<Moved>,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            kinds: Kinds::default(),
            pods: Store::default(),
            releases: Store::default(),
            requests: Store::default(),
            policies: Store::default(),
            guards: Store::default(),
            backups: Store::default(),
            maps: Store::default(),
            jobs: Store::default(),
            contents: Mutex::default(),
            asked: Mutex::default(),
            unmade: Mutex::default(),
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
        self.workloads_current().await?;
        for (_, of) in self.kinds.all() {
            of.former.current().await?;
        }
        self.pods.current().await?;
        self.releases.current().await?;
        self.requests.current().await?;
        self.policies.current().await?;
        self.maps.current().await
    }

    /// Waits until all workloads are there.
    ///
    /// # Errors
    /// When those of a kind cannot be watched.
    pub async fn workloads_current(&self) -> Result<(), Error> {
        for (_, of) in self.kinds.all() {
            of.workloads.current().await?;
        }
        Ok(())
    }

    /// The workloads whose templates name a ConfigMap or Secret, in the order of their names.
    pub fn users_of(&self, kind: ConfigurationKind, name: &str) -> Vec<WorkloadRef> {
        let named = (kind, name.to_owned());
        let users = self.kinds.all().flat_map(|(_, of)| of.workloads.all(|workload| workload.configuration.contains(&named)));
        let mut users: Vec<WorkloadRef> = users.map(|workload| workload.of.clone()).collect();
        users.sort();
        users
    }

    /// Reads what is not known of ConfigMaps and Secrets.
    pub fn reader<'a>(&'a self, world: &'a World, namespace: &'a str) -> Reader<'a> {
        Reader { world, namespace, contents: &self.contents, maps: &self.maps }
    }

    /// A workload that has opted in, or was.
    pub fn workload(&self, of: &WorkloadRef) -> Option<Arc<Workload>> {
        self.kinds.of(of.kind).workloads.get(&of.name).and_then(|workload| self.enrolled(workload))
    }

    /// Those that have, or were, and that a question picks.
    pub fn workloads(&self, picks: impl Fn(&Workload) -> bool) -> Vec<Arc<Workload>> {
        let all = self.kinds.all().flat_map(|(_, of)| of.workloads.all(|_| true));
        all.filter_map(|workload| self.enrolled(workload)).filter(|workload| picks(workload)).collect()
    }

    /// A workload and the RollbackPolicy that watches it. Nothing where none does, or two do, which their status tells and of which neither acts.
    ///
    /// # Errors
    /// When something of it cannot be watched.
    pub async fn watched(&self, of: &WorkloadRef) -> Result<Option<(Arc<Workload>, Arc<RollbackPolicy>)>, Error> {
        self.current().await?;
        self.guards.current().await?;
        let Some(workload) = self.workload(of) else { return Ok(None) };
        let guards = self.guards_of(&workload);
        Ok(match guards.as_slice() {
            [guard] if !guard.spec.suspend => Some((workload, guard.clone())),
            _ => None,
        })
    }

    /// The workload as it says itself and a RollbackPolicy that selects it does; nothing where neither does.
    pub fn enrolled(&self, workload: Arc<Workload>) -> Option<Arc<Workload>> {
        match self.guards_of(&workload).first() {
            Some(guard) => Some(Arc::new(workload.selected(guard))),
            None => Some(workload).filter(|workload| workload.opted_in),
        }
    }

    /// The RollbackPolicies that select a workload, by their names.
    pub fn guards_of(&self, workload: &Workload) -> Vec<Arc<RollbackPolicy>> {
        let mut guards = self.guards.all(|guard| workload.is_selected_by(guard));
        guards.sort_by(|a, b| a.metadata.name.cmp(&b.metadata.name));
        guards
    }

    /// What changes from here on; all that there is, to begin with.
    pub fn moved(&self) -> impl Stream<Item = Moved> + use<> {
        let changes = futures::stream::unfold(self.moved.subscribe(), |mut changes| async move {
            match changes.recv().await {
                Ok(moved) => Some((moved, changes)),
                Err(broadcast::error::RecvError::Lagged(_)) => Some((Moved::All, changes)),
                Err(broadcast::error::RecvError::Closed) => None,
            }
        });
        futures::stream::once(async { Moved::All }).chain(changes)
    }

    pub fn tell(&self, moved: Option<Moved>) {
        // Where nobody listens nobody has anything to look at.
        moved.into_iter().for_each(|moved| drop(self.moved.send(moved)));
    }
}
