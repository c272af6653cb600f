//! Lets the kept original go, whose time is over, or says why it stays.

use k8s_openapi::api::batch::v1::Job;

use super::carry::{self, Went};
use super::context::Context;
use super::deadline::{self, within};
use crate::api::request_status::RollbackRequestStatus;
use crate::cluster::{Class, Error};
use crate::request::giving_back::unplanned;
use crate::request::original::{decided, run};
use crate::request::stepping::Turn;
use crate::request::{Moment, Next};
use crate::steps::discard::{self, Discard};
use crate::steps::{Decision, Failure, Step};

pub(super) async fn round(context: &Context, at: Moment<'_>) -> Result<Went, Error> {
    let (seen, step) = (at.seen(), unplanned());
    let run = run(at, &seen, &step)?;
    let looked = within(deadline::LOOK, "look at the kept original", Discard::observe(&context.world, &run)).await;
    let (decision, damaged) = match looked {
        Ok(look) => (Discard::next(&run, &look), look.condemns()),
        Err(error) => (stays(&seen, error)?, false),
    };
    let again = matches!(&decision, Decision::Fail(failure) if failure.reason == discard::VERIFIED_AGAIN);
    let mut turn = decided(at, decision, damaged);
    if let Turn::Act(action) = turn {
        turn = match within(deadline::LOOK, "let the kept original go", Discard::act(&context.world, &run, action)).await {
            Ok(()) => return Ok(Next::Round.into()),
            Err(error) => decided(at, stays(&seen, error)?, false),
        };
    }
    let Turn::Write(answer) = turn else { return Ok(Next::Round.into()) };
    let next = carry::out(context, at, *answer).await?;
    if again {
        context.world.delete::<Job>(run.namespace(), &discard::job_name(&run)).await?;
    }
    Ok(next)
}

/// What needs a person keeps the original: the policy is gone, leads elsewhere, or has no login of the owner any more.
fn stays<A>(seen: &RollbackRequestStatus, error: Error) -> Result<Decision<A>, Error> {
    if error.class() != Class::NeedsUser {
        return Err(error);
    }
    let kept = seen.course.kept_database.as_deref().unwrap_or_default();
    Ok(Decision::Fail(Failure { reason: error.reason(), message: format!("{kept} is kept: {error}") }))
}
