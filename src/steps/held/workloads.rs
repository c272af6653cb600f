//! Workloads that had replicas, and rest with another template. Code starts only on a schema that it fits.

use super::seen::{Action, Fits, GivenBack, Seen, Wants, Workload};
use crate::api::plan::PlannedTarget;
use crate::api::release::Ownership;
use crate::api::request_status::{Course, HeldReplicas};
use crate::api::{GIVEN_BACK_ANNOTATION, Template};
use crate::cluster::workload as cluster;
use crate::cluster::{Error, World, ownership};
use crate::plan::template::hash;
use crate::steps;
use crate::steps::run::Run;

pub fn wants(run: &Run<'_>, seen: &Seen) -> Wants {
    // What the database is decides which template may start; unseen, it could be the wrong one.
    let unknown = (run.course.kept_database.is_some() || run.in_place()) && matches!(&seen.database, Some(Err(_)));
    let mut waits = None;
    for workload in &seen.workloads {
        match of(run, workload, unknown) {
            Wants::Nothing => {}
            Wants::Wait(why) => waits = waits.or(Some(why)),
            wants @ (Wants::Act(_) | Wants::Stop(_)) => return wants,
        }
    }
    waits.map_or(Wants::Nothing, Wants::Wait)
}

fn of(run: &Run<'_>, workload: &Workload, unknown: bool) -> Wants {
    let of = &workload.of;
    let give = |replicas, template| Wants::Act(Action::GiveBack(Box::new(marked(run, workload, replicas, template))));
    let replicas = Some(workload.replicas).filter(|_| workload.now == 0);
    match &workload.fitting {
        _ if is_marked(run, workload) && (workload.now > 0 || workload.replicas == 0) => match workload.due.clone() {
            Some(managers) => Wants::Act(Action::GiveOwnership { of: of.clone(), resource_version: workload.resource_version.clone(), managers }),
            None => Wants::Nothing,
        },
        // Somebody scaled it up, or it was never scaled to zero; a write that would do so may still be on its way.
        None if workload.now > 0 => give(None, None),
        _ if unknown => Wants::Wait(format!("the database to answer, before {of} may start")),
        None => give(replicas, None),
        Some(Ok(template)) => give(replicas, Some((**template).clone())),
        Some(Err(why)) => Wants::Wait(format!("a person: {of} {why}")),
    }
}

pub(super) fn left(course: &Course) -> Option<String> {
    let scaled = course.held.replicas.iter().filter(|w| w.replicas > 0);
    let each = scaled.map(|w| format!("'kubectl scale {} --replicas={}'", w.workload().argument(), w.replicas)).collect::<Vec<_>>().join(", ");
    (!each.is_empty()).then(|| format!("workloads may be at zero: {each}, once the database fits their code"))
}

/// The template that a workload must be given, where the one that it has does not fit the database.
pub(in crate::steps) async fn fitting(
    world: &World,
    run: &Run<'_>,
    held: &HeldReplicas,
    fits: Fits,
    workload: &cluster::Workload,
) -> Option<Result<Box<Template>, String>> {
    let planned = run.plan.targets.iter().find(|t| held.are_of(t))?;
    let has = planned.as_written(hash(&workload.template));
    let (bad, rests) = (has == planned.from && planned.from != planned.to, held.template.as_ref() == Some(&has) && has != planned.from);
    let boxed = |template: Result<Template, Error>, whose: &str| {
        template
            .map(Box::new)
            .map_err(|e| format!("has not the template that fits the database as it is, and the {whose} is not to be had ({e}); bring it back by hand"))
    };
    match fits {
        Fits::Before if rests => Some(boxed(steps::workload::before(world, run, planned).await, "one of before")),
        Fits::Before => None,
        // Who has scaled it up meanwhile has chosen.
        Fits::Good | Fits::Neither if workload.replicas > 0 => None,
        Fits::Good if bad => Some(boxed(steps::workload::wanted(world, run, planned).await, "good one")),
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
pub(in crate::steps) async fn owned(world: &World, run: &Run<'_>, planned: &PlannedTarget, fits: Fits) -> Result<Option<Ownership>, Error> {
    match (fits, &planned.before) {
        (Fits::Good, _) => steps::workload::owned(world, run, &planned.source).await,
        (Fits::Before, Some(before)) => steps::workload::owned(world, run, before).await,
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
    GivenBack { of: workload.of.clone(), resource_version: workload.resource_version.clone(), annotations, replicas, template }
}
