//! Reads the schema fingerprint from the catalog: the queries are in `catalog.sql`, one for each kind of entry.

mod canonical;

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::{AssertSqlSafe, PgConnection, Row};

use super::{During, Error, counts};
use crate::plan::schema::{Entry, Fingerprint, Kind};

const CATALOG: &str = include_str!("catalog.sql");
const WHAT: &str = "read the schema's fingerprint";

/// Facts that are SQL as the server prints it: the same expression is not always the same text.
const PRINTED: [&str; 12] =
    ["arguments", "bound", "check", "default", "definition", "domain", "generated", "partition key", "result", "sql body", "using", "where"];

/// One section of the catalog's queries.
#[derive(Debug)]
struct Query {
    kind: Kind,
    since: u32,
    until: u32,
    sql: &'static str,
}

/// What comes before each query, and the queries.
fn queries() -> Result<(&'static str, Vec<Query>), Error> {
    let malformed = |what: &str| Error::Refused(format!("this operator's own list of catalog queries is malformed: {what}"));
    let mut sections = CATALOG.split("\n-- kind: ");
    let head = sections.next().and_then(|text| text.split_once("\n-- head\n")).ok_or_else(|| malformed("it has no head"))?.1;
    let mut queries = Vec::new();
    for section in sections {
        let (header, sql) = section.split_once('\n').ok_or_else(|| malformed(section))?;
        let limit = |word: &str| header.split_once(word).map(|(_, rest)| rest.trim().parse::<u32>());
        let name = header.split(" since ").next().and_then(|h| h.split(" until ").next()).unwrap_or(header);
        queries.push(Query {
            kind: Kind::of(name).ok_or_else(|| malformed(header))?,
            since: limit(" since ").transpose().map_err(|_| malformed(header))?.unwrap_or(0),
            until: limit(" until ").transpose().map_err(|_| malformed(header))?.unwrap_or(u32::MAX),
            sql,
        });
    }
    Ok((head, queries))
}

/// The fingerprint of the database that the session is on, without the tool's version table.
///
/// The session's settings matter to what the server prints; [`Server::connect`](super::Server::connect) pins them.
///
/// # Errors
/// When a catalog query fails.
pub async fn read(session: &mut PgConnection, version_table: Option<&str>) -> Result<Fingerprint, Error> {
    let number: i32 = sqlx::query_scalar("SELECT current_setting('server_version_num')::int").fetch_one(&mut *session).await.during(WHAT)?;
    let mut fingerprint = Fingerprint { server: number.unsigned_abs() / 10_000, entries: Default::default() };
    let (head, queries) = queries()?;
    for query in queries.iter().filter(|q| (q.since..=q.until).contains(&fingerprint.server)) {
        let rows = sqlx::query(AssertSqlSafe(format!("{head}SELECT object, part, facts::text FROM ({}) AS q (object, part, facts)", query.sql)))
            .fetch_all(&mut *session)
            .await
            .during(WHAT)?;
        for row in rows {
            let field = |i| row.try_get::<String, _>(i).during(WHAT);
            let facts =
                serde_json::from_str(&field(2)?).map_err(|error| Error::Refused(format!("could not {WHAT}: the server's facts are no JSON: {error}")))?;
            fingerprint.entries.insert(Entry { kind: query.kind, object: field(0)?, part: field(1)?, facts: told(facts) });
        }
    }
    if let Some(table) = version_table {
        let table = counts::quoted(session, table).await?;
        fingerprint.forget_table(&table);
    }
    Ok(fingerprint)
}

/// The facts that are not empty, as text.
fn told(facts: Value) -> BTreeMap<String, String> {
    let Value::Object(facts) = facts else { return BTreeMap::new() };
    let text = |value: Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    };
    let canonical = |name: &str, text: String| match PRINTED.contains(&name) || name.starts_with("check ") {
        true => canonical::form(&text),
        false => text,
    };
    // No default, and NULL for one, are the same; a dump makes the one the other.
    let is_nothing = |name: &str, text: &str| text.is_empty() || (name == "default" && (text == "NULL" || text.starts_with("NULL::")));
    facts
        .into_iter()
        .filter_map(|(name, value)| Some((canonical(&name, text(value)?), name)))
        .filter(|(text, name)| !is_nothing(name, text))
        .map(|(text, name)| (name, text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_query() {
        let (head, queries) = queries().unwrap_or_else(|error| unreachable!("{error}"));
        assert!(head.starts_with("WITH "));
        for (kind, _) in Kind::ALL {
            assert!(queries.iter().any(|q| q.kind == kind), "{kind:?}");
        }
        assert!(queries.iter().all(|q| q.sql.starts_with("SELECT ")));
    }
}
