//! Plays a report's steps in a namespace and a database of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use local_cluster::shell::output;
use serde_json::Value;
use testkit::lab::{Api, Lab, Postgres, free_port};

use crate::case::{Case, Expect, Step};
use crate::kubelet::{Application, last};
use crate::{Report, here, web};

pub const PASSWORD: &str = "canary-7f3a-reports";

/// A wait's end.
const LIMIT: Duration = Duration::from_secs(300);
/// How long what is expected may take to be so.
const SOON: Duration = Duration::from_secs(10);
/// Between two looks.
const LOOK: Duration = Duration::from_millis(250);

/// Where one report is played.
pub struct Stage {
    pub namespace: String,
    pub application: Arc<Application>,
    database: String,
    /// The port that is the application's.
    web: u16,
    folder: PathBuf,
    kubeconfig: PathBuf,
    programs: PathBuf,
    lab: Arc<Lab>,
}

impl Stage {
    /// Its namespace, its empty database, and its files with the names filled in.
    pub fn make(lab: &Arc<Lab>, api: &Api, postgres: &Postgres, report: &Report) -> Result<Self> {
        let Report { name, folder: source, case, images } = report;
        let folder = lab.folder.join("reports").join(name);
        let database = format!("r_{}", name.replace('-', "_"));
        let port = free_port()?;
        let names =
            [("{{database}}", database.clone()), ("{{port}}", postgres.port.to_string()), ("{{web}}", port.to_string()), ("{{password}}", PASSWORD.into())];
        let fill = |text: &str| names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value));
        let shop = here().join("../apps/shop/common");
        for (from, to) in [(shop.join("alembic.ini"), "app/alembic.ini"), (shop.join("migrations/env.py"), "app/migrations/env.py")] {
            // What the report lists has files of its own.
            if images.is_empty() {
                write(&folder.join(to), &fs::read_to_string(from)?)?;
            }
        }
        for from in [&here().join("common"), source] {
            copy(from, &folder, &fill)?;
        }
        let mut config: Value = serde_json::from_str(&fs::read_to_string(&api.kubeconfig)?)?;
        config["contexts"][0]["context"]["namespace"] = name.as_str().into();
        let kubeconfig = folder.join("kubeconfig");
        fs::write(&kubeconfig, config.to_string())?;
        postgres.sql("postgres", &format!("CREATE DATABASE {database} OWNER shop"))?;
        let application = Application::new(folder.join("app"), postgres.port, case, images.clone());
        let programs = lab.kubectl().parent().context("kubectl is in no folder")?.to_owned();
        let stage =
            Self { namespace: name.to_owned(), application: Arc::new(application), database, web: port, folder, kubeconfig, programs, lab: lab.clone() };
        stage.done(&format!("kubectl create namespace {name}"))?;
        Ok(stage)
    }

    pub fn play(&self, case: &Case, postgres: &Postgres) -> Result<()> {
        for (i, step) in case.steps.iter().enumerate() {
            self.step(step, postgres).with_context(|| format!("step {}, {step:?}", i + 1))?;
        }
        Ok(())
    }

    /// By container the end of what it printed.
    pub fn logs(&self) -> BTreeMap<String, String> {
        let logs = fs::read_dir(self.application.logs()).into_iter().flatten().flatten();
        logs.map(|log| (log.file_name().to_string_lossy().into_owned(), last(&fs::read(log.path()).unwrap_or_default()))).collect()
    }

    fn step(&self, step: &Step, postgres: &Postgres) -> Result<()> {
        match step {
            Step::Run(line) => self.done(line).map(drop),
            Step::Refused { run, says } => {
                let out = self.shell(run)?;
                ensure!(!out.status.success(), "it was not refused: {}", text(&out.stdout));
                ensure!(text(&out.stderr).contains(says), "it was refused with: {}", text(&out.stderr));
                Ok(())
            }
            Step::Alembic(words) => self.alembic(words, postgres),
            Step::Sql(statements) => postgres.sql_as("shop", PASSWORD, &self.database, statements).map(drop),
            Step::Superuser(statements) => postgres.sql(&self.database, statements).map(drop),
            Step::Push { image, digest } => {
                self.application.push(image, digest);
                Ok(())
            }
            Step::Releases { of, are } => self.until(LIMIT, || {
                let releases = self.get(&format!("releases.rollback-operator.dev -l rollback-operator.dev/workload={of}"))?;
                let phases: Vec<&str> = releases["items"].as_array().into_iter().flatten().filter_map(|r| r["status"]["phase"].as_str()).collect();
                let all = are.iter().all(|(phase, n)| phases.iter().filter(|p| *p == phase).count() == *n);
                ensure!(all, "the Releases of {of} are {phases:?}");
                Ok(())
            }),
            Step::Ended(request) => self.until(LIMIT, || {
                let request = self.get(&format!("rollbackrequest/{request}"))?;
                let phase = request["status"]["phase"].as_str().unwrap_or_default();
                ensure!(["Succeeded", "Failed", "Undone"].contains(&phase), "the request is {:#}", request["status"]);
                Ok(())
            }),
            Step::Completed(backup) => self.until(LIMIT, || {
                let backup = self.get(&format!("backups.rollback-operator.dev/{backup}"))?;
                ensure!(backup["status"]["phase"] == "Completed", "the Backup is {:#}", backup["status"]);
                Ok(())
            }),
            Step::Expect(expect) => self.until(SOON, || self.look(expect, postgres)),
        }
    }

    /// Asks again and again, and fails with the last answer.
    fn until(&self, limit: Duration, mut look: impl FnMut() -> Result<()>) -> Result<()> {
        let end = Instant::now() + limit;
        loop {
            match look() {
                Ok(()) => return Ok(()),
                Err(error) if Instant::now() > end => return Err(error),
                Err(_) => std::thread::sleep(LOOK),
            }
        }
    }

    fn look(&self, expect: &Expect, postgres: &Postgres) -> Result<()> {
        let (whole, found) = match (&expect.object, &expect.sql, &expect.http) {
            (Some(object), None, None) => {
                let whole = self.get(object)?;
                let found = whole.pointer(&expect.at).cloned().unwrap_or(Value::Null);
                (whole, found)
            }
            (None, Some(query), None) => {
                let found = Value::String(postgres.sql_as("shop", PASSWORD, &self.database, query)?);
                (found.clone(), found)
            }
            (None, None, Some(path)) => {
                let (status, body) = web::get(self.web, path)?;
                ensure!((200..400).contains(&status), "{path} is answered with {status}: {body}");
                let whole = if expect.at.is_empty() { Value::String(body) } else { serde_json::from_str(&body)? };
                let found = whole.pointer(&expect.at).cloned().unwrap_or(Value::Null);
                (whole, found)
            }
            _ => bail!("an expectation names one of an object, a query and a path"),
        };
        let told = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
        let fails = || format!("it is {found:#}\nof {:#}", whole.get("status").unwrap_or(&whole));
        match (&expect.is, &expect.has, &expect.lacks) {
            (Some(is), None, None) => ensure!(*is == found, fails()),
            (None, Some(has), None) => ensure!(told.contains(has), fails()),
            (None, None, Some(lacks)) => ensure!(!told.contains(lacks), fails()),
            _ => bail!("an expectation says one of is, has and lacks"),
        }
        Ok(())
    }

    fn get(&self, what: &str) -> Result<Value> {
        Ok(serde_json::from_str(&self.done(&format!("kubectl get {what} -o json"))?)?)
    }

    fn alembic(&self, words: &str, postgres: &Postgres) -> Result<()> {
        let app = self.folder.join("app");
        let words: Vec<&str> = ["env", "-C", "/app", "alembic"].into_iter().chain(words.split_whitespace()).collect();
        let mut alembic = self.lab.shop_root.command(1000, &[(&app, "/app")], &words);
        alembic.env("DATABASE_URL", format!("postgresql://shop:{PASSWORD}@127.0.0.1:{}/{}", postgres.port, self.database));
        alembic.env("PYTHONDONTWRITEBYTECODE", "1");
        output(&mut alembic).map(drop)
    }

    fn shell(&self, line: &str) -> Result<Output> {
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", self.programs.display());
        let mut shell = Command::new("sh");
        shell
            .args(["-ec", line])
            .current_dir(&self.folder)
            .env("KUBECONFIG", &self.kubeconfig)
            .env("PATH", path)
            .env("WEB", self.web.to_string())
            .stdin(Stdio::null());
        Ok(shell.output()?)
    }

    fn done(&self, line: &str) -> Result<String> {
        let out = self.shell(line)?;
        ensure!(out.status.success(), "{line}: {}{}", text(&out.stderr), text(&out.stdout));
        Ok(text(&out.stdout))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// A folder's files into another, with the names filled in.
fn copy(from: &Path, to: &Path, fill: &dyn Fn(&str) -> String) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target, fill)?;
        } else {
            write(&target, &fill(&fs::read_to_string(entry.path())?))?;
        }
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(file.parent().context("a file in no folder")?)?;
    Ok(fs::write(file, text)?)
}
