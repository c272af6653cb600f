//! A real PgBouncer on loopback, in front of a laboratory's PostgreSQL.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use local_cluster::shell::wait_until;

use super::{Postgres, Root, free_port};

const USER: u32 = 1000;

/// A running pooler. It ends when it is dropped.
pub struct Pooler {
    pub port: u16,
    log: PathBuf,
    server: Child,
}

impl Pooler {
    /// Knows these databases of the server and no others, and these users with their passwords; `settings` are lines of its file.
    pub(super) fn start(root: &Root, folder: &Path, postgres: &Postgres, databases: &[&str], users: &[(&str, &str)], settings: &[&str]) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let port = free_port()?;
        let known: String = databases.iter().map(|name| format!("{name} = host=127.0.0.1 port={}\n", postgres.port)).collect();
        let file = format!(
            "[databases]\n{known}[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = plain\nauth_file = /scratch/users\n{}\n",
            settings.join("\n")
        );
        fs::write(folder.join("pgbouncer.ini"), file)?;
        fs::write(folder.join("users"), users.iter().map(|(user, password)| format!("\"{user}\" \"{password}\"\n")).collect::<String>())?;
        let log = folder.join("log");
        let out = fs::File::create(&log)?;
        let mut command = root.command(USER, &[(folder, "/scratch")], &["/usr/sbin/pgbouncer", "/scratch/pgbouncer.ini"]);
        let server = command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out).spawn().context("could not start PgBouncer")?;
        let pooler = Self { port, log, server };
        wait_until("PgBouncer", Duration::from_secs(30), || Ok(std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()))
            .with_context(|| format!("its log: {}", fs::read_to_string(&pooler.log).unwrap_or_default()))?;
        Ok(pooler)
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
