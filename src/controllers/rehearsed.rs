//! The rehearsal of a way down: begun where a plan has one and a Backup fits, followed, and written down when its Job has ended.

use jiff::Timestamp;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::Secret;
use kube::api::ListParams;
use kube::{Resource, ResourceExt};

use super::backup_policy::is_of;
use super::carry;
use super::context::Context;
use crate::agent::report::{Kind, Report};
use crate::api::backup::{BackupPhase, DrillStatus};
use crate::api::plan::{Plan, PlannedDatabase, Way};
use crate::api::release::{Rehearsal as Rehearsed, RehearsalPhase};
use crate::api::{Backup, BackupPolicy, Reason, Release, time};
use crate::cluster::jobs::JobState;
use crate::cluster::rehearsal_job::{ASKS, MIGRATES, Rehearsal};
use crate::cluster::{Class, During, Error, child_name, owner, refused};
use crate::migrations::Revision;

fn job_name(release: &Release) -> String {
    child_name(&release.name_any(), "rehearse", &release.uid().unwrap_or_default())
}

fn now_is(phase: RehearsalPhase, message: impl Into<String>, now: Timestamp) -> Rehearsed {
    Rehearsed { phase, time: time(now), backup: None, restore_seconds: None, migrate_seconds: None, message: message.into() }
}

/// One that was not gone, and why.
pub(super) fn not_run(why: &str, now: Timestamp) -> Rehearsed {
    now_is(RehearsalPhase::NotRun, why, now)
}

/// Begins it; `None` where the plan has no way down.
///
/// # Errors
/// What passes: the API server does not answer.
pub(super) async fn begin(context: &Context, release: &Release, plan: &Plan, now: Timestamp) -> Result<Option<Rehearsed>, Error> {
    let Some(database) = plan.database.as_ref().filter(|_| plan.way == Way::Downgrade) else { return Ok(None) };
    clear(context, release).await?;
    match begun(context, release, plan, database).await {
        Ok(backup) => Ok(Some(Rehearsed { backup: Some(backup), ..now_is(RehearsalPhase::Running, "its Job runs", now) })),
        Err(error) if error.class() == Class::NeedsUser => Ok(Some(now_is(RehearsalPhase::NotRun, error.to_string(), now))),
        Err(error) => Err(error),
    }
}

/// Gives the Backup that is restored.
async fn begun(context: &Context, release: &Release, plan: &Plan, database: &PlannedDatabase) -> Result<String, Error> {
    let (world, namespace) = (&context.world, release.namespace().unwrap_or_default());
    let Some(policy) = world.get::<BackupPolicy>(&namespace, &database.policy).await? else {
        return refused(Reason::PolicyNotFound, format!("BackupPolicy {} does not exist", database.policy));
    };
    let Some(drill) = &policy.spec.drill else {
        return refused(
            Reason::PolicyIncomplete,
            format!("BackupPolicy {} has no drill, which says by which image a throw-away server is started", database.policy),
        );
    };
    let (Some(migrator), Some(from), Some(hash), Some(map)) =
        (&database.migrator, Revision::of_text(&database.from_revision), &database.fingerprint, &database.fingerprint_map)
    else {
        return refused(Reason::PlanIncomplete, "the plan does not say by which migrations it goes from which revision to which schema");
    };
    let backups = world.api::<Backup>(&namespace).list(&ListParams::default()).await.during("list Backups")?.items;
    let Some((backup, place, checksum)) = newest(&backups, database) else {
        return refused(
            Reason::BackupNotFound,
            format!("no complete Backup of BackupPolicy {} has revision {from}; it is rehearsed on the next that has", database.policy),
        );
    };
    let Some(newer) = world.get::<Release>(&namespace, &migrator.release).await? else {
        return refused(Reason::ReleaseNotFound, format!("Release {}, whose image has the migrations, was deleted", migrator.release));
    };
    let rehearsal = Rehearsal {
        name: &job_name(release),
        namespace: &namespace,
        owner: owner(release),
        policy: &policy.spec,
        drill,
        backup: place,
        checksum,
        template: &newer.spec.template,
        image: &migrator.image,
        from,
        to: Revision::of_text(&database.to_revision),
        fingerprint: (hash, map),
        losses: &plan.losses,
    };
    world.begin_rehearsal(&rehearsal).await?;
    Ok(backup)
}

/// The newest complete Backup of the live database, at the revision from which the migrations go down.
fn newest<'a>(backups: &'a [Backup], database: &PlannedDatabase) -> Option<(String, &'a crate::api::BackupPlace, &'a str)> {
    let fits = |backup: &&'a Backup| {
        let Some(status) = &backup.status else { return false };
        let its = backup.spec.policy_ref.name == database.policy && is_of(backup, &database.name, Some(&database.system_identifier));
        let good = status.read_back_time.is_some() && !status.drill.as_ref().is_some_and(DrillStatus::condemns) && backup.meta().deletion_timestamp.is_none();
        let content = status.content.as_ref().filter(|content| content.schema_revision == database.from_revision && !content.half_way);
        its && good && status.phase == BackupPhase::Completed && content.is_some_and(|content| content.not_restorable.is_empty())
    };
    let newest = backups.iter().filter(fits).max_by_key(|backup| backup.status.as_ref().and_then(|s| s.completion_time.as_ref()).map(|t| t.0))?;
    let status = newest.status.as_ref()?;
    Some((newest.name_any(), status.place.as_ref()?, status.content.as_ref()?.checksum.as_str()))
}

/// What stays of one that has ended, once that is written down.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stays {
    Nothing,
    /// What its containers have printed.
    Logs,
}

/// What has become of one that runs; `None` while it does.
///
/// # Errors
/// When the API server does not answer.
pub(super) async fn ended(context: &Context, release: &Release, running: &Rehearsed, now: Timestamp) -> Result<Option<(Rehearsed, Stays)>, Error> {
    let (world, namespace, name) = (&context.world, release.namespace().unwrap_or_default(), job_name(release));
    let same = |rehearsed: Rehearsed| Rehearsed { backup: running.backup.clone(), ..rehearsed };
    let mut stays = Stays::Logs;
    let found = match world.job(&namespace, &name, release, now).await? {
        Some(JobState::Active { stuck: None } | JobState::Suspended) => return Ok(None),
        Some(JobState::Active { stuck: Some(why) }) => {
            // It would be tried for as long as a rehearsal may take.
            stays = Stays::Nothing;
            now_is(RehearsalPhase::NotRun, format!("its pod could not start: {why}"), now)
        }
        Some(JobState::Failed(why)) if why.kind == Kind::NotGood => {
            let backup = running.backup.as_deref().unwrap_or_default();
            carry::condemn(context, &namespace, backup, format!("the rehearsal of Release {} has found it damaged: {why}", release.name_any()), now).await?;
            now_is(RehearsalPhase::NotRun, format!("Backup {backup} cannot be restored: {why}"), now)
        }
        Some(JobState::Failed(why)) => match world.job_failed_in(&namespace, &name).await?.as_deref() {
            Some(container) if container.starts_with(MIGRATES) => {
                let logs = format!("kubectl logs job/{name} -n {namespace} -c {container}");
                now_is(RehearsalPhase::Failed, format!("the migrations of the release ended with {why} there; '{logs}' has what they printed"), now)
            }
            Some(ASKS) => now_is(
                RehearsalPhase::NotRun,
                format!(
                    "in a pod that reaches nothing but its own server the migrations cannot even say where the database stands ({why}); 'kubectl logs job/{name} -n {namespace} -c {ASKS}' has what they printed"
                ),
                now,
            ),
            Some(_) | None => now_is(RehearsalPhase::NotRun, why.to_string(), now),
        },
        Some(JobState::Succeeded(report)) => match Report::read(&report) {
            Some(Report::Rehearsed(told)) => Rehearsed {
                restore_seconds: Some(told.restore_seconds),
                migrate_seconds: Some(told.migrate_seconds),
                ..now_is(if told.passed { RehearsalPhase::Passed } else { RehearsalPhase::Failed }, told.said, now)
            },
            Some(Report::Content(_) | Report::Drilled(_) | Report::Nothing) | None => {
                now_is(RehearsalPhase::NotRun, format!("Job {name} ended without a report"), now)
            }
        },
        None => now_is(RehearsalPhase::NotRun, format!("Job {name} was deleted by somebody"), now),
    };
    if found.phase == RehearsalPhase::Passed {
        stays = Stays::Nothing;
    }
    Ok(Some((same(found), stays)))
}

/// Takes away what one needs no more whose end is written down.
///
/// # Errors
/// When the API server does not answer.
pub(super) async fn tidy(context: &Context, release: &Release, stays: Stays) -> Result<(), Error> {
    match stays {
        Stays::Nothing => clear(context, release).await,
        Stays::Logs => context.world.delete::<Secret>(&release.namespace().unwrap_or_default(), &job_name(release)).await,
    }
}

/// Takes away all that was made for it.
///
/// # Errors
/// When the API server does not answer.
pub(super) async fn clear(context: &Context, release: &Release) -> Result<(), Error> {
    let (world, namespace, name) = (&context.world, release.namespace().unwrap_or_default(), job_name(release));
    world.delete::<Job>(&namespace, &name).await?;
    world.delete::<Secret>(&namespace, &name).await
}
