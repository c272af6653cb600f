//! Backup: the database as it was before the request, on the policy's storage and read back.
//!
//! Makes a Backup object, which the request does not own: deleting the request deletes no safety. After a swap it is made
//! of the kept original while the application runs, and if it fails the rollback stands all the same: the original is
//! kept, and the condition `BackedUp` says so.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::{Decision, LONG_SECONDS, Note, Run, Step, fail, maintenance, time_left, told};
use crate::api::backup::{BackupContent, BackupPhase};
use crate::api::request_status::Way;
use crate::api::{Backup as BackupObject, BackupSpec, LocalRef, WORKLOAD_LABEL, conditions};
use crate::cluster::{Error, World, child_name};
use crate::database::{Access, progress};

pub struct Backup;

/// The Backup that this request made, if it is there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub backup: Option<(BackupPhase, String)>,
    /// How much of the database is dumped, in per cent, while that goes on.
    pub dumped: Option<i64>,
}

fn name(run: &Run) -> String {
    child_name(run.name(), "before", run.uid())
}

/// Whether a failed backup leaves the request standing: the original is there.
fn late(run: &Run) -> bool {
    run.plan.way != Way::CodeOnly && !run.in_place()
}

/// Whether the request's safety backup is complete and verified, as it is now.
pub(crate) async fn verified(world: &World, run: &Run<'_>) -> Result<bool, Error> {
    let Some(name) = &run.course.safety_backup else { return Ok(false) };
    let status = world.get::<BackupObject>(run.namespace(), name).await?.and_then(|b| b.status).unwrap_or_default();
    Ok(status.phase == BackupPhase::Completed && status.read_back_time.is_some() && status.content.is_some())
}

/// Where the request's safety backup lies, and what is in it.
pub(crate) async fn content(world: &World, run: &Run<'_>) -> Result<Option<(String, String, BackupContent)>, Error> {
    let Some(name) = &run.course.safety_backup else { return Ok(None) };
    let status = world.get::<BackupObject>(run.namespace(), name).await?.and_then(|b| b.status).unwrap_or_default();
    Ok(status.claim.zip(status.directory).zip(status.content).map(|((claim, directory), content)| (claim, directory, content)))
}

/// How much of the database that is backed up has been dumped.
async fn dumped(world: &World, run: &Run<'_>) -> Result<Option<i64>, Error> {
    let (server, ..) = maintenance(world, run).await?;
    let database = run.database()?;
    let name = if late(run) { &database.kept } else { &database.name };
    let mut session = server.connect(name, Access::Read).await?;
    Ok(progress::dumped(&mut session).await?)
}

impl Step for Backup {
    type Seen = Seen;
    type Action = ();

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let backup = world.get::<BackupObject>(run.namespace(), &name(run)).await?;
        let long = run.age() >= LONG_SECONDS && backup.as_ref().and_then(|b| b.status.as_ref()).is_some_and(|s| s.phase == BackupPhase::Running);
        Ok(Seen {
            dumped: if long { dumped(world, run).await? } else { None },
            backup: backup.map(|b| {
                let status = b.status.unwrap_or_default();
                let message = status.conditions.iter().find(|c| c.type_ == conditions::kind::READY).map(|c| c.message.clone());
                (status.phase, message.unwrap_or_default())
            }),
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<()> {
        let name = name(run);
        match &seen.backup {
            None if run.course.safety_backup.is_none() => Decision::Record(Note::SafetyBackup(name)),
            None => Decision::Act(()),
            Some((BackupPhase::Pending | BackupPhase::Running, _)) if late(run) && run.age() >= run.limit() => {
                Decision::Done(format!("Backup {name} failed to end within {} s, and the original database is kept; the Backup goes on by itself", run.limit()))
            }
            Some((BackupPhase::Pending | BackupPhase::Running, message)) => match seen.dumped.and_then(|percent| told(run, percent)) {
                Some(percent) => Decision::Advance { percent, what: format!("Backup {name}; {percent} % is dumped, {}", time_left(run, percent)) },
                None => Decision::Wait(format!("Backup {name}: {message}")),
            },
            Some((BackupPhase::Completed, message)) => Decision::Done(format!("Backup {name}: {message}")),
            Some((BackupPhase::Failed, message)) if late(run) => Decision::Done(format!("Backup {name} failed, and the original database is kept: {message}")),
            Some((BackupPhase::Failed, message)) => fail("BackupFailed", format!("Backup {name} failed, so nothing was changed: {message}")),
        }
    }

    async fn act(world: &World, run: &Run<'_>, (): ()) -> Result<(), Error> {
        let database = run.database()?;
        let workload = run.plan.targets.first().map(|t| (WORKLOAD_LABEL.to_owned(), t.name.clone()));
        let backup = BackupObject {
            metadata: ObjectMeta { name: Some(name(run)), labels: Some(workload.into_iter().collect()), ..ObjectMeta::default() },
            spec: BackupSpec {
                policy_ref: LocalRef { name: database.policy.clone() },
                database: late(run).then(|| database.kept.clone()),
                timeout_seconds: run.patience(),
            },
            status: None,
        };
        world.create(run.namespace(), &backup).await
    }
}
