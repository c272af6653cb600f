//! Give back: what a request holds is brought back, on success, on failure and on deletion.
//!
//! No step of a plan, but a condition that every reconcile of an ended request keeps true, until nothing is held: a change
//! in place that still runs is ended, the live database lets sessions in again, the workloads have their replicas, and
//! the copy is dropped, in this order, so that a copy that cannot be dropped keeps nobody down.
//!
//! Code starts only on a schema that it fits. Once the databases were swapped, or the live one was changed, a workload
//! that is still at zero gets the good template together with its replicas, and never the bad one; before that, one that
//! rests with the good template gets that of before; and where a change in place has stopped half-way, neither fits, so the workload is kept at zero and a person is told what to restore.

use std::collections::BTreeMap;

use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::Secret;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ManagedFieldsEntry;
use kube::ResourceExt;
use sqlx::PgConnection;

use super::check;
use super::decision::Decision;
use super::live::Live;
use super::migrate;
use super::others::{open_to_others, shut};
use super::restore;
use super::run::Run;
use super::session::{fenced, maintenance};
use super::step::Step;
use super::workload;
use crate::api::release::Ownership;
use crate::api::request_status::{HeldReplicas, PlannedDatabase, PlannedTarget, StepName, StepPhase, Way};
use crate::api::{Deployment, GIVEN_BACK_ANNOTATION, Template};
use crate::cluster::jobs::JobState;
use crate::cluster::ownership;
use crate::cluster::workload::{Change, replicas, template};
use crate::cluster::{Error, World};
use crate::database::{self, Access, change, counts, fingerprint, inspect};
use crate::migrations::{Revision, VersionTable};
use crate::plan::template::hash;

pub struct GiveBack;

/// The database as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Database {
    /// The database of the plan, whatever its name is by now; [`Live::Other`] once it is swapped out.
    pub live: Live,
    /// Whether the copy is there under its own name.
    pub copy: bool,
    /// In place: whether others are kept out.
    pub shut: bool,
    pub fits: Fits,
}

/// Which code the live database fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fits {
    /// The one from before.
    Before,
    /// The one that the plan takes the workloads to.
    Good,
    /// A change in place has stopped half-way.
    Neither,
}

/// A workload that had replicas.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload {
    pub name: String,
    pub resource_version: String,
    /// All of its annotations.
    pub annotations: BTreeMap<String, String>,
    /// The replicas that it has, and those that it had.
    pub now: i32,
    pub replicas: i32,
    /// Where the template that it has does not fit the database: the one that does, or why that is not to be had.
    pub fitting: Option<Result<Box<Template>, String>>,
    /// Who owned the template that it shall have, where that is known.
    pub ownership: Option<Ownership>,
    /// Where we own what others wrote: the managed fields as they were.
    pub due: Option<Vec<ManagedFieldsEntry>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Absent when nothing of a database is held, and why it cannot be seen.
    pub database: Option<Result<Database, String>>,
    /// A Job that changes the live database in place and may still run, or may still be let go.
    pub job: Option<(String, bool)>,
    /// The Secret with which migrations log in, where it is left.
    pub login: Option<String>,
    pub workloads: Vec<Workload>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    DeleteJob(String),
    DeleteLogin(String),
    Open,
    OpenToOthers,
    /// Replicas and template where they are not right, and always the mark: after it no write that is still on its way
    /// takes effect, so that nobody scales to zero what was given back.
    GiveBack(Box<GivenBack>),
    GiveOwnership {
        name: String,
        resource_version: String,
        managers: Vec<ManagedFieldsEntry>,
    },
    DropCopy,
}

/// A workload with what it gets.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenBack {
    pub name: String,
    pub resource_version: String,
    pub annotations: BTreeMap<String, String>,
    pub replicas: Option<i32>,
    pub template: Option<Template>,
}

impl Step for GiveBack {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let held = run.held();
        let job = job_in_place(world, run).await?;
        // After a swap nothing of the database is held any more, but the plan's name for the original tells of it.
        let concerns = held.closed || held.copy || run.course.kept_database.is_some() || run.in_place();
        let database = match &job {
            Some(_) => None,
            None if concerns => Some(look(world, run).await.map_err(|e| e.to_string())),
            None => None,
        };
        let fits = match &database {
            Some(Ok(database)) => database.fits,
            Some(Err(_)) | None => Fits::Before,
        };
        let mut workloads = Vec::new();
        for held in held.replicas.iter().filter(|w| w.replicas > 0 || w.template.is_some()) {
            match world.deployment(run.namespace(), &held.name).await {
                Ok(deployment) => {
                    let ownership = match run.plan.targets.iter().find(|t| t.name == held.name) {
                        Some(planned) => owned(world, run, planned, fits).await?,
                        None => None,
                    };
                    workloads.push(Workload {
                        due: ownership.as_ref().and_then(|recorded| ownership::due(&deployment.metadata, recorded, ownership::WORKLOAD)),
                        ownership,
                        name: held.name.clone(),
                        resource_version: deployment.resource_version().unwrap_or_default(),
                        annotations: deployment.annotations().clone(),
                        now: replicas(&deployment),
                        replicas: held.replicas,
                        fitting: fitting(world, run, held, fits, &deployment).await,
                    });
                }
                // A workload that somebody deleted has nothing that could be given back.
                Err(error) if error.reason() == "TargetNotFound" => {}
                Err(error) => return Err(error),
            }
        }
        let login = migrate::login(world, run).await?.then(|| migrate::job_name(run));
        Ok(Seen { database, job, login, workloads })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let held = run.held();
        match &seen.job {
            Some((job, true)) => return Decision::Act(Action::DeleteJob(job.clone())),
            Some((job, false)) => return Decision::Wait(format!("the pods of Job {job}, which changes the database, to end")),
            None => {}
        }
        if held.closed && matches!(&seen.database, Some(Ok(Database { live: Live::Original { open: false }, .. }))) {
            return Decision::Act(Action::Open);
        }
        // Nobody is served by what neither code fits; who deletes the request is the person who restores it.
        let leaves = run.request.metadata.deletion_timestamp.is_some();
        let stays_shut = |database: &Database| database.fits == Fits::Neither && !leaves;
        match &seen.database {
            Some(Ok(database @ Database { live: Live::Original { open: true }, shut: true, .. })) if !stays_shut(database) => {
                return Decision::Act(Action::OpenToOthers);
            }
            Some(_) | None => {}
        }
        // What the database is decides which template may start; unseen, it could be the wrong one.
        let unknown = (run.course.kept_database.is_some() || run.in_place()) && matches!(&seen.database, Some(Err(_)));
        let mut waits = Vec::new();
        for workload in &seen.workloads {
            let name = &workload.name;
            let give = |replicas, template| Decision::Act(Action::GiveBack(Box::new(marked(run, workload, replicas, template))));
            let replicas = Some(workload.replicas).filter(|_| workload.now == 0);
            match &workload.fitting {
                _ if is_marked(run, workload) && (workload.now > 0 || workload.replicas == 0) => {
                    if let Some(managers) = workload.due.clone() {
                        return Decision::Act(Action::GiveOwnership { name: name.clone(), resource_version: workload.resource_version.clone(), managers });
                    }
                }
                // Somebody scaled it up, or it was never scaled to zero; a write that would do so may still be on its way.
                None if workload.now > 0 => return give(None, None),
                _ if unknown => waits.push(format!("the database to answer, before Deployment {name} may start")),
                None => return give(replicas, None),
                Some(Ok(template)) => return give(replicas, Some((**template).clone())),
                Some(Err(why)) => waits.push(format!("a person: Deployment {name} {why}")),
            }
        }
        match &seen.database {
            Some(Ok(database)) if database.shut && stays_shut(database) => {
                waits.push(
                    "a person: the database is kept to the policy's logins, since no code fits it as it is; delete this request, and restore it".to_owned(),
                );
            }
            Some(Ok(Database { live: Live::Original { .. }, copy: true, .. })) if held.copy => return Decision::Act(Action::DropCopy),
            Some(Err(why)) if held.closed || held.copy || held.connect.is_some() => waits.push(format!("the database to answer, to open it again: {why}")),
            Some(_) | None => {}
        }
        if let Some(login) = &seen.login {
            return Decision::Act(Action::DeleteLogin(login.clone()));
        }
        match waits.first() {
            Some(first) => Decision::Wait(first.clone()),
            None => Decision::Done("nothing is held".into()),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        match action {
            Action::DeleteJob(job) => world.delete::<Job>(run.namespace(), &job).await,
            Action::DeleteLogin(secret) => world.delete::<Secret>(run.namespace(), &secret).await,
            Action::GiveBack(given) => {
                let GivenBack { name, resource_version, annotations, replicas, template } = *given;
                let change = Change { resource_version: &resource_version, template: template.as_ref(), replicas, annotations: Some(annotations) };
                world.change_deployment(run.namespace(), &name, change).await
            }
            Action::GiveOwnership { name, resource_version, managers } => {
                world.give_ownership::<Deployment>(run.namespace(), &name, &resource_version, &managers).await
            }
            Action::OpenToOthers => open_to_others(world, run).await,
            Action::Open => {
                let mut session = fenced(world, run).await?;
                let (name, oid) = original(&mut session, run).await?;
                Ok(change::allow_connections(&mut session, change::Live { name: &name, oid }).await?)
            }
            Action::DropCopy => {
                let mut session = fenced(world, run).await?;
                let (name, oid) = original(&mut session, run).await?;
                Ok(change::drop_copy(&mut session, change::Live { name: &name, oid }, &run.database()?.copy).await?)
            }
        }
    }
}

/// The template that a workload must be given, where the one that it has does not fit the database.
async fn fitting(world: &World, run: &Run<'_>, held: &HeldReplicas, fits: Fits, deployment: &Deployment) -> Option<Result<Box<Template>, String>> {
    let planned = run.plan.targets.iter().find(|t| t.name == held.name)?;
    let has = planned.as_written(hash(&template(deployment)));
    let (bad, rests) = (has == planned.from && planned.from != planned.to, held.template.as_ref() == Some(&has) && has != planned.from);
    let boxed = |template: Result<Template, Error>, whose: &str| {
        template
            .map(Box::new)
            .map_err(|e| format!("has not the template that fits the database as it is, and the {whose} is not to be had ({e}); bring it back by hand"))
    };
    match fits {
        Fits::Before if rests => Some(boxed(workload::before(world, run, planned).await, "one of before")),
        Fits::Before => None,
        // Who has scaled it up meanwhile has chosen.
        Fits::Good | Fits::Neither if replicas(deployment) > 0 => None,
        Fits::Good if bad => Some(boxed(workload::wanted(world, run, planned).await, "good one")),
        Fits::Good => None,
        Fits::Neither => Some(Err(format!(
            "is kept at zero, since neither code fits the database as it is (a change in place has stopped half-way, or has failed its check); {}",
            match &run.course.safety_backup {
                Some(backup) => format!("delete this request, restore Backup {backup} by another with data: Restore, and scale it up yourself after"),
                None => "bring the good template back by hand".to_owned(),
            }
        ))),
    }
}

/// Who owned the template that fits the database.
async fn owned(world: &World, run: &Run<'_>, planned: &PlannedTarget, fits: Fits) -> Result<Option<Ownership>, Error> {
    match (fits, &planned.before) {
        (Fits::Good, _) => workload::owned(world, run, &planned.source).await,
        (Fits::Before, Some(before)) => workload::owned(world, run, before).await,
        (Fits::Before, None) | (Fits::Neither, _) => Ok(None),
    }
}

fn is_marked(run: &Run<'_>, workload: &Workload) -> bool {
    workload.annotations.get(GIVEN_BACK_ANNOTATION) == Some(&run.mark())
}

fn marked(run: &Run<'_>, workload: &Workload, replicas: Option<i32>, template: Option<Template>) -> GivenBack {
    let mut annotations = workload.annotations.clone();
    annotations.insert(GIVEN_BACK_ANNOTATION.to_owned(), run.mark());
    if template.is_some() {
        ownership::last_applied(&mut annotations, workload.ownership.as_ref());
    }
    GivenBack { name: workload.name.clone(), resource_version: workload.resource_version.clone(), annotations, replicas, template }
}

/// The Job that changes the live database, and whether it must be deleted; `None` when it changes nothing any more.
pub(crate) async fn job_in_place(world: &World, run: &Run<'_>) -> Result<Option<(String, bool)>, Error> {
    if !run.in_place() {
        return Ok(None);
    }
    let emptied = !run.database()?.one_transaction;
    for (job, emptied) in [(migrate::job_name(run), false), (restore::job_name(run), emptied)] {
        match world.job(run.namespace(), &job, run.request, run.now).await? {
            // It may have emptied the database: ended now, that would stay half-way.
            Some(JobState::Active { stuck: None }) if emptied => return Ok(Some((job, false))),
            Some(JobState::Suspended | JobState::Active { .. }) => return Ok(Some((job, true))),
            None if world.job_pods(run.namespace(), &job).await? > 0 => return Ok(Some((job, false))),
            Some(JobState::Succeeded(_) | JobState::Failed(_)) | None => {}
        }
    }
    Ok(None)
}

/// The plan's database by the name that it has now: somebody may have renamed it.
async fn original(session: &mut PgConnection, run: &Run<'_>) -> Result<(String, i64), Error> {
    let oid = run.database()?.oid;
    match inspect::by_oid(session, oid).await? {
        Some((name, _)) => Ok((name, oid)),
        None => Err(database::Error::Moved(format!("the database with OID {oid} was there a moment ago, and is not any more")).into()),
    }
}

/// Looks behind the fence: what another operator has begun is done, or will not be done any more.
async fn look(world: &World, run: &Run<'_>) -> Result<Database, Error> {
    let database = run.database()?;
    let mut session = fenced(world, run).await?;
    let original = inspect::by_oid(&mut session, database.oid).await?;
    // Also where somebody has dropped or renamed the original since.
    let kept = inspect::entry(&mut session, &database.kept).await?.is_some_and(|entry| entry.oid == database.oid);
    let swapped = kept || inspect::entry(&mut session, &database.name).await?.is_some_and(|entry| run.course.swapped_in == Some(entry.oid));
    let fits = match &original {
        _ if swapped => Fits::Good,
        Some((name, _)) if run.in_place() => fits_in_place(world, run, database, name).await?,
        Some(_) | None => Fits::Before,
    };
    let copy = inspect::entry(&mut session, &database.copy).await?.is_some();
    let live = match original {
        _ if swapped => Live::Other,
        Some((_, entry)) => Live::Original { open: entry.allows_connections },
        None => Live::Missing,
    };
    Ok(Database { live, copy, shut: shut(&mut session, run).await?, fits })
}

async fn fits_in_place(world: &World, run: &Run<'_>, database: &PlannedDatabase, name: &str) -> Result<Fits, Error> {
    let (server, _, policy) = maintenance(world, run).await?;
    let mut session = server.connect(name, Access::Read).await?;
    if inspect::has_schema(&mut session, &restore::half_way_schema(run)).await? {
        return Ok(Fits::Neither);
    }
    if run.plan.way == Way::Restore {
        // Not by the step alone: the request may have been stopped after the Job had ended.
        let restored = matches!(world.job(run.namespace(), &restore::job_name(run), run.request, run.now).await?, Some(JobState::Succeeded(_)));
        if restored || run.course.done(StepName::Restore) {
            return Ok(Fits::Good);
        }
    }
    // What was checked is good, whatever is left behind; what was not begun has changed nothing.
    if run.course.done(StepName::Check) {
        return Ok(Fits::Good);
    }
    // A schema that has arrived says nothing of the rows.
    let checked = |reason: &str| run.course.steps.iter().any(|s| s.name == StepName::Check && s.reason.as_deref() == Some(reason));
    if run.plan.way == Way::Downgrade && check::FOUND.into_iter().any(checked) {
        return Ok(Fits::Neither);
    }
    if run.course.steps.iter().any(|s| matches!(s.name, StepName::Migrate | StepName::Restore) && s.phase == StepPhase::Pending) {
        return Ok(Fits::Before);
    }
    let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
    let schema = fingerprint::read(&mut session, table).await?.hash();
    let versions = policy.spec.migrations.as_ref().map(VersionTable::from);
    let revision = Revision::to_text(&counts::revision(&mut session, versions.as_ref()).await?);
    let restores = run.plan.way == Way::Restore;
    let moved = Some(&schema) != database.from_fingerprint.as_ref() || revision != database.from_revision;
    // A backup's schema may come back in other words, which its agent has compared; its revision is the same.
    let arrived = Some(&schema) == database.fingerprint.as_ref() || restores && database.to_revision != database.from_revision;
    Ok(match () {
        () if !moved => Fits::Before,
        () if arrived && revision == database.to_revision => Fits::Good,
        // A restore that ended without leaving its token was refused: what differs was there before it.
        () if restores => Fits::Before,
        () => Fits::Neither,
    })
}
