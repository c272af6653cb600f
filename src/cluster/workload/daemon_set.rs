//! DaemonSets: a pod on each node that they may run on, so their replicas cannot be set.

use k8s_openapi::api::apps::v1 as apps;
use k8s_openapi::api::core::v1::Pod;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};
use kube::{Resource, ResourceExt};
use serde::{Deserialize, Serialize};

use super::kind::{Kind, OfPod, Replaces, Revision, Workload};
use super::owner::controller;
use super::stateful_set::{ControllerRevision, REVISION_LABEL, enough};
use crate::api::{Template, WorkloadKind};
use crate::plan::health::Rollout;

/// A DaemonSet. It is read, and changed by patches alone, so it needs no other fields.
#[derive(Resource, Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[resource(inherit = apps::DaemonSet)]
pub struct DaemonSet {
    #[serde(default)]
    pub metadata: ObjectMeta,
    #[serde(default)]
    pub spec: DaemonSetSpec,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<apps::DaemonSetStatus>,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct DaemonSetSpec {
    #[serde(default)]
    pub selector: LabelSelector,
    #[serde(default)]
    pub template: Template,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision_history_limit: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub update_strategy: Option<apps::DaemonSetUpdateStrategy>,
}

impl Kind for DaemonSet {
    const KIND: WorkloadKind = WorkloadKind::DaemonSet;
    type History = ControllerRevision;

    fn workload(self) -> Workload {
        let rollout = rollout(&self);
        let on_delete = self.spec.update_strategy.as_ref().is_some_and(|s| s.type_.as_deref() == Some("OnDelete"));
        Workload {
            kind: Self::KIND,
            selector: self.spec.selector,
            template: self.spec.template,
            replicas: rollout.wanted,
            scales: false,
            paused: false,
            by_hand: on_delete.then(|| "its updateStrategy is OnDelete, so a pod has another template only when somebody has deleted it".to_owned()),
            claims: Vec::new(),
            scaling_deletes_claims: false,
            replaces: Replaces::ByController,
            revision: None,
            keeps_history: self.spec.revision_history_limit != Some(0),
            rollout,
            metadata: self.metadata,
        }
    }

    fn revision(revision: ControllerRevision) -> Option<Revision> {
        revision.of(Self::KIND)
    }

    fn pod(pod: &Pod) -> Option<OfPod> {
        let owner = controller(&pod.metadata).filter(|owner| owner.kind == Self::KIND.text())?;
        let hash = pod.labels().get(REVISION_LABEL).map_or("", String::as_str);
        Some(OfPod { kind: Self::KIND, revision: format!("{}-{hash}", owner.name), controller: owner.uid.clone() })
    }
}

fn rollout(set: &DaemonSet) -> Rollout {
    let Some(status) = &set.status else { return Rollout { taken_up: set.metadata.generation.is_none(), ..Rollout::default() } };
    let (wanted, available) = (status.desired_number_scheduled, status.number_available.unwrap_or(0));
    Rollout {
        wanted,
        taken_up: Workload::taken_up(&set.metadata, status.observed_generation),
        all: status.current_number_scheduled,
        updated: status.updated_number_scheduled.unwrap_or(0),
        available,
        enough: enough(available, wanted),
    }
}
