//! One round of a step: it looks, decides, and acts or is written down.

use std::pin::Pin;
use std::time::Duration;

use kube::ResourceExt;

use super::carry::{self, Went};
use super::context::Context;
use super::deadline::{self, within};
use crate::api::RollbackRequest;
use crate::cluster::{Error, World};
use crate::database;
use crate::request::stepping::{Turn, decided, run, trouble};
use crate::request::{Moment, Next};
use crate::steps::{Planned, Run, Step, Visitor, visit};

pub(super) async fn round(context: &Context, at: Moment<'_>, index: usize) -> Result<Went, Error> {
    let seen = at.seen();
    let run = run(at, &seen, index)?;
    visit(run.step.name, Round { context, run: &run, index }).await
}

struct Round<'a> {
    context: &'a Context,
    run: &'a Run<'a>,
    index: usize,
}

impl<'a> Visitor for Round<'a> {
    type Out = Pin<Box<dyn Future<Output = Result<Went, Error>> + Send + 'a>>;

    fn visit<S: Planned>(self) -> Self::Out {
        Box::pin(of::<S>(self.context, self.run, self.index))
    }
}

async fn of<S: Step>(context: &Context, run: &Run<'_>, index: usize) -> Result<Went, Error> {
    let (world, request) = (&context.world, run.request);
    let left = Duration::from_secs((run.limit() - run.age()).max(0).unsigned_abs()).max(deadline::LOOK);
    let decision = match unless_called_off(world, request, within(left, "look", Box::pin(S::observe(world, run)))).await {
        Ok(seen) => S::next(run, &seen),
        Err(error) => trouble(error)?,
    };
    let mut turn = decided(run, index, decision);
    if let Turn::Act(action) = turn {
        turn = match unless_called_off(world, request, within(left, "act", Box::pin(S::act(world, run, action)))).await {
            Ok(()) => return Ok(Next::Round.into()),
            Err(error) => decided(run, index, trouble(error)?),
        };
    }
    match turn {
        Turn::Write(answer) => carry::out(context, Moment { request, now: run.now }, *answer).await,
        Turn::Act(_) => Ok(Next::Round.into()),
    }
}

/// How often a long look or act asks whether it is still wanted.
const CALLED_OFF: Duration = Duration::from_secs(3);

/// The future's result, or an error when the request is aborted or deleted meanwhile: what is dropped half-way ends with
/// its connection, on the server too, and the next look sees what came of it.
async fn unless_called_off<T>(world: &World, request: &RollbackRequest, future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let called_off = async {
        loop {
            tokio::time::sleep(CALLED_OFF).await;
            // An API server that does not answer ends nothing.
            let Ok(now) = world.get::<RollbackRequest>(&request.namespace().unwrap_or_default(), &request.name_any()).await else { continue };
            let aborted = |now: &RollbackRequest| now.spec.abort && !request.spec.abort;
            if now.is_none_or(|now| now.metadata.deletion_timestamp != request.metadata.deletion_timestamp || aborted(&now)) {
                return;
            }
        }
    };
    tokio::select! {
        done = future => done,
        () = Box::pin(called_off) => Err(database::Error::Moved(format!("RollbackRequest {} was aborted or deleted meanwhile", request.name_any())).into()),
    }
}
