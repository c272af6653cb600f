//! A real PostgreSQL on loopback.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use local_cluster::shell::{output, succeeds, wait_until};

use super::{Root, free_port};

/// The user that the image's server runs as.
const USER: u32 = 999;
/// The password of the superuser `postgres`.
pub const SUPERUSER_PASSWORD: &str = "canary-7f3a-lab-superuser";

/// How the server is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// Settings on the command line.
    pub settings: Vec<String>,
    /// How clients prove who they are: `password` is quick, `scram-sha-256` is what servers use.
    pub authentication: &'static str,
    /// The size of the volume that its data lies on, where it shall be small.
    pub megabytes: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        // What a crash of the machine would lose is nobody's here.
        let settings =
            ["fsync=off", "max_connections=300", "shared_buffers=32MB", "log_statement=ddl", "log_line_prefix=%d|%a|", "max_prepared_transactions=5"];
        Self { settings: settings.map(str::to_owned).into(), authentication: "password", megabytes: None }
    }
}

/// A running server. It ends when it is dropped.
pub struct Postgres {
    root: Root,
    folder: PathBuf,
    settings: Vec<String>,
    pub port: u16,
    server: Option<Child>,
}

impl Postgres {
    pub(super) fn start(root: &Root, folder: &Path, options: &Options) -> Result<Self> {
        let data = folder.join("data");
        fs::create_dir_all(&data)?;
        if let Some(size) = options.megabytes {
            output(Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}m"), "tmpfs"]).arg(&data))?;
        }
        std::os::unix::fs::chown(&data, Some(USER), Some(USER))?;
        let mut server = Self { root: root.clone(), folder: folder.to_owned(), settings: options.settings.clone(), port: free_port()?, server: None };
        let script = format!(
            "printf '%s' '{SUPERUSER_PASSWORD}' >/tmp/pw && initdb --no-sync -D /var/lib/postgresql/data -U postgres --pwfile=/tmp/pw --auth={} -E UTF8 --locale=C.UTF-8 >/dev/null",
            options.authentication
        );
        output(&mut server.command(&["sh", "-c", &script]))?;
        server.run()?;
        Ok(server)
    }

    /// A program in the root of the server.
    pub fn command(&self, program: &[&str]) -> Command {
        self.root.command(USER, &[(&self.folder.join("data"), "/var/lib/postgresql/data")], program)
    }

    /// Starts the stopped server again, on its port.
    pub fn run(&mut self) -> Result<()> {
        let port = self.port.to_string();
        let mut args =
            vec!["postgres", "-D", "/var/lib/postgresql/data", "-p", &port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=/tmp"];
        for setting in &self.settings {
            args.extend(["-c", setting]);
        }
        let log = File::options().create(true).append(true).open(self.log())?;
        let child = self.command(&args).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn().context("could not start PostgreSQL")?;
        self.server = Some(child);
        let ready = || Ok(succeeds(&mut self.command(&["pg_isready", "-q", "-h", "127.0.0.1", "-p", &port])));
        wait_until("PostgreSQL", Duration::from_secs(30), ready).with_context(|| format!("its log: {}", fs::read_to_string(self.log()).unwrap_or_default()))
    }

    /// Ends the server at once, as `pg_ctl stop -m immediate` does.
    pub fn stop(&mut self) -> Result<()> {
        let Some(mut server) = self.server.take() else { return Ok(()) };
        output(Command::new("kill").args(["-QUIT", &server.id().to_string()]))?;
        server.wait()?;
        Ok(())
    }

    pub fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// What psql printed for a query of the superuser.
    pub fn sql(&self, database: &str, query: &str) -> Result<String> {
        self.sql_as("postgres", SUPERUSER_PASSWORD, database, query)
    }

    pub fn sql_as(&self, user: &str, password: &str, database: &str, query: &str) -> Result<String> {
        let mut psql = self.command(&["psql", "-v", "ON_ERROR_STOP=1", "-qAtc", query]);
        psql.env("PGHOST", "127.0.0.1").env("PGPORT", self.port.to_string()).env("PGUSER", user).env("PGPASSWORD", password).env("PGDATABASE", database);
        Ok(output(&mut psql)?.trim().to_owned())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = self.stop();
        super::unmount(&self.data());
    }
}
