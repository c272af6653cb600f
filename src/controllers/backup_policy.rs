//! The controller of BackupPolicies: looks at the database, and says what is wrong with it or with the login; makes the
//! backups and the drills that are due, and lets old backups go.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, Time};
use kube::ResourceExt;
use kube::api::ListParams;

use super::cache::kept::Watched;
use super::cache::requests::Request;
use super::cache::{Cache, Moved};
use super::context::Context;
use super::databases::{LOOK, LOOK_AGAIN, Looked};
use super::deadline::within;
use super::queue::{self, Pace};
use super::watching::{AGAIN, RECONCILE};
use super::{kept_schemas, protection, status};
use crate::api::backup::{BackupPhase, DrillPhase, DrillStatus};
use crate::api::backup_policy::{ConcurrencyPolicy, Drill};
use crate::api::conditions::{Summary, kind, summarize};
use crate::api::request_status::Phase;
use crate::api::{
    Backup, BackupPolicy, BackupPolicyStatus, BackupSpec, BackupStatus, LocalRef, Reason, RollbackRequest, SCHEDULED_LABEL, WORKLOAD_LABEL, label_value, time,
};
use crate::cluster::{Class, During, Error, World, child_name};
use crate::database::{Access, counts, inspect};
use crate::migrations::Revision;
use crate::plan::Refusal;
use crate::plan::health::Again;
use crate::plan::retention::{self, Scheduled, State};
use crate::plan::schedule;

/// How soon a backup that a rollback holds up is looked at again.
const HELD_UP_SECONDS: i64 = 10;

const PACE: Pace = Pace { at_once: 8, gathers: Duration::ZERO };

pub async fn run(context: &Context, namespace: &str) {
    let cache = context.caches.of(namespace);
    let look = |name: String| Box::pin(within(RECONCILE, "look", reconcile(context, namespace, name)));
    queue::run(&cache, PACE, |moved| touched(&cache, moved), look).await;
}

/// The policies that must be looked at after a change.
fn touched(cache: &Cache, moved: &Moved) -> Vec<String> {
    match moved {
        // The end of a backup is when an older one may go, and when the next may begin.
        Moved::Policy(name) | Moved::PolicyStatus(name) | Moved::Backup { policy: name, .. } => vec![name.clone()],
        Moved::All => cache.policies.all(|_| true).iter().map(|policy| policy.name_any()).collect(),
        Moved::Workload(_)
        | Moved::Record(_)
        | Moved::Pod(_)
        | Moved::Guard(_)
        | Moved::Map(_)
        | Moved::Copy(_)
        | Moved::Request { .. }
        | Moved::Job { .. } => Vec::new(),
    }
}

async fn reconcile(context: &Context, namespace: &str, name: String) -> Result<Again, Error> {
    let cache = context.caches.of(namespace);
    let Some(cached) = cache.policies.get(&name) else { return Ok(Again::OnEvent) };
    let world = &context.world;
    let now = Timestamp::now();
    // What is not watched is read.
    let current = cache.backups.current().await.is_ok() && cache.requests.current().await.is_ok();
    if let Some(wait) = rests(&cache, &cached, now).filter(|_| current) {
        return Ok(Again::In(wait));
    }
    // By what watches have brought something is to be done: what that is, is decided by what is read now.
    let Some(policy) = world.get::<BackupPolicy>(namespace, &name).await? else { return Ok(Again::OnEvent) };
    let needed = protection::release(context, &policy).await?;
    let generation = policy.metadata.generation;
    let mut new = policy.status.clone().unwrap_or_default();
    if policy.metadata.deletion_timestamp.is_some() {
        let Some(request) = needed else { return Ok(Again::OnEvent) };
        let message = format!("it goes when RollbackRequest {request} has ended and holds nothing any more");
        summarize(&mut new.conditions, Summary::Progressing, Reason::StillNeeded, &message, generation, now);
        status::write(world, &policy, new).await?;
        return Ok(Again::In(AGAIN));
    }
    new.observed_generation = generation.unwrap_or_default();
    let looked = match cache.databases.fresh(&policy) {
        Some(looked) => looked,
        None => {
            let said = look(world, &policy, &mut new).await;
            Looked::now(&policy, said.map_err(|error| (error.reason(), error.to_string())))
        }
    };
    let all = world.api::<Backup>(namespace).list(&ListParams::default()).await.during("list Backups")?.items;
    let mine: Vec<Backup> = all.into_iter().filter(|b| is_mine(b, &policy)).collect();
    let next = match due(context, &policy, &mine, &mut new, now).await {
        Err(error) if error.class() == Class::NeedsUser => {
            let message = format!("what is due could not be begun: {error}");
            summarize(&mut new.conditions, Summary::Stalled, error.reason(), &message, generation, now);
            None
        }
        Err(error) => return Err(error),
        Ok(Ok(next)) => {
            match &looked.said {
                Ok(message) => summarize(&mut new.conditions, Summary::Ready, Reason::DatabaseAnswers, message, generation, now),
                Err((reason, message)) => summarize(&mut new.conditions, Summary::Stalled, *reason, message, generation, now),
            }
            next
        }
        Ok(Err(refusal)) => {
            summarize(&mut new.conditions, Summary::Stalled, refusal.reason, &refusal.message, generation, now);
            None
        }
    };
    let server = new.system_identifier.clone();
    status::write(world, &policy, new).await?;
    // Only now: what was found stands in the status.
    cache.databases.note(&policy, looked);
    collect(context, &policy, &mine, server.as_deref(), now).await?;
    Ok(Again::In(until(next, now).min(LOOK)))
}

/// How long nothing is to be done, by what watches have brought; nothing where something may be.
fn rests(cache: &Cache, policy: &BackupPolicy, now: Timestamp) -> Option<Duration> {
    let looked = cache.databases.fresh(policy)?;
    let mine: Vec<Backup> = cache.backups.all(|b| is_mine(b, policy)).iter().map(|b| Backup::clone(b)).collect();
    let requests = cache.requests.all(|_| true);
    let used: BTreeSet<String> = requests.iter().flat_map(|request| request.used_backups(now)).cloned().collect();
    quiet(policy, &mine, &used, now).map(|next| until(next, now).min(looked.left()))
}

/// Whether nothing is to be begun, deleted or written, and when the next backup or drill is due.
fn quiet(policy: &BackupPolicy, mine: &[Backup], used: &BTreeSet<String>, now: Timestamp) -> Option<Option<Timestamp>> {
    let (spec, status) = (&policy.spec, policy.status.as_ref()?);
    let protected = policy.metadata.deletion_timestamp.is_some() || policy.finalizers().iter().any(|f| f == protection::FINALIZER);
    let said = status.conditions.iter().any(|c| c.type_ == kind::READY) && Some(status.observed_generation) == policy.metadata.generation;
    if protected || !said || status.last_successful_time != last_successful(mine) {
        return None;
    }
    let mut next = Vec::new();
    for (cron, last) in [(spec.schedule.as_ref(), &status.last_schedule_time), (spec.drill.as_ref().map(|d| &d.schedule), &status.last_drill_time)] {
        let Some(cron) = cron else { continue };
        let due = schedule::due(cron, &spec.time_zone, since(policy, last, now), now).ok().filter(|due| due.missed.is_none())?;
        next.push(due.next);
    }
    let planned = next.first().filter(|_| spec.schedule.is_some() && !spec.suspend).copied().map(time);
    if spec.schedule.is_some() && status.next_schedule_time != planned {
        return None;
    }
    let gone = expired(policy, mine, used, status.system_identifier.as_deref(), now);
    gone.is_empty().then(|| next.into_iter().min())
}

fn until(next: Option<Timestamp>, now: Timestamp) -> Duration {
    next.map_or(LOOK_AGAIN, |next| Duration::from_secs((next.as_second() - now.as_second()).max(1).unsigned_abs()))
}

/// Whether a Backup that stays is of the policy.
fn is_mine(backup: &Backup, policy: &BackupPolicy) -> bool {
    backup.spec.policy_ref.name == policy.name_any() && backup.metadata.deletion_timestamp.is_none()
}

async fn look(world: &World, policy: &BackupPolicy, new: &mut BackupPolicyStatus) -> Result<String, Error> {
    let server = world.server(&policy.namespace().unwrap_or_default(), &policy.spec).await?;
    let mut session = server.connect(&policy.spec.database.name, Access::Read).await?;
    let standing = inspect::standing(&mut session).await?;
    if let Some(migrations) = &policy.spec.migrations {
        new.schema_revision = Revision::to_text(&counts::revision(&mut session, Some(&migrations.into())).await?);
    }
    let missing: Vec<&str> = [
        (standing.create_database, "CREATEDB"),
        (standing.owns, "membership of the database's owner (GRANT … TO …, and INHERIT)"),
        (standing.signal_backends, "pg_signal_backend"),
        (standing.read_all_stats, "pg_read_all_stats"),
    ]
    .into_iter()
    .filter_map(|(has, right)| (!has).then_some(right))
    .collect();
    new.server_version = Some(standing.server_version);
    new.system_identifier = Some(standing.system_identifier);
    new.size_bytes = Some(told_size(new.size_bytes, standing.size_bytes));
    Ok(if missing.is_empty() {
        "the database answers, and the login has every right that a rollback needs".to_owned()
    } else {
        format!("the database answers; backups work, but a rollback of the database is in place or refused until the login has {}", missing.join(", "))
    })
}

/// A size for people: a hundredth more or less is no news.
fn told_size(before: Option<i64>, now: i64) -> i64 {
    before.filter(|before| (now - before).abs() <= before / 100).unwrap_or(now)
}

/// Makes what is due, and gives when the next is.
async fn due(
    context: &Context,
    policy: &BackupPolicy,
    mine: &[Backup],
    new: &mut BackupPolicyStatus,
    now: Timestamp,
) -> Result<Result<Option<Timestamp>, Refusal>, Error> {
    let spec = &policy.spec;
    let mut next = Vec::new();
    if let Some(cron) = &spec.schedule {
        let due = match schedule::due(cron, &spec.time_zone, since(policy, &new.last_schedule_time, now), now) {
            Ok(due) => due,
            Err(refusal) => return Ok(Err(refusal)),
        };
        new.next_schedule_time = (!spec.suspend).then(|| time(due.next));
        match due.missed {
            // A rollback would be stopped by its sessions, or would end them: it is made up for after.
            Some(_) if !spec.suspend && rolled_back(context, policy).await? => next.push(now + jiff::SignedDuration::from_secs(HELD_UP_SECONDS)),
            Some(at) => {
                // A moment that passes while it is suspended is not made up for.
                if !spec.suspend {
                    back_up(context, policy, mine, at).await?;
                }
                new.last_schedule_time = Some(time(at));
            }
            None => {}
        }
        next.push(due.next);
    }
    if let Some(drill) = &spec.drill {
        let due = match schedule::due(&drill.schedule, &spec.time_zone, since(policy, &new.last_drill_time, now), now) {
            Ok(due) => due,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if let Some(at) = due.missed {
            if !spec.suspend {
                begin_drill(context, policy, drill, mine, at).await?;
            }
            new.last_drill_time = Some(time(at));
        }
        next.push(due.next);
    }
    new.last_successful_time = last_successful(mine);
    Ok(Ok(next.into_iter().min()))
}

/// Since when a schedule counts. A clock that was ahead for a while must not keep it waiting until then.
fn since(policy: &BackupPolicy, last: &Option<Time>, now: Timestamp) -> Timestamp {
    last.as_ref().or(policy.metadata.creation_timestamp.as_ref()).map_or(now, |t| t.0.min(now))
}

fn last_successful(mine: &[Backup]) -> Option<Time> {
    scheduled(mine).filter(|b| state(b) == State::Verified).filter_map(|b| b.status.as_ref()?.completion_time.clone()).max_by_key(|t| t.0)
}

/// Whether a request changes the policy's database now.
async fn rolled_back(context: &Context, policy: &BackupPolicy) -> Result<bool, Error> {
    let all = context.readable::<RollbackRequest>().await?;
    let server = policy.status.as_ref().and_then(|s| s.system_identifier.as_deref());
    let planned = |r: &RollbackRequest| {
        let database = r.status.as_ref()?.course.plan.as_ref()?.database.as_ref()?;
        Some(database.name == policy.spec.database.name && Some(database.system_identifier.as_str()) == server)
    };
    let named = |r: &RollbackRequest| r.namespace() == policy.namespace() && r.spec.database.as_ref().is_some_and(|d| d.policy_ref.name == policy.name_any());
    let busy = |r: &RollbackRequest| r.status.as_ref().is_some_and(|s| matches!(s.phase, Phase::Running | Phase::Failing | Phase::Undoing));
    Ok(all.iter().any(|r| busy(r) && (named(r) || planned(r) == Some(true))))
}

fn scheduled(mine: &[Backup]) -> impl Iterator<Item = &Backup> {
    mine.iter().filter(|b| b.labels().contains_key(SCHEDULED_LABEL))
}

/// Whether a request made it before it changed the database.
fn is_safety(backup: &Backup) -> bool {
    backup.labels().contains_key(WORKLOAD_LABEL)
}

fn state(backup: &Backup) -> State {
    let status = backup.status.clone().unwrap_or_default();
    let drill_failed = status.drill.is_some_and(|d| d.condemns());
    match status.phase {
        BackupPhase::Pending | BackupPhase::Running => State::Running,
        BackupPhase::Completed if drill_failed || status.content.is_some_and(|c| c.half_way) => State::Doubtful,
        BackupPhase::Completed => State::Verified,
        BackupPhase::Failed if status.conditions.iter().any(|c| c.type_ == kind::READY && c.reason == Reason::NoRoom) => State::NoRoom,
        BackupPhase::Failed => State::Failed,
    }
}

/// Makes the Backup of that moment. Its name is the moment's, so it is made once, whoever makes it.
async fn back_up(context: &Context, policy: &BackupPolicy, mine: &[Backup], at: Timestamp) -> Result<(), Error> {
    let namespace = policy.namespace().unwrap_or_default();
    // The one of this moment may have been made before its moment could be written down.
    let name = moment_name(policy, at);
    let running: Vec<&Backup> = scheduled(mine).filter(|b| b.name_any() != name && state(b) == State::Running).collect();
    match policy.spec.concurrency_policy {
        ConcurrencyPolicy::Forbid if !running.is_empty() => {
            let note = format!("the backup of {at} is left out: the one before still runs");
            context.tell(policy, Reason::BackupSkipped, &note, false);
            return Ok(());
        }
        ConcurrencyPolicy::Replace => {
            for old in running {
                context.world.delete_this(old).await?;
            }
        }
        ConcurrencyPolicy::Allow | ConcurrencyPolicy::Forbid => {}
    }
    let labels = [(SCHEDULED_LABEL.to_owned(), label_value(&policy.name_any()))].into();
    let backup = Backup {
        metadata: ObjectMeta { name: Some(name), labels: Some(labels), ..ObjectMeta::default() },
        spec: BackupSpec { policy_ref: LocalRef { name: policy.name_any() }, database: None, timeout_seconds: 86_400 },
        status: None,
    };
    context.world.create(&namespace, &backup).await
}

/// `POLICY-20260101-030000`, in UTC; a long name ends with its hash, so that no two policies mean one Backup.
fn moment_name(policy: &BackupPolicy, at: Timestamp) -> String {
    let stamp = at.strftime("%Y%m%d-%H%M%S").to_string();
    format!("{}-{stamp}", label_value(&policy.name_any()))
}

/// Begins the drill of the newest good backup, unless it was restored already.
async fn begin_drill(context: &Context, policy: &BackupPolicy, drill: &Drill, mine: &[Backup], at: Timestamp) -> Result<(), Error> {
    // One that a drill could not restore is tried again: what was wrong may have been the drill's.
    let half_way = |b: &Backup| b.status.as_ref().and_then(|s| s.content.as_ref()).is_some_and(|c| c.half_way);
    let good = mine.iter().filter(|b| b.spec.database.is_none() && !half_way(b) && matches!(state(b), State::Verified | State::Doubtful));
    let Some(newest) = good.max_by_key(|b| b.status.as_ref().and_then(|s| s.start_time.as_ref()).map(|t| t.0)) else {
        context.tell(policy, Reason::DrillSkipped, "there is no complete backup to restore", false);
        return Ok(());
    };
    let seen = newest.status.clone().unwrap_or_default();
    if seen.verified_at.is_some() || seen.drill.as_ref().is_some_and(|d| matches!(d.phase, DrillPhase::Running | DrillPhase::Succeeded)) {
        context.tell(policy, Reason::DrillSkipped, &format!("Backup {} was restored by a drill already", newest.name_any()), true);
        return Ok(());
    }
    let condemned = seen.drill.as_ref().is_some_and(DrillStatus::condemns);
    let status = BackupStatus { drill: Some(DrillStatus { due: time(at), phase: DrillPhase::Running, message: None, condemned }), ..seen };
    status::write(&context.world, newest, status).await?;
    context.tell(newest, Reason::DrillBegun, &format!("it is restored into a throw-away server of {}", drill.image), true);
    Ok(())
}

/// Deletes the backups that the retention lets go. Their files go with them.
async fn collect(context: &Context, policy: &BackupPolicy, mine: &[Backup], server: Option<&str>, now: Timestamp) -> Result<(), Error> {
    if policy.spec.retention.is_none() {
        return Ok(());
    }
    let namespace = policy.namespace().unwrap_or_default();
    let gone = expired(policy, mine, &used(&context.world, &namespace, now).await?, server, now);
    if !gone.is_empty() {
        kept_schemas::collect(&context.world, &namespace, now).await?;
    }
    for name in gone {
        if let Some(backup) = mine.iter().find(|b| b.name_any() == name) {
            context.world.delete_this(backup).await?;
            context.tell(policy, Reason::BackupExpired, &format!("Backup {name} goes, by the policy's retention"), true);
        }
    }
    Ok(())
}

/// Names of the backups that the retention lets go.
fn expired(policy: &BackupPolicy, mine: &[Backup], used: &BTreeSet<String>, server: Option<&str>, now: Timestamp) -> Vec<String> {
    let Some(keep) = &policy.spec.retention else { return Vec::new() };
    let Ok(zone) = TimeZone::get(&policy.spec.time_zone) else { return Vec::new() };
    let of_ours = |b: &&Backup| (b.labels().contains_key(SCHEDULED_LABEL) || is_safety(b)) && is_of(b, &policy.spec.database.name, server);
    let seen: Vec<Scheduled> = mine
        .iter()
        .filter(of_ours)
        .map(|b| Scheduled {
            name: b.name_any(),
            safety: is_safety(b),
            taken: b.metadata.creation_timestamp.as_ref().map_or(now, |t| t.0),
            state: state(b),
            in_use: used.contains(&b.name_any()) || b.status.as_ref().and_then(|s| s.drill.as_ref()).is_some_and(|d| d.phase == DrillPhase::Running),
            drilled: b.status.as_ref().is_some_and(|s| s.verified_at.is_some()),
        })
        .collect();
    retention::expired(&seen, keep, &zone, now)
}

/// Whether a backup is of the database that the policy names now, on the server to which it leads: those of another are no
/// later ones of it, and it lets none of them go. What is not known is of ours.
pub(super) fn is_of(backup: &Backup, database: &str, server: Option<&str>) -> bool {
    let Some(content) = backup.status.as_ref().and_then(|s| s.content.as_ref()) else { return true };
    // A kept original has a name of its own, of the database that it was.
    let same_database = backup.spec.database.is_some() || content.database == database;
    let same_server = content.system_identifier.as_deref().zip(server).is_none_or(|(was, is)| was == is);
    same_database && same_server
}

/// Backups that requests name which run, or can still be undone. Read anew: the others may be deleted.
async fn used(world: &World, namespace: &str, now: Timestamp) -> Result<BTreeSet<String>, Error> {
    let requests = world.api::<Watched<Request>>(namespace).list(&ListParams::default()).await.during("list RollbackRequests")?.items;
    Ok(requests.iter().filter_map(|request| request.kept.as_ref()).flat_map(|request| request.used_backups(now)).cloned().collect())
}

/// The name of a drill's Job: another for each drill, since the end of one says nothing of the next.
pub(super) fn drill_job_name(backup: &Backup) -> String {
    let due = backup.status.as_ref().and_then(|s| s.drill.as_ref()).map_or(0, |d| d.due.0.as_second() / 60);
    child_name(&backup.name_any(), &format!("drill-{due}"), &backup.uid().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_of_another_database_or_server_is_no_later_one() {
        let backup = |spec: &str, content: &str| -> Backup {
            let object = format!(
                "{{apiVersion: rollback-operator.dev/v1alpha1, kind: Backup, metadata: {{name: b}}, spec: {{policyRef: {{name: shop}}{spec}}}, status: {{phase: Completed{content}}}}}"
            );
            serde_yaml::from_str(&object).unwrap_or_else(|error| unreachable!("{error}"))
        };
        let of = |database: &str, server: &str| {
            format!(
                ", database: {database}, sizeBytes: 0, checksum: c, serverVersion: '15', systemIdentifier: '{server}', fingerprint: f, totalRows: 0, tableCount: 0"
            )
        };
        for (name, backup, want) in [
            ("ours", backup("", &of("shop", "1")), true),
            ("of another database", backup("", &of("shop_staging", "1")), false),
            ("of another server", backup("", &of("shop", "2")), false),
            ("of a kept original", backup(", database: shop_before_1", &of("shop_before_1", "1")), true),
            ("not known, since it failed", backup("", ""), true),
        ] {
            assert_eq!(is_of(&backup, "shop", Some("1")), want, "{name}");
        }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_767_225_600 + second).unwrap_or_default()
    }

    #[test]
    fn a_policy_rests_while_nothing_is_due() {
        let policy = |metadata: &str, spec: &str, status: &str| -> BackupPolicy {
            let object = format!(
                "{{apiVersion: rollback-operator.dev/v1alpha1, kind: BackupPolicy, metadata: {{name: shop, generation: 2{metadata}}}, \
                   spec: {{database: {{host: h, name: shop, secretRef: {{name: s}}}}, storage: {{volumeClaim: c}}{spec}}}, \
                   status: {{observedGeneration: 2, conditions: [{{type: Ready, status: 'True', reason: r, message: m, lastTransitionTime: '2026-01-01T00:00:00Z'}}]{status}}}}}"
            );
            serde_yaml::from_str(&object).unwrap_or_else(|error| unreachable!("{error}"))
        };
        // At midnight, and each hour from then on.
        let hourly = ", schedule: '0 * * * *', timeZone: UTC";
        let last = ", lastScheduleTime: '2026-01-01T00:00:00Z', nextScheduleTime: '2026-01-01T01:00:00Z'";
        for (name, policy, second, want) in [
            ("nothing is asked of it", policy("", "", ""), 10, Some(None)),
            ("the next hour is not there yet", policy("", hourly, last), 3599, Some(Some(at(3600)))),
            ("it is there", policy("", hourly, last), 3600, None),
            ("a drill is due", policy("", ", drill: {image: i, schedule: '0 * * * *'}", ", lastDrillTime: '2026-01-01T00:00:00Z'"), 3600, None),
            ("it is suspended, and says when all the same", policy("", &format!("{hourly}, suspend: true"), last), 10, None),
            ("its spec was changed", BackupPolicy { metadata: ObjectMeta { generation: Some(3), ..ObjectMeta::default() }, ..policy("", "", "") }, 10, None),
            ("it waits for a request", policy(", finalizers: [rollback-operator.dev/policy-protection]", "", ""), 10, None),
            ("it says that it has a good backup", policy("", "", ", lastSuccessfulTime: '2026-01-01T00:00:00Z'"), 10, None),
        ] {
            assert_eq!(quiet(&policy, &[], &BTreeSet::new(), at(second)), want, "{name}");
        }
    }

    #[test]
    fn a_size_is_told_anew_when_it_has_grown_by_more_than_a_hundredth() {
        for (before, now, want) in [(None, 5, 5), (Some(1000), 1010, 1000), (Some(1000), 1011, 1011), (Some(1000), 0, 0), (Some(0), 1, 1)] {
            assert_eq!(told_size(before, now), want, "{before:?} {now}");
        }
    }
}
