//! Exact counts: rows of every table, and values that a way back would remove.
//!
//! The owner may make another object of a name between a look and a read, and a view's functions would run with our
//! rights. So a table is locked first, looked at again behind the lock, and read then; and the session knows no views
//! ([`Server::connect`](super::Server::connect)). Even to plan the count of a plain table the server may evaluate functions of the
//! owner's ([`Whose`](super::Whose)): so it is counted in a session of the owner's login, and where there is none it is copied, which
//! needs no plan. Values are made text by their output functions alone, which are the server's: a cast could be the owner's.

use futures::TryStreamExt;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::{APPLICATION_NAME, During, Error};
use crate::api::TableRows;
use crate::migrations::{self, Revision, VersionTable};

/// By this name large objects are counted among the tables.
pub const LARGE_OBJECTS: &str = "large objects";
/// A version table has few rows; what rows that were replaced have left may be there too.
const VERSION_TABLE_BYTES: i64 = 16 << 20;

/// A table's name, as a policy has it, quoted where SQL wants it: as fingerprints and counts name it.
///
/// # Errors
/// When the server does not answer.
pub async fn quoted(session: &mut PgConnection, name: &str) -> Result<String, Error> {
    let (schema, table) = name.split_once('.').unwrap_or(("public", name));
    sqlx::query_scalar("SELECT format('%I.%I', $1::text, $2::text)").bind(schema).bind(table).fetch_one(session).await.during("quote a name")
}

/// Locks a table against being renamed, dropped or made something else until the transaction ends. `false` when there is
/// none, or it is no plain table.
///
/// # Errors
/// When the lock is not to be had, or may not be; or when the session is the operator's, in which no rows are asked for.
pub(super) async fn hold(transaction: &mut PgConnection, table: &str) -> Result<bool, Error> {
    let name: String = sqlx::query_scalar("SELECT current_setting('application_name')").fetch_one(&mut *transaction).await.during("ask whose session it is")?;
    if name == APPLICATION_NAME {
        return Err(Error::Refused(format!("rows of {table} were to be asked with the operator's rights; this is a fault of the operator's")));
    }
    held(transaction, table).await
}

/// The same for whoever copies the table, and asks nothing.
async fn held(transaction: &mut PgConnection, table: &str) -> Result<bool, Error> {
    let what = format!("lock {table}");
    // By the server's cache and not by the catalog's rows, which an older snapshot would show as they were.
    let plain = "SELECT (SELECT i.type = 'table' FROM pg_identify_object('pg_class'::regclass, to_regclass($1)::oid, 0) i)";
    let is_plain = async |transaction: &mut PgConnection| -> Result<bool, Error> {
        Ok(sqlx::query_scalar::<_, Option<bool>>(plain).bind(table).fetch_one(transaction).await.during(&what)?.unwrap_or(false))
    };
    if !is_plain(transaction).await? {
        return Ok(false);
    }
    let locked = sqlx::query(AssertSqlSafe(format!("LOCK TABLE ONLY {table} IN ACCESS SHARE MODE"))).execute(&mut *transaction).await;
    if locked.as_ref().err().and_then(|e| e.as_database_error()).and_then(|e| e.code()).as_deref() == Some("42501") {
        return Err(Error::Refused(format!(
            "the login may not read {table}: it is no member of the table's owner, or does not inherit what he may (GRANT SELECT ON … TO …, or ALTER ROLE … INHERIT)"
        )));
    }
    locked.during(&what)?;
    is_plain(transaction).await
}

/// What follows takes as long as its table is large: whoever asks has a limit of its own, and the server notices when he has gone.
pub(super) async fn unhurried(transaction: &mut PgConnection, what: &str) -> Result<(), Error> {
    sqlx::query("SET LOCAL statement_timeout TO 0").execute(transaction).await.during(what).map(drop)
}

/// Gives each row of one column of a held table to `row`, as COPY writes it, and as far as it wants more.
async fn copied(transaction: &mut PgConnection, table: &str, columns: &str, what: &str, mut row: impl FnMut(&[u8])) -> Result<(), Error> {
    let mut stream = transaction.copy_out_raw(&format!("COPY {table}{columns} TO STDOUT")).await.during(what)?;
    let mut begun: Vec<u8> = Vec::new();
    while let Some(piece) = stream.try_next().await.during(what)? {
        begun.extend_from_slice(&piece);
        let mut from = 0;
        // A line end in a value is written as `\n`.
        while let Some(end) = memchr::memchr(b'\n', begun.get(from..).unwrap_or_default()) {
            row(begun.get(from..from + end).unwrap_or_default());
            from += end + 1;
        }
        begun.drain(..from);
    }
    Ok(())
}

/// How many rows a plain table has, without a plan: for sessions that are not the owner's. `None` when there is no such table.
///
/// # Errors
/// When the table cannot be read.
pub async fn by_copy(session: &mut PgConnection, table: &str) -> Result<Option<i64>, Error> {
    let what = format!("count the rows of {table}");
    let mut transaction = session.begin().await.during(&what)?;
    let mut rows = None;
    if held(&mut transaction, table).await? {
        unhurried(&mut transaction, &what).await?;
        // The smallest column; a table may have none, and rows all the same.
        let narrow: Option<String> = sqlx::query_scalar(
            "SELECT format(' (%I)', attname) FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' \
             ORDER BY attlen < 0, attlen, attnum LIMIT 1",
        )
        .bind(table)
        .fetch_optional(&mut *transaction)
        .await
        .during(&what)?;
        let mut counted = 0;
        copied(&mut transaction, table, narrow.as_deref().unwrap_or_default(), &what, |_| counted += 1).await?;
        rows = Some(counted);
    }
    transaction.rollback().await.during(&what)?;
    Ok(rows)
}

/// Names of the user's tables, in order: those that have rows of their own.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn tables(session: &mut PgConnection) -> Result<Vec<String>, Error> {
    sqlx::query_scalar(
        "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1",
    )
    .fetch_all(session)
    .await
    .during("list the tables")
}

/// Exact row counts of the user's tables, in the order of their names, without the tool's version table.
///
/// What the owner's login may not read is copied by the other session, where there is one.
///
/// # Errors
/// When a table cannot be read: the login lacks SELECT on it.
pub async fn rows(session: &mut PgConnection, mut other: Option<&mut PgConnection>, version_table: Option<&str>) -> Result<Vec<TableRows>, Error> {
    let skipped = match version_table {
        Some(table) => Some(quoted(session, table).await?),
        None => None,
    };
    let mut counted = Vec::new();
    for table in tables(session).await? {
        if skipped.as_ref() == Some(&table) {
            continue;
        }
        let what = format!("count the rows of {table}");
        let counted_here = match (other.as_deref_mut(), readable(session, &table).await?) {
            (Some(other), false) => by_copy(other, &table).await?,
            (None, false) => return Err(Error::Refused(format!("the owner's login may not read {table} (GRANT SELECT ON … TO …)"))),
            (_, true) => ask(session, &table, "count(*)", &what).await?,
        };
        if let Some(rows) = counted_here {
            counted.push(TableRows { table, rows });
        }
    }
    counted.extend(large_objects(session).await?);
    Ok(counted)
}

/// How many large objects there are, where there are any.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn large_objects(session: &mut PgConnection) -> Result<Option<TableRows>, Error> {
    let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM pg_largeobject_metadata").fetch_one(session).await.during("count the large objects")?;
    Ok((rows > 0).then(|| TableRows { table: LARGE_OBJECTS.to_owned(), rows }))
}

/// How many rows a table has, or how many of them have a value in a column. Both are quoted. `None` when there is no such
/// table any more.
///
/// # Errors
/// When the table cannot be read.
pub async fn values(session: &mut PgConnection, table: &str, column: Option<&str>) -> Result<Option<i64>, Error> {
    let what = format!("count what would be lost of {table}");
    ask(session, table, &format!("count({})", column.unwrap_or("*")), &what).await
}

/// Whether the session's login may read the table; one that is gone is no matter of rights.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn readable(session: &mut PgConnection, table: &str) -> Result<bool, Error> {
    // Not by to_regclass, which is an error in a schema without USAGE.
    let asked = "SELECT coalesce((SELECT has_table_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE') \
        FROM parse_ident($1) name, pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid WHERE n.nspname = name[1] AND c.relname = name[2]), true)";
    sqlx::query_scalar(asked).bind(table).fetch_one(session).await.during("ask for the rights on a table")
}

/// One number of a table that is held meanwhile.
pub(super) async fn ask(session: &mut PgConnection, table: &str, number: &str, what: &str) -> Result<Option<i64>, Error> {
    if !readable(session, table).await? {
        return Ok(None);
    }
    let mut transaction = session.begin().await.during(what)?;
    let answer = match hold(&mut transaction, table).await? {
        true => {
            unhurried(&mut transaction, what).await?;
            Some(sqlx::query_scalar(AssertSqlSafe(format!("SELECT {number} FROM ONLY {table}"))).fetch_one(&mut *transaction).await.during(what)?)
        }
        false => None,
    };
    transaction.rollback().await.during(what)?;
    Ok(answer)
}

/// The revision in the tool's version table: `None` without a table or without a row, and where no tool is known.
///
/// # Errors
/// When the table cannot be read, or what stands there is no revision.
pub async fn revision(session: &mut PgConnection, version_table: Option<&VersionTable>) -> Result<Option<Revision>, Error> {
    let Some(VersionTable { tool, name }) = version_table else { return Ok(None) };
    let (tool, what) = (migrations::of(*tool), format!("read the version table {name}"));
    let table = quoted(session, name).await?;
    let mut transaction = session.begin().await.during(&what)?;
    let mut rows: Vec<String> = Vec::new();
    if held(&mut transaction, &table).await? {
        let size: i64 = sqlx::query_scalar("SELECT pg_relation_size(to_regclass($1))").bind(&table).fetch_one(&mut *transaction).await.during(&what)?;
        if size > VERSION_TABLE_BYTES {
            return Err(Error::Refused(format!("{name} has {size} bytes, and is no version table; look at the policy's migrations.versionTable")));
        }
        let columns = format!(" ({})", tool.columns().join(", "));
        copied(&mut transaction, &table, &columns, &what, |row| rows.push(String::from_utf8_lossy(row).into_owned())).await?;
    }
    transaction.rollback().await.during(&what)?;
    tool.revision(rows).map_err(|why| Error::Refused(format!("{name} {why}")))
}
