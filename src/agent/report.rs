//! What the agent tells at its end, as one type: printed into the container's termination message by the one side, and read from
//! it by the other. Nothing else decides by the words of a message.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::api::backup::BackupContent;

/// The kubelet keeps 4 KiB of a termination message.
const REPORT_LIMIT: usize = 3_900;
/// How many characters of what a rehearsal has found are told: each may take three bytes.
const SAID: usize = 1_000;

/// What the message of a backup that had no room begins with.
pub(super) const NO_ROOM: &str = "no room";
/// What the message begins with of a trial that has found the backup itself to be bad.
pub(super) const VERDICT: &str = "the backup is not good";
/// What it begins with where the database has something that the backup has not.
pub(super) const WRITTEN: &str = "somebody has written to the database since its safety backup";
/// What it ends with where the database is what it was.
pub(super) const UNHARMED: &str = "nothing was changed";

/// What a Job of the agent tells when it has succeeded.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// What was backed up or restored.
    Content(Box<BackupContent>),
    Drilled(Drilled),
    Rehearsed(Rehearsed),
    /// Of what was read or deleted there is nothing to tell.
    Nothing,
}

/// A backup that was restored into a throw-away server.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Drilled {
    /// How long the restore took, from an empty database to a compared one.
    pub restore_seconds: f64,
    pub tables: i64,
    pub rows: i64,
}

/// A way down that was gone on a throw-away server.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Rehearsed {
    pub restore_seconds: f64,
    pub migrate_seconds: f64,
    /// Whether the good release's code may have what came of it.
    pub passed: bool,
    /// What was found, in words.
    pub said: String,
}

/// A content as it stands in the message.
#[derive(Serialize, Deserialize)]
struct Told<C> {
    content: C,
}

impl Report {
    /// The termination message. In the space that there is: the smallest tables are left out first.
    pub fn print(self) -> String {
        match self {
            Report::Content(content) => bounded(*content),
            Report::Drilled(drilled) => serde_json::json!(drilled).to_string(),
            Report::Rehearsed(rehearsed) => {
                let said = rehearsed.said.chars().take(SAID).collect();
                serde_json::json!(Rehearsed { said, ..rehearsed }).to_string()
            }
            Report::Nothing => String::new(),
        }
    }

    /// What a termination message tells; `None` where it is no report.
    pub fn read(message: &str) -> Option<Self> {
        if message.is_empty() {
            return Some(Report::Nothing);
        }
        let content = || serde_json::from_str::<Told<Box<BackupContent>>>(message).map(|told| Report::Content(told.content));
        let drilled = || serde_json::from_str(message).map(Report::Drilled);
        content().or_else(|_| drilled()).or_else(|_| serde_json::from_str(message).map(Report::Rehearsed)).ok()
    }
}

fn bounded(mut content: BackupContent) -> String {
    content.tables.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.table.cmp(&b.table)));
    loop {
        let text = serde_json::json!(Told { content: &content }).to_string();
        if text.len() <= REPORT_LIMIT || content.tables.pop().is_none() {
            return text;
        }
    }
}

/// Of what kind a failure is: what is decided by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// There was no room for a backup: only that is mended by letting older ones go.
    NoRoom,
    /// The backup itself is bad.
    NotGood,
    /// The database has something that its backup has not.
    Written,
    /// Anything else, which says nothing of the backup.
    Other,
}

/// Why a Job failed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Failure {
    pub kind: Kind,
    message: String,
}

impl Failure {
    /// What a termination message of the agent tells.
    pub fn read(message: impl Into<String>) -> Self {
        let message = message.into();
        let kinds = [(NO_ROOM, Kind::NoRoom), (VERDICT, Kind::NotGood), (WRITTEN, Kind::Written)];
        let kind = kinds.into_iter().find(|(words, _)| message.starts_with(words)).map_or(Kind::Other, |(_, kind)| kind);
        Self { kind, message }
    }

    /// Whether the database is after it what it was before.
    pub fn unharmed(&self) -> bool {
        self.message.ends_with(UNHARMED)
    }

    /// What the agent tells.
    pub(super) fn of(kind: Kind, message: String) -> Self {
        Self { kind, message }
    }

    /// What is not told by the agent: by Kubernetes, or by a program that is not ours.
    pub fn other(message: impl Into<String>) -> Self {
        Self { kind: Kind::Other, message: message.into() }
    }
}

impl From<&str> for Failure {
    fn from(message: &str) -> Self {
        Self::read(message)
    }
}

/// The termination message.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::TableRows;

    #[test]
    fn a_report_fits_and_keeps_the_largest_tables() {
        let tables = (0..500).map(|i| TableRows { table: format!("public.table_with_a_long_name_{i}"), rows: i }).collect();
        let text = Report::Content(Box::new(BackupContent { tables, total_rows: 7, ..BackupContent::default() })).print();
        assert!(text.len() < 4096 && text.contains("name_499") && !text.contains("name_0\""));
        assert!(matches!(Report::read(&text), Some(Report::Content(content)) if content.total_rows == 7));
    }

    #[test]
    fn what_the_agent_prints_is_what_the_operator_reads() {
        let content = BackupContent { database: "shop".into(), total_rows: 7, table_count: 1, ..BackupContent::default() };
        let rehearsed =
            Report::Rehearsed(Rehearsed { restore_seconds: 1.5, migrate_seconds: 0.4, passed: false, said: "column public.orders.title is gone".into() });
        for report in [Report::Content(Box::new(content)), Report::Drilled(Drilled { restore_seconds: 1.5, tables: 2, rows: 3 }), rehearsed, Report::Nothing] {
            assert_eq!(Report::read(&report.clone().print()), Some(report));
        }
        for not in ["{}", "Killed", "{\"content\": {}}"] {
            assert_eq!(Report::read(not), None, "{not}");
        }
    }
}
