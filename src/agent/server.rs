//! The server of libpq's own variables, and sessions on it.

use std::path::PathBuf;
use std::time::Duration;

use sqlx::PgConnection;
use tokio::time::{Instant, sleep};

use super::error::{At, Error};
use crate::api::backup_policy::SslMode;
use crate::database::{Access, Login, Server, Whose};

/// How long a server that does not answer is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

fn variable(name: &str) -> Result<String, Error> {
    std::env::var(name).map_err(|_| Error::Refused(format!("the variable {name} is not set")))
}

/// The database of libpq's own variables.
///
/// # Errors
/// When one of them is missing.
pub(super) fn server_from_environment() -> Result<(Server, String), Error> {
    let server = Server {
        host: variable("PGHOST")?,
        port: variable("PGPORT")?.parse().map_err(|_| Error::Refused("PGPORT is no port".into()))?,
        // A throw-away server asks for none.
        login: Login { user: variable("PGUSER")?, password: std::env::var("PGPASSWORD").unwrap_or_default() },
        ssl_mode: match variable("PGSSLMODE")?.as_str() {
            "disable" => SslMode::Disable,
            "require" => SslMode::Require,
            "verify-full" => SslMode::VerifyFull,
            _ => SslMode::Prefer,
        },
        ca: match std::env::var_os("PGSSLROOTCERT").map(PathBuf::from) {
            Some(path) => Some(std::fs::read_to_string(&path).at("read", &path)?),
            None => None,
        },
        whose: Whose::Operators,
    };
    Ok((server, variable("PGDATABASE")?))
}

/// The same server with the login as which backups are restored: what the owner wrote never runs as the operator's.
pub(super) fn owner_of(server: &Server) -> Result<Server, Error> {
    let login = Login { user: variable("OWNER_USER")?, password: variable("OWNER_PASSWORD")? };
    Ok(Server { login, whose: Whose::Owners, ..server.clone() })
}

/// A session, for which a server that does not answer yet is given a minute: a Job is not tried again.
pub(super) async fn connect(server: &Server, database: &str, access: Access) -> Result<PgConnection, Error> {
    let end = Instant::now() + PATIENCE;
    loop {
        match server.connect(database, access).await {
            Ok(session) => return Ok(session),
            Err(error) => match Error::from(error) {
                error if error.passes() && Instant::now() < end => sleep(Duration::from_secs(1)).await,
                error => return Err(error),
            },
        }
    }
}
