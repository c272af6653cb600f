//! A restore into the live database itself. Behind locks on every table, and only if nobody has written since the safety
//! backup: what is restored in the end is the backup, and what is lost from the live name is in the safety backup to the row.
//!
//! Where there is room for the old and the new at once, it is one transaction ([`replace`]): whatever fails, at whatever
//! row, and whoever is ended, the database is what it was. Elsewhere it is emptied first ([`empty`]), and half-way until the
//! restore ends; then a drill has restored that backup's rows before, and a rehearsal its schema here, by this login.

use std::path::Path;

use sqlx::{AssertSqlSafe, Connection, PgConnection, Postgres, Transaction};

use super::archive::contents;
use super::compare::{compare, same};
use super::error::Error;
use super::manifest::{DUMP, Manifest, schema};
use super::script;
use crate::api::backup::BackupContent;
use crate::database::{
    self, counts, empty, fingerprint,
    written::{self, Objects},
};
use crate::migrations::Revision;
use crate::plan::schema::Fingerprint;

/// A restore in place, as the session's login.
pub struct InPlace<'a> {
    pub folder: &'a Path,
    pub manifest: &'a Manifest,
    /// SHA-256 of the backup's manifest.
    pub checksum: &'a str,
    /// What the database must still be.
    pub safety: Option<&'a Manifest>,
}

impl InPlace<'_> {
    fn kept(&self) -> Result<Fingerprint, Error> {
        schema(self.folder, self.manifest)?.ok_or_else(|| {
            Error::Refused(
                "the backup was taken by an agent that kept no schema with it, so it cannot be proven that it can be restored in place; restore it beside"
                    .into(),
            )
        })
    }

    /// A transaction in which nobody else writes, and the database is what the safety backup holds.
    async fn begin<'s>(&self, session: &'s mut PgConnection) -> Result<Transaction<'s, Postgres>, Error> {
        let mut transaction = session.begin().await.map_err(failed)?;
        let tables: Vec<String> = sqlx::query_scalar(USERS_TABLES).fetch_all(&mut *transaction).await.map_err(failed)?;
        if !tables.is_empty() {
            sqlx::query(AssertSqlSafe(format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", tables.join(", "))))
                .execute(&mut *transaction)
                .await
                .map_err(failed)?;
        }
        if let Some(safety) = self.safety {
            unchanged(&mut transaction, safety).await?;
        }
        Ok(transaction)
    }
}

/// Empties, restores and compares in one transaction.
///
/// # Errors
/// Whatever fails: nothing has changed then, but where the connection breaks at the commit itself and the message says so.
pub async fn replace(session: &mut PgConnection, what: &InPlace<'_>, database: &str) -> Result<BackupContent, Error> {
    let replaced = async {
        let kept = what.kept()?;
        let dump = what.folder.join(DUMP);
        let mut transaction = what.begin(session).await?;
        empty::empty(&mut transaction, &kept).await?;
        nothing_twice(&mut transaction, &contents(&dump).await?).await?;
        script::run(&mut transaction, &dump).await?;
        sqlx::query("ANALYZE").execute(&mut *transaction).await.map_err(|e| script::told("analyze the restored tables", e))?;
        let content = compare(&mut transaction, None, what.manifest, what.folder, database, what.checksum, None).await?;
        Ok((transaction, content))
    };
    let (transaction, content) = replaced.await.map_err(unharmed)?;
    match transaction.commit().await {
        Ok(()) => Ok(content),
        Err(refused @ sqlx::Error::Database(_)) => Err(unharmed(failed(refused))),
        Err(source) => Err(Error::Refused(format!(
            "the connection broke at the commit ({source}): the database is either what it was or what the backup holds, as a whole; look which"
        ))),
    }
}

/// Proves that the backup can be restored, and empties the database; the schema `token` says then that it is half-way.
///
/// # Errors
/// When the backup could not be restored here, or the database is not what the safety backup holds. Nothing has changed then.
pub async fn empty(session: &mut PgConnection, what: &InPlace<'_>, token: &str) -> Result<(), Error> {
    let emptied = async {
        let kept = what.kept()?;
        rehearse(session, what, &kept, token).await?;
        let mut transaction = what.begin(session).await?;
        empty::empty(&mut transaction, &kept).await?;
        empty::half_way(&mut transaction, token).await?;
        Ok(transaction)
    };
    match emptied.await.map_err(unharmed)?.commit().await {
        Ok(()) => Ok(()),
        Err(refused @ sqlx::Error::Database(_)) => Err(unharmed(failed(refused))),
        Err(source) => Err(Error::Refused(format!(
            "the connection broke at the commit that empties the database ({source}): it is either what it was, or empty with the schema {token} in it, and half-way; look which"
        ))),
    }
}

fn failed(source: sqlx::Error) -> Error {
    Error::Database(database::Error::Query { what: "empty the database".into(), source })
}

fn unharmed(why: Error) -> Error {
    Error::Unharmed(Box::new(why))
}

/// Tables that go when the database is emptied: those of extensions stay.
const USERS_TABLES: &str = "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
     WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' \
     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') ORDER BY 1";

/// The database is what its safety backup holds: rows, revision and schema.
///
/// # Errors
/// [`Error::Written`] says what differs.
pub(super) async fn unchanged(transaction: &mut PgConnection, safety: &Manifest) -> Result<(), Error> {
    let refused = |what: String| Err(Error::Written(what));
    if let Some(schema) = empty::marked(transaction).await?
        && !safety.half_way
    {
        return Err(Error::Refused(format!(
            "the database is half-way through an earlier restore in place (its schema {schema} says so), and its safety backup is of before"
        )));
    }
    let Some(snapshot) = &safety.snapshot else {
        return Err(Error::Refused("the safety backup does not say which transactions it saw, so what was written since is not known".into()));
    };
    let table = safety.version_table.as_deref();
    if let Some(written) = written::since(transaction, snapshot, table, &safety.tables).await? {
        return refused(written);
    }
    for (sequence, now) in written::sequences(transaction).await? {
        let then = safety.sequences.iter().find(|(name, _)| *name == sequence).map(|(_, then)| *then);
        // A position that one of the two logins may not see is no other position.
        if now.is_some() && then.is_some_and(|then| then != now) {
            return refused(format!("sequence {sequence} has moved"));
        }
    }
    let objects = written::large_objects(transaction, Objects::All).await?;
    if safety.large_objects.is_some() && safety.large_objects != objects {
        return refused("large objects are others".into());
    }
    if fingerprint::read(transaction, table).await?.hash() != safety.fingerprint {
        return refused("its schema is another".into());
    }
    if table.is_some() && counts::revision(transaction, safety.versions().as_ref()).await? != Revision::of_text(&safety.schema_revision) {
        return refused("its revision is another".into());
    }
    Ok(())
}

/// What stays when the database is emptied must have no rows in the archive: they would be there twice.
async fn nothing_twice(trial: &mut PgConnection, contents: &str) -> Result<(), Error> {
    for table in counts::tables(trial).await? {
        let failed = |source| database::Error::Query { what: format!("look what stays of {table}"), source };
        let listed: Option<String> = sqlx::query_scalar("SELECT format(' TABLE DATA %s %s ', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass($1)")
            .bind(&table)
            .fetch_optional(&mut *trial)
            .await
            .map_err(failed)?;
        if listed.is_some_and(|entry| contents.contains(&entry)) {
            return Err(Error::Refused(format!(
                "{table} belongs to an extension that stays, and the backup has rows of it, which would be there twice; restore it beside"
            )));
        }
    }
    Ok(())
}

/// Empties and restores the schema, compares, and takes all of it back.
async fn rehearse(session: &mut PgConnection, what: &InPlace<'_>, kept: &Fingerprint, token: &str) -> Result<(), Error> {
    let dump = what.folder.join(DUMP);
    let mut trial = session.begin().await.map_err(failed)?;
    empty::empty(&mut trial, kept).await?;
    nothing_twice(&mut trial, &contents(&dump).await?).await?;
    empty::half_way(&mut trial, token).await?;
    script::rehearse(&mut trial, &dump).await?;
    let mut restored = fingerprint::read(&mut trial, what.manifest.version_table.as_deref()).await?;
    restored.forget_schema(token);
    trial.rollback().await.map_err(failed)?;
    same(kept, &restored)
}
