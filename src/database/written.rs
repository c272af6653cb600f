//! Whether anything was written since a backup's snapshot: before a database is changed in place, it must still be what its
//! safety backup holds.

use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};

use super::{During, Error, counts, literal};
use crate::api::TableRows;

/// How many bytes of a large object are read at once.
const PIECE: i32 = 16 << 20;

/// The first table that is not as the snapshot saw it, in words. Each row knows which transaction wrote it; a row that went
/// is missing in the count.
///
/// # Errors
/// When a table cannot be read.
pub async fn since(session: &mut PgConnection, snapshot: &str, version_table: Option<&str>, then: &[TableRows]) -> Result<Option<String>, Error> {
    // Subtransactions are in no snapshot's list, so all that began since its oldest transaction count as later.
    // The transaction of a row has 32 bits; counted back from now it has all of its 64.
    let writer = "(SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint) - ((((SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint) & 4294967295) - xmin::text::bigint) & 4294967295)";
    let newer = format!(
        "count(*) FILTER (WHERE xmin::text::bigint > 2 AND {writer} > 0 AND ({writer}) >= pg_snapshot_xmin({}::pg_snapshot)::text::bigint)",
        literal(snapshot)
    );
    for now in counts::rows(session, None, version_table).await? {
        let was = then.iter().find(|t| t.table == now.table).map(|t| t.rows);
        if was != Some(now.rows) {
            return Ok(Some(format!("{} has {} rows, and the backup has {}", now.table, now.rows, was.map_or("no such table".to_owned(), |n| n.to_string()))));
        }
        if now.table == counts::LARGE_OBJECTS {
            continue;
        }
        let written = counts::ask(session, &now.table, &newer, &format!("look who wrote to {}", now.table)).await?;
        if let Some(rows @ 1..) = written {
            return Ok(Some(format!("{rows} rows of {} were written since", now.table)));
        }
    }
    Ok(None)
}

/// A snapshot that stands before every transaction of this database that may still run: what a later snapshot of the session
/// does not see was written by a transaction that is not in this one. Transactions of other databases do not count. `None` where the
/// login may not see who runs which.
///
/// # Errors
/// When the server does not answer.
pub async fn settled(session: &mut PgConnection) -> Result<Option<String>, Error> {
    let what = "ask which transactions run";
    // Who begins after this has a later number, and who began before is seen by the next query, if he still runs then.
    let next: i64 = sqlx::query_scalar("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint").fetch_one(&mut *session).await.during(what)?;
    let oldest: Option<Option<i64>> = sqlx::query_scalar(
        "SELECT (SELECT max(age) FROM (SELECT (($1 & 4294967295) - xid) & 4294967295 AS age FROM ( \
             SELECT a.backend_xid::text::bigint AS xid FROM pg_stat_activity a WHERE a.datname = current_database() AND a.backend_xid IS NOT NULL AND a.pid <> pg_backend_pid() \
             UNION ALL SELECT p.transaction::text::bigint FROM pg_prepared_xacts p WHERE p.database = current_database()) running) ages WHERE age < 2147483648) \
         WHERE pg_has_role('pg_read_all_stats', 'USAGE')",
    )
    .bind(next)
    .fetch_optional(session)
    .await
    .during(what)?;
    Ok(oldest.map(|age| {
        let bound = next - age.unwrap_or(0);
        format!("{bound}:{bound}:")
    }))
}

/// How far each sequence is; absent where it was not used yet.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn sequences(session: &mut PgConnection) -> Result<Vec<(String, Option<i64>)>, Error> {
    let what = "ask how far the sequences are";
    let rows =
        sqlx::query("SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences ORDER BY 1").fetch_all(session).await.during(what)?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect::<Result<_, _>>().during(what)
}

/// Which large objects are summed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objects {
    All,
    /// Those that the login may read.
    Readable,
    /// One in [`SAMPLE`](crate::plan::large::SAMPLE) of these.
    Sample,
}

impl Objects {
    fn filter(self) -> String {
        match self {
            Objects::All => "true".to_owned(),
            Objects::Readable => READABLE_OBJECT.to_owned(),
            Objects::Sample => format!("{READABLE_OBJECT} AND hashoid(l.oid) & {} = 0", crate::plan::large::SAMPLE - 1),
        }
    }

    /// What is summed up beside the content.
    fn beside(self) -> &'static str {
        match self {
            Objects::All => {
                "(SELECT sum(hashtextextended(format('%s %s %s %s', l.oid, pg_get_userbyid(l.lomowner), \
                   (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(coalesce(l.lomacl, acldefault('L', l.lomowner))) a), obj_description(l.oid, 'pg_largeobject')), 0)::numeric) FROM meant l)"
            }
            // What a way down must leave is the content: who owns it is the schema's.
            Objects::Readable | Objects::Sample => "0",
        }
    }
}

/// Whether the session's login may read a large object `l` of `pg_largeobject_metadata`, in SQL; the server has no function for it.
pub(super) const READABLE_OBJECT: &str = "((SELECT rolsuper FROM pg_roles WHERE rolname = current_user) OR EXISTS (SELECT FROM aclexplode(coalesce(l.lomacl, acldefault('L', l.lomowner))) g \
     WHERE g.privilege_type = 'SELECT' AND (g.grantee = 0 OR pg_has_role(g.grantee, 'USAGE'))))";

/// A sum over large objects: their OIDs and all of their content, and of all their owners, grants and comments too; `None` without any.
///
/// # Errors
/// When one cannot be read.
pub async fn large_objects(session: &mut PgConnection, which: Objects) -> Result<Option<String>, Error> {
    let (what, filter, beside) = ("sum up the large objects", which.filter(), which.beside());
    let mut transaction = session.begin().await.during(what)?;
    counts::unhurried(&mut transaction, what).await?;
    // Piece by piece: no value of the server's is larger than 1 GB, and a large object can have 4 TB.
    let query = format!(
        "WITH RECURSIVE meant AS (SELECT * FROM pg_largeobject_metadata l WHERE {filter}), piece (object, place, sum, more) AS ( \
           SELECT l.oid, 0::bigint, md5(c.content), octet_length(c.content) = $1 FROM meant l \
             CROSS JOIN LATERAL (SELECT lo_get(l.oid, 0, $1) AS content OFFSET 0) c \
           UNION ALL SELECT p.object, p.place + $1, md5(c.content), octet_length(c.content) = $1 FROM piece p \
             CROSS JOIN LATERAL (SELECT lo_get(p.object, p.place + $1, $1) AS content OFFSET 0) c WHERE p.more) \
         SELECT format('%s', sum(hashtextextended(format('%s %s %s', object, place, sum), 0)::numeric) \
           + {beside}) \
         FROM piece HAVING count(*) > 0"
    );
    let sum = sqlx::query_scalar(AssertSqlSafe(query)).bind(PIECE).fetch_optional(&mut *transaction).await.during(what)?;
    transaction.rollback().await.during(what)?;
    Ok(sum)
}
