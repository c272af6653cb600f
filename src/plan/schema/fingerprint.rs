//! A schema as a whole: its entries, the lines that are kept of it, and their hash. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::entry::Entry;
use super::kind::Kind;

/// What the lines of a fingerprint look like; others are not read.
const FORMAT: u32 = 2;

/// A canonical description of a database's schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// The server's major version. Two majors print the same schema in different words, so they are not compared.
    pub server: u32,
    pub entries: BTreeSet<Entry>,
}

/// The first line of a kept fingerprint.
#[derive(Serialize, Deserialize)]
struct Header {
    format: u32,
    server: u32,
}

/// Why kept lines are no fingerprint.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("it was recorded by another version of this operator")]
    Format,
    #[error("a line of it is no entry: {0}")]
    Line(#[from] serde_json::Error),
}

impl Fingerprint {
    /// Roles that own something, or have a right on it: without one of them none of that can be made.
    pub fn roles(&self) -> BTreeSet<&str> {
        let owners = self.entries.iter().map(|e| e.fact("owner"));
        let grantees = self.of(Kind::Grant).map(|g| g.part.as_str()).filter(|role| *role != "public");
        owners.chain(grantees).filter(|role| !role.is_empty()).collect()
    }

    /// A header and one JSON array a line, sorted: what the hash is of, and what is kept.
    pub fn lines(&self) -> String {
        let mut text = serde_json::json!(Header { format: FORMAT, server: self.server }).to_string();
        text.push('\n');
        for entry in &self.entries {
            text.push_str(&serde_json::json!(entry).to_string());
            text.push('\n');
        }
        text
    }

    /// SHA-256 of the lines, in hexadecimal.
    pub fn hash(&self) -> String {
        Sha256::digest(self.lines().as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
    }

    /// Reads what [`Fingerprint::lines`] wrote.
    ///
    /// # Errors
    /// When the record was changed, or comes from an operator with another form of it.
    pub fn parse(lines: &str) -> Result<Self, Unreadable> {
        let mut lines = lines.lines();
        let header: Header = lines.next().and_then(|line| serde_json::from_str(line).ok()).ok_or(Unreadable::Format)?;
        if header.format != FORMAT {
            return Err(Unreadable::Format);
        }
        Ok(Fingerprint { server: header.server, entries: lines.map(serde_json::from_str).collect::<Result<_, _>>()? })
    }

    /// Leaves a table out, with all that belongs to it.
    pub fn forget_table(&mut self, table: &str) {
        let column = format!("{table}.");
        self.entries.retain(|entry| {
            let about = entry.about();
            about != table && !(matches!(entry.kind, Kind::Grant | Kind::Comment) && (about.starts_with(&column) || about.ends_with(&format!(" on {table}"))))
        });
    }

    /// Leaves a schema out that holds nothing, with what default privileges grant on it.
    pub fn forget_schema(&mut self, schema: &str) {
        let on = format!("schema {schema}");
        self.entries.retain(|entry| entry.object != on && (entry.kind != Kind::Schema || entry.object != schema));
    }

    /// The entry of that kind and name.
    pub fn get(&self, kind: Kind, object: &str, part: &str) -> Option<&Entry> {
        // Facts come last in the order, so an entry without any is just before the one that is looked for.
        let from = Entry { kind, object: object.to_owned(), part: part.to_owned(), facts: BTreeMap::new() };
        self.entries.range(from..).next().filter(|e| e.kind == kind && e.object == object && e.part == part)
    }

    /// All entries of a kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |e| e.kind == kind)
    }
}
