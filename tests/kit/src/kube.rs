//! A cluster as people ask it: by kubectl.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The variable by which xtask tells the tests of the cluster.
pub const TOLD: &str = "ROLLBACK_TEST_KUBECTL";

/// kubectl, bound to one cluster.
#[derive(Clone, Debug)]
pub struct Kube {
    pub kubectl: PathBuf,
    /// `--kubeconfig FILE` or `--context NAME`.
    pub select: Vec<String>,
}

impl Kube {
    /// The cluster that xtask tells the tests of.
    ///
    /// # Errors
    /// When the tests were not started by `cargo xtask test`.
    pub fn from_environment() -> Result<Self> {
        let told = std::env::var(TOLD).context("the stories need a cluster: run 'cargo xtask test'")?;
        let mut words = told.split('\n').map(str::to_owned);
        let kubectl = PathBuf::from(words.next().unwrap_or_default());
        Ok(Self { kubectl, select: words.collect() })
    }

    /// The text by which [`Kube::from_environment`] finds this cluster.
    pub fn told(&self) -> String {
        [&[self.kubectl.to_string_lossy().into_owned()][..], &self.select].concat().join("\n")
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.kubectl);
        command.args(&self.select).args(args).env_remove("KUBECONFIG");
        command
    }

    /// What kubectl printed.
    ///
    /// # Errors
    /// With what it said, when it ended with another code than 0.
    pub fn run(&self, args: &[&str]) -> Result<String> {
        let out = self.command(args).stdin(Stdio::null()).output()?;
        if !out.status.success() {
            bail!("kubectl {}: {}", args.join(" "), String::from_utf8_lossy(&out.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&out.stdout).into_owned())
    }

    pub fn get(&self, namespace: &str, what: &str) -> Result<Value> {
        Ok(serde_json::from_str(&self.run(&["get", "-n", namespace, what, "-o", "json"])?)?)
    }

    /// Applies YAML; what the API server refused is in the error.
    pub fn apply(&self, namespace: &str, yaml: &str) -> Result<()> {
        self.with_input(&["apply", "-n", namespace, "-f", "-"], yaml)
    }

    pub fn create(&self, namespace: &str, yaml: &str) -> Result<()> {
        self.with_input(&["create", "-n", namespace, "-f", "-"], yaml)
    }

    /// Runs kubectl with a text as its input.
    pub fn with_input(&self, args: &[&str], input: &str) -> Result<()> {
        let mut child = self.command(args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        child.stdin.take().context("kubectl has no input")?.write_all(input.as_bytes())?;
        let out = child.wait_with_output()?;
        if !out.status.success() {
            bail!("{}", String::from_utf8_lossy(&out.stderr).trim());
        }
        Ok(())
    }

    /// Waits for an event that makes it true, as `kubectl wait` does.
    pub fn wait(&self, namespace: &str, what: &str, condition: &str, seconds: u32) -> Result<()> {
        self.run(&["wait", "-n", namespace, what, &format!("--for={condition}"), &format!("--timeout={seconds}s")]).map(drop)
    }

    pub fn rollout(&self, namespace: &str, what: &str, seconds: u32) -> Result<()> {
        self.run(&["rollout", "status", "-n", namespace, what, &format!("--timeout={seconds}s")]).map(drop)
    }
}

/// Asks until it is so, where the API has no event to wait for.
///
/// # Errors
/// When it is not after so many seconds, with what was asked last.
pub fn until(what: &str, seconds: u64, mut so: impl FnMut() -> Result<bool>) -> Result<()> {
    let end = Instant::now() + Duration::from_secs(seconds);
    loop {
        match so() {
            Ok(true) => return Ok(()),
            _ if Instant::now() < end => sleep(Duration::from_millis(250)),
            Ok(false) => bail!("gave up waiting for {what} after {seconds} s"),
            Err(error) => return Err(error).with_context(|| format!("gave up waiting for {what} after {seconds} s")),
        }
    }
}
