//! What the steps say of themselves, and the plans that are put together by it.

use super::run::Limit;
use super::step::{Planned, Tells, Undo};
use super::{Visitor, visit};
use crate::api::plan::{Plan, PlannedStep, StepName};
use crate::api::request_status::{Course, Held};
use crate::api::{Reason, RollbackRequestSpec};
use crate::plan::snapshot::Snapshot;
use crate::plan::{self, Refusal, undo};

/// What a step says of itself.
pub struct Facts {
    pub name: StepName,
    pub limit: Limit,
    pub undo: Undo,
    pub tells: Option<Tells>,
    pub describe: fn(&Plan) -> String,
    pub destroys: fn(&Plan) -> bool,
    pub settles: fn(&mut Held),
    pub has_changed: fn(&Course) -> bool,
}

/// What the step of that name says of itself.
pub fn facts(name: StepName) -> Facts {
    struct Ask;

    impl Visitor for Ask {
        type Out = Facts;

        fn visit<S: Planned>(self) -> Facts {
            Facts {
                name: S::NAME,
                limit: S::LIMIT,
                undo: S::UNDO,
                tells: S::TELLS,
                describe: S::describe,
                destroys: S::destroys,
                settles: S::settles,
                has_changed: S::has_changed,
            }
        }
    }

    visit(name, Ask)
}

/// The plan of a request, with its steps in words.
///
/// # Errors
/// When there is nothing to go back to, or no way that the request and the rights allow.
pub fn plan(spec: &RollbackRequestSpec, seen: &Snapshot) -> Result<Plan, Refusal> {
    let draft = plan::make(spec, seen)?;
    Ok(with_steps(draft.plan, &draft.order))
}

/// The plan that takes a course back: what each of its steps has changed, in their order.
///
/// # Errors
/// When something of it cannot be taken back, or somebody has changed it since.
pub fn undo(done: &Course, seen: &undo::Seen) -> Result<Plan, Refusal> {
    let plan = undo::make(done, seen)?;
    let order: Vec<StepName> = steps_of(done)
        .filter_map(|facts| match facts.undo {
            Undo::By { steps, wanted } if wanted(&plan) => Some(steps),
            Undo::By { .. } | Undo::None(_) => None,
        })
        .flatten()
        .copied()
        .collect();
    if order.is_empty() {
        return Err(Refusal { reason: Reason::NothingToUndo, message: "the request has changed nothing".into() });
    }
    Ok(with_steps(plan, &order))
}

fn with_steps(plan: Plan, order: &[StepName]) -> Plan {
    let in_words = |facts: Facts| PlannedStep { name: facts.name, description: (facts.describe)(&plan), destructive: (facts.destroys)(&plan) };
    let steps = order.iter().map(|name| in_words(facts(*name))).collect();
    Plan { steps, ..plan }
}

fn steps_of(course: &Course) -> impl Iterator<Item = Facts> {
    course.plan.iter().flat_map(|plan| &plan.steps).map(|step| facts(step.name))
}

/// Whether a course has begun something that an undo takes back. Of two targets one may have been written.
pub fn may_be_undone(course: &Course) -> bool {
    steps_of(course).any(|facts| matches!(facts.undo, Undo::By { .. }) && course.begun(facts.name))
}

/// Whether a course may have changed what an undo takes back.
pub fn has_changed(course: &Course) -> bool {
    steps_of(course).any(|facts| matches!(facts.undo, Undo::By { .. }) && (facts.has_changed)(course))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All of them, as the definition of the resource has them.
    fn all() -> Vec<StepName> {
        let schema = serde_json::json!(schemars::schema_for!(StepName));
        let names: Vec<_> = schema["oneOf"].as_array().into_iter().flatten().map(|name| name["const"].clone()).collect();
        serde_json::from_value(serde_json::json!(names)).unwrap_or_else(|error| unreachable!("{error}: {schema}"))
    }

    #[test]
    fn each_step_has_its_own_name_and_is_undone_by_steps_that_are_undone_themselves() {
        assert!(all().len() >= 12);
        for name in all() {
            let facts = facts(name);
            assert_eq!(facts.name, name);
            match facts.undo {
                Undo::None(why) => assert!(!why.is_empty(), "{name:?}"),
                Undo::By { steps, .. } => assert!(steps.contains(&name), "what undoes {name:?} is taken back as it is: {steps:?}"),
            }
        }
    }
}
