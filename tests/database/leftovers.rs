//! What a way down has left behind goes as far as nothing that stays depends on it.

use anyhow::Result;
use rollback_operator::database::{Access, leftovers};

use crate::lab::{PASSWORD, shared};

#[tokio::test]
async fn what_something_that_stays_depends_on_stays() -> Result<()> {
    let shared = shared();
    let live = shared.database("left")?;
    let sql = |text: &str| shared.postgres.sql_as("shop", PASSWORD, &live, text);
    sql("CREATE TYPE mood AS ENUM ('a'); CREATE TYPE free AS ENUM ('a'); CREATE SCHEMA nn; CREATE TABLE nn.t (m mood); \
         CREATE FUNCTION f(free) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE INDEX i ON nn.t (m)")?;
    let statements = [
        "ALTER TABLE nn.t ALTER m SET DEFAULT nn.gone()",
        "DROP TYPE public.mood",
        "DROP TYPE public.free",
        "DROP FUNCTION public.f(public.free)",
        "DROP SCHEMA nn",
        "DROP INDEX nn.i",
        "DROP INDEX nn.gone",
    ];
    let statements = || statements.map(str::to_owned).to_vec();
    let mut session = shared.server("shop").connect(&live, Access::Change).await?;
    let stays = leftovers::staying(&mut session, "shop", statements()).await?;
    assert_eq!(
        stays.iter().map(|s| s.statement.as_str()).collect::<Vec<_>>(),
        ["ALTER TABLE nn.t ALTER m SET DEFAULT nn.gone()", "DROP TYPE public.mood", "DROP SCHEMA nn"],
        "{stays:?}"
    );
    assert!(stays.iter().all(|s| ["because other objects depend on it", "does not exist"].iter().any(|why| s.why.contains(why))), "{stays:?}");
    let there = || {
        sql(
            "SELECT string_agg(n, ' ' ORDER BY n) FROM (SELECT typname::text FROM pg_type WHERE typname IN ('mood', 'free') UNION ALL SELECT relname FROM pg_class WHERE relname IN ('t', 'i')) x (n)",
        )
    };
    assert_eq!(there()?, "free i mood t", "it was only tried");
    leftovers::remove(&mut session, "shop", statements()).await?;
    assert_eq!(there()?, "mood t");
    Ok(())
}
