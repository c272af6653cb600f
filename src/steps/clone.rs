//! Clone: a file copy of the closed database, beside it, and its rows counted.
//!
//! Creates a database whose name belongs to this request alone. Destroys nothing. Done when the copy stands and its rows
//! are in the status. `CREATE DATABASE` is all or nothing, so a copy that is there is whole.

use super::{Decision, Live, Note, Run, Step, fenced, live, maintenance, planned_live, reopened};
use crate::api::TableRows;
use crate::cluster::{Error, World};
use crate::database::{Access, change, counts, inspect};

pub struct Clone;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    /// Rows of the copy, when there is one.
    pub copy: Option<Vec<TableRows>>,
}

impl Step for Clone {
    type Seen = Seen;
    type Action = ();

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (server, mut session, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let copy = match inspect::entry(&mut session, &database.copy).await? {
            None => None,
            Some(_) => {
                let mut copy = server.connect(&database.copy, Access::Read).await?;
                Some(counts::rows(&mut copy, policy.spec.migrations.as_ref().map(|m| m.version_table.as_str())).await?)
            }
        };
        Ok(Seen { live: live(&mut session, database).await?, copy })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<()> {
        if let Some(failed) = reopened(&seen.live, run.plan.database.as_ref().map_or("", |d| &d.name)) {
            return failed;
        }
        match (&seen.copy, &run.course.rows_before) {
            (None, _) if !run.held().copy => Decision::Record(Note::Copying),
            (None, _) => Decision::Act(()),
            (Some(rows), None) => Decision::Record(Note::RowsBefore(rows.clone())),
            (Some(_), Some(rows)) => Decision::Done(format!("{} tables with {} rows are copied", rows.len(), rows.iter().map(|t| t.rows).sum::<i64>())),
        }
    }

    async fn act(world: &World, run: &Run<'_>, (): ()) -> Result<(), Error> {
        let mut session = fenced(world, run).await?;
        let database = run.database()?;
        Ok(change::clone(&mut session, planned_live(database), &database.copy, &database.owner).await?)
    }
}
