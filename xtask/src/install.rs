//! The operator in a cluster, by its own chart and real helm.

use anyhow::Result;
use local_cluster::shell::{run, step};
use std::process::Command;
use testkit::images::{AGENT, OPERATOR};
use testkit::kube::Kube;

use crate::local;

pub const NAMESPACE: &str = "rollback-system";

/// Makes the namespaces, each under restricted Pod Security, and installs the chart for them.
pub fn install(kube: &Kube, helm: &std::path::Path, namespaces: &[&str]) -> Result<()> {
    let namespace = |name: &str| {
        format!(
            "apiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}, labels: {{pod-security.kubernetes.io/enforce: restricted, rollback-operator.dev/made-by: xtask}}}}\n---\n"
        )
    };
    let all: String = namespaces.iter().chain([&NAMESPACE]).map(|name| namespace(name)).collect();
    kube.apply("default", &all)?;
    let (operator, agent) = (OPERATOR.rsplit_once(':').unwrap_or((OPERATOR, "")), AGENT.rsplit_once(':').unwrap_or((AGENT, "")));
    step("installing the operator with helm", || {
        let mut command = Command::new(helm);
        command.args(["upgrade", "--install", "rollback-operator"]).arg(local::root().join("charts/rollback-operator"));
        command.args(["--namespace", NAMESPACE, "--wait", "--timeout", "120s", "--set", &format!("namespaces={{{}}}", namespaces.join(","))]);
        command.args(["--set", &format!("image.repository={},image.tag={}", operator.0, operator.1)]);
        command.args(["--set", &format!("agent.repository={},agent.tag={}", agent.0, agent.1)]);
        for (flag, helm_flag) in [("--kubeconfig", "--kubeconfig"), ("--context", "--kube-context")] {
            if let Some(i) = kube.select.iter().position(|word| word == flag) {
                command.arg(helm_flag).args(kube.select.get(i + 1));
            }
        }
        run(&mut command)
    })
}
