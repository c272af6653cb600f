//! How much room there is on the database's volume.

use k8s_openapi::api::core::v1::PersistentVolumeClaim;

use super::{Error, World, refused};
use crate::api::{BackupPolicy, Reason};

impl World {
    /// Bytes free on the server: told by the policy, or the claim's capacity less what all databases use.
    pub async fn room(&self, namespace: &str, policy: &BackupPolicy, used: i64) -> Result<Option<i64>, Error> {
        let database = &policy.spec.database;
        if database.free_space_bytes.is_some() {
            return Ok(database.free_space_bytes);
        }
        let Some(name) = &database.volume_claim else { return Ok(None) };
        let Some(claim) = self.get::<PersistentVolumeClaim>(namespace, name).await? else {
            return refused(Reason::ClaimNotFound, format!("PersistentVolumeClaim {name}, which the policy names as the database's, does not exist"));
        };
        let capacity = claim.status.and_then(|s| s.capacity).and_then(|c| c.get("storage").and_then(|q| bytes(&q.0)));
        Ok(capacity.map(|all| all - used))
    }
}

/// A Kubernetes quantity in bytes.
pub fn bytes(quantity: &str) -> Option<i64> {
    const UNITS: [(&str, i64); 10] = [
        ("Ki", 1 << 10),
        ("Mi", 1 << 20),
        ("Gi", 1 << 30),
        ("Ti", 1 << 40),
        ("Pi", 1 << 50),
        ("k", 1_000),
        ("M", 1_000_000),
        ("G", 1_000_000_000),
        ("T", 1_000_000_000_000),
        ("", 1),
    ];
    let (number, unit) = UNITS.iter().find_map(|(suffix, unit)| quantity.strip_suffix(suffix).map(|n| (n, unit)))?;
    number.parse::<i64>().ok()?.checked_mul(*unit)
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn quantities_are_bytes() {
        for (text, want) in [("1Gi", Some(1 << 30)), ("500M", Some(500_000_000)), ("1024", Some(1024)), ("1.5Gi", None), ("", None)] {
            assert_eq!(bytes(text), want, "{text}");
        }
    }
}
