//! The swap, and what may come in between: a name that is never absent, sessions that do not end, a server that is
//! restarted, transactions that are prepared, slots, and operators that were paused.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Result;
use rollback_operator::database::{Access, Error, change, fence, inspect};

use crate::lab::{PASSWORD, Shared, shared, unique};

async fn oid(shared: &Shared, name: &str) -> Result<i64> {
    let mut session = shared.server("rollback").connect("postgres", Access::Read).await?;
    Ok(inspect::entry(&mut session, name).await?.map_or(0, |e| e.oid))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_name_is_never_absent_and_every_client_comes_back() -> Result<()> {
    let shared = shared();
    let (live, copy) = (shared.database("never_absent")?, shared.database("copy")?);
    let (kept, undone) = (format!("{live}_kept"), format!("{live}_undone"));
    let over = Arc::new(AtomicBool::new(false));
    let (looks, absent) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let probe = {
        let (shared, live, over, looks, absent) = (shared.clone(), live.clone(), over.clone(), looks.clone(), absent.clone());
        tokio::spawn(async move {
            let mut session = shared.server("rollback").connect("postgres", Access::Read).await.unwrap();
            while !over.load(Ordering::SeqCst) {
                let there = inspect::entry(&mut session, &live).await.unwrap().is_some();
                looks.fetch_add(1, Ordering::SeqCst);
                absent.fetch_add(usize::from(!there), Ordering::SeqCst);
            }
        })
    };
    let clients: Vec<_> = (0..20)
        .map(|_| {
            let (shared, live, over) = (shared.clone(), live.clone(), over.clone());
            tokio::spawn(async move {
                while !over.load(Ordering::SeqCst) {
                    let Ok(mut session) = shared.server("shop").connect(&live, Access::Read).await else { continue };
                    while sqlx::query("SELECT pg_sleep(0.01)").execute(&mut session).await.is_ok() && !over.load(Ordering::SeqCst) {}
                }
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let mut session = shared.server("rollback").connect("postgres", Access::Change).await?;
    let (original, newer) = (oid(&shared, &live).await?, oid(&shared, &copy).await?);
    for _ in 0..3 {
        change::swap(&mut session, &change::Swap { live: change::Live { name: &live, oid: original }, copy: &copy, copy_oid: None, kept: &kept, open: true })
            .await?;
        assert_eq!((oid(&shared, &live).await?, oid(&shared, &kept).await?), (newer, original));
        assert_eq!(shared.postgres.sql("postgres", &format!("SELECT has_database_privilege('shop', '{kept}', 'CONNECT')"))?, "f");
        // And back: the same the other way round.
        change::swap(&mut session, &change::Swap { live: change::Live { name: &live, oid: newer }, copy: &kept, copy_oid: None, kept: &undone, open: true })
            .await?;
        assert_eq!(oid(&shared, &live).await?, original);
        assert_eq!(shared.postgres.sql("postgres", &format!("SELECT has_database_privilege('shop', '{live}', 'CONNECT')"))?, "t");
        shared.postgres.sql("postgres", &format!("ALTER DATABASE {undone} RENAME TO {copy}"))?;
    }
    over.store(true, Ordering::SeqCst);
    probe.await?;
    for client in clients {
        client.await?;
    }
    assert!(looks.load(Ordering::SeqCst) > 100 && absent.load(Ordering::SeqCst) == 0, "{looks:?} looks, {absent:?} times absent");
    Ok(())
}

#[tokio::test]
async fn a_session_that_may_not_be_ended_stops_the_swap_and_changes_nothing() -> Result<()> {
    let shared = shared();
    let (live, copy) = (shared.database("stubborn")?, shared.database("copy")?);
    // A superuser's session is nobody's to end.
    let _stays = shared.server("postgres").connect(&live, Access::Read).await?;
    let mut session = shared.server("rollback").connect("postgres", Access::Change).await?;
    let seen = change::Live { name: &live, oid: oid(&shared, &live).await? };
    let error = change::swap(&mut session, &change::Swap { live: seen, copy: &copy, copy_oid: None, kept: "nowhere", open: true }).await.unwrap_err();
    assert!(error.to_string().contains("terminate") || error.to_string().contains("do not end"), "{error}");
    assert_eq!(oid(&shared, &live).await?, seen.oid);
    // It was closed for the swap; giving back opens it.
    change::allow_connections(&mut session, seen).await?;
    assert_eq!(shared.postgres.sql(&live, "SELECT count(*) FROM orders")?, "1000");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_restarted_in_mid_swap_has_the_one_or_the_other() -> Result<()> {
    let shared = shared();
    let mut own = shared.lab.postgres("restarted", &testkit::lab::Options::default())?;
    own.sql("postgres", &crate::lab::roles())?;
    for name in ["live", "copy"] {
        crate::lab::fill(&own, name)?;
    }
    let mut session = crate::lab::server(&own, "rollback").connect("postgres", Access::Change).await?;
    let oid = inspect::entry(&mut session, "live").await?.unwrap().oid;
    // A session that does not end: its process stands still.
    let mut stays = crate::lab::server(&own, "shop").connect("live", Access::Read).await?;
    let pid: i32 = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(&mut stays).await?;
    local_cluster::shell::run(std::process::Command::new("kill").args(["-STOP", &pid.to_string()]))?;
    let swapping = tokio::spawn(async move {
        let live = change::Live { name: "live", oid };
        change::refuse_connections(&mut session, live).await?;
        // It waits for the session, and then the server goes.
        change::swap(&mut session, &change::Swap { live, copy: "copy", copy_oid: None, kept: "kept", open: false }).await
    });
    let asked = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_terminate_backend%'";
    while own.sql("postgres", asked)? == "0" {}
    assert!(!swapping.is_finished(), "the swap waits");
    own.stop()?;
    assert!(swapping.await?.is_err());
    drop(stays);
    own.run()?;
    let mut session = crate::lab::server(&own, "rollback").connect("postgres", Access::Change).await?;
    let live = change::Live { name: "live", oid };
    let entry = inspect::entry(&mut session, "live").await?.unwrap();
    assert_eq!((entry.oid, entry.allows_connections), (oid, false), "still the original, and closed as it was left");
    change::swap(&mut session, &change::Swap { live, copy: "copy", copy_oid: None, kept: "kept", open: false }).await?;
    assert_eq!(inspect::entry(&mut session, "kept").await?.unwrap().oid, oid);
    Ok(())
}

#[tokio::test]
async fn prepared_transactions_and_slots_are_seen() -> Result<()> {
    let shared = shared();
    let live = shared.database("prepared")?;
    let slot = unique("slot");
    shared.postgres.sql(&live, &format!("SELECT pg_create_logical_replication_slot('{slot}', 'pgoutput')"))?;
    shared.postgres.sql_as("shop", PASSWORD, &live, "BEGIN; INSERT INTO customers (name) VALUES ('half'); PREPARE TRANSACTION 'half'")?;
    let mut inside = shared.server("rollback").connect(&live, Access::Read).await?;
    let facts = inspect::facts(&mut inside).await?;
    assert_eq!((facts.prepared_transactions, &facts.slots), (1, &vec![slot.clone()]));
    drop(inside);
    // The server says the same, five seconds later.
    let mut session = shared.server("rollback").connect("postgres", Access::Change).await?;
    let seen = change::Live { name: &live, oid: oid(&shared, &live).await? };
    change::refuse_connections(&mut session, seen).await?;
    let error = change::clone(&mut session, seen, &unique("copy"), "shop").await.unwrap_err().to_string();
    assert!(error.contains("being accessed by other users"), "{error}");
    change::allow_connections(&mut session, seen).await?;
    shared.postgres.sql_as("shop", PASSWORD, &live, "ROLLBACK PREPARED 'half'")?;
    // A slot that nobody uses stays with the original.
    let copy = shared.database("copy")?;
    let kept = format!("{live}_kept");
    change::swap(&mut session, &change::Swap { live: seen, copy: &copy, copy_oid: None, kept: &kept, open: true }).await?;
    assert_eq!(shared.postgres.sql("postgres", &format!("SELECT database FROM pg_replication_slots WHERE slot_name = '{slot}'"))?, kept);
    shared.postgres.sql("postgres", &format!("SELECT pg_drop_replication_slot('{slot}')"))?;
    Ok(())
}

#[tokio::test]
async fn an_operator_that_was_paused_changes_nothing_when_it_wakes_up() -> Result<()> {
    let shared = shared();
    let live = shared.database("fenced")?;
    let seen = change::Live { name: &live, oid: oid(&shared, &live).await? };
    let mut paused = shared.server("rollback").connect("postgres", Access::Change).await?;
    fence::take(&mut paused, &live).await?;
    // It stands still between its look and its statement. Another waits for the fence, and throws it out.
    let mut other = shared.server("rollback").connect("postgres", Access::Change).await?;
    fence::take(&mut other, &live).await?;
    let late = change::refuse_connections(&mut paused, seen).await;
    assert!(matches!(late, Err(Error::Query { .. })), "{late:?}");
    // Whoever looks at what has changed since looks again.
    change::refuse_connections(&mut other, seen).await?;
    assert!(matches!(change::refuse_connections(&mut other, seen).await, Err(Error::Moved(_))));
    change::allow_connections(&mut other, seen).await?;
    assert!(matches!(change::allow_connections(&mut other, change::Live { oid: 1, ..seen }).await, Err(Error::Moved(_))));
    Ok(())
}
