//! Plans the undo and writes the plan down, or why there is none.

use kube::ResourceExt;

use super::carry::{self, Went};
use super::context::Context;
use super::deadline::{self, within};
use super::planning::others;
use super::{observe, protection};
use crate::cluster::Error;
use crate::request::Moment;
use crate::request::undoing::planned;

pub(super) async fn round(context: &Context, at: Moment<'_>) -> Result<Went, Error> {
    let seen = at.seen();
    // One that has ended begins anew. From this look at the others to the write of 'Undoing' one at a time, as when a request is accepted.
    let mut _turn = None;
    if seen.phase.finished() {
        _turn = Some(context.accepting.lock().await);
        if let Some(waits) = others(context, at, &seen.course).await? {
            return carry::out(context, at, waits).await;
        }
        if let Some(plan) = &seen.course.plan {
            // One that is gone refuses the undo by itself.
            protection::keep(context, &at.request.namespace().unwrap_or_default(), plan).await?;
        }
    }
    let looked = within(deadline::LOOK, "look", observe::undo(&context.world, at.request, &seen.course, at.now)).await;
    carry::out(context, at, planned(at, looked)?).await
}
