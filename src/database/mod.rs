//! PostgreSQL by sqlx: what a database is, who is on it, and the few statements that change one.
//!
//! The database's owner is not trusted: every session pins `search_path` in its startup packet, which no setting of the
//! role or the database overrides, reads in read-only transactions, and quotes every name.

pub mod change;
pub mod connect;
pub mod consistency;
pub mod counts;
pub mod down;
pub mod empty;
pub mod evaluated;
pub mod evidence;
pub mod fence;
pub mod fingerprint;
pub mod inspect;
pub mod leftovers;
pub mod measure;
pub mod progress;
pub mod sqlstate;
pub mod written;

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{ConnectOptions, Connection, PgConnection};

use crate::api::backup_policy::SslMode;
pub use crate::plan::quoted::{identifier, literal};

/// What may go wrong with a database. No text of it holds a password: sqlx errors have none, and no URL is kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("database '{database}' at {host}: {source}")]
    Connect {
        host: String,
        database: String,
        #[source]
        source: sqlx::Error,
    },
    #[error("could not {what}: {source}")]
    Query {
        what: String,
        #[source]
        source: sqlx::Error,
    },
    #[error("{0}")]
    Refused(String),
    /// Something is not as it was a moment ago: look again.
    #[error("{0}")]
    Moved(String),
}

impl Error {
    /// Whether the server has refused the very login, or what it may do.
    pub fn of_the_login(&self) -> bool {
        let (Error::Connect { source, .. } | Error::Query { source, .. }) = self else { return false };
        // invalid_authorization_specification, insufficient_privilege
        source.as_database_error().and_then(|e| e.code()).is_some_and(|code| code.starts_with("28") || code == "42501")
    }

    /// Whether somebody else's lock was in the way, too long or crosswise: tried again it may go.
    pub fn of_a_lock(&self) -> bool {
        let Error::Query { source, .. } = self else { return false };
        // deadlock_detected, lock_not_available
        matches!(source.as_database_error().and_then(|e| e.code()).as_deref(), Some("40P01" | "55P03"))
    }
}

/// Names what a query was for, in its error.
pub(crate) trait During<T> {
    fn during(self, what: &str) -> Result<T, Error>;
}

impl<T> During<T> for Result<T, sqlx::Error> {
    fn during(self, what: &str) -> Result<T, Error> {
        self.map_err(|source| Error::Query { what: what.to_owned(), source })
    }
}

/// A user and the password. `Debug` hides the password.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    pub user: String,
    pub password: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login").field("user", &self.user).finish_non_exhaustive()
    }
}

/// A PostgreSQL server and a login on it.
#[derive(Clone, Debug)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub login: Login,
    pub ssl_mode: SslMode,
    /// Certificates of the CA, as PEM, for [`SslMode::VerifyFull`].
    pub ca: Option<String>,
    pub whose: Whose,
}

/// Whose login it is.
///
/// To plan a query the server evaluates what the indexes and statistics of its tables are made of, with the rights of whoever asks:
/// functions of the owner's too. So rows are read as the owner alone, and the operator's login reads catalogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Operators,
    Owners,
}

/// How long opening a session may take.
const CONNECT: Duration = Duration::from_secs(5);

/// By which our sessions are known among others.
pub const APPLICATION_NAME: &str = "rollback-operator";
/// The same of our sessions as the owner.
pub const OWNERS_APPLICATION_NAME: &str = "rollback-operator (as the owner)";

/// How a session is meant to be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    Change,
    /// The user's own SQL, asked as the application's login and read-only.
    Application,
}

/// Who stands between forgets a session that is silent for minutes, as one is while a dump or a restore runs.
pub const KEEPALIVES: [(&str, &str); 3] = [("tcp_keepalives_idle", "60"), ("tcp_keepalives_interval", "10"), ("tcp_keepalives_count", "6")];

/// What the server prints depends on these, and a role or a database may have set them otherwise.
const OUTPUT: [(&str, &str); 7] = [
    ("IntervalStyle", "postgres"),
    ("bytea_output", "hex"),
    ("lc_monetary", "C"),
    ("lc_numeric", "C"),
    ("lc_time", "C"),
    ("quote_all_identifiers", "off"),
    ("standard_conforming_strings", "on"),
];
/// Settings that not every server knows.
///
/// Reading a view would run its owner's functions with our rights. Servers of before August 2024 do not know how to refuse it;
/// there a table is locked and looked at again before it is read. From 17 on a transaction can have a limit, which a role or a
/// database may have set.
///
/// It gives the `search_path` that the session really has: a pooler in between may have dropped what we asked for.
const WHERE_KNOWN: &str = "SELECT current_setting('search_path'), n FROM (SELECT count(set_config(name, value, false)) AS n \
     FROM (VALUES ('transaction_timeout', '0'), ('restrict_nonsystem_relation_kind', 'view, foreign-table')) AS s (name, value) \
     WHERE current_setting(name, true) IS NOT NULL) AS done";
/// Nothing is found but what is the server's own.
const SEARCH_PATH: &str = "pg_catalog,pg_temp";

impl Server {
    /// Opens a session. It gives up after [`CONNECT`], and no statement waits longer than 5 s for a lock, and none that reads longer than one.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses the login.
    pub async fn connect(&self, database: &str, access: Access) -> Result<PgConnection, Error> {
        // What only reads must not hang on a slow query; a clone may take as long as its step.
        // Where two wait for each other, who only reads gives way before the server looks whom to end (deadlock_timeout, a second).
        let (read_only, statement_timeout, lock_timeout) = match access {
            Access::Read | Access::Application => ("on", "300s", "900ms"),
            Access::Change => ("off", "0", "5s"),
        };
        let options = PgConnectOptions::new_without_pgpass()
            .host(&self.host)
            .port(self.port)
            .username(&self.login.user)
            .password(&self.login.password)
            .database(database)
            .ssl_mode(match self.ssl_mode {
                SslMode::Disable => PgSslMode::Disable,
                SslMode::Prefer => PgSslMode::Prefer,
                SslMode::Require => PgSslMode::Require,
                SslMode::VerifyFull => PgSslMode::VerifyFull,
            })
            .application_name(match self.whose {
                Whose::Operators => APPLICATION_NAME,
                Whose::Owners => OWNERS_APPLICATION_NAME,
            })
            .options([
                ("lock_timeout", lock_timeout),
                ("statement_timeout", statement_timeout),
                ("default_transaction_read_only", read_only),
                // A snapshot of before a lock would not show what was committed while it was waited for.
                ("default_transaction_isolation", "read committed"),
                ("idle_in_transaction_session_timeout", "0"),
                ("idle_session_timeout", "0"),
                // Whoever has given up on a clone is not there any more; the server notices, and nothing goes on as an orphan.
                ("client_connection_check_interval", "2s"),
                // A policy in the way of a count is an error, and neither a smaller count nor the owner's code run by us.
                ("row_security", "off"),
            ])
            .options(KEEPALIVES)
            .options(OUTPUT)
            // The user's own SQL finds what his application finds.
            .options(Some(("search_path", SEARCH_PATH)).filter(|_| access != Access::Application))
            .disable_statement_logging();
        let options = match &self.ca {
            Some(ca) => options.ssl_root_cert_from_pem(ca.clone().into_bytes()),
            None => options,
        };
        let failed = |source| Error::Connect { host: format!("{}:{}", self.host, self.port), database: database.to_owned(), source };
        let connected = async {
            let mut session = PgConnection::connect_with(&options).await?;
            let path = match access {
                Access::Application => None,
                Access::Read | Access::Change => Some(sqlx::query_scalar::<_, String>(WHERE_KNOWN).persistent(false).fetch_one(&mut session).await?),
            };
            Ok((session, path))
        };
        match tokio::time::timeout(CONNECT, connected).await {
            Ok(Ok((session, path))) if path.as_ref().is_none_or(|path| path == SEARCH_PATH) => Ok(session),
            Ok(Ok(_)) => Err(self.pooled()),
            Ok(Err(sqlx::Error::Database(error))) if error.code().as_deref() == Some(PROTOCOL_VIOLATION) => Err(self.pooled()),
            Ok(Err(error)) => Err(failed(error)),
            Err(_) => Err(failed(sqlx::Error::Io(std::io::Error::from(std::io::ErrorKind::TimedOut)))),
        }
    }

    fn pooled(&self) -> Error {
        Error::Refused(format!(
            "what answers at {}:{} has not taken the settings of our session, as a connection pooler does; name the server itself in the policy",
            self.host, self.port
        ))
    }
}

/// What a pooler answers to a setting at start-up that it does not know.
const PROTOCOL_VIOLATION: &str = "08P01";

/// The names of a list of names as PostgreSQL keeps it: separated by commas, quoted where they must be.
pub fn list(text: &str) -> Vec<String> {
    let (mut names, mut name, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                name.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => names.push(std::mem::take(&mut name)),
            c if c.is_whitespace() && !quoted => {}
            c => name.push(c),
        }
    }
    names.push(name);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_cannot_leave_their_quotes() {
        assert_eq!(identifier("a\"; DROP DATABASE x; --"), "\"a\"\"; DROP DATABASE x; --\"");
        assert_eq!(literal("it's"), "'it''s'");
    }

    #[test]
    fn a_list_is_read_as_it_was_kept() {
        for (text, want) in
            [("public", vec!["public"]), ("\"$user\", public", vec!["$user", "public"]), ("\"\"", vec![""]), ("\"a,\"\"b\",c", vec!["a,\"b", "c"])]
        {
            assert_eq!(list(text), want, "{text}");
        }
    }

    #[test]
    fn a_login_does_not_print_its_password() {
        assert!(!format!("{:?}", Login { user: "u".into(), password: "hunter2".into() }).contains("hunter2"));
    }
}
