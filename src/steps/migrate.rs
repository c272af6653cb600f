//! Migrate: the newer release's own migrations take the database down.
//!
//! Runs one Job with that release's image, from the revision that the plan saw and from no other. Beside, it may destroy
//! values only in the copy. In place it changes the live database, so it is let go only while the safety backup is seen
//! complete and verified. Done when the database has the wanted revision; whether its schema is right is for Check to
//! say, since tools report success too easily.

use k8s_openapi::api::core::v1::Secret;

use super::backup;
use super::before::{self, Known};
use super::decision::{Decision, Note, fail};
use super::live::{Live, live, reopened};
use super::newer;
use super::run::{Limit, Run};
use super::session::{maintenance, owners, policy};
use super::step::{Planned, Step, Undo};
use crate::api::backup_policy::MigrationTool;
use crate::api::plan::{Method, Plan, StepName};
use crate::api::{BackupPolicySpec, Reason, Release, RollbackRequest};
use crate::cluster::agent_job::Start;
use crate::cluster::jobs::JobState;
use crate::cluster::migration_job::Migration;
use crate::cluster::{Error, World, child_name, owner, refused};
use crate::database::down::content::Content;
use crate::database::{Access, counts, written};
use crate::migrations::{self, Revision, VersionTable, Way};

pub struct Migrate;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    pub revision: Option<Revision>,
    /// Whose that is, by the policy.
    pub tool: Option<MigrationTool>,
    pub job: Option<JobState>,
    /// In place: what there is, and whether the safety backup is complete and verified.
    pub in_place: Option<InPlace>,
    /// Whether the Secret with the Job's URL is there.
    pub login: bool,
}

/// What must be known before the live database is changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InPlace {
    /// Absent once the change has begun.
    pub known: Option<Known>,
    pub backed_up: bool,
    /// What somebody has written since the safety backup, before the change has begun.
    pub written: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Keep(Box<Content>),
    Create,
    Start,
    /// The Secret with the URL goes as soon as nobody needs it.
    Forget,
}

/// Whether the Secret with the URL of the Job's login is there.
pub(crate) async fn login(world: &World, run: &Run<'_>) -> Result<bool, Error> {
    Ok(run.plans(StepName::Migrate) && world.get::<Secret>(run.namespace(), &job_name(run)).await?.is_some())
}

/// Each Job of a way down has a name of its own.
pub(crate) fn job_name(run: &Run) -> String {
    match &run.course.left_over {
        None => child_name(run.name(), "migrate", run.uid()),
        Some(heads) => child_name(run.name(), &format!("migrate-{}", Revision::from(heads.as_str()).mark()), run.uid()),
    }
}

/// The heads from which the Job that is the next goes.
fn from(run: &Run<'_>) -> Option<Revision> {
    Revision::of_text(&run.course.left_over).or_else(|| Revision::of_text(&run.plan.database.as_ref()?.from_revision))
}

/// The heads that are left over, where a further Job takes a step of them back: on a copy alone, and only as long as each has taken one.
fn left_over(run: &Run<'_>, seen: &Seen) -> Option<Revision> {
    let to = Revision::of_text(&run.plan.database.as_ref()?.to_revision)?;
    let heads = seen.revision.as_ref().filter(|heads| !run.in_place() && Some(*heads) != from(run).as_ref())?;
    matches!(migrations::of(seen.tool?).down(heads, Some(&to)), Ok(Way::Step(_))).then(|| heads.clone())
}

impl Planned for Migrate {
    const NAME: StepName = StepName::Migrate;
    const LIMIT: Limit = Limit::Size;
    const UNDO: Undo = Undo::None("a copy is dropped; what was changed in place is in the Backup that was made just before");

    fn describe(plan: &Plan) -> String {
        let database = plan.database.as_ref();
        let worked_on = if plan.in_place() { "the live database" } else { "the copy" };
        let to = database.and_then(|d| d.to_revision.as_deref()).unwrap_or("base");
        match database.and_then(|d| d.migrator.as_ref()) {
            Some(m) => format!("runs the migrations of {} down to {to}, on {worked_on}", m.image),
            None => format!("runs the migrations down to {to}, on {worked_on}"),
        }
    }

    fn destroys(plan: &Plan) -> bool {
        plan.in_place()
    }
}

impl Step for Migrate {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let job = world.job(run.namespace(), &job_name(run), run.request, run.now).await?;
        let (server, mut session, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let mut worked_on = server.connect(database.worked_on(), Access::Read).await?;
        let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
        let versions = policy.spec.migrations.as_ref().map(VersionTable::from);
        let revision = counts::revision(&mut worked_on, versions.as_ref()).await?;
        let in_place = match database.method {
            Method::Beside => None,
            Method::InPlace => {
                let begun = !matches!(job, None | Some(JobState::Suspended));
                let snapshot = backup::content(world, run).await?.and_then(|(_, content)| content.snapshot).filter(|_| !begun);
                let (mut known, mut written) = (None, None);
                if !begun {
                    let mut own = owners(world, run, &policy, database.worked_on()).await?;
                    known = Some(before::look(world, run, &mut own, &policy.spec).await?);
                    // The backup's status has the rows of the largest tables alone, and a row that went is missing in the count.
                    if let (Some(snapshot), Some(before)) = (&snapshot, before::kept(world, run).await?) {
                        written = written::since(&mut own, snapshot, table, &before.rows).await?;
                    }
                }
                Some(InPlace { known, backed_up: backup::verified(world, run).await?, written })
            }
        };
        let tool = versions.map(|v| v.tool);
        Ok(Seen { live: live(&mut session, database).await?, revision, tool, job, in_place, login: login(world, run).await? })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let Some(database) = &run.plan.database else { return fail(Reason::PlanIncomplete, "the plan has no database") };
        let (what, to) = (database.worked_on(), Revision::of_text(&database.to_revision));
        match (&seen.in_place, &seen.live) {
            (None, live) => {
                if let Some(failed) = reopened(live, &database.name) {
                    return failed;
                }
            }
            (Some(_), Live::Original { open: true }) => {}
            (Some(_), Live::Original { open: false } | Live::Other | Live::Missing) => {
                return fail(
                    Reason::DatabaseChanged,
                    format!("database {} was closed, renamed or replaced by somebody since the plan was made", database.name),
                );
            }
        }
        let job = job_name(run);
        let restore = match (run.in_place(), &run.course.safety_backup) {
            (true, Some(backup)) => {
                format!("As it was before it is in Backup {backup}: delete this request, and restore that by one with database.data: Restore and backupRef.")
            }
            _ => "A backup can be restored instead: make a request with database.data: Restore and backupRef.".to_owned(),
        };
        if seen.login && matches!(seen.job, Some(JobState::Succeeded(_) | JobState::Failed(_))) {
            return Decision::Act(Action::Forget);
        }
        if let (Some(JobState::Succeeded(_)), Some(heads)) = (&seen.job, left_over(run, seen)) {
            return Decision::Record(Note::LeftOver(heads.to_string()));
        }
        match (&seen.job, &seen.in_place) {
            (Some(JobState::Active { stuck: Some(why) }), _) => fail(Reason::MigrationCannotStart, format!("the pod of Job {job} cannot start: {why}")),
            (Some(JobState::Active { stuck: None }), _) => Decision::Wait(format!("Job {job} to end")),
            (Some(JobState::Failed(why)), _) => {
                fail(Reason::MigrationFailed, format!("Job {job} failed with {why}; 'kubectl logs job/{job}' has what it printed. {restore}"))
            }
            (Some(JobState::Succeeded(_)) | None, _) if seen.revision == to => {
                Decision::Done(format!("{what} has revision {}", Revision::told(&seen.revision)))
            }
            (Some(JobState::Succeeded(_)), _) => fail(
                Reason::MigrationDidNothing,
                format!("Job {job} reported success, but {what} has revision {} and not {}. {restore}", Revision::told(&seen.revision), Revision::told(&to)),
            ),
            (Some(JobState::Suspended) | None, _) if seen.revision != from(run) => fail(
                Reason::RevisionMoved,
                format!("{what} has revision {} and had {}; migrations run from no other", Revision::told(&seen.revision), Revision::told(&from(run))),
            ),
            (Some(JobState::Suspended) | None, Some(InPlace { backed_up: false, .. })) => {
                fail(Reason::BackupNotVerified, "the safety backup is not complete and verified, so the live database is not changed")
            }
            (None | Some(JobState::Suspended), Some(InPlace { written: Some(written), .. })) => fail(
                Reason::WrittenSinceBackup,
                format!(
                    "somebody has written to {what} since its safety backup, so the live database is not changed: {written}. Stop who writes, and make a new request"
                ),
            ),
            (None, Some(InPlace { known: Some(Known::Measured(content)), .. })) => Decision::Act(Action::Keep(content.clone())),
            (None, Some(InPlace { known: Some(Known::Kept(before)), .. })) if run.course.before.is_none() => Decision::Record(Note::Before(before.clone())),
            (None, _) => Decision::Act(Action::Create),
            (Some(JobState::Suspended), _) => Decision::Act(Action::Start),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        match action {
            Action::Keep(content) => return before::keep(world, run, &content).await,
            Action::Start => return world.start_job(run.namespace(), &job_name(run)).await,
            Action::Forget => return world.delete::<Secret>(run.namespace(), &job_name(run)).await,
            Action::Create => {}
        }
        let policy = policy(world, run).await?;
        let (name, release) = (job_name(run), newer::release(world, run.namespace(), run.plan).await?);
        let timeout = Timeout { seconds: run.patience(), start: if run.in_place() { Start::Suspended } else { Start::AtOnce } };
        let planned = migration(run.request, run.plan, &policy.spec, &release, &name, timeout)?;
        world.run_migration(&Migration { from: from(run).unwrap_or(planned.from), ..planned }).await?;
        // Another operator may have gone on meanwhile, and has forgotten the login already.
        match world.job(run.namespace(), &name, run.request, run.now).await? {
            Some(JobState::Succeeded(_) | JobState::Failed(_)) => world.delete::<Secret>(run.namespace(), &name).await,
            Some(JobState::Active { .. } | JobState::Suspended) | None => Ok(()),
        }
    }
}

/// When the Job ends at the latest, and whether it begins at once.
pub(crate) struct Timeout {
    pub seconds: i64,
    pub start: Start,
}

/// The migration of a plan.
pub(crate) fn migration<'a>(
    request: &'a RollbackRequest,
    plan: &'a Plan,
    policy: &'a BackupPolicySpec,
    release: &'a Release,
    name: &'a str,
    timeout: Timeout,
) -> Result<Migration<'a>, Error> {
    let found = plan.database.as_ref().and_then(|d| Some((d, d.migrator.as_ref()?, Revision::of_text(&d.from_revision)?)));
    let Some((database, migrator, from)) = found else {
        return refused(Reason::PlanIncomplete, "the plan does not say from which revision to which its migrations go");
    };
    Ok(Migration {
        namespace: request.metadata.namespace.as_deref().unwrap_or_default(),
        name,
        owner: owner(request),
        template: &release.spec.template,
        image: &migrator.image,
        policy,
        database: database.worked_on(),
        server: None,
        from,
        to: Revision::of_text(&database.to_revision),
        timeout_seconds: timeout.seconds,
        start: timeout.start,
    })
}
