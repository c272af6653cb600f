//! Whether what runs is good: how far its rollout is, what speaks against it, and what its record says of it then. Pure.

use std::time::Duration;

use jiff::Timestamp;

use super::order;
use crate::api::conditions::{State, kind, set};
use crate::api::plan::Pin;
use crate::api::release::ReleasePhase;
use crate::api::{Reason, ReleaseStatus, WorkloadKind, WorkloadRef, time};

/// How often checks are asked, and a schema is read, of what is not good yet: neither changes with an event.
const ASK: Duration = Duration::from_secs(10);
/// How often they are asked while it soaks.
const ASK_SOAKING: Duration = Duration::from_secs(60);

/// Where the rollout of a workload's present template stands, as its controller says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollout {
    pub wanted: i32,
    /// Whether the controller has seen the spec as it is.
    pub taken_up: bool,
    /// All replicas, of whatever template.
    pub all: i32,
    pub updated: i32,
    pub available: i32,
    /// Whether the controller says that enough are available.
    pub enough: bool,
    /// Why the API server takes no pods of it, as the controller says it.
    pub refused: Option<Refused>,
}

/// Pods that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub since: Timestamp,
    pub why: String,
}

impl Rollout {
    /// Why not every replica runs the present template and is available. A workload at zero is complete when no pod is left.
    pub fn complaint(&self, workload: &WorkloadRef) -> Option<String> {
        let Self { wanted, updated, available, all, .. } = *self;
        if !self.taken_up {
            return Some(format!("{workload} has not been taken up by its controller yet"));
        }
        let incomplete = updated < wanted || available < wanted || all > updated;
        let refused = self.refused.as_ref().map_or(String::new(), |refused| format!("; the API server takes no pods of it: {}", refused.why));
        incomplete.then(|| format!("{workload}: {updated} of {wanted} replicas are updated, {available} available, {all} in all{refused}"))
    }

    /// What keeps a release that was all there from being looked at as good further on. Replicas that come and go, by an autoscaler
    /// or with a node, are no such thing as long as all pods are of its template and enough are available.
    pub fn soak_complaint(&self, workload: &WorkloadRef) -> Option<String> {
        let holds = self.taken_up && self.enough && self.all <= self.updated && self.available > 0;
        if holds { None } else { self.complaint(workload) }
    }

    /// How far it is, in per cent: pods of the present template, pods that are available, and pods of before that are gone.
    pub fn percent(&self) -> i64 {
        if !self.taken_up {
            return 0;
        }
        let wanted = i64::from(self.wanted).max(1);
        let of = |n: i32| i64::from(n).clamp(0, wanted);
        (of(self.updated) + of(self.available) + wanted - of(self.all - self.updated)) * 100 / (3 * wanted)
    }
}

/// A container of a workload's template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    pub name: String,
    /// Whether its image is named by a digest, which cannot move.
    pub by_digest: bool,
}

/// A pod of a workload's present template that may still run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pod {
    pub name: String,
    pub created: Option<Timestamp>,
    /// What it reports of its containers' images, by digest.
    pub images: Vec<Pin>,
}

/// Each container's image by digest, as the pods report it. What something injects into pods, a mesh's proxy, is no part of the
/// release, and comes and goes with the mesh.
pub fn images(containers: &[Container], pods: &[Pod]) -> Vec<Pin> {
    let mut images: Vec<Pin> = Vec::new();
    for pin in pods.iter().flat_map(|p| &p.images) {
        if containers.iter().any(|c| c.name == pin.container) && !images.iter().any(|p| p.container == pin.container) {
            images.push(pin.clone());
        }
    }
    images.sort_by(|a, b| a.container.cmp(&b.container));
    images
}

/// Whether the pods run other images than those with which a release was healthy.
pub fn moved(record: &ReleaseStatus, containers: &[Container], images: &[Pin]) -> bool {
    if record.phase != ReleasePhase::Healthy {
        return false;
    }
    let digest = |pin: &Pin| pin.image.split_once('@').map(|(_, digest)| digest.to_owned());
    let by_tag = |pin: &Pin| !containers.iter().any(|c| c.name == pin.container && c.by_digest);
    let other = |was: &Pin, is: &Pin| by_tag(was) && was.container == is.container && digest(was).zip(digest(is)).is_some_and(|(was, is)| was != is);
    record.images.iter().any(|was| images.iter().any(|is| other(was, is)))
}

/// What there is of a release that runs, beside what must be asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    pub workload: WorkloadRef,
    pub rollout: Rollout,
    /// How long it must be available, in seconds.
    pub soak: i64,
    pub pods: Vec<Pod>,
    /// By digest, as the pods report them.
    pub images: Vec<Pin>,
    /// When its configuration was edited in place.
    pub edited_at: Option<Timestamp>,
    /// What it names and is not there, in words.
    pub missing: Option<String>,
    /// When it begins to run, if its record does not say so yet.
    pub begins: Option<Timestamp>,
}

/// The live schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    pub revision: Option<String>,
    pub fingerprint: String,
    /// The ConfigMap that has its lines.
    pub map: String,
}

/// What was asked of the database and by HTTP, of a release that is not good yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Absent where there is no policy, or nothing runs on the schema.
    pub schema: Option<Result<Schema, String>>,
    /// What a check has answered.
    pub check: Option<String>,
}

impl Seen {
    pub fn at_zero(&self) -> bool {
        self.rollout.wanted == 0
    }

    /// What speaks against it, without asking anybody.
    pub fn complaint(&self, record: &ReleaseStatus) -> Option<String> {
        let soaks = record.available_since.is_some();
        let rollout = if soaks { self.rollout.soak_complaint(&self.workload) } else { self.rollout.complaint(&self.workload) };
        let zero = || {
            let why = if self.workload.kind == WorkloadKind::DaemonSet { "it fits no node" } else { "it is scaled to zero" };
            self.at_zero().then(|| format!("{why}, so no pod can prove its health"))
        };
        rollout.or_else(|| self.missing.clone()).or_else(zero).or_else(|| self.older_pod())
    }

    /// A pod that has read the configuration of before the edit proves nothing of this release.
    fn older_pod(&self) -> Option<String> {
        let edited = self.edited_at?;
        if self.pods.is_empty() {
            return Some("its configuration was edited in place, and which pods run with it is not known".to_owned());
        }
        let pod = self.pods.iter().find(|p| p.created.is_some_and(|created| created < edited))?;
        Some(format!("its configuration was edited in place, and pod {} runs since before; restart the pods", pod.name))
    }
}

/// When to look again without an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Whatever it waits for sends one.
    OnEvent,
    In(Duration),
}

/// What the record says now, and when to look again.
pub fn judge(record: &ReleaseStatus, seen: &Seen, asked: &Asked, now: Timestamp) -> (ReleaseStatus, Again) {
    let mut new = record.clone();
    if let Some(begins) = seen.begins {
        new.last_seen_time = Some(time(begins));
    }
    let observed = record.phase == ReleasePhase::Observed;
    if !seen.images.is_empty() && (observed || new.images.is_empty()) {
        new.images.clone_from(&seen.images);
    }
    let mut complaint = seen.complaint(record);
    match asked.schema.as_ref().filter(|_| observed) {
        Some(Ok(schema)) => {
            new.schema_revision.clone_from(&schema.revision);
            new.fingerprint = Some(schema.fingerprint.clone());
            new.fingerprint_map = Some(schema.map.clone());
        }
        Some(Err(why)) => complaint = complaint.or(Some(format!("its schema could not be read: {why}"))),
        None => {}
    }
    if observed {
        complaint = complaint.or_else(|| asked.check.clone());
    }
    if let Some(complaint) = complaint {
        new.available_since = None;
        if observed {
            set(&mut new.conditions, kind::READY, State::False, Reason::NotHealthy, &complaint, None, now);
        }
        // A schema is there wherever a policy is that something runs with.
        let asks = observed && (asked.schema.is_some() || asked.check.is_some());
        return (new, if asks { Again::In(ASK) } else { Again::OnEvent });
    }
    let since = new.available_since.get_or_insert_with(|| time(now)).0;
    let left = since.as_second() + seen.soak - now.as_second();
    if observed && left <= 0 && record.failure.is_some() {
        // Between two ends of a container it is available for a moment.
        set(&mut new.conditions, kind::READY, State::False, Reason::NotHealthy, "it is available, and fails by the signs of a RollbackPolicy", None, now);
        return (new, Again::In(ASK));
    }
    if observed && left <= 0 {
        new.phase = ReleasePhase::Healthy;
        new.healthy_time = Some(time(now));
        set(&mut new.conditions, kind::READY, State::True, Reason::Healthy, "it was available and its checks held for its soak time", None, now);
    } else if observed {
        let message = format!("it is available, and must stay so for {} s", seen.soak);
        set(&mut new.conditions, kind::READY, State::False, Reason::Soaking, &message, None, now);
        return (new, Again::In(Duration::from_secs(left.unsigned_abs()).clamp(Duration::from_secs(1), ASK_SOAKING)));
    }
    (new, Again::OnEvent)
}

/// A release of a workload, as far as its order and an edit of its configuration go.
#[derive(Clone, Debug)]
pub struct Twin {
    pub created: Option<Timestamp>,
    pub last_seen: Option<Timestamp>,
    /// Whether it has the same template and other configuration.
    pub edited: bool,
}

impl Twin {
    pub fn seen(&self) -> Option<Timestamp> {
        self.last_seen.or(self.created)
    }
}

/// How long after a write it is seen at the latest, in seconds.
const SEEN_SECONDS: i64 = 60;

/// When the configuration of this template was edited in place: another release has the same template. Pods from before
/// run with the former content, so they prove nothing of this release.
///
/// That is when it was written, which its managed fields tell, and not when that was seen: pods that were made in between have read
/// it. What was written long before it was seen was given back by a rollback.
pub fn edited_at(created: Option<Timestamp>, others: &[Twin], written: Option<Timestamp>) -> Option<Timestamp> {
    let seen = created.filter(|_| others.iter().any(|other| other.edited))?;
    Some(written.filter(|at| (0..SEEN_SECONDS).contains(&(seen.as_second() - at.as_second()))).unwrap_or(seen))
}

/// When a release begins to run, if its record does not say so yet; see [`order::begins`].
pub fn begins(record: &ReleaseStatus, others: &[Twin], left: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    order::begins(record.last_seen_time.as_ref().map(|t| t.0), others.iter().filter_map(Twin::seen), left, now)
}

#[cfg(test)]
mod tests;
