//! The custom resources of `rollback-operator.dev/v1alpha1`, one file each. This room talks to nobody.

pub mod backup;
pub mod backup_policy;
pub mod conditions;
pub mod crd;
pub mod place;
pub mod release;
pub mod request_status;
pub mod rollback_request;
pub mod workload;

pub use backup::{Backup, BackupSpec, BackupStatus};
pub use backup_policy::{BackupPolicy, BackupPolicySpec, BackupPolicyStatus};
pub use place::BackupPlace;
pub use release::{Release, ReleaseSpec, ReleaseStatus};
pub use request_status::RollbackRequestStatus;
pub use rollback_request::{RollbackRequest, RollbackRequestSpec};
pub use workload::{Deployment, ReplicaSet, Template};

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The API group, which is also the prefix of every label and annotation.
pub const GROUP: &str = "rollback-operator.dev";
/// The one field manager of all writes (Flux strips managers that begin with `kubectl`).
pub const FIELD_MANAGER: &str = "rollback-operator";
/// On a Deployment: record its releases; the value names the BackupPolicy of its database, or is empty.
pub const POLICY_ANNOTATION: &str = "rollback-operator.dev/policy";
/// On a Deployment: how many seconds a release must be available before it counts as healthy.
pub const SOAK_ANNOTATION: &str = "rollback-operator.dev/soak-seconds";
/// On a pod template: when its configuration was restored in place, so that new pods read it.
pub const RESTORED_ANNOTATION: &str = "rollback-operator.dev/configuration-restored-at";
/// On a Deployment: the request that gave its replicas back. Its writes make every write that is still on its way void.
pub const GIVEN_BACK_ANNOTATION: &str = "rollback-operator.dev/given-back-by";
/// On objects that the operator makes for a workload: its name.
pub const WORKLOAD_LABEL: &str = "rollback-operator.dev/workload";
/// On a Backup that a schedule has made: its policy.
pub const SCHEDULED_LABEL: &str = "rollback-operator.dev/scheduled-by";
/// On a Job that has no owner: UID of the request that it serves.
pub const SERVES_LABEL: &str = "rollback-operator.dev/serves";
/// On objects that only the operator writes: what they are (`configuration`, `record`, `key`, `fingerprint`).
pub const KIND_LABEL: &str = "rollback-operator.dev/kind";

/// A name as the value of a label, which takes 63 characters: a longer one is cut, and told from its like by a hash.
pub fn label_value(name: &str) -> String {
    if name.len() <= 63 {
        return name.to_owned();
    }
    let hash: String = Sha256::digest(name.as_bytes()).iter().take(4).map(|b| format!("{b:02x}")).collect();
    let head: String = name.chars().take(54).collect();
    format!("{}-{hash}", head.trim_end_matches(['-', '.']))
}

/// Names an object of the same namespace.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LocalRef {
    /// Name of the object, in the namespace of this one.
    #[schemars(length(min = 1, max = 253))]
    pub name: String,
}

/// An HTTP request to a Service of the same namespace that must be answered with a status of 200 to 299.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HttpCheck {
    /// Name of the Service, in the same namespace. Other addresses cannot be asked.
    #[schemars(length(min = 1, max = 63))]
    pub service: String,
    /// Port of the Service.
    #[schemars(range(min = 1, max = 65535))]
    pub port: i32,
    /// Path and query of the request, beginning with `/`.
    #[serde(default = "default_path")]
    #[schemars(length(max = 1024), regex(pattern = "^/"))]
    pub path: String,
}

fn default_path() -> String {
    "/healthz".to_owned()
}

/// Rows of one table, counted exactly.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct TableRows {
    /// Schema and name of the table, as in `public.orders`.
    pub table: String,
    /// How many rows it has.
    pub rows: i64,
}

/// The time as the API writes it.
pub fn time(at: jiff::Timestamp) -> Time {
    Time(at)
}
