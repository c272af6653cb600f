//! The Job that runs a release's own migrations, in the application's environment but for the database that it leads to.

use std::collections::BTreeMap;

use k8s_openapi::ByteString;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::{Affinity, Container, EnvVar, PodSpec, PodTemplateSpec, Secret, SecretProjection, SecretVolumeSource, Volume};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, OwnerReference};

use super::agent_job::{Start, once};
use super::configuration::Content;
use super::jobs::MIGRATION;
use super::login::host;
use super::{Error, World, refused};
use crate::api::backup_policy::{DatabaseFile, Migrations};
use crate::api::plan::ConfigurationKind;
use crate::api::{BackupPolicySpec, KIND_LABEL, Reason};
use crate::migrations::{self, Revision, Way, Words};
use crate::plan::address::Place;
use crate::plan::environment::{self, Texts, URL_KEY};
use crate::plan::{file, template};

/// What the migration is.
pub struct Migration<'a> {
    pub namespace: &'a str,
    /// Name of the Job, and of the Secret with the copy's URL.
    pub name: &'a str,
    pub owner: Vec<OwnerReference>,
    pub template: &'a PodTemplateSpec,
    pub image: &'a str,
    pub policy: &'a BackupPolicySpec,
    /// The database that is migrated.
    pub database: &'a str,
    /// Another server than the policy's: its host and port.
    pub server: Option<(&'a str, i32)>,
    pub from: Revision,
    /// Absent: to before the first migration.
    pub to: Option<Revision>,
    pub timeout_seconds: i64,
    pub start: Start,
}

/// A migration's objects, and what they mean.
pub struct Prepared {
    /// What of its environment holds a secret, where something does.
    pub secret: Option<Secret>,
    pub job: Job,
    /// What leads where, without passwords.
    pub leads: Vec<String>,
    /// Variables that lead to the live database all the same.
    pub left: Vec<String>,
}

impl World {
    /// Makes the Secret with the copy's URL, where one is needed, and then the Job.
    ///
    /// # Errors
    /// When the application's environment cannot be led to the database.
    pub async fn run_migration(&self, migration: &Migration<'_>) -> Result<(), Error> {
        let prepared = self.prepare_migration(migration).await?;
        if let Some(secret) = &prepared.secret {
            self.create(migration.namespace, secret).await?;
        }
        self.create(migration.namespace, &prepared.job).await
    }

    /// What [`World::run_migration`] would make.
    ///
    /// # Errors
    /// When the application's environment cannot be led to the database.
    pub async fn prepare_migration(&self, migration: &Migration<'_>) -> Result<Prepared, Error> {
        let Some(how) = &migration.policy.migrations else { return refused(Reason::PolicyIncomplete, "the policy no longer says how migrations run") };
        let Some(container) = template::container(migration.template, &how.container) else {
            return refused(Reason::ContainerNotFound, format!("the release has no container '{}', which the policy's migrations name", how.container));
        };
        let at = &migration.policy.database;
        let host = host(migration.namespace, at);
        let to = Place { database: migration.database, server: migration.server.or(how.direct_address.then_some((host.as_str(), at.port))) };
        let mut texts = Texts::new();
        self.read_variables(migration.namespace, container, &mut texts).await?;
        let made = environment::redirected(container, &texts, how, &at.name, to, migration.name)?;
        let mut data: BTreeMap<String, ByteString> = made.url.into_iter().map(|url| (URL_KEY.to_owned(), ByteString(url.into_bytes()))).collect();
        let mut leads = made.leads;
        let mut pod = pod(migration, how, container, made.env)?;
        if let Some(mounted) = &how.database_url_file {
            let (content, led) = self.led_file(migration.namespace, mounted, &at.name, to).await?;
            leads.push(led);
            data.extend(content);
            if !remount(&mut pod, mounted, migration.name) {
                let what = format!("{} {}", mounted.kind, mounted.name);
                return refused(
                    Reason::FileNotMounted,
                    format!("container '{}' mounts no file of {what}, which the policy's migrations.databaseUrlFile names", how.container),
                );
            }
        }
        let metadata = ObjectMeta { name: Some(migration.name.to_owned()), owner_references: Some(migration.owner.clone()), ..ObjectMeta::default() };
        let labels = [(KIND_LABEL.to_owned(), MIGRATION.to_owned())];
        Ok(Prepared {
            secret: (!data.is_empty()).then(|| Secret { metadata, data: Some(data), ..Secret::default() }),
            job: once(migration.name.to_owned(), migration.owner.clone(), labels, pod, migration.timeout_seconds, migration.start),
            leads,
            left: made.left,
        })
    }

    /// Reads what the container has variables from, but for what is known already.
    ///
    /// # Errors
    /// When the API server does not answer.
    pub(super) async fn read_variables(&self, namespace: &str, container: &Container, texts: &mut Texts) -> Result<(), Error> {
        for (kind, name) in template::variables_from(container) {
            if !texts.contains_key(&(kind, name.clone())) {
                let content = self.configuration(namespace, kind, &name).await?.map(|object| readable(&object.content));
                texts.insert((kind, name), content);
            }
        }
        Ok(())
    }

    /// All of the object's files, one of them leading to the place.
    async fn led_file(&self, namespace: &str, mounted: &DatabaseFile, live: &str, to: Place<'_>) -> Result<(BTreeMap<String, ByteString>, String), Error> {
        let what = format!("{} {}", mounted.kind, mounted.name);
        let Some(object) = self.configuration(namespace, mounted.kind, &mounted.name).await? else {
            return refused(Reason::FileNotFound, format!("{what}, which the policy's migrations.databaseUrlFile names, does not exist"));
        };
        let Some(text) = readable(&object.content).remove(&mounted.key) else {
            return refused(Reason::FileNotFound, format!("{what} has no text under '{}', which the policy's migrations.databaseUrlFile names", mounted.key));
        };
        let led = match file::lead(&text, mounted.path.as_deref(), to) {
            Ok(led) => led,
            Err(why) => return refused(Reason::AddressNotUnderstood, format!("file '{}' of {what} {why}", mounted.key)),
        };
        let mut all: BTreeMap<String, ByteString> = object.content.data.into_iter().map(|(key, text)| (key, ByteString(text.into_bytes()))).collect();
        all.extend(object.content.binary);
        all.insert(mounted.key.clone(), ByteString(led.text.into_bytes()));
        Ok((all, environment::told(&format!("file '{}' of {what}", mounted.key), Some(&led.was), live, to)))
    }
}

/// What of an object can be the value of a variable.
pub(super) fn readable(content: &Content) -> BTreeMap<String, String> {
    let mut all = content.data.clone();
    all.extend(content.binary.iter().filter_map(|(key, bytes)| Some((key.clone(), String::from_utf8(bytes.0.clone()).ok()?))));
    all
}

fn pod(migration: &Migration, how: &Migrations, container: &Container, env: Vec<EnvVar>) -> Result<PodSpec, Error> {
    let way = migrations::of(how.tool).down(&migration.from, migration.to.as_ref());
    let mut calls = match way.map(Way::calls) {
        Ok(calls) => calls,
        Err(why) => return refused(Reason::NoWayDown, why.to_string()),
    };
    let Some(last) = calls.pop() else {
        return refused(Reason::NoWayDown, "the way down that is known has no call of the tool in it");
    };
    let down = |words: Words| how.command.iter().cloned().chain(words).collect::<Vec<_>>();
    let original = migration.template.spec.clone().unwrap_or_default();
    let mut before = Vec::new();
    for name in &how.sidecars {
        let Some(sidecar) = template::container(migration.template, name) else {
            return refused(Reason::ContainerNotFound, format!("the release has no container '{name}', which the policy's migrations.sidecars name"));
        };
        // As one that is ready before the migration starts, and ends with it.
        before.push(Container { restart_policy: Some("Always".into()), termination_message_policy: Some("File".into()), ..sidecar.clone() });
    }
    let volumes: Vec<Volume> = original.volumes.into_iter().flatten().filter(harmless).collect();
    let mounted = |container: &mut Container| {
        container.volume_mounts.iter_mut().for_each(|mounts| mounts.retain(|m| volumes.iter().any(|v| v.name == m.name)));
    };
    // Other sidecars, probes and ports are left out: the migration needs none of them.
    let mut alone = Container {
        name: "migrate".into(),
        image: Some(migration.image.to_owned()),
        image_pull_policy: container.image_pull_policy.clone(),
        command: Some(down(last)),
        args: None,
        working_dir: how.working_dir.clone().or_else(|| container.working_dir.clone()),
        env: Some(env),
        env_from: container.env_from.clone(),
        volume_mounts: container.volume_mounts.clone(),
        security_context: container.security_context.clone(),
        resources: container.resources.clone(),
        termination_message_policy: Some("FallbackToLogsOnError".into()),
        ..Container::default()
    };
    mounted(&mut alone);
    before.iter_mut().for_each(mounted);
    // One after the other, and each only after the one before has succeeded.
    for (i, words) in calls.into_iter().enumerate() {
        before.push(Container { name: format!("migrate-{}", i + 1), command: Some(down(words)), ..alone.clone() });
    }
    // Pods of the application may be far apart; where it may run, the migration may.
    let affinity = original.affinity.and_then(|a| a.node_affinity).map(|node| Affinity { node_affinity: Some(node), ..Affinity::default() });
    Ok(PodSpec {
        containers: vec![alone],
        init_containers: (!before.is_empty()).then_some(before),
        volumes: Some(volumes),
        restart_policy: Some("Never".into()),
        automount_service_account_token: Some(how.use_service_account && original.automount_service_account_token != Some(false)),
        service_account_name: original.service_account_name.filter(|_| how.use_service_account),
        enable_service_links: original.enable_service_links,
        image_pull_secrets: original.image_pull_secrets,
        security_context: original.security_context,
        node_selector: original.node_selector,
        tolerations: original.tolerations,
        affinity,
        host_aliases: original.host_aliases,
        dns_policy: original.dns_policy,
        dns_config: original.dns_config,
        runtime_class_name: original.runtime_class_name,
        priority_class_name: original.priority_class_name,
        os: original.os,
        ..PodSpec::default()
    })
}

/// The CSI driver whose volumes are secrets, mounted read-only.
const SECRETS_STORE: &str = "secrets-store.csi.k8s.io";

/// Volumes that a migration cannot harm.
fn harmless(volume: &Volume) -> bool {
    let secrets_store = volume.csi.as_ref().is_some_and(|csi| csi.driver == SECRETS_STORE);
    volume.config_map.is_some()
        || volume.secret.is_some()
        || volume.projected.is_some()
        || volume.downward_api.is_some()
        || volume.empty_dir.is_some()
        || volume.image.is_some()
        || secrets_store
}

/// Mounts our Secret where the pod mounts the object; gives whether the migration's container mounts it at all.
fn remount(pod: &mut PodSpec, mounted: &DatabaseFile, secret: &str) -> bool {
    let mut of = Vec::new();
    for volume in pod.volumes.iter_mut().flatten() {
        let direct = match mounted.kind {
            ConfigurationKind::ConfigMap => volume.config_map.take_if(|map| map.name == mounted.name).map(|map| SecretVolumeSource {
                items: map.items,
                default_mode: map.default_mode,
                optional: map.optional,
                ..SecretVolumeSource::default()
            }),
            ConfigurationKind::Secret => {
                let same = |s: &mut SecretVolumeSource| s.secret_name.as_ref() == Some(&mounted.name);
                volume.secret.take_if(same)
            }
        };
        if let Some(source) = direct {
            volume.secret = Some(SecretVolumeSource { secret_name: Some(secret.to_owned()), ..source });
            of.push(volume.name.clone());
        }
        for source in volume.projected.iter_mut().flat_map(|p| p.sources.iter_mut().flatten()) {
            let items = match mounted.kind {
                ConfigurationKind::ConfigMap => source.config_map.take_if(|map| map.name == mounted.name).map(|map| map.items),
                ConfigurationKind::Secret => source.secret.take_if(|s| s.name == mounted.name).map(|s| s.items),
            };
            if let Some(items) = items {
                source.secret = Some(SecretProjection { name: secret.to_owned(), items, optional: None });
                of.push(volume.name.clone());
            }
        }
    }
    let mounts = pod.containers.first().and_then(|c| c.volume_mounts.as_ref());
    mounts.into_iter().flatten().any(|m| of.contains(&m.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(migrations: &str, from: &str, to: &str) -> Result<PodSpec, Error> {
        let policy: BackupPolicySpec = serde_yaml::from_str(&format!(
            "{{database: {{service: db, name: shop, secretRef: {{name: s}}}}, storage: {{volumeClaim: c}}, migrations: {{tool: Alembic, container: shop{migrations}}}}}"
        ))
        .unwrap_or_else(|error| unreachable!("{error}"));
        let template: PodTemplateSpec = serde_yaml::from_str(
            "{spec: {serviceAccountName: shop, containers: [{name: shop, image: x, volumeMounts: [{name: settings, mountPath: /etc/shop}, {name: data, mountPath: /data}]}, {name: proxy, image: y}],
              volumes: [{name: settings, projected: {sources: [{configMap: {name: settings, items: [{key: app.ini, path: app.ini}]}}]}}, {name: data, persistentVolumeClaim: {claimName: d}}]}}",
        )
        .unwrap_or_else(|error| unreachable!("{error}"));
        let migration = Migration {
            namespace: "n",
            name: "back-migrate",
            owner: vec![],
            template: &template,
            image: "x",
            policy: &policy,
            database: "copy",
            server: None,
            from: from.into(),
            to: Some(to.into()),
            timeout_seconds: 9,
            start: Start::AtOnce,
        };
        let how = policy.migrations.as_ref().unwrap_or_else(|| unreachable!("it has migrations"));
        let container = template::container(&template, "shop").unwrap_or_else(|| unreachable!("it has one"));
        pod(&migration, how, container, vec![])
    }

    #[test]
    fn several_heads_are_gone_down_to_one_after_the_other() {
        let pod = made(", databaseNameEnv: N", "a3,b2", "a1,b1").unwrap_or_else(|error| unreachable!("{error}"));
        let all: Vec<_> =
            pod.init_containers.iter().flatten().chain(&pod.containers).map(|c| (c.name.as_str(), c.command.clone().unwrap_or_default().join(" "))).collect();
        assert_eq!(all, [("migrate-1", "alembic downgrade a1".to_owned()), ("migrate", "alembic downgrade b1".to_owned())]);
        let pod = made(", databaseNameEnv: N", "a1,b1", "a1").unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!(pod.containers[0].command.as_ref().map(|c| c.join(" ")).as_deref(), Some("alembic downgrade b1@b1-1"));
        assert!(made(", databaseNameEnv: N", "a1,b1", "a1,b1").is_err_and(|error| error.reason() == "NoWayDown"));
    }

    #[test]
    fn what_a_migration_is_given_is_what_the_policy_names_and_can_do_no_harm() {
        let pod = made(", databaseNameEnv: N, sidecars: [proxy]", "b2", "a1").unwrap_or_else(|error| unreachable!("{error}"));
        let sidecar = pod.init_containers.as_ref().and_then(|all| all.first());
        assert_eq!(sidecar.map(|c| (c.name.as_str(), c.restart_policy.as_deref())), Some(("proxy", Some("Always"))));
        assert_eq!((pod.service_account_name, pod.automount_service_account_token), (None, Some(false)));
        assert_eq!(pod.volumes.iter().flatten().map(|v| v.name.as_str()).collect::<Vec<_>>(), ["settings"], "the application's data stay out of reach");
        let pod = made(", databaseNameEnv: N, useServiceAccount: true", "b2", "a1").unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!((pod.service_account_name.as_deref(), pod.automount_service_account_token), (Some("shop"), Some(true)));
    }

    #[test]
    fn a_mounted_file_is_exchanged_where_it_is_mounted() {
        let mut pod = made(", databaseNameEnv: N", "b2", "a1").unwrap_or_else(|error| unreachable!("{error}"));
        let file = |name: &str| DatabaseFile { kind: ConfigurationKind::ConfigMap, name: name.into(), key: "app.ini".into(), path: None };
        assert!(!remount(&mut pod, &file("another"), "back-migrate"));
        assert!(remount(&mut pod, &file("settings"), "back-migrate"));
        let source = pod.volumes.iter().flatten().find_map(|v| v.projected.as_ref()?.sources.as_ref()?.first());
        assert_eq!(source.and_then(|s| s.secret.as_ref()).map(|s| (s.name.as_str(), s.items.as_ref().map(Vec::len))), Some(("back-migrate", Some(1))));
        assert!(source.is_some_and(|s| s.config_map.is_none()));
    }
}
