//! What a table holds, whatever the order of its rows: how many, a sum over some of its columns, and of others how many
//! values and a sum each. One scan answers all of it.

use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};

use super::{During, Error, counts};
use crate::plan::large::{Large, SAMPLE};

/// A select list has at most 1,664 entries, and each column takes three.
const COLUMNS_AT_ONCE: usize = 550;

/// What is asked of a table. All names are quoted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    pub table: String,
    /// Summed up together.
    pub columns: Vec<String>,
    /// Counted and summed up each for itself.
    pub each: Vec<Each>,
    /// Columns that say whose value it is: each is summed up with them too, so that rows which have exchanged their values are not what they were.
    pub key: Vec<String>,
    /// Columns that say which rows are in the sample; empty where every row is summed up. Counts are always of all rows.
    pub sampled_by: Vec<String>,
}

/// A column for itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Each {
    pub column: String,
    /// Whether it is summed up as a number and not as it is printed: `10` and `10.00` are one.
    pub number: bool,
}

impl Each {
    fn value(&self) -> String {
        match self.number {
            // From a number of the server's to another no cast is the owner's.
            true => format!("trim_scale({}::numeric)", self.column),
            false => self.column.clone(),
        }
    }

    /// For a select list: how many values there are, and the two sums.
    fn asked(&self, ask: &Ask) -> String {
        let value = self.value();
        let (alone, by_row) = (sum(std::slice::from_ref(&value), &ask.sampled_by), sum(&[ask.key.as_slice(), &[value]].concat(), &ask.sampled_by));
        format!("count({}), {alone}, {}", self.column, if ask.key.is_empty() { "''" } else { &by_row })
    }
}

/// What a column holds.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Values {
    /// Rows with a value.
    pub values: i64,
    pub sum: String,
    /// Each with the columns that say whose it is; empty where none do.
    #[serde(default)]
    pub by_row: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub rows: i64,
    pub sum: String,
    /// In the order of [`Ask::each`].
    pub each: Vec<Values>,
}

/// By the output functions of the columns' types, which are the server's: a cast could be the owner's.
fn hash(columns: &[String]) -> String {
    format!("hashtextextended(textin(record_out(ROW({}))), 0)", columns.join(", "))
}

fn sum(columns: &[String], sampled_by: &[String]) -> String {
    let sample = if sampled_by.is_empty() { String::new() } else { format!(" FILTER (WHERE {} & {} = 0)", hash(sampled_by), SAMPLE - 1) };
    format!("format('%s', coalesce(sum({}::numeric){sample}, 0))", hash(columns))
}

/// `None` when there is no such plain table any more.
///
/// # Errors
/// When the table cannot be read, or lacks one of the columns.
pub async fn table(session: &mut PgConnection, ask: &Ask) -> Result<Option<Answer>, Error> {
    let table = &ask.table;
    let what = format!("sum up the content of {table}");
    let mut transaction = session.begin().await.during(&what)?;
    let mut answer = Answer::default();
    let there = counts::hold(&mut transaction, table).await?;
    if there {
        counts::unhurried(&mut transaction, &what).await?;
        let all = if ask.columns.is_empty() { "''".to_owned() } else { sum(&ask.columns, &ask.sampled_by) };
        let first = ask.each.chunks(COLUMNS_AT_ONCE).next().unwrap_or_default();
        let rest = ask.each.chunks(COLUMNS_AT_ONCE).skip(1);
        for (chunk, head) in std::iter::once((first, format!("count(*), {all}"))).chain(rest.map(|chunk| (chunk, "0::bigint, ''".to_owned()))) {
            let each: String = chunk.iter().map(|each| format!(", {}", each.asked(ask))).collect();
            let row = sqlx::query(AssertSqlSafe(format!("SELECT {head}{each} FROM ONLY {table}"))).fetch_one(&mut *transaction).await;
            let row = row.map_err(|source| too_large(table, source))?;
            if answer.each.is_empty() {
                (answer.rows, answer.sum) = (row.try_get(0).during(&what)?, row.try_get(1).during(&what)?);
            }
            for at in (2..).step_by(3).take(chunk.len()) {
                let values = (|| Ok(Values { values: row.try_get(at)?, sum: row.try_get(at + 1)?, by_row: row.try_get(at + 2)? }))();
                answer.each.push(values.during(&what)?);
            }
        }
    }
    transaction.rollback().await.during(&what)?;
    Ok(there.then_some(answer))
}

/// The server has no text of more than a gigabyte, and no try changes that.
fn too_large(table: &str, source: sqlx::Error) -> Error {
    let no_text = source.as_database_error().is_some_and(|e| e.message().contains("memory alloc request size") || e.code().as_deref() == Some("54000"));
    match no_text {
        true => Error::Refused(format!(
            "a value in {table} is so large that the server cannot print it, so what the table holds cannot be compared; pg_dump cannot dump it either"
        )),
        false => Error::Query { what: format!("sum up the content of {table}"), source },
    }
}

/// How many bytes the large objects take.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn objects(session: &mut PgConnection) -> Result<i64, Error> {
    sqlx::query_scalar("SELECT pg_table_size('pg_largeobject'::regclass)").fetch_one(session).await.during("look how large the large objects are")
}

/// The user's tables that have more bytes than that, the largest first.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn larger(session: &mut PgConnection, bytes: i64) -> Result<Vec<Large>, Error> {
    let what = "look how large the tables are";
    let rows = sqlx::query(
        "SELECT format('%I.%I', n.nspname, c.relname), t.bytes, coalesce((SELECT array_agg(quote_ident(a.attname) ORDER BY a.attname) FROM pg_index i \
           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary), '{}') \
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         CROSS JOIN LATERAL (SELECT pg_table_size(c.oid) AS bytes) t \
         WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND t.bytes > $1 ORDER BY t.bytes DESC, 1",
    )
    .bind(bytes)
    .fetch_all(session)
    .await
    .during(what)?;
    rows.iter().map(|row| Ok(Large { table: row.try_get(0)?, bytes: row.try_get(1)?, key: row.try_get(2)? })).collect::<Result<_, _>>().during(what)
}
