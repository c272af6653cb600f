//! The Kubernetes side of the world: reading workloads and Jobs, and the few ways in which they are written.

pub mod agent_job;
pub mod configuration;
pub mod fingerprint;
pub mod http;
pub mod jobs;
pub mod login;
pub mod migration_job;
pub mod ownership;
pub mod packed;
pub mod printed;
pub mod room;
pub mod rotation;
pub mod tried;
pub mod workload;

use std::fmt::Debug;

use k8s_openapi::api::core::v1::Namespace;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, OwnerReference};
use kube::api::{Api, DeleteParams, Patch, PatchParams, PostParams, Preconditions};
use kube::core::NamespaceResourceScope;
use kube::{Client, Resource, ResourceExt};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::{FIELD_MANAGER, SERVES_LABEL};
use crate::database;
use crate::database::sqlstate::{self, Meaning};
use crate::plan;

/// What may go wrong in the world. What a *decision* refuses is no error but a reason, in a condition.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("could not {what}: {}", answer(source))]
    Kubernetes {
        what: String,
        #[source]
        source: Box<kube::Error>,
    },
    #[error(transparent)]
    Database(#[from] database::Error),
    /// Trying again helps nobody until a person has changed something.
    #[error("{message}")]
    Refused { reason: &'static str, message: String },
    #[error("could not {what} within {seconds} s: the cluster or the database does not answer")]
    TimedOut { what: &'static str, seconds: u64 },
}

/// What the API server said, without the client's wrapping.
fn answer(error: &kube::Error) -> String {
    match error {
        kube::Error::Api(status) => status.message.clone(),
        other => other.to_string(),
    }
}

/// Whether trying again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Transient,
    /// Somebody wrote in between: look again at once.
    Conflict,
    NeedsUser,
}

impl Error {
    pub fn class(&self) -> Class {
        match self {
            Error::Kubernetes { source, .. } => match source.as_ref() {
                kube::Error::Api(status) if status.code == 409 => Class::Conflict,
                // A JSON patch whose `test` did not hold. The API server says no more; a refused value is named in its message.
                kube::Error::Api(status) if status.code == 422 && status.message.starts_with("the server rejected our request") => Class::Conflict,
                kube::Error::Api(status) if matches!(status.code, 400 | 403 | 404 | 413 | 422) => Class::NeedsUser,
                // What etcd has no room for in one object, which the API server passes on as its own failure.
                kube::Error::Api(status) if ["request is too large", "larger than max"].iter().any(|words| status.message.contains(words)) => Class::NeedsUser,
                _ => Class::Transient,
            },
            Error::Database(database::Error::Connect { source, .. } | database::Error::Query { source, .. }) => {
                match sqlstate::meaning(&source.as_database_error().and_then(|e| e.code()).unwrap_or_default()) {
                    Meaning::Passes => Class::Transient,
                    Meaning::Moved => Class::Conflict,
                    Meaning::NeedsUser => Class::NeedsUser,
                }
            }
            // What was refused on purpose is refused again; an application that is stopped meanwhile must not wait for it.
            Error::Database(database::Error::Refused(_)) | Error::Refused { .. } => Class::NeedsUser,
            Error::Database(database::Error::Moved(_)) => Class::Conflict,
            Error::TimedOut { .. } => Class::Transient,
        }
    }

    /// The reason that a condition gives.
    pub fn reason(&self) -> &'static str {
        match self {
            Error::Kubernetes { .. } => "KubernetesError",
            Error::Database(database::Error::Connect { .. }) => "DatabaseUnreachable",
            Error::Database(database::Error::Refused(_)) => "DatabaseRefused",
            Error::Database(database::Error::Moved(_)) => "DatabaseMoved",
            Error::Database(database::Error::Query { .. }) => "DatabaseError",
            Error::Refused { reason, .. } => reason,
            Error::TimedOut { .. } => "TimedOut",
        }
    }
}

/// What is decided purely refuses with the same words in the world.
impl From<plan::Refusal> for Error {
    fn from(refusal: plan::Refusal) -> Self {
        Self::Refused { reason: refusal.reason, message: refusal.message }
    }
}

pub(crate) fn refused<T>(reason: &'static str, message: impl Into<String>) -> Result<T, Error> {
    Err(Error::Refused { reason, message: message.into() })
}

/// Names what a call was for, in its error.
pub(crate) trait During<T> {
    fn during(self, what: impl Into<String>) -> Result<T, Error>;
}

impl<T> During<T> for Result<T, kube::Error> {
    fn during(self, what: impl Into<String>) -> Result<T, Error> {
        self.map_err(|source| Error::Kubernetes { what: what.into(), source: Box::new(source) })
    }
}

/// The world as the operator reaches it.
#[derive(Clone)]
pub struct World {
    pub client: Client,
    /// The image of the agent's Jobs.
    pub agent_image: String,
    /// The pull policy of the agent's Jobs.
    pub agent_pull_policy: String,
    /// What else the installation says of its pods.
    pub agent_pod: agent_job::AgentPod,
}

impl World {
    /// Whether the namespace is gone, or going away.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn is_going(&self, namespace: &str) -> Result<bool, Error> {
        let namespace = Api::<Namespace>::all(self.client.clone()).get_opt(namespace).await.during("read the namespace")?;
        Ok(namespace.is_none_or(|n| n.metadata.deletion_timestamp.is_some()))
    }

    pub fn api<K>(&self, namespace: &str) -> Api<K>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()>,
    {
        Api::namespaced(self.client.clone(), namespace)
    }

    /// The object of that name, if there is one: a quorum read, not the cache.
    pub async fn get<K>(&self, namespace: &str, name: &str) -> Result<Option<K>, Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        self.api::<K>(namespace).get_opt(name).await.during(format!("read {} {name}", K::kind(&())))
    }

    /// Creates an object of ours. One that is there already is success, if it serves the same: a name alone is anybody's.
    ///
    /// # Errors
    /// When an object of that name is there which serves another.
    pub async fn create<K>(&self, namespace: &str, object: &K) -> Result<(), Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Serialize + Debug,
    {
        let parameters = PostParams { field_manager: Some(FIELD_MANAGER.to_owned()), ..PostParams::default() };
        match self.api::<K>(namespace).create(&parameters, object).await {
            Ok(_) => Ok(()),
            Err(kube::Error::Api(status)) if status.is_already_exists() => match self.get::<K>(namespace, &object.name_any()).await? {
                Some(there) => ours(&there, &served(object)),
                None => Ok(()),
            },
            Err(source) => Err(source).during(format!("create {} {}", K::kind(&()), object.name_any())),
        }
    }

    /// A JSON patch, which the caller begins with a `test` of the resourceVersion that it saw.
    pub async fn patch<K>(&self, namespace: &str, name: &str, operations: serde_json::Value) -> Result<(), Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        let what = format!("change {} {name}", K::kind(&()));
        let patch: json_patch::Patch = match serde_json::from_value(operations) {
            Ok(patch) => patch,
            Err(error) => return refused("BadPatch", format!("could not {what}: {error}")),
        };
        let parameters = PatchParams { field_manager: Some(FIELD_MANAGER.to_owned()), ..PatchParams::default() };
        self.api::<K>(namespace).patch(name, &parameters, &Patch::Json::<()>(patch)).await.during(what).map(drop)
    }

    /// Adds our finalizer to an object that nobody has changed since it was read, or takes it away.
    pub async fn set_finalizer<K>(&self, object: &K, finalizer: &str, present: bool) -> Result<(), Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        let others = object.finalizers().iter().filter(|f| *f != finalizer).map(String::as_str);
        let wanted: Vec<&str> = others.chain(present.then_some(finalizer)).collect();
        let operations = serde_json::json!([
            {"op": "test", "path": "/metadata/resourceVersion", "value": object.resource_version()},
            // `add` replaces the whole list, and works where there is none.
            {"op": "add", "path": "/metadata/finalizers", "value": wanted},
        ]);
        self.patch::<K>(&object.namespace().unwrap_or_default(), &object.name_any(), operations).await
    }

    /// Deletes an object, with what it owns; one that is gone is success.
    pub async fn delete<K>(&self, namespace: &str, name: &str) -> Result<(), Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        match self.api::<K>(namespace).delete(name, &DeleteParams::background()).await {
            Ok(_) => Ok(()),
            Err(kube::Error::Api(status)) if status.code == 404 => Ok(()),
            Err(source) => Err(source).during(format!("delete {} {name}", K::kind(&()))),
        }
    }
}

impl World {
    /// Deletes this very object, and not another that has its name by now.
    pub async fn delete_this<K>(&self, object: &K) -> Result<(), Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        let only = Preconditions { uid: object.uid(), resource_version: None };
        self.delete_if::<K>(&object.namespace().unwrap_or_default(), &object.name_any(), only).await
    }

    /// Deletes an object that nobody has changed since it was read; one that was changed stays.
    pub async fn delete_unchanged<K>(&self, namespace: &str, metadata: &ObjectMeta) -> Result<(), Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        let only = Preconditions { uid: metadata.uid.clone(), resource_version: metadata.resource_version.clone() };
        match self.delete_if::<K>(namespace, metadata.name.as_deref().unwrap_or_default(), only).await {
            Err(error) if error.class() == Class::Conflict => Ok(()),
            done => done,
        }
    }

    async fn delete_if<K>(&self, namespace: &str, name: &str, only: Preconditions) -> Result<(), Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        let parameters = DeleteParams { preconditions: Some(only), ..DeleteParams::background() };
        match self.api::<K>(namespace).delete(name, &parameters).await {
            Ok(_) => Ok(()),
            Err(kube::Error::Api(status)) if status.code == 404 => Ok(()),
            Err(source) => Err(source).during(format!("delete {} {name}", K::kind(&()))),
        }
    }
}

/// An object that is owned by what it serves, and not by another or by nobody.
pub fn ours<K: Resource<DynamicType = ()>>(object: &K, owners: &[OwnerReference]) -> Result<(), Error> {
    let its = served(object);
    let serves = |owner: &OwnerReference| its.iter().any(|o| o.uid == owner.uid);
    match owners.iter().all(serves) {
        true => Ok(()),
        false => refused("NameTaken", format!("{} {} was made by somebody else; delete it, and make a new request", K::kind(&()), object.name_any())),
    }
}

/// What an object serves: its owners, or by its label what it has no owner for.
fn served<K: Resource<DynamicType = ()>>(object: &K) -> Vec<OwnerReference> {
    let labelled = object.labels().get(SERVES_LABEL).map(|uid| OwnerReference { uid: uid.clone(), ..OwnerReference::default() });
    object.owner_references().iter().cloned().chain(labelled).collect()
}

/// The owner reference by which a Job goes with what it serves.
pub fn owner<K: Resource<DynamicType = ()>>(object: &K) -> Vec<OwnerReference> {
    object.controller_owner_ref(&()).into_iter().collect()
}

/// `NAME-SUFFIX-UID8`, within the 63 bytes that a Job's pods can carry as a label. It is the same at every try.
pub fn child_name(name: &str, suffix: &str, uid: &str) -> String {
    let uid: String = uid.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let tail = format!("-{suffix}-{uid}");
    let head: String = name.chars().take(63 - tail.len()).collect();
    format!("{}{tail}", head.trim_end_matches(['-', '.']).replace('.', "-"))
}
