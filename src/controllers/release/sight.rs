//! A workload as it is, with its pods and what is on record of it: by what watches have brought, or read anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use kube::api::ListParams;

use super::recording::release_name;
use crate::api::plan::Pin;
use crate::api::release::ReleasePhase;
use crate::api::{BackupPolicy, WORKLOAD_LABEL, label_value};
use crate::cluster::workload::{self as cluster, of_kind, selector};
use crate::cluster::{During, Error, World};
use crate::controllers::cache::Cache;
use crate::controllers::cache::contents::Used;
use crate::controllers::cache::kept::{Former, History, Kept, Recorded, RunningPod, Watched, Workload};
use crate::plan::health::{self, Pod, Seen, Twin};

pub struct Sight {
    pub workload: Workload,
    /// Nothing where it names none, or that is not there.
    pub policy: Option<Arc<BackupPolicy>>,
    /// The pods of its present template.
    pods: Vec<Pod>,
    /// Its Releases.
    pub releases: Vec<Arc<Recorded>>,
    /// The releases from which rollbacks have taken workloads away, and when.
    left: BTreeMap<String, Timestamp>,
}

impl Sight {
    /// As watches have brought it.
    pub fn known(cache: &Cache, workload: &Workload) -> Self {
        let former = cache.kinds.of(workload.of.kind).former.all(|former| has_template(former, workload));
        let pods = cache.pods.all(|pod| runs(pod, workload, former.iter().map(Arc::as_ref)));
        Self {
            policy: workload.policy.as_deref().and_then(|name| cache.policies.get(name)),
            pods: pods.iter().map(|pod| pod.seen()).collect(),
            releases: cache.releases.all(|release| release.workload == workload.of),
            left: left(cache),
            workload: workload.clone(),
        }
    }

    /// As it is now: what is written is decided by that. What requests have left is no such thing, and whoever ends one tells.
    ///
    /// # Errors
    /// When something of it cannot be read.
    pub async fn anew(world: &World, cache: &Cache, namespace: &str, now: &cluster::Workload, workload: Workload) -> Result<Self, Error> {
        let policy = match &workload.policy {
            Some(name) => world.get::<BackupPolicy>(namespace, name).await?.map(Arc::new),
            None => None,
        };
        let selected = ListParams::default().labels(&selector(&now.selector));
        let mut former: Vec<Former> =
            of_kind!(workload.of.kind, K => listed::<History<K>>(world, namespace, &selected, "list the workload's former templates").await?);
        former.retain(|former| has_template(former, &workload));
        let pods = listed::<RunningPod>(world, namespace, &selected, "list pods").await?;
        let its = ListParams::default().labels(&format!("{WORKLOAD_LABEL}={}", label_value(&workload.of.name)));
        let releases = listed::<Recorded>(world, namespace, &its, "list Releases").await?;
        Ok(Self {
            policy,
            pods: pods.iter().filter(|pod| runs(pod, &workload, former.iter())).map(RunningPod::seen).collect(),
            // A label cannot have all of a long name.
            releases: releases.into_iter().filter(|release| release.workload == workload.of).map(Arc::new).collect(),
            left: left(cache),
            workload,
        })
    }

    /// What its pods report of their images. While pods of two makes run, that says nothing.
    fn reported(&self) -> Vec<Pin> {
        match self.workload.rollout.complaint(&self.workload.of) {
            None => health::images(&self.workload.containers, &self.pods),
            Some(_) => Vec::new(),
        }
    }

    /// The Release that is what runs with this configuration, or the name that it gets.
    ///
    /// # Errors
    /// The name, when it is not on record.
    pub fn release(&self, used: &Used) -> Result<&Arc<Recorded>, String> {
        let (workload, images) = (&self.workload, self.reported());
        let find = |name: String| self.releases.iter().find(|release| release.name == name).ok_or(name);
        let release = find(release_name(workload, &used.recorded, None))?;
        if !health::moved(&release.status, &workload.containers, &images) {
            return Ok(release);
        }
        // A tag that was moved, and pods that were made anew since: the good release is what it was good with.
        find(release_name(workload, &used.recorded, Some(&images)))
    }

    /// When a rollback has taken the workload away from a release that did not run since.
    pub fn left(&self, release: &Recorded) -> Option<Timestamp> {
        self.left.get(&release.name).copied().filter(|ended| release.last_seen().is_none_or(|seen| seen <= *ended))
    }

    /// To which a rollback from a release would lead, as a request without a name chooses it: what a rollback has left is not good, and what
    /// came later is no way back.
    pub fn last_good(&self, from: &Recorded) -> Option<&Arc<Recorded>> {
        let back = |r: &&Arc<Recorded>| r.name != from.name && r.status.phase == ReleasePhase::Healthy && r.created <= from.created && self.left(r).is_none();
        self.releases.iter().filter(back).max_by_key(|r| r.last_seen())
    }

    /// What there is of the release that runs.
    pub fn seen(&self, release: &Recorded, written: Option<Timestamp>, now: Timestamp) -> Seen {
        let workload = &self.workload;
        let missing = workload.policy.as_ref().filter(|_| self.policy.is_none());
        let twin = |r: &Arc<Recorded>| Twin {
            created: r.created,
            last_seen: r.status.last_seen_time.as_ref().map(|t| t.0),
            edited: r.template_hash == release.template_hash && r.configuration != release.configuration,
        };
        let others: Vec<Twin> = self.releases.iter().filter(|r| r.name != release.name).map(twin).collect();
        Seen {
            workload: workload.of.clone(),
            rollout: workload.rollout.clone(),
            soak: workload.soak,
            pods: self.pods.clone(),
            images: health::images(&workload.containers, &self.pods),
            edited_at: health::edited_at(release.created, &others, written),
            missing: missing.map(|name| format!("BackupPolicy {name}, which the workload names, does not exist")),
            begins: health::begins(&release.status, &others, self.left.get(&release.name).copied(), now),
        }
    }
}

/// Whether a pod is the workload's, with one of these templates.
fn runs<'a>(pod: &RunningPod, workload: &Workload, mut of: impl Iterator<Item = &'a Former>) -> bool {
    pod.kind == workload.of.kind && of.any(|former| former.is_of(pod))
}

/// Whether the workload's present template is this one.
pub fn has_template(former: &Former, workload: &Workload) -> bool {
    let same = match &workload.revision {
        Some(revision) => *former.name == **revision,
        None => *former.template_hash == *workload.template_hash,
    };
    *former.owner_uid == *workload.uid && same
}

fn left(cache: &Cache) -> BTreeMap<String, Timestamp> {
    let mut all: BTreeMap<String, Timestamp> = BTreeMap::new();
    for (name, ended) in cache.requests.all(|request| !request.left.is_empty()).iter().flat_map(|request| &request.left) {
        let newest = all.entry(name.clone()).or_insert(*ended);
        *newest = (*newest).max(*ended);
    }
    all
}

/// What is kept of each object that is there now.
pub async fn listed<T: Kept>(world: &World, namespace: &str, which: &ListParams, what: &str) -> Result<Vec<T::As>, Error> {
    Ok(world.api::<Watched<T>>(namespace).list(which).await.during(what)?.items.into_iter().filter_map(|object| object.kept).collect())
}
