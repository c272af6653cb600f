//! What a release that fails is compared with: its workload's other pods, what else runs, its database, and the last good release.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::PgConnection;

use super::found::Found;
use crate::api::release::{ReleasePhase, ReleaseStatus};
use crate::api::{BackupPolicy, Release, Sign, WorkloadKind, WorkloadRef};
use crate::cluster::{Error, World};
use crate::controllers::cache::Cache;
use crate::controllers::cache::kept::{Recorded, Workload};
use crate::controllers::context::Context;
use crate::controllers::release::revision;
use crate::database::{Access, fingerprint};
use crate::plan::failing::asks::asks;
use crate::plan::failing::brought::{Ran, brought};
use crate::plan::failing::sign::{Fails, Pod};
use crate::plan::failing::verdict::{self, Asks, Evidence, Neighbour};

/// For how many seconds at least what a rollback has brought back is not gone back from.
const RETURNED: i64 = 3600;
/// How long a database has to let us in.
const DATABASE: Duration = Duration::from_secs(3);
/// How long it has to tell its schema.
const SCHEMA: Duration = Duration::from_secs(10);

/// What was read of the world for a verdict.
pub struct Gathered {
    neighbours: Vec<Neighbour>,
    well: Vec<Pod>,
    pub before: Vec<Pod>,
    database: Option<verdict::Database>,
    asks: Option<Asks>,
    /// The Release to which the workload would go back.
    pub good: Option<String>,
    returned_from: Option<String>,
    pub began: Timestamp,
    was_good: bool,
}

impl Gathered {
    pub fn evidence<'a>(&'a self, found: &'a Found<'_>, fails: &'a Fails) -> Evidence<'a> {
        Evidence {
            fails,
            now: found.now,
            began: self.began,
            was_good: self.was_good,
            probation: found.guard.spec.probation_seconds,
            well: &self.well,
            before: &self.before,
            neighbours: &self.neighbours,
            database: self.database.as_ref(),
            asks: self.asks,
            returned_from: self.returned_from.as_deref(),
        }
    }
}

/// Gathers it.
///
/// # Errors
/// When the last good release cannot be read.
pub async fn gather(context: &Context, cache: &Cache, namespace: &str, found: &Found<'_>, fails: &Fails, release: &Release) -> Result<Gathered, Error> {
    let record = found.release;
    let siblings: Vec<&Arc<Recorded>> = found.sight.releases.iter().filter(|r| r.name != record.name).collect();
    let last_good = found.sight.last_good(record);
    let good = last_good.map(|r| r.name.clone());
    let asks = match good.as_ref().filter(|_| compares_templates(fails.sign)) {
        Some(good) => context.world.get::<Release>(namespace, good).await?.map(|good| asks(&release.spec.template, &good.spec.template)),
        None => None,
    };
    // A record that was made late begins with its pods.
    let oldest = found.own.present.iter().map(|pod| pod.created).min();
    let began = record.last_seen().into_iter().chain(oldest).min().unwrap_or(Timestamp::UNIX_EPOCH);
    // What was good, was left for another, and runs again by a rollback from that one: nothing else has run in between.
    let returned = |r: &&&Arc<Recorded>| {
        let by_policy = r.status.failure.as_ref().and_then(|failure| failure.request_time.as_ref()).map(|t| t.0);
        let made = by_policy.or_else(|| found.sight.left(r));
        let (Some(made), Some(good)) = (made, record.status.healthy_time.as_ref().map(|t| t.0)) else { return false };
        let between = siblings.iter().any(|other| other.name != r.name && other.last_seen() > Some(made));
        let since = (found.now.as_second() - made.max(began).as_second()).max(0);
        good < made && !between && since < found.guard.spec.probation_seconds.max(RETURNED)
    };
    // Pods of a release that never was good say nothing of the world.
    let was_good = |template: &str| {
        let mut of = siblings.iter().filter(|r| *r.template_hash == *template).peekable();
        of.peek().is_none() || of.any(|r| r.status.phase == ReleasePhase::Healthy)
    };
    Ok(Gathered {
        before: found.own.others.iter().filter(|(template, _)| was_good(template)).map(|(_, pod)| pod.clone()).collect(),
        neighbours: neighbours(cache, found.workload),
        well: found.own.present.iter().filter(|pod| !fails.pods.contains(pod)).cloned().collect(),
        // Of a release that was gone back from whose fault it was is on record, and not asked again.
        database: match release.status.as_ref().and_then(|status| status.failure.as_ref()?.request.as_ref()) {
            Some(_) => None,
            None => database(&context.world, cache, namespace, found, last_good.map(Arc::as_ref), fails.sign).await,
        },
        asks,
        good,
        was_good: was_good_before(found, fails),
        returned_from: siblings.iter().find(returned).map(|r| r.name.clone()),
        began,
    })
}

/// Whether what a release asks for beside the last good one could be why it fails like that.
fn compares_templates(sign: Sign) -> bool {
    match sign {
        Sign::ImagePull | Sign::CannotStart | Sign::CannotCreate | Sign::Unschedulable => true,
        Sign::CrashLoop | Sign::OutOfMemory | Sign::NotReady => false,
    }
}

/// How many seconds at least what fails must have been up to have been good.
const UP: i64 = 10;

/// Whether the release was good before what fails of it began to: a pod of it was made since, or was up for long.
fn was_good_before(found: &Found<'_>, fails: &Fails) -> bool {
    let Some(healthy) = found.release.status.healthy_time.as_ref().filter(|_| found.release.status.phase == ReleasePhase::Healthy) else { return false };
    let up = found.workload.soak.max(UP);
    fails.pods.is_empty() || fails.pods.iter().any(|pod| pod.created >= healthy.0 || pod.was_up(up, found.now))
}

/// What else runs in the namespace.
fn neighbours(cache: &Cache, workload: &Workload) -> Vec<Neighbour> {
    let mut owners: HashMap<(WorkloadKind, String), Vec<(Arc<_>, WorkloadRef)>> = HashMap::new();
    for kind in WorkloadKind::ALL {
        for former in cache.kinds.of(kind).former.all(|former| *former.owner_uid != *workload.uid) {
            let of = WorkloadRef::new(kind, &*former.owner);
            owners.entry((kind, former.name.to_string())).or_default().push((former, of));
        }
    }
    let mut all: BTreeMap<WorkloadRef, Vec<Pod>> = BTreeMap::new();
    for pod in cache.pods.all(|pod| !pod.going) {
        let owner = owners.get(&(pod.kind, pod.revision.to_string())).and_then(|all| all.iter().find(|(former, _)| former.is_of(&pod)));
        if let Some((_, of)) = owner {
            all.entry(of.clone()).or_default().push(pod.shown());
        }
    }
    let same = |of: &WorkloadRef| workload.policy.is_some() && cache.workload(of).is_some_and(|other| other.policy == workload.policy);
    let mut runs: HashMap<WorkloadRef, Arc<Recorded>> = HashMap::new();
    for release in cache.releases.all(|release| all.contains_key(&release.workload)) {
        let newest = runs.entry(release.workload.clone()).or_insert_with(|| release.clone());
        if release.last_seen() > newest.last_seen() {
            *newest = release;
        }
    }
    let was_good = |of: &WorkloadRef| runs.get(of).is_some_and(|release| release.status.phase == ReleasePhase::Healthy);
    all.into_iter().map(|(of, pods)| Neighbour { same_database: same(&of), was_good: was_good(&of), pods, of }).collect()
}

/// What the workload's database says, where it could be why pods end or are not ready. Nothing, where it cannot be read what it says: that our own
/// login is refused is no reason why others fail.
async fn database(world: &World, cache: &Cache, namespace: &str, found: &Found<'_>, good: Option<&Recorded>, sign: Sign) -> Option<verdict::Database> {
    let policy = found.sight.policy.as_deref().filter(|_| matches!(sign, Sign::CrashLoop | Sign::NotReady | Sign::OutOfMemory))?;
    let server = world.server(namespace, &policy.spec).await.ok()?;
    let mut session = match tokio::time::timeout(DATABASE, server.connect(&policy.spec.database.name, Access::Read)).await {
        Ok(Ok(session)) => session,
        Ok(Err(error)) if error.of_the_login() => return None,
        Ok(Err(error)) => return Some(verdict::Database::Unusable(error.to_string())),
        Err(_) => return Some(verdict::Database::Unusable(format!("it does not answer within {} s", DATABASE.as_secs()))),
    };
    let own = &found.release.status;
    let was_good = own.phase == ReleasePhase::Healthy;
    let since = if was_good { own } else { &good?.status };
    let changed = tokio::time::timeout(SCHEMA, changed(&mut session, policy, since)).await.ok()?.ok()??;
    if was_good {
        return Some(verdict::Database::ChangedUnder(changed.how));
    }
    let good = good?;
    let others = cache.releases.all(|r| r.name != found.release.name && r.name != good.name);
    let has_brought = brought(&ran(found.release), &ran(good), others.iter().map(|other| ran(other)), changed.revision.as_deref());
    has_brought.then_some(verdict::Database::ChangedWith(changed.how))
}

fn ran(release: &Recorded) -> Ran<'_> {
    Ran { began: release.last_seen(), template: &release.template_hash, revision: release.status.schema_revision.as_deref() }
}

/// How a schema has changed.
struct Changed {
    how: String,
    /// The revision that it has now.
    revision: Option<String>,
}

/// How the schema has changed since a release was recorded, in words. Revisions are compared where there are some: partitions and
/// indexes come and go without a release.
async fn changed(session: &mut PgConnection, policy: &BackupPolicy, since: &ReleaseStatus) -> Result<Option<Changed>, Error> {
    let is = revision(session, policy).await?;
    if let (Some(was), Some(is)) = (&since.schema_revision, &is) {
        return Ok((was != is).then(|| Changed { how: format!("went from revision {was} to {is}"), revision: Some(is.clone()) }));
    }
    let Some(was) = &since.fingerprint else { return Ok(None) };
    let now = fingerprint::read(session, policy.spec.migrations.as_ref().map(|m| m.version_table.as_str())).await?.hash();
    Ok((*was != now).then(|| Changed { how: "has changed".into(), revision: is }))
}
