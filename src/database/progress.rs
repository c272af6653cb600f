//! How far the work of others on a database is, by what the server tells of it.

use sqlx::PgConnection;

use super::{During, Error};

/// How much of the session's database has been dumped, in per cent, while `pg_dump` copies its tables: it takes the largest
/// first. `None` when nobody dumps.
///
/// # Errors
/// When the server does not answer.
pub async fn dumped(session: &mut PgConnection) -> Result<Option<i64>, Error> {
    sqlx::query_scalar(
        "WITH tables AS (SELECT c.oid, c.relpages, pg_relation_size(c.oid) AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
           WHERE c.relkind IN ('r', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'), \
         now AS (SELECT t.relpages, least(p.bytes_processed, t.bytes) AS bytes FROM pg_stat_progress_copy p JOIN tables t ON t.oid = p.relid \
           WHERE p.datname = current_database() AND p.command = 'COPY TO') \
         SELECT (100 * ((SELECT coalesce(sum(bytes), 0) FROM tables WHERE relpages > (SELECT max(relpages) FROM now)) + (SELECT sum(bytes) FROM now)) \
           / nullif((SELECT sum(bytes) FROM tables), 0))::bigint",
    )
    .fetch_one(session)
    .await
    .during("ask how far the dump is")
}
