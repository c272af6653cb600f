//! What was seen of the world before the plan is made: plain data, filled by `controllers::observe`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::large::Large;
use super::schema::{Evidence, Fingerprint};
use crate::api::TableRows;
use crate::api::approval::ApprovalRule;
use crate::api::backup_policy::Migrations;
use crate::api::plan::{ConfigurationKind, Pin, PlannedBackup};
use crate::api::release::RecordedConfiguration;
use crate::api::{Template, WorkloadRef};
use crate::migrations::Revision;

/// Everything that the plan is made from.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// UID of the request: names of copies derive from it.
    pub uid: String,
    pub workloads: Vec<Workload>,
    pub database: Option<Database>,
    /// The way down that this very request has tried, and that failed.
    pub way_down: Option<FailedWayDown>,
}

/// A way down that has failed on its copy.
#[derive(Clone, Debug)]
pub struct FailedWayDown {
    /// What the step said.
    pub why: String,
    /// Name of the Backup that its plan named for this.
    pub otherwise: String,
}

/// A target that exists.
#[derive(Clone, Debug, Default)]
pub struct Workload {
    pub of: WorkloadRef,
    pub uid: String,
    pub template: Template,
    pub paused: bool,
    /// Why pods with another template are not made by its controller alone, in words.
    pub by_hand: Option<String>,
    /// Whether it has a pod on each node, so that its replicas cannot be set.
    pub on_each_node: bool,
    /// Volumes that its controller adds to each pod.
    pub claims: Vec<String>,
    /// Whether the volumes of its pods are deleted when it is scaled down.
    pub scaling_deletes_claims: bool,
    /// Whether its pods are those of the Service by which the database is reached.
    pub serves_the_database: bool,
    /// Whether it is being deleted.
    pub going: bool,
    pub replicas: i32,
    /// Argo CD or Flux, with the name of the object that owns the workload.
    pub owner: Option<String>,
    /// The Helm release that applied it client-side: its next upgrade goes by Helm's own record of the bad release.
    pub helm: Option<String>,
    /// An autoscaler that scales it.
    pub autoscaler: Option<Autoscaler>,
    /// What the owner of its database wants to be approved, by the policy that it names itself, whatever the request names.
    pub approval: Option<ApprovalRule>,
    /// Its recorded releases, in no order.
    pub releases: Vec<Release>,
    /// Its former templates, in no order.
    pub former: Vec<FormerTemplate>,
    /// What the running template and the releases name, as it is now.
    pub configuration: BTreeMap<(ConfigurationKind, String), Configuration>,
}

/// What scales a workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Autoscaler {
    /// With its kind.
    pub name: String,
    /// Whether it scales up what is at zero.
    pub wakes: bool,
}

/// A ConfigMap or Secret as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configuration {
    /// The copy that would hold its content; absent when the object is gone.
    pub copy: Option<String>,
    /// The same without the passwords of databases' addresses.
    pub but_for_passwords: Option<String>,
    /// The copy that would hold its passwords alone.
    pub passwords: Option<String>,
    pub immutable: bool,
    /// Whether it is being deleted, and waits for a finalizer.
    pub going: bool,
    /// Other workloads that use it.
    pub sharers: Vec<String>,
    /// Why it must stay as it is: who owns it, or that it holds a login of the database.
    pub keep: Option<String>,
    /// Whether that is since its content is nobody's release, and so in no record.
    pub live: bool,
}

/// What is to be said of a copy that is not what is live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    Missing,
    /// Its name is not of the namespace's present key, so that it does not say what is in it.
    Foreign,
    /// Of a Secret: nothing but the password in a database's address is another.
    PasswordAlone,
    /// Of a Secret: a password is another, and something else too.
    PasswordToo,
}

/// A recorded release.
#[derive(Clone, Debug, Default)]
pub struct Release {
    pub name: String,
    pub healthy: bool,
    /// When it was recorded.
    pub created: Timestamp,
    /// When it last was the running one, else when it was recorded.
    pub last_seen: Timestamp,
    /// Whether a rollback has taken the workload away from it, and it did not run since.
    pub left: bool,
    pub template: Template,
    pub template_hash: String,
    pub configuration: Vec<RecordedConfiguration>,
    /// Copies of its configuration that are not what is live, as far as there is something to be said of them.
    pub apart: BTreeMap<String, Apart>,
    pub images: Vec<Pin>,
    pub revision: Option<Revision>,
    /// Revisions of healthy releases of before: its image has their migrations too.
    pub earlier: Vec<Revision>,
    /// Hash, the ConfigMap that has the lines, and the lines.
    pub fingerprint: Option<(String, String, Arc<Fingerprint>)>,
}

/// A former template of the workload: what there is without a record.
#[derive(Clone, Debug, Default)]
pub struct FormerTemplate {
    /// Of the ReplicaSet or ControllerRevision.
    pub name: String,
    pub number: i64,
    pub template: Template,
}

/// The live database.
#[derive(Clone, Debug)]
pub struct Database {
    pub policy: String,
    /// The policy's generation.
    pub generation: Option<i64>,
    pub name: String,
    pub facts: Facts,
    pub fingerprint: Fingerprint,
    /// What the rows told of its differences to the healthy releases.
    pub evidence: Evidence,
    /// The revision, or why there is no single one.
    pub revision: Result<Option<Revision>, String>,
    pub migrations: Option<Migrations>,
    /// What its owner wants to be approved.
    pub approval: Option<ApprovalRule>,
    /// Sessions that belong neither to the targets nor to the operator.
    pub other_sessions: Vec<Session>,
    /// Tables that are so large that a sample of their rows is compared, the largest first.
    pub large: Vec<Large>,
    /// What the last work on the policy's databases has shown.
    pub rates: Rates,
    /// How long a copy beside may take before it is not worth it, in seconds.
    pub copy_limit: i64,
    /// Bytes free on the server, where a claim or the policy tells it.
    pub room: Option<i64>,
    /// Rows of new tables and values of new columns, by (table, column).
    pub would_go: BTreeMap<(String, String), i64>,
    /// Exact rows of every table; counted when a restore may come.
    pub rows: Vec<TableRows>,
    /// The policy's completed backups, newest first.
    pub backups: Vec<Backup>,
}

/// What the last work on the policy's databases has shown, in bytes per second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// Of a copy with its values summed up.
    pub copy: Option<i64>,
    pub dump: Option<i64>,
    pub restore: Option<i64>,
}

/// A backup of the policy.
#[derive(Clone, Debug, Default)]
pub struct Backup {
    pub name: String,
    /// Complete, and every byte was read back.
    pub verified: bool,
    /// What a restore could not make of it, as long as no drill has made it.
    pub not_restorable: Vec<String>,
    pub taken: Timestamp,
    pub fingerprint: String,
    /// The lines of that fingerprint, where they were kept.
    pub schema: Option<Arc<Fingerprint>>,
    /// The server's version, as in `15.18`.
    pub server_version: String,
    /// Whether it is of the database that the policy names now, on the server to which it leads.
    pub of_ours: bool,
    /// Whether it holds what a restore has put aside, and no state of the database that is there.
    pub put_aside: bool,
    pub revision: Option<Revision>,
    pub rows: Vec<TableRows>,
    /// When it was last restored by a drill and compared.
    pub drilled: Option<Timestamp>,
    /// How long that took.
    pub restore_seconds: Option<i64>,
    pub source: Option<PlannedBackup>,
}

/// What the plan must know of a database and of our rights on it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Facts {
    pub oid: i64,
    pub owner: String,
    pub size_bytes: i64,
    /// Size of all databases of the server.
    pub server_bytes: i64,
    pub server_version: String,
    /// Which server it is, whatever its address: `system_identifier` of its control file.
    pub system_identifier: String,
    pub superuser: bool,
    pub create_database: bool,
    /// Whether the login is a member of the owner, or a superuser.
    pub owns: bool,
    pub signal_backends: bool,
    pub read_all_stats: bool,
    /// Whether the server is a standby, which changes nothing.
    pub standby: bool,
    /// Whether the database is set to read-only transactions, which migrations would begin too.
    pub read_only: bool,
    /// Its tablespace, where the login may make nothing in that.
    pub denied_tablespace: Option<String>,
    pub prepared_transactions: i64,
    pub slots: Vec<String>,
    pub subscriptions: i64,
    /// User mappings whose options are none, or are hidden from this login: then no backup has them.
    pub hidden_mappings: Vec<String>,
    /// What the owner's login may not read, or why there is none: rows are read as nobody else.
    pub not_read: Vec<String>,
    /// What hangs on the database's name and could not be carried to a copy by this login, in words.
    pub not_carried: Vec<String>,
    /// The server's roles, each as it is and as SQL wants it; empty where nobody has asked.
    pub roles: BTreeSet<String>,
    /// What a restore of this database needs and the login has not, in words.
    pub not_restorable: Vec<String>,
    /// And what it needs beside alone: in place that is there already, and stays.
    pub not_restorable_beside: Vec<String>,
    /// Settings for one role in this database: carrying them over needs CREATEROLE.
    pub role_settings: i64,
    pub create_role: bool,
    /// The collation's version differs from the one that the indexes were built with: a clone is refused by the server.
    pub collation_mismatch: bool,
    /// Tables that the login may not read, so neither count nor dump.
    pub unreadable: Vec<String>,
    /// Tables whose row security holds for the login, so that a count or a dump would be an error.
    pub row_security: Vec<String>,
}

/// A session on the database, without its query.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Session {
    pub pid: i32,
    pub user: String,
    pub application: String,
    /// Absent for a local session, and where the login may not see it.
    pub address: Option<String>,
    /// A superuser's, which nobody but a superuser may end.
    pub superuser: bool,
    /// How long it is there; absent where the login may not see it.
    pub seconds: Option<i64>,
}
