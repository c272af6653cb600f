//! The controller of BackupPolicies: looks at the database, and says what is wrong with it or with the login.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use kube::ResourceExt;
use kube::runtime::Controller;
use kube::runtime::controller::{Action, Config};

use super::{Context, drive, on_error, status, watch};
use crate::api::conditions::{Summary, summarize};
use crate::api::{BackupPolicy, BackupPolicyStatus};
use crate::cluster::{Error, World};
use crate::database::{Access, counts, inspect};

/// How often the database is looked at.
const LOOK: Duration = Duration::from_secs(60);

pub async fn run(context: Arc<Context>, namespace: &str) {
    let stream = Controller::new(context.world.api::<BackupPolicy>(namespace), watch()).with_config(Config::default().concurrency(8)).shutdown_on_signal().run(
        reconcile,
        on_error,
        context.clone(),
    );
    drive(stream).await;
}

async fn reconcile(cached: Arc<BackupPolicy>, context: Arc<Context>) -> Result<Action, Error> {
    let world = &context.world;
    let Some(policy) = world.get::<BackupPolicy>(&cached.namespace().unwrap_or_default(), &cached.name_any()).await? else { return Ok(Action::await_change()) };
    if policy.metadata.deletion_timestamp.is_some() {
        return Ok(Action::await_change());
    }
    let (now, generation) = (Timestamp::now(), policy.metadata.generation);
    let mut new = policy.status.clone().unwrap_or_default();
    new.observed_generation = generation.unwrap_or_default();
    match look(world, &policy, &mut new).await {
        Ok(message) => summarize(&mut new.conditions, Summary::Ready, "DatabaseAnswers", &message, generation, now),
        Err(error) => summarize(&mut new.conditions, Summary::Stalled, error.reason(), &error.to_string(), generation, now),
    }
    status::write(world, &policy, new).await?;
    Ok(Action::requeue(LOOK))
}

async fn look(world: &World, policy: &BackupPolicy, new: &mut BackupPolicyStatus) -> Result<String, Error> {
    let server = world.server(&policy.namespace().unwrap_or_default(), &policy.spec).await?;
    let mut session = server.connect(&policy.spec.database.name, Access::Read).await?;
    let facts = inspect::facts(&mut session).await?;
    if let Some(migrations) = &policy.spec.migrations {
        new.schema_revision = counts::revision(&mut session, &migrations.version_table).await?;
    }
    let missing: Vec<&str> = [
        (facts.create_database, "CREATEDB"),
        (facts.owns, "membership of the database's owner"),
        (facts.signal_backends, "pg_signal_backend"),
        (facts.read_all_stats, "pg_read_all_stats"),
    ]
    .into_iter()
    .filter_map(|(has, right)| (!has).then_some(right))
    .collect();
    new.server_version = Some(facts.server_version);
    new.size_bytes = Some(facts.size_bytes);
    Ok(if missing.is_empty() {
        "the database answers, and the login has every right that a rollback needs".to_owned()
    } else {
        format!("the database answers; backups work, but a rollback of the database is refused until the login has {}", missing.join(", "))
    })
}
