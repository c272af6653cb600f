//! The operator as an installed program: two replicas of which one works, probes, metrics, restricted Pod Security.

use anyhow::Result;
use testkit::kube::Kube;

const NAMESPACE: &str = "rollback-system";

#[test]
fn two_replicas_are_ready_and_one_of_them_leads() -> Result<()> {
    let kube = Kube::from_environment()?;
    kube.wait(NAMESPACE, "deployment/rollback-operator", "jsonpath={.status.readyReplicas}=2", 60)?;
    let pods = kube.run(&["get", "pods", "-n", NAMESPACE, "-l", "app.kubernetes.io/name=rollback-operator", "-o", "jsonpath={.items[*].metadata.name}"])?;
    let holder = kube.run(&["get", "lease", "rollback-operator", "-n", NAMESPACE, "-o", "jsonpath={.spec.holderIdentity}"])?;
    assert!(!holder.is_empty() && pods.split(' ').any(|pod| pod == holder), "'{holder}' holds the lease, the pods are {pods}");
    for pod in pods.split(' ') {
        let ask = |path: &str| kube.run(&["get", "--raw", &format!("/api/v1/namespaces/{NAMESPACE}/pods/{pod}:8080/proxy{path}")]);
        assert_eq!((ask("/healthz")?.as_str(), ask("/readyz")?.as_str()), ("ok", "ok"));
        let leads = format!("rollback_operator_leader {}\n", i32::from(pod == holder));
        assert!(ask("/metrics")?.contains(&leads), "{}", ask("/metrics")?);
    }
    Ok(())
}
