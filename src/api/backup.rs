//! Backup: one backup of a policy's database, taken when the object is made, deleted with it.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, Time};
use kube::{CustomResource, KubeSchema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::common::{LocalRef, TableRows};
use super::place::{self, BackupPlace};

/// One backup of a database. Creating it takes the backup; deleting it deletes the files.
#[derive(CustomResource, KubeSchema, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[kube(
    group = "rollback-operator.dev",
    version = "v1alpha1",
    kind = "Backup",
    namespaced,
    status = "BackupStatus",
    shortname = "rbb",
    category = "rollback",
    selectable = ".status.phase",
    printcolumn(name = "Policy", type_ = "string", json_path = ".spec.policyRef.name"),
    printcolumn(name = "Phase", type_ = "string", json_path = ".status.phase"),
    printcolumn(name = "Verified", type_ = "date", json_path = ".status.verifiedAt"),
    printcolumn(name = "Bytes", type_ = "integer", json_path = ".status.sizeBytes"),
    printcolumn(name = "Rows", type_ = "integer", json_path = ".status.totalRows"),
    printcolumn(name = "Revision", type_ = "string", json_path = ".status.schemaRevision"),
    printcolumn(name = "Age", type_ = "date", json_path = ".metadata.creationTimestamp"),
    printcolumn(name = "Message", type_ = "string", json_path = ".status.conditions[?(@.type=='Ready')].message", priority = 1),
    validation = Rule::new("self.spec == oldSelf.spec").message("the spec of a Backup cannot be changed; make another Backup")
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BackupSpec {
    /// The policy whose database is backed up.
    pub policy_ref: LocalRef,
    /// Another database of the same server, for the backup of an original that a rollback kept under another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 63))]
    pub database: Option<String>,
    /// How many seconds the backup may stand still before it is taken for dead: one whose dump goes on has all the time it needs.
    #[serde(default = "default_timeout")]
    #[schemars(range(min = 5, max = 604_800))]
    pub timeout_seconds: i64,
}

fn default_timeout() -> i64 {
    86_400
}

/// What the backup holds, and whether it can be trusted.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct BackupStatus {
    /// The generation that this status speaks of; -1 until the operator has seen the backup.
    #[serde(default)]
    pub observed_generation: i64,
    /// One word for people: Pending, Running, Completed or Failed.
    #[serde(default)]
    pub phase: BackupPhase,
    /// `Ready`: complete and verified. Its message has the cause of a failure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[x_kube(merge_strategy = ListMerge::Map(vec!["type".into()]))]
    pub conditions: Vec<Condition>,
    /// When it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Time>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion_time: Option<Time>,
    /// How much of the database is dumped, in per cent, where it takes long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<i64>,
    /// When that has last grown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advance_time: Option<Time>,
    /// How many seconds it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// When every byte of it was last read back and compared with its checksums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_back_time: Option<Time>,
    /// When it was last restored into a throw-away server and compared: only that proves a backup.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_at: Option<Time>,
    /// How many seconds that restore took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restore_seconds: Option<f64>,
    /// The drill that restores it, or did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drill: Option<DrillStatus>,
    /// Where it lies, once it has begun.
    #[serde(default, skip_serializing_if = "Option::is_none", flatten)]
    #[schemars(schema_with = "place::told")]
    pub place: Option<BackupPlace>,
    /// The ConfigMap that has the lines of its schema's fingerprint, where the schema was the live one when it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint_map: Option<String>,
    /// What the agent found. The manifest beside the files has it in full.
    #[serde(default, skip_serializing_if = "Option::is_none", flatten)]
    pub content: Option<BackupContent>,
}

/// The moments of a backup's life.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum BackupPhase {
    /// It waits to be begun.
    #[default]
    Pending,
    /// Its Job writes it.
    Running,
    /// It was written, and read back to its last byte.
    Completed,
    /// It was not written whole, and no plan uses it.
    Failed,
}

/// Where the last drill of a backup stands.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct DrillStatus {
    /// The moment for which it was due; the Job's name has it.
    pub due: Time,
    pub phase: DrillPhase,
    /// What was restored, or why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Whether a drill has found that it is not good. Only a later one that restores it says otherwise.
    #[serde(default)]
    pub condemned: bool,
}

impl DrillStatus {
    /// Whether no plan may use the backup.
    pub fn condemns(&self) -> bool {
        self.condemned || self.phase == DrillPhase::Failed
    }
}

/// The moments of a drill's life.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DrillPhase {
    /// It is being restored into a server that nobody else uses.
    Running,
    /// It was restored, and was what it was said to be.
    Succeeded,
    /// Its pod could not start, which says nothing of the backup: the next drill tries it again.
    NotRun,
    /// The backup could not be restored, or was not what it was said to be: no plan uses it any more.
    Failed,
}

/// What a backup holds.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct BackupContent {
    /// Name of the database.
    pub database: String,
    /// Size of the files in bytes.
    pub size_bytes: i64,
    /// Size of the database when it was dumped, in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database_bytes: Option<i64>,
    /// SHA-256 of the manifest, which has size and SHA-256 of each file.
    pub checksum: String,
    /// Version of the server, as in `15.18`.
    pub server_version: String,
    /// Which server that was, whatever its address: its `system_identifier`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_identifier: Option<String>,
    /// Schema revision, from the dump's own snapshot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema_revision: Option<String>,
    /// SHA-256 of the schema fingerprint, from the dump's own snapshot.
    pub fingerprint: String,
    /// Which transactions the dump's snapshot saw: before a database is changed in place, nobody else may have written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    /// Whether the database was half-way through a restore in place: good to look into, and nothing to go back to.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub half_way: bool,
    /// What `pg_restore` could not make of it, since a function of the user's names something without its schema: then no plan
    /// restores it before a drill has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_restorable: Vec<String>,
    /// Rows of all tables, from the dump's own snapshot.
    pub total_rows: i64,
    /// How many tables.
    pub table_count: i64,
    /// Rows of the largest tables; the manifest has all.
    #[serde(default)]
    pub tables: Vec<TableRows>,
}
