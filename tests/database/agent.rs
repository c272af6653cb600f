//! Backups that are damaged, and worlds in which none can be taken or restored: each is refused, named, and harms nothing.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use rollback_operator::database::{Access, change, empty, inspect};

use crate::lab::{Agent, PASSWORD, fill, roles, shared, unique};

type Damage = (&'static str, fn(&Path) -> Result<()>, &'static str);

fn data_file(dump: &Path) -> Result<std::path::PathBuf> {
    let mut files: Vec<_> = fs::read_dir(dump)?.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "gz")).collect();
    files.sort_by_key(|p| std::cmp::Reverse(p.metadata().map(|m| m.len()).unwrap_or(0)));
    Ok(files.remove(0))
}

#[test]
fn a_damaged_backup_is_refused_and_named_before_anything_is_touched() -> Result<()> {
    let shared = shared();
    let live = shared.database("damaged")?;
    let damages: [Damage; 4] = [
        ("truncated", |dump| Ok(fs::File::options().write(true).open(data_file(dump)?)?.set_len(100)?), ".dat.gz of the backup has 100 bytes"),
        ("gone", |dump| Ok(fs::remove_file(data_file(dump)?)?), ".dat.gz of the backup is missing"),
        (
            "one byte of an uncompressed file flipped",
            |dump| {
                let mut bytes = fs::read(dump.join("toc.dat"))?;
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                Ok(fs::write(dump.join("toc.dat"), bytes)?)
            },
            "toc.dat of the backup has changed",
        ),
        ("a stranger's file", |dump| Ok(fs::write(dump.join("9999.dat"), "x")?), "9999.dat of the backup is not in its manifest"),
    ];
    for (name, damage, says) in damages {
        let agent = Agent::new(&shared, &live);
        let (directory, checksum) = agent.backup()?;
        damage(&shared.lab.folder.join("backups").join(&directory).join("dump"))?;
        let args = ["--directory", &directory, "--checksum", &checksum];
        // Beside, in place, and before a kept original is dropped.
        for command in [&["restore"][..], &["restore", "--in-place", "half_way"], &["verify"]] {
            let ended = agent.run(&[command, &args].concat())?;
            assert!(!ended.good && ended.told.contains(says), "{name}, {command:?}: {ended:?}");
        }
        assert_eq!(shared.postgres.sql(&live, "SELECT count(*) FROM orders")?, "1000", "{name}: the live database is untouched");
    }
    Ok(())
}

#[test]
fn a_full_volume_is_found_before_or_told_after_and_leaves_nothing() -> Result<()> {
    let shared = shared();
    let live = shared.database("full")?;
    // Random bytes: a dump writes them in hexadecimal, and compresses that to a little more than they were.
    let noise = "CREATE TABLE noise AS SELECT (SELECT decode(string_agg(md5(random()::text || g || i), ''), 'hex') FROM generate_series(1, 60) g) b FROM generate_series(1, 50000) i; ALTER TABLE noise OWNER TO shop";
    shared.postgres.sql(&live, noise)?;
    let mut agent = Agent::new(&shared, &live);
    agent.backups = "tmpfs:1m".into();
    let early = agent.run(&["backup", "--directory", "full"])?;
    assert!(!early.good && early.told.contains("bytes free; a backup of"), "{early:?}");
    // Room for what is expected of a database of this size, and no more.
    let size: u64 = shared.postgres.sql(&live, &format!("SELECT pg_database_size('{live}')"))?.parse()?;
    agent.backups = format!("tmpfs:{}", size * 3 / 4 + 100_000).into();
    let late = agent.run(&["backup", "--directory", "full"])?;
    assert!(!late.good && late.told.contains("No space left"), "{late:?}");
    let backups = shared.lab.folder.join("backups");
    assert!(!backups.join("full").exists() && !backups.join("full.partial").exists());
    Ok(())
}

#[test]
fn what_may_not_be_read_fails_the_backup_and_is_named() -> Result<()> {
    let shared = shared();
    let live = shared.database("unreadable")?;
    let agent = Agent::new(&shared, &live);
    for (name, plant, undo, says) in [
        ("a table of somebody else", "CREATE TABLE private (id int); REVOKE ALL ON private FROM PUBLIC", "DROP TABLE private", "private"),
        (
            "row security that is forced",
            "CREATE TABLE secret (id int, who text); ALTER TABLE secret OWNER TO shop; ALTER TABLE secret ENABLE ROW LEVEL SECURITY; ALTER TABLE secret FORCE ROW LEVEL SECURITY; CREATE POLICY mine ON secret USING (who = current_user)",
            "DROP TABLE secret",
            "secret",
        ),
    ] {
        shared.postgres.sql(&live, plant)?;
        let ended = agent.run(&["backup", "--directory", &unique("backup")])?;
        assert!(!ended.good && ended.told.contains(says), "{name}: {ended:?}");
        shared.postgres.sql(&live, undo)?;
    }
    let mut wrong = Agent::new(&shared, &live);
    wrong.password = "canary-7f3a-rotated";
    let ended = wrong.run(&["backup", "--directory", &unique("backup")])?;
    assert!(!ended.good && ended.told.contains("password authentication failed") && !ended.told.contains("canary"), "{ended:?}");
    Ok(())
}

#[test]
fn a_connection_that_is_cut_in_mid_restore_fails_and_is_not_believed() -> Result<()> {
    let shared = shared();
    let live = shared.database("cut")?;
    shared.postgres.sql(
        &live,
        "CREATE TABLE many AS SELECT i, md5(i::text) t FROM generate_series(1, 300000) i; ALTER TABLE many OWNER TO shop; CREATE INDEX ON many (t)",
    )?;
    let (directory, checksum) = Agent::new(&shared, &live).backup()?;
    let copy = unique("cut_copy");
    shared.postgres.sql("postgres", &format!("CREATE DATABASE {copy} OWNER shop"))?;
    let agent = Agent::new(&shared, &copy);
    let (mut child, told) = agent.start(&["restore", "--directory", &directory, "--checksum", &checksum])?;
    let end = Instant::now() + Duration::from_secs(30);
    let cut = format!(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{copy}' AND application_name = 'pg_restore' AND query LIKE 'COPY public.many%'"
    );
    while shared.postgres.sql("postgres", &cut)? == "0" {
        assert!(Instant::now() < end, "no session of pg_restore was seen");
    }
    assert!(!child.wait()?.success());
    let told = fs::read_to_string(told)?;
    assert!(told.contains("pg_restore failed"), "{told}");
    // Into what is half there nothing is restored again: it would be doubled.
    let again = agent.run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
    assert!(!again.good && again.told.contains("is not empty"), "{again:?}");
    Ok(())
}

#[test]
fn in_place_a_database_is_emptied_and_whole_again() -> Result<()> {
    let shared = shared();
    let live = shared.database("in_place")?;
    let kinds = "CREATE SCHEMA extra; CREATE TYPE extra.mood AS ENUM ('good', 'bad'); CREATE TABLE extra.moods (m extra.mood); CREATE VIEW happy AS SELECT * FROM extra.moods WHERE m = 'good'; \
        CREATE FUNCTION twice(i int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT i * 2'; CREATE INDEX ON orders (twice(id)); CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM orders";
    shared.postgres.sql_as("shop", PASSWORD, &live, kinds)?;
    let agent = Agent::new(&shared, &live);
    let (directory, checksum) = agent.backup()?;
    shared.postgres.sql_as(
        "shop",
        PASSWORD,
        &live,
        "DROP TABLE orders CASCADE; CREATE TABLE newer (id int); CREATE DOMAIN odd AS int CHECK (value % 2 = 1); DELETE FROM customers",
    )?;
    let ended = agent.run(&["restore", "--directory", &directory, "--checksum", &checksum, "--in-place", "rollback_half_way"])?;
    assert!(ended.good, "{ended:?}");
    assert_eq!(shared.postgres.sql(&live, "SELECT (SELECT count(*) FROM orders) || ' ' || (SELECT count(*) FROM customers)")?, "1000 50");
    assert_eq!(
        shared.postgres.sql(
            &live,
            "SELECT to_regclass('newer') IS NULL AND to_regclass('happy') IS NOT NULL AND NOT EXISTS (SELECT FROM pg_namespace WHERE nspname LIKE 'rollback%')"
        )?,
        "t"
    );
    // Somebody is on it: nothing is changed.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ended = runtime.block_on(async {
        let mut stays = shared.server("shop").connect(&live, Access::Read).await?;
        // As somebody's: a look of ours is no session of others.
        sqlx::query("SET application_name = 'report'").execute(&mut stays).await?;
        agent.run(&["restore", "--directory", &directory, "--checksum", &checksum, "--in-place", "rollback_half_way"])
    })?;
    assert!(!ended.good && ended.told.contains("nothing was changed"), "{ended:?}");
    Ok(())
}

#[tokio::test]
async fn a_full_data_disk_stops_the_clone_and_nothing_else() -> Result<()> {
    let shared = shared();
    let small = shared.lab.small_postgres("small", 200)?;
    small.sql("postgres", &roles())?;
    fill(&small, "live")?;
    small.sql("live", "CREATE TABLE bulk AS SELECT i, repeat('x', 1000) t FROM generate_series(1, 60000) i")?;
    let mut session = crate::lab::server(&small, "rollback").connect("postgres", Access::Change).await?;
    let oid = inspect::entry(&mut session, "live").await?.unwrap().oid;
    let live = change::Live { name: "live", oid };
    change::refuse_connections(&mut session, live).await?;
    let error = rollback_operator::cluster::Error::from(change::clone(&mut session, live, "copy", "shop").await.unwrap_err());
    assert!(error.to_string().contains("No space left"), "{error}");
    // Waiting makes it no better, so the request fails and gives back.
    assert_eq!(error.class(), rollback_operator::cluster::Class::NeedsUser);
    assert!(inspect::entry(&mut session, "copy").await?.is_none(), "half a copy is no copy");
    change::allow_connections(&mut session, live).await?;
    assert_eq!(small.sql("live", "SELECT count(*) FROM orders")?, "1000");
    Ok(())
}

#[test]
fn nothing_is_restored_as_another_than_the_owner() -> Result<()> {
    let shared = shared();
    let live = shared.database("ownerless")?;
    let agent = Agent::new(&shared, &live);
    let (directory, checksum) = agent.backup()?;
    let copy = unique("ownerless_copy");
    shared.postgres.sql("postgres", &format!("CREATE DATABASE {copy} OWNER shop"))?;
    let ended = Agent { database: &copy, owner: None, ..agent }.run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
    assert!(!ended.good && ended.told.contains("OWNER_USER"), "{ended:?}");
    assert_eq!(shared.postgres.sql(&copy, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")?, "0");
    Ok(())
}

#[test]
fn a_backup_does_not_wait_for_who_waits_for_it() -> Result<()> {
    let shared = shared();
    let live = shared.database("refreshed")?;
    shared.postgres.sql_as("shop", PASSWORD, &live, "CREATE MATERIALIZED VIEW m AS SELECT 1 q; CREATE INDEX ON m (q); CREATE VIEW v AS SELECT 1 q")?;
    // Another session changes both views again and again, until it is told to stop.
    let busy = "DO $$ BEGIN PERFORM set_config('lock_timeout', '20s', false); FOR i IN 1..100000 LOOP EXIT WHEN to_regclass('stop') IS NOT NULL; \
        REFRESH MATERIALIZED VIEW m; CREATE OR REPLACE VIEW v AS SELECT 1 q; COMMIT; PERFORM pg_sleep(0.005); END LOOP; END $$";
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| shared.postgres.sql_as("shop", PASSWORD, &live, busy));
        let ended = (0..3).map(|_| Agent::new(&shared, &live).run(&["backup", "--directory", &unique("backup")])).collect::<Result<Vec<_>>>();
        shared.postgres.sql_as("shop", PASSWORD, &live, "CREATE TABLE stop ()")?;
        let writer = writer.join().unwrap();
        assert!(writer.is_ok(), "{writer:?}: whoever changes a view is not held up until his time is over");
        let ended = ended?;
        assert!(ended.iter().all(|e| e.good), "{ended:?}");
        Ok(())
    })
}

/// Whoever truncates, rewrites or exchanges a table between the snapshot and `pg_dump`'s lock takes its rows out of the
/// snapshot: such a backup is taken again.
#[test]
fn a_backup_never_misses_the_rows_of_a_table_that_becomes_another_meanwhile() -> Result<()> {
    let shared = shared();
    for change in [
        "TRUNCATE t; INSERT INTO t SELECT generate_series(1, 1000)",
        "ALTER TABLE t ALTER i TYPE bigint",
        "CREATE TABLE u AS SELECT i FROM t; ALTER TABLE t RENAME TO o; ALTER TABLE u RENAME TO t",
        "ALTER TABLE t ADD x int; UPDATE t SET x = i; ALTER TABLE t DROP i; ALTER TABLE t RENAME x TO i",
    ] {
        let live = shared.database("another")?;
        shared.postgres.sql_as("shop", PASSWORD, &live, "CREATE TABLE t AS SELECT generate_series(1, 1000) i")?;
        let looks =
            format!("SELECT count(*) FROM pg_stat_activity WHERE datname = '{live}' AND application_name = 'rollback-operator' AND xact_start IS NOT NULL");
        let agent = Agent::new(&shared, &live);
        let (directory, checksum) = std::thread::scope(|scope| {
            let taken = scope.spawn(|| agent.backup());
            let end = Instant::now() + Duration::from_secs(30);
            while shared.postgres.sql("postgres", &looks)? == "0" && !taken.is_finished() {
                assert!(Instant::now() < end, "the agent has not begun");
            }
            shared.postgres.sql_as("shop", PASSWORD, &live, &format!("BEGIN; {change}; COMMIT"))?;
            taken.join().unwrap()
        })?;
        let copy = unique("another_copy");
        shared.postgres.sql("postgres", &format!("CREATE DATABASE {copy} OWNER shop"))?;
        let ended = Agent::new(&shared, &copy).run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
        assert!(ended.good, "{change}: {ended:?}");
        assert_eq!(shared.postgres.sql(&copy, "SELECT count(*) || ' ' || sum(i) FROM t")?, "1000 500500", "{change}");
    }
    Ok(())
}

/// Where that goes on without an end there is no backup, and none that misses them.
#[test]
fn of_a_table_that_never_rests_there_is_a_whole_backup_or_none() -> Result<()> {
    let shared = shared();
    let live = shared.database("restless")?;
    shared.postgres.sql_as("shop", PASSWORD, &live, "CREATE TABLE t AS SELECT generate_series(1, 1000) i")?;
    let busy = "DO $$ BEGIN FOR i IN 1..100000 LOOP EXIT WHEN to_regclass('stop') IS NOT NULL; \
        TRUNCATE t; INSERT INTO t SELECT generate_series(1, 1000); COMMIT; PERFORM pg_sleep(0.05); END LOOP; END $$";
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| shared.postgres.sql_as("shop", PASSWORD, &live, busy));
        let taken = (0..3).map(|_| Agent::new(&shared, &live).run(&["backup", "--directory", &unique("backup")])).collect::<Result<Vec<_>>>();
        shared.postgres.sql_as("shop", PASSWORD, &live, "CREATE TABLE stop ()")?;
        writer.join().unwrap()?;
        for ended in taken? {
            let whole = ended.told.contains(r#"{"rows":1000,"table":"public.t"}"#);
            let refused = ended.told.contains("was truncated, rewritten or renamed") || ended.told.contains("changes tables meanwhile");
            assert!(if ended.good { whole } else { refused }, "{ended:?}");
        }
        Ok(())
    })
}

#[test]
fn no_backup_by_schedule_is_taken_of_a_database_that_is_half_way() -> Result<()> {
    let shared = shared();
    let live = shared.database("half_way")?;
    shared.postgres.sql_as("shop", PASSWORD, &live, &format!("CREATE SCHEMA token; COMMENT ON SCHEMA token IS '{}'", empty::HALF_WAY))?;
    let backup = |more: &[&str]| Agent::new(&shared, &live).run(&[&["backup", "--directory", &unique("backup")], more].concat());
    let ended = backup(&["--scheduled"])?;
    assert!(!ended.good && ended.told.contains("half-way through a restore in place"), "{ended:?}");
    // What there is of it can be kept all the same.
    assert!(backup(&[])?.good);
    Ok(())
}

#[test]
fn rows_of_hash_partitions_may_lie_in_others_after() -> Result<()> {
    let shared = shared();
    let live = shared.database("hashed")?;
    shared.postgres.sql_as(
        "shop",
        PASSWORD,
        &live,
        "CREATE TYPE e AS ENUM ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'); CREATE TABLE hp (a e) PARTITION BY HASH (a); \
         CREATE TABLE hp0 PARTITION OF hp FOR VALUES WITH (MODULUS 2, REMAINDER 0); CREATE TABLE hp1 PARTITION OF hp FOR VALUES WITH (MODULUS 2, REMAINDER 1); \
         INSERT INTO hp SELECT unnest(enum_range(NULL::e))",
    )?;
    let agent = Agent::new(&shared, &live);
    let (directory, checksum) = agent.backup()?;
    for _ in 0..3 {
        let copy = unique("hashed_copy");
        shared.postgres.sql("postgres", &format!("CREATE DATABASE {copy} OWNER shop"))?;
        let ended = Agent::new(&shared, &copy).run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
        assert!(ended.good, "{ended:?}");
        assert_eq!(shared.postgres.sql(&copy, "SELECT count(*) FROM hp")?, "8");
    }
    Ok(())
}

#[test]
fn what_a_function_raises_is_not_told_whatever_it_looks_like() -> Result<()> {
    let shared = shared();
    let live = shared.database("raises")?;
    shared.postgres.sql_as(
        "shop",
        PASSWORD,
        &live,
        &format!(
            "CREATE FUNCTION f(t text) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN IF current_database() = '{live}' THEN RETURN true; END IF; \
             RAISE EXCEPTION 'permission denied for table %', t; END $$; CREATE TABLE a (x text CHECK (public.f(x))); INSERT INTO a VALUES ('canary-7f3a-value')"
        ),
    )?;
    let (directory, checksum) = Agent::new(&shared, &live).backup()?;
    let copy = unique("raises_copy");
    shared.postgres.sql("postgres", &format!("CREATE DATABASE {copy} OWNER shop"))?;
    let ended = Agent::new(&shared, &copy).run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
    assert!(!ended.good && !ended.told.contains("canary") && ended.told.contains("a function of the owner's"), "{ended:?}");
    Ok(())
}

#[test]
fn only_plain_files_are_read_and_only_an_empty_database_is_filled() -> Result<()> {
    let shared = shared();
    let live = shared.database("plain")?;
    let agent = Agent::new(&shared, &live);
    let full = unique("plain_copy");
    shared.postgres.sql("postgres", &format!("CREATE DATABASE {full} OWNER shop"))?;
    type Plant = fn(&Path) -> Result<()>;
    let pipe: Plant = |folder| {
        fs::remove_file(folder.join("manifest.json"))?;
        anyhow::ensure!(std::process::Command::new("mkfifo").arg(folder.join("manifest.json")).status()?.success());
        Ok(())
    };
    let link: Plant = |folder| {
        fs::rename(folder.join("dump"), folder.with_extension("elsewhere"))?;
        Ok(std::os::unix::fs::symlink(folder.with_extension("elsewhere"), folder.join("dump"))?)
    };
    let schema: Plant = |folder| {
        let path = folder.join("schema.jsonl");
        Ok(fs::write(&path, fs::read_to_string(&path)? + "\n")?)
    };
    for (name, plant, says) in [("a pipe", pipe, "manifest.json"), ("a link", link, "dump"), ("another schema", schema, "schema.jsonl")] {
        let (directory, checksum) = agent.backup()?;
        plant(&agent.backups.join(&directory))?;
        for command in ["verify", "restore"] {
            let ended = Agent::new(&shared, &full).run(&[command, "--directory", &directory, "--checksum", &checksum])?;
            assert!(!ended.good && ended.told.contains(says), "{name}, {command}: {ended:?}");
        }
        assert_eq!(shared.postgres.sql(&full, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")?, "0", "{name}");
    }
    shared.postgres.sql_as("shop", PASSWORD, &full, "SELECT lo_from_bytea(5, 'AB')")?;
    let (directory, checksum) = agent.backup()?;
    let ended = Agent::new(&shared, &full).run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
    assert!(!ended.good && ended.told.contains("large objects"), "{ended:?}");
    Ok(())
}
