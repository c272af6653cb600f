//! Deployments: their former templates are those of their ReplicaSets, which control the pods.

use k8s_openapi::api::apps::v1 as apps;
use k8s_openapi::api::core::v1::Pod;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};
use kube::{Resource, ResourceExt};
use serde::{Deserialize, Serialize};

use super::kind::{Kind, OfPod, Revision, Workload};
use super::owner::controller_of;
use crate::api::{Template, WorkloadKind};
use crate::plan::health::{Refused, Rollout};

/// The revision that `kubectl rollout history` shows; it is on the Deployment and on each ReplicaSet.
const REVISION: &str = "deployment.kubernetes.io/revision";

/// A Deployment. It is read, and changed by patches alone, so it needs no other fields.
#[derive(Resource, Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[resource(inherit = apps::Deployment)]
pub struct Deployment {
    #[serde(default)]
    pub metadata: ObjectMeta,
    #[serde(default)]
    pub spec: DeploymentSpec,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<apps::DeploymentStatus>,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct DeploymentSpec {
    #[serde(default)]
    pub selector: LabelSelector,
    #[serde(default)]
    pub template: Template,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replicas: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision_history_limit: Option<i32>,
}

/// A ReplicaSet, which is only read.
#[derive(Resource, Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[resource(inherit = apps::ReplicaSet)]
pub struct ReplicaSet {
    #[serde(default)]
    pub metadata: ObjectMeta,
    #[serde(default)]
    pub spec: ReplicaSetSpec,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct ReplicaSetSpec {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<Template>,
}

impl Kind for Deployment {
    const KIND: WorkloadKind = WorkloadKind::Deployment;
    type History = ReplicaSet;

    fn workload(self) -> Workload {
        let rollout = rollout(&self);
        Workload {
            replicas: self.spec.replicas.unwrap_or(1),
            paused: self.spec.paused == Some(true),
            keeps_history: self.spec.revision_history_limit != Some(0),
            rollout,
            ..Workload::new(Self::KIND, self.metadata, self.spec.selector, self.spec.template)
        }
    }

    fn revision(set: ReplicaSet) -> Option<Revision> {
        let owner = controller_of(&set.metadata, Self::KIND.text())?;
        Some(Revision {
            name: set.name_any(),
            // As a number: as text, 10 would come before 9.
            number: set.annotations().get(REVISION).and_then(|r| r.parse().ok()).unwrap_or(0),
            owner: owner.name.clone(),
            owner_uid: owner.uid.clone(),
            controls: set.uid().unwrap_or_default(),
            template: set.spec.template?,
        })
    }

    fn pod(pod: &Pod) -> Option<OfPod> {
        let set = controller_of(&pod.metadata, Self::KIND.controls_pods())?;
        Some(OfPod { kind: Self::KIND, revision: set.name.clone(), controller: set.uid.clone() })
    }
}

fn rollout(deployment: &Deployment) -> Rollout {
    let wanted = deployment.spec.replicas.unwrap_or(1);
    let Some(status) = &deployment.status else {
        return Rollout { wanted, taken_up: deployment.metadata.generation.is_none(), ..Rollout::default() };
    };
    let condition = |kind: &str| status.conditions.iter().flatten().find(|c| c.type_.as_deref() == Some(kind) && c.status.as_deref() == Some("True"));
    let refused =
        condition("ReplicaFailure").and_then(|c| Some(Refused { since: c.last_transition_time.as_ref()?.0, why: c.message.clone().unwrap_or_default() }));
    Rollout {
        wanted,
        taken_up: Workload::taken_up(&deployment.metadata, status.observed_generation),
        all: status.replicas.unwrap_or(0),
        updated: status.updated_replicas.unwrap_or(0),
        available: status.available_replicas.unwrap_or(0),
        enough: condition("Available").is_some(),
        refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rollout_is_what_its_controller_says() {
        let of = |yaml: &str| rollout(&serde_yaml::from_str(yaml).unwrap_or_default());
        assert!(!of("{metadata: {generation: 1}, spec: {replicas: 1}}").taken_up, "its controller has not seen it");
        assert!(!of("{metadata: {generation: 2}, spec: {}, status: {observedGeneration: 1}}").taken_up);
        let status = "{observedGeneration: 2, replicas: 3, updatedReplicas: 2, availableReplicas: 1, conditions: [{type: Progressing, status: 'False'}, {type: Available, status: 'True'}]}";
        let want = Rollout { wanted: 1, taken_up: true, all: 3, updated: 2, available: 1, enough: true, refused: None };
        assert_eq!(of(&format!("{{metadata: {{generation: 2}}, spec: {{}}, status: {status}}}")), want);
    }
}
