//! What must hold of a restored database beyond its rows and its schema.

use sqlx::{AssertSqlSafe, PgConnection, Row};

use super::{During, Error, identifier};

/// Sequences that are behind the column that they feed, constraints that are not valid, and indexes that are not usable.
///
/// # Errors
/// When the catalog or a table cannot be read.
pub async fn complaints(session: &mut PgConnection) -> Result<Vec<String>, Error> {
    let mut complaints: Vec<String> = sqlx::query_scalar(
        "SELECT 'constraint ' || k.conname || ' of ' || k.conrelid::regclass || ' is not validated' FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace \
           WHERE NOT k.convalidated AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' \
         UNION ALL SELECT 'index ' || x.indexrelid::regclass || ' is not usable' FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
           WHERE NOT (x.indisvalid AND x.indisready) AND n.nspname !~ '^pg_'",
    )
    .fetch_all(&mut *session)
    .await
    .during("look for what is not valid")?;
    let owned = sqlx::query(
        "SELECT n.nspname::text, s.relname::text, tn.nspname::text, t.relname::text, a.attname::text FROM pg_depend d \
         JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_namespace n ON n.oid = s.relnamespace \
         JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid \
         JOIN pg_sequence q ON q.seqrelid = s.oid \
         WHERE d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND q.seqincrement > 0 AND NOT q.seqcycle AND t.relkind IN ('r', 'p')",
    )
    .fetch_all(&mut *session)
    .await
    .during("list the sequences")?;
    for row in owned {
        let name = |i| row.try_get::<String, _>(i).during("list the sequences");
        let (sequence, table, column) = ((name(0)?, name(1)?), (name(2)?, name(3)?), name(4)?);
        let quoted = |(schema, name): &(String, String)| format!("{}.{}", identifier(schema), identifier(name));
        let query = format!(
            "SELECT coalesce((SELECT max({})::bigint FROM {}) > (SELECT last_value FROM {}), false)",
            identifier(&column),
            quoted(&table),
            quoted(&sequence)
        );
        let behind: bool = sqlx::query_scalar(AssertSqlSafe(query)).fetch_one(&mut *session).await.during(&format!("compare the sequence {}", sequence.1))?;
        if behind {
            complaints.push(format!("sequence {}.{} is behind {}.{}.{column}", sequence.0, sequence.1, table.0, table.1));
        }
    }
    Ok(complaints)
}
