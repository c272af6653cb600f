//! Schema fingerprints that are kept: a ConfigMap each, named by what is in it, its lines compressed.

use jiff::Timestamp;
use k8s_openapi::api::core::v1::ConfigMap;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use kube::ResourceExt;
use kube::api::PartialObjectMeta;
use serde_json::json;

use super::{Error, World, refused};
use crate::api::{KIND_LABEL, Reason};
use crate::plan::packed::{FINGERPRINT_KEY as KEY, pack, unpack};
use crate::plan::schema::{Fingerprint, Unreadable};

/// What the name of such a ConfigMap begins with; the beginning of the hash follows.
pub const FINGERPRINTS: &str = "rollback-fingerprint-";
/// On one that nothing names: since when.
pub const UNUSED_ANNOTATION: &str = "rollback-operator.dev/unused-since";

/// The ConfigMap in which a fingerprint is kept.
pub fn map_name(fingerprint: &Fingerprint) -> String {
    format!("{FINGERPRINTS}{}", fingerprint.hash().get(..20).unwrap_or_default())
}

impl World {
    /// Keeps a fingerprint, and gives the name of its ConfigMap.
    pub async fn keep_fingerprint(&self, namespace: &str, fingerprint: &Fingerprint) -> Result<String, Error> {
        let name = map_name(fingerprint);
        if let Some(there) = self.get::<ConfigMap>(namespace, &name).await? {
            if there.annotations().contains_key(UNUSED_ANNOTATION) {
                let path = format!("/metadata/annotations/{}", UNUSED_ANNOTATION.replace('/', "~1"));
                self.patch::<ConfigMap>(namespace, &name, json!([{"op": "remove", "path": path}])).await?;
            }
            return Ok(name);
        }
        let packed = match pack(&fingerprint.lines()) {
            Ok(packed) => packed,
            Err(why) => return refused(Reason::FingerprintTooLarge, format!("the schema's fingerprint cannot be kept: {why}")),
        };
        let labels = [(KIND_LABEL.to_owned(), "fingerprint".to_owned())].into();
        let metadata = ObjectMeta { name: Some(name.clone()), labels: Some(labels), ..ObjectMeta::default() };
        let map = ConfigMap { metadata, binary_data: Some([(KEY.to_owned(), packed)].into()), immutable: Some(true), ..ConfigMap::default() };
        self.create(namespace, &map).await?;
        Ok(name)
    }

    /// Writes down that nothing names a kept schema, unless it was kept again since it was read.
    pub async fn mark_unused(&self, namespace: &str, map: &PartialObjectMeta<ConfigMap>, now: Timestamp) -> Result<(), Error> {
        let mut annotations = map.annotations().clone();
        annotations.insert(UNUSED_ANNOTATION.to_owned(), now.to_string());
        let operations = json!([
            {"op": "test", "path": "/metadata/resourceVersion", "value": map.metadata.resource_version},
            {"op": "add", "path": "/metadata/annotations", "value": annotations},
        ]);
        self.patch::<ConfigMap>(namespace, &map.name_any(), operations).await
    }

    /// A kept fingerprint, which must be the one that a status speaks of.
    ///
    /// # Errors
    /// When the ConfigMap is gone, is another's, or was written by another version of the operator.
    pub async fn kept_fingerprint(&self, namespace: &str, map: &str, hash: Option<&str>) -> Result<Fingerprint, Error> {
        let Some(kept) = self.get::<ConfigMap>(namespace, map).await? else {
            return refused(Reason::FingerprintMissing, format!("ConfigMap {map} with the schema of the release was deleted"));
        };
        let unreadable = |why: String| refused(Reason::FingerprintUnreadable, format!("ConfigMap {map} does not hold the schema that was recorded: {why}"));
        let Some(packed) = kept.binary_data.as_ref().and_then(|d| d.get(KEY)) else { return unreadable(Unreadable::Format.to_string()) };
        let lines = match unpack(packed) {
            Ok(lines) => lines,
            Err(why) => return unreadable(why),
        };
        match Fingerprint::parse(&lines) {
            Ok(fingerprint) if fingerprint.hash().starts_with(map.trim_start_matches(FINGERPRINTS)) && hash.is_none_or(|hash| fingerprint.hash() == hash) => {
                Ok(fingerprint)
            }
            Ok(_) => unreadable("its content is not what its record says; somebody has put another in its place".to_owned()),
            Err(error) => unreadable(error.to_string()),
        }
    }
}
