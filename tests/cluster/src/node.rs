//! The node's first process: it makes the node's own folders and network, starts every part, and reaps what ends.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::layout::{Cluster, HOST_IP, NODE, NODE_IP, POD_GATEWAY, PROVISIONER, SERVICE_CIDR, text};
use crate::pki::file;
use crate::shell::{command, run, succeeds, wait_until};

/// Marks below the run folder, by which `up` tells the node how far the API is.
pub const API_READY: &str = "api-ready";
pub const ROLES_READY: &str = "roles-ready";

pub const PARTS: [&str; 9] =
    ["etcd", "containerd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "coredns", "volumes"];

/// Runs for as long as the node lives. Called inside the namespaces, as process 1.
pub fn main(cluster: &Cluster) -> Result<()> {
    let dir = cluster.run();
    run(&mut command("mount", ["--make-rshared", "/"]))?;
    for own in ["run", "tmp", "var"] {
        run(&mut command("mount", ["--bind", &text(&dir.join(own)), &format!("/{own}")]))?;
    }
    run(&mut command("hostname", [NODE]))?;
    run(&mut command("ip", ["link", "set", "lo", "up"]))?;
    fs::write("/proc/sys/net/ipv4/ip_forward", "1")?;
    wait_until("the link to the machine", Duration::from_secs(20), || Ok(succeeds(&mut command("ip", ["link", "show", "eth0"]))))?;
    ip(&["addr", "add", &format!("{NODE_IP}/30"), "dev", "eth0"])?;
    ip(&["link", "set", "eth0", "up"])?;
    ip(&["link", "add", "cni0", "type", "bridge"])?;
    ip(&["addr", "add", &format!("{POD_GATEWAY}/24"), "dev", "cni0"])?;
    ip(&["link", "set", "cni0", "up"])?;
    // With a route of its own a Service without an endpoint refuses connections, and the API server can call webhooks.
    // Through the bridge the refusal would be lost; the machine forwards nothing that comes this way.
    ip(&["route", "add", SERVICE_CIDR, "via", HOST_IP])?;

    let mut parts = Vec::new();
    start(cluster, &["etcd", "containerd", "kube-apiserver"], &mut parts)?;
    await_mark(&dir.join(API_READY));
    start(cluster, &["kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy"], &mut parts)?;
    // Without their roles these two would wait out a back-off of seconds.
    await_mark(&dir.join(ROLES_READY));
    start(cluster, &["coredns", "volumes"], &mut parts)?;
    loop {
        match rustix::process::wait(rustix::process::WaitOptions::empty()) {
            Ok(_) => {}
            Err(rustix::io::Errno::CHILD) => sleep(Duration::from_secs(1)),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => bail!("the node's first process cannot reap: {}", io::Error::from(error)),
        }
    }
}

fn ip(args: &[&str]) -> Result<()> {
    run(&mut command("ip", args))
}

fn await_mark(mark: &Path) {
    while !mark.exists() {
        sleep(Duration::from_millis(20));
    }
}

fn start(cluster: &Cluster, names: &[&str], parts: &mut Vec<Child>) -> Result<()> {
    for name in names {
        let log = File::create(cluster.log(name))?;
        let mut part = part(cluster, name)?;
        part.env_clear().env("PATH", format!("{}:/usr/sbin:/usr/bin:/sbin:/bin", text(&cluster.home.join("bin")))).env("HOME", "/root");
        part.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        parts.push(part.spawn().with_context(|| format!("could not start {name}"))?);
    }
    Ok(())
}

/// The command line of a part.
fn part(cluster: &Cluster, name: &str) -> Result<Command> {
    let pki = |name: &str| file(cluster, name);
    let kubeconfig = || format!("--kubeconfig={}", pki(&format!("{name}.kubeconfig")));
    let config = |name: &str| text(&cluster.run().join(name));
    let flags: Vec<String> = match name {
        "etcd" => strings(&[
            "--data-dir=/var/lib/etcd",
            "--listen-client-urls=http://127.0.0.1:2379",
            "--advertise-client-urls=http://127.0.0.1:2379",
            "--listen-peer-urls=http://127.0.0.1:2380",
            "--initial-advertise-peer-urls=http://127.0.0.1:2380",
            "--initial-cluster=default=http://127.0.0.1:2380",
            "--unsafe-no-fsync",
            "--logger=zap",
            "--log-level=warn",
        ]),
        "containerd" => vec!["--config".into(), config("containerd.toml")],
        "kube-apiserver" => [
            strings(&[
                "--etcd-servers=http://127.0.0.1:2379",
                "--bind-address=0.0.0.0",
                "--secure-port=6443",
                "--allow-privileged=true",
                "--authorization-mode=Node,RBAC",
                "--enable-admission-plugins=NodeRestriction",
                "--kubelet-preferred-address-types=InternalIP",
                "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
            ]),
            vec![
                format!("--advertise-address={NODE_IP}"),
                format!("--service-cluster-ip-range={SERVICE_CIDR}"),
                format!("--client-ca-file={}", pki("ca.crt")),
                format!("--tls-cert-file={}", pki("apiserver.crt")),
                format!("--tls-private-key-file={}", pki("apiserver.key")),
                format!("--kubelet-certificate-authority={}", pki("ca.crt")),
                format!("--kubelet-client-certificate={}", pki("apiserver-kubelet-client.crt")),
                format!("--kubelet-client-key={}", pki("apiserver-kubelet-client.key")),
                format!("--service-account-key-file={}", pki("sa.key")),
                format!("--service-account-signing-key-file={}", pki("sa.key")),
            ],
        ]
        .concat(),
        // With the default of 20 requests a second the controllers need 5 s to start.
        "kube-controller-manager" => [
            strings(&[
                "--leader-elect=false",
                "--bind-address=127.0.0.1",
                "--kube-api-qps=500",
                "--kube-api-burst=1000",
                "--use-service-account-credentials=true",
                "--flex-volume-plugin-dir=/var/lib/kubelet/volume-plugins",
            ]),
            vec![
                kubeconfig(),
                format!("--root-ca-file={}", pki("ca.crt")),
                format!("--service-account-private-key-file={}", pki("sa.key")),
                format!("--cluster-signing-cert-file={}", pki("ca.crt")),
                format!("--cluster-signing-key-file={}", pki("ca.key")),
            ],
        ]
        .concat(),
        "kube-scheduler" => {
            [strings(&["--leader-elect=false", "--bind-address=127.0.0.1", "--kube-api-qps=500", "--kube-api-burst=1000"]), vec![kubeconfig()]].concat()
        }
        "kubelet" => {
            vec![format!("--config={}", config("kubelet.yaml")), kubeconfig(), format!("--hostname-override={NODE}"), format!("--node-ip={NODE_IP}")]
        }
        "kube-proxy" => vec![format!("--config={}", config("kube-proxy.yaml"))],
        "coredns" => vec!["-conf".into(), config("Corefile")],
        "volumes" => vec![format!("--provisioner={PROVISIONER}"), "--dir=/var/volumes".into(), format!("--node={NODE}"), kubeconfig()],
        other => bail!("no such part: {other}; the parts are {}", PARTS.join(", ")),
    };
    Ok(command(cluster.bin(name), flags))
}

fn strings(flags: &[&str]) -> Vec<String> {
    flags.iter().map(|flag| (*flag).to_owned()).collect()
}
