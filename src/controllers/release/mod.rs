//! Records releases of workloads that opt in: what runs, with which configuration and schema, and whether it is good.
//!
//! A Release is named by its content, so it is recorded once, however often it is seen. A healthy release keeps the
//! schema that it was first healthy with: whatever changes the schema later is what a rollback has to take back.
//!
//! Each look goes by what watches have brought. Only where that differs from what is on record, all of it is read anew, and what is
//! written is decided by that.

mod history;
mod recording;
pub mod sight;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::PgConnection;

use super::cache::contents::Used;
use super::cache::kept::{Kept, Recorded, Workload};
use super::cache::{Cache, Moved};
use super::context::Context;
use super::deadline::within;
use super::queue::{self, Pace};
use super::status;
use super::watching::RECONCILE;
use crate::api::plan::ConfigurationKind;
use crate::api::release::ReleasePhase;
use crate::api::{BackupPolicy, Reason, Release, ReleaseStatus, WorkloadRef};
use crate::cluster::fingerprint::map_name;
use crate::cluster::workload as cluster;
use crate::cluster::{Class, Error, World, refused};
use crate::database::{Access, counts, fingerprint};
use crate::migrations::{Revision, VersionTable};
use crate::plan::health::{Again, Asked, Schema, Seen, judge};
use crate::plan::schema::Fingerprint;
use sight::Sight;

/// An apply of several objects is one look.
const PACE: Pace = Pace { at_once: 8, gathers: Duration::from_millis(250) };

pub async fn run(context: &Context, namespace: &str) {
    let cache = context.caches.of(namespace);
    let look = |of: WorkloadRef| Box::pin(within(RECONCILE, "look", reconcile(context, namespace, of)));
    queue::run(&cache, PACE, |moved| touched(&cache, moved), look).await;
}

/// The workloads that must be looked at after a change.
fn touched(cache: &Cache, moved: &Moved) -> Vec<WorkloadRef> {
    let using = |workload: &Workload, map: &String| workload.configuration.contains(&(ConfigurationKind::ConfigMap, map.clone()));
    let found = match moved {
        Moved::Workload(of) => return vec![of.clone()],
        Moved::Policy(name) => cache.workloads(|workload| workload.policy.as_ref() == Some(name)),
        Moved::Map(name) => cache.workloads(|workload| using(workload, name)),
        Moved::Copy(name) => {
            let users = cache.releases.all(|release| release.configuration.iter().any(|c| c.copy == *name));
            cache.workloads(|workload| users.iter().any(|release| release.workload == workload.of) || using(workload, name))
        }
        Moved::Request { left: false, .. } | Moved::Record(_) | Moved::Pod(_) | Moved::PolicyStatus(_) | Moved::Backup { .. } | Moved::Job { .. } => {
            return Vec::new();
        }
        Moved::Request { left: true, .. } | Moved::Guard(_) | Moved::All => cache.workloads(|_| true),
    };
    found.iter().map(|workload| workload.of.clone()).collect()
}

async fn reconcile(context: &Context, namespace: &str, of: WorkloadRef) -> Result<Again, Error> {
    let cache = context.caches.of(namespace);
    let Some(workload) = cache.workload(&of) else { return Ok(Again::OnEvent) };
    // What is not watched is read, and what cannot be read is told by whoever records.
    let settled = match cache.current().await {
        Ok(()) => settled(context, &cache, namespace, &workload).await,
        Err(error) => Err(error),
    };
    match settled.unwrap_or_default() {
        Settled::Rests(again) => Ok(again),
        Settled::Moved(asked) => look(context, &cache, namespace, &workload, asked).await,
    }
}

/// Whether all is as it is on record, by what watches have brought.
enum Settled {
    /// It is, and is to be looked at again then.
    Rests(Again),
    /// It is not, and this was answered to what was asked.
    Moved(Asked),
}

impl Default for Settled {
    fn default() -> Self {
        Self::Moved(Asked::default())
    }
}

async fn settled(context: &Context, cache: &Cache, namespace: &str, workload: &Workload) -> Result<Settled, Error> {
    let (world, now) = (&context.world, Timestamp::now());
    let sight = Sight::known(cache, workload);
    let used = cache.reader(world, namespace).used(workload, sight.policy.as_deref()).await?;
    let Some(release) = sight.release(&used).ok().filter(|_| used.whole) else { return Ok(Settled::default()) };
    let seen = sight.seen(release, used.written, now);
    if seen.begins.is_some() || history::is_full(cache, &sight, &release.name, now) {
        return Ok(Settled::default());
    }
    let (asked, _) = ask(world, namespace, &release.status, &seen, sight.policy.as_deref()).await?;
    let (new, again) = judge(&release.status, &seen, &asked, now);
    let schema_is_kept = !matches!(&asked.schema, Some(Ok(schema)) if cache.maps.get(&schema.map).is_none());
    Ok(if new == release.status && schema_is_kept { Settled::Rests(sooner(again, used.again)) } else { Settled::Moved(asked) })
}

/// A look at all as it is now; writes down what has changed.
async fn look(context: &Context, cache: &Cache, namespace: &str, known: &Workload, before: Asked) -> Result<Again, Error> {
    let (world, now) = (&context.world, Timestamp::now());
    let Some(is) = world.workload_opt(namespace, &known.of).await? else { return Ok(Again::OnEvent) };
    let Some(workload) = cache.enrolled(Arc::new(Workload::of(&is))) else { return Ok(Again::OnEvent) };
    let sight = Sight::anew(world, cache, namespace, &is, workload.as_ref().clone()).await?;
    let (workload, policy) = (&sight.workload, sight.policy.as_deref());
    let (release, used) = match recorded(world, cache, namespace, &is, &sight).await {
        Err(error) if error.class() == Class::NeedsUser => {
            let note = format!("what runs now is not recorded, so a rollback will not find it: {error}");
            context.tell_of(&is.object(), Reason::ReleaseNotRecorded, &note, false);
            return Err(error);
        }
        recorded => recorded?,
    };
    let Some(record) = Recorded::kept(release.clone()) else { return Ok(Again::OnEvent) };
    let seen = sight.seen(&record, used.written, now);
    let (mut asked, schema) = ask(world, namespace, &record.status, &seen, policy).await?;
    if let Some(schema) = schema
        && let Err(error) = world.keep_fingerprint(namespace, &schema).await
    {
        asked.schema = Some(Err(error.to_string()));
    }
    // A check that failed a moment ago has failed.
    asked.check = asked.check.or(before.check);
    if matches!(before.schema, Some(Err(_))) {
        asked.schema = before.schema;
    }
    let (new, again) = judge(&record.status, &seen, &asked, now);
    if new.phase == ReleasePhase::Healthy && record.status.phase == ReleasePhase::Observed {
        context.tell(&release, Reason::Healthy, &format!("{} was healthy for its soak time", workload.of), true);
    }
    status::write(world, &release, new).await?;
    history::collect(world, namespace, &sight, &record.name, now).await?;
    Ok(sooner(again, used.again))
}

/// The release that runs, recorded with copies of its configuration.
async fn recorded(world: &World, cache: &Cache, namespace: &str, is: &cluster::Workload, sight: &Sight) -> Result<(Release, Used), Error> {
    let used = cache.reader(world, namespace).copied(&sight.workload, sight.policy.as_deref()).await?;
    let release = match sight.release(&used) {
        Ok(release) => world.get::<Release>(namespace, &release.name).await?,
        Err(name) => Some(recording::record(world, namespace, is, &sight.workload, &name, used.recorded.clone()).await?),
    };
    match release {
        Some(release) => Ok((release, used)),
        None => refused(Reason::ReleaseVanished, "the Release of what runs was deleted a moment ago; it is recorded again"),
    }
}

fn sooner(again: Again, other: Option<Duration>) -> Again {
    match (again, other) {
        (Again::In(wait), Some(other)) => Again::In(wait.min(other)),
        (Again::OnEvent, Some(other)) => Again::In(other),
        (again, None) => again,
    }
}

/// Asks what no watch brings, of a release that is not good yet: the schema on which it runs, and the policy's checks.
async fn ask(
    world: &World,
    namespace: &str,
    record: &ReleaseStatus,
    seen: &Seen,
    policy: Option<&BackupPolicy>,
) -> Result<(Asked, Option<Fingerprint>), Error> {
    // While a rollback has scaled it to zero the schema changes under it, and is not the one that it runs on.
    let Some(policy) = policy.filter(|_| record.phase == ReleasePhase::Observed && !seen.at_zero()) else { return Ok((Asked::default(), None)) };
    let (schema, fingerprint) = match schema(world, namespace, policy).await {
        Ok((schema, fingerprint)) => (Ok(schema), Some(fingerprint)),
        Err(error) => (Err(error.to_string()), None),
    };
    let mut asked = Asked { schema: Some(schema), check: None };
    let check = policy.spec.checks.http.as_ref().filter(|_| fingerprint.is_some() && seen.complaint(record).is_none());
    if let Some(check) = check {
        asked.check = match world.http_complaint(namespace, check).await {
            Err(error) if error.class() == Class::NeedsUser => Some(error.to_string()),
            answered => answered?,
        };
    }
    Ok((asked, fingerprint))
}

/// The revision that a database has, as it stands in a record.
///
/// # Errors
/// When the version table cannot be read, or is none.
pub async fn revision(session: &mut PgConnection, policy: &BackupPolicy) -> Result<Option<String>, Error> {
    let versions = policy.spec.migrations.as_ref().map(VersionTable::from);
    Ok(Revision::to_text(&counts::revision(session, versions.as_ref()).await?))
}

/// The live schema.
async fn schema(world: &World, namespace: &str, policy: &BackupPolicy) -> Result<(Schema, Fingerprint), Error> {
    let server = world.server(namespace, &policy.spec).await?;
    let mut session = server.connect(&policy.spec.database.name, Access::Read).await?;
    let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
    let revision = revision(&mut session, policy).await?;
    let fingerprint = fingerprint::read(&mut session, table).await?;
    Ok((Schema { revision, fingerprint: fingerprint.hash(), map: map_name(&fingerprint) }, fingerprint))
}

#[cfg(test)]
mod tests;
