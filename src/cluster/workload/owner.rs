//! Who keeps a workload as it says, and who wrote it.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ManagedFieldsEntry, ObjectMeta, OwnerReference};

/// The controller of an object.
pub(super) fn controller(metadata: &ObjectMeta) -> Option<&OwnerReference> {
    metadata.owner_references.iter().flatten().find(|owner| owner.controller == Some(true))
}

/// The controller of an object, if it is of this kind.
pub(super) fn controller_of<'a>(metadata: &'a ObjectMeta, kind: &str) -> Option<&'a OwnerReference> {
    controller(metadata).filter(|owner| owner.kind == kind)
}

fn annotation<'a>(metadata: &'a ObjectMeta, name: &str) -> Option<&'a String> {
    metadata.annotations.as_ref()?.get(name)
}

/// Who keeps the workload as it says: another controller, or Argo CD or Flux, by the marks that they leave on what they manage.
pub fn owner(metadata: &ObjectMeta) -> Option<String> {
    let label = |name: &str| metadata.labels.as_ref()?.get(name).cloned();
    if let Some(owner) = controller(metadata) {
        return Some(format!("{} {}", owner.kind, owner.name));
    }
    if let Some(id) = annotation(metadata, "argocd.argoproj.io/tracking-id") {
        return Some(format!("Argo CD (application {})", id.split(':').next().unwrap_or_default()));
    }
    label("kustomize.toolkit.fluxcd.io/name")
        .map(|n| format!("Flux (Kustomization {n})"))
        .or_else(|| label("helm.toolkit.fluxcd.io/name").map(|n| format!("Flux (HelmRelease {n})")))
        .or_else(|| {
            let wrote = |manager: &str| metadata.managed_fields.iter().flatten().any(|m| m.manager.as_deref() == Some(manager));
            let writers = [("argocd-controller", "Argo CD"), ("kustomize-controller", "Flux"), ("helm-controller", "Flux")];
            writers.iter().find(|(manager, _)| wrote(manager)).map(|(manager, who)| format!("{who} (field manager {manager})"))
        })
}

/// The Helm release that has applied the workload client-side, as Helm 3 does: it takes away only what its own record of the
/// release before has, and not what is found.
pub fn helm_client_side(metadata: &ObjectMeta) -> Option<String> {
    let wrote = metadata.managed_fields.iter().flatten().any(|m| m.manager.as_deref() == Some("helm") && m.operation.as_deref() == Some("Update"));
    annotation(metadata, "meta.helm.sh/release-name").filter(|_| wrote).cloned()
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
    use serde_json::{Value, json};

    use super::*;

    fn object<T: serde::de::DeserializeOwned>(value: Value) -> T {
        serde_json::from_value(value).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn who_would_put_the_bad_version_back_is_known() {
        let metadata = |metadata: Value| object::<ObjectMeta>(metadata);
        for (has, want) in [
            (json!({}), None),
            // Helm sets it too.
            (json!({"labels": {"app.kubernetes.io/instance": "shop"}}), None),
            (json!({"annotations": {"argocd.argoproj.io/tracking-id": "shop:apps/Deployment:n/shop"}}), Some("Argo CD (application shop)")),
            (json!({"managedFields": [{"manager": "argocd-controller", "operation": "Apply"}]}), Some("Argo CD (field manager argocd-controller)")),
            (json!({"labels": {"helm.toolkit.fluxcd.io/name": "shop"}}), Some("Flux (HelmRelease shop)")),
            (json!({"ownerReferences": [{"apiVersion": "x/v1", "kind": "Keycloak", "name": "sso", "uid": "u", "controller": true}]}), Some("Keycloak sso")),
        ] {
            assert_eq!(owner(&metadata(has.clone())).as_deref(), want, "{has}");
        }
    }

    #[test]
    fn helm_is_known_by_how_it_wrote() {
        let metadata = |operation: &str| {
            object::<ObjectMeta>(json!({"annotations": {"meta.helm.sh/release-name": "shop"}, "managedFields": [{"manager": "helm", "operation": operation}]}))
        };
        assert_eq!(helm_client_side(&metadata("Update")).as_deref(), Some("shop"));
        assert_eq!(helm_client_side(&metadata("Apply")), None, "a server-side apply goes by who owns what");
    }
}
