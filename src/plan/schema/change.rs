//! How two schemas differ, entry by entry, and in words that give no secret away. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::entry::Entry;
use super::fingerprint::Fingerprint;
use super::kind::Kind;

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
