//! DaemonSets: a pod on each node that they may run on, so their replicas cannot be set.

use k8s_openapi::api::apps::v1 as apps;
use k8s_openapi::api::core::v1::Pod;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};
use kube::Resource;
use serde::{Deserialize, Serialize};

use super::controller_revision::{ControllerRevision, ON_DELETE, enough, of_pod};
use super::kind::{Kind, OfPod, Revision, Workload};
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
            replicas: rollout.wanted,
            scales: false,
            by_hand: on_delete.then(|| ON_DELETE.to_owned()),
            keeps_history: self.spec.revision_history_limit != Some(0),
            rollout,
            ..Workload::new(Self::KIND, self.metadata, self.spec.selector, self.spec.template)
        }
    }

    fn revision(revision: ControllerRevision) -> Option<Revision> {
        revision.of(Self::KIND)
    }

    fn pod(pod: &Pod) -> Option<OfPod> {
        of_pod(Self::KIND, pod, |set, hash| format!("{set}-{hash}"))
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
        // Its controller says it in Events alone.
        refused: None,
    }
}
