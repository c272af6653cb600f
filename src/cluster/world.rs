//! The world as the operator reaches it, and the few ways in which any object is written.

use std::collections::BTreeMap;
use std::fmt::Debug;

use k8s_openapi::api::core::v1::{LocalObjectReference, Namespace, ResourceRequirements, Toleration};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use kube::api::{Api, DeleteParams, Patch, PatchParams, PostParams, Preconditions};
use kube::core::NamespaceResourceScope;
use kube::{Client, Resource, ResourceExt};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::{Class, During, Error, refused};
use super::served::{ours, served};
use crate::api::{FIELD_MANAGER, Reason};

/// The world as the operator reaches it.
#[derive(Clone)]
pub struct World {
    pub client: Client,
    /// The user as which the operator works, where the installation says it: the author of its requests.
    pub user: Option<String>,
    /// The image of the agent's Jobs.
    pub agent_image: String,
    /// The pull policy of the agent's Jobs.
    pub agent_pull_policy: String,
    /// What else the installation says of its pods.
    pub agent_pod: AgentPod,
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
        self.patched::<K>(namespace, name, operations).await.map(drop)
    }

    /// The same, with the object as it then is.
    async fn patched<K>(&self, namespace: &str, name: &str, operations: serde_json::Value) -> Result<K, Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        let what = format!("change {} {name}", K::kind(&()));
        let patch: json_patch::Patch = match serde_json::from_value(operations) {
            Ok(patch) => patch,
            Err(error) => return refused(Reason::BadPatch, format!("could not {what}: {error}")),
        };
        let parameters = PatchParams { field_manager: Some(FIELD_MANAGER.to_owned()), ..PatchParams::default() };
        self.api::<K>(namespace).patch(name, &parameters, &Patch::Json::<()>(patch)).await.during(what)
    }

    /// Adds our finalizer to an object that nobody has changed since it was read, or takes it away. Gives the object as it then is.
    pub async fn set_finalizer<K>(&self, object: &K, finalizer: &str, present: bool) -> Result<K, Error>
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
        self.patched::<K>(&object.namespace().unwrap_or_default(), &object.name_any(), operations).await
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

/// What the installation says of the agent's pods beside their image.
#[derive(Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AgentPod {
    /// Nodes of the image's architecture, or those that may reach the database.
    pub node_selector: BTreeMap<String, String>,
    pub tolerations: Vec<Toleration>,
    /// Secrets of the application's namespace by which the agent's image is pulled.
    pub image_pull_secrets: Vec<LocalObjectReference>,
    /// Absent: small requests and no limits.
    pub resources: Option<ResourceRequirements>,
}
