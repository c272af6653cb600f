//! Reads a whole backup again: every checksum of its manifest, and the archive as a restore would read it.

use super::manifest::{DUMP, verified};
use super::{Error, Place, backup, folder};

#[derive(clap::Args, Debug)]
pub struct Options {
    #[command(flatten)]
    pub place: Place,
    /// SHA-256 of the backup's manifest, as its Backup has it.
    #[arg(long)]
    pub checksum: String,
}

/// # Errors
/// Names the file that is missing or damaged.
pub async fn run(options: &Options) -> Result<(), Error> {
    let folder = folder(&options.place.root, &options.place.directory)?;
    let manifest = verified(&folder, &options.checksum)?;
    backup::readable(&folder.join(DUMP), &manifest.files).await
}
