//! The local cluster, as the commands of xtask use it.

use std::path::PathBuf;

use anyhow::{Context, Result};
use local_cluster::Cluster;
use local_cluster::lifecycle::Lock;
use testkit::images;

/// The hidden command that becomes the node's first process.
pub const INIT: &str = "__node";

pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

pub fn cluster() -> Result<Cluster> {
    Cluster::new(root().join("tests/cluster/go"))
}

/// Starts the cluster with the images that never change in it. It lives on after this process.
pub fn start(cluster: &Cluster) -> Result<()> {
    eprintln!("local cluster (cached in {})", cluster.home.display());
    cluster.prepare()?;
    let base = images::base(cluster)?;
    let this = std::env::current_exe().context("this program's own path is not known")?;
    cluster.up(&[&this.to_string_lossy(), INIT], &base)
}

pub fn lock(cluster: &Cluster) -> Result<Lock> {
    cluster.lock()
}

pub fn up() -> Result<()> {
    let cluster = cluster()?;
    let _lock = lock(&cluster)?;
    start(&cluster)?;
    println!("export KUBECONFIG={} PATH={}:$PATH", cluster.kubeconfig().display(), cluster.home.join("bin").display());
    Ok(())
}

pub fn down() -> Result<()> {
    let cluster = cluster()?;
    let _lock = lock(&cluster)?;
    cluster.down()
}

pub fn status() -> Result<()> {
    print!("{}", cluster()?.status()?);
    Ok(())
}

pub fn node() -> Result<()> {
    local_cluster::node::main(&cluster()?)
}
