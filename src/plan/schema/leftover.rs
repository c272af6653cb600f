//! The statement that removes what a way down has left: the next release would stumble over it. Pure.

use super::change::Change;
use super::entry::Entry;
use super::kind::Kind;

/// SQL that makes the live side of a change as the good side is; `None` where no single statement does.
///
/// Nothing with rows in it is ever removed by one of these, and none of them runs what the owner wrote: tables, columns
/// and types of columns are left for a person.
pub fn removal(change: &Change) -> Option<String> {
    match change {
        Change::Added(entry) => drop(entry),
        Change::Altered { good, live } => restore(good, live),
        Change::Removed(_) => None,
    }
}

fn drop(entry: &Entry) -> Option<String> {
    let Entry { kind, object, part, .. } = entry;
    let schema = object.split('.').next().unwrap_or_default();
    Some(match kind {
        Kind::Enum | Kind::Composite | Kind::Range => format!("DROP TYPE {object}"),
        Kind::Domain => format!("DROP DOMAIN {object}"),
        // The index of a constraint goes with it.
        Kind::Index => format!("DROP INDEX {schema}.{part}"),
        Kind::Constraint => format!("ALTER TABLE {object} DROP CONSTRAINT {part}"),
        Kind::View if entry.fact("kind") == "m" => format!("DROP MATERIALIZED VIEW {object}"),
        Kind::View => format!("DROP VIEW {object}"),
        Kind::Sequence => format!("DROP SEQUENCE {object}"),
        Kind::Function if entry.fact("kind") == "p" => format!("DROP PROCEDURE {object}"),
        Kind::Function => format!("DROP FUNCTION {object}"),
        Kind::Trigger => format!("DROP TRIGGER {part} ON {object}"),
        Kind::Rule => format!("DROP RULE {part} ON {object}"),
        Kind::Policy => format!("DROP POLICY {part} ON {object}"),
        Kind::Statistics => format!("DROP STATISTICS {object}"),
        Kind::Schema => format!("DROP SCHEMA {object}"),
        Kind::Collation => format!("DROP COLLATION {object}"),
        Kind::Comment => format!("COMMENT ON {} IS NULL", commented(object)?),
        _ => return None,
    })
}

/// What a comment is on, as `COMMENT ON` wants it.
fn commented(object: &str) -> Option<String> {
    if let Some(column) = object.strip_prefix("table column ") {
        return Some(format!("COLUMN {column}"));
    }
    for (word, sql) in [("table constraint ", "CONSTRAINT "), ("trigger ", "TRIGGER "), ("policy ", "POLICY "), ("rule ", "RULE ")] {
        if let Some(rest) = object.strip_prefix(word) {
            return Some(format!("{sql}{rest}"));
        }
    }
    for word in ["table", "view", "materialized view", "index", "sequence", "function", "procedure", "type", "schema", "foreign table"] {
        if let Some(rest) = object.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) {
            return Some(format!("{} {rest}", word.to_uppercase()));
        }
    }
    None
}

fn restore(good: &Entry, live: &Entry) -> Option<String> {
    let Entry { kind, object, part, .. } = live;
    let mut differs: Vec<&str> =
        good.facts.keys().chain(live.facts.keys()).map(String::as_str).filter(|name| good.facts.get(*name) != live.facts.get(*name)).collect();
    differs.dedup();
    let ([fact], alter) = (differs.as_slice(), format!("ALTER TABLE {object} ALTER COLUMN {part}")) else { return None };
    match (kind, *fact) {
        (Kind::Column, "not null") if good.has("not null") => Some(format!("{alter} SET NOT NULL")),
        (Kind::Column, "default") if good.has("default") => Some(format!("{alter} SET DEFAULT {}", good.fact("default"))),
        (Kind::Column, "default") => Some(format!("{alter} DROP DEFAULT")),
        _ => None,
    }
}
