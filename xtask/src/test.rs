//! `cargo xtask test`: unit tests, the model, a real PostgreSQL, every write cut, what people reported, and the stories on a cluster.

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};
use local_cluster::shell::{output, run};
use testkit::kube::Kube;
use testkit::stories;

use crate::guard::Guard;
use crate::{install, lab, local};

/// Stories that run at once: each has pods that start, and the machine has few cores.
const AT_ONCE: &str = "4";
/// Of the shapes and effects of schemas every so many are tried in each run; `cargo xtask test database` tries all.
const SCHEMAS: &str = "4";
/// Of the reports every so many are played in each run; `cargo xtask reports` plays all.
const REPORTS: &str = "6";
/// Of the crash points every so many are tried in each run; `cargo xtask faults` tries all.
const SAMPLE: &str = "3";

/// `keep` leaves the cluster running, for a look at what failed.
pub fn run_all(filter: Option<&str>, keep: bool) -> Result<()> {
    let start = Instant::now();
    let cluster = local::cluster()?;
    let _lock = local::lock(&cluster)?;
    if filter.is_none() {
        cargo(&["test", "--workspace", "--lib", "--bins", "--test", "crds", "--test", "config", "--test", "structure", "--test", "model"])?;
        cluster.prepare()?;
        lab::cargo_test_sampled("database", SCHEMAS)?;
        lab::cargo_test("faults", &["--sample", SAMPLE])?;
        lab::cargo_test("reports", &["--sample", REPORTS])?;
    }
    cargo(&["test", "--no-run", "--quiet", "--test", "e2e"])?;
    let guard = Guard::set(&cluster)?;
    local::start(&cluster)?;
    local::load(&cluster)?;
    let kube = local::kube(&cluster);
    install::install(&kube, &cluster.bin("helm"), &stories::IN_CLUSTER)?;
    kube.apply("default", &stories::namespaces(&stories::OUT_OF_CLUSTER))?;
    let tested = stories(&kube, &cluster.kubeconfig(), filter);
    if keep {
        Guard::release(&cluster)?;
    }
    drop(guard);
    tested?;
    eprintln!("all tests: {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// The stories on another cluster, whose nodes have the images.
pub fn on_context(name: &str, filter: Option<&str>) -> Result<()> {
    cargo(&["build", "--quiet", "--package", "rollback-operator", "--bins"])?;
    let kube = Kube { kubectl: "kubectl".into(), select: vec!["--context".into(), name.to_owned()] };
    let all: Vec<&str> = stories::IN_CLUSTER.iter().chain(&stories::OUT_OF_CLUSTER).copied().collect();
    install::install(&kube, "helm".as_ref(), &stories::IN_CLUSTER)?;
    kube.apply("default", &stories::namespaces(&stories::OUT_OF_CLUSTER))?;
    // What runs outside of the cluster finds it by a file of this context alone.
    let file = std::env::temp_dir().join(format!("rollback-operator-{}.kubeconfig", std::process::id()));
    let tested = output(Command::new("kubectl").args(["config", "view", "--minify", "--flatten", "--context", name]))
        .and_then(|config| Ok(std::fs::write(&file, config)?))
        .and_then(|()| stories(&kube, &file, filter));
    eprintln!("removing what the tests made");
    // The operator must still run when the namespaces go, since Backups wait for it.
    let cleared = kube
        .run(&[&["delete", "namespace", "--timeout=300s", "--ignore-not-found"], &all[..]].concat())
        .and_then(|_| run(Command::new("helm").args(["--kube-context", name, "uninstall", "rollback-operator", "--namespace", install::NAMESPACE])))
        .and_then(|()| kube.run(&["delete", "namespace", install::NAMESPACE, "--timeout=60s"]));
    std::fs::remove_file(&file).ok();
    tested?;
    cleared.map(drop)
}

fn stories(kube: &Kube, kubeconfig: &std::path::Path, filter: Option<&str>) -> Result<()> {
    let tested = Command::new(env!("CARGO"))
        .current_dir(local::root())
        .args(["test", "--test", "e2e", "--"])
        .args(filter)
        .args(["--test-threads", AT_ONCE])
        .env(testkit::kube::TOLD, kube.told())
        .env(testkit::operator::BINARY, local::binaries()?.join("rollback-operator"))
        .env(testkit::operator::KUBECONFIG, kubeconfig)
        .env("RUST_BACKTRACE", "0")
        .status()?;
    if !tested.success() {
        bail!("stories failed; see above");
    }
    Ok(())
}

fn cargo(args: &[&str]) -> Result<()> {
    let status = Command::new(env!("CARGO")).current_dir(local::root()).args(args).status()?;
    if !status.success() {
        bail!("cargo {} failed; see above", args.join(" "));
    }
    Ok(())
}
