//! What must hold of a database beyond its rows and its schema: sequences are not behind the columns that they feed.

use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};

use super::{During, Error, counts};

/// Sequences that are behind the column that they feed: the next insert would fail, or take a number twice.
///
/// # Errors
/// When the catalog or a table cannot be read.
pub async fn behind(session: &mut PgConnection) -> Result<Vec<String>, Error> {
    let owned = sqlx::query(
        "SELECT format('%I.%I', n.nspname, s.relname), format('%I.%I', tn.nspname, t.relname), quote_ident(a.attname), t.relkind = 'p' FROM pg_depend d \
         JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_namespace n ON n.oid = s.relnamespace \
         JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid \
         JOIN pg_sequence q ON q.seqrelid = s.oid \
         WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND q.seqincrement > 0 AND NOT q.seqcycle \
         AND t.relkind IN ('r', 'p') AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) ORDER BY 1",
    )
    .fetch_all(&mut *session)
    .await
    .during("list the sequences")?;
    let mut behind = Vec::new();
    for row in owned {
        let name = |i| row.try_get::<String, _>(i).during("list the sequences");
        let (sequence, table, column) = (name(0)?, name(1)?, name(2)?);
        let partitioned: bool = row.try_get(3).during("list the sequences")?;
        let what = format!("compare the sequence {sequence}");
        let mut transaction = session.begin().await.during(&what)?;
        // The rows of a partitioned table are its partitions'.
        let from = if partitioned { table.clone() } else { format!("ONLY {table}") };
        if partitioned || counts::hold(&mut transaction, &table).await? {
            // The column is an integer, so nothing of the owner's compares it.
            let query = format!(
                "SELECT coalesce((SELECT max({column})::int8 FROM {from}) > (SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {sequence}), false)"
            );
            if sqlx::query_scalar(AssertSqlSafe(query)).fetch_one(&mut *transaction).await.during(&what)? {
                behind.push(format!("sequence {sequence} is behind {table}.{column}"));
            }
        }
        transaction.rollback().await.during(&what)?;
    }
    Ok(behind)
}
