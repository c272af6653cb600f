//! The Go parts. One module holds them all at versions that agree, so what they share is compiled once.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::image::digest_of;
use crate::layout::{Cluster, KUBE_VERSION};
use crate::packages;
use crate::shell::{run, step};

/// The names under which the one multi-call binary `kube` is called.
const KUBE_NAMES: [&str; 7] = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "kubectl", "volumes"];

struct Part {
    output: &'static str,
    packages: &'static [&'static str],
    tags: &'static str,
}

const PARTS: [Part; 5] = [
    Part { output: "kube", packages: &["./kube"], tags: "" },
    Part { output: "etcd", packages: &["go.etcd.io/etcd/server/v3"], tags: "" },
    Part {
        output: "",
        packages: &[
            "github.com/containerd/containerd/v2/cmd/containerd",
            "github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2",
            "github.com/containerd/containerd/v2/cmd/ctr",
        ],
        tags: "no_btrfs,no_zfs,no_devmapper",
    },
    Part { output: "coredns", packages: &["./coredns"], tags: "" },
    Part { output: "helm", packages: &["helm.sh/helm/v4/cmd/helm"], tags: "" },
];

/// Builds what is not in the cache, keyed by the module's files. Cold it takes eight minutes on two cores.
pub fn build(cluster: &Cluster) -> Result<()> {
    let bin = cluster.home.join("bin");
    let key = key(&cluster.go_module)?;
    if fs::read_to_string(bin.join(".key")).is_ok_and(|built| built == key) {
        return Ok(());
    }
    fs::create_dir_all(&bin)?;
    let go = packages::go(cluster)?;
    let cache = cluster.home.join("gocache");
    let go_command = || {
        let mut command = Command::new(&go);
        command
            .current_dir(&cluster.go_module)
            .env("CGO_ENABLED", "0")
            .env("GOFLAGS", "-trimpath -mod=readonly")
            .env("GOTOOLCHAIN", "local")
            .env("GOCACHE", &cache);
        command
    };
    step("Go modules (1.2 GB once)", || run(go_command().args(["mod", "download"])))?;
    let version = "k8s.io/component-base/version";
    let flags = format!("-s -w -X {version}.gitVersion={KUBE_VERSION} -X {version}.gitMajor=1 -X {version}.gitMinor=37");
    for part in &PARTS {
        let name = if part.output.is_empty() { "containerd" } else { part.output };
        let hint = if name == "kube" { " (the longest: six minutes cold)" } else { "" };
        step(&format!("building {name}{hint}"), || {
            run(go_command().arg("build").arg("-o").arg(bin.join(part.output)).args(["-tags", part.tags, "-ldflags", &flags]).args(part.packages))
        })?;
    }
    for name in KUBE_NAMES {
        let link = bin.join(name);
        if link.symlink_metadata().is_ok() {
            fs::remove_file(&link)?;
        }
        std::os::unix::fs::symlink("kube", link)?;
    }
    fs::write(bin.join(".key"), key)?;
    // 4.5 GB that only a change of go.mod would use again.
    fs::remove_dir_all(&cache).with_context(|| format!("could not remove {}", cache.display()))
}

fn key(module: &Path) -> Result<String> {
    let mut all = Vec::new();
    for file in ["go.mod", "go.sum", "kube/main.go", "kube/volumes.go", "coredns/main.go"] {
        all.extend(fs::read(module.join(file)).with_context(|| format!("could not read {file} of the cluster's Go module"))?);
    }
    Ok(digest_of(&all))
}
