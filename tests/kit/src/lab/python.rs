//! Applications of PyPI: for each list of requirements an environment, installed once and kept.

use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use local_cluster::image::digest_of;
use local_cluster::shell::{output, run, step};

use super::{Lab, Root};
use crate::images;

/// Where an environment is, for those who install it and those who run in it.
pub const VENV: &str = "/opt/venv";

/// Exactly what the list says: whatever else a package wants shall be in the list.
const INSTALL: &str = "python3 -m venv /opt/venv && exec /opt/venv/bin/pip install --quiet --no-deps --cache-dir /scratch -r /opt/venv/requirements.txt";

/// The machine's own files and variables by which pip finds and trusts its index.
const FILES: [&str; 3] = ["/etc/resolv.conf", "/etc/hosts", CERTIFICATES];
const CERTIFICATES: &str = "/etc/ssl/certs/ca-certificates.crt";
const VARIABLES: [&str; 9] =
    ["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_TRUSTED_HOST", "PIP_DEFAULT_TIMEOUT", "PIP_PROXY", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

impl Lab {
    /// The root that environments are for.
    pub fn python_root(&self) -> Result<Root> {
        Root::new(images::python_folder(&self.cluster)?, None)
    }

    /// The environment with what this file lists.
    pub fn environment(&self, requirements: &Path) -> Result<PathBuf> {
        let list = fs::read(requirements).with_context(|| format!("{} cannot be read", requirements.display()))?;
        let venvs = self.cluster.home.join("venvs");
        let done = venvs.join(digest_of(&[images::PYTHON.as_bytes(), b"\n", &list].concat()));
        if done.exists() {
            return Ok(done);
        }
        let root = self.python_root()?;
        step(&format!("laboratory: pip installs {}", requirements.file_name().unwrap_or_default().display()), || {
            // Under its name it is only when it is whole.
            let (new, cache) = (venvs.join("new"), venvs.join("pip"));
            if new.exists() {
                fs::remove_dir_all(&new)?;
            }
            for folder in [&new, &cache] {
                fs::create_dir_all(folder)?;
                chown(folder, Some(1000), Some(1000))?;
            }
            fs::write(new.join("requirements.txt"), &list)?;
            output(&mut pip(&root, &new, &cache))?;
            run(Command::new("chown").args(["-R", "0:0"]).arg(&new))?;
            Ok(fs::rename(&new, &done)?)
        })?;
        Ok(done)
    }
}

fn pip(root: &Root, new: &Path, cache: &Path) -> Command {
    let lent = FILES.iter().map(|file| (Path::new(file), *file)).filter(|(file, _)| file.exists());
    let binds: Vec<(&Path, &str)> = [(new, VENV), (cache, "/scratch")].into_iter().chain(lent).collect();
    let mut pip = root.container(1000, &binds, &["sh", "-ec", INSTALL]);
    pip.env("HOME", "/tmp").env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    if Path::new(CERTIFICATES).exists() {
        pip.env("PIP_CERT", CERTIFICATES);
    }
    pip.envs(VARIABLES.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
    pip
}
