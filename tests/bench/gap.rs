//! The gap that a client sees who connects again and again, at a restore's swap and at its undo, as the database grows.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use rollback_operator::database::{Access, Server, change, inspect};
use sqlx::Connection;
use testkit::lab::Lab;

use crate::tools::{login, server};
use crate::{Measured, TIMES, median};

/// Sessions of others, half of them busy.
const SESSIONS: usize = 50;

pub fn measure(sizes: &[f64]) -> Result<Vec<Measured>> {
    let lab = Lab::new()?;
    let postgres = server(&lab, "gap")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (mut all, mut medians) = (Vec::new(), Vec::new());
    for size in sizes {
        eprintln!("    a database of {size} GB");
        let rows = size * 900_000.0;
        postgres.sql("postgres", "CREATE DATABASE live")?;
        postgres.sql("live", &format!("CREATE TABLE bulk AS SELECT i, repeat(md5(i::text), 32) AS t FROM generate_series(1, {rows:.0}) i"))?;
        postgres.sql("postgres", "CREATE DATABASE copy TEMPLATE live STRATEGY FILE_COPY")?;
        let (swap, undo) = runtime.block_on(gaps(&login(&postgres)))?;
        for (what, seconds) in [("restore", swap), ("undo", undo)] {
            medians.push(seconds);
            all.push(Measured {
                name: format!("gap seen by a reconnecting client at {what}, {size} GB, {SESSIONS} sessions"),
                unit: "s",
                ours: seconds,
                peer: None,
                bar: Some(0.5),
            });
        }
        for name in ["live", "copy"] {
            postgres.sql("postgres", &format!("DROP DATABASE {name} WITH (FORCE)"))?;
        }
    }
    let spread = medians.iter().copied().fold(f64::MIN, f64::max) - medians.iter().copied().fold(f64::MAX, f64::min);
    all.push(Measured { name: "difference between the largest and the smallest of these gaps".into(), unit: "s", ours: spread, peer: None, bar: Some(0.2) });
    Ok(all)
}

/// Medians of the gaps at the swap and at the swap back.
async fn gaps(at: &Server) -> Result<(f64, f64)> {
    let over = Arc::new(AtomicBool::new(false));
    let others: Vec<_> = (0..SESSIONS).map(|i| tokio::spawn(other(at.clone(), over.clone(), i % 2 == 0))).collect();
    let absent = Arc::new(AtomicUsize::new(0));
    let looks = tokio::spawn(look(at.clone(), over.clone(), absent.clone()));
    let (mut swaps, mut undos) = (Vec::new(), Vec::new());
    let mut session = at.connect("postgres", Access::Change).await?;
    for i in 0..TIMES {
        // The sessions come back before the next.
        tokio::time::sleep(Duration::from_secs(2)).await;
        swaps.push(gap(at, &mut session, "copy", "kept").await?);
        tokio::time::sleep(Duration::from_secs(2)).await;
        undos.push(gap(at, &mut session, "kept", "copy").await?);
        eprintln!("    gap {i}: restore {:.3} s, undo {:.3} s", swaps[i], undos[i]);
    }
    over.store(true, Ordering::SeqCst);
    for task in others {
        task.await?;
    }
    looks.await??;
    ensure!(absent.load(Ordering::SeqCst) == 0, "the name was absent {absent:?} times");
    Ok((median(swaps), median(undos)))
}

/// One swap, with a client that connects again every 2 ms.
async fn gap(at: &Server, session: &mut sqlx::PgConnection, copy: &str, kept: &str) -> Result<f64> {
    let done = Arc::new(AtomicBool::new(false));
    let probe = tokio::spawn(probe(at.clone(), done.clone()));
    tokio::time::sleep(Duration::from_millis(200)).await;
    let oid = inspect::entry(session, "live").await?.map_or(0, |e| e.oid);
    change::swap(session, &change::Swap { live: change::Live { name: "live", oid }, copy, copy_oid: None, kept, open: true }).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    done.store(true, Ordering::SeqCst);
    probe.await?
}

/// The longest time between two answers.
async fn probe(at: Server, done: Arc<AtomicBool>) -> Result<f64> {
    let (mut last, mut longest) = (Instant::now(), Duration::ZERO);
    while !done.load(Ordering::SeqCst) {
        if let Ok(mut session) = at.connect("live", Access::Read).await {
            while !done.load(Ordering::SeqCst) && sqlx::query("SELECT 1").execute(&mut session).await.is_ok() {
                longest = longest.max(last.elapsed());
                last = Instant::now();
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            session.close().await.ok();
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(longest.as_secs_f64())
}

async fn other(at: Server, over: Arc<AtomicBool>, busy: bool) {
    let statement = if busy { "SELECT pg_sleep(0.5)" } else { "SELECT 1" };
    while !over.load(Ordering::SeqCst) {
        if let Ok(mut session) = at.connect("live", Access::Read).await {
            while !over.load(Ordering::SeqCst) && sqlx::query(statement).execute(&mut session).await.is_ok() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Looks for the name as often as it can.
async fn look(at: Server, over: Arc<AtomicBool>, absent: Arc<AtomicUsize>) -> Result<()> {
    let mut session = at.connect("postgres", Access::Read).await?;
    while !over.load(Ordering::SeqCst) {
        absent.fetch_add(usize::from(inspect::entry(&mut session, "live").await?.is_none()), Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Ok(())
}
