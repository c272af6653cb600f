//! Names, addresses and folders. Everything that the cluster writes lies below one folder, outside the source tree.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The version that the API server reports; it is the version in `go/go.mod`.
pub const KUBE_VERSION: &str = "v1.37.2";
/// The name of the node, of the link to the machine, and of the cgroup that holds every process of the cluster.
pub const NODE: &str = "rbk-node";
pub const LINK: &str = "rbk0";
pub const CGROUP: &str = "rbk";
/// The machine's end and the node's end of the link between them.
pub const HOST_IP: &str = "10.245.0.1";
pub const NODE_IP: &str = "10.245.0.2";
pub const POD_CIDR: &str = "10.244.0.0/24";
pub const POD_GATEWAY: &str = "10.244.0.1";
pub const SERVICE_CIDR: &str = "10.96.0.0/16";
pub const SERVICE_API: &str = "10.96.0.1";
/// What the default StorageClass names as its provisioner.
pub const PROVISIONER: &str = "rbk/local";

/// The one cluster of this machine, by the folders that it uses.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The cache: binaries, images, certificates, and `run`, which one life of the cluster owns.
    pub home: PathBuf,
    /// The Go module that holds every part at versions that agree.
    pub go_module: PathBuf,
}

impl Cluster {
    /// The cluster whose cache is `$ROLLBACK_LAB_HOME`, by default `~/.cache/rollback-operator`.
    ///
    /// # Errors
    /// When the folder lies below `/run`, `/tmp` or `/var`, of which the node has its own.
    pub fn new(go_module: impl Into<PathBuf>) -> Result<Self> {
        let home = match std::env::var_os("ROLLBACK_LAB_HOME") {
            Some(home) => PathBuf::from(home),
            None => PathBuf::from(std::env::var_os("HOME").context("HOME is not set; set ROLLBACK_LAB_HOME to a folder for the cache")?)
                .join(".cache/rollback-operator"),
        };
        for own in ["/run", "/tmp", "/var"] {
            if home.starts_with(own) {
                bail!("the cache {} lies below {own}, of which the node has its own; set ROLLBACK_LAB_HOME to a folder elsewhere", home.display());
            }
        }
        Ok(Self { home, go_module: go_module.into() })
    }

    pub fn bin(&self, name: &str) -> PathBuf {
        self.home.join("bin").join(name)
    }
    pub fn images(&self) -> PathBuf {
        self.home.join("images")
    }
    /// containerd's root with the base images in it; `up` copies it by hard links.
    pub fn pristine(&self) -> PathBuf {
        self.home.join("pristine")
    }
    pub fn pki(&self) -> PathBuf {
        self.home.join("pki")
    }
    pub fn kubeconfig(&self) -> PathBuf {
        self.pki().join("admin.kubeconfig")
    }
    /// The folder of one life of the cluster: its /run, /tmp, /var, configuration and logs.
    pub fn run(&self) -> PathBuf {
        self.home.join("run")
    }
    pub fn log(&self, part: &str) -> PathBuf {
        self.run().join("log").join(format!("{part}.log"))
    }
}

/// A path as text for a configuration file; the cache's path is ASCII or nothing here works.
pub fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
