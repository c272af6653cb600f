//! One entry of a fingerprint: its names and its facts. Pure.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::kind::Kind;

/// One object of the catalog, or a part of one.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(from = "Line", into = "Line")]
pub struct Entry {
    pub kind: Kind,
    /// Schema and name of the object, or of the table that a part belongs to, each quoted where SQL wants it.
    pub object: String,
    /// The part: a column, an index, a constraint, who has a grant. Empty for the object itself.
    pub part: String,
    /// What makes it what it is. What is not there is not said: a column that may be null has no fact `not null`.
    pub facts: BTreeMap<String, String>,
}

/// An entry as a JSON array, so no name can be mistaken for another.
#[derive(Serialize, Deserialize)]
struct Line(Kind, String, String, BTreeMap<String, String>);

impl From<Line> for Entry {
    fn from(Line(kind, object, part, facts): Line) -> Self {
        Entry { kind, object, part, facts }
    }
}

impl From<Entry> for Line {
    fn from(Entry { kind, object, part, facts }: Entry) -> Self {
        Line(kind, object, part, facts)
    }
}

impl Entry {
    /// A fact, or nothing.
    pub fn fact(&self, name: &str) -> &str {
        self.facts.get(name).map_or("", String::as_str)
    }

    pub fn has(&self, name: &str) -> bool {
        self.facts.contains_key(name)
    }

    /// A fact that is a list.
    pub fn list(&self, name: &str) -> Vec<String> {
        serde_json::from_str(self.fact(name)).unwrap_or_default()
    }

    /// The object that the entry is about: what a grant or a comment is on, else its own.
    pub fn about(&self) -> &str {
        match self.kind {
            Kind::Grant | Kind::Comment => {
                let words = ["table column ", "table ", "column ", "sequence ", "view ", "materialized view ", "index ", "function ", "type ", "schema "];
                words.iter().find_map(|word| self.object.strip_prefix(word)).unwrap_or(&self.object)
            }
            Kind::PublishedTable => &self.part,
            _ => &self.object,
        }
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Entry { kind, object, part, .. } = self;
        match kind {
            Kind::Grant => write!(f, "grant on {object} to {part}"),
            Kind::Comment => write!(f, "comment on {object}"),
            Kind::SecurityLabel => write!(f, "security label of {part} on {object}"),
            Kind::DefaultPrivileges => write!(f, "default privileges of role {object} {part}"),
            Kind::UserMapping => write!(f, "user mapping of {part} on server {object}"),
            Kind::PublishedTable => write!(f, "table {part} in publication {object}"),
            Kind::PublishedSchema => write!(f, "schema {part} in publication {object}"),
            Kind::Composite | Kind::Range | Kind::BaseType => write!(f, "type {object}"),
            _ if part.is_empty() => write!(f, "{} {object}", kind.word()),
            _ => write!(f, "{} {object}.{part}", kind.word()),
        }
    }
}
