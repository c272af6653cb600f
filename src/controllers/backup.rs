//! The controller of Backups: one Job takes it, another deletes its files.

use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::PersistentVolumeClaim;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::Time;
use kube::ResourceExt;
use kube::api::ListParams;

use super::backup_policy::drill_job_name;
use super::cache::{Cache, Moved};
use super::context::Context;
use super::deadline::within;
use super::metrics::Outcome;
use super::queue::{self, Pace};
use super::status;
use super::watching::{AGAIN, RECONCILE};
use crate::agent::call::{self, Command};
use crate::agent::report::{Drilled, Kind, Report};
use crate::api::backup::{BackupContent, BackupPhase, DrillPhase};
use crate::api::conditions::{Summary, summarize};
use crate::api::{Backup, BackupPolicy, BackupStatus, Reason, RollbackRequest, SCHEDULED_LABEL, time};
use crate::cluster::agent_job::{AgentJob, Listens, NO_LIMIT, Start, as_owner};
use crate::cluster::fingerprint::FINGERPRINTS;
use crate::cluster::jobs::JobState;
use crate::cluster::{Class, During, Error, World, child_name, owner};
use crate::database::{Access, fingerprint, progress};
use crate::migrations::VersionTable;
use crate::plan::health::Again;
use crate::request::uses;

const FINALIZER: &str = "rollback-operator.dev/delete-files";
/// What a backup takes at least before its progress is asked, in seconds.
const LONG_SECONDS: i64 = 15;
/// How long the deletion of a Backup waits for the Job that deletes its files.
const DELETE_SECONDS: i64 = 600;

const PACE: Pace = Pace { at_once: 8, gathers: Duration::ZERO };

pub async fn run(context: &Context, namespace: &str) {
    let cache = context.caches.of(namespace);
    let look = |name: String| within(RECONCILE, "look", reconcile(context, namespace, name));
    queue::run(&cache, PACE, |moved| touched(&cache, moved), look).await;
}

/// The Backups that must be looked at after a change: itself, or a Job that serves it.
fn touched(cache: &Cache, moved: &Moved) -> Vec<String> {
    match moved {
        Moved::Backup { name, .. } | Moved::Job { backup: Some(name) } => vec![name.clone()],
        Moved::All => cache.backups.all(|_| true).iter().map(|backup| backup.name_any()).collect(),
        Moved::Job { backup: None } | Moved::Workload(_) | Moved::Record(_) | Moved::Pod(_) | Moved::Guard(_) | Moved::Policy(_) | Moved::PolicyStatus(_) => {
            Vec::new()
        }
        Moved::Map(_) | Moved::Copy(_) | Moved::Request { .. } => Vec::new(),
    }
}

async fn reconcile(context: &Context, namespace: &str, name: String) -> Result<Again, Error> {
    let now = Timestamp::now();
    let Some(backup) = context.world.get::<Backup>(namespace, &name).await? else { return Ok(Again::OnEvent) };
    if backup.metadata.deletion_timestamp.is_some() {
        return leave(context, &backup, now).await;
    }
    match backup.status.clone().unwrap_or_default() {
        seen @ BackupStatus { phase: BackupPhase::Completed, .. } if seen.drill.as_ref().is_some_and(|d| d.phase == DrillPhase::Running) => {
            drill(context, &backup, seen, now).await
        }
        BackupStatus { phase: BackupPhase::Completed | BackupPhase::Failed, .. } => Ok(Again::OnEvent),
        BackupStatus { phase: BackupPhase::Pending | BackupPhase::Running, .. } if !backup.finalizers().iter().any(|f| f == FINALIZER) => {
            context.world.set_finalizer(&backup, FINALIZER, true).await?;
            Ok(Again::In(Duration::ZERO))
        }
        BackupStatus { phase: BackupPhase::Pending, .. } => begin(context, &backup, now).await,
        seen @ BackupStatus { phase: BackupPhase::Running, .. } => follow(context, &backup, seen, now).await,
    }
}

/// Writes down where the backup will lie, before the Job that writes it is made.
async fn begin(context: &Context, backup: &Backup, now: Timestamp) -> Result<Again, Error> {
    let namespace = backup.namespace().unwrap_or_default();
    let mut new = BackupStatus { start_time: Some(time(now)), ..backup.status.clone().unwrap_or_default() };
    let policy = match context.world.get::<BackupPolicy>(&namespace, &backup.spec.policy_ref.name).await? {
        Some(policy) => policy,
        None => {
            let message = format!("BackupPolicy {} does not exist", backup.spec.policy_ref.name);
            return end(context, backup, new, Err((Reason::PolicyNotFound, message)), now).await;
        }
    };
    let claim = &policy.spec.storage.volume_claim;
    if context.world.get::<PersistentVolumeClaim>(&namespace, claim).await?.is_none() {
        return end(
            context,
            backup,
            new,
            Err((Reason::ClaimNotFound, format!("PersistentVolumeClaim {claim} of policy {} does not exist", policy.name_any()))),
            now,
        )
        .await;
    }
    // The agent reads the schema again, from the dump's snapshot; this is kept where the two are one.
    new.fingerprint_map = match live_schema(context, backup, &policy).await {
        Ok(map) => map,
        // Whether the database can be backed up is for the Job to say.
        Err(error) if error.class() != Class::Conflict => None,
        Err(error) => return Err(error),
    };
    new.phase = BackupPhase::Running;
    new.place = Some(policy.spec.storage.place(child_name(&backup.name_any(), "b", &backup.uid().unwrap_or_default())));
    summarize(&mut new.conditions, Summary::Progressing, Reason::Running, "the backup is being taken", backup.metadata.generation, now);
    new.observed_generation = backup.metadata.generation.unwrap_or_default();
    status::write(&context.world, backup, new).await?;
    Ok(Again::In(Duration::ZERO))
}

/// Keeps the schema's fingerprint, by which a plan can say whether a release runs on the backup.
async fn live_schema(context: &Context, backup: &Backup, policy: &BackupPolicy) -> Result<Option<String>, Error> {
    let namespace = backup.namespace().unwrap_or_default();
    let server = context.world.server(&namespace, &policy.spec).await?;
    let mut session = server.connect(backup.spec.database.as_ref().unwrap_or(&policy.spec.database.name), Access::Read).await?;
    let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
    let schema = fingerprint::read(&mut session, table).await?;
    context.world.keep_fingerprint(&namespace, &schema).await.map(Some)
}

async fn follow(context: &Context, backup: &Backup, seen: BackupStatus, now: Timestamp) -> Result<Again, Error> {
    let namespace = backup.namespace().unwrap_or_default();
    let name = child_name(&backup.name_any(), "backup", &backup.uid().unwrap_or_default());
    match context.world.job(&namespace, &name, backup, now).await? {
        Some(JobState::Active { stuck: Some(why) }) => {
            context.world.delete::<Job>(&namespace, &name).await?;
            end(context, backup, seen, Err((Reason::BackupCannotStart, format!("the pod of Job {name} cannot start: {why}"))), now).await
        }
        Some(JobState::Active { stuck: None } | JobState::Suspended) => moves(context, backup, seen, &name, now).await,
        Some(JobState::Failed(why)) if why.kind == Kind::NoRoom => end(context, backup, seen, Err((Reason::NoRoom, why.to_string())), now).await,
        Some(JobState::Failed(why)) => end(context, backup, seen, Err((Reason::BackupFailed, why.to_string())), now).await,
        Some(JobState::Succeeded(text)) => match Report::read(&text) {
            Some(Report::Content(content)) => end(context, backup, seen, Ok(*content), now).await,
            Some(Report::Drilled(_) | Report::Rehearsed(_) | Report::Nothing) | None => {
                end(context, backup, seen, Err((Reason::BackupNotProven, format!("Job {name} ended without a report, so the backup is not proven"))), now).await
            }
        },
        None => match take(context, backup, &seen, name).await {
            Ok(()) => Ok(Again::In(AGAIN * 6)),
            Err(error) if error.class() == Class::NeedsUser => {
                let message = error.to_string();
                end(context, backup, seen, Err((error.reason(), message)), now).await
            }
            Err(error) => Err(error),
        },
    }
}

/// A Job that runs is left to run as long as its dump goes on.
async fn moves(context: &Context, backup: &Backup, seen: BackupStatus, job: &str, now: Timestamp) -> Result<Again, Error> {
    let since = |t: &Time| now.as_second() - t.0.as_second();
    if seen.start_time.as_ref().map_or(0, since) < LONG_SECONDS {
        return Ok(Again::In(AGAIN * 6));
    }
    // A server that does not answer for a moment says nothing of the dump.
    let percent = dumped(context, backup).await.unwrap_or(None).filter(|percent| seen.percent.is_none_or(|before| before < *percent));
    if let Some(percent) = percent {
        let mut new = BackupStatus { percent: Some(percent), advance_time: Some(time(now)), ..seen };
        let message = format!("{percent} % of the database is dumped");
        summarize(&mut new.conditions, Summary::Progressing, Reason::Running, &message, backup.metadata.generation, now);
        status::write(&context.world, backup, new).await?;
        return Ok(Again::In(AGAIN * 6));
    }
    let still = seen.advance_time.as_ref().or(seen.start_time.as_ref()).map_or(0, since);
    if still <= backup.spec.timeout_seconds {
        return Ok(Again::In(AGAIN * 6));
    }
    context.world.delete::<Job>(&backup.namespace().unwrap_or_default(), job).await?;
    let at = seen.percent.map_or(String::new(), |percent| format!(", after {percent} % was dumped"));
    let message =
        format!("Job {job} stood still for {still} s{at}; it is ended. Look who holds locks on the tables of the database, and whether its server answers");
    end(context, backup, seen, Err((Reason::BackupTimedOut, message)), now).await
}

async fn dumped(context: &Context, backup: &Backup) -> Result<Option<i64>, Error> {
    let namespace = backup.namespace().unwrap_or_default();
    let Some(policy) = context.world.get::<BackupPolicy>(&namespace, &backup.spec.policy_ref.name).await? else { return Ok(None) };
    let server = context.world.server(&namespace, &policy.spec).await?;
    let mut session = server.connect(backup.spec.database.as_ref().unwrap_or(&policy.spec.database.name), Access::Read).await?;
    Ok(progress::dumped(&mut session).await?)
}

/// One look at the drill of a backup: its Job is made, followed, and its end is written down.
async fn drill(context: &Context, backup: &Backup, mut new: BackupStatus, now: Timestamp) -> Result<Again, Error> {
    let namespace = backup.namespace().unwrap_or_default();
    let name = drill_job_name(backup);
    let (phase, message) = match context.world.job(&namespace, &name, backup, now).await? {
        Some(JobState::Active { stuck: None } | JobState::Suspended) => return Ok(Again::In(AGAIN * 6)),
        Some(JobState::Active { stuck: Some(why) }) => (DrillPhase::NotRun, format!("it was not restored: the pod of Job {name} cannot start: {why}")),
        Some(JobState::Failed(why)) if why.kind == Kind::NotGood => (DrillPhase::Failed, format!("no plan uses it: {why}")),
        // An evicted pod, a deadline, a server of another major or without an extension: what the agent has not found says nothing of
        // the backup.
        Some(JobState::Failed(why)) => (DrillPhase::NotRun, format!("it was not restored to the end: {why}")),
        Some(JobState::Succeeded(text)) => match Report::read(&text) {
            Some(Report::Drilled(Drilled { tables, rows, restore_seconds })) => {
                new.verified_at = Some(time(now));
                new.restore_seconds = Some(restore_seconds);
                (DrillPhase::Succeeded, format!("{tables} tables with {rows} rows were restored in {restore_seconds} s and are what the backup says"))
            }
            Some(Report::Content(_) | Report::Rehearsed(_) | Report::Nothing) | None => (DrillPhase::NotRun, format!("Job {name} ended without a report")),
        },
        None => match begin_drill(context, backup, &new, name.clone()).await {
            Ok(()) => return Ok(Again::In(AGAIN * 6)),
            Err(error) if error.class() == Class::NeedsUser => (DrillPhase::NotRun, format!("it was not restored: {error}")),
            Err(error) => return Err(error),
        },
    };
    let Some(drill) = &mut new.drill else { return Ok(Again::OnEvent) };
    (drill.phase, drill.message) = (phase, Some(message.clone()));
    drill.condemned = match phase {
        DrillPhase::Failed => true,
        DrillPhase::Succeeded => false,
        DrillPhase::Running | DrillPhase::NotRun => drill.condemned,
    };
    match phase {
        DrillPhase::Failed => summarize(&mut new.conditions, Summary::Stalled, Reason::DrillFailed, &message, backup.metadata.generation, now),
        DrillPhase::Succeeded => summarize(&mut new.conditions, Summary::Ready, Reason::Restored, &message, backup.metadata.generation, now),
        DrillPhase::Running | DrillPhase::NotRun => {}
    }
    status::write(&context.world, backup, new).await?;
    context.world.delete::<Job>(&namespace, &name).await?;
    let outcome = match phase {
        DrillPhase::Running => Reason::DrillRunning,
        DrillPhase::Succeeded => Reason::DrillSucceeded,
        DrillPhase::NotRun => Reason::DrillNotRun,
        DrillPhase::Failed => Reason::DrillFailed,
    };
    context.metrics.backups.get_or_create(&Outcome { outcome: outcome.to_string(), reason: "Drill".to_owned() }).inc();
    context.tell(backup, outcome, &message, phase == DrillPhase::Succeeded);
    Ok(Again::OnEvent)
}

async fn begin_drill(context: &Context, backup: &Backup, seen: &BackupStatus, name: String) -> Result<(), Error> {
    let namespace = backup.namespace().unwrap_or_default();
    let policy = context.world.get::<BackupPolicy>(&namespace, &backup.spec.policy_ref.name).await?;
    let (Some(policy), Some(content), Some(place)) = (policy, &seen.content, &seen.place) else {
        return crate::cluster::refused(Reason::PolicyNotFound, format!("BackupPolicy {} was deleted", backup.spec.policy_ref.name));
    };
    let Some(drill) = &policy.spec.drill else {
        return crate::cluster::refused(Reason::PolicyIncomplete, format!("BackupPolicy {} has no drill any more", policy.name_any()));
    };
    let asked = call::Drill { checksum: content.checksum.clone(), jobs: policy.spec.parallelism, checks: policy.spec.checks.sql.clone() };
    let job = AgentJob {
        name,
        namespace: &namespace,
        owner: owner(backup),
        place,
        command: Command::Drill(asked),
        timeout_seconds: drill.timeout_seconds,
        start: Start::AtOnce,
        database: None,
    };
    context.world.create(&namespace, &context.world.drill_job(job, &policy.spec, drill, Listens::SOCKET)).await
}

async fn take(context: &Context, backup: &Backup, seen: &BackupStatus, name: String) -> Result<(), Error> {
    let namespace = backup.namespace().unwrap_or_default();
    let Some(policy) = context.world.get::<BackupPolicy>(&namespace, &backup.spec.policy_ref.name).await? else {
        return crate::cluster::refused(Reason::PolicyNotFound, format!("BackupPolicy {} was deleted", backup.spec.policy_ref.name));
    };
    let Some(place) = &seen.place else {
        return crate::cluster::refused(Reason::PlaceNotKnown, "the status does not say where the backup is to lie; delete this Backup, and make another");
    };
    let asked = call::Backup {
        jobs: policy.spec.parallelism,
        version_table: policy.spec.migrations.as_ref().map(VersionTable::from).map(Into::into),
        scheduled: backup.labels().contains_key(SCHEDULED_LABEL),
    };
    let mut job = context.world.agent_job(AgentJob {
        name,
        namespace: &namespace,
        owner: owner(backup),
        place,
        command: Command::Backup(asked),
        timeout_seconds: NO_LIMIT,
        start: Start::AtOnce,
        database: Some((&policy.spec, backup.spec.database.as_ref().unwrap_or(&policy.spec.database.name))),
    });
    // As whom it looks at rows; a kept original is closed to all but the operator.
    if policy.spec.database.restore_login().is_some() && backup.spec.database.is_none() {
        as_owner(&mut job, &policy.spec)?;
    }
    context.world.create(&namespace, &job).await
}

async fn end(
    context: &Context,
    backup: &Backup,
    mut new: BackupStatus,
    result: Result<BackupContent, (Reason, String)>,
    now: Timestamp,
) -> Result<Again, Error> {
    let generation = backup.metadata.generation;
    new.observed_generation = generation.unwrap_or_default();
    new.completion_time = Some(time(now));
    new.seconds = new.start_time.as_ref().map(|t| (now.duration_since(t.0).as_secs_f64() * 10.0).round() / 10.0);
    let (outcome, reason, message) = match result {
        Ok(content) => {
            let message = format!("{} tables with {} rows, {} bytes, complete and read back", content.table_count, content.total_rows, content.size_bytes);
            let without_path = content.not_restorable.join("; ");
            new.phase = BackupPhase::Completed;
            new.fingerprint_map = new.fingerprint_map.filter(|map| content.fingerprint.starts_with(map.trim_start_matches(FINGERPRINTS)));
            new.read_back_time = Some(time(now));
            new.content = Some(content);
            if without_path.is_empty() {
                summarize(&mut new.conditions, Summary::Ready, Reason::ReadBack, &message, generation, now);
                (Reason::Completed, Reason::ReadBack, message)
            } else {
                let message = format!(
                    "{message}; but pg_restore, which sets no search_path, could not make of it: {without_path}. Name the schema in these functions, or let them set it (ALTER FUNCTION … SET search_path = …), and take another"
                );
                summarize(&mut new.conditions, Summary::Stalled, NOT_RESTORABLE, &message, generation, now);
                (Reason::Completed, NOT_RESTORABLE, message)
            }
        }
        Err((reason, message)) => {
            new.phase = BackupPhase::Failed;
            summarize(&mut new.conditions, Summary::Stalled, reason, &message, generation, now);
            (Reason::Failed, reason, message)
        }
    };
    status::write(&context.world, backup, new).await?;
    context.metrics.backups.get_or_create(&Outcome { outcome: outcome.to_string(), reason: reason.to_string() }).inc();
    context.tell(backup, outcome, &message, reason == Reason::ReadBack);
    Ok(Again::OnEvent)
}

/// Why a complete Backup is restored by no plan.
const NOT_RESTORABLE: Reason = Reason::NotRestorable;
/// Why a Backup that was deleted is still there.
const IN_USE: Reason = Reason::InUse;

/// The request that runs and restores this backup, or would need it to go back.
async fn at_work(world: &World, backup: &Backup) -> Result<Option<String>, Error> {
    let (namespace, name) = (backup.namespace().unwrap_or_default(), backup.name_any());
    let requests = world.api::<RollbackRequest>(&namespace).list(&ListParams::default()).await.during("list RollbackRequests")?.items;
    let uses = |r: &&RollbackRequest| uses::at_work_with(r).is_some_and(|mut all| all.any(|b| *b == name));
    Ok(requests.iter().find(uses).map(ResourceExt::name_any))
}

/// The files go by a Job. In a namespace that is going away no Job can start, and the claim goes with it.
async fn leave(context: &Context, backup: &Backup, now: Timestamp) -> Result<Again, Error> {
    if !backup.finalizers().iter().any(|f| f == FINALIZER) {
        return Ok(Again::OnEvent);
    }
    let world = &context.world;
    let namespace = backup.namespace().unwrap_or_default();
    let seen = backup.status.clone().unwrap_or_default();
    let asked = backup.metadata.deletion_timestamp.as_ref().map_or(0, |t| now.as_second() - t.0.as_second());
    if let Some(place) = &seen.place {
        let uid = backup.uid().unwrap_or_default();
        let name = child_name(&backup.name_any(), "delete", &uid);
        let going = world.is_going(&namespace).await?;
        let gone = world.get::<PersistentVolumeClaim>(&namespace, place.claim()).await?.is_none_or(|c| c.metadata.deletion_timestamp.is_some());
        if !going
            && !gone
            && let Some(request) = at_work(world, backup).await?
        {
            let mut new = seen;
            let message = format!("RollbackRequest {request} is at work with this backup; its files are deleted when that has ended");
            summarize(&mut new.conditions, Summary::Progressing, IN_USE, &message, backup.metadata.generation, now);
            status::write(world, backup, new).await?;
            return Ok(Again::In(AGAIN));
        }
        let waited = seen.conditions.iter().any(|c| c.reason == IN_USE);
        match world.job(&namespace, &name, backup, now).await? {
            _ if going || gone => context.tell(backup, Reason::FilesLeft, "the files were not deleted: the namespace or the claim is going away", false),
            Some(JobState::Succeeded(_)) => {}
            Some(JobState::Failed(why)) => context.tell(backup, Reason::FilesLeft, &format!("the files in {place} could not be deleted: {why}"), false),
            Some(JobState::Active { .. } | JobState::Suspended) | None if asked > DELETE_SECONDS && !waited => {
                context.tell(backup, Reason::FilesLeft, &format!("the files in {place} were not deleted in {DELETE_SECONDS} s"), false);
            }
            Some(JobState::Active { .. } | JobState::Suspended) => return Ok(Again::In(AGAIN)),
            None => {
                // A backup that still runs would write what is being deleted.
                world.delete::<Job>(&namespace, &child_name(&backup.name_any(), "backup", &uid)).await?;
                let job = world.agent_job(AgentJob {
                    name,
                    namespace: &namespace,
                    owner: owner(backup),
                    place,
                    command: Command::Delete,
                    timeout_seconds: DELETE_SECONDS,
                    start: Start::AtOnce,
                    database: None,
                });
                world.create(&namespace, &job).await?;
                return Ok(Again::In(AGAIN));
            }
        }
    }
    world.set_finalizer(backup, FINALIZER, false).await?;
    Ok(Again::OnEvent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_that_waits_needs_the_backup_that_it_names() {
        let request = |status: &str| -> RollbackRequest {
            let spec = "{targets: [{kind: Deployment, name: shop}], database: {policyRef: {name: shop}, data: Restore, backupRef: {name: oldest}}}";
            let object = format!("{{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {{name: back}}, spec: {spec}{status}}}");
            serde_yaml::from_str(&object).unwrap_or_else(|error| unreachable!("{error}"))
        };
        for (name, status, want) in [
            ("nobody has looked at it yet", "", true),
            ("it waits, and has no plan", ", status: {phase: Pending}", true),
            ("it runs", ", status: {phase: Running}", true),
            ("it has ended, and something is held", ", status: {phase: Failed, held: {closed: true}}", true),
            ("it has ended", ", status: {phase: Failed}", false),
        ] {
            let needs = uses::at_work_with(&request(status)).is_some_and(|mut all| all.any(|b| b == "oldest"));
            assert_eq!(needs, want, "{name}");
        }
    }
}
