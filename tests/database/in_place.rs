//! A restore in place: it is proven before anything is emptied, and nobody's rows are lost in between.

use std::time::{Duration, Instant};

use anyhow::Result;
use rollback_operator::database::{Access, change, connect, inspect};

use crate::lab::{Agent, PASSWORD, Shared, made, shared, unique};

/// A database with something in it that only a superuser, or another role, could make; and what must come of a restore in
/// place by the owner's login: done, or refused with one of these words.
const DATABASES: &[(&str, &str, Result<(), &str>)] = &[
    ("an extension that a superuser made", "CREATE EXTENSION pgcrypto", Ok(())),
    ("an extension that is not trusted", "CREATE EXTENSION pg_stat_statements", Ok(())),
    (
        "a collation",
        "SET ROLE shop; CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false); CREATE TABLE mails (mail text COLLATE ci)",
        Ok(()),
    ),
    ("a text search configuration", "SET ROLE shop; CREATE TEXT SEARCH CONFIGURATION words (COPY = simple)", Ok(())),
    (
        "everything that an owner can make in public",
        "SET ROLE shop; CREATE TYPE pair AS (a int, b int); CREATE DOMAIN short AS text CHECK (length(value) < 9); CREATE TYPE span AS RANGE (subtype = float8); CREATE FUNCTION plus(int, int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $2'; CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE total(int) (SFUNC = plus, STYPE = int); CREATE OPERATOR <+> (LEFTARG = int, RIGHTARG = int, FUNCTION = plus); CREATE STATISTICS two ON id, customer_id FROM orders; CREATE VIEW v AS SELECT * FROM orders; CREATE MATERIALIZED VIEW m AS SELECT count(*) FROM public.orders; SELECT lo_create(0); COMMENT ON TABLE orders IS 'all of them'; GRANT SELECT ON orders TO metabase",
        Ok(()),
    ),
    ("a large object and a grant on public", "SET ROLE shop; SELECT lo_from_bytea(0, 'x')", Ok(())),
    (
        "an event trigger",
        "CREATE FUNCTION quiet() RETURNS event_trigger LANGUAGE plpgsql AS 'begin end'; ALTER FUNCTION quiet() OWNER TO shop; CREATE EVENT TRIGGER quiet ON ddl_command_end EXECUTE FUNCTION quiet()",
        Err("event trigger"),
    ),
    ("a foreign server of a superuser's", "CREATE EXTENSION postgres_fdw; CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw", Err("far")),
    (
        "a table of somebody else",
        "CREATE TABLE private (id int); GRANT SELECT ON private TO rollback, shop",
        Err("must be member of role|permission denied for table private"),
    ),
    ("a publication for all tables", "CREATE PUBLICATION feed FOR ALL TABLES", Err("publication")),
    (
        "default privileges that came after the tables",
        "SET ROLE shop; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO metabase; ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        Ok(()),
    ),
    ("default privileges of somebody else", "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO metabase", Err("role \"postgres\"")),
];

/// What stands in the database, as its users see it.
fn content(shared: &Shared, live: &str) -> Result<String> {
    shared.postgres.sql(live, "SELECT (SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r','v','m')) || ' ' || (SELECT count(*) || ' ' || sum(id) FROM orders)")
}

/// Both kinds of a restore in place: emptied first, and in one transaction.
const KINDS: [&[&str]; 2] = [&[], &["--one-transaction"]];

fn in_place(shared: &Shared, live: &str, backup: &(String, String), safety: Option<&(String, String)>, kind: &[&str]) -> Result<crate::lab::Ended> {
    let agent = Agent { owner: Some("shop"), ..Agent::new(shared, live) };
    let mut args = vec!["restore", "--directory", &backup.0, "--checksum", &backup.1, "--in-place", "rollback_half_way"];
    args.extend(kind);
    if let Some((directory, checksum)) = safety {
        args.extend(["--safety-directory", directory, "--safety-checksum", checksum]);
    }
    agent.run(&args)
}

#[test]
fn what_cannot_be_restored_is_refused_before_anything_is_emptied() -> Result<()> {
    let shared = shared();
    for ((name, plant, wanted), kind) in DATABASES.iter().flat_map(|row| KINDS.map(|kind| (row, kind))) {
        let live = shared.database("odd")?;
        if made(name, shared.postgres.sql(&live, plant))?.is_none() {
            continue;
        }
        let before = content(&shared, &live)?;
        let taken = Agent::new(&shared, &live).run(&["backup", "--directory", &unique("backup")])?;
        assert!(taken.good, "{name}: {taken:?}");
        let backup = Agent::new(&shared, &live).backup()?;
        let ended = in_place(&shared, &live, &backup, None, kind)?;
        match wanted {
            Ok(()) => assert!(ended.good, "{name}: {ended:?}"),
            Err(says) => {
                assert!(!ended.good && says.split('|').any(|s| ended.told.contains(s)) && ended.told.contains("nothing was changed"), "{name}: {ended:?}")
            }
        }
        assert_eq!(content(&shared, &live)?, before, "{name}");
        assert_eq!(shared.postgres.sql(&live, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'rollback%'")?, "0", "{name}");
    }
    Ok(())
}

#[test]
fn rows_that_are_written_after_the_safety_backup_stop_a_restore_in_place() -> Result<()> {
    let shared = shared();
    let live = shared.database("written")?;
    shared.postgres.sql_as(
        "shop",
        PASSWORD,
        &live,
        "SELECT lo_from_bytea(88, 'A'), lo_from_bytea(89, decode(repeat('00', 20000000), 'hex')); CREATE SEQUENCE moves",
    )?;
    let agent = Agent::new(&shared, &live);
    let (old, mut safety) = (agent.backup()?, agent.backup()?);
    for (name, write) in [
        ("a row more", "INSERT INTO customers (name) VALUES ('late')"),
        ("a row changed", "UPDATE orders SET title = 'late' WHERE id = 7"),
        ("a large object changed", "SELECT lo_put(88, 0, 'B')"),
        ("far inside of a large object", "SELECT lo_put(89, 19000000, 'B')"),
        ("a grant on a large object", "GRANT SELECT ON LARGE OBJECT 88 TO metabase"),
        ("a comment on a large object", "COMMENT ON LARGE OBJECT 88 IS 'keep me'"),
        ("a sequence moved", "SELECT setval('moves', 1000)"),
        ("a row less", "DELETE FROM orders WHERE id = 8"),
        (
            "one less and one more",
            "WITH gone AS (DELETE FROM orders WHERE id = 9 RETURNING customer_id) INSERT INTO orders (customer_id, title) SELECT customer_id, 'late' FROM gone",
        ),
    ] {
        shared.postgres.sql(&live, write)?;
        let before = shared.postgres.sql(&live, "SELECT md5(string_agg(o::text, ',' ORDER BY id)) FROM orders o")?;
        for kind in KINDS {
            let ended = in_place(&shared, &live, &old, Some(&safety), kind)?;
            assert!(!ended.good && ended.told.contains("since its safety backup") && ended.told.contains("nothing was changed"), "{name}: {ended:?}");
        }
        assert_eq!(shared.postgres.sql(&live, "SELECT md5(string_agg(o::text, ',' ORDER BY id)) FROM orders o")?, before, "{name}");
        safety = agent.backup()?;
    }
    // Read, vacuumed and analyzed it is still the same.
    shared.postgres.sql(&live, "VACUUM FREEZE ANALYZE")?;
    let ended = in_place(&shared, &live, &old, Some(&safety), KINDS[1])?;
    assert!(ended.good, "{ended:?}");
    assert_eq!(shared.postgres.sql(&live, "SELECT count(*) || ' ' || count(*) FILTER (WHERE title = 'late') FROM orders")?, "1000 0");
    Ok(())
}

/// A transaction of another database, which runs while the safety backup is taken, has written nothing here.
#[test]
fn who_is_busy_elsewhere_has_not_written_here() -> Result<()> {
    let shared = shared();
    let (live, elsewhere) = (shared.database("quiet")?, shared.database("elsewhere")?);
    let agent = Agent::new(&shared, &live);
    let busy = "BEGIN; INSERT INTO customers (name) VALUES ('busy'); SELECT pg_sleep(60) FROM (SELECT 1) never_ends; ROLLBACK";
    std::thread::scope(|scope| {
        let other = scope.spawn(|| shared.postgres.sql_as("shop", PASSWORD, &elsewhere, busy));
        let running = format!("SELECT count(*) FROM pg_stat_activity WHERE datname = '{elsewhere}' AND backend_xid IS NOT NULL");
        let end = Instant::now() + Duration::from_secs(30);
        while shared.postgres.sql("postgres", &running)? == "0" {
            assert!(Instant::now() < end, "nobody is busy elsewhere");
        }
        shared.postgres.sql(&live, "INSERT INTO customers (name) VALUES ('before the backup')")?;
        let safety = agent.backup()?;
        let ended = in_place(&shared, &live, &safety, Some(&safety), KINDS[1]);
        shared
            .postgres
            .sql("postgres", &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{elsewhere}' AND backend_xid IS NOT NULL"))?;
        assert!(other.join().unwrap().is_err(), "it was busy until now");
        let ended = ended?;
        assert!(ended.good, "{ended:?}");
        Ok(())
    })
}

/// What is found only when rows are restored, or indexes built over them.
#[test]
fn what_fails_with_rows_alone_changes_nothing_in_one_transaction() -> Result<()> {
    let shared = shared();
    for (name, plant) in [
        (
            "a CHECK whose function has an unqualified name",
            "SET ROLE shop; CREATE FUNCTION inner_one(i int) RETURNS bool LANGUAGE sql AS 'SELECT i > 0'; CREATE FUNCTION outer_one(i int) RETURNS bool LANGUAGE plpgsql AS 'begin return inner_one(i); end'; ALTER TABLE orders ADD CHECK (outer_one(id))",
        ),
        (
            "an index whose function has one",
            "SET ROLE shop; CREATE FUNCTION low(t text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(t)'; CREATE FUNCTION lowest(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS 'begin return low(t); end'; CREATE INDEX ON orders (lowest(title))",
        ),
        (
            "a materialized view over one",
            "SET ROLE shop; CREATE FUNCTION many() RETURNS bigint LANGUAGE plpgsql AS 'begin return (SELECT count(*) FROM orders); end'; CREATE MATERIALIZED VIEW m AS SELECT many()",
        ),
        (
            "a row that its foreign key forbids",
            "ALTER TABLE orders DISABLE TRIGGER ALL; UPDATE orders SET customer_id = 999 WHERE id = 5; ALTER TABLE orders ENABLE TRIGGER ALL",
        ),
    ] {
        let live = shared.database("rows")?;
        if made(name, shared.postgres.sql(&live, plant))?.is_none() {
            continue;
        }
        let backup = Agent::new(&shared, &live).backup()?;
        shared.postgres.sql(&live, "INSERT INTO customers (name) VALUES ('late')")?;
        let before = content(&shared, &live)?;
        let ended = in_place(&shared, &live, &backup, None, KINDS[1])?;
        assert!(!ended.good && ended.told.contains("nothing was changed"), "{name}: {ended:?}");
        assert_eq!(content(&shared, &live)?, before, "{name}");
        assert_eq!(shared.postgres.sql(&live, "SELECT count(*) FROM customers")?, "51", "{name}");
    }
    Ok(())
}

/// Rows whose text looks like the script that they come in, large objects, and names that a line cannot hold.
#[test]
fn one_transaction_restores_every_row_as_it_was() -> Result<()> {
    let shared = shared();
    let live = shared.database("odd_rows")?;
    let plant = r#"SET ROLE shop;
        CREATE TABLE odd (t text, b bytea, j jsonb);
        CREATE TABLE U&"two\000ACOPY lines" (id serial, "FROM stdin;" text);
        INSERT INTO odd VALUES (E'\\.', '\x00ff0a', '{"a": [1]}'), (E'COPY x FROM stdin;\nx\n\\.\n', '', NULL), (NULL, NULL, NULL), (E'\\restrict x', '\x', 'null'), (repeat('w', 3000000), NULL, NULL);
        INSERT INTO U&"two\000ACOPY lines" ("FROM stdin;") VALUES ('--'), ('BEGIN;');
        SELECT lo_from_bytea(4711, decode(repeat('00ff', 100000), 'hex'));
        CREATE FUNCTION lines() RETURNS text LANGUAGE sql AS $$SELECT 'x
\restrict y
COMMIT;
'$$;
        CREATE TABLE "none" ();
        CREATE TABLE "großes Ö" (é text);
        INSERT INTO "großes Ö" VALUES ('ü')"#;
    shared.postgres.sql(&live, plant)?;
    let sum = r#"SELECT (SELECT md5(string_agg(o::text, ',' ORDER BY o::text COLLATE "C")) FROM odd o) || (SELECT md5(string_agg(t::text, ',')) FROM U&"two\000ACOPY lines" t)
        || md5(lo_get(4711)) || md5(lines()) || (SELECT é FROM "großes Ö") || (SELECT last_value FROM U&"two\000ACOPY lines_id_seq") || (SELECT count(*) FROM orders)"#;
    let before = shared.postgres.sql(&live, sum)?;
    let backup = Agent::new(&shared, &live).backup()?;
    let change = r#"DELETE FROM odd; DELETE FROM orders; SELECT lo_unlink(4711); DROP FUNCTION lines; UPDATE "großes Ö" SET é = 'x'; INSERT INTO U&"two\000ACOPY lines" DEFAULT VALUES"#;
    shared.postgres.sql(&live, change)?;
    let ended = in_place(&shared, &live, &backup, None, KINDS[1])?;
    assert!(ended.good, "{ended:?}");
    assert_eq!(shared.postgres.sql(&live, sum)?, before);
    Ok(())
}

/// A script is sent as UTF-8, whatever the database's encoding.
#[test]
fn rows_of_another_encoding_come_back_and_names_of_it_are_refused() -> Result<()> {
    let shared = shared();
    for (table, kind, good) in [("plain", KINDS[0], true), ("plain", KINDS[1], true), (r"gr\00F6\00DFe", KINDS[1], false), (r"gr\00F6\00DFe", KINDS[0], false)]
    {
        let live = crate::lab::unique("latin");
        shared.postgres.sql("postgres", &format!("CREATE DATABASE {live} OWNER shop TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'"))?;
        // By escapes: what the client's own encoding is does not matter.
        shared.postgres.sql(&live, &format!(r#"SET ROLE shop; CREATE TABLE U&"{table}" (t text); INSERT INTO U&"{table}" VALUES (U&'gr\00F6\00DFe')"#))?;
        let sum = format!(r#"SELECT md5(string_agg(t, ',')) FROM U&"{table}""#);
        let before = shared.postgres.sql(&live, &sum)?;
        let backup = Agent::new(&shared, &live).backup()?;
        shared.postgres.sql(&live, &format!(r#"UPDATE U&"{table}" SET t = 'other'"#))?;
        let changed = shared.postgres.sql(&live, &sum)?;
        assert_ne!(before, changed);
        let ended = in_place(&shared, &live, &backup, None, kind)?;
        assert_eq!(ended.good, good, "{table}: {ended:?}");
        assert!(good || ended.told.contains("nothing was changed"), "{table}: {ended:?}");
        assert_eq!(shared.postgres.sql(&live, &sum)?, if good { before } else { changed }, "{table}");
    }
    Ok(())
}

#[test]
fn a_subtransaction_that_was_open_during_the_safety_backup_is_seen() -> Result<()> {
    let shared = shared();
    let live = shared.database("subtransaction")?;
    let agent = Agent::new(&shared, &live);
    let old = agent.backup()?;
    let writer = {
        let (shared, live) = (shared.clone(), live.clone());
        let write = "BEGIN; SELECT txid_current(); SAVEPOINT s; UPDATE orders SET title = 'late' WHERE id = 3; RELEASE s; SELECT pg_sleep(3); COMMIT";
        std::thread::spawn(move || shared.postgres.sql(&live, write).map(drop))
    };
    let asleep = format!("SELECT count(*) FROM pg_stat_activity WHERE datname = '{live}' AND wait_event = 'PgSleep'");
    while shared.postgres.sql("postgres", &asleep)? == "0" {}
    // Another transaction moves the snapshot's end behind the open one.
    shared.postgres.sql("postgres", "SELECT txid_current()")?;
    let safety = agent.backup()?;
    writer.join().unwrap()?;
    let ended = in_place(&shared, &live, &old, Some(&safety), KINDS[0])?;
    assert!(!ended.good && ended.told.contains("since its safety backup"), "{ended:?}");
    assert_eq!(shared.postgres.sql(&live, "SELECT title FROM orders WHERE id = 3")?, "late");
    Ok(())
}

#[test]
fn what_a_database_sets_does_not_change_what_is_restored() -> Result<()> {
    let shared = shared();
    let live = shared.database("sets")?;
    shared.postgres.sql_as("shop", crate::lab::PASSWORD, &live, "CREATE TABLE lists (v text[]); INSERT INTO lists VALUES (ARRAY['x', NULL])")?;
    let backup = Agent::new(&shared, &live).backup()?;
    shared.postgres.sql("postgres", &format!("ALTER DATABASE {live} SET array_nulls = off; ALTER DATABASE {live} SET default_transaction_read_only = on"))?;
    shared.postgres.sql("postgres", &format!("ALTER DATABASE {live} SET statement_timeout = '1ms'"))?;
    Agent::new(&shared, &live).backup()?;
    let ended = in_place(&shared, &live, &backup, None, KINDS[0])?;
    assert!(ended.good, "{ended:?}");
    // The test's own look has time.
    shared.postgres.sql("postgres", &format!("ALTER DATABASE {live} RESET statement_timeout"))?;
    assert_eq!(shared.postgres.sql(&live, "SELECT v[2] IS NULL FROM lists")?, "t");
    Ok(())
}

/// Most people give `public` to the application since PostgreSQL 15.
#[test]
fn public_comes_back_with_its_owner_and_its_rights() -> Result<()> {
    let shared = shared();
    for (then, since) in [
        ("ALTER SCHEMA public OWNER TO shop", ""),
        (
            "ALTER SCHEMA public OWNER TO shop; GRANT CREATE ON SCHEMA public TO metabase",
            "REVOKE ALL ON SCHEMA public FROM metabase; REVOKE USAGE ON SCHEMA public FROM PUBLIC",
        ),
        ("REVOKE USAGE ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO metabase WITH GRANT OPTION", "GRANT ALL ON SCHEMA public TO PUBLIC"),
        ("ALTER SCHEMA public OWNER TO shop", "ALTER SCHEMA public OWNER TO pg_database_owner"),
        ("GRANT CREATE ON SCHEMA public TO PUBLIC", "ALTER SCHEMA public OWNER TO shop"),
        ("DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION shop; CREATE TABLE public.orders AS SELECT 1 AS id", ""),
    ] {
        for kind in KINDS {
            let live = shared.database("public")?;
            let sql = |text: &str| shared.postgres.sql(&live, text);
            sql(then)?;
            sql("SET ROLE shop; CREATE TABLE IF NOT EXISTS public.orders (id int); ALTER TABLE public.orders OWNER TO shop")
                .or_else(|_| sql("ALTER TABLE public.orders OWNER TO shop"))?;
            let rights = "SELECT pg_get_userbyid(nspowner) || ' ' || (SELECT string_agg(a::text, ',' ORDER BY a::text) FROM unnest(coalesce(nspacl, acldefault('n', nspowner))) a) FROM pg_namespace WHERE nspname = 'public'";
            let before = sql(rights)?;
            let backup = Agent::new(&shared, &live).backup()?;
            sql(since)?;
            let ended = in_place(&shared, &live, &backup, None, kind)?;
            assert!(ended.good, "{then} then {since}: {ended:?}");
            assert_eq!(sql(rights)?, before, "{then} then {since}");
        }
    }
    Ok(())
}

#[test]
fn what_pg_dump_leaves_out_fails_the_backup() -> Result<()> {
    let shared = shared();
    let live = shared.database("member")?;
    if made("a member", shared.postgres.sql(&live, "CREATE EXTENSION citext; ALTER EXTENSION citext ADD TABLE customers"))?.is_some() {
        let ended = Agent::new(&shared, &live).run(&["backup", "--directory", &unique("backup")])?;
        assert!(!ended.good && ended.told.contains("public.customers has 50 rows"), "{ended:?}");
    }
    // An index that is not usable is left out too, and harms nobody.
    let live = shared.database("unusable")?;
    shared.postgres.sql(&live, "CREATE INDEX half ON orders (title); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'half'::regclass")?;
    let (directory, checksum) = Agent::new(&shared, &live).backup()?;
    let copy = unique("usable");
    shared.postgres.sql("postgres", &format!("CREATE DATABASE {copy} OWNER shop"))?;
    let ended = Agent { owner: Some("shop"), ..Agent::new(&shared, &copy) }.run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
    assert!(ended.good, "{ended:?}");
    Ok(())
}

#[tokio::test]
async fn while_it_is_changed_in_place_nobody_else_may_connect() -> Result<()> {
    let shared = shared();
    let live = shared.database("shut")?;
    shared
        .postgres
        .sql("postgres", &format!("REVOKE TEMPORARY ON DATABASE {live} FROM PUBLIC; GRANT CONNECT ON DATABASE {live} TO metabase WITH GRANT OPTION"))?;
    shared.postgres.sql("postgres", &format!("SET ROLE metabase; GRANT CONNECT ON DATABASE {live} TO pg_monitor"))?;
    let mut session = shared.server("rollback").connect("postgres", Access::Change).await?;
    let named = change::Live { name: &live, oid: inspect::entry(&mut session, &live).await?.unwrap().oid };
    let connects = async |login: &str| shared.server(login).connect(&live, Access::Read).await.is_ok();
    let before = connect::granted(&mut session, &live).await?;
    assert_eq!(before.len(), 4, "{before:?}");
    let friends = connect::friends_only(&mut session, "shop", &["shop".to_owned()]).await?;
    connect::set(&mut session, named, &before, &friends).await?;
    assert!(connects("shop").await && connects("rollback").await && !connects("metabase").await);
    assert_eq!(connect::granted(&mut session, &live).await?, friends);
    let there = connect::existing(&mut session, &before).await?;
    // Whom somebody has let in meanwhile is not shut out again, also where that comes between the look and the act.
    shared.postgres.sql("postgres", &format!("CREATE ROLE let_in; GRANT CONNECT ON DATABASE {live} TO let_in"))?;
    let error = connect::set(&mut session, named, &friends, &there).await.unwrap_err();
    assert!(error.to_string().contains("has changed since"), "{error}");
    let now = connect::granted(&mut session, &live).await?;
    connect::set(&mut session, named, &now, &connect::afterwards(&there, &friends, &now)).await?;
    let now = connect::granted(&mut session, &live).await?;
    assert_eq!(now.len(), 5, "{now:?}");
    assert_eq!(now.iter().filter(|g| g.role.as_deref() != Some("let_in")).cloned().collect::<Vec<_>>(), before);
    assert!(connects("metabase").await);
    // Another database of the name is not touched.
    let error = connect::set(&mut session, change::Live { oid: 1, ..named }, &now, &friends).await.unwrap_err();
    assert!(error.to_string().contains("has changed since"), "{error}");
    Ok(())
}
