//! Workload: each target gets the template of its good release, and the replicas that it had.
//!
//! One JSON patch per target replaces the whole template, tested against the version that was seen: a newer change of
//! somebody else stops the step. Replicas are written only where this request had scaled them to zero; such a target is marked in
//! the same write, so that no older one, which would scale it to zero, takes effect after. Of a StatefulSet the broken pod that holds up
//! its own repair is deleted then.

use std::collections::BTreeMap;

use super::decision::{Decision, fail};
use super::run::Run;
use super::step::{Planned, Step, Undo};
use crate::api::plan::{ConfigurationChange, Plan, PlannedTarget, StepName, TemplateSource};
use crate::api::release::Ownership;
use crate::api::request_status::Held;
use crate::api::{GIVEN_BACK_ANNOTATION, RESTORED_ANNOTATION, Reason, Release, Template, WorkloadKind, WorkloadRef};
use crate::cluster::ownership;
use crate::cluster::workload::{Blocking, Change, HeldUp, Replaces, held_up, last_writer};
use crate::cluster::{Error, World, refused};
use crate::plan::template::{annotate, hash, normalized, pin, repoint};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ManagedFieldsEntry;

pub struct Workload;

#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub of: WorkloadRef,
    pub resource_version: String,
    pub now: String,
    pub planned: String,
    pub wanted: Template,
    /// Whether the pods were made anew for restored configuration.
    pub restarted: bool,
    pub replicas: i32,
    pub held: Option<i32>,
    /// All of its annotations.
    pub annotations: BTreeMap<String, String>,
    pub last_writer: String,
    /// Who owned its template when the release was recorded, where that is known.
    pub ownership: Option<Ownership>,
    /// Where we own what the release's tool wrote: the managed fields as they were.
    pub due: Option<Vec<ManagedFieldsEntry>>,
    /// What holds up its pods.
    pub held_up: HeldUp,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    SetTemplate(SetTemplate),
    GiveOwnership { of: WorkloadRef, resource_version: String, managers: Vec<ManagedFieldsEntry> },
    Unblock(Blocking),
}

#[derive(Clone, Debug, PartialEq)]
pub struct SetTemplate {
    pub of: WorkloadRef,
    pub resource_version: String,
    pub template: Box<Template>,
    pub replicas: Option<i32>,
    pub annotations: Option<BTreeMap<String, String>>,
}

impl Planned for Workload {
    const NAME: StepName = StepName::Workload;
    const UNDO: Undo = Undo::By { steps: &[StepName::Workload], wanted: |_| true };

    fn describe(plan: &Plan) -> String {
        let back = plan.targets.iter().map(|t| match &t.source {
            TemplateSource::Release(_) => format!("{} to {}", t.name, t.source),
            TemplateSource::ReplicaSet(_) | TemplateSource::ControllerRevision(_) => format!("{} to the template of {}", t.name, t.source),
        });
        let frees = plan.targets.iter().any(|t| t.kind == WorkloadKind::StatefulSet);
        let freed = if frees { ", and deletes a StatefulSet's broken pod where that holds up its own repair" } else { "" };
        format!("takes {}{freed}", back.collect::<Vec<_>>().join(", "))
    }

    fn settles(held: &mut Held) {
        held.replicas.clear();
    }
}

impl Step for Workload {
    type Seen = Vec<Target>;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Vec<Target>, Error> {
        let mut targets = Vec::new();
        for planned in &run.plan.targets {
            let workload = world.workload(run.namespace(), &planned.workload()).await?;
            let live = &workload.template;
            let held = run.held().replicas.iter().find(|h| h.are_of(planned)).map(|h| h.replicas);
            let source = recorded(world, run, planned, &planned.source).await?;
            let ownership = match source.ownership {
                // Whose the replicas were before we have written them; else whose they are.
                Some(recorded) => {
                    let before = match (&planned.before, held) {
                        (Some(before), Some(_)) => owned(world, run, before).await?.unwrap_or_else(|| recorded.clone()),
                        (None, Some(_)) => recorded.clone(),
                        (_, None) => ownership::of(&workload.metadata, ownership::REPLICAS),
                    };
                    Some(ownership::with_replicas_of(recorded, before.managers))
                }
                None => None,
            };
            let held_up = match workload.replaces {
                Replaces::InOrder => held_up(&workload, &world.pods(run.namespace(), &workload).await?, run.now),
                Replaces::ByController => HeldUp::No,
            };
            let mark = live.metadata.as_ref().and_then(|m| m.annotations.as_ref()).and_then(|a| a.get(RESTORED_ANNOTATION));
            targets.push(Target {
                of: planned.workload(),
                resource_version: workload.resource_version().to_owned(),
                now: planned.as_written(hash(live)),
                planned: planned.from.clone(),
                wanted: written(source.template, run, planned),
                restarted: planned.configuration.is_empty() || mark == Some(&run.mark()),
                replicas: workload.replicas,
                held,
                annotations: workload.annotations(),
                last_writer: last_writer(&workload.metadata),
                due: ownership.as_ref().and_then(|recorded| ownership::due(&workload.metadata, recorded, ownership::WORKLOAD)),
                ownership,
                held_up,
            });
        }
        Ok(targets)
    }

    fn next(run: &Run<'_>, seen: &Vec<Target>) -> Decision<Action> {
        for target in seen {
            let back = target.now == hash(&target.wanted) && target.restarted;
            if !back && target.now != target.planned && target.now != hash(&target.wanted) {
                return fail(
                    Reason::ChangedByOther,
                    format!("{} was given another template by {} while the rollback ran; it is left as it is", target.of, target.last_writer),
                );
            }
            // Somebody who has scaled it up meanwhile, a person or an autoscaler, knows better.
            let scaled = target.held.is_none_or(|n| n == 0 || target.replicas > 0);
            let marked = target.held.is_none() || target.annotations.get(GIVEN_BACK_ANNOTATION) == Some(&run.mark());
            if !back || !scaled || !marked {
                let mut annotations = target.annotations.clone();
                if target.held.is_some() {
                    annotations.insert(GIVEN_BACK_ANNOTATION.to_owned(), run.mark());
                }
                ownership::last_applied(&mut annotations, target.ownership.as_ref());
                return Decision::Act(Action::SetTemplate(SetTemplate {
                    of: target.of.clone(),
                    resource_version: target.resource_version.clone(),
                    template: Box::new(target.wanted.clone()),
                    replicas: target.held.filter(|_| target.replicas == 0),
                    annotations: (annotations != target.annotations).then_some(annotations),
                }));
            }
            if let Some(managers) = target.due.clone() {
                return Decision::Act(Action::GiveOwnership { of: target.of.clone(), resource_version: target.resource_version.clone(), managers });
            }
        }
        // Its template is right: what the controller of a StatefulSet would wait for, for ever, is the pod that the template repairs.
        for target in seen {
            match &target.held_up {
                HeldUp::No => {}
                HeldUp::Perhaps(what) => return Decision::Wait(what.clone()),
                HeldUp::By(pod) => return Decision::Act(Action::Unblock(pod.clone())),
            }
        }
        Decision::Done("the templates are as the releases had them".into())
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let action = match action {
            Action::SetTemplate(action) => action,
            Action::Unblock(pod) => return world.unblock(run.namespace(), &pod).await,
            Action::GiveOwnership { of, resource_version, managers } => {
                return world.give_workload_ownership(run.namespace(), &of, &resource_version, &managers).await;
            }
        };
        let change =
            Change { resource_version: &action.resource_version, template: Some(&action.template), replicas: action.replicas, annotations: action.annotations };
        world.change_workload(run.namespace(), &action.of, change).await
    }
}

/// The template of the plan's source, with copies in the place of immutable objects, and images by digest where a tag moved.
pub async fn wanted(world: &World, run: &Run<'_>, planned: &PlannedTarget) -> Result<Template, Error> {
    Ok(written(recorded(world, run, planned, &planned.source).await?.template, run, planned))
}

/// A recorded template as it is written.
fn written(mut template: Template, run: &Run<'_>, planned: &PlannedTarget) -> Template {
    for change in planned.configuration.iter().filter(|c| c.change == ConfigurationChange::Repoint) {
        repoint(&mut template, change.kind, &change.name, &change.copy);
    }
    pin(&mut template, &planned.pins);
    if !planned.configuration.is_empty() {
        // Variables never change in a running pod, so the pods must be made anew even if the template is the same.
        annotate(&mut template, RESTORED_ANNOTATION, run.mark());
    }
    template
}

/// The template that the target had when the plan was made, to the letter.
///
/// # Errors
/// When it is recorded nowhere, or was since deleted.
pub async fn before(world: &World, run: &Run<'_>, planned: &PlannedTarget) -> Result<Template, Error> {
    let of = planned.workload();
    let Some(source) = &planned.before else { return refused(Reason::SourceMissing, format!("the template that {of} had is recorded nowhere")) };
    let Recorded { template, .. } = recorded(world, run, planned, source).await?;
    match hash(&template) == planned.from {
        true => Ok(template),
        false => refused(Reason::SourceMissing, format!("{} does not have the very template that {of} had", source)),
    }
}

/// Who owned the template, where its source says so.
pub(crate) async fn owned(world: &World, run: &Run<'_>, source: &TemplateSource) -> Result<Option<Ownership>, Error> {
    match source {
        TemplateSource::Release(name) => Ok(world.get::<Release>(run.namespace(), name).await?.map(|r| r.spec.ownership)),
        TemplateSource::ReplicaSet(_) | TemplateSource::ControllerRevision(_) => Ok(None),
    }
}

/// What is on record of a template.
struct Recorded {
    template: Template,
    /// Who owned it, where its source says so.
    ownership: Option<Ownership>,
}

async fn recorded(world: &World, run: &Run<'_>, planned: &PlannedTarget, source: &TemplateSource) -> Result<Recorded, Error> {
    let found = match source {
        TemplateSource::Release(name) => world.get::<Release>(run.namespace(), name).await?.map(|r| (r.spec.template, Some(r.spec.ownership))),
        TemplateSource::ReplicaSet(name) | TemplateSource::ControllerRevision(name) => {
            world.former_template(run.namespace(), planned.kind, name).await?.map(|template| (template, None))
        }
    };
    match found {
        Some((template, ownership)) => Ok(Recorded { template: normalized(&template), ownership }),
        None => refused(Reason::SourceMissing, format!("{}, which has the template of {}, was deleted", source, planned.workload())),
    }
}
