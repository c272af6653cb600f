//! A dump with proof: revision and fingerprint from the dump's own snapshot, then every byte read back, and the rows counted
//! that are in it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection};
use tokio::process::Command;
use tokio::time::sleep;

use super::archive::contents;
use super::call::{self, Place};
use super::error::{At, Error};
use super::manifest::{DUMP, FileSum, MANIFEST, Manifest, Proof, SCHEMA, hex, sums};
use super::program::{options_of, program};
use super::server::{connect, owner_of, server_from_environment};
use crate::api::TableRows;
use crate::api::backup::BackupContent;
use crate::database::change::locale;
use crate::database::{
    APPLICATION_NAME, Access, During, consistency, counts, empty, evaluated, fingerprint, inspect,
    written::{self, Objects},
};
use crate::migrations::{Revision, VersionTable};

/// A dump of this share of the tables' size is expected at most; half as much again must be free.
const EXPECTED_SHARE: (u64, u64) = (1, 2);
/// How often it is tried again when somebody changes tables meanwhile.
const TRIES: usize = 3;

/// Dumps, writes the manifest, reads all of it back, and gives the backup its name only then.
///
/// # Errors
/// With the cause, for the condition of the Backup. What was written so far is removed.
pub async fn run(place: &Place, options: &call::Backup) -> Result<BackupContent, Error> {
    let done = place.folder()?;
    let partial = place.partial()?;
    if done.exists() {
        return Err(Error::Refused(format!("{} is there already", done.display())));
    }
    let _own = own(&partial)?;
    let mut taken = taken_anew(options, &partial, options.jobs).await;
    let (mut tries, mut waits) = (0, 0_u32);
    while let Err(error) = &taken
        && let Some(jobs) = again_with(error, options.jobs)
    {
        // A table that is being rewritten is waited for between the tries, when we hold nothing that others wait for.
        match error.of_a_lock() {
            true if waits < WAITS => {
                waits += 1;
                sleep(PAUSE.min(Duration::from_secs(waits.into()))).await;
            }
            false if tries < TRIES => tries += 1,
            _ => break,
        }
        taken = taken_anew(options, &partial, jobs).await;
    }
    match taken {
        Ok(content) => {
            fs::rename(&partial, &done).at("rename", &partial)?;
            sync(&place.root)?;
            Ok(content)
        }
        Err(error) => {
            // The cause is worth more than what the clean-up may say.
            let _ = fs::remove_dir_all(&partial);
            Err(error)
        }
    }
}

/// How often a lock of somebody's is waited for, and how long at most each time: half an hour.
const WAITS: u32 = 120;
const PAUSE: Duration = Duration::from_secs(15);

/// The folder that is written into, as this process's alone as long as the file is open. What an earlier run has left stays in it.
fn own(partial: &Path) -> Result<File, Error> {
    fs::create_dir_all(partial).at("create", partial)?;
    let folder = File::open(partial).at("open", partial)?;
    match rustix::fs::flock(&folder, rustix::fs::FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(folder),
        Err(rustix::io::Errno::WOULDBLOCK) => Err(Error::Refused(format!("another run writes into {} now", partial.display()))),
        // A volume that knows no locks; there the Job's own name keeps others out.
        Err(_) => Ok(folder),
    }
}

/// With how many processes it may go when it is tried again: somebody has changed tables between the snapshot and `pg_dump`'s
/// locks, or a lock was in the way.
fn again_with(error: &Error, jobs: i32) -> Option<i32> {
    match error {
        Error::Rewritten(_) => Some(jobs),
        // Its processes do not wait for locks where they are several.
        Error::ChangedMeanwhile(_) => Some(1),
        // To print a view or an index the server locks it; whoever changes two in another order than ours meets us crosswise.
        Error::Database(error) if error.of_a_lock() => Some(1),
        _ => None,
    }
}

async fn taken_anew(options: &call::Backup, partial: &Path, jobs: i32) -> Result<BackupContent, Error> {
    for entry in fs::read_dir(partial).at("read", partial)? {
        let path = entry.at("read", partial)?.path();
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }.at("remove", &path)?;
    }
    take(options, partial, jobs).await
}

/// A table of the user's.
struct Table {
    name: String,
    /// Its name, its columns and the file of its rows.
    identity: String,
    of_extension: bool,
}

/// The tables by their OIDs, as the session's snapshot has them.
///
/// Who truncates or rewrites a table gives it another file, in which a snapshot of before sees no rows: neither those of
/// before nor those of after. And `pg_dump` reads by the names of the snapshot, whatever has got them meanwhile.
async fn tables(session: &mut PgConnection) -> Result<BTreeMap<i64, Table>, Error> {
    let rows: Vec<(i64, String, String, bool)> = sqlx::query_as(TABLES).fetch_all(session).await.during("look which files the tables have")?;
    Ok(rows.into_iter().map(|(oid, name, identity, of_extension)| (oid, Table { name, identity, of_extension })).collect())
}

const TABLES: &str = "SELECT c.oid::bigint, format('%I.%I', n.nspname, c.relname), format('%I.%I %s %s', n.nspname, c.relname, c.relfilenode, \
       (SELECT array_agg(format('%s %s', a.attnum, a.attname) ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)), \
       EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') \
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
     WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

/// Runs `pg_dump`, and looks with another session whether each table is still what it was: behind its locks none becomes
/// another.
async fn dumped(pg_dump: &mut Command, dump: &Path, look: &mut PgConnection, before: &BTreeMap<i64, Table>) -> Result<(), Error> {
    let dumping = program("pg_dump", pg_dump);
    tokio::pin!(dumping);
    let ended = tokio::select! {
        ended = &mut dumping => Some(ended),
        () = dumps_rows(dump) => None,
    };
    let after = tables(look).await;
    match ended {
        Some(ended) => ended?,
        None => dumping.await?,
    }
    let after = after?;
    let another = |oid: &i64, was: &Table| after.get(oid).is_none_or(|is| is.identity != was.identity);
    match before.iter().find(|(oid, was)| another(oid, was)) {
        Some((_, table)) => Err(Error::Rewritten(table.name.clone())),
        None => Ok(()),
    }
}

/// Waits until `pg_dump` has its locks: it writes rows only then.
async fn dumps_rows(dump: &Path) {
    let rows = |entry: fs::DirEntry| entry.path().extension().is_some_and(|e| e == "gz");
    while !fs::read_dir(dump).is_ok_and(|entries| entries.flatten().any(rows)) {
        sleep(Duration::from_millis(20)).await;
    }
}

/// Whether a backup of a database of that size is expected to have room in a folder.
///
/// # Errors
/// [`Error::NoRoom`] when it is not.
pub(super) fn room(folder: &Path, size_bytes: i64) -> Result<(), Error> {
    let expected = u64::try_from(size_bytes).unwrap_or(0) / EXPECTED_SHARE.1 * EXPECTED_SHARE.0;
    let wanted = expected + expected / 2;
    let free = rustix::fs::statvfs(folder).map(|s| s.f_bavail * s.f_frsize).map_err(std::io::Error::from).at("ask the room of", folder)?;
    match free < wanted {
        true => Err(Error::NoRoom(format!("the claim has {free} bytes free; a backup of {size_bytes} bytes of data wants {wanted}"))),
        false => Ok(()),
    }
}

async fn take(options: &call::Backup, partial: &Path, jobs: i32) -> Result<BackupContent, Error> {
    let (server, database) = server_from_environment()?;
    let versions = options.version_table.as_ref().map(VersionTable::from);
    let table = versions.as_ref().map(|v| v.name.as_str());
    let mut session = connect(&server, &database, Access::Read).await?;
    let facts = inspect::facts(&mut session).await?;
    room(partial, facts.size_bytes)?;
    let what = "begin the snapshot";
    let half_way = empty::marked(&mut session).await?;
    if let Some(schema) = half_way.as_ref().filter(|_| options.scheduled) {
        return Err(Error::Refused(format!(
            "database {database} is half-way through a restore in place (its schema {schema} says so); its backups would push good ones out, so none is taken by schedule"
        )));
    }
    // What locks more than a savepoint gives back is asked before: whoever waits for that would wait for us, and `pg_dump` for
    // him. A sequence that moves in between is taken for written since, to the safe side.
    sqlx::query("SET statement_timeout TO 0").execute(&mut session).await.during("let the looks at the sequences take their time")?;
    let (behind, not_restorable) = match owner_of(&server) {
        Ok(owner) => {
            let mut own = connect(&owner, &database, Access::Read).await?;
            (Some(consistency::behind(&mut own).await?), evaluated::not_found(&mut own).await?)
        }
        // The policy has no login of the owner, and rows are asked as nobody else.
        Err(_) => (None, Vec::new()),
    };
    let sequences = written::sequences(&mut session).await?;
    let settled = written::settled(&mut session).await?;
    let mut snapshot = session.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.during(what)?;
    let name: String = sqlx::query_scalar("SELECT pg_export_snapshot()").fetch_one(&mut *snapshot).await.during(what)?;
    let before = tables(&mut snapshot).await?;
    let schema_revision = Revision::to_text(&counts::revision(&mut snapshot, versions.as_ref()).await?);
    // To print a view the server locks it. Whoever waits to change one would wait for us, and pg_dump for him: so the locks
    // go before it begins.
    let mut look = snapshot.begin().await.during(what)?;
    let schema = fingerprint::read(&mut look, table).await?;
    look.rollback().await.during(what)?;
    let fingerprint = schema.hash();
    let snapshot_text = match settled {
        Some(settled) => settled,
        None => sqlx::query_scalar("SELECT pg_current_snapshot()::text").fetch_one(&mut *snapshot).await.during(what)?,
    };
    let locale = locale(&mut snapshot, &database).await?;
    let roles: Vec<String> =
        sqlx::query_scalar("SELECT rolname::text FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1").fetch_all(&mut *snapshot).await.during(what)?;
    let dump = partial.join(DUMP);
    let mut pg_dump = Command::new("pg_dump");
    pg_dump.args(["--format=directory", "--compress=1", "--no-password"]);
    pg_dump.arg(format!("--jobs={jobs}")).arg(format!("--snapshot={name}")).arg("--file").arg(&dump);
    // Whatever encoding the database's sessions have by a setting, and so that nobody takes its sessions for those of others.
    pg_dump.arg(format!("--encoding={}", locale.encoding)).env("PGAPPNAME", APPLICATION_NAME);
    // It says so itself, but only after its first statements.
    pg_dump.env("PGOPTIONS", options_of(&[("statement_timeout", "0"), ("lock_timeout", "0")]));
    // What no file of the dump tells is asked under the same snapshot, while it is dumped.
    let ask = written::large_objects(&mut snapshot, Objects::All);
    let mut look = connect(&server, &database, Access::Read).await?;
    let (dumped, asked) = tokio::join!(dumped(&mut pg_dump, &dump, &mut look, &before), ask);
    dumped?;
    let large_objects = asked?;
    let rows = rows(&mut snapshot, &dump, &before, table).await?;
    snapshot.rollback().await.during(what)?;
    for entry in fs::read_dir(&dump).at("read", &dump)? {
        sync(&entry.at("read", &dump)?.path())?;
    }
    // Read back from here on: every byte is hashed, what is compressed is decompressed, and the rows of each table are counted.
    let files = sums(&dump, Proof::Decompressed)?;
    let tables = rows.into_iter().map(|(table, rows)| Ok(TableRows { rows: rows.counted(&table, &files)?, table })).collect::<Result<Vec<_>, Error>>()?;
    let manifest = Manifest {
        snapshot: Some(snapshot_text.clone()),
        behind,
        sequences,
        large_objects,
        format: 1,
        database: database.clone(),
        server_version: facts.server_version.clone(),
        schema_revision: schema_revision.clone(),
        fingerprint: fingerprint.clone(),
        version_table: table.map(str::to_owned),
        migration_tool: versions.as_ref().map(|v| v.tool),
        tables: tables.clone(),
        roles,
        owner: Some(facts.owner.clone()),
        locale: Some(locale),
        half_way: half_way.is_some(),
        files,
        proven: vec![],
    };
    let text = serde_json::json!(manifest).to_string();
    let (path, lines) = (partial.join(MANIFEST), partial.join(SCHEMA));
    fs::write(&lines, schema.lines()).at("write", &lines)?;
    fs::write(&path, &text).at("write", &path)?;
    for path in [&lines, &path, &dump, &partial.to_owned()] {
        sync(path)?;
    }
    let checksum = hex(&Sha256::digest(text.as_bytes()));
    Ok(BackupContent {
        database,
        size_bytes: manifest.files.iter().map(|f| i64::try_from(f.size).unwrap_or(i64::MAX)).sum(),
        database_bytes: Some(facts.size_bytes),
        checksum,
        server_version: facts.server_version,
        system_identifier: Some(facts.system_identifier),
        schema_revision,
        fingerprint,
        snapshot: Some(snapshot_text),
        half_way: manifest.half_way,
        not_restorable,
        total_rows: tables.iter().map(|t| t.rows).sum(),
        table_count: i64::try_from(tables.len()).unwrap_or(i64::MAX),
        tables,
    })
}

/// Reads the archive's table of contents as a restore would. `pg_restore` alone would accept an archive that is cut off, so
/// its files are decompressed besides, by [`sums`].
pub async fn readable(dump: &Path) -> Result<(), Error> {
    program("pg_restore", Command::new("pg_restore").arg("--list").arg(dump)).await
}

/// Where the rows of a table are counted.
enum Rows {
    /// In this file of the archive.
    File(String),
    Counted(i64),
}

impl Rows {
    fn counted(&self, table: &str, files: &[FileSum]) -> Result<i64, Error> {
        match self {
            Rows::Counted(rows) => Ok(*rows),
            Rows::File(name) => {
                let rows = files.iter().find(|file| file.name == *name).and_then(|file| file.rows);
                rows.ok_or_else(|| Error::Refused(format!("pg_dump has not written the rows of {table} to their end ({name})")))
            }
        }
    }
}

/// Every table but the tool's own. An extension's table has in the archive what its script does not make, so its rows are
/// counted in the database.
///
/// # Errors
/// When a table has rows in the database, and `pg_dump` leaves them out.
async fn rows(snapshot: &mut PgConnection, dump: &Path, tables: &BTreeMap<i64, Table>, version_table: Option<&str>) -> Result<Vec<(String, Rows)>, Error> {
    let listed = contents(dump).await?;
    // `215; 0 16385 TABLE DATA public orders shop`: its number, by which its file is called, and the table's OID.
    let data: BTreeMap<i64, &str> = listed
        .lines()
        .filter(|line| line.contains(" TABLE DATA "))
        .filter_map(|line| Some((line.split(' ').nth(2)?.parse().ok()?, line.split_once(';')?.0)))
        .collect();
    let skipped = match version_table {
        Some(table) => Some(counts::quoted(snapshot, table).await?),
        None => None,
    };
    let mut all = Vec::new();
    for (oid, Table { name: table, of_extension, .. }) in tables {
        let rows = match data.get(oid) {
            Some(number) if !of_extension => Rows::File(format!("{number}.dat.gz")),
            found => match counts::by_copy(snapshot, table).await? {
                Some(rows @ 1..) if found.is_none() => {
                    return Err(Error::Refused(format!(
                        "{table} has {rows} rows, and pg_dump leaves them out: the table belongs to an extension (ALTER EXTENSION … DROP TABLE …)"
                    )));
                }
                Some(rows) => Rows::Counted(rows),
                None => continue,
            },
        };
        if skipped.as_ref() != Some(table) {
            all.push((table.clone(), rows));
        }
    }
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    all.extend(counts::large_objects(snapshot).await?.map(|objects| (objects.table, Rows::Counted(objects.rows))));
    Ok(all)
}

fn sync(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|f| f.sync_all()).at("write to disk", path)
}
