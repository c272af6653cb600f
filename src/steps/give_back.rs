//! Give back: what a request holds is brought back, on success, on failure and on deletion.
//!
//! No step of a plan, but a condition that every reconcile of an ended request keeps true, until `status.held` is empty:
//! the live database lets sessions in again, the workloads have their replicas, and the copy is dropped, in this order,
//! so that a copy that cannot be dropped keeps nobody down.
//!
//! Once the databases were swapped, the code from before does not fit the database any more: a workload that is still at
//! zero then gets the good template together with its replicas, and never the bad one.

use k8s_openapi::api::core::v1::PodTemplateSpec;
use kube::ResourceExt;

use super::{Decision, Live, Run, Step, live, maintenance, workload};
use crate::cluster::workload::{replicas, template};
use crate::cluster::{Class, Error, World};
use crate::database::{Access, change, inspect};
use crate::plan::template::hash;

pub struct GiveBack;

/// The database as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Database {
    pub live: Live,
    /// Whether the copy is there under its own name.
    pub copy: bool,
    /// Whether the original has the kept name: the databases were swapped.
    pub swapped: bool,
}

/// A workload that is at zero and had replicas.
#[derive(Clone, Debug, PartialEq)]
pub struct AtZero {
    pub name: String,
    pub resource_version: String,
    pub replicas: i32,
    /// After a swap, where it still has the bad template: the good one, or why that is not to be had.
    pub good: Option<Result<Box<PodTemplateSpec>, String>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Absent when nothing of a database is held, and why it cannot be seen.
    pub database: Option<Result<Database, String>>,
    pub at_zero: Vec<AtZero>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Open,
    Scale { name: String, resource_version: String, replicas: i32 },
    SetTemplate { name: String, resource_version: String, replicas: i32, template: Box<PodTemplateSpec> },
    DropCopy,
}

impl Step for GiveBack {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let held = run.held();
        // After a swap nothing of the database is held any more, but the plan's name for the original tells of it.
        let concerns = held.closed || held.copy || run.status.kept_database.is_some();
        let database = if concerns { Some(look(world, run).await.map_err(|e| e.to_string())) } else { None };
        let swapped = matches!(&database, Some(Ok(database)) if database.swapped);
        let mut at_zero = Vec::new();
        for workload in held.replicas.iter().filter(|w| w.replicas > 0) {
            match world.deployment(run.namespace(), &workload.name).await {
                Ok(deployment) if replicas(&deployment) == 0 => {
                    let planned =
                        run.plan.targets.iter().find(|t| swapped && t.name == workload.name && t.from == hash(&template(&deployment)) && t.from != t.to);
                    let good = match planned {
                        Some(planned) => Some(workload::wanted(world, run, planned).await.map(Box::new).map_err(|e| e.to_string())),
                        None => None,
                    };
                    let resource_version = deployment.resource_version().unwrap_or_default();
                    at_zero.push(AtZero { name: workload.name.clone(), resource_version, replicas: workload.replicas, good });
                }
                // A workload that somebody deleted has nothing that could be given back.
                Err(error) if error.class() != Class::NeedsUser => return Err(error),
                Ok(_) | Err(_) => {}
            }
        }
        Ok(Seen { database, at_zero })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let held = run.held();
        if held.closed && matches!(&seen.database, Some(Ok(Database { live: Live::Original { open: false }, .. }))) {
            return Decision::Act(Action::Open);
        }
        // Whether the databases were swapped decides which template may start; unseen, it could be the wrong one.
        let unknown = run.status.kept_database.is_some() && matches!(&seen.database, Some(Err(_)));
        let mut waits = Vec::new();
        for workload in &seen.at_zero {
            let (name, resource_version, replicas) = (workload.name.clone(), workload.resource_version.clone(), workload.replicas);
            match &workload.good {
                None if unknown => waits.push(format!("the database to answer, before Deployment {name} may start")),
                None => return Decision::Act(Action::Scale { name, resource_version, replicas }),
                Some(Ok(template)) => return Decision::Act(Action::SetTemplate { name, resource_version, replicas, template: template.clone() }),
                Some(Err(why)) => waits.push(format!(
                    "a person: Deployment {name} is kept at zero, since its code does not fit the database, which was swapped, and the good template is not to be had ({why})"
                )),
            }
        }
        match &seen.database {
            Some(Ok(Database { live: Live::Original { .. }, copy: true, .. })) if held.copy => return Decision::Act(Action::DropCopy),
            Some(Ok(Database { live: Live::Other | Live::Missing, swapped: false, .. })) if held.closed => {
                waits.push("a person: the closed database was renamed or replaced by somebody; find it by its OID in status.plan.database and let it ALLOW_CONNECTIONS".to_owned());
            }
            Some(Err(why)) if held.closed || held.copy => waits.push(format!("the database to answer, to open it again: {why}")),
            Some(_) | None => {}
        }
        match waits.first() {
            Some(first) => Decision::Wait(first.clone()),
            None => Decision::Done("nothing is held".into()),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        match action {
            Action::Scale { name, resource_version, replicas } => world.scale(run.namespace(), &name, &resource_version, replicas).await,
            Action::SetTemplate { name, resource_version, replicas, template } => {
                world.set_template(run.namespace(), &name, &resource_version, &template, Some(replicas)).await
            }
            Action::Open => {
                let (_, mut session, _) = maintenance(world, run, Access::Change).await?;
                Ok(change::allow_connections(&mut session, &run.database()?.name).await?)
            }
            Action::DropCopy => {
                let (_, mut session, _) = maintenance(world, run, Access::Change).await?;
                let database = run.database()?;
                Ok(change::drop_copy(&mut session, &database.copy, database.oid).await?)
            }
        }
    }
}

async fn look(world: &World, run: &Run<'_>) -> Result<Database, Error> {
    let (_, mut session, _) = maintenance(world, run, Access::Read).await?;
    let database = run.database()?;
    let copy = inspect::entry(&mut session, &database.copy).await?.is_some();
    let swapped = inspect::entry(&mut session, &database.kept).await?.is_some_and(|entry| entry.oid == database.oid);
    Ok(Database { live: live(&mut session, database).await?, copy, swapped })
}
