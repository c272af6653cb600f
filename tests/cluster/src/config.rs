//! The configuration files of the node's parts. Each line that is here is needed on a machine that may be a container.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use anyhow::Result;

use crate::layout::{CGROUP, Cluster, NODE, POD_CIDR, POD_GATEWAY, text};
use crate::pki::file;

/// Makes the folder of one life of the cluster and writes every configuration file into it.
pub fn write(cluster: &Cluster) -> Result<()> {
    let run = cluster.run();
    for dir in ["log", "run", "tmp", "cni", "var/lib/containerd", "var/lib/cni", "var/lib/kubelet", "var/log", "var/tmp", "var/cache", "var/volumes"] {
        fs::create_dir_all(run.join(dir))?;
    }
    for dir in ["tmp", "var/tmp"] {
        fs::set_permissions(run.join(dir), fs::Permissions::from_mode(0o1777))?;
    }
    symlink("/run", run.join("var/run"))?;
    fs::write(run.join("resolv.conf"), "")?;
    fs::write(run.join("containerd.toml"), containerd(cluster, "/var/lib/containerd", "/run/containerd", "/run/containerd/containerd.sock"))?;
    fs::write(run.join("cni/10-rbk.conflist"), cni())?;
    fs::write(run.join("kubelet.yaml"), kubelet(cluster))?;
    fs::write(run.join("kube-proxy.yaml"), kube_proxy(cluster))?;
    Ok(fs::write(run.join("Corefile"), corefile(cluster))?)
}

/// containerd's configuration for one root; the import of the base images uses another root than the node.
pub fn containerd(cluster: &Cluster, root: &str, state: &str, socket: &str) -> String {
    let (run, shim) = (text(&cluster.run()), text(&cluster.bin("containerd-shim-runc-v2")));
    format!(
        r#"version = 3
root = "{root}"
state = "{state}"
disabled_plugins = ["io.containerd.nri.v1.nri", "io.containerd.internal.v1.opt", "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing", "io.containerd.snapshotter.v1.blockfile", "io.containerd.snapshotter.v1.erofs", "io.containerd.image-verifier.v1.bindir"]
[grpc]
address = "{socket}"
[plugins.'io.containerd.cri.v1.images'.pinned_images]
sandbox = "docker.io/local/pause:1"
[plugins.'io.containerd.cri.v1.runtime']
restrict_oom_score_adj = true
enable_selinux = false
[plugins.'io.containerd.cri.v1.runtime'.cni]
bin_dirs = ["/usr/lib/cni"]
conf_dir = "{run}/cni"
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
runtime_path = "{shim}"
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
BinaryName = "/usr/sbin/runc"
SystemdCgroup = false
"#
    )
}

/// Only a bridge: no masquerading and no port map, so no iptables is needed, and nothing gets out of the machine.
fn cni() -> String {
    serde_json::json!({"cniVersion": "1.0.0", "name": "rbk", "plugins": [{
        "type": "bridge", "bridge": "cni0", "isGateway": true, "hairpinMode": true,
        "ipam": {"type": "host-local", "ranges": [[{"subnet": POD_CIDR, "gateway": POD_GATEWAY}]], "routes": [{"dst": "0.0.0.0/0"}]}
    }]})
    .to_string()
}

fn kubelet(cluster: &Cluster) -> String {
    let no_eviction = serde_json::json!({"memory.available": "0%", "nodefs.available": "0%", "nodefs.inodesFree": "0%", "imagefs.available": "0%", "imagefs.inodesFree": "0%"});
    serde_json::json!({
        "apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration",
        "authentication": {"anonymous": {"enabled": false}, "webhook": {"enabled": true}, "x509": {"clientCAFile": file(cluster, "ca.crt")}},
        "authorization": {"mode": "Webhook"},
        "tlsCertFile": file(cluster, "kubelet-server.crt"), "tlsPrivateKeyFile": file(cluster, "kubelet-server.key"),
        "containerRuntimeEndpoint": "unix:///run/containerd/containerd.sock",
        "cgroupDriver": "cgroupfs", "cgroupRoot": format!("/{CGROUP}"), "failCgroupV1": false, "failSwapOn": false,
        "enforceNodeAllocatable": [], "evictionHard": no_eviction,
        "imageGCHighThresholdPercent": 100, "imageGCLowThresholdPercent": 99,
        "makeIPTablesUtilChains": false, "oomScoreAdj": 0, "serializeImagePulls": false,
        "volumePluginDir": "/var/lib/kubelet/volume-plugins", "resolvConf": text(&cluster.run().join("resolv.conf")),
        "clusterDNS": [POD_GATEWAY], "clusterDomain": "cluster.local",
    })
    .to_string()
}

/// Without the conntrack lines kube-proxy writes sysctls of the machine.
fn kube_proxy(cluster: &Cluster) -> String {
    serde_json::json!({
        "apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration",
        "clientConnection": {"kubeconfig": file(cluster, "kube-proxy.kubeconfig")},
        "hostnameOverride": NODE, "mode": "nftables", "clusterCIDR": POD_CIDR,
        "conntrack": {"maxPerCore": 0, "min": 0, "tcpEstablishedTimeout": "0s", "tcpCloseWaitTimeout": "0s"},
    })
    .to_string()
}

/// Names outside the cluster answer NXDOMAIN; refused look-ups would hang in the resolver.
fn corefile(cluster: &Cluster) -> String {
    let kubeconfig = file(cluster, "coredns.kubeconfig");
    format!(
        r"cluster.local:53 in-addr.arpa:53 ip6.arpa:53 {{
  bind {POD_GATEWAY}
  errors
  health 127.0.0.1:8180
  ready 127.0.0.1:8181
  kubernetes cluster.local in-addr.arpa ip6.arpa {{
    kubeconfig {kubeconfig}
    ttl 1
  }}
  cache 1
  loadbalance
}}
.:53 {{
  bind {POD_GATEWAY}
  template ANY ANY . {{
    rcode NXDOMAIN
  }}
}}
"
    )
}
