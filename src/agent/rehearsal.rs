//! A rehearsal: a backup is restored into a throw-away server, the newer release's own migrations take it down there, and what comes of
//! it is judged as a copy of a rollback would be. The migrations run between the two calls, in a container of their own.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use k8s_openapi::ByteString;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::call::{self, Compared, GOOD, Place, REHEARSED as NAME};
use super::error::{At, Error};
use super::report::Rehearsed;
use super::server::{connect, server_from_environment};
use super::throw_away::{self, PREPARE, Restored, complaint, restored, said};
use crate::api::plan::Loss;
use crate::database::down::content::{self, Content};
use crate::database::down::difference;
use crate::database::down::judge::{Bar, Found, Passed};
use crate::database::{Access, During, counts, evidence, fingerprint, identifier, literal};
use crate::migrations::{Revision, VersionTable};
use crate::plan::packed::{FINGERPRINT_KEY, unpack};
use crate::plan::schema::{Fingerprint, diff, questions};

/// What the first call leaves to the second, in the folder that both have.
#[derive(Serialize, Deserialize)]
struct Begun {
    content: Content,
    owner: Option<String>,
    /// The server's roles.
    roles: Vec<String>,
    restore_seconds: f64,
    /// When the migrations could begin, in seconds since 1970.
    at: f64,
}

fn note() -> PathBuf {
    std::env::temp_dir().join("rehearsal.json")
}

fn seconds() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}

/// Restores, and measures what the way down must leave.
///
/// # Errors
/// When a file is damaged, or what came out is not what the manifest says.
pub async fn begin(place: &Place, options: &call::Rehearse) -> Result<(), Error> {
    let good = good(&options.compared)?;
    let Restored { server, owner, manifest, seconds: restore_seconds, .. } = restored(place, &options.checksum, options.jobs, NAME).await?;
    let mut session = connect(&owner, NAME, Access::Read).await?;
    let table = options.compared.version_table.as_ref().map(|table| table.name.as_str());
    let was = fingerprint::read(&mut session, table).await?;
    let content = content::before(&mut session, &good, &was, table, options.compared.limit).await?;
    let mut superuser = connect(&server, NAME, Access::Change).await?;
    members(&mut superuser, manifest.owner.as_deref(), &manifest.roles, "SUPERUSER").await?;
    open(&mut superuser).await?;
    let begun = Begun { content, owner: manifest.owner, roles: manifest.roles, restore_seconds, at: seconds() };
    let text = serde_json::to_string(&begun).map_err(|error| Error::Refused(format!("what the database holds could not be written down: {error}")))?;
    std::fs::write(note(), text).at("write", &note())
}

/// As whom the migrations run there, nobody knows: who is a member of whom is not in a backup, so that each may what the owner may while they
/// run, and not when the application's SQL is asked.
async fn members(session: &mut PgConnection, owner: Option<&str>, roles: &[String], what: &str) -> Result<(), Error> {
    let own: String = sqlx::query_scalar("SELECT current_user::text").fetch_one(&mut *session).await.during(PREPARE)?;
    for role in roles.iter().filter(|role| Some(role.as_str()) != owner && **role != own && !role.starts_with("pg_")) {
        said(session, format!("ALTER ROLE {} {what}", identifier(role))).await?;
    }
    Ok(())
}

/// Asks nobody for a password, however the image's entrypoint has it: which passwords the roles had, no backup says. It listens for this pod
/// alone.
async fn open(session: &mut PgConnection) -> Result<(), Error> {
    let file: String = sqlx::query_scalar("SHOW hba_file").fetch_one(&mut *session).await.during(PREPARE)?;
    said(session, format!("COPY (VALUES ('local all all trust'), ('host all all 127.0.0.1/32 trust')) TO {}", literal(&file))).await?;
    said(session, "SELECT pg_reload_conf()".to_owned()).await
}

/// Judges what the migrations have made.
///
/// # Errors
/// When that cannot be told, which says nothing of the way down.
pub async fn end(options: &call::Judge) -> Result<Rehearsed, Error> {
    let text = std::fs::read_to_string(note()).at("read", &note())?;
    let begun: Begun = serde_json::from_str(&text).map_err(|error| Error::Refused(format!("what was measured before cannot be read: {error}")))?;
    let migrate_seconds = tenths(seconds() - begun.at);
    let (server, _) = server_from_environment()?;
    let owner = throw_away::owner(&server, begun.owner.as_ref());
    let mut session = connect(&owner, NAME, Access::Read).await?;
    let versions = options.compared.version_table.as_ref().map(VersionTable::from);
    let (is, to) = (counts::revision(&mut session, versions.as_ref()).await?, Revision::of_text(&options.to));
    let told = |passed: bool, said: String| Rehearsed { restore_seconds: begun.restore_seconds, migrate_seconds, passed, said };
    if is != to {
        let said = format!("the migrations reported success, but the database has revision {} and not {}", Revision::told(&is), Revision::told(&to));
        return Ok(told(false, said));
    }
    let table = options.compared.version_table.as_ref().map(|table| table.name.as_str());
    let (good, copy) = (good(&options.compared)?, fingerprint::read(&mut session, table).await?);
    let evidence = evidence::collect(&mut session, questions(&copy, &diff(&good, &copy))).await?;
    let after = content::after(&mut session, &begun.content, &copy, table, options.compared.limit).await?;
    let (before, after) = difference::alike(begun.content, after);
    members(&mut connect(&server, NAME, Access::Change).await?, begun.owner.as_deref(), &begun.roles, "NOSUPERUSER").await?;
    let complaints = complaint(&server, NAME, &options.checks).await?.into_iter().collect();
    let found = Found { copy, good: Some(good), brought: None, evidence, before: Some(before), after, staying: Vec::new(), complaints };
    let losses: Vec<Loss> = options.lost.iter().map(|object| Loss { object: object.clone(), rows: 0, message: String::new() }).collect();
    let bar = Bar {
        fingerprint: Some(&options.compared.fingerprint),
        owner: begun.owner.as_deref().unwrap_or_default(),
        same_revision: false,
        tolerates: false,
        losses: &losses,
        instead: "Mend the way down of the release's migrations, or have a Backup from before them",
    };
    Ok(match bar.judged(&found) {
        Ok(Passed { said, .. }) => told(true, said),
        Err(refusal) => told(false, refusal.message),
    })
}

fn tenths(seconds: f64) -> f64 {
    (seconds * 10.0).round() / 10.0
}

/// The good release's schema, which must be the one that its record speaks of.
fn good(compared: &Compared) -> Result<Fingerprint, Error> {
    let path = PathBuf::from(GOOD).join(FINGERPRINT_KEY);
    let packed = ByteString(std::fs::read(&path).at("read", &path)?);
    let unreadable = |why: String| Error::Refused(format!("the schema of the good release cannot be read: {why}"));
    let good = Fingerprint::parse(&unpack(&packed).map_err(unreadable)?).map_err(|error| unreadable(error.to_string()))?;
    if good.hash() != compared.fingerprint {
        return Err(unreadable("its content is not what its record says".to_owned()));
    }
    Ok(good)
}
