//! One file per custom resource: watch, look, decide, write down, do. They call `plan` and `steps`, and decide little.

pub mod backup;
pub mod backup_policy;
pub mod cache;
mod carry;
mod configuration;
mod deadline;
mod giving_back;
mod kept_schemas;
mod leaving;
pub mod metrics;
pub mod observe;
mod original;
mod planning;
mod protection;
pub mod record;
mod rehearsal;
pub mod release;
pub mod rollback_request;
pub mod status;
mod stepping;
mod turn;
mod undoing;

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use k8s_openapi::NamespaceResourceScope;
use kube::api::ListParams;
use kube::runtime::controller::Action;
use kube::runtime::events::{Event, EventType, Recorder};
use kube::runtime::watcher;
use kube::{Resource, ResourceExt};
use serde::de::DeserializeOwned;
use tracing::{info, warn};

use crate::cluster::{Class, During, Error, World};
use metrics::Metrics;

/// How long after a passing trouble a reconcile looks again; also how often a wait without an event looks.
pub const AGAIN: Duration = Duration::from_secs(5);

/// What every controller has.
pub struct Context {
    pub world: World,
    /// The namespaces that it works in.
    pub namespaces: Vec<String>,
    pub events: Recorder,
    pub metrics: Metrics,
    /// What there is in each namespace, as watches bring it.
    pub caches: cache::Caches,
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

    /// Tells people of a transition, by an Event and one line in the log. An Event that cannot be written stops nothing.
    pub async fn tell<K: Resource<DynamicType = ()> + Debug>(&self, about: &K, reason: &str, note: &str, good: bool) {
        info!(kind = %K::kind(&()), namespace = about.namespace().unwrap_or_default(), name = about.name_any(), reason, note, "transition");
        let event = Event {
            type_: if good { EventType::Normal } else { EventType::Warning },
            reason: reason.to_owned(),
            note: Some(note.chars().take(1000).collect()),
            action: reason.to_owned(),
            secondary: None,
        };
        if let Err(error) = self.events.publish(&event, &about.object_ref(&())).await {
            warn!(%error, "could not write an Event");
        }
    }
}

/// Runs the controllers of one namespace until one of them ends, which none does before the process is told to.
pub async fn run(context: Arc<Context>, namespace: String) {
    let controllers = async {
        tokio::join!(
            rollback_request::run(context.clone(), &namespace),
            backup::run(context.clone(), &namespace),
            backup_policy::run(context.clone(), &namespace),
            release::run(context.clone(), &namespace),
        )
    };
    tokio::select! {
        _ = controllers => {}
        () = cache::follow(&context, &namespace) => {}
    }
}

/// SIGTERM or SIGINT.
pub async fn stopped() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// How long one look of a controller may take. A server that has vanished in the middle of an answer must not hold an object for ever.
pub(crate) const RECONCILE: Duration = Duration::from_secs(900);

/// A watch notices a dead connection after 35 s instead of 295 s. It lists in small pages: of a list what is kept is little, and what
/// comes at once is not.
pub(crate) fn watch() -> watcher::Config {
    watcher::Config::default().timeout(30).page_size(100)
}

/// A passing trouble is looked at again; after a write of somebody else, soon.
pub(crate) fn on_error<K: Resource<DynamicType = ()>>(object: Arc<K>, error: &Error, _: Arc<Context>) -> Action {
    match error.class() {
        Class::Conflict => Action::requeue(Duration::from_millis(500)),
        Class::Transient | Class::NeedsUser => {
            warn!(kind = %K::kind(&()), name = object.name_any(), error = %error, "reconcile failed");
            Action::requeue(AGAIN)
        }
    }
}

/// Drives a controller's stream to its end.
pub(crate) async fn drive<S: futures::Stream>(stream: S) {
    stream.for_each(|_| futures::future::ready(())).await;
}
