//! What is worth a warning of a change that will be made.

use super::lacks::Restoring;
use crate::plan::estimate;
use crate::plan::large;
use crate::plan::schema;
use crate::plan::snapshot::Database;
use crate::plan::words::some;

/// What becomes of others, whichever way the database is changed.
pub fn of_any_change(database: &Database, warnings: &mut Vec<String>) {
    if !database.facts.slots.is_empty() {
        warnings.push(format!("replication slots stay with the original database: {}", database.facts.slots.join(", ")));
    }
    if !database.other_sessions.is_empty() {
        warnings.push(format!("{} sessions of others on the database are ended", database.other_sessions.len()));
    }
}

/// What is compared after the way down, and what that costs.
pub fn of_comparing(database: &Database, warnings: &mut Vec<String>) {
    if let Some(first) = database.large.first() {
        warnings.push(format!(
            "of {} tables only one row in {} is compared by its values after the way down, since they are larger than the policy's compareLimitBytes; the largest is {} with {} bytes. All rows are counted",
            database.large.len(),
            large::SAMPLE,
            first.table,
            first.bytes
        ));
    }
    let seconds = estimate::compare(database);
    if seconds >= estimate::MIGRATION_SECONDS {
        warnings.push(format!("about {} s of the downtime go into comparing what the database holds, before and after", 2 * seconds));
    }
}

/// A restore onto which nobody knows whether the code runs.
pub fn of_no_record(restoring: &Restoring<'_>) -> Option<String> {
    let recorded = restoring.release.is_some_and(|r| r.fingerprint.is_some());
    (!recorded).then(|| {
        format!(
            "there is no record of the schema that the workloads need, so whether they run on Backup {} is not known before they start",
            restoring.backup.name
        )
    })
}

/// What a restore brings and takes that its reader may not expect, in the order in which it is told.
const OF_RESTORE: [fn(&Restoring<'_>) -> Option<String>; 4] = [hidden_mappings, changed_since, of_another_database, never_drilled];

pub fn of_restore(restoring: &Restoring<'_>, warnings: &mut Vec<String>) {
    warnings.extend(OF_RESTORE.iter().filter_map(|note| note(restoring)));
}

fn hidden_mappings(Restoring { asked, .. }: &Restoring<'_>) -> Option<String> {
    let hidden = &asked.database.facts.hidden_mappings;
    (!hidden.is_empty()).then(|| {
        format!(
            "the options (password) of these user mappings are none, or hidden from the operator's login, and then come from no backup; set them again after: {}",
            some(hidden.iter().cloned())
        )
    })
}

fn changed_since(Restoring { asked, backup, .. }: &Restoring<'_>) -> Option<String> {
    let since: Vec<String> = backup.schema.iter().flat_map(|then| schema::diff(then, &asked.database.fingerprint)).map(|change| change.to_string()).collect();
    (!since.is_empty()).then(|| {
        format!("since Backup {} the schema, its grants and settings have changed, which a restore takes back: {}", backup.name, some(since.into_iter()))
    })
}

fn of_another_database(Restoring { asked, backup, .. }: &Restoring<'_>) -> Option<String> {
    (!backup.of_ours).then(|| format!("Backup {} was taken from another database or server than policy {} leads to now", backup.name, asked.database.policy))
}

fn never_drilled(Restoring { backup, .. }: &Restoring<'_>) -> Option<String> {
    backup.drilled.is_none().then(|| format!("Backup {} was read back, but never restored by a drill", backup.name))
}
