//! Clone: a file copy of the closed database, beside it, with what hangs on its name, and its rows counted.
//!
//! Creates a database whose name belongs to this request alone, and to which nobody but its owner and we may connect.
//! Destroys nothing. Done when the copy stands and its OID and rows are in the status. `CREATE DATABASE` is all or nothing,
//! so a copy that is there is whole.

use super::{Before, Decision, Live, Note, Run, Step, content, fail, fenced, friends, live, maintenance, planned_live, reopened, same_copy};
use sqlx::PgConnection;

use crate::cluster::{Error, World};
use crate::database::{Access, change, consistency, counts, fingerprint, inspect};

pub struct Clone;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    pub copy: Option<Copy>,
}

/// The copy that is there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Copy {
    pub oid: i64,
    /// What is in it, once it has what hangs on the live name.
    pub before: Option<Before>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Create,
    Dress,
}

/// Counts and sums up what migrations must leave as it is.
async fn before(world: &World, run: &Run<'_>, copy: &mut PgConnection, version_table: Option<&str>) -> Result<Before, Error> {
    let common = match &run.database()?.fingerprint_map {
        Some(map) => {
            let good = world.kept_fingerprint(run.namespace(), map, None).await?;
            content::common(&good, &fingerprint::read(copy, version_table).await?)
        }
        None => Vec::new(),
    };
    Ok(Before { rows: counts::rows(copy, version_table).await?, contents: content::sums(copy, &common).await?, behind: consistency::behind(copy).await? })
}

impl Step for Clone {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (server, mut session, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let copy = match inspect::entry(&mut session, &database.copy).await? {
            None => None,
            Some(entry) if change::is_dressed(&mut session, &database.name, &database.copy).await? => {
                let mut copy = server.connect(&database.copy, Access::Read).await?;
                let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
                // Once is enough: what was written down is what is compared.
                let before = match &run.course.rows_before {
                    Some(rows) => Before { rows: rows.clone(), ..Before::default() },
                    None => before(world, run, &mut copy, table).await?,
                };
                Some(Copy { oid: entry.oid, before: Some(before) })
            }
            Some(entry) => Some(Copy { oid: entry.oid, before: None }),
        };
        Ok(Seen { live: live(&mut session, database).await?, copy })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let name = run.plan.database.as_ref().map_or("", |d| &d.name);
        if let Some(failed) = reopened(&seen.live, name) {
            return failed;
        }
        if let Some(failed) = same_copy(run, seen.copy.as_ref().map(|c| c.oid)) {
            return failed;
        }
        match (&seen.copy, &run.course.rows_before) {
            (None, Some(_)) => fail("CopyMissing", "the copy was dropped by somebody"),
            (None, None) if !run.held().copy => Decision::Record(Note::Copying),
            (None, None) => Decision::Act(Action::Create),
            (Some(Copy { before: None, .. }), _) => Decision::Act(Action::Dress),
            (Some(Copy { oid, before: Some(before) }), None) => Decision::Record(Note::Copied { oid: *oid, before: Some(before.clone()) }),
            (Some(_), Some(rows)) => Decision::Done(format!("{} tables with {} rows are copied", rows.len(), rows.iter().map(|t| t.rows).sum::<i64>())),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let mut session = fenced(world, run).await?;
        let database = run.database()?;
        let live = planned_live(database);
        match action {
            Action::Create => Ok(change::clone(&mut session, live, &database.copy, &database.owner).await?),
            Action::Dress => Ok(change::dress(&mut session, live, &database.copy, &friends(world, run).await?).await?),
        }
    }
}
