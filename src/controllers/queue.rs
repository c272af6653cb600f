//! One running request per target and per database; others wait their turn, in order of creation. Pure.

use kube::ResourceExt;

use crate::api::RollbackRequest;

/// The request that goes before this one, if any: unfinished, and either already running or older.
pub fn ahead<'a>(request: &RollbackRequest, all: &'a [RollbackRequest]) -> Option<&'a RollbackRequest> {
    use crate::api::request_status::Phase;
    let phase = |r: &RollbackRequest| r.status.as_ref().map(|s| s.phase).unwrap_or_default();
    let age = |r: &RollbackRequest| (r.metadata.creation_timestamp.as_ref().map(|t| t.0), r.uid());
    let busy = |r: &RollbackRequest| match phase(r) {
        Phase::Running | Phase::Failing | Phase::Undoing => true,
        Phase::Succeeded | Phase::Failed | Phase::Undone => r.status.as_ref().is_some_and(|s| !s.nothing_held()),
        Phase::Pending => r.metadata.deletion_timestamp.is_none() && !r.spec.dry_run && age(r) < age(request),
    };
    all.iter().filter(|other| other.uid() != request.uid() && shares(request, other)).find(|other| busy(other))
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
}
