//! What a step is: how it looks, decides and acts, and what it says of itself.

use super::decision::Decision;
use super::run::{Limit, Run};
use crate::api::Reason;
use crate::api::plan::{Plan, PlannedDatabase, StepName};
use crate::api::request_status::{Course, Held};
use crate::cluster::{Error, World};

/// What is looked at, decided on and done, one change at a time.
pub trait Step {
    /// What `observe` sees, as plain data.
    type Seen: Send;
    /// What `act` can do.
    type Action: Send + std::fmt::Debug;

    fn observe(world: &World, run: &Run<'_>) -> impl Future<Output = Result<Self::Seen, Error>> + Send;
    fn next(run: &Run<'_>, seen: &Self::Seen) -> Decision<Self::Action>;
    fn act(world: &World, run: &Run<'_>, action: Self::Action) -> impl Future<Output = Result<(), Error>> + Send;
}

/// A step of a plan, with what is asked of each step whichever it is.
pub trait Planned: Step + 'static {
    const NAME: StepName;
    const LIMIT: Limit = Limit::Step;
    const UNDO: Undo;
    /// The condition that tells of its end.
    const TELLS: Option<Tells> = None;

    /// What it changes, in words: the dry run, the progress and the report say the same.
    fn describe(plan: &Plan) -> String;

    /// Whether data goes by it that only a backup has. What a swap takes from the live name is kept beside.
    fn destroys(_plan: &Plan) -> bool {
        false
    }

    /// Takes off what is held what is settled with its end.
    fn settles(_held: &mut Held) {}

    /// Whether a course may have changed by it what its undo takes back.
    fn has_changed(course: &Course) -> bool {
        course.begun(Self::NAME)
    }
}

/// What takes a step back, beside the giving back of what it holds.
#[derive(Clone, Copy, Debug)]
pub enum Undo {
    /// These steps, where the plan of the undo has something for them.
    By { steps: &'static [StepName], wanted: fn(undo: &Plan) -> bool },
    /// Nothing, because of this.
    None(&'static str),
}

/// The condition that tells of a step's end, with its reasons.
#[derive(Clone, Copy, Debug)]
pub struct Tells {
    pub kind: &'static str,
    /// Of a step that is done.
    pub done: Reason,
    /// Of one that is done and lacks something, where that can be.
    pub lacks: Option<Reason>,
}

/// The names of the workloads.
pub(super) fn workloads(plan: &Plan) -> String {
    plan.targets.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// A name of the plan's database.
pub(super) fn named(plan: &Plan, name: impl FnOnce(&PlannedDatabase) -> &str) -> &str {
    plan.database.as_ref().map_or("", name)
}

/// The name of the backup that is restored.
pub(super) fn backup(plan: &Plan) -> &str {
    plan.database.as_ref().and_then(|d| d.backup.as_ref()).map_or("", |b| &b.name)
}
