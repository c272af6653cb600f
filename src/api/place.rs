//! Where a backup lies, as one thing: no part of it is handed on without the other.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// Where a backup lies. Another kind of place is another variant, with fields of its own beside those of today.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(untagged)]
pub enum BackupPlace {
    /// In a folder on a PersistentVolumeClaim of the same namespace.
    Claim { claim: String, directory: String },
}

impl BackupPlace {
    /// The claim that a pod mounts to reach it.
    pub fn claim(&self) -> &str {
        match self {
            BackupPlace::Claim { claim, .. } => claim,
        }
    }

    /// The folder of another backup, where it lies on the same volume and one pod reads both.
    pub fn beside<'a>(&self, other: &'a BackupPlace) -> Option<&'a str> {
        let (BackupPlace::Claim { claim, .. }, BackupPlace::Claim { claim: others, directory }) = (self, other);
        (claim == others).then_some(directory)
    }
}

impl std::fmt::Display for BackupPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BackupPlace::Claim { claim, directory } => write!(f, "{directory} on claim {claim}"),
        }
    }
}

/// The fields among those of a plan.
pub(super) fn planned(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "properties": {"claim": {"type": "string", "description": "The PersistentVolumeClaim on which it lies."}, "directory": {"type": "string", "description": "Its folder there."}},
        "required": ["claim", "directory"],
    })
}

/// The fields among those of a status, which has them as soon as the backup begins.
pub(super) fn told(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "properties": {
            "claim": {"description": "The PersistentVolumeClaim that holds it.", "type": ["string", "null"]},
            "directory": {"description": "Its folder on that claim.", "type": ["string", "null"]},
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::BackupStatus;
    use crate::api::plan::PlannedBackup;

    #[test]
    fn a_place_stands_among_the_fields_of_what_has_it() -> Result<(), serde_json::Error> {
        let planned = serde_json::json!({"name": "nightly", "manifest": "m", "claim": "backups", "directory": "nightly-b"});
        let backup: PlannedBackup = serde_json::from_value(planned.clone())?;
        assert_eq!(backup.place.to_string(), "nightly-b on claim backups");
        assert_eq!(serde_json::json!(backup), planned);
        let told = serde_json::json!({"phase": "Running", "observedGeneration": 1, "claim": "backups", "directory": "nightly-b"});
        let status: BackupStatus = serde_json::from_value(told.clone())?;
        assert_eq!(status.place, Some(backup.place));
        assert_eq!(serde_json::json!(status), told);
        let nowhere = serde_json::json!({"phase": "Pending", "observedGeneration": -1});
        assert_eq!(serde_json::json!(serde_json::from_value::<BackupStatus>(nowhere.clone())?), nowhere);
        Ok(())
    }

    #[test]
    fn a_backup_is_beside_another_on_the_same_claim() {
        let place = |claim: &str, directory: &str| BackupPlace::Claim { claim: claim.into(), directory: directory.into() };
        let backup = place("backups", "a");
        assert_eq!(backup.beside(&place("backups", "b")), Some("b"));
        assert_eq!(backup.beside(&place("others", "b")), None);
    }
}
