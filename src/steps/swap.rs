//! Swap: the copy gets the live name, and the original is kept under another, in one transaction.
//!
//! One act on one connection, bounded at 30 s. The name is never absent. Where no step before has closed the live database
//! (a restore, an undo), it is closed in the same act, so that clients are kept out for an instant only. Destroys nothing:
//! the original stays, and after this only the operator may connect to it. Done when the live name points at another
//! database than the plan's, and the kept name points at the plan's.

use super::close;
use super::decision::{Decision, Note, fail};
use super::live::{Live, live, planned_live, same_copy};
use super::run::Run;
use super::session::{fenced, friends, maintenance};
use super::step;
use super::step::{Planned, Step, Undo};
use crate::api::Reason;
use crate::api::plan::{Plan, StepName, Way};
use crate::api::request_status::{Course, Held};
use crate::cluster::workload::{last_scaler, last_writer};
use crate::cluster::{Error, World, refused};
use crate::database::{change, inspect};
use crate::plan::template::hash;

pub struct Swap;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    /// OID of the copy.
    pub copy: Option<i64>,
    /// Whether the kept name points at the database of the plan.
    pub kept: bool,
    /// Whether another database has the kept name.
    pub taken: bool,
    /// Sessions on the live database that are not the operator's, in words.
    pub others: Vec<String>,
    /// Targets that somebody has scaled up or given another template since they were quiet, and who wrote them last.
    pub started: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SwapNow {
    /// Whether the live database must be closed first.
    pub open: bool,
}

/// The reason of a swap that finds code at work which the copy does not fit.
const STARTED: Reason = Reason::WorkloadStarted;

fn words(started: &[String]) -> String {
    let what = started.join(", ");
    format!("{what} while the rollback ran, and would start on a schema that it does not fit; stop whoever does that, and make a new request")
}

async fn started(world: &World, run: &Run<'_>) -> Result<Vec<String>, Error> {
    let mut started = Vec::new();
    for target in &run.plan.targets {
        let (of, workload) = (target.workload(), world.workload(run.namespace(), &target.workload()).await?);
        let rests = run.held().replicas.iter().find(|h| h.are_of(target)).and_then(|h| h.template.as_ref());
        if workload.replicas > 0 || !world.pods(run.namespace(), &workload).await?.is_empty() {
            started.push(format!("{of} was scaled up by {}", last_scaler(&workload.metadata)));
        } else if rests.is_some_and(|rests| *rests != target.as_written(hash(&workload.template))) {
            started.push(format!("{of} was given another template by {}", last_writer(&workload.metadata)));
        }
    }
    Ok(started)
}

impl Planned for Swap {
    const NAME: StepName = StepName::Swap;
    const UNDO: Undo = Undo::By { steps: &[StepName::Quiesce, StepName::Swap], wanted: |undo| undo.database.is_some() };

    fn describe(plan: &Plan) -> String {
        let (live, copy, kept) = (step::named(plan, |d| &d.name), step::named(plan, |d| &d.copy), step::named(plan, |d| &d.kept));
        match plan.way {
            Way::Undo => format!("gives the kept original {copy} the name {live} back in one transaction; what it replaces is kept as {kept}"),
            Way::Nothing | Way::CodeOnly | Way::Downgrade | Way::Restore => {
                format!("gives {copy} the name {live} in one transaction; the original is kept as {kept}")
            }
        }
    }

    /// From here on the names are as they shall be; there is no copy and nothing closed to give back.
    fn settles(held: &mut Held) {
        (held.closed, held.copy) = (false, false);
    }

    /// It writes down what it is about to do.
    fn has_changed(course: &Course) -> bool {
        course.kept_database.is_some()
    }
}

impl Step for Swap {
    type Seen = Seen;
    type Action = SwapNow;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (server, mut session, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let kept = inspect::entry(&mut session, &database.kept).await?.map(|entry| entry.oid);
        Ok(Seen {
            live: live(&mut session, database).await?,
            copy: inspect::entry(&mut session, &database.copy).await?.map(|entry| entry.oid),
            kept: kept == Some(database.oid),
            taken: kept.is_some_and(|oid| oid != database.oid),
            others: close::others(&inspect::sessions(&mut session, &database.name).await?, &server.login.user, &friends(world, run, &policy).await?),
            started: started(world, run).await?,
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<SwapNow> {
        let Some(database) = &run.plan.database else { return fail(Reason::PlanIncomplete, "the plan has no database") };
        let closed_before = run.plans(StepName::Close);
        if let (Live::Original { .. }, Some(failed)) = (&seen.live, same_copy(run, seen.copy)) {
            return failed;
        }
        match (&seen.live, seen.copy, seen.kept) {
            (Live::Other, _, true) if run.plan.way == Way::Undo => {
                Decision::Done(format!("{} is the original again; what the rollback had brought is kept as {}", database.name, database.kept))
            }
            (Live::Other, _, true) => Decision::Done(format!("{} is the checked copy; the original is kept as {}", database.name, database.kept)),
            (Live::Original { open: true }, _, _) if closed_before => fail(
                Reason::DatabaseReopened,
                format!("database {} was opened again by somebody since it was closed; writes could be lost, so it is not swapped", database.name),
            ),
            (Live::Original { open: false }, _, _) if !run.held().closed => fail(
                Reason::DatabaseClosedByOther,
                "somebody else has closed the database (ALLOW_CONNECTIONS false); open it, or find out why, and make a new request",
            ),
            (Live::Original { .. }, None, _) => fail(Reason::CopyMissing, format!("the copy {} was dropped by somebody", database.copy)),
            // Their code is not the one that the copy fits: it would migrate it up again as soon as it has the name.
            (Live::Original { .. }, Some(_), false) if !seen.started.is_empty() => fail(STARTED, words(&seen.started)),
            (Live::Original { .. }, Some(_), false) if seen.taken => fail(
                Reason::KeptNameTaken,
                format!(
                    "the original would be kept as {0}, and a database of that name already exists; rename it or drop it, and make a new request",
                    database.kept
                ),
            ),
            (Live::Original { open }, Some(copy), false) => {
                if let Some(decision) = close::strangers(run, &seen.others).filter(|_| *open) {
                    return decision;
                }
                if run.course.kept_database.is_none() {
                    return Decision::Record(Note::Swapping { kept: database.kept.clone(), copy });
                }
                Decision::Act(SwapNow { open: *open })
            }
            (Live::Original { .. } | Live::Other | Live::Missing, _, _) => {
                fail(Reason::DatabaseChanged, format!("database {} is no longer the one that the plan saw; somebody renamed or replaced it", database.name))
            }
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: SwapNow) -> Result<(), Error> {
        let mut session = fenced(world, run).await?;
        let database = run.database()?;
        // Once more, as near to the transaction as can be.
        let started = started(world, run).await?;
        if !started.is_empty() {
            return refused(STARTED, words(&started));
        }
        let swap =
            change::Swap { live: planned_live(database), copy: &database.copy, copy_oid: run.course.swapped_in, kept: &database.kept, open: action.open };
        Ok(change::swap(&mut session, &swap).await?)
    }
}
