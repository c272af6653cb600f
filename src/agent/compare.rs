//! Compares what was restored with what the manifest says.

use std::collections::BTreeMap;
use std::path::Path;

use super::error::Error;
use super::manifest::{Manifest, schema};
use crate::api::TableRows;
use crate::api::backup::BackupContent;
use crate::database::{
    counts, fingerprint,
    written::{self, Objects},
};
use crate::migrations::Revision;
use crate::plan::schema::{Fingerprint, Kind, changed_by_restore};

/// How many differences a message names.
const NAMED: usize = 8;

/// Compares with the manifest, in a session of the owner's; what that may not read, `other` copies.
pub(super) async fn compare(
    session: &mut sqlx::PgConnection,
    other: Option<&mut sqlx::PgConnection>,
    manifest: &Manifest,
    folder: &Path,
    database: &str,
    checksum: &str,
    token: Option<&str>,
) -> Result<BackupContent, Error> {
    manifest.still_as_proven()?;
    let table = manifest.version_table.as_deref();
    let tables = counts::rows(session, other, table).await?;
    let mut restored = fingerprint::read(session, table).await?;
    let (had, has) = (by_hash(&restored, &manifest.tables), by_hash(&restored, &tables));
    if let Some((wrong, rows)) = had.iter().find(|(table, rows)| has.get(*table) != Some(rows)) {
        let now = has.get(wrong).map_or("no such table".to_owned(), i64::to_string);
        return Err(Error::Refused(format!("{wrong} came back with {now} rows, the backup has {rows}")));
    }
    if manifest.large_objects.is_some() && written::large_objects(session, Objects::All).await? != manifest.large_objects {
        return Err(Error::Refused("large objects came back with another content, owner, grant or comment than the backup has".into()));
    }
    if let Some(token) = token {
        restored.forget_schema(token);
    }
    if let Some(kept) = schema(folder, manifest)? {
        same(&kept, &restored)?;
    }
    let schema_revision = Revision::to_text(&counts::revision(session, manifest.versions().as_ref()).await?);
    Ok(BackupContent {
        database_bytes: None,
        database: database.to_owned(),
        size_bytes: 0,
        checksum: checksum.to_owned(),
        server_version: manifest.server_version.clone(),
        system_identifier: None,
        schema_revision,
        fingerprint: restored.hash(),
        snapshot: None,
        half_way: false,
        not_restorable: Vec::new(),
        total_rows: tables.iter().map(|t| t.rows).sum(),
        table_count: i64::try_from(tables.len()).unwrap_or(i64::MAX),
        tables,
    })
}

/// The schema that the restored one is compared with.
///
/// # Errors
/// When it was kept in another form than this agent knows: then nothing would be compared.
pub(super) fn comparable(kept: Option<Fingerprint>) -> Result<Fingerprint, Error> {
    kept.ok_or_else(|| Error::Refused("the backup's schema was kept by another version of the agent, so what is restored cannot be compared with it".into()))
}

/// Rows by table, and of hash partitions by the table that they are of: which of them takes a row can hang on OIDs.
fn by_hash(schema: &Fingerprint, tables: &[TableRows]) -> BTreeMap<String, i64> {
    let mut rows = BTreeMap::new();
    for table in tables {
        let (mut at, mut told) = (table.table.clone(), table.table.clone());
        while let Some(entry) = schema.get(Kind::Table, &at, "")
            && let Some(parent) = entry.list("parents").first().cloned()
            && entry.has("bound")
        {
            if entry.fact("bound").contains("modulus") {
                told.clone_from(&parent);
            }
            at = parent;
        }
        *rows.entry(told).or_insert(0) += table.rows;
    }
    rows
}

/// What was restored is what was backed up.
pub(super) fn same(kept: &Fingerprint, restored: &Fingerprint) -> Result<(), Error> {
    if kept.server != restored.server {
        return Err(Error::AnotherMajor(format!(
            "the backup is of PostgreSQL {} and the server is {}, so what was restored cannot be compared",
            kept.server, restored.server
        )));
    }
    let differ: Vec<String> = changed_by_restore(kept, restored).iter().map(ToString::to_string).collect();
    if differ.is_empty() {
        return Ok(());
    }
    let named = differ.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    Err(Error::Refused(format!("the restored schema is not the one that was backed up ({} differences): {named}", differ.len())))
}
