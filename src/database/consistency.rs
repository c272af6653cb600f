//! What must hold of a database beyond its rows and its schema: sequences are not behind the columns that they feed.

use sqlx::{AssertSqlSafe, PgConnection, Row};

use super::{During, Error, counts};

/// Sequences that are behind the column that they feed, as its own or by its default: the next insert would fail, or take a number twice.
///
/// # Errors
/// When the catalog or a table cannot be read.
pub async fn behind(session: &mut PgConnection) -> Result<Vec<String>, Error> {
    let owned = sqlx::query(
        "WITH feeds (sequence, relation, attribute) AS ( \
           SELECT d.objid, d.refobjid, d.refobjsubid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') \
           UNION SELECT d.refobjid, v.adrelid, v.adnum::int FROM pg_depend d JOIN pg_attrdef v ON v.oid = d.objid WHERE d.classid = 'pg_attrdef'::regclass \
             AND d.refclassid = 'pg_class'::regclass AND pg_get_expr(v.adbin, v.adrelid) ~ '^nextval\\(') \
         SELECT format('%I.%I', n.nspname, s.relname), format('%I.%I', tn.nspname, t.relname), quote_ident(a.attname), t.relkind = 'p' FROM feeds f \
         JOIN pg_class s ON s.oid = f.sequence AND s.relkind = 'S' JOIN pg_namespace n ON n.oid = s.relnamespace \
         JOIN pg_class t ON t.oid = f.relation JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.attribute \
         JOIN pg_sequence q ON q.seqrelid = s.oid \
         WHERE q.seqincrement > 0 AND NOT q.seqcycle \
         AND CASE s.relkind WHEN 'S' THEN has_sequence_privilege(s.oid, 'SELECT') END AND t.relkind IN ('r', 'p') AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) ORDER BY 1",
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
        // The rows of a partitioned table are its partitions'; those of a foreign one are not this server's.
        let tables = match partitioned {
            true => sqlx::query_scalar::<_, String>(
                "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_partition_tree($1::regclass) t JOIN pg_class c ON c.oid = t.relid \
                 JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'",
            )
            .bind(&table)
            .fetch_all(&mut *session)
            .await
            .during(&what)?,
            false => vec![table.clone()],
        };
        let mut highest = None;
        for part in tables {
            // The column is an integer, so nothing of the owner's compares it.
            let number = format!("coalesce(max({column})::int8, (-9223372036854775808)::int8)");
            highest = highest.max(counts::ask(session, &part, &number, &what).await?);
        }
        let query = format!("SELECT $1 > (SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {sequence})");
        if let Some(highest) = highest
            && sqlx::query_scalar(AssertSqlSafe(query)).bind::<i64>(highest).fetch_one(&mut *session).await.during(&what)?
        {
            behind.push(format!("sequence {sequence} is behind {table}.{column}"));
        }
    }
    Ok(behind)
}
