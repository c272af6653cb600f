//! ConfigMaps and Secrets by content: copies that are immutable and named by a keyed hash, and putting content back.
//!
//! The hash is keyed by a Secret of the namespace, so that a copy's name tells nothing about a Secret's content.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit, Mac};
use k8s_openapi::ByteString;
use k8s_openapi::api::core::v1::{ConfigMap, Secret};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::Sha256;

use super::ownership::{self, LAST_APPLIED};
use super::{Error, World, refused};
use crate::api::plan::ConfigurationKind;
use crate::api::release::Ownership;
use crate::api::{KIND_LABEL, Reason, WORKLOAD_LABEL, label_value};

const KEY_SECRET: &str = "rollback-operator-key";
/// The type of a copied Secret, for when it has to be made again.
const TYPE_ANNOTATION: &str = "rollback-operator.dev/secret-type";
/// On a copy: labels, annotations and owners of fields that the object had.
const ORIGIN_ANNOTATION: &str = "rollback-operator.dev/origin";
/// All annotations of an object have 256 KiB.
const ORIGIN_BYTES: usize = 200 << 10;

/// A ConfigMap or Secret, as far as content goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    pub data: BTreeMap<String, String>,
    pub binary: BTreeMap<String, ByteString>,
    pub secret_type: Option<String>,
}

/// A ConfigMap or Secret that exists.
#[derive(Clone)]
pub struct Object {
    pub metadata: ObjectMeta,
    pub content: Content,
    pub immutable: bool,
}

/// What an object was beside its content, as it stands on the copy.
#[derive(Serialize, Deserialize, Clone, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Origin {
    labels: BTreeMap<String, String>,
    annotations: BTreeMap<String, String>,
    immutable: bool,
    pub ownership: Ownership,
}

impl Object {
    /// What the copied object was beside its content; nothing where the copy is of a version that did not keep it.
    pub fn origin(&self) -> Origin {
        let text = self.metadata.annotations.as_ref().and_then(|a| a.get(ORIGIN_ANNOTATION));
        let mut origin: Origin = text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        if self.content.secret_type.is_some() {
            let bytes = |key: &str| self.content.binary.get(key).cloned().unwrap_or_default();
            origin.ownership.last_applied = origin.ownership.last_applied.and_then(|text| {
                with_values(&text, |field, key| match field {
                    "stringData" => json!(String::from_utf8_lossy(&bytes(key).0)),
                    _ => json!(bytes(key)),
                })
            });
        }
        origin
    }

    /// The same of a live object, in words for its copy. What does not fit beside the content is left out, the largest first.
    fn described(&self) -> String {
        let mut annotations = self.metadata.annotations.clone().unwrap_or_default();
        annotations.remove(LAST_APPLIED);
        let labels = self.metadata.labels.clone().unwrap_or_default();
        let mut origin = Origin { labels, annotations, immutable: self.immutable, ownership: ownership::of(&self.metadata, ownership::OBJECT) };
        if self.content.secret_type.is_some() {
            // Of a Secret `kubectl describe` shows annotations and not data: the names stand here, and the values in the copy's data.
            origin.ownership.last_applied = origin.ownership.last_applied.and_then(|text| with_values(&text, |_, _| json!("")));
        }
        if json!(origin).to_string().len() > ORIGIN_BYTES {
            origin.ownership.last_applied = None;
        }
        if json!(origin).to_string().len() > ORIGIN_BYTES {
            origin.annotations.clear();
        }
        if json!(origin).to_string().len() > ORIGIN_BYTES {
            origin.ownership.managers.clear();
        }
        json!(origin).to_string()
    }
}

/// An applied manifest with other values of its content; `None` where it is no manifest.
fn with_values(applied: &str, value: impl Fn(&str, &str) -> Value) -> Option<String> {
    let mut manifest: Value = serde_json::from_str(applied).ok()?;
    for field in ["data", "stringData"] {
        for (key, of) in manifest.get_mut(field).and_then(Value::as_object_mut).into_iter().flatten() {
            *of = value(field, key);
        }
    }
    // As kubectl writes it: in the order of the keys, with a line end.
    Some(format!("{manifest}\n"))
}

/// Hides what it holds, also in annotations: of a Secret `kubectl apply` keeps all there.
impl std::fmt::Debug for Object {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Object").field("name", &self.metadata.name).field("immutable", &self.immutable).finish_non_exhaustive()
    }
}

/// Hides what it holds: this type carries Secrets.
impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Content").finish_non_exhaustive()
    }
}

impl World {
    /// The object, read by its name.
    pub async fn configuration(&self, namespace: &str, kind: ConfigurationKind, name: &str) -> Result<Option<Object>, Error> {
        Ok(match kind {
            ConfigurationKind::ConfigMap => self.get::<ConfigMap>(namespace, name).await?.map(|map| Object {
                metadata: map.metadata,
                content: Content { data: map.data.unwrap_or_default(), binary: map.binary_data.unwrap_or_default(), secret_type: None },
                immutable: map.immutable.unwrap_or(false),
            }),
            ConfigurationKind::Secret => self.get::<Secret>(namespace, name).await?.map(|secret| Object {
                content: Content {
                    data: BTreeMap::new(),
                    binary: secret.data.unwrap_or_default(),
                    secret_type: secret.metadata.annotations.as_ref().and_then(|a| a.get(TYPE_ANNOTATION).cloned()).or(secret.type_),
                },
                metadata: secret.metadata,
                immutable: secret.immutable.unwrap_or(false),
            }),
        })
    }

    /// Makes an object again as it was, labels and annotations too.
    pub async fn create_configuration(&self, namespace: &str, kind: ConfigurationKind, name: &str, recorded: &Object) -> Result<(), Error> {
        let origin = recorded.origin();
        let mut annotations = origin.annotations;
        annotations.extend(origin.ownership.last_applied.map(|text| (LAST_APPLIED.to_owned(), text)));
        let metadata = ObjectMeta { name: Some(name.to_owned()), labels: Some(origin.labels), annotations: Some(annotations), ..ObjectMeta::default() };
        self.create_content(namespace, kind, metadata, &recorded.content, recorded.content.secret_type.clone(), origin.immutable).await
    }

    async fn create_content(
        &self,
        namespace: &str,
        kind: ConfigurationKind,
        metadata: ObjectMeta,
        content: &Content,
        type_: Option<String>,
        immutable: bool,
    ) -> Result<(), Error> {
        let immutable = immutable.then_some(true);
        match kind {
            ConfigurationKind::ConfigMap => {
                let map = ConfigMap { metadata, data: Some(content.data.clone()), binary_data: Some(content.binary.clone()), immutable };
                self.create(namespace, &map).await
            }
            ConfigurationKind::Secret => {
                self.create(namespace, &Secret { metadata, data: Some(content.binary.clone()), type_, immutable, ..Secret::default() }).await
            }
        }
    }

    /// Makes the copy that holds the object's content, and what it was beside that; the name says what the content is, so one that
    /// is there is right.
    pub async fn copy_configuration(&self, namespace: &str, kind: ConfigurationKind, copy: &str, workload: &str, object: &Object) -> Result<(), Error> {
        let labels = [(KIND_LABEL, "configuration".to_owned()), (WORKLOAD_LABEL, label_value(workload))].map(|(k, v)| (k.to_owned(), v));
        let mut annotations: BTreeMap<String, String> = object.content.secret_type.iter().map(|t| (TYPE_ANNOTATION.to_owned(), t.clone())).collect();
        annotations.insert(ORIGIN_ANNOTATION.to_owned(), object.described());
        let metadata = ObjectMeta { name: Some(copy.to_owned()), labels: Some(labels.into()), annotations: Some(annotations), ..ObjectMeta::default() };
        // A copy is Opaque: some types make a controller act on it.
        self.create_content(namespace, kind, metadata, &object.content, None, true).await
    }

    /// Replaces the whole content of an object that nobody has changed since it was read.
    pub async fn replace_configuration(&self, namespace: &str, kind: ConfigurationKind, name: &str, now: &Object, recorded: &Object) -> Result<(), Error> {
        let mut operations = vec![json!({"op": "test", "path": "/metadata/resourceVersion", "value": now.metadata.resource_version})];
        let before = now.metadata.annotations.clone().unwrap_or_default();
        let mut annotations = before.clone();
        ownership::last_applied(&mut annotations, Some(&recorded.origin().ownership));
        if annotations != before {
            operations.push(json!({"op": "add", "path": "/metadata/annotations", "value": annotations}));
        }
        let content = &recorded.content;
        match kind {
            ConfigurationKind::ConfigMap => {
                // `add` replaces the whole value, and works where the field is absent.
                operations.push(json!({"op": "add", "path": "/data", "value": content.data}));
                operations.push(json!({"op": "add", "path": "/binaryData", "value": content.binary}));
                self.patch::<ConfigMap>(namespace, name, Value::Array(operations)).await
            }
            ConfigurationKind::Secret => {
                operations.push(json!({"op": "add", "path": "/data", "value": content.binary}));
                self.patch::<Secret>(namespace, name, Value::Array(operations)).await
            }
        }
    }

    /// The namespace's key for names by content.
    ///
    /// # Errors
    /// When it cannot be read, or `create` is false and it is not there yet.
    pub async fn content_key(&self, namespace: &str, create: bool) -> Result<Option<Vec<u8>>, Error> {
        let find = |secret: Secret| secret.data.and_then(|d| d.get("key").map(|v| v.0.clone()));
        if let Some(secret) = self.get::<Secret>(namespace, KEY_SECRET).await? {
            return find(secret).map_or_else(
                || refused(Reason::KeyMissing, format!("Secret {KEY_SECRET} has no 'key'; bring it back from a backup of the cluster: copies that were named by it are not known by another")),
                |key| Ok(Some(key)),
            );
        }
        if !create {
            return Ok(None);
        }
        let mut key = [0; 32];
        if getrandom::fill(&mut key).is_err() {
            return refused(Reason::NoRandomness, "the system gives no random bytes for the key that names copies");
        }
        let labels = [(KIND_LABEL.to_owned(), "key".to_owned())].into();
        let metadata = ObjectMeta { name: Some(KEY_SECRET.to_owned()), labels: Some(labels), ..ObjectMeta::default() };
        let data = [("key".to_owned(), ByteString(key.to_vec()))].into();
        self.create(namespace, &Secret { metadata, data: Some(data), ..Secret::default() }).await?;
        // Another replica may have been first: its key counts.
        Ok(self.get::<Secret>(namespace, KEY_SECRET).await?.and_then(find))
    }
}

/// The name of the copy that holds this content of an object of that name.
pub fn copy_name(key: &[u8], name: &str, content: &Content) -> String {
    // A key of any length is taken; the error cannot occur, and an empty name would be refused by the API server.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    let binary: BTreeMap<&String, &Vec<u8>> = content.binary.iter().map(|(k, v)| (k, &v.0)).collect();
    mac.update(json!([content.data, binary, content.secret_type]).to_string().as_bytes());
    let hash: String = mac.finalize().into_bytes().iter().take(8).map(|b| format!("{b:02x}")).collect();
    let head: String = name.chars().take(230).collect();
    format!("{head}-rb-{hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_named_by_all_of_its_content() {
        let content = |data: &str, binary: &[u8]| Content {
            data: [("k".to_owned(), data.to_owned())].into(),
            binary: [("b".to_owned(), ByteString(binary.to_vec()))].into(),
            secret_type: None,
        };
        let name = |c| copy_name(b"key", "settings", &c);
        assert_eq!(name(content("a", b"x")), name(content("a", b"x")));
        assert_ne!(name(content("a", b"x")), name(content("b", b"x")));
        assert_ne!(name(content("a", b"x")), name(content("a", b"y")));
        assert_ne!(name(content("a", b"x")), copy_name(b"other", "settings", &content("a", b"x")));
    }

    #[test]
    fn of_a_secret_no_value_stands_in_an_annotation_and_each_comes_back() {
        let applied = json!({"kind": "Secret", "data": {"a": "aHVudGVyMg=="}, "stringData": {"b": "s3cret"}}).to_string() + "\n";
        let annotations = [(LAST_APPLIED.to_owned(), applied.clone()), ("note".to_owned(), "n".to_owned())].into();
        let binary = [("a", "hunter2"), ("b", "s3cret")].map(|(k, v)| (k.to_owned(), ByteString(v.into())));
        let content = Content { data: BTreeMap::new(), binary: binary.into(), secret_type: Some("Opaque".into()) };
        let object = Object { metadata: ObjectMeta { annotations: Some(annotations), ..ObjectMeta::default() }, content: content.clone(), immutable: false };
        let described = object.described();
        assert!(!["hunter2", "aHVudGVyMg", "s3cret"].iter().any(|secret| described.contains(secret)), "{described}");
        let kept = [(ORIGIN_ANNOTATION.to_owned(), described)].into();
        let copy = Object { metadata: ObjectMeta { annotations: Some(kept), ..ObjectMeta::default() }, content, immutable: true };
        assert_eq!(copy.origin().ownership.last_applied, Some(applied));
        assert_eq!(copy.origin().annotations.get("note").map(String::as_str), Some("n"));
    }

    #[test]
    fn content_does_not_print() {
        let secret = Content { data: [("k".into(), "hunter2".into())].into(), binary: BTreeMap::new(), secret_type: None };
        assert!(!format!("{secret:?}").contains("hunter2"));
    }
}
