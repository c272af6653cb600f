//! Prove: every file of the backup to restore is read, while everything still runs, and the safety backup has room beside it.
//!
//! Before a restore in place, whose own reading comes only after the application was stopped and the live database was backed
//! up. What it finds damaged is used by no plan any more.

use super::decision::{Decision, fail};
use super::restore;
use super::run::{Limit, Run};
use super::session::policy;
use super::step;
use super::step::{Planned, Step, Undo};
use crate::agent::call::{Command, Verify};
use crate::agent::report::Kind;
use crate::api::Reason;
use crate::api::plan::{Plan, StepName};
use crate::cluster::agent_job::{AgentJob, Start};
use crate::cluster::jobs::JobState;
use crate::cluster::{Error, World, child_name, owner, refused};

pub struct Prove;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub job: Option<JobState>,
}

pub(crate) fn job_name(run: &Run) -> String {
    child_name(run.name(), "prove", run.uid())
}

impl Planned for Prove {
    const NAME: StepName = StepName::Prove;
    const LIMIT: Limit = Limit::Size;
    const UNDO: Undo = Undo::None("it only reads");

    fn describe(plan: &Plan) -> String {
        format!("reads every file of Backup {} again, while the application runs", step::backup(plan))
    }
}

impl Step for Prove {
    type Seen = Seen;
    type Action = ();

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        Ok(Seen { job: world.job(run.namespace(), &job_name(run), run.request, run.now).await? })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<()> {
        let (job, backup) = (job_name(run), run.plan.database.as_ref().and_then(|d| d.backup.as_ref()).map_or("", |b| &b.name));
        match &seen.job {
            None => Decision::Act(()),
            Some(JobState::Active { stuck: None } | JobState::Suspended) => Decision::Wait(format!("Job {job} to read Backup {backup}")),
            Some(JobState::Succeeded(_)) => Decision::Done(format!("every file of Backup {backup} is what its manifest says")),
            Some(JobState::Failed(why)) if why.kind == Kind::NotGood => {
                fail(restore::NOT_GOOD, format!("Backup {backup} cannot be restored: {why}; nothing was stopped, and no plan uses that backup any more"))
            }
            Some(JobState::Failed(why)) if why.kind == Kind::NoRoom => fail(
                Reason::NoRoom,
                format!(
                    "the safety backup of the live database could not be made ({why}); nothing was stopped. Make room on the claim, or let backups go, and make a new request"
                ),
            ),
            Some(ended @ (JobState::Active { stuck: Some(_) } | JobState::Failed(_))) => {
                let why = ended.hindrance().unwrap_or_default();
                fail(Reason::BackupNotRead, format!("Job {job}, which reads Backup {backup} before anything is stopped, came to no end: {why}"))
            }
        }
    }

    async fn act(world: &World, run: &Run<'_>, (): ()) -> Result<(), Error> {
        let database = run.database()?;
        let Some(backup) = &database.backup else { return refused(Reason::PlanIncomplete, "the plan names no backup") };
        let same_volume = policy(world, run).await?.spec.storage.has(&backup.place);
        let read = Verify { room_for: same_volume.then_some(database.size_bytes), ..Verify::files(&backup.manifest) };
        let job = world.agent_job(AgentJob {
            name: job_name(run),
            namespace: run.namespace(),
            owner: owner(run.request),
            place: &backup.place,
            command: Command::Verify(read),
            timeout_seconds: run.patience(),
            start: Start::AtOnce,
            database: None,
        });
        world.create(run.namespace(), &job).await
    }
}
