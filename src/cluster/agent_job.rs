//! The agent's Jobs: PostgreSQL's own client programs and a claim, under restricted Pod Security and without a token.

use k8s_openapi::api::batch::v1::{Job, JobSpec};
use k8s_openapi::api::core::v1::{
    Capabilities, Container, EmptyDirVolumeSource, EnvVar, EnvVarSource, ExecAction, KeyToPath, ObjectFieldSelector, PersistentVolumeClaimVolumeSource,
    PodSecurityContext, PodSpec, PodTemplateSpec, Probe, ResourceRequirements, SeccompProfile, SecretVolumeSource, SecurityContext, Volume, VolumeMount,
};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, OwnerReference};

use super::login::host;
use super::{Error, World, refused};
use crate::agent::call::{BACKUPS, Call, Command};
use crate::api::backup_policy::{Drill, LoginRef, SslMode};
use crate::api::{BackupPlace, BackupPolicySpec, KIND_LABEL, Reason, SERVES_LABEL};
use crate::plan::template;

/// Where the CA of the server's certificate is mounted, and its file there.
const CA: &str = "/etc/postgresql-ca";
const CA_FILE: &str = "ca.crt";

/// As whom the agent runs.
pub const AGENT: i64 = 65532;

/// A Job must have a limit, in seconds: a week, where whoever has made it ends what stands still.
pub const NO_LIMIT: i64 = 604_800;

/// What one Job of the agent is given.
pub struct AgentJob<'a> {
    pub name: String,
    pub namespace: &'a str,
    pub owner: Vec<OwnerReference>,
    /// The backup, whose place is mounted.
    pub place: &'a BackupPlace,
    /// What is to be done with it.
    pub command: Command,
    pub timeout_seconds: i64,
    pub start: Start,
    /// Where the database is, for those that need one, and its name.
    pub database: Option<(&'a BackupPolicySpec, &'a str)>,
}

impl World {
    pub fn agent_job(&self, job: AgentJob) -> Job {
        let labels = [(KIND_LABEL.to_owned(), "agent".to_owned())];
        let ca = job.database.and_then(|(policy, _)| policy.database.ca_secret_ref.as_ref());
        let mut mounts = vec![mount("backups", BACKUPS), mount("tmp", "/tmp")];
        mounts.extend(ca.map(|_| mount("ca", CA)));
        let container = Container {
            name: "agent".into(),
            image: Some(self.agent_image.clone()),
            image_pull_policy: Some(self.agent_pull_policy.clone()),
            args: Some(Call { place: job.place.into(), command: job.command }.args()),
            env: Some(job.database.map(|(policy, name)| environment(policy, name, job.namespace)).unwrap_or_default()),
            security_context: Some(restricted()),
            resources: Some(self.agent_pod.resources.clone().unwrap_or_else(requests)),
            volume_mounts: Some(mounts),
            ..Container::default()
        };
        let pod = PodSpec {
            containers: vec![container],
            restart_policy: Some("Never".into()),
            node_selector: Some(self.agent_pod.node_selector.clone()),
            tolerations: Some(self.agent_pod.tolerations.clone()),
            image_pull_secrets: Some(self.agent_pod.image_pull_secrets.clone()),
            automount_service_account_token: Some(false),
            enable_service_links: Some(false),
            security_context: Some(PodSecurityContext {
                run_as_non_root: Some(true),
                run_as_user: Some(AGENT),
                run_as_group: Some(AGENT),
                fs_group: Some(AGENT),
                // The files are this group's already, and there can be many.
                fs_group_change_policy: Some("OnRootMismatch".into()),
                seccomp_profile: Some(SeccompProfile { type_: "RuntimeDefault".into(), ..SeccompProfile::default() }),
                ..PodSecurityContext::default()
            }),
            volumes: Some(
                ca.map(|ca| Volume {
                    name: "ca".into(),
                    secret: Some(SecretVolumeSource {
                        secret_name: Some(ca.name.clone()),
                        items: Some(vec![KeyToPath { key: ca.key.clone(), path: CA_FILE.into(), mode: None, user: None }]),
                        ..SecretVolumeSource::default()
                    }),
                    ..Volume::default()
                })
                .into_iter()
                .chain([volume(job.place), Volume { name: "tmp".into(), empty_dir: Some(EmptyDirVolumeSource::default()), ..Volume::default() }])
                .collect(),
            ),
            ..PodSpec::default()
        };
        once(job.name, job.owner, labels, pod, job.timeout_seconds, job.start)
    }
}

/// The volume on which a backup lies.
fn volume(place: &BackupPlace) -> Volume {
    let source = match place {
        BackupPlace::Claim { claim, .. } => PersistentVolumeClaimVolumeSource { claim_name: claim.clone(), read_only: None },
    };
    Volume { name: "backups".into(), persistent_volume_claim: Some(source), ..Volume::default() }
}

/// Whether a Job runs as soon as it is made.
///
/// One that changes a live database is made suspended: an operator that wakes up late may still make it, but it does
/// nothing until the one that is in charge lets it go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    AtOnce,
    Suspended,
}

impl World {
    /// The Job of a drill: the database's own image as a throw-away server, which listens on a socket of the pod alone, and
    /// the agent that restores into it.
    pub fn drill_job(&self, job: AgentJob, policy: &BackupPolicySpec, drill: &Drill, listens: Listens) -> Job {
        let mut made = self.agent_job(job);
        let Some(pod) = made.spec.as_mut().and_then(|s| s.template.spec.as_mut()) else { return made };
        let plain = |name: &str, value: &str| EnvVar { name: name.into(), value: Some(value.into()), value_from: None };
        let mut env = vec![
            plain("PGHOST", SOCKETS),
            plain("PGPORT", &listens.port.to_string()),
            plain("PGDATABASE", "postgres"),
            plain("PGUSER", "postgres"),
            plain("PGSSLMODE", "disable"),
        ];
        if let Some(application) = &policy.database.application_secret_ref {
            env.push(from_secret("APPLICATION", application, &application.username_key));
        }
        if let Some(agent) = pod.containers.first_mut() {
            agent.env = Some(env);
            agent.volume_mounts.get_or_insert_default().push(mount("sockets", SOCKETS));
        }
        let volume = |name: &str| Volume { name: name.into(), empty_dir: Some(EmptyDirVolumeSource::default()), ..Volume::default() };
        pod.volumes.get_or_insert_default().extend(["sockets", "data", "server-tmp"].map(volume));
        pod.init_containers = Some(vec![throw_away(drill, listens)]);
        made
    }
}

/// Where the throw-away server's socket is, in both containers.
const SOCKETS: &str = "/var/run/postgresql";
/// On which port an image's entrypoint prepares the server: no throw-away server listens there, so that nobody connects too early.
const PREPARING: &str = "65431";

/// Where a throw-away server listens, beside its socket.
#[derive(Clone, Copy)]
pub struct Listens {
    /// Empty where only the socket is wanted.
    pub address: &'static str,
    pub port: i32,
}

impl Listens {
    /// By its socket alone.
    pub const SOCKET: Self = Self { address: "", port: 5433 };
}

/// A native sidecar: it is ready before the agent starts, and ends with it.
fn throw_away(drill: &Drill, Listens { address, port }: Listens) -> Container {
    // What a crash would lose is made again by the next drill.
    let settings = [
        &format!("listen_addresses={address}"),
        &format!("port={port}"),
        "fsync=off",
        "full_page_writes=off",
        "synchronous_commit=off",
        "wal_level=minimal",
        "max_wal_senders=0",
        "max_wal_size=8GB",
    ];
    let mut args = vec!["postgres".to_owned()];
    args.extend(settings.iter().flat_map(|setting| ["-c".to_owned(), (*setting).to_owned()]));
    args.extend(["-c".to_owned(), format!("unix_socket_directories={SOCKETS}")]);
    let ready = ["pg_isready", "-q", "-h", SOCKETS, "-p", &port.to_string()].map(str::to_owned);
    let field = ObjectFieldSelector { field_path: "metadata.uid".into(), api_version: None };
    Container {
        name: "server".into(),
        image: Some(drill.image.clone()),
        restart_policy: Some("Always".into()),
        args: Some(args),
        env: Some(vec![
            EnvVar { name: "PGPORT".into(), value: Some(PREPARING.into()), value_from: None },
            EnvVar { name: "PGDATA".into(), value: Some("/var/lib/postgresql/drill/data".into()), value_from: None },
            // The image asks for one; nobody can connect by it, since the server listens on no address.
            EnvVar { name: "POSTGRES_PASSWORD".into(), value: None, value_from: Some(EnvVarSource { field_ref: Some(field), ..EnvVarSource::default() }) },
        ]),
        startup_probe: Some(Probe {
            exec: Some(ExecAction { command: Some(ready.into()) }),
            period_seconds: Some(1),
            failure_threshold: Some(300),
            ..Probe::default()
        }),
        security_context: Some(SecurityContext { run_as_user: Some(drill.run_as_user), read_only_root_filesystem: None, ..restricted() }),
        volume_mounts: Some(vec![mount("data", "/var/lib/postgresql/drill"), mount("sockets", SOCKETS), mount("server-tmp", "/tmp")]),
        ..Container::default()
    }
}

/// A Job that runs one pod once. It has no TTL: its end must outlive the step that reads it.
pub fn once(name: String, owner: Vec<OwnerReference>, labels: [(String, String); 1], pod: PodSpec, timeout_seconds: i64, start: Start) -> Job {
    // Who deletes a request in the foreground, as Argo CD does, has its Jobs ended before anybody is asked. One that changes a live
    // database goes by its label instead, when the request does.
    let (owner, served) = match start {
        Start::AtOnce => (Some(owner), None),
        Start::Suspended => (None, owner.first().map(|o| (SERVES_LABEL.to_owned(), o.uid.clone()))),
    };
    Job {
        metadata: ObjectMeta {
            name: Some(name),
            owner_references: owner,
            labels: Some(labels.clone().into_iter().chain(served).collect()),
            ..ObjectMeta::default()
        },
        spec: Some(JobSpec {
            backoff_limit: Some(0),
            active_deadline_seconds: Some(timeout_seconds),
            suspend: (start == Start::Suspended).then_some(true),
            template: PodTemplateSpec { metadata: Some(alone(labels)), spec: Some(pod) },
            ..JobSpec::default()
        }),
        ..Job::default()
    }
}

/// With none a pod is the first to be evicted. A limit would end what needs more for once.
fn requests() -> ResourceRequirements {
    let requests = [("cpu", "100m"), ("memory", "128Mi")].map(|(name, quantity)| (name.to_owned(), Quantity(quantity.to_owned())));
    ResourceRequirements { requests: Some(requests.into()), ..ResourceRequirements::default() }
}

/// A proxy that a mesh puts beside a Job's container does not end with it, and then neither does the Job.
const NO_MESH: [(&str, &str); 4] = [
    ("sidecar.istio.io/inject", "false"),
    ("linkerd.io/inject", "disabled"),
    ("kuma.io/sidecar-injection", "disabled"),
    ("consul.hashicorp.com/connect-inject", "false"),
];

/// Who tidies nodes up leaves such a pod alone: what it does cannot go on elsewhere.
const NOT_MOVED: [(&str, &str); 2] = [("karpenter.sh/do-not-disrupt", "true"), ("cluster-autoscaler.kubernetes.io/safe-to-evict", "false")];

fn alone(labels: [(String, String); 1]) -> ObjectMeta {
    let marks = || NO_MESH.map(|(name, value)| (name.to_owned(), value.to_owned()));
    // Istio and Kuma read labels, the others annotations.
    ObjectMeta {
        labels: Some(labels.into_iter().chain(marks()).collect()),
        annotations: Some(marks().into_iter().chain(NOT_MOVED.map(|(name, value)| (name.to_owned(), value.to_owned()))).collect()),
        ..ObjectMeta::default()
    }
}

fn restricted() -> SecurityContext {
    SecurityContext {
        allow_privilege_escalation: Some(false),
        read_only_root_filesystem: Some(true),
        capabilities: Some(Capabilities { drop: Some(vec!["ALL".into()]), add: None }),
        ..SecurityContext::default()
    }
}

fn mount(name: &str, path: &str) -> VolumeMount {
    VolumeMount { name: name.into(), mount_path: path.into(), ..VolumeMount::default() }
}

/// libpq's own variables: names in them are no connection strings, and the password is in no argument.
fn environment(policy: &BackupPolicySpec, database: &str, namespace: &str) -> Vec<EnvVar> {
    let at = &policy.database;
    let plain = |name: &str, value: String| EnvVar { name: name.into(), value: Some(value), value_from: None };
    let ssl_mode = match at.ssl_mode {
        SslMode::Disable => "disable",
        SslMode::Prefer => "prefer",
        SslMode::Require => "require",
        SslMode::VerifyFull => "verify-full",
    };
    let mut all = vec![
        plain("PGHOST", host(namespace, at)),
        plain("PGPORT", at.port.to_string()),
        plain("PGDATABASE", database.to_owned()),
        plain("PGSSLMODE", ssl_mode.to_owned()),
        from_secret("PGUSER", &at.secret_ref, &at.secret_ref.username_key),
        from_secret("PGPASSWORD", &at.secret_ref, &at.secret_ref.password_key),
    ];
    all.extend(at.ca_secret_ref.as_ref().map(|_| plain("PGSSLROOTCERT", format!("{CA}/{CA_FILE}"))));
    all
}

/// As whom the Job restores: what the owner wrote runs as himself.
pub fn as_owner(job: &mut Job, policy: &BackupPolicySpec) -> Result<(), Error> {
    let Some(login) = policy.database.restore_login() else {
        return refused(Reason::PolicyIncomplete, "the policy has no login of the owner to restore as; set database.ownerSecretRef");
    };
    let agent = job.spec.as_mut().and_then(|s| s.template.spec.as_mut()).and_then(|p| p.containers.first_mut());
    if let Some(agent) = agent {
        let own = [from_secret("OWNER_USER", login, &login.username_key), from_secret("OWNER_PASSWORD", login, &login.password_key)];
        agent.env.get_or_insert_default().extend(own);
    }
    Ok(())
}

fn from_secret(name: &str, reference: &LoginRef, key: &str) -> EnvVar {
    template::from_secret(name, &reference.name, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_changes_a_live_database_has_no_owner_that_could_take_it_away() {
        let owner = OwnerReference { uid: "21dc9067".into(), ..OwnerReference::default() };
        let made = |start| once("a".into(), vec![owner.clone()], [(KIND_LABEL.to_owned(), "agent".to_owned())], PodSpec::default(), 9, start);
        let (waits, runs) = (made(Start::Suspended), made(Start::AtOnce));
        assert_eq!((waits.metadata.owner_references.is_none(), runs.metadata.owner_references.is_some()), (true, true));
        for job in [waits, runs] {
            assert!(crate::cluster::ours(&job, std::slice::from_ref(&owner)).is_ok());
            assert!(crate::cluster::ours(&job, &[OwnerReference { uid: "another".into(), ..OwnerReference::default() }]).is_err());
            let marks = job.spec.and_then(|s| s.template.metadata?.annotations).unwrap_or_default();
            assert!(marks.contains_key("sidecar.istio.io/inject") && marks.contains_key("karpenter.sh/do-not-disrupt"));
        }
    }
}
