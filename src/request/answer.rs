//! What becomes of a request: its new status, what is told of it, and what follows.

use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::Condition;

use crate::api::conditions::{State, Summary, kind, set, summarize};
use crate::api::plan::StepName;
use crate::api::request_status::{Phase, RollbackRequestStatus, StepPhase};
use crate::api::{Reason, RollbackRequest, time};
use crate::cluster::{Class, Error};

/// What follows, once an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Another round, at once.
    Round,
    /// A look when something has moved, and soon in any case: not all that is waited for sends an event.
    Again,
    /// A look after that time, or when something has moved.
    After(Duration),
    /// Nothing, until somebody writes the request.
    Rest,
    /// The request's own time is over: it is deleted.
    Delete,
}

/// What people are told, as an Event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub reason: Reason,
    pub note: String,
    pub good: bool,
}

/// The word by which a request's end is counted and put on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Succeeded,
    Failed,
    Undone,
}

impl Outcome {
    pub fn reason(self) -> Reason {
        match self {
            Outcome::Succeeded => Reason::Succeeded,
            Outcome::Failed => Reason::Failed,
            Outcome::Undone => Reason::Undone,
        }
    }

    pub(super) fn phase(self) -> Phase {
        match self {
            Outcome::Succeeded => Phase::Succeeded,
            Outcome::Failed => Phase::Failed,
            Outcome::Undone => Phase::Undone,
        }
    }
}

/// A request that has come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub outcome: Outcome,
    pub reason: Reason,
    /// Whether it has done something, so that the same request is not done again.
    pub recorded: bool,
}

/// A Backup that was found damaged: no plan takes it any more, until a drill has restored it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condemned {
    pub backup: String,
    pub why: String,
}

/// What becomes of a request. The record and a condemned Backup are written before the status, which says that it is done; Events after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub status: RollbackRequestStatus,
    pub next: Next,
    pub events: Vec<Event>,
    pub ended: Option<Ended>,
    pub condemned: Option<Condemned>,
    /// A step that was done, and how many seconds it took.
    pub step: Option<(StepName, f64)>,
}

impl Answer {
    pub(super) fn tell(mut self, reason: Reason, note: impl Into<String>, good: bool) -> Self {
        self.events.push(Event { reason, note: note.into(), good });
        self
    }
}

/// A request as it was read, at that time.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    pub request: &'a RollbackRequest,
    pub now: Timestamp,
}

impl Moment<'_> {
    /// The status that was read.
    pub fn seen(&self) -> RollbackRequestStatus {
        self.request.status.clone().unwrap_or_default()
    }

    pub(super) fn set(&self, status: &mut RollbackRequestStatus, kind: &str, state: State, reason: Reason, message: &str) {
        set(&mut status.conditions, kind, state, reason, message, self.request.metadata.generation, self.now);
    }

    pub(super) fn summarize(&self, status: &mut RollbackRequestStatus, summary: Summary, reason: Reason, message: &str) {
        summarize(&mut status.conditions, summary, reason, message, self.request.metadata.generation, self.now);
    }

    /// The status to be written, with what follows from it.
    pub(super) fn answer(&self, mut status: RollbackRequestStatus, next: Next) -> Answer {
        let held = match status.nothing_held() {
            true => (State::False, Reason::NothingHeld, "nothing is held"),
            false => (State::True, Reason::Holding, "workloads, the database or a copy are held for the rollback"),
        };
        self.set(&mut status, kind::HELD, held.0, held.1, held.2);
        self.dress(&mut status);
        Answer { status, next, events: Vec::new(), ended: None, condemned: None, step: None }
    }

    /// The same of a request that cannot give back what it holds.
    pub(super) fn keeps(&self, mut status: RollbackRequestStatus, why: &str) -> Answer {
        self.set(&mut status, kind::HELD, State::True, CANNOT_GIVE_BACK, &format!("waits for {why}"));
        self.dress(&mut status);
        Answer { status, next: Next::Again, events: Vec::new(), ended: None, condemned: None, step: None }
    }

    fn dress(&self, status: &mut RollbackRequestStatus) {
        status.start_time.get_or_insert_with(|| time(self.now));
        status.observed_generation = self.request.metadata.generation.unwrap_or_default();
        let steps = status.undo.as_ref().map_or(&status.course.steps, |undo| &undo.steps);
        status.progress = (!steps.is_empty()).then(|| format!("{}/{}", steps.iter().filter(|s| s.phase == StepPhase::Succeeded).count(), steps.len()));
    }
}

/// The reason of the condition `Held` where something is in the way of giving back.
pub(super) const CANNOT_GIVE_BACK: Reason = Reason::CannotGiveBack;

/// Says in the conditions what keeps a request from going on. `None` where nothing is to be said of it.
pub fn complaint(at: Moment<'_>, error: &Error) -> Option<Answer> {
    let mut new = at.seen();
    if error.class() == Class::Conflict {
        return None;
    }
    if new.phase == Phase::Failing || new.phase.finished() {
        // Why it has failed stays to be read; what is in the way now keeps it from being given back. What passes is said once: its
        // words may differ each time, and each write is a reason to look again.
        let said = |c: &Condition| c.type_ == kind::HELD && c.reason == CANNOT_GIVE_BACK;
        let again = error.class() == Class::Transient && new.conditions.iter().any(said);
        return (!new.nothing_held() && !again).then(|| at.keeps(new, &error.to_string()));
    }
    at.summarize(&mut new, Summary::Progressing, error.reason(), &error.to_string());
    Some(at.answer(new, Next::Again))
}
