//! The migrations run in the application's own environment, whatever its URL is made of; and a policy of the cluster that changes
//! what is written is no change by somebody else.

use anyhow::Result;
use serde_json::json;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, ended, v1_serves};

const NAMESPACE: &str = "by-parts";

/// A policy that marks the templates of Deployments in the namespace. It goes when this is dropped.
struct Marks<'a>(&'a Kube);

impl<'a> Marks<'a> {
    fn made(kube: &'a Kube) -> Result<Self> {
        let rules = json!([{"apiGroups": ["apps"], "apiVersions": ["v1"], "operations": ["CREATE", "UPDATE"], "resources": ["deployments"]}]);
        let only = json!({"matchLabels": {"kubernetes.io/metadata.name": NAMESPACE}});
        let mark = "Object{spec: Object.spec{template: Object.spec.template{metadata: Object.spec.template.metadata{annotations: {\"policy\": \"marked\"}}}}}";
        let policy = json!({"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingAdmissionPolicy", "metadata": {"name": NAMESPACE},
            "spec": {"failurePolicy": "Fail", "reinvocationPolicy": "Never", "matchConstraints": {"namespaceSelector": only, "resourceRules": rules},
                "mutations": [{"patchType": "ApplyConfiguration", "applyConfiguration": {"expression": mark}}]}});
        let binding = json!({"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingAdmissionPolicyBinding", "metadata": {"name": NAMESPACE},
            "spec": {"policyName": NAMESPACE}});
        kube.apply("default", &format!("{policy}\n---\n{binding}\n"))?;
        Ok(Self(kube))
    }
}

impl Drop for Marks<'_> {
    fn drop(&mut self) {
        for kind in ["mutatingadmissionpolicybinding", "mutatingadmissionpolicy"] {
            let _ = self.0.run(&["delete", kind, NAMESPACE, "--ignore-not-found"]);
        }
    }
}

#[test]
fn a_url_of_parts_leads_to_the_copy_and_a_policy_may_mark_what_is_written() -> Result<()> {
    let kube = Kube::from_environment()?;
    let shop = Shop { by_parts: true, ..Shop::new(&kube, NAMESPACE, Migrates::ByJob) };
    shop.start()?;
    v1_serves(&shop)?;
    bad_release(&shop, "v2")?;
    let marks = Marks::made(&kube)?;
    // The API server learns of a policy by a watch of its own.
    shop.until("the policy to mark what is written", 30, || {
        let tried = kube.run(&["annotate", "deployment", "shop", "-n", NAMESPACE, "tried=yes", "--overwrite", "--dry-run=server", "-o", "yaml"])?;
        Ok(tried.contains("policy: marked"))
    })?;
    let request = shop.request("back", ROLL_BACK)?;
    ended(&request, "Succeeded", "Succeeded");
    let plan = &request["status"]["plan"];
    assert_eq!(
        plan["database"]["migrator"]["leads"],
        json!([format!("variable DATABASE_URL leads to {} at db as shop", plan["database"]["copy"].as_str().unwrap_or_default())])
    );
    assert!(plan["warnings"].to_string().contains("variable BASE_URL of the migrations still leads to the live database"), "{plan:#}");
    v1_serves(&shop)?;
    let mark = kube.run(&["get", "deployment", "shop", "-n", NAMESPACE, "-o", "jsonpath={.spec.template.metadata.annotations.policy}"])?;
    assert_eq!(mark, "marked", "the policy was not at work, so nothing was shown");
    drop(marks);
    Ok(())
}
