//! A shop whose newer release has renamed a column, and the small changes that make each case of it.

use std::sync::Arc;

use jiff::Timestamp;

use crate::api::backup_policy::Migrations;
use crate::api::plan::{Pin, Plan, PlannedBackup, StepName, TemplateSource};
use crate::api::{BackupPlace, RollbackRequestSpec, TableRows, Template, WorkloadKind, WorkloadRef};
use crate::plan::schema::{Entry, Fingerprint, Kind};
use crate::plan::snapshot::{Backup, Database, Facts, Release, Snapshot, Workload};
use crate::plan::{Refusal, template};
use crate::steps::register;

pub fn yaml<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let value: serde_json::Value = serde_yaml::from_str(text).unwrap_or_else(|error| unreachable!("{error} in {text}"));
    serde_json::from_value(value).unwrap_or_else(|error| unreachable!("{error} in {text}"))
}

pub fn spec(rest: &str) -> RollbackRequestSpec {
    yaml(&format!("{{targets: [{{kind: Deployment, name: shop}}]{rest}}}"))
}

pub fn with_database(rest: &str) -> RollbackRequestSpec {
    spec(&format!(", database: {{policyRef: {{name: shop}}{rest}}}"))
}

pub fn pods(image: &str) -> Template {
    yaml(&format!("{{spec: {{containers: [{{name: shop, image: 'shop:{image}'}}]}}}}"))
}

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or_default()
}

pub fn column(name: &str) -> Entry {
    Entry { kind: Kind::Column, object: "public.orders".into(), part: name.into(), facts: [("type".to_owned(), "text".to_owned())].into() }
}

pub fn schema(columns: &[&str]) -> Fingerprint {
    Fingerprint { server: 15, entries: columns.iter().map(|name| column(name)).collect() }
}

pub fn release(name: &str, healthy: bool, second: i64, revision: &str, columns: &[&str]) -> Release {
    let lines = schema(columns);
    Release {
        name: name.into(),
        healthy,
        created: at(second),
        last_seen: at(second),
        template: pods(name),
        template_hash: template::hash(&pods(name)),
        images: vec![Pin { container: "shop".into(), image: format!("shop@sha256:{name}") }],
        revision: Some(revision.into()),
        fingerprint: Some((lines.hash(), format!("map-{name}"), Arc::new(lines))),
        ..Release::default()
    }
}

pub fn migrations(at_start: bool) -> Option<Migrations> {
    Some(yaml(&format!("{{tool: Alembic, container: shop, databaseNameEnv: DB, runsAtStart: {at_start}}}")))
}

/// The workload of the fixtures.
pub fn shop() -> WorkloadRef {
    WorkloadRef::new(WorkloadKind::Deployment, "shop")
}

/// v1 was healthy with `title`; v2 runs and has renamed it to `name`.
pub fn bad_migration() -> Snapshot {
    Snapshot {
        uid: "21dc9067-4882-4f4c".into(),
        workloads: vec![Workload {
            of: shop(),
            uid: "u".into(),
            template: pods("v2"),
            replicas: 2,
            releases: vec![release("v1", true, 10, "a1", &["title"]), release("v2", false, 20, "b2", &["name"])],
            ..Workload::default()
        }],
        database: Some(Database {
            generation: None,
            policy: "shop".into(),
            name: "shop".into(),
            facts: Facts {
                oid: 1,
                owner: "shop".into(),
                size_bytes: 1000,
                create_database: true,
                owns: true,
                signal_backends: true,
                read_all_stats: true,
                ..Facts::default()
            },
            fingerprint: schema(&["name"]),
            evidence: Default::default(),
            revision: Ok(Some("b2".into())),
            migrations: migrations(false),
            approval: None,
            large: vec![],
            rates: Default::default(),
            copy_limit: 1800,
            other_sessions: vec![],
            room: Some(1_000_000),
            would_go: [(("public.orders".to_owned(), "name".to_owned()), 1234)].into(),
            rows: vec![TableRows { table: "public.orders".into(), rows: 600 }],
            backups: vec![],
        }),
        way_down: None,
    }
}

pub fn database(seen: &mut Snapshot) -> &mut Database {
    seen.database.as_mut().unwrap_or_else(|| unreachable!("the fixture has a database"))
}

pub fn additive() -> Snapshot {
    let mut seen = bad_migration();
    database(&mut seen).fingerprint = schema(&["title", "discount"]);
    seen.workloads[0].releases[1] = release("v2", false, 20, "b2", &["title", "discount"]);
    seen
}

pub fn backup(fingerprint: &[&str], verified: bool) -> Backup {
    Backup {
        name: "nightly".into(),
        verified,
        not_restorable: Vec::new(),
        taken: at(5),
        fingerprint: schema(fingerprint).hash(),
        schema: Some(Arc::new(schema(fingerprint))),
        server_version: "15.18".into(),
        of_ours: true,
        put_aside: false,
        revision: Some("a1".into()),
        rows: vec![TableRows { table: "public.orders".into(), rows: 1000 }],
        drilled: None,
        restore_seconds: None,
        source: Some(PlannedBackup { name: "nightly".into(), manifest: "m".into(), place: BackupPlace::Claim { claim: "c".into(), directory: "d".into() } }),
    }
}

pub fn planned(spec: &RollbackRequestSpec, seen: &Snapshot) -> Plan {
    register::plan(spec, seen).unwrap_or_else(|refusal| unreachable!("{refusal:?}"))
}

pub fn refused(spec: &RollbackRequestSpec, seen: &Snapshot) -> Refusal {
    match register::plan(spec, seen) {
        Err(refusal) => refusal,
        Ok(plan) => unreachable!("planned {:?}", plan.way),
    }
}

pub fn names(plan: &Plan) -> Vec<StepName> {
    plan.steps.iter().map(|s| s.name).collect()
}

pub fn target(plan: &Plan) -> &TemplateSource {
    &plan.targets[0].source
}
