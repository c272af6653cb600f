//! The one node: it takes every pod. Those of Jobs are processes in the root of an image, and so is what runs on of an image that
//! the report lists.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures::StreamExt;
use k8s_openapi::api::core::v1::{ConfigMap, Container, Pod, PodSpec, PodTemplateSpec, Secret};
use kube::api::{DeleteParams, Patch, PatchParams};
use kube::config::{KubeConfigOptions, Kubeconfig};
use kube::runtime::{WatchStreamExt, watcher};
use kube::{Api, Client, ResourceExt};
use local_cluster::shell::output;
use rollback_operator::api::plan::ConfigurationKind;
use rollback_operator::plan::template::required;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::images::AGENT;
use testkit::lab::{Lab, Root, VENV};
use tokio::process::Command;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::case::Case;
use crate::standing::{Standing, answers};

/// Between two looks at what a pod lacks.
const LOOK: Duration = Duration::from_millis(300);
/// Before a process that ended is started again.
const BACK_OFF: Duration = Duration::from_secs(2);

/// An image whose containers are processes: an environment of Python's, in a root.
#[derive(Clone)]
pub struct Image {
    pub root: Root,
    pub venv: PathBuf,
}

/// What the node must know of a namespace's images.
pub struct Application {
    /// The files that the application's images have in /app.
    app: PathBuf,
    backups: PathBuf,
    postgres: u16,
    broken: HashSet<String>,
    images: BTreeMap<String, Image>,
    digests: Mutex<BTreeMap<String, String>>,
}

impl Application {
    pub fn new(app: PathBuf, postgres: u16, case: &Case, images: BTreeMap<String, Image>) -> Self {
        let backups = app.with_file_name("backups");
        Self { app, backups, postgres, broken: case.broken.iter().cloned().collect(), images, digests: Mutex::new(case.digests.clone()) }
    }

    pub fn is_broken(&self, container: &Container) -> bool {
        self.broken.contains(container.image.as_deref().unwrap_or_default())
    }

    pub fn image(&self, container: &Container) -> Option<&Image> {
        let named = container.image.as_ref()?;
        self.images.iter().find(|(image, _)| *image == named || self.digest(image) == *named).map(|(_, image)| image)
    }

    /// The folder with what the containers of its images have printed.
    pub fn logs(&self) -> PathBuf {
        self.app.with_file_name("logs")
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
        let mut running = HashMap::new();
        while let Some(pod) = pods.next().await {
            // A watch that broke begins again by itself.
            let Ok(pod) = pod else { continue };
            let Some(application) = self.applications.get(&pod.namespace().unwrap_or_default()).cloned() else { continue };
            let api = Api::<Pod>::namespaced(client.clone(), &pod.namespace().unwrap_or_default());
            let node = Node { client: client.clone(), api, lab: self.lab.clone(), application };
            if pod.metadata.deletion_timestamp.is_some() {
                let run = running.remove(&pod.uid());
                if begun.insert(pod.uid()) || run.is_some() {
                    tokio::spawn(node.end(pod, run));
                }
            } else if begun.insert(pod.uid()) {
                let stop = Arc::new(Notify::new());
                let (uid, stopped) = (pod.uid(), stop.clone());
                let task = tokio::spawn(async move {
                    // A pod that was deleted meanwhile is no news.
                    if let Err(error) = node.run(&pod, &stopped).await
                        && node.api.get_opt(&pod.name_any()).await.is_ok_and(|p| p.is_some())
                    {
                        eprintln!("kubelet: {}: {error:#}", pod.name_any());
                    }
                });
                running.insert(uid, (stop, task));
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
    /// A pod is gone when nothing of it runs.
    async fn end(self, pod: Pod, run: Option<(Arc<Notify>, JoinHandle<()>)>) {
        if let Some((stop, task)) = run {
            stop.notify_one();
            let _ = task.await;
        }
        let _ = self.api.delete(&pod.name_any(), &DeleteParams::default().grace_period(0)).await;
    }

    async fn run(&self, pod: &Pod, stop: &Notify) -> Result<()> {
        let (name, spec) = (pod.name_any(), pod.spec.clone().context("a pod without a spec")?);
        let target =
            json!({"apiVersion": "v1", "kind": "Binding", "metadata": {"name": name}, "target": {"apiVersion": "v1", "kind": "Node", "name": "laboratory"}});
        let binding = http::Request::post(format!("/api/v1/namespaces/{}/pods/{name}/binding", pod.namespace().unwrap_or_default()));
        self.client.request::<Value>(binding.header("content-type", "application/json").body(serde_json::to_vec(&target)?)?).await?;
        let containers = spec.containers.iter().chain(spec.init_containers.iter().flatten().filter(|c| c.restart_policy.is_some()));
        let mut standings: Vec<Standing> = containers.map(|c| Standing::new(c, &self.application)).collect();
        let comes_to_an_end = spec.restart_policy.as_deref() == Some("Never");
        let ended = tokio::select! {
            ended = self.job(&name, pod, &spec), if comes_to_an_end => ended,
            ended = self.service(pod, &spec, &mut standings), if !comes_to_an_end => ended,
            () = stop.notified() => Ok(()),
        };
        for standing in &mut standings {
            standing.end().await;
        }
        ended
    }

    /// A pod that runs on: it is ready, or it crashes.
    async fn service(&self, pod: &Pod, spec: &PodSpec, standings: &mut [Standing]) -> Result<()> {
        let name = &pod.name_any();
        while let Some(missing) = self.missing(spec).await? {
            let waiting = json!({"name": spec.containers[0].name, "image": spec.containers[0].image, "imageID": "", "ready": false, "restartCount": 0,
                "state": {"waiting": {"reason": "CreateContainerConfigError", "message": missing}}});
            self.says(name, json!({"phase": "Pending", "containerStatuses": [waiting]})).await?;
            tokio::time::sleep(LOOK).await;
        }
        let now = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second())?;
        let mut said = Value::Null;
        loop {
            for standing in standings.iter_mut() {
                if let Err(error) = self.keep(pod, spec, standing).await {
                    standing.crash = Some(format!("{error:#}"));
                }
            }
            let status = self.running(spec, standings, now);
            if status != said {
                self.says(name, status.clone()).await?;
                said = status;
            }
            if standings.iter().all(|s| self.application.image(&s.container).is_none()) {
                return Ok(());
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// The status of a pod whose containers stand like this.
    fn running(&self, spec: &PodSpec, standings: &[Standing], now: jiff::Timestamp) -> Value {
        let image = |c: &Container| c.image.clone().unwrap_or_default();
        let running = |c: &Container| {
            let Some(s) = standings.iter().find(|s| s.container.name == c.name) else { return Value::Null };
            let state = match &s.crash {
                None => json!({"running": {"startedAt": now}}),
                Some(message) => json!({"waiting": {"reason": "CrashLoopBackOff", "message": message}}),
            };
            let id = self.application.digest(&image(c));
            json!({"name": c.name, "image": image(c), "imageID": id, "ready": s.ready, "started": s.crash.is_none(), "restartCount": s.restarts, "state": state})
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
        let mut status = json!({"phase": "Running", "startTime": now, "conditions": conditions, "containerStatuses": statuses, "initContainerStatuses": init});
        if standings.iter().any(|s| s.process.is_some()) {
            // By it the operator tells the application's own sessions.
            status["podIP"] = json!("127.0.0.1");
            status["podIPs"] = json!([{"ip": "127.0.0.1"}]);
        }
        status
    }

    /// Starts what shall run and does not, and asks what runs whether it is ready.
    async fn keep(&self, pod: &Pod, spec: &PodSpec, standing: &mut Standing) -> Result<()> {
        if self.application.image(&standing.container).is_none() {
            return Ok(());
        }
        let log = self.log(pod, &standing.container)?;
        if let Some(process) = &mut standing.process
            && let Some(status) = process.try_wait()?
        {
            standing.process = None;
            standing.ready = false;
            standing.restarts += 1;
            standing.crash = Some(format!("{status}: {}", last(&std::fs::read(&log)?)));
            standing.ended = Some(Instant::now());
        }
        if standing.process.is_none() && standing.ended.is_none_or(|at| at.elapsed() > BACK_OFF) {
            let log = std::fs::File::options().create(true).append(true).open(&log)?;
            let mut command = self.command(pod, spec, &standing.container).await?.0;
            standing.process = Some(command.stdout(log.try_clone()?).stderr(log).spawn()?);
            standing.crash = None;
        }
        if standing.process.is_some() {
            standing.ready = answers(&standing.container).await?;
        }
        Ok(())
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
        let (mut command, message) = self.command(pod, spec, container).await?;
        let out = command.stdout(Stdio::null()).stderr(Stdio::piped()).output().await?;
        if self.application.image(container).is_some() {
            std::fs::write(self.log(pod, container)?, &out.stderr)?;
        }
        let told = std::fs::read_to_string(&message).ok().filter(|m| !m.is_empty());
        let code = out.status.code().unwrap_or(137);
        // The agent's is told in any case, for whoever looks for the fault of a test.
        let falls_back = code != 0 && container.termination_message_policy.as_deref() == Some("FallbackToLogsOnError");
        let own = container.image.as_deref() == Some(AGENT);
        Ok((code, told.unwrap_or_else(|| if falls_back || own { last(&out.stderr) } else { String::new() })))
    }

    /// Where what a container prints is kept.
    fn log(&self, pod: &Pod, container: &Container) -> Result<PathBuf> {
        let logs = self.application.logs();
        std::fs::create_dir_all(&logs)?;
        Ok(logs.join(format!("{}-{}", pod.name_any(), container.name)))
    }

    /// A container's command, and the file of its termination message. It ends with whoever holds it.
    async fn command(&self, pod: &Pod, spec: &PodSpec, container: &Container) -> Result<(Command, PathBuf)> {
        let env = self.environment(container).await?;
        let uid = format!("{}-{}", pod.uid().unwrap_or_default(), container.name);
        let message = self.lab.folder.join("work").join(&uid);
        let folder = container.working_dir.clone().unwrap_or_else(|| "/app".into());
        let program = || [&["env".to_owned(), "-C".to_owned(), folder][..], &words(&container.command), &words(&container.args)].concat();
        let mut command = if container.image.as_deref() == Some(AGENT) {
            std::fs::write(&message, "")?;
            owned(&message)?;
            std::fs::create_dir_all(&self.application.backups)?;
            owned(&self.application.backups)?;
            let work = self.lab.folder.join("work");
            let binds: [(&Path, &str); 3] = [(&self.application.backups, "/backups"), (&work, "/scratch"), (&self.lab.agent, "/usr/local/bin/rollback-agent")];
            let program = [&["rollback-agent".to_owned(), "--termination-log".to_owned(), format!("/scratch/{uid}")][..], &words(&container.args)].concat();
            self.lab.postgres_root.command(65532, &binds, &program)
        } else if let Some(image) = self.application.image(container) {
            let app = self.copy(&uid)?;
            self.mount(&app, spec, container).await?;
            output(std::process::Command::new("chown").args(["-R", "1000:1000"]).arg(&app))?;
            let mut command = image.root.container(1000, &[(&app, "/app"), (&image.venv, VENV)], &program());
            command.env("PATH", format!("{VENV}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")).env("HOME", "/app");
            command
        } else {
            self.mount(&self.application.app, spec, container).await?;
            self.lab.shop_root.command(1000, &[(&self.application.app, "/app")], &program())
        };
        command.env("PYTHONDONTWRITEBYTECODE", "1").envs(env).stdin(Stdio::null());
        let mut command = Command::from(command);
        command.kill_on_drop(true);
        Ok((command, message))
    }

    /// The image's /app as a container has it for itself, anew each time that it starts.
    fn copy(&self, uid: &str) -> Result<PathBuf> {
        let app = self.application.app.with_file_name("containers").join(uid);
        if app.exists() {
            std::fs::remove_dir_all(&app)?;
        }
        std::fs::create_dir_all(&app)?;
        if self.application.app.exists() {
            output(std::process::Command::new("cp").arg("-r").arg(self.application.app.join(".")).arg(&app))?;
        }
        Ok(app)
    }

    /// The files of ConfigMaps and Secrets that a container mounts, which must be below /app.
    async fn mount(&self, app: &Path, spec: &PodSpec, container: &Container) -> Result<()> {
        for mount in container.volume_mounts.iter().flatten() {
            let Some(volume) = spec.volumes.iter().flatten().find(|v| v.name == mount.name) else { continue };
            let files = match (&volume.config_map, &volume.secret) {
                (Some(map), None) => self.config_map(&map.name).await?,
                (None, Some(secret)) => self.secret(&secret.secret_name.clone().unwrap_or_default()).await?,
                _ => continue,
            };
            let below = mount.mount_path.strip_prefix("/app/").with_context(|| format!("{} is not below /app", mount.mount_path))?;
            let target = app.join(below);
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

/// The end of what was printed.
pub fn last(printed: &[u8]) -> String {
    let text = String::from_utf8_lossy(printed);
    text.chars().rev().take(2048).collect::<Vec<_>>().into_iter().rev().collect()
}

fn words(words: &Option<Vec<String>>) -> Vec<String> {
    words.clone().unwrap_or_default()
}

/// The agent's user may write it.
fn owned(path: &Path) -> Result<()> {
    Ok(std::os::unix::fs::chown(path, Some(65532), Some(65532))?)
}
