//! What the operator asks of the API server while nothing happens.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context as Task, Poll};
use std::time::Duration;

use anyhow::{Result, ensure};
use futures::{StreamExt, TryStreamExt};
use http::Request;
use k8s_openapi::api::core::v1::{ConfigMap, Secret};
use kube::Config;
use kube::api::ListParams;
use kube::client::{Body, ClientBuilder};
use kube::runtime::events::{Recorder, Reporter};
use kube_lease_manager::LeaseManagerBuilder;
use rollback_operator::api::release::ReleasePhase;
use rollback_operator::api::{BackupPolicy, Release};
use rollback_operator::cluster::World;
use rollback_operator::controllers::events::Events;
use rollback_operator::controllers::metrics::Metrics;
use rollback_operator::controllers::{self, cache::Caches};
use serde_json::json;
use testkit::lab::{Lab, Options, SUPERUSER_PASSWORD};
use tokio::runtime::{Builder, Runtime};
use tower::{Layer, Service};

use crate::Measured;
use crate::herd::{Herd, client, config};

/// Enrolled workloads, and how many of them use a Secret, name a policy, are at zero, and do not start.
const WORKLOADS: usize = 200;
const SECRETS: usize = 50;
const WITH_POLICY: usize = 20;
const AT_ZERO: usize = 20;
const BROKEN: usize = 10;
const POLICIES: usize = 5;
/// How long nothing has happened before it is counted, and how long it is counted.
const SETTLE: Duration = Duration::from_secs(75);
const COUNT: Duration = Duration::from_secs(180);

pub fn measure() -> Result<Vec<Measured>> {
    let lab = Lab::new()?;
    let api = lab.api()?;
    let postgres = lab.postgres("postgres", &Options::default())?;
    postgres.sql("postgres", "CREATE DATABASE shop")?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let config = config(&api.kubeconfig).await?;
        let herd = Herd::make(client(&config)?, "rest").await?;
        policies(&herd, postgres.port).await?;
        futures::stream::iter((0..WORKLOADS).map(|i| workload(&herd, i))).buffer_unordered(16).try_collect::<Vec<()>>().await?;
        let asked = Asked::default();
        let operator = operator(&config, &herd.namespace, asked.clone());
        settled(&herd).await?;
        tokio::time::sleep(SETTLE).await;
        let before = asked.all();
        tokio::time::sleep(COUNT).await;
        let after = asked.all();
        drop(operator);
        let minutes = COUNT.as_secs_f64() / 60.0;
        let counted: BTreeMap<String, f64> =
            after.iter().map(|(what, n)| (what.clone(), (*n - before.get(what).copied().unwrap_or(0)) as f64 / minutes)).filter(|(_, n)| *n > 0.0).collect();
        counted.iter().for_each(|(what, n)| eprintln!("    {n:>7.1} a minute: {what}"));
        let sum = |watches: bool| counted.iter().filter(|(what, _)| what.starts_with("WATCH") == watches).map(|(_, n)| n).sum::<f64>();
        let bar = 2.0 * SECRETS as f64 + 60.0;
        let line = |name: String, ours: f64, bar| Measured { name, unit: "requests", ours, peer: None, bar };
        Ok(vec![
            line(format!("requests a minute at rest, {WORKLOADS} enrolled workloads, {SECRETS} Secrets, {POLICIES} policies"), sum(false), Some(bar)),
            line("watches begun again a minute, one namespace".into(), sum(true), None),
        ])
    })
}

async fn policies(herd: &Herd, port: u16) -> Result<()> {
    let login = json!({"username": "postgres", "password": SUPERUSER_PASSWORD});
    herd.create::<Secret>(json!({"metadata": {"name": "login"}, "stringData": login})).await?;
    for i in 0..POLICIES {
        let at = json!({"host": "127.0.0.1", "port": port, "name": "shop", "sslMode": "Disable", "secretRef": {"name": "login"}});
        let spec = json!({"database": at, "storage": {"volumeClaim": "backups"}, "schedule": "0 3 29 2 *", "retention": {"keepLast": 3}});
        herd.create::<BackupPolicy>(
            json!({"apiVersion": "rollback-operator.dev/v1alpha1", "kind": "BackupPolicy", "metadata": {"name": format!("policy-{i}")}, "spec": spec}),
        )
        .await?;
    }
    Ok(())
}

/// The kinds of them do not overlap: those with a Secret come first, and those that do not run last.
async fn workload(herd: &Herd, i: usize) -> Result<()> {
    let name = format!("app-{i}");
    herd.create::<ConfigMap>(json!({"metadata": {"name": name}, "data": {"A": "1"}})).await?;
    let mut from = vec![json!({"configMapRef": {"name": name}})];
    if i < SECRETS {
        herd.create::<Secret>(json!({"metadata": {"name": name}, "stringData": {"TOKEN": name}})).await?;
        from.push(json!({"secretRef": {"name": name}}));
    }
    let policy = if (SECRETS..SECRETS + WITH_POLICY).contains(&i) { format!("policy-{}", i % POLICIES) } else { String::new() };
    let last = WORKLOADS - 1 - i;
    let (replicas, available) = if last < AT_ZERO { (0, 0) } else { (1, usize::from(last >= AT_ZERO + BROKEN)) };
    herd.deployment(&name, &policy, json!(from), replicas, available, 1).await
}

/// Waits until each workload is on record as it is.
async fn settled(herd: &Herd) -> Result<()> {
    let mut healthy = 0;
    for _ in 0..240 {
        let releases = match herd.api::<Release>().list(&ListParams::default()).await {
            Ok(listed) => listed.items,
            // The API server has just learnt of the kind.
            Err(kube::Error::Api(status)) if status.code == 429 => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        healthy = releases.iter().filter_map(|r| r.status.as_ref()).filter(|s| s.phase == ReleasePhase::Healthy).count();
        let looked_at = releases.iter().filter(|r| r.status.as_ref().is_some_and(|s| !s.conditions.is_empty())).count();
        if healthy == WORKLOADS - AT_ZERO - BROKEN && looked_at == WORKLOADS {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    ensure!(false, "only {healthy} Releases are healthy after two minutes");
    Ok(())
}

/// An operator in this process, which ends when it is dropped.
pub struct Operator(Option<Runtime>);

impl Drop for Operator {
    fn drop(&mut self) {
        self.0.take().into_iter().for_each(Runtime::shutdown_background);
    }
}

/// The operator with all its controllers and its lease, on a runtime of its own.
pub fn operator(config: &Config, namespace: &str, asked: Asked) -> Operator {
    let runtime = Builder::new_multi_thread().worker_threads(1).thread_stack_size(16 << 20).enable_all().build().expect("no runtime");
    let (config, namespace) = (config.clone(), namespace.to_owned());
    runtime.spawn(async move {
        let client = ClientBuilder::try_from(config).expect("no client").with_layer(&asked).build();
        let world =
            World { client: client.clone(), user: None, agent_image: "agent:dev".into(), agent_pull_policy: "Never".into(), agent_pod: Default::default() };
        let reporter = Reporter { controller: "rollback-operator".into(), instance: None };
        let context = controllers::Context {
            world,
            namespaces: vec![namespace.clone()],
            events: Events::by(Recorder::new(client.clone(), reporter)),
            metrics: Metrics::default(),
            caches: Caches::default(),
            accepting: tokio::sync::Mutex::default(),
        };
        // As the program has it.
        let lease = LeaseManagerBuilder::new(client, "rollback-operator").with_namespace(&namespace).with_identity("bench").with_duration(15).with_grace(5);
        let (_leads, _task) = lease.build().await.expect("no lease").watch().await;
        controllers::run(Arc::new(context), namespace).await.expect("its watches go on");
    });
    Operator(Some(runtime))
}

/// What was asked, by its verb and kind.
#[derive(Clone, Default)]
pub struct Asked(Arc<Mutex<BTreeMap<String, usize>>>);

impl Asked {
    pub fn all(&self) -> BTreeMap<String, usize> {
        self.0.lock().expect("no lock").clone()
    }

    fn note(&self, request: &Request<Body>) {
        let watches = request.uri().query().unwrap_or_default().contains("watch=true");
        let verb = if watches { "WATCH" } else { request.method().as_str() };
        let path = request.uri().path();
        let object = path.split_once("/namespaces/").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, object)| object));
        let mut parts = object.split('/');
        let kind = parts.next().unwrap_or_default();
        let what = if parts.next().is_some() { format!("{verb} one of {kind}") } else { format!("{verb} {kind}") };
        *self.0.lock().expect("no lock").entry(what).or_default() += 1;
    }
}

impl<S> Layer<S> for Asked {
    type Service = Counting<S>;

    fn layer(&self, inner: S) -> Counting<S> {
        Counting { inner, asked: self.clone() }
    }
}

pub struct Counting<S> {
    inner: S,
    asked: Asked,
}

impl<S> Service<Request<Body>> for Counting<S>
where
    S: Service<Request<Body>>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, task: &mut Task<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(task)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        self.asked.note(&request);
        Box::pin(self.inner.call(request))
    }
}
