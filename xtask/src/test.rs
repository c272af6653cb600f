//! `cargo xtask test`: unit tests, then the stories on a cluster of their own.

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};
use testkit::stories;

use crate::guard::Guard;
use crate::{install, local};

/// Stories that run at once: each has pods that start, and the machine has few cores.
const AT_ONCE: &str = "4";

/// `keep` leaves the cluster running, for a look at what failed.
pub fn run(filter: Option<&str>, keep: bool) -> Result<()> {
    let start = Instant::now();
    let cluster = local::cluster()?;
    let _lock = local::lock(&cluster)?;
    if filter.is_none() {
        cargo(&["test", "--workspace", "--lib", "--bins", "--test", "crds"])?;
    }
    cargo(&["test", "--no-run", "--quiet", "--test", "e2e"])?;
    let guard = Guard::set(&cluster)?;
    local::start(&cluster)?;
    local::load(&cluster)?;
    let kube = local::kube(&cluster);
    install::install(&kube, &cluster.bin("helm"), &stories::IN_CLUSTER)?;
    kube.apply("default", &stories::namespaces(&stories::OUT_OF_CLUSTER))?;
    let tested = Command::new(env!("CARGO"))
        .current_dir(local::root())
        .args(["test", "--test", "e2e", "--"])
        .args(filter)
        .args(["--test-threads", AT_ONCE])
        .env(testkit::kube::TOLD, kube.told())
        .env(testkit::operator::BINARY, local::binaries()?.join("rollback-operator"))
        .env("RUST_BACKTRACE", "0")
        .status()?;
    if keep {
        Guard::release(&cluster)?;
    }
    drop(guard);
    if !tested.success() {
        bail!("stories failed; see above");
    }
    eprintln!("all tests: {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn cargo(args: &[&str]) -> Result<()> {
    let status = Command::new(env!("CARGO")).current_dir(local::root()).args(args).status()?;
    if !status.success() {
        bail!("cargo {} failed; see above", args.join(" "));
    }
    Ok(())
}
