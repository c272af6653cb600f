//! What requests name and need, and what they have left behind.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::api::RollbackRequest;
use crate::api::plan::{StepName, TemplateSource};
use crate::api::request_status::{Phase, RollbackRequestStatus};

/// The Backups that a request names, or would need to go back; `None` when it has ended. One that waits has no plan yet.
pub fn at_work_with(request: &RollbackRequest) -> Option<impl Iterator<Item = &String>> {
    let status = request.status.as_ref();
    let open = status.is_none_or(RollbackRequestStatus::at_work);
    let named = request.spec.database.as_ref().and_then(|d| d.backup_ref.as_ref()).map(|b| &b.name);
    open.then(|| named.into_iter().chain(status.into_iter().flat_map(|s| s.course.backups().chain(s.way_down.iter().flat_map(|course| course.backups())))))
}

/// The releases to which an undo of the request has given workloads back: somebody wants them to run.
pub fn undone_to(request: &RollbackRequest) -> Vec<String> {
    let Some(status) = request.status.as_ref().filter(|s| s.phase == Phase::Undone && s.course.begun(StepName::Workload)) else { return Vec::new() };
    let targets = status.course.plan.iter().flat_map(|plan| &plan.targets);
    let named = targets.filter_map(|target| match &target.before {
        Some(TemplateSource::Release(name)) => Some(name.clone()),
        Some(TemplateSource::ReplicaSet(_) | TemplateSource::ControllerRevision(_)) | None => None,
    });
    named.collect()
}

/// The releases from which rollbacks have taken workloads away, and when.
pub fn left(requests: &[RollbackRequest]) -> BTreeMap<&str, Timestamp> {
    let mut all: BTreeMap<&str, Timestamp> = BTreeMap::new();
    let succeeded = |s: &&RollbackRequestStatus| s.phase == Phase::Succeeded && s.course.done(StepName::Workload);
    for status in requests.iter().filter_map(|r| r.status.as_ref()).filter(succeeded) {
        let (Some(plan), Some(ended)) = (&status.course.plan, &status.completion_time) else { continue };
        for target in plan.targets.iter().filter(|t| t.changes() && t.before.as_ref() != Some(&t.source)) {
            if let Some(TemplateSource::Release(name)) = &target.before {
                let newest = all.entry(name).or_insert(ended.0);
                *newest = ended.0.max(*newest);
            }
        }
    }
    all
}
