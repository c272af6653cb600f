//! The cluster's own certificate authority, made once, and a kubeconfig for each user of the API.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::layout::{Cluster, NODE, NODE_IP, SERVICE_API, text};
use crate::shell::{output, run};

const USERS: [(&str, &str); 7] = [
    ("admin", "/O=system:masters/CN=admin"),
    ("kube-controller-manager", "/CN=system:kube-controller-manager"),
    ("kube-scheduler", "/CN=system:kube-scheduler"),
    ("kube-proxy", "/CN=system:kube-proxy"),
    ("kubelet", "/O=system:nodes/CN=system:node:rbk-node"),
    ("coredns", "/CN=system:coredns"),
    ("volumes", "/CN=system:volumes"),
];

const KEY: [&str; 6] = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days"];

pub fn make(cluster: &Cluster) -> Result<()> {
    let dir = cluster.pki();
    if dir.join("done").exists() {
        return Ok(());
    }
    if dir.exists() {
        fs::remove_dir_all(&dir)?;
    }
    fs::create_dir_all(&dir)?;
    run(openssl(&dir).args(["req", "-x509"]).args(KEY).args([
        "3650",
        "-keyout",
        "ca.key",
        "-out",
        "ca.crt",
        "-subj",
        "/CN=rbk-ca",
        "-addext",
        "keyUsage=critical,keyCertSign,cRLSign",
    ]))?;
    let names = "DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local";
    certificate(&dir, "apiserver", "/CN=kube-apiserver", "serverAuth", Some(&format!("IP:{NODE_IP},IP:127.0.0.1,IP:{SERVICE_API},{names}")))?;
    certificate(&dir, "kubelet-server", &format!("/CN={NODE}"), "serverAuth", Some(&format!("IP:{NODE_IP},DNS:{NODE}")))?;
    certificate(&dir, "apiserver-kubelet-client", "/O=system:masters/CN=kube-apiserver-kubelet-client", "clientAuth", None)?;
    for (user, subject) in USERS {
        certificate(&dir, user, subject, "clientAuth", None)?;
        fs::write(dir.join(format!("{user}.kubeconfig")), kubeconfig(&dir, user)?)?;
    }
    run(openssl(&dir).args(["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "sa.key"]))?;
    Ok(fs::write(dir.join("done"), "")?)
}

fn openssl(dir: &Path) -> Command {
    let mut command = Command::new("openssl");
    command.current_dir(dir);
    command
}

fn certificate(dir: &Path, name: &str, subject: &str, usage: &str, addresses: Option<&str>) -> Result<()> {
    let mut command = openssl(dir);
    command.args(["req", "-x509", "-CA", "ca.crt", "-CAkey", "ca.key"]).args(KEY).args(["3650", "-subj", subject]);
    command.arg("-keyout").arg(format!("{name}.key")).arg("-out").arg(format!("{name}.crt"));
    command.args(["-addext", "basicConstraints=critical,CA:FALSE", "-addext", "keyUsage=critical,digitalSignature"]);
    command.arg("-addext").arg(format!("extendedKeyUsage={usage}"));
    if let Some(addresses) = addresses {
        command.arg("-addext").arg(format!("subjectAltName={addresses}"));
    }
    run(&mut command)
}

fn kubeconfig(dir: &Path, user: &str) -> Result<String> {
    let data = |file: &str| output(Command::new("base64").arg("-w0").arg(dir.join(file)));
    let document = serde_json::json!({
        "apiVersion": "v1", "kind": "Config", "current-context": "rbk",
        "clusters": [{"name": "rbk", "cluster": {"server": format!("https://{NODE_IP}:6443"), "certificate-authority-data": data("ca.crt")?}}],
        "users": [{"name": user, "user": {"client-certificate-data": data(&format!("{user}.crt"))?, "client-key-data": data(&format!("{user}.key"))?}}],
        "contexts": [{"name": "rbk", "context": {"cluster": "rbk", "user": user}}],
    });
    Ok(document.to_string())
}

/// The path of a file of the authority, for a flag.
pub fn file(cluster: &Cluster, name: &str) -> String {
    text(&cluster.pki().join(name))
}
