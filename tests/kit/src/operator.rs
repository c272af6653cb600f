//! An operator process outside of the cluster, as a developer runs it, which a story can end at any moment.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::images::AGENT;

/// The variable by which xtask tells where the operator's binary is.
pub const BINARY: &str = "ROLLBACK_TEST_OPERATOR";

/// The variable by which xtask tells how the binary finds the cluster.
pub const KUBECONFIG: &str = "ROLLBACK_TEST_KUBECONFIG";

/// Ended by SIGKILL when it is dropped.
pub struct Operator(Child);

impl Operator {
    pub fn start(namespace: &str, log: &Path) -> Result<Self> {
        let binary = PathBuf::from(std::env::var_os(BINARY).context("the stories need the operator: run 'cargo xtask test'")?);
        let kubeconfig = std::env::var_os(KUBECONFIG);
        let log = File::options().create(true).append(true).open(log)?;
        // It must not outlive a test that is killed.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--"]).arg(binary);
        command.args(["run", "--namespaces", namespace, "--agent-image", AGENT, "--listen", "127.0.0.1:0"]);
        if let Some(file) = kubeconfig {
            command.env("KUBECONFIG", file);
        }
        Ok(Self(command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn().context("could not start the operator")?))
    }
}

impl Drop for Operator {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
