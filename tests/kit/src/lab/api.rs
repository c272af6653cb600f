//! A real API server and its etcd on loopback.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use local_cluster::Cluster;
use local_cluster::pki;
use local_cluster::shell::{command, run, succeeds, wait_until};

use super::free_port;

/// Both processes. They end when it is dropped.
pub struct Api {
    cluster: Cluster,
    folder: PathBuf,
    etcd_port: u16,
    port: u16,
    pub kubeconfig: PathBuf,
    children: Vec<Child>,
}

impl Api {
    pub(super) fn start(cluster: &Cluster, folder: &Path) -> Result<Self> {
        let kubeconfig = folder.join("kubeconfig");
        let mut api =
            Self { cluster: cluster.clone(), folder: folder.to_owned(), etcd_port: free_port()?, port: free_port()?, kubeconfig, children: Vec::new() };
        let admin = fs::read_to_string(cluster.kubeconfig())?;
        let mut config: serde_json::Value = serde_json::from_str(&admin)?;
        config["clusters"][0]["cluster"]["server"] = format!("https://127.0.0.1:{}", api.port).into();
        fs::write(&api.kubeconfig, config.to_string())?;
        api.run()?;
        let definitions = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../crds");
        run(command(cluster.bin("kubectl"), ["--kubeconfig"]).arg(&api.kubeconfig).args(["apply", "--server-side", "-f"]).arg(definitions))?;
        let established = ["wait", "crd", "--all", "--for=condition=Established", "--timeout=30s"];
        run(command(cluster.bin("kubectl"), ["--kubeconfig"]).arg(&api.kubeconfig).args(established))?;
        Ok(api)
    }

    /// Starts both, also again after [`Api::stop`].
    pub fn run(&mut self) -> Result<()> {
        let (etcd, peer) = (format!("http://127.0.0.1:{}", self.etcd_port), format!("http://127.0.0.1:{}", free_port()?));
        let data = format!("--data-dir={}", self.folder.join("etcd").display());
        let flags = [format!("--listen-client-urls={etcd}"), format!("--advertise-client-urls={etcd}"), format!("--listen-peer-urls={peer}"), data];
        let peers = [format!("--initial-advertise-peer-urls={peer}"), format!("--initial-cluster=default={peer}")];
        let quick = ["--unsafe-no-fsync", "--logger=zap", "--log-level=warn", "--force-new-cluster"].map(str::to_owned);
        let first = !self.folder.join("etcd").exists();
        // What is there already is a cluster of one, whose peer had another port.
        let quick = &quick[..if first { 3 } else { 4 }];
        self.spawn("etcd", &[&flags[..], &peers, quick].concat())?;
        let pki = |name: &str| pki::file(&self.cluster, name);
        let flags = [
            format!("--etcd-servers={etcd}"),
            "--bind-address=127.0.0.1".into(),
            format!("--secure-port={}", self.port),
            "--endpoint-reconciler-type=none".into(),
            "--authorization-mode=RBAC".into(),
            // Nobody makes service accounts here.
            "--disable-admission-plugins=ServiceAccount".into(),
            "--service-cluster-ip-range=10.97.0.0/16".into(),
            "--service-account-issuer=https://kubernetes.default.svc.cluster.local".into(),
            format!("--client-ca-file={}", pki("ca.crt")),
            format!("--tls-cert-file={}", pki("apiserver.crt")),
            format!("--tls-private-key-file={}", pki("apiserver.key")),
            format!("--service-account-key-file={}", pki("sa.key")),
            format!("--service-account-signing-key-file={}", pki("sa.key")),
        ];
        self.spawn("kube-apiserver", &flags)?;
        let kubectl = || succeeds(command(self.cluster.bin("kubectl"), ["--kubeconfig"]).arg(&self.kubeconfig).args(["get", "--raw", "/readyz"]));
        wait_until("the API server", Duration::from_secs(60), || Ok(kubectl()))
            .with_context(|| format!("its log: {}", fs::read_to_string(self.folder.join("kube-apiserver.log")).unwrap_or_default()))
    }

    /// Starts the controllers that make pods of Deployments and Jobs, and collect what has no owner.
    ///
    /// # Errors
    /// When they cannot be started.
    pub fn controllers(&mut self) -> Result<()> {
        // None that looks after nodes: there is no node, and pods would be taken from it.
        let wanted = ["deployment", "replicaset", "job", "garbage-collector", "namespace"].map(|name| format!("{name}-controller")).join(",");
        let kubeconfig = self.kubeconfig.display();
        let quick = ["--leader-elect=false", "--bind-address=127.0.0.1", "--secure-port=0", "--kube-api-qps=500", "--kube-api-burst=1000"];
        let own = [format!("--controllers={wanted}"), format!("--kubeconfig={kubeconfig}"), format!("--root-ca-file={}", pki::file(&self.cluster, "ca.crt"))];
        self.spawn("kube-controller-manager", &[&quick.map(str::to_owned)[..], &own].concat())
    }

    fn spawn(&mut self, part: &str, flags: &[String]) -> Result<()> {
        let log = File::options().create(true).append(true).open(self.folder.join(format!("{part}.log")))?;
        let mut command = Command::new("setpriv");
        // Memory is there, and collecting it would cost a third of their time.
        command.env("GOGC", "800");
        command.args(["--pdeathsig", "KILL", "--"]).arg(self.cluster.bin(part)).args(flags).current_dir(&self.folder);
        let child = command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn().with_context(|| format!("could not start {part}"))?;
        self.children.push(child);
        Ok(())
    }

    /// Ends both at once.
    pub fn stop(&mut self) -> Result<()> {
        for mut child in self.children.drain(..).rev() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }
}

impl Drop for Api {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}
