//! Restore: a backup becomes a database beside the live one, while the application runs.
//!
//! Creates an empty database whose name belongs to this request alone, and runs one Job of the agent, which proves the
//! backup's files before it restores and compares the result after. Destroys nothing. Done when the Job has succeeded.

use super::{Decision, Live, Note, Run, Step, fail, live, maintenance, policy};
use crate::agent::Report;
use crate::cluster::agent_job::AgentJob;
use crate::cluster::jobs::JobState;
use crate::cluster::{Error, World, child_name, owner, refused};
use crate::database::{Access, change, inspect};

pub struct Restore;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    pub copy: bool,
    pub job: Option<JobState>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    CreateDatabase,
    CreateJob,
}

fn job_name(run: &Run) -> String {
    child_name(run.name(), "restore", run.uid())
}

impl Step for Restore {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (_, mut session, _) = maintenance(world, run, Access::Read).await?;
        let database = run.database()?;
        Ok(Seen {
            live: live(&mut session, database).await?,
            copy: inspect::entry(&mut session, &database.copy).await?.is_some(),
            job: world.job(run.namespace(), &job_name(run), run.now).await?,
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        if !matches!(seen.live, Live::Original { .. }) {
            return fail("DatabaseChanged", "the database is no longer the one that the plan saw; somebody renamed or replaced it");
        }
        let job = job_name(run);
        match (seen.copy, &seen.job) {
            (false, None) if !run.held().copy => Decision::Record(Note::Copying),
            (false, None) => Decision::Act(Action::CreateDatabase),
            (true, None) => Decision::Act(Action::CreateJob),
            (_, Some(JobState::Active { stuck: Some(why) })) => fail("RestoreCannotStart", format!("the pod of Job {job} cannot start: {why}")),
            (_, Some(JobState::Active { stuck: None })) => Decision::Wait(format!("Job {job} to end")),
            (_, Some(JobState::Failed(why))) => fail("RestoreFailed", format!("Job {job} failed: {why}")),
            (false, Some(JobState::Succeeded(_))) => fail("CopyMissing", "the restored database was dropped by somebody"),
            (true, Some(JobState::Succeeded(report))) => match serde_json::from_str::<Report>(report) {
                Ok(report) => Decision::Done(format!(
                    "{} tables with {} rows are restored and equal the backup's manifest",
                    report.content.table_count, report.content.total_rows
                )),
                Err(_) => fail("RestoreNotProven", format!("Job {job} ended without a report, so what it restored is not proven")),
            },
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let database = run.database()?;
        match action {
            Action::CreateDatabase => {
                let (_, mut session, _) = maintenance(world, run, Access::Change).await?;
                Ok(change::create_like(&mut session, &database.name, &database.copy, &database.owner).await?)
            }
            Action::CreateJob => {
                let policy = policy(world, run).await?;
                let Some(backup) = &database.backup else { return refused("PlanIncomplete", "the plan names no backup") };
                let args = ["restore", "--directory", &backup.directory, "--checksum", &backup.manifest, "--jobs", &policy.spec.parallelism.to_string()];
                let job = world.agent_job(AgentJob {
                    name: job_name(run),
                    namespace: run.namespace(),
                    owner: owner(run.request),
                    args: args.map(str::to_owned).into(),
                    claim: &backup.claim,
                    timeout_seconds: run.request.spec.step_timeout_seconds,
                    database: Some((&policy.spec, &database.copy)),
                });
                world.create(run.namespace(), &job).await
            }
        }
    }
}
