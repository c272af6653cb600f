//! Whether code runs on a schema, and from which backups it does.

use super::asked::Asked;
use crate::api::rollback_request::{DatabaseRollback, Tolerate};
use crate::migrations::Revision;
use crate::plan::schema::{self, Effect, Evidence, Fingerprint, Judged};
use crate::plan::snapshot::{Backup, Database, Release};
use crate::plan::words::some;

/// From which effect on a difference is a reason not to run on it.
pub fn minds(request: &DatabaseRollback) -> Effect {
    match request.tolerate {
        Tolerate::Unknown => Effect::Breaks,
        Tolerate::Nothing => Effect::Unknown,
    }
}

/// Whether the release's code runs on what a backup restores, or what it would not run on.
pub fn fits(backup: &Backup, release: &Release, request: &DatabaseRollback, database: &Database) -> Result<(), String> {
    if database.migrations.as_ref().is_some_and(|m| m.runs_at_start) && !knows(release, &backup.revision) {
        return Err(format!("the application migrates when it starts, and its image does not know revision {}", Revision::told(&backup.revision)));
    }
    let Some((hash, _, good)) = &release.fingerprint else { return Ok(()) };
    // What differs at one revision was brought by no release.
    if *hash == backup.fingerprint || (release.revision.is_some() && release.revision == backup.revision) {
        return Ok(());
    }
    let Some(schema) = &backup.schema else {
        return Err("its schema was not kept, so what differs cannot be named".into());
    };
    let judged = schema::judge(good, schema, &Evidence::default(), &database.facts.owner);
    let harmful: Vec<String> = judged.iter().filter(|j| j.effect >= minds(request)).map(Judged::to_string).collect();
    if harmful.is_empty() { Ok(()) } else { Err(some(harmful.into_iter())) }
}

/// Whether a release's image has the migration of a revision: of its own, or of before any.
fn knows(release: &Release, revision: &Option<Revision>) -> bool {
    let Some(own) = &release.revision else { return true };
    revision.as_ref().is_none_or(|of| of == own || release.earlier.contains(of))
}

/// Whether code of one schema runs on another.
pub fn schema_fits(good: &Fingerprint, live: &Fingerprint, owner: &str) -> bool {
    good.server == live.server && schema::worst(&schema::judge(good, live, &Evidence::default(), owner)).is_none_or(|worst| worst == Effect::Runs)
}

/// The Backups from which the release could run: that of the name, where there is one.
pub fn fitting<'a>(asked: &Asked<'a>, release: &'a Release, named: Option<&'a str>) -> impl Iterator<Item = &'a Backup> {
    let (request, database) = (asked.request, asked.database);
    asked.database.backups.iter().filter(move |b| match named {
        Some(name) => b.name == name,
        None => b.verified && fits(b, release, request, database).is_ok(),
    })
}

/// The Backup that is restored where there is no way down: the one that is named, or the newest of this database. What a restore has put
/// aside is what somebody did not want: it is restored by its name alone.
pub fn needed<'a>(asked: &Asked<'a>, release: &'a Release, named: Option<&'a str>) -> Option<&'a Backup> {
    fitting(asked, release, named).filter(|b| named.is_some() || b.of_ours && !b.put_aside).max_by_key(|b| b.taken)
}
