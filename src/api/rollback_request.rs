//! RollbackRequest: what a person on call applies. Its spec never changes; another attempt is another request.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Time;
use kube::{CustomResource, KubeSchema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::approval::{Approval, Unasked};
use super::common::{HttpCheck, LocalRef, WorkloadRef};
use super::request_status::RollbackRequestStatus;

/// What a change of any field but `undo`, `abort` and `approval` is answered with.
const UNCHANGED: &str = "the spec of a RollbackRequest cannot be changed, but for 'undo', 'abort' and 'approval'; make a new request with another name";

/// Takes workloads, their configuration and their database back to a recorded good state, in one request.
#[derive(CustomResource, KubeSchema, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[kube(
    group = "rollback-operator.dev",
    version = "v1alpha1",
    kind = "RollbackRequest",
    namespaced,
    status = "RollbackRequestStatus",
    shortname = "rbr",
    category = "rollback",
    selectable = ".status.phase",
    printcolumn(name = "Target", type_ = "string", json_path = ".spec.targets[0].name"),
    printcolumn(name = "Way", type_ = "string", json_path = ".status.plan.way"),
    printcolumn(name = "Phase", type_ = "string", json_path = ".status.phase"),
    printcolumn(name = "Step", type_ = "string", json_path = ".status.progress"),
    printcolumn(name = "Age", type_ = "date", json_path = ".metadata.creationTimestamp"),
    printcolumn(name = "Reason", type_ = "string", json_path = ".status.conditions[?(@.type=='Ready')].reason", priority = 1),
    printcolumn(name = "Message", type_ = "string", json_path = ".status.conditions[?(@.type=='Ready')].message", priority = 1),
    validation = Rule::new("has(self.spec.database) == has(oldSelf.spec.database) && has(self.spec.reason) == has(oldSelf.spec.reason) && has(self.spec.ttlSecondsAfterFinished) == has(oldSelf.spec.ttlSecondsAfterFinished) && has(self.spec.unasked) == has(oldSelf.spec.unasked) && has(self.spec.author) == has(oldSelf.spec.author)").message(UNCHANGED),
    validation = Rule::new("(!oldSelf.spec.undo || self.spec.undo) && (!oldSelf.spec.abort || self.spec.abort)").message("an undo or abort that was asked for cannot be taken back; make a new request")
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[x_kube(validation = Rule::new("size(self.targets) == 1 || !(has(self.to.release) || has(self.to.revision) || has(self.to.image))").message("a release, a revision or an image belongs to one workload; name one target with it, or leave 'to' out"))]
pub struct RollbackRequestSpec {
    /// The workloads that go back, in this order. All use the one database that `database` names.
    #[schemars(length(min = 1, max = 20))]
    #[x_kube(merge_strategy = ListMerge::Map(vec!["kind".into(), "name".into()]), validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub targets: Vec<WorkloadRef>,
    /// Which state to go back to. Absent: the last known good, that is the newest release that was healthy and is not the one that runs; with `data: Restore` the one
    /// that runs stays, if it was healthy and the backup fits it, else it is the newest that the backup fits.
    #[serde(default)]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub to: To,
    /// Whether the ConfigMaps and Secrets that the pod template uses go back with it.
    #[serde(default)]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub configuration: ConfigurationPolicy,
    /// The database that goes back with the workloads. Absent: no database is looked at or touched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub database: Option<DatabaseRollback>,
    /// When a verified backup of the database as it was before the request is made.
    #[serde(default)]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub safety_backup: SafetyBackup,
    /// How the result is proven.
    #[serde(default)]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub verify: Verify,
    /// What becomes of a rollback whose result cannot be verified.
    #[serde(default)]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub on_failure: OnFailure,
    /// How many seconds after its end a request can surely be undone. Then the kept original is dropped, once its backup was verified again.
    #[serde(default = "default_undo_window")]
    #[schemars(range(min = 0, max = 31_536_000))]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub undo_window_seconds: i64,
    /// Set to true on a finished request: database, configuration and templates go back to the moment before it.
    #[serde(default)]
    pub undo: bool,
    /// Set to true on a running request: it stops, and what it holds is given back. An undo that was asked for is called off by it, as long as it has changed nothing.
    #[serde(default)]
    pub abort: bool,
    /// What may go back without approval. Absent: all of it. A plan that takes back more waits until somebody approves it; who writes the request
    /// needs the rights for what is listed here, and who approves it those for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 4))]
    #[x_kube(merge_strategy = ListMerge::Set, validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub unasked: Option<Vec<Unasked>>,
    /// Your own user name, as `kubectl auth whoami` says it: no other is let through. It is asked for where a BackupPolicy wants approval by another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 253))]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub author: Option<String>,
    /// Somebody's word for the plan, set while the request awaits it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// How many seconds a plan waits for its approval.
    #[serde(default = "default_approval_timeout")]
    #[schemars(range(min = 1, max = 31_536_000))]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub approval_timeout_seconds: i64,
    /// How many seconds one step may take before it has failed.
    #[serde(default = "default_step_timeout")]
    #[schemars(range(min = 5, max = 604_800))]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub step_timeout_seconds: i64,
    /// Make the plan, write it to `status.plan`, and stop. Nothing is changed.
    #[serde(default)]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub dry_run: bool,
    /// Why, for the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 512))]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub reason: Option<String>,
    /// How many seconds after its end the request is deleted, and not before its undo window is over. Absent: it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 31_536_000))]
    #[x_kube(validation = Rule::new("self == oldSelf").message(UNCHANGED))]
    pub ttl_seconds_after_finished: Option<i64>,
}

impl RollbackRequestSpec {
    pub const UNDO_WINDOW_SECONDS: i64 = 86_400;
    pub const STEP_TIMEOUT_SECONDS: i64 = 600;
    pub const APPROVAL_TIMEOUT_SECONDS: i64 = 86_400;
}

fn default_undo_window() -> i64 {
    RollbackRequestSpec::UNDO_WINDOW_SECONDS
}

fn default_approval_timeout() -> i64 {
    RollbackRequestSpec::APPROVAL_TIMEOUT_SECONDS
}

fn default_step_timeout() -> i64 {
    RollbackRequestSpec::STEP_TIMEOUT_SECONDS
}

/// What becomes of a rollback whose result cannot be verified.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum OnFailure {
    /// It stays as it is, and the request says in which state that is.
    #[default]
    Stop,
    /// Everything goes back to the moment before the request.
    Undo,
}

/// The state to go back to: at most one of the fields.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[x_kube(validation = Rule::new("[has(self.release), has(self.revision), has(self.image), has(self.time)].filter(named, named).size() <= 1").message("name one of release, revision, image and time"))]
pub struct To {
    /// Name of a Release of the first target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 253))]
    pub release: Option<String>,
    /// A revision of the workload, as `kubectl rollout history` shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub revision: Option<i64>,
    /// An image of one of its containers: a tag, a digest, or more of the reference. The newest Release that ran with it is meant, a healthy one before
    /// others; else the newest revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 1024))]
    pub image: Option<String>,
    /// The healthy Release that ran at that time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
}

impl To {
    /// Whether a state is named. Else it is the last good one of the moment, which may be another in the next.
    pub fn is_named(&self) -> bool {
        *self != Self::default()
    }
}

/// What becomes of ConfigMaps and Secrets.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum ConfigurationPolicy {
    /// As the release had them. Secrets that hold the database's logins stay as they are.
    #[default]
    Restore,
    /// As they are.
    Keep,
}

/// What becomes of the database.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[x_kube(validation = Rule::new("!has(self.backupRef) || self.data != 'Keep'").message("backupRef says what to restore; set data to Restore or RestoreIfNeeded with it"))]
#[x_kube(validation = Rule::new("self.data != 'Restore' || has(self.backupRef)").message("data: Restore needs backupRef, the Backup to restore"))]
pub struct DatabaseRollback {
    /// The BackupPolicy that knows the database.
    pub policy_ref: LocalRef,
    /// How the schema goes back.
    #[serde(default)]
    pub schema: SchemaPolicy,
    /// Whether the data may be replaced by a backup's.
    #[serde(default)]
    pub data: DataPolicy,
    /// The Backup to restore. With `data: RestoreIfNeeded` it may be absent: the newest verified one that fits is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup_ref: Option<LocalRef>,
    /// Whether the database is changed on a copy beside or in place.
    #[serde(default)]
    pub method: DatabaseMethod,
    /// For how many seconds the application may be down for the database's sake. A plan that expects longer is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 31_536_000))]
    pub max_downtime_seconds: Option<i64>,
    /// What becomes of sessions on the database that are not the targets' own.
    #[serde(default)]
    pub other_sessions: OtherSessions,
    /// Differences to the release's schema that are let through although nobody can know what they mean to its code.
    #[serde(default)]
    pub tolerate: Tolerate,
    /// What becomes of differences that do not matter to the code, but that the way down has left behind.
    #[serde(default)]
    pub leftovers: Leftovers,
}

/// Which differences to the release's schema are let through.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum Tolerate {
    /// Only those that do not matter to the old code.
    #[default]
    Nothing,
    /// Also those whose meaning depends on the code, and rows that the way down has taken from tables that stay, as a migration
    /// does with rows that it had inserted: they are told as a loss. What surely breaks the code is refused all the same.
    Unknown,
}

/// What becomes of leftovers, which the next release's migrations may stumble over.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum Leftovers {
    /// They are named, each with the statement that removes it.
    #[default]
    Name,
    /// They are removed on the copy, before it is swapped in.
    Remove,
}

/// How the schema goes back.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum SchemaPolicy {
    /// Migrated down only when the old code cannot run on the schema as it is.
    #[default]
    Auto,
    /// Migrated down whenever it differs.
    Downgrade,
    /// Never touched.
    Keep,
}

/// Where the change of a database is made.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum DatabaseMethod {
    /// Beside where the rights and the room allow a copy and it is quick enough, else in place, and the plan says why.
    #[default]
    Auto,
    /// On a copy, which is checked and swapped in; refused where that is not possible.
    Beside,
    /// On the live database, after a verified backup.
    InPlace,
}

/// Whether the data may be replaced.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum DataPolicy {
    /// Rows stay, but for what a downgrade removes.
    #[default]
    Keep,
    /// A backup is restored when the schema has no way down, or that fails on its copy. What was written since the backup is then lost
    /// from the live database.
    RestoreIfNeeded,
    /// The backup that `backupRef` names is restored.
    Restore,
}

/// Sessions of workloads that are not targets.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum OtherSessions {
    /// They are listed and the request is refused.
    #[default]
    Refuse,
    /// They are ended at the moment that the database is closed.
    End,
}

/// When the safety backup is made.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum SafetyBackup {
    /// When the database is changed: from the untouched original, while the application already runs again.
    #[default]
    IfDestructive,
    /// Also when only code and configuration go back.
    Always,
    /// No backup; the untouched original is kept all the same.
    Never,
}

/// How the result is proven. The policy's own checks count too.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Verify {
    /// How many seconds the workloads and the checks have to become good.
    #[serde(default = "default_verify_timeout")]
    #[schemars(range(min = 1, max = 86_400))]
    pub timeout_seconds: i64,
    /// A Service that must answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http: Option<HttpCheck>,
}

fn default_verify_timeout() -> i64 {
    120
}

impl Default for Verify {
    fn default() -> Self {
        Verify { timeout_seconds: default_verify_timeout(), http: None }
    }
}
