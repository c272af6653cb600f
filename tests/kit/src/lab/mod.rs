//! The laboratory: a real API server with etcd, and a real PostgreSQL, as bare processes on loopback.
//!
//! There is no kubelet and there are no controllers, so a pod starts in no time, and hundreds of rollbacks can be run with
//! a fault in each. What would run in a pod runs here as a process in the root of its image.

mod api;
mod pooler;
mod postgres;
mod python;
mod root;

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};
use local_cluster::Cluster;
use local_cluster::shell::step;

pub use api::Api;
pub use pooler::Pooler;
pub use postgres::{Options, Postgres, SUPERUSER_PASSWORD};
pub use python::VENV;
pub use root::Root;

use crate::images;

/// The variable by which xtask tells where the agent's binary is.
pub const AGENT_BINARY: &str = "ROLLBACK_TEST_AGENT";

/// The variable by which xtask tells where the programs of another PostgreSQL are than the image's.
pub const POSTGRES: &str = "ROLLBACK_TEST_POSTGRES";

/// The images' roots, and a folder for one life of the laboratory.
pub struct Lab {
    cluster: Cluster,
    /// Everything that the laboratory writes; it goes with it.
    pub folder: PathBuf,
    pub postgres_root: Root,
    pub shop_root: Root,
    pub agent: PathBuf,
    making: Mutex<()>,
}

impl Lab {
    /// # Errors
    /// When it was not started by xtask, which builds what is needed.
    pub fn new() -> Result<Self> {
        let kit = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let cluster = Cluster::new(kit.join("../cluster/go"))?;
        let agent = PathBuf::from(std::env::var_os(AGENT_BINARY).context("the laboratory needs the agent: run it by 'cargo xtask'")?);
        let folder = cluster.home.join(format!("lab-{}", std::process::id()));
        clear_old(&cluster.home)?;
        fs::create_dir_all(folder.join("backups"))?;
        fs::create_dir_all(folder.join("work"))?;
        std::os::unix::fs::chown(folder.join("backups"), Some(65532), Some(65532))?;
        let postgres_root = Root::new(images::postgres_folder(&cluster)?, std::env::var_os(POSTGRES).map(PathBuf::from))?;
        let shop_root = Root::new(images::shop_folder(&cluster)?, None)?;
        Ok(Self { cluster, folder, postgres_root, shop_root, agent, making: Mutex::new(()) })
    }

    /// Starts etcd and an API server, with the operator's definitions in it.
    pub fn api(&self) -> Result<Api> {
        step("laboratory: etcd and the API server", || Api::start(&self.cluster, &self.folder))
    }

    pub fn kubectl(&self) -> PathBuf {
        self.cluster.bin("kubectl")
    }

    /// Starts a PostgreSQL of its own.
    pub fn postgres(&self, name: &str, options: &Options) -> Result<Postgres> {
        step(&format!("laboratory: PostgreSQL '{name}'"), || Postgres::start(&self.postgres_root, &self.folder.join(name), options))
    }

    /// A PgBouncer in front of a server, that knows these databases and users alone.
    pub fn pooler(&self, postgres: &Postgres, databases: &[&str], users: &[(&str, &str)], settings: &[&str]) -> Result<Pooler> {
        let root = {
            // Tests come from several threads, and the first of them makes it.
            let _first = self.making.lock().unwrap_or_else(PoisonError::into_inner);
            Root::new(images::pooler_folder(&self.cluster)?, None)?
        };
        let folder = self.folder.join(format!("pooler-{}", free_port()?));
        Pooler::start(&root, &folder, postgres, databases, users, settings)
    }

    /// A PostgreSQL whose data lies on a volume of so many megabytes.
    pub fn small_postgres(&self, name: &str, megabytes: u32) -> Result<Postgres> {
        let mut options = Options { megabytes: Some(megabytes), ..Options::default() };
        options.settings.extend(["max_wal_size=32MB".to_owned(), "min_wal_size=32MB".to_owned()]);
        self.postgres(name, &options)
    }

    /// The files of one release of the shop, as its image has them in /app.
    pub fn app(&self, release: &str) -> Result<PathBuf> {
        let app = self.folder.join("app").join(release);
        if !app.exists() {
            let sources = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../apps/shop");
            fs::create_dir_all(&app)?;
            for part in ["common", release] {
                local_cluster::shell::run(std::process::Command::new("cp").arg("-r").arg(sources.join(part).join(".")).arg(&app))?;
            }
        }
        Ok(app)
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        // A folder that is left is removed by the next laboratory.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Takes a small volume away, if one is there.
fn unmount(point: &Path) {
    let _ = local_cluster::shell::succeeds(std::process::Command::new("umount").arg(point));
}

/// Removes what laboratories left that were killed.
///
/// # Errors
/// When a folder cannot be removed.
pub fn clear_old(home: &Path) -> Result<()> {
    for entry in fs::read_dir(home)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(pid) = name.strip_prefix("lab-") else { continue };
        if !Path::new("/proc").join(pid).exists() {
            for server in fs::read_dir(entry.path())?.flatten() {
                unmount(&server.path().join("data"));
            }
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// A port on loopback that nobody uses.
///
/// # Errors
/// When there is none.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
