//! What is known of the content of ConfigMaps and Secrets: never the content itself, but the name of its copy, which says what is in it.
//!
//! A ConfigMap is read again when its version has changed. Secrets may not be watched: one that is used is read once a minute.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::core::v1::Secret;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ManagedFieldsEntry, ObjectMeta};
use tokio::time::Instant;

use super::kept::{Map, Workload};
use super::store::Store;
use crate::api::BackupPolicy;
use crate::api::plan::ConfigurationKind;
use crate::api::release::RecordedConfiguration;
use crate::cluster::configuration::{Object, copy_name};
use crate::cluster::{During, Error, World, rotation};
use crate::controllers::configuration::by_policy;

/// How long what was read of a Secret is believed: an edit in place is seen within a minute.
const MINUTE: Duration = Duration::from_secs(58);

/// What is known of one object.
#[derive(Clone)]
struct Known {
    version: Option<String>,
    copy: String,
    /// Whether something rotates it: then it is no part of a release.
    rotates: bool,
    written: Option<Timestamp>,
}

/// What is known in a namespace.
#[derive(Default)]
pub struct Contents {
    /// The key by which copies are named.
    key: Option<(Vec<u8>, Instant)>,
    /// Nothing where there is no such object.
    known: HashMap<(ConfigurationKind, String), (Option<Known>, Instant)>,
    /// Copies of Secrets, and when they were last there.
    copies: HashMap<String, Instant>,
}

impl Contents {
    fn learns_key(&mut self, key: &[u8], now: Instant) {
        if self.key.as_ref().is_some_and(|(before, _)| before != key) {
            self.known.clear();
        }
        self.key = Some((key.to_vec(), now));
    }
}

/// What a workload's template uses, by its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    pub recorded: Vec<RecordedConfiguration>,
    /// When the last of it was written.
    pub written: Option<Timestamp>,
    /// Whether each of its copies is there.
    pub whole: bool,
    /// When a Secret of it must be read again.
    pub again: Option<Duration>,
}

/// Reads what a namespace's workloads use, where it is not known.
pub struct Reader<'a> {
    pub world: &'a World,
    pub namespace: &'a str,
    pub contents: &'a Mutex<Contents>,
    pub maps: &'a Store<Map>,
}

impl Reader<'_> {
    /// By what is known; what has changed, or is a Secret that was read a minute ago, is read. Writes nothing.
    ///
    /// # Errors
    /// When something of it cannot be read.
    pub async fn used(&self, workload: &Workload, policy: Option<&BackupPolicy>) -> Result<Used, Error> {
        let mut used = Used { whole: true, ..Used::default() };
        for (kind, name) in workload.configuration.iter().filter(|(kind, name)| by_policy(*kind, name, policy).is_none()) {
            let (known, read) = self.known(*kind, name).await?;
            if *kind == ConfigurationKind::Secret {
                let left = MINUTE.saturating_sub(read.elapsed());
                used.again = Some(used.again.map_or(left, |again| again.min(left)));
            }
            let Some(known) = known.filter(|known| !known.rotates) else { continue };
            used.whole = used.whole && self.has_copy(*kind, &known.copy).await?;
            used.written = used.written.max(known.written);
            used.recorded.push(RecordedConfiguration { kind: *kind, name: name.clone(), copy: known.copy });
        }
        Ok(used)
    }

    /// All of it read anew, and each copy made that is not there.
    ///
    /// # Errors
    /// When something of it cannot be read, or a copy cannot be made.
    pub async fn copied(&self, workload: &Workload, policy: Option<&BackupPolicy>) -> Result<Used, Error> {
        let key = self.read_key().await?;
        let mut used = Used { whole: true, ..Used::default() };
        for (kind, name) in workload.configuration.iter().filter(|(kind, name)| by_policy(*kind, name, policy).is_none()) {
            // A missing optional object is no error, and what somebody else makes is not ours to bring back.
            let read = self.read(*kind, name, &key).await?;
            if *kind == ConfigurationKind::Secret {
                used.again = Some(MINUTE);
            }
            let Some((object, known)) = read.filter(|(_, known)| !known.rotates) else { continue };
            self.world.copy_configuration(self.namespace, *kind, &known.copy, &workload.of.name, &object).await?;
            self.note_copy(*kind, &known.copy);
            used.written = used.written.max(known.written);
            used.recorded.push(RecordedConfiguration { kind: *kind, name: name.clone(), copy: known.copy });
        }
        Ok(used)
    }

    fn locked(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known of an object, and since when.
    async fn known(&self, kind: ConfigurationKind, name: &str) -> Result<(Option<Known>, Instant), Error> {
        let before = self.locked().known.get(&(kind, name.to_owned())).cloned();
        match (kind, before) {
            (ConfigurationKind::ConfigMap, before) => {
                let Some(map) = self.maps.get(name) else { return Ok((None, Instant::now())) };
                if let Some((Some(known), read)) = before.filter(|(known, _)| known.as_ref().is_some_and(|k| k.version.as_deref() == Some(&*map.version))) {
                    return Ok((Some(known), read));
                }
            }
            (ConfigurationKind::Secret, Some((known, read))) if read.elapsed() < MINUTE => return Ok((known, read)),
            (ConfigurationKind::Secret, _) => {}
        }
        let key = self.key().await?;
        let read = self.read(kind, name, &key).await?;
        Ok((read.map(|(_, known)| known), Instant::now()))
    }

    /// The key, read once a minute where something must be read at all.
    async fn key(&self) -> Result<Vec<u8>, Error> {
        let before = self.locked().key.clone();
        match before {
            Some((key, read)) if read.elapsed() < MINUTE => Ok(key),
            _ => self.read_key().await,
        }
    }

    async fn read_key(&self) -> Result<Vec<u8>, Error> {
        let key = self.world.content_key(self.namespace, true).await?.unwrap_or_default();
        self.locked().learns_key(&key, Instant::now());
        Ok(key)
    }

    async fn read(&self, kind: ConfigurationKind, name: &str, key: &[u8]) -> Result<Option<(Object, Known)>, Error> {
        let object = self.world.configuration(self.namespace, kind, name).await?;
        let read = object.map(|object| {
            let known = Known {
                version: object.metadata.resource_version.clone(),
                copy: copy_name(key, name, &object.content),
                rotates: rotation::rotates(&object).is_some(),
                written: written_at(&object.metadata),
            };
            (object, known)
        });
        let mut contents = self.locked();
        // By a key that is another by now nothing is known.
        if contents.key.as_ref().is_some_and(|(now, _)| now == key) {
            contents.known.insert((kind, name.to_owned()), (read.as_ref().map(|(_, known)| known.clone()), Instant::now()));
        }
        Ok(read)
    }

    /// Whether a copy is there; of a Secret's that is asked once a minute, by its metadata.
    async fn has_copy(&self, kind: ConfigurationKind, copy: &str) -> Result<bool, Error> {
        match kind {
            ConfigurationKind::ConfigMap => Ok(self.maps.get(copy).is_some()),
            ConfigurationKind::Secret => {
                if self.locked().copies.get(copy).is_some_and(|seen| seen.elapsed() < MINUTE) {
                    return Ok(true);
                }
                let there = self.world.api::<Secret>(self.namespace).get_metadata_opt(copy).await.during(format!("read Secret {copy}"))?.is_some();
                if there {
                    self.note_copy(kind, copy);
                } else {
                    self.locked().copies.remove(copy);
                }
                Ok(there)
            }
        }
    }

    fn note_copy(&self, kind: ConfigurationKind, copy: &str) {
        if kind == ConfigurationKind::Secret {
            let mut contents = self.locked();
            contents.copies.retain(|_, seen| seen.elapsed() < MINUTE);
            contents.copies.insert(copy.to_owned(), Instant::now());
        }
    }
}

/// When the content of an object was last written.
fn written_at(metadata: &ObjectMeta) -> Option<Timestamp> {
    let content = |m: &&ManagedFieldsEntry| m.fields_v1.as_ref().is_some_and(|f| ["f:data", "f:binaryData"].iter().any(|field| f.0.get(field).is_some()));
    metadata.managed_fields.iter().flatten().filter(content).filter_map(|m| m.time.as_ref().map(|t| t.0)).max()
}
