//! Up, down and status. `up` always begins with `down`, so it works after any crash.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::image::{Archive, IMPORT, build, import_pristine, pause};
use crate::layout::{Cluster, HOST_IP, LINK, NODE, NODE_IP, POD_CIDR, PROVISIONER, SERVICE_CIDR, text};
use crate::node::{API_READY, PARTS, ROLES_READY};
use crate::shell::{command, output, run, succeeds, wait_until};
use crate::{cgroup, config, packages, parts, pki};

/// Keeps other commands from taking the cluster down for as long as it lives.
pub struct Lock(#[allow(dead_code, reason = "the lock lasts as long as the file is open")] File);

impl Cluster {
    /// Builds what the cache lacks: packages, parts, the pause image, the certificates.
    pub fn prepare(&self) -> Result<()> {
        if !rustix::process::getuid().is_root() {
            bail!("the local cluster needs root (namespaces, cgroups, mounts); run this as root, or use --context NAME for a cluster that you have");
        }
        fs::create_dir_all(&self.home)?;
        packages::install()?;
        parts::build(self)?;
        pki::make(self)?;
        Ok(())
    }

    /// Takes the cluster for this process. The machine has one, so a second command must wait for the first.
    pub fn lock(&self) -> Result<Lock> {
        fs::create_dir_all(&self.home)?;
        let file = File::create(self.home.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => bail!("another command uses the local cluster; wait for it to end, or end it"),
            Err(TryLockError::Error(error)) => Err(error).context("could not lock the cluster's cache"),
        }
    }

    /// Starts the cluster from scratch, with these images in it, and returns when a pod can run.
    ///
    /// `init` is a command that calls [`crate::node::main`] for this cluster.
    pub fn up(&self, init: &[&str], images: &[Archive]) -> Result<()> {
        let start = Instant::now();
        self.down()?;
        let pause = build(self, &pause())?;
        import_pristine(self, &[pause])?;
        import_pristine(self, images)?;
        config::write(self)?;
        copy_pristine(&self.pristine().join("root"), &self.run().join("var/lib/containerd"))?;
        cgroup::make()?;
        let node = self.start_node(init)?;
        ip(&["link", "add", LINK, "type", "veth", "peer", "name", "eth0", "netns", &node.to_string()])?;
        ip(&["addr", "add", &format!("{HOST_IP}/30"), "dev", LINK])?;
        ip(&["link", "set", LINK, "up"])?;
        for range in [POD_CIDR, SERVICE_CIDR] {
            ip(&["route", "add", range, "via", NODE_IP])?;
        }
        let file = |name| pki::file(self, name);
        // curl, since each try of kubectl costs 0.1 s of processor time that the API server needs now.
        let curl = ["-sf", "--cacert", &file("ca.crt"), "--cert", &file("admin.crt"), "--key", &file("admin.key"), &format!("https://{NODE_IP}:6443/readyz")];
        self.wait("the API server", || succeeds(&mut command("curl", curl)))?;
        fs::write(self.run().join(API_READY), "")?;
        let objects = self.run().join("objects.yaml");
        fs::write(&objects, base_objects())?;
        run(self.kubectl(&["apply", "-f"]).arg(&objects))?;
        fs::write(self.run().join(ROLES_READY), "")?;
        self.wait("the node to be Ready", || succeeds(&mut self.kubectl(&["wait", "--for=condition=Ready", &format!("node/{NODE}"), "--timeout=1s"])))?;
        self.wait("the default service account", || succeeds(&mut self.kubectl(&["get", "serviceaccount", "default", "-n", "default"])))?;
        self.wait("kube-proxy's rules", || succeeds(&mut self.in_node(&["nft", "list", "table", "ip", "kube-proxy"])))?;
        self.wait("cluster DNS", || succeeds(&mut self.in_node(&["curl", "-sf", "http://127.0.0.1:8181/ready"])))?;
        eprintln!("    cluster up: {:.1} s", start.elapsed().as_secs_f64());
        Ok(())
    }

    /// The machine's number of the node's first process.
    fn start_node(&self, init: &[&str]) -> Result<u32> {
        let log = File::create(self.log("node"))?;
        let enter = format!("echo $$ >{} && exec \"$@\"", cgroup::node_procs().display());
        let unshare = ["unshare", "--mount", "--net", "--pid", "--uts", "--ipc", "--fork", "--kill-child", "--mount-proc", "--propagation", "private"];
        let mut outer = command("sh", ["-c", &enter, "sh"]);
        outer.args(unshare).args(init).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        // A signal to the terminal's group, Ctrl-C say, must not end the node before the caller has cleaned up.
        let outer = outer.process_group(0).spawn().context("could not start unshare")?.id();
        let mut node = None;
        wait_until("the node's namespaces", Duration::from_secs(10), || {
            let children = fs::read_to_string(format!("/proc/{outer}/task/{outer}/children")).unwrap_or_default();
            node = children.split_whitespace().next().and_then(|pid| pid.parse::<u32>().ok());
            let own = |pid: &str| fs::read_link(format!("/proc/{pid}/ns/net")).ok();
            Ok(node.is_some_and(|pid| own(&pid.to_string()).is_some_and(|ns| Some(ns) != own("self"))))
        })?;
        let node = node.context("the node has no process")?;
        let started = start_time(node).context("the node's first process ended at once; see log/node.log of the cluster's cache")?;
        fs::write(self.run().join("node"), format!("{node} {started}"))?;
        Ok(node)
    }

    /// The node's first process, if it lives. The start time tells it from a later process with its number.
    pub fn node(&self) -> Option<u32> {
        let record = fs::read_to_string(self.run().join("node")).ok()?;
        let (pid, started) = record.split_once(' ')?;
        let pid = pid.parse().ok()?;
        (start_time(pid)? == started).then_some(pid)
    }

    fn wait(&self, what: &str, mut ready: impl FnMut() -> bool) -> Result<()> {
        let logs = text(&self.run().join("log"));
        wait_until(what, Duration::from_secs(60), || match (ready(), self.node()) {
            (true, _) => Ok(true),
            (false, Some(_)) => Ok(false),
            (false, None) => bail!("the node ended while waiting for {what}"),
        })
        .with_context(|| format!("the cluster did not start; its logs are in {logs}"))
    }

    /// A command inside the node's namespaces.
    pub fn in_node(&self, args: &[&str]) -> Command {
        let node = self.node().map_or_else(|| "0".to_owned(), |pid| pid.to_string());
        // It must join the cgroup too, or `down` would not find what it leaves behind.
        let enter = format!("echo $$ >{} && exec nsenter -t {node} -m -n -p -u -i -- \"$@\"", cgroup::node_procs().display());
        let mut inside = command("sh", ["-c", &enter, "sh"]);
        inside.args(args);
        inside
    }

    pub fn kubectl(&self, args: &[&str]) -> Command {
        let mut kubectl = command(self.bin("kubectl"), ["--kubeconfig", &text(&self.kubeconfig())]);
        kubectl.args(args);
        kubectl
    }

    /// Loads an image into the running node.
    pub fn load(&self, archive: &Archive) -> Result<()> {
        let (ctr, path) = (text(&self.bin("ctr")), text(&archive.path));
        let import = [&[ctr.as_str()], &IMPORT[..], &[path.as_str()]].concat();
        run(&mut self.in_node(&import)).with_context(|| format!("containerd does not take {}", archive.by_digest))
    }

    /// Ends the cluster and removes all that it left, also after a crash of any of its parts.
    pub fn down(&self) -> Result<()> {
        cgroup::clear()?;
        // Gone with the node's network namespace, unless the node never came to life.
        let _ = succeeds(&mut command("ip", ["link", "del", LINK]));
        match fs::remove_dir_all(self.run()) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error).with_context(|| format!("could not remove {}", self.run().display())),
            _ => Ok(()),
        }
    }

    /// What runs, for people.
    pub fn status(&self) -> Result<String> {
        let Some(node) = self.node() else { return Ok("down\n".into()) };
        let mut lines = format!("up, node's first process {node}\nexport KUBECONFIG={}\n", text(&self.kubeconfig()));
        lines += &output(&mut self.kubectl(&["get", "nodes", "-o", "wide"])).unwrap_or_else(|error| format!("{error:#}\n"));
        lines += &output(&mut self.kubectl(&["get", "pods", "--all-namespaces"])).unwrap_or_default();
        lines += &format!("logs of {}: {}\n", PARTS.join(", "), text(&self.run().join("log")));
        Ok(lines)
    }
}

fn ip(args: &[&str]) -> Result<()> {
    run(&mut command("ip", args))
}

/// Field 22 of `/proc/PID/stat`; the second field may hold spaces, so count from the closing bracket.
fn start_time(pid: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(19).map(str::to_owned)
}

/// Content and lower layers are never written again, so links are right for them; the databases are copied.
fn copy_pristine(from: &Path, to: &Path) -> Result<()> {
    run(command("cp", ["-al"]).arg(from.join(".")).arg(to))?;
    let databases = output(command("find", ["-name", "*.db", "-printf", "%P\\n"]).current_dir(to))?;
    for database in databases.lines() {
        let copy = to.join(database);
        fs::remove_file(&copy)?;
        fs::copy(from.join(database), copy)?;
    }
    Ok(())
}

fn base_objects() -> String {
    let binding = |name: &str, role: &str| {
        format!(
            "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {{name: {name}}}\nroleRef: {{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {role}}}\nsubjects: [{{apiGroup: rbac.authorization.k8s.io, kind: User, name: {name}}}]\n"
        )
    };
    format!(
        r#"apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {{name: system:coredns}}
rules:
- {{apiGroups: [""], resources: [services, pods, namespaces], verbs: [list, watch]}}
- {{apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [list, watch]}}
{}{}---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {{name: standard, annotations: {{storageclass.kubernetes.io/is-default-class: "true"}}}}
provisioner: {PROVISIONER}
reclaimPolicy: Delete
volumeBindingMode: WaitForFirstConsumer
"#,
        binding("system:coredns", "system:coredns"),
        binding("system:volumes", "system:persistent-volume-provisioner"),
    )
}
