//! The end of a request in words: what goes back, and in which state the application is. Pure.

use crate::api::request_status::{Phase, Plan, RollbackRequestStatus, StepName, StepPhase, TemplateSource, Way};

fn done(status: &RollbackRequestStatus, name: StepName) -> bool {
    status.steps.iter().any(|s| s.name == name && s.phase == StepPhase::Succeeded)
}

/// A few sentences for the person on call.
pub fn write(status: &RollbackRequestStatus) -> String {
    let Some(plan) = &status.plan else { return "Nothing was changed.".into() };
    let mut sentences = Vec::new();
    let failed = status.steps.iter().find(|s| s.phase == StepPhase::Failed && matches!(status.phase, Phase::Failing | Phase::Failed));
    if let Some(failed) = failed {
        sentences.push(format!("Step {:?} failed: {}", failed.name, failed.message.as_deref().unwrap_or("no message")));
    }
    sentences.push(database(status, plan));
    sentences.push(code(status, plan));
    if let Some(seconds) = total(status) {
        sentences.push(format!("It took {seconds:.1} s."));
    }
    sentences.retain(|s| !s.is_empty());
    sentences.join(" ")
}

fn database(status: &RollbackRequestStatus, plan: &Plan) -> String {
    let Some(database) = plan.database.as_ref().filter(|_| matches!(plan.way, Way::Downgrade | Way::Restore)) else { return String::new() };
    if !done(status, StepName::Swap) && status.kept_database.is_some() {
        return format!("Whether database {} was swapped is not known; if {} exists, that is the untouched original.", database.name, database.kept);
    }
    if !done(status, StepName::Swap) {
        return format!("Database {} is the untouched original.", database.name);
    }
    let backup = match (&status.safety_backup, done(status, StepName::Backup)) {
        (Some(name), true) => format!(", and in Backup {name}"),
        _ => String::new(),
    };
    format!(
        "Database {} has revision {}; the untouched original is kept as {}{backup}.",
        database.name,
        database.to_revision.as_deref().unwrap_or("none"),
        database.kept
    )
}

fn code(status: &RollbackRequestStatus, plan: &Plan) -> String {
    let workloads = plan.targets.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(", ");
    if done(status, StepName::Workload) {
        let back = plan.targets.iter().map(|t| match &t.source {
            TemplateSource::Release(name) => format!("Deployment {} is at Release {name}", t.name),
            TemplateSource::ReplicaSet(name) => format!("Deployment {} has the template of ReplicaSet {name}", t.name),
        });
        let proof = if done(status, StepName::Verify) { " and was verified" } else { " and is not verified" };
        return format!("{}{proof}.", back.collect::<Vec<_>>().join(", "));
    }
    if done(status, StepName::Swap) && plan.targets.iter().any(|t| t.from != t.to) {
        return format!(
            "The code from before does not fit the database any more, so {workloads} got the good template together with the replicas; that is not verified."
        );
    }
    let configuration = if done(status, StepName::Configuration) { " Its configuration was restored." } else { "" };
    format!("The code of {workloads} was not changed.{configuration}")
}

fn total(status: &RollbackRequestStatus) -> Option<f64> {
    let seconds: Vec<f64> = status.steps.iter().filter_map(|s| s.seconds).collect();
    (!seconds.is_empty()).then(|| seconds.iter().sum())
}
