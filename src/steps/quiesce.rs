//! Quiesce: the targets are scaled to zero, so that nobody writes.
//!
//! Changes `spec.replicas` of each target, after its value stands in `status.held`. Destroys nothing. Done when no pod of
//! the targets is left. An autoscaler pauses by itself at zero and is not touched.

use kube::ResourceExt;

use super::{Decision, Note, Run, Step, fail};
use crate::api::request_status::HeldReplicas;
use crate::cluster::workload::{last_writer, replicas, template};
use crate::cluster::{Error, World};
use crate::plan::template::hash;

pub struct Quiesce;

/// A target as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    pub name: String,
    pub resource_version: String,
    pub replicas: i32,
    pub pods: usize,
    pub template: String,
    pub last_writer: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScaleToZero {
    pub name: String,
    pub resource_version: String,
}

impl Step for Quiesce {
    type Seen = Vec<Target>;
    type Action = ScaleToZero;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Vec<Target>, Error> {
        let mut targets = Vec::new();
        for planned in &run.plan.targets {
            let deployment = world.deployment(run.namespace(), &planned.name).await?;
            let pods = world.pods(run.namespace(), &deployment).await?.len();
            targets.push(Target {
                name: planned.name.clone(),
                resource_version: deployment.resource_version().unwrap_or_default(),
                replicas: replicas(&deployment),
                pods,
                template: hash(&template(&deployment)),
                last_writer: last_writer(&deployment.metadata),
            });
        }
        Ok(targets)
    }

    fn next(run: &Run<'_>, seen: &Vec<Target>) -> Decision<ScaleToZero> {
        for (target, planned) in seen.iter().zip(&run.plan.targets) {
            if target.template != planned.from {
                return fail(
                    "ChangedByOther",
                    format!(
                        "Deployment {} was given another template by {} since the plan was made; look at it, and make a new request",
                        target.name, target.last_writer
                    ),
                );
            }
        }
        if run.held().replicas.is_empty() {
            return Decision::Record(Note::Replicas(seen.iter().map(|t| HeldReplicas { name: t.name.clone(), replicas: t.replicas }).collect()));
        }
        if let Some(target) = seen.iter().find(|t| t.replicas > 0) {
            return Decision::Act(ScaleToZero { name: target.name.clone(), resource_version: target.resource_version.clone() });
        }
        match seen.iter().map(|t| t.pods).sum() {
            0 => Decision::Done("no pod of the targets is left".into()),
            n @ 1.. => Decision::Wait(format!("{n} pods of the targets to end")),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: ScaleToZero) -> Result<(), Error> {
        world.scale(run.namespace(), &action.name, &action.resource_version, 0).await
    }
}
