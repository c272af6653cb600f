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

/// Whether a Backup holds what the request of that name has put aside: where it was undone, or has failed before it had, it has not. Of one that is
/// gone nobody knows, and it may have.
pub fn has_put_aside(by: Option<&String>, requests: &[RollbackRequest]) -> bool {
    let Some(by) = by else { return false };
    let status = requests.iter().find(|request| request.metadata.name.as_ref() == Some(by)).map(|request| request.status.as_ref());
    match status {
        None => true,
        Some(None) => false,
        Some(Some(status)) => status.phase != Phase::Undone && (status.course.done(StepName::Swap) || status.course.done(StepName::Check)),
    }
}

/// The releases to which an undo of the request has given workloads back: somebody wants them to run.
pub fn undone_to(request: &RollbackRequest) -> Vec<String> {
    let asked = request.spec.undo;
    let Some(status) = request.status.as_ref().filter(|s| asked && s.phase == Phase::Undone && s.course.done(StepName::Workload)) else { return Vec::new() };
    let targets = status.course.plan.iter().flat_map(|plan| &plan.targets).filter(|t| t.changes() && t.before.as_ref() != Some(&t.source));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn request(spec: &str, status: &str) -> RollbackRequest {
        let target = "{kind: Deployment, name: shop, uid: u, from: v2, source: {release: good}, to: v1, before: {release: bad}}";
        let plan = format!("plan: {{way: Restore, because: '', steps: [], targets: [{target}]}}");
        let text = format!(
            "{{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {{name: back}}, spec: {{targets: [{{kind: Deployment, name: shop}}]{spec}}}, status: {{{status}, {plan}}}}}"
        );
        serde_yaml::from_str(&text).unwrap_or_else(|error| unreachable!("{error}: {text}"))
    }

    fn steps(done: &str) -> String {
        format!("steps: [{{name: {done}, phase: Succeeded}}]")
    }

    #[test]
    fn only_what_somebody_has_asked_to_undo_is_wanted() {
        for (name, spec, phase, done, wanted) in [
            ("somebody has undone it", ", undo: true", "Undone", "Workload", true),
            ("it has undone itself", ", onFailure: Undo", "Undone", "Workload", false),
            ("it never took the workload back", ", undo: true", "Undone", "Check", false),
            ("it stands", "", "Succeeded", "Workload", false),
        ] {
            let request = request(spec, &format!("phase: {phase}, {}", steps(done)));
            assert_eq!(undone_to(&request) == ["bad"], wanted, "{name}");
        }
    }

    #[test]
    fn what_was_put_aside_is_so_as_long_as_it_was_not_undone() {
        let by = "back".to_owned();
        for (name, phase, done, aside) in [
            ("it was swapped", "Succeeded", "Swap", true),
            ("and undone", "Undone", "Swap", false),
            ("it was changed in place, and checked", "Succeeded", "Check", true),
            ("it has failed before", "Failed", "Quiesce", false),
        ] {
            let requests = [request("", &format!("phase: {phase}, {}", steps(done)))];
            assert_eq!(has_put_aside(Some(&by), &requests), aside, "{name}");
        }
        assert!(has_put_aside(Some(&by), &[]) && !has_put_aside(None, &[]), "of one that is gone nobody knows");
    }
}
