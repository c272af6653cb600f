//! How a release is recorded: once, under a name that says what it is.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::api::plan::Pin;
use crate::api::release::RecordedConfiguration;
use crate::api::{Reason, Release, ReleaseSpec, WORKLOAD_LABEL, WorkloadKind, label_value};
use crate::cluster::workload as cluster;
use crate::cluster::{Error, World, ownership, refused};
use crate::controllers::cache::kept::Workload;
use crate::plan::template::normalized;

/// The name of the release that has this template and configuration, and of one of the same that ran with other images.
pub fn release_name(workload: &Workload, configuration: &[RecordedConfiguration], images: Option<&[Pin]>) -> String {
    let head: String = workload.of.name.chars().take(200).collect();
    let mut identity = vec![json!(workload.template_hash), json!(configuration)];
    identity.extend(images.map(|images| json!(images)));
    // Workloads of two kinds may have one name.
    identity.extend(Some(json!(workload.of.kind)).filter(|_| workload.of.kind != WorkloadKind::Deployment));
    let suffix: String = Sha256::digest(json!(identity).to_string().as_bytes()).iter().take(5).map(|b| format!("{b:02x}")).collect();
    format!("{head}-{suffix}")
}

/// Records what runs.
///
/// # Errors
/// When it cannot be written.
pub async fn record(
    world: &World,
    namespace: &str,
    now: &cluster::Workload,
    workload: &Workload,
    name: &str,
    configuration: Vec<RecordedConfiguration>,
) -> Result<Release, Error> {
    let labels = [(WORKLOAD_LABEL.to_owned(), label_value(&workload.of.name))].into();
    let release = Release {
        metadata: ObjectMeta { name: Some(name.to_owned()), labels: Some(labels), ..ObjectMeta::default() },
        spec: ReleaseSpec {
            workload: workload.of.name.clone(),
            workload_kind: workload.of.kind,
            workload_uid: now.uid().to_owned(),
            template_hash: workload.template_hash.clone(),
            template: normalized(&now.template),
            configuration,
            ownership: ownership::of(&now.metadata, ownership::WORKLOAD),
        },
        status: None,
    };
    world.create(namespace, &release).await?;
    match world.get::<Release>(namespace, name).await? {
        Some(release) => Ok(release),
        None => refused(Reason::ReleaseVanished, format!("Release {name} was deleted as it was made")),
    }
}
