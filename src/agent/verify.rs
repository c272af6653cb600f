//! Reads a whole backup again: every checksum of its manifest, and the archive as a restore would read it; and restores it
//! once, where it is asked to: a backup that can be read is not yet one that can be restored. Before the database that it is of is
//! dropped, that is compared too: what somebody has written since is in no backup.

use std::path::Path;

use sqlx::Connection;

use super::backup;
use super::call::{self, Place};
use super::compare::{comparable, compare};
use super::error::Error;
use super::in_place;
use super::manifest::{DUMP, Manifest, schema, verified};
use super::restore::restore_into;
use super::server::{connect, owner_of, server_from_environment};
use crate::database::{self, Access, change};

/// # Errors
/// Names the file that is missing or damaged, or says what there is no room for.
pub async fn run(place: &Place, options: &call::Verify) -> Result<(), Error> {
    let folder = place.folder()?;
    let manifest = verified(&folder, &options.checksum).map_err(Error::verdict)?;
    backup::readable(&folder.join(DUMP)).await.map_err(Error::verdict)?;
    if let Some(bytes) = options.room_for {
        backup::room(&place.root, bytes)?;
    }
    if let Some(scratch) = &options.scratch {
        restored_once(options, &folder, &manifest, scratch).await?;
    }
    // Last, since what follows may drop it.
    match &options.unchanged {
        Some(database) => unchanged(&manifest, database).await,
        None => Ok(()),
    }
}

async fn unchanged(manifest: &Manifest, database: &str) -> Result<(), Error> {
    let (server, _) = server_from_environment()?;
    let mut session = connect(&owner_of(&server)?, database, Access::Change).await?;
    let failed = |source| database::Error::Query { what: format!("look whether somebody has written to {database}"), source };
    let mut transaction = session.begin_with("BEGIN READ ONLY").await.map_err(failed)?;
    in_place::unchanged(&mut transaction, manifest).await?;
    transaction.rollback().await.map_err(failed)?;
    Ok(())
}

/// The scratch database goes whatever comes of it.
async fn restored_once(options: &call::Verify, folder: &Path, manifest: &Manifest, scratch: &str) -> Result<(), Error> {
    let (server, maintenance) = server_from_environment()?;
    let mut session = connect(&server, &maintenance, Access::Change).await?;
    let (owner, own) = (owner_of(&server)?, manifest.owner.as_deref());
    // What an earlier try has left is its own, by the name.
    change::drop_scratch(&mut session, scratch).await?;
    change::create_scratch(&mut session, scratch, own.unwrap_or(&owner.login.user), manifest.locale.as_ref()).await?;
    comparable(schema(folder, manifest)?)?;
    let restored = async {
        let mut inside = connect(&server, scratch, Access::Change).await?;
        restore_into(&mut inside, scratch, folder, options.jobs, &owner, &[]).await?;
        let (mut own, mut other) = (connect(&owner, scratch, Access::Read).await?, connect(&server, scratch, Access::Read).await?);
        compare(&mut own, Some(&mut other), manifest, folder, scratch, &options.checksum, None).await
    };
    let restored = restored.await;
    change::drop_scratch(&mut session, scratch).await?;
    restored.map(drop).map_err(Error::verdict)
}
