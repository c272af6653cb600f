//! Who owns which field of a workload: the next apply, by whatever tool, must find what it would find had that tool itself
//! applied the release that a rollback brought back.
//!
//! `kubectl apply` takes away what its last-applied annotation names and its manifest does not; a server-side apply what its
//! manager owns and no longer names, and conflicts with what others own. So with each Release it is recorded who owned its
//! template, and after our write that is put back. Kubernetes lets `managedFields` be written in an update that changes
//! nothing else.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{FieldsV1, ManagedFieldsEntry};
use kube::ResourceExt;
use serde_json::{Map, Value, json};

use super::{Error, World};
use crate::api::release::Ownership;
use crate::api::{Deployment, FIELD_MANAGER};

/// What `kubectl apply` applied last.
pub const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// The fields that we write, and that the release's own tool wrote before.
const OURS: [&[&str]; 3] =
    [&["f:spec", "f:template"], &["f:spec", "f:replicas"], &["f:metadata", "f:annotations", "f:kubectl.kubernetes.io/last-applied-configuration"]];

/// Who owns the fields that a rollback writes.
pub fn of(deployment: &Deployment) -> Ownership {
    let part = |entry: &ManagedFieldsEntry| {
        let fields = picked(&entry.fields_v1.as_ref()?.0)?;
        Some(ManagedFieldsEntry { fields_v1: Some(FieldsV1(fields)), ..entry.clone() })
    };
    let managers = managed(deployment).iter().filter(|e| !is_ours(e)).filter_map(part).collect();
    Ownership { managers, last_applied: deployment.annotations().get(LAST_APPLIED).cloned() }
}

/// Makes the annotation of `kubectl apply` what it was as far as the template goes, where that is recorded: of the rest it must say what
/// was applied of the rest, or the next apply would leave that.
pub fn last_applied(annotations: &mut BTreeMap<String, String>, recorded: Option<&Ownership>) {
    match recorded.filter(|r| !r.managers.is_empty()).map(|r| &r.last_applied) {
        Some(Some(text)) => {
            let mixed = annotations.get(LAST_APPLIED).and_then(|live| with_template(live, text));
            annotations.insert(LAST_APPLIED.to_owned(), mixed.unwrap_or_else(|| text.clone()));
        }
        Some(None) => drop(annotations.remove(LAST_APPLIED)),
        None => {}
    }
}

/// The applied manifest with the template of another.
fn with_template(live: &str, recorded: &str) -> Option<String> {
    let (mut live, recorded): (Value, Value) = (serde_json::from_str(live).ok()?, serde_json::from_str(recorded).ok()?);
    let template = recorded.get("spec")?.get("template")?.clone();
    live.get_mut("spec")?.as_object_mut()?.insert("template".to_owned(), template);
    // As kubectl writes it: in the order of the keys, with a line end.
    Some(format!("{live}\n"))
}

/// The managed fields as they are after the tool's own apply, where we own something of what it wrote; else there is nothing to
/// give back.
pub fn due(deployment: &Deployment, recorded: &Ownership) -> Option<Vec<ManagedFieldsEntry>> {
    let ours = |e: &ManagedFieldsEntry| is_ours(e) && e.fields_v1.as_ref().is_some_and(|fields| picked(&fields.0).is_some());
    if recorded.managers.is_empty() || !managed(deployment).iter().any(ours) {
        return None;
    }
    let mut all: Vec<ManagedFieldsEntry> = managed(deployment).to_vec();
    for entry in all.iter_mut().filter(|e| e.subresource.as_deref() != Some("status")) {
        for path in OURS {
            entry.fields_v1.iter_mut().for_each(|fields| cut(&mut fields.0, path));
        }
    }
    for part in &recorded.managers {
        let same = |e: &&mut ManagedFieldsEntry| {
            (&e.manager, &e.operation, &e.api_version, &e.subresource) == (&part.manager, &part.operation, &part.api_version, &part.subresource)
        };
        match (all.iter_mut().find(same).and_then(|e| e.fields_v1.as_mut()), &part.fields_v1) {
            (Some(fields), Some(more)) => merge(&mut fields.0, &more.0),
            _ => all.push(part.clone()),
        }
    }
    all.retain(|e| e.fields_v1.as_ref().is_some_and(|fields| fields.0.as_object().is_some_and(|all| !all.is_empty())));
    Some(all)
}

impl World {
    /// Writes who owns which field of a Deployment that nobody has changed since it was read.
    ///
    /// # Errors
    /// When the API server refuses.
    pub async fn give_ownership(&self, namespace: &str, name: &str, resource_version: &str, managers: &[ManagedFieldsEntry]) -> Result<(), Error> {
        let operations = json!([
            {"op": "test", "path": "/metadata/resourceVersion", "value": resource_version},
            {"op": "replace", "path": "/metadata/managedFields", "value": managers},
        ]);
        self.patch::<Deployment>(namespace, name, operations).await
    }
}

fn managed(deployment: &Deployment) -> &[ManagedFieldsEntry] {
    deployment.metadata.managed_fields.as_deref().unwrap_or_default()
}

fn is_ours(entry: &ManagedFieldsEntry) -> bool {
    entry.manager.as_deref() == Some(FIELD_MANAGER)
}

/// The part of an entry's fields that is in [`OURS`].
fn picked(fields: &Value) -> Option<Value> {
    let mut all = Value::Object(Map::new());
    for path in OURS {
        if let Some(found) = path.iter().try_fold(fields, |at, key| at.get(key)) {
            let nested = path.iter().rev().fold(found.clone(), |inner, key| json!({*key: inner}));
            merge(&mut all, &nested);
        }
    }
    all.as_object().is_some_and(|all| !all.is_empty()).then_some(all)
}

/// Takes a field away, and what is empty without it.
fn cut(fields: &mut Value, path: &[&str]) {
    let (Some((key, rest)), Some(all)) = (path.split_first(), fields.as_object_mut()) else { return };
    if rest.is_empty() {
        all.remove(*key);
    } else if let Some(inner) = all.get_mut(*key) {
        cut(inner, rest);
        if inner.as_object().is_some_and(Map::is_empty) {
            all.remove(*key);
        }
    }
}

fn merge(into: &mut Value, from: &Value) {
    match (into.as_object_mut(), from.as_object()) {
        (Some(into), Some(from)) => from.iter().for_each(|(key, value)| match into.get_mut(key) {
            Some(there) => merge(there, value),
            None => drop(into.insert(key.clone(), value.clone())),
        }),
        _ => *into = from.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_applied_beside_the_template_stays_what_was_applied() {
        let mut annotations = [(LAST_APPLIED.to_owned(), json!({"spec": {"strategy": {"type": "Recreate"}, "template": {"bad": 1}}}).to_string())].into();
        let recorded = Ownership { managers: vec![ManagedFieldsEntry::default()], last_applied: Some(json!({"spec": {"template": {"good": 1}}}).to_string()) };
        last_applied(&mut annotations, Some(&recorded));
        let now: Value = serde_json::from_str(&annotations[LAST_APPLIED]).unwrap_or_default();
        assert_eq!(now, json!({"spec": {"strategy": {"type": "Recreate"}, "template": {"good": 1}}}));
    }

    fn deployment(managers: Value) -> Deployment {
        let object = json!({"metadata": {"managedFields": managers}, "spec": {"selector": {}, "template": {}}});
        serde_json::from_value(object).unwrap_or_else(|error| unreachable!("{error}"))
    }

    fn entry(manager: &str, operation: &str, fields: Value) -> Value {
        json!({"manager": manager, "operation": operation, "apiVersion": "apps/v1", "fieldsType": "FieldsV1", "fieldsV1": fields})
    }

    fn container(name: &str) -> Value {
        json!({"f:spec": {"f:template": {"f:spec": {"f:containers": {format!("k:{{\"name\":\"{name}\"}}"): {".": {}, "f:image": {}}}}}, "f:replicas": {}}})
    }

    #[test]
    fn the_fields_of_the_good_release_are_its_tools_again() {
        let good = of(&deployment(json!([entry("helm", "Apply", container("old")), entry("kubelet", "Update", json!({"f:status": {}}))])));
        assert_eq!(good.managers.len(), 1, "who owns nothing of the template is not recorded");
        // The tool owns its labels and what the bad release brought; we own what we wrote over it.
        let mut bad = container("new");
        bad["f:metadata"] = json!({"f:labels": {"f:app": {}}});
        let ours = json!({"f:metadata": {"f:annotations": {"f:rollback-operator.dev/given-back": {}}}, "f:spec": {"f:template": {}, "f:replicas": {}}});
        let written = deployment(json!([entry("helm", "Apply", bad), entry(FIELD_MANAGER, "Update", ours)]));
        let all = json!(due(&written, &good));
        let mut helm = container("old");
        helm["f:metadata"] = json!({"f:labels": {"f:app": {}}});
        assert_eq!(all[0]["fieldsV1"], helm);
        assert_eq!(all[1]["fieldsV1"], json!({"f:metadata": {"f:annotations": {"f:rollback-operator.dev/given-back": {}}}}));
        assert!(due(&deployment(all), &good).is_none(), "it is given back once");
    }

    #[test]
    fn what_nobody_has_recorded_is_left() {
        let ours = deployment(json!([entry(FIELD_MANAGER, "Update", json!({"f:spec": {"f:template": {}}}))]));
        assert!(due(&ours, &Ownership::default()).is_none());
    }
}
