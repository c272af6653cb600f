//! A container that runs on: as a process of its own where its image has a program, else as the report says.

use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use k8s_openapi::api::core::v1::Container;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;
use tokio::process::{Child, Command};

use crate::kubelet::Application;
use crate::web;

/// How long a process may take to end when it is asked to.
const GRACE: Duration = Duration::from_secs(10);

/// How a container stands that runs on.
pub struct Standing {
    pub container: Container,
    pub ready: bool,
    pub restarts: u32,
    /// Why it does not run.
    pub crash: Option<String>,
    /// What runs, where its image has a program.
    pub process: Option<Child>,
    pub ended: Option<Instant>,
}

impl Standing {
    /// Of an image that has no program it is as the report says.
    pub fn new(container: &Container, application: &Application) -> Self {
        let broken = application.is_broken(container);
        let ready = !broken && application.image(container).is_none();
        let crash = broken.then(|| "back-off".to_owned());
        Self { container: container.clone(), ready, restarts: u32::from(broken) * 3, crash, process: None, ended: None }
    }

    /// Asks the process to end, and makes it.
    pub async fn end(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        if let Some(id) = process.id() {
            // The first of the container's own processes: when it has ended the kernel has ended the others.
            let first = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
            for signal in ["-TERM", "-KILL"] {
                let _ = Command::new("kill").arg(signal).arg(first.trim()).stderr(Stdio::null()).status().await;
                if tokio::time::timeout(GRACE, process.wait()).await.is_ok() {
                    return;
                }
            }
        }
        let _ = process.kill().await;
    }
}

/// Whether a container is ready: its probe by HTTP, or it has none.
pub async fn answers(container: &Container) -> Result<bool> {
    let Some(probe) = container.readiness_probe.as_ref().and_then(|probe| probe.http_get.as_ref()) else { return Ok(true) };
    let IntOrString::Int(port) = probe.port else { bail!("the port of the probe of {} is no number", container.name) };
    let (port, path) = (u16::try_from(port)?, probe.path.clone().unwrap_or_else(|| "/".into()));
    let answer = tokio::task::spawn_blocking(move || web::get(port, &path)).await?;
    Ok(answer.is_ok_and(|(status, _)| (200..400).contains(&status)))
}
