//! Verify: the rollout is complete, the HTTP checks answer, the SQL holds.
//!
//! Changes nothing. Waits until all is good, within `verify.timeoutSeconds` from the last moment that the rollout went on: a large
//! one, pod by pod, is not ended while it moves.

use super::decision::{Decision, fail};
use super::run::{Limit, Run};
use super::session::policy;
use super::step::{Planned, Step, Tells, Undo};
use super::{check, workload};
use crate::api::conditions::kind;
use crate::api::plan::{Plan, StepName};
use crate::api::{Reason, WorkloadRef};
use crate::cluster::workload::last_writer;
use crate::cluster::{Error, World};
use crate::plan::template::hash;

pub struct Verify;

/// What is not good yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub complaints: Vec<String>,
    /// How far the rollouts are, in per cent.
    pub percent: i64,
    /// A target that somebody has given another template since it went back, and who that was.
    pub overtaken: Option<(WorkloadRef, String)>,
}

impl Planned for Verify {
    const NAME: StepName = StepName::Verify;
    const LIMIT: Limit = Limit::Verify;
    const UNDO: Undo = Undo::None("it only reads");
    const TELLS: Option<Tells> = Some(Tells { kind: kind::VERIFIED, done: Reason::ChecksHold, lacks: None });

    fn describe(_: &Plan) -> String {
        "waits for the rollout, and asks the HTTP and SQL checks".to_owned()
    }
}

impl Step for Verify {
    type Seen = Seen;
    type Action = std::convert::Infallible;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (mut complaints, mut percents, mut all) = (Vec::new(), 0, Vec::new());
        for planned in &run.plan.targets {
            let of = planned.workload();
            let live = world.workload(run.namespace(), &of).await?;
            complaints.extend(live.rollout.complaint(&of));
            percents += live.rollout.percent();
            all.push((planned, of, live));
        }
        let mut overtaken = None;
        for (planned, of, live) in all.into_iter().filter(|(planned, ..)| complaints.is_empty() && planned.changes()) {
            if planned.as_written(hash(&live.template)) != hash(&workload::wanted(world, run, planned).await?) {
                overtaken = Some((of, last_writer(&live.metadata)));
            }
        }
        let percent = percents / i64::try_from(run.plan.targets.len()).unwrap_or(1).max(1);
        // The checks would only say in other words that the pods are not there yet.
        if complaints.is_empty() && overtaken.is_none() {
            let policy = match &run.plan.database {
                Some(_) => Some(policy(world, run).await?),
                None => None,
            };
            for check in run.request.spec.verify.http.iter().chain(policy.iter().filter_map(|p| p.spec.checks.http.as_ref())) {
                complaints.extend(world.http_complaint(run.namespace(), check).await?);
            }
            if let (Some(policy), Some(database)) = (&policy, &run.plan.database) {
                complaints.extend(check::sql_complaints(world, run, &policy.spec, &database.name).await?);
            }
        }
        Ok(Seen { complaints, percent, overtaken })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<std::convert::Infallible> {
        let limit = run.request.spec.verify.timeout_seconds;
        if let Some((of, who)) = &seen.overtaken {
            return fail(
                Reason::ChangedByOther,
                format!("{of} had gone back, and was given another template by {who} since; that is left as it is, and is not what was to be verified"),
            );
        }
        match seen.complaints.first() {
            None if run.plan.targets.iter().all(|t| t.at_zero) => {
                Decision::Done("the workloads are at zero, so there is no pod to verify; every check holds".into())
            }
            None => Decision::Done("the rollout is complete and every check holds".into()),
            Some(complaint) if run.still() >= limit => {
                let moved = if run.step.advance_time.is_some() { " since the rollout last went on" } else { "" };
                fail(Reason::VerifyFailed, format!("not good after {limit} s{moved}: {complaint}"))
            }
            // Once all pods are there, only the checks are waited for, and those have their time.
            Some(complaint) if seen.percent < 100 => Decision::Advance { percent: seen.percent, what: complaint.clone() },
            Some(complaint) => Decision::Wait(complaint.clone()),
        }
    }

    async fn act(_: &World, _: &Run<'_>, action: std::convert::Infallible) -> Result<(), Error> {
        match action {}
    }
}
