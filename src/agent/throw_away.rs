//! The throw-away server beside this container: a backup is restored into it and compared, as nobody's database.

use std::time::Instant;

use sqlx::{AssertSqlSafe, PgConnection};

use super::call::Place;
use super::compare::{comparable, compare};
use super::error::Error;
use super::manifest::{Manifest, schema, verified};
use super::restore::restore_into;
use super::server::{connect, server_from_environment};
use crate::api::backup::BackupContent;
use crate::database::{self, Access, During, Login, Server, Whose, identifier, literal};
use crate::plan::schema::{Entry, Fingerprint, Kind};

/// What its statements are for, in an error.
pub(super) const PREPARE: &str = "prepare the throw-away server";

/// A backup that was restored, and is what its manifest says.
pub(super) struct Restored {
    /// The throw-away server, as its superuser.
    pub server: Server,
    pub owner: Server,
    pub manifest: Manifest,
    pub content: BackupContent,
    /// From an empty database to a compared one.
    pub seconds: f64,
}

/// Restores a backup into a database of that name, which is not there yet.
///
/// # Errors
/// When a file is damaged, or what came out is not what the manifest says.
pub(super) async fn restored(place: &Place, checksum: &str, jobs: i32, name: &str) -> Result<Restored, Error> {
    let folder = place.folder()?;
    let manifest = verified(&folder, checksum).map_err(Error::verdict)?;
    let (server, maintenance) = server_from_environment()?;
    let mut session = connect(&server, &maintenance, Access::Change).await?;
    prepare(&mut session, &manifest, name).await?;
    let begun = Instant::now();
    let mut session = connect(&server, name, Access::Change).await?;
    let kept = comparable(schema(&folder, &manifest)?)?;
    let made = extensions(&mut session, &kept).await?;
    // No session of a superuser runs what the owner wrote.
    let owner = owner(&server, manifest.owner.as_ref());
    restore_into(&mut session, name, &folder, jobs, &owner, &made.iter().map(String::as_str).collect::<Vec<_>>()).await.map_err(Error::verdict)?;
    let (mut own, mut other) = (connect(&owner, name, Access::Read).await?, connect(&server, name, Access::Read).await?);
    let content = compare(&mut own, Some(&mut other), &manifest, &folder, name, checksum, None).await.map_err(Error::verdict)?;
    Ok(Restored { server, owner, manifest, content, seconds: (begun.elapsed().as_secs_f64() * 10.0).round() / 10.0 })
}

/// The same server as the database's owner; nobody is asked for a password there.
pub(super) fn owner(server: &Server, name: Option<&String>) -> Server {
    let login = name.map_or(server.login.clone(), |user| Login { user: user.clone(), password: String::new() });
    Server { login, whose: Whose::Owners, ..server.clone() }
}

/// The roles that the backup's owners and grants name, and an empty database of the same locale.
async fn prepare(session: &mut PgConnection, manifest: &Manifest, name: &str) -> Result<(), Error> {
    let mut statements: Vec<String> = Vec::new();
    for role in &manifest.roles {
        let (name, text) = (identifier(role), literal(role));
        statements
            .push(format!("DO $roles$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {text}) THEN CREATE ROLE {name} LOGIN; END IF; END $roles$"));
    }
    // What belongs to others is given to them by the owner's restore.
    for role in manifest.roles.iter().filter(|role| manifest.owner.as_ref() != Some(role)) {
        let owner = manifest.owner.as_deref().map_or("CURRENT_USER".to_owned(), identifier);
        statements.push(format!(
            "DO $roles$ BEGIN IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = {}) THEN GRANT {} TO {owner}; END IF; END $roles$",
            literal(role),
            identifier(role)
        ));
    }
    let locale = manifest.locale.as_ref().map_or(String::new(), database::change::Locale::clause);
    let owner = manifest.owner.as_ref().map_or(String::new(), |owner| format!(" OWNER {}", identifier(owner)));
    statements.push(format!("CREATE DATABASE {} TEMPLATE template0{owner}{locale}", identifier(name)));
    for statement in statements {
        said(session, statement).await?;
    }
    Ok(())
}

/// One statement by which the server is prepared.
pub(super) async fn said(session: &mut PgConnection, statement: String) -> Result<(), Error> {
    sqlx::query(AssertSqlSafe(statement)).execute(session).await.during(PREPARE)?;
    Ok(())
}

/// Extensions that a superuser alone may make, with the schemas that they lie in. Gives those schemas.
async fn extensions(session: &mut PgConnection, kept: &Fingerprint) -> Result<Vec<String>, Error> {
    let mut made = Vec::new();
    let mut todo: Vec<&Entry> = kept.of(Kind::Extension).collect();
    // One that needs another is made after it.
    while !todo.is_empty() {
        let before = todo.len();
        let mut left = Vec::new();
        let mut failed = None;
        for extension in todo {
            match make(session, kept, extension, &mut made).await {
                Ok(()) => {}
                Err(error) => {
                    failed.get_or_insert(error);
                    left.push(extension);
                }
            }
        }
        if let Some(error) = failed.filter(|_| left.len() == before) {
            return Err(error);
        }
        todo = left;
    }
    Ok(made)
}

/// One extension, with the schema that it lies in, which is then among those that were made.
async fn make(session: &mut PgConnection, kept: &Fingerprint, extension: &Entry, made: &mut Vec<String>) -> Result<(), Error> {
    let place = extension.fact("schema");
    let mut statements =
        vec![format!("CREATE EXTENSION IF NOT EXISTS {} SCHEMA {} VERSION {}", extension.object, identifier(place), literal(extension.fact("version")))];
    if let Some(schema) = kept.of(Kind::Schema).find(|s| s.object == place && place != "public") {
        statements.insert(0, format!("CREATE SCHEMA IF NOT EXISTS {place} AUTHORIZATION {}", identifier(schema.fact("owner"))));
        if !made.iter().any(|name| name == place) {
            made.push(place.to_owned());
        }
    }
    for statement in statements {
        let failed = |source| database::Error::Query { what: format!("make the extension {} in the throw-away server", extension.object), source };
        sqlx::query(AssertSqlSafe(statement)).execute(&mut *session).await.map_err(failed)?;
    }
    Ok(())
}

/// What the user's SQL complains of first, asked as the application's login, which the variable APPLICATION names.
///
/// # Errors
/// When the server cannot be asked.
pub(super) async fn complaint(server: &Server, name: &str, checks: &[String]) -> Result<Option<String>, Error> {
    if checks.is_empty() {
        return Ok(None);
    }
    let user = std::env::var("APPLICATION").map_err(|_| Error::Refused("the variable APPLICATION is not set, as whom the checks run".into()))?;
    let server = Server { login: Login { user, password: String::new() }, whose: Whose::Owners, ..server.clone() };
    let mut session = connect(&server, name, Access::Application).await?;
    for (i, query) in checks.iter().enumerate() {
        match sqlx::query_scalar::<_, Option<bool>>(AssertSqlSafe(query.clone())).fetch_optional(&mut session).await {
            Ok(Some(Some(true))) => {}
            Ok(_) => return Ok(Some(format!("check sql[{i}] of the policy is not true on the restored database"))),
            Err(error) => {
                let code = error.as_database_error().and_then(|e| e.code().map(|c| c.into_owned())).unwrap_or_default();
                return Ok(Some(format!("check sql[{i}] of the policy fails on the restored database with SQLSTATE {code}")));
            }
        }
    }
    Ok(None)
}
