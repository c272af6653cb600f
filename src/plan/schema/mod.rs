//! The schema fingerprint, and what a difference means to code that was written for one of the two. Pure.
//!
//! A fingerprint is a canonical description of the catalog: one [`Entry`] for each table, column, index, grant and so on,
//! with its facts by name. What is in it, and what is left out on purpose, stands in `database/fingerprint/catalog.sql`.
//! [`judge`] says what each difference means to the code of the good schema; the same table serves the plan, the check of
//! a copy and the question whether a backup fits. What does not matter may still be in the way of the next release:
//! [`leftover`] names the statement that removes it.

mod effect;
mod evidence;
mod leftover;
mod text;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use effect::{Effect, Judged, judge, worst};
pub use evidence::{Evidence, Question, questions};
pub use leftover::removal;
pub use types::Room;

/// What the lines of a fingerprint look like; others are not read.
const FORMAT: u32 = 2;

/// What an entry describes.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    Schema,
    Table,
    Column,
    Index,
    Constraint,
    View,
    Sequence,
    Enum,
    Domain,
    Composite,
    Range,
    BaseType,
    Function,
    Aggregate,
    Operator,
    OperatorClass,
    OperatorFamily,
    Cast,
    Collation,
    Conversion,
    Trigger,
    EventTrigger,
    Rule,
    Policy,
    Grant,
    DefaultPrivileges,
    Extension,
    Language,
    Transform,
    AccessMethod,
    TextSearchParser,
    TextSearchTemplate,
    TextSearchDictionary,
    TextSearchConfiguration,
    ForeignDataWrapper,
    Server,
    UserMapping,
    Publication,
    PublishedTable,
    PublishedSchema,
    Statistics,
    Comment,
    SecurityLabel,
}

impl Kind {
    /// Every kind, with the word for it.
    pub const ALL: [(Kind, &str); 43] = [
        (Kind::Schema, "schema"),
        (Kind::Table, "table"),
        (Kind::Column, "column"),
        (Kind::Index, "index"),
        (Kind::Constraint, "constraint"),
        (Kind::View, "view"),
        (Kind::Sequence, "sequence"),
        (Kind::Enum, "enum"),
        (Kind::Domain, "domain"),
        (Kind::Composite, "composite"),
        (Kind::Range, "range"),
        (Kind::BaseType, "base type"),
        (Kind::Function, "function"),
        (Kind::Aggregate, "aggregate"),
        (Kind::Operator, "operator"),
        (Kind::OperatorClass, "operator class"),
        (Kind::OperatorFamily, "operator family"),
        (Kind::Cast, "cast"),
        (Kind::Collation, "collation"),
        (Kind::Conversion, "conversion"),
        (Kind::Trigger, "trigger"),
        (Kind::EventTrigger, "event trigger"),
        (Kind::Rule, "rule"),
        (Kind::Policy, "policy"),
        (Kind::Grant, "grant"),
        (Kind::DefaultPrivileges, "default privileges"),
        (Kind::Extension, "extension"),
        (Kind::Language, "language"),
        (Kind::Transform, "transform"),
        (Kind::AccessMethod, "access method"),
        (Kind::TextSearchParser, "text search parser"),
        (Kind::TextSearchTemplate, "text search template"),
        (Kind::TextSearchDictionary, "text search dictionary"),
        (Kind::TextSearchConfiguration, "text search configuration"),
        (Kind::ForeignDataWrapper, "foreign data wrapper"),
        (Kind::Server, "server"),
        (Kind::UserMapping, "user mapping"),
        (Kind::Publication, "publication"),
        (Kind::PublishedTable, "published table"),
        (Kind::PublishedSchema, "published schema"),
        (Kind::Statistics, "statistics"),
        (Kind::Comment, "comment"),
        (Kind::SecurityLabel, "security label"),
    ];

    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("object", |(_, word)| word)
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(kind, _)| *kind)
    }
}

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

/// What differs, seen from the good schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The live schema has it, the good one had not.
    Added(Entry),
    /// The good schema had it, the live one has not.
    Removed(Entry),
    /// Both have it, but not alike.
    Altered { good: Entry, live: Entry },
}

impl Change {
    pub fn entry(&self) -> &Entry {
        match self {
            Change::Added(entry) | Change::Removed(entry) | Change::Altered { live: entry, .. } => entry,
        }
    }

    /// The facts that differ: name, and what it was and is.
    pub fn facts(&self) -> Vec<(&str, Option<&str>, Option<&str>)> {
        let Change::Altered { good, live } = self else { return Vec::new() };
        let names: BTreeSet<&str> = good.facts.keys().chain(live.facts.keys()).map(String::as_str).collect();
        let of = |entry: &'_ Entry, name: &str| entry.facts.get(name).cloned();
        let differs = |name: &&str| of(good, name) != of(live, name);
        names.into_iter().filter(differs).map(|name| (name, good.facts.get(name).map(String::as_str), live.facts.get(name).map(String::as_str))).collect()
    }
}

/// Whether a fact's value may be told. A body, an option or a comment can hold anything, also a secret.
fn tellable(kind: Kind, fact: &str) -> bool {
    match kind {
        Kind::Schema
        | Kind::Column
        | Kind::Index
        | Kind::Constraint
        | Kind::Sequence
        | Kind::Enum
        | Kind::Domain
        | Kind::Composite
        | Kind::Extension
        | Kind::Grant => !fact.contains("options"),
        Kind::Table => !fact.contains("server options"),
        _ => matches!(fact, "owner" | "enabled" | "result" | "volatility" | "language"),
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::Added(entry) => write!(f, "{entry} is new"),
            Change::Removed(entry) => write!(f, "{entry} is gone"),
            Change::Altered { live, .. } => {
                let told = self.facts().into_iter().map(|(name, was, is)| match (was, is) {
                    _ if !tellable(live.kind, name) => format!("its {name} differs"),
                    (None, Some("yes")) => format!("it is {name}"),
                    (Some("yes"), None) => format!("it is no longer {name}"),
                    (None, Some(is)) => format!("it has {name} '{is}'"),
                    (Some(was), None) => format!("it no longer has {name} '{was}'"),
                    (was, is) => format!("its {name} is '{}' and was '{}'", is.unwrap_or_default(), was.unwrap_or_default()),
                });
                write!(f, "{live}: {}", told.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// All differences, in the order of the entries.
pub fn diff(good: &Fingerprint, live: &Fingerprint) -> Vec<Change> {
    let key = |e: &Entry| (e.kind, e.object.clone(), e.part.clone());
    let index = |f: &Fingerprint| f.entries.iter().map(|e| (key(e), e.clone())).collect::<BTreeMap<_, _>>();
    let (good, live) = (index(good), index(live));
    let mut changes = Vec::new();
    for (key, entry) in &live {
        match good.get(key) {
            None => changes.push(Change::Added(entry.clone())),
            Some(old) if old != entry => changes.push(Change::Altered { good: old.clone(), live: entry.clone() }),
            Some(_) => {}
        }
    }
    changes.extend(good.iter().filter(|(key, _)| !live.contains_key(*key)).map(|(_, entry)| Change::Removed(entry.clone())));
    changes
}

/// What a dump and a restore have changed that they need not have. `pg_dump` leaves out indexes that are not usable and
/// that a constraint is not enforced, and every new database has a schema `public`.
pub fn changed_by_restore(dumped: &Fingerprint, restored: &Fingerprint) -> Vec<Change> {
    let unavoidable = |change: &Change| match change {
        Change::Removed(e) => matches!(e.kind, Kind::Index | Kind::Constraint) && unusable(dumped, e),
        Change::Added(e) => e.about() == "public" && dumped.get(Kind::Schema, "public", "").is_none(),
        // A dump names no version of an extension: the server makes the one that it has, or it is there already.
        Change::Altered { good, .. } => {
            let only = |name: &str| change.facts().iter().all(|(fact, ..)| *fact == name);
            (good.kind == Kind::Constraint && only("not enforced")) || (good.kind == Kind::Extension && only("version"))
        }
    };
    diff(dumped, restored).into_iter().filter(|change| !unavoidable(change)).collect()
}

/// An index that is not usable, or the constraint that it stands for.
fn unusable(schema: &Fingerprint, entry: &Entry) -> bool {
    schema.get(Kind::Index, &entry.object, &entry.part).is_some_and(|index| index.has("not valid") || index.has("not ready"))
}

#[cfg(test)]
mod tests;
