//! What a backup may lack to be restored. The first that it lacks is told, since the others hang on it.

use super::asked::Asked;
use super::fit;
use crate::api::Reason;
use crate::api::plan::PlannedBackup;
use crate::migrations::Revision;
use crate::plan::refusal::{Refusal, refuse};
use crate::plan::snapshot::{Backup, Release};
use crate::plan::words::some;

/// A backup that is to be restored, and the release that is to run on it, where its schema is known.
pub struct Restoring<'a> {
    pub asked: &'a Asked<'a>,
    pub backup: &'a Backup,
    pub release: Option<&'a Release>,
}

type Lack = fn(&Restoring<'_>) -> Result<(), Refusal>;

/// What is asked of a backup that is complete, in this order.
const LACKS: [Lack; 4] = [another_major, roles, another_schema, rights];

/// Where the backup lies, if it lacks nothing.
///
/// # Errors
/// With what it lacks.
pub fn nothing(restoring: &Restoring<'_>) -> Result<PlannedBackup, Refusal> {
    not_restorable(restoring)?;
    let source = verified(restoring)?;
    LACKS.iter().try_for_each(|lack| lack(restoring))?;
    Ok(source)
}

fn not_restorable(Restoring { backup, .. }: &Restoring<'_>) -> Result<(), Refusal> {
    if backup.not_restorable.is_empty() {
        return Ok(());
    }
    let why = some(backup.not_restorable.iter().cloned());
    refuse(Reason::BackupNotRestorable, format!("Backup {} could not be restored, as its conditions say: {why}", backup.name))
}

fn verified(Restoring { backup, .. }: &Restoring<'_>) -> Result<PlannedBackup, Refusal> {
    match &backup.source {
        Some(source) if backup.verified => Ok(source.clone()),
        Some(_) | None => refuse(
            Reason::BackupNotVerified,
            format!("Backup {} is not complete and verified, so nothing is restored from it; see its conditions", backup.name),
        ),
    }
}

fn another_major(Restoring { asked, backup, .. }: &Restoring<'_>) -> Result<(), Refusal> {
    let server = asked.database.fingerprint.server;
    match major(&backup.server_version) {
        Some(major) if major != server => refuse(
            Reason::BackupOfAnotherMajor,
            format!(
                "Backup {} was taken from PostgreSQL {} and the server is {server} now, so what is restored could not be compared; restore it by hand, or take a newer one",
                backup.name, backup.server_version
            ),
        ),
        Some(_) | None => Ok(()),
    }
}

/// The major of a version like `15.18`.
fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

fn roles(Restoring { asked, backup, .. }: &Restoring<'_>) -> Result<(), Refusal> {
    let there = &asked.database.facts.roles;
    // Where nobody has asked for the server's roles, none is known to be missing.
    let Some(schema) = backup.schema.as_ref().filter(|_| !there.is_empty()) else { return Ok(()) };
    let gone: Vec<String> = schema.roles().into_iter().filter(|role| !there.contains(*role)).map(str::to_owned).collect();
    if gone.is_empty() {
        return Ok(());
    }
    refuse(
        Reason::RoleMissing,
        format!(
            "Backup {} has objects of roles, or grants to roles, that the server does not have any more: {}; make them again (CREATE ROLE …), at least until it is restored",
            backup.name,
            some(gone.into_iter())
        ),
    )
}

fn another_schema(Restoring { asked, backup, release }: &Restoring<'_>) -> Result<(), Refusal> {
    let Some(release) = release else { return Ok(()) };
    fit::fits(backup, release, asked.request, asked.database).or_else(|why| {
        refuse(
            Reason::BackupDoesNotFit,
            format!(
                "Backup {} has another schema (revision {}) than Release {}, which is to run on it: {why}; name a release with 'to' that fits, or another backup",
                backup.name,
                Revision::told(&backup.revision),
                release.name
            ),
        )
    })
}

fn rights(Restoring { asked, .. }: &Restoring<'_>) -> Result<(), Refusal> {
    let database = asked.database;
    if database.facts.not_restorable.is_empty() {
        return Ok(());
    }
    refuse(Reason::RestoreNotPossible, format!("database {} cannot be restored: {}", database.name, some(database.facts.not_restorable.iter().cloned())))
}

/// What is emptied before it is restored must have been restored once.
///
/// # Errors
/// When no drill has ever restored the backup.
pub fn no_drill(Restoring { asked, backup, .. }: &Restoring<'_>) -> Result<(), Refusal> {
    if backup.drilled.is_some() {
        return Ok(());
    }
    refuse(
        Reason::BackupNotProven,
        format!(
            "database {} would have to be emptied before Backup {} is restored into it, since room for the old and the new at once is not there or not known, and no drill has ever restored that backup with its rows; let the policy drill it (spec.drill), or say what room there is (database.volumeClaim or database.freeSpaceBytes)",
            asked.database.name, backup.name
        ),
    )
}
