//! What `pg_dump` takes and `pg_restore` cannot make, since a function names something without its schema: the backup says so.

use anyhow::Result;
use rollback_operator::database::{Access, evaluated};

use crate::lab::{Agent, PASSWORD, shared, unique};

/// What is made, and what is said of it; nothing where a restore can make it.
const MADE: [(&str, &str, Option<&str>); 7] = [
    (
        "an index whose function reads a table without its schema",
        "CREATE FUNCTION rate(int) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN (SELECT max(r) FROM rates) * $1; END $$; CREATE INDEX by_rate ON things (rate(id))",
        Some("index public.by_rate, in function public.rate(integer): relation \"rates\" does not exist"),
    ),
    (
        "a materialized view of such a one, inlined",
        "CREATE FUNCTION total() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM rates'; CREATE MATERIALIZED VIEW \"Sums\" AS SELECT total() AS t",
        Some("materialized view public.\"Sums\", in function total(): relation \"rates\" does not exist"),
    ),
    (
        "a CHECK that calls another function without its schema",
        "CREATE FUNCTION low(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 < 9'; \
         CREATE FUNCTION fine(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN low($1); END'; ALTER TABLE things ADD CONSTRAINT fine CHECK (fine(id))",
        Some("constraint fine on public.things, in function public.fine(integer): function low(integer) does not exist"),
    ),
    (
        "a generated column",
        "CREATE FUNCTION rate(int) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN (SELECT max(r) FROM rates) * $1; END'; \
         ALTER TABLE things ADD g numeric GENERATED ALWAYS AS (rate(id)) STORED",
        Some("generated column public.things.g, in function public.rate(integer): relation \"rates\" does not exist"),
    ),
    (
        "a function that sets the path itself",
        "CREATE FUNCTION rate(int) RETURNS numeric LANGUAGE plpgsql IMMUTABLE SET search_path = public AS 'BEGIN RETURN (SELECT max(r) FROM rates) * $1; END'; \
         CREATE INDEX by_rate ON things (rate(id))",
        None,
    ),
    (
        "one that fails for its values and not for its names",
        "CREATE FUNCTION odd(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN IF current_setting('search_path') <> '\"$user\", public' THEN RAISE 'hunter2'; END IF; RETURN $1; END $$; \
         CREATE INDEX odd ON things (odd(id))",
        None,
    ),
    (
        "a materialized view that reads a view",
        "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT * FROM things; CREATE MATERIALIZED VIEW m AS SELECT id, one() FROM v",
        None,
    ),
];

#[tokio::test]
async fn a_backup_says_what_a_restore_could_not_make() -> Result<()> {
    let shared = shared();
    for (name, made, wanted) in MADE {
        let live = shared.database("evaluated")?;
        let tables = "CREATE TABLE rates (r int); INSERT INTO rates VALUES (2); CREATE TABLE things (id int); INSERT INTO things VALUES (1)";
        shared.postgres.sql_as("shop", PASSWORD, &live, &format!("{tables}; {made}"))?;
        let mut own = shared.server("shop").connect(&live, Access::Read).await?;
        let said = evaluated::not_found(&mut own).await?;
        assert_eq!(said.first().map(String::as_str), wanted, "{name}");
        let backup = Agent::new(&shared, &live).run(&["backup", "--directory", &unique("backup")])?;
        assert!(backup.good && backup.told.contains("notRestorable") == wanted.is_some(), "{name}: {backup:?}");
    }
    Ok(())
}
