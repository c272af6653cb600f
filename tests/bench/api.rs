//! Requests to the API server for one Deployment that goes back, against those of `kubectl rollout undo`.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use k8s_openapi::api::apps::v1::{Deployment, ReplicaSet};
use kube::ResourceExt;
use kube::api::{Api, PostParams};
use local_cluster::shell::command;
use serde_json::json;
use testkit::lab::{Lab, Options};

use crate::Measured;
use crate::operator::Operator;
use crate::scene::{Scene, Stage, Story};

pub fn measure() -> Result<Vec<Measured>> {
    let lab = Arc::new(Lab::new()?);
    let api = lab.api()?;
    let postgres = Arc::new(lab.postgres("postgres", &Options::default())?);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let stage = Stage::make(lab.clone(), &api, postgres.clone()).await?;
        let scene = Scene::make(&stage, Story::CodeOnly).await?;
        scene.gate.arm(None);
        let operator = Operator::start(&stage, &scene)?;
        scene.ask(Story::CodeOnly).await?;
        scene.ended(false, Duration::from_secs(60)).await?;
        let writes = scene.gate.order();
        let reads = scene.gate.reads();
        reads.iter().for_each(|(what, n)| eprintln!("    {n:>3} × GET {what}"));
        writes.iter().for_each(|write| eprintln!("    {} ({})", write.key, write.nth));
        let (reads, writes) = (reads.values().sum(), writes.len());
        drop(operator);
        let (peer_reads, peer_writes) = kubectl(&stage, &lab).await?;
        let line = |what: &str, ours: usize, peer: usize| Measured {
            name: format!("API {what} to take one Deployment back, against `kubectl rollout undo`"),
            unit: "requests",
            ours: f64::from(u32::try_from(ours).unwrap_or(u32::MAX)),
            peer: Some(f64::from(u32::try_from(peer).unwrap_or(u32::MAX))),
            bar: None,
        };
        Ok(vec![line("reads", reads, peer_reads), line("writes", writes, peer_writes)])
    })
}

/// What `kubectl rollout undo` asks, without its look at which kinds there are.
async fn kubectl(stage: &Stage, lab: &Lab) -> Result<(usize, usize)> {
    let scene = Scene::make(stage, Story::CodeOnly).await?;
    let deployment = scene.world.api::<Deployment>(&scene.run).get("shop").await?;
    let sets: Api<ReplicaSet> = scene.world.api(&scene.run);
    for (revision, release) in [("1", "v1"), ("2", "v2")] {
        let owner = json!({"apiVersion": "apps/v1", "kind": "Deployment", "name": "shop", "uid": deployment.uid(), "controller": true});
        let labels = json!({"app": "shop", "pod-template-hash": release});
        let container = json!({"name": "shop", "image": format!("docker.io/local/shop:{release}")});
        let set = serde_json::from_value(json!({
            "metadata": {"name": format!("shop-{release}"), "labels": labels, "annotations": {"deployment.kubernetes.io/revision": revision}, "ownerReferences": [owner]},
            "spec": {"replicas": 0, "selector": {"matchLabels": labels}, "template": {"metadata": {"labels": labels}, "spec": {"containers": [container]}}},
        }))?;
        sets.create(&PostParams::default(), &set).await?;
    }
    let mut undo = command(lab.kubectl(), ["--kubeconfig"]);
    undo.arg(lab.folder.join("kubeconfig")).args(["rollout", "undo", "deployment/shop", "-n", &scene.run, "-v=6"]);
    let out = undo.output().context("kubectl")?;
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    anyhow::ensure!(out.status.success(), "kubectl rollout undo: {said}");
    let asked = |verbs: &[&str]| said.lines().filter(|l| l.contains("/namespaces/") && verbs.iter().any(|v| l.contains(&format!("verb=\"{v}\"")))).count();
    Ok((asked(&["GET"]), asked(&["PATCH", "PUT", "POST"])))
}
