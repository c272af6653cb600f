//! Deployments, their ReplicaSets and pods: reading what they are, and the two ways in which they are written.

use std::collections::BTreeMap;

use crate::api::{Deployment, ReplicaSet, Template};
use k8s_openapi::api::autoscaling::v2::HorizontalPodAutoscaler;
use k8s_openapi::api::core::v1::Pod;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ManagedFieldsEntry, ObjectMeta, OwnerReference};
use kube::ResourceExt;
use kube::api::ListParams;
use serde_json::{Value, json};

use super::{During, Error, World, refused};
use crate::plan::health::Rollout;
use crate::plan::snapshot::Autoscaler;

/// The revision that `kubectl rollout history` shows; it is on the Deployment and on each ReplicaSet.
const REVISION: &str = "deployment.kubernetes.io/revision";

impl World {
    /// The Deployment, which must exist.
    pub async fn deployment(&self, namespace: &str, name: &str) -> Result<Deployment, Error> {
        match self.get::<Deployment>(namespace, name).await? {
            Some(deployment) => Ok(deployment),
            None => refused("TargetNotFound", format!("Deployment {name} does not exist in namespace {namespace}")),
        }
    }

    /// The Deployment's pods that may still run.
    pub async fn pods(&self, namespace: &str, deployment: &Deployment) -> Result<Vec<Pod>, Error> {
        let (selector, name) = (selector(&deployment.spec.selector), deployment.name_any());
        let pods = self.api::<Pod>(namespace).list(&ListParams::default().labels(&selector)).await.during("list pods")?;
        let mut pods: Vec<Pod> = pods.items.into_iter().filter(|pod| alive(pod) && of_replica_set(pod)).collect();
        if pods.iter().any(|pod| !named_after(pod, &name)) {
            // A ReplicaSet that was adopted has another name; one of another Deployment is not ours.
            let sets: Vec<_> = self.replica_sets(namespace, deployment).await?.iter().filter_map(ResourceExt::uid).collect();
            pods.retain(|pod| named_after(pod, &name) || controller(pod).is_none_or(|owner| sets.contains(&owner.uid)));
        }
        Ok(pods)
    }

    pub async fn replica_sets(&self, namespace: &str, deployment: &Deployment) -> Result<Vec<ReplicaSet>, Error> {
        let selector = selector(&deployment.spec.selector);
        let sets = self.api::<ReplicaSet>(namespace).list(&ListParams::default().labels(&selector)).await.during("list ReplicaSets")?;
        let uid = deployment.uid().unwrap_or_default();
        Ok(sets.items.into_iter().filter(|set| set.owner_references().iter().any(|o| o.uid == uid)).collect())
    }

    /// An autoscaler of the Deployment. KEDA makes one for each of its ScaledObjects, and scales up itself what is at zero.
    pub async fn autoscaler(&self, namespace: &str, deployment: &str) -> Result<Option<Autoscaler>, Error> {
        let all = self.api::<HorizontalPodAutoscaler>(namespace).list(&ListParams::default()).await.during("list HorizontalPodAutoscalers")?;
        let scales = |h: &HorizontalPodAutoscaler| h.spec.scale_target_ref.kind == "Deployment" && h.spec.scale_target_ref.name == deployment;
        Ok(all.items.iter().find(|h| scales(h)).map(|h| match h.owner_references().iter().find(|o| o.kind == "ScaledObject") {
            Some(owner) => Autoscaler { name: format!("ScaledObject {}", owner.name), wakes: true },
            None => Autoscaler { name: format!("HorizontalPodAutoscaler {}", h.name_any()), wakes: false },
        }))
    }

    /// Sets the replicas of a Deployment that nobody has changed since it was read.
    pub async fn scale(&self, namespace: &str, name: &str, resource_version: &str, replicas: i32) -> Result<(), Error> {
        self.change_deployment(namespace, name, Change { resource_version, replicas: Some(replicas), ..Change::default() }).await
    }

    /// Changes a Deployment that nobody has changed since it was read, in one write.
    ///
    /// The template is replaced as a whole: a server-side apply of an older one would leave the newer one's sidecars and
    /// variables in it.
    pub async fn change_deployment(&self, namespace: &str, name: &str, change: Change<'_>) -> Result<(), Error> {
        let mut operations = vec![json!({"op": "test", "path": "/metadata/resourceVersion", "value": change.resource_version})];
        operations.extend(change.annotations.map(|all| json!({"op": "add", "path": "/metadata/annotations", "value": all})));
        operations.extend(change.template.map(|template| json!({"op": "replace", "path": "/spec/template", "value": template})));
        operations.extend(change.replicas.map(|n| json!({"op": "replace", "path": "/spec/replicas", "value": n})));
        self.patch::<Deployment>(namespace, name, Value::Array(operations)).await
    }
}

/// What is changed of a Deployment.
#[derive(Clone, Debug, Default)]
pub struct Change<'a> {
    /// The version that was read.
    pub resource_version: &'a str,
    pub template: Option<&'a Template>,
    pub replicas: Option<i32>,
    /// All of its annotations.
    pub annotations: Option<BTreeMap<String, String>>,
}

fn controller(pod: &Pod) -> Option<&OwnerReference> {
    pod.owner_references().iter().find(|o| o.controller == Some(true))
}

/// Whether a pod that a Deployment's selector matches may be its: a Job's, or another kind of workload's, is not. One without a
/// controller would be taken by a ReplicaSet.
fn of_replica_set(pod: &Pod) -> bool {
    controller(pod).is_none_or(|owner| owner.kind == "ReplicaSet")
}

/// Whether the pod's ReplicaSet has the name that the Deployment gives.
fn named_after(pod: &Pod, deployment: &str) -> bool {
    let hash = pod.labels().get("pod-template-hash").map_or("", String::as_str);
    controller(pod).is_some_and(|owner| owner.name == format!("{deployment}-{hash}"))
}

/// Whether a selector matches these labels.
pub fn selects(selector: &LabelSelector, labels: &BTreeMap<String, String>) -> bool {
    let expressions = selector.match_expressions.iter().flatten();
    selector.match_labels.iter().flatten().all(|(name, value)| labels.get(name) == Some(value))
        && expressions.into_iter().all(|e| {
            let listed = labels.get(&e.key).is_some_and(|value| e.values.iter().flatten().any(|v| v == value));
            match e.operator.as_str() {
                "In" => listed,
                "NotIn" => !listed,
                "DoesNotExist" => !labels.contains_key(&e.key),
                _ => labels.contains_key(&e.key),
            }
        })
}

/// Whether a recorded template can be the Deployment's: of this very one, or of a former one of its name whose selector was
/// the same. A selector cannot be changed, so a template that it does not match would be refused.
pub fn can_run(deployment: &Deployment, workload_uid: &str, template: &Template) -> bool {
    let labels = template.metadata.as_ref().and_then(|m| m.labels.clone()).unwrap_or_default();
    deployment.uid().as_deref() == Some(workload_uid) || selects(&deployment.spec.selector, &labels)
}

/// Not ended; a pod that is being deleted still runs until it is gone.
pub(crate) fn alive(pod: &Pod) -> bool {
    !matches!(pod.status.as_ref().and_then(|s| s.phase.as_deref()), Some("Succeeded" | "Failed"))
}

pub fn selector(selector: &LabelSelector) -> String {
    let mut terms: Vec<String> = selector.match_labels.iter().flatten().map(|(k, v)| format!("{k}={v}")).collect();
    for expression in selector.match_expressions.iter().flatten() {
        let values = expression.values.iter().flatten().cloned().collect::<Vec<_>>().join(",");
        terms.push(match expression.operator.as_str() {
            "In" => format!("{} in ({values})", expression.key),
            "NotIn" => format!("{} notin ({values})", expression.key),
            "DoesNotExist" => format!("!{}", expression.key),
            _ => expression.key.clone(),
        });
    }
    terms.join(",")
}

/// The number that people know the ReplicaSet by.
pub fn revision(set: &ReplicaSet) -> i64 {
    // As a number: as text, 10 would come before 9.
    set.annotations().get(REVISION).and_then(|r| r.parse().ok()).unwrap_or(0)
}

/// Why not every replica runs the present template and is available.
pub fn rollout_complaint(deployment: &Deployment) -> Option<String> {
    Rollout::of(deployment).complaint(&deployment.name_any())
}

/// How far the rollout of the present template is, in per cent.
pub fn rollout_percent(deployment: &Deployment) -> i64 {
    Rollout::of(deployment).percent()
}

/// Who keeps the workload as it says: another controller, or Argo CD or Flux, by the marks that they leave on what they manage.
pub fn owner(deployment: &Deployment) -> Option<String> {
    let label = |name: &str| deployment.labels().get(name).cloned();
    if let Some(owner) = deployment.owner_references().iter().find(|o| o.controller == Some(true)) {
        return Some(format!("{} {}", owner.kind, owner.name));
    }
    if let Some(id) = deployment.annotations().get("argocd.argoproj.io/tracking-id") {
        return Some(format!("Argo CD (application {})", id.split(':').next().unwrap_or_default()));
    }
    label("kustomize.toolkit.fluxcd.io/name")
        .map(|n| format!("Flux (Kustomization {n})"))
        .or_else(|| label("helm.toolkit.fluxcd.io/name").map(|n| format!("Flux (HelmRelease {n})")))
        .or_else(|| {
            let wrote = |manager: &str| deployment.managed_fields().iter().any(|m| m.manager.as_deref() == Some(manager));
            let writers = [("argocd-controller", "Argo CD"), ("kustomize-controller", "Flux"), ("helm-controller", "Flux")];
            writers.iter().find(|(manager, _)| wrote(manager)).map(|(manager, who)| format!("{who} (field manager {manager})"))
        })
}

/// The Helm release that has applied the Deployment client-side, as Helm 3 does: it takes away only what its own record of the
/// release before has, and not what is found.
pub fn helm_client_side(deployment: &Deployment) -> Option<String> {
    let wrote = deployment.managed_fields().iter().any(|m| m.manager.as_deref() == Some("helm") && m.operation.as_deref() == Some("Update"));
    deployment.annotations().get("meta.helm.sh/release-name").filter(|_| wrote).cloned()
}

/// The Deployment's template.
pub fn template(deployment: &Deployment) -> Template {
    deployment.spec.template.clone()
}

pub fn replicas(deployment: &Deployment) -> i32 {
    deployment.spec.replicas.unwrap_or(1)
}

/// Who wrote the object last, by the field managers that the API server keeps.
pub fn last_writer(metadata: &ObjectMeta) -> String {
    let newest = metadata.managed_fields.iter().flatten().filter(|m| m.subresource.is_none()).max_by_key(|m| m.time.as_ref().map(|t| t.0));
    newest.and_then(|m| m.manager.clone()).unwrap_or_else(|| "somebody".to_owned())
}

/// Who scaled the object last: also by the subresource `scale`, as kubectl and autoscalers do.
pub fn last_scaler(metadata: &ObjectMeta) -> String {
    let scaled = |m: &&ManagedFieldsEntry| m.fields_v1.as_ref().is_some_and(|fields| fields.0["f:spec"].get("f:replicas").is_some());
    let newest = metadata.managed_fields.iter().flatten().filter(scaled).max_by_key(|m| m.time.as_ref().map(|t| t.0));
    newest.and_then(|m| m.manager.clone()).unwrap_or_else(|| "somebody".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object<T: serde::de::DeserializeOwned>(value: Value) -> T {
        serde_json::from_value(value).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn a_pod_that_only_looks_alike_is_another_workloads() {
        let pod = |owner: Value| object::<Pod>(json!({"metadata": {"labels": {"app": "shop", "pod-template-hash": "5d8"}, "ownerReferences": [owner]}}));
        let owner = |kind: &str, name: &str| json!({"apiVersion": "v1", "kind": kind, "name": name, "uid": "u", "controller": true});
        let ours = |kind: &str, name: &str| (of_replica_set(&pod(owner(kind, name))), named_after(&pod(owner(kind, name)), "shop"));
        assert_eq!(ours("ReplicaSet", "shop-5d8"), (true, true));
        assert!(!ours("Job", "shop-5d8").0, "a Job's pod never counts");
        for name in ["shop-canary-5d8", "adopted"] {
            assert_eq!(ours("ReplicaSet", name), (true, false), "{name}: its ReplicaSet is asked");
        }
    }

    #[test]
    fn who_would_put_the_bad_version_back_is_known() {
        let deployment = |metadata: Value| object::<Deployment>(json!({"metadata": metadata, "spec": {"selector": {}, "template": {}}}));
        for (metadata, want) in [
            (json!({}), None),
            // Helm sets it too.
            (json!({"labels": {"app.kubernetes.io/instance": "shop"}}), None),
            (json!({"annotations": {"argocd.argoproj.io/tracking-id": "shop:apps/Deployment:n/shop"}}), Some("Argo CD (application shop)")),
            (json!({"managedFields": [{"manager": "argocd-controller", "operation": "Apply"}]}), Some("Argo CD (field manager argocd-controller)")),
            (json!({"labels": {"helm.toolkit.fluxcd.io/name": "shop"}}), Some("Flux (HelmRelease shop)")),
            (json!({"ownerReferences": [{"apiVersion": "x/v1", "kind": "Keycloak", "name": "sso", "uid": "u", "controller": true}]}), Some("Keycloak sso")),
        ] {
            assert_eq!(owner(&deployment(metadata.clone())).as_deref(), want, "{metadata}");
        }
    }

    #[test]
    fn helm_is_known_by_how_it_wrote() {
        let deployment = |operation: &str| {
            let metadata = json!({"annotations": {"meta.helm.sh/release-name": "shop"}, "managedFields": [{"manager": "helm", "operation": operation}]});
            object::<Deployment>(json!({"metadata": metadata, "spec": {"selector": {}, "template": {}}}))
        };
        assert_eq!(helm_client_side(&deployment("Update")).as_deref(), Some("shop"));
        assert_eq!(helm_client_side(&deployment("Apply")), None, "a server-side apply goes by who owns what");
    }

    #[test]
    fn a_release_of_another_selector_cannot_run() {
        let deployment: Deployment = object(
            json!({"metadata": {"uid": "new"}, "spec": {"selector": {"matchLabels": {"app": "shop"}, "matchExpressions": [{"key": "tier", "operator": "In", "values": ["web"]}]}, "template": {}}}),
        );
        let template = |labels: Value| object::<Template>(json!({"metadata": {"labels": labels}}));
        assert!(can_run(&deployment, "old", &template(json!({"app": "shop", "tier": "web"}))));
        assert!(!can_run(&deployment, "old", &template(json!({"app": "shop", "tier": "batch"}))));
        assert!(!can_run(&deployment, "old", &template(json!({"app": "shop-old"}))));
        assert!(can_run(&deployment, "new", &template(json!({}))));
    }
}
