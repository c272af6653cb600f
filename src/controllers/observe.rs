//! Fills the Snapshot that a plan is made from. Reads only: a dry run has changed nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use k8s_openapi::api::core::v1::Service;
use kube::ResourceExt;
use kube::api::ListParams;
use sqlx::PgConnection;

use super::backup_policy::is_of;
use super::cache::Cache;
use super::context::Context;
use crate::api::backup::BackupPhase;
use crate::api::plan::{ConfigurationChange, ConfigurationKind, Plan, PlannedBackup, PlannedConfiguration, StepName};
use crate::api::release::ReleasePhase;
use crate::api::request_status::{Course, RollbackRequestStatus, StepPhase, StepStatus};
use crate::api::rollback_request::DataPolicy;
use crate::api::{Backup, BackupPolicy, POLICY_ANNOTATION, PUT_ASIDE_ANNOTATION, Reason, Release, RollbackRequest, WORKLOAD_LABEL, label_value};
use crate::cluster::configuration::copy_name;
use crate::cluster::workload::{self as cluster, can_run, helm_client_side, last_writer, owner};
use crate::cluster::{During, Error, World, refused};
use crate::database::inspect::NotRestorable;
use crate::database::{self, identifier, inspect};
use crate::database::{Access, change, counts, evidence, fingerprint, measure};
use crate::migrations::{Revision, VersionTable};
use crate::plan;
use crate::plan::estimate::{self, Rates};
use crate::plan::schema::{Change, Evidence, Fingerprint, Kind, diff, questions};
use crate::plan::snapshot::{
    Backup as SeenBackup, Configuration, Database, FailedWayDown, FormerTemplate, Release as SeenRelease, Session, Snapshot, Workload,
};
use crate::plan::template::{configuration, hash};
use crate::request::uses;
use crate::steps::{self, Run, close, workload};

/// Everything that the plan of the request must know.
///
/// `requests` are those of its namespace, itself among them.
pub async fn snapshot(context: &Context, request: &RollbackRequest, requests: &[RollbackRequest]) -> Result<Snapshot, Error> {
    let (world, namespace) = (&context.world, request.namespace().unwrap_or_default());
    let cache = context.caches.of(&namespace);
    cache.workloads_current().await?;
    let policy = match &request.spec.database {
        Some(database) => Some(policy(world, &namespace, &database.policy_ref.name).await?),
        None => None,
    };
    let key = world.content_key(&namespace, false).await?;
    let left = uses::left(requests);
    let mut fingerprints = Fingerprints { world, namespace: &namespace, read: BTreeMap::new() };
    let mut workloads = Vec::new();
    let addresses = if policy.is_some() { addresses(world, request).await? } else { BTreeSet::new() };
    for target in &request.spec.targets {
        let look = Look { world, cache: &cache, namespace: &namespace, left: &left, key: key.as_deref(), policy: policy.as_ref() };
        workloads.push(seen_workload(look, &world.workload(&namespace, target).await?, &mut fingerprints).await?);
    }
    if let Some(selector) = serving(world, &namespace, policy.as_ref()).await? {
        for workload in &mut workloads {
            let labels = workload.template.metadata.as_ref().and_then(|m| m.labels.clone()).unwrap_or_default();
            workload.serves_the_database = !selector.is_empty() && selector.iter().all(|(name, value)| labels.get(name) == Some(value));
        }
    }
    let mut database = match &policy {
        Some(policy) => Some(database(world, &namespace, (request, requests), policy, &workloads, &addresses, &mut fingerprints).await?),
        None => None,
    };
    if let Some(database) = database.as_mut().filter(|d| !d.other_sessions.is_empty()) {
        // A pod of the targets may have come since they were listed, and its session with it.
        let addresses = self::addresses(world, request).await?;
        database.other_sessions.retain(|s| !s.address.as_ref().is_some_and(|a| addresses.contains(a)));
    }
    Ok(Snapshot { uid: request.uid().unwrap_or_default(), workloads, database, way_down: request.status.as_ref().and_then(failed_way_down) })
}

/// The labels of the pods behind the Service by which the database is reached.
async fn serving(world: &World, namespace: &str, policy: Option<&BackupPolicy>) -> Result<Option<BTreeMap<String, String>>, Error> {
    let Some(name) = policy.and_then(|policy| policy.spec.database.service.as_ref()) else { return Ok(None) };
    Ok(world.get::<Service>(namespace, name).await?.and_then(|service| service.spec?.selector))
}

/// Where the targets' pods connect from.
async fn addresses(world: &World, request: &RollbackRequest) -> Result<BTreeSet<String>, Error> {
    let namespace = request.namespace().unwrap_or_default();
    let mut addresses = BTreeSet::new();
    for target in &request.spec.targets {
        let workload = world.workload(&namespace, target).await?;
        addresses.extend(world.pods(&namespace, &workload).await?.iter().filter_map(|p| p.status.as_ref()?.pod_ip.clone()));
    }
    Ok(addresses)
}

/// What the undo of a finished request must know.
pub async fn undo(world: &World, request: &RollbackRequest, done: &Course, now: Timestamp) -> Result<plan::undo::Seen, Error> {
    let namespace = request.namespace().unwrap_or_default();
    let mut seen = plan::undo::Seen { uid: request.uid().unwrap_or_default(), ..plan::undo::Seen::default() };
    let Some(made) = &done.plan else { return Ok(seen) };
    let step = StepStatus { phase: StepPhase::Running, ..StepStatus::pending(StepName::Workload) };
    let run = Run::unplanned(request, made, done, &step, now);
    for target in &made.targets {
        let of = target.workload();
        let now = world.workload(&namespace, &of).await?;
        let is = target.as_written(hash(&now.template));
        // Also a request that has failed may have left the good template, if the databases were swapped.
        if is != target.from && is != hash(&workload::wanted(world, &run, target).await?) {
            seen.changed.push((of.clone(), last_writer(&now.metadata)));
        }
        if now.paused {
            seen.paused.push(of.clone());
        }
        seen.templates.push((of, is));
    }
    seen.edited = edited(world, &namespace, made, done).await?;
    if let Some(database) = made.database.as_ref().filter(|_| done.kept_database.is_some()) {
        let (server, mut session, policy) = steps::maintenance(world, &run).await?;
        let addresses = addresses(world, request).await?;
        let sessions = strangers(inspect::sessions(&mut session, &database.name).await?, &server.login.user, &addresses);
        seen.sessions = close::words(&sessions.iter().collect::<Vec<_>>());
        seen.live = inspect::entry(&mut session, &database.name).await?.map(|e| e.oid);
        seen.kept = inspect::entry(&mut session, &database.kept).await?.map(|e| e.oid);
        seen.renamed = inspect::by_oid(&mut session, database.oid).await?.map(|(name, _)| name);
        if seen.live.is_some() {
            let mut trying = server.connect(&policy.spec.database.maintenance_database, Access::Change).await?;
            seen.not_carried = change::not_carried(&mut trying, &database.name).await?;
        }
    }
    Ok(seen)
}

/// Sessions that are neither the operator's nor from one of these addresses. Ours as the owner has ended by now, and another
/// operator's may be there.
fn strangers(sessions: Vec<Session>, login: &str, addresses: &BTreeSet<String>) -> Vec<Session> {
    let ours = |s: &Session| s.user == login && s.application == database::APPLICATION_NAME || s.application == database::OWNERS_APPLICATION_NAME;
    sessions.into_iter().filter(|s| !ours(s) && !s.address.as_ref().is_some_and(|a| addresses.contains(a))).collect()
}

/// What an undo would have to replace, and somebody has changed since.
async fn edited(world: &World, namespace: &str, made: &Plan, done: &Course) -> Result<Vec<(String, String)>, Error> {
    let replaced = |c: &&PlannedConfiguration| c.change == ConfigurationChange::Replace && c.before.is_some();
    let (mut edited, key) = (Vec::new(), world.content_key(namespace, false).await?.unwrap_or_default());
    let begun = done.begun(StepName::Configuration);
    for change in made.targets.iter().flat_map(|t| &t.configuration).filter(|c| begun && replaced(c)) {
        let now = world.configuration(namespace, change.kind, &change.name).await?;
        let copy = now.as_ref().map(|now| copy_name(&key, &change.name, &now.content));
        // Of two objects one may not have been reached.
        if copy.as_ref() != Some(&change.copy) && copy != change.before {
            let who = now.as_ref().map_or("somebody".to_owned(), |now| last_writer(&now.metadata));
            edited.push((format!("{} {}", change.kind, change.name), who));
        }
    }
    Ok(edited)
}

async fn policy(world: &World, namespace: &str, name: &str) -> Result<BackupPolicy, Error> {
    match world.get::<BackupPolicy>(namespace, name).await? {
        Some(policy) if policy.metadata.deletion_timestamp.is_some() => {
            refused(Reason::PolicyGoing, format!("BackupPolicy {name} is being deleted; make it again, when it is gone, and a new request"))
        }
        Some(policy) => Ok(policy),
        None => {
            refused(Reason::PolicyNotFound, format!("BackupPolicy {name} does not exist in namespace {namespace}; 'kubectl get backuppolicies' lists them"))
        }
    }
}

/// Recorded fingerprints, each read once and held once: of thousands of tables each has megabytes, and many releases and backups
/// have the same.
struct Fingerprints<'a> {
    world: &'a World,
    namespace: &'a str,
    read: BTreeMap<String, Option<Arc<Fingerprint>>>,
}

impl Fingerprints<'_> {
    /// `None` when the record was deleted: the plan then says that the schema is not known.
    async fn get(&mut self, map: &str, hash: &str) -> Result<Option<Arc<Fingerprint>>, Error> {
        if !self.read.contains_key(map) {
            let lines = match self.world.kept_fingerprint(self.namespace, map, Some(hash)).await {
                Ok(fingerprint) => Some(Arc::new(fingerprint)),
                Err(Error::Refused { .. }) => None,
                Err(error) => return Err(error),
            };
            self.read.insert(map.to_owned(), lines);
        }
        Ok(self.read.get(map).cloned().flatten())
    }
}

/// What was read once for all targets.
struct Look<'a> {
    world: &'a World,
    /// By which is told what else uses a ConfigMap or Secret: words for people, which may be a moment old.
    cache: &'a Cache,
    namespace: &'a str,
    left: &'a BTreeMap<&'a str, Timestamp>,
    key: Option<&'a [u8]>,
    policy: Option<&'a BackupPolicy>,
}

async fn seen_workload(look: Look<'_>, workload: &cluster::Workload, fingerprints: &mut Fingerprints<'_>) -> Result<Workload, Error> {
    let Look { world, cache, namespace, left, key, policy } = look;
    let of = workload.reference();
    let its_own = ListParams::default().labels(&format!("{WORKLOAD_LABEL}={}", label_value(&of.name)));
    // None of them hangs on another, and somebody waits.
    let releases = async { Ok::<_, Error>(world.api::<Release>(namespace).list(&its_own).await.during("list Releases")?.items) };
    let (releases, former, autoscaler) = tokio::try_join!(releases, world.history(namespace, workload), world.autoscaler(namespace, &of))?;
    // What the workload itself says counts where the request names no database.
    let its = match workload.annotation(POLICY_ANNOTATION).filter(|name| !name.is_empty() && policy.is_none_or(|policy| policy.name_any() != **name)) {
        Some(name) => world.get::<BackupPolicy>(namespace, name).await?,
        None => None,
    };
    let approval = its.as_ref().and_then(|its| its.spec.approval.clone());
    let policy = policy.or(its.as_ref());
    let own: Vec<&Release> = releases.iter().filter(|r| r.spec.of() == of && can_run(workload, &r.spec.workload_uid, &r.spec.template)).collect();
    let mut names = configuration(&workload.template);
    names.extend(own.iter().flat_map(|r| &r.spec.configuration).map(|c| (c.kind, c.name.clone())));
    names.extend(own.iter().flat_map(|r| configuration(&r.spec.template)));
    let mut live = BTreeMap::new();
    for (kind, object) in names {
        let now = world.configuration(namespace, kind, &object).await?;
        let sharers = cache.users_of(kind, &object).into_iter().filter(|other| *other != of).map(|other| other.to_string());
        let seen = Configuration { sharers: sharers.collect(), ..super::configuration::live(kind, &object, now.as_ref(), key, policy) };
        live.insert((kind, object), seen);
    }
    let mut seen_releases = Vec::new();
    for release in own {
        let mut seen = seen_release(world, namespace, release, &live, key, fingerprints).await?;
        seen.left = left.get(seen.name.as_str()).is_some_and(|ended| seen.last_seen <= *ended);
        seen_releases.push(seen);
    }
    let healthy: Vec<(Timestamp, Revision)> =
        seen_releases.iter().filter(|r| r.healthy && !r.left).filter_map(|r| Some((r.created, r.revision.clone()?))).collect();
    for release in &mut seen_releases {
        release.earlier = healthy.iter().filter(|(created, _)| *created <= release.created).map(|(_, revision)| revision.clone()).collect();
    }
    Ok(Workload {
        uid: workload.uid().to_owned(),
        template: workload.template.clone(),
        paused: workload.paused,
        by_hand: workload.by_hand.clone(),
        on_each_node: !workload.scales,
        claims: workload.claims.clone(),
        scaling_deletes_claims: workload.scaling_deletes_claims,
        serves_the_database: false,
        going: workload.metadata.deletion_timestamp.is_some(),
        replicas: workload.replicas,
        owner: owner(&workload.metadata),
        helm: helm_client_side(&workload.metadata),
        autoscaler,
        approval,
        releases: seen_releases,
        former: former
            .into_iter()
            .map(|of| FormerTemplate {
                template: if workload.revision.as_ref() == Some(&of.name) { workload.template.clone() } else { of.template },
                name: of.name,
                number: of.number,
            })
            .collect(),
        configuration: live,
        of,
    })
}

/// The way down that the request has tried before.
fn failed_way_down(status: &RollbackRequestStatus) -> Option<FailedWayDown> {
    let course = status.way_down.as_ref()?;
    let step = course.failed()?;
    let why = format!("step {}: {}", step.name, step.message.as_deref().unwrap_or("no message"));
    Some(FailedWayDown { why, otherwise: course.plan.as_ref()?.database.as_ref()?.otherwise.clone()? })
}

async fn seen_release(
    world: &World,
    namespace: &str,
    release: &Release,
    live: &BTreeMap<(ConfigurationKind, String), Configuration>,
    key: Option<&[u8]>,
    fingerprints: &mut Fingerprints<'_>,
) -> Result<SeenRelease, Error> {
    let status = release.status.clone().unwrap_or_default();
    let apart = super::configuration::apart(world, namespace, release, live, key).await?;
    let fingerprint = match (status.fingerprint, status.fingerprint_map) {
        (Some(hash), Some(map)) => fingerprints.get(&map, &hash).await?.map(|lines| (hash, map, lines)),
        _ => None,
    };
    let created = release.metadata.creation_timestamp.as_ref().map(|t| t.0);
    Ok(SeenRelease {
        name: release.name_any(),
        healthy: status.phase == ReleasePhase::Healthy,
        created: created.unwrap_or(Timestamp::UNIX_EPOCH),
        last_seen: status.last_seen_time.map(|t| t.0).or(created).unwrap_or(Timestamp::UNIX_EPOCH),
        left: false,
        template: release.spec.template.clone(),
        template_hash: release.spec.template_hash.clone(),
        configuration: release.spec.configuration.clone(),
        apart,
        images: status.images,
        revision: Revision::of_text(&status.schema_revision),
        earlier: Vec::new(),
        fingerprint,
    })
}

async fn database(
    world: &World,
    namespace: &str,
    (request, requests): (&RollbackRequest, &[RollbackRequest]),
    policy: &BackupPolicy,
    workloads: &[Workload],
    addresses: &BTreeSet<String>,
    fingerprints: &mut Fingerprints<'_>,
) -> Result<Database, Error> {
    let spec = &policy.spec;
    let server = world.server(namespace, spec).await?;
    let mut session = server.connect(&spec.database.name, Access::Read).await?;
    let table = spec.migrations.as_ref().map(|m| m.version_table.as_str());
    let mut facts = inspect::facts(&mut session).await?;
    facts.roles = inspect::roles(&mut session).await?;
    let mut own = owners(world, namespace, policy, &facts.owner).await?;
    match &mut own {
        Ok(own) => {
            let NotRestorable { at_all, beside } = inspect::not_restorable(own).await?;
            (facts.not_restorable, facts.not_restorable_beside) = (at_all, beside);
            facts.not_read = inspect::unreadable(own).await?;
            // The streams of a restore, and the session that compares.
            let wanted = spec.parallelism.max(1) + 1;
            if let Some((login, limit)) = inspect::session_limit(own).await?.filter(|(_, limit)| *limit < wanted) {
                let login = identifier(&login);
                let words = format!("{login} may have {limit} sessions at once, and a restore opens {wanted} (ALTER ROLE {login} CONNECTION LIMIT -1)");
                facts.not_restorable.push(words);
            }
        }
        Err(why) => {
            facts.not_restorable = vec![why.clone()];
            facts.not_read = vec![why.clone()];
        }
    }
    if facts.owns && !facts.standby {
        let mut trying = server.connect(&spec.database.maintenance_database, Access::Change).await?;
        facts.not_carried = change::not_carried(&mut trying, &spec.database.name).await?;
    }
    let fingerprint = fingerprint::read(&mut session, table).await?;
    let revision = match counts::revision(&mut session, spec.migrations.as_ref().map(VersionTable::from).as_ref()).await {
        Ok(revision) => Ok(revision),
        Err(crate::database::Error::Refused(why)) => Err(why),
        Err(error) => return Err(error.into()),
    };
    let mut would_go = BTreeMap::new();
    let mut asked = Vec::new();
    for (_, _, good) in workloads.iter().flat_map(|w| &w.releases).filter_map(|r| r.fingerprint.as_ref()) {
        let changes = diff(good, &fingerprint);
        asked.extend(questions(&fingerprint, &changes));
        for change in changes {
            let (table, column) = match change {
                Change::Added(entry) if matches!(entry.kind, Kind::Table | Kind::Column) => (entry.object, entry.part),
                Change::Added(_) | Change::Removed(_) | Change::Altered { .. } => continue,
            };
            if !would_go.contains_key(&(table.clone(), column.clone()))
                && let Ok(own) = &mut own
                && let Some(rows) = counts::values(own, &table, Some(column.as_str()).filter(|c| !c.is_empty())).await?
            {
                would_go.insert((table, column), rows);
            }
        }
    }
    asked.sort();
    asked.dedup();
    let evidence = match &mut own {
        Ok(own) => evidence::collect(own, asked).await?,
        Err(_) => Evidence::default(),
    };
    let data = request.spec.database.as_ref().map(|d| d.data).unwrap_or_default();
    let rows = match own {
        Ok(mut own) if data != DataPolicy::Keep && facts.not_read.is_empty() => counts::rows(&mut own, None, table).await?,
        Ok(_) | Err(_) => Vec::new(),
    };
    let other_sessions = strangers(inspect::sessions(&mut session, &spec.database.name).await?, &server.login.user, addresses);
    let backups = backups(world, namespace, requests, policy, &facts.system_identifier, fingerprints).await?;
    Ok(Database {
        policy: policy.name_any(),
        name: spec.database.name.clone(),
        room: world.room(namespace, policy, facts.server_bytes).await?,
        facts,
        fingerprint,
        evidence,
        revision,
        migrations: spec.migrations.clone(),
        approval: spec.approval.clone(),
        generation: policy.metadata.generation,
        large: measure::larger(&mut session, spec.database.compare_limit_bytes).await?,
        rates: rates(world, namespace, &policy.name_any(), requests).await?,
        copy_limit: spec.database.copy_limit_seconds,
        other_sessions,
        would_go,
        rows,
        backups,
    })
}

/// A session as the owner, or why there is none: code alone can go back without it.
async fn owners(world: &World, namespace: &str, policy: &BackupPolicy, owner: &str) -> Result<Result<PgConnection, String>, Error> {
    let server = match world.restore_server(namespace, &policy.spec).await {
        Ok(Some(server)) => server,
        Ok(None) => {
            return Ok(Err(format!(
                "no login of its owner {owner} is known to restore as, and to read its rows as; set database.ownerSecretRef of policy {}",
                policy.name_any()
            )));
        }
        Err(Error::Refused { message, .. }) => return Ok(Err(message)),
        Err(error) => return Err(error),
    };
    match server.connect(&policy.spec.database.name, Access::Read).await {
        Ok(session) => Ok(Ok(session)),
        Err(error) => Ok(Err(format!("the login as which backups are restored cannot connect: {error}"))),
    }
}

/// What the policy's last backups and requests have shown: each has recorded its own times and sizes.
async fn rates(world: &World, namespace: &str, policy: &str, requests: &[RollbackRequest]) -> Result<Rates, Error> {
    let done = |name: StepName| {
        let seconds = move |c: &Course| {
            c.steps.iter().find(|s| s.name == name && s.phase == StepPhase::Succeeded).and_then(|s| Some((s.start_time.clone()?, s.seconds?)))
        };
        let told = requests.iter().filter_map(|r| {
            let course = &r.status.as_ref()?.course;
            let database = course.plan.as_ref()?.database.as_ref().filter(|d| d.policy == policy)?;
            let (begun, seconds) = seconds(course)?;
            Some((begun.0, estimate::rate(database.size_bytes, seconds as i64)?))
        });
        told.max_by_key(|(begun, _)| *begun).map(|(_, rate)| rate)
    };
    let backups = world.api::<Backup>(namespace).list(&ListParams::default()).await.during("list Backups")?.items;
    let dumped = backups.iter().filter(|b| b.spec.policy_ref.name == policy).filter_map(|b| {
        let status = b.status.as_ref().filter(|s| s.phase == BackupPhase::Completed)?;
        let (begun, ended) = (status.start_time.as_ref()?.0, status.completion_time.as_ref()?.0);
        Some((begun, estimate::rate(status.content.as_ref()?.database_bytes?, ended.as_second() - begun.as_second())?))
    });
    Ok(Rates { copy: done(StepName::Clone), restore: done(StepName::Restore), dump: dumped.max_by_key(|(begun, _)| *begun).map(|(_, rate)| rate) })
}

async fn backups(
    world: &World,
    namespace: &str,
    requests: &[RollbackRequest],
    policy: &BackupPolicy,
    server: &str,
    fingerprints: &mut Fingerprints<'_>,
) -> Result<Vec<SeenBackup>, Error> {
    let all = world.api::<Backup>(namespace).list(&ListParams::default()).await.during("list Backups")?;
    let mine = all.items.into_iter().filter(|b| b.spec.policy_ref.name == policy.name_any() && b.metadata.deletion_timestamp.is_none());
    let mut seen = Vec::new();
    for backup in mine {
        let kept = backup.status.as_ref().and_then(|s| s.fingerprint_map.as_deref().zip(s.content.as_ref()));
        let schema = match kept {
            Some((map, content)) => fingerprints.get(map, &content.fingerprint).await?,
            None => None,
        };
        let of_ours = is_of(&backup, &policy.spec.database.name, Some(server));
        let made = || {
            let status = backup.status.clone()?;
            let content = status.content?;
            let name = backup.name_any();
            let not_restorable = if status.verified_at.is_some() { Vec::new() } else { content.not_restorable };
            Some(SeenBackup {
                verified: status.phase == BackupPhase::Completed
                    && status.read_back_time.is_some()
                    && !content.half_way
                    && not_restorable.is_empty()
                    && status.drill.is_none_or(|d| !d.condemns()),
                not_restorable,
                taken: status.start_time?.0,
                fingerprint: content.fingerprint,
                schema,
                server_version: content.server_version,
                of_ours,
                put_aside: uses::has_put_aside(backup.annotations().get(PUT_ASIDE_ANNOTATION), requests),
                revision: Revision::of_text(&content.schema_revision),
                rows: content.tables,
                drilled: status.verified_at.map(|t| t.0),
                restore_seconds: status.restore_seconds.map(|s| s.ceil() as i64),
                source: Some(PlannedBackup { name: name.clone(), manifest: content.checksum, place: status.place? }),
                name,
            })
        };
        seen.extend(made());
    }
    Ok(seen)
}
