//! The request that a policy makes: the same one, however often it is made.

use kube::ResourceExt;
use kube::api::ObjectMeta;

use crate::api::rollback_request::{ConfigurationPolicy, DataPolicy, DatabaseRollback, OnFailure, SafetyBackup, SchemaPolicy, To, Verify};
use crate::api::{BY_POLICY_LABEL, FROM_ANNOTATION, LocalRef, Release, RollbackPolicy, RollbackRequest, RollbackRequestSpec, WORKLOAD_LABEL, label_value};
use crate::controllers::cache::kept::Workload;
use crate::request::FINALIZER;

/// Longest reason of a request, in characters.
const REASON: usize = 512;

/// Takes the workload back from a release to another, as far as the policy lets it go unasked; the rest waits for approval. `author` is the operator's user.
pub fn of(policy: &RollbackPolicy, workload: &Workload, from: &Release, to: Option<String>, because: &str, author: Option<&str>) -> RollbackRequest {
    let of = &workload.of;
    let labels = [(BY_POLICY_LABEL, policy.name_any()), (WORKLOAD_LABEL, of.name.clone())].map(|(label, name)| (label.to_owned(), label_value(&name)));
    let database = policy.spec.policy_ref.as_ref().filter(|named| workload.policy.as_ref() == Some(&named.name)).map(|LocalRef { name }| DatabaseRollback {
        policy_ref: LocalRef { name: name.clone() },
        schema: SchemaPolicy::Auto,
        data: DataPolicy::RestoreIfNeeded,
        backup_ref: None,
        method: Default::default(),
        max_downtime_seconds: None,
        other_sessions: Default::default(),
        tolerate: Default::default(),
        leftovers: Default::default(),
    });
    let reason = format!("RollbackPolicy {}: {because}", policy.name_any());
    RollbackRequest {
        metadata: ObjectMeta {
            name: Some(format!("back-{}", from.name_any())),
            labels: Some(labels.into()),
            // What it needs before anything is held, it has from the beginning.
            finalizers: Some(vec![FINALIZER.to_owned()]),
            annotations: Some([(FROM_ANNOTATION.to_owned(), from.name_any())].into()),
            ..ObjectMeta::default()
        },
        spec: RollbackRequestSpec {
            targets: vec![of.clone()],
            to: To { release: to, ..To::default() },
            configuration: ConfigurationPolicy::Restore,
            database,
            safety_backup: SafetyBackup::default(),
            verify: Verify::default(),
            on_failure: OnFailure::Stop,
            undo_window_seconds: RollbackRequestSpec::UNDO_WINDOW_SECONDS,
            undo: false,
            abort: false,
            unasked: Some(policy.spec.unasked.clone()),
            author: author.map(ToOwned::to_owned),
            approval: None,
            approval_timeout_seconds: RollbackRequestSpec::APPROVAL_TIMEOUT_SECONDS,
            step_timeout_seconds: RollbackRequestSpec::STEP_TIMEOUT_SECONDS,
            dry_run: false,
            reason: Some(reason.chars().take(REASON).collect()),
            ttl_seconds_after_finished: None,
        },
        status: None,
    }
}
