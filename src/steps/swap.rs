//! Swap: the copy gets the live name, and the original is kept under another, in one transaction.
//!
//! One act on one connection, bounded at 30 s. The name is never absent. Destroys nothing: the original stays, and after
//! this only the operator may connect to it. Done when the live name points at another database than the plan's, and the
//! kept name points at the plan's.

use super::{Decision, Live, Note, Run, Step, fail, live, maintenance};
use crate::cluster::{Error, World};
use crate::database::{Access, change, inspect};

pub struct Swap;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    pub copy: bool,
    /// Whether the kept name points at the database of the plan.
    pub kept: bool,
}

impl Step for Swap {
    type Seen = Seen;
    type Action = ();

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (_, mut session, _) = maintenance(world, run, Access::Read).await?;
        let database = run.database()?;
        Ok(Seen {
            live: live(&mut session, database).await?,
            copy: inspect::entry(&mut session, &database.copy).await?.is_some(),
            kept: inspect::entry(&mut session, &database.kept).await?.is_some_and(|entry| entry.oid == database.oid),
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<()> {
        let Some(database) = &run.plan.database else { return fail("PlanIncomplete", "the plan has no database") };
        match (&seen.live, seen.copy, seen.kept) {
            (Live::Other, _, true) => Decision::Done(format!("{} is the checked copy; the original is kept as {}", database.name, database.kept)),
            (Live::Original { open: false }, true, false) if run.status.kept_database.is_none() => Decision::Record(Note::Kept(database.kept.clone())),
            (Live::Original { open: false }, true, false) => Decision::Act(()),
            (Live::Original { open: true }, _, _) => fail(
                "DatabaseReopened",
                format!("database {} was opened again by somebody since it was closed; writes could be lost, so it is not swapped", database.name),
            ),
            (Live::Original { .. }, false, _) => fail("CopyMissing", format!("the copy {} was dropped by somebody", database.copy)),
            (Live::Original { .. } | Live::Other | Live::Missing, _, _) => {
                fail("DatabaseChanged", format!("database {} is no longer the one that the plan saw; somebody renamed or replaced it", database.name))
            }
        }
    }

    async fn act(world: &World, run: &Run<'_>, (): ()) -> Result<(), Error> {
        let (_, mut session, _) = maintenance(world, run, Access::Change).await?;
        let database = run.database()?;
        Ok(change::swap(&mut session, &change::Swap { live: &database.name, copy: &database.copy, kept: &database.kept, oid: database.oid }).await?)
    }
}
