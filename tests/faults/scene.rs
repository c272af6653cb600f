//! One application in a namespace and a database of its own, as it is before a story's request.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use k8s_openapi::api::core::v1::{ConfigMap, Namespace, PodTemplateSpec, Secret};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use kube::api::{Api, ListParams, Patch, PatchParams, PostParams};
use kube::core::NamespaceResourceScope;
use kube::runtime::wait::await_condition;
use kube::{Client, Resource, ResourceExt};
use rollback_operator::api::plan::{ConfigurationKind, Pin};
use rollback_operator::api::release::ReleasePhase;
use rollback_operator::api::{Backup, BackupPolicy, Release, RollbackPolicy, RollbackRequest, WORKLOAD_LABEL};
use rollback_operator::cluster::World;
use rollback_operator::cluster::configuration::{Content, Object, copy_name};
use rollback_operator::cluster::workload::Deployment;
use rollback_operator::database::fingerprint;
use rollback_operator::plan::schema::Fingerprint;
use rollback_operator::plan::template::{hash, normalized, pin};
use serde_json::{Value, json};
use testkit::lab::{Lab, Postgres};
use tokio::net::TcpListener;

use crate::gate::Gate;
use crate::node::Node;
use crate::proxy;
use crate::stranger;

pub const PASSWORD: &str = "canary-7f3a-lab";

/// Scenes have other names on each stage, since stages share the API server.
static NEXT_STAGE: AtomicUsize = AtomicUsize::new(0);
const STAGE: usize = 50_000;

/// What every scene uses.
pub struct Stage {
    pub lab: Arc<Lab>,
    pub client: Client,
    pub kubeconfig: kube::Config,
    pub postgres: Arc<Postgres>,
    /// The schema of each template database: `tmpl_v1`, `tmpl_v2`.
    pub schemas: BTreeMap<&'static str, Fingerprint>,
    /// The agent's report of the backup of `tmpl_v1`.
    pub nightly: Value,
    pub next: AtomicUsize,
}

impl Stage {
    /// The two releases of the shop as databases, and a backup of the first.
    pub async fn make(lab: Arc<Lab>, api: &testkit::lab::Api, postgres: Arc<Postgres>) -> Result<Self> {
        let kubeconfig = kube::config::Kubeconfig::read_from(&api.kubeconfig)?;
        let mut config = kube::Config::from_custom_kubeconfig(kubeconfig, &kube::config::KubeConfigOptions::default()).await?;
        config.default_retry = false;
        postgres.sql("postgres", &format!("CREATE ROLE shop LOGIN PASSWORD '{PASSWORD}'; CREATE ROLE rollback LOGIN CREATEDB PASSWORD '{PASSWORD}'; GRANT shop, pg_signal_backend, pg_read_all_stats TO rollback; CREATE ROLE {} LOGIN PASSWORD '{PASSWORD}'", stranger::LOGIN))?;
        for (database, release) in [("tmpl_v1", "v1"), ("tmpl_v2", "v2")] {
            postgres.sql("postgres", &format!("CREATE DATABASE {database} OWNER shop"))?;
            let app = lab.app(release)?;
            let mut alembic = lab.shop_root.command(1000, &[(&app, "/app")], &["env", "-C", "/app", "alembic", "upgrade", "head"]);
            alembic.env("DATABASE_URL", format!("postgresql://shop:{PASSWORD}@127.0.0.1:{}/{database}", postgres.port));
            local_cluster::shell::run(&mut alembic)?;
            postgres.sql(database, stranger::HIS_TABLE)?;
        }
        let nightly = backup(&lab, &postgres)?;
        let mut stage = Stage {
            lab,
            client: kube::Client::try_from(config.clone())?,
            kubeconfig: config,
            postgres,
            schemas: BTreeMap::new(),
            nightly,
            next: AtomicUsize::new(NEXT_STAGE.fetch_add(STAGE, Ordering::SeqCst)),
        };
        for database in ["tmpl_v1", "tmpl_v2"] {
            let mut session = crate::state::superuser(&stage, database).await?;
            // As the operator reads it.
            crate::state::execute(&mut session, "SET search_path = pg_catalog, pg_temp").await?;
            stage.schemas.insert(database, fingerprint::read(&mut session, Some("public.alembic_version")).await?);
        }
        Ok(stage)
    }
}

/// A backup of v1's database, by the agent.
fn backup(lab: &Lab, postgres: &Postgres) -> Result<Value> {
    let (backups, work) = (lab.folder.join("backups"), lab.folder.join("work"));
    // Each server has its own.
    let directory = format!("nightly-{}", postgres.port);
    let report = work.join("nightly");
    std::fs::write(&report, "")?;
    std::os::unix::fs::chown(&report, Some(65532), Some(65532))?;
    let binds: [(&std::path::Path, &str); 3] = [(&backups, "/backups"), (&work, "/scratch"), (&lab.agent, "/usr/local/bin/rollback-agent")];
    let mut agent = lab.postgres_root.command(
        65532,
        &binds,
        &["rollback-agent", "--termination-log", "/scratch/nightly", "backup", "--directory", &directory, "--version-table", "public.alembic_version"],
    );
    agent.env("PGHOST", "127.0.0.1").env("PGPORT", postgres.port.to_string()).env("PGUSER", "rollback").env("PGPASSWORD", PASSWORD);
    agent.env("PGDATABASE", "tmpl_v1").env("PGSSLMODE", "disable");
    local_cluster::shell::run(&mut agent)?;
    Ok(serde_json::from_str(&std::fs::read_to_string(report)?)?)
}

/// What is done with the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Story {
    BadMigration,
    FullRestore,
    InPlaceDowngrade,
    InPlaceRestore,
    Undo,
    /// Only code and configuration go back.
    CodeOnly,
    /// The same, and nobody asks for it: a RollbackPolicy sees that the release fails.
    Automatic,
}

pub const STORIES: [Story; 7] =
    [Story::Automatic, Story::CodeOnly, Story::Undo, Story::FullRestore, Story::InPlaceDowngrade, Story::BadMigration, Story::InPlaceRestore];

impl Story {
    /// Whether a backup is restored, from which v1 runs on.
    fn restores(self) -> bool {
        matches!(self, Story::FullRestore | Story::InPlaceRestore)
    }

    /// Whether somebody else writes meanwhile, who may not lose what he was told is committed.
    pub fn has_stranger(self) -> bool {
        matches!(self, Story::BadMigration | Story::InPlaceDowngrade | Story::InPlaceRestore)
    }
}

pub struct Scene {
    pub run: String,
    pub gate: Arc<Gate>,
    pub world: World,
    pub migrations: Arc<AtomicUsize>,
    /// OID of the database at the start.
    pub oid: i64,
    /// Whether nobody asks.
    pub unattended: bool,
    tasks: Vec<tokio::task::AbortHandle>,
}

impl Drop for Scene {
    fn drop(&mut self) {
        self.tasks.iter().for_each(tokio::task::AbortHandle::abort);
    }
}

fn typed<K: serde::de::DeserializeOwned>(value: Value) -> Result<K> {
    serde_json::from_value(value.clone()).with_context(|| value.to_string())
}

fn template(release: &str) -> Result<PodTemplateSpec> {
    let env = json!([{"name": "DATABASE_URL", "valueFrom": {"secretKeyRef": {"name": "shop-database", "key": "url"}}}]);
    let container =
        json!({"name": "shop", "image": format!("docker.io/local/shop:{release}"), "env": env, "envFrom": [{"configMapRef": {"name": "settings"}}]});
    typed(json!({"metadata": {"labels": {"app": "shop"}}, "spec": {"containers": [container]}}))
}

impl Scene {
    pub async fn make(stage: &Stage, story: Story) -> Result<Self> {
        let run = format!("r{:05}", stage.next.fetch_add(1, Ordering::SeqCst));
        let gate = Arc::new(Gate::new());
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let world = World {
            client: stage.client.clone(),
            user: None,
            agent_image: "agent:dev".into(),
            agent_pull_policy: "Never".into(),
            agent_pod: Default::default(),
        };
        let migrations = Arc::new(AtomicUsize::new(0));
        let node = Node {
            lab: stage.lab.clone(),
            client: stage.client.clone(),
            namespace: run.clone(),
            postgres: stage.postgres.port,
            migrations: migrations.clone(),
            fails: (story == Story::Automatic).then_some("shop:v2"),
        };
        let tasks = vec![
            tokio::spawn(proxy::serve(listener, stage.postgres.port, gate.clone(), run.clone())).abort_handle(),
            tokio::spawn(async move {
                if let Err(error) = node.serve().await {
                    eprintln!("node: {error:#}");
                }
            })
            .abort_handle(),
        ];
        let mut scene = Self { run, gate, world, migrations, oid: 0, unattended: story == Story::Automatic, tasks };
        let database = scene.database();
        scene.objects(stage, story, &database, port).await?;
        let (from, damage) = match story {
            Story::Automatic => ("tmpl_v1", "SELECT 1"),
            Story::FullRestore | Story::InPlaceRestore => ("tmpl_v1", "DELETE FROM orders WHERE id <= 400"),
            Story::BadMigration | Story::InPlaceDowngrade | Story::Undo | Story::CodeOnly => ("tmpl_v2", "SELECT 1"),
        };
        let mut session = crate::state::superuser(stage, "postgres").await?;
        crate::state::execute(&mut session, &format!("CREATE DATABASE {database} OWNER shop TEMPLATE {from} STRATEGY FILE_COPY")).await?;
        crate::state::execute(&mut session, &format!("ALTER DATABASE {database} SET statement_timeout = '61s'")).await?;
        let mut inside = crate::state::superuser(stage, &database).await?;
        crate::state::execute(&mut inside, damage).await?;
        scene.oid = sqlx::query_scalar("SELECT oid::bigint FROM pg_database WHERE datname = $1").bind(&database).fetch_one(&mut session).await?;
        Ok(scene)
    }

    /// The live database's name.
    pub fn database(&self) -> String {
        format!("shop_{}", self.run)
    }

    fn api<K: Resource<Scope = NamespaceResourceScope, DynamicType = ()>>(&self) -> Api<K> {
        self.world.api(&self.run)
    }

    async fn create<K>(&self, value: Value) -> Result<K>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug,
    {
        let object: K = typed(value)?;
        self.api::<K>().create(&PostParams::default(), &object).await.with_context(|| object.name_any())
    }

    async fn objects(&self, stage: &Stage, story: Story, database: &str, port: u16) -> Result<()> {
        let namespace: Namespace = typed(json!({"metadata": {"name": self.run}}))?;
        Api::<Namespace>::all(stage.client.clone()).create(&PostParams::default(), &namespace).await?;
        let url = format!("postgresql://shop:{PASSWORD}@127.0.0.1:{}/{database}", stage.postgres.port);
        self.create::<Secret>(json!({"metadata": {"name": "shop-database"}, "stringData": {"username": "shop", "password": PASSWORD, "url": url}})).await?;
        self.create::<Secret>(json!({"metadata": {"name": "rollback-login"}, "stringData": {"username": "rollback", "password": PASSWORD}})).await?;
        self.create::<k8s_openapi::api::core::v1::PersistentVolumeClaim>(
            json!({"metadata": {"name": "backups"}, "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}),
        )
        .await?;
        let at = json!({"host": "127.0.0.1", "port": port, "name": database, "sslMode": "Disable", "freeSpaceBytes": 1_000_000_000_000_i64,
            "secretRef": {"name": "rollback-login"}, "applicationSecretRef": {"name": "shop-database"}});
        let migrations = json!({"tool": "Alembic", "container": "shop", "databaseUrlEnv": "DATABASE_URL"});
        let checks = json!({"sql": ["SELECT count(*) > 0 FROM public.orders"]});
        self.create::<BackupPolicy>(json!({"apiVersion": "rollback-operator.dev/v1alpha1", "kind": "BackupPolicy", "metadata": {"name": "shop"},
                "spec": {"database": at, "migrations": migrations, "storage": {"volumeClaim": "backups"}, "checks": checks}}))
            .await?;
        let running = if story.restores() || story == Story::Automatic { "v1" } else { "v2" };
        self.create::<ConfigMap>(json!({"metadata": {"name": "settings"}, "data": {"GREETING": running}})).await?;
        let deployment: Deployment = self
            .create(
                json!({"metadata": {"name": "shop"}, "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "shop"}}, "template": template(running)?}}),
            )
            .await?;
        if story == Story::Automatic {
            let policy = json!({"apiVersion": "rollback-operator.dev/v1alpha1", "kind": "RollbackPolicy", "metadata": {"name": "shop"}, "spec": {"selector": {}, "soakSeconds": 0}});
            // What runs is recorded by the operator itself.
            return self.create::<RollbackPolicy>(policy).await.map(drop);
        }
        for (release, second) in [("v1", 10), ("v2", 20)] {
            if release == "v1" || running == "v2" {
                self.release(stage, &deployment, release, second).await?;
            }
        }
        if story.restores() {
            self.nightly(stage, database).await?;
        }
        Ok(())
    }

    /// What the recorder would have written of a release.
    async fn release(&self, stage: &Stage, deployment: &Deployment, release: &str, second: i64) -> Result<()> {
        let key = self.world.content_key(&self.run, true).await?.context("no key")?;
        let content = Content { data: [("GREETING".to_owned(), release.to_owned())].into(), binary: BTreeMap::new(), secret_type: None };
        let copy = copy_name(&key, "settings", &content);
        let object = Object { metadata: ObjectMeta::default(), content, immutable: false };
        self.world.copy_configuration(&self.run, ConfigurationKind::ConfigMap, &copy, "shop", &object).await?;
        let schema = stage.schemas.get(if release == "v1" { "tmpl_v1" } else { "tmpl_v2" }).context("no schema")?;
        let map = self.world.keep_fingerprint(&self.run, schema).await?;
        // As the API server has completed it, in which a release is recorded.
        let mut template = deployment.spec.template.clone();
        pin(&mut template, &[Pin { container: "shop".into(), image: format!("docker.io/local/shop:{release}") }]);
        let spec = json!({"workload": "shop", "workloadUid": deployment.uid(), "templateHash": hash(&template), "template": normalized(&template),
            "configuration": [{"kind": "ConfigMap", "name": "settings", "copy": copy}]});
        self.create::<Release>(
            json!({"apiVersion": "rollback-operator.dev/v1alpha1", "kind": "Release", "metadata": {"name": format!("shop-{release}"), "labels": {WORKLOAD_LABEL: "shop"}}, "spec": spec}),
        )
        .await?;
        let (phase, revision) = if release == "v1" { ("Healthy", "a1") } else { ("Observed", "b2") };
        let status = json!({"status": {"phase": phase, "schemaRevision": revision, "fingerprint": schema.hash(), "fingerprintMap": map,
            "lastSeenTime": jiff::Timestamp::from_second(1_767_000_000 + second)?}});
        self.api::<Release>().patch_status(&format!("shop-{release}"), &PatchParams::default(), &Patch::Merge(status)).await?;
        Ok(())
    }

    /// Last night's backup of v1's database, of which every scene has a Backup.
    async fn nightly(&self, stage: &Stage, database: &str) -> Result<()> {
        self.create::<Backup>(
            json!({"apiVersion": "rollback-operator.dev/v1alpha1", "kind": "Backup", "metadata": {"name": "nightly"}, "spec": {"policyRef": {"name": "shop"}}}),
        )
        .await?;
        let now = jiff::Timestamp::from_second(1_767_000_000)?;
        let mut status = json!({"observedGeneration": 1, "phase": "Completed", "startTime": now, "readBackTime": now, "claim": "backups", "directory": format!("nightly-{}", stage.postgres.port), "conditions": []});
        for (field, value) in stage.nightly["content"].as_object().context("no report")? {
            status[field] = value.clone();
        }
        status["database"] = json!(database);
        self.api::<Backup>().patch_status("nightly", &PatchParams::default(), &Patch::Merge(json!({"status": status}))).await?;
        Ok(())
    }

    /// Applies the request of the story.
    pub async fn ask(&self, story: Story) -> Result<()> {
        self.ask_within(story, 60).await
    }

    /// The same with steps that may take longer than an outage.
    pub async fn ask_patiently(&self, story: Story) -> Result<()> {
        self.ask_within(story, 180).await
    }

    async fn ask_within(&self, story: Story, seconds: u32) -> Result<()> {
        let database = match story {
            Story::BadMigration | Story::Undo => json!({"policyRef": {"name": "shop"}}),
            Story::FullRestore => json!({"policyRef": {"name": "shop"}, "data": "Restore", "backupRef": {"name": "nightly"}}),
            Story::InPlaceDowngrade => json!({"policyRef": {"name": "shop"}, "method": "InPlace"}),
            Story::InPlaceRestore => json!({"policyRef": {"name": "shop"}, "data": "Restore", "backupRef": {"name": "nightly"}, "method": "InPlace"}),
            Story::CodeOnly | Story::Automatic => Value::Null,
        };
        let mut spec = json!({"targets": [{"kind": "Deployment", "name": "shop"}], "database": database, "stepTimeoutSeconds": seconds, "verify": {"timeoutSeconds": seconds.min(120)}});
        if let Some(fields) = spec.as_object_mut() {
            fields.retain(|_, value| !value.is_null());
        }
        let request = json!({"apiVersion": "rollback-operator.dev/v1alpha1", "kind": "RollbackRequest", "metadata": {"name": "back"}, "spec": spec});
        self.create::<RollbackRequest>(request).await.map(drop)
    }

    /// Waits until the good release is on record.
    pub async fn recorded(&self, limit: Duration) -> Result<()> {
        self.one(|release: &Release| release.status.as_ref().is_some_and(|status| status.phase == ReleasePhase::Healthy), limit).await
    }

    /// Applies a release that fails.
    pub async fn release_bad(&self) -> Result<()> {
        let bad = json!({"spec": {"template": {"spec": {"containers": [{"name": "shop", "image": "docker.io/local/shop:v2"}]}}}});
        self.api::<Deployment>().patch("shop", &PatchParams::default(), &Patch::Strategic(bad)).await?;
        Ok(())
    }

    /// Waits until one of the objects of a kind is like that.
    async fn one<K>(&self, is: impl Fn(&K) -> bool, limit: Duration) -> Result<()>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + serde::de::DeserializeOwned + std::fmt::Debug,
    {
        let end = tokio::time::Instant::now() + limit;
        while tokio::time::Instant::now() < end {
            let all = self.api::<K>().list(&ListParams::default()).await.map(|list| list.items).unwrap_or_default();
            if all.iter().any(&is) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no {} is as it should be after {} s", K::kind(&()), limit.as_secs())
    }

    /// Waits until the bad release was left by itself, and the good one is on record as what runs.
    async fn went_back(&self, limit: Duration) -> Result<()> {
        let over = |request: &RollbackRequest| request.status.as_ref().is_some_and(|s| s.phase.finished() && s.nothing_held());
        self.one::<RollbackRequest>(over, limit).await?;
        let told = |release: &Release| release.status.as_ref().is_some_and(|s| s.failure.as_ref().is_some_and(|failure| failure.request_time.is_some()));
        self.one::<Release>(told, limit).await?;
        // Whoever would ask once more does so by then.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        Ok(())
    }

    pub async fn ask_for_undo(&self) -> Result<()> {
        let undo = Patch::Merge(json!({"spec": {"undo": true}}));
        self.api::<RollbackRequest>().patch("back", &PatchParams::default(), &undo).await?;
        Ok(())
    }

    /// Waits for the end of the request, and of its safety backup.
    pub async fn ended(&self, undone: bool, limit: Duration) -> Result<()> {
        if self.unattended {
            return self.went_back(limit).await;
        }
        let over = move |request: Option<&RollbackRequest>| {
            request.and_then(|r| r.status.as_ref()).is_some_and(|s| s.phase.finished() && s.nothing_held() && (!undone || s.undo.is_some()))
        };
        let end = tokio::time::Instant::now() + limit;
        // A watch that breaks is begun again: the API server may be away for a while.
        while tokio::time::timeout_at(end, await_condition(self.api::<RollbackRequest>(), "back", over)).await.is_ok_and(|waited| waited.is_err()) {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        if tokio::time::Instant::now() >= end {
            let request = self.api::<RollbackRequest>().get("back").await?;
            bail!("the request did not end within {} s: {}", limit.as_secs(), json!(request.status));
        }
        Ok(())
    }
}
