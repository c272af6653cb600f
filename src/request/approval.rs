//! A plan that waits for somebody's word.

use std::time::Duration;

use jiff::SignedDuration;
use kube::ResourceExt;

use super::answer::{Answer, Moment, Next, Outcome};
use super::ending::end;
use crate::api::approval::{Approval, ApprovalStatus, NeededApproval};
use crate::api::conditions::{State, Summary, kind};
use crate::api::plan::Way;
use crate::api::request_status::{Phase, RollbackRequestStatus};
use crate::api::{Reason, time};
use crate::plan::approval::hash;

/// What comes of a plan that waits.
pub(super) enum Awaited {
    /// It is approved, and the world is looked at anew.
    Approved,
    /// It has ended, or somebody's word was for another plan.
    Told(Box<Answer>),
    /// It waits on.
    Still(Next),
}

/// What comes of a plan that waits: its time may be over.
pub(super) fn awaits(at: Moment<'_>, seen: RollbackRequestStatus) -> Awaited {
    if at.request.spec.abort || at.request.spec.undo {
        return told(called_off(at, seen));
    }
    let (Some(wanted), Some(until)) = (Wanted::of(&seen), seen.approval.as_ref().map(|awaited| awaited.until.0)) else { return Awaited::Approved };
    let Some(missing) = wanted.missing(at) else { return Awaited::Approved };
    let left = until.as_second() - at.now.as_second();
    if left <= 0 {
        let message = format!("nobody has approved plan {} in time; nothing was changed. Make a new request if it is still wanted", wanted.plan);
        return told(end(at, seen, Outcome::Failed, Reason::ApprovalExpired, &message));
    }
    let message = wanted.words(at, &missing);
    match seen.conditions.iter().any(|c| c.type_ == kind::READY && c.message == message) {
        true => Awaited::Still(Next::After(Duration::from_secs(left.unsigned_abs()))),
        false => told(wait(at, seen, &message)),
    }
}

/// What becomes of a plan that was just made: it waits where nobody has approved it, or somebody has approved another.
///
/// # Errors
/// The answer of a request that waits.
pub(super) fn given(at: Moment<'_>, mut new: RollbackRequestStatus) -> Result<RollbackRequestStatus, Box<Answer>> {
    // One that was approved stays on record: its undo is for those who may approve.
    let Some(wanted) = Wanted::of(&new) else { return Ok(new) };
    let before = new.approval.take();
    if at.request.spec.undo {
        return Err(Box::new(called_off(at, new)));
    }
    let until = match &before {
        // What follows on a way down that was approved, and has failed, has a time of its own.
        Some(awaited) if awaited.by.is_none() => awaited.until.clone(),
        Some(_) | None => time(at.now + SignedDuration::from_secs(at.request.spec.approval_timeout_seconds)),
    };
    let missing = wanted.missing(at);
    let by = at.request.spec.approval.as_ref().filter(|_| missing.is_none()).map(|approval| approval.by.clone());
    let begun = by.as_ref().map(|_| time(at.now));
    new.approval = Some(ApprovalStatus { plan: wanted.plan.clone(), until, by, time: begun });
    let Some(missing) = missing else { return Ok(new) };
    let message = wanted.words(at, &missing);
    let answer = wait(at, RollbackRequestStatus { phase: Phase::AwaitingApproval, ..new }, &message);
    let known = before.is_some_and(|awaited| awaited.plan == wanted.plan);
    Err(Box::new(if known { answer } else { answer.tell(Reason::AwaitingApproval, message, true) }))
}

/// An undo that was asked for before anything was done is no undo, and would take back what others approve.
fn called_off(at: Moment<'_>, seen: RollbackRequestStatus) -> Answer {
    let what = if at.request.spec.abort { "aborted" } else { "to be undone" };
    end(at, seen, Outcome::Failed, Reason::Aborted, &format!("the request was {what} before anything was begun"))
}

fn told(answer: Answer) -> Awaited {
    Awaited::Told(Box::new(answer))
}

fn wait(at: Moment<'_>, mut new: RollbackRequestStatus, message: &str) -> Answer {
    at.set(&mut new, kind::SUCCEEDED, State::Unknown, Reason::AwaitingApproval, message);
    at.summarize(&mut new, Summary::Progressing, Reason::AwaitingApproval, message);
    at.answer(new, Next::Round)
}

/// The plan that needs somebody's word, and what for.
struct Wanted {
    plan: String,
    way: Way,
    needed: NeededApproval,
}

/// Why the word is not there.
enum Missing {
    NotGiven,
    /// That of whoever asked for the rollback.
    Own,
    /// One for another plan.
    Other(Approval),
}

impl Wanted {
    fn of(status: &RollbackRequestStatus) -> Option<Self> {
        let plan = status.course.plan.as_ref()?;
        Some(Self { plan: hash(plan), way: plan.way, needed: plan.approval.clone()? })
    }

    /// `None` when it is approved.
    fn missing(&self, at: Moment<'_>) -> Option<Missing> {
        let spec = &at.request.spec;
        match &spec.approval {
            None => Some(Missing::NotGiven),
            Some(approval) if approval.plan != self.plan => Some(Missing::Other(approval.clone())),
            Some(approval) if self.needed.by_another && spec.author.as_ref().is_none_or(|author| *author == approval.by) => Some(Missing::Own),
            Some(_) => None,
        }
    }

    fn words(&self, at: Moment<'_>, missing: &Missing) -> String {
        let parts: Vec<String> = self.needed.of.iter().map(ToString::to_string).collect();
        let instead = match missing {
            Missing::NotGiven => String::new(),
            Missing::Own => "; who asked for it cannot approve it".into(),
            Missing::Other(Approval { plan, by }) => format!("; {by} has approved plan {plan}, and what would be done is another by now"),
        };
        let (request, namespace) = (at.request.name_any(), at.request.namespace().unwrap_or_default());
        let word = serde_json::json!({"spec": {"approval": {"plan": self.plan, "by": "YOUR USER NAME"}}});
        format!(
            "{} waits for approval of {}{instead}. Look at status.plan, and approve it: kubectl patch rollbackrequest {request} -n {namespace} --type=merge -p '{word}'",
            self.way,
            parts.join(" and "),
        )
    }
}
