//! What a way down must leave as it is, and what it takes: rows, values and sequences, before and after it. Equal counts
//! alone hide a column that went through another type and back, a table that was made anew, and a rename that loses nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use crate::api::TableRows;
use crate::api::request_status::Loss;
use crate::database::measure::{self, Answer, Ask, Each, Large};
use crate::database::{Error, consistency, counts};
use crate::plan::schema::{Fingerprint, Kind, Room};

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
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct TableContent {
    pub table: String,
    pub columns: Vec<String>,
    #[serde(default)]
    pub sampled_by: Vec<String>,
    /// The primary key, where it stays as it is: a column that comes or goes is summed up with it.
    #[serde(default)]
    pub key: Vec<String>,
    pub sum: String,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct ColumnContent {
    pub table: String,
    pub column: String,
    /// Rows with a value.
    pub values: i64,
    pub sum: String,
    /// Whether it was summed up as a number: one on both sides, but of another type.
    #[serde(default)]
    pub number: bool,
}

impl Content {
    pub fn total(&self) -> i64 {
        self.rows.iter().map(|t| t.rows).sum()
    }

    fn rows_of(&self, table: &str) -> Option<i64> {
        self.rows.iter().find(|t| t.table == table).map(|t| t.rows)
    }
}

/// The columns of the plain tables, with their types.
fn columns(schema: &Fingerprint) -> BTreeMap<&str, BTreeMap<&str, &str>> {
    let mut all: BTreeMap<&str, BTreeMap<&str, &str>> =
        schema.of(Kind::Table).filter(|t| t.fact("kind").is_empty()).map(|t| (t.object.as_str(), BTreeMap::new())).collect();
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
    let key_of = |table: &str| Some(key(was, table)).filter(|key| *key == self::key(good, table)).unwrap_or_default();
    let good = columns(good);
    let ask = |(table, has): (&&str, &BTreeMap<&str, &str>)| {
        let alike = |column: &&str| good.get(table).is_none_or(|wanted| wanted.get(column) == has.get(column));
        let (columns, each): (Vec<&str>, Vec<&str>) = has.keys().copied().partition(alike);
        let columns: Vec<String> = columns.into_iter().map(str::to_owned).collect();
        let number = |column: &str| is_number(has.get(column)) && is_number(good.get(table).and_then(|wanted| wanted.get(column)));
        let key = Some(key_of(table)).filter(|key| key.iter().all(|c| columns.contains(c))).unwrap_or_default();
        let each = each.into_iter().map(|column| Each { column: column.to_owned(), number: number(column) }).collect();
        Ask { table: (*table).to_owned(), sampled_by: sample(table, &columns, large), columns, each, key }
    };
    columns(was).iter().map(ask).collect()
}

/// The same after it: each table is asked as it was before.
fn asks_after(before: &Content, is: &Fingerprint, large: &[Large]) -> Vec<Ask> {
    let ask = |(table, has): (&&str, &BTreeMap<&str, &str>)| {
        let all = || has.keys().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let (summed, sampled_by) = match before.tables.iter().find(|t| t.table == **table) {
            Some(was) if was.columns.iter().all(|c| has.contains_key(c.as_str())) => (was.columns.clone(), was.sampled_by.clone()),
            // What lacks a column that should have stayed is for the schema's comparison to tell.
            Some(_) => (Vec::new(), Vec::new()),
            None => (all(), sample(table, &all(), large)),
        };
        let was_number = |column: &str| before.columns.iter().any(|c| c.number && c.table == **table && c.column == column);
        let number = |column: &str| was_number(column) && is_number(has.get(column));
        let key = before.tables.iter().find(|t| t.table == **table).map(|t| t.key.clone()).unwrap_or_default();
        let key = if key.iter().all(|c| summed.contains(c)) { key } else { Vec::new() };
        let each = all().into_iter().filter(|c| !summed.contains(c)).map(|column| Each { number: number(&column), column }).collect();
        Ask { table: (*table).to_owned(), columns: summed, each, key, sampled_by }
    };
    columns(is).iter().map(ask).collect()
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
        for (Each { column, number }, (values, sum)) in names.into_iter().zip(each) {
            content.columns.push(ColumnContent { table: table.clone(), column, values, sum, number });
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
    measured(session, asks_before(good, was, &large), version_table).await
}

/// The same after it.
///
/// # Errors
/// When a table cannot be read.
pub async fn after(session: &mut PgConnection, before: &Content, is: &Fingerprint, version_table: Option<&str>, limit: i64) -> Result<Content, Error> {
    let large = measure::larger(session, limit).await?;
    measured(session, asks_after(before, is, &large), version_table).await
}

/// The rows alone, and sequences.
///
/// # Errors
/// When a table cannot be read.
pub async fn counted(session: &mut PgConnection, version_table: Option<&str>) -> Result<Content, Error> {
    measured(session, Vec::new(), version_table).await
}

/// Tables that are not as they were before, though they should be: their names, and the columns.
pub fn changed<'a>(before: &'a Content, after: &'a Content) -> impl Iterator<Item = &'a TableContent> {
    let was = |now: &TableContent| before.tables.iter().find(|t| t.table == now.table && t.columns == now.columns);
    after.tables.iter().filter(move |now| was(now).is_some_and(|was| was.sum != now.sum))
}

/// Tables that went, with their rows, and are there under no other name.
pub fn gone<'a>(before: &'a Content, after: &Content) -> Vec<&'a TableRows> {
    let went = |t: &&TableRows| after.rows_of(&t.table).is_none() && renamed(&t.table, before, after).is_none();
    before.rows.iter().filter(went).collect()
}

/// Tables that came, with their rows, and are no other's new name.
pub fn came<'a>(before: &Content, after: &'a Content) -> Vec<&'a TableRows> {
    let names: BTreeSet<String> = before.rows.iter().filter_map(|t| renamed(&t.table, before, after)).collect();
    after.rows.iter().filter(|t| before.rows_of(&t.table).is_none() && !names.contains(&t.table)).collect()
}

/// The table that holds what a table that went had held, to the last value.
fn renamed(table: &str, before: &Content, after: &Content) -> Option<String> {
    let was = before.tables.iter().find(|t| t.table == table && after.rows_of(table).is_none())?;
    let same = |now: &&TableContent| {
        before.rows_of(&now.table).is_none() && now.columns == was.columns && now.sum == was.sum && after.rows_of(&now.table) == before.rows_of(table)
    };
    after.tables.iter().find(same).map(|t| t.table.clone())
}

/// What the way down has really taken: measured, and not guessed from names. What was only renamed is no loss.
pub fn losses(before: &Content, after: &Content) -> Vec<Loss> {
    let mut losses: Vec<Loss> = gone(before, after)
        .into_iter()
        .filter(|t| t.rows > 0)
        .map(|t| Loss { object: t.table.clone(), rows: t.rows, message: format!("{} went with its {} rows", t.table, t.rows) })
        .collect();
    losses.extend(before.rows.iter().filter_map(|t| {
        let went = t.rows - after.rows_of(&t.table).filter(|now| *now < t.rows)?;
        Some(Loss { object: t.table.clone(), rows: went, message: format!("{went} of the {} rows of {} went", t.rows, t.table) })
    }));
    let mut taken: BTreeSet<(&str, &str)> = BTreeSet::new();
    for was in before.columns.iter().filter(|c| c.values > 0 && after.rows_of(&c.table).is_some()) {
        let here = || after.columns.iter().filter(|c| c.table == was.table);
        let (object, values) = (format!("{}.{}", was.table, was.column), was.values);
        if let Some(twin) = here().find(|now| now.values == values && now.sum == was.sum && !taken.contains(&(now.table.as_str(), now.column.as_str()))) {
            taken.insert((&twin.table, &twin.column));
            continue;
        }
        let message = match here().find(|now| now.column == was.column) {
            Some(now) => format!("{object} has another type: of its {values} values {} are there, and not all of them read the same", now.values),
            None => format!("{values} values of {object} are gone: no column of the table has the same values now"),
        };
        losses.push(Loss { object, rows: values, message });
    }
    for now in after.columns.iter().filter(|c| !taken.contains(&(c.table.as_str(), c.column.as_str()))) {
        let had = before.columns.iter().any(|c| c.table == now.table && c.column == now.column);
        let (Some(rows), false) = (after.rows_of(&now.table).filter(|rows| now.values < *rows), had) else { continue };
        if before.rows_of(&now.table).is_some() {
            let object = format!("{}.{}", now.table, now.column);
            let message = format!("{object} came back with {} values in {rows} rows", now.values);
            losses.push(Loss { object, rows: rows - now.values, message });
        }
    }
    losses
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
            columns: vec![ColumnContent { table: "public.orders".into(), column: "price".into(), values: 9, sum: "5".into(), number: true }],
            ..Content::default()
        };
        assert_eq!(told(asks_after(&before, &good, &[])), [r#"public.orders ["id"] ["price::numeric", "title"] by ["id"]"#]);
        // A column that should have stayed and is gone must not make the question fail.
        let lost = schema(&[("public.orders", &[("title", "text")])]);
        assert_eq!(told(asks_after(&before, &lost, &[])), [r#"public.orders [] ["title"] by []"#]);
    }

    fn content(rows: &[(&str, i64)], tables: &[(&str, &str)], columns: &[(&str, &str, i64, &str)]) -> Content {
        Content {
            rows: rows.iter().map(|(table, rows)| TableRows { table: (*table).into(), rows: *rows }).collect(),
            tables: tables
                .iter()
                .map(|(table, sum)| TableContent { table: (*table).into(), columns: vec!["id".into()], sampled_by: vec![], key: vec![], sum: (*sum).into() })
                .collect(),
            columns: columns
                .iter()
                .map(|(table, column, values, sum)| ColumnContent {
                    table: (*table).into(),
                    column: (*column).into(),
                    values: *values,
                    sum: (*sum).into(),
                    number: false,
                })
                .collect(),
            behind: vec![],
        }
    }

    #[test]
    fn a_loss_is_told_as_it_is() {
        for (name, before, after, want) in [
            ("a column is renamed", content(&[("t", 9)], &[], &[("t", "b", 9, "5")]), content(&[("t", 9)], &[], &[("t", "a", 9, "5")]), vec![]),
            (
                "a column is dropped and another comes back empty",
                content(&[("t", 9)], &[], &[("t", "b", 7, "5")]),
                content(&[("t", 9)], &[], &[("t", "a", 0, "0")]),
                vec!["7 values of t.b are gone: no column of the table has the same values now", "t.a came back with 0 values in 9 rows"],
            ),
            (
                "a column gets another type and keeps its values",
                content(&[("t", 9)], &[], &[("t", "a", 9, "5")]),
                content(&[("t", 9)], &[], &[("t", "a", 9, "5")]),
                vec![],
            ),
            (
                "a column gets another type and loses some",
                content(&[("t", 9)], &[], &[("t", "a", 9, "5")]),
                content(&[("t", 9)], &[], &[("t", "a", 8, "4")]),
                vec!["t.a has another type: of its 9 values 8 are there, and not all of them read the same"],
            ),
            (
                "two columns, and one takes the values of one",
                content(&[("t", 9)], &[], &[("t", "b", 9, "5"), ("t", "c", 9, "5")]),
                content(&[("t", 9)], &[], &[("t", "a", 9, "5")]),
                vec!["9 values of t.c are gone: no column of the table has the same values now"],
            ),
            ("a table is renamed", content(&[("new", 9)], &[("new", "5")], &[]), content(&[("old", 9)], &[("old", "5")], &[]), vec![]),
            ("a table goes", content(&[("new", 9)], &[("new", "5")], &[]), content(&[("old", 9)], &[("old", "6")], &[]), vec!["new went with its 9 rows"]),
            (
                "a migration deletes the rows that it had inserted",
                content(&[("t", 9)], &[], &[]),
                content(&[("t", 7)], &[], &[]),
                vec!["2 of the 9 rows of t went"],
            ),
            ("an empty table goes", content(&[("new", 0)], &[("new", "0")], &[]), content(&[], &[], &[]), vec![]),
        ] {
            assert_eq!(losses(&before, &after).iter().map(|l| l.message.as_str()).collect::<Vec<_>>(), want, "{name}");
        }
    }
}
