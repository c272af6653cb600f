//! Takes away what a way down has left behind, as far as nothing that stays depends on it.

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::{During, Error, identifier};

const WHAT: &str = "remove what the way down has left behind";
/// Where that was to be dropped, it went with something else: an unknown table, object or function, or a schema.
const GONE: [&str; 4] = ["42P01", "42704", "42883", "3F000"];
/// Another transaction, a server that is full or stops, a lock: it may go another time.
const PASSES: [&str; 5] = ["40", "53100", "53300", "55P03", "57"];

/// A statement that does not go, and what the server says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stays {
    pub statement: String,
    pub why: String,
}

/// Runs each statement as the owner, and again as long as one more goes: what something else depends on goes after that. What
/// cannot go stays. The session is the owner's own: an event trigger may run what he wrote, and take off a role that was put on.
///
/// # Errors
/// When the server does not answer, has no room or no lock, or the login is no member of the owner.
pub async fn remove(session: &mut PgConnection, owner: &str, statements: Vec<String>) -> Result<(), Error> {
    let mut transaction = session.begin().await.during(WHAT)?;
    tried(&mut transaction, owner, statements).await?;
    transaction.commit().await.during(WHAT)
}

/// What [`remove`] would leave. Nothing is removed.
///
/// # Errors
/// As [`remove`].
pub async fn staying(session: &mut PgConnection, owner: &str, statements: Vec<String>) -> Result<Vec<Stays>, Error> {
    let mut transaction = session.begin().await.during(WHAT)?;
    let stays = tried(&mut transaction, owner, statements).await?;
    transaction.rollback().await.during(WHAT)?;
    Ok(stays)
}

async fn tried(transaction: &mut PgConnection, owner: &str, statements: Vec<String>) -> Result<Vec<Stays>, Error> {
    sqlx::query(AssertSqlSafe(format!("SET LOCAL ROLE {}", identifier(owner)))).execute(&mut *transaction).await.during(WHAT)?;
    let mut todo = statements;
    loop {
        let mut stays = Vec::new();
        for statement in &todo {
            let mut one = transaction.begin().await.during(WHAT)?;
            let refused = sqlx::query(AssertSqlSafe(statement.clone())).execute(&mut *one).await.err();
            let refused = match refused {
                None => {
                    one.commit().await.during(WHAT)?;
                    continue;
                }
                Some(error) => error,
            };
            let code = refused.as_database_error().and_then(|e| e.code()).unwrap_or_default().into_owned();
            if code.is_empty() || PASSES.iter().any(|class| code.starts_with(class)) {
                return Err(refused).during(WHAT);
            }
            one.rollback().await.during(WHAT)?;
            let drops = ["DROP ", "COMMENT "].iter().any(|word| statement.starts_with(word)) || statement.contains(" DROP CONSTRAINT ");
            if let (false, Some(error)) = (drops && GONE.contains(&code.as_str()), refused.as_database_error()) {
                stays.push(Stays { statement: statement.clone(), why: error.message().to_owned() });
            }
        }
        if stays.len() == todo.len() {
            return Ok(stays);
        }
        todo = stays.into_iter().map(|s| s.statement).collect();
    }
}
