//! Empties a database of its user's objects, for a restore in place: the one act of ours that destroys data.

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::{During, Error, identifier};

/// Not the catalog's, and not an extension's own.
const OWN: &str = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '{class}'::regclass AND d.objid = {oid} AND d.deptype = 'e')";

fn own(class: &str, oid: &str) -> String {
    OWN.replace("{class}", class).replace("{oid}", oid)
}

/// Drops every object of the user and leaves the schema `token`, in one transaction: while that schema stands, the
/// database is half-way.
///
/// # Errors
/// When something may not be dropped. Nothing has changed then.
pub async fn empty(session: &mut PgConnection, token: &str) -> Result<(), Error> {
    let what = "empty the database";
    let mut transaction = session.begin().await.during(what)?;
    let statements = [
        format!("SELECT format('DROP SCHEMA %I CASCADE', n.nspname) FROM pg_namespace n WHERE n.nspname <> 'public' AND {}", own("pg_namespace", "n.oid")),
        format!(
            "SELECT format('DROP %s IF EXISTS %I.%I CASCADE', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, n.nspname, c.relname) \
             FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r','p','v','m','S','f') AND {}",
            own("pg_class", "c.oid")
        ),
        format!(
            "SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND {}",
            own("pg_proc", "p.oid")
        ),
        format!(
            "SELECT format('DROP TYPE IF EXISTS %I.%I CASCADE', n.nspname, t.typname) FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid \
             WHERE n.nspname = 'public' AND t.typelem = 0 AND (c.oid IS NULL OR c.relkind = 'c') AND {}",
            own("pg_type", "t.oid")
        ),
    ];
    for list in statements {
        let drops: Vec<String> = sqlx::query_scalar(AssertSqlSafe(list)).fetch_all(&mut *transaction).await.during(what)?;
        for drop in drops {
            sqlx::query(AssertSqlSafe(drop)).execute(&mut *transaction).await.during(what)?;
        }
    }
    sqlx::query("SELECT lo_unlink(oid) FROM pg_largeobject_metadata").execute(&mut *transaction).await.during(what)?;
    sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {}", identifier(token)))).execute(&mut *transaction).await.during(what)?;
    transaction.commit().await.during(what)
}

/// Says that the database is whole again.
///
/// # Errors
/// When the schema cannot be dropped.
pub async fn whole(session: &mut PgConnection, token: &str) -> Result<(), Error> {
    sqlx::query(AssertSqlSafe(format!("DROP SCHEMA {}", identifier(token)))).execute(session).await.during("say that the database is whole again").map(drop)
}
