//! Verify: the rollout is complete, the HTTP checks answer, the SQL holds.
//!
//! Changes nothing. Waits until all is good, within `verify.timeoutSeconds`.

use super::{Decision, Run, Step, check, fail, policy};
use crate::cluster::workload::rollout_complaint;
use crate::cluster::{Error, World};

pub struct Verify;

/// What is not good yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub complaints: Vec<String>,
}

impl Step for Verify {
    type Seen = Seen;
    type Action = std::convert::Infallible;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let mut complaints = Vec::new();
        for planned in &run.plan.targets {
            complaints.extend(rollout_complaint(&world.deployment(run.namespace(), &planned.name).await?));
        }
        // The checks would only say in other words that the pods are not there yet.
        if complaints.is_empty() {
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
        Ok(Seen { complaints })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<std::convert::Infallible> {
        let limit = run.request.spec.verify.timeout_seconds;
        match seen.complaints.first() {
            None => Decision::Done("the rollout is complete and every check holds".into()),
            Some(complaint) if run.age() >= limit => fail("VerifyFailed", format!("not good after {limit} s: {complaint}")),
            Some(complaint) => Decision::Wait(complaint.clone()),
        }
    }

    async fn act(_: &World, _: &Run<'_>, action: std::convert::Infallible) -> Result<(), Error> {
        match action {}
    }
}
