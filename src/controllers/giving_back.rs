//! Gives back what a request holds, for the rollback or for its undo, one thing a round.

use super::carry::{self, Went};
use super::context::Context;
use super::deadline::{self, within};
use crate::cluster::Error;
use crate::request::giving_back::{decided, run, unplanned};
use crate::request::stepping::Turn;
use crate::request::{Moment, Next};
use crate::steps::Step;
use crate::steps::give_back::GiveBack;

pub(super) async fn round(context: &Context, at: Moment<'_>) -> Result<Went, Error> {
    let (seen, step) = (at.seen(), unplanned());
    let run = run(at, &seen, &step)?;
    let look = within(deadline::LOOK, "look at what is held", GiveBack::observe(&context.world, &run)).await?;
    match decided(at, GiveBack::next(&run, &look)) {
        Turn::Act(action) => {
            within(deadline::LOOK, "give back what is held", GiveBack::act(&context.world, &run, action)).await?;
            Ok(Next::Round.into())
        }
        Turn::Write(answer) => carry::out(context, at, *answer).await,
    }
}
