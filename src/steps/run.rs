//! One look at a request: what a step may know, and how long it may take.

use jiff::Timestamp;

use crate::api::plan::{Plan, PlannedDatabase, StepName, Way};
use crate::api::request_status::{Course, Held, StepStatus};
use crate::api::{Reason, RollbackRequest};
use crate::cluster::{Error, refused};

/// How many times the expected time a step that works on the whole database may take.
const PATIENCE: i64 = 5;

/// What a step takes at least before its progress is told, in seconds.
pub(super) const LONG_SECONDS: i64 = 15;

/// How long a step may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// What the request gives each step.
    Step,
    /// That, or several times what the size of the database lets expect.
    Size,
    /// That, or what the request gives its checks.
    Verify,
}

/// One look at a request: what a step may know. Everything in it was read in this very reconcile.
pub struct Run<'a> {
    pub request: &'a RollbackRequest,
    pub plan: &'a Plan,
    /// What was written down of the plan: the rollback's own course, or that of its undo.
    pub course: &'a Course,
    pub step: &'a StepStatus,
    pub limit: Limit,
    pub now: Timestamp,
}

impl<'a> Run<'a> {
    /// A look that belongs to no step of the plan.
    pub fn unplanned(request: &'a RollbackRequest, plan: &'a Plan, course: &'a Course, step: &'a StepStatus, now: Timestamp) -> Self {
        Self { request, plan, course, step, limit: Limit::Step, now }
    }
}

impl Run<'_> {
    pub fn namespace(&self) -> &str {
        self.request.metadata.namespace.as_deref().unwrap_or_default()
    }

    pub fn name(&self) -> &str {
        self.request.metadata.name.as_deref().unwrap_or_default()
    }

    pub fn uid(&self) -> &str {
        self.request.metadata.uid.as_deref().unwrap_or_default()
    }

    pub fn held(&self) -> &Held {
        &self.course.held
    }

    /// Seconds since the step was begun.
    pub fn age(&self) -> i64 {
        self.step.start_time.as_ref().map_or(0, |t| self.now.as_second() - t.0.as_second())
    }

    /// Seconds since the step was begun, or since it was last seen to go on.
    pub fn still(&self) -> i64 {
        self.step.advance_time.as_ref().map_or_else(|| self.age(), |t| self.now.as_second() - t.0.as_second())
    }

    /// Seconds that the step may take.
    pub fn limit(&self) -> i64 {
        let spec = &self.request.spec;
        match self.limit {
            Limit::Step => spec.step_timeout_seconds,
            Limit::Size => self.patience(),
            Limit::Verify => spec.step_timeout_seconds.max(spec.verify.timeout_seconds),
        }
    }

    /// Seconds for which work may stand still before it is taken for dead: longer where a hundredth of it takes longer.
    pub fn standstill(&self) -> i64 {
        self.request.spec.step_timeout_seconds.max(self.patience() / 20)
    }

    /// Whether the step has had its time: what moves has more of it.
    pub fn late(&self) -> bool {
        let moved = self.step.advance_time.as_ref().map(|t| self.now.as_second() - t.0.as_second());
        self.age() > self.limit() && moved.is_none_or(|seconds| seconds > self.standstill())
    }

    /// Seconds that work on the whole database may take: what the request says, or several times what its size lets expect.
    pub fn patience(&self) -> i64 {
        let expected = self.plan.database.as_ref().and_then(|d| d.expected_seconds).unwrap_or(0);
        self.request.spec.step_timeout_seconds.max(expected.saturating_mul(PATIENCE))
    }

    /// Whether the plan has a step of that kind.
    pub fn plans(&self, name: StepName) -> bool {
        self.plan.has(name)
    }

    /// What marks the pods that were made anew for their configuration: not the same for the rollback and for its undo.
    pub fn mark(&self) -> String {
        match self.plan.way {
            Way::Undo => format!("{}-undo", self.uid()),
            Way::Nothing | Way::CodeOnly | Way::Downgrade | Way::Restore => self.uid().to_owned(),
        }
    }

    /// Whether the live database itself is changed.
    pub fn in_place(&self) -> bool {
        self.plan.in_place()
    }

    /// The database of the plan.
    ///
    /// # Errors
    /// When the plan has none: such a plan has no step that asks.
    pub fn database(&self) -> Result<&PlannedDatabase, Error> {
        self.plan.database.as_ref().map_or_else(|| refused(Reason::PlanIncomplete, "the plan has no database, but a step that needs one"), Ok)
    }
}

/// Per cent as they are told: in steps of five, or of one where it takes long, since each is a write of the status.
pub(super) fn told(run: &Run<'_>, percent: i64) -> Option<i64> {
    let percent = percent.clamp(0, 99);
    let percent = if run.patience() > run.request.spec.step_timeout_seconds { percent } else { percent / 5 * 5 };
    (percent > 0).then_some(percent)
}

/// What is left at the speed so far, in words.
pub(crate) fn time_left(run: &Run<'_>, percent: i64) -> String {
    match run.age() * (100 - percent) / percent.max(1) {
        ..60 => "less than a minute left".to_owned(),
        seconds => format!("about {} min left", (seconds + 30) / 60),
    }
}
