//! Every process of the cluster is below one cgroup of ours, so that after any crash `down` can end just these.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::layout::CGROUP;
use crate::shell::wait_until;

const ROOT: &str = "/sys/fs/cgroup";

/// Our cgroup in each mounted hierarchy (v1), or the one of the unified hierarchy (v2).
fn ours() -> Vec<PathBuf> {
    let root = Path::new(ROOT);
    if root.join("cgroup.procs").exists() {
        return vec![root.join(CGROUP)];
    }
    let hierarchies = fs::read_dir(root).into_iter().flatten().flatten();
    hierarchies.map(|entry| entry.path()).filter(|dir| dir.join("cgroup.procs").exists()).map(|dir| dir.join(CGROUP)).collect()
}

/// The file that takes the node's first process before its namespaces are made.
pub fn node_procs() -> PathBuf {
    let pids = Path::new(ROOT).join("pids");
    let base = if pids.exists() { pids } else { PathBuf::from(ROOT) };
    base.join(CGROUP).join("node/cgroup.procs")
}

/// Makes our cgroups. In `cpuset` a group without processors and memory nodes takes no process.
pub fn make() -> Result<()> {
    for dir in ours() {
        fs::create_dir_all(dir.join("node"))?;
        let parent = dir.parent().unwrap_or(Path::new(ROOT));
        for file in ["cpuset.cpus", "cpuset.mems"] {
            if parent.ends_with("cpuset") {
                let value = fs::read(parent.join(file))?;
                fs::write(dir.join(file), &value)?;
                fs::write(dir.join("node").join(file), &value)?;
            }
        }
    }
    Ok(())
}

/// Ends every process in our cgroups and removes the cgroups.
pub fn clear() -> Result<()> {
    wait_until("the cluster's processes to end", Duration::from_secs(20), || {
        let pids: Vec<i32> = ours().iter().flat_map(|dir| processes(dir)).collect();
        for pid in &pids {
            if let Some(pid) = rustix::process::Pid::from_raw(*pid) {
                // One that ended since is what we want.
                let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
            }
        }
        Ok(pids.is_empty())
    })?;
    for dir in ours() {
        wait_until(&format!("the cgroup {} to be removable", dir.display()), Duration::from_secs(10), || {
            remove(&dir);
            Ok(!dir.exists())
        })?;
    }
    Ok(())
}

fn children(dir: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(dir).into_iter().flatten().flatten().filter(|e| e.file_type().is_ok_and(|t| t.is_dir())).map(|e| e.path())
}

fn processes(dir: &Path) -> Vec<i32> {
    let own = fs::read_to_string(dir.join("cgroup.procs")).unwrap_or_default();
    own.lines().filter_map(|line| line.parse().ok()).chain(children(dir).flat_map(|child| processes(&child))).collect()
}

/// Deepest first; what is busy for a moment is tried again by the caller.
fn remove(dir: &Path) {
    children(dir).for_each(|child| remove(&child));
    let _ = fs::remove_dir(dir);
}
