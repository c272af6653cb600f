//! From the event that shows that a release fails to the write of the workload, with nobody asked; beside a bare loop that watches pods
//! and patches at once, and asks nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use futures::{StreamExt, TryStreamExt};
use k8s_openapi::api::core::v1::Pod;
use kube::api::{Api, ListParams, Patch, PatchParams};
use kube::runtime::watcher::{Config, Event, watcher};
use kube::{Client, ResourceExt};
use rollback_operator::api::release::ReleasePhase;
use rollback_operator::api::{Release, RollbackPolicy};
use rollback_operator::cluster::workload::Deployment;
use serde_json::json;
use testkit::lab::Lab;
use tokio::runtime::Builder;

use crate::herd::{Herd, client, config};
use crate::rest::{Asked, operator};
use crate::{Measured, median};

/// How many fail at one moment.
const TOGETHER: usize = 200;
/// How long a rollback is waited for.
const LIMIT: Duration = Duration::from_secs(30);

/// `failures` one after the other, on both sides, and then all of a fleet at once.
pub fn measure(failures: usize) -> Result<Vec<Measured>> {
    let lab = Lab::new()?;
    let api = lab.api()?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let config = config(&api.kubeconfig).await?;
        let watched = Herd::make(client(&config)?, "watched").await?;
        let bare = Herd::make(client(&config)?, "bare").await?;
        let limit = json!({"rollbacks": 1000, "windowSeconds": 3600});
        let policy = json!({"apiVersion": "rollback-operator.dev/v1alpha1", "kind": "RollbackPolicy", "metadata": {"name": "all"},
            "spec": {"selector": {}, "soakSeconds": 0, "limit": limit}});
        watched.create::<RollbackPolicy>(policy).await?;
        let asked = Asked::default();
        let operator = operator(&config, &watched.namespace, asked.clone());
        let (ours, peers) = (Clock::start(client(&config)?, &watched.namespace, false), Clock::start(client(&config)?, &bare.namespace, true));
        let mut times = (Vec::new(), Vec::new());
        for i in 0..failures {
            let name = format!("app-{i}");
            times.0.push(one(&watched, &ours, &name, true).await?);
            times.1.push(one(&bare, &peers, &name, false).await?);
        }
        for (what, n) in asked.all() {
            eprintln!("    {:>7.1} for each: {what}", n as f64 / failures as f64);
        }
        let together = together(&watched, &ours).await?;
        drop(operator);
        let p99 = percentile(times.0.clone(), 99);
        let (ours, peer) = (median(times.0), median(times.1));
        let line = |name: &str, ours, peer, bar| Measured { name: name.to_owned(), unit: "ms", ours, peer, bar: Some(bar) };
        Ok(vec![
            line(&format!("sign of a failure to the template's write, median of {failures}"), ours, None, 100.0),
            line("the same, 99th percentile", p99, None, 500.0),
            line("the same, beside a bare watch-and-patch loop", ours, Some(peer), 3.0),
            line(&format!("{TOGETHER} releases fail at once: until the last verdict"), together, None, 2000.0),
        ])
    })
}

fn percentile(mut all: Vec<f64>, of: usize) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get((all.len() * of).div_ceil(100).saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// A release that comes, fails and goes back, in milliseconds from the sign.
async fn one(herd: &Herd, clock: &Clock, name: &str, recorded: bool) -> Result<f64> {
    herd.deployment(name, "", json!([]), 1, 1, 1).await?;
    if recorded {
        on_record(herd, name, 1, ReleasePhase::Healthy).await?;
    }
    let pod = herd.newer(name).await?;
    if recorded {
        on_record(herd, name, 2, ReleasePhase::Observed).await?;
    }
    herd.fail(&pod).await?;
    let (shown, back) = clock.of(name, &pod).await?;
    Ok(back.duration_since(shown).as_secs_f64() * 1000.0)
}

/// Until each of many has its verdict, in milliseconds from the first sign.
async fn together(herd: &Herd, clock: &Clock) -> Result<f64> {
    let names: Vec<String> = (0..TOGETHER).map(|i| format!("fleet-{i}")).collect();
    let good = |name: String| async move {
        herd.deployment(&name, "", json!([]), 1, 1, 1).await?;
        on_record(herd, &name, 1, ReleasePhase::Healthy).await
    };
    futures::stream::iter(names.clone()).map(good).buffer_unordered(16).try_collect::<Vec<()>>().await?;
    let newer = |name: String| async move {
        let pod = herd.newer(&name).await?;
        on_record(herd, &name, 2, ReleasePhase::Observed).await?;
        Ok::<_, anyhow::Error>((name, pod))
    };
    let pods: Vec<(String, String)> = futures::stream::iter(names).map(newer).buffer_unordered(16).try_collect().await?;
    futures::stream::iter(&pods).map(|(_, pod)| herd.fail(pod)).buffer_unordered(32).try_collect::<Vec<()>>().await?;
    let mut from: Option<Instant> = None;
    for (_, pod) in &pods {
        let shown = clock.shown(pod).await?;
        from = Some(from.map_or(shown, |first| first.min(shown)));
    }
    let from = from.unwrap_or_else(Instant::now);
    let decided = |release: &Release| release.status.as_ref().is_some_and(|status| status.failure.is_some());
    while from.elapsed() < LIMIT * 4 {
        let all = herd.api::<Release>().list(&ListParams::default()).await?.items;
        if all.iter().filter(|release| release.spec.workload.starts_with("fleet-") && decided(release)).count() == TOGETHER {
            return Ok(from.elapsed().as_secs_f64() * 1000.0);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    ensure!(false, "not all of {TOGETHER} have a verdict after {} s", (LIMIT * 4).as_secs());
    Ok(f64::NAN)
}

/// Waits until the release of that revision is on record like that.
async fn on_record(herd: &Herd, name: &str, revision: usize, phase: ReleasePhase) -> Result<()> {
    let its = ListParams::default().labels(&format!("rollback-operator.dev/workload={name}"));
    let end = Instant::now() + LIMIT;
    while Instant::now() < end {
        // The API server has just learnt of the kind.
        let all = herd.api::<Release>().list(&its).await.map(|list| list.items).unwrap_or_default();
        let image = |r: &Release| r.spec.template.spec.as_ref().and_then(|s| s.containers.first()?.image.clone()).unwrap_or_default();
        let is = |r: &Release| image(r).ends_with(&format!(":{revision}")) && r.status.as_ref().is_some_and(|s| s.phase == phase && !s.conditions.is_empty());
        if all.iter().any(is) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    ensure!(false, "release {revision} of {name} is not {phase:?} after {} s", LIMIT.as_secs());
    Ok(())
}

/// When watches have brought what, of one namespace.
#[derive(Clone, Default)]
struct Clock(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    /// Pods that have ended twice.
    shown: HashMap<String, Instant>,
    /// Workloads that had the second template.
    forth: HashMap<String, Instant>,
    /// And have the first again.
    back: HashMap<String, Instant>,
}

impl Clock {
    /// Follows the namespace; a bare loop also patches, by the very event.
    fn start(client: Client, namespace: &str, patches: bool) -> Self {
        let clock = Self::default();
        let (pods, deployments): (Api<Pod>, Api<Deployment>) = (Api::namespaced(client.clone(), namespace), Api::namespaced(client, namespace));
        let (seen, patched) = (clock.clone(), deployments.clone());
        tokio::spawn(async move {
            let mut events = Box::pin(watcher(pods, Config::default()));
            while let Some(event) = events.next().await {
                let Ok(Event::Apply(pod)) = event else { continue };
                if !pod.status.iter().flat_map(|s| s.container_statuses.iter().flatten()).any(|c| c.restart_count >= 2) {
                    continue;
                }
                let first = !seen.0.lock().expect("no lock").shown.contains_key(&pod.name_any());
                seen.0.lock().expect("no lock").shown.entry(pod.name_any()).or_insert_with(Instant::now);
                let app = pod.labels().get("app").cloned().unwrap_or_default();
                if patches && first {
                    let image = json!([{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": crate::herd::image(&app, 1)}]);
                    let patch = Patch::Json::<()>(serde_json::from_value(image).expect("a patch"));
                    patched.patch(&app, &PatchParams::default(), &patch).await.expect("it is patched");
                }
            }
        });
        let seen = clock.clone();
        tokio::spawn(async move {
            let mut events = Box::pin(watcher(deployments, Config::default()));
            while let Some(event) = events.next().await {
                let Ok(Event::Apply(deployment)) = event else { continue };
                let image = deployment.spec.template.spec.as_ref().and_then(|s| s.containers.first()?.image.clone()).unwrap_or_default();
                let (name, mut seen) = (deployment.name_any(), seen.0.lock().expect("no lock"));
                if image.ends_with(":2") {
                    seen.forth.entry(name).or_insert_with(Instant::now);
                } else if seen.forth.contains_key(&name) {
                    seen.back.entry(name).or_insert_with(Instant::now);
                }
            }
        });
        clock
    }

    async fn shown(&self, pod: &str) -> Result<Instant> {
        self.when(|seen| seen.shown.get(pod).copied()).await
    }

    /// When a pod has shown that it fails, and when its workload was back.
    async fn of(&self, name: &str, pod: &str) -> Result<(Instant, Instant)> {
        Ok((self.shown(pod).await?, self.when(|seen| seen.back.get(name).copied()).await?))
    }

    async fn when(&self, at: impl Fn(&Seen) -> Option<Instant>) -> Result<Instant> {
        let end = Instant::now() + LIMIT;
        while Instant::now() < end {
            if let Some(at) = at(&self.0.lock().expect("no lock")) {
                return Ok(at);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        ensure!(false, "it did not come within {} s", LIMIT.as_secs());
        Ok(end)
    }
}
