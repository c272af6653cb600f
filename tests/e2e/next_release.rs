//! The release after a rollback: what the good one did not have goes, and what it had and the next has not goes too.

use anyhow::Result;
use serde_json::{Value, json};
use testkit::kube::Kube;

use crate::expect::ended;

const NAMESPACE: &str = "next-release";

/// A Deployment with containers of these names, and a variable of each one's own.
fn manifest(name: &str, containers: &[&str]) -> String {
    let container = |c: &&str| {
        json!({"name": c, "image": "docker.io/local/shop:v1", "command": ["sleep", "86400"], "env": [{"name": c.to_uppercase(), "value": "1"}],
            "securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}, "runAsNonRoot": true, "runAsUser": 1000, "seccompProfile": {"type": "RuntimeDefault"}}})
    };
    json!({"apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": {"name": name, "annotations": {"rollback-operator.dev/policy": "", "rollback-operator.dev/soak-seconds": "0"}},
        "spec": {"replicas": 1, "selector": {"matchLabels": {"app": name}},
            "template": {"metadata": {"labels": {"app": name}}, "spec": {"terminationGracePeriodSeconds": 0, "containers": containers.iter().map(container).collect::<Vec<_>>()}}}})
    .to_string()
}

fn containers(kube: &Kube, name: &str) -> Result<Vec<String>> {
    let deployment = kube.get(NAMESPACE, &format!("deployment/{name}"))?;
    let all = deployment["spec"]["template"]["spec"]["containers"].as_array().cloned().unwrap_or_default();
    Ok(all.iter().filter_map(|c: &Value| c["name"].as_str().map(str::to_owned)).collect())
}

/// Applies good, bad, goes back, and applies the next: each by the same tool, which must find what it would have found had it
/// applied the good release itself.
fn applied_by(kube: &Kube, name: &str, arguments: &[&str]) -> Result<()> {
    let apply = |containers: &[&str]| -> Result<()> {
        kube.with_input(&[&["apply", "-n", NAMESPACE, "-f", "-"][..], arguments].concat(), &manifest(name, containers))?;
        kube.rollout(NAMESPACE, &format!("deployment/{name}"), 60)
    };
    apply(&["main", "old"])?;
    let good = format!("releases.rollback-operator.dev -l rollback-operator.dev/workload={name}");
    let healthy: Vec<&str> = ["wait", "-n", NAMESPACE, "--for=jsonpath={.status.phase}=Healthy", "--timeout=60s"].into_iter().chain(good.split(' ')).collect();
    kube.run(&healthy)?;
    apply(&["main", "new"])?;
    let request = format!(
        "apiVersion: rollback-operator.dev/v1alpha1\nkind: RollbackRequest\nmetadata: {{name: {name}}}\nspec: {{targets: [{{kind: Deployment, name: {name}}}]}}"
    );
    kube.create(NAMESPACE, &request)?;
    kube.wait(NAMESPACE, &format!("rollbackrequest/{name}"), "condition=Succeeded", 90)?;
    ended(&kube.get(NAMESPACE, &format!("rollbackrequest/{name}"))?, "Succeeded", "Succeeded");
    assert_eq!(containers(kube, name)?, ["main", "old"]);
    // Without --force-conflicts: nobody is in the way.
    apply(&["main", "new"])?;
    assert_eq!(containers(kube, name)?, ["main", "new"], "{name}: the good release's container is gone with it");
    Ok(())
}

#[test]
fn the_next_apply_removes_what_only_the_good_release_had() -> Result<()> {
    let kube = Kube::from_environment()?;
    applied_by(&kube, "client-side", &[])?;
    applied_by(&kube, "server-side", &["--server-side"])?;
    applied_by(&kube, "by-another", &["--server-side", "--field-manager=pipeline"])
}
