//! The manifest of a backup: each file with its size and SHA-256, and what the database was at that moment.

use std::fs::{self, File};
use std::io::{BufReader, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use flate2::read::MultiGzDecoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::{At, Error};
use crate::api::TableRows;
use crate::api::backup_policy::MigrationTool;
use crate::database::change::Locale;
use crate::migrations::VersionTable;
use crate::plan::schema::{Fingerprint, Unreadable};

pub const MANIFEST: &str = "manifest.json";
/// The lines of the schema's fingerprint, beside the manifest, whose hash the manifest has.
pub const SCHEMA: &str = "schema.jsonl";
/// The folder of pg_dump's files, beside the manifest.
pub const DUMP: &str = "dump";

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// 1; a newer one is refused by an older agent.
    pub format: u32,
    pub database: String,
    pub server_version: String,
    pub schema_revision: Option<String>,
    /// SHA-256 of the schema fingerprint.
    pub fingerprint: String,
    pub version_table: Option<String>,
    /// Whose table that is. Absent: the one tool that there was before it was written down.
    #[serde(default)]
    pub migration_tool: Option<MigrationTool>,
    /// Exact rows of every table, from the dump's own snapshot.
    pub tables: Vec<TableRows>,
    /// Names of the server's roles: owners and grants name some of them.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Owner of the database.
    #[serde(default)]
    pub owner: Option<String>,
    #[serde(default)]
    pub locale: Option<Locale>,
    /// Which transactions the dump's snapshot saw.
    #[serde(default)]
    pub snapshot: Option<String>,
    /// Sequences that were behind their columns already; absent where nobody could look.
    #[serde(default)]
    pub behind: Option<Vec<String>>,
    /// How far each sequence was.
    #[serde(default)]
    pub sequences: Vec<(String, Option<i64>)>,
    /// A sum over the content of the large objects.
    #[serde(default)]
    pub large_objects: Option<String>,
    /// Whether the database was half-way through a restore in place: good to look into, and nothing to go back to.
    #[serde(default)]
    pub half_way: bool,
    pub files: Vec<FileSum>,
    /// The files as they were when they were proven; nothing where the manifest alone was read.
    #[serde(skip)]
    pub proven: Vec<Witness>,
}

/// A file as the file system knows it: whatever is written to it, or put in its place, changes its inode or its `ctime`, which
/// nobody can set. So does a kubelet that mounts the claim for another pod and gives the files to its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    path: PathBuf,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Witness {
    fn of(path: PathBuf) -> Result<Self, Error> {
        let about = fs::symlink_metadata(&path).at("read", &path)?;
        Ok(Self { path, inode: about.ino(), size: about.len(), modified: (about.mtime(), about.mtime_nsec()), changed: (about.ctime(), about.ctime_nsec()) })
    }
}

impl Manifest {
    /// Where the revision stood, and stands again after a restore.
    pub fn versions(&self) -> Option<VersionTable> {
        let tool = self.migration_tool.unwrap_or(MigrationTool::Alembic);
        self.version_table.as_ref().map(|name| VersionTable { tool, name: name.clone() })
    }

    /// What was read since is what was proven: asked before a restore is believed. A file that may only have been touched is
    /// read once more.
    ///
    /// # Errors
    /// When a file was changed or replaced in between.
    pub fn still_as_proven(&self) -> Result<(), Error> {
        for witness in &self.proven {
            let now = Witness::of(witness.path.clone())?;
            if now == *witness {
                continue;
            }
            let touched = (now.size, now.modified) == (witness.size, witness.modified);
            if !touched || !self.files.contains(&sum(&witness.path, Proof::Bytes)?) {
                return Err(Error::Refused(format!(
                    "{} was changed by somebody while it was restored: what came out is not the backup",
                    witness.path.display()
                )));
            }
        }
        Ok(())
    }
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct FileSum {
    pub name: String,
    pub size: u64,
    pub sha256: String,
    /// Rows of a table in it, where it was decompressed and has them to their end.
    #[serde(skip)]
    pub rows: Option<i64>,
}

/// How a file is read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Every byte of it.
    Bytes,
    /// Also what is compressed to the end of its stream, whose length and CRC must be right.
    Decompressed,
}

/// How many bytes are read at once.
const PORTION: usize = 1 << 18;
/// Threads that read back.
const READERS: usize = 2;

/// Size and SHA-256 of every file in a folder, in the order of their names. Each is read once, the largest first.
pub fn sums(folder: &Path, proof: Proof) -> Result<Vec<FileSum>, Error> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).at("read", folder)? {
        let path = entry.at("read", folder)?.path();
        let about = fs::symlink_metadata(&path).at("read", &path)?;
        if !about.is_file() {
            return Err(Error::Refused(format!("{} of the backup is no plain file", path.display())));
        }
        paths.push((about.len(), path));
    }
    paths.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut files = Vec::new();
        while let Some((_, path)) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            files.push(sum(path, proof)?);
        }
        Ok(files)
    };
    let read: Result<Vec<Vec<FileSum>>, Error> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..READERS).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| Err(Error::Refused("the backup could not be read back".into())))).collect()
    });
    let mut files: Vec<FileSum> = read?.into_iter().flatten().collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// A file, hashed as it is read.
struct Hashed {
    file: File,
    hash: Sha256,
    size: u64,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.file.read(buffer)?;
        self.hash.update(buffer.get(..n).unwrap_or_default());
        self.size += n as u64;
        Ok(n)
    }
}

/// What `pg_dump` writes after the last row of a table. In a row a backslash is written twice, so none can look like it.
const END_OF_ROWS: &[u8] = b"\\.\n\n\n";

/// The lines of what is decompressed, and its end.
#[derive(Default)]
struct Lines {
    count: i64,
    end: Vec<u8>,
}

impl Lines {
    /// A row is a line: a line's end within a value is written as two letters.
    fn rows(&self) -> Option<i64> {
        let after = memchr::memchr_iter(b'\n', END_OF_ROWS).count();
        self.end.ends_with(END_OF_ROWS).then(|| self.count - i64::try_from(after).unwrap_or(0))
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.count += i64::try_from(memchr::memchr_iter(b'\n', bytes).count()).unwrap_or(0);
        self.end.extend_from_slice(bytes.get(bytes.len().saturating_sub(END_OF_ROWS.len())..).unwrap_or_default());
        self.end.drain(..self.end.len().saturating_sub(END_OF_ROWS.len()));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn sum(path: &Path, proof: Proof) -> Result<FileSum, Error> {
    let mut hashed = BufReader::with_capacity(PORTION, Hashed { file: File::open(path).at("open", path)?, hash: Sha256::new(), size: 0 });
    let mut rows = None;
    if proof == Proof::Decompressed && path.extension().is_some_and(|e| e == "gz") {
        let mut lines = Lines::default();
        let mut text = BufReader::with_capacity(PORTION, MultiGzDecoder::new(&mut hashed));
        std::io::copy(&mut text, &mut lines).at("decompress", path)?;
        rows = lines.rows();
    }
    std::io::copy(&mut hashed, &mut std::io::sink()).at("read", path)?;
    let Hashed { hash, size, .. } = hashed.into_inner();
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(FileSum { name, size, sha256: hex(&hash.finalize()), rows })
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Reads a manifest whose own SHA-256 is known, and every file that it names: these are the bytes that were decompressed
/// when the backup was taken.
///
/// # Errors
/// Names the file that is missing, of another size, changed, or not in the manifest.
pub fn verified(folder: &Path, checksum: &str) -> Result<Manifest, Error> {
    let mut manifest = read(folder, checksum)?;
    // Before they are read: what is changed meanwhile is either in the checksum or seen later.
    let dump = folder.join(DUMP);
    plain(&dump, fs::Metadata::is_dir)?;
    let entries = fs::read_dir(&dump).at("read", &dump)?;
    manifest.proven = entries.map(|entry| Witness::of(entry.at("read", &dump)?.path())).collect::<Result<_, _>>()?;
    files(folder, &manifest)?;
    schema(folder, &manifest)?;
    Ok(manifest)
}

/// Reads a manifest whose own SHA-256 is known, and not the files that it names.
///
/// # Errors
/// When it is not that manifest, or one of a newer agent.
pub fn read(folder: &Path, checksum: &str) -> Result<Manifest, Error> {
    let path = folder.join(MANIFEST);
    plain(&path, fs::Metadata::is_file)?;
    let bytes = fs::read(&path).at("read", &path)?;
    if hex(&Sha256::digest(&bytes)) != checksum {
        return Err(Error::Refused(format!("{} is not the manifest that this backup was recorded with", path.display())));
    }
    let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|e| Error::Refused(format!("{} is no manifest: {e}", path.display())))?;
    if manifest.format != 1 {
        return Err(Error::Refused(format!("the backup has format {}, this agent reads 1; use a newer agent", manifest.format)));
    }
    Ok(manifest)
}

/// Neither a link to somewhere else nor a pipe on which a read would wait.
fn plain(path: &Path, is: fn(&fs::Metadata) -> bool) -> Result<(), Error> {
    match is(&fs::symlink_metadata(path).at("read", path)?) {
        true => Ok(()),
        false => Err(Error::Refused(format!("{} of the backup is no plain file or folder", path.display()))),
    }
}

fn files(folder: &Path, manifest: &Manifest) -> Result<(), Error> {
    let found = sums(&folder.join(DUMP), Proof::Bytes)?;
    for wanted in &manifest.files {
        match found.iter().find(|f| f.name == wanted.name) {
            None => return Err(Error::Refused(format!("file {} of the backup is missing", wanted.name))),
            Some(now) if now.size != wanted.size => {
                return Err(Error::Refused(format!("file {} of the backup has {} bytes and had {}", wanted.name, now.size, wanted.size)));
            }
            Some(now) if now.sha256 != wanted.sha256 => {
                return Err(Error::Refused(format!("file {} of the backup has changed: its checksum differs", wanted.name)));
            }
            Some(_) => {}
        }
    }
    if let Some(stranger) = found.iter().find(|f| !manifest.files.iter().any(|w| w.name == f.name)) {
        return Err(Error::Refused(format!("file {} of the backup is not in its manifest", stranger.name)));
    }
    Ok(())
}

/// The schema of the backup; `None` where it was recorded in a form that this agent does not read.
///
/// # Errors
/// When the lines are not those that the manifest knows.
pub fn schema(folder: &Path, manifest: &Manifest) -> Result<Option<Fingerprint>, Error> {
    let path = folder.join(SCHEMA);
    plain(&path, fs::Metadata::is_file)?;
    let lines = fs::read_to_string(&path).at("read", &path)?;
    if hex(&Sha256::digest(lines.as_bytes())) != manifest.fingerprint {
        return Err(Error::Refused(format!("{} is not the schema that this backup was recorded with", path.display())));
    }
    match Fingerprint::parse(&lines) {
        Ok(schema) => Ok(Some(schema)),
        Err(Unreadable::Format) => Ok(None),
        Err(error) => Err(Error::Refused(format!("{} cannot be read: {error}", path.display()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A change to the backup's folder, and the file that the error must name.
    type Damage = (&'static str, fn(&Path), &'static str);

    fn backup(folder: &Path) -> Result<String, Error> {
        let dump = folder.join(DUMP);
        fs::create_dir_all(&dump).at("create", &dump)?;
        for name in ["toc.dat", "1.dat"] {
            fs::write(dump.join(name), name.repeat(100)).at("write", &dump)?;
        }
        let manifest = Manifest {
            format: 1,
            database: "shop".into(),
            server_version: "15.1".into(),
            schema_revision: None,
            fingerprint: hex(&Sha256::digest("")),
            snapshot: None,
            behind: Some(vec![]),
            sequences: vec![],
            large_objects: None,
            version_table: None,
            migration_tool: None,
            tables: vec![],
            roles: vec![],
            owner: None,
            locale: None,
            half_way: false,
            files: sums(&dump, Proof::Bytes)?,
            proven: vec![],
        };
        let text = serde_json::json!(manifest).to_string();
        fs::write(folder.join(MANIFEST), &text).at("write", folder)?;
        fs::write(folder.join(SCHEMA), "").at("write", folder)?;
        Ok(hex(&Sha256::digest(text.as_bytes())))
    }

    #[test]
    fn every_damage_is_found_and_named() -> Result<(), Error> {
        let damages: [Damage; 6] = [
            ("truncated", |d| drop(fs::write(d.join("dump/1.dat"), "1.dat")), "1.dat"),
            ("gone", |d| drop(fs::remove_file(d.join("dump/toc.dat"))), "toc.dat"),
            ("one byte flipped", |d| drop(fs::write(d.join("dump/1.dat"), "1.daT".repeat(100))), "1.dat"),
            ("a file more", |d| drop(fs::write(d.join("dump/2.dat"), "")), "2.dat"),
            ("schema gone", |d| drop(fs::remove_file(d.join(SCHEMA))), SCHEMA),
            ("manifest changed", |d| drop(fs::write(d.join(MANIFEST), "{}")), MANIFEST),
        ];
        let root = std::env::temp_dir().join(format!("manifest-test-{}", std::process::id()));
        for (i, (name, damage, names)) in damages.iter().enumerate() {
            let folder = root.join(i.to_string());
            let checksum = backup(&folder)?;
            assert!(verified(&folder, &checksum).is_ok(), "{name}: good before");
            damage(&folder);
            let said = verified(&folder, &checksum).map(drop).map_err(|e| e.to_string());
            assert!(said.as_ref().is_err_and(|text| text.contains(names)), "{name}: {said:?}");
        }
        fs::remove_dir_all(&root).at("remove", &root)
    }

    #[test]
    fn what_is_changed_after_it_was_proven_is_seen() -> Result<(), Error> {
        let root = std::env::temp_dir().join(format!("manifest-changed-{}", std::process::id()));
        let swaps: [fn(&Path) -> std::io::Result<()>; 3] = [
            |d| fs::write(d.join("dump/1.dat"), "1.daT".repeat(100)),
            |d| fs::write(d.join("2"), "1.daT".repeat(100)).and_then(|()| fs::rename(d.join("2"), d.join("dump/1.dat"))),
            |d| fs::remove_file(d.join("dump/1.dat")),
        ];
        for (i, swap) in swaps.iter().enumerate() {
            let folder = root.join(i.to_string());
            let (checksum, file) = (backup(&folder)?, folder.join("dump/1.dat"));
            // The clock of a file system goes in steps: as old as a backup is, a write now is seen.
            let old = File::options().write(true).open(&file).and_then(|f| f.set_modified(std::time::UNIX_EPOCH));
            old.at("make old", &file)?;
            let manifest = verified(&folder, &checksum)?;
            // What a kubelet does; again until that clock has gone on.
            let before = Witness::of(file.clone())?;
            while Witness::of(file.clone())? == before {
                fs::set_permissions(&file, fs::metadata(&file).at("read", &file)?.permissions()).at("change", &file)?;
            }
            manifest.still_as_proven()?;
            swap(&folder).at("change", &folder)?;
            assert!(manifest.still_as_proven().is_err_and(|e| e.to_string().contains("1.dat")), "swap {i}");
        }
        fs::remove_dir_all(&root).at("remove", &root)
    }
}
