//! Give back: what a request holds is brought back, on success, on failure and on deletion.
//!
//! No step of a plan, but a condition that every reconcile of an ended request keeps true, until `status.held` is empty:
//! the copy is dropped, the live database lets sessions in again, and the workloads have their replicas.

use kube::ResourceExt;

use super::{Decision, Live, Run, Step, live, maintenance};
use crate::cluster::workload::replicas;
use crate::cluster::{Class, Error, World};
use crate::database::{Access, change, inspect};

pub struct GiveBack;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    /// The live database and whether the copy is there, or why that cannot be seen. Absent when nothing of it is held.
    pub database: Option<Result<(Live, bool), String>>,
    /// Workloads that are at zero and had replicas: name, version, replicas.
    pub at_zero: Vec<(String, String, i32)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    DropCopy,
    Open,
    Scale { name: String, resource_version: String, replicas: i32 },
}

impl Step for GiveBack {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let held = run.held();
        let mut at_zero = Vec::new();
        for workload in &held.replicas {
            match world.deployment(run.namespace(), &workload.name).await {
                Ok(deployment) if replicas(&deployment) == 0 && workload.replicas > 0 => {
                    at_zero.push((workload.name.clone(), deployment.resource_version().unwrap_or_default(), workload.replicas));
                }
                // A workload that somebody deleted has nothing that could be given back.
                Err(error) if error.class() != Class::NeedsUser => return Err(error),
                Ok(_) | Err(_) => {}
            }
        }
        let database = if held.closed || held.copy { Some(look(world, run).await.map_err(|e| e.to_string())) } else { None };
        Ok(Seen { database, at_zero })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let unreachable = match &seen.database {
            // After the swap the copy has the live name, and neither is ours to drop.
            Some(Ok((Live::Original { .. }, true))) if run.held().copy => return Decision::Act(Action::DropCopy),
            Some(Ok((Live::Original { open: false }, _))) if run.held().closed => return Decision::Act(Action::Open),
            Some(Ok(_)) | None => None,
            Some(Err(why)) => Some(why),
        };
        if let Some((name, resource_version, replicas)) = seen.at_zero.first() {
            return Decision::Act(Action::Scale { name: name.clone(), resource_version: resource_version.clone(), replicas: *replicas });
        }
        match unreachable {
            Some(why) => Decision::Wait(format!("the database to answer, to open it again: {why}")),
            None => Decision::Done("nothing is held".into()),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        if let Action::Scale { name, resource_version, replicas } = action {
            return world.scale(run.namespace(), &name, &resource_version, replicas).await;
        }
        let (_, mut session, _) = maintenance(world, run, Access::Change).await?;
        let database = run.database()?;
        match action {
            Action::DropCopy => change::drop_copy(&mut session, &database.copy, database.oid).await?,
            Action::Open => change::allow_connections(&mut session, &database.name).await?,
            Action::Scale { .. } => {}
        }
        Ok(())
    }
}

async fn look(world: &World, run: &Run<'_>) -> Result<(Live, bool), Error> {
    let (_, mut session, _) = maintenance(world, run, Access::Read).await?;
    let database = run.database()?;
    let copy = inspect::entry(&mut session, &database.copy).await?.is_some();
    Ok((live(&mut session, database).await?, copy))
}
