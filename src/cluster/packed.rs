//! What the steps of one request must remember: long texts in ConfigMaps, sealed.

use hmac::{Hmac, KeyInit, Mac};
use k8s_openapi::ByteString;
use k8s_openapi::api::core::v1::ConfigMap;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, OwnerReference};
use sha2::Sha256;

use super::{Error, World, refused};
use crate::api::{KIND_LABEL, Reason};
use crate::plan::packed::{pack, unpack};

/// Where the text and its seal are in the ConfigMap.
pub const TEXT: &str = "text.gz";
const SEAL: &str = "seal";

impl World {
    /// Keeps a text of one request's, sealed by the namespace's key: what is read back is what was kept.
    ///
    /// # Errors
    /// When it is too large, or the name is somebody else's.
    pub async fn keep_sealed(&self, namespace: &str, name: &str, owners: Vec<OwnerReference>, text: &str) -> Result<(), Error> {
        let packed = match pack(text) {
            Ok(packed) => packed,
            Err(why) => return refused(Reason::RecordTooLarge, format!("ConfigMap {name} cannot hold what must be remembered: {why}")),
        };
        let key = self.content_key(namespace, true).await?.unwrap_or_default();
        let seal = seal(&key, name, &packed);
        let labels = [(KIND_LABEL.to_owned(), "sealed".to_owned())].into();
        let metadata = ObjectMeta { name: Some(name.to_owned()), labels: Some(labels), owner_references: Some(owners), ..ObjectMeta::default() };
        let binary_data = [(TEXT.to_owned(), packed), (SEAL.to_owned(), ByteString(seal))].into();
        self.create(namespace, &ConfigMap { metadata, binary_data: Some(binary_data), immutable: Some(true), ..ConfigMap::default() }).await
    }

    /// A sealed text, if there is one of that name.
    ///
    /// # Errors
    /// When it is not what was kept: somebody has put another in its place.
    pub async fn sealed(&self, namespace: &str, name: &str) -> Result<Option<String>, Error> {
        let Some(map) = self.get::<ConfigMap>(namespace, name).await? else { return Ok(None) };
        let forged =
            |why: &str| refused(Reason::RecordForged, format!("ConfigMap {name} does not hold what was recorded ({why}); delete it, and make a new request"));
        let data = map.binary_data.unwrap_or_default();
        let (Some(packed), Some(sealed)) = (data.get(TEXT), data.get(SEAL)) else { return forged("it has no text, or no seal") };
        let key = self.content_key(namespace, false).await?.unwrap_or_default();
        if seal(&key, name, packed) != sealed.0 {
            return forged("its seal is not ours");
        }
        match unpack(packed) {
            Ok(text) => Ok(Some(text)),
            Err(why) => forged(&why),
        }
    }
}

/// By a key that nobody else has, over the name and the content.
fn seal(key: &[u8], name: &str, packed: &ByteString) -> Vec<u8> {
    // A key of any length is taken, so the error cannot occur.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.update(name.as_bytes());
    mac.update(&[0]);
    mac.update(&packed.0);
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_and_its_seal_is_of_its_name_and_key() {
        let packed = pack("orders 7\n").unwrap_or_default();
        assert_eq!(unpack(&packed), Ok("orders 7\n".to_owned()));
        assert!(unpack(&ByteString(b"orders 7".to_vec())).is_err());
        assert_eq!(seal(b"key", "a", &packed), seal(b"key", "a", &packed));
        assert_ne!(seal(b"key", "a", &packed), seal(b"key", "b", &packed));
        assert_ne!(seal(b"key", "a", &packed), seal(b"other", "a", &packed));
    }
}
