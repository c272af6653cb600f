//! Each kind of write that a plan will make, tried before any is made: what the API server, a quota or a policy refuses is found
//! while everything still runs.

use jiff::Timestamp;

use crate::agent::call::{Command, Verify};
use crate::api::plan::{AdmittedTemplate, Plan, StepName};
use crate::api::request_status::{Course, StepPhase, StepStatus};
use crate::api::{BackupPolicy, Reason, RollbackRequest, Template};
use crate::cluster::agent_job::{AgentJob, Start};
use crate::cluster::tried::Said;
use crate::cluster::{Error, World, refused};
use crate::plan::snapshot::Snapshot;
use crate::plan::template::hash;
use crate::steps::migrate::{self, Timeout};
use crate::steps::{Run, newer, workload};

/// A name that no object has.
const TRIED: &str = "rollback-tries";

/// Tries what the plan will write, and notes in it what it will become.
///
/// # Errors
/// When something of it would be refused, with what and by whom.
pub async fn of_writes(world: &World, request: &RollbackRequest, seen: &Snapshot, plan: &mut Plan, now: Timestamp) -> Result<(), Error> {
    templates(world, request, seen, plan, now).await?;
    let Some(database) = &plan.database else { return Ok(()) };
    let namespace = request.metadata.namespace.as_deref().unwrap_or_default();
    let Some(policy) = world.get::<BackupPolicy>(namespace, &database.policy).await? else { return Ok(()) };
    if plan.has(StepName::Migrate) {
        let release = newer::release(world, namespace, plan).await?;
        let timeout = Timeout { seconds: 1, start: Start::Suspended };
        let prepared = world.prepare_migration(&migrate::migration(request, plan, &policy.spec, &release, TRIED, timeout)?).await?;
        heard(world.try_job(namespace, &prepared.job).await?, "a Job with the release's migrations", plan)?;
        for variable in prepared.left {
            plan.warnings.push(format!("variable {variable} of the migrations still leads to the live database; if they use it, name it in the policy"));
        }
        if let Some(migrator) = plan.database.as_mut().and_then(|d| d.migrator.as_mut()) {
            migrator.leads = prepared.leads;
        }
    }
    if plan.has(StepName::Backup) || plan.has(StepName::Restore) {
        let job = world.agent_job(AgentJob {
            name: TRIED.to_owned(),
            namespace,
            owner: Vec::new(),
            place: &policy.spec.storage.place(TRIED.to_owned()),
            command: Command::Verify(Verify::files(TRIED)),
            timeout_seconds: 1,
            start: Start::Suspended,
            database: Some((&policy.spec, &policy.spec.database.name)),
        });
        heard(world.try_job(namespace, &job).await?, "a Job of the agent", plan)?;
    }
    Ok(())
}

/// What each target's template would become, and the one that it has: whatever is written of the workload, a policy may change that too.
async fn templates(world: &World, request: &RollbackRequest, seen: &Snapshot, plan: &mut Plan, now: Timestamp) -> Result<(), Error> {
    let namespace = request.metadata.namespace.as_deref().unwrap_or_default();
    for (index, workload) in seen.workloads.iter().enumerate() {
        let Some(target) = plan.targets.get(index).filter(|t| t.changes()).cloned() else { continue };
        let of = target.workload();
        let wanted = {
            let (course, step) = (Course::default(), StepStatus { phase: StepPhase::Running, ..StepStatus::pending(StepName::Workload) });
            workload::wanted(world, &Run::unplanned(request, plan, &course, &step, now), &target).await?
        };
        let mut admitted = Vec::new();
        let (becomes, stays) = tokio::try_join!(world.try_template(namespace, &of, &wanted), world.try_template(namespace, &of, &workload.template))?;
        let becomes = heard(becomes, &format!("the template to which {of} goes back"), plan)?;
        if let Some(becomes) = becomes {
            let pod = world.try_pod_of(namespace, of.kind, &becomes, &workload.claims).await?;
            heard(pod, &format!("a pod of the template to which {of} goes back"), plan)?;
            admitted.extend(changed(&wanted, &becomes));
        }
        let stays = heard(stays, &format!("the template that {of} has"), plan)?;
        admitted.extend(stays.and_then(|becomes| changed(&workload.template, &becomes)));
        if !admitted.is_empty() {
            plan.warnings.push(format!(
                "something changes the template of {of} as it is written, as a mutating policy does; what comes of it is taken for the rollback's own"
            ));
        }
        plan.targets.get_mut(index).into_iter().for_each(|t| t.admitted.clone_from(&admitted));
    }
    Ok(())
}

/// What a template has become by being written, where that is another.
fn changed(written: &Template, becomes: &Template) -> Option<AdmittedTemplate> {
    let admitted = AdmittedTemplate { written: hash(written), becomes: hash(becomes) };
    (admitted.written != admitted.becomes).then_some(admitted)
}

/// What would be refused refuses the plan; what nobody knows is said in it.
fn heard<T>(said: Said<T>, what: &str, plan: &mut Plan) -> Result<Option<T>, Error> {
    match said {
        Said::Yes(answer) => Ok(Some(answer)),
        Said::Unknown(why) => {
            plan.warnings.push(format!("whether the API server will take {what} is not known: {why}"));
            Ok(None)
        }
        Said::No(why) => refused(Reason::WouldBeRefused, format!("the API server would refuse {what}, so nothing is begun: {why}")),
    }
}
