//! What a restore evaluates, tried as a restore does it: functions of indexes, constraints, generated columns and
//! materialized views run then with an empty `search_path`, and one that names a table without its schema does not find it.
//! `pg_dump` says nothing of that.

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::{During, Error};

/// How many are named, and how many characters of each: a pod's termination message has little room.
const NAMED: usize = 5;
const LONG: usize = 250;

/// A query for each object whose making calls a function of the user's: it calls the same on one row.
const TRIES: &str = "\
WITH users AS (SELECT d.classid, d.objid FROM pg_depend d JOIN pg_proc p ON d.refclassid = 'pg_proc'::regclass AND p.oid = d.refobjid WHERE p.oid >= 16384), \
own AS (SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name, c.relkind, c.relispopulated FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema') \
SELECT format('index %s', i.name), format('SELECT %s FROM ONLY %s LIMIT 1', concat_ws(', ', pg_get_expr(x.indexprs, x.indrelid), pg_get_expr(x.indpred, x.indrelid)), t.name) \
  FROM pg_index x JOIN own i ON i.oid = x.indexrelid JOIN own t ON t.oid = x.indrelid AND t.relkind = 'r' \
  WHERE (x.indexprs IS NOT NULL OR x.indpred IS NOT NULL) AND ('pg_class'::regclass, x.indexrelid) IN (SELECT * FROM users) \
UNION ALL SELECT format('constraint %I on %s', c.conname, t.name), format('SELECT %s FROM ONLY %s LIMIT 1', pg_get_expr(c.conbin, c.conrelid), t.name) \
  FROM pg_constraint c JOIN own t ON t.oid = c.conrelid AND t.relkind = 'r' WHERE c.contype = 'c' AND ('pg_constraint'::regclass, c.oid) IN (SELECT * FROM users) \
UNION ALL SELECT format('generated column %s.%I', t.name, a.attname), format('SELECT %s FROM ONLY %s LIMIT 1', pg_get_expr(g.adbin, g.adrelid), t.name) \
  FROM pg_attrdef g JOIN pg_attribute a ON a.attrelid = g.adrelid AND a.attnum = g.adnum AND a.attgenerated <> '' JOIN own t ON t.oid = g.adrelid AND t.relkind = 'r' \
  WHERE ('pg_attrdef'::regclass, g.oid) IN (SELECT * FROM users) \
UNION ALL SELECT format('materialized view %s', v.name), format('SELECT * FROM (%s) AS v LIMIT 1', rtrim(pg_get_viewdef(v.oid), ';')) \
  FROM own v JOIN pg_rewrite r ON r.ev_class = v.oid WHERE v.relkind = 'm' AND v.relispopulated AND ('pg_rewrite'::regclass, r.oid) IN (SELECT * FROM users)";

/// Objects that a restore could not make, each with what is not found. The session is the owner's: his functions run in it.
///
/// # Errors
/// When the catalog cannot be read. A try that fails otherwise, for its values or for its time, says nothing.
pub async fn not_found(session: &mut PgConnection) -> Result<Vec<String>, Error> {
    let what = "try what a restore evaluates";
    let tries: Vec<(String, String)> = sqlx::query_as(TRIES).fetch_all(&mut *session).await.during(what)?;
    let mut found = Vec::new();
    for (object, query) in tries {
        let mut transaction = session.begin_with("BEGIN READ ONLY").await.during(what)?;
        // A restore reads the owner's views too; here it is he who asks.
        let free = "SELECT set_config('statement_timeout', '10s', true), set_config(name, '', true) FROM pg_settings WHERE name = 'restrict_nonsystem_relation_kind' \
             UNION ALL SELECT set_config('statement_timeout', '10s', true), ''";
        sqlx::query(free).execute(&mut *transaction).await.during(what)?;
        let tried = sqlx::query(AssertSqlSafe(query)).fetch_optional(&mut *transaction).await;
        if let Err(sqlx::Error::Database(error)) = tried
            && error.code().is_some_and(|code| NOT_FOUND.contains(&code.as_ref()))
        {
            let place = at(error.downcast_ref::<sqlx::postgres::PgDatabaseError>().r#where());
            found.push(format!("{object}{place}: {}", error.message()).chars().take(LONG).collect());
        }
        transaction.rollback().await.during(what)?;
        if found.len() == NAMED {
            break;
        }
    }
    Ok(found)
}

/// invalid_schema_name, undefined_table, undefined_function, undefined_object
const NOT_FOUND: [&str; 4] = ["3F000", "42P01", "42883", "42704"];

/// The functions of a server's context, without what else stands there.
fn at(context: Option<&str>) -> String {
    let functions = functions(context.unwrap_or_default());
    if functions.is_empty() { String::new() } else { format!(", in {}", functions.join(", ")) }
}

/// The names of the functions in which an error came up, by the server's `CONTEXT`: `SQL function "total" during inlining`,
/// `PL/pgSQL function public.total() line 3 at RETURN`. Statements and values, which stand there too, are left out.
pub fn functions(context: &str) -> Vec<String> {
    let name = |line: &str| {
        let (before, after) = line.trim().trim_start_matches("CONTEXT:").trim_start().split_once(" function ")?;
        let quoted = || Some(after.strip_prefix('"')?.split_once('"')?.0.to_owned() + "()");
        let signature = || after.split_once(") ").map(|(signature, _)| format!("{signature})"));
        let language = before == "SQL" || before.starts_with("PL/");
        language.then(|| quoted().or_else(signature)).flatten().map(|name| format!("function {}", name.chars().take(100).collect::<String>()))
    };
    let mut all: Vec<String> = context.lines().filter_map(name).collect();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_tells_its_functions_and_no_value() {
        for (context, want) in [
            ("SQL function \"total\" during inlining", vec!["function total()"]),
            ("PL/pgSQL function public.total(integer) line 3 at RETURN\nSQL statement \"SELECT 'hunter2'\"", vec!["function public.total(integer)"]),
            ("CONTEXT:  SQL function \"total\" statement 1\n    COPY orders, line 1, column note: \"hunter2 function x() y\"", vec!["function total()"]),
            ("COPY orders, line 1: \"hunter2\"", vec![]),
        ] {
            assert_eq!(functions(context), want, "{context}");
        }
    }
}
