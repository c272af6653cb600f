//! What a change of the database would lose, by names and counted: what was lost is measured after.

use super::schema::{Change, Kind};
use super::snapshot::{Backup, Database, Release};
use crate::api::request_status::{Loss, Method};

/// What a migration down removes, counted, and what it cannot bring back.
pub(super) fn of_downgrade(changes: &[Change], database: &Database, release: &Release) -> Vec<Loss> {
    let count = |table: &str, column: &str| database.would_go.get(&(table.to_owned(), column.to_owned())).copied().unwrap_or(0);
    let added = |table: &str| changes.iter().any(|c| matches!(c, Change::Added(e) if e.kind == Kind::Table && e.object == table));
    let had = |b: &&Backup| {
        release.fingerprint.as_ref().is_some_and(|(hash, ..)| *hash == b.fingerprint) || (release.revision.is_some() && b.revision == release.revision)
    };
    let holder = database.backups.iter().filter(|b| b.verified).filter(had).max_by_key(|b| b.taken);
    changes
        .iter()
        .filter_map(|change| match change {
            // A month's partition stays where its table stays.
            Change::Added(e) if e.kind == Kind::Table && e.has("bound") && !e.list("parents").iter().any(|parent| added(parent)) => None,
            Change::Added(e) if e.kind == Kind::Table => {
                let (table, rows) = (&e.object, count(&e.object, ""));
                Some(Loss { object: table.clone(), rows, message: format!("drops {table}: {rows} rows") })
            }
            Change::Added(e) if e.kind == Kind::Column && !added(&e.object) => {
                let (table, column, rows) = (&e.object, &e.part, count(&e.object, &e.part));
                Some(Loss {
                    object: format!("{table}.{column}"),
                    rows,
                    message: format!("drops {table}.{column}: {rows} rows have a value there; what its migration does not carry to another column is gone"),
                })
            }
            Change::Removed(e) if e.kind == Kind::Column => {
                let (table, column) = (&e.object, &e.part);
                Some(Loss {
                    object: format!("{table}.{column}"),
                    rows: 0,
                    message: match holder {
                        Some(backup) => format!(
                            "{table}.{column} comes back without the values that the newer release dropped; Backup {} of {} has them",
                            backup.name, backup.taken
                        ),
                        None => format!(
                            "{table}.{column} comes back without the values that the newer release dropped, unless its migration kept them; no backup has them"
                        ),
                    },
                })
            }
            Change::Added(_) | Change::Removed(_) | Change::Altered { .. } => None,
        })
        .filter(|loss| loss.rows > 0 || loss.message.contains("comes back"))
        .collect()
}

pub(super) fn of_restore(backup: &Backup, database: &Database, method: Method) -> Vec<Loss> {
    let kept = match method {
        Method::Beside => "the kept original",
        Method::InPlace => "the safety backup",
    };
    database
        .rows
        .iter()
        .map(|now| {
            let then = backup.rows.iter().find(|t| t.table == now.table).map(|t| t.rows);
            let was = then.map_or("not told by its status".to_owned(), |n| n.to_string());
            Loss {
                object: now.table.clone(),
                rows: now.rows,
                message: format!(
                    "{}: {} rows now, {was} in Backup {}; what was written since {} stays only in {kept}",
                    now.table, now.rows, backup.name, backup.taken
                ),
            }
        })
        .collect()
}
