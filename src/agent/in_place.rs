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
use super::{Error, output};
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
    rehearse(session, manifest, &kept, &script).await.map_err(|why| Error::Refused(format!("{why}; nothing was changed")))?;
    let failed = |source| database::Error::Query { what: "empty the database".into(), source };
    let mut transaction = session.begin().await.map_err(failed)?;
    let tables = counts::tables(&mut transaction).await?;
    if !tables.is_empty() {
        // From here on nobody writes, and what is compared is what is dropped.
        sqlx::query(AssertSqlSafe(format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", tables.join(", ")))).execute(&mut *transaction).await.map_err(failed)?;
    }
    if let Some((safety, snapshot)) = safety.and_then(|s| Some((s, s.snapshot.as_ref()?)))
        && let Some(written) = written::since(&mut transaction, snapshot, safety.version_table.as_deref(), &safety.tables).await?
    {
        return Err(Error::Refused(format!("somebody has written to the database since its safety backup: {written}; nothing was changed")));
    }
    empty::empty(&mut transaction, &kept).await?;
    empty::half_way(&mut transaction, token).await?;
    transaction.commit().await.map_err(failed)?;
    Ok(())
}

/// Empties and restores the schema, compares, and takes all of it back.
async fn rehearse(session: &mut PgConnection, manifest: &Manifest, kept: &Fingerprint, script: &str) -> Result<(), Error> {
    let failed = |what: &str| {
        let what = what.to_owned();
        move |source| database::Error::Query { what, source }
    };
    let mut trial = session.begin().await.map_err(failed("begin the rehearsal"))?;
    empty::empty(&mut trial, kept).await?;
    sqlx::raw_sql(AssertSqlSafe(script.to_owned()))
        .execute(&mut *trial)
        .await
        .map_err(failed("restore the schema of the backup by this login, in a rehearsal"))?;
    // The archive's script has set others for itself.
    sqlx::raw_sql("SET LOCAL search_path TO pg_catalog, pg_temp; SET LOCAL row_security TO off")
        .execute(&mut *trial)
        .await
        .map_err(failed("compare the rehearsal"))?;
    let restored = fingerprint::read(&mut trial, manifest.version_table.as_deref()).await?;
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
