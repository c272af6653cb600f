//! The status of a RollbackRequest: the plan, each step with its times, and what is held.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, Time};
use kube::KubeSchema;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TableRows;
use super::rollback_request::TargetKind;

/// What the operator knows of the request.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct RollbackRequestStatus {
    /// The generation that this status speaks of; -1 until the operator has seen the request.
    #[serde(default)]
    pub observed_generation: i64,
    /// One word for people. Programs read the conditions.
    #[serde(default)]
    pub phase: Phase,
    /// How many steps are done, as in `3/10`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<String>,
    /// `Succeeded` for programs; `Ready`, `Reconciling` and `Stalled` for kstatus and Argo CD; `Planned`, `Held`, `BackedUp`, `Verified` for people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[x_kube(merge_strategy = ListMerge::Map(vec!["type".into()]))]
    pub conditions: Vec<Condition>,
    /// What will happen. It never changes once it is written, and nothing is changed before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// The steps of the plan, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepStatus>,
    /// What is held and must be given back, whatever happens.
    #[serde(default)]
    pub held: Held,
    /// Exact row counts of the copy before migrations touched it, against which the result is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows_before: Option<Vec<TableRows>>,
    /// The name under which the untouched original database is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_database: Option<String>,
    /// The Backup of the database as it was before the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety_backup: Option<String>,
    /// What happened and in what state the application is, in a few sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// When the operator took the request up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Time>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion_time: Option<Time>,
}

/// Where the request stands.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Not yet planned, or waiting for another request.
    #[default]
    Pending,
    Running,
    /// A step has failed; what is held is being given back.
    Failing,
    Succeeded,
    Failed,
}

impl Phase {
    pub fn finished(self) -> bool {
        match self {
            Phase::Succeeded | Phase::Failed => true,
            Phase::Pending | Phase::Running | Phase::Failing => false,
        }
    }
}

/// Which parts of the application go back: the least that works.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Everything is already as it should be.
    Nothing,
    /// Code and configuration; the database is not touched.
    CodeOnly,
    /// The schema goes down by migrations on a copy, which is checked and swapped in.
    Downgrade,
    /// A backup is restored beside the live database, checked and swapped in.
    Restore,
}

/// What will happen, and what it costs.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Which parts go back.
    pub way: Way,
    /// Why this way, in a sentence.
    pub because: String,
    /// Each step in words; what destroys data is marked.
    pub steps: Vec<PlannedStep>,
    /// What would be lost, counted on the live database.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub losses: Vec<Loss>,
    /// What a person should know before it runs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// The workloads and the state that each goes back to.
    pub targets: Vec<PlannedTarget>,
    /// The database, when it goes back too or its checks count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<PlannedDatabase>,
}

/// The kinds of step.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepName {
    Quiesce,
    Close,
    Clone,
    Migrate,
    Restore,
    Check,
    Swap,
    Configuration,
    Workload,
    Verify,
    Backup,
}

/// One step of the plan.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct PlannedStep {
    pub name: StepName,
    /// What it changes, in words.
    pub description: String,
    /// Whether data can be lost by it.
    #[serde(default)]
    pub destructive: bool,
}

/// Something that would be gone.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct Loss {
    /// The table or column.
    pub object: String,
    /// How many rows, or rows with a value.
    pub rows: i64,
    /// The loss in words.
    pub message: String,
}

/// A workload and the state that it goes back to.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct PlannedTarget {
    pub kind: TargetKind,
    pub name: String,
    pub uid: String,
    /// The hash of the template that the plan saw; somebody's newer change stops the request.
    pub from: String,
    /// Where the template comes from.
    pub source: TemplateSource,
    /// The hash of the template that it goes back to.
    pub to: String,
    /// What becomes of each ConfigMap and Secret that the release used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub configuration: Vec<PlannedConfiguration>,
    /// Images to be named by digest, since their tag was moved: container and image.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<Pin>,
}

/// A container's image by digest.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct Pin {
    pub container: String,
    pub image: String,
}

/// Where a template comes from.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub enum TemplateSource {
    /// Name of a Release.
    Release(String),
    /// Name of a ReplicaSet of the Deployment; it has the template but no configuration.
    ReplicaSet(String),
}

/// What becomes of one ConfigMap or Secret.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct PlannedConfiguration {
    pub kind: ConfigurationKind,
    pub name: String,
    /// The recorded copy that has its content.
    pub copy: String,
    pub change: ConfigurationChange,
}

/// Kinds of configuration.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConfigurationKind {
    ConfigMap,
    Secret,
}

/// How a ConfigMap or Secret goes back.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConfigurationChange {
    /// Its content is replaced; the pods are made anew to read it.
    Replace,
    /// It was deleted and is made again.
    Recreate,
    /// It is immutable, and kubelets may serve its old content: the template names the recorded copy instead.
    Repoint,
}

/// The database of the plan.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct PlannedDatabase {
    /// Name of the BackupPolicy.
    pub policy: String,
    /// Name of the live database.
    pub name: String,
    /// Its OID when the plan was made: after the swap the name has another.
    pub oid: i64,
    /// Owner of the database.
    pub owner: String,
    /// Size of the live database in bytes.
    pub size_bytes: i64,
    /// Name of the copy that is built beside.
    pub copy: String,
    /// Name that the untouched original gets.
    pub kept: String,
    /// Schema revision that the plan saw. Migrations run only from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_revision: Option<String>,
    /// Schema revision that the release had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_revision: Option<String>,
    /// SHA-256 of the schema fingerprint that the copy must have before it is swapped in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// The ConfigMap that has that fingerprint's lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint_map: Option<String>,
    /// The release whose image runs the migrations: the one that brought the live revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub migrator: Option<Migrator>,
    /// The backup to restore.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<PlannedBackup>,
    /// Whether sessions of others are ended when the database is closed.
    #[serde(default)]
    pub end_other_sessions: bool,
}

/// Who runs the migrations down.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct Migrator {
    /// Name of the Release.
    pub release: String,
    /// Its container.
    pub container: String,
    /// The container's image, by digest where the registry gave one.
    pub image: String,
}

/// The backup of a restore.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct PlannedBackup {
    pub name: String,
    /// SHA-256 of its manifest, which has the SHA-256 of each file.
    pub manifest: String,
    pub claim: String,
    pub directory: String,
}

/// Where one step stands.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct StepStatus {
    pub name: StepName,
    pub phase: StepPhase,
    /// What it waits for, what it did, or why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion_time: Option<Time>,
    /// How many seconds it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
}

/// Where one step stands, in a word.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepPhase {
    Pending,
    /// Written down before its first change, so a change that is found later has its author.
    Running,
    Succeeded,
    Failed,
}

/// What is held. Every reconcile of an ended request gives back what still stands here.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Default, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// Workloads that were scaled to zero, with the replicas that they had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replicas: Vec<HeldReplicas>,
    /// Whether the live database refuses connections by our doing.
    #[serde(default)]
    pub closed: bool,
    /// Whether a copy was begun beside the live database.
    #[serde(default)]
    pub copy: bool,
}

impl Held {
    pub fn nothing(&self) -> bool {
        *self == Held::default()
    }
}

/// Replicas of a workload before it was scaled to zero.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct HeldReplicas {
    pub name: String,
    pub replicas: i32,
}
