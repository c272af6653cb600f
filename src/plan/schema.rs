//! The schema fingerprint, and whether code written for one schema runs on another. Pure.
//!
//! A fingerprint is a canonical description of the catalog: one entry for each table, column, index, constraint and so
//! on. The order of columns and the migration tool's own version table are no part of it. What old code does on a newer
//! schema is decided by [`effect`]: additions that it does not mind, things that break it, and things that nobody can
//! know, which count as breaking.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What an entry describes.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    Table,
    Column,
    Index,
    Constraint,
    View,
    Sequence,
    Enum,
    Function,
    Trigger,
    Policy,
    RowSecurity,
    Grant,
    Extension,
}

/// One object of the catalog. As a line it is a JSON array, so no name can be mistaken for another.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry(
    pub Kind,
    /// Schema and name of the object, or of the table that a part belongs to.
    pub String,
    /// The part: a column, an index, a constraint. Empty for the object itself.
    pub String,
    /// What makes it what it is. A column has type, `null` or `not null`, default, identity or generation.
    pub Vec<String>,
);

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Entry(kind, object, part, _) = self;
        let kind = match kind {
            Kind::Table => "table",
            Kind::Column => "column",
            Kind::Index => "index",
            Kind::Constraint => "constraint",
            Kind::View => "view",
            Kind::Sequence => "sequence",
            Kind::Enum => "enum",
            Kind::Function => "function",
            Kind::Trigger => "trigger",
            Kind::Policy => "policy",
            Kind::RowSecurity => "row security of",
            Kind::Grant => "grants on",
            Kind::Extension => "extension",
        };
        if part.is_empty() { write!(f, "{kind} {object}") } else { write!(f, "{kind} {object}.{part}") }
    }
}

/// A canonical description of a database's schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint(pub BTreeSet<Entry>);

impl Fingerprint {
    /// One JSON array a line, sorted: what the hash is of, and what is kept.
    pub fn lines(&self) -> String {
        let mut text = String::new();
        for entry in &self.0 {
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
    /// When a line is no entry: the record was changed or comes from a newer operator.
    pub fn parse(lines: &str) -> Result<Self, serde_json::Error> {
        lines.lines().map(serde_json::from_str).collect::<Result<_, _>>().map(Fingerprint)
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
    fn entry(&self) -> &Entry {
        match self {
            Change::Added(entry) | Change::Removed(entry) | Change::Altered { live: entry, .. } => entry,
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::Added(entry) => write!(f, "{entry} is new"),
            Change::Removed(entry) => write!(f, "{entry} is gone"),
            // A body can hold anything, also a secret: it is compared and not told.
            Change::Altered { live: Entry(Kind::Function | Kind::View | Kind::Trigger | Kind::Policy, ..), .. } => write!(f, "{} differs", self.entry()),
            Change::Altered { good, live } => write!(f, "{live} is '{}' and was '{}'", live.3.join(" ").trim(), good.3.join(" ").trim()),
        }
    }
}

/// All differences, in the order of the entries.
pub fn diff(good: &Fingerprint, live: &Fingerprint) -> Vec<Change> {
    let index = |f: &Fingerprint| f.0.iter().map(|e| ((e.0, e.1.clone(), e.2.clone()), e.clone())).collect::<BTreeMap<_, _>>();
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

/// What a change means to code that was written for the good schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    Runs,
    /// It depends on the code: treated as breaking.
    Unknown,
    Breaks,
}

/// The effect of one change, among all of them: a constraint on a table that is itself new hurts nobody, unless it is a
/// foreign key to an old table, whose rows old code may then no longer delete.
pub fn effect(change: &Change, all: &[Change]) -> Effect {
    let new_tables = || all.iter().filter_map(|c| if let Change::Added(Entry(Kind::Table | Kind::View, table, ..)) = c { Some(table) } else { None });
    let on_new_table = |entry: &Entry| new_tables().any(|table| *table == entry.1);
    let is_foreign_key = |entry: &Entry| entry.0 == Kind::Constraint && detail(entry, 0) == "f";
    let to_new_table = |entry: &Entry| new_tables().any(|table| detail(entry, 1).contains(&format!("REFERENCES {table}(")));
    match change {
        Change::Added(entry) if on_new_table(entry) && is_foreign_key(entry) && !to_new_table(entry) => Effect::Unknown,
        Change::Added(entry) if on_new_table(entry) => Effect::Runs,
        Change::Added(entry) => added(entry),
        Change::Removed(entry) => removed(entry),
        Change::Altered { good, live } => altered(good, live),
    }
}

fn detail(entry: &Entry, i: usize) -> &str {
    entry.3.get(i).map_or("", String::as_str)
}

fn added(entry: &Entry) -> Effect {
    match entry.0 {
        Kind::Table | Kind::View | Kind::Sequence | Kind::Enum | Kind::Function | Kind::Extension => Effect::Runs,
        Kind::Column if detail(entry, 1) == "not null" && detail(entry, 2).is_empty() && detail(entry, 3).is_empty() => Effect::Breaks,
        Kind::Column => Effect::Runs,
        Kind::Index if detail(entry, 0) == "unique" => Effect::Breaks,
        Kind::Index => Effect::Runs,
        Kind::Constraint => Effect::Breaks,
        Kind::Trigger | Kind::Policy | Kind::RowSecurity | Kind::Grant => Effect::Unknown,
    }
}

fn removed(entry: &Entry) -> Effect {
    match entry.0 {
        Kind::Table | Kind::Column | Kind::View | Kind::Sequence | Kind::Enum | Kind::Function => Effect::Breaks,
        // An upsert names the unique index that it relies on.
        Kind::Index if detail(entry, 0) == "unique" => Effect::Breaks,
        Kind::Index => Effect::Runs,
        Kind::Constraint if matches!(detail(entry, 0), "c" | "f") => Effect::Runs,
        Kind::Constraint => Effect::Breaks,
        Kind::Trigger | Kind::Policy | Kind::RowSecurity | Kind::Grant | Kind::Extension => Effect::Unknown,
    }
}

fn altered(good: &Entry, live: &Entry) -> Effect {
    match live.0 {
        Kind::Column if good.3.get(1..) == live.3.get(1..) => retyped(detail(good, 0), detail(live, 0)),
        Kind::Column if detail(good, 1) == "null" && detail(live, 1) == "not null" => Effect::Breaks,
        Kind::Enum if good.3.iter().any(|label| !live.3.contains(label)) => Effect::Breaks,
        Kind::Constraint if detail(live, 0) == "p" => Effect::Breaks,
        Kind::Table
        | Kind::Column
        | Kind::Index
        | Kind::Constraint
        | Kind::View
        | Kind::Sequence
        | Kind::Enum
        | Kind::Function
        | Kind::Trigger
        | Kind::Policy
        | Kind::RowSecurity
        | Kind::Grant
        | Kind::Extension => Effect::Unknown,
    }
}

/// Wider text is nothing to old code; a looser number may overflow in it; all else is another type.
fn retyped(good: &str, live: &str) -> Effect {
    let length = |ty: &str| ty.strip_prefix("character varying(").and_then(|rest| rest.strip_suffix(')')).and_then(|n| n.parse::<u32>().ok());
    match (length(good), length(live)) {
        (Some(was), Some(is)) if is >= was => return Effect::Runs,
        (Some(_), None) if matches!(live, "text" | "character varying") => return Effect::Runs,
        _ => {}
    }
    match (good, live) {
        ("smallint", "integer" | "bigint") | ("integer", "bigint") => Effect::Unknown,
        _ => Effect::Breaks,
    }
}

#[cfg(test)]
mod tests;
