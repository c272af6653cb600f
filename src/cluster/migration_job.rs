//! The Job that runs a release's own migrations against a copy of the database.

use k8s_openapi::ByteString;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::{Container, EnvVar, PodSpec, PodTemplateSpec, Secret, Volume};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, OwnerReference};

use super::agent_job::{Start, once, secret_variable};
use super::{Error, World, refused};
use crate::api::KIND_LABEL;
use crate::api::backup_policy::Migrations;
use crate::database::with_database;
use crate::plan::template;

/// What the migration is.
pub struct Migration<'a> {
    pub namespace: &'a str,
    /// Name of the Job, and of the Secret with the copy's URL.
    pub name: &'a str,
    pub owner: Vec<OwnerReference>,
    pub template: &'a PodTemplateSpec,
    pub image: &'a str,
    pub how: &'a Migrations,
    /// The database that is migrated.
    pub database: &'a str,
    pub revision: &'a str,
    pub timeout_seconds: i64,
    pub start: Start,
}

impl World {
    /// Makes the Secret with the copy's URL, where one is needed, and then the Job.
    pub async fn run_migration(&self, migration: &Migration<'_>) -> Result<(), Error> {
        let how = migration.how;
        let Some(container) = template::container(migration.template, &how.container) else {
            return refused("ContainerNotFound", format!("the release has no container '{}', which the policy's migrations name", how.container));
        };
        let variable = match (&how.database_url_env, &how.database_name_env) {
            (Some(name), _) => {
                let url = self.variable(migration.namespace, container, name).await?;
                let url = with_database(&url, migration.database)?;
                let metadata = ObjectMeta { name: Some(migration.name.to_owned()), owner_references: Some(migration.owner.clone()), ..ObjectMeta::default() };
                let data = [("url".to_owned(), ByteString(url.into_bytes()))].into();
                self.create(migration.namespace, &Secret { metadata, data: Some(data), ..Secret::default() }).await?;
                secret_variable(name, migration.name, "url")
            }
            (None, Some(name)) => EnvVar { name: name.clone(), value: Some(migration.database.to_owned()), value_from: None },
            (None, None) => {
                return refused(
                    "PolicyIncomplete",
                    "the policy does not say by which variable its migrations find the database; set migrations.databaseUrlEnv or databaseNameEnv",
                );
            }
        };
        self.create(migration.namespace, &job(migration, container, variable)).await
    }

    /// The value that a variable of the container has. It may be a secret: it goes into a Secret and nowhere else.
    async fn variable(&self, namespace: &str, container: &Container, name: &str) -> Result<String, Error> {
        if let Some(variable) = container.env.iter().flatten().find(|v| v.name == name) {
            if let Some(value) = &variable.value {
                return Ok(value.clone());
            }
            let from = variable.value_from.as_ref();
            if let Some(key) = from.and_then(|f| f.secret_key_ref.as_ref()) {
                return self.secret_text(namespace, &key.name, &key.key).await;
            }
            if let Some(key) = from.and_then(|f| f.config_map_key_ref.as_ref()) {
                let map = self.get::<k8s_openapi::api::core::v1::ConfigMap>(namespace, &key.name).await?;
                return map
                    .and_then(|m| m.data)
                    .and_then(|d| d.get(&key.key).cloned())
                    .map_or_else(|| refused("VariableNotFound", format!("ConfigMap {} has no '{}', the value of {name}", key.name, key.key)), Ok);
            }
        }
        for source in container.env_from.iter().flatten() {
            let prefix = source.prefix.as_deref().unwrap_or_default();
            let (Some(key), Some(reference)) = (name.strip_prefix(prefix), source.secret_ref.as_ref()) else { continue };
            if let Ok(value) = self.secret_text(namespace, &reference.name, key).await {
                return Ok(value);
            }
        }
        refused(
            "VariableNotFound",
            format!("container '{}' has no variable {name} with a value that can be read; the policy's migrations.databaseUrlEnv names it", container.name),
        )
    }

    async fn secret_text(&self, namespace: &str, name: &str, key: &str) -> Result<String, Error> {
        let secret = self.get::<Secret>(namespace, name).await?;
        let value = secret.and_then(|s| s.data).and_then(|d| d.get(key).cloned()).and_then(|v| String::from_utf8(v.0).ok());
        value.map_or_else(|| refused("VariableNotFound", format!("Secret {name} has no text under '{key}'")), Ok)
    }
}

fn job(migration: &Migration, container: &Container, variable: EnvVar) -> Job {
    let mut env: Vec<EnvVar> = container.env.iter().flatten().filter(|v| v.name != variable.name && v.name != "PGOPTIONS").cloned().collect();
    env.push(variable);
    // A migration that waits for a lock that never comes would hold everything up.
    env.push(EnvVar { name: "PGOPTIONS".into(), value: Some("-c lock_timeout=5s".into()), value_from: None });
    let mut command = migration.how.command.clone();
    command.extend(["downgrade".to_owned(), migration.revision.to_owned()]);
    let original = migration.template.spec.clone().unwrap_or_default();
    let volumes: Vec<Volume> = original.volumes.into_iter().flatten().filter(harmless).collect();
    let mounts = container.volume_mounts.iter().flatten().filter(|m| volumes.iter().any(|v| v.name == m.name)).cloned().collect();
    // Sidecars, probes, ports and the service account's token are left out: the migration needs none of them.
    let alone = Container {
        name: "migrate".into(),
        image: Some(migration.image.to_owned()),
        image_pull_policy: container.image_pull_policy.clone(),
        command: Some(command),
        args: None,
        working_dir: migration.how.working_dir.clone().or_else(|| container.working_dir.clone()),
        env: Some(env),
        env_from: container.env_from.clone(),
        volume_mounts: Some(mounts),
        security_context: container.security_context.clone(),
        resources: container.resources.clone(),
        ..Container::default()
    };
    let pod = PodSpec {
        containers: vec![alone],
        volumes: Some(volumes),
        restart_policy: Some("Never".into()),
        automount_service_account_token: Some(false),
        enable_service_links: original.enable_service_links,
        image_pull_secrets: original.image_pull_secrets,
        security_context: original.security_context,
        node_selector: original.node_selector,
        tolerations: original.tolerations,
        ..PodSpec::default()
    };
    once(migration.name.to_owned(), migration.owner.clone(), [(KIND_LABEL.to_owned(), "migration".to_owned())], pod, migration.timeout_seconds, migration.start)
}

/// Volumes that a migration cannot harm.
fn harmless(volume: &Volume) -> bool {
    volume.config_map.is_some() || volume.secret.is_some() || volume.projected.is_some() || volume.empty_dir.is_some()
}
