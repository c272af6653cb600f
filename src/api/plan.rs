//! The plan of a RollbackRequest, as its status has it: what goes back, by which steps, and what it costs.

use std::fmt::{self, Display, Formatter};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::approval::NeededApproval;
use super::common::{WorkloadKind, WorkloadRef};
use super::place::{self, BackupPlace};

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
    /// What a finished request did is taken back.
    Undo,
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
    /// Why it needs somebody's word. Absent: it is gone through at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<NeededApproval>,
}

impl Plan {
    /// Whether it has a step of that kind.
    pub fn has(&self, name: StepName) -> bool {
        self.steps.iter().any(|s| s.name == name)
    }

    /// Whether the live database itself is changed.
    pub fn in_place(&self) -> bool {
        self.database.as_ref().is_some_and(|d| d.method == Method::InPlace)
    }
}

/// The kinds of step.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepName {
    /// The backup is read to its last byte before anything stops.
    Prove,
    /// The workloads are scaled to zero.
    Quiesce,
    /// The live database refuses connections.
    Close,
    /// A copy of the live database is made.
    Clone,
    /// Migrations lead the schema down.
    Migrate,
    /// A backup is restored.
    Restore,
    /// What came of it is compared with what the release had.
    Check,
    /// The copy gets the live name, and the original is kept.
    Swap,
    /// ConfigMaps and Secrets get the content that the release had.
    Configuration,
    /// The workloads get the template that the release had.
    Workload,
    /// The rollout is waited for, and the checks are asked.
    Verify,
    /// A safety backup is taken.
    Backup,
}

/// One step of the plan.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct PlannedStep {
    /// Which step.
    pub name: StepName,
    /// What it changes, in words.
    pub description: String,
    /// Whether data goes by it that only a backup has. What a swap takes from the live name is kept beside.
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
    /// Kind of the workload.
    pub kind: WorkloadKind,
    /// Name of the workload.
    pub name: String,
    /// UID of the workload.
    pub uid: String,
    /// The hash of the template that the plan saw; somebody's newer change stops the request.
    pub from: String,
    /// Where the template comes from.
    pub source: TemplateSource,
    /// The hash of the template that it goes back to.
    pub to: String,
    /// Where the template of before is recorded, for an undo. Absent: nowhere, so the workload cannot be taken forward again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<TemplateSource>,
    /// What becomes of each ConfigMap and Secret that the release used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub configuration: Vec<PlannedConfiguration>,
    /// Images to be named by digest, since their tag was moved: container and image.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<Pin>,
    /// Whether it was scaled to zero before the request, and so stays without a pod.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_zero: bool,
    /// What the cluster makes of a template as it is written, where that is another: some policy changes it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub admitted: Vec<AdmittedTemplate>,
}

/// A template that the cluster changes as it is written, by hashes.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct AdmittedTemplate {
    /// Hash of the template as it is written.
    pub written: String,
    /// Hash of the template that it becomes.
    pub becomes: String,
}

impl PlannedTarget {
    pub fn workload(&self) -> WorkloadRef {
        WorkloadRef::new(self.kind, &self.name)
    }

    /// Whether anything of it is written.
    pub fn changes(&self) -> bool {
        self.from != self.to || !self.configuration.is_empty() || !self.pins.is_empty()
    }

    /// The hash of the template that we wrote, by the hash of what is there.
    pub fn as_written(&self, hash: String) -> String {
        match self.admitted.iter().find(|admitted| admitted.becomes == hash) {
            Some(admitted) => admitted.written.clone(),
            None => hash,
        }
    }
}

/// A container's image by digest.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct Pin {
    /// Name of the container.
    pub container: String,
    /// Its image by digest.
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
    /// Name of a ControllerRevision of the StatefulSet or DaemonSet; it has the template but no configuration.
    ControllerRevision(String),
}

impl TemplateSource {
    /// A template that the controller of a workload of this kind has kept.
    pub fn kept_by(kind: WorkloadKind, name: String) -> Self {
        match kind {
            WorkloadKind::Deployment => Self::ReplicaSet(name),
            WorkloadKind::StatefulSet | WorkloadKind::DaemonSet => Self::ControllerRevision(name),
        }
    }
}

/// The object that has the template.
impl Display for TemplateSource {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Release(name) => write!(f, "Release {name}"),
            Self::ReplicaSet(name) => write!(f, "ReplicaSet {name}"),
            Self::ControllerRevision(name) => write!(f, "ControllerRevision {name}"),
        }
    }
}

/// What becomes of one ConfigMap or Secret.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct PlannedConfiguration {
    /// ConfigMap or Secret.
    pub kind: ConfigurationKind,
    /// Its name.
    pub name: String,
    /// The recorded copy that has its content.
    pub copy: String,
    /// How it goes back.
    pub change: ConfigurationChange,
    /// The copy that has the content of before, for an undo. Absent when the object was not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
}

/// Kinds of configuration.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConfigurationKind {
    /// A ConfigMap.
    ConfigMap,
    /// A Secret.
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
    /// Its generation when the plan was made: it says how migrations run, and where backups lie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_generation: Option<i64>,
    /// Name of the live database.
    pub name: String,
    /// Its OID when the plan was made: after the swap the name has another.
    pub oid: i64,
    /// Owner of the database.
    pub owner: String,
    /// Size of the live database in bytes.
    pub size_bytes: i64,
    /// How the change is made: on a copy beside, or in place.
    #[serde(default)]
    pub method: Method,
    /// How many seconds the application is expected to be down for the database's sake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downtime_seconds: Option<i64>,
    /// How many seconds the longest step on the database is expected to take: a step may take several times that, whatever
    /// the request's `stepTimeoutSeconds` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_seconds: Option<i64>,
    /// SHA-256 of the schema fingerprint that the plan saw; in place, a change that failed half-way is known by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_fingerprint: Option<String>,
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
    /// Name of the Backup that is restored if the way down fails on its copy: the request allows a restore where it is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
    /// Whether sessions of others are ended when the database is closed.
    #[serde(default)]
    pub end_other_sessions: bool,
    /// Whether the backup has the very revision of the release: what differs in its schema was then brought by no release.
    #[serde(default)]
    pub same_revision: bool,
    /// A restore in place that is one transaction: whatever fails, the database is what it was. It needs room for the old
    /// and the new at once.
    #[serde(default)]
    pub one_transaction: bool,
    /// Which server the database is on, whatever its address: the server's `system_identifier`.
    #[serde(default)]
    pub system_identifier: String,
}

impl PlannedDatabase {
    /// The database on which the work is done: the copy, or in place the live one.
    pub fn worked_on(&self) -> &str {
        match self.method {
            Method::Beside => &self.copy,
            Method::InPlace => &self.name,
        }
    }
}

/// How a database is changed.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// On a copy, which is checked and swapped in; the original is kept.
    #[default]
    Beside,
    /// On the live database itself, after a verified backup.
    InPlace,
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
    /// Which variable or file leads the migrations where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<String>,
}

/// The backup of a restore.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct PlannedBackup {
    /// Name of the Backup.
    pub name: String,
    /// SHA-256 of its manifest, which has the SHA-256 of each file.
    pub manifest: String,
    #[serde(flatten)]
    #[schemars(schema_with = "place::planned")]
    pub place: BackupPlace,
}

/// In a sentence they are called as the API has them.
macro_rules! called_as_in_the_api {
    ($($type:ident),+) => {
        $(impl Display for $type {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                // The names of a derived `Debug` and of serde are the variants' own.
                fmt::Debug::fmt(self, f)
            }
        })+
    };
}

called_as_in_the_api!(StepName, Way, ConfigurationKind);
