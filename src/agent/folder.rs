//! A backup's folder, and the one that it is written into.

use std::path::{Component, Path, PathBuf};

use super::call::Place;
use super::error::Error;

/// What the name of a folder ends with as long as its backup is not complete.
const PARTIAL: &str = ".partial";

impl Place {
    /// The backup's folder.
    ///
    /// # Errors
    /// When its name is none.
    pub(super) fn folder(&self) -> Result<PathBuf, Error> {
        folder(&self.root, &self.directory)
    }

    /// Where the backup lies as long as it is not complete.
    ///
    /// # Errors
    /// When its name is none.
    pub(super) fn partial(&self) -> Result<PathBuf, Error> {
        Ok(self.folder()?.with_file_name(format!("{}{PARTIAL}", self.directory)))
    }

    /// The folder of another backup in the same place.
    ///
    /// # Errors
    /// When its name is none.
    pub(super) fn beside(&self, directory: &str) -> Result<PathBuf, Error> {
        folder(&self.root, directory)
    }
}

/// A folder on the claim, by one plain name: nothing outside of the claim can be named, nor a backup that is not complete.
fn folder(root: &Path, name: &str) -> Result<PathBuf, Error> {
    let mut parts = Path::new(name).components();
    let reserved = name.starts_with('.') || name.ends_with(PARTIAL);
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(one)), None) if !name.contains('\0') && !reserved => Ok(root.join(one)),
        _ => Err(Error::Refused(format!("'{}' is no name of a folder on the claim", name.escape_debug()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_name_is_a_folder() {
        let root = Path::new("/backups");
        assert!(folder(root, "nightly-1").is_ok_and(|p| p == Path::new("/backups/nightly-1")));
        for bad in ["", ".", "..", "../x", "/etc", "a/b", "a\0b", ".hidden", "nightly.partial"] {
            assert!(folder(root, bad).is_err(), "{bad:?}");
        }
    }
}
