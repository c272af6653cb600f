//! PostgreSQL's own programs, and what of their errors may be told.

use std::process::Stdio;

use tokio::process::Command;

use super::error::Error;
use crate::database::{KEEPALIVES, evaluated};

/// libpq's `PGOPTIONS` for a program that may be silent for hours, with these settings.
pub(super) fn options_of(settings: &[(&str, &str)]) -> String {
    let all = settings.iter().chain(&[("idle_session_timeout", "0")]).chain(&KEEPALIVES);
    all.map(|(name, value)| format!("-c {name}={value}")).collect::<Vec<_>>().join(" ")
}

/// Runs one of PostgreSQL's programs; the database and the login come from libpq's variables, never from arguments.
pub(super) async fn program(program: &'static str, command: &mut Command) -> Result<(), Error> {
    output(program, command.stdout(Stdio::null())).await.map(drop)
}

/// What one of PostgreSQL's programs has printed.
pub(super) async fn output(program: &'static str, command: &mut Command) -> Result<Vec<u8>, Error> {
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
pub(super) fn without_values(line: &str) -> String {
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

/// A database's name as an argument: as a URI, since a bare name with `=` in it would be read as a connection string.
pub(super) fn database_uri(name: &str) -> String {
    let encoded: String = name.bytes().map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") }).collect();
    format!("postgresql:///{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

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
