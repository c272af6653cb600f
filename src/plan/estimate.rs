//! How long a database will be busy: from its size, and from what was last measured where something was. Pure.
//!
//! The rates without a measurement are a slow disk's, so that what is promised is kept: measured on two cores a file copy is
//! eight times, a dump and a restore are three times as fast.

pub use super::snapshot::Rates;

use super::snapshot::Database;
use crate::api::plan::{Method, Way};

/// Bytes per second of a file copy on the server, of a dump, of a restore with its indexes, and of summing up all values.
const COPY: i64 = 100_000_000;
const DUMP: i64 = 50_000_000;
const RESTORE: i64 = 10_000_000;
const COMPARE: i64 = 40_000_000;
/// Shorter work tells of its beginning and its end, and not of a rate: in seconds.
const TELLING_SECONDS: i64 = 10;
/// What a migration is expected to take, where nothing tells it: its pod's start and a few statements.
pub const MIGRATION_SECONDS: i64 = 30;

/// The rate of work that took so long, where it tells one.
pub fn rate(bytes: i64, seconds: i64) -> Option<i64> {
    (seconds >= TELLING_SECONDS && bytes > 0).then(|| (bytes / seconds).max(1))
}

fn seconds(bytes: i64, rate: i64) -> i64 {
    bytes / rate + 1
}

/// A copy beside, and what it holds summed up.
pub fn copy(database: &Database) -> i64 {
    match database.rates.copy {
        Some(rate) => seconds(database.facts.size_bytes, rate),
        None => seconds(database.facts.size_bytes, COPY) + compare(database),
    }
}

/// Every value summed up once; of the large tables a sample, at the speed of a scan.
pub fn compare(database: &Database) -> i64 {
    let large: i64 = database.large.iter().map(|t| t.bytes).sum();
    (database.facts.size_bytes - large).max(0) / COMPARE + large / COPY
}

pub fn dump(database: &Database) -> i64 {
    seconds(database.facts.size_bytes, database.rates.dump.unwrap_or(DUMP))
}

/// From the last restore, else from the newest drill of the policy's backups, else from the size.
pub fn restore(database: &Database) -> i64 {
    let drill = database.backups.iter().filter(|b| b.restore_seconds.is_some()).max_by_key(|b| b.taken);
    match (database.rates.restore, drill) {
        (Some(rate), _) => seconds(database.facts.size_bytes, rate),
        (None, Some(backup)) => backup.restore_seconds.map_or(0, |s| s + 1),
        (None, None) => seconds(database.facts.size_bytes, RESTORE),
    }
}

/// The longest step on the database, whichever way it goes.
pub fn longest(database: &Database) -> i64 {
    copy(database).max(compare(database)).max(dump(database)).max(restore(database))
}

/// How many seconds the database keeps the application down.
pub fn downtime(method: Method, way: Way, database: &Database) -> i64 {
    match (method, way) {
        (Method::Beside, Way::Downgrade) => copy(database) + MIGRATION_SECONDS + compare(database),
        (Method::Beside, _) => 1,
        (Method::InPlace, Way::Restore) => dump(database) + restore(database),
        (Method::InPlace, _) => dump(database) + MIGRATION_SECONDS + 2 * compare(database),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_work_that_took_its_time_tells_a_rate() {
        assert_eq!(rate(1_000_000, 2), None);
        assert_eq!(rate(0, 60), None);
        assert_eq!(rate(6_000_000_000, 60), Some(100_000_000));
        assert_eq!(rate(5, 60), Some(1), "no division by nothing after");
    }
}
