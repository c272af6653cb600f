//! What a kubelet and the controllers would do, as quickly as it can be done: a Deployment has its pods, a Job runs its
//! container's command as a process in the root of its image and has its outcome.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use futures::StreamExt;
use k8s_openapi::api::apps::v1::ReplicaSet;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::{Container, Pod, Secret};
use kube::api::{Api, DeleteParams, ListParams, Patch, PatchParams, PostParams};
use kube::runtime::{WatchStreamExt, watcher};
use kube::{Client, ResourceExt};
use rollback_operator::cluster::workload::Deployment;
use rollback_operator::plan::template::hash;
use serde_json::json;
use testkit::lab::Lab;

/// One namespace's node.
#[derive(Clone)]
pub struct Node {
    pub lab: Arc<Lab>,
    pub client: Client,
    pub namespace: String,
    /// The port on which PostgreSQL itself listens: what runs in pods is not the operator, and passes no gate.
    pub postgres: u16,
    /// How many migrations were run.
    pub migrations: Arc<AtomicUsize>,
    /// The image whose pods end again and again, beside those of before; with it each template has its ReplicaSet.
    pub fails: Option<&'static str>,
}

impl Node {
    pub async fn serve(self) -> Result<()> {
        let mut deployments = watcher(self.api::<Deployment>(), watcher::Config::default()).default_backoff().applied_objects().boxed();
        let mut jobs = watcher(self.api::<Job>(), watcher::Config::default()).default_backoff().applied_objects().boxed();
        let mut begun = HashSet::new();
        loop {
            tokio::select! {
                // A watch that broke begins again by itself.
                Some(deployment) = deployments.next() => if let Ok(deployment) = deployment {
                    self.deployment(deployment).await?;
                },
                Some(job) = jobs.next() => {
                    let Ok(job) = job else { continue };
                    let suspended = job.spec.as_ref().and_then(|s| s.suspend) == Some(true);
                    if !suspended && begun.insert(job.uid()) {
                        let node = self.clone();
                        tokio::spawn(async move {
                            if let Err(error) = node.job(job).await {
                                eprintln!("node: {error:#}");
                            }
                        });
                    }
                }
                else => return Ok(()),
            }
        }
    }

    fn api<K: kube::Resource<Scope = k8s_openapi::NamespaceResourceScope, DynamicType = ()>>(&self) -> Api<K> {
        Api::namespaced(self.client.clone(), &self.namespace)
    }

    /// As many pods of the present template as there shall be, and no others.
    async fn deployment(&self, deployment: Deployment) -> Result<()> {
        let name = deployment.name_any();
        // What the watch brought may be old by now.
        let Some(deployment) = self.api::<Deployment>().get_opt(&name).await? else { return Ok(()) };
        let spec = deployment.spec.clone();
        let wanted = usize::try_from(spec.replicas.unwrap_or(1))?;
        let generation = deployment.metadata.generation;
        let status = deployment.status.clone().unwrap_or_default();
        let seen = status.observed_generation == generation;
        if seen && (self.fails.is_some() || status.available_replicas.unwrap_or(0) == i32::try_from(wanted)?) {
            return Ok(());
        }
        let template = hash(&spec.template);
        if let Some(bad) = self.fails {
            return self.rolled_out(&deployment, &template, bad).await;
        }
        let pods = self.api::<Pod>().list(&ListParams::default().labels("app=shop")).await?.items;
        let current = |p: &Pod| p.labels().get("template") == Some(&template);
        let keep: Vec<&Pod> = pods.iter().filter(|p| current(p)).take(wanted).collect();
        for pod in pods.iter().filter(|p| !keep.iter().any(|k| k.name_any() == p.name_any())) {
            self.api::<Pod>().delete(&pod.name_any(), &DeleteParams::default().grace_period(0)).await.ok();
        }
        for _ in keep.len()..wanted {
            let container = json!({"name": "shop", "image": spec.template.spec.as_ref().and_then(|s| s.containers.first()?.image.clone())});
            let owner = json!({"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": format!("shop-{template}"), "uid": template, "controller": true});
            let labels = json!({"app": "shop", "template": template, "pod-template-hash": template});
            let pod: Pod = serde_json::from_value(
                json!({"metadata": {"generateName": "shop-", "labels": labels, "ownerReferences": [owner]}, "spec": {"containers": [container]}}),
            )?;
            self.api::<Pod>().create(&PostParams::default(), &pod).await?;
        }
        let status = json!({"status": {"observedGeneration": generation, "replicas": wanted, "updatedReplicas": wanted, "availableReplicas": wanted, "readyReplicas": wanted}});
        self.api::<Deployment>().patch_status(&name, &PatchParams::default(), &Patch::Merge(status)).await?;
        Ok(())
    }

    /// A pod of the present template; where that fails the one of before stays, as in a rolling update.
    async fn rolled_out(&self, deployment: &Deployment, template: &str, bad: &str) -> Result<()> {
        let name = format!("shop-{template}");
        let owner = json!({"apiVersion": "apps/v1", "kind": "Deployment", "name": "shop", "uid": deployment.uid(), "controller": true});
        let labels = json!({"app": "shop", "pod-template-hash": template});
        let mut of = json!(deployment.spec.template);
        of["metadata"]["labels"]["pod-template-hash"] = json!(template);
        let set = json!({"metadata": {"name": name, "labels": labels, "ownerReferences": [owner]}, "spec": {"replicas": 1, "selector": {"matchLabels": labels}, "template": of}});
        let uid = self.made::<ReplicaSet>(serde_json::from_value(set)?).await?.uid();
        let image = deployment.spec.template.spec.as_ref().and_then(|s| s.containers.first()?.image.clone()).unwrap_or_default();
        let owner = json!({"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": name, "uid": uid, "controller": true});
        let pod = json!({"metadata": {"name": format!("{name}-0"), "labels": labels, "ownerReferences": [owner]}, "spec": {"containers": [{"name": "shop", "image": image}]}});
        let pod = self.made::<Pod>(serde_json::from_value(pod)?).await?.name_any();
        let fails = image.ends_with(bad);
        let now = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second())?;
        let last = json!({"terminated": {"exitCode": 3, "startedAt": now, "finishedAt": now}});
        let container = json!({"name": "shop", "image": image, "imageID": if fails { "" } else { image.as_str() }, "ready": !fails, "restartCount": if fails { 2 } else { 0 },
            "state": if fails { json!({"waiting": {"reason": "CrashLoopBackOff"}}) } else { json!({"running": {"startedAt": now}}) },
            "lastState": if fails { last } else { json!({}) }});
        let conditions = json!([{"type": "Ready", "status": if fails { "False" } else { "True" }, "lastTransitionTime": now}]);
        let status = json!({"status": {"phase": "Running", "conditions": conditions, "containerStatuses": [container]}});
        self.api::<Pod>().patch_status(&pod, &PatchParams::default(), &Patch::Merge(status)).await?;
        if !fails {
            for other in self.api::<Pod>().list(&ListParams::default().labels("app=shop")).await?.items.iter().filter(|other| other.name_any() != pod) {
                self.api::<Pod>().delete(&other.name_any(), &DeleteParams::default().grace_period(0)).await.ok();
            }
        }
        let conditions = json!([{"type": "Available", "status": "True", "reason": "r", "message": "m"}]);
        let status = json!({"status": {"observedGeneration": deployment.metadata.generation, "replicas": if fails { 2 } else { 1 }, "updatedReplicas": 1, "availableReplicas": 1,
            "readyReplicas": 1, "conditions": conditions}});
        self.api::<Deployment>().patch_status("shop", &PatchParams::default(), &Patch::Merge(status)).await?;
        Ok(())
    }

    /// The object of that name, made where it is not there.
    async fn made<K>(&self, object: K) -> Result<K>
    where
        K: kube::Resource<Scope = k8s_openapi::NamespaceResourceScope, DynamicType = ()>
            + Clone
            + serde::de::DeserializeOwned
            + serde::Serialize
            + std::fmt::Debug,
    {
        match self.api::<K>().create(&PostParams::default(), &object).await {
            Err(kube::Error::Api(status)) if status.is_already_exists() => Ok(self.api::<K>().get(&object.name_any()).await?),
            made => Ok(made?),
        }
    }

    async fn job(&self, job: Job) -> Result<()> {
        let (name, uid) = (job.name_any(), job.uid().unwrap_or_default());
        let container = job.spec.as_ref().and_then(|s| s.template.spec.as_ref()?.containers.first().cloned()).context("a Job without a container")?;
        if container.name == "migrate" {
            self.migrations.fetch_add(1, Ordering::SeqCst);
        }
        let (code, message) = self.process(&container, &uid).await?;
        let (good, bad) = if code == 0 { (["SuccessCriteriaMet", "Complete"], "succeeded") } else { (["FailureTarget", "Failed"], "failed") };
        let pod: Pod = serde_json::from_value(json!({
            "metadata": {"name": name, "labels": {"batch.kubernetes.io/job-name": name}},
            "spec": {"containers": [{"name": container.name, "image": container.image}], "restartPolicy": "Never"},
        }))?;
        self.api::<Pod>().create(&PostParams::default(), &pod).await?;
        let ended = json!({"exitCode": code, "message": message, "reason": if code == 0 { "Completed" } else { "Error" }});
        let container_status =
            json!({"name": container.name, "image": container.image, "imageID": "", "ready": false, "restartCount": 0, "state": {"terminated": ended}});
        let status = json!({"status": {"phase": if code == 0 { "Succeeded" } else { "Failed" }, "containerStatuses": [container_status]}});
        self.api::<Pod>().patch_status(&name, &PatchParams::default(), &Patch::Merge(status)).await?;
        let now = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second())?;
        let conditions = good.map(|kind| json!({"type": kind, "status": "True", "reason": "Ended", "message": "", "lastTransitionTime": now}));
        let mut status = json!({"startTime": now, "conditions": conditions, bad: 1});
        if code == 0 {
            status["completionTime"] = json!(now);
        }
        match self.api::<Job>().patch_status(&name, &PatchParams::default(), &Patch::Merge(json!({"status": status}))).await {
            Err(kube::Error::Api(status)) if status.code == 404 => Ok(()),
            done => Ok(done.map(drop)?),
        }
    }

    /// Runs the container's command; gives the exit code and the termination message.
    async fn process(&self, container: &Container, uid: &str) -> Result<(i32, String)> {
        let env = self.environment(container).await?;
        let backups = self.lab.folder.join("backups");
        let work = self.lab.folder.join("work");
        let message = work.join(uid);
        let image = container.image.clone().unwrap_or_default();
        let mut command = match image.rsplit_once("shop:") {
            Some((_, release)) => {
                let app = self.lab.app(release)?;
                let program = container.command.clone().unwrap_or_default();
                let mut command =
                    self.lab.shop_root.command(1000, &[(&app, "/app")], &[&["env".to_owned(), "-C".to_owned(), "/app".to_owned()][..], &program].concat());
                command.env("PYTHONDONTWRITEBYTECODE", "1");
                command
            }
            None => {
                let binds: [(&Path, &str); 3] = [(&backups, "/backups"), (&work, "/scratch"), (&self.lab.agent, "/usr/local/bin/rollback-agent")];
                std::fs::write(&message, "")?;
                std::os::unix::fs::chown(&message, Some(65532), Some(65532))?;
                let program = [
                    &["rollback-agent".to_owned(), "--termination-log".to_owned(), format!("/scratch/{uid}")][..],
                    &container.args.clone().unwrap_or_default(),
                ]
                .concat();
                self.lab.postgres_root.command(65532, &binds, &program)
            }
        };
        command.envs(env).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let out = tokio::process::Command::from(command).output().await?;
        Ok((out.status.code().unwrap_or(137), std::fs::read_to_string(&message).unwrap_or_default()))
    }

    async fn environment(&self, container: &Container) -> Result<BTreeMap<String, String>> {
        let mut env = BTreeMap::new();
        for variable in container.env.iter().flatten() {
            let value = match (&variable.value, variable.value_from.as_ref().and_then(|f| f.secret_key_ref.as_ref())) {
                (Some(value), _) => value.clone(),
                (None, Some(key)) => {
                    let secret = self.api::<Secret>().get(&key.name).await?;
                    String::from_utf8(secret.data.unwrap_or_default().get(&key.key).context("no such key")?.0.clone())?
                }
                (None, None) => String::new(),
            };
            env.insert(variable.name.clone(), value);
        }
        if env.contains_key("PGPORT") {
            env.insert("PGPORT".into(), self.postgres.to_string());
        }
        Ok(env)
    }
}
