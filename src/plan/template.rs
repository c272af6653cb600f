//! Pod templates: which are the same release, what they use, and how one is written back. Pure.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{Container, EnvVar, EnvVarSource, PodSpec, PodTemplateSpec, SecretKeySelector};
use sha2::{Digest, Sha256};

use crate::api::RESTORED_ANNOTATION;
use crate::api::request_status::{ConfigurationKind, Pin};

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
pub fn normalized(template: &PodTemplateSpec) -> PodTemplateSpec {
    let mut template = template.clone();
    if let Some(metadata) = template.metadata.as_mut() {
        if let Some(annotations) = metadata.annotations.as_mut() {
            annotations.retain(|name, _| !MARKS.contains(&name.as_str()));
        }
        if let Some(labels) = metadata.labels.as_mut() {
            labels.remove("pod-template-hash");
        }
        metadata.annotations = metadata.annotations.take().filter(|a| !a.is_empty());
        metadata.labels = metadata.labels.take().filter(|l| !l.is_empty());
        metadata.creation_timestamp = None;
    }
    if let Some(spec) = template.spec.as_mut() {
        for container in spec.containers.iter_mut().chain(spec.init_containers.iter_mut().flatten()) {
            if let Some(env) = container.env.as_mut() {
                env.retain(|variable| !variable.name.starts_with("STAKATER_"));
            }
            container.env = container.env.take().filter(|e| !e.is_empty());
        }
    }
    template
}

/// Two templates with one hash are the same release.
pub fn hash(template: &PodTemplateSpec) -> String {
    // A `Value` sorts its keys, so the text is canonical.
    let canonical = serde_json::to_value(normalized(template)).unwrap_or_default().to_string();
    Sha256::digest(canonical.as_bytes()).iter().take(10).map(|b| format!("{b:02x}")).collect()
}

fn containers(spec: &PodSpec) -> impl Iterator<Item = &Container> {
    spec.init_containers.iter().flatten().chain(&spec.containers)
}

/// The ConfigMaps and Secrets that the template reads as data: variables and volumes, in every kind of container.
/// Pull secrets are credentials of the cluster, not configuration of the release.
pub fn configuration(template: &PodTemplateSpec) -> BTreeSet<(ConfigurationKind, String)> {
    use ConfigurationKind::{ConfigMap, Secret};
    let mut used = BTreeSet::new();
    let Some(spec) = template.spec.as_ref() else { return used };
    used.extend(containers(spec).flat_map(variables_from));
    for volume in spec.volumes.iter().flatten() {
        used.extend(volume.config_map.iter().map(|v| (ConfigMap, v.name.clone())));
        used.extend(volume.secret.iter().filter_map(|v| v.secret_name.clone()).map(|name| (Secret, name)));
        for source in volume.projected.iter().flat_map(|p| p.sources.iter().flatten()) {
            used.extend(source.config_map.iter().map(|v| (ConfigMap, v.name.clone())));
            used.extend(source.secret.iter().map(|v| (Secret, v.name.clone())));
        }
    }
    used.retain(|(_, name)| !name.is_empty());
    used
}

/// The ConfigMaps and Secrets that a container's variables come from.
pub fn variables_from(container: &Container) -> BTreeSet<(ConfigurationKind, String)> {
    use ConfigurationKind::{ConfigMap, Secret};
    let mut used = BTreeSet::new();
    for source in container.env_from.iter().flatten() {
        used.extend(source.config_map_ref.iter().map(|r| (ConfigMap, r.name.clone())));
        used.extend(source.secret_ref.iter().map(|r| (Secret, r.name.clone())));
    }
    for from in container.env.iter().flatten().filter_map(|v| v.value_from.as_ref()) {
        used.extend(from.config_map_key_ref.iter().map(|r| (ConfigMap, r.name.clone())));
        used.extend(from.secret_key_ref.iter().map(|r| (Secret, r.name.clone())));
    }
    used
}

/// The template with another ConfigMap or Secret in the place of one that it names.
pub fn repoint(template: &mut PodTemplateSpec, kind: ConfigurationKind, from: &str, to: &str) {
    use ConfigurationKind::{ConfigMap, Secret};
    let Some(spec) = template.spec.as_mut() else { return };
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
pub fn pin(template: &mut PodTemplateSpec, pins: &[Pin]) {
    let Some(spec) = template.spec.as_mut() else { return };
    for container in spec.init_containers.iter_mut().flatten().chain(&mut spec.containers) {
        if let Some(pin) = pins.iter().find(|pin| pin.container == container.name) {
            container.image = Some(pin.image.clone());
        }
    }
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

    fn template(yaml: &str) -> PodTemplateSpec {
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
            restarted.metadata.get_or_insert_default().annotations = Some([(mark.to_owned(), "now".to_owned())].into());
            restarted.metadata.get_or_insert_default().labels.get_or_insert_default().insert("pod-template-hash".into(), "abc".into());
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
