//! How a release is recorded: once, under a name that says what it is.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use kube::ResourceExt;
use sha2::{Digest, Sha256};

use crate::api::release::RecordedConfiguration;
use crate::api::request_status::Pin;
use crate::api::{Deployment, Release, ReleaseSpec, WORKLOAD_LABEL, WorkloadKind, label_value};
use crate::cluster::workload::template;
use crate::cluster::{Error, World, ownership, refused};
use crate::controllers::cache::kept::Workload;
use crate::plan::template::normalized;

/// The name of the release that has this template and configuration, and of one of the same that ran with other images.
pub fn release_name(workload: &Workload, configuration: &[RecordedConfiguration], images: Option<&[Pin]>) -> String {
    let head: String = workload.name.chars().take(200).collect();
    let identity = match images {
        None => serde_json::json!([workload.template_hash, configuration]),
        Some(images) => serde_json::json!([workload.template_hash, configuration, images]),
    };
    let suffix: String = Sha256::digest(identity.to_string().as_bytes()).iter().take(5).map(|b| format!("{b:02x}")).collect();
    format!("{head}-{suffix}")
}

/// Records what runs.
///
/// # Errors
/// When it cannot be written.
pub async fn record(
    world: &World,
    namespace: &str,
    deployment: &Deployment,
    workload: &Workload,
    name: &str,
    configuration: Vec<RecordedConfiguration>,
) -> Result<Release, Error> {
    let labels = [(WORKLOAD_LABEL.to_owned(), label_value(&workload.name))].into();
    let release = Release {
        metadata: ObjectMeta { name: Some(name.to_owned()), labels: Some(labels), ..ObjectMeta::default() },
        spec: ReleaseSpec {
            workload: workload.name.clone(),
            workload_kind: WorkloadKind::Deployment,
            workload_uid: deployment.uid().unwrap_or_default(),
            template_hash: workload.template_hash.clone(),
            template: normalized(&template(deployment)),
            configuration,
            ownership: ownership::of(&deployment.metadata, ownership::WORKLOAD),
        },
        status: None,
    };
    world.create(namespace, &release).await?;
    match world.get::<Release>(namespace, name).await? {
        Some(release) => Ok(release),
        None => refused("ReleaseVanished", format!("Release {name} was deleted as it was made")),
    }
}
