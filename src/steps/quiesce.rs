//! Quiesce: the targets are scaled to zero, so that nobody writes.
//!
//! Changes `spec.replicas` of each target, after its value stands in `status.held`. Destroys nothing. Done when no pod of
//! the targets is left. An autoscaler pauses by itself at zero and is not touched.
//!
//! A target whose template of before can be put back rests at zero with the good one: whoever scales it up meanwhile, a
//! person, an autoscaler or an apply, starts the code that the database will fit, and not the one that would migrate the
//! swapped-in database up again.

use super::decision::{Decision, Note, fail};
use super::run::Run;
use super::step;
use super::step::{Planned, Step, Undo};
use crate::api::plan::{Plan, PlannedTarget, StepName, TemplateSource};
use crate::api::request_status::HeldReplicas;
use crate::api::{Reason, Template, WorkloadRef};
use crate::cluster::workload::{self as cluster, Blocking, Change, last_writer};
use crate::cluster::{Error, World};
use crate::plan::template::hash;

pub struct Quiesce;

/// A target as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub of: WorkloadRef,
    pub resource_version: String,
    pub replicas: i32,
    pub pods: usize,
    /// Whether the volumes of its pods would go with them.
    pub deletes_claims: bool,
    /// A pod for which its controller would wait for ever, instead of ending all.
    pub blocking: Option<Blocking>,
    /// The hash of its template.
    pub template: String,
    /// The template with which it rests at zero; absent where the one of before could not be put back.
    pub resting: Option<Template>,
    pub last_writer: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    ScaleToZero { of: WorkloadRef, resource_version: String },
    Unblock(Blocking),
    Rest { of: WorkloadRef, resource_version: String, template: Box<Template> },
}

impl Planned for Quiesce {
    const NAME: StepName = StepName::Quiesce;
    const UNDO: Undo = Undo::None("the replicas and the template of before are held, and given back");

    fn describe(plan: &Plan) -> String {
        format!("scales {} to zero, waits until their pods are gone, and lets them rest with the good template", step::workloads(plan))
    }
}

impl Step for Quiesce {
    type Seen = Vec<Target>;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Vec<Target>, Error> {
        let mut targets = Vec::new();
        for planned in &run.plan.targets {
            let workload = world.workload(run.namespace(), &planned.workload()).await?;
            let pods = world.pods(run.namespace(), &workload).await?;
            targets.push(Target {
                of: planned.workload(),
                resource_version: workload.resource_version().to_owned(),
                replicas: workload.replicas,
                blocking: Some(&workload).filter(|w| w.replicas == 0).and_then(|w| cluster::blocking(w, &pods, run.now)),
                pods: pods.len(),
                deletes_claims: workload.scaling_deletes_claims,
                template: planned.as_written(hash(&workload.template)),
                resting: resting(world, run, planned, &workload).await?,
                last_writer: last_writer(&workload.metadata),
            });
        }
        Ok(targets)
    }

    fn next(run: &Run<'_>, seen: &Vec<Target>) -> Decision<Action> {
        let rests = |planned: &PlannedTarget| run.held().replicas.iter().find(|h| h.are_of(planned)).and_then(|h| h.template.clone());
        for (target, planned) in seen.iter().zip(&run.plan.targets) {
            if target.template != planned.from && rests(planned).as_ref() != Some(&target.template) {
                return fail(
                    Reason::ChangedByOther,
                    format!("{} was given another template by {} since the plan was made; look at it, and make a new request", target.of, target.last_writer),
                );
            }
        }
        if run.held().replicas.is_empty() {
            let held = |(t, planned): (&Target, &PlannedTarget)| HeldReplicas {
                kind: planned.kind,
                name: planned.name.clone(),
                replicas: t.replicas,
                template: t.resting.as_ref().map(hash),
            };
            return Decision::Record(Note::Replicas(seen.iter().zip(&run.plan.targets).map(held).collect()));
        }
        if let Some(target) = seen.iter().find(|t| t.replicas > 0) {
            // Also of an undo, and where it was set since the plan was made; the write tests the version that was seen.
            if target.deletes_claims {
                return fail(
                    Reason::ScalingDeletesClaims,
                    format!(
                        "{}: scaled to zero its persistentVolumeClaimRetentionPolicy (whenScaled: Delete) would delete the volumes of its pods; set whenScaled: Retain",
                        target.of
                    ),
                );
            }
            return Decision::Act(Action::ScaleToZero { of: target.of.clone(), resource_version: target.resource_version.clone() });
        }
        if let Some(pod) = seen.iter().find_map(|t| t.blocking.clone()) {
            return Decision::Act(Action::Unblock(pod));
        }
        let pods: usize = seen.iter().map(|t| t.pods).sum();
        if pods > 0 {
            let all: i64 = run.held().replicas.iter().map(|held| i64::from(held.replicas)).sum();
            let left = i64::try_from(pods).unwrap_or(i64::MAX).min(all);
            // One after the other, each with its grace: what moves is not ended.
            return Decision::Advance { percent: (all - left) * 100 / all.max(1), what: format!("{pods} pods of the targets to end") };
        }
        for (target, planned) in seen.iter().zip(&run.plan.targets) {
            if let (Some(hash), Some(template)) = (rests(planned), &target.resting)
                && hash != target.template
            {
                let (of, resource_version) = (target.of.clone(), target.resource_version.clone());
                return Decision::Act(Action::Rest { of, resource_version, template: Box::new(template.clone()) });
            }
        }
        Decision::Done("no pod of the targets is left".into())
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        match action {
            Action::ScaleToZero { of, resource_version } => world.scale(run.namespace(), &of, &resource_version, 0).await,
            Action::Unblock(pod) => world.unblock(run.namespace(), &pod).await,
            Action::Rest { of, resource_version, template } => {
                let change = Change { resource_version: &resource_version, template: Some(&template), ..Change::default() };
                world.change_workload(run.namespace(), &of, change).await
            }
        }
    }
}

/// The good template, where the one of before can be put back exactly, should the request not come to its end.
async fn resting(world: &World, run: &Run<'_>, planned: &PlannedTarget, workload: &cluster::Workload) -> Result<Option<Template>, Error> {
    let stays = matches!(&planned.before, Some(TemplateSource::Release(_))) || workload.keeps_history;
    match super::workload::before(world, run, planned).await {
        Ok(_) if stays => Ok(Some(super::workload::wanted(world, run, planned).await?)),
        Ok(_) | Err(Error::Refused { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
