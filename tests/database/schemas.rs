//! What a schema's fingerprint is worth, on a real server: it outlives dump and restore, it sees every change of the schema
//! and nothing else, and what it says of a change is what old statements meet.
//!
//! The cases are data, in `schema/`: whoever finds another adds a block.

use anyhow::{Context, Result, bail};
use futures::future::try_join_all;
use rollback_operator::database::{Access, evidence, fingerprint};
use rollback_operator::plan::schema::{Change, Effect, Fingerprint, changed_by_restore, diff, judge, questions, worst};
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, ValueRef};

use crate::lab::{Shared, made, shared, unique};

/// A block of a data file: the words behind its marker, and what follows up to the next.
struct Block<'a> {
    kind: &'a str,
    name: &'a str,
    sql: String,
}

/// Splits at lines like `-- KIND: NAME` and `-- KIND`, for these kinds.
fn blocks<'a>(text: &'a str, kinds: &[&'a str]) -> Vec<Block<'a>> {
    let mut all: Vec<Block> = Vec::new();
    for line in text.lines() {
        let header = line.strip_prefix("-- ").and_then(|rest| {
            let kind = kinds.iter().filter(|kind| rest == **kind || rest.strip_prefix(**kind).is_some_and(|r| r.starts_with(':'))).max_by_key(|k| k.len())?;
            Some((*kind, rest[kind.len()..].trim_start_matches(':').trim()))
        });
        match (header, all.last_mut()) {
            (Some((kind, name)), _) => all.push(Block { kind, name, sql: String::new() }),
            (None, Some(block)) => block.sql.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    all
}

async fn read(shared: &Shared, user: &str, database: &str) -> Result<Fingerprint> {
    let mut session = shared.server(user).connect(database, Access::Read).await?;
    Ok(fingerprint::read(&mut session, None).await?)
}

/// A session as a user has it, without the settings that ours pin.
async fn plain(shared: &Shared, user: &str, database: &str) -> Result<PgConnection> {
    let server = shared.server(user);
    let options = PgConnectOptions::new_without_pgpass().host(&server.host).port(server.port).username(user).password(&server.login.password);
    Ok(PgConnection::connect_with(&options.database(database).ssl_mode(PgSslMode::Disable)).await?)
}

async fn run(session: &mut PgConnection, sql: &str) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(session).await?;
    Ok(())
}

/// Every word of a difference, for a person.
fn told(changes: &[Change]) -> String {
    let detail = |change: &Change| match change.facts().as_slice() {
        [] => change.to_string(),
        facts => format!("{}: {facts:?}", change.entry()),
    };
    changes.iter().map(detail).collect::<Vec<_>>().join("\n      ")
}

async fn create(shared: &Shared, maintenance: &mut PgConnection, prefix: &str) -> Result<String> {
    let name = unique(prefix);
    run(maintenance, &format!("CREATE DATABASE {name} OWNER shop TEMPLATE template0")).await.with_context(|| format!("on port {}", shared.postgres.port))?;
    Ok(name)
}

/// By PostgreSQL's own tools, as the superuser: what is asked here is the fingerprint and not our agent.
fn dump_and_restore(shared: &Shared, from: &str, to: &str) -> Result<()> {
    let script = format!("set -o pipefail; pg_dump -Fc -Z0 {from} | pg_restore --exit-on-error -d {to}");
    let mut command = shared.postgres.command(&["bash", "-c", &script]);
    command.env("PGHOST", "127.0.0.1").env("PGPORT", shared.postgres.port.to_string());
    command.env("PGUSER", "postgres").env("PGPASSWORD", testkit::lab::SUPERUSER_PASSWORD);
    local_cluster::shell::run(&mut command)
}

/// Of the long lists every so many are tried where this variable says so; `cargo xtask test database` tries all.
const SAMPLE: &str = "ROLLBACK_TEST_SAMPLE";

fn sampled<T>(all: Vec<T>) -> Vec<T> {
    let step = std::env::var(SAMPLE).ok().and_then(|n| n.parse().ok()).unwrap_or(1).max(1);
    all.into_iter().step_by(step).collect()
}

/// Reports all that failed, and not the first alone.
fn settle(what: &str, all: usize, failed: Vec<String>) -> Result<()> {
    println!("{what}: {} of {all}", all - failed.len());
    if !failed.is_empty() {
        bail!("{what}: {} of {all} failed:\n  {}", failed.len(), failed.join("\n  "));
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_schema_is_the_same_after_dump_and_restore() -> Result<()> {
    let shared = shared();
    let shapes = blocks(include_str!("schema/shapes.sql"), &["shape", "shape (superuser)"]);
    assert!(shapes.len() >= 60, "{} shapes", shapes.len());
    let shapes = sampled(shapes);
    // Two at a time: each waits for tools of the server most of the time.
    let halves = shapes.chunks(shapes.len().div_ceil(2)).map(|half| round_trips(&shared, half));
    let failed = try_join_all(halves).await?.concat();
    settle("shapes that are the same after dump and restore", shapes.len(), failed)
}

async fn round_trips(shared: &Shared, shapes: &[Block<'_>]) -> Result<Vec<String>> {
    let mut maintenance = plain(shared, "postgres", "postgres").await?;
    let mut failed = Vec::new();
    for shape in shapes {
        let first = create(shared, &mut maintenance, "shape").await?;
        let (second, third) = (create(shared, &mut maintenance, "restored").await?, create(shared, &mut maintenance, "again").await?);
        let user = if shape.kind == "shape" { "shop" } else { "postgres" };
        if made(&format!("shape {}", shape.name), run(&mut plain(shared, user, &first).await?, &shape.sql).await)?.is_none() {
            continue;
        }
        let was = read(shared, "postgres", &first).await?;
        for (from, to) in [(&first, &second), (&second, &third)] {
            tokio::task::block_in_place(|| dump_and_restore(shared, from, to)).with_context(|| format!("shape {}", shape.name))?;
            let changed = changed_by_restore(&was, &read(shared, "postgres", to).await?);
            if !changed.is_empty() {
                failed.push(format!("{} ({to}):\n      {}", shape.name, told(&changed)));
                break;
            }
        }
        // The login that the README asks for sees the same.
        let seen = diff(&was, &read(shared, "rollback", &first).await?);
        if !seen.is_empty() {
            failed.push(format!("{} (as another login):\n      {}", shape.name, told(&seen)));
        }
        for database in [first, second, third] {
            run(&mut maintenance, &format!("DROP DATABASE {database} WITH (FORCE)")).await?;
        }
    }
    Ok(failed)
}

#[tokio::test]
async fn every_change_of_a_schema_is_seen_and_nothing_else_is() -> Result<()> {
    let shared = shared();
    let all = blocks(include_str!("schema/mutations.sql"), &["base", "mutation", "same"]);
    let mut maintenance = plain(&shared, "postgres", "postgres").await?;
    let base = create(&shared, &mut maintenance, "base").await?;
    let (first, changes) = all.split_first().context("no blocks")?;
    run(&mut plain(&shared, "postgres", &base).await?, &first.sql).await.context("base")?;
    let was = read(&shared, "postgres", &base).await?;
    let mut failed = Vec::new();
    let mut session = shared.server("postgres").connect(&base, Access::Change).await?;
    for change in changes {
        // In a transaction that is rolled back, every change meets the same base.
        let mut transaction = session.begin().await?;
        run(&mut transaction, "SET LOCAL search_path TO DEFAULT").await?;
        run(&mut transaction, &change.sql).await.with_context(|| format!("{} {}", change.kind, change.name))?;
        run(&mut transaction, "RESET ALL; RESET ROLE").await?;
        let is = fingerprint::read(&mut transaction, None).await?;
        transaction.rollback().await?;
        match change.kind {
            "mutation" if is == was => failed.push(format!("not seen: {}", change.name)),
            "same" if is != was => failed.push(format!("seen, and is none: {}\n      {}", change.name, told(&diff(&was, &is)))),
            _ => {}
        }
    }
    let mutations = changes.iter().filter(|c| c.kind == "mutation").count();
    assert!(mutations >= 100, "{mutations} mutations");
    settle("changes judged rightly", changes.len(), failed)
}

/// What one statement gives, in words: its rows, or why it failed.
async fn outcome(session: &mut PgConnection, statement: &str) -> String {
    match session.fetch_all(sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))).await {
        Ok(rows) => {
            let field = |row: &sqlx::postgres::PgRow, i| {
                row.try_get_raw(i)
                    .map(|value| if value.is_null() { "NULL".to_owned() } else { value.as_str().unwrap_or_default().to_owned() })
                    .unwrap_or_default()
            };
            rows.iter().map(|row| (0..row.len()).map(|i| field(row, i)).collect::<Vec<_>>().join("|") + "\n").collect()
        }
        Err(error) => format!("failed with {}", error.as_database_error().and_then(|e| e.code()).unwrap_or_default()),
    }
}

#[tokio::test]
async fn an_effect_is_what_old_statements_meet() -> Result<()> {
    let shared = shared();
    let parts = blocks(include_str!("schema/effects.sql"), &["row", "good", "change", "change (superuser)", "old", "fails"]);
    let mut rows: Vec<Vec<&Block>> = Vec::new();
    for part in &parts {
        match part.kind {
            "row" => rows.push(vec![part]),
            _ => rows.last_mut().context("a part before the first row")?.push(part),
        }
    }
    let rows = sampled(rows);
    let mut maintenance = plain(&shared, "postgres", "postgres").await?;
    let mut failed = Vec::new();
    'rows: for row in &rows {
        let (name, rest) = row[0].name.split_once(" = ").with_context(|| format!("no verdict: {}", row[0].name))?;
        // 'VERDICT', or 'VERDICT; judged EFFECT: why' where the table says otherwise on purpose.
        let (verdict, deviation) = rest.split_once("; judged ").map_or((rest, None), |(v, d)| (v, d.split(':').next()));
        let part = |kind: &str| row.iter().find(|b| b.kind == kind).map(|b| b.sql.as_str()).unwrap_or_default();
        let (before, after) = (create(&shared, &mut maintenance, "good").await?, create(&shared, &mut maintenance, "live").await?);
        for database in [&before, &after] {
            if made(&format!("{name}: good"), run(&mut plain(&shared, "shop", database).await?, part("good")).await)?.is_none() {
                continue 'rows;
            }
        }
        let good = read(&shared, "rollback", &after).await?;
        for (user, change) in [("shop", part("change")), ("postgres", part("change (superuser)"))] {
            if made(&format!("{name}: change"), run(&mut plain(&shared, user, &after).await?, change).await)?.is_none() {
                continue 'rows;
            }
        }
        let mut session = shared.server("postgres").connect(&after, Access::Read).await?;
        let live = fingerprint::read(&mut session, None).await?;
        let counted = evidence::collect(&mut session, questions(&live, &diff(&good, &live))).await?;
        let judged = judge(&good, &live, &counted, "shop");
        let effect = worst(&judged).unwrap_or(Effect::Runs);
        let (mut old, mut new) = (plain(&shared, "shop", &before).await?, plain(&shared, "shop", &after).await?);
        let mut same = true;
        for statement in part("old").lines().filter(|line| !line.trim().is_empty()) {
            same &= outcome(&mut old, statement).await == outcome(&mut new, statement).await;
        }
        let fails = part("fails").trim();
        let differs = !fails.is_empty() && outcome(&mut old, fails).await != outcome(&mut new, fails).await;
        let holds = match verdict {
            "Runs" => same && fails.is_empty(),
            "Breaks" => !same,
            "Unknown" => same && differs,
            other => bail!("{name}: '{other}' is no verdict"),
        };
        if !holds {
            failed.push(format!("the experiment does not show it: {name} = {verdict}"));
        }
        if format!("{effect:?}") != deviation.unwrap_or(verdict) {
            let words = judged.iter().map(|j| format!("{:?}: {} {:?}", j.effect, j.change, j.change.facts())).collect::<Vec<_>>().join("; ");
            failed.push(format!("{name} = {verdict}, judged {effect:?} ({words})"));
        }
        for database in [before, after] {
            run(&mut maintenance, &format!("DROP DATABASE {database} WITH (FORCE)")).await?;
        }
    }
    settle("effects judged as old statements meet them", rows.len(), failed)
}
