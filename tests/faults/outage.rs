//! The API server with its etcd is away for a minute, and PostgreSQL is restarted, in the middle of a rollback.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use rollback_operator::api::RollbackRequest;
use rollback_operator::api::plan::StepName;
use rollback_operator::api::request_status::{Phase, StepPhase};
use testkit::lab::{Api, Lab, Postgres};

use crate::Totals;
use crate::operator::Operator;
use crate::scene::{Scene, Stage, Story};
use crate::state;

const AWAY: Duration = Duration::from_secs(60);
const LIMIT: Duration = Duration::from_secs(240);

/// Waits until a step is begun.
async fn at(scene: &Scene, step: StepName) -> Result<()> {
    let begun = move |request: Option<&RollbackRequest>| {
        let status = request.and_then(|r| r.status.as_ref());
        status.is_some_and(|s| s.course.steps.iter().any(|s| s.name == step && s.phase != StepPhase::Pending))
    };
    let watched = async {
        // An API server that has just been given its definitions answers late.
        while kube::runtime::wait::await_condition(scene.world.api::<RollbackRequest>(&scene.run), "back", begun).await.is_err() {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    tokio::time::timeout(LIMIT, watched).await.with_context(|| format!("{step:?} did not begin"))
}

/// The end must be as good as undisturbed: steps that run into their time limit fail with everything given back.
async fn judged(name: &str, stage: &Stage, scene: &Scene, totals: &mut Totals) -> Result<()> {
    scene.ended(false, LIMIT).await.context(name.to_owned())?;
    let request = scene.world.get::<RollbackRequest>(&scene.run, "back").await?.context("the request is gone")?;
    let status = request.status.unwrap_or_default();
    let databases = state::databases(stage, scene).await?;
    let live = &databases["shop_RUN"];
    let good = match status.phase {
        Phase::Succeeded => live["original"] == false && live["open"] == true,
        _ => live["original"] == true && live["open"] == true && databases.as_object().is_some_and(|all| all.len() == 1),
    };
    totals.runs += 1;
    println!("{name}: {:?}{}", status.phase, if good { "" } else { ", and not as it should be" });
    if !good || status.phase != Phase::Succeeded {
        totals.differences += 1;
        println!("    {:?}: {databases:#}", status.report);
    }
    Ok(())
}

pub async fn api_server(stage: &Stage, api: &mut Api, totals: &mut Totals) -> Result<()> {
    for step in [StepName::Migrate, StepName::Swap] {
        let scene = Scene::make(stage, Story::BadMigration).await?;
        let operator = Operator::start(stage, &scene)?;
        scene.ask_patiently(Story::BadMigration).await?;
        at(&scene, step).await?;
        api.stop()?;
        tokio::time::sleep(AWAY).await;
        api.run()?;
        judged(&format!("API server and etcd away for {} s at {step:?}", AWAY.as_secs()), stage, &scene, totals).await?;
        drop(operator);
    }
    Ok(())
}

pub async fn postgres(lab: Arc<Lab>, api: &Api, postgres: Arc<Postgres>, totals: &mut Totals) -> Result<()> {
    let mut stage = Stage::make(lab, api, postgres).await?;
    for step in [StepName::Clone, StepName::Swap] {
        let scene = Scene::make(&stage, Story::BadMigration).await?;
        let operator = Operator::start(&stage, &scene)?;
        scene.ask_patiently(Story::BadMigration).await?;
        at(&scene, step).await?;
        let server = Arc::get_mut(&mut stage.postgres);
        ensure!(server.is_some(), "the server is somebody else's too");
        if let Some(server) = server {
            server.stop()?;
            tokio::time::sleep(Duration::from_secs(3)).await;
            server.run()?;
        }
        judged(&format!("PostgreSQL restarted at {step:?}"), &stage, &scene, totals).await?;
        drop(operator);
    }
    Ok(())
}
