//! An owner who changes what a name is while we look: whatever he does in between, nothing of his runs as us.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use anyhow::Result;
use rollback_operator::database::{Access, consistency, counts, evidence, measure, written};
use rollback_operator::plan::schema::Question;

use crate::lab::{PASSWORD, alembic, shared, unique};

const TRAP: &str = "
CREATE TABLE caught (who text, how text); GRANT INSERT ON caught TO PUBLIC;
CREATE FUNCTION trap(how text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN
  PERFORM set_config('transaction_read_only', 'off', false); INSERT INTO public.caught VALUES (current_user, how); RETURN how;
EXCEPTION WHEN OTHERS THEN PERFORM pg_notify('caught', current_user::text); RETURN how; END $$;
CREATE SCHEMA real; CREATE SCHEMA fake;
CREATE TABLE real.version (version_num text); INSERT INTO real.version VALUES ('a1');
CREATE VIEW fake.version AS SELECT public.trap('view') AS version_num;
CREATE SCHEMA app;
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_becomes_a_view_between_look_and_read_runs_nothing() -> Result<()> {
    let shared = shared();
    let live = shared.database("raced")?;
    shared.postgres.sql_as("shop", PASSWORD, &live, TRAP)?;
    shared.postgres.sql_as("shop", PASSWORD, &live, "DROP SCHEMA app; ALTER SCHEMA real RENAME TO app")?;
    let over = Arc::new(AtomicBool::new(false));
    let turns = Arc::new(AtomicUsize::new(0));
    let owner = {
        let (shared, live, over, turns) = (shared.clone(), live.clone(), over.clone(), turns.clone());
        tokio::spawn(async move {
            let mut session = shared.server("shop").connect(&live, Access::Change).await.unwrap();
            while !over.load(Ordering::SeqCst) {
                for turn in [
                    "BEGIN; ALTER SCHEMA app RENAME TO real; ALTER SCHEMA fake RENAME TO app; COMMIT",
                    "BEGIN; ALTER SCHEMA app RENAME TO fake; ALTER SCHEMA real RENAME TO app; COMMIT",
                ] {
                    if sqlx::raw_sql(turn).execute(&mut session).await.is_err() {
                        sqlx::raw_sql("ROLLBACK").execute(&mut session).await.ok();
                    }
                    turns.fetch_add(1, Ordering::SeqCst);
                }
            }
        })
    };
    let (mut reads, mut good) = (0, 0);
    while reads < 1500 {
        let mut session = shared.server("rollback").connect(&live, Access::Read).await?;
        for _ in 0..50 {
            // Nothing, the revision, or an error: never a word of the view's.
            if let Ok(revision) = counts::revision(&mut session, Some(&alembic("app.version"))).await {
                assert!(revision.is_none() || revision == Some("a1".into()), "{revision:?}");
                good += usize::from(revision.is_some());
            }
            counts::by_copy(&mut session, "app.version").await.ok();
            reads += 1;
        }
    }
    over.store(true, Ordering::SeqCst);
    owner.await?;
    assert!(good > 0 && turns.load(Ordering::SeqCst) > 100, "{good} reads, {turns:?} turns");
    assert_eq!(shared.postgres.sql(&live, "SELECT coalesce(string_agg(DISTINCT who || ' by ' || how, ', '), 'nobody') FROM caught")?, "nobody");
    Ok(())
}

/// An owner may make a cast of a type of his, and every table is one.
const CASTS: &str = "
CREATE TABLE caught (who text, how text); GRANT INSERT ON caught TO PUBLIC;
CREATE TYPE state AS ENUM ('new', 'paid');
CREATE DOMAIN name AS text;
CREATE TABLE versions (version_num state, id serial, n text); INSERT INTO versions VALUES ('new');
CREATE FUNCTION as_text(state) RETURNS text LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.caught VALUES (current_user, 'cast of an enum'); RETURN 'x'; END $$;
CREATE CAST (state AS text) WITH FUNCTION as_text(state) AS IMPLICIT;
CREATE FUNCTION row_as_text(versions) RETURNS text LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.caught VALUES (current_user, 'cast of a row'); RETURN 'x'; END $$;
CREATE CAST (versions AS text) WITH FUNCTION row_as_text(versions) AS IMPLICIT;
";

#[tokio::test]
async fn casts_of_the_owner_are_not_run_as_us() -> Result<()> {
    let shared = shared();
    let live = shared.database("cast")?;
    shared.postgres.sql_as("shop", PASSWORD, &live, CASTS)?;
    // With a session that may write, so that whoever steps into it is seen.
    let mut session = shared.server("rollback").connect(&live, Access::Change).await?;
    assert_eq!(counts::revision(&mut session, Some(&alembic("public.versions"))).await?, Some("new".into()));
    assert_eq!(counts::by_copy(&mut session, "public.versions").await?, Some(1));
    // And what is asked as himself goes by what is stored, and not by what he makes of it.
    let mut session = shared.server("shop").connect(&live, Access::Change).await?;
    let columns = || ["version_num", "id", "n"].map(str::to_owned).to_vec();
    let each = columns().into_iter().map(|column| measure::Each { column, number: false }).collect();
    let ask = measure::Ask { table: "public.versions".into(), columns: columns(), each, key: vec![], sampled_by: columns() };
    assert!(measure::table(&mut session, &ask).await?.is_some());
    consistency::behind(&mut session).await?;
    let column = ("public.versions".to_owned(), "version_num".to_owned());
    let asked = vec![
        Question::Nulls(column.clone()),
        Question::Largest(column.clone()),
        Question::Values(column.clone()),
        Question::Rows(column.0.clone()),
        Question::Label { of: "public.state".into(), label: "new".into(), columns: vec![column] },
    ];
    let evidence = evidence::collect(&mut session, asked).await?;
    assert_eq!(evidence.rows_with("public.state", "new"), Some(1));
    let rows = counts::rows(&mut session, None, None).await?;
    written::since(&mut session, "1:1:", None, &rows).await?;
    assert_eq!(shared.postgres.sql(&live, "SELECT coalesce(string_agg(who || ' by ' || how, ', '), 'nobody') FROM caught")?, "nobody");
    Ok(())
}

/// The server evaluates these to plan whatever reads the table: of an index, of its condition, of statistics.
const PLANNED: &str = "
CREATE FUNCTION mine() RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN IF session_user <> 'shop' THEN RAISE EXCEPTION 'run as %', session_user; END IF; RETURN 0; END $$;
CREATE TABLE versions (version_num varchar(32)); INSERT INTO versions VALUES ('a1');
CREATE INDEX ON versions ((version_num || public.mine()::text)); CREATE INDEX ON versions (version_num) WHERE length(version_num) > public.mine();
CREATE INDEX ON orders ((id + public.mine())); CREATE INDEX ON customers (id) WHERE id > public.mine(); CREATE STATISTICS two ON (id + public.mine()), title FROM orders;
";

#[tokio::test]
async fn what_the_planner_evaluates_is_not_run_as_us() -> Result<()> {
    let shared = shared();
    let live = shared.database("planned")?;
    shared.postgres.sql_as("shop", PASSWORD, &live, PLANNED)?;
    let mut ours = shared.server("rollback").connect(&live, Access::Change).await?;
    let planned = sqlx::query("SELECT count(*) FROM public.orders WHERE id > 0").execute(&mut ours).await;
    assert!(planned.is_err_and(|error| error.to_string().contains("run as rollback")), "the trap is none");
    assert_eq!(counts::revision(&mut ours, Some(&alembic("public.versions"))).await?, Some("a1".into()));
    assert_eq!(counts::by_copy(&mut ours, "public.orders").await?, Some(1000));
    assert!(counts::rows(&mut ours, None, None).await.is_err(), "rows are never asked as us");
    let agent = crate::lab::Agent::new(&shared, &live);
    let (directory, checksum) = agent.backup()?;
    let copy = unique("planned_copy");
    shared.postgres.sql("postgres", &format!("CREATE DATABASE {copy} OWNER shop"))?;
    let ended = crate::lab::Agent { database: &copy, ..agent }.run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
    assert!(ended.good, "{ended:?}");
    Ok(())
}

#[test]
fn what_an_owner_wrote_is_restored_as_himself() -> Result<()> {
    let shared = shared();
    let live = shared.database("himself")?;
    // A row comes back only where he himself brings it.
    let plant = "CREATE FUNCTION fine(t text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN session_user = 'shop'; END $$; \
        CREATE TABLE checked (t text CHECK (public.fine(t))); INSERT INTO checked VALUES ('x'); \
        CREATE FUNCTION seen() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN session_user; END $$; CREATE MATERIALIZED VIEW who AS SELECT public.seen() AS who";
    shared.postgres.sql_as("shop", PASSWORD, &live, plant)?;
    let agent = crate::lab::Agent::new(&shared, &live);
    let (directory, checksum) = agent.backup()?;
    let copy = unique("himself_copy");
    shared.postgres.sql("postgres", &format!("CREATE DATABASE {copy} OWNER shop"))?;
    let ended = crate::lab::Agent { database: &copy, owner: Some("shop"), ..agent }.run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
    assert!(ended.good, "{ended:?}");
    // What the view was filled with tells as whom it was.
    assert_eq!(shared.postgres.sql(&copy, "SELECT who FROM who")?, "shop");
    Ok(())
}
