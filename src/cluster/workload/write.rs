//! The two ways in which a workload is written: it is changed, and the fields that were written are given to whom they were.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ManagedFieldsEntry;
use serde_json::{Value, json};

use super::each::of_kind;
use crate::api::{Template, WorkloadRef};
use crate::cluster::{Error, World};

/// What is changed of a workload.
#[derive(Clone, Debug, Default)]
pub struct Change<'a> {
    /// The version that was read.
    pub resource_version: &'a str,
    pub template: Option<&'a Template>,
    pub replicas: Option<i32>,
    /// All of its annotations.
    pub annotations: Option<BTreeMap<String, String>>,
}

impl World {
    /// Sets the replicas of a workload that nobody has changed since it was read.
    pub async fn scale(&self, namespace: &str, of: &WorkloadRef, resource_version: &str, replicas: i32) -> Result<(), Error> {
        self.change_workload(namespace, of, Change { resource_version, replicas: Some(replicas), ..Change::default() }).await
    }

    /// Changes a workload that nobody has changed since it was read, in one write.
    ///
    /// The template is replaced as a whole: a server-side apply of an older one would leave the newer one's sidecars and
    /// variables in it.
    pub async fn change_workload(&self, namespace: &str, of: &WorkloadRef, change: Change<'_>) -> Result<(), Error> {
        let mut operations = vec![json!({"op": "test", "path": "/metadata/resourceVersion", "value": change.resource_version})];
        operations.extend(change.annotations.map(|all| json!({"op": "add", "path": "/metadata/annotations", "value": all})));
        operations.extend(change.template.map(|template| json!({"op": "replace", "path": "/spec/template", "value": template})));
        operations.extend(change.replicas.map(|n| json!({"op": "replace", "path": "/spec/replicas", "value": n})));
        of_kind!(of.kind, K => self.patch::<K>(namespace, &of.name, Value::Array(operations)).await)
    }

    /// Writes who owns which field of a workload that nobody has changed since it was read.
    pub async fn give_workload_ownership(
        &self,
        namespace: &str,
        of: &WorkloadRef,
        resource_version: &str,
        managers: &[ManagedFieldsEntry],
    ) -> Result<(), Error> {
        of_kind!(of.kind, K => self.give_ownership::<K>(namespace, &of.name, resource_version, managers).await)
    }
}
