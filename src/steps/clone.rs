//! Clone: a file copy of the closed database, beside it, with what hangs on its name, and its rows counted.
//!
//! Creates a database whose name belongs to this request alone, and to which nobody but its owner and we may connect.
//! Destroys nothing. Done when the copy stands and its OID and what it holds are on record. `CREATE DATABASE` is all or nothing,
//! so a copy that is there is whole.

use super::before::{self, Known};
use super::decision::{Decision, Note, fail};
use super::live::{Live, live, planned_live, reopened, same_copy};
use super::run::{Limit, Run};
use super::session::{fenced, friends, maintenance, owners, policy};
use super::step;
use super::step::{Planned, Step, Undo};
use crate::api::Reason;
use crate::api::plan::{Plan, StepName};
use crate::cluster::{Error, World};
use crate::database::down::content::Content;
use crate::database::{change, inspect};

pub struct Clone;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    pub copy: Option<Copy>,
    /// Transactions of the live database that are prepared.
    pub prepared: i64,
}

/// The copy that is there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Copy {
    pub oid: i64,
    /// What is in it, once it has what hangs on the live name.
    pub known: Option<Known>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Create,
    Dress,
    Keep(Box<Content>),
}

/// How long a prepared transaction is waited for: who prepares one commits it at once, or has gone.
const PREPARED_SECONDS: i64 = 15;

impl Planned for Clone {
    const NAME: StepName = StepName::Clone;
    const LIMIT: Limit = Limit::Size;
    const UNDO: Undo = Undo::None("the copy is held, and dropped where it was not swapped in");

    fn describe(plan: &Plan) -> String {
        let (live, copy) = (step::named(plan, |d| &d.name), step::named(plan, |d| &d.copy));
        format!("copies database {live} to {copy}, beside it; {live} itself is not changed")
    }
}

impl Step for Clone {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (_, mut session, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let copy = match inspect::entry(&mut session, &database.copy).await? {
            None => None,
            Some(entry) if change::is_dressed(&mut session, &database.name, &database.copy).await? => {
                let mut copy = owners(world, run, &policy, &database.copy).await?;
                Some(Copy { oid: entry.oid, known: Some(before::look(world, run, &mut copy, &policy.spec).await?) })
            }
            Some(entry) => Some(Copy { oid: entry.oid, known: None }),
        };
        let prepared = inspect::prepared_transactions(&mut session, &database.name).await?;
        Ok(Seen { live: live(&mut session, database).await?, copy, prepared })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let name = run.plan.database.as_ref().map_or("", |d| &d.name);
        if let Some(failed) = reopened(&seen.live, name) {
            return failed;
        }
        if let Some(failed) = same_copy(run, seen.copy.as_ref().map(|c| c.oid)) {
            return failed;
        }
        match (&seen.copy, &run.course.before) {
            (None, Some(_)) => fail(Reason::CopyMissing, "the copy was dropped by somebody"),
            (None, None) if !run.held().copy => Decision::Record(Note::Copying),
            (None, None) if seen.prepared > 0 && run.age() < PREPARED_SECONDS => {
                Decision::Wait(format!("{} prepared transactions on database {name} to be committed or rolled back", seen.prepared))
            }
            (None, None) if seen.prepared > 0 => fail(
                Reason::PreparedTransactions,
                format!(
                    "{} prepared transactions are on database {name}, which cannot be copied before they are committed or rolled back (pg_prepared_xacts)",
                    seen.prepared
                ),
            ),
            (None, None) => Decision::Act(Action::Create),
            (Some(Copy { known: None, .. }), _) => Decision::Act(Action::Dress),
            (Some(Copy { known: Some(Known::Measured(content)), .. }), None) => Decision::Act(Action::Keep(content.clone())),
            (Some(Copy { oid, known: Some(Known::Kept(before)) }), None) => Decision::Record(Note::Copied { oid: *oid, before: Some(before.clone()) }),
            (Some(_), Some(before)) => Decision::Done(format!("{} tables with {} rows are copied", before.tables, before.rows)),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let database = run.database()?;
        let live = planned_live(database);
        match action {
            Action::Create => Ok(change::clone(&mut fenced(world, run).await?, live, &database.copy, &database.owner).await?),
            Action::Dress => {
                Ok(change::dress(&mut fenced(world, run).await?, live, &database.copy, &friends(world, run, &policy(world, run).await?).await?).await?)
            }
            Action::Keep(content) => before::keep(world, run, &content).await,
        }
    }
}
