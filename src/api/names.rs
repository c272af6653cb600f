//! Names that the operator writes: its group, labels and annotations.

use sha2::{Digest, Sha256};

/// The API group, which is also the prefix of every label and annotation.
pub const GROUP: &str = "rollback-operator.dev";
/// The one field manager of all writes (Flux strips managers that begin with `kubectl`).
pub const FIELD_MANAGER: &str = "rollback-operator";
/// On a workload: record its releases; the value names the BackupPolicy of its database, or is empty.
pub const POLICY_ANNOTATION: &str = "rollback-operator.dev/policy";
/// On a workload: how many seconds a release must be available before it counts as healthy.
pub const SOAK_ANNOTATION: &str = "rollback-operator.dev/soak-seconds";
/// On a pod template: when its configuration was restored in place, so that new pods read it.
pub const RESTORED_ANNOTATION: &str = "rollback-operator.dev/configuration-restored-at";
/// On a workload: the request that gave its replicas back. Its writes make every write that is still on its way void.
pub const GIVEN_BACK_ANNOTATION: &str = "rollback-operator.dev/given-back-by";
/// On objects that the operator makes for a workload: its name.
pub const WORKLOAD_LABEL: &str = "rollback-operator.dev/workload";
/// On a RollbackRequest that a RollbackPolicy has made: its name.
pub const BY_POLICY_LABEL: &str = "rollback-operator.dev/by-policy";
/// On such a request: the Release from which it goes back. Where another runs by then, it is a person's, and stays.
pub const FROM_ANNOTATION: &str = "rollback-operator.dev/from-release";
/// On a Backup that a schedule has made: its policy.
pub const SCHEDULED_LABEL: &str = "rollback-operator.dev/scheduled-by";
/// On a Backup of what a restore has put aside: the request that has. It is no state of the database that is there.
pub const PUT_ASIDE_ANNOTATION: &str = "rollback-operator.dev/put-aside-by";
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
