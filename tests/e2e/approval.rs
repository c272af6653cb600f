//! A release that fails goes back by itself as far as it may, and for the rest its plan waits for somebody's word.

use anyhow::Result;
use serde_json::{Value, json};
use testkit::kube::{Kube, until};
use testkit::shop::{Migrates, Shop};

use crate::expect::{ended, ready, v1_serves};

const NAMESPACE: &str = "approval";

/// It may take code and configuration back, and the schema by somebody's word.
const POLICY: &str = "
apiVersion: rollback-operator.dev/v1alpha1
kind: RollbackPolicy
metadata: {name: shop}
spec: {selector: {matchLabels: {app: shop}}, policyRef: {name: shop}, signs: {notReadySeconds: 5}}
";

/// Who may edit requests, and who may approve them too.
const PEOPLE: &str = "
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: editor}
rules:
  - {apiGroups: [rollback-operator.dev], resources: [rollbackrequests], verbs: [get, patch]}
  - {apiGroups: [rollback-operator.dev], resources: [backuppolicies], verbs: [restore]}
  - {apiGroups: [apps], resources: [deployments], verbs: [patch]}
  - {apiGroups: [''], resources: [configmaps, secrets], verbs: [patch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: approver}
rules:
  - {apiGroups: [rollback-operator.dev], resources: [rollbackrequests], verbs: [approve]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: editors}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: editor}
subjects: [{kind: User, name: ann, apiGroup: rbac.authorization.k8s.io}, {kind: User, name: bob, apiGroup: rbac.authorization.k8s.io}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: approvers}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: approver}
subjects: [{kind: User, name: bob, apiGroup: rbac.authorization.k8s.io}]
";

fn approve(kube: &Kube, who: &str, request: &str, plan: &str, by: &str) -> Result<String> {
    let word = json!({"spec": {"approval": {"plan": plan, "by": by}}}).to_string();
    kube.run(&["patch", "rollbackrequest", request, "-n", NAMESPACE, "--type=merge", "-p", &word, "--as", who])
}

#[test]
fn a_migration_that_breaks_old_and_new_code_goes_back_once_it_is_approved() -> Result<()> {
    let kube = Kube::from_environment()?;
    let shop = Shop { ready: "/healthz", ..Shop::new(&kube, NAMESPACE, Migrates::ByJob) };
    kube.apply(NAMESPACE, PEOPLE)?;
    shop.start()?;
    kube.apply(NAMESPACE, POLICY)?;
    // Neither the old code runs on what its migration leaves, nor the new.
    shop.release("v2", "broken by v2")?;
    let waiting = || -> Result<Option<Value>> {
        let all = kube.get(NAMESPACE, "rollbackrequests")?;
        let items = all["items"].as_array().cloned().unwrap_or_default();
        assert!(items.len() <= 1, "{items:?}");
        Ok(items.into_iter().find(|request| request["status"]["phase"] == "AwaitingApproval"))
    };
    until("a request that waits for approval", 240, || Ok(waiting()?.is_some()))?;
    let request = waiting()?.unwrap_or_default();
    let (name, plan) = (request["metadata"]["name"].as_str().unwrap_or_default(), request["status"]["approval"]["plan"].as_str().unwrap_or_default());
    assert_eq!((&request["status"]["plan"]["way"], &request["status"]["plan"]["approval"]["for"]), (&json!("Downgrade"), &json!(["Schema"])));
    let says = ready(&request, "message");
    assert!(says.starts_with("Downgrade waits for approval of Schema.") && says.contains(plan), "{says}");
    assert!(request["spec"]["reason"].as_str().is_some_and(|why| why.contains("went from revision a1 to b2 with it")), "{request:#}");
    assert_eq!(shop.columns()?, "created_at,customer_id,discount,id,name", "nothing was done");

    let refused = |who: &str, by: &str, why: &str| {
        let refused = approve(&kube, who, name, plan, by).expect_err(why).to_string();
        assert!(refused.contains(why), "{refused}");
    };
    refused("ann", "ann", "have not the right 'approve'");
    refused("bob", "ann", "'approval.by' is not your user name");
    approve(&kube, "bob", name, "another", "bob")?;
    until("the other word to be told of", 30, || {
        Ok(ready(&kube.get(NAMESPACE, &format!("rollbackrequest/{name}"))?, "message").contains("bob has approved plan another"))
    })?;
    approve(&kube, "bob", name, plan, "bob")?;
    let done = shop.finished(name, 180)?;
    ended(&done, "Succeeded", "Succeeded");
    assert_eq!(done["status"]["approval"]["by"], "bob");
    v1_serves(&shop)?;
    // What needed a word needs one to be taken back.
    let undo = ["patch", "rollbackrequest", name, "-n", NAMESPACE, "--type=merge", "-p", r#"{"spec":{"undo":true}}"#, "--as", "ann"];
    let refused = kube.run(&undo).expect_err("an undo").to_string();
    assert!(refused.contains("its undo is for those who may approve"), "{refused}");
    Ok(())
}
