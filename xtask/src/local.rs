//! The local cluster, as the commands of xtask use it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use local_cluster::Cluster;
use local_cluster::lifecycle::Lock;
use local_cluster::shell::{run, step};
use testkit::images;
use testkit::kube::Kube;

use crate::guard::Guard;

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

/// Builds the operator and loads every image that the stories need into the running cluster.
pub fn load(cluster: &Cluster) -> Result<()> {
    step("building the operator", || {
        run(Command::new(env!("CARGO")).current_dir(root()).args(["build", "--quiet", "--package", "rollback-operator", "--bins"]))
    })?;
    let mut archives = images::operator(cluster, &binaries()?)?.to_vec();
    for release in images::SHOP_RELEASES {
        archives.push(images::shop(cluster, release)?);
    }
    step("loading images", || archives.iter().try_for_each(|archive| cluster.load(archive)))
}

/// The folder that cargo puts binaries into: this program lies in it.
pub fn binaries() -> Result<PathBuf> {
    let this = std::env::current_exe().context("this program's own path is not known")?;
    Ok(this.parent().context("this program has no folder")?.to_owned())
}

pub fn reload() -> Result<()> {
    load(&cluster()?)
}

pub fn lock(cluster: &Cluster) -> Result<Lock> {
    cluster.lock()
}

/// kubectl for this cluster.
pub fn kube(cluster: &Cluster) -> Kube {
    Kube { kubectl: cluster.bin("kubectl"), select: vec!["--kubeconfig".into(), cluster.kubeconfig().to_string_lossy().into_owned()] }
}

pub fn up() -> Result<()> {
    let cluster = cluster()?;
    let _lock = lock(&cluster)?;
    Guard::release(&cluster)?;
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

/// Writes the custom resource definitions.
pub fn crds() -> Result<()> {
    // By the test that compares them, which is built anyway; `cargo run` would build everything with other features.
    run(Command::new(env!("CARGO")).current_dir(root()).args(["test", "--quiet", "--test", "crds"]).env("WRITE_CRDS", "1"))
}
