//! What StatefulSets and DaemonSets have in common: ControllerRevisions have their former templates, and they control their pods
//! themselves.

use k8s_openapi::api::apps::v1 as apps;
use k8s_openapi::api::core::v1::Pod;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use kube::{Resource, ResourceExt};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::kind::{OfPod, Revision};
use super::owner::controller_of;
use crate::api::{Template, WorkloadKind};

/// On a pod: the ControllerRevision whose template it has. A StatefulSet writes its name, a DaemonSet its hash.
pub(super) const REVISION_LABEL: &str = "controller-revision-hash";

/// Why their controllers replace no pods where the strategy is so.
pub(super) const ON_DELETE: &str = "its updateStrategy is OnDelete, so a pod has another template only when somebody has deleted it";

/// A ControllerRevision, which is only read.
#[derive(Resource, Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[resource(inherit = apps::ControllerRevision)]
pub struct ControllerRevision {
    #[serde(default)]
    pub metadata: ObjectMeta,
    #[serde(default)]
    pub data: Value,
    #[serde(default)]
    pub revision: i64,
}

impl ControllerRevision {
    /// What it has of a workload of this kind.
    pub(super) fn of(mut self, kind: WorkloadKind) -> Option<Revision> {
        let owner = controller_of(&self.metadata, kind.text())?;
        let mut template = self.data.pointer_mut("/spec/template").map(Value::take)?;
        // It is stored as a patch, which replaces the whole template.
        template.as_object_mut()?.remove("$patch");
        Some(Revision {
            name: self.name_any(),
            number: self.revision,
            owner: owner.name.clone(),
            owner_uid: owner.uid.clone(),
            controls: owner.uid.clone(),
            template: Template::of(template).ok()?,
        })
    }
}

/// Enough are available where no more lack than a rolling update takes away at once.
pub(super) fn enough(available: i32, wanted: i32) -> bool {
    available > 0 && available >= wanted - 1
}

/// Whose a pod is, with the name of its revision by that of its controller and the label.
pub(super) fn of_pod(kind: WorkloadKind, pod: &Pod, revision: impl FnOnce(&str, &str) -> String) -> Option<OfPod> {
    let owner = controller_of(&pod.metadata, kind.text())?;
    let label = pod.labels().get(REVISION_LABEL).map_or("", String::as_str);
    Some(OfPod { kind, revision: revision(&owner.name, label), controller: owner.uid.clone() })
}
