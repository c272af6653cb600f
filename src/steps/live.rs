//! What the names of the plan's databases point at, which every step on the database looks at first.

use sqlx::PgConnection;

use super::decision::{Decision, fail};
use super::run::Run;
use crate::api::Reason;
use crate::api::plan::PlannedDatabase;
use crate::cluster::Error;
use crate::database::{change, inspect};

/// The live database as the plan saw it.
pub(crate) fn planned_live(database: &PlannedDatabase) -> change::Live<'_> {
    change::Live { name: &database.name, oid: database.oid }
}

/// What the live name points at, which every step on the database looks at first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Live {
    /// The database of the plan; whether it lets sessions in.
    Original {
        open: bool,
    },
    /// Another database: ours after the swap, or somebody's.
    Other,
    Missing,
}

pub(crate) async fn live(session: &mut PgConnection, database: &PlannedDatabase) -> Result<Live, Error> {
    Ok(match inspect::entry(session, &database.name).await? {
        Some(entry) if entry.oid == database.oid => Live::Original { open: entry.allows_connections },
        Some(_) => Live::Other,
        None => Live::Missing,
    })
}

/// The failure of a step that finds the source open again: writes may have come in that the copy lacks.
pub(crate) fn reopened<A>(live: &Live, name: &str) -> Option<Decision<A>> {
    match live {
        Live::Original { open: false } => None,
        Live::Original { open: true } => Some(fail(
            Reason::DatabaseReopened,
            format!("database {name} was opened again by somebody since it was closed; writes could be lost, so its copy is not used"),
        )),
        Live::Other | Live::Missing => {
            Some(fail(Reason::DatabaseChanged, format!("database {name} is no longer the one that the plan saw; somebody renamed or replaced it")))
        }
    }
}

/// The failure of a step that finds another database under the copy's name.
pub(crate) fn same_copy<A>(run: &Run<'_>, seen: Option<i64>) -> Option<Decision<A>> {
    match (run.course.copy_oid, seen) {
        (Some(made), Some(seen)) if made != seen => {
            let name = run.plan.database.as_ref().map_or("", |d| &d.copy);
            Some(fail(Reason::CopyReplaced, format!("{name} is not the copy that this request made: somebody has put another database in its place")))
        }
        _ => None,
    }
}
