//! The end of a request in words: what goes back, and in which state the application is. Pure.

use crate::api::Reason;
use crate::api::conditions::kind;
use crate::api::plan::{Method, Plan, StepName, TemplateSource, Way};
use crate::api::request_status::{Course, Leftover, Phase, RollbackRequestStatus, StepStatus};

/// How many losses the report names.
const NAMED: usize = 5;

/// A few sentences for the person on call.
pub fn write(status: &RollbackRequestStatus) -> String {
    let course = &status.course;
    let Some(plan) = &course.plan else { return "Nothing was changed.".into() };
    let mut sentences = vec![way_down(status)];
    let failed = course.failed().filter(|_| matches!(status.phase, Phase::Failing | Phase::Failed));
    if let Some(failed) = failed {
        sentences.push(format!("Step {} failed: {}", failed.name, failed.message.as_deref().unwrap_or("no message")));
    }
    sentences.push(database(status, plan));
    sentences.push(losses(course, plan));
    sentences.push(leftovers(course));
    sentences.push(code(course, plan));
    if failed.is_some() && course.done(StepName::Swap) && status.undo.is_none() {
        sentences.push("What was swapped in stays; 'undo: true' gives the original the live name again.".to_owned());
    }
    if let Some(seconds) = total(course) {
        sentences.push(format!("It took {seconds:.1} s."));
    }
    sentences.retain(|s| !s.is_empty());
    sentences.iter().map(|s| ended(s)).collect::<Vec<_>>().join(" ")
}

/// What was tried before a restore, where the request had gone on to one.
fn way_down(status: &RollbackRequestStatus) -> String {
    let failed = status.way_down.as_ref().and_then(|course| course.failed());
    match failed {
        Some(step) => format!(
            "The way down failed on its copy (step {}: {}), so the plan went on to a restore.",
            step.name,
            step.message.as_deref().unwrap_or("no message")
        ),
        None => String::new(),
    }
}

/// The state after an undo.
pub fn undone(status: &RollbackRequestStatus) -> String {
    let plan = status.undo.as_ref().and_then(|undo| undo.plan.as_ref());
    let workloads = plan.iter().flat_map(|p| &p.targets).map(|t| t.name.as_str()).collect::<Vec<_>>().join(", ");
    match plan.and_then(|p| p.database.as_ref()) {
        Some(database) => format!(
            "Everything is as it was before the request: database {} is the original again, and {workloads} has its former template. What the rollback had brought is kept as {}.",
            database.name, database.kept
        ),
        None => format!("Everything is as it was before the request: {workloads} has its former template."),
    }
}

/// The state after an undo that has failed.
pub fn undo_failed(course: &Course, undo: &Course) -> String {
    let mut sentences = vec!["The undo failed.".to_owned()];
    if let Some(step) = undo.failed() {
        sentences.push(format!("Step {} of the undo failed: {}", step.name, step.message.as_deref().unwrap_or("no message")));
    }
    let Some(plan) = undo.plan.as_ref() else { return sentences.join(" ") };
    if let Some(database) = &plan.database {
        sentences.push(match (undo.done(StepName::Swap), undo.kept_database.is_some()) {
            (true, _) => {
                format!("Database {} is the original again; what the rollback had brought is kept as {}.", database.name, database.kept)
            }
            (false, true) => format!("Whether the original has the name {} again is not known; if {} exists, it has.", database.name, database.kept),
            (false, false) => format!("Database {} is what the rollback brought; the original is kept as {}.", database.name, database.copy),
        });
    }
    let workloads = plan.targets.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(", ");
    let database_is_back = undo.done(StepName::Swap);
    sentences.push(match (undo.done(StepName::Workload), undo.begun(StepName::Workload)) {
        (true, _) => format!("{workloads} has the template of before the request."),
        (false, true) => {
            format!("The code of {workloads} may be changed in part; look which template each has ('kubectl get deployments,statefulsets,daemonsets -o wide').")
        }
        (false, false) if database_is_back => {
            format!("{workloads} got the template of before the request together with its replicas, since no other fits that database; that is not verified.")
        }
        (false, false) if course.done(StepName::Workload) => format!("The code of {workloads} is what the rollback brought."),
        (false, false) => format!("The code of {workloads} was not changed by the undo."),
    });
    if undo.begun(StepName::Configuration) && !undo.done(StepName::Configuration) {
        sentences.push("Its configuration was taken back in part: the step says how far.".to_owned());
    }
    sentences.join(" ")
}

fn database(status: &RollbackRequestStatus, plan: &Plan) -> String {
    let course = &status.course;
    let Some(database) = plan.database.as_ref().filter(|_| matches!(plan.way, Way::Downgrade | Way::Restore)) else { return String::new() };
    if database.method == Method::InPlace {
        let backup = course.safety_backup.as_deref().unwrap_or("none");
        let arrived = course.done(StepName::Migrate) || course.done(StepName::Restore);
        return match (course.done(StepName::Check), arrived, may_have_changed(course)) {
            (true, ..) => format!("Database {} was changed in place; as it was before it is in Backup {backup}.", database.name),
            (false, true, _) => {
                format!("Database {} was changed in place and has not passed its check; as it was before it is in Backup {backup}.", database.name)
            }
            (false, false, true) if plan.way == Way::Restore && database.one_transaction => format!(
                "Database {} is as a whole what it was or what its backup holds, since its restore is one transaction; as it was before it is in Backup {backup} too.",
                database.name
            ),
            (false, false, true) => {
                format!("Unless its step says that nothing was changed, database {} may be half-way; as it was before it is in Backup {backup}.", database.name)
            }
            (false, false, false) => format!("Database {} was not changed.", database.name),
        };
    }
    if !course.done(StepName::Swap) && course.kept_database.is_some() {
        return format!("Whether database {} was swapped is not known; if {} exists, that is the untouched original.", database.name, database.kept);
    }
    if !course.done(StepName::Swap) {
        return format!("Database {} is the untouched original.", database.name);
    }
    let backed_up = status.conditions.iter().find(|c| c.type_ == kind::BACKED_UP).map(|c| c.status == "True");
    let backup = match (&course.safety_backup, backed_up) {
        (Some(name), Some(true)) => format!(", and in Backup {name}"),
        (Some(name), Some(false)) => format!(", and only there, since Backup {name} of it has failed"),
        _ => String::new(),
    };
    format!(
        "Database {} has revision {}; the untouched original is kept as {}{backup}.",
        database.name,
        database.to_revision.as_deref().unwrap_or("none"),
        database.kept
    )
}

/// Whether a change in place may have begun: a migration that was let go, or a restore.
fn may_have_changed(course: &Course) -> bool {
    const BEFORE: [Reason; 4] = [Reason::RevisionMoved, Reason::BackupNotVerified, Reason::WrittenSinceBackup, Reason::MigrationCannotStart];
    let migrates = |s: &StepStatus| {
        let refused = s.why().is_some_and(|reason| BEFORE.contains(&reason));
        s.name == StepName::Migrate && s.start_time.is_some() && !refused
    };
    let unchanged = |s: &StepStatus| s.name == StepName::Restore && s.why() == Some(Reason::RestoreChangedNothing);
    course.changing && !course.failed().is_some_and(unchanged) || course.steps.iter().any(migrates)
}

/// What was really lost, where it was measured.
fn losses(course: &Course, plan: &Plan) -> String {
    let in_place = plan.database.as_ref().is_some_and(|d| d.method == Method::InPlace);
    // Of a copy that was not swapped in nobody has lost anything.
    if !course.done(StepName::Swap) && !in_place {
        return String::new();
    }
    match course.measured_losses.as_deref() {
        None => String::new(),
        Some([]) => "No value was lost on the way down.".to_owned(),
        Some(losses) => {
            let named = losses.iter().take(NAMED).map(|l| l.message.as_str()).collect::<Vec<_>>().join("; ");
            let more = if losses.len() > NAMED { " and more, see status.measuredLosses" } else { "" };
            format!("Lost on the way down, as measured: {named}{more}.")
        }
    }
}

/// What the way down has left behind, with the statements that remove it before the next release comes.
fn leftovers(course: &Course) -> String {
    let Some(left) = course.leftovers.as_deref().filter(|left| !left.is_empty()) else { return String::new() };
    let words = |l: &Leftover| l.statement.as_ref().map_or(l.message.clone(), |statement| format!("{} ({statement})", l.message));
    let named = left.iter().take(NAMED).map(words).collect::<Vec<_>>().join("; ");
    let more = if left.len() > NAMED { " and more, see status.leftovers" } else { "" };
    format!("Left behind, and maybe in the way of the next release's migrations: {named}{more}.")
}

fn code(course: &Course, plan: &Plan) -> String {
    let workloads = plan.targets.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(", ");
    if course.done(StepName::Workload) {
        let back = plan.targets.iter().map(|t| match &t.source {
            TemplateSource::Release(_) => format!("{} is at {}", t.workload(), t.source),
            TemplateSource::ReplicaSet(_) | TemplateSource::ControllerRevision(_) => format!("{} has the template of {}", t.workload(), t.source),
        });
        if course.failed().is_some_and(|step| step.name == StepName::Verify && step.why() == Some(Reason::ChangedByOther)) {
            return format!("{workloads} had gone back, and somebody has given it another template since.");
        }
        let no_pod = plan.targets.iter().all(|t| t.at_zero);
        let proof = match (course.done(StepName::Verify), no_pod) {
            (_, true) => ", and no pod runs that could prove it: it is scaled to zero",
            (true, false) => " and was verified",
            (false, false) => " and is not verified",
        };
        return format!("{}{proof}.", back.collect::<Vec<_>>().join(", "));
    }
    if course.done(StepName::Swap) && plan.targets.iter().any(|t| t.from != t.to) {
        return format!(
            "The code from before does not fit the database any more, so {workloads} got the good template together with the replicas; that is not verified."
        );
    }
    let configuration = match (course.done(StepName::Configuration), course.begun(StepName::Configuration)) {
        (true, _) => " Its configuration was restored.",
        (false, true) => " Its configuration was restored in part: the step says how far.",
        (false, false) => "",
    };
    let in_place = plan.database.as_ref().is_some_and(|d| d.method == Method::InPlace);
    match () {
        () if course.begun(StepName::Workload) => {
            format!(
                "The code of {workloads} may be changed in part; look which template each has ('kubectl get deployments,statefulsets,daemonsets -o wide').{configuration}"
            )
        }
        // In place there is no swap, and what rests is given back with the code that fits.
        () if in_place && course.done(StepName::Check) => {
            format!("The code of {workloads} is the one that fits the database, and is not verified.{configuration}")
        }
        () if in_place && may_have_changed(course) => {
            format!(
                "{workloads} has the code that fits the database as it is ('kubectl get deployments,statefulsets,daemonsets -o wide'), or is kept at zero.{configuration}"
            )
        }
        () => format!("The code of {workloads} was not changed.{configuration}"),
    }
}

/// What a step said may end without a full stop.
fn ended(sentence: &str) -> String {
    let sentence = sentence.trim_end();
    if sentence.ends_with(['.', '!', '?']) { sentence.to_owned() } else { format!("{sentence}.") }
}

fn total(course: &Course) -> Option<f64> {
    let seconds: Vec<f64> = course.steps.iter().filter_map(|s| s.seconds).collect();
    (!seconds.is_empty()).then(|| seconds.iter().sum())
}
