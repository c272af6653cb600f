//! One table of effects: what each difference means to code that was written for the good schema. Pure.
//!
//! Every row has its experiment in `tests/database/schema/effects.sql`: an old statement against the newer schema, run on a
//! real server.

use std::collections::BTreeSet;

use super::change::{Change, diff};
use super::entry::Entry;
use super::evidence::Evidence;
use super::fingerprint::Fingerprint;
use super::judged::Effect::{self, Breaks, Runs, Unknown};
use super::judged::Judged;
use super::kind::Kind;
use super::text::{
    bare, calls_users_function, code, differs_each_time, instead_always, keys, larger, may_raise, may_take_the_same, minds_null, never_raises, schema_of,
    signature_name, table_in, unquoted, without, words,
};
use super::types::{retyped, unbounded};

/// A value of an index key may have a third of a page, 2704 bytes; of one that is counted a quarter of that is trusted.
const SMALL_KEY: i64 = 676;

/// Every difference with what it means. `owner` is the database's owner: what belongs to somebody else beside his objects
/// was brought by no release of his.
pub fn judge(good: &Fingerprint, live: &Fingerprint, evidence: &Evidence, owner: &str) -> Vec<Judged> {
    let changes = diff(good, live);
    let sides = Sides::new(good, live, &changes, evidence, owner);
    let effects: Vec<Effect> = changes.iter().map(|change| sides.effect(change)).collect();
    changes.into_iter().zip(effects).map(|(change, effect)| Judged { counted: evidence.told(&change), change, effect }).collect()
}

/// Both schemas, and what the rows told.
struct Sides<'a> {
    good: &'a Fingerprint,
    live: &'a Fingerprint,
    /// Tables and views that only the live schema has.
    new: BTreeSet<&'a str>,
    /// Columns that only the live schema has, of tables that both have.
    new_columns: BTreeSet<(&'a str, &'a str)>,
    evidence: &'a Evidence,
    owner: &'a str,
    /// Whether the database's owner is the one to whom the application's tables belong.
    owns: bool,
}

impl<'a> Sides<'a> {
    fn new(good: &'a Fingerprint, live: &'a Fingerprint, changes: &'a [Change], evidence: &'a Evidence, owner: &'a str) -> Self {
        let added = |kind: Kind| changes.iter().filter_map(move |c| if let Change::Added(e) = c { (e.kind == kind).then_some(e) } else { None });
        Sides {
            good,
            live,
            new: added(Kind::Table).chain(added(Kind::View)).map(|e| e.object.as_str()).collect(),
            new_columns: added(Kind::Column).map(|e| (e.object.as_str(), e.part.as_str())).collect(),
            evidence,
            owner,
            owns: good.of(Kind::Table).any(|t| t.fact("owner") == owner),
        }
    }

    fn effect(&self, change: &Change) -> Effect {
        let entry = change.entry();
        // What another role had before may be what old code uses; only what he adds is beside it.
        if self.of_a_partition(entry) || (matches!(change, Change::Added(_)) && self.of_somebody_else(entry)) {
            return Runs;
        }
        match change {
            Change::Added(entry) => self.added(entry),
            Change::Removed(entry) => self.removed(entry),
            Change::Altered { good, live } => change.facts().into_iter().map(|(fact, was, is)| self.altered(good, live, fact, was, is)).max().unwrap_or(Runs),
        }
    }

    /// Months come and go without a release: a partition that only one side has, of a table that both have.
    fn of_a_partition(&self, entry: &Entry) -> bool {
        let about = entry.about();
        let table = |side: &'a Fingerprint| side.get(Kind::Table, about, "");
        let part = match (table(self.good), table(self.live)) {
            (Some(part), None) | (None, Some(part)) => part,
            _ => return false,
        };
        part.has("bound") && part.list("parents").iter().all(|parent| table_in(self.good, parent) && table_in(self.live, parent))
    }

    /// An object of another role, beside those of the application's owner.
    fn of_somebody_else(&self, entry: &Entry) -> bool {
        use Kind::{Column, Comment, Composite, Constraint, Domain, Enum, Grant, Index, Policy, Rule, Schema, Sequence, Table, Trigger, View};
        if !matches!(
            entry.kind,
            Schema | Table | Column | Index | Constraint | View | Sequence | Enum | Domain | Composite | Trigger | Rule | Policy | Grant | Comment
        ) {
            return false;
        }
        let about = entry.about();
        let holder = |side: &'a Fingerprint| match entry.has("owner") {
            true => side.get(entry.kind, &entry.object, &entry.part),
            false => side.get(Kind::Table, about, "").or_else(|| side.get(Kind::View, about, "")).or_else(|| side.get(Kind::Sequence, about, "")),
        };
        let foreign = |side| holder(side).map(|e| e.has("owner") && e.fact("owner") != self.owner);
        match (foreign(self.good), foreign(self.live)) {
            (None, None) => false,
            // A trigger or a rule of somebody else's on a table of the application is on its own table.
            (good, live) => self.owns && good.unwrap_or(true) && live.unwrap_or(true),
        }
    }

    fn on_new_relation(&self, entry: &Entry) -> bool {
        self.new.contains(entry.about())
    }

    fn row_security(&self, side: &Fingerprint, table: &str) -> bool {
        side.get(Kind::Table, table, "").is_some_and(|t| t.fact("row security").starts_with("on") || t.fact("row security") == "forced")
    }

    fn added(&self, entry: &Entry) -> Effect {
        match entry.kind {
            Kind::Constraint if self.on_new_relation(entry) => {
                // Rows of the old table can no longer be deleted while the new one refers to them.
                let holds_old =
                    entry.fact("type") == "f" && !self.new.contains(entry.fact("references")) && !matches!(entry.fact("on delete"), "cascade" | "set null");
                if holds_old && self.evidence.rows(&entry.object) != Some(0) { Unknown } else { Runs }
            }
            // Its rows are seen in the table that it inherits from.
            Kind::Table if !entry.list("parents").is_empty() => {
                if self.evidence.rows(&entry.object) == Some(0) {
                    Runs
                } else {
                    Unknown
                }
            }
            Kind::Table | Kind::View | Kind::Sequence => self.shadows(entry),
            _ if self.on_new_relation(entry) => Runs,
            Kind::Column => self.added_column(entry),
            Kind::Index => self.added_index(entry),
            Kind::Constraint => self.added_constraint(entry),
            Kind::Function | Kind::Aggregate => self.added_function(entry),
            Kind::Trigger | Kind::EventTrigger | Kind::Rule if entry.fact("enabled") == "D" => Runs,
            Kind::Rule if instead_always(entry.fact("definition")) => Breaks,
            Kind::Operator => {
                if entry.has("shadows") || self.good.of(Kind::Operator).any(|o| bare(signature_name(&o.object)) == bare(signature_name(&entry.object))) {
                    Unknown
                } else {
                    Runs
                }
            }
            Kind::Policy if !self.row_security(self.live, &entry.object) => Runs,
            Kind::Cast if entry.fact("context") == "e" => Runs,
            Kind::Grant if entry.facts.values().all(|state| state.starts_with("granted")) => Runs,
            // The application's own rights on its own table.
            Kind::Grant if entry.part == self.owner => Breaks,
            Kind::PublishedTable => self.published(&entry.object, &entry.part),
            Kind::Publication if entry.has("all tables") => self.live.of(Kind::Table).map(|t| self.published(&entry.object, &t.object)).max().unwrap_or(Runs),
            Kind::PublishedSchema => {
                let inside = format!("{}.", entry.part);
                self.live.of(Kind::Table).filter(|t| t.object.starts_with(&inside)).map(|t| self.published(&entry.object, &t.object)).max().unwrap_or(Runs)
            }
            Kind::Conversion if entry.has("default") => Unknown,
            Kind::OperatorClass if entry.has("default") => Unknown,
            Kind::Schema
            | Kind::Enum
            | Kind::Domain
            | Kind::Composite
            | Kind::Range
            | Kind::BaseType
            | Kind::OperatorClass
            | Kind::OperatorFamily
            | Kind::Collation
            | Kind::Conversion
            | Kind::DefaultPrivileges
            | Kind::Extension
            | Kind::Language
            | Kind::Transform
            | Kind::AccessMethod
            | Kind::TextSearchParser
            | Kind::TextSearchTemplate
            | Kind::TextSearchDictionary
            | Kind::TextSearchConfiguration
            | Kind::ForeignDataWrapper
            | Kind::Server
            | Kind::UserMapping
            | Kind::Publication
            | Kind::Statistics
            | Kind::Comment => Runs,
            Kind::Cast | Kind::Trigger | Kind::EventTrigger | Kind::Rule | Kind::Policy | Kind::Grant | Kind::SecurityLabel => Unknown,
        }
    }

    /// A relation whose name another schema has too is found instead of that one where a search path comes to it first.
    fn shadows(&self, entry: &Entry) -> Effect {
        let named = [Kind::Table, Kind::View, Kind::Sequence].into_iter().flat_map(|kind| self.good.of(kind));
        self.found_first(&entry.object, named.map(|e| e.object.as_str()))
    }

    /// Whether a new name comes before another one of the same in some search path.
    fn found_first<'n>(&self, new: &str, known: impl Iterator<Item = &'n str>) -> Effect {
        let others: Vec<&str> = known.filter(|name| bare(name) == bare(new) && schema_of(name) != schema_of(new)).collect();
        let Some(paths) = &self.evidence.paths else { return if others.is_empty() { Runs } else { Unknown } };
        let at = |path: &[String], name: &str| path.iter().position(|schema| *schema == unquoted(schema_of(name)));
        let hides = |path: &Vec<String>| at(path, new).is_some_and(|first| others.iter().any(|other| at(path, other).is_some_and(|then| first < then)));
        if paths.iter().any(hides) { Breaks } else { Runs }
    }

    /// A function beside one of the same name can make a call ambiguous, or be taken for it.
    fn added_function(&self, entry: &Entry) -> Effect {
        let name = signature_name(&entry.object);
        let known: Vec<&Entry> =
            self.good.of(Kind::Function).chain(self.good.of(Kind::Aggregate)).filter(|e| bare(signature_name(&e.object)) == bare(name)).collect();
        if entry.has("shadows") || known.iter().any(|e| signature_name(&e.object) == name && may_take_the_same(entry, e)) {
            return Unknown;
        }
        self.found_first(name, known.iter().map(|e| signature_name(&e.object)))
    }

    fn added_column(&self, entry: &Entry) -> Effect {
        if entry.has("generated") {
            // It is computed from what old code writes, and may raise.
            return Unknown;
        }
        let default = entry.fact("default");
        match (default.is_empty() && !entry.has("identity"), entry.has("not null")) {
            (true, true) => Breaks,
            // NULL passes a CHECK, unless that asks for a value.
            (true, false) if entry.fact("domain").contains("NOT NULL") => Breaks,
            (true, false) if entry.fact("domain").contains("COALESCE") => Unknown,
            (true, false) => Runs,
            (false, _) if never_raises(default) => Runs,
            (false, _) => Unknown,
        }
    }

    fn added_index(&self, index: &Entry) -> Effect {
        let ours = |column: &String| self.new_columns.contains(&(index.object.as_str(), column.as_str()));
        let definition = index.fact("definition");
        if index.has("unique") && !self.is_unique_already(index) {
            return self.added_unique(&index.object, &index.list("columns"), index.has("expressions"), definition);
        }
        if (index.has("expressions") || index.has("partial")) && (calls_users_function(definition) || may_raise(definition)) {
            return Unknown;
        }
        let small = |column: &String| ours(column) || self.evidence.largest(&index.object, column).is_some_and(|bytes| bytes <= SMALL_KEY);
        if unbounded(self.live, index).iter().all(small) { Runs } else { Unknown }
    }

    /// Whether rows that the good schema allowed may now be refused as doubles.
    fn added_unique(&self, table: &str, columns: &[String], expressions: bool, definition: &str) -> Effect {
        let new: Vec<&String> = columns.iter().filter(|c| self.new_columns.contains(&(table, c.as_str()))).collect();
        let nulls_differ = !definition.contains("NULLS NOT DISTINCT");
        let differs = |column: &String| (nulls_differ && self.null_by_default(table, column)) || self.unique_by_default(table, column);
        match (expressions, new.iter().copied().any(differs)) {
            (false, true) => Runs,
            // The second row that does not name it has the same value.
            (false, false) if !new.is_empty() && new.len() == columns.len() => Breaks,
            _ => Unknown,
        }
    }

    /// Whether the good schema had a unique index over some of the same columns.
    fn is_unique_already(&self, index: &Entry) -> bool {
        let columns = index.list("columns");
        let narrower = |i: &Entry| {
            let wanted = i.list("columns");
            i.object == index.object
                && i.has("unique")
                && !i.has("partial")
                && !i.has("expressions")
                && !wanted.is_empty()
                && wanted.iter().all(|c| columns.contains(c))
        };
        let same = |i: &Entry| i.object == index.object && i.has("unique") && keys(i) == keys(index);
        let strict = index.fact("definition").contains("NULLS NOT DISTINCT");
        self.good.of(Kind::Index).any(|i| same(i) || (!strict && !index.has("expressions") && narrower(i)))
    }

    /// Whether an insert that does not name the column leaves it without a value.
    fn null_by_default(&self, table: &str, column: &str) -> bool {
        self.live.get(Kind::Column, table, column).is_some_and(|c| !c.has("default") && !c.has("generated") && !c.has("identity") && !c.has("not null"))
    }

    /// Whether each insert that does not name the column gives it another value.
    fn unique_by_default(&self, table: &str, column: &str) -> bool {
        self.live.get(Kind::Column, table, column).is_some_and(|c| c.has("identity") || differs_each_time(c.fact("default")))
    }

    fn added_constraint(&self, entry: &Entry) -> Effect {
        let columns = entry.list("columns");
        let new = |column: &String| self.new_columns.contains(&(entry.object.as_str(), column.as_str()));
        let empty = |column: &String| new(column) && self.null_by_default(&entry.object, column);
        match entry.fact("type") {
            // NULL passes a CHECK, unless it asks for a value; a default has passed it when the column was added.
            "c" if !columns.is_empty() && columns.iter().all(new) => match entry.fact("definition").contains("NOT NULL") && columns.iter().any(empty) {
                true => Breaks,
                false if columns.iter().any(empty) && minds_null(entry.fact("definition")) => Unknown,
                false => Runs,
            },
            "f" if entry.fact("definition").contains("MATCH FULL") => Unknown,
            "f" if columns.iter().any(empty) => {
                // Rows of the newer release may refer to rows that old code deletes.
                let unused = columns.iter().filter(|c| empty(c)).any(|c| self.evidence.values(&entry.object, c) == Some(0));
                if unused || entry.fact("on delete") == "set null" || self.new.contains(entry.fact("references")) { Runs } else { Unknown }
            }
            "f" if columns.iter().all(new) => Breaks,
            // Its index says the same of it.
            "u" | "p" => self.live.get(Kind::Index, &entry.object, &entry.part).map_or(Unknown, |index| self.added_index(index)),
            _ => Unknown,
        }
    }

    /// Without a key that tells which row it was, the server refuses updates and deletes of a published table.
    fn published(&self, publication: &str, table: &str) -> Effect {
        let sends = self.live.get(Kind::Publication, publication, "").is_none_or(|p| p.fact("update") == "true" || p.fact("delete") == "true");
        let Some(entry) = self.live.get(Kind::Table, table, "") else { return Runs };
        let key = || self.live.of(Kind::Constraint).any(|k| k.object == table && k.fact("type") == "p");
        let identity = match entry.fact("replica identity") {
            "" => key(),
            "nothing" => false,
            _ => true,
        };
        let filtered = self.live.get(Kind::PublishedTable, publication, table).is_some_and(|p| self.leaves_the_key(p, entry));
        match (entry.fact("persistence"), sends, identity) {
            ("u", ..) | (_, false, _) => Runs,
            (_, true, true) if !filtered => Runs,
            (_, true, true) | (_, true, false) => Breaks,
        }
    }

    /// Whether a column list or a row filter of a publication does not keep to the columns of the key.
    fn leaves_the_key(&self, published: &Entry, table: &Entry) -> bool {
        if table.fact("replica identity") == "full" {
            return published.has("columns");
        }
        let key: Vec<String> =
            self.live.of(Kind::Constraint).filter(|k| k.object == table.object && k.fact("type") == "p").flat_map(|k| k.list("columns")).collect();
        let columns = published.list("columns");
        let filter = code(published.fact("where"));
        let others = self.live.of(Kind::Column).filter(|c| c.object == table.object && !key.contains(&c.part));
        (!columns.is_empty() && !key.iter().all(|k| columns.contains(k)))
            || (!filter.is_empty() && others.into_iter().any(|c| words(&filter).any(|word| word == c.part)))
    }

    fn removed(&self, entry: &Entry) -> Effect {
        let equal_index = |index: &Entry| self.live.of(Kind::Index).any(|i| i.object == index.object && i.has("unique") && keys(i) == keys(index));
        let view = |table: &str| self.live.get(Kind::View, table, "").filter(|_| table_in(self.good, table));
        match entry.kind {
            Kind::Index if entry.has("not valid") || entry.has("not ready") => Runs,
            // What stood under that name is a view now; a view takes most statements, and not all.
            Kind::Table if view(&entry.object).is_some() => Unknown,
            Kind::Column if view(&entry.object).is_some_and(|v| v.list("columns").iter().any(|c| c.starts_with(&format!("{} ", entry.part)))) => Runs,
            Kind::Index | Kind::Constraint if view(&entry.object).is_some() => Unknown,
            // An upsert names the unique index that it relies on, by its columns.
            Kind::Index if entry.has("unique") && equal_index(entry) => Runs,
            Kind::Index if entry.has("unique") => Breaks,
            Kind::Index => Runs,
            // Or by the constraint's name.
            Kind::Constraint if matches!(entry.fact("type"), "p" | "u") && self.good.get(Kind::Index, &entry.object, &entry.part).is_some_and(equal_index) => {
                Unknown
            }
            // What was refused is let through, and what went with its row stays.
            Kind::Constraint if matches!(entry.fact("type"), "c" | "x") => Unknown,
            Kind::Constraint if entry.fact("type") == "f" && !entry.has("on delete") && !entry.has("on update") => Unknown,
            Kind::Constraint => Breaks,
            Kind::Trigger | Kind::Rule if matches!(entry.fact("enabled"), "D" | "R") => Runs,
            Kind::Trigger | Kind::Rule => Breaks,
            Kind::Policy if !self.row_security(self.good, &entry.object) => Runs,
            Kind::Policy if !entry.has("restrictive") => Breaks,
            Kind::Grant if entry.facts.values().all(|state| state == "revoked") => Runs,
            Kind::Schema
            | Kind::Cast
            | Kind::Table
            | Kind::Column
            | Kind::View
            | Kind::Sequence
            | Kind::Enum
            | Kind::Domain
            | Kind::Composite
            | Kind::Range
            | Kind::BaseType
            | Kind::Function
            | Kind::Aggregate
            | Kind::Operator
            | Kind::Extension
            | Kind::Language
            | Kind::TextSearchParser
            | Kind::TextSearchTemplate
            | Kind::TextSearchDictionary
            | Kind::TextSearchConfiguration
            | Kind::ForeignDataWrapper
            | Kind::Server
            | Kind::UserMapping => Breaks,
            Kind::OperatorClass
            | Kind::OperatorFamily
            | Kind::Collation
            | Kind::Conversion
            | Kind::Policy
            | Kind::Grant
            | Kind::Transform
            | Kind::AccessMethod
            | Kind::SecurityLabel => Unknown,
            // Who listens to a publication is not the old code.
            Kind::EventTrigger
            | Kind::DefaultPrivileges
            | Kind::Publication
            | Kind::PublishedTable
            | Kind::PublishedSchema
            | Kind::Statistics
            | Kind::Comment => Runs,
        }
    }

    fn altered(&self, good: &Entry, live: &Entry, fact: &str, was: Option<&str>, is: Option<&str>) -> Effect {
        match (live.kind, fact) {
            (Kind::Table, "persistence" | "options" | "toast options" | "access method" | "tablespace" | "clustered on") => Runs,
            (Kind::Table, "replica identity") => self.publications_of(&live.object).map(|p| self.published(&p, &live.object)).max().unwrap_or(Runs),
            // A partition that was detached without a row is, to its table, one that was dropped; with rows they are seen no more.
            (Kind::Table, "bound" | "parents") if good.has("bound") && !live.has("bound") => match self.evidence.rows(&live.object) {
                Some(0) => Runs,
                Some(_) | None => Unknown,
            },
            (Kind::Table, "parents") if is.is_none() => Breaks,
            (Kind::Table, "row security") => match (self.row_security(self.good, &live.object), self.row_security(self.live, &live.object)) {
                (true, false) => Breaks,
                (false, true) if is == Some("forced") && !self.live.of(Kind::Policy).any(|p| p.object == live.object) => Breaks,
                _ => Unknown,
            },
            (Kind::Table | Kind::View | Kind::Sequence | Kind::Schema, "owner") if was == Some(self.owner) => {
                let granted = self.live.of(Kind::Grant).any(|g| g.about() == live.object && g.part == self.owner);
                if granted { Unknown } else { Breaks }
            }
            (Kind::Column | Kind::Domain, "type") => retyped(self.good, was.unwrap_or_default(), is.unwrap_or_default()),
            (Kind::Column, "not null") if is.is_some() && live.has("default") => Unknown,
            (Kind::Column | Kind::Domain, "not null") if is.is_some() => Unknown,
            (Kind::Column, "not null") => match self.evidence.nulls(&live.object, &live.part) {
                Some(0) => Runs,
                Some(_) | None => Unknown,
            },
            (Kind::Column, "default") => match is {
                None if live.has("identity") || live.has("generated") => Runs,
                None if live.has("not null") => Breaks,
                None => Unknown,
                // Each insert had another value, and now they have one.
                Some(is) if was.is_some_and(differs_each_time) && !differs_each_time(is) => Unknown,
                Some(is) if never_raises(is) => Runs,
                Some(_) => Unknown,
            },
            (Kind::Domain, "default") => {
                if is.is_some_and(never_raises) {
                    Runs
                } else {
                    Unknown
                }
            }
            (Kind::Column, "identity") => match (was, is) {
                (None, Some("always")) if !good.has("default") => Breaks,
                (_, Some("always")) => Unknown,
                (Some("always"), Some(_)) => Runs,
                (None, Some(_)) => Runs,
                _ if live.has("default") => Runs,
                _ => Breaks,
            },
            (Kind::Column, "generated") => {
                if was.is_some() && is.is_some() {
                    Unknown
                } else {
                    Breaks
                }
            }
            (Kind::Column, "virtual" | "storage" | "compression" | "statistics" | "options" | "domain") => Runs,
            (Kind::Index, "definition") => self.removed(good).max(self.added_index(live)),
            (Kind::Index, "not valid" | "not ready") => {
                if is.is_some() && good.has("unique") {
                    Unknown
                } else {
                    Runs
                }
            }
            (Kind::Index, _) => Runs,
            (Kind::Constraint, "definition") if self.only_not_valid(good, live) => Runs,
            (Kind::Constraint, "definition") if good.has("on delete") && !live.has("on delete") => Breaks,
            (Kind::Constraint, "definition") if good.fact("type") == live.fact("type") && good.fact("columns") == live.fact("columns") => Unknown,
            (Kind::Constraint, "definition") => self.removed(good).max(self.added_constraint(live)),
            (Kind::Constraint, _) => Runs,
            (Kind::View, "columns") if good.list("columns").iter().all(|c| live.list("columns").contains(c)) => Runs,
            (Kind::View, "columns") => Breaks,
            (Kind::View, "options") if without(is.unwrap_or("[]"), "security_barrier") == without(was.unwrap_or("[]"), "security_barrier") => Runs,
            (Kind::View, "not populated") => {
                if is.is_some() {
                    Breaks
                } else {
                    Runs
                }
            }
            (Kind::View, "access method" | "tablespace" | "clustered on") => Runs,
            (Kind::Sequence, "cache" | "start" | "persistence") => Runs,
            (Kind::Sequence, "owned by") => {
                if was.is_none() || is.is_some() {
                    Runs
                } else {
                    Unknown
                }
            }
            (Kind::Sequence, "max") if larger(was, is) => Runs,
            (Kind::Sequence, "min") if larger(is, was) => Runs,
            (Kind::Sequence, "cycle") => {
                if is.is_some() {
                    Unknown
                } else {
                    Breaks
                }
            }
            (Kind::Enum, "labels") => self.labels(good, live),
            (Kind::Composite, "attributes") => Breaks,
            (Kind::Trigger | Kind::Rule, "enabled") => match is {
                Some("A") if was.is_none() => Runs,
                Some("D" | "R") => Breaks,
                _ => Unknown,
            },
            (Kind::Function, "result" | "kind") => Breaks,
            // A promise that is taken back costs time; one that is new may be wrong.
            (Kind::Function, "volatility") => {
                if matches!((was, is), (Some("i"), _) | (_, Some("v"))) {
                    Runs
                } else {
                    Unknown
                }
            }
            (Kind::Function, "cost" | "rows" | "parallel" | "support" | "leakproof" | "shadows" | "takes") => Runs,
            (Kind::Extension, "schema") => Breaks,
            (Kind::Aggregate, "parallel" | "state size" | "moving state size") => Runs,
            (Kind::Policy, _) if !self.row_security(self.good, &live.object) && !self.row_security(self.live, &live.object) => Runs,
            (Kind::Grant, _) => match (was, is) {
                (Some("revoked"), _) => Runs,
                (_, Some(now)) if now.starts_with("granted") && was != Some("granted, grantable") => Runs,
                _ => Unknown,
            },
            (Kind::Extension, "version") => Runs,
            (Kind::Publication, "all tables" | "update" | "delete") if is != Some("false") => self
                .live
                .of(Kind::Table)
                .filter(|t| live.has("all tables") || self.live.get(Kind::PublishedTable, &live.object, &t.object).is_some())
                .map(|t| self.published(&live.object, &t.object))
                .max()
                .unwrap_or(Runs),
            (Kind::PublishedTable, _) => self.published(&live.object, &live.part),
            (Kind::Publication | Kind::Statistics | Kind::Comment | Kind::DefaultPrivileges, _) => Runs,
            (Kind::OperatorClass, "owner")
            | (Kind::OperatorFamily, _)
            | (Kind::Operator, "restrict" | "join" | "merges" | "hashes" | "commutator" | "negator" | "owner") => Runs,
            _ => Unknown,
        }
    }

    fn publications_of(&self, table: &'a str) -> impl Iterator<Item = String> {
        let named = self.live.of(Kind::PublishedTable).filter(move |p| p.part == table).map(|p| p.object.clone());
        let schema = self.live.of(Kind::PublishedSchema).filter(move |p| table.starts_with(&format!("{}.", p.part))).map(|p| p.object.clone());
        named.chain(schema).chain(self.live.of(Kind::Publication).filter(|p| p.has("all tables")).map(|p| p.object.clone()))
    }

    /// New rows are held to a constraint whether old ones were looked at or not.
    fn only_not_valid(&self, good: &Entry, live: &Entry) -> bool {
        let held = |entry: &Entry| entry.fact("definition").trim_end_matches(" NOT VALID").to_owned();
        held(good) == held(live)
    }

    fn labels(&self, good: &Entry, live: &Entry) -> Effect {
        let (known, now) = (good.list("labels"), live.list("labels"));
        if known.iter().any(|label| !now.contains(label)) {
            return Breaks;
        }
        let order: Vec<&String> = now.iter().filter(|label| known.contains(label)).collect();
        if !order.into_iter().eq(known.iter()) {
            return Unknown;
        }
        let unused = |label: &&String| self.evidence.rows_with(&live.object, label) == Some(0);
        if now.iter().filter(|label| !known.contains(label)).all(|label| unused(&label)) { Runs } else { Unknown }
    }
}
