//! A restore into an empty database beside the live one, or into the live one itself, compared with what the manifest
//! says.

use std::path::Path;

use sqlx::Connection;
use tokio::process::Command;

use super::manifest::{DUMP, Manifest, verified};
use super::{Error, Place, Report, connect, database_uri, folder, program, server_from_environment};
use crate::api::backup::BackupContent;
use crate::database::{Access, counts, empty, fingerprint, inspect};

/// What to restore, beside libpq's variables, which name the empty database.
#[derive(clap::Args, Debug)]
pub struct Options {
    #[command(flatten)]
    pub place: Place,
    /// SHA-256 of the backup's manifest, as its Backup has it.
    #[arg(long)]
    pub checksum: String,
    /// How many processes restore.
    #[arg(long, default_value_t = 2)]
    pub jobs: u8,
    /// Empty the database first. The schema of this name stands in it until it is whole again.
    #[arg(long)]
    pub in_place: Option<String>,
}

/// Proves the files, restores them, and compares rows, revision and schema with the manifest.
///
/// # Errors
/// When a file is damaged (before anything is restored), the database is not empty, or what came out differs.
pub async fn run(options: &Options) -> Result<Report, Error> {
    let (server, database) = server_from_environment()?;
    let folder = folder(&options.place.root, &options.place.directory)?;
    let manifest = verified(&folder, &options.checksum)?;
    let table = manifest.version_table.as_deref();
    let mut session = connect(&server, &database, Access::Change).await?;
    if let Some(token) = &options.in_place {
        let others = inspect::sessions(&mut session, &database).await?;
        if let Some(other) = others.first() {
            return Err(Error::Refused(format!("{} sessions are on database {database}, the first of {}; nothing was changed", others.len(), other.user)));
        }
        empty::empty(&mut session, token).await?;
    }
    restore_into(&mut session, &database, &folder, options.jobs).await?;
    let report = compare(&mut session, &manifest, &database, &options.checksum, table).await?;
    if let Some(token) = &options.in_place {
        empty::whole(&mut session, token).await?;
    }
    session.close().await.map_err(|source| crate::database::Error::Query { what: "end the session".into(), source })?;
    Ok(report)
}

/// Restores a proven backup into the empty database that the session is on.
pub(super) async fn restore_into(session: &mut sqlx::PgConnection, database: &str, folder: &Path, jobs: u8) -> Result<(), Error> {
    // Into a database that is not empty a restore doubles or mixes rows, and its exit code does not tell.
    let there = fingerprint::read(session, None).await?.0.len();
    if there > 0 {
        return Err(Error::Refused(format!("database {database} is not empty: it has {there} objects; nothing was restored")));
    }
    let mut pg_restore = Command::new("pg_restore");
    pg_restore.args(["--exit-on-error", "--no-password", "--no-subscriptions"]).arg(format!("--jobs={jobs}"));
    pg_restore.arg(format!("--dbname={}", database_uri(database))).arg(folder.join(DUMP));
    pg_restore.env("PGOPTIONS", "-c synchronous_commit=off -c maintenance_work_mem=512MB");
    program("pg_restore", &mut pg_restore).await?;
    let failed = |source| crate::database::Error::Query { what: "analyze the restored tables".into(), source };
    sqlx::query("ANALYZE").execute(session).await.map_err(failed)?;
    Ok(())
}

pub(super) async fn compare(
    session: &mut sqlx::PgConnection,
    manifest: &Manifest,
    database: &str,
    checksum: &str,
    table: Option<&str>,
) -> Result<Report, Error> {
    let tables = counts::rows(session, table).await?;
    if let Some(wrong) = manifest.tables.iter().find(|t| !tables.contains(t)) {
        let now = tables.iter().find(|t| t.table == wrong.table).map_or("no such table".to_owned(), |t| t.rows.to_string());
        return Err(Error::Refused(format!("{} came back with {now} rows, the backup has {}", wrong.table, wrong.rows)));
    }
    let fingerprint = fingerprint::read(session, table).await?.hash();
    if fingerprint != manifest.fingerprint {
        return Err(Error::Refused("the restored schema is not the one that was backed up: extensions, roles or the server differ".into()));
    }
    let schema_revision = match table {
        Some(table) => counts::revision(session, table).await?,
        None => None,
    };
    Ok(Report {
        content: BackupContent {
            database: database.to_owned(),
            size_bytes: 0,
            checksum: checksum.to_owned(),
            server_version: manifest.server_version.clone(),
            schema_revision,
            fingerprint,
            total_rows: tables.iter().map(|t| t.rows).sum(),
            table_count: i64::try_from(tables.len()).unwrap_or(i64::MAX),
            tables,
        },
    })
}
