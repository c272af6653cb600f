//! One running request per target and per database; others wait their turn, in order of creation. Pure.

use kube::ResourceExt;

use crate::api::RollbackRequest;
use crate::api::plan::{PlannedDatabase, StepName};
use crate::api::request_status::Phase;
use crate::api::rollback_request::DataPolicy;

/// The request that changes the same database on the same server, whatever policy it names and wherever it is: known since
/// there is a plan.
pub fn on_database<'a>(request: &RollbackRequest, database: &PlannedDatabase, all: &'a [RollbackRequest]) -> Option<&'a RollbackRequest> {
    let same = |r: &RollbackRequest| {
        let status = r.status.as_ref()?;
        let other = status.course.plan.as_ref()?.database.as_ref()?;
        let busy = matches!(status.phase, Phase::Running | Phase::Failing | Phase::Undoing) || !status.nothing_held();
        Some(busy && other.name == database.name && other.system_identifier == database.system_identifier)
    };
    all.iter().find(|other| other.uid() != request.uid() && same(other) == Some(true))
}

/// The request that goes before this one, if any: unfinished, and either already running or older.
pub fn ahead<'a>(request: &RollbackRequest, all: &'a [RollbackRequest]) -> Option<&'a RollbackRequest> {
    let phase = |r: &RollbackRequest| r.status.as_ref().map(|s| s.phase).unwrap_or_default();
    let age = |r: &RollbackRequest| (r.metadata.creation_timestamp.as_ref().map(|t| t.0), r.uid());
    let busy = |r: &RollbackRequest| match phase(r) {
        Phase::Running | Phase::Failing | Phase::Undoing => true,
        Phase::Succeeded | Phase::Failed | Phase::Undone => r.status.as_ref().is_some_and(|s| !s.nothing_held()),
        // It has given its turn away, and gets in line again when somebody approves it.
        Phase::AwaitingApproval => false,
        Phase::Pending => r.metadata.deletion_timestamp.is_none() && !r.spec.dry_run && age(r) < age(request),
    };
    all.iter().filter(|other| other.uid() != request.uid() && shares(request, other)).find(|other| busy(other))
}

/// The request that has done what this one asks for, since it was asked: 'the last good state' of a moment that is over would be
/// one state further back by now. One that names its state means that one.
pub fn superseded<'a>(request: &RollbackRequest, all: &'a [RollbackRequest]) -> Option<&'a RollbackRequest> {
    let asked = request.metadata.creation_timestamp.as_ref()?.0;
    let named = request.spec.to.is_named();
    let restores = request.spec.database.as_ref().is_some_and(|d| d.data == DataPolicy::Restore);
    let moved = |r: &&RollbackRequest| {
        let Some(status) = r.status.as_ref() else { return false };
        let since = status.completion_time.as_ref().is_some_and(|ended| ended.0 >= asked);
        status.phase == Phase::Succeeded && status.course.done(StepName::Workload) && since && r.spec.targets.iter().any(|t| request.spec.targets.contains(t))
    };
    all.iter().filter(|r| r.uid() != request.uid()).find(moved).filter(|_| !named && !restores)
}

/// Whether both want the same workload or the same database.
fn shares(a: &RollbackRequest, b: &RollbackRequest) -> bool {
    let policy = |r: &RollbackRequest| r.spec.database.as_ref().map(|d| d.policy_ref.name.clone());
    let same_database = policy(a).is_some() && policy(a) == policy(b);
    same_database || a.spec.targets.iter().any(|t| b.spec.targets.contains(t))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(name: &str, second: u8, target: &str, policy: &str, phase: &str) -> RollbackRequest {
        let yaml = format!(
            "apiVersion: rollback-operator.dev/v1alpha1\nkind: RollbackRequest\nmetadata: {{name: {name}, uid: {name}, creationTimestamp: '2026-01-01T00:00:{second:02}Z'}}\nspec: {{targets: [{{kind: Deployment, name: {target}}}], database: {{policyRef: {{name: {policy}}}}}}}\nstatus: {{phase: {phase}}}"
        );
        serde_yaml::from_str(&yaml).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn what_was_done_since_it_was_asked_is_not_done_once_more() {
        let mut me = request("me", 10, "shop", "db", "Pending");
        let done = |second: u8, step: &str| {
            let mut other = request("a", 5, "shop", "db", "Succeeded");
            let status = format!("{{phase: Succeeded, completionTime: '2026-01-01T00:00:{second:02}Z', steps: [{{name: {step}, phase: Succeeded}}]}}");
            other.status = Some(serde_yaml::from_str(&status).unwrap_or_else(|error| unreachable!("{error}")));
            other
        };
        assert!(superseded(&me, &[done(11, "Workload")]).is_some(), "it has ended after this one was made");
        assert!(superseded(&me, &[done(9, "Workload")]).is_none(), "this one was made for the state that it left");
        assert!(superseded(&me, &[done(11, "Quiesce")]).is_none(), "it has taken no workload back");
        me.spec.to.release = Some("shop-1".into());
        assert!(superseded(&me, &[done(11, "Workload")]).is_none(), "a named state is the same whoever was there");
    }

    #[test]
    fn who_waits_for_whom() {
        let me = request("me", 10, "shop", "db", "Pending");
        for (name, other, waits) in [
            ("an older one that waits", request("a", 5, "shop", "db", "Pending"), true),
            ("a younger one that waits", request("a", 15, "shop", "db", "Pending"), false),
            ("a younger one that runs already", request("a", 15, "shop", "db", "Running"), true),
            ("one that has ended", request("a", 5, "shop", "db", "Succeeded"), false),
            ("another workload on the same database", request("a", 5, "other", "db", "Running"), true),
            ("the same workload with another database", request("a", 5, "shop", "db2", "Failing"), true),
            ("nothing in common", request("a", 5, "other", "db2", "Running"), false),
        ] {
            assert_eq!(ahead(&me, &[me.clone(), other]).is_some(), waits, "{name}");
        }
    }

    #[test]
    fn two_policies_of_one_database_take_turns() {
        let planned = |server: &str, name: &str| -> PlannedDatabase {
            serde_yaml::from_str(&format!(
                "{{policy: db, name: {name}, oid: 1, owner: o, sizeBytes: 1, method: Beside, copy: c, kept: k, systemIdentifier: '{server}'}}"
            ))
            .unwrap_or_else(|error| unreachable!("{error}"))
        };
        let me = request("me", 10, "shop", "db", "Pending");
        for (name, phase, server, database, waits) in [
            ("it changes the same database", "Running", "7", "shop", true),
            ("it gives it back", "Failing", "7", "shop", true),
            ("it has ended", "Succeeded", "7", "shop", false),
            ("a database of another server", "Running", "8", "shop", false),
            ("another database", "Running", "7", "other", false),
        ] {
            let mut other = request("a", 20, "cart", "db2", phase);
            let plan = crate::api::plan::Plan {
                way: crate::api::plan::Way::Downgrade,
                because: String::new(),
                steps: vec![],
                losses: vec![],
                warnings: vec![],
                targets: vec![],
                database: Some(planned(server, database)),
                approval: None,
            };
            if let Some(status) = other.status.as_mut() {
                status.course.plan = Some(plan);
            }
            assert_eq!(on_database(&me, &planned("7", "shop"), &[me.clone(), other]).is_some(), waits, "{name}");
        }
    }
}
