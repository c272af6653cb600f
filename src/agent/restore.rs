//! A restore into an empty database beside the live one, or into the live one itself, compared with what the manifest
//! says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::process::Command;

use super::in_place::{InPlace, UNHARMED};
use super::manifest::{self, DUMP, Manifest, schema, verified};
use super::{At, Error, Place, Report, connect, contents, database_uri, folder, in_place, options_of, owner_of, program, script, server_from_environment};
use crate::api::TableRows;
use crate::api::backup::BackupContent;
use crate::database::{
    self, Access, Server, counts, empty, fingerprint, inspect,
    written::{self, Objects},
};
use crate::plan::schema::{Fingerprint, Kind, changed_by_restore};
use crate::plan::snapshot::Session;

/// What a failure says that is the server's and not the backup's.
pub const ANOTHER_MAJOR: &str = "so what was restored cannot be compared";

/// How many differences a message names.
const NAMED: usize = 8;
/// How often a comparison is begun that the server or the network has cut off, and the pause before.
const COMPARES: u32 = 3;
const PAUSE: Duration = Duration::from_secs(5);

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
    /// Empty, restore and compare in one transaction: the server must have room for the old and the new at once.
    #[arg(long, requires = "in_place")]
    pub one_transaction: bool,
    /// The folder of the safety backup, which the database must still equal when it is emptied, and the SHA-256 of its manifest.
    #[arg(long, requires = "safety_checksum")]
    pub safety_directory: Option<String>,
    #[arg(long)]
    pub safety_checksum: Option<String>,
}

/// What of an archive is restored, as a file for `pg_restore`. It goes when it is dropped.
pub(super) struct Contents(PathBuf);

impl Contents {
    /// All but the comments of extensions, which their owner alone may write; making an extension writes its own.
    pub(super) async fn of(dump: &Path, made: &[&str]) -> Result<Self, Error> {
        let all = contents(dump).await?;
        let there = |line: &str| made.iter().any(|schema| line.contains(&format!(" SCHEMA - {schema} ")));
        let kept: String = all.lines().filter(|line| !line.contains(" COMMENT - EXTENSION ") && !there(line)).flat_map(|line| [line, "\n"]).collect();
        let path = std::env::temp_dir().join(format!("contents-{}", std::process::id()));
        std::fs::write(&path, kept).at("write", &path)?;
        Ok(Self(path))
    }

    pub(super) fn argument(&self) -> String {
        format!("--use-list={}", self.0.display())
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Proves the files, restores them, and compares rows, revision and schema with the manifest.
///
/// # Errors
/// When a file is damaged (before anything is restored), the database is not empty, or what came out differs.
pub async fn run(options: &Options) -> Result<Report, Error> {
    let (server, database) = server_from_environment()?;
    let folder = folder(&options.place.root, &options.place.directory)?;
    let manifest = verified(&folder, &options.checksum).map_err(Error::verdict)?;
    let owner = owner_of(&server)?;
    let mut session = connect(&server, &database, Access::Change).await?;
    if let Some(token) = &options.in_place {
        let mut others = inspect::sessions(&mut session, &database).await?;
        // The operator looks at the database now and then, in sessions that only read.
        let looks = |s: &Session| {
            (&s.user, s.application.as_str()) == (&server.login.user, database::APPLICATION_NAME)
                || (&s.user, s.application.as_str()) == (&owner.login.user, database::OWNERS_APPLICATION_NAME)
        };
        others.retain(|s| !looks(s));
        if let Some(other) = others.first() {
            return Err(Error::Refused(format!("{} sessions are on database {database}, the first of {}; {UNHARMED}", others.len(), other.user)));
        }
        let safety = match (&options.safety_directory, &options.safety_checksum) {
            (Some(directory), Some(checksum)) => Some(manifest::read(&self::folder(&options.place.root, directory)?, checksum)?),
            _ => None,
        };
        let mut own = connect(&owner, &database, Access::Change).await?;
        let what = InPlace { folder: &folder, manifest: &manifest, checksum: &options.checksum, safety: safety.as_ref() };
        if options.one_transaction {
            return in_place::replace(&mut own, &what, &database).await;
        }
        in_place::empty(&mut own, &what, token).await?;
    }
    let made = options.in_place.as_deref().into_iter().collect::<Vec<_>>();
    let restored = async {
        restore_into(&mut session, &database, &folder, options.jobs, &owner, &made).await?;
        // A restore takes long enough for a silent session to be forgotten by what stands between.
        let mut left = COMPARES;
        loop {
            let compared = async {
                let (mut own, mut other) = (connect(&owner, &database, Access::Read).await?, connect(&server, &database, Access::Read).await?);
                compare(&mut own, Some(&mut other), &manifest, &folder, &database, &options.checksum, options.in_place.as_deref()).await
            };
            left -= 1;
            match compared.await {
                Err(error) if left > 0 && error.passes() => tokio::time::sleep(PAUSE).await,
                compared => break compared,
            }
        }
    };
    let report = match (restored.await, &options.in_place, &options.safety_directory) {
        (Ok(report), ..) => report,
        (Err(error), None, _) => return Err(error),
        (Err(error), Some(token), safety) => {
            return Err(Error::Refused(format!(
                "{error}; database {database} was emptied before and is half-way (its schema {token} says so): restore a backup that a drill has proven, or the safety backup in folder {}",
                safety.as_deref().unwrap_or("that the request names")
            )));
        }
    };
    if let Some(token) = &options.in_place {
        empty::whole(&mut connect(&server, &database, Access::Change).await?, token).await?;
    }
    Ok(report)
}

/// Restores a proven backup, as the owner, into the empty database that the session is on. Schemas that were made for it
/// before are left out of the archive.
pub(super) async fn restore_into(
    session: &mut sqlx::PgConnection,
    database: &str,
    folder: &Path,
    jobs: u8,
    owner: &Server,
    made: &[&str],
) -> Result<(), Error> {
    // Into a database that is not empty a restore doubles or mixes rows, and its exit code does not tell.
    let mut there = fingerprint::read(session, None).await?;
    for schema in made {
        there.forget_schema(schema);
    }
    if let Some(first) = there.entries.iter().find(|entry| empty::is_content(entry)) {
        return Err(Error::Refused(format!("database {database} is not empty: it has {first} and more; nothing was restored")));
    }
    if let Some(objects) = counts::large_objects(session).await? {
        return Err(Error::Refused(format!("database {database} is not empty: it has {} large objects; nothing was restored", objects.rows)));
    }
    let list = Contents::of(&folder.join(DUMP), made).await?;
    let mut pg_restore = Command::new("pg_restore");
    pg_restore.args(["--exit-on-error", "--no-password", "--no-subscriptions"]).arg(format!("--jobs={jobs}")).arg(list.argument());
    pg_restore.arg(format!("--dbname={}", database_uri(database))).arg(folder.join(DUMP));
    // What the owner wrote runs as himself, and as nobody who is a member of others.
    pg_restore.env("PGUSER", &owner.login.user).env("PGPASSWORD", &owner.login.password);
    let settings = [
        ("statement_timeout", "0"),
        ("synchronous_commit", "off"),
        ("maintenance_work_mem", "512MB"),
        ("default_transaction_read_only", "off"),
        ("array_nulls", "on"),
    ];
    pg_restore.env("PGOPTIONS", options_of(&settings));
    // A throw-away server has no tablespaces of others.
    if !tablespaces(session).await? {
        pg_restore.arg("--no-tablespaces");
    }
    program("pg_restore", &mut pg_restore).await?;
    // Functions of an index are the owner's, and run in no session of ours.
    let mut own = connect(owner, database, Access::Change).await?;
    sqlx::query("ANALYZE").execute(&mut own).await.map_err(|e| script::told("analyze the restored tables", e))?;
    Ok(())
}

/// Whether the server has any tablespace but its own two.
async fn tablespaces(session: &mut sqlx::PgConnection) -> Result<bool, Error> {
    let asked = sqlx::query_scalar("SELECT count(*) > 2 FROM pg_tablespace").fetch_one(session).await;
    asked.map_err(|source| database::Error::Query { what: "list the tablespaces".into(), source }.into())
}

/// Compares with the manifest, in a session of the owner's; what that may not read, `other` copies.
pub(super) async fn compare(
    session: &mut sqlx::PgConnection,
    other: Option<&mut sqlx::PgConnection>,
    manifest: &Manifest,
    folder: &Path,
    database: &str,
    checksum: &str,
    token: Option<&str>,
) -> Result<Report, Error> {
    manifest.still_as_proven()?;
    let table = manifest.version_table.as_deref();
    let tables = counts::rows(session, other, table).await?;
    let mut restored = fingerprint::read(session, table).await?;
    let (had, has) = (by_hash(&restored, &manifest.tables), by_hash(&restored, &tables));
    if let Some((wrong, rows)) = had.iter().find(|(table, rows)| has.get(*table) != Some(rows)) {
        let now = has.get(wrong).map_or("no such table".to_owned(), i64::to_string);
        return Err(Error::Refused(format!("{wrong} came back with {now} rows, the backup has {rows}")));
    }
    if manifest.large_objects.is_some() && written::large_objects(session, Objects::All).await? != manifest.large_objects {
        return Err(Error::Refused("large objects came back with another content, owner, grant or comment than the backup has".into()));
    }
    if let Some(token) = token {
        restored.forget_schema(token);
    }
    if let Some(kept) = schema(folder, manifest)? {
        same(&kept, &restored)?;
    }
    let schema_revision = match table {
        Some(table) => counts::revision(session, table).await?,
        None => None,
    };
    Ok(Report {
        content: BackupContent {
            database_bytes: None,
            database: database.to_owned(),
            size_bytes: 0,
            checksum: checksum.to_owned(),
            server_version: manifest.server_version.clone(),
            system_identifier: None,
            schema_revision,
            fingerprint: restored.hash(),
            snapshot: None,
            half_way: false,
            not_restorable: Vec::new(),
            total_rows: tables.iter().map(|t| t.rows).sum(),
            table_count: i64::try_from(tables.len()).unwrap_or(i64::MAX),
            tables,
        },
    })
}

/// Rows by table, and of hash partitions by the table that they are of: which of them takes a row can hang on OIDs.
fn by_hash(schema: &Fingerprint, tables: &[TableRows]) -> BTreeMap<String, i64> {
    let mut rows = BTreeMap::new();
    for table in tables {
        let (mut at, mut told) = (table.table.clone(), table.table.clone());
        while let Some(entry) = schema.get(Kind::Table, &at, "")
            && let Some(parent) = entry.list("parents").first().cloned()
            && entry.has("bound")
        {
            if entry.fact("bound").contains("modulus") {
                told.clone_from(&parent);
            }
            at = parent;
        }
        *rows.entry(told).or_insert(0) += table.rows;
    }
    rows
}

/// What was restored is what was backed up.
pub(super) fn same(kept: &Fingerprint, restored: &Fingerprint) -> Result<(), Error> {
    if kept.server != restored.server {
        return Err(Error::Refused(format!("the backup is of PostgreSQL {} and the server is {}, {ANOTHER_MAJOR}", kept.server, restored.server)));
    }
    let differ: Vec<String> = changed_by_restore(kept, restored).iter().map(ToString::to_string).collect();
    if differ.is_empty() {
        return Ok(());
    }
    let named = differ.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    Err(Error::Refused(format!("the restored schema is not the one that was backed up ({} differences): {named}", differ.len())))
}
