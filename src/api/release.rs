//! Release: what a workload was at a moment, with its configuration by content and its images by digest.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, ManagedFieldsEntry, Time};
use kube::{CustomResource, KubeSchema};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::common::{WorkloadKind, WorkloadRef};
use super::failure::Failure;
use super::plan::{ConfigurationKind, Pin, Way};
use super::template::Template;

/// A state of a workload that was seen, and whether it was healthy. Made by the operator for workloads with the annotation `rollback-operator.dev/policy`, and for those that a RollbackPolicy selects.
#[derive(CustomResource, KubeSchema, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[kube(
    group = "rollback-operator.dev",
    version = "v1alpha1",
    kind = "Release",
    namespaced,
    status = "ReleaseStatus",
    shortname = "rbrel",
    category = "rollback",
    printcolumn(name = "Workload", type_ = "string", json_path = ".spec.workload"),
    printcolumn(name = "Phase", type_ = "string", json_path = ".status.phase"),
    printcolumn(name = "Image", type_ = "string", json_path = ".spec.template.spec.containers[0].image"),
    printcolumn(name = "Schema", type_ = "string", json_path = ".status.schemaRevision"),
    printcolumn(name = "Can go back", type_ = "string", json_path = ".status.conditions[?(@.type=='CanRollBack')].status"),
    printcolumn(name = "Healthy", type_ = "date", json_path = ".status.healthyTime"),
    printcolumn(name = "Age", type_ = "date", json_path = ".metadata.creationTimestamp"),
    validation = Rule::new("self.spec == oldSelf.spec").message("a Release is a record; its spec cannot be changed")
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReleaseSpec {
    /// Name of the workload.
    #[schemars(length(min = 1, max = 253))]
    pub workload: String,
    /// Kind of the workload.
    #[serde(default)]
    pub workload_kind: WorkloadKind,
    /// UID of the workload.
    #[schemars(length(max = 64))]
    pub workload_uid: String,
    /// Hash of the template without marks that are no release (restart, reload).
    #[schemars(length(max = 64))]
    pub template_hash: String,
    /// The whole pod template.
    #[schemars(schema_with = "anything")]
    pub template: Template,
    /// The ConfigMaps and Secrets that the template uses, by the copies that have their content.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub configuration: Vec<RecordedConfiguration>,
    /// Who owned the template's fields, so that the tool which applied the release can go on after a rollback as if it had
    /// applied it again.
    #[serde(default)]
    #[schemars(schema_with = "anything")]
    pub ownership: Ownership,
}

impl ReleaseSpec {
    /// The workload that it is of.
    pub fn of(&self) -> WorkloadRef {
        WorkloadRef::new(self.workload_kind, &self.workload)
    }
}

/// Who owned the fields of a workload that a rollback writes: its template, its replicas, and the record of `kubectl apply`.
#[derive(Serialize, Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Ownership {
    /// The entries of `managedFields`, with these fields alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub managers: Vec<ManagedFieldsEntry>,
    /// The annotation by which `kubectl apply` knows what it applied last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_applied: Option<String>,
}

fn anything(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "object", "x-kubernetes-preserve-unknown-fields": true})
}

/// A ConfigMap or Secret as the release had it.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordedConfiguration {
    /// ConfigMap or Secret.
    pub kind: ConfigurationKind,
    /// Its name in the template.
    #[schemars(length(max = 253))]
    pub name: String,
    /// The immutable object that has its content, named by a keyed hash of it.
    #[schemars(length(max = 253))]
    pub copy: String,
}

/// What was seen of the release while it ran.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct ReleaseStatus {
    /// Observed, Healthy once it was available for its soak time and the policy's checks held, or Failed.
    #[serde(default)]
    pub phase: ReleasePhase,
    /// Ready tells whether the release was ever good, and what speaks against it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[x_kube(merge_strategy = ListMerge::Map(vec!["type".into()]))]
    pub conditions: Vec<Condition>,
    /// Since when it is available without a break; the soak time counts from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available_since: Option<Time>,
    /// When it was first healthy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub healthy_time: Option<Time>,
    /// When it last was the workload's template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen_time: Option<Time>,
    /// Each container's image by digest, as its pods report it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Pin>,
    /// Schema revision of the database while it ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema_revision: Option<String>,
    /// SHA-256 of the schema fingerprint while it ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// The ConfigMap that has the fingerprint's lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint_map: Option<String>,
    /// What was decided of it where it fails, by a RollbackPolicy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
    /// What a rollback from it would come to, looked at ahead, as long as a RollbackPolicy watches it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlook: Option<Outlook>,
}

/// What a rollback from a release would come to. The condition `CanRollBack` has it in words.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Outlook {
    /// When it was looked at last.
    pub time: Time,
    /// The Release to which the workload would go back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// By which way. Absent: there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// For how many seconds the application would be down for its database's sake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downtime_seconds: Option<i64>,
    /// The Backup that would be restored if the way down failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
    /// The plan in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// How its way down went on a throw-away server, where the RollbackPolicy has it rehearsed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rehearsal: Option<Rehearsal>,
}

/// A way down that is gone on a throw-away server.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Rehearsal {
    /// How it went.
    pub phase: RehearsalPhase,
    /// When it was begun, or ended.
    pub time: Time,
    /// The Backup that was restored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<String>,
    /// How many seconds the restore took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restore_seconds: Option<f64>,
    /// How many seconds the migrations took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub migrate_seconds: Option<f64>,
    /// What was found.
    #[serde(default)]
    pub message: String,
}

/// How a rehearsal went.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RehearsalPhase {
    /// Its Job runs.
    Running,
    /// The good release's code may have what came of it.
    Passed,
    /// The way down fails, or makes something else than the good release had.
    Failed,
    /// It could not be gone to its end, which says nothing of the way down.
    NotRun,
}

/// Whether a release was ever good.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum ReleasePhase {
    /// It was seen, and never yet proven good.
    #[default]
    Observed,
    /// It was available for its soak time, and every check held.
    Healthy,
    /// It failed by its own fault, also where it was healthy before. No rollback goes to it but by its name, and a person alone makes
    /// it good again: by deleting this record, after which it is a release that was never seen.
    Failed,
}
