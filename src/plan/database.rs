//! What becomes of the database: nothing, migrations down, or a restore. The least destructive way that works.

use super::method::{MIGRATION_SECONDS, downtime, in_time, method, room_for_copy};
use super::schema::{self, Change, Effect, Evidence, Fingerprint, Judged, Kind};
use super::snapshot::{Backup, Database, Release, Snapshot};
use super::{Refusal, estimate, heads, losses, refuse, target, template};
use crate::api::request_status::{Loss, Method, Migrator, PlannedDatabase, Way};
use crate::api::rollback_request::{DataPolicy, DatabaseRollback, OtherSessions, SchemaPolicy, Tolerate};
use crate::api::{LocalRef, RollbackRequestSpec};
use crate::database::measure;

/// How many differences a message names before it says how many more there are.
const NAMED: usize = 8;

pub struct Decision {
    pub way: Way,
    pub because: String,
    pub losses: Vec<Loss>,
    pub database: Option<PlannedDatabase>,
}

/// Decides for the database of the request; `releases` are what the targets go back to, in their order.
pub fn decide(spec: &RollbackRequestSpec, seen: &Snapshot, releases: &[Option<&Release>], warnings: &mut Vec<String>) -> Result<Decision, Refusal> {
    let (Some(request), Some(database)) = (&spec.database, &seen.database) else {
        return Ok(Decision {
            way: Way::CodeOnly,
            because: "the request names no database, so only code and configuration go back".into(),
            losses: vec![],
            database: None,
        });
    };
    let code_only = |because: String| Ok(Decision { way: Way::CodeOnly, because, losses: vec![], database: Some(planned(seen, database, request)) });
    let recorded = releases.iter().flatten().find(|r| r.fingerprint.is_some());
    if request.data == DataPolicy::Restore {
        let name = request.backup_ref.as_ref().map(|r| r.name.as_str()).unwrap_or_default();
        let Some(backup) = database.backups.iter().find(|b| b.name == name) else {
            return refuse("BackupNotFound", format!("policy {} has no Backup {name}; 'kubectl get backups' lists them", database.policy));
        };
        return restore(seen, request, database, recorded.copied(), backup, "the request asks for the data of a backup".into(), warnings);
    }
    if request.schema == SchemaPolicy::Keep {
        warnings.push("the schema was not compared, since the request says schema: Keep; whether the old code runs on it is not known".into());
        return code_only("the request says that the schema stays as it is".into());
    }
    let Some((release, (good_hash, good_map, good))) = recorded.and_then(|r| Some((*r, r.fingerprint.as_ref()?))) else {
        return refuse(
            "SchemaNotRecorded",
            "there is no record of the schema that the old release had, so nobody can say whether its code runs on the live one; set database.schema: Keep to take code and configuration back alone",
        );
    };
    let another = |other: &&&Release| match &other.fingerprint {
        Some((hash, _, schema)) if hash != good_hash => {
            (other.revision.is_none() || other.revision != release.revision) && !schema_fits(schema, good, &database.facts.owner)
        }
        Some(_) | None => false,
    };
    if let Some(other) = releases.iter().flatten().find(another) {
        return refuse(
            "SchemasDiffer",
            format!(
                "Releases {} and {} ran on different schemas of this one database, so both cannot go back together; name the targets in two requests",
                release.name, other.name
            ),
        );
    }
    if good.server != database.fingerprint.server {
        return refuse(
            "SchemaNotComparable",
            format!(
                "the schema of Release {} was recorded on PostgreSQL {} and the server is {} now, which says the same in other words; set database.schema: Keep to take code and configuration back alone",
                release.name, good.server, database.fingerprint.server
            ),
        );
    }
    let judged = schema::judge(good, &database.fingerprint, &database.evidence, &database.facts.owner);
    let changes: Vec<Change> = judged.iter().map(|j| j.change.clone()).collect();
    let worse = |than: Effect| judged.iter().filter(move |j| j.effect >= than).map(Judged::to_string);
    let minds = if request.tolerate == Tolerate::Unknown { Effect::Breaks } else { Effect::Unknown };
    let live_revision = match &database.revision {
        Ok(revision) => revision.clone(),
        Err(why) => {
            return no_way_down(seen, request, database, release, why.clone(), warnings);
        }
    };
    let harmful = worse(minds).count();
    let starts_migrating = database.migrations.as_ref().is_some_and(|m| m.runs_at_start) && live_revision != release.revision;
    let moved = live_revision != release.revision;
    if !moved && live_revision.is_some() {
        // No release brought what differs, so no migration takes it back. A column that is gone from its table is no drift: a migration
        // without a transaction has stopped half-way, or a person has renamed it.
        let stays = |table: &str| database.fingerprint.get(Kind::Table, table, "").is_some();
        let broken = judged.iter().any(|j| j.effect == Effect::Breaks && matches!(&j.change, Change::Removed(e) if e.kind == Kind::Column && stays(&e.object)));
        if broken || request.data == DataPolicy::RestoreIfNeeded && worse(Effect::Breaks).next().is_some() {
            let why = format!(
                "the old code does not run on the live schema: {}; and the revision is the same in both, so no migration takes it back. Mend that by hand, or set database.schema: Keep to take code and configuration back alone",
                some(worse(Effect::Breaks))
            );
            return no_way_down(seen, request, database, release, why, warnings);
        }
        if harmful > 0 {
            warnings.push(format!(
                "the schema has changed since Release {} was healthy, at the same revision, so by no release; it stays, and whether the old code minds is not known: {}",
                release.name,
                some(worse(minds))
            ));
        }
        return code_only(match changes.len() {
            0 => "the schema is as the release had it".into(),
            n => format!("the schema has the release's revision, and {n} differences that no release brought, so the database is not touched"),
        });
    }
    let needed = match request.schema {
        SchemaPolicy::Downgrade => !changes.is_empty() || moved,
        SchemaPolicy::Auto | SchemaPolicy::Keep => harmful > 0 || starts_migrating,
    };
    if !needed {
        let tolerated = worse(Effect::Unknown).count();
        if tolerated > 0 {
            warnings.push(format!("whether the old code runs with these is not known, and the request tolerates them: {}", some(worse(Effect::Unknown))));
        }
        if moved && database.migrations.as_ref().is_some_and(|m| !m.runs_at_start) {
            warnings.push(format!(
                "the old image does not know revision {}; an application that looks at its revision when it starts needs migrations.runsAtStart: true in policy {}",
                live_revision.as_deref().unwrap_or("none"),
                database.policy
            ));
        }
        let defaults = changes.iter().filter(|c| c.facts().iter().any(|(fact, was, is)| *fact == "default" && was.is_some() && is.is_some()));
        let defaults: Vec<String> = defaults.map(Change::to_string).collect();
        if !defaults.is_empty() {
            warnings.push(format!(
                "the old code's new rows get the newer release's default where they name no value ({}); database.schema: Downgrade takes that back too",
                some(defaults.into_iter())
            ));
        }
        if changes.is_empty() && moved {
            let (has, had) = (live_revision.as_deref().unwrap_or("none"), release.revision.as_deref().unwrap_or("none"));
            warnings.push(format!(
                "the schema is as Release {} had it, but the version table says {has} and not {had}, so the next upgrade would leave out what is not there; stamp it with {had} before",
                release.name
            ));
        }
        return code_only(match changes.len() {
            0 => "the schema is as the release had it".into(),
            n => format!(
                "the schema has {n} differences that the old code does not mind, so the database is not touched: {}",
                some(changes.iter().map(Change::to_string))
            ),
        });
    }
    let because = if harmful == 0 {
        format!("the application migrates when it starts, and the old image does not know revision {}", live_revision.as_deref().unwrap_or("none"))
    } else {
        format!("the old code does not run on the live schema: {}", some(worse(minds)))
    };
    if let Some(failed) = &seen.way_down {
        let named = DatabaseRollback { backup_ref: Some(LocalRef { name: failed.otherwise.clone() }), ..request.clone() };
        return no_way_down(seen, &named, database, release, format!("{because}; and the way down has failed on its copy: {}", failed.why), warnings);
    }
    let Some(migrations) = &database.migrations else {
        let why = format!("{because}; and there is no way down: the policy has no migrations");
        return no_way_down(seen, request, database, release, why, warnings);
    };
    let Some(from) = &live_revision else {
        let why = format!(
            "{because}; and there is no way down: the live revision is not known, since table {} is not there or has no row (the policy's migrations.versionTable)",
            migrations.version_table
        );
        return no_way_down(seen, request, database, release, why, warnings);
    };
    // A release without a revision was there before the first migration.
    let to = release.revision.as_deref().unwrap_or(heads::BASE);
    let bringers =
        seen.workloads.iter().filter_map(|w| target::bringer(w, database)).filter(|r| template::container(&r.template, &migrations.container).is_some());
    let Some(migrator) = bringers.max_by_key(|r| r.last_seen) else {
        let why = format!(
            "{because}; and no Release with a container '{}' was seen with revision {from}, so no image is known that has its migrations",
            migrations.container
        );
        return no_way_down(seen, request, database, release, why, warnings);
    };
    let method = method(request, database, Way::Downgrade, warnings)?;
    if heads::down(from, to).is_empty() && (method == Method::InPlace || heads::peel(from, to).is_empty()) {
        let why = format!(
            "{because}; and there is no way down: of the heads {from} the release had {to}, and back over a branch that it did not have migrations go only on a copy, which is checked first"
        );
        return no_way_down(seen, request, database, release, why, warnings);
    }
    if release.revision.is_none() && method == Method::InPlace {
        let why = format!("{because}; and the release was there before the first migration: that far down it goes only on a copy, which is checked first");
        return no_way_down(seen, request, database, release, why, warnings);
    }
    in_time(request, database, method, Way::Downgrade)?;
    let otherwise = otherwise(request, database, release, method, warnings);
    notes(database, warnings);
    compared(database, warnings);
    let by_digest = migrator.images.iter().find(|p| p.container == migrations.container).map(|p| p.image.clone());
    let tag = template::container(&migrator.template, &migrations.container).and_then(|c| c.image.clone()).unwrap_or_default();
    if by_digest.as_ref().is_none_or(|image| !image.contains("@sha256:")) {
        warnings.push(format!("image {tag} of Release {} is not pinned: its pods reported no registry digest", migrator.name));
    }
    let image = by_digest.filter(|image| image.contains("@sha256:")).unwrap_or(tag);
    Ok(Decision {
        way: Way::Downgrade,
        because,
        losses: losses::of_downgrade(&changes, database, release),
        database: Some(PlannedDatabase {
            from_revision: Some(from.clone()),
            to_revision: release.revision.clone(),
            fingerprint: Some(good_hash.clone()),
            fingerprint_map: Some(good_map.clone()),
            migrator: Some(Migrator { release: migrator.name.clone(), container: migrations.container.clone(), image, leads: Vec::new() }),
            otherwise,
            method,
            downtime_seconds: Some(downtime(method, Way::Downgrade, database)),
            ..planned(seen, database, request)
        }),
    })
}

/// What cannot be migrated down is restored, if the request allows it.
fn no_way_down(
    seen: &Snapshot,
    request: &DatabaseRollback,
    database: &Database,
    release: &Release,
    why: String,
    warnings: &mut Vec<String>,
) -> Result<Decision, Refusal> {
    if request.data == DataPolicy::Keep {
        return refuse("NoWayDown", format!("{why}. A backup can be restored instead: set database.data: RestoreIfNeeded, or Restore with backupRef"));
    }
    match needed(request, database, release) {
        Some(backup) => restore(seen, request, database, Some(release), backup, why, warnings),
        None => {
            let elsewhere = fitting(request, database, release)
                .next()
                .map_or(String::new(), |b| format!("; Backup {} has it, of another database or server: name it in backupRef where that is meant", b.name));
            let policy = &database.policy;
            refuse(
                "NoFittingBackup",
                format!("{why}; and no verified Backup of policy {policy} and its database has the schema of Release {}{elsewhere}", release.name),
            )
        }
    }
}

/// The Backups from which the release could run.
fn fitting<'a>(request: &'a DatabaseRollback, database: &'a Database, release: &'a Release) -> impl Iterator<Item = &'a Backup> {
    database.backups.iter().filter(move |b| match &request.backup_ref {
        Some(reference) => b.name == reference.name,
        None => b.verified && fits(b, release, request, &database.facts.owner).is_ok(),
    })
}

/// The Backup that is restored where there is no way down: the one that the request names, or the newest of this database.
fn needed<'a>(request: &'a DatabaseRollback, database: &'a Database, release: &'a Release) -> Option<&'a Backup> {
    fitting(request, database, release).filter(|b| request.backup_ref.is_some() || b.of_ours).max_by_key(|b| b.taken)
}

/// The Backup that is restored if the way down fails: a migration's own word for its way down is only known when it has run. In
/// place there is no such: what has failed half-way is restored by a person.
fn otherwise(request: &DatabaseRollback, database: &Database, release: &Release, method: Method, warnings: &mut Vec<String>) -> Option<String> {
    if request.data != DataPolicy::RestoreIfNeeded || method != Method::Beside {
        return None;
    }
    let backup = needed(request, database, release).filter(|b| b.verified && b.source.is_some());
    warnings.push(match backup {
        Some(backup) => format!(
            "if the way down fails on its copy, Backup {} of {} is restored instead, and what was written since stays only in the kept original",
            backup.name, backup.taken
        ),
        None => format!("if the way down fails on its copy, the request fails: no verified Backup has the schema of Release {}", release.name),
    });
    backup.map(|b| b.name.clone())
}

fn restore(
    seen: &Snapshot,
    request: &DatabaseRollback,
    database: &Database,
    release: Option<&Release>,
    backup: &Backup,
    because: String,
    warnings: &mut Vec<String>,
) -> Result<Decision, Refusal> {
    if !backup.not_restorable.is_empty() {
        return refuse(
            "BackupNotRestorable",
            format!("Backup {} could not be restored, as its conditions say: {}", backup.name, some(backup.not_restorable.iter().cloned())),
        );
    }
    let Some(source) = backup.source.clone().filter(|_| backup.verified) else {
        return refuse("BackupNotVerified", format!("Backup {} is not complete and verified, so nothing is restored from it; see its conditions", backup.name));
    };
    if major(&backup.server_version).is_some_and(|major| major != database.fingerprint.server) {
        return refuse(
            "BackupOfAnotherMajor",
            format!(
                "Backup {} was taken from PostgreSQL {} and the server is {} now, so what is restored could not be compared; restore it by hand, or take a newer one",
                backup.name, backup.server_version, database.fingerprint.server
            ),
        );
    }
    let gone: Vec<String> = match &backup.schema {
        Some(schema) if !database.facts.roles.is_empty() => {
            schema.roles().into_iter().filter(|role| !database.facts.roles.contains(*role)).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    };
    if !gone.is_empty() {
        return refuse(
            "RoleMissing",
            format!(
                "Backup {} has objects of roles, or grants to roles, that the server does not have any more: {}; make them again (CREATE ROLE …), at least until it is restored",
                backup.name,
                some(gone.into_iter())
            ),
        );
    }
    let fingerprint_map = match release.and_then(|r| Some((r, r.fingerprint.as_ref()?))) {
        Some((release, (_, map, _))) => match fits(backup, release, request, &database.facts.owner) {
            Ok(()) => Some(map.clone()),
            Err(why) => {
                return refuse(
                    "BackupDoesNotFit",
                    format!(
                        "Backup {} has another schema (revision {}) than Release {}, which is to run on it: {why}; name a release with 'to' that fits, or another backup",
                        backup.name,
                        backup.revision.as_deref().unwrap_or("none"),
                        release.name
                    ),
                );
            }
        },
        None => {
            warnings.push(format!(
                "there is no record of the schema that the workloads need, so whether they run on Backup {} is not known before they start",
                backup.name
            ));
            None
        }
    };
    if !database.facts.not_restorable.is_empty() {
        return refuse("RestoreNotPossible", format!("database {} cannot be restored: {}", database.name, some(database.facts.not_restorable.iter().cloned())));
    }
    let method = method(request, database, Way::Restore, warnings)?;
    in_time(request, database, method, Way::Restore)?;
    let one_transaction = method == Method::InPlace && database.room.is_some_and(|room| room >= room_for_copy(database));
    if method == Method::InPlace && !one_transaction && backup.drilled.is_none() {
        return refuse(
            "BackupNotProven",
            format!(
                "database {} would have to be emptied before Backup {} is restored into it, since room for the old and the new at once is not there or not known, and no drill has ever restored that backup with its rows; let the policy drill it (spec.drill), or say what room there is (database.volumeClaim or database.freeSpaceBytes)",
                database.name, backup.name
            ),
        );
    }
    notes(database, warnings);
    if !database.facts.hidden_mappings.is_empty() {
        warnings.push(format!(
            "the options (password) of these user mappings are none, or hidden from the operator's login, and then come from no backup; set them again after: {}",
            some(database.facts.hidden_mappings.iter().cloned())
        ));
    }
    let since: Vec<String> = backup.schema.iter().flat_map(|then| schema::diff(then, &database.fingerprint)).map(|change| change.to_string()).collect();
    if !since.is_empty() {
        warnings.push(format!(
            "since Backup {} the schema, its grants and settings have changed, which a restore takes back: {}",
            backup.name,
            some(since.into_iter())
        ));
    }
    if !backup.of_ours {
        warnings.push(format!("Backup {} was taken from another database or server than policy {} leads to now", backup.name, database.policy));
    }
    if backup.drilled.is_none() {
        warnings.push(format!("Backup {} was read back, but never restored by a drill", backup.name));
    }
    Ok(Decision {
        way: Way::Restore,
        because,
        losses: losses::of_restore(backup, database, method),
        database: Some(PlannedDatabase {
            from_revision: database.revision.clone().ok().flatten(),
            to_revision: backup.revision.clone(),
            fingerprint: Some(backup.fingerprint.clone()),
            fingerprint_map,
            backup: Some(source),
            one_transaction,
            same_revision: release.is_some_and(|r| r.revision.is_some() && r.revision == backup.revision),
            method,
            downtime_seconds: Some(downtime(method, Way::Restore, database)),
            ..planned(seen, database, request)
        }),
    })
}

fn planned(seen: &Snapshot, database: &Database, request: &DatabaseRollback) -> PlannedDatabase {
    PlannedDatabase {
        policy: database.policy.clone(),
        name: database.name.clone(),
        oid: database.facts.oid,
        owner: database.facts.owner.clone(),
        size_bytes: database.facts.size_bytes,
        copy: beside(&database.name, "rb", &seen.uid),
        kept: beside(&database.name, "before", &seen.uid),
        method: Method::Beside,
        downtime_seconds: None,
        expected_seconds: Some(estimate::copy(database).max(estimate::compare(database)).max(estimate::dump(database)).max(estimate::restore(database))),
        from_fingerprint: Some(database.fingerprint.hash()),
        from_revision: None,
        to_revision: None,
        fingerprint: None,
        fingerprint_map: None,
        migrator: None,
        backup: None,
        otherwise: None,
        end_other_sessions: request.other_sessions == OtherSessions::End,
        same_revision: false,
        one_transaction: false,
        system_identifier: database.facts.system_identifier.clone(),
    }
}

/// Whether the release's code runs on what a backup restores, or what it would not run on.
pub(super) fn fits(backup: &Backup, release: &Release, request: &DatabaseRollback, owner: &str) -> Result<(), String> {
    let Some((hash, _, good)) = &release.fingerprint else { return Ok(()) };
    // What differs at one revision was brought by no release.
    if *hash == backup.fingerprint || (release.revision.is_some() && release.revision == backup.revision) {
        return Ok(());
    }
    let Some(schema) = &backup.schema else {
        return Err("its schema was not kept, so what differs cannot be named".into());
    };
    let minds = if request.tolerate == Tolerate::Unknown { Effect::Breaks } else { Effect::Unknown };
    let judged = schema::judge(good, schema, &Evidence::default(), owner);
    let harmful: Vec<String> = judged.iter().filter(|j| j.effect >= minds).map(Judged::to_string).collect();
    if harmful.is_empty() { Ok(()) } else { Err(some(harmful.into_iter())) }
}

/// Whether code of one schema runs on another.
fn schema_fits(good: &Fingerprint, live: &Fingerprint, owner: &str) -> bool {
    good.server == live.server && schema::worst(&schema::judge(good, live, &Evidence::default(), owner)).is_none_or(|worst| worst == Effect::Runs)
}

/// The major of a version like `15.18`.
fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

/// A name of at most 63 bytes that belongs to this request alone.
pub fn beside(name: &str, mark: &str, uid: &str) -> String {
    let uid: String = uid.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    let suffix = format!("_{mark}_{uid}");
    // In a URL other characters are encoded, and not every client decodes the name of a database.
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || "-._~".contains(c) { c } else { '_' }).take(63 - suffix.len()).collect();
    format!("{plain}{suffix}")
}

/// What is compared after the way down, and what that costs.
fn compared(database: &Database, warnings: &mut Vec<String>) {
    if let Some(first) = database.large.first() {
        warnings.push(format!(
            "of {} tables only one row in {} is compared by its values after the way down, since they are larger than the policy's compareLimitBytes; the largest is {} with {} bytes. All rows are counted",
            database.large.len(),
            measure::SAMPLE,
            first.table,
            first.bytes
        ));
    }
    let seconds = estimate::compare(database);
    if seconds >= MIGRATION_SECONDS {
        warnings.push(format!("about {} s of the downtime go into comparing what the database holds, before and after", 2 * seconds));
    }
}

fn notes(database: &Database, warnings: &mut Vec<String>) {
    if !database.facts.slots.is_empty() {
        warnings.push(format!("replication slots stay with the original database: {}", database.facts.slots.join(", ")));
    }
    if !database.other_sessions.is_empty() {
        warnings.push(format!("{} sessions of others on the database are ended", database.other_sessions.len()));
    }
}

/// A list for a message that stays readable.
pub(super) fn some(items: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = items.collect();
    let named = all.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if all.len() > NAMED { format!("{named} and {} more", all.len() - NAMED) } else { named }
}
