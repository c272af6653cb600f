//! A connection pooler between the application and its server: a real PgBouncer with a list of its databases.

use std::process::Command;

use anyhow::Result;
use local_cluster::shell::{output, run};
use rollback_operator::database::{Access, Server, change, inspect};
use rollback_operator::plan::address::{Place, lead};
use testkit::lab::Pooler;

use crate::lab::{Agent, PASSWORD, Shared, shared, unique};

const USERS: [(&str, &str); 2] = [("shop", PASSWORD), ("rollback", PASSWORD)];

fn psql(shared: &Shared, pooler: &Pooler, database: &str, query: &str) -> Result<String> {
    let mut psql: Command = shared.postgres.command(&["psql", "-v", "ON_ERROR_STOP=1", "-qAtc", query]);
    psql.env("PGHOST", "127.0.0.1").env("PGPORT", pooler.port.to_string()).env("PGUSER", "shop").env("PGPASSWORD", PASSWORD).env("PGDATABASE", database);
    Ok(output(&mut psql)?.trim().to_owned())
}

#[tokio::test]
async fn behind_a_pooler_nothing_is_done_and_its_name_is_said() -> Result<()> {
    let shared = shared();
    let live = shared.database("pooled")?;
    for settings in [
        // As it comes: it refuses what it does not know.
        &["pool_mode = session"][..],
        // As people set it for their drivers: it takes our settings, and drops them.
        &["pool_mode = session", "ignore_startup_parameters = options,extra_float_digits"],
        &["pool_mode = transaction", "ignore_startup_parameters = options,extra_float_digits"],
    ] {
        let pooler = shared.lab.pooler(&shared.postgres, &[&live], &USERS, settings)?;
        let server = |user: &str| Server { port: pooler.port, ..shared.server(user) };
        for (user, access) in [("rollback", Access::Read), ("rollback", Access::Change), ("shop", Access::Read)] {
            let error = server(user).connect(&live, access).await.err().map(|error| error.to_string()).unwrap_or_default();
            assert!(error.contains("connection pooler") && error.contains("name the server itself"), "{settings:?}: {error}");
        }
        let directory = unique("backup");
        let taken = Agent { port: pooler.port, ..Agent::new(&shared, &live) }.run(&["backup", "--directory", &directory])?;
        assert!(!taken.good && taken.told.contains("connection pooler"), "{taken:?}");
        assert!(!shared.lab.folder.join("backups").join(directory).exists());
    }
    Ok(())
}

/// A pooler keeps sessions for an application that is gone, and opens new ones by the name that it knows.
#[tokio::test]
async fn what_a_pooler_keeps_open_is_ended_and_it_comes_back_to_the_copy() -> Result<()> {
    let shared = shared();
    let (live, copy) = (shared.database("behind")?, shared.database("copy")?);
    let pooler = shared.lab.pooler(&shared.postgres, &[&live], &USERS, &["pool_mode = transaction", "server_login_retry = 1"])?;
    assert_eq!(psql(&shared, &pooler, &live, "INSERT INTO customers (name) VALUES ('of the original') RETURNING name")?, "of the original");
    let mut session = shared.server("rollback").connect("postgres", Access::Change).await?;
    let kept = inspect::sessions(&mut session, &live).await?;
    assert!(kept.iter().any(|s| s.user == "shop"), "the pooler keeps no session: {kept:?}");
    let oid = inspect::entry(&mut session, &live).await?.map_or(0, |e| e.oid);
    let name = change::Live { name: &live, oid };
    change::swap(&mut session, &change::Swap { live: name, copy: &copy, copy_oid: None, kept: &format!("{live}_kept"), open: true }).await?;
    // Its session was ended under it, and the next one is of what has the name now.
    let seen = (0..20).find_map(|_| match psql(&shared, &pooler, &live, "SELECT count(*) FROM customers WHERE name = 'of the original'") {
        Ok(count) => Some(count),
        Err(_) => {
            std::thread::sleep(std::time::Duration::from_millis(500));
            None
        }
    });
    assert_eq!(seen.as_deref(), Some("0"));
    Ok(())
}

/// The pooler's list does not have the copy, so migrations go past it: by `directAddress`.
#[tokio::test]
async fn migrations_reach_the_copy_past_the_pooler() -> Result<()> {
    let shared = shared();
    let (live, copy) = (shared.database("past")?, shared.database("copy")?);
    let pooler = shared.lab.pooler(&shared.postgres, &[&live], &USERS, &["pool_mode = session"])?;
    let app = shared.lab.app("v1")?;
    let applications = format!("postgresql://shop:{PASSWORD}@127.0.0.1:{}/{live}", pooler.port);
    let migrate = |server: Option<(&str, i32)>| {
        let url = lead(&applications, Place { database: &copy, server }).unwrap();
        let mut alembic = shared.lab.shop_root.command(1000, &[(&app, "/app")], &["env", "-C", "/app", "PYTHONDONTWRITEBYTECODE=1", "alembic", "current"]);
        run(alembic.env("DATABASE_URL", url))
    };
    assert!(migrate(None).is_err(), "the pooler knows a database that is not in its list");
    migrate(Some(("127.0.0.1", shared.postgres.port.into())))
}
