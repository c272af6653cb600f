//! Removes a backup's files. Files that are gone are success.

use std::fs;
use std::io::ErrorKind;

use super::{At, Error, Place, folder, partial};

#[derive(clap::Args, Debug)]
pub struct Options {
    #[command(flatten)]
    pub place: Place,
}

/// # Errors
/// When a file cannot be removed.
pub fn run(options: &Options) -> Result<(), Error> {
    let (root, name) = (&options.place.root, &options.place.directory);
    // In the order in which the one becomes the other.
    for path in [partial(root, name)?, folder(root, name)?] {
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error).at("remove", &path)?,
            _ => {}
        }
    }
    Ok(())
}
