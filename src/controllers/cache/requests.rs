//! What is kept of a RollbackRequest: whether it is at work, and what it needs as long as it may go on or be undone.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kube::ResourceExt;

use super::kept::Kept;
use crate::api::plan::TemplateSource;
use crate::api::request_status::Phase;
use crate::api::{RollbackRequest, RollbackRequestStatus, WorkloadRef};
use crate::request::uses;

/// A RollbackRequest, as far as others ask for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub name: String,
    pub at_work: bool,
    /// It waits for somebody's word, and has nothing in hand.
    pub awaits: bool,
    pub succeeded: bool,
    pub created: Option<Timestamp>,
    pub targets: Vec<WorkloadRef>,
    undo_until: Option<Timestamp>,
    /// Releases that its plan names.
    releases: BTreeSet<String>,
    /// Backups that it needs while it is at work, and those that an undo would need.
    backups: Vec<String>,
    undone_by: Vec<String>,
    /// The releases from which it has taken workloads away, and when.
    pub left: Vec<(String, Timestamp)>,
    /// Those to which it was undone.
    pub undone_to: Vec<String>,
}

impl Kept for Request {
    type Of = RollbackRequest;
    type As = Self;

    fn kept(request: RollbackRequest) -> Option<Self> {
        let backups: Vec<String> = uses::at_work_with(&request).into_iter().flatten().cloned().collect();
        let left = uses::left(std::slice::from_ref(&request)).into_iter().map(|(name, at)| (name.to_owned(), at)).collect();
        let undone_to = uses::undone_to(&request);
        let name = request.name_any();
        let created = request.metadata.creation_timestamp.as_ref().map(|t| t.0);
        let status = request.status.unwrap_or_default();
        Some(Self {
            name,
            at_work: status.at_work(),
            awaits: status.phase == Phase::AwaitingApproval,
            created,
            succeeded: status.phase == Phase::Succeeded,
            targets: request.spec.targets,
            undo_until: status.undo_until.as_ref().map(|t| t.0),
            releases: planned_releases(&status),
            backups,
            undone_by: status.course.backups().cloned().collect(),
            left,
            undone_to,
        })
    }
}

impl Request {
    /// Whether it has a workload in hand, or will have it next.
    pub fn holds(&self, workload: &WorkloadRef) -> bool {
        self.at_work && !self.awaits && self.targets.contains(workload)
    }

    fn can_be_undone(&self, now: Timestamp) -> bool {
        self.undo_until.is_some_and(|until| until > now)
    }

    /// The releases with which it runs, or to which it can still be undone.
    pub fn used_releases(&self, now: Timestamp) -> impl Iterator<Item = &String> {
        let open = self.at_work || self.can_be_undone(now);
        self.releases.iter().filter(move |_| open)
    }

    /// The backups that it needs.
    pub fn used_backups(&self, now: Timestamp) -> impl Iterator<Item = &String> {
        self.backups.iter().chain(self.undone_by.iter().filter(move |_| self.can_be_undone(now)))
    }
}

fn planned_releases(status: &RollbackRequestStatus) -> BTreeSet<String> {
    let Some(plan) = &status.course.plan else { return BTreeSet::new() };
    let migrator = plan.database.iter().filter_map(|d| d.migrator.as_ref()).map(|m| m.release.clone());
    let sources = plan.targets.iter().flat_map(|t| [Some(&t.source), t.before.as_ref()]).flatten();
    let named = sources.filter_map(|source| match source {
        TemplateSource::Release(name) => Some(name.clone()),
        TemplateSource::ReplicaSet(_) | TemplateSource::ControllerRevision(_) => None,
    });
    migrator.chain(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::WorkloadKind;

    #[test]
    fn a_request_keeps_what_it_needs_as_long_as_it_may() {
        let plan = "plan: {way: CodeOnly, because: '', steps: [], targets: [{kind: Deployment, name: shop, uid: u, from: a, source: {release: good}, to: b, before: {release: bad}}]}";
        let request = |status: &str| -> Request {
            let spec = "{targets: [{kind: Deployment, name: shop}]}";
            let object =
                format!("{{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {{name: back}}, spec: {spec}, status: {{{status}}}}}");
            let object = serde_yaml::from_str(&object).unwrap_or_else(|error| unreachable!("{error}: {object}"));
            Request::kept(object).unwrap_or_else(|| unreachable!("each is kept"))
        };
        let now: Timestamp = "2026-01-02T00:00:00Z".parse().unwrap_or_default();
        let used = |status: &str| request(&format!("{status}, {plan}, safetyBackup: safety")).used_releases(now).cloned().collect::<Vec<_>>();
        let backups = |status: &str| request(&format!("{status}, {plan}, safetyBackup: safety")).used_backups(now).cloned().collect::<Vec<_>>();
        for (name, status, open) in [
            ("it runs", "phase: Running", true),
            ("it has failed, and something is held", "phase: Failed, held: {closed: true}", true),
            ("it has ended", "phase: Succeeded", false),
            ("it can be undone", "phase: Succeeded, undoUntil: '2026-01-03T00:00:00Z'", true),
            ("it could be undone until yesterday", "phase: Succeeded, undoUntil: '2026-01-01T00:00:00Z'", false),
        ] {
            assert_eq!(used(status), if open { vec!["bad", "good"] } else { vec![] }, "{name}");
            assert_eq!(!backups(status).is_empty(), open, "{name}");
        }
        let shop = WorkloadRef::new(WorkloadKind::Deployment, "shop");
        assert!(request("phase: Running").holds(&shop) && request("phase: Pending").holds(&shop));
        assert!(!request("phase: AwaitingApproval").holds(&shop), "a bad release that comes meanwhile is looked at");
        assert!(!used("phase: AwaitingApproval").is_empty(), "what its plan names stays");
    }
}
