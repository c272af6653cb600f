//! The restore: a backup's schema and data in the place of what is there.

use super::asked::Asked;
use super::decision::{Barred, Decision, planned};
use super::lacks::{self, Restoring};
use super::method::{in_time, method};
use super::{against, fit, notes};
use crate::api::Reason;
use crate::api::plan::{Method, PlannedDatabase, Way};
use crate::api::rollback_request::DataPolicy;
use crate::migrations::Revision;
use crate::plan::estimate;
use crate::plan::losses;
use crate::plan::refusal::refuse;
use crate::plan::snapshot::{Backup, Release};

/// What is restored.
pub enum Source<'a> {
    /// The backup that the request asks for.
    Asked(&'a Backup),
    /// A backup from which the release runs: that of the name, or the newest of this database.
    Fitting { release: &'a Release, named: Option<&'a str> },
}

/// # Errors
/// When no backup is to be restored, when it lacks something, when something stands against every method, or when it takes too long.
pub fn decide(asked: &Asked<'_>, source: &Source<'_>, because: &str, warnings: &mut Vec<String>) -> Result<Decision, Barred> {
    let database = asked.database;
    let restoring = match source {
        Source::Asked(backup) => Restoring { asked, backup, release: asked.recorded() },
        Source::Fitting { release, named } => Restoring { asked, backup: fitting(asked, release, *named, because)?, release: Some(release) },
    };
    let source = lacks::nothing(&restoring)?;
    let (backup, release) = (restoring.backup, restoring.release);
    warnings.extend(notes::of_no_record(&restoring));
    let method = method(asked, Way::Restore, warnings)?;
    in_time(asked, method, Way::Restore)?;
    let one_transaction = method == Method::InPlace && database.room.is_some_and(|room| room >= against::room_for_copy(database));
    if method == Method::InPlace && !one_transaction {
        lacks::no_drill(&restoring)?;
    }
    notes::of_any_change(database, warnings);
    notes::of_restore(&restoring, warnings);
    Ok(Decision {
        way: Way::Restore,
        because: because.to_owned(),
        losses: losses::of_restore(backup, database, method),
        database: Some(PlannedDatabase {
            from_revision: database.revision.as_ref().ok().and_then(Revision::to_text),
            to_revision: Revision::to_text(&backup.revision),
            fingerprint: Some(backup.fingerprint.clone()),
            fingerprint_map: release.and_then(|r| r.fingerprint.as_ref()).map(|(_, map, _)| map.clone()),
            backup: Some(source),
            one_transaction,
            same_revision: release.is_some_and(|r| r.revision.is_some() && r.revision == backup.revision),
            method,
            downtime_seconds: Some(estimate::downtime(method, Way::Restore, database)),
            ..planned(asked)
        }),
    })
}

/// The backup that is restored where there is no way down, if the request allows it.
fn fitting<'a>(asked: &Asked<'a>, release: &'a Release, named: Option<&'a str>, because: &str) -> Result<&'a Backup, Barred> {
    if asked.request.data == DataPolicy::Keep {
        let help = "A backup can be restored instead: set database.data: RestoreIfNeeded, or Restore with backupRef";
        return Err(Barred::NoWay(format!("{because}. {help}")));
    }
    if let Some(backup) = fit::needed(asked, release, named) {
        return Ok(backup);
    }
    let policy = &asked.database.policy;
    let elsewhere = fit::fitting(asked, release, named)
        .next()
        .map_or(String::new(), |b| format!("; Backup {} has it, of another database or server: name it in backupRef where that is meant", b.name));
    refuse(
        Reason::NoFittingBackup,
        format!("{because}; and no verified Backup of policy {policy} and its database has the schema of Release {}{elsewhere}", release.name),
    )
    .map_err(Barred::Refused)
}
