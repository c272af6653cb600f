//! What a change of the database would lose, by names and counted: what was lost is measured after.

use super::schema::{Change, Entry, Kind, Room};
use super::snapshot::{Backup, Database, Release};
use crate::api::plan::{Loss, Method};

/// How many losses a plan names: a status has room for about a megabyte.
const LOSSES: usize = 500;

/// The largest losses, in their order, and how many there are besides.
pub(super) fn bounded(mut losses: Vec<Loss>) -> Vec<Loss> {
    let more = losses.len().saturating_sub(LOSSES);
    if more > 0 {
        let mut sizes: Vec<i64> = losses.iter().map(|l| l.rows).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let (least, rows) = (sizes[LOSSES - 1], sizes[LOSSES..].iter().sum());
        let mut room = LOSSES - sizes.iter().filter(|rows| **rows > least).count();
        losses.retain(|l| l.rows > least || l.rows == least && room.checked_sub(1).map(|left| room = left).is_some());
        losses.push(Loss { object: String::new(), rows, message: format!("{more} more tables, with {rows} rows now") });
    }
    losses
}

/// What a migration down removes, counted, and what it cannot bring back.
pub(super) fn of_downgrade(changes: &[&Change], database: &Database, release: &Release) -> Vec<Loss> {
    let holder = holder(database, release);
    let added = |table: &str| changes.iter().any(|c| matches!(c, Change::Added(e) if e.kind == Kind::Table && e.object == table));
    let loss = |change: &&Change| match change {
        // A month's partition stays where its table stays.
        Change::Added(e) if e.kind == Kind::Table && e.has("bound") && !e.list("parents").iter().any(|parent| added(parent)) => None,
        Change::Added(e) if e.kind == Kind::Table => dropped_table(e, database),
        Change::Added(e) if e.kind == Kind::Column && !added(&e.object) => dropped_column(e, database),
        Change::Removed(e) if e.kind == Kind::Column => Some(empty_column(e, holder)),
        Change::Altered { good, live } if live.kind == Kind::Column => retyped(good, live, database, holder),
        Change::Added(_) | Change::Removed(_) | Change::Altered { .. } => None,
    };
    changes.iter().filter_map(loss).collect()
}

/// The newest backup that has what the newer release dropped.
fn holder<'a>(database: &'a Database, release: &Release) -> Option<&'a Backup> {
    let had = |b: &&Backup| {
        release.fingerprint.as_ref().is_some_and(|(hash, ..)| *hash == b.fingerprint) || (release.revision.is_some() && b.revision == release.revision)
    };
    database.backups.iter().filter(|b| b.verified && !b.put_aside).filter(had).max_by_key(|b| b.taken)
}

/// Rows of a new table, or with a value in a new column, where there are any.
fn would_go(database: &Database, table: &str, column: &str) -> Option<i64> {
    database.would_go.get(&(table.to_owned(), column.to_owned())).copied().filter(|rows| *rows > 0)
}

fn dropped_table(entry: &Entry, database: &Database) -> Option<Loss> {
    let table = &entry.object;
    let rows = would_go(database, table, "")?;
    Some(Loss { object: table.clone(), rows, message: format!("drops {table}: {rows} rows") })
}

fn dropped_column(entry: &Entry, database: &Database) -> Option<Loss> {
    let object = format!("{}.{}", entry.object, entry.part);
    let rows = would_go(database, &entry.object, &entry.part)?;
    let message = format!("drops {object}: {rows} rows have a value there; what its migration does not carry to another column is gone");
    Some(Loss { object, rows, message })
}

/// A column that comes back, and not what was in it.
fn empty_column(entry: &Entry, holder: Option<&Backup>) -> Loss {
    let object = format!("{}.{}", entry.object, entry.part);
    let message = match holder {
        Some(backup) => {
            format!("{object} comes back without the values that the newer release dropped; Backup {} of {} has them", backup.name, backup.taken)
        }
        None => {
            format!("{object} comes back without the values that the newer release dropped, unless its migration kept them; no backup has them")
        }
    };
    Loss { object, rows: 0, message }
}

/// What becomes of the values of a column that gets its former type back.
fn retyped(good: &Entry, live: &Entry, database: &Database, holder: Option<&Backup>) -> Option<Loss> {
    let (had, has) = (good.fact("type"), live.fact("type"));
    let fits = |room: &str, values: &str| Room::of(room)?.holds(Room::of(values)?);
    let (table, column) = (&live.object, &live.part);
    let object = format!("{table}.{column}");
    if fits(had, has) == Some(false)
        && let Some(rows @ 1..) = database.evidence.unfit(table, column)
    {
        let message = format!(
            "{object} goes from {has} to {had}: {rows} rows have a value that {had} has no room for; its migration rounds it, cuts it off or stops there"
        );
        return Some(Loss { object, rows, message });
    }
    // What the newer release has rounded or cut off is no migration's to bring back.
    (fits(has, had) == Some(false)).then(|| {
        let former = match holder {
            Some(backup) => format!("Backup {} of {} has the former ones", backup.name, backup.taken),
            None => "no backup has the former ones".to_owned(),
        };
        let message = format!("{object} comes back as {had} with the values that the newer release's {has} had room for; {former}");
        Loss { object, rows: 0, message }
    })
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
