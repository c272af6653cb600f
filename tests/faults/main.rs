//! Every write of a rollback, with a fault at it: the end must be as if nothing had happened.
//!
//! A story is run once undisturbed, and its writes are listed: requests to the API server, and SQL statements outside of
//! read-only transactions. Then, for each of them, the operator's process ends before it and after it, and starts again;
//! with `--full` the API server also answers 409, 429, 500 or a timeout after the write has landed, the SQL connection is
//! cut, and a second operator takes over while the first stands still; and in mid-rollback the API server with its etcd is
//! away for a minute, and PostgreSQL is restarted. What people do in mid-rollback (`deed.rs`) is tried too, but not with `--full`:
//! `--deeds` is only that, and with `--full` each deed before each write. `--sample N` takes every Nth of the crashes. Each end state is compared with the undisturbed one,
//! and how often each object was written too.
//!
//! The API server, etcd, PostgreSQL, Alembic and the agent are real. What a kubelet and the controllers would do is done by
//! `node.rs`, so that a rollback takes a second.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends by a panic")]

mod deed;
mod gate;
mod layer;
mod node;
mod operator;
mod outage;
mod proxy;
mod scene;
mod state;
mod stranger;

use std::collections::{BTreeMap, HashMap};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures::{StreamExt, TryStreamExt, stream};
use serde_json::{Value, json};
use testkit::lab::{Lab, Options};

use crate::gate::{Fault, Point};
use crate::operator::Operator;
use crate::scene::{STORIES, Scene, Stage, Story};
use crate::stranger::Stranger;

/// Rollbacks that run at once. Most of them wait for a process or for the disk.
const AT_ONCE: usize = 6;
const LIMIT: Duration = Duration::from_secs(120);
/// A model of each write's faults in the full set.
const ANSWERS: [Fault; 5] = [Fault::Answer(409), Fault::Answer(429), Fault::Answer(500), Fault::Lost, Fault::Paused];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1));
    let options = Set {
        full: args.iter().any(|a| a == "--full"),
        every: value("--sample").and_then(|n| n.parse().ok()).unwrap_or(1),
        deeds: args.iter().any(|a| a == "--deeds"),
    };
    let story = args.first().filter(|a| !a.starts_with("--")).cloned().unwrap_or_default();
    match run(&options, &story) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("faults: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Which faults are made.
struct Set {
    full: bool,
    every: usize,
    /// Only what people do.
    deeds: bool,
}

/// Gives how many end states differ.
fn run(set: &Set, filter: &str) -> Result<usize> {
    let begun = Instant::now();
    let lab = Arc::new(Lab::new()?);
    // Started here and not in the runtime: they end with the thread that started them.
    let mut api = lab.api()?;
    let postgres = Arc::new(lab.postgres("postgres", &Options::default())?);
    let outages = set.full && !set.deeds && (filter.is_empty() || filter == "Outages");
    let mut restarted = if outages { Some(Arc::new(lab.postgres("restarted", &Options::default())?)) } else { None };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.spawn(end_on_signal());
    runtime.block_on(async {
        let stage = Arc::new(Stage::make(lab.clone(), &api, postgres.clone()).await?);
        let mut totals = Totals::default();
        // It waits for the recorder, and is played where it is asked for, or all are.
        let is_wanted = |story: &Story| *story != Story::Automatic || set.full || !filter.is_empty();
        let wanted = STORIES.into_iter().filter(|s| format!("{s:?}").contains(filter)).filter(is_wanted);
        let stories: Vec<Told> = stream::iter(wanted).map(|story| told(&stage, story, set)).buffered(AT_ONCE / 2).try_collect().await?;
        // All of either are hours, so the full set of faults is without them.
        if set.deeds || !set.full {
            deed::deeds(&stage, &stories, set.every, set.full, &mut totals).await;
        }
        if !set.deeds {
            faults(&stage, stories, &mut totals).await;
        }
        if let Some(postgres) = restarted.take() {
            outage::api_server(&stage, &mut api, &mut totals).await?;
            outage::postgres(lab.clone(), &api, postgres, &mut totals).await?;
        }
        println!("{} crash points, {} fault runs, {} differences ({:.0} s)", totals.points, totals.runs, totals.differences, begun.elapsed().as_secs_f64());
        Ok(totals.differences)
    })
}

/// The operators in this process take signals for themselves; the process must end by them all the same.
async fn end_on_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    if let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        std::process::exit(130);
    }
}

#[derive(Default)]
pub struct Totals {
    points: usize,
    runs: usize,
    differences: usize,
}

/// What a run came to.
struct Outcome {
    state: Value,
    writes: BTreeMap<String, usize>,
    order: Vec<Point>,
    reads: usize,
    fired: bool,
}

/// A story as it goes undisturbed, and the faults that are made in it.
pub struct Told {
    story: Story,
    reference: Outcome,
    faults: Vec<(Point, Fault)>,
}

/// Plays it twice: what differs between the two is nothing that a fault has done.
async fn told(stage: &Arc<Stage>, story: Story, set: &Set) -> Result<Told> {
    let (reference, again) = tokio::join!(play(stage, story, None), play(stage, story, None));
    let (mut reference, again) = (reference.with_context(|| format!("{story:?}, undisturbed"))?, again?);
    for (object, n) in &again.writes {
        let most = reference.writes.entry(object.clone()).or_insert(*n);
        *most = (*most).max(*n);
    }
    let mut noise = Vec::new();
    state::differences("", &reference.state, &again.state, &mut noise);
    ensure!(noise.is_empty(), "{story:?}: two undisturbed runs differ, so nothing can be compared:\n{}", noise.join("\n"));
    let objects = reference.state["objects"].as_object();
    let requests: Vec<&Value> = objects.into_iter().flatten().filter(|(name, _)| name.starts_with("RollbackRequest ")).map(|(_, all)| all).collect();
    ensure!(requests.len() == 1 && requests[0].as_array().is_some_and(|all| all.len() == 1), "{story:?} undisturbed: {requests:#?}");
    let status = &requests[0][0]["status"];
    ensure!(status["phase"] == if story == Story::Undo { "Undone" } else { "Succeeded" }, "{story:?} undisturbed: {status:#}");
    ensure!(reference.state["stranger"].is_null(), "{story:?} undisturbed: the stranger says that {}", reference.state["stranger"]);
    let kinds: Vec<Fault> = [Fault::CrashBefore, Fault::CrashAfter].into_iter().chain(ANSWERS.into_iter().filter(|_| set.full)).collect();
    let sql = |point: &Point| !["POST ", "PUT ", "PATCH ", "DELETE "].iter().any(|verb| point.key.starts_with(verb));
    let faults = reference
        .order
        .iter()
        // A wait that only one of the two runs met is no write that every run has.
        .filter(|point| again.order.contains(point))
        .flat_map(|point| kinds.iter().map(|fault| (point.clone(), *fault)))
        // A cut connection is one fault, whatever the API server's would have been called.
        .filter(|(point, fault)| !sql(point) || !matches!(fault, Fault::Answer(409 | 429)))
        // What only asks is cut too, but not in every run of CI.
        .filter(|(point, _)| set.full || !point.key.starts_with("SELECT "))
        .step_by(set.every)
        .collect();
    Ok(Told { story, reference, faults })
}

impl Totals {
    pub fn count(&mut self, runs: usize, differences: usize) {
        self.runs += runs;
        self.differences += differences;
    }
}

impl Told {
    pub fn story(&self) -> Story {
        self.story
    }

    /// The writes at which something happens, each once.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.faults.iter().filter(|(_, fault)| *fault == Fault::CrashBefore).map(|(point, _)| point)
    }
}

/// Makes every fault of every story, several at once, and none waits for another story's last one.
async fn faults(stage: &Arc<Stage>, stories: Vec<Told>, totals: &mut Totals) {
    let start = Instant::now();
    let stories: Vec<Arc<Told>> = stories.into_iter().map(Arc::new).collect();
    let all: Vec<(Arc<Told>, Point, Fault)> =
        stories.iter().flat_map(|told| told.faults.iter().map(|(point, fault)| (told.clone(), point.clone(), *fault))).collect();
    let (count, mut tallies) = (all.len(), HashMap::<Story, Tally>::new());
    let runs = stream::iter(all).map(|(told, point, fault)| {
        let stage = stage.clone();
        async move {
            let result = judged(&stage, told.story, &told.reference, point.clone(), fault).await;
            (told, point, fault, result)
        }
    });
    let mut results = runs.buffer_unordered(AT_ONCE).enumerate();
    while let Some((done, (told, point, fault, result))) = results.next().await {
        let story = told.story;
        let tally = tallies.entry(story).or_default();
        tally.runs += 1;
        let differences = match result {
            Ok(Verdict { reached, mut differences }) => {
                tally.missed += usize::from(!reached);
                // So many runs were undisturbed ones, and none had that write: it was no write of the story's, but of a loaded machine's.
                // Many of them would be a gate that is broken.
                if tally.missed * FEW > told.faults.len().max(FEW) {
                    differences.push("the fault never came, as at too many others".to_owned());
                }
                differences
            }
            Err(error) => vec![format!("{error:#}")],
        };
        if !differences.is_empty() {
            tally.differences += 1;
            println!("{story:?}, {fault:?} at '{}' no. {}:\n    {}", point.key, point.nth, differences.join("\n    "));
        }
        if tally.runs == told.faults.len() {
            let (reads, writes) = (told.reference.reads, told.reference.order.len());
            println!(
                "{story:?}: {reads} reads and {writes} writes, {} runs, {} differences; {} writes were not met again",
                tally.runs, tally.differences, tally.missed
            );
        } else if done % TOLD == TOLD - 1 {
            println!("    {} of {count} ({:.0} s)", done + 1, start.elapsed().as_secs_f64());
        }
    }
    totals.points += stories.iter().flat_map(|told| &told.faults).filter(|(_, fault)| fault.crash()).count();
    totals.runs += count;
    totals.differences += tallies.values().map(|tally| tally.differences).sum::<usize>();
}

#[derive(Default)]
struct Tally {
    runs: usize,
    differences: usize,
    missed: usize,
}

struct Verdict {
    reached: bool,
    differences: Vec<String>,
}

async fn judged(stage: &Stage, story: Story, reference: &Outcome, point: Point, fault: Fault) -> Result<Verdict> {
    let mut outcome = play(stage, story, Some((point.clone(), fault))).await?;
    // How often a request tells what it waits for hangs on which sessions of the stranger's are met.
    for _ in 0..AGAIN {
        if !outcome.fired {
            outcome = play(stage, story, Some((point.clone(), fault))).await?;
        }
    }
    let mut differences = Vec::new();
    state::differences("", &reference.state, &outcome.state, &mut differences);
    // One more for the write that was cut. A request also tells what it waits for.
    for (object, n) in &outcome.writes {
        let before = reference.writes.get(object).copied().unwrap_or(0);
        let more = match (fault, object.as_str()) {
            // One for what was cut; and a process that starts meets waits, which it tells, that the one before had just passed.
            (Fault::CrashBefore | Fault::CrashAfter, object) if tells(object) => 3,
            (Fault::CrashBefore | Fault::CrashAfter, _) => 1,
            // Two operators are at work then, and of two writes of one thing one is refused.
            (Fault::Paused, _) => before.max(4),
            (_, object) if tells(object) => 4,
            _ => 1,
        };
        if *n > before + more {
            differences.push(format!("{object} was written {n} times, undisturbed {before}"));
        }
    }
    Ok(Verdict { reached: outcome.fired, differences })
}

/// Whether a write only tells: how often is nobody's harm.
fn tells(object: &str) -> bool {
    object.ends_with("/status") && ["rollbackrequests/back", "releases/", "rollbackpolicies/"].iter().any(|of| object.starts_with(of))
}

/// How often a run is played again whose fault did not come.
const AGAIN: usize = 12;

/// One fault in so many may never come.
const FEW: usize = 20;

/// How many runs pass between two lines that say how far it is.
const TOLD: usize = 100;

/// Plays a story in a scene of its own.
async fn play(stage: &Stage, story: Story, target: Option<(Point, Fault)>) -> Result<Outcome> {
    let scene = Scene::make(stage, story).await?;
    let fault = target.as_ref().map(|(_, fault)| *fault);
    let mut operator = None;
    let mut stranger = None;
    if story == Story::Undo {
        let first = Operator::start(stage, &scene)?;
        scene.ask(story).await?;
        scene.ended(false, LIMIT).await?;
        drop(first);
        scene.ask_for_undo().await?;
        scene.gate.arm(target);
        operator.replace(Operator::start(stage, &scene)?);
    } else if story == Story::Automatic {
        operator.replace(Operator::start(stage, &scene)?);
        scene.recorded(LIMIT).await?;
        scene.gate.arm(target);
        scene.release_bad().await?;
    } else {
        scene.gate.arm(target);
        operator.replace(Operator::start(stage, &scene)?);
        scene.ask(story).await?;
        stranger = story.has_stranger().then(|| Stranger::invite(stage, &scene));
    }
    let undone = story == Story::Undo;
    tokio::select! {
        ended = scene.ended(undone, LIMIT) => ended?,
        () = scene.gate.fired() => {
            if fault.is_some_and(Fault::crash) {
                drop(operator.take());
                operator.replace(Operator::start(stage, &scene)?);
                scene.ended(undone, LIMIT).await?;
            } else if fault == Some(Fault::Paused) {
                let second = Operator::start(stage, &scene)?;
                // The second may have to throw the first out, and may find that the first's write was the last.
                let done = tokio::time::timeout(Duration::from_secs(15), scene.ended(undone, LIMIT)).await;
                scene.gate.release();
                if let Ok(done) = done {
                    done?;
                }
                scene.ended(undone, LIMIT).await?;
                // The first goes on from where it stood.
                tokio::time::sleep(Duration::from_millis(1200)).await;
                drop(second);
            } else {
                scene.ended(undone, LIMIT).await?;
            }
        }
    }
    let (order, writes, reads) = (scene.gate.order(), scene.gate.writes(), scene.gate.reads().values().sum::<usize>());
    let fired = scene.gate.has_fired();
    // Whatever still wants to write does so now.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut state = state::seen(stage, &scene).await?;
    drop(operator);
    if let Some(stranger) = stranger {
        state["stranger"] = json!(stranger.verdict(stage, &scene, story).await?);
    }
    clear(stage, &scene).await?;
    Ok(Outcome { state, writes, order, reads, fired })
}

/// The databases go at once; the namespace's objects are a few kilobytes, and go with the laboratory.
async fn clear(stage: &Stage, scene: &Scene) -> Result<()> {
    let mut session = state::superuser(stage, "postgres").await?;
    let names: Vec<String> =
        sqlx::query_scalar("SELECT datname::text FROM pg_database WHERE datname LIKE '%' || $1 || '%'").bind(&scene.run).fetch_all(&mut session).await?;
    for name in names {
        state::execute(&mut session, &format!("DROP DATABASE \"{name}\" WITH (FORCE)")).await?;
    }
    Ok(())
}
