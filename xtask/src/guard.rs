//! Takes the cluster down when the command that owns it has ended, however it ended: also by SIGKILL.
//!
//! The guard is a process of its own, with a pipe from its owner as its input. When the owner is gone the pipe ends; the
//! guard then takes the cluster's lock, and takes the cluster down if it is still the owner's.

use std::fs;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use local_cluster::Cluster;

pub const GUARD: &str = "__guard";

/// Held for as long as the cluster is needed.
pub struct Guard {
    child: Child,
}

fn owner_file(cluster: &Cluster) -> PathBuf {
    cluster.home.join("owner")
}

impl Guard {
    /// Says that the cluster belongs to this process from now on.
    pub fn set(cluster: &Cluster) -> Result<Self> {
        let owner = std::process::id().to_string();
        fs::write(owner_file(cluster), &owner)?;
        let this = std::env::current_exe().context("this program's own path is not known")?;
        // In a group of its own: Ctrl-C must end the owner and not the guard.
        let child = Command::new(this).args([GUARD, &owner]).stdin(Stdio::piped()).process_group(0).spawn().context("could not start the guard")?;
        Ok(Self { child })
    }

    /// Leaves the cluster running.
    pub fn release(cluster: &Cluster) -> Result<()> {
        Ok(fs::write(owner_file(cluster), "nobody")?)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // It says itself what went wrong.
        let _ = self.child.wait();
    }
}

/// What the guard's process does.
pub fn wait_and_clear(cluster: &Cluster, owner: &str) -> Result<()> {
    let mut nothing = Vec::new();
    std::io::stdin().read_to_end(&mut nothing)?;
    if fs::read_to_string(owner_file(cluster)).is_ok_and(|now| now == owner) {
        eprintln!("taking the local cluster down");
        cluster.down()?;
    }
    Ok(())
}
