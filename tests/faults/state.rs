//! The end state of a story, without anything that differs from run to run.

use std::sync::atomic::Ordering;

use anyhow::{Error, Result};
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::{ConfigMap, Secret};
use kube::api::{Api, ListParams};
use kube::core::NamespaceResourceScope;
use kube::{Resource, ResourceExt};
use rollback_operator::api::{Backup, Release, RollbackRequest};
use rollback_operator::cluster::packed;
use rollback_operator::database::{counts, fingerprint};
use rollback_operator::plan::packed::unpack;
use serde_json::{Map, Value, json};
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use testkit::lab::SUPERUSER_PASSWORD;

use crate::gate::normal;
use crate::scene::{Scene, Stage};
use crate::stranger;

/// How to reach the server itself, and no gate before it.
pub fn login(stage: &Stage, user: &str, password: &str, database: &str) -> PgConnectOptions {
    let options = PgConnectOptions::new_without_pgpass().host("127.0.0.1").port(stage.postgres.port).ssl_mode(PgSslMode::Disable);
    options.username(user).password(password).database(database)
}

pub async fn superuser(stage: &Stage, database: &str) -> Result<PgConnection> {
    Ok(PgConnection::connect_with(&login(stage, "postgres", SUPERUSER_PASSWORD, database)).await?)
}

pub async fn execute(session: &mut PgConnection, statement: &str) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(session).await?;
    Ok(())
}

/// Everything that a user could see at the end.
pub async fn seen(stage: &Stage, scene: &Scene) -> Result<Value> {
    let mut objects = Map::new();
    list::<Deployment>(scene, "Deployment", &mut objects).await?;
    list::<ConfigMap>(scene, "ConfigMap", &mut objects).await?;
    list::<Secret>(scene, "Secret", &mut objects).await?;
    list::<Job>(scene, "Job", &mut objects).await?;
    list::<Release>(scene, "Release", &mut objects).await?;
    list::<Backup>(scene, "Backup", &mut objects).await?;
    list::<RollbackRequest>(scene, "RollbackRequest", &mut objects).await?;
    Ok(json!({"objects": objects, "databases": databases(stage, scene).await?, "migrations": scene.migrations.load(Ordering::SeqCst)}))
}

async fn list<K>(scene: &Scene, kind: &str, objects: &mut Map<String, Value>) -> Result<()>
where
    K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug,
{
    let api: Api<K> = scene.world.api(&scene.run);
    for object in api.list(&ListParams::default()).await?.items {
        let name = normal(&object.name_any(), &scene.run);
        let mut value = serde_json::to_value(&object)?;
        if matches!(kind, "Deployment" | "Job") {
            value["status"] = Value::Null;
        }
        if kind == "Job" {
            value["spec"] = Value::Null;
        }
        // Their content has the run's own names, and a key that is random.
        if kind == "Secret" {
            value["data"] = json!(object.meta().name.is_some());
        }
        if let Some(text) = value.get("binaryData").and_then(|data| data.get(packed::TEXT)).cloned() {
            value["binaryData"][packed::TEXT] = unpacked(text)?;
        }
        // Names by content become the same name.
        let same = objects.entry(format!("{kind} {name}")).or_insert_with(|| json!([]));
        if let Some(same) = same.as_array_mut() {
            same.push(steady(value, &scene.run));
            same.sort_by_key(ToString::to_string);
        }
    }
    Ok(())
}

/// What a ConfigMap holds compressed, without what is the stranger's.
fn unpacked(packed: Value) -> Result<Value> {
    let text = unpack(&serde_json::from_value(packed)?).map_err(Error::msg)?;
    // A schema is kept as lines of JSON.
    let Ok(mut content) = serde_json::from_str::<Value>(&text) else { return Ok(Value::String(text)) };
    for tables in content.as_object_mut().into_iter().flat_map(|fields| fields.values_mut()).filter_map(Value::as_array_mut) {
        tables.retain(|entry| entry["table"] != stranger::TABLE);
    }
    Ok(content)
}

const FLEETING: [&str; 19] = [
    "time",
    "availableSince",
    // By the random key of the namespace.
    "seal",
    "databaseBytes",
    // What takes long tells it.
    "percent",
    "uid",
    "resourceVersion",
    "creationTimestamp",
    "managedFields",
    "generation",
    "seconds",
    "oid",
    "swappedIn",
    "copyOid",
    "snapshot",
    "checksum",
    "manifest",
    "sizeBytes",
    "workloadUid",
];

fn steady(value: Value, run: &str) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(name, _)| !FLEETING.contains(&name.as_str()) && !name.ends_with("Time") && !name.ends_with("Until"));
            Value::Object(kept.map(|(name, value)| (normal(&name, run), steady(value, run))).collect())
        }
        Value::Array(mut items) => {
            items.sort_by_key(|i| i["type"].as_str().map(str::to_owned));
            Value::Array(items.into_iter().map(|i| steady(i, run)).collect())
        }
        Value::String(text) => Value::String(numbers(&normal(&text, run))),
        other => other,
    }
}

/// Durations and sizes in sentences, and times in records.
fn numbers(text: &str) -> String {
    let word = |w: &str| {
        let bare = w.trim_end_matches(['.', ',', ';']);
        let long = bare.len() >= 5 && bare.chars().all(|c| c.is_ascii_digit());
        let decimal = bare.contains('.') && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
        if long || decimal || bare.contains("Z\"") { "#".to_owned() } else { w.to_owned() }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

pub async fn databases(stage: &Stage, scene: &Scene) -> Result<Value> {
    let mut session = superuser(stage, "postgres").await?;
    let rows = sqlx::query(
        "SELECT d.datname::text, d.oid::bigint, d.datallowconn, pg_get_userbyid(d.datdba)::text, d.datconnlimit, \
           (SELECT coalesce(array_agg(g.grantee::regrole || ' ' || g.privilege_type ORDER BY 1), '{}') FROM aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) g), \
           (SELECT coalesce(array_agg(s.setrole || ' ' || array_to_string(s.setconfig, ',') ORDER BY 1), '{}') FROM pg_db_role_setting s WHERE s.setdatabase = d.oid) \
         FROM pg_database d WHERE d.datname LIKE '%' || $1 || '%' ORDER BY 1",
    )
    .bind(&scene.run)
    .fetch_all(&mut session)
    .await?;
    let mut all = Map::new();
    for row in rows {
        let (name, oid): (String, i64) = (row.try_get(0)?, row.try_get(1)?);
        let mut inside = superuser(stage, &name).await?;
        let schema = fingerprint::read(&mut inside, None).await?.hash();
        let tables = tables(&mut inside).await?;
        let database = json!({
            "original": oid == scene.oid, "open": row.try_get::<bool, _>(2)?, "owner": row.try_get::<String, _>(3)?, "limit": row.try_get::<i32, _>(4)?,
            "grants": row.try_get::<Vec<String>, _>(5)?, "settings": row.try_get::<Vec<String>, _>(6)?, "schema": schema, "tables": tables,
        });
        all.insert(normal(&name, &scene.run), database);
    }
    Ok(Value::Object(all))
}

/// Each table with its rows and a sum over them.
pub async fn tables(inside: &mut PgConnection) -> Result<Value> {
    let mut tables = Map::new();
    for table in counts::rows(inside, None, None).await? {
        // What is in it is his to judge.
        if table.table == stranger::TABLE {
            continue;
        }
        let content = format!("SELECT coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM {} t", table.table);
        tables.insert(table.table, json!([table.rows, sqlx::query_scalar::<_, String>(AssertSqlSafe(content)).fetch_one(&mut *inside).await?]));
    }
    Ok(Value::Object(tables))
}

/// Where two end states differ, as paths with both values.
pub fn differences(path: &str, want: &Value, got: &Value, into: &mut Vec<String>) {
    match (want, got) {
        (Value::Object(a), Value::Object(b)) => {
            let names: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for name in names {
                differences(&format!("{path}/{name}"), a.get(name).unwrap_or(&Value::Null), b.get(name).unwrap_or(&Value::Null), into);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}[{i}]"), a, b, into);
            }
        }
        (a, b) if a == b => {}
        (a, b) => into.push(format!("{path}: {a} became {b}")),
    }
}
