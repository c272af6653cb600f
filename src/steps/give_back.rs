//! Give back: what a request holds is brought back, on success, on failure and on deletion.
//!
//! No step of a plan, but a condition that every reconcile of an ended request keeps true, until nothing is held: a change
//! in place that still runs is ended, the live database lets sessions in again, the workloads have their replicas, and
//! the copy is dropped, in this order, so that a copy that cannot be dropped keeps nobody down.
//!
//! Code starts only on a schema that it fits. Once the databases were swapped, or the live one was changed, a workload
//! that is still at zero gets the good template together with its replicas, and never the bad one; before that, one that
//! rests with the good template gets that of before; and where a change in place has stopped half-way, neither fits, so the workload is kept at zero and a person is told what to restore.

use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::Secret;

use super::decision::Decision;
use super::held::seen::Wants;
use super::held::{closed, connect, copy, database, job, login, workloads};
use super::migrate;
use super::run::Run;
use super::session::fenced;
use super::step::Step;
use crate::api::Reason;
use crate::cluster::workload::Change;
use crate::cluster::{Error, World, ownership};
use crate::database::change;

pub(crate) use super::held::job::in_place as job_in_place;
pub use super::held::left_behind;
pub use super::held::seen::{Action, Database, Fits, GivenBack, Seen, Workload};

pub struct GiveBack;

/// What is asked of each kind of hold, in the order in which they are given back.
const ORDER: [fn(&Run<'_>, &Seen) -> Wants; 8] =
    [job::wants, closed::wants, connect::wants, workloads::wants, connect::waits, copy::wants, database::wants, login::wants];

impl Step for GiveBack {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let held = run.held();
        let job = job::in_place(world, run).await?;
        // After a swap nothing of the database is held any more, but the plan's name for the original tells of it.
        let concerns = held.closed || held.copy || run.course.kept_database.is_some() || run.in_place();
        let database = match &job {
            Some(_) => None,
            None if concerns => Some(database::look(world, run).await.map_err(|e| e.to_string())),
            None => None,
        };
        let fits = match &database {
            Some(Ok(database)) => database.fits,
            Some(Err(_)) | None => Fits::Before,
        };
        let mut seen = Vec::new();
        for held in held.replicas.iter().filter(|w| w.replicas > 0 || w.template.is_some()) {
            match world.workload(run.namespace(), &held.workload()).await {
                Ok(workload) => {
                    let ownership = match run.plan.targets.iter().find(|t| held.are_of(t)) {
                        Some(planned) => workloads::owned(world, run, planned, fits).await?,
                        None => None,
                    };
                    seen.push(Workload {
                        due: ownership.as_ref().and_then(|recorded| ownership::due(&workload.metadata, recorded, ownership::WORKLOAD)),
                        ownership,
                        of: held.workload(),
                        resource_version: workload.resource_version().to_owned(),
                        annotations: workload.annotations(),
                        now: workload.replicas,
                        replicas: held.replicas,
                        fitting: workloads::fitting(world, run, held, fits, &workload).await,
                    });
                }
                // A workload that somebody deleted has nothing that could be given back.
                Err(error) if error.reason() == Reason::TargetNotFound => {}
                Err(error) => return Err(error),
            }
        }
        let login = migrate::login(world, run).await?.then(|| migrate::job_name(run));
        Ok(Seen { database, job, login, workloads: seen })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let mut waits = None;
        for wants in ORDER {
            match wants(run, seen) {
                Wants::Nothing => {}
                Wants::Act(action) => return Decision::Act(action),
                Wants::Stop(why) => return Decision::Wait(why),
                Wants::Wait(why) => waits = waits.or(Some(why)),
            }
        }
        waits.map_or_else(|| Decision::Done("nothing is held".into()), Decision::Wait)
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        match action {
            Action::DeleteJob(job) => world.delete::<Job>(run.namespace(), &job).await,
            Action::DeleteLogin(secret) => world.delete::<Secret>(run.namespace(), &secret).await,
            Action::GiveBack(given) => {
                let GivenBack { of, resource_version, annotations, replicas, template } = *given;
                let change = Change { resource_version: &resource_version, template: template.as_ref(), replicas, annotations: Some(annotations) };
                world.change_workload(run.namespace(), &of, change).await
            }
            Action::GiveOwnership { of, resource_version, managers } => world.give_workload_ownership(run.namespace(), &of, &resource_version, &managers).await,
            Action::OpenToOthers => connect::open_to_others(world, run).await,
            Action::Open => {
                let mut session = fenced(world, run).await?;
                let (name, oid) = database::original(&mut session, run).await?;
                Ok(change::allow_connections(&mut session, change::Live { name: &name, oid }).await?)
            }
            Action::DropCopy => {
                let mut session = fenced(world, run).await?;
                let (name, oid) = database::original(&mut session, run).await?;
                Ok(change::drop_copy(&mut session, change::Live { name: &name, oid }, &run.database()?.copy).await?)
            }
        }
    }
}
