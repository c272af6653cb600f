//! BackupPolicy: where a database is, who may log in, how its migrations run, and where its backups lie.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, Time};
use kube::{CustomResource, KubeSchema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::approval::ApprovalRule;
use super::common::HttpCheck;
use super::place::BackupPlace;
use super::plan::ConfigurationKind;

/// What the operator must know of a PostgreSQL database to back it up and to take it back.
#[derive(CustomResource, KubeSchema, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[kube(
    group = "rollback-operator.dev",
    version = "v1alpha1",
    kind = "BackupPolicy",
    plural = "backuppolicies",
    namespaced,
    status = "BackupPolicyStatus",
    shortname = "rbbp",
    category = "rollback",
    printcolumn(name = "Database", type_ = "string", json_path = ".spec.database.name"),
    printcolumn(name = "Ready", type_ = "string", json_path = ".status.conditions[?(@.type=='Ready')].status"),
    printcolumn(name = "Revision", type_ = "string", json_path = ".status.schemaRevision"),
    printcolumn(name = "Schedule", type_ = "string", json_path = ".spec.schedule"),
    printcolumn(name = "Last backup", type_ = "date", json_path = ".status.lastSuccessfulTime"),
    printcolumn(name = "Age", type_ = "date", json_path = ".metadata.creationTimestamp"),
    printcolumn(name = "Message", type_ = "string", json_path = ".status.conditions[?(@.type=='Ready')].message", priority = 1)
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[x_kube(validation = Rule::new("!has(self.checks) || !has(self.checks.sql) || size(self.checks.sql) == 0 || has(self.database.applicationSecretRef)").message("checks.sql runs as the application's own login; set database.applicationSecretRef with it"))]
pub struct BackupPolicySpec {
    /// The database and its logins.
    pub database: Database,
    /// ConfigMaps and Secrets that a rollback leaves as they are, since something rotates their content: those of which it is not
    /// to be seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100))]
    pub live_configuration: Vec<LiveConfiguration>,
    /// How the application migrates its schema. Absent: a schema can only be restored, not migrated down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub migrations: Option<Migrations>,
    /// Where backups lie.
    pub storage: Storage,
    /// When backups are taken: five fields, as cron has them. Absent: only on demand, and before changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 100))]
    pub schedule: Option<String>,
    /// The time zone of the schedules, by its IANA name. An hour that summer time leaves out has no run.
    #[serde(default = "default_time_zone")]
    #[schemars(length(min = 1, max = 64), regex(pattern = r"^[A-Za-z0-9_+/-]+$"))]
    pub time_zone: String,
    /// Takes no scheduled backups and makes no drills while it is true.
    #[serde(default)]
    pub suspend: bool,
    /// What happens when a backup is due while the one before still runs.
    #[serde(default)]
    pub concurrency_policy: ConcurrencyPolicy,
    /// Which scheduled backups are kept. Absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// Restores the newest backup into a throw-away server, on a schedule, and compares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drill: Option<Drill>,
    /// What must hold of a good database and a good application.
    #[serde(default)]
    pub checks: Checks,
    /// What of a rollback with this database waits for somebody's approval, whoever asks for it. Absent: what the request itself leaves to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalRule>,
    /// How many processes dump and restore.
    #[serde(default = "default_parallelism")]
    #[schemars(range(min = 1, max = 16))]
    pub parallelism: i32,
}

/// A ConfigMap or Secret whose content is nobody's release.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LiveConfiguration {
    /// ConfigMap or Secret.
    pub kind: ConfigurationKind,
    /// Its name.
    #[schemars(length(min = 1, max = 253))]
    pub name: String,
}

fn default_time_zone() -> String {
    "UTC".to_owned()
}

/// What happens when a backup is due while the one before still runs.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum ConcurrencyPolicy {
    /// Both run.
    Allow,
    /// The new one is left out.
    #[default]
    Forbid,
    /// The running one is deleted.
    Replace,
}

/// Which scheduled backups are kept: what any of the rules keeps. The newest verified one is kept always, and nothing is
/// deleted after a run that failed.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[x_kube(validation = Rule::new("has(self.keepLast) || has(self.keepDaily) || has(self.keepWithinSeconds)").message("set keepLast, keepDaily or keepWithinSeconds; without any of them leave retention out, and all are kept"))]
pub struct Retention {
    /// The newest so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 10_000))]
    pub keep_last: Option<i32>,
    /// The newest of each of so many days that have one, in the policy's time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 10_000))]
    pub keep_daily: Option<i32>,
    /// All that are younger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub keep_within_seconds: Option<i64>,
    /// How long safety backups are kept, which requests made before they changed the database: those that are younger, the
    /// newest, and those of requests that run or can be undone. They go by nothing else here.
    #[serde(default = "default_safety")]
    #[schemars(range(min = 1))]
    pub keep_safety_seconds: i64,
    /// How many failed ones are kept, for their messages.
    #[serde(default = "default_failed")]
    #[schemars(range(min = 0, max = 100))]
    pub failed_history_limit: i32,
}

/// 30 days.
fn default_safety() -> i64 {
    2_592_000
}

fn default_failed() -> i32 {
    3
}

/// A restore that proves a backup, on nobody's database.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Drill {
    /// When: five fields, as cron has them, in the policy's time zone.
    #[schemars(length(min = 1, max = 100))]
    pub schedule: String,
    /// The database's own image: the same major version, and the same extensions. It is started as the official `postgres` image is.
    #[schemars(length(min = 1, max = 512))]
    pub image: String,
    /// The user that the image's server runs as.
    #[serde(default = "default_postgres_user")]
    #[schemars(range(min = 1))]
    pub run_as_user: i64,
    /// How many seconds a drill may take.
    #[serde(default = "default_drill_timeout")]
    #[schemars(range(min = 5, max = 604_800))]
    pub timeout_seconds: i64,
}

fn default_postgres_user() -> i64 {
    999
}

fn default_drill_timeout() -> i64 {
    86_400
}

fn default_parallelism() -> i32 {
    2
}

/// A PostgreSQL database.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[x_kube(validation = Rule::new("has(self.service) != has(self.host)").message("set service (a Service of this namespace) or host (a name outside), and only one of them"))]
#[x_kube(validation = Rule::new("(has(self.sslMode) && self.sslMode == 'VerifyFull') == has(self.caSecretRef)").message("sslMode: VerifyFull and caSecretRef go together: the CA is what the server's certificate is verified by"))]
#[x_kube(validation = Rule::new("self.name != self.maintenanceDatabase").message("maintenanceDatabase must be another database than name: one cannot rename the database that one is connected to"))]
pub struct Database {
    /// A Service of the same namespace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 63))]
    pub service: Option<String>,
    /// A host name outside of the namespace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 253))]
    pub host: Option<String>,
    /// Port of the server.
    #[serde(default = "default_port")]
    #[schemars(range(min = 1, max = 65535))]
    pub port: i32,
    /// Name of the database.
    #[schemars(length(min = 1, max = 63))]
    pub name: String,
    /// The operator's own login: CREATEDB, member of the database's owner, pg_signal_backend and pg_read_all_stats.
    pub secret_ref: LoginRef,
    /// The application's login, as which the SQL of `checks` runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_secret_ref: Option<LoginRef>,
    /// A login that owns the database, or is a member of its owner, and has no more rights than that needs: backups are
    /// restored as it, so that what the owner wrote runs as himself. Absent: the application's login.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_secret_ref: Option<LoginRef>,
    /// A database of the same server that the operator connects to while the other is closed and renamed.
    #[serde(default = "default_maintenance")]
    #[schemars(length(min = 1, max = 63))]
    pub maintenance_database: String,
    /// Whether the connection is encrypted.
    #[serde(default)]
    pub ssl_mode: SslMode,
    /// Whose certificates the server may have, for `VerifyFull`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_secret_ref: Option<CaRef>,
    /// The claim that holds the server's data: its capacity, less what all databases use, is the room for a copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 253))]
    pub volume_claim: Option<String>,
    /// Tables of more bytes than that are compared by a sample of their rows (one in 64, by the key), and not by all, after
    /// migrations down; every row is counted all the same.
    #[serde(default = "default_compare_limit")]
    #[schemars(range(min = 0))]
    pub compare_limit_bytes: i64,
    /// How many seconds a copy beside may be expected to take before `method: Auto` changes the database in place.
    #[serde(default = "default_copy_limit")]
    #[schemars(range(min = 1, max = 604_800))]
    pub copy_limit_seconds: i64,
    /// Room on the server in bytes, where no claim can tell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0))]
    pub free_space_bytes: Option<i64>,
}

/// 10 GiB.
fn default_compare_limit() -> i64 {
    10 << 30
}

fn default_copy_limit() -> i64 {
    1800
}

fn default_port() -> i32 {
    5432
}

fn default_maintenance() -> String {
    "postgres".to_owned()
}

/// A Secret of the same namespace with a login.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LoginRef {
    /// Name of the Secret.
    #[schemars(length(min = 1, max = 253))]
    pub name: String,
    /// Key of the user's name.
    #[serde(default = "default_username_key")]
    #[schemars(length(min = 1, max = 253))]
    pub username_key: String,
    /// Key of the password.
    #[serde(default = "default_password_key")]
    #[schemars(length(min = 1, max = 253))]
    pub password_key: String,
}

fn default_username_key() -> String {
    "username".to_owned()
}

fn default_password_key() -> String {
    "password".to_owned()
}

/// Encryption of connections, by libpq's names.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum SslMode {
    /// Never encrypted.
    Disable,
    /// Encrypted where the server offers it.
    #[default]
    Prefer,
    /// Encrypted, by whatever server answers.
    Require,
    /// Encrypted, by a server whose certificate is of that host and signed by the CA of `caSecretRef`.
    VerifyFull,
}

/// Where a CA's certificates lie.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaRef {
    /// A Secret of the same namespace.
    #[schemars(length(min = 1, max = 253))]
    pub name: String,
    /// The key that has them, as PEM.
    #[serde(default = "default_ca_key")]
    #[schemars(length(min = 1, max = 253))]
    pub key: String,
}

fn default_ca_key() -> String {
    "ca.crt".into()
}

/// How the application migrates its schema.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[x_kube(validation = Rule::new("[has(self.databaseUrlEnv), has(self.databaseNameEnv), has(self.databaseUrlFile)].filter(x, x).size() == 1").message("set one of databaseUrlEnv, databaseNameEnv and databaseUrlFile, by which the migrations find their database, and only one of them"))]
#[x_kube(validation = Rule::new("!has(self.databaseNameEnv) || !has(self.directAddress) || !self.directAddress").message("directAddress goes with a URL; where the database has a variable of its own, set the host's in env"))]
pub struct Migrations {
    /// The tool.
    pub tool: MigrationTool,
    /// The container of the pod template, init containers too, whose image and environment run the migrations.
    #[schemars(length(min = 1, max = 63))]
    pub container: String,
    /// The command before the tool's own words `downgrade REVISION`.
    #[serde(default = "default_command")]
    #[schemars(length(min = 1, max = 20), inner(length(max = 1024)))]
    pub command: Vec<String>,
    /// Folder in which the command runs. Absent: the container's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 1024))]
    pub working_dir: Option<String>,
    /// The environment variable with the whole URL of the database. It is given the URL of the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 253))]
    pub database_url_env: Option<String>,
    /// The environment variable with just the name of the database.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 253))]
    pub database_name_env: Option<String>,
    /// A mounted file with the URL of the database, or its name. The migrations are given one that names the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database_url_file: Option<DatabaseFile>,
    /// Whether migrations connect to the server as the policy names it, and not to the host of the application's own URL: where that
    /// is a connection pooler, which knows no copy and loses locks and settings of sessions.
    #[serde(default)]
    pub direct_address: bool,
    /// Variables that the migrations have otherwise than the application. No secrets: they are to be seen in the Job.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100))]
    pub env: Vec<Variable>,
    /// Containers of the template that the migrations need beside them, such as the proxy of a cloud's database. They start before, and
    /// end with the migration.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 10))]
    pub sidecars: Vec<String>,
    /// Whether migrations have the application's service account and its token: for logins by the cloud's own identities.
    #[serde(default)]
    pub use_service_account: bool,
    /// Schema and name of the tool's version table.
    #[serde(default = "default_version_table")]
    #[schemars(length(max = 127), regex(pattern = r"^[a-zA-Z_][a-zA-Z0-9_]*\.[a-zA-Z_][a-zA-Z0-9_]*$"))]
    pub version_table: String,
    /// Whether the application itself migrates up when it starts, or looks whether it knows the revision: then an older image stops at one that it does not know, and additions must go down too.
    #[serde(default)]
    pub runs_at_start: bool,
}

/// A file of a mounted ConfigMap or Secret.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DatabaseFile {
    /// ConfigMap or Secret.
    pub kind: ConfigurationKind,
    /// Its name.
    #[schemars(length(min = 1, max = 253))]
    pub name: String,
    /// The key that is mounted as the file.
    #[schemars(length(min = 1, max = 253))]
    pub key: String,
    /// Where the URL or the name stands in a file of YAML or JSON: keys, and numbers of lists, with dots between. Absent: the one URL of
    /// a database that is in the text, whatever its format is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 1024))]
    pub path: Option<String>,
}

/// An environment variable.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Variable {
    /// Its name.
    #[schemars(length(min = 1, max = 253))]
    pub name: String,
    /// Its value, as it is given to the migrations.
    #[serde(default)]
    #[schemars(length(max = 4096))]
    pub value: String,
}

fn default_command() -> Vec<String> {
    vec!["alembic".to_owned()]
}

fn default_version_table() -> String {
    "public.alembic_version".to_owned()
}

/// Migration tools whose way down is known.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MigrationTool {
    /// Alembic: its version table has the heads, and `alembic downgrade` goes down.
    Alembic,
}

/// Where backups lie.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Storage {
    /// A PersistentVolumeClaim of the same namespace.
    #[schemars(length(min = 1, max = 253))]
    pub volume_claim: String,
}

impl Storage {
    /// Where a backup of that name lies.
    pub fn place(&self, directory: String) -> BackupPlace {
        BackupPlace::Claim { claim: self.volume_claim.clone(), directory }
    }

    /// Whether a backup lies where the next one will.
    pub fn has(&self, place: &BackupPlace) -> bool {
        place.claim() == self.volume_claim
    }
}

/// What must hold of a good database and a good application.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Default, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checks {
    /// Queries that each give one row with one boolean, which must be true. They run read-only, as the application's login.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 20), inner(length(min = 1, max = 4096)))]
    pub sql: Vec<String>,
    /// A Service that must answer. It counts for a release to be healthy, and after a rollback.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http: Option<HttpCheck>,
}

/// What the operator found when it last looked at the database.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct BackupPolicyStatus {
    /// The generation that this status speaks of; -1 until the operator has seen the policy.
    #[serde(default)]
    pub observed_generation: i64,
    /// `Ready`: the database answers and the login has the rights that the policy's uses need.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[x_kube(merge_strategy = ListMerge::Map(vec!["type".into()]))]
    pub conditions: Vec<Condition>,
    /// Version of the server, as in `15.18`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server_version: Option<String>,
    /// Which server it is, whatever its address: its `system_identifier`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_identifier: Option<String>,
    /// Schema revision of the database.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema_revision: Option<String>,
    /// Size of the database in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size_bytes: Option<i64>,
    /// The moment for which a backup was last made by the schedule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_schedule_time: Option<Time>,
    /// When the next one is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_schedule_time: Option<Time>,
    /// When a scheduled backup last succeeded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_successful_time: Option<Time>,
    /// The moment for which a drill was last made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_drill_time: Option<Time>,
}

impl Database {
    /// As whom backups are restored; `None` where the policy knows no login but the operator's.
    pub fn restore_login(&self) -> Option<&LoginRef> {
        self.owner_secret_ref.as_ref().or(self.application_secret_ref.as_ref())
    }
}
