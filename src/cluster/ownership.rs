//! Who owns which field of a workload, a ConfigMap or a Secret: the next apply, by whatever tool, must find what it would find had that tool itself
//! applied the release that a rollback brought back.
//!
//! `kubectl apply` takes away what its last-applied annotation names and its manifest does not; a server-side apply what its
//! manager owns and no longer names, and conflicts with what others own. So with each Release it is recorded who owned its
//! template and its configuration, and after our write that is put back. Kubernetes lets `managedFields` be written in an update that changes
//! nothing else.

use std::collections::BTreeMap;
use std::fmt::Debug;

use k8s_openapi::NamespaceResourceScope;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{FieldsV1, ManagedFieldsEntry, ObjectMeta};
use kube::Resource;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::{Error, World};
use crate::api::FIELD_MANAGER;
use crate::api::release::Ownership;

/// What `kubectl apply` applied last.
pub const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// The fields that we write, and that the release's own tool wrote before.
pub type Fields = &'static [&'static [&'static str]];

const ANNOTATION: &[&str] = &["f:metadata", "f:annotations", "f:kubectl.kubernetes.io/last-applied-configuration"];
/// Of a Deployment.
pub const WORKLOAD: Fields = &[&["f:spec", "f:template"], &["f:spec", "f:replicas"], ANNOTATION];
/// Of a Deployment, how many.
pub const REPLICAS: Fields = &[&["f:spec", "f:replicas"]];
/// Of a ConfigMap or Secret whose content is replaced.
pub const CONTENT: Fields = &[&["f:data"], &["f:binaryData"], ANNOTATION];
/// Of one that is made again.
pub const OBJECT: Fields = &[&["f:data"], &["f:binaryData"], &["f:immutable"], &["f:type"], &["f:metadata", "f:labels"], &["f:metadata", "f:annotations"]];

/// Who owns the fields that a rollback writes.
pub fn of(metadata: &ObjectMeta, fields: Fields) -> Ownership {
    let part = |entry: &ManagedFieldsEntry| {
        let part = picked(&entry.fields_v1.as_ref()?.0, fields)?;
        Some(ManagedFieldsEntry { fields_v1: Some(FieldsV1(part)), ..entry.clone() })
    };
    let managers = managed(metadata).iter().filter(|e| !is_ours(e)).filter_map(part).collect();
    Ownership { managers, last_applied: metadata.annotations.as_ref().and_then(|a| a.get(LAST_APPLIED).cloned()) }
}

/// The recorded owners of a template, with others of the replicas: to whom they were handed over since, keeps them, and the next apply
/// of a manifest without replicas must not find that its tool owns them.
pub fn with_replicas_of(mut template: Ownership, replicas: Vec<ManagedFieldsEntry>) -> Ownership {
    for entry in &mut template.managers {
        entry.fields_v1.iter_mut().for_each(|owned| REPLICAS.iter().for_each(|path| cut(&mut owned.0, path)));
    }
    let part = |entry: ManagedFieldsEntry| {
        let fields = picked(&entry.fields_v1.as_ref()?.0, REPLICAS)?;
        Some(ManagedFieldsEntry { fields_v1: Some(FieldsV1(fields)), ..entry })
    };
    template.managers.extend(replicas.into_iter().filter_map(part));
    template.managers.retain(|e| e.fields_v1.as_ref().is_some_and(|fields| fields.0.as_object().is_some_and(|all| !all.is_empty())));
    template
}

/// Makes the annotation of `kubectl apply` what it was as far as what we write goes, where that is recorded: of the rest it must say
/// what was applied of the rest, or the next apply would leave that.
pub fn last_applied(annotations: &mut BTreeMap<String, String>, recorded: Option<&Ownership>) {
    match recorded.filter(|r| !r.managers.is_empty()).map(|r| &r.last_applied) {
        Some(Some(text)) => {
            let mixed = annotations.get(LAST_APPLIED).and_then(|live| mixed(live, text));
            annotations.insert(LAST_APPLIED.to_owned(), mixed.unwrap_or_else(|| text.clone()));
        }
        Some(None) => drop(annotations.remove(LAST_APPLIED)),
        None => {}
    }
}

/// The applied manifest with the template, or the content, of another.
fn mixed(live: &str, recorded: &str) -> Option<String> {
    let (mut live, recorded): (Value, Value) = (serde_json::from_str(live).ok()?, serde_json::from_str(recorded).ok()?);
    match recorded.get("spec") {
        Some(spec) => drop(live.get_mut("spec")?.as_object_mut()?.insert("template".to_owned(), spec.get("template")?.clone())),
        None => {
            for field in ["data", "binaryData", "stringData"] {
                match recorded.get(field) {
                    Some(content) => drop(live.as_object_mut()?.insert(field.to_owned(), content.clone())),
                    None => drop(live.as_object_mut()?.remove(field)),
                }
            }
        }
    }
    // As kubectl writes it: in the order of the keys, with a line end.
    Some(format!("{live}\n"))
}

/// The managed fields as they are after the tool's own apply, where we own something of what it wrote; else there is nothing to
/// give back.
pub fn due(metadata: &ObjectMeta, recorded: &Ownership, fields: Fields) -> Option<Vec<ManagedFieldsEntry>> {
    let ours = |e: &ManagedFieldsEntry| is_ours(e) && e.fields_v1.as_ref().is_some_and(|owned| picked(&owned.0, fields).is_some());
    if recorded.managers.is_empty() || !managed(metadata).iter().any(ours) {
        return None;
    }
    let mut all: Vec<ManagedFieldsEntry> = managed(metadata).to_vec();
    for entry in all.iter_mut().filter(|e| e.subresource.as_deref() != Some("status")) {
        for path in fields {
            entry.fields_v1.iter_mut().for_each(|owned| cut(&mut owned.0, path));
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
    /// Writes who owns which field of an object that nobody has changed since it was read.
    ///
    /// # Errors
    /// When the API server refuses.
    pub async fn give_ownership<K>(&self, namespace: &str, name: &str, resource_version: &str, managers: &[ManagedFieldsEntry]) -> Result<(), Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Debug,
    {
        let operations = json!([
            {"op": "test", "path": "/metadata/resourceVersion", "value": resource_version},
            {"op": "replace", "path": "/metadata/managedFields", "value": managers},
        ]);
        self.patch::<K>(namespace, name, operations).await
    }
}

fn managed(metadata: &ObjectMeta) -> &[ManagedFieldsEntry] {
    metadata.managed_fields.as_deref().unwrap_or_default()
}

fn is_ours(entry: &ManagedFieldsEntry) -> bool {
    entry.manager.as_deref() == Some(FIELD_MANAGER)
}

/// The part of an entry's fields that we write.
fn picked(owned: &Value, fields: Fields) -> Option<Value> {
    let mut all = Value::Object(Map::new());
    for path in fields {
        if let Some(found) = path.iter().try_fold(owned, |at, key| at.get(key)) {
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

    #[test]
    fn of_a_config_map_the_content_is_what_was_applied() {
        let applied = |data: Value| json!({"kind": "ConfigMap", "metadata": {"labels": {"team": "new"}}, "data": data}).to_string();
        let mut annotations = [(LAST_APPLIED.to_owned(), applied(json!({"A": "2"})))].into();
        let recorded = Ownership { managers: vec![ManagedFieldsEntry::default()], last_applied: Some(applied(json!({"A": "1", "OLD": "x"}))) };
        last_applied(&mut annotations, Some(&recorded));
        let now: Value = serde_json::from_str(&annotations[LAST_APPLIED]).unwrap_or_default();
        assert_eq!(now["data"], json!({"A": "1", "OLD": "x"}));
        let tool = of(&deployment(json!([entry("pipeline", "Apply", json!({"f:data": {"f:A": {}}, "f:metadata": {"f:labels": {"f:team": {}}}}))])), CONTENT);
        let written = deployment(json!([
            entry("pipeline", "Apply", json!({"f:metadata": {"f:labels": {"f:team": {}}}})),
            entry(FIELD_MANAGER, "Update", json!({"f:data": {"f:A": {}}}))
        ]));
        let all = json!(due(&written, &tool, CONTENT));
        assert_eq!(all[0]["fieldsV1"], json!({"f:data": {"f:A": {}}, "f:metadata": {"f:labels": {"f:team": {}}}}));
        assert!(all[1].is_null(), "{all}");
    }

    fn deployment(managers: Value) -> ObjectMeta {
        serde_json::from_value(json!({"managedFields": managers})).unwrap_or_else(|error| unreachable!("{error}"))
    }

    fn entry(manager: &str, operation: &str, fields: Value) -> Value {
        json!({"manager": manager, "operation": operation, "apiVersion": "apps/v1", "fieldsType": "FieldsV1", "fieldsV1": fields})
    }

    fn container(name: &str) -> Value {
        json!({"f:spec": {"f:template": {"f:spec": {"f:containers": {format!("k:{{\"name\":\"{name}\"}}"): {".": {}, "f:image": {}}}}}, "f:replicas": {}}})
    }

    #[test]
    fn the_fields_of_the_good_release_are_its_tools_again() {
        let helm = entry("helm", "Apply", container("old"));
        let good = of(&deployment(json!([helm, entry("kubelet", "Update", json!({"f:status": {}}))])), WORKLOAD);
        assert_eq!(good.managers.len(), 1, "who owns nothing of the template is not recorded");
        // The tool owns its labels and what the bad release brought; we own what we wrote over it.
        let mut bad = container("new");
        bad["f:metadata"] = json!({"f:labels": {"f:app": {}}});
        let ours = json!({"f:metadata": {"f:annotations": {"f:rollback-operator.dev/given-back": {}}}, "f:spec": {"f:template": {}, "f:replicas": {}}});
        let written = deployment(json!([entry("helm", "Apply", bad), entry(FIELD_MANAGER, "Update", ours)]));
        let all = json!(due(&written, &good, WORKLOAD));
        let mut helm = container("old");
        helm["f:metadata"] = json!({"f:labels": {"f:app": {}}});
        assert_eq!(all[0]["fieldsV1"], helm);
        assert_eq!(all[1]["fieldsV1"], json!({"f:metadata": {"f:annotations": {"f:rollback-operator.dev/given-back": {}}}}));
        assert!(due(&deployment(all), &good, WORKLOAD).is_none(), "it is given back once");
    }

    #[test]
    fn replicas_that_were_handed_over_stay_with_whom_they_were_given_to() {
        let good = of(&deployment(json!([entry("pipeline", "Apply", container("old"))])), WORKLOAD);
        let scaler = json!({"manager": "autoscaler", "operation": "Update", "subresource": "scale", "apiVersion": "apps/v1", "fieldsType": "FieldsV1",
            "fieldsV1": {"f:spec": {"f:replicas": {}}}});
        let now = of(&deployment(json!([scaler])), REPLICAS);
        let mixed = json!(with_replicas_of(good, now.managers).managers);
        assert!(mixed[0]["fieldsV1"]["f:spec"]["f:replicas"].is_null() && !mixed[0]["fieldsV1"]["f:spec"]["f:template"].is_null(), "{mixed}");
        assert_eq!((&mixed[1]["manager"], &mixed[1]["fieldsV1"]), (&json!("autoscaler"), &json!({"f:spec": {"f:replicas": {}}})));
    }

    #[test]
    fn what_nobody_has_recorded_is_left() {
        let ours = deployment(json!([entry(FIELD_MANAGER, "Update", json!({"f:spec": {"f:template": {}}}))]));
        assert!(due(&ours, &Ownership::default(), WORKLOAD).is_none());
    }
}
