//! Removes a backup's files. Files that are gone are success.

use std::fs;
use std::io::ErrorKind;

use super::{At, Error, Place, folder};

#[derive(clap::Args, Debug)]
pub struct Options {
    #[command(flatten)]
    pub place: Place,
}

/// # Errors
/// When a file cannot be removed.
pub fn run(options: &Options) -> Result<(), Error> {
    for name in [options.place.directory.clone(), format!("{}.partial", options.place.directory)] {
        let path = folder(&options.place.root, &name)?;
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error).at("remove", &path)?,
            _ => {}
        }
    }
    Ok(())
}
