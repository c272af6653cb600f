//! Each right that may be missing: the server refuses what it is for, and the plan says so before.

use anyhow::Result;
use rollback_operator::api::plan::{Method, Way};
use rollback_operator::api::{RollbackRequestSpec, WorkloadKind, WorkloadRef};
use rollback_operator::database::{Access, change, fingerprint, inspect};
use rollback_operator::plan::schema::Fingerprint;
use rollback_operator::plan::snapshot::{Database, Release, Snapshot, Workload};
use rollback_operator::plan::template::hash;
use rollback_operator::plan::{self, Draft};

use crate::lab::{PASSWORD, Shared, shared, unique};

fn yaml<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(serde_yaml::from_str(text).unwrap()).unwrap()
}

/// What the plan says of a rollback of this database by that login.
async fn plan(shared: &Shared, live: &str, login: &str, good: &Fingerprint) -> Result<(Option<Method>, String)> {
    let mut session = shared.server(login).connect(live, Access::Read).await?;
    let facts = inspect::facts(&mut session).await?;
    let release = |name: &str, healthy: bool, second: i64, revision: &str, schema: &Fingerprint| {
        let template = yaml(&format!("{{spec: {{containers: [{{name: shop, image: 'shop:{name}'}}]}}}}"));
        Release {
            name: name.into(),
            healthy,
            created: jiff::Timestamp::from_second(second).unwrap(),
            last_seen: jiff::Timestamp::from_second(second).unwrap(),
            template_hash: hash(&template),
            template,
            revision: Some(revision.into()),
            fingerprint: Some((schema.hash(), "map".into(), schema.clone().into())),
            ..Release::default()
        }
    };
    let now = fingerprint::read(&mut session, None).await?;
    let releases = vec![release("v1", true, 10, "a1", good), release("v2", false, 20, "b2", &now)];
    let snapshot = Snapshot {
        uid: "21dc9067-4882".into(),
        way_down: None,
        workloads: vec![Workload {
            of: WorkloadRef::new(WorkloadKind::Deployment, "shop"),
            template: releases[1].template.clone(),
            replicas: 1,
            releases,
            ..Workload::default()
        }],
        database: Some(Database {
            generation: None,
            policy: "shop".into(),
            name: live.into(),
            facts,
            fingerprint: now,
            evidence: Default::default(),
            revision: Ok(Some("b2".into())),
            migrations: Some(yaml("{tool: Alembic, container: shop, databaseNameEnv: DB}")),
            approval: None,
            other_sessions: vec![],
            large: vec![],
            rates: Default::default(),
            copy_limit: 1800,
            room: Some(i64::MAX),
            would_go: Default::default(),
            rows: vec![],
            backups: vec![],
        }),
    };
    let spec: RollbackRequestSpec = yaml("{targets: [{kind: Deployment, name: shop}], database: {policyRef: {name: shop}}}");
    Ok(match plan::make(&spec, &snapshot) {
        Ok(Draft { plan, .. }) => {
            assert_eq!(plan.way, Way::Downgrade);
            (plan.database.map(|d| d.method), plan.warnings.join("; "))
        }
        Err(refusal) => (None, format!("{}: {}", refusal.reason, refusal.message)),
    })
}

#[tokio::test]
async fn each_missing_right_is_found_when_planning() -> Result<()> {
    let shared = shared();
    let live = shared.database("rights")?;
    let mut session = shared.server("rollback").connect(&live, Access::Read).await?;
    let good = fingerprint::read(&mut session, None).await?;
    drop(session);
    shared.postgres.sql_as("shop", PASSWORD, &live, "ALTER TABLE orders RENAME title TO name")?;
    for (name, rights, plant, method, says) in [
        ("all rights", "CREATEDB|shop, pg_signal_backend, pg_read_all_stats", "", Some(Method::Beside), ""),
        ("the owner without CREATEDB", "NOCREATEDB|shop, pg_signal_backend, pg_read_all_stats", "", Some(Method::InPlace), "ALTER ROLE … CREATEDB"),
        ("no right to end others' sessions", "CREATEDB|shop, pg_read_all_stats", "", Some(Method::InPlace), "GRANT pg_signal_backend"),
        ("no right to see others' sessions", "CREATEDB|shop, pg_signal_backend", "", None, "GRANT pg_read_all_stats"),
        ("no member of the owner", "CREATEDB|pg_signal_backend, pg_read_all_stats, pg_read_all_data", "", None, "GRANT shop TO"),
        ("a table of somebody else", "CREATEDB|shop, pg_signal_backend, pg_read_all_stats", "CREATE TABLE private (id int)", None, "GRANT SELECT ON"),
        (
            "row security that is forced",
            "CREATEDB|shop, pg_signal_backend, pg_read_all_stats",
            "CREATE TABLE private (id int); ALTER TABLE private OWNER TO shop; ALTER TABLE private ENABLE ROW LEVEL SECURITY; ALTER TABLE private FORCE ROW LEVEL SECURITY",
            None,
            "BYPASSRLS",
        ),
        (
            "a setting of a role",
            "CREATEDB NOCREATEROLE|shop, pg_signal_backend, pg_read_all_stats",
            "ALTER ROLE shop IN DATABASE LIVE SET work_mem = '8MB'",
            Some(Method::InPlace),
            "CREATEROLE",
        ),
    ] {
        let login = unique("login");
        let (attributes, groups) = rights.split_once('|').unwrap();
        shared.postgres.sql("postgres", &format!("CREATE ROLE {login} LOGIN {attributes} PASSWORD '{PASSWORD}'; GRANT {groups} TO {login}"))?;
        if !plant.is_empty() {
            shared.postgres.sql(&live, &plant.replace("LIVE", &live))?;
        }
        let (planned, words) = plan(&shared, &live, &login, &good).await?;
        assert_eq!(planned, method, "{name}: {words}");
        assert!(words.contains(says), "{name}: {words}");
        shared.postgres.sql(&live, &format!("DROP TABLE IF EXISTS private; ALTER ROLE shop IN DATABASE {live} RESET ALL"))?;
        if attributes == "NOCREATEDB" {
            the_server_agrees(&shared, &login).await?;
        }
    }
    Ok(())
}

/// An owner without CREATEDB may close a database, but may neither copy nor rename it.
async fn the_server_agrees(shared: &Shared, login: &str) -> Result<()> {
    let (live, copy) = (shared.database("agrees")?, shared.database("copy")?);
    let mut session = shared.server(login).connect("postgres", Access::Change).await?;
    let seen = change::Live { name: &live, oid: inspect::entry(&mut session, &live).await?.unwrap().oid };
    change::refuse_connections(&mut session, seen).await?;
    for error in [
        change::clone(&mut session, seen, "never", "shop").await.unwrap_err(),
        change::swap(&mut session, &change::Swap { live: seen, copy: &copy, copy_oid: None, kept: "never", open: false }).await.unwrap_err(),
    ] {
        assert!(error.to_string().contains("permission denied"), "{error}");
    }
    // Nothing of the swap that was refused has stayed.
    assert_eq!(shared.postgres.sql("postgres", &format!("SELECT has_database_privilege('shop', '{live}', 'CONNECT')"))?, "t");
    change::allow_connections(&mut session, seen).await?;
    Ok(())
}
