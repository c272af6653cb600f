//! What this project must know of a kind of workload.

use std::collections::BTreeMap;
use std::fmt::Debug;

use k8s_openapi::NamespaceResourceScope;
use k8s_openapi::api::core::v1::{ObjectReference, Pod};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};
use kube::Resource;
use serde::de::DeserializeOwned;

use crate::api::{Template, WorkloadKind, WorkloadRef};
use crate::plan::health::Rollout;

/// A kind of workload. All that differs between them is here.
pub trait Kind: Resource<DynamicType = (), Scope = NamespaceResourceScope> + Clone + DeserializeOwned + Debug + Send + Sync + 'static {
    const KIND: WorkloadKind;
    /// What has its former templates.
    type History: Resource<DynamicType = (), Scope = NamespaceResourceScope> + Clone + DeserializeOwned + Debug + Send + Sync + 'static;

    fn workload(self) -> Workload;

    /// One of its former templates; nothing where the object is of something else.
    fn revision(of: Self::History) -> Option<Revision>;

    /// Whose a pod is; nothing where it is controlled by something else.
    fn pod(pod: &Pod) -> Option<OfPod>;
}

/// A workload as it is.
#[derive(Clone, Debug)]
pub struct Workload {
    pub kind: WorkloadKind,
    pub metadata: ObjectMeta,
    pub selector: LabelSelector,
    pub template: Template,
    /// How many pods it shall have.
    pub replicas: i32,
    /// Whether its replicas can be set: a DaemonSet's follow its nodes.
    pub scales: bool,
    pub paused: bool,
    /// Why pods with another template are not made by its controller alone, in words.
    pub by_hand: Option<String>,
    /// Volumes that its controller adds to each pod, by the claims that it makes for it.
    pub claims: Vec<String>,
    /// Whether those claims are deleted when it is scaled down.
    pub scaling_deletes_claims: bool,
    /// How its pods get another template.
    pub replaces: Replaces,
    /// The revision that has its present template, where the controller says so of the spec as it is. Its content may differ from the
    /// template in words: a controller makes no new one for what only another version writes otherwise.
    pub revision: Option<String>,
    /// Whether its former templates are kept.
    pub keeps_history: bool,
    pub rollout: Rollout,
}

impl Workload {
    /// One whose controller replaces its pods by itself, with no replicas yet.
    pub(super) fn new(kind: WorkloadKind, metadata: ObjectMeta, selector: LabelSelector, template: Template) -> Self {
        Self {
            kind,
            metadata,
            selector,
            template,
            replicas: 0,
            scales: true,
            paused: false,
            by_hand: None,
            claims: Vec::new(),
            scaling_deletes_claims: false,
            replaces: Replaces::ByController,
            revision: None,
            keeps_history: true,
            rollout: Rollout::default(),
        }
    }

    pub fn reference(&self) -> WorkloadRef {
        WorkloadRef::new(self.kind, self.name())
    }

    pub fn name(&self) -> &str {
        self.metadata.name.as_deref().unwrap_or_default()
    }

    pub fn uid(&self) -> &str {
        self.metadata.uid.as_deref().unwrap_or_default()
    }

    pub fn resource_version(&self) -> &str {
        self.metadata.resource_version.as_deref().unwrap_or_default()
    }

    pub fn annotation(&self, name: &str) -> Option<&String> {
        self.metadata.annotations.as_ref()?.get(name)
    }

    /// All of its annotations.
    pub fn annotations(&self) -> BTreeMap<String, String> {
        self.metadata.annotations.clone().unwrap_or_default()
    }

    /// As Events name it.
    pub fn object(&self) -> ObjectReference {
        ObjectReference {
            api_version: Some("apps/v1".to_owned()),
            kind: Some(self.kind.text().to_owned()),
            namespace: self.metadata.namespace.clone(),
            name: self.metadata.name.clone(),
            uid: self.metadata.uid.clone(),
            resource_version: self.metadata.resource_version.clone(),
            field_path: None,
        }
    }

    /// Whether its controller has seen the spec as it is.
    pub(super) fn taken_up(metadata: &ObjectMeta, observed: Option<i64>) -> bool {
        observed >= metadata.generation
    }
}

/// How the pods of a workload get another template, once it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// Its controller does it, whatever state they are in.
    ByController,
    /// One after the other: a pod that is not ready holds up all after it, and its own replacement too.
    InOrder,
}

/// A former template of a workload, and the object that has it.
#[derive(Clone, Debug)]
pub struct Revision {
    pub name: String,
    /// The number that people know it by.
    pub number: i64,
    pub template: Template,
    /// The workload's name and UID.
    pub owner: String,
    pub owner_uid: String,
    /// What the pods of this template have for their controller's UID.
    pub controls: String,
}

/// Whose a pod is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfPod {
    pub kind: WorkloadKind,
    /// The revision whose template it has.
    pub revision: String,
    /// UID of its controller.
    pub controller: String,
}
