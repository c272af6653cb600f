//! What people do in the middle of a rollback: just before one of its writes somebody deletes, renames, edits or drops
//! what the rollback works with.
//!
//! The end is not the undisturbed one. It must be one that an owner of the data can live with, whatever was done: the
//! request ends or goes, nothing is lost and nothing stays held, and no code runs on a schema that it does not fit.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use futures::{StreamExt, stream};
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::Secret;
use kube::ResourceExt;
use kube::api::{Api, DeleteParams, ListParams, Patch, PatchParams, PostParams};
use kube::runtime::wait::{await_condition, conditions};
use rollback_operator::api::request_status::Phase;
use rollback_operator::api::{Backup, BackupPolicy, RollbackRequest};
use serde_json::json;
use sqlx::{AssertSqlSafe, Row};

use crate::gate::{Fault, Point};
use crate::operator::Operator;
use crate::scene::{Scene, Stage, Story};
use crate::stranger::Stranger;
use crate::{LIMIT, Told, Totals, state};

/// Who does what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// The request is deleted.
    Delete,
    Abort,
    /// The request is replaced by its manifest, which has no finalizer, and deleted a little later.
    ReplaceAndDelete,
    DeleteJobs,
    DeleteSafetyBackup,
    /// The live database gets another name.
    Rename,
    DropCopy,
    DropKept,
    /// The policy is deleted and its finalizer taken away by force, and it is made again a little later.
    PolicyAway,
    /// The operator's login is wrong for a while.
    WrongPassword,
    ScaleUp,
    Hotfix,
}

const DEEDS: [Deed; 12] = [
    Deed::Delete,
    Deed::Abort,
    Deed::ReplaceAndDelete,
    Deed::DeleteJobs,
    Deed::DeleteSafetyBackup,
    Deed::Rename,
    Deed::DropCopy,
    Deed::DropKept,
    Deed::PolicyAway,
    Deed::WrongPassword,
    Deed::ScaleUp,
    Deed::Hotfix,
];

/// How long what is away is away.
const AWAY: Duration = Duration::from_secs(3);
/// The name that the live database is given by somebody.
const RENAMED: &str = "moved";

/// Every point of the story with one deed, and with the next where `round` is the next; of these every so many.
pub fn chosen(told: &Told, every: usize, full: bool) -> Vec<(Point, Deed)> {
    let rounds = if full { DEEDS.len() } else { 1 };
    let all = (0..rounds).flat_map(|round| told.points().enumerate().map(move |(i, point)| (point.clone(), DEEDS[(i + round) % DEEDS.len()])));
    all.step_by(every).collect()
}

/// Plays every story with every chosen deed.
pub async fn deeds(stage: &Stage, stories: &[Told], every: usize, full: bool, totals: &mut Totals) {
    let all: Vec<(Story, Point, Deed)> = stories
        .iter()
        .filter(|told| !matches!(told.story(), Story::Undo | Story::Automatic))
        .flat_map(|told| chosen(told, every, full).into_iter().map(|(point, deed)| (told.story(), point, deed)))
        .collect();
    let count = all.len();
    let mut results = stream::iter(all)
        .map(|(story, point, deed)| async move {
            let result = Box::pin(play(stage, story, &point, deed)).await;
            (story, point, deed, result)
        })
        .buffer_unordered(crate::AT_ONCE);
    let (mut bad, mut ended, mut idle) = (0, 0, 0);
    while let Some((story, point, deed, result)) = results.next().await {
        ended += 1;
        if ended % 20 == 0 {
            println!("    {ended} of {count} deeds");
        }
        let complaints = match result {
            Ok(Some(complaints)) => complaints,
            Ok(None) => {
                idle += 1;
                continue;
            }
            Err(error) => vec![format!("{error:#}")],
        };
        if !complaints.is_empty() {
            bad += 1;
            println!("{story:?}, {deed:?} before '{}' no. {}:\n    {}", point.key, point.nth, complaints.join("\n    "));
        }
    }
    // A deed that there was nothing to do to has shown nothing.
    println!("{} deeds, {bad} with an end that nobody can live with; {idle} more found nothing to do it to", count - idle);
    totals.count(count - idle, bad);
}

/// Gives what is wrong with the end; `None` when the deed was not done.
async fn play(stage: &Stage, story: Story, point: &Point, deed: Deed) -> Result<Option<Vec<String>>> {
    let scene = Scene::make(stage, story).await?;
    let before = state::databases(stage, &scene).await?;
    scene.gate.arm(Some((point.clone(), Fault::Paused)));
    let operator = Operator::start(stage, &scene)?;
    scene.ask(story).await?;
    let stranger = story.has_stranger().then(|| Stranger::invite(stage, &scene));
    let done = tokio::select! {
        ended = ended(&scene) => { ended?; false }
        () = scene.gate.fired() => {
            let done = act(stage, &scene, deed).await.with_context(|| format!("{deed:?}"))?;
            scene.gate.release();
            ended(&scene).await?;
            done
        }
    };
    // Whatever still wants to write does so now.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut complaints = if done { judged(stage, &scene, story, deed, &before).await? } else { Vec::new() };
    drop(operator);
    if let Some(stranger) = stranger {
        let moved = deed == Deed::Rename && done;
        // Whose database has another name has lost sight of it, and no more.
        let lost = if moved { None } else { stranger.verdict(stage, &scene, story).await? };
        complaints.extend(lost.map(|lost| format!("the stranger says that {lost}")));
    }
    crate::clear(stage, &scene).await?;
    Ok((done || !complaints.is_empty()).then_some(complaints))
}

/// Waits until the request is gone, or has ended and holds nothing.
async fn ended(scene: &Scene) -> Result<()> {
    let over = |request: Option<&RollbackRequest>| {
        request.is_none_or(|r| r.metadata.deletion_timestamp.is_none() && r.status.as_ref().is_some_and(|s| s.phase.finished() && s.nothing_held()))
    };
    let waited = tokio::time::timeout(LIMIT, await_condition(scene.world.api::<RollbackRequest>(&scene.run), "back", over)).await;
    if waited.is_err() {
        let request = scene.world.get::<RollbackRequest>(&scene.run, "back").await?;
        let status = request.as_ref().and_then(|r| r.status.as_ref());
        let held = status.map(|s| json!({"phase": s.phase, "held": s.course.held, "conditions": s.conditions}));
        anyhow::bail!("the request did not end within {} s: {}", LIMIT.as_secs(), json!(held));
    }
    Ok(())
}

/// Does it. `false` when there was nothing to do it to.
async fn act(stage: &Stage, scene: &Scene, deed: Deed) -> Result<bool> {
    let requests: Api<RollbackRequest> = scene.world.api(&scene.run);
    let status = requests.get("back").await?.status.unwrap_or_default();
    let mut server = state::superuser(stage, "postgres").await?;
    // The operator stands still meanwhile, maybe in a transaction: whoever is locked out by it goes away.
    state::execute(&mut server, "SET lock_timeout = '2s'").await?;
    let name_of = |suffix: &'static str| format!("SELECT datname::text FROM pg_database WHERE datname LIKE '{}{suffix}'", scene.database());
    match deed {
        Deed::Delete => drop(requests.delete("back", &DeleteParams::default()).await?),
        Deed::Abort => drop(requests.patch("back", &PatchParams::default(), &Patch::Merge(json!({"spec": {"abort": true}}))).await?),
        Deed::ReplaceAndDelete => {
            let mut request = requests.get("back").await?;
            request.metadata.finalizers = None;
            requests.replace("back", &PostParams::default(), &request).await?;
            later(async move { requests.delete("back", &DeleteParams::default()).await });
        }
        Deed::DeleteJobs => {
            let jobs: Api<Job> = scene.world.api(&scene.run);
            let all = jobs.list(&ListParams::default()).await?.items;
            for job in &all {
                jobs.delete(&job.name_any(), &DeleteParams::background()).await?;
            }
            return Ok(!all.is_empty());
        }
        Deed::DeleteSafetyBackup => {
            let Some(name) = status.course.safety_backup else { return Ok(false) };
            return Ok(scene.world.api::<Backup>(&scene.run).delete(&name, &DeleteParams::default()).await.is_ok());
        }
        Deed::Rename => {
            // Who renames a database throws everybody out first. A closed one cannot be entered meanwhile.
            let ended = format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{}'", scene.database());
            for _ in 0..20 {
                state::execute(&mut server, &ended).await?;
                let rename = format!("ALTER DATABASE {0} RENAME TO {0}_{RENAMED}", scene.database());
                if state::execute(&mut server, &rename).await.is_ok() {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        Deed::DropCopy | Deed::DropKept => {
            let like = name_of(if deed == Deed::DropCopy { "\\_rb\\_%" } else { "\\_before\\_%" });
            let Some(name) = sqlx::query_scalar::<_, String>(AssertSqlSafe(like)).fetch_optional(&mut server).await? else { return Ok(false) };
            return Ok(state::execute(&mut server, &format!("DROP DATABASE \"{name}\" WITH (FORCE)")).await.is_ok());
        }
        Deed::PolicyAway => {
            let policies: Api<BackupPolicy> = scene.world.api(&scene.run);
            let Some(mut policy) = policies.get_opt("shop").await? else { return Ok(false) };
            policies.delete("shop", &DeleteParams::default()).await?;
            policies.patch("shop", &PatchParams::default(), &Patch::Merge(json!({"metadata": {"finalizers": null}}))).await.ok();
            await_condition(policies.clone(), "shop", conditions::is_deleted(&policy.uid().unwrap_or_default())).await?;
            policy.metadata = kube::core::ObjectMeta { name: Some("shop".to_owned()), ..Default::default() };
            later(async move { policies.create(&PostParams::default(), &policy).await });
        }
        Deed::WrongPassword => {
            let secrets: Api<Secret> = scene.world.api(&scene.run);
            let set = |password: &str| Patch::Merge(json!({"stringData": {"password": password}}));
            secrets.patch("rollback-login", &PatchParams::default(), &set("wrong")).await?;
            let right = set(crate::scene::PASSWORD);
            later(async move { secrets.patch("rollback-login", &PatchParams::default(), &right).await });
        }
        Deed::ScaleUp => {
            let deployments: Api<Deployment> = scene.world.api(&scene.run);
            deployments.patch("shop", &PatchParams::default(), &Patch::Merge(json!({"spec": {"replicas": 3}}))).await?;
        }
        Deed::Hotfix => {
            let deployments: Api<Deployment> = scene.world.api(&scene.run);
            let image = json!({"spec": {"template": {"spec": {"containers": [{"name": "shop", "image": "docker.io/local/shop:v3"}]}}}});
            deployments.patch("shop", &PatchParams::default(), &Patch::Strategic(image)).await?;
        }
    }
    Ok(true)
}

fn later<T: Send + 'static>(what: impl Future<Output = T> + Send + 'static) {
    tokio::spawn(async move {
        tokio::time::sleep(AWAY).await;
        what.await
    });
}

/// What nobody can live with.
async fn judged(stage: &Stage, scene: &Scene, story: Story, deed: Deed, before: &serde_json::Value) -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    let mut server = state::superuser(stage, "postgres").await?;
    let rows = sqlx::query("SELECT datname::text, oid::bigint, datallowconn FROM pg_database WHERE datname LIKE '%' || $1 || '%' ORDER BY 1")
        .bind(&scene.run)
        .fetch_all(&mut server)
        .await?;
    let mut all = Vec::new();
    for row in rows {
        all.push((row.try_get::<String, _>(0)?, row.try_get::<i64, _>(1)?, row.try_get::<bool, _>(2)?));
    }
    let (live, moved) = (scene.database(), format!("{}_{RENAMED}", scene.database()));
    let request = scene.world.get::<RollbackRequest>(&scene.run, "back").await?;
    let status = request.and_then(|r| r.status).unwrap_or_default();
    let original = all.iter().find(|(_, oid, _)| *oid == scene.oid);
    match original {
        None if deed == Deed::DropKept => {}
        None => complaints.push("the original database is gone".to_owned()),
        Some((name, ..)) if !matches!(story, Story::InPlaceDowngrade | Story::InPlaceRestore) => {
            // Beside it is never touched.
            let now = state::tables(&mut state::superuser(stage, name).await?).await?;
            if now != before["shop_RUN"]["tables"] {
                complaints.push(format!("the original {name} has not what it had: {now}"));
            }
        }
        Some(_) => {}
    }
    let found = all.iter().find(|(name, ..)| *name == live || (*name == moved && deed == Deed::Rename));
    let Some((name, oid, open)) = found else {
        complaints.push(format!("nothing has the live name; there are {all:?}"));
        return Ok(complaints);
    };
    if !open {
        complaints.push(format!("{name} is closed"));
    }
    for (other, other_oid, _) in &all {
        if other_oid != oid && *other_oid != scene.oid {
            complaints.push(format!("{other} is left"));
        }
    }
    let swapped = *oid != scene.oid;
    let connect: bool = sqlx::query_scalar("SELECT has_database_privilege('stranger', $1::oid, 'CONNECT')").bind(*oid as i32).fetch_one(&mut server).await?;
    if !connect {
        complaints.push(format!("not everybody may connect to {name} who could before"));
    }
    let mut inside = state::superuser(stage, name).await?;
    let revision: Option<String> = sqlx::query_scalar("SELECT version_num::text FROM public.alembic_version").fetch_optional(&mut inside).await?;
    let deployment = scene.world.api::<Deployment>(&scene.run).get("shop").await?;
    let spec = deployment.spec;
    let image = spec.template.spec.and_then(|s| s.containers.into_iter().next()?.image).unwrap_or_default();
    let replicas = spec.replicas.unwrap_or(1);
    // The rollback's own code alone: what somebody else has put there is his.
    let fits = |image: &str, revision: Option<&str>| {
        matches!((image.rsplit(':').next(), revision), (Some("v1"), Some("a1")) | (Some("v2"), Some("b2")) | (Some("v3"), _))
    };
    let code_only = story == Story::CodeOnly;
    if replicas > 0 && !fits(&image, revision.as_deref()) && !code_only {
        complaints.push(format!("{image} runs on revision {revision:?}"));
    }
    if replicas == 0 {
        let told = status.report.clone().unwrap_or_default();
        complaints.push(format!("the workload is at zero; phase {:?}, report: {told}", status.phase));
    }
    if status.phase == Phase::Succeeded && !image.ends_with(":v1") && deed != Deed::Hotfix {
        complaints.push(format!("it says Succeeded, and {image} runs"));
    }
    if status.phase == Phase::Failed && swapped && image.ends_with(":v2") {
        complaints.push("it says Failed, and the bad code runs on the swapped database".to_owned());
    }
    ensure!(status.phase.finished() || status.phase == Phase::Pending, "{:?} is no end", status.phase);
    Ok(complaints)
}
