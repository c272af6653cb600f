//! Pod templates: which are the same release, what they use, and how one is written back. Pure.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{Container, EnvVar, EnvVarSource, PodSpec, PodTemplateSpec, SecretKeySelector};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::api::plan::{ConfigurationKind, Pin};
use crate::api::{RESTORED_ANNOTATION, Template};

/// Marks that restart or reload pods. They make a new ReplicaSet but no new release.
const MARKS: [&str; 8] = [
    "kubectl.kubernetes.io/restartedAt",
    "kubesphere.io/restartedAt",
    // Rancher's 'Redeploy'.
    "cattle.io/timestamp",
    "client.knative.dev/updateTimestamp",
    "keel.sh/update-time",
    "reloader.stakater.com/last-reloaded-from",
    "wave.pusher.com/config-hash",
    RESTORED_ANNOTATION,
];

/// The template without the marks and without the label that the Deployment controller adds.
pub fn normalized(template: &Template) -> Template {
    let mut whole = template.json().clone();
    if let Some(metadata) = whole.get_mut("metadata").and_then(Value::as_object_mut) {
        less(metadata, "annotations", |name| !MARKS.contains(&name));
        less(metadata, "labels", |name| name != "pod-template-hash");
        metadata.remove("creationTimestamp");
    }
    for list in ["containers", "initContainers"] {
        for container in whole.pointer_mut(&format!("/spec/{list}")).and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut) {
            if let Some(env) = container.get_mut("env").and_then(Value::as_array_mut) {
                env.retain(|variable| !variable["name"].as_str().is_some_and(|name| name.starts_with("STAKATER_")));
            }
            without_empty(container, "env");
        }
    }
    // What was read is a template, and it has only fewer marks.
    Template::of(whole).unwrap_or_else(|_| template.clone())
}

/// The map of that name with only these keys, and none at all where nothing is left.
fn less(object: &mut Map<String, Value>, field: &str, keep: impl Fn(&str) -> bool) {
    if let Some(map) = object.get_mut(field).and_then(Value::as_object_mut) {
        map.retain(|name, _| keep(name));
    }
    without_empty(object, field);
}

fn without_empty(object: &mut Map<String, Value>, field: &str) {
    let empty = |value: &Value| value.is_null() || value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty);
    if object.get(field).is_some_and(empty) {
        object.remove(field);
    }
}

/// Two templates with one hash are the same release.
pub fn hash(template: &Template) -> String {
    // A `Value` sorts its keys, so the text is canonical.
    let canonical = normalized(template).json().to_string();
    Sha256::digest(canonical.as_bytes()).iter().take(10).map(|b| format!("{b:02x}")).collect()
}

/// Its containers, init containers first.
pub fn containers(spec: &PodSpec) -> impl Iterator<Item = &Container> {
    spec.init_containers.iter().flatten().chain(&spec.containers)
}

/// A ConfigMap or Secret that is read as data, and whether a pod starts without it.
struct Reference {
    kind: ConfigurationKind,
    name: String,
    optional: bool,
}

fn reference(kind: ConfigurationKind, name: &str, optional: Option<bool>) -> Reference {
    Reference { kind, name: name.to_owned(), optional: optional == Some(true) }
}

/// Where a container's variables come from.
fn of_container(container: &Container) -> Vec<Reference> {
    use ConfigurationKind::{ConfigMap, Secret};
    let mut used = Vec::new();
    for source in container.env_from.iter().flatten() {
        used.extend(source.config_map_ref.iter().map(|r| reference(ConfigMap, &r.name, r.optional)));
        used.extend(source.secret_ref.iter().map(|r| reference(Secret, &r.name, r.optional)));
    }
    for from in container.env.iter().flatten().filter_map(|v| v.value_from.as_ref()) {
        used.extend(from.config_map_key_ref.iter().map(|r| reference(ConfigMap, &r.name, r.optional)));
        used.extend(from.secret_key_ref.iter().map(|r| reference(Secret, &r.name, r.optional)));
    }
    used
}

/// Every place that names one, in every kind of container and volume.
fn references(template: &PodTemplateSpec) -> Vec<Reference> {
    use ConfigurationKind::{ConfigMap, Secret};
    let Some(spec) = template.spec.as_ref() else { return Vec::new() };
    let mut used: Vec<Reference> = containers(spec).flat_map(of_container).collect();
    for volume in spec.volumes.iter().flatten() {
        used.extend(volume.config_map.iter().map(|v| reference(ConfigMap, &v.name, v.optional)));
        used.extend(volume.secret.iter().filter_map(|v| Some(reference(Secret, v.secret_name.as_ref()?, v.optional))));
        for source in volume.projected.iter().flat_map(|p| p.sources.iter().flatten()) {
            used.extend(source.config_map.iter().map(|v| reference(ConfigMap, &v.name, v.optional)));
            used.extend(source.secret.iter().map(|v| reference(Secret, &v.name, v.optional)));
        }
    }
    used
}

fn named(references: impl IntoIterator<Item = Reference>) -> BTreeSet<(ConfigurationKind, String)> {
    references.into_iter().filter(|r| !r.name.is_empty()).map(|r| (r.kind, r.name)).collect()
}

/// The ConfigMaps and Secrets that the template reads as data: variables and volumes, in every kind of container.
pub fn configuration(template: &PodTemplateSpec) -> BTreeSet<(ConfigurationKind, String)> {
    named(references(template))
}

/// Those of them without which a pod does not start.
pub fn required(template: &PodTemplateSpec) -> BTreeSet<(ConfigurationKind, String)> {
    named(references(template).into_iter().filter(|r| !r.optional))
}

/// The ConfigMaps and Secrets that a container's variables come from.
pub fn variables_from(container: &Container) -> BTreeSet<(ConfigurationKind, String)> {
    of_container(container).into_iter().map(|r| (r.kind, r.name)).collect()
}

/// The template with another ConfigMap or Secret in the place of one that it names.
pub fn repoint(template: &mut Template, kind: ConfigurationKind, from: &str, to: &str) {
    template.edit(|t| t.spec.iter_mut().for_each(|spec| repoint_in(spec, kind, from, to)));
}

fn repoint_in(spec: &mut PodSpec, kind: ConfigurationKind, from: &str, to: &str) {
    use ConfigurationKind::{ConfigMap, Secret};
    let change = |name: &mut String, of: ConfigurationKind| {
        if of == kind && name == from {
            to.clone_into(name);
        }
    };
    for container in spec.init_containers.iter_mut().flatten().chain(&mut spec.containers) {
        for source in container.env_from.iter_mut().flatten() {
            source.config_map_ref.iter_mut().for_each(|r| change(&mut r.name, ConfigMap));
            source.secret_ref.iter_mut().for_each(|r| change(&mut r.name, Secret));
        }
        for value in container.env.iter_mut().flatten().filter_map(|v| v.value_from.as_mut()) {
            value.config_map_key_ref.iter_mut().for_each(|r| change(&mut r.name, ConfigMap));
            value.secret_key_ref.iter_mut().for_each(|r| change(&mut r.name, Secret));
        }
    }
    for volume in spec.volumes.iter_mut().flatten() {
        volume.config_map.iter_mut().for_each(|v| change(&mut v.name, ConfigMap));
        volume.secret.iter_mut().filter_map(|v| v.secret_name.as_mut()).for_each(|name| change(name, Secret));
        for source in volume.projected.iter_mut().flat_map(|p| p.sources.iter_mut().flatten()) {
            source.config_map.iter_mut().for_each(|v| change(&mut v.name, ConfigMap));
            source.secret.iter_mut().for_each(|v| change(&mut v.name, Secret));
        }
    }
}

/// The template with these containers' images replaced.
pub fn pin(template: &mut Template, pins: &[Pin]) {
    template.edit(|t| {
        let Some(spec) = t.spec.as_mut() else { return };
        for container in spec.init_containers.iter_mut().flatten().chain(&mut spec.containers) {
            if let Some(pin) = pins.iter().find(|pin| pin.container == container.name) {
                container.image = Some(pin.image.clone());
            }
        }
    });
}

/// The template with an annotation for its pods.
pub fn annotate(template: &mut Template, name: &str, value: String) {
    template.edit(|t| {
        t.metadata.get_or_insert_default().annotations.get_or_insert_default().insert(name.to_owned(), value);
    });
}

/// A variable whose value the kubelet takes from a Secret.
pub fn from_secret(name: &str, secret: &str, key: &str) -> EnvVar {
    let selector = SecretKeySelector { name: secret.to_owned(), key: key.to_owned(), optional: None };
    EnvVar { name: name.into(), value: None, value_from: Some(EnvVarSource { secret_key_ref: Some(selector), ..EnvVarSource::default() }) }
}

/// The container of that name, init containers too.
pub fn container<'a>(template: &'a PodTemplateSpec, name: &str) -> Option<&'a Container> {
    containers(template.spec.as_ref()?).find(|c| c.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(yaml: &str) -> Template {
        serde_yaml::from_str(yaml).unwrap_or_default()
    }

    const SHOP: &str = "
metadata: {labels: {app: shop}}
spec:
  initContainers: [{name: migrate, image: 'shop:1', envFrom: [{secretRef: {name: a}}]}]
  containers: [{name: shop, image: 'shop:1', env: [{name: X, valueFrom: {configMapKeyRef: {name: b, key: k}}}]}]
  volumes: [{name: v, projected: {sources: [{configMap: {name: c}}]}}, {name: w, secret: {secretName: d}}]
  imagePullSecrets: [{name: pull}]
";

    #[test]
    fn a_restart_is_no_release() {
        for mark in ["kubectl.kubernetes.io/restartedAt", "cattle.io/timestamp"] {
            let mut restarted = template(SHOP);
            annotate(&mut restarted, mark, "now".into());
            restarted.edit(|t| {
                t.metadata.get_or_insert_default().labels.get_or_insert_default().insert("pod-template-hash".into(), "abc".into());
            });
            assert_eq!(hash(&restarted), hash(&template(SHOP)), "{mark}");
        }
        assert_ne!(hash(&template(&SHOP.replace("shop:1", "shop:2"))), hash(&template(SHOP)));
    }

    #[test]
    fn every_place_that_names_configuration_is_seen_and_repointed() {
        use ConfigurationKind::{ConfigMap, Secret};
        let mut shop = template(SHOP);
        let used = configuration(&shop);
        assert_eq!(used.into_iter().collect::<Vec<_>>(), [(ConfigMap, "b".into()), (ConfigMap, "c".into()), (Secret, "a".into()), (Secret, "d".into())]);
        for (kind, name) in [(Secret, "a"), (ConfigMap, "b"), (ConfigMap, "c"), (Secret, "d")] {
            repoint(&mut shop, kind, name, "new");
        }
        assert_eq!(configuration(&shop).into_iter().collect::<Vec<_>>(), [(ConfigMap, "new".into()), (Secret, "new".into())]);
    }
}
