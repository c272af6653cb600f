//! What a plan that was made ahead says, in a sentence.

use crate::api::plan::{Plan, Way};

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
