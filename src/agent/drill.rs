//! A drill: a backup is restored into a throw-away server beside this container, and compared. Only that proves a backup.

use super::call::{self, Place};
use super::error::Error;
use super::report::Drilled;
use super::server::connect;
use super::throw_away::{Restored, complaint, restored};
use crate::database::{Access, consistency};

/// The database of the throw-away server.
const NAME: &str = "drill";

/// # Errors
/// When a file is damaged, or what came out is not what the manifest says.
pub async fn run(place: &Place, options: &call::Drill) -> Result<Drilled, Error> {
    let Restored { server, owner, manifest, content, seconds } = restored(place, &options.checksum, options.jobs, NAME).await?;
    let mut own = connect(&owner, NAME, Access::Read).await?;
    if let Some(before) = &manifest.behind
        && let Some(new) = consistency::behind(&mut own).await?.into_iter().find(|complaint| !before.contains(complaint))
    {
        return Err(Error::Verdict(new));
    }
    if let Some(complaint) = complaint(&server, NAME, &options.checks).await? {
        return Err(Error::Verdict(complaint));
    }
    Ok(Drilled { restore_seconds: seconds, tables: content.table_count, rows: content.total_rows })
}
