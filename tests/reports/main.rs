//! What people report of rollbacks, as data: each folder of `cases/` has manifests, migrations and SQL, the steps in which a
//! person would do it, and what must come of it. The next report is a folder more, and no code.
//!
//! The API server, its controllers (Deployments, ReplicaSets, Jobs, garbage collection), PostgreSQL, Alembic, the agent and the
//! operator's own binary are real; `kubelet.rs` starts what runs in pods. What a kubelet does differently is for the stories.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends by a panic")]

mod case;
mod kubelet;
mod play;
mod standing;
mod web;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use testkit::images::AGENT;
use testkit::lab::{Api, Lab, Options, Postgres};

use crate::case::Case;
use crate::kubelet::{Image, Kubelet};
use crate::play::{PASSWORD, Stage};

/// Reports that are played at once: most of the time each waits.
const AT_ONCE: usize = 6;

fn main() -> ExitCode {
    let mut filters: Vec<String> = std::env::args().skip(1).collect();
    // `--sample N`: every Nth of them.
    let sample = filters.iter().position(|f| f == "--sample").map(|at| filters.drain(at..).nth(1));
    let every = sample.flatten().and_then(|n| n.parse().ok()).unwrap_or(1);
    let applications = filters.iter().position(|f| f == "--applications").map(|at| filters.remove(at));
    let folder = here().join(if applications.is_some() { "applications" } else { "cases" });
    match run(&folder, &filters, every) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("reports: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folders whose names contain one of these, or every so many of them.
fn cases(folder: &Path, filters: &[String], every: usize) -> Result<Vec<Report>> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let folder = entry?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if filters.is_empty() || filters.iter().any(|f| name.contains(f.as_str())) {
            let case = Case::read(&folder).with_context(|| name.clone())?;
            cases.push(Report { name, folder, case, images: BTreeMap::new() });
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    ensure!(!cases.is_empty(), "no report's name contains {}", filters.join(" or "));
    Ok(cases.into_iter().step_by(every).collect())
}

/// A folder that is played.
pub struct Report {
    name: String,
    folder: PathBuf,
    case: Case,
    /// What its images are.
    images: BTreeMap<String, Image>,
}

impl Report {
    /// Installs what its images are made of.
    fn install(&mut self, lab: &Lab) -> Result<()> {
        for (name, image) in &self.case.images {
            let venv = lab.environment(&self.folder.join(&image.python))?;
            self.images.insert(name.clone(), Image { root: lab.python_root()?, venv });
        }
        Ok(())
    }
}

pub fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports")
}

/// Gives how many failed.
fn run(folder: &Path, filters: &[String], every: usize) -> Result<usize> {
    let begun = Instant::now();
    let mut cases = cases(folder, filters, every)?;
    let lab = Arc::new(Lab::new()?);
    for case in &mut cases {
        case.install(&lab)?;
    }
    // Started on this thread: they end with the thread that started them.
    let mut api = lab.api()?;
    api.controllers()?;
    let postgres = lab.postgres("postgres", &Options::default())?;
    let roles = format!(
        "CREATE ROLE shop LOGIN PASSWORD '{PASSWORD}'; CREATE ROLE rollback LOGIN CREATEDB PASSWORD '{PASSWORD}'; GRANT shop, pg_signal_backend, pg_read_all_stats TO rollback"
    );
    postgres.sql("postgres", &roles)?;
    let stages = cases.iter().map(|report| Stage::make(&lab, &api, &postgres, report)).collect::<Result<Vec<_>>>().context("the reports' namespaces")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let applications = stages.iter().map(|stage| (stage.namespace.clone(), stage.application.clone())).collect();
    let kubelet = Kubelet { lab: lab.clone(), applications };
    let kubeconfig = api.kubeconfig.clone();
    runtime.spawn(async move {
        if let Err(error) = kubelet.serve(&kubeconfig).await {
            eprintln!("kubelet: {error:#}");
        }
    });
    let operator = operator(&lab, &api, &stages)?;
    let failed = played(&cases, &stages, &postgres);
    drop(operator);
    println!("\nreports: {} passed; {failed} failed ({:.0} s)", cases.len() - failed, begun.elapsed().as_secs_f64());
    Ok(failed)
}

/// Plays all of them, several at once, and tells each as it ends.
fn played(cases: &[Report], stages: &[Stage], postgres: &Postgres) -> usize {
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(0));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((Report { name, case, .. }, stage)) = {
                    let i = next.fetch_add(1, Ordering::SeqCst);
                    cases.get(i).zip(stages.get(i))
                } {
                    let start = Instant::now();
                    let result = stage.play(case, postgres);
                    let seconds = start.elapsed().as_secs_f64();
                    let mut failed = failed.lock().unwrap();
                    match result {
                        Ok(()) => println!("report {name} ... ok ({seconds:.1} s)"),
                        Err(error) => {
                            *failed += 1;
                            println!("report {name} ... FAILED ({seconds:.1} s)\n    {}\n    wanted: {}\n    {error:#}", case.report, case.wanted);
                            stage.logs().into_iter().for_each(|(container, log)| println!("--- the end of what {container} printed:\n{log}"));
                        }
                    }
                }
            });
        }
    });
    failed.into_inner().unwrap()
}

/// The operator's own binary. It ends with this process.
struct Operator(Child);

impl Drop for Operator {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn operator(lab: &Lab, api: &Api, stages: &[Stage]) -> Result<Operator> {
    let namespaces = stages.iter().map(|stage| stage.namespace.as_str()).collect::<Vec<_>>().join(",");
    let log = std::fs::File::create(std::env::var_os("ROLLBACK_TEST_LOG").map_or_else(|| lab.folder.join("operator.log"), PathBuf::from))?;
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]).arg(lab.agent.with_file_name("rollback-operator"));
    command.args(["run", "--namespaces", &namespaces, "--agent-image", AGENT, "--listen", "127.0.0.1:0"]).env("KUBECONFIG", &api.kubeconfig);
    Ok(Operator(command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn().context("could not start the operator")?))
}
