//! The record of what was done: a finished request that is applied again, with a new UID, does nothing again.
//!
//! One ConfigMap per request name, in its namespace. It outlives the request, and both replicas see it. It has the state in
//! which the request left its workloads: where they are in another by now, it is no answer to say that it was done.

use std::collections::BTreeMap;

use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::core::v1::ConfigMap;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use kube::ResourceExt;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::api::{KIND_LABEL, RollbackRequest, RollbackRequestSpec};
use crate::cluster::workload::template;
use crate::cluster::{Error, World};
use crate::plan::template::hash as template_hash;

/// What an earlier request of the same name and spec came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub uid: String,
    pub outcome: String,
    pub finished: String,
    /// Whether the workloads are as that request left them.
    pub unmoved: bool,
}

/// The templates of the targets as they are, by a hash.
async fn state(world: &World, request: &RollbackRequest) -> Result<String, Error> {
    let mut templates = Vec::new();
    for target in &request.spec.targets {
        let deployment = world.get::<Deployment>(&request.namespace().unwrap_or_default(), &target.name).await?;
        templates.push((target.name.clone(), deployment.map(|d| template_hash(&template(&d)))));
    }
    Ok(hash(&json!(templates).to_string()))
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(16).map(|b| format!("{b:02x}")).collect()
}

fn map_name(request: &str) -> String {
    format!("rollback-record-{}", hash(request))
}

fn spec_hash(spec: &RollbackRequestSpec) -> String {
    // Undone or aborted it is still the same request.
    hash(&json!(RollbackRequestSpec { undo: false, abort: false, ..spec.clone() }).to_string())
}

/// The record of another object with this name and this spec.
pub async fn find(world: &World, request: &RollbackRequest) -> Result<Option<Record>, Error> {
    let namespace = request.namespace().unwrap_or_default();
    let map = world.get::<ConfigMap>(&namespace, &map_name(&request.name_any())).await?;
    let Some(data) = map.and_then(|m| m.data) else { return Ok(None) };
    let entry = data.get(&spec_hash(&request.spec)).and_then(|text| serde_json::from_str::<BTreeMap<String, String>>(text).ok());
    let field = |name: &str| entry.as_ref().and_then(|e| e.get(name).cloned()).unwrap_or_default();
    let (uid, left) = (field("uid"), field("state"));
    if uid.is_empty() || Some(&uid) == request.metadata.uid.as_ref() {
        return Ok(None);
    }
    let unmoved = left == state(world, request).await?;
    Ok(Some(Record { uid, outcome: field("outcome"), finished: field("finished"), unmoved }))
}

/// Writes down that the request has ended. Written before its status says so.
pub async fn keep(world: &World, request: &RollbackRequest, outcome: &str, now: jiff::Timestamp) -> Result<(), Error> {
    let namespace = request.namespace().unwrap_or_default();
    let name = map_name(&request.name_any());
    let left = state(world, request).await?;
    let entry = json!({"uid": request.uid(), "outcome": outcome, "finished": now.to_string(), "request": request.name_any(), "state": left}).to_string();
    let key = spec_hash(&request.spec);
    match world.get::<ConfigMap>(&namespace, &name).await? {
        Some(map) => {
            let operations = json!([
                {"op": "test", "path": "/metadata/resourceVersion", "value": map.metadata.resource_version},
                {"op": "add", "path": format!("/data/{key}"), "value": entry},
            ]);
            world.patch::<ConfigMap>(&namespace, &name, operations).await
        }
        None => {
            let labels = [(KIND_LABEL.to_owned(), "record".to_owned())].into();
            let metadata = ObjectMeta { name: Some(name), labels: Some(labels), ..ObjectMeta::default() };
            world.create(&namespace, &ConfigMap { metadata, data: Some([(key, entry)].into()), ..ConfigMap::default() }).await
        }
    }
}
