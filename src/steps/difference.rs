//! What two measurements say of a way down: what it has changed, and what it has really taken. Equal counts alone hide a column
//! that went through another type and back, a table that was made anew, and a rename that loses nothing. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{ColumnContent, Content, TableContent};
use crate::api::TableRows;
use crate::api::request_status::Loss;
use crate::database::measure::Values;

/// The two by the same tables: where one has a plain table and the other that with partitions, these are taken together.
pub fn alike(before: Content, after: Content) -> (Content, Content) {
    let (turned, joined) = (whole(&before, &after), whole(&after, &before));
    (together(before, &joined), together(after, &turned))
}

/// Tables that are plain in `plain`, and have partitions in `parted`.
fn whole(plain: &Content, parted: &Content) -> BTreeSet<String> {
    parted.partitions.values().filter(|whole| plain.rows_of(whole).is_some() && parted.rows_of(whole).is_none()).cloned().collect()
}

/// The partitions of these tables as one plain table each. Sums do not depend on the order of rows, so they add up.
fn together(content: Content, wholes: &BTreeSet<String>) -> Content {
    if wholes.is_empty() {
        return content;
    }
    let Content { rows, tables, columns, behind, partitions } = content;
    let name = |table: &str| partitions.get(table).filter(|whole| wholes.contains(*whole)).cloned().unwrap_or(table.to_owned());
    let mut counted: BTreeMap<String, i64> = BTreeMap::new();
    let mut parts: BTreeMap<String, usize> = BTreeMap::new();
    for TableRows { table, rows } in rows {
        *parts.entry(name(&table)).or_default() += 1;
        *counted.entry(name(&table)).or_default() += rows;
    }
    let mut summed: BTreeMap<String, (usize, TableContent)> = BTreeMap::new();
    for part in tables {
        let part = TableContent { table: name(&part.table), ..part };
        match summed.get_mut(&part.table) {
            Some((parts, all)) if all.columns == part.columns && all.sampled_by == part.sampled_by => {
                (*parts, all.sum) = (*parts + 1, added(&all.sum, &part.sum));
            }
            Some(_) => {}
            None => drop(summed.insert(part.table.clone(), (1, part))),
        }
    }
    let mut each: BTreeMap<(String, String), ColumnContent> = BTreeMap::new();
    for part in columns {
        let part = ColumnContent { table: name(&part.table), ..part };
        match each.get_mut(&(part.table.clone(), part.column.clone())) {
            Some(ColumnContent { holds: all, .. }) => {
                let Values { values, sum, by_row } = &part.holds;
                *all = Values { values: all.values + values, sum: added(&all.sum, sum), by_row: added(&all.by_row, by_row) };
            }
            None => drop(each.insert((part.table.clone(), part.column.clone()), part)),
        }
    }
    Content {
        rows: counted.into_iter().map(|(table, rows)| TableRows { table, rows }).collect(),
        // What was summed up in two ways is not compared.
        tables: summed.into_values().filter(|(summed, all)| parts.get(&all.table).is_none_or(|parts| parts == summed)).map(|(_, all)| all).collect(),
        columns: each.into_values().collect(),
        behind,
        partitions,
    }
}

/// Two sums of 64-bit hashes, as the server prints them.
fn added(one: &str, other: &str) -> String {
    match (one.parse::<i128>(), other.parse::<i128>()) {
        (Ok(one), Ok(other)) => one.saturating_add(other).to_string(),
        _ => String::new(),
    }
}

/// Whether two columns have each value in the same row; what was not asked by rows is not told apart.
fn by_row(was: &ColumnContent, now: &ColumnContent) -> bool {
    was.holds.by_row == now.holds.by_row || was.holds.by_row.is_empty() || now.holds.by_row.is_empty()
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
    for was in before.columns.iter().filter(|c| c.holds.values > 0 && after.rows_of(&c.table).is_some()) {
        let (object, values) = (format!("{}.{}", was.table, was.column), was.holds.values);
        let mut here = after.columns.iter().filter(|c| c.table == was.table && !taken.contains(&(c.table.as_str(), c.column.as_str()))).collect::<Vec<_>>();
        here.sort_by_key(|now| now.column != was.column);
        let twins = || here.iter().filter(|now| now.holds.values == values && now.holds.sum == was.holds.sum);
        let message = match (twins().find(|now| by_row(was, now)).or_else(|| twins().next()), here.iter().find(|now| now.column == was.column)) {
            (Some(twin), _) => {
                taken.insert((&twin.table, &twin.column));
                if by_row(was, twin) {
                    continue;
                }
                format!("the {values} values of {object} are in {}.{}, but not each in the row that had it", twin.table, twin.column)
            }
            (None, Some(now)) => {
                format!("{object} has another type: of its {values} values {} are there, and not all of them read the same", now.holds.values)
            }
            (None, None) => format!("{values} values of {object} are gone: no column of the table has the same values now"),
        };
        losses.push(Loss { object, rows: values, message });
    }
    for now in after.columns.iter().filter(|c| !taken.contains(&(c.table.as_str(), c.column.as_str()))) {
        let had = before.columns.iter().any(|c| c.table == now.table && c.column == now.column);
        let (Some(rows), false) = (after.rows_of(&now.table).filter(|rows| now.holds.values < *rows), had) else { continue };
        if before.rows_of(&now.table).is_some() {
            let object = format!("{}.{}", now.table, now.column);
            let message = format!("{object} came back with {} values in {rows} rows", now.holds.values);
            losses.push(Loss { object, rows: rows - now.holds.values, message });
        }
    }
    losses
}

#[cfg(test)]
mod tests {
    use super::*;

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
                    holds: Values {
                        values: *values,
                        sum: (*sum).split('/').next().unwrap_or_default().into(),
                        by_row: (*sum).split('/').nth(1).unwrap_or_default().into(),
                    },
                    number: false,
                })
                .collect(),
            ..Content::default()
        }
    }

    #[test]
    fn a_loss_is_told_as_it_is() {
        for (name, before, after, want) in [
            ("a column is renamed", content(&[("t", 9)], &[], &[("t", "b", 9, "5")]), content(&[("t", 9)], &[], &[("t", "a", 9, "5")]), vec![]),
            (
                "a column is renamed, and two rows have exchanged their values",
                content(&[("t", 9)], &[], &[("t", "b", 9, "5/1")]),
                content(&[("t", 9)], &[], &[("t", "a", 9, "5/2")]),
                vec!["the 9 values of t.b are in t.a, but not each in the row that had it"],
            ),
            (
                "two columns exchange their names",
                content(&[("t", 9)], &[], &[("t", "a", 9, "5/1"), ("t", "b", 9, "5/2")]),
                content(&[("t", 9)], &[], &[("t", "a", 9, "5/2"), ("t", "b", 9, "5/1")]),
                vec![],
            ),
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
    #[test]
    fn a_table_with_partitions_is_compared_with_a_plain_one() {
        let plain = content(&[("p", 9), ("t", 1)], &[("p", "-5"), ("t", "1")], &[("p", "b", 9, "5/7")]);
        let mut parted = content(&[("p0", 4), ("p1", 5), ("t", 1)], &[("p0", "-9"), ("p1", "4"), ("t", "1")], &[("p0", "a", 4, "2/3"), ("p1", "a", 5, "3/4")]);
        parted.partitions = [("p0", "p"), ("p1", "p")].map(|(part, whole)| (part.to_owned(), whole.to_owned())).into();
        for (before, after) in [(plain.clone(), parted.clone()), (parted.clone(), plain)] {
            let (before, after) = alike(before, after);
            assert_eq!((gone(&before, &after).len(), came(&before, &after).len(), changed(&before, &after).count()), (0, 0, 0));
            assert_eq!(losses(&before, &after), []);
        }
        // Where both have partitions, each is told for itself.
        let (before, after) = alike(parted.clone(), parted);
        assert_eq!((before.rows.len(), after.rows.len()), (3, 3));
    }
}
