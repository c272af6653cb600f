//! A request that is deleted gives back what it holds, says so, and goes. It does not wait for ever.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Condition;

use super::answer::{Event, Moment, Next};
use super::giving_back::holding;
use super::{original, report};
use crate::api::Reason;
use crate::api::conditions::kind;
use crate::api::plan::{Method, Plan, Way};
use crate::api::request_status::RollbackRequestStatus;
use crate::cluster::{Class, Error};
use crate::steps::give_back::left_behind;

/// How long the deletion of a request waits for what cannot be given back, in seconds.
const GIVE_UP_SECONDS: i64 = 300;
/// How the condition `Held` begins where nothing but a person can give back what is held.
const FOR_A_PERSON: &str = "waits for a person:";
/// The same where what is in the way may pass by itself, in seconds.
const TROUBLE_SECONDS: i64 = 3_600;

/// What came of giving back.
pub type GaveBack = Result<Option<Next>, Error>;

/// What becomes of a request that is deleted.
#[derive(Debug)]
pub enum Leaving {
    /// Not yet.
    Stays(Result<Next, Error>),
    /// It goes, and this is told. A trial of its original's backup is waited for where that is still worth it.
    Goes { told: Vec<Event>, waits_for_trial: bool },
}

/// Seconds since it was deleted.
fn asked(at: Moment<'_>) -> i64 {
    at.request.metadata.deletion_timestamp.as_ref().map_or(0, |t| at.now.as_second() - t.0.as_second())
}

/// Seconds after which what cannot be given back is left.
fn give_up(seen: &RollbackRequestStatus) -> i64 {
    // Who deletes a request that waits for a person is that person.
    let waits = |c: &Condition| c.type_ == kind::HELD && c.message.starts_with(FOR_A_PERSON);
    if seen.conditions.iter().any(waits) { 0 } else { GIVE_UP_SECONDS }
}

/// The plan of a restore in place, where it must be asked whether its Job still runs: it would go with the request, and leave the
/// database half-way.
pub fn may_still_restore<'a>(at: Moment<'_>, seen: &'a RollbackRequestStatus, gave_back: &GaveBack) -> Option<&'a Plan> {
    let in_place = |plan: &&Plan| plan.way == Way::Restore && plan.database.as_ref().is_some_and(|d| d.method == Method::InPlace);
    let unsure = gave_back.is_err() || asked(at) > give_up(seen);
    seen.course.plan.as_ref().filter(in_place).filter(|_| unsure)
}

/// Whether it goes, by what came of giving back, and whether a restore in place still runs.
pub fn decided(at: Moment<'_>, gave_back: GaveBack, restores: bool) -> Leaving {
    let (seen, asked) = (at.seen(), asked(at));
    let give_up = give_up(&seen);
    let mut told = Vec::new();
    match gave_back {
        Ok(None) => {}
        // A Job of the request's goes with it, and one that restores in place would leave the database half-way.
        Ok(Some(next)) if restores => return Leaving::Stays(Ok(next)),
        // Nobody has seen that its Job has ended.
        Err(error) if restores => return Leaving::Stays(Err(error)),
        // What passes by itself is no reason to leave it, but for a server that hangs for long.
        Err(error) if error.class() != Class::NeedsUser && asked <= TROUBLE_SECONDS => return Leaving::Stays(Err(error)),
        // While something can still be given back it is.
        Ok(Some(Next::Again | Next::After(_) | Next::Rest | Next::Delete)) | Err(_) if asked >= give_up => {
            let note = format!("what the request holds could not be given back in {asked} s: {}", left_behind(holding(&seen)));
            told.push(Event { reason: Reason::HoldLeft, note, good: false });
        }
        Ok(Some(next)) => return Leaving::Stays(Ok(next)),
        Err(error) => return Leaving::Stays(Err(error)),
    }
    if !seen.phase.finished() {
        let note = format!("the request was deleted while it ran; what it held is given back. {}", report::write(&seen));
        told.push(Event { reason: Reason::Deleted, note, good: false });
    }
    if let Some(note) = original::left(&seen) {
        told.push(Event { reason: Reason::DatabaseLeft, note, good: false });
    }
    Leaving::Goes { told, waits_for_trial: asked <= GIVE_UP_SECONDS && original::may_be_on_trial(&seen, at.now) }
}
