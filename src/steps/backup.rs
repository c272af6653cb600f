//! Backup: the database as it was before the request, on the policy's storage and read back.
//!
//! Makes a Backup object, which the request does not own: deleting the request deletes no safety. After a swap it is made
//! of the kept original while the application runs, and if it fails the rollback stands all the same: the original is
//! kept, and the condition `BackedUp` says so.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::{Decision, Note, Run, Step, fail};
use crate::api::backup::{BackupContent, BackupPhase};
use crate::api::request_status::Way;
use crate::api::{Backup as BackupObject, BackupSpec, LocalRef, WORKLOAD_LABEL, conditions};
use crate::cluster::{Error, World, child_name};

pub struct Backup;

/// The Backup that this request made, if it is there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub backup: Option<(BackupPhase, String)>,
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

impl Step for Backup {
    type Seen = Seen;
    type Action = ();

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let backup = world.get::<BackupObject>(run.namespace(), &name(run)).await?;
        Ok(Seen {
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
            Some((BackupPhase::Pending | BackupPhase::Running, message)) => Decision::Wait(format!("Backup {name}: {message}")),
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
