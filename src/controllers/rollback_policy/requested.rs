//! The request that a policy makes: the same one, however often it is made.

use kube::ResourceExt;
use kube::api::ObjectMeta;

use super::found::Found;
use crate::api::rollback_request::{DatabaseRollback, OnFailure, SafetyBackup, To, Verify};
use crate::api::{BY_POLICY_LABEL, FROM_ANNOTATION, LocalRef, Release, RollbackRequest, RollbackRequestSpec, WORKLOAD_LABEL, label_value};
use crate::plan::failing::decide::allowed;

/// Longest reason of a request, in characters.
const REASON: usize = 512;

/// Takes the workload back from a release to another, as far as the policy lets it go unasked.
pub fn of(found: &Found<'_>, from: &Release, to: Option<String>, because: &str) -> RollbackRequest {
    let (policy, of) = (found.guard, &found.workload.of);
    let (configuration, schema, data) = allowed(&policy.spec.unasked);
    let labels = [(BY_POLICY_LABEL, policy.name_any()), (WORKLOAD_LABEL, of.name.clone())].map(|(label, name)| (label.to_owned(), label_value(&name)));
    let database =
        policy.spec.policy_ref.as_ref().filter(|named| found.workload.policy.as_ref() == Some(&named.name)).map(|LocalRef { name }| DatabaseRollback {
            policy_ref: LocalRef { name: name.clone() },
            schema,
            data,
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
            annotations: Some([(FROM_ANNOTATION.to_owned(), from.name_any())].into()),
            ..ObjectMeta::default()
        },
        spec: RollbackRequestSpec {
            targets: vec![of.clone()],
            to: To { release: to, revision: None },
            configuration,
            database,
            safety_backup: SafetyBackup::default(),
            verify: Verify::default(),
            on_failure: OnFailure::Stop,
            undo_window_seconds: RollbackRequestSpec::UNDO_WINDOW_SECONDS,
            undo: false,
            abort: false,
            step_timeout_seconds: RollbackRequestSpec::STEP_TIMEOUT_SECONDS,
            dry_run: false,
            reason: Some(reason.chars().take(REASON).collect()),
            ttl_seconds_after_finished: None,
        },
        status: None,
    }
}
