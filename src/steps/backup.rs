//! Backup: the database as it was before the request, on the policy's storage and read back.
//!
//! Makes a Backup object, which the request does not own: deleting the request deletes no safety. After a swap it is made
//! of the kept original while the application runs, and if it fails the rollback stands all the same: the original is
//! kept, and the condition `BackedUp` says so.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::decision::{Decision, Note, fail};
use super::run::{LONG_SECONDS, Limit, Run, time_left, told};
use super::session::maintenance;
use super::step;
use super::step::{Planned, Step, Tells, Undo};
use crate::api::backup::{BackupContent, BackupPhase, BackupStatus};
use crate::api::plan::{Plan, StepName, Way};
use crate::api::{Backup as BackupObject, BackupPlace, BackupSpec, LocalRef, PUT_ASIDE_ANNOTATION, Reason, WORKLOAD_LABEL, conditions, label_value};
use crate::cluster::{Error, World, child_name};
use crate::database::{Access, progress};

pub struct Backup;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub backup: Option<Made>,
    /// How much of the database is dumped, in per cent, while that goes on.
    pub dumped: Option<i64>,
}

/// The Backup that has the name of the request's.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Made {
    pub phase: BackupPhase,
    pub message: String,
    pub uid: String,
    /// Whether it is of the request's database, and none that somebody has put in its place.
    pub ours: bool,
    /// Whether something of it could not be made again by a restore.
    pub not_restorable: bool,
}

fn name(run: &Run) -> String {
    child_name(run.name(), "before", run.uid())
}

/// Whether a failed backup leaves the request standing: the original is there.
fn late(plan: &Plan) -> bool {
    plan.way != Way::CodeOnly && !plan.in_place()
}

/// What the Backup is of. Its name is anybody's.
fn spec(run: &Run<'_>) -> Result<BackupSpec, Error> {
    let database = run.database()?;
    Ok(BackupSpec {
        policy_ref: LocalRef { name: database.policy.clone() },
        database: late(run.plan).then(|| database.kept.clone()),
        timeout_seconds: run.patience(),
    })
}

/// Whether a Backup of the name is the one that the request has made, of the database that it has planned.
pub(super) fn is_ours(run: &Run<'_>, backup: &BackupObject) -> Result<bool, Error> {
    let (wanted, database) = (spec(run)?, run.database()?);
    // The policy may have been led elsewhere between the plan and the dump.
    let of = wanted.database.as_ref().unwrap_or(&database.name);
    let elsewhere = |c: &BackupContent| c.database != *of || c.system_identifier.as_ref().is_some_and(|id| *id != database.system_identifier);
    if backup.status.as_ref().and_then(|s| s.content.as_ref()).is_some_and(elsewhere) {
        return Ok(false);
    }
    let same = backup.spec.policy_ref == wanted.policy_ref && backup.spec.database == wanted.database;
    Ok(same && run.course.safety_backup_uid.as_ref().is_none_or(|uid| backup.metadata.uid.as_ref() == Some(uid)))
}

/// The status of the very Backup that the request has made, as it is now.
///
/// # Errors
/// When it cannot be read.
pub(crate) async fn safety(world: &World, run: &Run<'_>) -> Result<Option<BackupStatus>, Error> {
    let Some(name) = &run.course.safety_backup else { return Ok(None) };
    let Some(backup) = world.get::<BackupObject>(run.namespace(), name).await? else { return Ok(None) };
    let there = backup.metadata.deletion_timestamp.is_none() && is_ours(run, &backup)?;
    Ok(backup.status.filter(|_| there))
}

/// Whether the request's safety backup is complete and verified, as it is now.
pub(crate) async fn verified(world: &World, run: &Run<'_>) -> Result<bool, Error> {
    let complete = |s: BackupStatus| s.phase == BackupPhase::Completed && s.read_back_time.is_some() && s.content.is_some();
    Ok(safety(world, run).await?.is_some_and(complete))
}

/// Where the request's safety backup lies, and what is in it.
pub(crate) async fn content(world: &World, run: &Run<'_>) -> Result<Option<(BackupPlace, BackupContent)>, Error> {
    let status = safety(world, run).await?.unwrap_or_default();
    Ok(status.place.zip(status.content))
}

/// How much of the database that is backed up has been dumped.
async fn dumped(world: &World, run: &Run<'_>) -> Result<Option<i64>, Error> {
    let (server, ..) = maintenance(world, run).await?;
    let database = run.database()?;
    let name = if late(run.plan) { &database.kept } else { &database.name };
    let mut session = server.connect(name, Access::Read).await?;
    Ok(progress::dumped(&mut session).await?)
}

impl Planned for Backup {
    const NAME: StepName = StepName::Backup;
    const LIMIT: Limit = Limit::Size;
    const UNDO: Undo = Undo::None("a Backup is kept: it is what a person goes back to");
    const TELLS: Option<Tells> = Some(Tells { kind: conditions::kind::BACKED_UP, done: Reason::BackupVerified, lacks: Some(Reason::BackupFailed) });

    fn describe(plan: &Plan) -> String {
        match late(plan) {
            true => format!("backs the kept original {} up and reads the backup back, while the application runs", step::named(plan, |d| &d.kept)),
            false => format!("backs database {} up and reads the backup back", step::named(plan, |d| &d.name)),
        }
    }
}

impl Step for Backup {
    type Seen = Seen;
    type Action = ();

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let backup = world.get::<BackupObject>(run.namespace(), &name(run)).await?;
        let long = run.age() >= LONG_SECONDS && backup.as_ref().and_then(|b| b.status.as_ref()).is_some_and(|s| s.phase == BackupPhase::Running);
        Ok(Seen {
            dumped: if long { dumped(world, run).await? } else { None },
            backup: match backup {
                None => None,
                Some(backup) => {
                    let ours = is_ours(run, &backup)?;
                    let status = backup.status.unwrap_or_default();
                    let message = status.conditions.iter().find(|c| c.type_ == conditions::kind::READY).map(|c| c.message.clone());
                    let not_restorable = status.content.is_some_and(|c| !c.not_restorable.is_empty());
                    Some(Made { phase: status.phase, message: message.unwrap_or_default(), uid: backup.metadata.uid.unwrap_or_default(), ours, not_restorable })
                }
            },
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<()> {
        let name = name(run);
        // After a swap the original is there, and a backup that failed leaves the rollback standing.
        let failed = |why: &str| match late(run.plan) {
            true => Decision::Lacks(format!("Backup {name} failed, and the original database is kept: {why}")),
            false => fail(Reason::BackupFailed, format!("Backup {name} failed, so nothing was changed: {why}")),
        };
        let Some(made) = &seen.backup else {
            return match (&run.course.safety_backup, &run.course.safety_backup_uid) {
                (None, _) => Decision::Record(Note::SafetyBackup(name)),
                (Some(_), None) => Decision::Act(()),
                (Some(_), Some(_)) => failed("somebody has deleted it"),
            };
        };
        let message = &made.message;
        match made.phase {
            _ if !made.ours => failed("somebody has put another Backup of that name in its place; delete that, and make a new request"),
            BackupPhase::Pending | BackupPhase::Running if late(run.plan) && run.age() >= run.limit() => Decision::Lacks(format!(
                "Backup {name} failed to end within {} s, and the original database is kept; the Backup goes on by itself",
                run.limit()
            )),
            BackupPhase::Pending | BackupPhase::Running => match seen.dumped.and_then(|percent| told(run, percent)) {
                Some(percent) => Decision::Advance { percent, what: format!("Backup {name}; {percent} % is dumped, {}", time_left(run, percent)) },
                None => Decision::Wait(format!("Backup {name}: {message}")),
            },
            BackupPhase::Completed if run.course.safety_backup_uid.is_none() => Decision::Record(Note::SafetyBackedUp(made.uid.clone())),
            BackupPhase::Completed if made.not_restorable && !late(run.plan) => failed(message),
            BackupPhase::Completed => Decision::Done(format!("Backup {name}: {message}")),
            BackupPhase::Failed => failed(message),
        }
    }

    async fn act(world: &World, run: &Run<'_>, (): ()) -> Result<(), Error> {
        let workload = run.plan.targets.first().map(|t| (WORKLOAD_LABEL.to_owned(), label_value(&t.name)));
        let backup = BackupObject {
            metadata: ObjectMeta {
                name: Some(name(run)),
                labels: Some(workload.into_iter().collect()),
                annotations: (run.plan.way == Way::Restore).then(|| [(PUT_ASIDE_ANNOTATION.to_owned(), run.name().to_owned())].into()),
                ..ObjectMeta::default()
            },
            spec: spec(run)?,
            status: None,
        };
        world.create(run.namespace(), &backup).await
    }
}
