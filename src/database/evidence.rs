//! Counts what only the rows can tell of a difference between two schemas.

use sqlx::PgConnection;

use super::{During, Error, counts, literal};
use crate::plan::schema::{Evidence, Question, Room};

/// The answers. What cannot be counted any more, since its table is gone, is left unanswered.
///
/// # Errors
/// When a table cannot be read.
pub async fn collect(session: &mut PgConnection, questions: Vec<Question>) -> Result<Evidence, Error> {
    let mut evidence = Evidence { paths: Some(paths(session).await?), ..Evidence::default() };
    for question in questions {
        let answer = match &question {
            Question::Nulls((table, column)) => ask(session, table, &format!("count(*) - count({column})")).await?,
            // As it is stored: an index stores it no larger.
            Question::Largest((table, column)) => ask(session, table, &format!("coalesce(max(pg_column_size({column})), 0)::bigint")).await?,
            Question::Rows(table) => ask(session, table, "count(*)").await?,
            Question::Values((table, column)) => ask(session, table, &format!("count({column})")).await?,
            Question::Unfit { column: (table, column), into } => match Room::of(into) {
                Some(room) => ask(session, table, &format!("count(*) FILTER (WHERE {})", unfit(column, room))).await?,
                None => None,
            },
            Question::Label { label, columns, .. } => {
                let mut rows = Some(0);
                for (table, column) in columns {
                    // By the output function: an operator could be the owner's. An array is printed with its labels in it.
                    let has = format!("count(*) FILTER (WHERE strpos(format('%s', {column}), {}) > 0)", literal(label));
                    rows = rows.zip(ask(session, table, &has).await?).map(|(all, more)| all + more);
                }
                rows
            }
        };
        evidence.counted.extend(answer.map(|n| (question, n)));
    }
    Ok(evidence)
}

/// When a value changes or is refused where it becomes one of a narrower type. Both types are the server's own.
fn unfit(column: &str, room: Room) -> String {
    let value = format!("{column}::numeric");
    match room {
        Room::Text(length) => format!("length({column}) > {length}"),
        Room::Number => "false".to_owned(),
        Room::Whole(bytes) => {
            let largest = format!("2::numeric ^ {}", 8 * bytes - 1);
            format!("{value} <> trunc({value}) OR {value} >= {largest} OR {value} < -({largest})")
        }
        Room::Decimal { digits, scale } => format!("{value} <> round({value}, {scale}) OR abs({value}) >= 10::numeric ^ {}", digits - scale),
    }
}

/// Every `search_path` that a session on this database may begin with: the server's, the database's and the roles'.
async fn paths(session: &mut PgConnection) -> Result<Vec<Vec<String>>, Error> {
    let what = "read the search paths";
    let set: Vec<String> = sqlx::query_scalar(
        "SELECT split_part(c, '=', 2) FROM pg_db_role_setting s, unnest(s.setconfig) c WHERE c ~ '^search_path=' \
         AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())) \
         UNION SELECT boot_val FROM pg_settings WHERE name = 'search_path'",
    )
    .fetch_all(&mut *session)
    .await
    .during(what)?;
    // `$user` is the schema of whoever connects.
    let roles: Vec<String> = sqlx::query_scalar("SELECT rolname::text FROM pg_roles WHERE rolcanlogin").fetch_all(session).await.during(what)?;
    let path = |text: &String| {
        let names = super::list(text);
        names.into_iter().flat_map(|name| if name == "$user" { roles.clone() } else { vec![name] }).collect()
    };
    Ok(set.iter().map(path).collect())
}

async fn ask(session: &mut PgConnection, table: &str, number: &str) -> Result<Option<i64>, Error> {
    counts::ask(session, table, number, &format!("count in {table} what a difference means")).await
}
