//! What is kept of each object that is watched: what decisions use, and nothing else. A namespace may have tens of thousands of pods
//! and ReplicaSets, whose templates and managed fields would fill this process.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;

use jiff::Timestamp;
use k8s_openapi::NamespaceResourceScope;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::{ConfigMap, Pod};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use kube::api::PartialObjectMeta;
use kube::{Resource, ResourceExt};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::api::plan::{ConfigurationKind, Pin};
use crate::api::release::RecordedConfiguration;
use crate::api::{Backup, BackupPolicy, KIND_LABEL, POLICY_ANNOTATION, Release, ReleaseStatus, RollbackPolicy, SOAK_ANNOTATION, WorkloadKind, WorkloadRef};
use crate::cluster::workload::{self, Kind, ailing, alive, of_kind, ready_since, selects};
use crate::plan::failing::sign::{self, Ailing};
use crate::plan::health::{self, Container, Rollout};
use crate::plan::template::{configuration, containers, hash};

/// Soak time where the annotation does not say: five minutes, in seconds.
const SOAK: i64 = 300;

/// What is kept of an object, and of which.
pub trait Kept: 'static {
    /// What the object is.
    type Of: Resource<DynamicType = (), Scope = NamespaceResourceScope> + DeserializeOwned;
    /// What is kept of it.
    type As: Clone + Debug + Send + Sync + 'static;

    /// Nothing where no decision uses it.
    fn kept(object: Self::Of) -> Option<Self::As>;
}

/// An object as it comes from the API server, of which only what is kept is left.
pub struct Watched<T: Kept> {
    /// Its names and its version alone.
    metadata: ObjectMeta,
    pub kept: Option<T::As>,
}

impl<T: Kept> Watched<T> {
    pub fn of(object: T::Of) -> Self {
        let all = object.meta();
        let metadata = ObjectMeta {
            name: all.name.clone(),
            namespace: all.namespace.clone(),
            uid: all.uid.clone(),
            resource_version: all.resource_version.clone(),
            ..ObjectMeta::default()
        };
        Self { metadata, kept: T::kept(object) }
    }
}

impl<T: Kept> Clone for Watched<T> {
    fn clone(&self) -> Self {
        Self { metadata: self.metadata.clone(), kept: self.kept.clone() }
    }
}

impl<T: Kept> Debug for Watched<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watched").field("metadata", &self.metadata).field("kept", &self.kept).finish()
    }
}

impl<'de, T: Kept> Deserialize<'de> for Watched<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::Of::deserialize(deserializer).map(Self::of)
    }
}

impl<T: Kept> Resource for Watched<T> {
    type DynamicType = ();
    type Scope = NamespaceResourceScope;

    fn metadata_api() -> bool {
        T::Of::metadata_api()
    }

    fn kind((): &()) -> Cow<'_, str> {
        T::Of::kind(&())
    }

    fn group((): &()) -> Cow<'_, str> {
        T::Of::group(&())
    }

    fn version((): &()) -> Cow<'_, str> {
        T::Of::version(&())
    }

    fn plural((): &()) -> Cow<'_, str> {
        T::Of::plural(&())
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

/// Workloads of a kind.
pub struct OfKind<K>(PhantomData<K>);

/// A workload.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload {
    pub of: WorkloadRef,
    pub uid: String,
    pub labels: BTreeMap<String, String>,
    /// Whether its releases are recorded.
    pub opted_in: bool,
    /// The policy of its database, if it names one.
    pub policy: Option<String>,
    /// How long a release must be available, in seconds.
    pub soak: i64,
    /// Whether that is its own word.
    own_soak: bool,
    /// How many seconds its probes give a pod to become ready.
    pub probes: i64,
    pub template_hash: String,
    /// The revision that has its present template, where its controller says so.
    pub revision: Option<String>,
    pub configuration: BTreeSet<(ConfigurationKind, String)>,
    pub containers: Vec<Container>,
    pub rollout: Rollout,
}

impl Workload {
    /// As it says itself.
    pub fn of(workload: &workload::Workload) -> Self {
        let policy = workload.annotation(POLICY_ANNOTATION);
        let soak = workload.annotation(SOAK_ANNOTATION).and_then(|s| s.parse().ok());
        let by_digest = |image: Option<&String>| image.is_some_and(|image| image.contains('@'));
        let spec = workload.template.spec.as_ref();
        Self {
            of: workload.reference(),
            uid: workload.uid().to_owned(),
            labels: workload.metadata.labels.clone().unwrap_or_default(),
            opted_in: policy.is_some(),
            policy: policy.filter(|name| !name.is_empty()).cloned(),
            soak: soak.unwrap_or(SOAK).max(0),
            own_soak: soak.is_some(),
            probes: spec.map_or(0, sign::probes),
            template_hash: hash(&workload.template),
            revision: workload.revision.clone(),
            configuration: configuration(&workload.template),
            containers: spec.into_iter().flat_map(containers).map(|c| Container { name: c.name.clone(), by_digest: by_digest(c.image.as_ref()) }).collect(),
            rollout: workload.rollout.clone(),
        }
    }

    pub fn is_selected_by(&self, policy: &RollbackPolicy) -> bool {
        policy.metadata.deletion_timestamp.is_none() && selects(&policy.spec.selector, &self.labels)
    }

    /// As a policy that selects it says, where it does not say so itself.
    pub fn selected(&self, by: &RollbackPolicy) -> Self {
        let policy = self.policy.clone().or_else(|| by.spec.policy_ref.as_ref().map(|policy| policy.name.clone()));
        Self { opted_in: true, policy, soak: if self.own_soak { self.soak } else { by.spec.soak_seconds }, ..self.clone() }
    }
}

impl<K: Kind> Kept for OfKind<K> {
    type Of = K;
    type As = Workload;

    fn kept(object: K) -> Option<Workload> {
        Some(Workload::of(&object.workload()))
    }
}

/// What has the former templates of a kind of workload.
pub struct History<K>(PhantomData<K>);

/// A template that a workload has or had: a ReplicaSet, or a ControllerRevision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    pub name: Box<str>,
    /// The workload's name and UID.
    pub owner: Box<str>,
    pub owner_uid: Box<str>,
    /// What the pods of this template have for their controller's UID.
    controls: Box<str>,
    pub template_hash: Box<str>,
}

impl Former {
    /// Whether a pod of the workload's kind has this template.
    pub fn is_of(&self, pod: &RunningPod) -> bool {
        self.name == pod.revision && self.controls == pod.controller
    }
}

impl<K: Kind> Kept for History<K> {
    type Of = K::History;
    type As = Former;

    fn kept(object: K::History) -> Option<Former> {
        let revision = K::revision(object)?;
        Some(Former {
            template_hash: hash(&revision.template).into(),
            name: revision.name.into(),
            owner: revision.owner.into(),
            owner_uid: revision.owner_uid.into(),
            controls: revision.controls.into(),
        })
    }
}

/// A pod of a workload that may still run: what else a selector matches, a Job's pod, is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningPod {
    pub name: Box<str>,
    /// Of the workload.
    pub kind: WorkloadKind,
    /// Whose template it has.
    pub revision: Box<str>,
    controller: Box<str>,
    pub created: Option<Timestamp>,
    /// Each container's image by digest, as it reports it.
    pub images: Box<[Pin]>,
    node: Option<Box<str>>,
    /// Whether it is being deleted.
    pub going: bool,
    ready_since: Option<Timestamp>,
    ailing: Option<Box<Ailing>>,
}

impl Kept for RunningPod {
    type Of = Pod;
    type As = Self;

    fn kept(pod: Pod) -> Option<Self> {
        let of = WorkloadKind::ALL.into_iter().find_map(|kind| of_kind!(kind, K => K::pod(&pod))).filter(|_| alive(&pod))?;
        let statuses = pod.status.iter().flat_map(|s| s.init_container_statuses.iter().flatten().chain(s.container_statuses.iter().flatten()));
        // Some runtimes say by what means.
        let image = |id: &str| id.strip_prefix("docker-pullable://").unwrap_or(id).to_owned();
        let images = statuses.filter(|c| !c.image_id.is_empty()).map(|c| Pin { container: c.name.clone(), image: image(&c.image_id) });
        Some(Self {
            name: pod.name_any().into(),
            kind: of.kind,
            revision: of.revision.into(),
            controller: of.controller.into(),
            created: pod.metadata.creation_timestamp.as_ref().map(|t| t.0),
            images: images.collect(),
            node: pod.spec.as_ref().and_then(|spec| spec.node_name.as_deref()).map(Into::into),
            going: pod.metadata.deletion_timestamp.is_some(),
            ready_since: ready_since(&pod),
            ailing: ailing(&pod).map(Box::new),
        })
    }
}

impl RunningPod {
    pub fn seen(&self) -> health::Pod {
        health::Pod { name: self.name.to_string(), created: self.created, images: self.images.to_vec() }
    }

    /// Whether another look at a pod shows the same but for how it is.
    pub fn is_made_as(&self, other: &Self) -> bool {
        let how = |pod: &Self| Self { node: None, going: false, ready_since: None, ailing: None, ..pod.clone() };
        how(self) == how(other)
    }

    /// What it shows of its own state.
    pub fn shown(&self) -> sign::Pod {
        let created = self.created.unwrap_or(Timestamp::UNIX_EPOCH);
        sign::Pod { name: self.name.clone(), node: self.node.clone(), created, ready_since: self.ready_since, ailing: self.ailing.clone() }
    }
}

/// A Job by its version, and the Backup that it serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServingJob {
    version: Box<str>,
    pub backup: Option<Box<str>>,
}

impl Kept for ServingJob {
    type Of = PartialObjectMeta<Job>;
    type As = Self;

    fn kept(job: Self::Of) -> Option<Self> {
        let kind = <Backup as Resource>::kind(&());
        let backup = job.owner_references().iter().find(|owner| owner.kind == kind).map(|owner| owner.name.as_str().into());
        Some(Self { version: job.resource_version().unwrap_or_default().into(), backup })
    }
}

/// A Release.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    pub name: String,
    pub created: Option<Timestamp>,
    pub workload: WorkloadRef,
    pub template_hash: String,
    pub configuration: Vec<RecordedConfiguration>,
    pub status: ReleaseStatus,
}

impl Recorded {
    /// When it last began to run, else when it was recorded.
    pub fn last_seen(&self) -> Option<Timestamp> {
        self.status.last_seen_time.as_ref().map(|t| t.0).or(self.created)
    }
}

impl Kept for Recorded {
    type Of = Release;
    type As = Self;

    fn kept(release: Release) -> Option<Self> {
        Some(Self {
            name: release.name_any(),
            created: release.metadata.creation_timestamp.as_ref().map(|t| t.0),
            workload: release.spec.of(),
            template_hash: release.spec.template_hash,
            configuration: release.spec.configuration,
            status: release.status.unwrap_or_default(),
        })
    }
}

/// Those that are kept whole, but for who wrote which field.
macro_rules! kept_whole {
    ($($kind:ty),+) => {
        $(impl Kept for $kind {
            type Of = Self;
            type As = Self;

            fn kept(mut object: Self) -> Option<Self> {
                object.metadata.managed_fields = None;
                Some(object)
            }
        })+
    };
}

kept_whole!(BackupPolicy, RollbackPolicy, Backup);

/// A ConfigMap by its version: when that has changed its content is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    pub version: Box<str>,
    /// Whether the operator made it: a copy, a kept schema, a record.
    pub ours: bool,
}

impl Kept for Map {
    type Of = PartialObjectMeta<ConfigMap>;
    type As = Self;

    fn kept(map: Self::Of) -> Option<Self> {
        Some(Self { version: map.resource_version().unwrap_or_default().into(), ours: map.labels().contains_key(KIND_LABEL) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::workload::Deployment;

    fn kept<T: Kept>(yaml: &str) -> Option<T::As> {
        // As it comes: in JSON.
        let object: serde_json::Value = serde_yaml::from_str(yaml).unwrap_or_default();
        let watched: Result<Watched<T>, _> = serde_json::from_value(object);
        watched.unwrap_or_else(|error| unreachable!("{error}: {yaml}")).kept
    }

    const TEMPLATE: &str = "template: {spec: {initContainers: [{name: init, image: 'a@sha256:1'}], containers: [{name: shop, image: 'shop:1', envFrom: [{configMapRef: {name: settings}}]}]}}";

    #[test]
    fn whoever_selects_a_workload_says_what_it_does_not_say_itself() {
        let deployment = |annotations: &str| format!("{{metadata: {{name: shop, uid: u, annotations: {{{annotations}}}}}, spec: {{replicas: 2, {TEMPLATE}}}}}");
        let of = |annotations: &str| kept::<OfKind<Deployment>>(&deployment(annotations)).unwrap_or_else(|| unreachable!("all are kept"));
        let policy: RollbackPolicy =
            serde_yaml::from_str("{apiVersion: a/v1, kind: RollbackPolicy, metadata: {name: p}, spec: {selector: {}, policyRef: {name: own}, soakSeconds: 7}}")
                .unwrap_or_else(|error| unreachable!("{error}"));
        let selected = |annotations: &str| of(annotations).selected(&policy);
        assert!(!of("a: b").opted_in && selected("a: b").opted_in && of("a: b").is_selected_by(&policy));
        assert_eq!((selected("a: b").policy.as_deref(), selected("a: b").soak), (Some("own"), 7));
        let workload = of("rollback-operator.dev/policy: ''");
        assert_eq!((workload.policy, workload.soak, workload.rollout.wanted), (None, 300, 2));
        assert_eq!(workload.configuration, [(ConfigurationKind::ConfigMap, "settings".to_owned())].into());
        assert_eq!(workload.containers.iter().map(|c| (c.name.as_str(), c.by_digest)).collect::<Vec<_>>(), [("init", true), ("shop", false)]);
        let named = "rollback-operator.dev/policy: db, rollback-operator.dev/soak-seconds: '-5'";
        assert_eq!((of(named).policy.as_deref(), of(named).soak), (Some("db"), 0));
        assert_eq!((selected(named).policy.as_deref(), selected(named).soak), (Some("db"), 0), "its own word counts");
    }

    #[test]
    fn a_replica_set_is_known_by_its_deployment_and_its_template() {
        let set = |labels: &str| {
            let spec = TEMPLATE.replace("{spec:", &format!("{{metadata: {{labels: {{{labels}}}}}, spec:"));
            format!(
                "{{metadata: {{name: shop-1, uid: s, ownerReferences: [{{apiVersion: apps/v1, kind: Deployment, name: shop, uid: u, controller: true}}]}}, spec: {{{spec}}}}}"
            )
        };
        let (with, without) = (kept::<History<Deployment>>(&set("pod-template-hash: x")), kept::<History<Deployment>>(&set("")));
        assert!(with.is_some() && with == without, "{with:?} {without:?}");
        assert!(kept::<History<Deployment>>("{metadata: {name: alone}, spec: {}}").is_none());
    }

    #[test]
    fn only_a_replica_sets_pod_that_may_run_counts() {
        let pod = |kind: &str, phase: &str| {
            let owner = format!("{{apiVersion: apps/v1, kind: {kind}, name: shop-1, uid: s, controller: true}}");
            let statuses = "containerStatuses: [{name: shop, image: shop, imageID: 'docker-pullable://registry:5000/shop@sha256:12', ready: true, restartCount: 0}, {name: b, image: b, imageID: '', ready: true, restartCount: 0}]";
            kept::<RunningPod>(&format!("{{metadata: {{name: p, ownerReferences: [{owner}]}}, status: {{phase: {phase}, {statuses}}}}}"))
        };
        assert!(pod("Job", "Running").is_none() && pod("ReplicaSet", "Failed").is_none());
        let images = pod("ReplicaSet", "Running").map(|pod| pod.images.to_vec());
        assert_eq!(images, Some(vec![Pin { container: "shop".into(), image: "registry:5000/shop@sha256:12".into() }]), "as a registry knows it");
    }
}
