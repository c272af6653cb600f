//! StatefulSets: their former templates are those of their ControllerRevisions, and they control their pods themselves.

use k8s_openapi::api::apps::v1 as apps;
use k8s_openapi::api::core::v1::{PersistentVolumeClaim, Pod};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};
use kube::Resource;
use serde::{Deserialize, Serialize};

use super::controller_revision::{ControllerRevision, ON_DELETE, enough, of_pod};
use super::kind::{Kind, OfPod, Replaces, Revision, Workload};
use crate::api::{Template, WorkloadKind};
use crate::plan::health::Rollout;

/// A StatefulSet. It is read, and changed by patches alone, so it needs no other fields.
#[derive(Resource, Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[resource(inherit = apps::StatefulSet)]
pub struct StatefulSet {
    #[serde(default)]
    pub metadata: ObjectMeta,
    #[serde(default)]
    pub spec: StatefulSetSpec,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<apps::StatefulSetStatus>,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct StatefulSetSpec {
    #[serde(default)]
    pub selector: LabelSelector,
    #[serde(default)]
    pub template: Template,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replicas: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision_history_limit: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub update_strategy: Option<apps::StatefulSetUpdateStrategy>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pod_management_policy: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub volume_claim_templates: Vec<PersistentVolumeClaim>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persistent_volume_claim_retention_policy: Option<apps::StatefulSetPersistentVolumeClaimRetentionPolicy>,
}

impl Kind for StatefulSet {
    const KIND: WorkloadKind = WorkloadKind::StatefulSet;
    type History = ControllerRevision;

    fn workload(self) -> Workload {
        let (rollout, by_hand, revision) = (rollout(&self), by_hand(&self), revision(&self));
        let retention = self.spec.persistent_volume_claim_retention_policy.as_ref();
        let parallel = self.spec.pod_management_policy.as_deref() == Some("Parallel");
        Workload {
            replicas: self.spec.replicas.unwrap_or(1),
            by_hand,
            claims: self.spec.volume_claim_templates.iter().filter_map(|claim| claim.metadata.name.clone()).collect(),
            scaling_deletes_claims: retention.is_some_and(|policy| policy.when_scaled.as_deref() == Some("Delete")),
            replaces: if parallel { Replaces::ByController } else { Replaces::InOrder },
            revision,
            keeps_history: self.spec.revision_history_limit != Some(0),
            rollout,
            ..Workload::new(Self::KIND, self.metadata, self.spec.selector, self.spec.template)
        }
    }

    fn revision(revision: ControllerRevision) -> Option<Revision> {
        revision.of(Self::KIND)
    }

    fn pod(pod: &Pod) -> Option<OfPod> {
        of_pod(Self::KIND, pod, |_, label| label.to_owned())
    }
}

fn by_hand(set: &StatefulSet) -> Option<String> {
    let strategy = set.spec.update_strategy.as_ref()?;
    let partition = strategy.rolling_update.as_ref().and_then(|r| r.partition).unwrap_or(0);
    match strategy.type_.as_deref() {
        Some("OnDelete") => Some(ON_DELETE.to_owned()),
        _ if partition > 0 => Some(format!("its updateStrategy has partition {partition}, so pods below that keep their template")),
        _ => None,
    }
}

fn revision(set: &StatefulSet) -> Option<String> {
    let seen = set.status.as_ref().filter(|status| Workload::taken_up(&set.metadata, status.observed_generation));
    seen.and_then(|status| status.update_revision.clone())
}

fn rollout(set: &StatefulSet) -> Rollout {
    let wanted = set.spec.replicas.unwrap_or(1);
    let Some(status) = &set.status else { return Rollout { wanted, taken_up: set.metadata.generation.is_none(), ..Rollout::default() } };
    let available = status.available_replicas.unwrap_or(0);
    Rollout {
        wanted,
        taken_up: Workload::taken_up(&set.metadata, status.observed_generation),
        all: status.replicas,
        updated: status.updated_replicas.unwrap_or(0),
        available,
        enough: enough(available, wanted),
        // Its controller says it in Events alone.
        refused: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object<T: serde::de::DeserializeOwned>(yaml: &str) -> T {
        serde_yaml::from_str(yaml).unwrap_or_else(|error| unreachable!("{error}: {yaml}"))
    }

    #[test]
    fn a_revision_has_the_template_that_the_set_had() {
        let owner = "ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, uid: u, controller: true}]";
        let data = "{spec: {template: {$patch: replace, metadata: {labels: {app: db}}, spec: {containers: [{name: db, image: 'db:1'}]}}}}";
        let revision = |of: &str| object::<ControllerRevision>(&format!("{{metadata: {{name: db-5d8, {of}}}, revision: 10, data: {data}}}"));
        let Some(found) = StatefulSet::revision(revision(owner)) else { unreachable!("it is a StatefulSet's") };
        assert_eq!((found.number, found.owner.as_str(), found.controls.as_str()), (10, "db", "u"));
        let template: Template = object("{metadata: {labels: {app: db}}, spec: {containers: [{name: db, image: 'db:1'}]}}");
        assert_eq!(found.template, template);
        assert!(StatefulSet::revision(revision(&owner.replace("StatefulSet", "DaemonSet"))).is_none());
    }

    #[test]
    fn what_its_controller_does_not_do_alone_is_told() {
        let set = |strategy: &str| object::<StatefulSet>(&format!("{{metadata: {{name: db}}, spec: {{updateStrategy: {strategy}}}}}")).workload().by_hand;
        assert_eq!(set("{type: RollingUpdate}"), None);
        assert_eq!(set("{type: RollingUpdate, rollingUpdate: {partition: 0}}"), None);
        assert!(set("{type: RollingUpdate, rollingUpdate: {partition: 2}}").is_some_and(|why| why.contains("partition 2")));
        assert!(set("{type: OnDelete}").is_some_and(|why| why.contains("OnDelete")));
    }
}
