//! The fence: of all operators, also one that was paused and wakes up late, one at a time changes a database.
//!
//! A session that changes something first takes an advisory lock of the maintenance database, by the name of the live
//! database. The lock goes with the session, so an operator that died holds nothing. One that hangs between two
//! statements is thrown out: its session is ended, and whatever it still sends meets a closed connection. A statement
//! of ours that runs is waited for; anybody else who takes such a lock is thrown out whatever he does.

use sha2::{Digest, Sha256};
use sqlx::{PgConnection, Row};

use super::{During, Error};

/// Tells our locks from those of others: `rb`.
const CLASS: i32 = 0x7262;

/// Takes the fence of a database. It lasts as long as the session.
///
/// # Errors
/// When a statement of another operator still runs after the session's `lock_timeout`.
pub async fn take(session: &mut PgConnection, database: &str) -> Result<(), Error> {
    let what = format!("take the fence of the database {database}");
    for _ in 0..2 {
        match sqlx::query("SELECT pg_advisory_lock($1, $2)").bind(CLASS).bind(key(database)).execute(&mut *session).await {
            Ok(_) => return Ok(()),
            Err(error) if error.as_database_error().and_then(|e| e.code()).as_deref() == Some("55P03") => {
                if throw_out(session, database).await? == 0 {
                    return Err(error).during(&what);
                }
            }
            Err(error) => return Err(error).during(&what),
        }
    }
    Err(Error::Moved(format!("another operator takes the fence of the database {database} again and again")))
}

/// Ends the session that holds the fence, unless a statement of it runs. Gives how many were ended.
async fn throw_out(session: &mut PgConnection, database: &str) -> Result<i64, Error> {
    let what = format!("end the session that holds the fence of the database {database}");
    let row = sqlx::query(
        "SELECT count(pg_terminate_backend(l.pid)) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid \
         WHERE l.locktype = 'advisory' AND l.classid = $1::bigint::oid AND l.objid = $2::bigint::oid AND l.objsubid = 2 AND l.granted \
         AND l.pid <> pg_backend_pid() AND (a.state <> 'active' OR a.usename <> current_user)",
    )
    .bind(i64::from(CLASS))
    .bind(i64::from(key(database).cast_unsigned()))
    .fetch_one(session)
    .await
    .during(&what)?;
    row.try_get(0).during(&what)
}

fn key(database: &str) -> i32 {
    let hash = Sha256::digest(database.as_bytes());
    i32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}
