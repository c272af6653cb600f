//! The custom resources of `rollback-operator.dev/v1alpha1`, one file each. This room talks to nobody.

pub mod approval;
pub mod backup;
pub mod backup_policy;
mod common;
pub mod conditions;
pub mod crd;
pub mod failure;
mod names;
pub mod place;
pub mod plan;
mod reason;
pub mod release;
pub mod request_status;
pub mod rollback_policy;
pub mod rollback_request;
pub mod template;

pub use backup::{Backup, BackupSpec, BackupStatus};
pub use backup_policy::{BackupPolicy, BackupPolicySpec, BackupPolicyStatus};
pub use common::{HttpCheck, LocalRef, TableRows, WorkloadKind, WorkloadRef, time};
pub use failure::{Failure, Sign, Verdict};
pub use names::{
    BY_POLICY_LABEL, FIELD_MANAGER, FROM_ANNOTATION, GIVEN_BACK_ANNOTATION, GROUP, KIND_LABEL, POLICY_ANNOTATION, PUT_ASIDE_ANNOTATION, RESTORED_ANNOTATION,
    SCHEDULED_LABEL, SERVES_LABEL, SOAK_ANNOTATION, WORKLOAD_LABEL, label_value,
};
pub use place::BackupPlace;
pub use reason::Reason;
pub use release::{Release, ReleaseSpec, ReleaseStatus};
pub use request_status::RollbackRequestStatus;
pub use rollback_policy::{RollbackPolicy, RollbackPolicySpec, RollbackPolicyStatus};
pub use rollback_request::{RollbackRequest, RollbackRequestSpec};
pub use template::Template;
