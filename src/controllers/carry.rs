//! Carries an answer out: what it puts on record, the status, and what is told.

use jiff::Timestamp;
use kube::ResourceExt;

use super::context::Context;
use super::metrics::{Outcome, StepLabel};
use super::{record, status};
use crate::api::backup::{DrillPhase, DrillStatus};
use crate::api::conditions::{Summary, summarize};
use crate::api::{Backup, Reason, RollbackRequest, time};
use crate::cluster::{Class, Error};
use crate::request::{Answer, Event, Moment, Next};

/// What has come of a round.
pub(super) struct Went {
    pub next: Next,
    /// The request as it was written, which is what a read would give.
    pub request: Option<RollbackRequest>,
}

impl From<Next> for Went {
    fn from(next: Next) -> Self {
        Self { next, request: None }
    }
}

/// Writes it down and tells of it, and gives what follows.
pub(super) async fn out(context: &Context, at: Moment<'_>, answer: Answer) -> Result<Went, Error> {
    let Answer { status, next, events, ended, condemned, step } = answer;
    if let Some(condemned) = condemned {
        let why = format!("RollbackRequest {} has found it damaged: {}", at.request.name_any(), condemned.why);
        match condemn(context, &at.request.namespace().unwrap_or_default(), &condemned.backup, why, at.now).await {
            // The request ends all the same, and says what a person must know.
            Err(error) if error.class() == Class::NeedsUser => {
                let note = format!("Backup {} was found damaged, and that could not be written down of it: {error}", condemned.backup);
                context.tell(at.request, Reason::NotCondemned, &note, false);
            }
            condemned => condemned?,
        }
    }
    if let Some(ended) = ended.as_ref().filter(|ended| ended.recorded) {
        record::keep(&context.world, at.request, ended.outcome.reason().text(), at.now).await?;
    }
    let written = status::write(&context.world, at.request, status).await?;
    if let Some(ended) = ended {
        context.metrics.rollbacks.get_or_create(&Outcome { outcome: ended.outcome.reason().to_string(), reason: ended.reason.to_string() }).inc();
    }
    if let Some((name, seconds)) = step {
        context.metrics.step_seconds.get_or_create(&StepLabel { step: format!("{name}") }).observe(seconds);
    }
    tell(context, at, &events).await;
    // Where there was nothing to write, what was read is no news.
    Ok(Went { next, request: Some(written).filter(|written| written.resource_version() != at.request.resource_version()) })
}

/// Tells people of a request.
pub(super) async fn tell(context: &Context, at: Moment<'_>, events: &[Event]) {
    for event in events {
        context.tell(at.request, event.reason, &event.note, event.good);
    }
}

/// Writes down of a Backup that its files are not what they were.
pub(super) async fn condemn(context: &Context, namespace: &str, backup: &str, message: String, now: Timestamp) -> Result<(), Error> {
    let Some(backup) = context.world.get::<Backup>(namespace, backup).await?.filter(|backup| backup.metadata.deletion_timestamp.is_none()) else {
        return Ok(());
    };
    let mut new = backup.status.clone().unwrap_or_default();
    if new.drill.as_ref().is_some_and(DrillStatus::condemns) {
        return Ok(());
    }
    new.drill = Some(DrillStatus { due: time(now), phase: DrillPhase::Failed, message: Some(message.clone()), condemned: true });
    summarize(&mut new.conditions, Summary::Stalled, Reason::Damaged, &message, backup.metadata.generation, now);
    status::write(&context.world, &backup, new).await?;
    context.tell(&backup, Reason::Damaged, &message, false);
    Ok(())
}
