//! The servers that the tests share, and the agent as a process.

use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, mpsc};

use anyhow::Result;
use rollback_operator::api::backup_policy::{MigrationTool, SslMode};
use rollback_operator::database::{Login, Server, Whose};
use rollback_operator::migrations::VersionTable;
use testkit::lab::{Lab, Options, Postgres, SUPERUSER_PASSWORD};

/// The superuser, as whom nothing of the owner's may run.
pub const SUPERUSER: &str = "postgres";
/// A password that must be found nowhere.
pub const PASSWORD: &str = "canary-7f3a-lab";

/// A version table of Alembic's.
pub fn alembic(name: &str) -> VersionTable {
    VersionTable { tool: MigrationTool::Alembic, name: name.into() }
}

pub struct Shared {
    pub lab: Lab,
    pub postgres: Postgres,
}

static SHARED: OnceLock<Arc<Shared>> = OnceLock::new();

/// One server for all tests, with an owner `shop` and a login `rollback` that has the rights that the README asks for.
pub fn shared() -> Arc<Shared> {
    SHARED
        .get_or_init(|| {
            let (tell, told) = mpsc::channel();
            // What a thread has started ends with it, and a test's thread ends with the test.
            std::thread::spawn(move || {
                let started = start();
                let keep = started.as_ref().ok().cloned();
                tell.send(started).ok();
                loop {
                    std::thread::park();
                    let _ = &keep;
                }
            });
            told.recv().unwrap().unwrap()
        })
        .clone()
}

fn start() -> Result<Arc<Shared>> {
    let lab = Lab::new()?;
    let mut options = Options::default();
    options.settings.push("wal_level=logical".into());
    let postgres = lab.postgres("database", &options)?;
    postgres.sql("postgres", &roles())?;
    Ok(Arc::new(Shared { lab, postgres }))
}

pub fn roles() -> String {
    format!(
        "CREATE ROLE shop LOGIN PASSWORD '{PASSWORD}'; CREATE ROLE metabase LOGIN PASSWORD '{PASSWORD}'; CREATE ROLE rollback LOGIN CREATEDB PASSWORD '{PASSWORD}'; GRANT shop, pg_signal_backend, pg_read_all_stats TO rollback"
    )
}

/// A name that nobody else uses.
pub fn unique(prefix: &str) -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("{prefix}_{}", NEXT.fetch_add(1, Ordering::SeqCst))
}

impl Shared {
    /// A database of `shop` with a few orders in it.
    pub fn database(&self, prefix: &str) -> Result<String> {
        let name = unique(prefix);
        self.named(&name)?;
        Ok(name)
    }

    pub fn named(&self, name: &str) -> Result<()> {
        fill(&self.postgres, name)
    }

    pub fn server(&self, user: &str) -> Server {
        server(&self.postgres, user)
    }
}

pub fn fill(postgres: &Postgres, name: &str) -> Result<()> {
    postgres.sql("postgres", &format!("CREATE DATABASE \"{}\" OWNER shop", name.replace('"', "\"\"")))?;
    let tables = "CREATE TABLE customers (id serial PRIMARY KEY, name text NOT NULL); \
        CREATE TABLE orders (id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES customers, title text NOT NULL); \
        INSERT INTO customers (name) SELECT 'customer ' || i FROM generate_series(1, 50) i; \
        INSERT INTO orders (customer_id, title) SELECT 1 + i % 50, 'order ' || i FROM generate_series(1, 1000) i";
    postgres.sql_as("shop", PASSWORD, name, tables).map(drop)
}

/// What was made for a case. `None` where it is another server than the image's (`--postgres`), which may not know or be built
/// without what the case needs: an extension, ICU, rules that make a table a view. That is printed; the image's own must make all.
///
/// # Errors
/// When the image's own server cannot make it.
pub fn made<T>(case: &str, result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(made) => Ok(Some(made)),
        Err(error) if std::env::var_os(testkit::lab::POSTGRES).is_some() => {
            println!(
                "not possible on this server: {case}: {}",
                format!("{error:#}").lines().find(|line| line.contains("ERROR")).unwrap_or(&format!("{error:#}"))
            );
            Ok(None)
        }
        Err(error) => Err(error.context(case.to_owned())),
    }
}

pub fn server(postgres: &Postgres, user: &str) -> Server {
    let password = if user == "postgres" { SUPERUSER_PASSWORD } else { PASSWORD };
    Server {
        host: "127.0.0.1".into(),
        port: postgres.port,
        login: Login { user: user.into(), password: password.into() },
        ssl_mode: SslMode::Disable,
        ca: None,
        whose: if user == "rollback" { Whose::Operators } else { Whose::Owners },
    }
}

/// What an agent's process came to.
#[derive(Debug)]
pub struct Ended {
    pub good: bool,
    /// The termination message.
    pub told: String,
}

/// An agent's process, with the folder of backups at its place.
pub struct Agent<'a> {
    pub shared: &'a Shared,
    pub port: u16,
    pub user: &'a str,
    pub password: &'a str,
    pub database: &'a str,
    /// As whom it restores; absent as itself.
    pub owner: Option<&'a str>,
    /// A folder of the machine, or `tmpfs:SIZE`.
    pub backups: PathBuf,
}

impl<'a> Agent<'a> {
    pub fn new(shared: &'a Shared, database: &'a str) -> Self {
        Self {
            shared,
            port: shared.postgres.port,
            user: "rollback",
            password: PASSWORD,
            database,
            owner: Some("shop"),
            backups: shared.lab.folder.join("backups"),
        }
    }

    pub fn start(&self, args: &[&str]) -> Result<(Child, PathBuf)> {
        let work = self.shared.lab.folder.join("work");
        let log = unique("agent");
        let told = work.join(&log);
        std::fs::write(&told, "")?;
        std::os::unix::fs::chown(&told, Some(65532), Some(65532))?;
        let at = format!("/scratch/{log}");
        let program = [&["rollback-agent", "--termination-log", &at], args].concat();
        let binds = [(self.backups.as_path(), "/backups"), (work.as_path(), "/scratch"), (self.shared.lab.agent.as_path(), "/usr/local/bin/rollback-agent")];
        let mut agent = self.shared.lab.postgres_root.command(65532, &binds, &program);
        agent.env("PGHOST", "127.0.0.1").env("PGPORT", self.port.to_string()).env("PGUSER", self.user).env("PGPASSWORD", self.password);
        agent.env("PGDATABASE", self.database).env("PGSSLMODE", "disable");
        if let Some(owner) = self.owner {
            agent.env("OWNER_USER", owner).env("OWNER_PASSWORD", PASSWORD);
        }
        Ok((agent.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?, told))
    }

    pub fn run(&self, args: &[&str]) -> Result<Ended> {
        let (mut child, told) = self.start(args)?;
        Ok(Ended { good: child.wait()?.success(), told: std::fs::read_to_string(told)? })
    }

    /// A good backup; gives its folder and its checksum.
    pub fn backup(&self) -> Result<(String, String)> {
        let directory = unique("backup");
        let ended = self.run(&["backup", "--directory", &directory])?;
        assert!(ended.good, "{ended:?}");
        let report: serde_json::Value = serde_json::from_str(&ended.told)?;
        Ok((directory, report["content"]["checksum"].as_str().unwrap().to_owned()))
    }
}
