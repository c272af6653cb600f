//! Restore: a backup becomes a database.
//!
//! Beside, it creates an empty database whose name belongs to this request alone, while the application runs, and
//! destroys nothing. In place, the Job empties the live database first, so it is let go only while the safety backup is
//! seen complete and verified. The agent proves the backup's files before it restores, and compares the result after.
//! Done when the Job has succeeded.

use super::{Decision, Live, Note, Run, Step, backup, fail, fenced, live, maintenance, planned_live, policy};
use crate::agent::Report;
use crate::api::request_status::Method;
use crate::cluster::agent_job::{AgentJob, Start};
use crate::cluster::jobs::JobState;
use crate::cluster::{Error, World, child_name, owner, refused};
use crate::database::{change, inspect};

pub struct Restore;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    /// Whether there is a database to restore into.
    pub target: bool,
    pub job: Option<JobState>,
    /// In place: whether the safety backup is complete and verified.
    pub backed_up: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    CreateDatabase,
    CreateJob,
    StartJob,
}

pub(crate) fn job_name(run: &Run) -> String {
    child_name(run.name(), "restore", run.uid())
}

impl Step for Restore {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (_, mut session, _) = maintenance(world, run).await?;
        let database = run.database()?;
        Ok(Seen {
            live: live(&mut session, database).await?,
            target: inspect::entry(&mut session, database.worked_on()).await?.is_some(),
            job: world.job(run.namespace(), &job_name(run), run.now).await?,
            backed_up: match database.method {
                Method::Beside => None,
                Method::InPlace => Some(backup::verified(world, run).await?),
            },
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        if !matches!(seen.live, Live::Original { .. }) {
            return fail("DatabaseChanged", "the database is no longer the one that the plan saw; somebody renamed or replaced it");
        }
        let job = job_name(run);
        match (seen.target, &seen.job) {
            (false, None) if !run.held().copy => Decision::Record(Note::Copying),
            (false, None) => Decision::Act(Action::CreateDatabase),
            (_, None | Some(JobState::Suspended)) if seen.backed_up == Some(false) => {
                fail("BackupNotVerified", "the safety backup is not complete and verified, so the live database is not changed")
            }
            (true, None) => Decision::Act(Action::CreateJob),
            (_, Some(JobState::Suspended)) => Decision::Act(Action::StartJob),
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
                let mut session = fenced(world, run).await?;
                Ok(change::create_like(&mut session, planned_live(database), &database.copy, &database.owner).await?)
            }
            Action::CreateJob => {
                let policy = policy(world, run).await?;
                let Some(backup) = &database.backup else { return refused("PlanIncomplete", "the plan names no backup") };
                let jobs = policy.spec.parallelism.to_string();
                let mut args = ["restore", "--directory", &backup.directory, "--checksum", &backup.manifest, "--jobs", &jobs].map(str::to_owned).to_vec();
                if run.in_place() {
                    args.extend(["--in-place".to_owned(), half_way_schema(run)]);
                }
                let job = world.agent_job(AgentJob {
                    name: job_name(run),
                    namespace: run.namespace(),
                    owner: owner(run.request),
                    args,
                    claim: &backup.claim,
                    timeout_seconds: run.request.spec.step_timeout_seconds,
                    start: if run.in_place() { Start::Suspended } else { Start::AtOnce },
                    database: Some((&policy.spec, database.worked_on())),
                });
                world.create(run.namespace(), &job).await
            }
            Action::StartJob => world.start_job(run.namespace(), &job_name(run)).await,
        }
    }
}

/// The schema that stands in a database from the moment that it is emptied until it is whole again: the request's token.
pub(crate) fn half_way_schema(run: &Run) -> String {
    crate::plan::database::beside("rollback", "half_way", run.uid())
}
