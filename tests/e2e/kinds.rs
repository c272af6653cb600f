//! StatefulSets and DaemonSets go back as Deployments do, and a StatefulSet whose broken pod holds up its own repair is freed.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use testkit::kube::{Kube, until};

use crate::expect::ended;

const NAMESPACE: &str = "kinds";

/// A workload whose pods are ready only where `STATE` is `good`; a StatefulSet's have a volume each.
fn manifest(kind: &str, name: &str, replicas: Option<i32>, state: &str) -> String {
    let container = json!({"name": "app", "image": "docker.io/local/shop:v1", "command": ["sleep", "86400"], "env": [{"name": "STATE", "value": state}],
        "readinessProbe": {"exec": {"command": ["sh", "-c", "test $STATE = good"]}, "periodSeconds": 1},
        "securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}, "runAsNonRoot": true, "runAsUser": 1000, "seccompProfile": {"type": "RuntimeDefault"}}});
    let template = json!({"metadata": {"labels": {"app": name}}, "spec": {"terminationGracePeriodSeconds": 0, "containers": [container]}});
    let mut spec = json!({"selector": {"matchLabels": {"app": name}}, "template": template});
    if let Some(replicas) = replicas {
        let claim = json!({"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Mi"}}});
        spec["replicas"] = json!(replicas);
        spec["volumeClaimTemplates"] = json!([{"metadata": {"name": "data"}, "spec": claim}]);
        spec["template"]["spec"]["containers"][0]["volumeMounts"] = json!([{"name": "data", "mountPath": "/data"}]);
    }
    let annotations = json!({"rollback-operator.dev/policy": "", "rollback-operator.dev/soak-seconds": "0"});
    json!({"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": name, "annotations": annotations}, "spec": spec}).to_string()
}

/// Each pod's name, UID, `STATE`, and whether it is ready.
fn pods(kube: &Kube, name: &str) -> Result<Vec<(String, String, String, bool)>> {
    let list: Value = serde_json::from_str(&kube.run(&["get", "pods", "-n", NAMESPACE, "-l", &format!("app={name}"), "-o", "json"])?)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let ready = |pod: &Value| pod["status"]["conditions"].as_array().is_some_and(|all| all.iter().any(|c| c["type"] == "Ready" && c["status"] == "True"));
    let one = |pod: &Value| {
        let state = &pod["spec"]["containers"][0]["env"][0]["value"];
        (text(&pod["metadata"]["name"]), text(&pod["metadata"]["uid"]), text(state), ready(pod))
    };
    Ok(list["items"].as_array().into_iter().flatten().map(one).collect())
}

/// Applies the good release until it is recorded as such, and the bad one until a pod of it runs; gives the pods that ran before.
fn broken(kube: &Kube, kind: &str, name: &str, replicas: Option<i32>) -> Result<Vec<(String, String, String, bool)>> {
    kube.apply(NAMESPACE, &manifest(kind, name, replicas, "good"))?;
    kube.rollout(NAMESPACE, &format!("{kind}/{name}").to_lowercase(), 90)?;
    let releases = format!("rollback-operator.dev/workload={name}");
    kube.run(&["wait", "-n", NAMESPACE, "releases.rollback-operator.dev", "-l", &releases, "--for=jsonpath={.status.phase}=Healthy", "--timeout=60s"])?;
    let before = pods(kube, name)?;
    kube.apply(NAMESPACE, &manifest(kind, name, replicas, "bad"))?;
    until("a pod of the bad release", 60, || Ok(pods(kube, name)?.iter().any(|(_, _, state, _)| state == "bad")))?;
    Ok(before)
}

fn goes_back(kube: &Kube, kind: &str, name: &str) -> Result<()> {
    let request = format!(
        "apiVersion: rollback-operator.dev/v1alpha1\nkind: RollbackRequest\nmetadata: {{name: {name}}}\nspec: {{targets: [{{kind: {kind}, name: {name}}}]}}"
    );
    kube.create(NAMESPACE, &request)?;
    kube.wait(NAMESPACE, &format!("rollbackrequest/{name}"), "condition=Succeeded", 150)?;
    ended(&kube.get(NAMESPACE, &format!("rollbackrequest/{name}"))?, "Succeeded", "Succeeded");
    let now = pods(kube, name)?;
    ensure!(now.iter().all(|(_, _, state, ready)| state == "good" && *ready), "{now:?}");
    Ok(())
}

#[test]
fn a_stateful_set_whose_broken_pod_blocks_its_own_repair_goes_back() -> Result<()> {
    let kube = Kube::from_environment()?;
    let before = broken(&kube, "StatefulSet", "db", Some(3))?;
    goes_back(&kube, "StatefulSet", "db")?;
    let now = pods(&kube, "db")?;
    let same: Vec<&str> = now.iter().filter(|pod| before.contains(pod)).map(|(name, ..)| name.as_str()).collect();
    assert_eq!(same, ["db-0", "db-1"], "only the pod that was broken is another");
    Ok(())
}

#[test]
fn a_daemon_set_goes_back() -> Result<()> {
    let kube = Kube::from_environment()?;
    broken(&kube, "DaemonSet", "agent", None)?;
    goes_back(&kube, "DaemonSet", "agent")
}
