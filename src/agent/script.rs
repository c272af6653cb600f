//! An archive as the statements that `pg_restore` prints, run in a session of ours: so all of a restore can be one
//! transaction, with what comes before and after it.

use std::path::Path;
use std::process::Stdio;

use sqlx::{AssertSqlSafe, PgConnection};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{ChildStdout, Command};

use super::archive::Contents;
use super::error::Error;
use super::program::{output, without_values};

/// How many bytes of rows are sent at once.
const CHUNK: usize = 1 << 16;

/// Restores the archive into the transaction that the session is in, and leaves the session's settings as ours are.
///
/// # Errors
/// When the server refuses a statement or a row. The transaction is spoiled then.
pub(super) async fn run(session: &mut PgConnection, dump: &Path) -> Result<(), Error> {
    begin(session).await?;
    // It goes with the transaction's end, and indexes are built with the memory that there is.
    statements(session, "SET LOCAL maintenance_work_mem TO '512MB'").await?;
    let list = Contents::of(dump, &[]).await?;
    statements(session, &printed(dump, &list, "--section=pre-data").await?).await?;
    rows(session, dump, &list).await?;
    statements(session, &printed(dump, &list, "--section=post-data").await?).await?;
    end(session).await
}

/// Restores the archive's schema alone.
///
/// # Errors
/// As [`run`].
pub(super) async fn rehearse(session: &mut PgConnection, dump: &Path) -> Result<(), Error> {
    begin(session).await?;
    let list = Contents::of(dump, &[]).await?;
    statements(session, &printed(dump, &list, "--schema-only").await?).await?;
    end(session).await
}

/// A materialized view over a view is filled by the archive's script; this session is the owner's own.
async fn begin(session: &mut PgConnection) -> Result<(), Error> {
    statements(session, "SELECT set_config(name, '', true) FROM pg_settings WHERE name = 'restrict_nonsystem_relation_kind'").await
}

/// The archive's script has set others for itself.
async fn end(session: &mut PgConnection) -> Result<(), Error> {
    statements(session, "SET LOCAL client_encoding TO 'UTF8'; SET LOCAL search_path TO pg_catalog, pg_temp; SET LOCAL row_security TO off").await
}

/// What the server said to a statement of the archive, without values of rows.
pub(super) fn told(what: &str, error: sqlx::Error) -> Error {
    let said = match error.as_database_error() {
        Some(error) => without_values(&format!("ERROR:  {}", error.message())),
        None => error.to_string(),
    };
    Error::Refused(format!("could not {what}: {said}"))
}

async fn statements(session: &mut PgConnection, script: &str) -> Result<(), Error> {
    sqlx::raw_sql(AssertSqlSafe(script.to_owned())).execute(session).await.map(drop).map_err(|e| told("restore the backup by this login", e))
}

fn pg_restore(dump: &Path, list: &Contents, part: &str) -> Command {
    let mut command = Command::new("pg_restore");
    command.args([part, "--no-subscriptions", "--file=-"]).arg(list.argument()).arg(dump).stdout(Stdio::piped());
    command
}

/// The statements of a part that has no rows, without the two lines that are for psql alone.
async fn printed(dump: &Path, list: &Contents, part: &str) -> Result<String, Error> {
    let text = String::from_utf8(output("pg_restore", &mut pg_restore(dump, list, part)).await?)
        .map_err(|_| Error::Refused("the archive's schema is no UTF-8; restore it beside".into()))?;
    // A script is sent as UTF-8; its rows have an encoding of their own.
    let encoding = text.lines().find_map(|line| line.strip_prefix("SET client_encoding = '")?.strip_suffix("';"));
    if let Some(encoding) = encoding.filter(|e| !matches!(*e, "UTF8" | "SQL_ASCII") && !text.is_ascii()) {
        return Err(Error::Refused(format!(
            "the database's encoding is {encoding}, and names or texts of its schema are not ASCII, which is not restored in place; restore it beside"
        )));
    }
    // What follows the word is drawn anew by each pg_restore, so that no object's text can hold it.
    let mark = text.lines().find_map(|line| line.strip_prefix("\\restrict ")).map(str::to_owned);
    let of_psql = |line: &&str| {
        let word = line.strip_prefix("\\restrict ").or_else(|| line.strip_prefix("\\unrestrict "));
        word.is_some() && word == mark.as_deref()
    };
    Ok(text.lines().filter(|line| !of_psql(line)).flat_map(|line| [line, "\n"]).collect())
}

/// Rows, large objects and the values of sequences, as they come out of the archive.
async fn rows(session: &mut PgConnection, dump: &Path, list: &Contents) -> Result<(), Error> {
    let start = |source| Error::Start { program: "pg_restore", source };
    let mut command = pg_restore(dump, list, "--section=data");
    let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true).spawn().map_err(start)?;
    let Some(stdout) = child.stdout.take() else { return Err(Error::Refused("pg_restore has no output".into())) };
    let mut lines = BufReader::with_capacity(CHUNK, stdout);
    let mut statement = String::new();
    while let Some(line) = next(&mut lines).await? {
        let line = String::from_utf8(line).map_err(|_| Error::Refused("the archive names something that is no UTF-8".into()))?;
        // Large objects come in a transaction of their own, which is ours here; a name is never at the beginning of a line.
        let skipped = line.starts_with("--") || line.starts_with('\\') || matches!(line.trim_end(), "" | "BEGIN;" | "COMMIT;");
        if statement.is_empty() && skipped {
            continue;
        }
        statement.push_str(&line);
        let whole = statement.trim_end();
        if whole.starts_with("COPY ") && whole.ends_with(" FROM stdin;") {
            copy(session, whole, &mut lines).await?;
            statement.clear();
        } else if whole.ends_with(';') && !whole.starts_with("COPY ") {
            statements(session, whole).await?;
            statement.clear();
        }
    }
    let ended = child.wait_with_output().await.map_err(start)?;
    match (ended.status.success(), statement.is_empty()) {
        (true, true) => Ok(()),
        (true, false) => Err(Error::Refused("pg_restore printed a statement without an end".into())),
        (false, _) => Err(Error::Program { program: "pg_restore", said: format!("it could not read the archive's rows ({})", ended.status) }),
    }
}

async fn next(lines: &mut BufReader<ChildStdout>) -> Result<Option<Vec<u8>>, Error> {
    let mut line = Vec::new();
    let read = lines.read_until(b'\n', &mut line).await.map_err(|source| Error::Start { program: "pg_restore", source })?;
    Ok((read > 0).then_some(line))
}

/// Sends the rows of one table, up to the line that ends them.
async fn copy(session: &mut PgConnection, statement: &str, lines: &mut BufReader<ChildStdout>) -> Result<(), Error> {
    let failed = |error| told("restore the rows of a table", error);
    let mut copy = session.copy_in_raw(statement).await.map_err(failed)?;
    let mut chunk = Vec::with_capacity(2 * CHUNK);
    loop {
        match next(lines).await? {
            Some(line) if line == b"\\.\n" => break,
            Some(line) => chunk.extend(line),
            None => {
                copy.abort("the archive ended").await.ok();
                return Err(Error::Refused("the archive's rows have no end".into()));
            }
        }
        if chunk.len() >= CHUNK {
            copy.send(chunk.as_slice()).await.map_err(failed)?;
            chunk.clear();
        }
    }
    copy.send(chunk.as_slice()).await.map_err(failed)?;
    copy.finish().await.map(drop).map_err(failed)
}
