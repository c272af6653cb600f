//! A dump with proof: counts, revision and fingerprint from the dump's own snapshot, then every byte read back.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;

use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection};
use tokio::process::Command;

use super::manifest::{DUMP, MANIFEST, Manifest, Proof, SCHEMA, hex, sums};
use super::{At, Error, Place, Report, connect, folder, program, server_from_environment};
use crate::api::TableRows;
use crate::api::backup::BackupContent;
use crate::database::change::locale;
use crate::database::{Access, consistency, counts, fingerprint, inspect, written};

/// A dump of this share of the tables' size is expected at most; half as much again must be free.
const EXPECTED_SHARE: (u64, u64) = (1, 2);

/// What to back up, beside libpq's variables.
#[derive(clap::Args, Debug)]
pub struct Options {
    #[command(flatten)]
    pub place: Place,
    /// How many processes dump.
    #[arg(long, default_value_t = 2)]
    pub jobs: u8,
    /// The migration tool's version table.
    #[arg(long)]
    pub version_table: Option<String>,
}

/// Dumps, writes the manifest, reads all of it back, and gives the backup its name only then.
///
/// # Errors
/// With the cause, for the condition of the Backup. What was written so far is removed.
pub async fn run(options: &Options) -> Result<Report, Error> {
    let done = folder(&options.place.root, &options.place.directory)?;
    let partial = folder(&options.place.root, &format!("{}.partial", options.place.directory))?;
    if done.exists() {
        return Err(Error::Refused(format!("{} is there already", done.display())));
    }
    if partial.exists() {
        fs::remove_dir_all(&partial).at("remove", &partial)?;
    }
    fs::create_dir_all(&partial).at("create", &partial)?;
    let taken = take(options, &partial).await;
    match taken {
        Ok(report) => {
            fs::rename(&partial, &done).at("rename", &partial)?;
            sync(&options.place.root)?;
            Ok(report)
        }
        Err(error) => {
            // The cause is worth more than what the clean-up may say.
            let _ = fs::remove_dir_all(&partial);
            Err(error)
        }
    }
}

async fn take(options: &Options, partial: &Path) -> Result<Report, Error> {
    let (server, database) = server_from_environment()?;
    let table = options.version_table.as_deref();
    let mut session = connect(&server, &database, Access::Read).await?;
    let facts = inspect::facts(&mut session).await?;
    let expected = u64::try_from(facts.size_bytes).unwrap_or(0) / EXPECTED_SHARE.1 * EXPECTED_SHARE.0;
    let free = rustix::fs::statvfs(partial).map(|s| s.f_bavail * s.f_frsize).map_err(std::io::Error::from).at("ask the room of", partial)?;
    if free < expected + expected / 2 {
        return Err(Error::NoRoom(format!(
            "the claim has {free} bytes free; a backup of {} bytes of data wants {}",
            facts.size_bytes,
            expected + expected / 2
        )));
    }
    let named = |e: sqlx::Error| Error::Database(crate::database::Error::Query { what: "begin the snapshot".into(), source: e });
    let settled = written::settled(&mut session).await?;
    let mut snapshot = session.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map_err(named)?;
    let name: String = sqlx::query_scalar("SELECT pg_export_snapshot()").fetch_one(&mut *snapshot).await.map_err(named)?;
    let schema_revision = match table {
        Some(table) => counts::revision(&mut snapshot, table).await?,
        None => None,
    };
    // To print a view the server locks it. Whoever waits to change one would wait for us, and pg_dump for him: so the locks
    // go before it begins.
    let mut look = snapshot.begin().await.map_err(named)?;
    let schema = fingerprint::read(&mut look, table).await?;
    look.rollback().await.map_err(named)?;
    let fingerprint = schema.hash();
    let snapshot_text = match settled {
        Some(settled) => settled,
        None => sqlx::query_scalar("SELECT pg_current_snapshot()::text").fetch_one(&mut *snapshot).await.map_err(named)?,
    };
    let sequences = written::sequences(&mut snapshot).await?;
    let locale = locale(&mut snapshot, &database).await?;
    let roles: Vec<String> =
        sqlx::query_scalar("SELECT rolname::text FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1").fetch_all(&mut *snapshot).await.map_err(named)?;
    let dump = partial.join(DUMP);
    let mut pg_dump = Command::new("pg_dump");
    pg_dump.args(["--format=directory", "--compress=1", "--no-password"]);
    pg_dump.arg(format!("--jobs={}", options.jobs)).arg(format!("--snapshot={name}")).arg("--file").arg(&dump);
    // Counted under the same snapshot, while it is dumped.
    let count = async {
        let tables = counts::rows(&mut snapshot, table).await?;
        let behind = consistency::behind(&mut snapshot).await?;
        let oids = oids(&mut snapshot, &tables).await.map_err(named)?;
        let large_objects = written::large_objects(&mut snapshot).await?;
        Ok::<_, Error>((tables, behind, oids, large_objects))
    };
    let (dumped, counted) = tokio::join!(program("pg_dump", &mut pg_dump), count);
    // What cannot be read is said better by the count.
    let (tables, behind, oids, large_objects) = counted?;
    dumped?;
    snapshot.rollback().await.map_err(named)?;

    for entry in fs::read_dir(&dump).at("read", &dump)? {
        sync(&entry.at("read", &dump)?.path())?;
    }
    // Read back from here on: every byte is hashed, and what is compressed is decompressed.
    let files = sums(&dump, Proof::Decompressed)?;
    readable(&dump).await?;
    complete(&dump, &tables, &oids).await?;
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
        version_table: options.version_table.clone(),
        tables: tables.clone(),
        roles,
        owner: Some(facts.owner.clone()),
        locale: Some(locale),
        files,
    };
    let text = serde_json::json!(manifest).to_string();
    let (path, lines) = (partial.join(MANIFEST), partial.join(SCHEMA));
    fs::write(&lines, schema.lines()).at("write", &lines)?;
    fs::write(&path, &text).at("write", &path)?;
    for path in [&lines, &path, &dump, &partial.to_owned()] {
        sync(path)?;
    }
    let checksum = hex(&Sha256::digest(text.as_bytes()));
    Ok(Report {
        content: BackupContent {
            database,
            size_bytes: manifest.files.iter().map(|f| i64::try_from(f.size).unwrap_or(i64::MAX)).sum(),
            database_bytes: Some(facts.size_bytes),
            checksum,
            server_version: facts.server_version,
            schema_revision,
            fingerprint,
            snapshot: Some(snapshot_text),
            total_rows: tables.iter().map(|t| t.rows).sum(),
            table_count: i64::try_from(tables.len()).unwrap_or(i64::MAX),
            tables,
        },
    })
}

/// Reads the archive's table of contents as a restore would. `pg_restore` alone would accept an archive that is cut off, so
/// its files are decompressed besides, by [`sums`].
pub async fn readable(dump: &Path) -> Result<(), Error> {
    program("pg_restore", Command::new("pg_restore").arg("--list").arg(dump)).await
}

/// The OID of each counted table, by which an archive knows it.
async fn oids(session: &mut PgConnection, tables: &[TableRows]) -> Result<Vec<Option<i64>>, sqlx::Error> {
    let mut oids = Vec::new();
    for table in tables {
        if table.table == counts::LARGE_OBJECTS {
            oids.push(None);
            continue;
        }
        oids.push(sqlx::query_scalar("SELECT to_regclass($1)::oid::bigint").bind(&table.table).fetch_one(&mut *session).await?);
    }
    Ok(oids)
}

/// Every table that has rows has them in the archive: those of an extension's own tables are left out by `pg_dump`.
async fn complete(dump: &Path, tables: &[TableRows], oids: &[Option<i64>]) -> Result<(), Error> {
    let contents = super::contents(dump).await?;
    let data: BTreeSet<i64> = contents.lines().filter(|line| line.contains(" TABLE DATA ")).filter_map(|line| line.split(' ').nth(2)?.parse().ok()).collect();
    let missing = |(table, oid): &(&TableRows, &Option<i64>)| table.rows > 0 && oid.is_some_and(|oid| !data.contains(&oid));
    match tables.iter().zip(oids).find(missing) {
        Some((table, _)) => Err(Error::Refused(format!(
            "{} has {} rows, and pg_dump leaves them out: the table belongs to an extension (ALTER EXTENSION … DROP TABLE …)",
            table.table, table.rows
        ))),
        None => Ok(()),
    }
}

fn sync(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|f| f.sync_all()).at("write to disk", path)
}
