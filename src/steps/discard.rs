//! Discard: the kept original is dropped. The only step beside that destroys data.
//!
//! No step of a plan: it is due when the request was good and its undo window is over. Every byte of the original's backup
//! is read again first, by a Job of its own, and the drop goes by the OID that the plan saw. A backup that is missing,
//! failed or damaged keeps the original for ever.

use super::{Decision, Run, Step, fail, fenced, maintenance};
use crate::api::Backup as BackupObject;
use crate::api::backup::BackupPhase;
use crate::cluster::agent_job::{AgentJob, Start};
use crate::cluster::jobs::JobState;
use crate::cluster::{Error, World, child_name, owner, refused};
use crate::database::{change, inspect};

pub struct Discard;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    /// Whether the kept name is the original's.
    pub kept: bool,
    /// Whether the original's Backup is complete.
    pub complete: bool,
    /// The Job that reads the backup again.
    pub job: Option<JobState>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Verify,
    Drop,
}

fn job_name(run: &Run) -> String {
    child_name(run.name(), "verify", run.uid())
}

async fn backup(world: &World, run: &Run<'_>) -> Result<Option<BackupObject>, Error> {
    match &run.course.safety_backup {
        Some(name) => world.get::<BackupObject>(run.namespace(), name).await,
        None => Ok(None),
    }
}

impl Step for Discard {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (_, mut session, _) = maintenance(world, run).await?;
        let database = run.database()?;
        let backup = backup(world, run).await?.filter(|b| b.metadata.deletion_timestamp.is_none()).and_then(|b| b.status);
        Ok(Seen {
            kept: inspect::entry(&mut session, &database.kept).await?.is_some_and(|entry| entry.oid == database.oid),
            complete: backup.is_some_and(|b| b.phase == BackupPhase::Completed && b.content.is_some()),
            job: world.job(run.namespace(), &job_name(run), run.now).await?,
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let kept = run.course.kept_database.as_deref().unwrap_or_default();
        let job = job_name(run);
        match (&seen.job, seen.complete) {
            _ if !seen.kept => Decision::Done(format!("the kept original {kept} is gone")),
            (_, false) => fail("BackupNotVerified", format!("{kept} is kept: it has no complete backup off the server")),
            (None, true) => Decision::Act(Action::Verify),
            (Some(JobState::Active { stuck: None } | JobState::Suspended), true) => Decision::Wait(format!("Job {job} to read the backup of {kept} again")),
            (Some(JobState::Active { stuck: Some(why) }), true) => fail("BackupNotVerified", format!("{kept} is kept: Job {job} cannot start: {why}")),
            (Some(JobState::Failed(why)), true) => fail("BackupNotVerified", format!("{kept} is kept: its backup is not good: {why}")),
            (Some(JobState::Succeeded(_)), true) => Decision::Act(Action::Drop),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let database = run.database()?;
        if action == Action::Drop {
            let mut session = fenced(world, run).await?;
            return Ok(change::drop_kept(&mut session, &database.kept, database.oid, &database.name).await?);
        }
        let status = backup(world, run).await?.and_then(|b| b.status).unwrap_or_default();
        let (Some(claim), Some(directory), Some(content)) = (&status.claim, &status.directory, &status.content) else {
            return refused("BackupNotVerified", "the Backup of the kept original does not say where it lies");
        };
        let job = world.agent_job(AgentJob {
            name: job_name(run),
            namespace: run.namespace(),
            owner: owner(run.request),
            args: ["verify", "--directory", directory, "--checksum", &content.checksum].map(str::to_owned).into(),
            claim,
            timeout_seconds: run.request.spec.step_timeout_seconds,
            start: Start::AtOnce,
            database: None,
        });
        world.create(run.namespace(), &job).await
    }
}
