//! Removes a backup's files. Files that are gone are success.

use std::fs;
use std::io::ErrorKind;

use super::call::Place;
use super::error::{At, Error};

/// # Errors
/// When a file cannot be removed.
pub fn run(place: &Place) -> Result<(), Error> {
    // In the order in which the one becomes the other.
    for path in [place.partial()?, place.folder()?] {
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error).at("remove", &path)?,
            _ => {}
        }
    }
    Ok(())
}
