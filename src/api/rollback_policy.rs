//! RollbackPolicy: which workloads go back by themselves, by which signs, and what may be done unasked.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, LabelSelector, Time};
use kube::{CustomResource, KubeSchema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::approval::Unasked;
use super::common::{LocalRef, WorkloadRef};
use super::failure::{Sign, Verdict};

/// Watches workloads, and takes one back when its release fails by its own fault: not when the database, a node or the registry does.
/// The workloads that it selects are recorded as those with the annotation `rollback-operator.dev/policy` are.
#[derive(CustomResource, KubeSchema, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[kube(
    group = "rollback-operator.dev",
    version = "v1alpha1",
    kind = "RollbackPolicy",
    plural = "rollbackpolicies",
    namespaced,
    status = "RollbackPolicyStatus",
    shortname = "rbp",
    category = "rollback",
    printcolumn(name = "Workloads", type_ = "integer", json_path = ".status.selected"),
    printcolumn(name = "Failing", type_ = "integer", json_path = ".status.failing"),
    printcolumn(name = "Suspended", type_ = "boolean", json_path = ".spec.suspend"),
    printcolumn(name = "Ready", type_ = "string", json_path = ".status.conditions[?(@.type=='Ready')].status"),
    printcolumn(name = "Age", type_ = "date", json_path = ".metadata.creationTimestamp"),
    printcolumn(name = "Message", type_ = "string", json_path = ".status.conditions[?(@.type=='Ready')].message", priority = 1)
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[x_kube(validation = Rule::new("has(self.policyRef) || !self.unasked.exists(u, u == 'Schema' || u == 'Data')").message("unasked: Schema and Data change a database; name its BackupPolicy in policyRef"))]
#[x_kube(validation = Rule::new("!has(self.selector.matchExpressions) || self.selector.matchExpressions.all(e, e.operator in ['In', 'NotIn', 'Exists', 'DoesNotExist'])").message("an operator of a selector is In, NotIn, Exists or DoesNotExist"))]
#[x_kube(validation = Rule::new("self.unasked.exists(u, u == 'Code')").message("a rollback brings the workload's template back at least; list Code in unasked, or set notifyOnly"))]
pub struct RollbackPolicySpec {
    /// The workloads of this namespace that are watched, by their labels. An empty selector selects all. One workload belongs to one policy.
    pub selector: LabelSelector,
    /// The BackupPolicy of their database. A workload whose annotation names another, or one where this is absent, is watched, and not
    /// taken back: old code could meet a schema that it cannot read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_ref: Option<LocalRef>,
    /// How many seconds a release must be available before it counts as healthy, where the workload's annotation does not say.
    #[serde(default = "default_soak")]
    #[schemars(range(min = 0, max = 604_800))]
    pub soak_seconds: i64,
    /// By what a release is seen to fail.
    #[serde(default)]
    pub signs: Signs,
    /// What may go back without anybody's word. A rollback that would take back more is planned, and waits for approval.
    #[serde(default = "default_unasked")]
    #[schemars(length(max = 4))]
    #[x_kube(merge_strategy = ListMerge::Set)]
    pub unasked: Vec<Unasked>,
    /// For how many seconds from when a release began to run its failure is laid to it where no pod of the release before runs any more.
    #[serde(default = "default_probation")]
    #[schemars(range(min = 0, max = 86_400))]
    pub probation_seconds: i64,
    /// What is done where it cannot be told whose fault it is.
    #[serde(default)]
    pub cannot_tell: CannotTell,
    /// How many rollbacks it may ask for. What fails together is not the fault of one release.
    #[serde(default)]
    pub limit: Limit,
    /// How often the plan of a rollback from what runs is made ahead, in seconds, beside when a release has become healthy, a policy was changed or a
    /// recorded copy is gone: the Release says what would come of it (condition `CanRollBack`).
    #[serde(default = "default_outlook")]
    #[schemars(range(min = 60, max = 604_800))]
    pub outlook_seconds: i64,
    /// Whether a way down is gone ahead, too: a Backup that has the running release's revision is restored into a throw-away server in a pod of its own, the
    /// release's migrations take it down there, and what comes of it is compared as in a rollback. The BackupPolicy's `drill` says by which image. Absent: not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rehearsal: Option<RehearsalRule>,
    /// Tells, and changes nothing.
    #[serde(default)]
    pub notify_only: bool,
    /// Looks at nothing while it is true. Releases are still recorded.
    #[serde(default)]
    pub suspend: bool,
}

/// How often a way down is rehearsed.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RehearsalRule {
    /// How many seconds after a rehearsal comes the next, beside when another release runs or would be gone back to.
    #[serde(default = "default_rehearsal")]
    #[schemars(range(min = 3600, max = 31_536_000))]
    pub interval_seconds: i64,
}

/// A week.
fn default_rehearsal() -> i64 {
    604_800
}

fn default_soak() -> i64 {
    300
}

fn default_probation() -> i64 {
    3600
}

/// A day: rows are counted for it.
fn default_outlook() -> i64 {
    86_400
}

fn default_unasked() -> Vec<Unasked> {
    vec![Unasked::Code, Unasked::Configuration]
}

/// What is done where it cannot be told whose fault it is.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum CannotTell {
    /// Nothing, and it is told.
    #[default]
    Wait,
    /// As of a bad release.
    Act,
}

/// How long, and in how many pods, a sign must be seen.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Signs {
    /// The share of the release's pods that must show a sign, in per cent; at least one.
    #[serde(default = "default_pods_percent")]
    #[schemars(range(min = 1, max = 100))]
    pub pods_percent: i64,
    /// How often a container must end, by whatever exit code. Counted, so the kubelet's back-off is not waited for.
    #[serde(default = "default_terminations")]
    #[schemars(range(min = 1, max = 100))]
    pub terminations: i64,
    /// A run of a container that lasts longer than so many seconds breaks the series.
    #[serde(default = "default_within")]
    #[schemars(range(min = 10, max = 86_400))]
    pub terminations_within_seconds: i64,
    /// How many seconds an image cannot be pulled, or a container not be started.
    #[serde(default = "default_cannot_start")]
    #[schemars(range(min = 0, max = 86_400))]
    pub cannot_start_seconds: i64,
    /// How many seconds no node takes a pod.
    #[serde(default = "default_unschedulable")]
    #[schemars(range(min = 0, max = 86_400))]
    pub unschedulable_seconds: i64,
    /// How many seconds a pod is not ready once its containers run. Absent: three times what its readiness probes need to fail, and at least 60, beside what its
    /// startup probes give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 86_400))]
    pub not_ready_seconds: Option<i64>,
}

fn default_pods_percent() -> i64 {
    50
}

fn default_terminations() -> i64 {
    2
}

fn default_within() -> i64 {
    600
}

fn default_cannot_start() -> i64 {
    30
}

/// As long as an autoscaler takes to bring a node, and Kubernetes gives a rollout that makes no progress.
fn default_unschedulable() -> i64 {
    600
}

impl Default for Signs {
    fn default() -> Self {
        Self {
            pods_percent: default_pods_percent(),
            terminations: default_terminations(),
            terminations_within_seconds: default_within(),
            cannot_start_seconds: default_cannot_start(),
            unschedulable_seconds: default_unschedulable(),
            not_ready_seconds: None,
        }
    }
}

/// How many rollbacks a policy may ask for in how long.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Limit {
    /// So many, of all workloads of the namespace.
    #[serde(default = "default_rollbacks")]
    #[schemars(range(min = 1, max = 1000))]
    pub rollbacks: i64,
    /// In so many seconds.
    #[serde(default = "default_window")]
    #[schemars(range(min = 1, max = 604_800))]
    pub window_seconds: i64,
}

fn default_rollbacks() -> i64 {
    3
}

fn default_window() -> i64 {
    3600
}

impl Default for Limit {
    fn default() -> Self {
        Self { rollbacks: default_rollbacks(), window_seconds: default_window() }
    }
}

/// What a policy watches, and what it has decided.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct RollbackPolicyStatus {
    /// The generation of the spec that this is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// Ready tells whether it watches, and why not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[x_kube(merge_strategy = ListMerge::Map(vec!["type".into()]))]
    pub conditions: Vec<Condition>,
    /// How many workloads it selects.
    #[serde(default)]
    pub selected: i64,
    /// How many of them fail.
    #[serde(default)]
    pub failing: i64,
    /// The workloads: those that fail first, and no more than 100.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100))]
    pub workloads: Vec<WatchedWorkload>,
}

/// A workload that is watched.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct WatchedWorkload {
    /// Its kind and name.
    #[serde(flatten)]
    pub workload: WorkloadRef,
    /// The Release that is good and not the one that fails: to which it would go back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_known_good: Option<KnownGood>,
    /// What was decided of it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<LastDecision>,
}

/// A release that was good.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct KnownGood {
    /// The Release.
    pub release: String,
    /// When it was first healthy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub healthy_time: Option<Time>,
}

/// What was decided of a release that fails or has failed.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct LastDecision {
    /// The Release.
    pub release: String,
    /// When.
    pub time: Time,
    /// By what it was seen.
    pub sign: Sign,
    /// Whose fault it is.
    pub verdict: Verdict,
    /// What that rests on.
    pub because: String,
    /// The RollbackRequest that was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
}
