//! A restore into an empty database beside the live one, or into the live one itself, compared with what the manifest
//! says.

use std::path::Path;
use std::time::Duration;

use tokio::process::Command;

use super::archive::Contents;
use super::call::{self, Place};
use super::compare::compare;
use super::error::Error;
use super::in_place::{self, InPlace};
use super::manifest::{self, DUMP, verified};
use super::program::{database_uri, options_of, program};
use super::script;
use super::server::{connect, owner_of, server_from_environment};
use crate::api::backup::BackupContent;
use crate::database::{self, Access, Server, counts, empty, fingerprint, inspect};
use crate::plan::snapshot::Session;

/// How often a comparison is begun that the server or the network has cut off, and the pause before.
const COMPARES: u32 = 3;
const PAUSE: Duration = Duration::from_secs(5);

/// Proves the files, restores them, and compares rows, revision and schema with the manifest.
///
/// # Errors
/// When a file is damaged (before anything is restored), the database is not empty, or what came out differs.
pub async fn run(place: &Place, options: &call::Restore) -> Result<BackupContent, Error> {
    let (server, database) = server_from_environment()?;
    let folder = place.folder()?;
    let manifest = verified(&folder, &options.checksum).map_err(Error::verdict)?;
    let owner = owner_of(&server)?;
    let mut session = connect(&server, &database, Access::Change).await?;
    if let Some(how) = &options.in_place {
        let mut others = inspect::sessions(&mut session, &database).await?;
        // The operator looks at the database now and then, in sessions that only read.
        let looks = |s: &Session| {
            (&s.user, s.application.as_str()) == (&server.login.user, database::APPLICATION_NAME)
                || (&s.user, s.application.as_str()) == (&owner.login.user, database::OWNERS_APPLICATION_NAME)
        };
        others.retain(|s| !looks(s));
        if let Some(other) = others.first() {
            let there = format!("{} sessions are on database {database}, the first of {}", others.len(), other.user);
            return Err(Error::Unharmed(Box::new(Error::Refused(there))));
        }
        let safety = match &how.safety {
            Some(safety) => Some(manifest::read(&place.beside(&safety.directory)?, &safety.checksum)?),
            None => None,
        };
        let mut own = connect(&owner, &database, Access::Change).await?;
        let what = InPlace { folder: &folder, manifest: &manifest, checksum: &options.checksum, safety: safety.as_ref() };
        if how.one_transaction {
            return in_place::replace(&mut own, &what, &database).await;
        }
        in_place::empty(&mut own, &what, &how.half_way).await?;
    }
    let token = options.in_place.as_ref().map(|how| how.half_way.as_str());
    let made = token.into_iter().collect::<Vec<_>>();
    let restored = async {
        restore_into(&mut session, &database, &folder, options.jobs, &owner, &made).await?;
        // A restore takes long enough for a silent session to be forgotten by what stands between.
        let mut left = COMPARES;
        loop {
            let compared = async {
                let (mut own, mut other) = (connect(&owner, &database, Access::Read).await?, connect(&server, &database, Access::Read).await?);
                compare(&mut own, Some(&mut other), &manifest, &folder, &database, &options.checksum, token).await
            };
            left -= 1;
            match compared.await {
                Err(error) if left > 0 && error.passes() => tokio::time::sleep(PAUSE).await,
                compared => break compared,
            }
        }
    };
    let Some(how) = &options.in_place else { return restored.await };
    let content = restored.await.map_err(|cause| Error::HalfWay { cause: Box::new(cause), what: half_way(&database, how) })?;
    empty::whole(&mut connect(&server, &database, Access::Change).await?, &how.half_way).await?;
    Ok(content)
}

/// What a person does with a database that was emptied and not filled again.
fn half_way(database: &str, how: &call::InPlace) -> String {
    format!(
        "database {database} was emptied before and is half-way (its schema {} says so): restore a backup that a drill has proven, or the safety backup in folder {}",
        how.half_way,
        how.safety.as_ref().map_or("that the request names", |safety| &safety.directory)
    )
}

/// Restores a proven backup, as the owner, into the empty database that the session is on. Schemas that were made for it
/// before are left out of the archive.
pub(super) async fn restore_into(
    session: &mut sqlx::PgConnection,
    database: &str,
    folder: &Path,
    jobs: i32,
    owner: &Server,
    made: &[&str],
) -> Result<(), Error> {
    // Into a database that is not empty a restore doubles or mixes rows, and its exit code does not tell.
    let mut there = fingerprint::read(session, None).await?;
    for schema in made {
        there.forget_schema(schema);
    }
    if let Some(first) = there.entries.iter().find(|entry| empty::is_content(entry)) {
        return Err(Error::Refused(format!("database {database} is not empty: it has {first} and more; nothing was restored")));
    }
    if let Some(objects) = counts::large_objects(session).await? {
        return Err(Error::Refused(format!("database {database} is not empty: it has {} large objects; nothing was restored", objects.rows)));
    }
    let list = Contents::of(&folder.join(DUMP), made).await?;
    let mut pg_restore = Command::new("pg_restore");
    pg_restore.args(["--exit-on-error", "--no-password", "--no-subscriptions"]).arg(format!("--jobs={jobs}")).arg(list.argument());
    pg_restore.arg(format!("--dbname={}", database_uri(database))).arg(folder.join(DUMP));
    // What the owner wrote runs as himself, and as nobody who is a member of others.
    pg_restore.env("PGUSER", &owner.login.user).env("PGPASSWORD", &owner.login.password);
    let settings = [
        ("statement_timeout", "0"),
        ("synchronous_commit", "off"),
        ("maintenance_work_mem", "512MB"),
        ("default_transaction_read_only", "off"),
        ("array_nulls", "on"),
    ];
    pg_restore.env("PGOPTIONS", options_of(&settings));
    // A throw-away server has no tablespaces of others.
    if !tablespaces(session).await? {
        pg_restore.arg("--no-tablespaces");
    }
    program("pg_restore", &mut pg_restore).await?;
    // Functions of an index are the owner's, and run in no session of ours.
    let mut own = connect(owner, database, Access::Change).await?;
    sqlx::query("ANALYZE").execute(&mut own).await.map_err(|e| script::told("analyze the restored tables", e))?;
    Ok(())
}

/// Whether the server has any tablespace but its own two.
async fn tablespaces(session: &mut sqlx::PgConnection) -> Result<bool, Error> {
    let asked = sqlx::query_scalar("SELECT count(*) > 2 FROM pg_tablespace").fetch_one(session).await;
    asked.map_err(|source| database::Error::Query { what: "list the tablespaces".into(), source }.into())
}
