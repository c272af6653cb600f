//! Each kind of write that a plan will make, tried before any is made: what the API server, a quota or a policy refuses is found
//! while everything still runs.

use jiff::Timestamp;

use crate::api::request_status::{AdmittedTemplate, Course, Plan, StepName, StepPhase, StepStatus};
use crate::api::{BackupPolicy, RollbackRequest};
use crate::cluster::agent_job::{AgentJob, Start};
use crate::cluster::tried::Said;
use crate::cluster::workload::template;
use crate::cluster::{Error, World, refused};
use crate::plan::template::hash;
use crate::steps::migrate::{self, Timeout};
use crate::steps::{Run, workload};

/// A name that no object has.
const TRIED: &str = "rollback-tries";

/// Tries what the plan will write, and notes in it what it will become.
///
/// # Errors
/// When something of it would be refused, with what and by whom.
pub async fn rehearse(world: &World, request: &RollbackRequest, plan: &mut Plan, now: Timestamp) -> Result<(), Error> {
    templates(world, request, plan, now).await?;
    let does = |plan: &Plan, name: StepName| plan.steps.iter().any(|s| s.name == name);
    let Some(database) = &plan.database else { return Ok(()) };
    let namespace = request.metadata.namespace.as_deref().unwrap_or_default();
    let Some(policy) = world.get::<BackupPolicy>(namespace, &database.policy).await? else { return Ok(()) };
    if does(plan, StepName::Migrate) {
        let release = migrate::migrator(world, namespace, plan).await?;
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
    if does(plan, StepName::Backup) || does(plan, StepName::Restore) {
        let job = world.agent_job(AgentJob {
            name: TRIED.to_owned(),
            namespace,
            owner: Vec::new(),
            args: Vec::new(),
            claim: &policy.spec.storage.volume_claim,
            timeout_seconds: 1,
            start: Start::Suspended,
            database: Some((&policy.spec, &policy.spec.database.name)),
        });
        heard(world.try_job(namespace, &job).await?, "a Job of the agent", plan)?;
    }
    Ok(())
}

/// What each target's template would become, and the one that it has: whatever is written of the workload, a policy may change that too.
async fn templates(world: &World, request: &RollbackRequest, plan: &mut Plan, now: Timestamp) -> Result<(), Error> {
    let namespace = request.metadata.namespace.as_deref().unwrap_or_default();
    let targets: Vec<_> = plan.targets.iter().enumerate().filter(|(_, t)| t.changes()).map(|(index, t)| (index, t.clone())).collect();
    for (index, target) in targets {
        let name = &target.name;
        let wanted = {
            let (course, step) = (Course::default(), StepStatus { phase: StepPhase::Running, ..StepStatus::pending(StepName::Workload) });
            workload::wanted(world, &Run { request, plan, course: &course, step: &step, now }, &target).await?
        };
        let has = template(&world.deployment(namespace, name).await?);
        let mut admitted = Vec::new();
        for (written, what) in [(wanted, "to which it goes back"), (has, "that it has")] {
            let answer = world.try_template(namespace, name, &written).await?;
            let Some(becomes) = heard(answer, &format!("the template of Deployment {name} {what}"), plan)? else { continue };
            if hash(&becomes) != hash(&written) {
                admitted.push(AdmittedTemplate { written: hash(&written), becomes: hash(&becomes) });
            }
            if what.starts_with("to") {
                let pod = world.try_pod(namespace, &becomes, ("apps/v1", "ReplicaSet")).await?;
                heard(pod, &format!("a pod of the template to which Deployment {name} goes back"), plan)?;
            }
        }
        if !admitted.is_empty() {
            plan.warnings.push(format!(
                "something changes the template of Deployment {name} as it is written, as a mutating policy does; what comes of it is taken for the rollback's own"
            ));
        }
        plan.targets.get_mut(index).into_iter().for_each(|t| t.admitted.clone_from(&admitted));
    }
    Ok(())
}

/// What would be refused refuses the plan; what nobody knows is said in it.
fn heard<T>(said: Said<T>, what: &str, plan: &mut Plan) -> Result<Option<T>, Error> {
    match said {
        Said::Yes(answer) => Ok(Some(answer)),
        Said::Unknown(why) => {
            plan.warnings.push(format!("whether the API server will take {what} is not known: {why}"));
            Ok(None)
        }
        Said::No(why) => refused("WouldBeRefused", format!("the API server would refuse {what}, so nothing is begun: {why}")),
    }
}
