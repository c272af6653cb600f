//! The record of what was done: a finished request that is applied again, with a new UID, does nothing again.
//!
//! One ConfigMap per request name, in its namespace. It outlives the request, and both replicas see it. It has the state in
//! which the request left its workloads: where they are in another by now, it is no answer to say that it was done.

use k8s_openapi::api::core::v1::ConfigMap;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use kube::ResourceExt;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::api::plan::{ConfigurationChange, ConfigurationKind};
use crate::api::{KIND_LABEL, RollbackRequest, RollbackRequestSpec};
use crate::cluster::configuration::copy_name;
use crate::cluster::{Error, World};
use crate::plan::template::hash as template_hash;
use crate::request::planning::Earlier;

/// What is written down of a request.
#[derive(Serialize, Deserialize)]
struct Entry {
    uid: String,
    outcome: String,
    finished: String,
    state: String,
    #[serde(default)]
    brought: Vec<Brought>,
}

/// A ConfigMap or Secret that a request brought back.
type Brought = (ConfigurationKind, String);

/// The templates of the targets as they are, and the content of what the request brought back, by a hash.
async fn state(world: &World, request: &RollbackRequest, brought: &[Brought]) -> Result<String, Error> {
    let namespace = request.namespace().unwrap_or_default();
    let mut templates = Vec::new();
    for target in &request.spec.targets {
        let workload = world.workload_opt(&namespace, target).await?;
        templates.push((target.name.clone(), workload.map(|w| template_hash(&w.template))));
    }
    if brought.is_empty() {
        return Ok(hash(&json!(templates).to_string()));
    }
    let key = world.content_key(&namespace, false).await?.unwrap_or_default();
    let mut contents = Vec::new();
    for (kind, name) in brought {
        contents.push(world.configuration(&namespace, *kind, name).await?.map(|object| copy_name(&key, name, &object.content)));
    }
    Ok(hash(&json!([templates, contents]).to_string()))
}

/// What the request's plan brings back, without what the templates name otherwise by now.
fn brought(request: &RollbackRequest) -> Vec<Brought> {
    let plan = request.status.as_ref().and_then(|s| s.course.plan.as_ref());
    let all = plan.iter().flat_map(|p| &p.targets).flat_map(|t| &t.configuration).filter(|c| c.change != ConfigurationChange::Repoint);
    all.map(|c| (c.kind, c.name.clone())).collect()
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(16).map(|b| format!("{b:02x}")).collect()
}

fn map_name(request: &str) -> String {
    format!("rollback-record-{}", hash(request))
}

fn spec_hash(spec: &RollbackRequestSpec) -> String {
    // Undone or aborted it is still the same request.
    hash(&json!(RollbackRequestSpec { undo: false, abort: false, approval: None, ..spec.clone() }).to_string())
}

/// The record of another object with this name and this spec.
pub async fn find(world: &World, request: &RollbackRequest) -> Result<Option<Earlier>, Error> {
    let namespace = request.namespace().unwrap_or_default();
    let map = world.get::<ConfigMap>(&namespace, &map_name(&request.name_any())).await?;
    let Some(data) = map.and_then(|m| m.data) else { return Ok(None) };
    let entry = data.get(&spec_hash(&request.spec)).and_then(|text| serde_json::from_str::<Entry>(text).ok());
    let Some(Entry { uid, outcome, finished, state: left, brought }) = entry else { return Ok(None) };
    if uid.is_empty() || Some(&uid) == request.metadata.uid.as_ref() {
        return Ok(None);
    }
    let unmoved = left == state(world, request, &brought).await?;
    Ok(Some(Earlier { outcome, finished, unmoved }))
}

/// Writes down that the request has ended. Written before its status says so.
pub async fn keep(world: &World, request: &RollbackRequest, outcome: &str, now: jiff::Timestamp) -> Result<(), Error> {
    let namespace = request.namespace().unwrap_or_default();
    let name = map_name(&request.name_any());
    let brought = brought(request);
    let left = state(world, request, &brought).await?;
    let entry = Entry { uid: request.uid().unwrap_or_default(), outcome: outcome.to_owned(), finished: now.to_string(), state: left, brought };
    let entry = json!(entry).to_string();
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
