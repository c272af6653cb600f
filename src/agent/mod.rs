//! What runs inside a Job: dump, restore and delete, by PostgreSQL's own programs, with proof that it is right.
//!
//! The agent has no token of the cluster. It tells its result by the container's termination message, which is bounded;
//! the manifest beside the files has everything.

pub mod backup;
pub mod delete;
pub mod drill;
pub mod in_place;
pub mod manifest;
pub mod restore;
mod script;
pub mod verify;

use std::path::{Component, Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use tokio::process::Command;
use tokio::time::{Instant, sleep};

use crate::api::backup::BackupContent;
use crate::api::backup_policy::SslMode;
use crate::database::{self, Access, KEEPALIVES, Login, Server, Whose, evaluated};

/// The kubelet keeps 4 KiB of a termination message.
const REPORT_LIMIT: usize = 3_900;
/// How long a server that does not answer is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the message of a backup that had no room begins with: only that is mended by letting older ones go.
pub const NO_ROOM: &str = "no room";

/// What the message of a trial begins with that has found the backup itself to be bad. Anything else says nothing of it.
pub const VERDICT: &str = "the backup is not good";

/// What it begins with where the database has something that the backup has not.
pub const WRITTEN: &str = "somebody has written to the database since its safety backup";

/// Where a backup lies.
#[derive(clap::Args, Debug)]
pub struct Place {
    /// Where the claim is mounted.
    #[arg(long, default_value = crate::cluster::agent_job::BACKUPS)]
    pub root: PathBuf,
    /// The backup's folder on it.
    #[arg(long)]
    pub directory: String,
}

/// What an agent's Job tells when it has succeeded.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Report {
    pub content: BackupContent,
}

impl Report {
    /// The report in the space that there is: the smallest tables are left out first.
    pub fn bounded(mut self) -> String {
        self.content.tables.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.table.cmp(&b.table)));
        loop {
            let text = serde_json::json!(self).to_string();
            if text.len() <= REPORT_LIMIT || self.content.tables.pop().is_none() {
                return text;
            }
        }
    }
}

/// Why a Job failed, for the condition's message.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("could not {what} {}: {source}", path.display())]
    File {
        what: &'static str,
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{program} could not be started: {source}")]
    Start {
        program: &'static str,
        #[source]
        source: std::io::Error,
    },
    #[error("{program} failed: {said}")]
    Program { program: &'static str, said: String },
    #[error("{NO_ROOM}: {0}")]
    NoRoom(String),
    /// Tried again it may go.
    #[error("pg_dump failed, since somebody changes tables meanwhile: {0}")]
    ChangedMeanwhile(String),
    #[error("{0} was truncated, rewritten or renamed again and again while its backup was to be taken; take it when that does not run")]
    Rewritten(String),
    /// The backup itself is not good, whatever server it is tried on.
    #[error("{VERDICT}: {0}")]
    Verdict(String),
    /// The database is not what a backup of it holds.
    #[error("{WRITTEN}: {0}")]
    Written(String),
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Database(#[from] database::Error),
}

pub(crate) trait At<T> {
    fn at(self, what: &'static str, path: &Path) -> Result<T, Error>;
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, what: &'static str, path: &Path) -> Result<T, Error> {
        self.map_err(|source| Error::File { what, path: path.to_owned(), source })
    }
}

/// What the name of a folder ends with as long as its backup is not complete.
const PARTIAL: &str = ".partial";

/// A folder on the claim, by one plain name: nothing outside of the claim can be named, nor a backup that is not complete.
pub fn folder(root: &Path, name: &str) -> Result<PathBuf, Error> {
    let mut parts = Path::new(name).components();
    let reserved = name.starts_with('.') || name.ends_with(PARTIAL);
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(one)), None) if !name.contains('\0') && !reserved => Ok(root.join(one)),
        _ => Err(Error::Refused(format!("'{}' is no name of a folder on the claim", name.escape_debug()))),
    }
}

/// Where a backup lies as long as it is not complete.
fn partial(root: &Path, name: &str) -> Result<PathBuf, Error> {
    Ok(folder(root, name)?.with_file_name(format!("{name}{PARTIAL}")))
}

fn variable(name: &str) -> Result<String, Error> {
    std::env::var(name).map_err(|_| Error::Refused(format!("the variable {name} is not set")))
}

/// The database of libpq's own variables.
///
/// # Errors
/// When one of them is missing.
pub fn server_from_environment() -> Result<(Server, String), Error> {
    let server = Server {
        host: variable("PGHOST")?,
        port: variable("PGPORT")?.parse().map_err(|_| Error::Refused("PGPORT is no port".into()))?,
        // A throw-away server asks for none.
        login: Login { user: variable("PGUSER")?, password: std::env::var("PGPASSWORD").unwrap_or_default() },
        ssl_mode: match variable("PGSSLMODE")?.as_str() {
            "disable" => SslMode::Disable,
            "require" => SslMode::Require,
            "verify-full" => SslMode::VerifyFull,
            _ => SslMode::Prefer,
        },
        ca: match std::env::var_os("PGSSLROOTCERT").map(PathBuf::from) {
            Some(path) => Some(std::fs::read_to_string(&path).at("read", &path)?),
            None => None,
        },
        whose: Whose::Operators,
    };
    Ok((server, variable("PGDATABASE")?))
}

/// The same server with the login as which backups are restored: what the owner wrote never runs as the operator's.
fn owner_of(server: &Server) -> Result<Server, Error> {
    let login = Login { user: variable("OWNER_USER")?, password: variable("OWNER_PASSWORD")? };
    Ok(Server { login, whose: Whose::Owners, ..server.clone() })
}

/// What a server lacks, and no backup.
const OF_THE_SERVER: [&str; 11] = [
    "tablespace",
    "is not available",
    "could not open extension control file",
    "must be loaded via",
    "could not load library",
    "could not access file",
    "no installation script nor update path",
    "security label provider",
    "locale",
    "collation",
    "connection",
];

impl Error {
    /// The same as a verdict on the backup that was tried, where it is one.
    pub(crate) fn verdict(self) -> Self {
        let of_the_server = |said: &str| OF_THE_SERVER.iter().any(|words| said.contains(words));
        match self {
            Error::Refused(said) if !said.contains(restore::ANOTHER_MAJOR) => Error::Verdict(said),
            // A program that was ended by a signal has said nothing.
            Error::Program { said, program } if !of_the_server(&said) && said.contains("exit status") => Error::Verdict(format!("{program} failed: {said}")),
            Error::File { source, path, .. } if source.kind() == std::io::ErrorKind::NotFound => Error::Verdict(format!("{} is missing", path.display())),
            other => other,
        }
    }

    /// Whether somebody's lock was in the way.
    fn of_a_lock(&self) -> bool {
        match self {
            Error::Database(error) => error.of_a_lock(),
            Error::ChangedMeanwhile(said) => said.contains("lock"),
            _ => false,
        }
    }

    /// Whether it is of the connection or of the server's moment, and asked again it may go.
    fn passes(&self) -> bool {
        let Error::Database(database::Error::Connect { source, .. } | database::Error::Query { source, .. }) = self else { return false };
        match source {
            sqlx::Error::Io(error) => error.kind() != std::io::ErrorKind::InvalidData,
            // Too many sessions, or a server that starts or stops.
            sqlx::Error::Database(error) => error.code().is_some_and(|code| ["53300", "57P01", "57P02", "57P03"].contains(&code.as_ref())),
            _ => false,
        }
    }
}

/// A session, for which a server that does not answer yet is given a minute: a Job is not tried again.
async fn connect(server: &Server, database: &str, access: Access) -> Result<PgConnection, Error> {
    let end = Instant::now() + PATIENCE;
    loop {
        match server.connect(database, access).await {
            Ok(session) => return Ok(session),
            Err(error) => match Error::from(error) {
                error if error.passes() && Instant::now() < end => sleep(Duration::from_secs(1)).await,
                error => return Err(error),
            },
        }
    }
}

/// libpq's `PGOPTIONS` for a program that may be silent for hours, with these settings.
fn options_of(settings: &[(&str, &str)]) -> String {
    let all = settings.iter().chain(&[("idle_session_timeout", "0")]).chain(&KEEPALIVES);
    all.map(|(name, value)| format!("-c {name}={value}")).collect::<Vec<_>>().join(" ")
}

/// Runs one of PostgreSQL's programs; the database and the login come from libpq's variables, never from arguments.
async fn program(program: &'static str, command: &mut Command) -> Result<(), Error> {
    output(program, command.stdout(Stdio::null())).await.map(drop)
}

/// What one of PostgreSQL's programs has printed.
async fn output(program: &'static str, command: &mut Command) -> Result<Vec<u8>, Error> {
    let done = command.stdin(Stdio::null()).stderr(Stdio::piped()).output().await.map_err(|source| Error::Start { program, source })?;
    if done.status.success() {
        return Ok(done.stdout);
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let cause = cause(&said);
    if said.contains("No space left") {
        return Err(Error::NoRoom(format!("{program} failed: {}", cause.chars().take(500).collect::<String>())));
    }
    let told = if raised(&said) { format!("{program}: {HIS}") } else { without_values(cause) };
    if program == "pg_dump" && changed_meanwhile(&said) {
        return Err(Error::ChangedMeanwhile(told));
    }
    let within: String = evaluated::functions(&said).into_iter().map(|function| format!("; in {function}")).collect();
    let at = entry(&said).map(|entry| format!("; at {entry}")).unwrap_or_default() + &within;
    Err(Error::Program { program, said: format!("{}{at} ({})", told.chars().take(500).collect::<String>(), done.status) })
}

/// The first error is the cause; details and contexts after it repeat rows. That a process of several has ended is no cause.
fn cause(said: &str) -> &str {
    let error = |line: &&str| line.contains("error:");
    let lines = || said.lines().filter(error);
    lines().find(|line| !line.contains("worker process died")).or_else(|| lines().next()).or_else(|| said.lines().next()).unwrap_or_default()
}

/// Whether `pg_dump` has met something that somebody changes just now.
fn changed_meanwhile(said: &str) -> bool {
    const SIGNS: [&str; 5] = ["could not obtain lock", "cache lookup failed", "with OID", "returned no data", "appears to be empty"];
    let gone = |line: &str| line.contains("does not exist") && (line.contains("relation \"") || line.contains("column \""));
    said.lines().any(|line| SIGNS.iter().any(|sign| line.contains(sign)) || gone(line))
}

/// The kind and name of the object that `pg_restore` was at: `FUNCTION clean(text) shop`, with its owner at the end.
fn entry(said: &str) -> Option<String> {
    let (_, entry) = said.lines().find_map(|line| line.split_once("from TOC entry "))?;
    // Before it its number, and the OIDs of its catalog and its own.
    let words: Vec<&str> = entry.split(' ').skip(3).collect();
    (!words.is_empty()).then(|| words.join(" ").chars().take(200).collect())
}

/// Before what the server says.
const SAID: &str = "ERROR:";
/// Instead of what a function of the owner's says.
const HIS: &str = "ERROR: a function of the owner's has raised it, and its text may hold a value of a row; restore the backup by hand to see it";

/// Whether the words are a function's of the owner's, whatever they look like: the server says where they come from.
fn raised(said: &str) -> bool {
    let place = |line: &str| line.ends_with(" at RAISE") || (line.contains("PL/") && !line.contains("PL/pgSQL"));
    said.lines().any(|line| line.contains(" function ") && place(line))
}

/// What an error of the server may tell: its own words, which name objects. Others name the value of a row that they do not
/// like, or are the owner's, from a function of his, and can hold anything.
fn without_values(line: &str) -> String {
    const NAME_OBJECTS: [&str; 24] = [
        "canceling statement",
        "cannot ",
        "could not ",
        "database ",
        "deadlock detected",
        "disk full",
        "duplicate key value violates unique constraint ",
        "extension ",
        "function ",
        "index row size",
        "insert or update on table ",
        "must be ",
        "new row for relation ",
        "no schema has been selected",
        "null value in column ",
        "operator does not exist",
        "out of shared memory",
        "permission denied",
        "query would be affected by row-level security policy for table ",
        "relation ",
        "role ",
        "schema ",
        "temporary file size exceeds ",
        "terminating connection",
    ];
    let Some((before, message)) = line.split_once(SAID) else {
        // A server that speaks another language says the same in other words.
        const SERVERS: [&str; 3] = ["could not execute query: ", "COPY failed for table ", "query failed: "];
        let at = SERVERS.iter().filter_map(|words| line.find(words).map(|at| at + words.len())).min();
        return at.map_or_else(
            || line.to_owned(),
            |at| format!("{}an error of the server's, whose text may hold a value of a row", line.get(..at).unwrap_or_default()),
        );
    };
    let known = NAME_OBJECTS.iter().any(|words| message.trim_start().starts_with(words));
    match known {
        true => line.to_owned(),
        false => format!("{before}{SAID} of a kind whose text may hold a value of a row, so it is not told; restore the backup by hand to see it"),
    }
}

/// An archive's table of contents, as `pg_restore` lists it.
async fn contents(dump: &Path) -> Result<String, Error> {
    let list = output("pg_restore", Command::new("pg_restore").arg("--list").arg(dump).stdout(Stdio::piped())).await?;
    Ok(String::from_utf8_lossy(&list).into_owned())
}

/// A database's name as an argument: as a URI, since a bare name with `=` in it would be read as a connection string.
fn database_uri(name: &str) -> String {
    let encoded: String = name.bytes().map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") }).collect();
    format!("postgresql:///{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::TableRows;

    #[test]
    fn only_what_is_found_in_a_backup_condemns_it() {
        let program = |said: &str| Error::Program { program: "pg_restore", said: said.into() };
        for (error, bad) in [
            (Error::Refused("public.orders came back with 3 rows, the backup has 4".into()), true),
            (Error::Refused(format!("the backup is of PostgreSQL 15 and the server is 16, {}", restore::ANOTHER_MAJOR)), false),
            (program("ERROR:  null value in column \"a\" (exit status: 1)"), true),
            (program("ERROR:  invalid locale name: \"de_DE.UTF-8\" (exit status: 1)"), false),
            (program("ERROR:  tablespace \"fast\" does not exist (exit status: 1)"), false),
            (program("ERROR:  extension \"postgis\" is not available (exit status: 1)"), false),
            (program("(signal: 9 (SIGKILL))"), false),
            (Error::NoRoom("pg_restore failed".into()), false),
            (Error::File { what: "read", path: "toc.dat".into(), source: std::io::ErrorKind::NotFound.into() }, true),
            (Error::File { what: "read", path: "toc.dat".into(), source: std::io::Error::other("stale handle") }, false),
        ] {
            let said = error.to_string();
            assert_eq!(error.verdict().to_string().starts_with(VERDICT), bad, "{said}");
        }
    }

    #[test]
    fn only_a_plain_name_is_a_folder() {
        let root = Path::new("/backups");
        assert!(folder(root, "nightly-1").is_ok_and(|p| p == Path::new("/backups/nightly-1")));
        for bad in ["", ".", "..", "../x", "/etc", "a/b", "a\0b", ".hidden", "nightly.partial"] {
            assert!(folder(root, bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_report_fits_and_keeps_the_largest_tables() {
        let tables = (0..500).map(|i| TableRows { table: format!("public.table_with_a_long_name_{i}"), rows: i }).collect();
        let text = Report { content: BackupContent { tables, total_rows: 7, ..BackupContent::default() } }.bounded();
        assert!(text.len() < 4096 && text.contains("name_499") && !text.contains("name_0\""));
        assert!(serde_json::from_str::<Report>(&text).is_ok_and(|r| r.content.total_rows == 7));
    }

    #[test]
    fn no_value_of_a_row_is_told() {
        for told in [
            "pg_restore: error: could not execute query: ERROR:  permission denied to create extension \"x\"",
            "pg_restore: error: could not execute query: ERROR:  function clean(text) does not exist",
            "pg_dump: error: connection to server failed: no route",
        ] {
            assert_eq!(without_values(told), told);
        }
        for not in [
            "pg_restore: error: COPY failed for table \"t\": ERROR:  invalid input syntax for type integer: \"hunter2\"",
            "pg_restore: error: could not execute query: ERROR:  column \"hunter2\" does not exist",
            "pg_restore: error: could not execute query: ERROR:  an owner raises hunter2",
        ] {
            assert!(!without_values(not).contains("hunter2") && without_values(not).contains("ERROR:"), "{not}");
        }
        for not in [
            "pg_restore: error: COPY failed for table \"t\": FEHLER:  ungültige Eingabesyntax für Typ integer: »hunter2«",
            "pg_restore: error: could not execute query: ОШИБКА:  hunter2",
        ] {
            assert!(!without_values(not).contains("hunter2"), "{not}");
        }
    }

    #[test]
    fn an_error_names_its_cause_and_its_object() {
        let said = "pg_restore: while PROCESSING TOC:\npg_restore: from TOC entry 215; 1259 16390 TABLE orders postgres\n\
                    pg_restore: error: could not execute query: ERROR:  must be member of role \"postgres\"\nCommand was: ALTER TABLE hunter2";
        assert!(cause(said).ends_with("must be member of role \"postgres\""));
        assert_eq!(entry(said).as_deref(), Some("TABLE orders postgres"));
        let worker = "pg_dump: error: a worker process died unexpectedly\npg_dump: error: could not write to file \"1.dat.gz\"";
        assert!(cause(worker).contains("could not write"), "{}", cause(worker));
        assert!(cause("pg_dump: error: a worker process died unexpectedly").contains("died"));
        assert!(changed_meanwhile("pg_dump: error: query failed: ERROR:  column \"hunter2\" of relation \"t\" does not exist"));
        assert!(!changed_meanwhile("pg_dump: error: query failed: ERROR:  permission denied for table t"));
    }

    #[test]
    fn a_name_is_never_a_connection_string() {
        assert_eq!(database_uri("dbname=x host=evil"), "postgresql:///dbname%3Dx%20host%3Devil");
    }
}
