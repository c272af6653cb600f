//! The one node: it takes every pod, and those of Jobs are processes in the root of an image.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use futures::StreamExt;
use k8s_openapi::api::core::v1::{ConfigMap, Container, Pod, PodSpec, PodTemplateSpec, Secret};
use kube::api::{DeleteParams, Patch, PatchParams};
use kube::config::{KubeConfigOptions, Kubeconfig};
use kube::runtime::{WatchStreamExt, watcher};
use kube::{Api, Client, ResourceExt};
use rollback_operator::api::request_status::ConfigurationKind;
use rollback_operator::plan::template::required;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::images::AGENT;
use testkit::lab::{Lab, Root};

use crate::case::Case;

/// Between two looks at what a pod lacks.
const LOOK: Duration = Duration::from_millis(300);

/// What the node must know of a namespace's images.
pub struct Application {
    /// The files that the application's images have in /app.
    app: PathBuf,
    backups: PathBuf,
    postgres: u16,
    broken: HashSet<String>,
    digests: Mutex<BTreeMap<String, String>>,
}

impl Application {
    pub fn new(app: PathBuf, postgres: u16, case: &Case) -> Self {
        let backups = app.with_file_name("backups");
        Self { app, backups, postgres, broken: case.broken.iter().cloned().collect(), digests: Mutex::new(case.digests.clone()) }
    }

    /// The image's tag means another image from now on.
    pub fn push(&self, image: &str, digest: &str) {
        self.digests.lock().unwrap().insert(image.to_owned(), digest.to_owned());
    }

    fn digest(&self, image: &str) -> String {
        if let Some(digest) = self.digests.lock().unwrap().get(image) {
            return digest.clone();
        }
        let named = match image.rsplit_once('@') {
            Some(_) => return image.to_owned(),
            None => image.rsplit_once(':').filter(|(_, tag)| !tag.contains('/')).map_or(image, |(name, _)| name),
        };
        let sum: String = Sha256::digest(image.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{named}@sha256:{sum}")
    }
}

#[derive(Clone)]
pub struct Kubelet {
    pub lab: Arc<Lab>,
    /// By namespace.
    pub applications: BTreeMap<String, Arc<Application>>,
}

impl Kubelet {
    pub async fn serve(self, kubeconfig: &Path) -> Result<()> {
        let config = kube::Config::from_custom_kubeconfig(Kubeconfig::read_from(kubeconfig)?, &KubeConfigOptions::default()).await?;
        let client = Client::try_from(config)?;
        let mut pods = watcher(Api::<Pod>::all(client.clone()), watcher::Config::default()).default_backoff().applied_objects().boxed();
        let mut begun = HashSet::new();
        while let Some(pod) = pods.next().await {
            // A watch that broke begins again by itself.
            let Ok(pod) = pod else { continue };
            let Some(application) = self.applications.get(&pod.namespace().unwrap_or_default()).cloned() else { continue };
            let api = Api::<Pod>::namespaced(client.clone(), &pod.namespace().unwrap_or_default());
            let node = Node { client: client.clone(), api, lab: self.lab.clone(), application };
            if pod.metadata.deletion_timestamp.is_some() {
                tokio::spawn(async move { node.api.delete(&pod.name_any(), &DeleteParams::default().grace_period(0)).await.map(drop) });
            } else if begun.insert(pod.uid()) {
                tokio::spawn(async move {
                    // A pod that was deleted meanwhile is no news.
                    if let Err(error) = node.run(&pod).await
                        && node.api.get_opt(&pod.name_any()).await.is_ok_and(|p| p.is_some())
                    {
                        eprintln!("kubelet: {}: {error:#}", pod.name_any());
                    }
                });
            }
        }
        Ok(())
    }
}

/// What runs one pod.
struct Node {
    client: Client,
    api: Api<Pod>,
    lab: Arc<Lab>,
    application: Arc<Application>,
}

impl Node {
    async fn run(&self, pod: &Pod) -> Result<()> {
        let (name, spec) = (pod.name_any(), pod.spec.clone().context("a pod without a spec")?);
        let target =
            json!({"apiVersion": "v1", "kind": "Binding", "metadata": {"name": name}, "target": {"apiVersion": "v1", "kind": "Node", "name": "laboratory"}});
        let binding = http::Request::post(format!("/api/v1/namespaces/{}/pods/{name}/binding", pod.namespace().unwrap_or_default()));
        self.client.request::<Value>(binding.header("content-type", "application/json").body(serde_json::to_vec(&target)?)?).await?;
        if spec.restart_policy.as_deref() == Some("Never") { self.job(&name, pod, &spec).await } else { self.service(&name, &spec).await }
    }

    /// A pod that runs on: it is ready, or it crashes.
    async fn service(&self, name: &str, spec: &PodSpec) -> Result<()> {
        while let Some(missing) = self.missing(spec).await? {
            let waiting = json!({"name": spec.containers[0].name, "image": spec.containers[0].image, "imageID": "", "ready": false, "restartCount": 0,
                "state": {"waiting": {"reason": "CreateContainerConfigError", "message": missing}}});
            self.says(name, json!({"phase": "Pending", "containerStatuses": [waiting]})).await?;
            tokio::time::sleep(LOOK).await;
        }
        let image = |c: &Container| c.image.clone().unwrap_or_default();
        let now = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second())?;
        let running = |c: &Container| {
            let good = !self.application.broken.contains(&image(c));
            let state = if good { json!({"running": {"startedAt": now}}) } else { json!({"waiting": {"reason": "CrashLoopBackOff", "message": "back-off"}}) };
            let id = self.application.digest(&image(c));
            json!({"name": c.name, "image": image(c), "imageID": id, "ready": good, "started": good, "restartCount": u8::from(!good) * 3, "state": state})
        };
        let done = |c: &Container| {
            let id = self.application.digest(&image(c));
            let ended = json!({"terminated": {"exitCode": 0, "reason": "Completed", "startedAt": now, "finishedAt": now}});
            json!({"name": c.name, "image": image(c), "imageID": id, "ready": true, "restartCount": 0, "state": ended})
        };
        let statuses: Vec<Value> = spec.containers.iter().map(running).collect();
        let init = |c: &Container| if c.restart_policy.is_some() { running(c) } else { done(c) };
        let ready = if statuses.iter().all(|s| s["ready"] == true) { "True" } else { "False" };
        let conditions: Vec<Value> = ["PodScheduled", "Initialized", "ContainersReady", "Ready"]
            .map(|kind| json!({"type": kind, "status": if kind.ends_with("Ready") { ready } else { "True" }, "lastTransitionTime": now}))
            .into();
        let init: Vec<Value> = spec.init_containers.iter().flatten().map(init).collect();
        self.says(name, json!({"phase": "Running", "startTime": now, "conditions": conditions, "containerStatuses": statuses, "initContainerStatuses": init}))
            .await
    }

    /// A ConfigMap or Secret without which no container starts.
    async fn missing(&self, spec: &PodSpec) -> Result<Option<String>> {
        for (kind, name) in required(&PodTemplateSpec { spec: Some(spec.clone()), metadata: None }) {
            let found = match kind {
                ConfigurationKind::ConfigMap => Api::<ConfigMap>::namespaced(self.client.clone(), &self.namespace()?).get_opt(&name).await?.is_some(),
                ConfigurationKind::Secret => Api::<Secret>::namespaced(self.client.clone(), &self.namespace()?).get_opt(&name).await?.is_some(),
            };
            if !found {
                return Ok(Some(format!("{kind:?} \"{name}\" not found")));
            }
        }
        Ok(None)
    }

    /// A pod that comes to an end: its containers one after the other, as processes.
    async fn job(&self, name: &str, pod: &Pod, spec: &PodSpec) -> Result<()> {
        let once = spec.init_containers.iter().flatten().filter(|c| c.restart_policy.is_none()).chain(&spec.containers);
        let now = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second())?;
        let mut code = 0;
        let (mut init, mut statuses) = (Vec::new(), Vec::new());
        for container in once {
            let message = if code == 0 {
                let (ended, message) = self.process(pod, spec, container).await?;
                code = ended;
                message
            } else {
                String::new()
            };
            let ended =
                json!({"exitCode": code, "message": message, "reason": if code == 0 { "Completed" } else { "Error" }, "startedAt": now, "finishedAt": now});
            let status =
                json!({"name": container.name, "image": container.image, "imageID": "", "ready": false, "restartCount": 0, "state": {"terminated": ended}});
            if spec.containers.iter().any(|c| c.name == container.name) { statuses.push(status) } else { init.push(status) }
        }
        let phase = if code == 0 { "Succeeded" } else { "Failed" };
        self.says(name, json!({"phase": phase, "startTime": now, "containerStatuses": statuses, "initContainerStatuses": init})).await
    }

    async fn says(&self, name: &str, status: Value) -> Result<()> {
        self.api.patch_status(name, &PatchParams::default(), &Patch::Merge(json!({"status": status}))).await?;
        Ok(())
    }

    /// Runs a container's command; gives the exit code, and the termination message: where there is none the end of what was printed.
    async fn process(&self, pod: &Pod, spec: &PodSpec, container: &Container) -> Result<(i32, String)> {
        let env = self.environment(container).await?;
        let uid = format!("{}-{}", pod.uid().unwrap_or_default(), container.name);
        let message = self.lab.folder.join("work").join(&uid);
        let mut command = if container.image.as_deref() == Some(AGENT) {
            std::fs::write(&message, "")?;
            owned(&message)?;
            std::fs::create_dir_all(&self.application.backups)?;
            owned(&self.application.backups)?;
            let work = self.lab.folder.join("work");
            let binds: [(&Path, &str); 3] = [(&self.application.backups, "/backups"), (&work, "/scratch"), (&self.lab.agent, "/usr/local/bin/rollback-agent")];
            let program = [&["rollback-agent".to_owned(), "--termination-log".to_owned(), format!("/scratch/{uid}")][..], &words(&container.args)].concat();
            self.lab.postgres_root.command(65532, &binds, &program)
        } else {
            self.mount(spec, container).await?;
            let folder = container.working_dir.clone().unwrap_or_else(|| "/app".into());
            let program = [&["env".to_owned(), "-C".to_owned(), folder][..], &words(&container.command), &words(&container.args)].concat();
            let mut command = inside(&self.lab.shop_root, &self.application.app, &program);
            command.env("PYTHONDONTWRITEBYTECODE", "1");
            command
        };
        command.envs(env).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let out = tokio::process::Command::from(command).output().await?;
        let told = std::fs::read_to_string(&message).ok().filter(|m| !m.is_empty());
        let last = String::from_utf8_lossy(&out.stderr).chars().rev().take(2048).collect::<Vec<_>>().into_iter().rev().collect();
        Ok((out.status.code().unwrap_or(137), told.unwrap_or(last)))
    }

    /// The files of ConfigMaps and Secrets that a container mounts, which must be below /app.
    async fn mount(&self, spec: &PodSpec, container: &Container) -> Result<()> {
        for mount in container.volume_mounts.iter().flatten() {
            let Some(volume) = spec.volumes.iter().flatten().find(|v| v.name == mount.name) else { continue };
            let files = match (&volume.config_map, &volume.secret) {
                (Some(map), None) => self.config_map(&map.name).await?,
                (None, Some(secret)) => self.secret(&secret.secret_name.clone().unwrap_or_default()).await?,
                _ => continue,
            };
            let below = mount.mount_path.strip_prefix("/app/").with_context(|| format!("{} is not below /app", mount.mount_path))?;
            let target = self.application.app.join(below);
            for (key, content) in files {
                if mount.sub_path.as_deref().is_some_and(|path| path != key) {
                    continue;
                }
                let file = if mount.sub_path.is_some() { target.clone() } else { target.join(&key) };
                std::fs::create_dir_all(file.parent().context("no folder")?)?;
                std::fs::write(file, content)?;
            }
        }
        Ok(())
    }

    async fn config_map(&self, name: &str) -> Result<BTreeMap<String, String>> {
        let map = Api::<ConfigMap>::namespaced(self.client.clone(), &self.namespace()?).get(name).await?;
        Ok(map.data.unwrap_or_default())
    }

    async fn secret(&self, name: &str) -> Result<BTreeMap<String, String>> {
        let secret = Api::<Secret>::namespaced(self.client.clone(), &self.namespace()?).get(name).await?;
        secret.data.unwrap_or_default().into_iter().map(|(key, value)| Ok((key, String::from_utf8(value.0)?))).collect()
    }

    fn namespace(&self) -> Result<String> {
        Ok(self.api.namespace().context("a pod of no namespace")?.to_owned())
    }

    /// As a kubelet makes it: `envFrom` first, the last one wins, then `env` in its order, whose values may name what came before.
    async fn environment(&self, container: &Container) -> Result<BTreeMap<String, String>> {
        let mut env = BTreeMap::new();
        for source in container.env_from.iter().flatten() {
            let values = match (&source.config_map_ref, &source.secret_ref) {
                (Some(map), _) => self.config_map(&map.name).await?,
                (_, Some(secret)) => self.secret(&secret.name).await?,
                _ => continue,
            };
            env.extend(values.into_iter().map(|(key, value)| (format!("{}{key}", source.prefix.clone().unwrap_or_default()), value)));
        }
        for variable in container.env.iter().flatten() {
            let from = variable.value_from.as_ref();
            let value = if let Some(key) = from.and_then(|f| f.secret_key_ref.as_ref()) {
                self.secret(&key.name).await?.remove(&key.key)
            } else if let Some(key) = from.and_then(|f| f.config_map_key_ref.as_ref()) {
                self.config_map(&key.name).await?.remove(&key.key)
            } else {
                Some(expanded(variable.value.as_deref().unwrap_or_default(), &env))
            };
            ensure!(value.is_some(), "the variable {} has no value", variable.name);
            env.extend(value.map(|value| (variable.name.clone(), value)));
        }
        if env.contains_key("PGPORT") {
            env.insert("PGPORT".into(), self.application.postgres.to_string());
        }
        Ok(env)
    }
}

/// `$(NAME)` of what is known by now; `$$` is a dollar.
fn expanded(value: &str, known: &BTreeMap<String, String>) -> String {
    let mut rest = value;
    let mut out = String::new();
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest.strip_prefix("$(").and_then(|r| r.split_once(')'));
        if let Some(after) = rest.strip_prefix("$$") {
            out.push('$');
            rest = after;
        } else if let Some((value, after)) = name.and_then(|(name, after)| Some((known.get(name)?, after))) {
            out.push_str(value);
            rest = after;
        } else {
            out.push('$');
            rest = &rest[1..];
        }
    }
    out + rest
}

/// A program of the application's.
fn inside(root: &Root, app: &Path, program: &[String]) -> std::process::Command {
    root.command(1000, &[(app, "/app")], program)
}

fn words(words: &Option<Vec<String>>) -> Vec<String> {
    words.clone().unwrap_or_default()
}

/// The agent's user may write it.
fn owned(path: &Path) -> Result<()> {
    Ok(std::os::unix::fs::chown(path, Some(65532), Some(65532))?)
}
