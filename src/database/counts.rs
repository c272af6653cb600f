//! Exact counts: rows of every table, and values that a way back would remove.

use sqlx::{AssertSqlSafe, PgConnection, Row};

use super::{During, Error, identifier, qualified};
use crate::api::TableRows;

/// Exact row counts of the user's tables, largest names last, without the tool's version table.
///
/// # Errors
/// When a table cannot be read: the login lacks SELECT on it.
pub async fn rows(session: &mut PgConnection, version_table: Option<&str>) -> Result<Vec<TableRows>, Error> {
    let tables = sqlx::query(
        "SELECT n.nspname::text, c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2",
    )
    .fetch_all(&mut *session)
    .await
    .during("list the tables")?;
    let mut counted = Vec::new();
    for row in tables {
        let (schema, name): (String, String) = (row.try_get(0).during("list the tables")?, row.try_get(1).during("list the tables")?);
        let table = format!("{schema}.{name}");
        if version_table == Some(table.as_str()) {
            continue;
        }
        let count = format!("SELECT count(*) FROM {}.{}", identifier(&schema), identifier(&name));
        let rows = sqlx::query_scalar(AssertSqlSafe(count)).fetch_one(&mut *session).await.during(&format!("count the rows of {table}"))?;
        counted.push(TableRows { table, rows });
    }
    Ok(counted)
}

/// How many rows a table has, or how many of them have a value in a column.
///
/// # Errors
/// When the table cannot be read.
pub async fn values(session: &mut PgConnection, table: &str, column: Option<&str>) -> Result<i64, Error> {
    let what = column.map_or("*".to_owned(), identifier);
    let count = format!("SELECT count({what}) FROM {}", qualified(table));
    sqlx::query_scalar(AssertSqlSafe(count)).fetch_one(session).await.during(&format!("count what would be lost of {table}"))
}

/// The revision in the tool's version table: `None` without a table or without a row.
///
/// # Errors
/// When the table cannot be read, or it has several heads: then no single revision says what the schema is.
pub async fn revision(session: &mut PgConnection, version_table: &str) -> Result<Option<String>, Error> {
    // A plain table only: reading a view would run its owner's code as us.
    let there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_class c WHERE c.oid = to_regclass($1) AND c.relkind = 'r')")
        .bind(qualified(version_table))
        .fetch_one(&mut *session)
        .await
        .during(&format!("look for the version table {version_table}"))?;
    if !there {
        return Ok(None);
    }
    let query = format!("SELECT version_num::text FROM {} ORDER BY 1", qualified(version_table));
    let heads: Vec<String> = sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(session).await.during(&format!("read the version table {version_table}"))?;
    match heads.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.clone())),
        several => Err(Error::Refused(format!(
            "{version_table} has {} heads ({}): the way down is not one line; merge them, or restore a backup",
            several.len(),
            several.join(", ")
        ))),
    }
}
