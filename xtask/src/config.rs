//! `cargo xtask config`: the base for kustomize, as helm renders the chart.

use std::path::PathBuf;

use anyhow::{Context, Result};
use testkit::manifests;

use crate::local;

/// Writes the base, and removes what is no part of it any more.
pub fn write() -> Result<()> {
    let root = local::root();
    let files = manifests::rendered(&helm()?, &root).context("helm is taken from the local cluster's parts, or else from PATH")?;
    let base = root.join(manifests::BASE);
    std::fs::create_dir_all(&base)?;
    for entry in std::fs::read_dir(&base)? {
        let path = entry?.path();
        if !files.contains_key(&*path.file_name().unwrap_or_default().to_string_lossy()) {
            std::fs::remove_file(path)?;
        }
    }
    for (name, text) in files {
        std::fs::write(base.join(name), text)?;
    }
    Ok(())
}

/// That of the local cluster where it has been built, since nothing else of it is needed for this.
fn helm() -> Result<PathBuf> {
    let built = local::cluster()?.bin("helm");
    Ok(if built.exists() { built } else { PathBuf::from("helm") })
}
