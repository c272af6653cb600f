//! Images as OCI archives, made from layers that are cached by what they are made from, and loaded into containerd.
//!
//! Each image is imported under its tag *and* under its manifest's digest (`docker.io/local/shop@sha256:…`), so that
//! pods report a digest by which the image can be named, as they do with a registry.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::config;
use crate::layout::{Cluster, text};
use crate::shell::{command, run, step, succeeds, wait_until};

/// One layer: a tar made by `make` in a folder of its own, cached under `key`.
pub struct Layer<'a> {
    /// What people see while it is built.
    pub what: String,
    /// Everything that the content depends on.
    pub key: String,
    pub make: Make<'a>,
}

pub enum Make<'a> {
    /// Fills the given folder, which becomes the layer with root as the owner of every file.
    Folder(&'a dyn Fn(&Path) -> Result<()>),
    /// Writes the tar itself.
    Tar(&'a dyn Fn(&Path) -> Result<()>),
}

pub struct Image<'a> {
    /// As the kubelet resolves it, with a tag: `docker.io/local/shop:v1`.
    pub name: &'a str,
    pub layers: Vec<Layer<'a>>,
    /// The OCI `config` object: Entrypoint, Cmd, Env, User.
    pub config: Value,
}

/// An image that lies in the cache.
#[derive(Clone, Debug)]
pub struct Archive {
    pub path: PathBuf,
    /// `docker.io/local/shop@sha256:…`
    pub by_digest: String,
}

pub fn digest_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest of everything in a folder or a file: names and contents.
pub fn digest_of_path(path: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    add_path(&mut hash, path)?;
    Ok(hex(&hash.finalize()))
}

fn add_path(hash: &mut Sha256, path: &Path) -> Result<()> {
    let context = || format!("could not read {}", path.display());
    if path.is_dir() {
        let mut entries = fs::read_dir(path).with_context(context)?.map(|e| Ok(e?.path())).collect::<Result<Vec<_>>>()?;
        entries.sort();
        for entry in entries.iter().filter(|e| !e.ends_with("__pycache__")) {
            hash.update(entry.file_name().unwrap_or_default().as_encoded_bytes());
            add_path(hash, entry)?;
        }
        return Ok(());
    }
    let mut file = File::open(path).with_context(context)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let n = file.read(&mut buffer).with_context(context)?;
        if n == 0 {
            return Ok(());
        }
        hash.update(&buffer[..n]);
    }
}

/// Builds the image unless the cache has it, and gives its archive.
pub fn build(cluster: &Cluster, image: &Image) -> Result<Archive> {
    let (name, tag) = image.name.rsplit_once(':').with_context(|| format!("the image {} has no tag", image.name))?;
    let layers = image.layers.iter().map(|layer| build_layer(cluster, layer)).collect::<Result<Vec<_>>>()?;
    let architecture = if cfg!(target_arch = "aarch64") { "arm64" } else { "amd64" };
    let config = json!({
        "architecture": architecture, "os": "linux", "config": image.config,
        "rootfs": {"type": "layers", "diff_ids": layers.iter().map(|(digest, _)| format!("sha256:{digest}")).collect::<Vec<_>>()},
    })
    .to_string();
    let describe = |kind: &str, digest: &str, size: u64| json!({"mediaType": format!("application/vnd.oci.image.{kind}"), "digest": format!("sha256:{digest}"), "size": size});
    let manifest = json!({
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": describe("config.v1+json", &digest_of(config.as_bytes()), config.len() as u64),
        "layers": layers.iter().map(|(digest, path)| Ok(describe("layer.v1.tar", digest, fs::metadata(path)?.len()))).collect::<Result<Vec<_>>>()?,
    })
    .to_string();
    let digest = digest_of(manifest.as_bytes());
    let by_digest = format!("{name}@sha256:{digest}");
    let path = cluster.images().join(format!("{}.tar", digest_of(format!("{by_digest}:{tag}").as_bytes())));
    if path.exists() {
        return Ok(Archive { path, by_digest });
    }
    let named = |full: &str| {
        let mut entry = describe("manifest.v1+json", &digest, manifest.len() as u64);
        entry["annotations"] = json!({"io.containerd.image.name": full});
        entry
    };
    let index = json!({"schemaVersion": 2, "manifests": [named(image.name), named(&by_digest)]});
    let work = Scratch::new(cluster, "pack")?;
    let blobs = work.0.join("blobs/sha256");
    fs::create_dir_all(&blobs)?;
    fs::write(blobs.join(digest_of(config.as_bytes())), &config)?;
    fs::write(blobs.join(&digest), &manifest)?;
    for (digest, layer) in &layers {
        if !blobs.join(digest).exists() {
            fs::hard_link(layer, blobs.join(digest))?;
        }
    }
    fs::write(work.0.join("index.json"), index.to_string())?;
    fs::write(work.0.join("oci-layout"), r#"{"imageLayoutVersion":"1.0.0"}"#)?;
    let new = path.with_extension("new");
    run(Command::new("tar").arg("-C").arg(&work.0).arg("-cf").arg(&new).args(["oci-layout", "index.json", "blobs"]))?;
    fs::rename(&new, &path)?;
    Ok(Archive { path, by_digest })
}

/// The layer's digest and its tar.
fn build_layer(cluster: &Cluster, layer: &Layer) -> Result<(String, PathBuf)> {
    fs::create_dir_all(cluster.images())?;
    let path = cluster.images().join(format!("layer-{}.tar", digest_of(layer.key.as_bytes())));
    let digest_file = path.with_extension("sha256");
    if !path.exists() || !digest_file.exists() {
        step(&format!("image layer: {}", layer.what), || {
            let work = Scratch::new(cluster, "layer")?;
            let tar = work.0.join("layer.tar");
            match layer.make {
                Make::Tar(make) => make(&tar)?,
                Make::Folder(fill) => {
                    let root = work.0.join("root");
                    fs::create_dir(&root)?;
                    fill(&root)?;
                    run(Command::new("tar")
                        .arg("-C")
                        .arg(&root)
                        .args(["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "-cf"])
                        .arg(&tar)
                        .arg("."))?;
                }
            }
            fs::write(&digest_file, digest_of_path(&tar)?)?;
            Ok(fs::rename(&tar, &path)?)
        })?;
    }
    Ok((fs::read_to_string(&digest_file)?, path))
}

/// The layer as a folder, unpacked once.
pub fn unpack(cluster: &Cluster, layer: &Layer) -> Result<PathBuf> {
    let (digest, tar) = build_layer(cluster, layer)?;
    let folder = cluster.home.join("roots").join(&digest);
    if !folder.exists() {
        step(&format!("unpacking {}", layer.what), || {
            let work = Scratch::new(cluster, "root")?;
            run(Command::new("tar").arg("-C").arg(&work.0).args(["--same-owner", "--numeric-owner", "-xpf"]).arg(&tar))?;
            fs::create_dir_all(cluster.home.join("roots"))?;
            Ok(fs::rename(&work.0, &folder)?)
        })?;
    }
    Ok(folder)
}

/// A folder that goes when it is dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new(cluster: &Cluster, name: &str) -> Result<Self> {
        let dir = cluster.home.join(format!("{name}.{}", std::process::id()));
        if dir.exists() {
            fs::remove_dir_all(&dir)?;
        }
        fs::create_dir_all(&dir)?;
        Ok(Self(dir))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left of a failed build is found and removed by the next one.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The image that holds a pod's namespaces: ten lines of C.
pub fn pause() -> Image<'static> {
    const SOURCE: &str = r"#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
static void end(int s) { (void)s; _exit(0); }
static void reap(int s) { (void)s; while (waitpid(-1, 0, WNOHANG) > 0) {} }
int main(void) {
  signal(SIGINT, end); signal(SIGTERM, end); signal(SIGCHLD, reap);
  for (;;) pause();
}
";
    fn fill(root: &Path) -> Result<()> {
        let mut gcc = Command::new("gcc").args(["-Os", "-static", "-s", "-xc", "-o"]).arg(root.join("pause")).arg("-").stdin(Stdio::piped()).spawn()?;
        gcc.stdin.take().context("gcc has no input")?.write_all(SOURCE.as_bytes())?;
        if !gcc.wait()?.success() {
            bail!("gcc could not build the pause image's program");
        }
        Ok(())
    }
    Image {
        name: "docker.io/local/pause:1",
        layers: vec![Layer { what: "pause".into(), key: SOURCE.into(), make: Make::Folder(&fill) }],
        config: json!({"Entrypoint": ["/pause"]}),
    }
}

/// A Debian root file system with these packages, without documents and locales; `hooks` are mmdebstrap's own.
pub fn debian(tar: &Path, packages: &[&str], options: &[String]) -> Result<()> {
    let mut make = command("mmdebstrap", ["--quiet", "--skip=cleanup/run", "--variant=minbase", "--format=tar"]);
    make.arg(format!("--include={}", packages.join(",")));
    for excluded in ["/usr/share/doc/*", "/usr/share/man/*", "/usr/share/locale/*"] {
        make.arg(format!("--dpkgopt=path-exclude={excluded}"));
    }
    make.args(options).arg("--customize-hook=rm -rf \"$1\"/var/lib/apt/lists/* \"$1\"/var/cache/apt/*").arg("bookworm").arg(tar);
    run(&mut make)
}

/// Imports what is new into the pristine containerd root, which a new cluster starts from.
pub fn import_pristine(cluster: &Cluster, archives: &[Archive]) -> Result<()> {
    let base = cluster.pristine();
    let mark = |archive: &Archive| base.join("imported").join(archive.path.file_name().unwrap_or_default());
    let new: Vec<&Archive> = archives.iter().filter(|a| !mark(a).exists()).collect();
    if new.is_empty() {
        return Ok(());
    }
    step("importing base images", || {
        for dir in ["root", "state", "imported"] {
            fs::create_dir_all(base.join(dir))?;
        }
        let socket = base.join("state/c.sock");
        let config_file = base.join("config.toml");
        fs::write(&config_file, config::containerd(cluster, &text(&base.join("root")), &text(&base.join("state")), &text(&socket)))?;
        let log = File::create(base.join("log"))?;
        let mut containerd = Command::new(cluster.bin("containerd")).arg("--config").arg(&config_file).stdout(log.try_clone()?).stderr(log).spawn()?;
        let imported = (|| {
            let ctr = || command(cluster.bin("ctr"), ["-a", &text(&socket)]);
            wait_until("containerd", Duration::from_secs(20), || Ok(succeeds(ctr().arg("version"))))?;
            for archive in &new {
                run(ctr().args(IMPORT).arg(&archive.path))?;
                fs::write(mark(archive), "")?;
            }
            Ok(())
        })();
        containerd.kill()?;
        containerd.wait()?;
        fs::remove_dir_all(base.join("state"))?;
        imported
    })
}

/// `--local` keeps the transfer service out, which would need a running CRI plugin to unpack.
pub const IMPORT: [&str; 7] = ["-n", "k8s.io", "images", "import", "--local", "--snapshotter", "overlayfs"];
