//! What a way down must leave as it is: the values of the columns that both schemas have alike, and sequences that are not
//! behind. Equal counts alone hide a column that went through another type and back, and a table that was made anew.

use sqlx::PgConnection;

use crate::api::request_status::TableContent;
use crate::database::{Error, counts};
use crate::plan::schema::{Fingerprint, Kind};

/// The tables and the columns that both schemas have alike, in order.
pub fn common(good: &Fingerprint, live: &Fingerprint) -> Vec<(String, Vec<String>)> {
    let tables = good.of(Kind::Table).filter(|t| t.fact("kind").is_empty() && live.get(Kind::Table, &t.object, "").is_some_and(|l| l.fact("kind").is_empty()));
    let alike = |table: &str| {
        let columns = good.of(Kind::Column).filter(|c| c.object == table);
        columns.filter(|c| live.get(Kind::Column, table, &c.part).is_some_and(|l| l.fact("type") == c.fact("type"))).map(|c| c.part.clone()).collect::<Vec<_>>()
    };
    tables.map(|t| (t.object.clone(), alike(&t.object))).filter(|(_, columns)| !columns.is_empty()).collect()
}

/// The content of these tables. One that is gone is left out.
///
/// # Errors
/// When a table cannot be read.
pub async fn sums(session: &mut PgConnection, tables: &[(String, Vec<String>)]) -> Result<Vec<TableContent>, Error> {
    let mut all = Vec::new();
    for (table, columns) in tables {
        if let Some(sum) = counts::content(session, table, columns).await? {
            all.push(TableContent { table: table.clone(), columns: columns.clone(), sum });
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::schema::Entry;

    #[test]
    fn only_what_both_have_alike_is_compared() {
        let entry = |kind, object: &str, part: &str, is: &str| Entry {
            kind,
            object: object.into(),
            part: part.into(),
            facts: [("type".to_owned(), is.to_owned())].into(),
        };
        let schema = |price: &str, other: &str| Fingerprint {
            server: 15,
            entries: [
                entry(Kind::Table, "public.orders", "", ""),
                entry(Kind::Column, "public.orders", "id", "integer"),
                entry(Kind::Column, "public.orders", "price", price),
                entry(Kind::Column, "public.orders", other, "text"),
            ]
            .into(),
        };
        assert_eq!(common(&schema("numeric", "title"), &schema("integer", "name")), [("public.orders".to_owned(), vec!["id".to_owned()])]);
        assert_eq!(common(&schema("numeric", "title"), &schema("numeric", "name")), [("public.orders".to_owned(), vec!["id".to_owned(), "price".to_owned()])]);
    }
}
