//! The way back of the way back: what a finished request did, as a plan that takes it back. Pure.

use super::name::beside;
use super::refusal::{Refusal, refuse};
use super::words::some;
use crate::api::plan::{ConfigurationChange, Method, Plan, PlannedConfiguration, PlannedDatabase, PlannedTarget, StepName, Way};
use crate::api::request_status::Course;
use crate::api::{Reason, WorkloadRef};
use crate::plan::quoted::identifier;

/// What the world must still be for an undo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// UID of the request.
    pub uid: String,
    /// The hash of each workload's template as it is now.
    pub templates: Vec<(WorkloadRef, String)>,
    /// Workloads whose template is no longer the one that the request gave them, and who wrote it.
    pub changed: Vec<(WorkloadRef, String)>,
    /// ConfigMaps and Secrets whose content is neither what the request brought nor what was there before, and who wrote it.
    pub edited: Vec<(String, String)>,
    /// Workloads whose rollouts are paused.
    pub paused: Vec<WorkloadRef>,
    /// Sessions on the live database that are neither the workloads' nor the operator's, in words.
    pub sessions: Vec<String>,
    /// OID of the database that has the live name.
    pub live: Option<i64>,
    /// OID of the database that has the kept name.
    pub kept: Option<i64>,
    /// The name that the original has by now, whatever it is.
    pub renamed: Option<String>,
    /// What hangs on the live name and could not be carried to the original by the operator's login, in words.
    pub not_carried: Vec<String>,
}

/// Why something can never be undone.
pub const NEVER: [Reason; 4] = [Reason::NothingToUndo, Reason::UndoNotPossible, Reason::OriginalGone, Reason::Aborted];

/// The plan that takes a course back, without its steps: each step of the course says what takes it back.
///
/// # Errors
/// When something of it cannot be taken back, or somebody has changed it since.
pub fn make(done: &Course, seen: &Seen) -> Result<Plan, Refusal> {
    let Some(plan) = &done.plan else { return refuse(Reason::NothingToUndo, "the request has changed nothing") };
    if let Some((workload, who)) = seen.changed.first() {
        return refuse(Reason::ChangedByOther, format!("{workload} was given another template by {who} since; an undo would overwrite it"));
    }
    if let Some((object, who)) = seen.edited.first() {
        return refuse(
            Reason::ChangedByOther,
            format!("{object} was changed by {who} since; an undo would overwrite it. Bring back what the request gave it, and it is undone"),
        );
    }
    if let Some(workload) = seen.paused.first() {
        return refuse(
            Reason::Paused,
            format!("{workload} is paused, so it would go on with the pods that it has; 'kubectl rollout resume {}', and it is undone", workload.argument()),
        );
    }
    if let (Some(first), Some(database)) = (seen.sessions.first(), plan.database.as_ref().filter(|d| !d.end_other_sessions)) {
        return refuse(
            Reason::OtherSessions,
            format!(
                "{} sessions of others are on database {}, the first of {first}; an undo ends none that it was not allowed to. End them (pg_terminate_backend), and it is undone",
                seen.sessions.len(),
                database.name
            ),
        );
    }
    let database = match &plan.database {
        // The names tell, and not only the step: a request may have been stopped between the swap and its note.
        Some(database) if done.done(StepName::Swap) || (done.kept_database.is_some() && seen.kept == Some(database.oid)) => {
            Some(swapped_back(database, done, seen)?)
        }
        Some(database) if database.method == Method::InPlace && plan.way != Way::CodeOnly && done.steps.iter().any(|s| s.start_time.is_some()) => {
            return refuse(
                Reason::UndoNotPossible,
                format!(
                    "database {} was changed in place; restore Backup {} by a request with data: Restore instead",
                    database.name,
                    done.safety_backup.as_deref().unwrap_or("of before")
                ),
            );
        }
        Some(_) | None => None,
    };
    let targets = plan.targets.iter().map(|target| taken_back(target, done, seen)).collect::<Result<Vec<_>, _>>()?;
    let warnings = match &database {
        Some(database) => vec![format!("what was written since the rollback stays only in {}", database.kept)],
        None => Vec::new(),
    };
    Ok(Plan {
        way: Way::Undo,
        because: "what the request did is taken back".into(),
        steps: Vec::new(),
        losses: Vec::new(),
        warnings,
        targets,
        database,
        approval: None,
    })
}

fn swapped_back(database: &PlannedDatabase, done: &Course, seen: &Seen) -> Result<PlannedDatabase, Refusal> {
    let Some(live) = seen.live.filter(|oid| done.swapped_in == Some(*oid)) else {
        return refuse(
            Reason::DatabaseChanged,
            format!("database {} is no longer the one that the request brought; another request or somebody has replaced it", database.name),
        );
    };
    if seen.kept != Some(database.oid) {
        let kept = &database.kept;
        return match &seen.renamed {
            Some(name) => refuse(
                Reason::OriginalRenamed,
                format!(
                    "the kept original {kept} was renamed to {name} by somebody; 'ALTER DATABASE {} RENAME TO {}', and it is undone",
                    identifier(name),
                    identifier(kept)
                ),
            ),
            None => refuse(Reason::OriginalGone, format!("the kept original {kept} is not there any more; restore its backup instead")),
        };
    }
    if !seen.not_carried.is_empty() {
        return refuse(
            Reason::NotCarried,
            format!(
                "what hangs on the name {} since could not be carried to the original by the operator's login: {}. Take it away (ALTER … RESET), or give the login the right, and it is undone",
                database.name,
                some(seen.not_carried.iter().cloned())
            ),
        );
    }
    Ok(PlannedDatabase {
        oid: live,
        copy: database.kept.clone(),
        kept: beside(&database.name, "undone", &seen.uid),
        from_revision: database.to_revision.clone(),
        to_revision: database.from_revision.clone(),
        fingerprint: None,
        fingerprint_map: None,
        migrator: None,
        backup: None,
        downtime_seconds: None,
        ..database.clone()
    })
}

fn taken_back(target: &PlannedTarget, done: &Course, seen: &Seen) -> Result<PlannedTarget, Refusal> {
    let Some(before) = &target.before else {
        return refuse(Reason::UndoNotPossible, format!("nothing has recorded the template that {} had before the request", target.workload()));
    };
    // What was made again stays: it harms nobody. What was repointed is named by its own name again by the old template.
    let replaced = |c: &&PlannedConfiguration| {
        c.change == ConfigurationChange::Replace && c.before.is_some() && done.steps.iter().any(|s| s.name == StepName::Configuration)
    };
    let back = |c: &PlannedConfiguration| PlannedConfiguration { copy: c.before.clone().unwrap_or_default(), before: Some(c.copy.clone()), ..c.clone() };
    let now = seen.templates.iter().find(|(of, _)| *of == target.workload()).map_or(&target.to, |(_, hash)| hash);
    Ok(PlannedTarget {
        from: now.clone(),
        to: target.from.clone(),
        source: before.clone(),
        before: Some(target.source.clone()),
        configuration: target.configuration.iter().filter(replaced).map(back).collect(),
        pins: Vec::new(),
        ..target.clone()
    })
}
