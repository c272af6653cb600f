//! Discard: the kept original is dropped. The only step beside that destroys data.
//!
//! No step of a plan: it is due when the request was good and its undo window is over. Every byte of the original's backup
//! is read again first, by a Job of its own, and it is restored once and compared, into a scratch database, unless a drill
//! has done so; and the original must still be what that backup holds, or what somebody has written to it since would be gone. The drop goes by the OID that the plan saw. A backup that is missing, failed or damaged keeps the original for ever;
//! one for which there is no room to try it, until there is.

use k8s_openapi::api::batch::v1::Job;

use super::backup;
use super::decision::{Decision, fail};
use super::run::Run;
use super::session::{fenced, maintenance, owners_server, policy};
use super::step::Step;
use crate::agent::call::{Command, Verify};
use crate::agent::report::Kind;
use crate::api::Reason;
use crate::api::backup::BackupPhase;
use crate::cluster::agent_job::{AgentJob, Start, as_owner};
use crate::cluster::jobs::JobState;
use crate::cluster::{Error, World, child_name, owner, refused};
use crate::database::{change, identifier, inspect};
use crate::plan::database::beside;

pub struct Discard;

/// The reason of an original that is kept for want of room to try its backup, which is asked again.
pub const NO_ROOM: Reason = Reason::NoRoomToVerify;
/// The reason of an original that is kept for ever.
pub const NOT_VERIFIED: Reason = Reason::BackupNotVerified;
/// The reason of one that has more than its backup.
pub const WRITTEN_TO: Reason = Reason::OriginalWrittenTo;
/// Reasons that no time takes away.
pub const FOR_EVER: [Reason; 2] = [NOT_VERIFIED, WRITTEN_TO];
/// The reason while nothing is known yet, since its Job came to no end.
pub const VERIFIED_AGAIN: Reason = Reason::BackupNotVerifiedYet;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    /// Whether the kept name is the original's.
    pub kept: bool,
    /// Another name that the original has by now.
    pub renamed: Option<String>,
    /// Whether the original's Backup is complete.
    pub complete: bool,
    /// Whether a drill has restored that very Backup.
    pub drilled: bool,
    /// Bytes free on the server, where that is known.
    pub room: Option<i64>,
    /// The Job that reads the backup again, and restores it.
    pub job: Option<JobState>,
    /// Whether a scratch database was left behind.
    pub scratch: bool,
}

impl Seen {
    /// Whether its backup was found to be bad.
    pub fn condemns(&self) -> bool {
        self.complete && matches!(&self.job, Some(JobState::Failed(why)) if why.kind == Kind::NotGood)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Verify { restore: bool },
    DropScratch,
    Drop,
}

fn scratch(run: &Run<'_>) -> Result<String, Error> {
    Ok(beside(&run.database()?.name, change::SCRATCH, run.uid()))
}

pub(crate) fn job_name(run: &Run) -> String {
    child_name(run.name(), "verify", run.uid())
}

/// Ends the trial of the backup, for a request that goes: `Some` says what is waited for.
///
/// # Errors
/// When the cluster or the database does not answer.
pub(crate) async fn forget(world: &World, run: &Run<'_>) -> Result<Option<String>, Error> {
    let job = job_name(run);
    if world.job(run.namespace(), &job, run.request, run.now).await?.is_some() {
        world.delete::<Job>(run.namespace(), &job).await?;
    }
    if world.job_pods(run.namespace(), &job).await? > 0 {
        return Ok(Some(format!("the pods of Job {job} to end")));
    }
    let (_, mut session, _) = maintenance(world, run).await?;
    let scratch = scratch(run)?;
    if inspect::entry(&mut session, &scratch).await?.is_some() {
        change::drop_scratch(&mut fenced(world, run).await?, &scratch).await?;
    }
    Ok(None)
}

impl Step for Discard {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (_, mut session, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let used = inspect::facts(&mut session).await?.server_bytes;
        let backup = backup::safety(world, run).await?;
        let name = inspect::by_oid(&mut session, database.oid).await?.map(|(name, _)| name);
        Ok(Seen {
            kept: name.as_ref() == Some(&database.kept),
            renamed: name.filter(|name| *name != database.kept),
            drilled: backup.as_ref().is_some_and(|b| b.verified_at.is_some()),
            complete: backup.is_some_and(|b| b.phase == BackupPhase::Completed && b.content.is_some()),
            room: world.room(run.namespace(), &policy, used).await?,
            scratch: inspect::entry(&mut session, &scratch(run)?).await?.is_some(),
            job: world.job(run.namespace(), &job_name(run), run.request, run.now).await?,
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let kept = run.course.kept_database.as_deref().unwrap_or_default();
        let job = job_name(run);
        let needed = run.plan.database.as_ref().map_or(0, |d| d.size_bytes / 10 * 11);
        match (&seen.job, seen.complete) {
            _ if let Some(name) = &seen.renamed => {
                fail(Reason::OriginalRenamed, format!("{kept} was renamed to {name} by somebody, whose it is now; it is not dropped"))
            }
            (Some(JobState::Succeeded(_)), _) if !seen.kept => {
                Decision::Done(format!("{kept} was dropped: the undo window is over, and its backup was read again just before"))
            }
            _ if !seen.kept => Decision::Done(format!("{kept} was dropped by somebody else")),
            (_, false) => fail(NOT_VERIFIED, format!("{kept} is kept: it has no complete backup off the server")),
            (None, true) if seen.drilled => Decision::Act(Action::Verify { restore: false }),
            (None, true) if seen.room.is_none_or(|room| room < needed) => fail(
                NO_ROOM,
                format!(
                    "{kept} is kept: there is no room to restore its backup once ({needed} bytes, and {} are free); a drill of the policy proves it too",
                    seen.room.map_or("it is not known how many".to_owned(), |n| n.to_string())
                ),
            ),
            (None, true) => Decision::Act(Action::Verify { restore: true }),
            (Some(JobState::Failed(_) | JobState::Succeeded(_)), true) if seen.scratch => Decision::Act(Action::DropScratch),
            (Some(JobState::Active { stuck: None } | JobState::Suspended), true) => Decision::Wait(format!("Job {job} to read the backup of {kept} again")),
            (Some(JobState::Failed(why)), true) if why.kind == Kind::NotGood => fail(NOT_VERIFIED, format!("{kept} is kept: {why}")),
            (Some(JobState::Failed(why)), true) if why.kind == Kind::Written => {
                fail(WRITTEN_TO, format!("{kept} is kept: {why}; take what was written there, and drop it yourself: 'DROP DATABASE {}'", identifier(kept)))
            }
            // What the agent has not found in the backup passes: a node that went, a server that was full.
            (Some(ended @ (JobState::Active { stuck: Some(_) } | JobState::Failed(_))), true) => {
                let why = ended.hindrance().unwrap_or_default();
                fail(VERIFIED_AGAIN, format!("{kept} is kept: Job {job}, which reads its backup again, came to no end: {why}; it is tried again"))
            }
            (Some(JobState::Succeeded(_)), true) => Decision::Act(Action::Drop),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let database = run.database()?;
        if action == Action::DropScratch {
            let mut session = fenced(world, run).await?;
            return Ok(change::drop_scratch(&mut session, &scratch(run)?).await?);
        }
        if action == Action::Drop {
            let mut session = fenced(world, run).await?;
            return Ok(change::drop_kept(&mut session, &database.kept, database.oid, &database.name).await?);
        }
        let status = backup::safety(world, run).await?.unwrap_or_default();
        let (Some(place), Some(content)) = (&status.place, &status.content) else {
            return refused(NOT_VERIFIED, "the Backup of the kept original does not say where it lies");
        };
        let policy = policy(world, run).await?;
        // Whether somebody has written to it is asked as its owner.
        let owners = owners_server(world, run, &policy).await?;
        let kept = change::Live { name: &database.kept, oid: database.oid };
        change::let_in(&mut fenced(world, run).await?, kept, &owners.login.user).await?;
        let verify = Verify {
            unchanged: Some(database.kept.clone()),
            scratch: if action == (Action::Verify { restore: true }) { Some(scratch(run)?) } else { None },
            jobs: policy.spec.parallelism,
            ..Verify::files(&content.checksum)
        };
        let mut job = world.agent_job(AgentJob {
            name: job_name(run),
            namespace: run.namespace(),
            owner: owner(run.request),
            place,
            command: Command::Verify(verify),
            timeout_seconds: run.patience(),
            start: Start::AtOnce,
            database: Some((&policy.spec, policy.spec.database.maintenance_database.as_str())),
        });
        as_owner(&mut job, &policy.spec)?;
        world.create(run.namespace(), &job).await
    }
}
