//! Whether anything was written since a backup's snapshot: before a database is changed in place, it must still be what its
//! safety backup holds.

use sqlx::PgConnection;

use super::{Error, counts, literal};
use crate::api::TableRows;

/// The first table that is not as the snapshot saw it, in words. Each row knows which transaction wrote it; a row that went
/// is missing in the count.
///
/// # Errors
/// When a table cannot be read.
pub async fn since(session: &mut PgConnection, snapshot: &str, version_table: Option<&str>, then: &[TableRows]) -> Result<Option<String>, Error> {
    // Subtransactions are in no snapshot's list, so all that began since its oldest transaction count as later.
    // The transaction of a row has 32 bits; counted back from now it has all of its 64.
    let writer = "(SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint) - ((((SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint) & 4294967295) - xmin::text::bigint) & 4294967295)";
    let newer = format!(
        "count(*) FILTER (WHERE xmin::text::bigint > 2 AND {writer} > 0 AND ({writer}) >= pg_snapshot_xmin({}::pg_snapshot)::text::bigint)",
        literal(snapshot)
    );
    for now in counts::rows(session, version_table).await? {
        let was = then.iter().find(|t| t.table == now.table).map(|t| t.rows);
        if was != Some(now.rows) {
            return Ok(Some(format!("{} has {} rows, and the backup has {}", now.table, now.rows, was.map_or("no such table".to_owned(), |n| n.to_string()))));
        }
        if now.table == counts::LARGE_OBJECTS {
            continue;
        }
        let written = counts::ask(session, &now.table, &newer, &format!("look who wrote to {}", now.table)).await?;
        if let Some(rows @ 1..) = written {
            return Ok(Some(format!("{rows} rows of {} were written since", now.table)));
        }
    }
    Ok(None)
}
