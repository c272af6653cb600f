//! A request until its plan stands: what it waits for, why it has none, and the plan that it has.

use kube::ResourceExt;

use super::answer::{Answer, CANNOT_GIVE_BACK, Moment, Next, Outcome};
use super::approval;
use super::ending::{ALREADY, MOVED, end};
use crate::api::conditions::{State, Summary, kind};
use crate::api::plan::{Plan, PlannedDatabase, Way};
use crate::api::request_status::{Course, Phase, RollbackRequestStatus};
use crate::api::rollback_request::DataPolicy;
use crate::api::{Reason, RollbackRequest, time};
use crate::cluster::{Class, Error};
use crate::plan::Refusal;

/// What an earlier request of the same name and spec came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub outcome: String,
    pub finished: String,
    /// Whether the workloads are as that request left them.
    pub unmoved: bool,
}

impl Earlier {
    fn succeeded(&self) -> bool {
        self.outcome == Outcome::Succeeded.reason().text()
    }
}

/// What becomes of a request that was planned.
#[derive(Clone, Debug, PartialEq)]
pub enum Planned {
    /// It has ended, or is looked at again.
    Not(Box<Answer>),
    /// It is accepted by this, if it still has its turn by then.
    Accepted(Box<Answer>),
}

/// The request is taken up.
pub(super) fn taken_up(at: Moment<'_>, mut new: RollbackRequestStatus) -> Answer {
    new.start_time = Some(time(at.now));
    at.set(&mut new, kind::SUCCEEDED, State::Unknown, Reason::Planning, "the plan is being made");
    at.summarize(&mut new, Summary::Progressing, Reason::Planning, "the plan is being made");
    at.answer(new, Next::Round)
}

/// It was done before, by a request of the same name and spec.
pub fn done_before(at: Moment<'_>, earlier: &Earlier) -> Answer {
    let again = "To run it again, give it another name or another reason";
    let ended = format!("a request of this name and spec ended at {} with {}", earlier.finished, earlier.outcome);
    // Of rows that were lost again the workloads do not tell.
    let of_rows = at.request.spec.database.as_ref().is_some_and(|d| d.data == DataPolicy::Restore);
    let message = match earlier.unmoved {
        true if of_rows => format!("{ended}; it is not done again, and whether rows were lost again since is not known. {again}"),
        true => format!("{ended}; it is not done again. {again}"),
        false => format!("{ended}, and the workloads are no longer as it left them: nothing was done for the state in which they are now. {again}"),
    };
    let (outcome, reason) = match earlier.unmoved {
        false => (Outcome::Failed, MOVED),
        true if earlier.succeeded() && !of_rows => (Outcome::Succeeded, ALREADY),
        true => (Outcome::Failed, ALREADY),
    };
    end(at, at.seen(), outcome, reason, &message)
}

/// It waits for something, in words, with the status that it had.
pub fn waits(at: Moment<'_>, for_what: &str) -> Answer {
    let mut new = at.seen();
    if new.phase == Phase::Pending {
        // A wait in line is no trouble; the next counts from its own beginning.
        new.conditions.retain(|c| c.type_ != kind::PLANNED);
    }
    at.summarize(&mut new, Summary::Progressing, Reason::Waiting, &format!("waits for {for_what}"));
    at.answer(new, Next::Again)
}

/// In words, that another request has the workload or the policy: `for_what` of [`waits`].
pub fn another(other: &RollbackRequest) -> String {
    // What it waits for may be a person, who reads this one.
    let held = other.status.iter().flat_map(|s| &s.conditions).find(|c| c.type_ == kind::HELD && c.reason == CANNOT_GIVE_BACK);
    let held = held.map_or(String::new(), |c| format!("; that one {}", c.message));
    format!("RollbackRequest {}, which has the same workload or database{held}", other.name_any())
}

/// In words, that another request changes the very database.
pub fn on_the_same_database(other: &RollbackRequest) -> String {
    format!("RollbackRequest {} in namespace {}, which changes the same database of the same server", other.name_any(), other.namespace().unwrap_or_default())
}

/// In words, that a backup reads it.
pub fn backed_up_by(backup: &str) -> String {
    format!("Backup {backup} of the same database to end, since its sessions would be ended with all others")
}

/// What comes of the look at the world, and the plan that was made of it.
pub fn planned(at: Moment<'_>, made: Result<Plan, Error>) -> Planned {
    let mut new = at.seen();
    let refusal = match made {
        Ok(plan) => return accepted(at, new, plan),
        Err(error) if error.class() == Class::NeedsUser => Refusal { reason: error.reason(), message: error.to_string() },
        Err(error) => {
            let message = error.to_string();
            at.set(&mut new, kind::PLANNED, State::Unknown, error.reason(), &message);
            let first = new.conditions.iter().find(|c| c.type_ == kind::PLANNED).map_or(at.now, |c| c.last_transition_time.0);
            let waited = at.now.as_second() - first.as_second();
            if waited < at.request.spec.step_timeout_seconds {
                at.summarize(&mut new, Summary::Progressing, error.reason(), &message);
                return Planned::Not(Box::new(at.answer(new, Next::Again)));
            }
            Refusal { reason: error.reason(), message: format!("no plan could be made within {waited} s: {message}") }
        }
    };
    at.set(&mut new, kind::PLANNED, State::False, refusal.reason, &refusal.message);
    Planned::Not(Box::new(end(at, new, Outcome::Failed, refusal.reason, &refusal.message)))
}

fn accepted(at: Moment<'_>, mut new: RollbackRequestStatus, plan: Plan) -> Planned {
    let because = format!("{}: {}", plan.way, plan.because);
    at.set(&mut new, kind::PLANNED, State::True, Reason::PlanMade, &because);
    let way = plan.way;
    new.course = Course::new(plan);
    if at.request.spec.dry_run {
        return Planned::Not(Box::new(end(
            at,
            new,
            Outcome::Succeeded,
            Reason::DryRun,
            "the plan is made; nothing was changed, since the request is a dry run",
        )));
    }
    if way == Way::Nothing {
        return Planned::Not(Box::new(end(at, new, Outcome::Succeeded, Reason::NothingToDo, "everything is as it should be already")));
    }
    let mut new = match approval::given(at, new) {
        Ok(new) => new,
        Err(waits) => return Planned::Not(waits),
    };
    new.phase = Phase::Running;
    new.course.begin(0, at.now);
    at.set(&mut new, kind::SUCCEEDED, State::Unknown, Reason::Running, "the steps of the plan are gone through");
    at.summarize(&mut new, Summary::Progressing, Reason::Running, &because);
    Planned::Accepted(Box::new(at.answer(new, Next::Round).tell(Reason::Planned, because, true)))
}

/// The database that a course changes.
pub fn changed_database(course: &Course) -> Option<&PlannedDatabase> {
    course.plan.as_ref().filter(|p| matches!(p.way, Way::Downgrade | Way::Restore))?.database.as_ref()
}
