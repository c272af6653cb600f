//! An archive's table of contents, and what of it is restored.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

use super::error::{At, Error};
use super::program::output;

/// An archive's table of contents, as `pg_restore` lists it.
pub(super) async fn contents(dump: &Path) -> Result<String, Error> {
    let list = output("pg_restore", Command::new("pg_restore").arg("--list").arg(dump).stdout(Stdio::piped())).await?;
    Ok(String::from_utf8_lossy(&list).into_owned())
}

/// What of an archive is restored, as a file for `pg_restore`. It goes when it is dropped.
pub(super) struct Contents(PathBuf);

impl Contents {
    /// All but the comments of extensions, which their owner alone may write; making an extension writes its own.
    pub(super) async fn of(dump: &Path, made: &[&str]) -> Result<Self, Error> {
        let all = contents(dump).await?;
        let there = |line: &str| made.iter().any(|schema| line.contains(&format!(" SCHEMA - {schema} ")));
        let kept: String = all.lines().filter(|line| !line.contains(" COMMENT - EXTENSION ") && !there(line)).flat_map(|line| [line, "\n"]).collect();
        let path = std::env::temp_dir().join(format!("contents-{}", std::process::id()));
        std::fs::write(&path, kept).at("write", &path)?;
        Ok(Self(path))
    }

    pub(super) fn argument(&self) -> String {
        format!("--use-list={}", self.0.display())
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
