//! Check: the copy must be what the good release ran on, before it may have the live name.
//!
//! Changes nothing. Compares the schema's fingerprint with the recorded one, the rows with those of the copy before the
//! migrations, and asks the user's SQL as the application's own login.

use k8s_openapi::api::core::v1::ConfigMap;

use super::{Decision, Run, Step, fail, maintenance};
use crate::api::TableRows;
use crate::cluster::{Error, World, refused};
use crate::database::{Access, counts, fingerprint};
use crate::plan::schema::{Fingerprint, diff};

pub struct Check;

/// How many differences a message names.
const NAMED: usize = 10;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub copy: Fingerprint,
    /// The recorded schema, where its lines are known.
    pub good: Option<Fingerprint>,
    pub rows: Vec<TableRows>,
    /// What the user's SQL complains of.
    pub complaints: Vec<String>,
}

impl Step for Check {
    type Seen = Seen;
    type Action = std::convert::Infallible;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (server, _, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
        let mut session = server.connect(database.worked_on(), Access::Read).await?;
        let good = match &database.fingerprint_map {
            Some(map) => Some(recorded(world, run.namespace(), map).await?),
            None => None,
        };
        Ok(Seen {
            copy: fingerprint::read(&mut session, table).await?,
            good,
            rows: counts::rows(&mut session, table).await?,
            complaints: sql_complaints(world, run, &policy.spec, database.worked_on()).await?,
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<std::convert::Infallible> {
        let wanted = run.plan.database.as_ref().and_then(|d| d.fingerprint.as_ref());
        if let Some(good) = &seen.good {
            let changes: Vec<String> = diff(good, &seen.copy).iter().map(ToString::to_string).collect();
            if !changes.is_empty() {
                let named = changes.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
                return fail(
                    "SchemaDiffers",
                    format!(
                        "the way down reported success, but the schema is not as the release had it ({} differences): {named}. A backup can be restored instead: make a request with database.data: Restore and backupRef.",
                        changes.len()
                    ),
                );
            }
        } else if wanted.is_some_and(|hash| *hash != seen.copy.hash()) {
            return fail("SchemaDiffers", "the copy's schema is not the one that was recorded");
        }
        for before in run.course.rows_before.iter().flatten() {
            if let Some(now) = seen.rows.iter().find(|t| t.table == before.table && t.rows != before.rows) {
                return fail(
                    "RowsDiffer",
                    format!(
                        "{} had {} rows before the migrations and has {} after; no migration down may add or remove rows of a table that stays",
                        now.table, before.rows, now.rows
                    ),
                );
            }
        }
        if let Some(complaint) = seen.complaints.first() {
            return fail("CheckFailed", complaint.clone());
        }
        Decision::Done(format!(
            "the schema is as the release had it, and {} tables have their {} rows",
            seen.rows.len(),
            seen.rows.iter().map(|t| t.rows).sum::<i64>()
        ))
    }

    async fn act(_: &World, _: &Run<'_>, action: std::convert::Infallible) -> Result<(), Error> {
        match action {}
    }
}

/// The lines of a recorded fingerprint.
pub async fn recorded(world: &World, namespace: &str, map: &str) -> Result<Fingerprint, Error> {
    let lines = world.get::<ConfigMap>(namespace, map).await?.and_then(|m| m.data).and_then(|d| d.get("fingerprint").cloned());
    match lines.as_deref().map(Fingerprint::parse) {
        Some(Ok(fingerprint)) => Ok(fingerprint),
        Some(Err(_)) => refused("FingerprintUnreadable", format!("ConfigMap {map} does not hold a schema fingerprint that this operator can read")),
        None => refused("FingerprintMissing", format!("ConfigMap {map} with the schema of the release was deleted")),
    }
}

/// Asks the policy's SQL of a database, as the application's own login and read-only. Each query must give `true`.
pub async fn sql_complaints(world: &World, run: &Run<'_>, policy: &crate::api::BackupPolicySpec, database: &str) -> Result<Vec<String>, Error> {
    if policy.checks.sql.is_empty() {
        return Ok(Vec::new());
    }
    let Some(server) = world.application_server(run.namespace(), policy).await? else { return Ok(Vec::new()) };
    let mut session = server.connect(database, Access::Read).await?;
    let mut complaints = Vec::new();
    for (i, query) in policy.checks.sql.iter().enumerate() {
        // The number and not the text: a query may hold values.
        match sqlx::query_scalar::<_, Option<bool>>(sqlx::AssertSqlSafe(query.clone())).fetch_optional(&mut session).await {
            Ok(Some(Some(true))) => {}
            Ok(_) => complaints.push(format!("check sql[{i}] of the policy is not true on database {database}")),
            // The code and not the message, which may hold a value.
            Err(sqlx::Error::Database(error)) => {
                complaints.push(format!("check sql[{i}] of the policy fails on database {database} with SQLSTATE {}", error.code().unwrap_or_default()));
            }
            Err(source) => return Err(crate::database::Error::Query { what: format!("ask check sql[{i}] of the policy"), source }.into()),
        }
    }
    Ok(complaints)
}
