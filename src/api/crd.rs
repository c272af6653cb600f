//! The custom resource definitions as YAML, generated from the types.

use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::CustomResourceDefinition;
use kube::CustomResourceExt;

use super::backup::Backup;
use super::backup_policy::BackupPolicy;
use super::release::Release;
use super::rollback_request::RollbackRequest;

/// File name and YAML of each definition.
///
/// # Errors
/// When a type's schema cannot be written as YAML, which a test would find.
pub fn all() -> Result<Vec<(String, String)>, serde_yaml::Error> {
    [RollbackRequest::crd(), BackupPolicy::crd(), Backup::crd(), Release::crd()]
        .into_iter()
        .map(|crd| {
            let crd = finish(crd);
            Ok((format!("{}.yaml", crd.spec.names.plural), serde_yaml::to_string(&crd)?))
        })
        .collect()
}

/// A new object is 'current' to kstatus until it has a status. The default of -1 makes it 'in progress' from the start,
/// as Flux's own kinds do; the derive has no attribute for it.
fn finish(mut crd: CustomResourceDefinition) -> CustomResourceDefinition {
    for version in &mut crd.spec.versions {
        let properties = version.schema.as_mut().and_then(|s| s.open_api_v3_schema.as_mut()).and_then(|s| s.properties.as_mut());
        let Some(status) = properties.and_then(|p| p.get_mut("status")) else { continue };
        let Some(generation) = status.properties.as_mut().and_then(|p| p.get_mut("observedGeneration")) else { continue };
        generation.default = Some(k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::JSON(serde_json::json!(-1)));
        status.default = Some(k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::JSON(serde_json::json!({"observedGeneration": -1})));
    }
    crd
}
