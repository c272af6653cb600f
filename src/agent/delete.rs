//! Removes a backup's files. Files that are gone are success.

use std::fs;
use std::io::ErrorKind;

use super::{At, Error, folder};

#[derive(clap::Args, Debug)]
pub struct Options {
    /// Where the claim is mounted.
    #[arg(long, default_value = super::super::cluster::agent_job::BACKUPS)]
    pub root: std::path::PathBuf,
    /// The backup's folder on it.
    #[arg(long)]
    pub directory: String,
}

/// # Errors
/// When a file cannot be removed.
pub fn run(options: &Options) -> Result<(), Error> {
    for name in [options.directory.clone(), format!("{}.partial", options.directory)] {
        let path = folder(&options.root, &name)?;
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error).at("remove", &path)?,
            _ => {}
        }
    }
    Ok(())
}
