//! Restore: a backup becomes a database.
//!
//! Beside, it creates an empty database whose name belongs to this request alone, while the application runs, and
//! destroys nothing. In place, the Job replaces what is in the live database: in one transaction where there is room for both,
//! else it empties it first. So it is let go only while the safety backup is seen complete and verified. The agent proves the
//! backup's files before it restores, and compares the result after.
//! Done when the Job has succeeded.

use super::backup;
use super::decision::{Decision, Note, fail};
use super::live::{Live, live, planned_live, same_copy};
use super::run::{LONG_SECONDS, Limit, Run, time_left as left, told};
use super::session::{fenced, friends, maintenance, policy};
use super::step;
use super::step::{Planned, Step, Undo};
use crate::agent::call::{Command, InPlace, Restore as Call, Safety};
use crate::agent::report::{Kind, Report};
use crate::api::Reason;
use crate::api::plan::{Method, Plan, PlannedBackup, StepName};
use crate::cluster::agent_job::{AgentJob, NO_LIMIT, Start, as_owner};
use crate::cluster::jobs::JobState;
use crate::cluster::{Error, World, child_name, owner, refused};
use crate::database::{change, inspect};

pub struct Restore;

/// The reason of a backup that was found damaged when it was read.
pub(crate) const NOT_GOOD: Reason = Reason::BackupNotGood;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    /// The database to restore into: its OID, and whether it has what hangs on the live name.
    pub target: Option<(i64, bool)>,
    pub job: Option<JobState>,
    /// In place: whether the safety backup is complete and verified.
    pub backed_up: Option<bool>,
    /// Bytes of the database that is restored into, while the Job runs.
    pub bytes: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    CreateDatabase,
    Dress,
    CreateJob,
    StartJob,
}

pub(crate) fn job_name(run: &Run) -> String {
    child_name(run.name(), "restore", run.uid())
}

impl Planned for Restore {
    const NAME: StepName = StepName::Restore;
    const LIMIT: Limit = Limit::Size;
    const UNDO: Undo = Undo::None("a copy is dropped; what was changed in place is in the Backup that was made just before");

    fn describe(plan: &Plan) -> String {
        let (backup, live) = (step::backup(plan), step::named(plan, |d| &d.name));
        if plan.in_place() {
            let how = if plan.database.as_ref().is_some_and(|d| d.one_transaction) { ", in one transaction" } else { "" };
            return format!("empties database {live} and restores Backup {backup} into it{how}");
        }
        format!("restores Backup {backup} to database {}, beside {live}, while the application runs", step::named(plan, |d| &d.copy))
    }

    fn destroys(plan: &Plan) -> bool {
        plan.in_place()
    }
}

impl Step for Restore {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (_, mut session, _) = maintenance(world, run).await?;
        let database = run.database()?;
        let job = world.job(run.namespace(), &job_name(run), run.request, run.now).await?;
        let long = run.age() >= LONG_SECONDS && matches!(job, Some(JobState::Active { stuck: None }));
        Ok(Seen {
            bytes: if long { inspect::size(&mut session, database.worked_on()).await? } else { None },
            live: live(&mut session, database).await?,
            target: match (inspect::entry(&mut session, database.worked_on()).await?, database.method) {
                (Some(entry), Method::Beside) => Some((entry.oid, change::is_dressed(&mut session, &database.name, &database.copy).await?)),
                (entry, _) => entry.map(|e| (e.oid, true)),
            },
            job,
            backed_up: match database.method {
                Method::Beside => None,
                Method::InPlace => Some(backup::verified(world, run).await?),
            },
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        if !matches!(seen.live, Live::Original { .. }) {
            return fail(Reason::DatabaseChanged, "the database is no longer the one that the plan saw; somebody renamed or replaced it");
        }
        let job = job_name(run);
        if let Some(failed) = same_copy(run, seen.target.map(|(oid, _)| oid)) {
            return failed;
        }
        match (seen.target, &seen.job) {
            (None, None) if run.course.copy_oid.is_some() => fail(Reason::CopyMissing, "the copy was dropped by somebody"),
            (None, None) if !run.held().copy => Decision::Record(Note::Copying),
            (None, None) => Decision::Act(Action::CreateDatabase),
            (Some((_, false)), None) => Decision::Act(Action::Dress),
            (Some((oid, true)), None) if !run.in_place() && run.course.copy_oid.is_none() => Decision::Record(Note::Copied { oid, before: None }),
            (Some(_), None) if run.course.changing => fail(
                Reason::JobDeleted,
                format!(
                    "Job {job}, which replaces the content of the live database, was deleted by somebody after it was let go, so its content is that of before or the backup's; it is not made a second time"
                ),
            ),
            (_, None | Some(JobState::Suspended)) if seen.backed_up == Some(false) => {
                fail(Reason::BackupNotVerified, "the safety backup is not complete and verified, so the live database is not changed")
            }
            (Some(_), None) => Decision::Act(Action::CreateJob),
            (_, Some(JobState::Suspended)) if !run.course.changing => Decision::Record(Note::Changing),
            (_, Some(JobState::Suspended)) => Decision::Act(Action::StartJob),
            (_, Some(JobState::Active { stuck: Some(why) })) => fail(Reason::RestoreCannotStart, format!("the pod of Job {job} cannot start: {why}")),
            (_, Some(JobState::Active { stuck: None })) => match progress(run, seen.bytes) {
                Some(percent) => Decision::Advance { percent, what: format!("Job {job} to end; {percent} % is restored, {}", left(run, percent)) },
                None => Decision::Wait(format!("Job {job} to end")),
            },
            (_, Some(JobState::Failed(why))) if why.kind == Kind::NotGood => {
                fail(NOT_GOOD, format!("Job {job} failed: {why}; no plan uses that backup any more"))
            }
            (_, Some(JobState::Failed(why))) if why.unharmed() => fail(Reason::RestoreChangedNothing, format!("Job {job} failed: {why}")),
            (_, Some(JobState::Failed(why))) => fail(Reason::RestoreFailed, format!("Job {job} failed: {why}")),
            (None, Some(JobState::Succeeded(_))) => fail(Reason::CopyMissing, "the restored database was dropped by somebody"),
            (Some(_), Some(JobState::Succeeded(report))) => match Report::read(report) {
                Some(Report::Content(content)) => {
                    Decision::Done(format!("{} tables with {} rows are restored and equal the backup's manifest", content.table_count, content.total_rows))
                }
                Some(Report::Drilled(_) | Report::Rehearsed(_) | Report::Nothing) | None => {
                    fail(Reason::RestoreNotProven, format!("Job {job} ended without a report, so what it restored is not proven"))
                }
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
            Action::Dress => {
                let mut session = fenced(world, run).await?;
                Ok(change::dress(&mut session, planned_live(database), &database.copy, &friends(world, run, &policy(world, run).await?).await?).await?)
            }
            Action::CreateJob => {
                let policy = policy(world, run).await?;
                let Some(backup) = &database.backup else { return refused(Reason::PlanIncomplete, "the plan names no backup") };
                let in_place = if run.in_place() { Some(in_place(world, run, backup).await?) } else { None };
                let mut job = world.agent_job(AgentJob {
                    name: job_name(run),
                    namespace: run.namespace(),
                    owner: owner(run.request),
                    place: &backup.place,
                    command: Command::Restore(Call { checksum: backup.manifest.clone(), jobs: policy.spec.parallelism, in_place }),
                    // The step itself ends what stands still, but for a restore that has emptied the live database.
                    timeout_seconds: NO_LIMIT,
                    start: if run.in_place() { Start::Suspended } else { Start::AtOnce },
                    database: Some((&policy.spec, database.worked_on())),
                });
                as_owner(&mut job, &policy.spec)?;
                world.create(run.namespace(), &job).await
            }
            Action::StartJob => world.start_job(run.namespace(), &job_name(run)).await,
        }
    }
}

/// What the live database must still be when it is emptied, and how.
async fn in_place(world: &World, run: &Run<'_>, backup: &PlannedBackup) -> Result<InPlace, Error> {
    let Some((place, content)) = backup::content(world, run).await? else {
        return refused(Reason::BackupNotVerified, "the safety backup does not say where it lies");
    };
    let Some(directory) = backup.place.beside(&place) else {
        let (claim, other) = (place.claim(), backup.place.claim());
        return refused(
            Reason::BackupElsewhere,
            format!("the safety backup lies on claim {claim} and Backup {} on {other}, so they cannot be compared", backup.name),
        );
    };
    Ok(InPlace {
        half_way: half_way_schema(run),
        one_transaction: run.database()?.one_transaction,
        safety: Some(Safety { directory: directory.to_owned(), checksum: content.checksum }),
    })
}

/// How far the restore is, by the size of what it fills against that of the live database.
fn progress(run: &Run<'_>, bytes: Option<i64>) -> Option<i64> {
    let (bytes, database) = (bytes?, run.plan.database.as_ref()?);
    // What it replaces in one transaction is there until the end.
    let before = if database.one_transaction { database.size_bytes } else { 0 };
    told(run, (bytes - before).max(0) * 100 / database.size_bytes.max(1))
}

/// The schema that stands in a database from the moment that it is emptied until it is whole again: the request's token.
pub(crate) fn half_way_schema(run: &Run) -> String {
    crate::plan::database::beside("rollback", "half_way", run.uid())
}
