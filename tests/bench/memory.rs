//! How much memory the operator takes in a large namespace.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use futures::{StreamExt, TryStreamExt};
use kube::api::ListParams;
use local_cluster::shell::{run, step};
use rollback_operator::api::Release;
use serde_json::json;
use testkit::lab::{Lab, free_port};
use testkit::operator::BINARY;

use crate::Measured;
use crate::herd::{Herd, client, config};

const SETS: usize = 10;
const PODS: usize = 10;
/// How long nothing has happened before it is measured.
const SETTLE: Duration = Duration::from_secs(30);

/// `deployments` enrolled ones, with ten ReplicaSets and ten pods each.
pub fn measure(deployments: usize) -> Result<Vec<Measured>> {
    let binary = binary()?;
    let lab = Lab::new()?;
    let api = lab.api()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let herd = Herd::make(client(&config(&api.kubeconfig).await?)?, "large").await?;
        let made = |i: usize| {
            let herd = &herd;
            async move { herd.deployment(&format!("app-{i}"), "", json!([]), PODS, PODS, SETS).await }
        };
        futures::stream::iter((0..deployments).map(made)).buffer_unordered(32).try_collect::<Vec<()>>().await?;
        eprintln!("    {deployments} Deployments, {} ReplicaSets and {} pods", deployments * SETS, deployments * PODS);
        let mut operator = Process::start(&binary, &api.kubeconfig, &herd.namespace, &lab.folder.join("operator.log"))?;
        let begun = std::time::Instant::now();
        while recorded(&herd).await? < deployments {
            if begun.elapsed() > Duration::from_secs(600) || !operator.runs()? {
                bail!("{} Releases are recorded; its log: {}", recorded(&herd).await?, fs::read_to_string(lab.folder.join("operator.log"))?);
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        eprintln!("    all are recorded after {:.0} s", begun.elapsed().as_secs_f64());
        tokio::time::sleep(SETTLE).await;
        let first = operator.megabytes("VmRSS")?;
        let most = operator.megabytes("VmHWM")?;
        // Started again it has nothing to record.
        drop(operator);
        let operator = Process::start(&binary, &api.kubeconfig, &herd.namespace, &lab.folder.join("operator.log"))?;
        tokio::time::sleep(SETTLE).await;
        let what = format!("{deployments} enrolled Deployments, {} ReplicaSets, {} pods", deployments * SETS, deployments * PODS);
        let line = |name: String, ours: f64, bar| Measured { name, unit: "MiB", ours, peer: None, bar };
        Ok(vec![
            line(format!("memory of a release build (RSS), {what}"), operator.megabytes("VmRSS")?, Some(40.0)),
            line("the same, after it has recorded all of them".into(), first, Some(40.0)),
            line("at most, while it recorded them".into(), most, None),
        ])
    })
}

async fn recorded(herd: &Herd) -> Result<usize> {
    match herd.api::<Release>().list_metadata(&ListParams::default()).await {
        Ok(all) => Ok(all.items.len()),
        // Of a kind of which there is none yet the API server may know nothing yet.
        Err(kube::Error::Api(status)) if status.code == 429 => Ok(0),
        Err(error) => Err(error.into()),
    }
}

/// A release build, or what the variable names.
fn binary() -> Result<PathBuf> {
    if let Some(binary) = std::env::var_os(BINARY) {
        return Ok(PathBuf::from(binary));
    }
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    step("building the operator for release", || {
        run(Command::new(env!("CARGO")).current_dir(&root).args([
            "build",
            "--release",
            "--quiet",
            "--package",
            "rollback-operator",
            "--bin",
            "rollback-operator",
        ]))
    })?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join("release/rollback-operator"))
}

struct Process(Child);

impl Process {
    fn start(binary: &PathBuf, kubeconfig: &PathBuf, namespace: &str, log: &PathBuf) -> Result<Self> {
        let log = File::options().create(true).append(true).open(log)?;
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--"]).arg(binary).args(["run", "--namespaces", namespace, "--agent-image", "agent:dev"]);
        command.args(["--listen", &format!("127.0.0.1:{}", free_port()?)]).env("KUBECONFIG", kubeconfig);
        Ok(Self(command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn().context("could not start the operator")?))
    }

    fn runs(&mut self) -> Result<bool> {
        Ok(self.0.try_wait()?.is_none())
    }

    /// Of what the kernel says of its memory.
    fn megabytes(&self, which: &str) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(which)?.strip_prefix(':')).context("no such line")?;
        Ok(line.trim().trim_end_matches("kB").trim().parse::<f64>()? / 1024.0)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
