//! What a way down must leave as it is, and what it may take: rows, values and sequences, measured before and after it. What the
//! two say is told by [`difference`](super::difference).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use crate::api::TableRows;
use crate::database::measure::{self, Answer, Ask, Each, Values};
use crate::database::written::{self, Objects};
use crate::database::{Error, consistency, counts};
use crate::plan::large::Large;
use crate::plan::schema::{Entry, Fingerprint, Kind, Room};

/// What a database holds. It is kept from before the way down until the check after it.
#[derive(Serialize, Deserialize, Clone, Default, Debug, PartialEq, Eq, Hash)]
pub struct Content {
    /// Rows of every table but the migration tool's own.
    pub rows: Vec<TableRows>,
    /// The columns that stay as they are, of each table; of a table that comes or goes, all.
    pub tables: Vec<TableContent>,
    /// Each column that comes, goes, or gets another type.
    pub columns: Vec<ColumnContent>,
    /// Sequences that are behind their columns.
    pub behind: Vec<String>,
    /// The table that a plain table is a partition of, the topmost.
    #[serde(default)]
    pub partitions: BTreeMap<String, String>,
    /// How far the sequences are that belong to no column; absent where one was not used yet.
    #[serde(default)]
    pub sequences: BTreeMap<String, Option<i64>>,
    /// What was in the schema, beside tables and columns, and no release has brought: somebody has made it since.
    #[serde(default)]
    pub since: Vec<Entry>,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct TableContent {
    pub table: String,
    pub columns: Vec<String>,
    #[serde(default)]
    pub sampled_by: Vec<String>,
    /// The primary key, where it stays as it is, or else other columns that do: a column that comes or goes is summed up with them.
    #[serde(default)]
    pub key: Vec<String>,
    pub sum: String,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct ColumnContent {
    pub table: String,
    pub column: String,
    #[serde(flatten)]
    pub holds: Values,
    /// Whether it was summed up as a number: one on both sides, but of another type.
    #[serde(default)]
    pub number: bool,
}

impl Content {
    pub fn total(&self) -> i64 {
        self.rows.iter().map(|t| t.rows).sum()
    }

    pub(super) fn rows_of(&self, table: &str) -> Option<i64> {
        self.rows.iter().find(|t| t.table == table).map(|t| t.rows)
    }

    /// The tables that have a table's rows: itself, or its partitions. What another content has as a table for itself is none.
    pub(super) fn parts(&self, whole: &str, other: &Content) -> BTreeSet<&str> {
        let of = |content: &Content, table: &str| table == whole || content.partitions.get(table).is_some_and(|of| of == whole);
        let parts = self.rows.iter().map(|t| t.table.as_str()).filter(|table| of(self, table));
        parts.filter(|table| other.rows_of(table).is_none() || of(other, table)).collect()
    }
}

/// Columns that say whose value another one is, where there is no key.
const KEY_COLUMNS: usize = 16;

/// Columns by their names, with their types.
type Columns<'a> = BTreeMap<&'a str, &'a str>;

/// The columns of each table, also of those that have partitions.
fn columns(schema: &Fingerprint) -> BTreeMap<&str, Columns<'_>> {
    let tables = schema.of(Kind::Table).filter(|t| ["", PARTITIONED].contains(&t.fact("kind")));
    let mut all: BTreeMap<&str, Columns<'_>> = tables.map(|t| (t.object.as_str(), BTreeMap::new())).collect();
    for column in schema.of(Kind::Column) {
        if let Some(table) = all.get_mut(column.object.as_str()) {
            table.insert(&column.part, column.fact("type"));
        }
    }
    all
}

fn is_number(kind: Option<&&str>) -> bool {
    kind.and_then(|kind| Room::of(kind)).is_some_and(Room::is_number)
}

/// As `pg_class.relkind` has it.
const PARTITIONED: &str = "p";

fn is_plain(schema: &Fingerprint, table: &str) -> bool {
    schema.get(Kind::Table, table, "").is_some_and(|t| t.fact("kind").is_empty())
}

/// The partitions that have rows, each with the table that it is one of, the topmost.
fn partitions(schema: &Fingerprint) -> BTreeMap<String, String> {
    let parent = |table: &str| schema.get(Kind::Table, table, "").filter(|t| t.has("bound")).and_then(|t| t.list("parents").into_iter().next());
    let topmost = |table: &str| std::iter::successors(parent(table), |above| parent(above)).last();
    let plain = schema.of(Kind::Table).filter(|t| t.fact("kind").is_empty());
    plain.filter_map(|t| Some((t.object.clone(), topmost(&t.object)?))).collect()
}

fn sample(table: &str, summed: &[String], large: &[Large]) -> Vec<String> {
    let Some(large) = large.iter().find(|l| l.table == table) else { return Vec::new() };
    // Without a key that stays the whole row says whether it is in the sample.
    if !large.key.is_empty() && large.key.iter().all(|k| summed.contains(k)) { large.key.clone() } else { summed.to_vec() }
}

/// The columns of a table's primary key.
fn key(schema: &Fingerprint, table: &str) -> Vec<String> {
    let mut keys = schema.of(Kind::Constraint).filter(|c| c.object == table && c.fact("type") == "p");
    keys.next().map(|key| key.list("columns")).unwrap_or_default()
}

/// What is asked before a way down to `good`.
fn asks_before(good: &Fingerprint, was: &Fingerprint, large: &[Large]) -> Vec<Ask> {
    let (wanted, partitions) = (columns(good), partitions(was));
    let ask = |(table, has): (&&str, &Columns<'_>)| {
        // The rows of a partition that goes are in other partitions of the same table then, or in itself.
        let whole = partitions.get(*table).filter(|whole| !wanted.contains_key(table) && wanted.contains_key(whole.as_str()));
        let becomes = whole.map_or(*table, String::as_str);
        let alike = |column: &&str| wanted.get(becomes).is_none_or(|wanted| wanted.get(column) == has.get(column));
        let (columns, each): (Vec<&str>, Vec<&str>) = has.keys().copied().partition(alike);
        let columns: Vec<String> = columns.into_iter().map(str::to_owned).collect();
        let number = |column: &str| is_number(has.get(column)) && is_number(wanted.get(becomes).and_then(|wanted| wanted.get(column)));
        let stays = |key: &Vec<String>| !key.is_empty() && *key == self::key(good, becomes) && key.iter().all(|c| columns.contains(c));
        let key = Some(key(was, table)).filter(stays).unwrap_or_else(|| columns.iter().take(KEY_COLUMNS).cloned().collect());
        let each = each.into_iter().map(|column| Each { column: column.to_owned(), number: number(column) }).collect();
        // All parts of one whole are compared alike.
        let parts = |l: &&Large| partitions.contains_key(*table) && partitions.get(&l.table) == partitions.get(*table);
        let measure = large.iter().find(parts).map_or(*table, |l| l.table.as_str());
        Ask { table: (*table).to_owned(), sampled_by: sample(measure, &columns, large), columns, each, key }
    };
    columns(was).iter().filter(|(table, _)| is_plain(was, table)).map(ask).collect()
}

/// The same after it: each table is asked as it was before, and a part of one as the whole was, or the reverse.
fn asks_after(before: &Content, is: &Fingerprint, large: &[Large]) -> Vec<Ask> {
    let partitions = partitions(is);
    let ask = |(table, has): (&&str, &Columns<'_>)| {
        let all = || has.keys().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let of = |name: &str| before.tables.iter().find(|t| t.table == name);
        let whole = partitions.get(*table).map_or(*table, String::as_str);
        // What is a table for itself now has columns of its own.
        let stays = |part: &str| is.get(Kind::Table, part, "").is_none() || partitions.get(part).is_some_and(|of| of == whole);
        let part = || before.partitions.iter().filter(|(part, of)| *of == whole && stays(part)).find_map(|(part, _)| of(part));
        let was = of(table).or_else(|| of(whole)).or_else(part);
        let (summed, sampled_by) = match was {
            Some(was) if was.columns.iter().all(|c| has.contains_key(c.as_str())) => (was.columns.clone(), was.sampled_by.clone()),
            // What lacks a column that should have stayed is for the schema's comparison to tell.
            Some(_) => (Vec::new(), Vec::new()),
            // Of a table whose columns all have other types, or other names, each is asked for itself.
            None if before.rows_of(table).is_some() => (Vec::new(), Vec::new()),
            None => (all(), sample(table, &all(), large)),
        };
        let its = was.map_or(*table, |was| was.table.as_str());
        let was_number = |column: &str| before.columns.iter().any(|c| c.number && c.table == its && c.column == column);
        let number = |column: &str| was_number(column) && is_number(has.get(column));
        let key = was.map(|was| was.key.clone()).filter(|key| key.iter().all(|c| summed.contains(c))).unwrap_or_default();
        let each = all().into_iter().filter(|c| !summed.contains(c)).map(|column| Each { number: number(&column), column }).collect();
        Ask { table: (*table).to_owned(), columns: summed, each, key, sampled_by }
    };
    columns(is).iter().filter(|(table, _)| is_plain(is, table)).map(ask).collect()
}

/// How far the sequences are that belong to no column.
async fn free_sequences(session: &mut PgConnection, schema: &Fingerprint) -> Result<BTreeMap<String, Option<i64>>, Error> {
    let free = |name: &str| schema.get(Kind::Sequence, name, "").is_some_and(|s| !s.has("owned by"));
    Ok(written::sequences(session).await?.into_iter().filter(|(name, _)| free(name)).collect())
}

/// The content of large objects, as if it were that of a table.
async fn objects(session: &mut PgConnection, which: Objects) -> Result<Option<TableContent>, Error> {
    let sampled_by = if which == Objects::Sample { vec!["oid".to_owned()] } else { Vec::new() };
    let sum = written::large_objects(session, which).await?;
    Ok(sum.map(|sum| TableContent { table: counts::LARGE_OBJECTS.to_owned(), columns: vec!["data".to_owned()], sampled_by, key: Vec::new(), sum }))
}

async fn measured(session: &mut PgConnection, asks: Vec<Ask>, version_table: Option<&str>) -> Result<Content, Error> {
    let skipped = match version_table {
        Some(table) => Some(counts::quoted(session, table).await?),
        None => None,
    };
    let mut asks: BTreeMap<String, Ask> = asks.into_iter().map(|ask| (ask.table.clone(), ask)).collect();
    let mut content = Content::default();
    for table in counts::tables(session).await?.into_iter().filter(|t| skipped.as_ref() != Some(t)) {
        let ask = asks.remove(&table).unwrap_or(Ask { table, ..Ask::default() });
        let Some(Answer { rows, sum, each }) = measure::table(session, &ask).await? else { continue };
        let Ask { table, columns, each: names, key, sampled_by } = ask;
        content.rows.push(TableRows { table: table.clone(), rows });
        for (Each { column, number }, holds) in names.into_iter().zip(each) {
            content.columns.push(ColumnContent { table: table.clone(), column, holds, number });
        }
        if !columns.is_empty() {
            content.tables.push(TableContent { table, columns, sampled_by, key, sum });
        }
    }
    content.rows.extend(counts::large_objects(session).await?);
    content.behind = consistency::behind(session).await?;
    Ok(content)
}

/// What a database holds before a way down to `good`. Tables of more bytes than `limit` are summed up by a sample.
///
/// # Errors
/// When a table cannot be read.
pub async fn before(session: &mut PgConnection, good: &Fingerprint, was: &Fingerprint, version_table: Option<&str>, limit: i64) -> Result<Content, Error> {
    let large = measure::larger(session, limit).await?;
    let which = if measure::objects(session).await? > limit { Objects::Sample } else { Objects::Readable };
    let mut content = measured(session, asks_before(good, was, &large), version_table).await?;
    content.tables.extend(objects(session, which).await?);
    content.partitions = partitions(was);
    content.sequences = free_sequences(session, was).await?;
    Ok(content)
}

/// The same after it.
///
/// # Errors
/// When a table cannot be read.
pub async fn after(session: &mut PgConnection, before: &Content, is: &Fingerprint, version_table: Option<&str>, limit: i64) -> Result<Content, Error> {
    let large = measure::larger(session, limit).await?;
    let mut content = measured(session, asks_after(before, is, &large), version_table).await?;
    if let Some(were) = before.tables.iter().find(|t| t.table == counts::LARGE_OBJECTS) {
        content.tables.extend(objects(session, if were.sampled_by.is_empty() { Objects::Readable } else { Objects::Sample }).await?);
    }
    content.partitions = partitions(is);
    content.sequences = free_sequences(session, is).await?;
    Ok(content)
}

/// The rows alone, and sequences.
///
/// # Errors
/// When a table cannot be read.
pub async fn counted(session: &mut PgConnection, version_table: Option<&str>) -> Result<Content, Error> {
    measured(session, Vec::new(), version_table).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::schema::Entry;

    fn schema(tables: &[(&str, &[(&str, &str)])]) -> Fingerprint {
        let entry = |kind, object: &str, part: &str, is: &str| Entry {
            kind,
            object: object.into(),
            part: part.into(),
            facts: [("type".to_owned(), is.to_owned())].into(),
        };
        let columns = |(table, columns): &(&str, &[(&str, &str)])| {
            let columns = columns.iter().map(|(name, is)| entry(Kind::Column, table, name, is));
            columns.chain([entry(Kind::Table, table, "", "")]).collect::<Vec<_>>()
        };
        Fingerprint { server: 15, entries: tables.iter().flat_map(columns).collect() }
    }

    #[test]
    fn only_what_both_have_alike_is_summed_up_together() {
        let good = schema(&[("public.orders", &[("id", "integer"), ("price", "numeric"), ("title", "text")])]);
        let was = schema(&[("public.new", &[("x", "text")]), ("public.orders", &[("id", "integer"), ("name", "text"), ("price", "integer")])]);
        let large = [Large { table: "public.orders".into(), bytes: 1, key: vec!["id".into()] }];
        let told_key = |asks: Vec<Ask>| asks.into_iter().map(|a| a.key.join(",")).collect::<Vec<_>>();
        assert_eq!(told_key(asks_before(&good, &was, &[])), ["x", "id"], "without a key what stays says whose value it is");
        let each = |a: &Ask| a.each.iter().map(|e| format!("{}{}", e.column, if e.number { "::numeric" } else { "" })).collect::<Vec<_>>();
        let told = |asks: Vec<Ask>| asks.iter().map(|a| format!("{} {:?} {:?} by {:?}", a.table, a.columns, each(a), a.sampled_by)).collect::<Vec<_>>();
        assert_eq!(told(asks_before(&good, &was, &large)), [r#"public.new ["x"] [] by []"#, r#"public.orders ["id"] ["name", "price::numeric"] by ["id"]"#]);
        let before = Content {
            tables: vec![TableContent {
                table: "public.orders".into(),
                columns: vec!["id".into()],
                sampled_by: vec!["id".into()],
                key: vec![],
                sum: "1".into(),
            }],
            columns: vec![ColumnContent { table: "public.orders".into(), column: "price".into(), holds: Values::default(), number: true }],
            ..Content::default()
        };
        assert_eq!(told(asks_after(&before, &good, &[])), [r#"public.orders ["id"] ["price::numeric", "title"] by ["id"]"#]);
        // A column that should have stayed and is gone must not make the question fail.
        let lost = schema(&[("public.orders", &[("title", "text")])]);
        assert_eq!(told(asks_after(&before, &lost, &[])), [r#"public.orders [] ["title"] by []"#]);
    }
}
