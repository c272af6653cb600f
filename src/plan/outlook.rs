//! What a plan that was made ahead says, in a sentence.

use crate::api::Reason;
use crate::api::conditions::State;
use crate::api::plan::{Plan, Way};
use crate::api::release::{Outlook, RehearsalPhase};

/// How many losses are named.
const NAMED: usize = 3;

/// What the plan would come to.
pub fn words(plan: &Plan) -> String {
    let targets = plan.targets.iter().map(|target| format!("{} would go back to {}", target.workload(), target.source));
    let mut words = match plan.way {
        Way::Nothing => "it is as the release before was, so nothing would change".to_owned(),
        way => format!("{}: {way}, because {}", targets.collect::<Vec<_>>().join(", "), plan.because),
    };
    if let Some(seconds) = plan.database.as_ref().and_then(|database| database.downtime_seconds) {
        words += &format!("; the application would be down for about {seconds} s");
    }
    if let Some(needed) = &plan.approval {
        let parts: Vec<String> = needed.of.iter().map(ToString::to_string).collect();
        words += &format!("; it would wait for approval of {}", parts.join(" and "));
    }
    for loss in plan.losses.iter().take(NAMED) {
        words += &format!("; lost: {}", loss.message);
    }
    if plan.losses.len() > NAMED {
        words += &format!("; and {} losses more", plan.losses.len() - NAMED);
    }
    words
}

/// The condition of an outlook: a plan that was made is believed until its rehearsal shows that it does not work.
pub fn condition(outlook: &Outlook) -> (State, Reason, String) {
    let plan = outlook.message.clone().unwrap_or_default();
    let Some(rehearsal) = &outlook.rehearsal else { return (State::True, Reason::PlanMade, plan) };
    let (on, found) = (rehearsal.backup.as_ref().map_or(String::new(), |backup| format!(" on Backup {backup}")), &rehearsal.message);
    match (rehearsal.phase, &outlook.otherwise) {
        (RehearsalPhase::Running, _) => (State::True, Reason::PlanMade, format!("{plan}; its way down is being rehearsed{on}")),
        (RehearsalPhase::NotRun, _) => (State::True, Reason::PlanMade, format!("{plan}; its way down was not rehearsed: {found}")),
        (RehearsalPhase::Passed, _) => (State::True, Reason::Rehearsed, format!("{plan}; its way down was rehearsed{on}: {found}")),
        (RehearsalPhase::Failed, Some(backup)) => {
            let instead = format!("so Backup {backup} would be restored, and what was written since would stay only in the kept original");
            (State::True, Reason::RehearsalFailed, format!("{plan}; its way down does not work, as its rehearsal{on} shows ({found}), {instead}"))
        }
        (RehearsalPhase::Failed, None) => (State::False, Reason::RehearsalFailed, format!("the way down does not work, as its rehearsal{on} shows: {found}")),
    }
}
