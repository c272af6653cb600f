//! A BackupPolicy stays as long as a request is at work that needs it to give back what it holds, as a claim stays that a pod has
//! mounted. It has the finalizer for no longer than that, so nothing waits for an operator that is not there.

use kube::ResourceExt;
use kube::api::ListParams;

use super::context::Context;
use crate::api::plan::Plan;
use crate::api::request_status::Course;
use crate::api::{BackupPolicy, RollbackRequest};
use crate::cluster::{Class, During, Error};

/// Holds a policy until no request needs it.
pub const FINALIZER: &str = "rollback-operator.dev/policy-protection";
/// How often the write is tried that somebody else's write has overtaken.
const TRIES: u32 = 5;

/// Keeps the policy of a plan that is about to be gone through; whoever calls it has the lock `accepting`. `false` when somebody has
/// deleted it.
pub async fn keep(context: &Context, namespace: &str, plan: &Plan) -> Result<bool, Error> {
    let Some(database) = &plan.database else { return Ok(true) };
    let mut tries = TRIES;
    loop {
        let Some(policy) = context.world.get::<BackupPolicy>(namespace, &database.policy).await? else { return Ok(false) };
        if policy.metadata.deletion_timestamp.is_some() {
            return Ok(false);
        }
        if policy.finalizers().iter().any(|f| f == FINALIZER) {
            return Ok(true);
        }
        tries -= 1;
        match context.world.set_finalizer(&policy, FINALIZER, true).await {
            Ok(_) => return Ok(true),
            Err(error) if error.class() == Class::Conflict && tries > 0 => {}
            Err(error) => return Err(error),
        }
    }
}

/// Lets a policy go that no request needs any more. The name of the request that does, where it stays.
pub async fn release(context: &Context, policy: &BackupPolicy) -> Result<Option<String>, Error> {
    if !policy.finalizers().iter().any(|f| f == FINALIZER) {
        return Ok(None);
    }
    // None is accepted between the look and the write.
    let _turn = context.accepting.lock().await;
    let api = context.world.api::<RollbackRequest>(&policy.namespace().unwrap_or_default());
    let requests = api.list(&ListParams::default()).await.during("list RollbackRequests")?.items;
    if let Some(request) = requests.iter().find(|r| needs(r, &policy.name_any())) {
        return Ok(Some(request.name_any()));
    }
    context.world.set_finalizer(policy, FINALIZER, false).await?;
    Ok(None)
}

/// Whether a request has something in hand for which it needs the policy.
fn needs(request: &RollbackRequest, policy: &str) -> bool {
    let Some(status) = &request.status else { return false };
    let of = |course: &Course| course.plan.as_ref().and_then(|p| p.database.as_ref()).is_some_and(|d| d.policy == policy);
    let courses = [Some(&status.course), status.undo.as_ref(), status.way_down.as_deref()];
    status.at_work() && courses.into_iter().flatten().any(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_needed_until_nothing_is_held() {
        let request = |status: &str| -> RollbackRequest {
            let object = format!(
                "{{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {{name: back}}, spec: {{targets: [{{kind: Deployment, name: shop}}]}}, status: {status}}}"
            );
            serde_yaml::from_str(&object).unwrap_or_else(|error| unreachable!("{error}"))
        };
        let plan = "plan: {way: Downgrade, because: '', steps: [], targets: [], database: {policy: shop, name: shop, oid: 1, owner: shop, sizeBytes: 1, method: Beside, copy: c, kept: k}}";
        for (name, status, want) in [
            ("it runs", format!("{{phase: Running, {plan}}}"), true),
            ("it has failed, and the database is still closed", format!("{{phase: Failed, {plan}, held: {{closed: true}}}}"), true),
            ("it has ended", format!("{{phase: Succeeded, {plan}}}"), false),
            ("it has no plan yet", "{phase: Pending}".to_owned(), false),
        ] {
            assert_eq!(needs(&request(&status), "shop"), want, "{name}");
        }
        assert!(!needs(&request(&format!("{{phase: Running, {plan}}}")), "another"));
    }
}
