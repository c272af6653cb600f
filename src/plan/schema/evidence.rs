//! What only the rows can tell of a difference: asked here, counted by `database::evidence`.

use std::collections::BTreeMap;

use super::change::Change;
use super::entry::Entry;
use super::fingerprint::Fingerprint;
use super::kind::Kind;
use super::types::{Room, unbounded};

/// A table and a column, both quoted where SQL wants it.
pub type Column = (String, String);

/// Something to be counted in the live database.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Rows that have a label of an enum which the good schema does not know.
    Label { of: String, label: String, columns: Vec<Column> },
    /// Rows without a value in a column that may be null by now.
    Nulls(Column),
    /// Bytes of the largest value in a column that has got an index.
    Largest(Column),
    /// Rows of a new table.
    Rows(String),
    /// Rows with a value in a new column.
    Values(Column),
    /// Rows whose value the good schema's type has no room for as it is.
    Unfit { column: Column, into: String },
}

/// The answers. What was not asked is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    pub counted: BTreeMap<Question, i64>,
    /// The schemas of every `search_path` that the server would give a session on this database, in order. Absent where
    /// nobody has asked.
    pub paths: Option<Vec<Vec<String>>>,
}

impl Evidence {
    pub fn rows_with(&self, of: &str, label: &str) -> Option<i64> {
        self.counted.iter().find_map(|(q, n)| matches!(q, Question::Label { of: o, label: l, .. } if o == of && l == label).then_some(*n))
    }

    pub fn nulls(&self, table: &str, column: &str) -> Option<i64> {
        self.counted.get(&Question::Nulls((table.to_owned(), column.to_owned()))).copied()
    }

    pub fn largest(&self, table: &str, column: &str) -> Option<i64> {
        self.counted.get(&Question::Largest((table.to_owned(), column.to_owned()))).copied()
    }
}

impl Evidence {
    /// What was counted of a difference that hangs on the rows, where there are any.
    pub(super) fn told(&self, change: &Change) -> Option<String> {
        let Change::Altered { good, live } = change else { return None };
        match live.kind {
            Kind::Enum => {
                let known = good.list("labels");
                let new = live.list("labels").into_iter().filter(|label| !known.contains(label));
                let has = |label: String| self.rows_with(&live.object, &label).filter(|n| *n > 0).map(|n| format!("{n} rows have '{label}'"));
                Some(new.filter_map(has).collect::<Vec<_>>().join(", ")).filter(|told| !told.is_empty())
            }
            Kind::Column if good.has("not null") && !live.has("not null") => {
                self.nulls(&live.object, &live.part).filter(|n| *n > 0).map(|n| format!("{n} rows have no value"))
            }
            Kind::Table if good.has("bound") && !live.has("bound") => {
                self.rows(&live.object).filter(|n| *n > 0).map(|n| format!("its {n} rows are in its table no more"))
            }
            _ => None,
        }
    }

    pub fn rows(&self, table: &str) -> Option<i64> {
        self.counted.get(&Question::Rows(table.to_owned())).copied()
    }

    pub fn unfit(&self, table: &str, column: &str) -> Option<i64> {
        let asked = |q: &Question| matches!(q, Question::Unfit { column: (t, c), .. } if t == table && c == column);
        self.counted.iter().find_map(|(q, n)| asked(q).then_some(*n))
    }

    pub fn values(&self, table: &str, column: &str) -> Option<i64> {
        self.counted.get(&Question::Values((table.to_owned(), column.to_owned()))).copied()
    }
}

/// What to count before these differences can be judged.
pub fn questions(live: &Fingerprint, changes: &[Change]) -> Vec<Question> {
    let mut all: Vec<Question> = changes.iter().flat_map(|change| about(live, change)).collect();
    all.sort();
    all.dedup();
    all
}

fn about(live: &Fingerprint, change: &Change) -> Vec<Question> {
    match change {
        Change::Altered { good, live: now } if now.kind == Kind::Enum => {
            let known = good.list("labels");
            let array = format!("{}[]", now.object);
            let has = |c: &&Entry| c.fact("type") == now.object || c.fact("type") == array;
            // A domain or a composite may hide one; then nobody can count.
            let hidden =
                live.entries.iter().any(|e| matches!(e.kind, Kind::Domain | Kind::Composite) && e.facts.values().any(|fact| fact.contains(&now.object)));
            if hidden {
                return Vec::new();
            }
            let columns: Vec<Column> = live
                .of(Kind::Column)
                .filter(|c| live.get(Kind::Table, &c.object, "").is_some())
                .filter(has)
                .map(|c| (c.object.clone(), c.part.clone()))
                .collect();
            let new = now.list("labels").into_iter().filter(|label| !known.contains(label));
            new.map(|label| Question::Label { of: now.object.clone(), label, columns: columns.clone() }).collect()
        }
        Change::Altered { good, live: now } if now.kind == Kind::Table && good.has("bound") && !now.has("bound") => vec![Question::Rows(now.object.clone())],
        Change::Altered { good, live: now } if now.kind == Kind::Column => {
            let column = || (now.object.clone(), now.part.clone());
            let nulls = (good.has("not null") && !now.has("not null")).then(|| Question::Nulls(column()));
            let plain = live.get(Kind::Table, &now.object, "").is_some_and(|t| t.fact("kind").is_empty());
            let room = Room::of(good.fact("type")).zip(Room::of(now.fact("type"))).and_then(|(room, values)| room.holds(values));
            let unfit = (plain && room == Some(false)).then(|| Question::Unfit { column: column(), into: good.fact("type").to_owned() });
            nulls.into_iter().chain(unfit).collect()
        }
        Change::Added(index) | Change::Altered { live: index, .. } if index.kind == Kind::Index => {
            unbounded(live, index).into_iter().map(|column| Question::Largest((index.object.clone(), column))).collect()
        }
        // The rows of a partitioned table are its partitions', and are not counted here.
        Change::Added(e) if live.get(Kind::Table, &e.object, "").is_some_and(|t| t.has("partition key")) => Vec::new(),
        Change::Added(key) if key.kind == Kind::Constraint && key.fact("type") == "f" => {
            let values = key.list("columns").into_iter().map(|column| Question::Values((key.object.clone(), column)));
            values.chain([Question::Rows(key.object.clone())]).collect()
        }
        Change::Added(table) if table.kind == Kind::Table && !table.list("parents").is_empty() => vec![Question::Rows(table.object.clone())],
        Change::Added(_) | Change::Removed(_) | Change::Altered { .. } => Vec::new(),
    }
}
