//! The Job of a rehearsal: the newest backup in a throw-away server of the pod's own, and the newer release's migrations on it.
//!
//! In a rollback the live database is closed while migrations run. Here it is not, so nothing may lead there: variables lead to the pod's
//! own server, where the database has a name that no other server has; the pod asks no DNS; the policy's names for the server are the pod's own
//! address; a NetworkPolicy lets nothing out of it, where one is enforced; and no password that the policy's Secrets have is in it, nor an
//! address that is not its own, or it is not rehearsed.

use std::collections::BTreeMap;

use k8s_openapi::ByteString;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::{
    ConfigMapVolumeSource, Container, HostAlias, Pod, PodDNSConfig, PodSecurityContext, PodSpec, SeccompProfile, Secret, SecurityContext, Service, Volume,
    VolumeMount,
};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, OwnerReference};
use kube::api::ListParams;

use super::agent_job::{AGENT, AgentJob, Listens, Start};
use super::login::host;
use super::migration_job::{Migration, Prepared, readable};
use super::{During, Error, World, refused};
use crate::agent::call::{Command, Compared, GOOD, Judge, REHEARSED, Rehearse, VersionTable};
use crate::api::backup_policy::Drill;
use crate::api::plan::{ConfigurationKind, Loss};
use crate::api::{BackupPlace, BackupPolicySpec, KIND_LABEL, Reason};
use crate::migrations::{self, Revision, Way};
use crate::plan::address;
use crate::plan::environment::{Live, Texts};

/// How many characters a password has at least that is taken out of texts.
const LEAST: usize = 8;
/// What its Job and its pod are labelled as.
const REHEARSAL: &str = "rehearsal";
/// Where the throw-away server listens.
const SELF: &str = "127.0.0.1";
/// Where what they say at their end would be read: no program writes there.
const UNREAD: &str = "/dev/rollback-operator-unread";
/// What the container is called that asks the tool where it stands: where that fails, the pod was not made for it.
pub const ASKS: &str = "ask";
/// And the one that takes the database down.
pub const MIGRATES: &str = "migrate";

/// What is rehearsed.
pub struct Rehearsal<'a> {
    /// Name of the Job, and of the Secret with the throw-away database's URL.
    pub name: &'a str,
    pub namespace: &'a str,
    pub owner: Vec<OwnerReference>,
    pub policy: &'a BackupPolicySpec,
    /// Whose image the throw-away server is of.
    pub drill: &'a Drill,
    pub backup: &'a BackupPlace,
    /// SHA-256 of the backup's manifest.
    pub checksum: &'a str,
    /// Of the release that has the migrations, with their image.
    pub template: &'a crate::api::Template,
    pub image: &'a str,
    pub from: Revision,
    pub to: Option<Revision>,
    /// The good release's schema: its hash, and the ConfigMap that has it.
    pub fingerprint: (&'a str, &'a str),
    pub losses: &'a [Loss],
}

impl World {
    /// Begins a rehearsal.
    ///
    /// # Errors
    /// When the migrations cannot be led away from the live database.
    pub async fn begin_rehearsal(&self, rehearsal: &Rehearsal<'_>) -> Result<(), Error> {
        let Prepared { mut secret, job, left, .. } = self.prepare_migration(&migration(rehearsal)).await?;
        if let Some(variable) = left.first() {
            return refused(
                Reason::NotRehearsable,
                format!("variable {variable} of the migrations would still lead to the live database; name it in the policy (migrations.databaseUrlEnv)"),
            );
        }
        let mut migrates = job.spec.and_then(|spec| spec.template.spec).unwrap_or_default();
        self.keep_out(rehearsal, &mut migrates, secret.as_mut()).await?;
        let job = put_together(self, rehearsal, migrates)?;
        if let Some(secret) = &secret {
            self.create(rehearsal.namespace, secret).await?;
        }
        let created = self.create(rehearsal.namespace, &job).await;
        if created.is_err() && secret.is_some() {
            self.delete::<Secret>(rehearsal.namespace, rehearsal.name).await?;
        }
        created
    }

    /// Takes from the migrations whatever could lead them to the live database, which is open: its passwords, and its addresses.
    ///
    /// # Errors
    /// When something of it cannot be taken away.
    async fn keep_out(&self, rehearsal: &Rehearsal<'_>, pod: &mut PodSpec, secret: Option<&mut Secret>) -> Result<(), Error> {
        let namespace = rehearsal.namespace;
        let mut passwords = self.passwords(namespace, rehearsal.policy).await?;
        // As it stands in a URL it may be written otherwise.
        let made = secret.as_ref().and_then(|secret| secret.data.as_ref()).into_iter().flat_map(BTreeMap::values);
        passwords.extend(made.filter_map(|text| address::password(std::str::from_utf8(&text.0).ok()?)));
        if passwords.iter().any(|password| password.chars().count() < LEAST) {
            return refused(
                Reason::NotRehearsable,
                format!(
                    "a password of the live database has fewer than {LEAST} characters, so it cannot be told from other text, and taken out of what the migrations are given"
                ),
            );
        }
        let passwords: Vec<String> = passwords.iter().flat_map(|password| address::spellings(password)).collect();
        let addresses = self.addresses(namespace, rehearsal.policy).await?;
        let live = Live { passwords: &passwords, addresses: &addresses };
        let mut texts = Texts::new();
        if let Some(secret) = secret {
            for value in secret.data.iter_mut().flat_map(|data| data.values_mut()) {
                let text = std::str::from_utf8(&value.0).map(|text| live.without_passwords(text)).unwrap_or_default();
                if text.is_empty() && !value.0.is_empty() || live.is_in(&text) {
                    return refused(
                        Reason::NotRehearsable,
                        "a file with the database's URL (migrations.databaseUrlFile) has an address beside it, or something that is no text, and the live database is open",
                    );
                }
                *value = ByteString(text.into_bytes());
            }
            let data = secret.data.iter().flatten().filter_map(|(key, value)| Some((key.clone(), String::from_utf8(value.0.clone()).ok()?)));
            texts.insert((ConfigurationKind::Secret, rehearsal.name.to_owned()), Some(data.collect()));
        }
        for (kind, name) in pod.volumes.iter().flatten().flat_map(named).filter(|(_, name)| name != rehearsal.name) {
            let content = self.configuration(namespace, kind, &name).await?.map(|object| readable(&object.content)).unwrap_or_default();
            if let Some(file) = content.iter().find_map(|(file, text)| live.is_in(text).then_some(file)) {
                return refused(
                    Reason::NotRehearsable,
                    format!(
                        "file '{file}' of {kind} {name}, which the migrations mount, has a password of the live database in it, or an address of its server, and the live database is open"
                    ),
                );
            }
        }
        if let Some(how) = rehearsal.policy.migrations.as_ref().filter(|how| how.command.iter().any(|word| live.is_in(word))) {
            return refused(
                Reason::NotRehearsable,
                format!(
                    "the command of the migrations ({} …) has an address of the live server in it, or a password",
                    how.command.first().map_or("", String::as_str)
                ),
            );
        }
        if let Some(volume) = pod.volumes.iter().flatten().find(|volume| volume.csi.is_some() || volume.image.is_some()) {
            return refused(
                Reason::NotRehearsable,
                format!("nobody can look whether volume {} of the migrations leads to the live database, which is open", volume.name),
            );
        }
        for container in pod.init_containers.iter_mut().flatten().filter(|c| c.restart_policy.is_none()).chain(&mut pod.containers) {
            self.read_variables(namespace, container, &mut texts).await?;
            container.env = Some(live.kept_out(container, &texts, (SELF, rehearsal.policy.database.port))?);
        }
        Ok(())
    }

    /// The passwords of all logins that the policy names.
    async fn passwords(&self, namespace: &str, policy: &BackupPolicySpec) -> Result<Vec<String>, Error> {
        let database = &policy.database;
        let mut all = Vec::new();
        for reference in [Some(&database.secret_ref), database.application_secret_ref.as_ref(), database.owner_secret_ref.as_ref()].into_iter().flatten() {
            all.push(self.login(namespace, reference).await?.password);
        }
        Ok(all)
    }

    /// By which the live server can be reached without asking for a name.
    async fn addresses(&self, namespace: &str, policy: &BackupPolicySpec) -> Result<Vec<String>, Error> {
        let database = &policy.database;
        let mut all = Vec::new();
        if let Some(name) = &database.service
            && let Some(service) = self.get::<Service>(namespace, name).await?
        {
            let spec = service.spec.unwrap_or_default();
            all.extend(spec.cluster_ips.into_iter().flatten().chain(spec.cluster_ip).filter(|ip| ip != "None"));
            let selector: Vec<String> = spec.selector.iter().flatten().map(|(key, value)| format!("{key}={value}")).collect();
            if !selector.is_empty() {
                let pods = self.api::<Pod>(namespace).list(&ListParams::default().labels(&selector.join(","))).await.during("list the pods of the database")?;
                all.extend(pods.items.into_iter().filter_map(|pod| pod.status?.pod_ips).flatten().map(|ip| ip.ip));
            }
        }
        let name = host(namespace, database);
        match tokio::net::lookup_host((name.clone(), u16::try_from(database.port).unwrap_or_default())).await {
            Ok(found) => all.extend(found.map(|address| address.ip().to_string())),
            // Of a Service they stand above.
            Err(_) if database.service.is_some() => {}
            Err(error) => {
                return refused(
                    Reason::NotRehearsable,
                    format!("the addresses of the live server {name} could not be looked up, by which its migrations could reach it: {error}"),
                );
            }
        }
        all.retain(|address| address != SELF);
        Ok(all)
    }
}

/// The ConfigMaps and Secrets that a volume has.
fn named(volume: &Volume) -> Vec<(ConfigurationKind, String)> {
    use ConfigurationKind::{ConfigMap, Secret};
    let mut all: Vec<_> = volume.config_map.iter().map(|map| (ConfigMap, map.name.clone())).collect();
    all.extend(volume.secret.iter().filter_map(|secret| Some((Secret, secret.secret_name.clone()?))));
    for source in volume.projected.iter().flat_map(|projected| projected.sources.iter().flatten()) {
        all.extend(source.config_map.iter().map(|map| (ConfigMap, map.name.clone())));
        all.extend(source.secret.iter().map(|secret| (Secret, secret.name.clone())));
    }
    all
}

fn migration<'a>(rehearsal: &Rehearsal<'a>) -> Migration<'a> {
    Migration {
        namespace: rehearsal.namespace,
        name: rehearsal.name,
        owner: rehearsal.owner.clone(),
        template: rehearsal.template,
        image: rehearsal.image,
        policy: rehearsal.policy,
        database: REHEARSED,
        server: Some((SELF, rehearsal.policy.database.port)),
        from: rehearsal.from.clone(),
        to: rehearsal.to.clone(),
        timeout_seconds: rehearsal.drill.timeout_seconds,
        start: Start::AtOnce,
    }
}

/// The drill's pod, with the migrations between the restore and the judgement.
fn put_together(world: &World, rehearsal: &Rehearsal<'_>, migrates: PodSpec) -> Result<Job, Error> {
    let Rehearsal { policy, drill, .. } = rehearsal;
    let Some(how) = &policy.migrations else { return refused(Reason::PolicyIncomplete, "the policy no longer says how migrations run") };
    let tool = migrations::of(how.tool);
    if !matches!(tool.down(&rehearsal.from, rehearsal.to.as_ref()), Ok(Way::Whole(_))) {
        return refused(Reason::NotRehearsable, "the way down goes step by step over branches, each seen before the next, and only a rollback does that");
    }
    let compared = Compared {
        fingerprint: rehearsal.fingerprint.0.to_owned(),
        limit: policy.database.compare_limit_bytes,
        version_table: Some(VersionTable { name: how.version_table.clone(), tool: how.tool }),
    };
    let agent = |command: Command| AgentJob {
        name: rehearsal.name.to_owned(),
        namespace: rehearsal.namespace,
        owner: rehearsal.owner.clone(),
        place: rehearsal.backup,
        command,
        timeout_seconds: drill.timeout_seconds,
        start: Start::AtOnce,
        database: None,
    };
    let restores = Rehearse { checksum: rehearsal.checksum.to_owned(), jobs: policy.parallelism, compared: compared.clone() };
    let judges = Judge {
        compared,
        to: Revision::to_text(&rehearsal.to),
        lost: rehearsal.losses.iter().map(|loss| loss.object.clone()).collect(),
        checks: policy.checks.sql.clone(),
    };
    // As the live one is reached: by an address and its port.
    let listens = Listens { address: SELF, port: policy.database.port };
    let mut job = world.drill_job(agent(Command::Judge(judges)), policy, drill, listens);
    let mut restore = pod(&mut world.drill_job(agent(Command::Rehearse(restores)), policy, drill, listens))
        .map(|pod| std::mem::take(&mut pod.containers))
        .unwrap_or_default();
    let Some(pod) = pod(&mut job) else { return refused(Reason::PlanIncomplete, "a Job of the agent has no pod") };

    let mut init = pod.init_containers.take().unwrap_or_default();
    restore.iter_mut().for_each(|agent| agent.name = "restore".into());
    init.append(&mut restore);
    // Where they lie among ours, a volume of theirs may have a name of ours.
    let (mut calls, theirs) = renamed(migrates.clone());
    if let Some(last) = calls.last() {
        let asks = how.command.iter().cloned().chain(tool.asks()).collect();
        calls.insert(0, Container { name: ASKS.into(), command: Some(asks), ..last.clone() });
    }
    for container in init.iter_mut().chain(&mut pod.containers) {
        ours(container);
    }
    for agent in init.iter_mut().skip(1).chain(&mut pod.containers) {
        agent.volume_mounts.get_or_insert_default().push(VolumeMount { name: "good".into(), mount_path: GOOD.into(), ..VolumeMount::default() });
    }
    init.extend(calls);
    pod.init_containers = Some(init);
    let good = ConfigMapVolumeSource { name: rehearsal.fingerprint.1.to_owned(), ..ConfigMapVolumeSource::default() };
    let volumes = pod.volumes.get_or_insert_default();
    volumes.push(Volume { name: "good".into(), config_map: Some(good), ..Volume::default() });
    volumes.extend(theirs);
    // What belongs to a pod as a whole is theirs, but for whom files on volumes are given to: backups stay as they are.
    pod.security_context = migrates.security_context.map(|context| PodSecurityContext { fs_group: None, fs_group_change_policy: None, ..context });
    pod.service_account_name = migrates.service_account_name;
    pod.image_pull_secrets.get_or_insert_default().extend(migrates.image_pull_secrets.into_iter().flatten());
    pod.node_selector.get_or_insert_default().extend(migrates.node_selector.into_iter().flatten());
    pod.tolerations.get_or_insert_default().extend(migrates.tolerations.into_iter().flatten());
    pod.runtime_class_name = migrates.runtime_class_name;
    pod.priority_class_name = migrates.priority_class_name;
    pod.affinity = migrates.affinity;
    pod.dns_policy = Some("None".into());
    pod.dns_config = Some(PodDNSConfig { nameservers: Some(vec![SELF.into()]), ..PodDNSConfig::default() });
    pod.host_aliases = Some(vec![HostAlias { ip: SELF.into(), hostnames: Some(names(rehearsal.namespace, &policy.database)) }]);
    // What is let out of its pod is said by a NetworkPolicy of its own: nothing.
    let labels = |metadata: &mut ObjectMeta| drop(metadata.labels.get_or_insert_default().insert(KIND_LABEL.to_owned(), REHEARSAL.to_owned()));
    labels(&mut job.metadata);
    job.spec.iter_mut().filter_map(|spec| spec.template.metadata.as_mut()).for_each(labels);
    Ok(job)
}

fn pod(job: &mut Job) -> Option<&mut PodSpec> {
    job.spec.as_mut()?.template.spec.as_mut()
}

/// What a pod of the agent's says of all its containers, for one of ours in a pod of theirs.
fn ours(container: &mut Container) {
    let own = container.security_context.clone().unwrap_or_default();
    let user = own.run_as_user.or(Some(AGENT));
    container.security_context = Some(SecurityContext {
        run_as_non_root: Some(true),
        run_as_group: own.run_as_group.or(user),
        seccomp_profile: Some(SeccompProfile { type_: "RuntimeDefault".into(), ..SeccompProfile::default() }),
        run_as_user: user,
        ..own
    });
}

/// The migrations' containers one after the other, without what stands beside them, and their volumes under names of their own. Of what they
/// print nothing is told: it may hold anything.
fn renamed(pod: PodSpec) -> (Vec<Container>, Vec<Volume>) {
    let mut volumes = pod.volumes.unwrap_or_default();
    let names: Vec<(String, String)> = volumes.iter().enumerate().map(|(i, volume)| (volume.name.clone(), format!("application-{i}"))).collect();
    let another = |name: &mut String| {
        if let Some((_, new)) = names.iter().find(|(old, _)| old == name) {
            name.clone_from(new);
        }
    };
    volumes.iter_mut().for_each(|volume| another(&mut volume.name));
    let calls = pod.init_containers.into_iter().flatten().filter(|container| container.restart_policy.is_none()).chain(pod.containers);
    let calls = calls.map(|mut container| {
        container.volume_mounts.iter_mut().flatten().for_each(|mount| another(&mut mount.name));
        Container { termination_message_path: Some(UNREAD.into()), termination_message_policy: Some("File".into()), ..container }
    });
    (calls.collect(), volumes)
}

/// By which the live server may be called.
fn names(namespace: &str, database: &crate::api::backup_policy::Database) -> Vec<String> {
    match (&database.service, &database.host) {
        (Some(service), _) => ["", &format!(".{namespace}"), &format!(".{namespace}.svc"), &format!(".{namespace}.svc.cluster.local")]
            .map(|rest| format!("{service}{rest}"))
            .to_vec(),
        (None, Some(host)) if host.parse::<std::net::IpAddr>().is_err() => vec![host.clone()],
        (None, _) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll};

    use http::{Request, Response};
    use kube::Client;
    use kube::client::Body;

    use super::*;

    /// An API server that is asked nothing.
    #[derive(Clone)]
    struct Nobody;

    impl tower::Service<Request<Body>> for Nobody {
        type Response = Response<Body>;
        type Error = std::convert::Infallible;
        type Future = std::future::Ready<Result<Response<Body>, Self::Error>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request<Body>) -> Self::Future {
            unreachable!("{}", request.uri())
        }
    }

    fn yaml<T: serde::de::DeserializeOwned>(text: &str) -> T {
        serde_yaml::from_str(text).unwrap_or_else(|error| unreachable!("{error}: {text}"))
    }

    fn made(database: &str, from: &str, to: &str) -> Result<PodSpec, Error> {
        let world = World {
            client: Client::new(Nobody, "shop"),
            user: None,
            agent_image: "agent".into(),
            agent_pull_policy: "Always".into(),
            agent_pod: Default::default(),
        };
        let policy: BackupPolicySpec = yaml(&format!(
            "{{database: {{{database}, name: shop, port: 5432, secretRef: {{name: login}}}}, storage: {{volumeClaim: backups}}, checks: {{sql: [SELECT true]}},
              migrations: {{tool: Alembic, container: web, databaseUrlEnv: DATABASE_URL, sidecars: [proxy]}}, drill: {{schedule: '0 0 * * *', image: 'postgres:15'}}}}"
        ));
        let migrates: PodSpec = yaml(
            "{initContainers: [{name: proxy, image: proxy, restartPolicy: Always}, {name: migrate-1, image: web, volumeMounts: [{name: tmp, mountPath: /etc/web}]}],
              containers: [{name: migrate, image: web, volumeMounts: [{name: tmp, mountPath: /etc/web}]}], serviceAccountName: web, securityContext: {runAsUser: 1000, fsGroup: 1000},
              volumes: [{name: tmp, configMap: {name: settings}}], hostAliases: [{ip: 10.0.0.9, hostnames: [db]}], dnsPolicy: ClusterFirst}",
        );
        let rehearsal = Rehearsal {
            name: "web-rehearse",
            namespace: "shop",
            owner: Vec::new(),
            policy: &policy,
            drill: policy.drill.as_ref().unwrap_or_else(|| unreachable!("it has one")),
            backup: &BackupPlace::Claim { claim: "backups".into(), directory: "nightly".into() },
            checksum: "c0ffee",
            template: &Default::default(),
            image: "web",
            from: from.into(),
            to: Some(to.into()),
            fingerprint: ("f00d", "rollback-fingerprint-f00d"),
            losses: &[Loss { object: "public.extras".into(), rows: 1, message: String::new() }],
        };
        put_together(&world, &rehearsal, migrates).map(|job| job.spec.and_then(|spec| spec.template.spec).unwrap_or_default())
    }

    #[tokio::test]
    async fn nothing_of_it_leads_to_the_live_database() {
        let pod = made("service: db", "b2", "a1").unwrap_or_else(|error| unreachable!("{error}"));
        let aliases: Vec<String> =
            pod.host_aliases.iter().flatten().flat_map(|a| a.hostnames.iter().flatten().map(|name| format!("{name} {}", a.ip))).collect();
        assert_eq!(aliases, ["db 127.0.0.1", "db.shop 127.0.0.1", "db.shop.svc 127.0.0.1", "db.shop.svc.cluster.local 127.0.0.1"]);
        let servers = pod.dns_config.as_ref().and_then(|dns| dns.nameservers.clone()).unwrap_or_default();
        assert_eq!((pod.dns_policy.as_deref(), servers), (Some("None"), vec!["127.0.0.1".to_owned()]));
        let by_address = made("host: 10.0.0.5", "b2", "a1").unwrap_or_else(|error| unreachable!("{error}"));
        assert!(by_address.host_aliases.iter().flatten().all(|a| a.hostnames.as_ref().is_none_or(Vec::is_empty)), "an address has no other");
    }

    #[tokio::test]
    async fn the_migrations_run_between_the_restore_and_the_judgement() {
        let pod = made("service: db", "b2", "a1").unwrap_or_else(|error| unreachable!("{error}"));
        let all: Vec<&Container> = pod.init_containers.iter().flatten().chain(&pod.containers).collect();
        assert_eq!(all.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["server", "restore", "ask", "migrate-1", "migrate", "agent"]);
        assert_eq!(all[2].command.as_ref().map(|words| words.join(" ")).as_deref(), Some("alembic current"));
        // What a pod says of all its containers is theirs; of ours each says it himself.
        let users: Vec<_> = all.iter().map(|c| c.security_context.as_ref().and_then(|s| s.run_as_user)).collect();
        assert_eq!(users, [Some(999), Some(AGENT), None, None, None, Some(AGENT)]);
        let context = pod.security_context.unwrap_or_default();
        assert_eq!((context.run_as_user, context.fs_group), (Some(1000), None), "files of backups are given to nobody else");
        let mounted: Vec<_> = all[4].volume_mounts.iter().flatten().map(|m| (m.name.as_str(), m.mount_path.as_str())).collect();
        assert_eq!(mounted, [("application-0", "/etc/web")]);
        let named: Vec<_> = pod.volumes.iter().flatten().map(|v| v.name.as_str()).collect();
        assert_eq!(named.iter().filter(|name| **name == "tmp").count(), 1, "{named:?}");
        let listens = all[0].args.as_ref().map(|args| args.join(" ")).unwrap_or_default();
        assert!(listens.contains("listen_addresses=127.0.0.1") && listens.contains("port=5432"), "{listens}");
        assert!(
            all.iter()
                .skip(2)
                .take(3)
                .all(|c| c.termination_message_policy.as_deref() == Some("File") && c.termination_message_path.as_deref() == Some(UNREAD)),
            "what they print is not told"
        );
    }

    #[tokio::test]
    async fn what_only_a_rollback_can_go_is_not_rehearsed() {
        assert!(made("service: db", "a1,b1", "a1").is_err_and(|error| error.reason() == Reason::NotRehearsable));
    }
}
