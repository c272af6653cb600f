//! What every controller has.

use std::fmt::Debug;

use k8s_openapi::NamespaceResourceScope;
use k8s_openapi::api::core::v1::ObjectReference;
use kube::Resource;
use kube::api::ListParams;
use kube::runtime::events::{Event, EventType};
use serde::de::DeserializeOwned;
use tracing::{info, warn};

use super::cache::Caches;
use super::events::Events;
use super::metrics::Metrics;
use crate::api::Reason;
use crate::cluster::{During, Error, World};

/// What every controller has.
pub struct Context {
    pub world: World,
    /// The namespaces that it works in.
    pub namespaces: Vec<String>,
    pub events: Events,
    pub metrics: Metrics,
    /// What there is in each namespace, as watches bring it.
    pub caches: Caches,
    /// Held while a request is accepted.
    pub accepting: tokio::sync::Mutex<()>,
}

impl Context {
    /// The same, without namespaces that may not be read: whoever takes that right away stops nothing elsewhere.
    pub async fn readable<K>(&self) -> Result<Vec<K>, Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        let mut all = Vec::new();
        for namespace in &self.namespaces {
            match self.world.api::<K>(namespace).list(&ListParams::default()).await {
                Ok(listed) => all.extend(listed.items),
                Err(kube::Error::Api(status)) if matches!(status.code, 403 | 404) => {
                    warn!(namespace, kind = %K::kind(&()), "may not be listed; what is there is not asked");
                }
                Err(error) => return Err(error).during(format!("list objects of kind {} in namespace {namespace}", K::kind(&()))),
            }
        }
        Ok(all)
    }

    /// The objects of all namespaces that it works in. One that is gone, or going away, has none that anybody waits for; with it
    /// went the right to list them.
    pub async fn everywhere<K>(&self) -> Result<Vec<K>, Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        let mut all = Vec::new();
        for namespace in &self.namespaces {
            let what = format!("list objects of kind {} in namespace {namespace}", K::kind(&()));
            match self.world.api::<K>(namespace).list(&ListParams::default()).await.during(what) {
                Ok(listed) => all.extend(listed.items),
                Err(_) if self.world.is_going(namespace).await? => {}
                Err(error) => return Err(error),
            }
        }
        Ok(all)
    }

    /// Tells people of a transition, by an Event and one line in the log.
    pub fn tell<K: Resource<DynamicType = ()> + Debug>(&self, about: &K, reason: Reason, note: &str, good: bool) {
        self.tell_of(&about.object_ref(&()), reason, note, good);
    }

    /// The same of an object whose type is not known here.
    pub fn tell_of(&self, about: &ObjectReference, reason: Reason, note: &str, good: bool) {
        let said = |part: &Option<String>| part.clone().unwrap_or_default();
        info!(kind = said(&about.kind), namespace = said(&about.namespace), name = said(&about.name), reason = reason.text(), note, "transition");
        let event = Event {
            type_: if good { EventType::Normal } else { EventType::Warning },
            reason: reason.to_string(),
            note: Some(note.chars().take(1000).collect()),
            action: reason.to_string(),
            secondary: None,
        };
        self.events.tell(event, about);
    }
}
