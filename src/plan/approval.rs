//! Whether a plan needs somebody's word, and which plan it is that the word is for.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::refusal::{Refusal, refuse};
use crate::api::approval::{ApprovalRule, NeededApproval, Unasked};
use crate::api::plan::{Loss, Plan, PlannedDatabase, PlannedStep, PlannedTarget, Way};
use crate::api::{Reason, RollbackRequestSpec};

/// Digits of a plan's hash: enough to tell the plans of one request apart, and few enough to be typed.
const DIGITS: usize = 12;

/// What the plan takes back.
fn takes_back(plan: &Plan) -> Vec<Unasked> {
    let code = plan.targets.iter().any(|t| t.from != t.to || !t.pins.is_empty());
    let configuration = plan.targets.iter().any(|t| !t.configuration.is_empty());
    // A backup brings its own schema.
    let schema = matches!(plan.way, Way::Downgrade | Way::Restore);
    [(Unasked::Code, code), (Unasked::Configuration, configuration), (Unasked::Schema, schema), (Unasked::Data, plan.way == Way::Restore)]
        .into_iter()
        .filter_map(|(part, goes_back)| goes_back.then_some(part))
        .collect()
}

/// What of the plan needs somebody's word: what the request does not let go unasked, and what the database's owner wants to be asked for.
///
/// # Errors
/// When another than its author must approve it, and nobody says who that is.
pub fn needed(spec: &RollbackRequestSpec, rules: &[&ApprovalRule], plan: &Plan) -> Result<Option<NeededApproval>, Refusal> {
    let asked = |part: &Unasked| spec.unasked.as_ref().is_some_and(|unasked| !unasked.contains(part));
    let wanted = |part: &Unasked| rules.iter().any(|rule| rule.needed.contains(part));
    let of: Vec<Unasked> = takes_back(plan).into_iter().filter(|part| asked(part) || wanted(part)).collect();
    if of.is_empty() {
        return Ok(None);
    }
    let by_another = rules.iter().any(|rule| rule.by_another);
    if by_another && spec.author.is_none() {
        return refuse(
            Reason::AuthorNotNamed,
            "the BackupPolicy wants this to be approved by another than who asks for it, and the request does not say who that is; make a new one with your user name in 'author'",
        );
    }
    Ok(Some(NeededApproval { of, by_another }))
}

/// A hash of what the plan does. What the look at a living database measures, and the sentences that tell of it, are no part of it: they are
/// others each time, and nobody could approve them. A backup loses what is written after it, of whatever table; what a plan goes on to when it
/// fails gets a plan of its own, and a word of its own.
pub fn hash(plan: &Plan) -> String {
    let mut objects: Vec<&String> = plan.losses.iter().filter(|_| plan.way != Way::Restore).map(|loss| &loss.object).collect();
    objects.sort();
    let done = Plan {
        because: String::new(),
        warnings: Vec::new(),
        losses: objects.into_iter().map(|object| Loss { object: object.clone(), rows: 0, message: String::new() }).collect(),
        steps: plan.steps.iter().map(|step| PlannedStep { description: String::new(), ..step.clone() }).collect(),
        targets: plan.targets.iter().map(|target| PlannedTarget { admitted: Vec::new(), ..target.clone() }).collect(),
        database: plan.database.clone().map(|database| PlannedDatabase {
            size_bytes: 0,
            downtime_seconds: None,
            expected_seconds: None,
            otherwise: None,
            ..database
        }),
        ..plan.clone()
    };
    Sha256::digest(json!(done).to_string().as_bytes()).iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}
