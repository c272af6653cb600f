//! Emptying the live database for a restore, which is proven before: in a transaction that is rolled back the database is
//! emptied, the schema of the backup is restored into it by this very login, and compared.
//!
//! Only then is it emptied in earnest, behind locks on every table, and only if nobody has written since the safety backup:
//! what is restored in the end is the backup, and what is lost from the live name is in the safety backup to the row.

use std::path::Path;
use std::process::Stdio;

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::process::Command;

use super::manifest::{DUMP, Manifest, schema};
use super::restore::{Contents, same};
use super::{Error, contents, output};
use crate::database::{self, counts, empty, fingerprint, written};
use crate::plan::schema::Fingerprint;

/// # Errors
/// When the backup could not be restored here, or the database is not what the safety backup holds. Nothing has changed then.
pub async fn empty(session: &mut PgConnection, folder: &Path, manifest: &Manifest, safety: Option<&Manifest>, token: &str) -> Result<(), Error> {
    let Some(kept) = schema(folder, manifest)? else {
        return Err(Error::Refused(
            "the backup was taken by an agent that kept no schema with it, so it cannot be proven that it can be restored in place; restore it beside".into(),
        ));
    };
    let script = script(&folder.join(DUMP)).await?;
    let listed = contents(&folder.join(DUMP)).await?;
    rehearse(session, manifest, &kept, &script, &listed, token).await.map_err(|why| Error::Refused(format!("{why}; nothing was changed")))?;
    let failed = |source| database::Error::Query { what: "empty the database".into(), source };
    let mut transaction = session.begin().await.map_err(failed)?;
    let tables: Vec<String> = sqlx::query_scalar(USERS_TABLES).fetch_all(&mut *transaction).await.map_err(failed)?;
    if !tables.is_empty() {
        // From here on nobody writes, and what is compared is what is dropped.
        sqlx::query(AssertSqlSafe(format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", tables.join(", ")))).execute(&mut *transaction).await.map_err(failed)?;
    }
    if let Some(safety) = safety {
        unchanged(&mut transaction, safety).await?;
    }
    empty::empty(&mut transaction, &kept).await?;
    empty::half_way(&mut transaction, token).await?;
    transaction.commit().await.map_err(failed)?;
    Ok(())
}

/// Tables that go when the database is emptied: those of extensions stay.
const USERS_TABLES: &str = "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
     WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' \
     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') ORDER BY 1";

/// The database is what its safety backup holds: rows, revision and schema.
async fn unchanged(transaction: &mut PgConnection, safety: &Manifest) -> Result<(), Error> {
    let refused = |what: String| Err(Error::Refused(format!("somebody has written to the database since its safety backup: {what}; nothing was changed")));
    let Some(snapshot) = &safety.snapshot else {
        return Err(Error::Refused(
            "the safety backup does not say which transactions it saw, so what was written since is not known; nothing was changed".into(),
        ));
    };
    let table = safety.version_table.as_deref();
    if let Some(written) = written::since(transaction, snapshot, table, &safety.tables).await? {
        return refused(written);
    }
    if fingerprint::read(transaction, table).await?.hash() != safety.fingerprint {
        return refused("its schema is another".into());
    }
    if let Some(table) = table
        && counts::revision(transaction, table).await? != safety.schema_revision
    {
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
async fn rehearse(session: &mut PgConnection, manifest: &Manifest, kept: &Fingerprint, script: &str, listed: &str, token: &str) -> Result<(), Error> {
    let failed = |what: &str| {
        let what = what.to_owned();
        move |source| database::Error::Query { what, source }
    };
    let mut trial = session.begin().await.map_err(failed("begin the rehearsal"))?;
    empty::empty(&mut trial, kept).await?;
    nothing_twice(&mut trial, listed).await?;
    empty::half_way(&mut trial, token).await?;
    // A materialized view over a view is filled by the archive's script; this session is the owner's own.
    sqlx::query("SELECT set_config(name, '', true) FROM pg_settings WHERE name = 'restrict_nonsystem_relation_kind'")
        .execute(&mut *trial)
        .await
        .map_err(failed("begin the rehearsal"))?;
    sqlx::raw_sql(AssertSqlSafe(script.to_owned()))
        .execute(&mut *trial)
        .await
        .map_err(failed("restore the schema of the backup by this login, in a rehearsal"))?;
    // The archive's script has set others for itself.
    sqlx::raw_sql("SET LOCAL search_path TO pg_catalog, pg_temp; SET LOCAL row_security TO off")
        .execute(&mut *trial)
        .await
        .map_err(failed("compare the rehearsal"))?;
    let mut restored = fingerprint::read(&mut trial, manifest.version_table.as_deref()).await?;
    restored.forget_schema(token);
    trial.rollback().await.map_err(failed("take the rehearsal back"))?;
    same(kept, &restored)
}

/// The statements of the archive's schema, without what is for psql alone.
async fn script(dump: &Path) -> Result<String, Error> {
    let list = Contents::of(dump, &[]).await?;
    let mut pg_restore = Command::new("pg_restore");
    pg_restore.args(["--schema-only", "--no-subscriptions", "--file=-"]).arg(list.argument()).arg(dump).stdout(Stdio::piped());
    let printed = output("pg_restore", &mut pg_restore).await?;
    let text = String::from_utf8(printed).map_err(|_| Error::Refused("the archive's schema is no UTF-8".into()))?;
    let mut script = String::with_capacity(text.len());
    for line in text.lines().filter(|line| !line.starts_with("\\restrict ") && !line.starts_with("\\unrestrict ")) {
        script.push_str(line);
        script.push('\n');
    }
    Ok(script)
}
