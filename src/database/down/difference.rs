//! What two measurements say of a way down: what it has changed, and what it has really taken. Equal counts alone hide a column
//! that went through another type and back, a table that was made anew, and a rename that loses nothing. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{ColumnContent, Content, TableContent};
use crate::api::TableRows;
use crate::api::plan::Loss;
use crate::database::measure::Values;
use crate::plan::schema::{Entry, Fingerprint};

/// The two by the same tables: a table whose rows lie in other partitions than before, or in none, is taken as one.
pub fn alike(before: Content, after: Content) -> (Content, Content) {
    let wholes: BTreeSet<&String> = before.partitions.values().chain(after.partitions.values()).collect();
    let other = |whole: &&&String| {
        let (was, is) = (before.parts(whole, &after), after.parts(whole, &before));
        // One that went, or came, is told by each of its partitions, as the plan tells it.
        !was.is_empty() && !is.is_empty() && was != is
    };
    let wholes: BTreeSet<String> = wholes.iter().filter(other).map(|whole| (*whole).clone()).collect();
    let names = |of: &Content, other: &Content| -> BTreeMap<String, String> {
        wholes.iter().flat_map(|whole| of.parts(whole, other).into_iter().map(|part| (part.to_owned(), whole.clone()))).collect()
    };
    let (was, is) = (names(&before, &after), names(&after, &before));
    (together(before, &was), together(after, &is))
}

/// The partitions of some tables as one plain table each. Sums do not depend on the order of rows, so they add up.
fn together(content: Content, wholes: &BTreeMap<String, String>) -> Content {
    if wholes.is_empty() {
        return content;
    }
    let Content { rows, tables, columns, behind, partitions, sequences, since } = content;
    let name = |table: &str| wholes.get(table).cloned().unwrap_or(table.to_owned());
    let mut counted: BTreeMap<String, i64> = BTreeMap::new();
    for TableRows { table, rows } in rows {
        *counted.entry(name(&table)).or_default() += rows;
    }
    let mut summed: BTreeMap<String, TableContent> = BTreeMap::new();
    // Where parts have other keys, whose value is whose is not told by their sums.
    let mut keyless: BTreeSet<String> = BTreeSet::new();
    for part in tables {
        let part = TableContent { table: name(&part.table), ..part };
        match summed.get_mut(&part.table) {
            Some(all) => {
                all.sum = added(&all.sum, &part.sum);
                keyless.extend((all.key != part.key).then_some(part.table));
            }
            None => drop(summed.insert(part.table.clone(), part)),
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
    for column in each.values_mut().filter(|column| keyless.contains(&column.table)) {
        column.holds.by_row.clear();
    }
    Content {
        rows: counted.into_iter().map(|(table, rows)| TableRows { table, rows }).collect(),
        tables: summed.into_values().collect(),
        columns: each.into_values().collect(),
        behind,
        partitions,
        sequences,
        since,
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

/// Sequences of their own that stand further back than before, also under another name: numbers would be given twice. Each with the
/// number at which it was.
pub fn set_back(before: &Content, after: &Content) -> Vec<(String, i64)> {
    let came: Vec<&Option<i64>> = after.sequences.iter().filter(|(name, _)| !before.sequences.contains_key(*name)).map(|(_, now)| now).collect();
    let used = before.sequences.iter().filter_map(|(name, was)| Some((name, (*was)?)));
    let back = |(name, was): &(&String, i64)| match after.sequences.get(*name) {
        Some(now) => *now < Some(*was),
        // One that only went gives no numbers.
        None => !came.is_empty() && came.iter().all(|now| **now < Some(*was)),
    };
    used.filter(back).map(|(name, was)| (name.clone(), was)).collect()
}

/// What somebody had made since, and is gone with what it was on. What is there by another object's name has gone along with that.
pub fn gone_since<'a>(before: &'a Content, copy: &'a Fingerprint) -> impl Iterator<Item = &'a Entry> {
    let moved = |was: &Entry| copy.of(was.kind).any(|now| now.part == was.part && now.facts == was.facts);
    before.since.iter().filter(move |was| copy.get(was.kind, &was.object, &was.part).is_none() && !moved(was))
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
    let had: Vec<&ColumnContent> = before.columns.iter().filter(|c| c.holds.values > 0 && after.rows_of(&c.table).is_some()).collect();
    let mut taken: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut twins: BTreeMap<(&str, &str), &ColumnContent> = BTreeMap::new();
    // First who has each value in its row: of two columns with the same values, the one that is whole is the one.
    for rows in [true, false] {
        for was in &had {
            let twin = |now: &&ColumnContent| {
                let same = now.table == was.table && now.holds.values == was.holds.values && now.holds.sum == was.holds.sum;
                same && (!rows || by_row(was, now)) && !taken.contains(&(now.table.as_str(), now.column.as_str()))
            };
            if twins.contains_key(&(was.table.as_str(), was.column.as_str())) {
                continue;
            }
            let mut fitting: Vec<&ColumnContent> = after.columns.iter().filter(twin).collect();
            fitting.sort_by_key(|now| now.column != was.column);
            if let Some(now) = fitting.first() {
                taken.insert((&now.table, &now.column));
                twins.insert((&was.table, &was.column), now);
            }
        }
    }
    for was in had {
        let (object, values) = (format!("{}.{}", was.table, was.column), was.holds.values);
        let still = after.columns.iter().find(|now| now.table == was.table && now.column == was.column);
        let message = match (twins.get(&(was.table.as_str(), was.column.as_str())), still) {
            (Some(twin), _) if by_row(was, twin) => continue,
            (Some(twin), _) => format!("the {values} values of {object} are in {}.{}, but not each in the row that had it", twin.table, twin.column),
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
                "of two columns with the same values one is dropped",
                content(&[("t", 9)], &[], &[("t", "b", 9, "5/1"), ("t", "c", 9, "5/2")]),
                content(&[("t", 9)], &[], &[("t", "a", 9, "5/2")]),
                vec!["9 values of t.b are gone: no column of the table has the same values now"],
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
    /// Tables with so many rows, of which each has one column, and each may be a partition of another.
    fn tables(all: &[(&str, i64, &str)]) -> Content {
        let rows: Vec<(&str, i64)> = all.iter().map(|(table, rows, _)| (*table, *rows)).collect();
        let sums: Vec<String> = all.iter().map(|(_, rows, _)| (10 * rows).to_string()).collect();
        let each: Vec<(&str, &str)> = all.iter().zip(&sums).map(|((table, ..), sum)| (*table, sum.as_str())).collect();
        let partitions = all.iter().filter(|(.., whole)| !whole.is_empty()).map(|(part, _, whole)| ((*part).to_owned(), (*whole).to_owned())).collect();
        Content { partitions, ..content(&rows, &each, &[]) }
    }

    #[test]
    fn a_sequence_that_stands_further_back_gives_numbers_twice() {
        let at = |all: &[(&str, Option<i64>)]| Content { sequences: all.iter().map(|(name, at)| ((*name).to_owned(), *at)).collect(), ..Content::default() };
        for (name, before, after, want) in [
            ("as it was", at(&[("a", Some(9))]), at(&[("a", Some(9))]), vec![]),
            ("made anew", at(&[("a", Some(9))]), at(&[("a", None)]), vec!["a"]),
            ("made anew by another name", at(&[("b", Some(9))]), at(&[("a", None)]), vec!["b"]),
            ("renamed", at(&[("b", Some(9))]), at(&[("a", Some(9))]), vec![]),
            ("it only went", at(&[("b", Some(9)), ("a", Some(2))]), at(&[("a", Some(2))]), vec![]),
            ("never used", at(&[("a", None)]), at(&[("a", None)]), vec![]),
        ] {
            assert_eq!(set_back(&before, &after).iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), want, "{name}");
        }
    }

    #[test]
    fn rows_are_compared_by_the_table_that_has_them() {
        let plain = tables(&[("p", 9, ""), ("t", 1, "")]);
        let halves = tables(&[("p0", 4, "p"), ("p1", 5, "p"), ("t", 1, "")]);
        let quarters = tables(&[("p0", 2, "p"), ("p1", 5, "p"), ("p2", 2, "p"), ("t", 1, "")]);
        let attached = tables(&[("p0", 4, "p"), ("p1", 5, "p"), ("t", 1, "p")]);
        for (name, before, after) in [
            ("it gets partitions", &plain, &halves),
            ("it has others", &quarters, &halves),
            ("a partition is split", &halves, &quarters),
            ("it has the same", &halves, &halves),
            ("one is attached that is a table for itself on the other side", &attached, &plain),
            ("and that, where there are others too", &attached, &halves),
        ] {
            for (before, after) in [(before, after), (after, before)] {
                let (before, after) = alike(before.clone(), after.clone());
                assert_eq!(before.rows, after.rows, "{name}");
                assert_eq!((changed(&before, &after).count(), losses(&before, &after)), (0, vec![]), "{name}");
            }
        }
        // Where nothing is other, or it went as a whole, each is told for itself.
        assert_eq!(gone(&halves, &tables(&[("t", 1, "")])).iter().map(|t| t.table.as_str()).collect::<Vec<_>>(), ["p0", "p1"]);
        assert_eq!(alike(halves.clone(), tables(&[("t", 1, "")])).0.rows.len(), 3);
        assert_eq!(alike(halves.clone(), halves).0.rows.len(), 3);
        let (before, after) = alike(plain, tables(&[("p0", 4, "p"), ("t", 1, "")]));
        assert_eq!(losses(&before, &after).iter().map(|l| l.message.as_str()).collect::<Vec<_>>(), ["5 of the 9 rows of p went"]);
    }
}
