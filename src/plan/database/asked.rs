//! What is asked of the database, with what was seen: every question of this room is asked of it.

use crate::api::RollbackRequestSpec;
use crate::api::rollback_request::DatabaseRollback;
use crate::plan::snapshot::{Database, Release, Snapshot};

#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub request: &'a DatabaseRollback,
    pub database: &'a Database,
    pub seen: &'a Snapshot,
    /// What the targets go back to, in their order.
    pub releases: &'a [Option<&'a Release>],
}

impl<'a> Asked<'a> {
    /// `None` where the request names no database.
    pub fn of(spec: &'a RollbackRequestSpec, seen: &'a Snapshot, releases: &'a [Option<&'a Release>]) -> Option<Self> {
        Some(Asked { request: spec.database.as_ref()?, database: seen.database.as_ref()?, seen, releases })
    }

    /// The first release whose schema is on record.
    pub fn recorded(&self) -> Option<&'a Release> {
        self.releases.iter().flatten().copied().find(|r| r.fingerprint.is_some())
    }

    /// The Backup that the request names.
    pub fn named(&self) -> Option<&'a str> {
        self.request.backup_ref.as_ref().map(|r| r.name.as_str())
    }

    pub fn owner(&self) -> &'a str {
        &self.database.facts.owner
    }
}
