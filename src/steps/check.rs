//! Check: the copy must be what the good release ran on, before it may have the live name.
//!
//! Judges every difference of the schema to the recorded one by what it means to the release's code, compares the rows with
//! those of the copy before the migrations, and asks the user's SQL as the application's own login. Changes nothing but
//! leftovers on the copy, where the request says so.

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::{Decision, Note, Run, Step, content, fail, maintenance, open_to_others, same_copy, shut};
use crate::api::TableRows;
use crate::api::request_status::{Leftover, Method, StepName, TableContent};
use crate::api::rollback_request::{Leftovers, Tolerate};
use crate::cluster::{Error, World, refused};
use crate::database::{Access, consistency, counts, evidence, fingerprint, identifier, inspect};
use crate::plan::schema::{Change, Effect, Entry, Evidence, Fingerprint, Judged, Kind, diff, judge, questions, removal};

pub struct Check;

/// How many differences a message names.
const NAMED: usize = 10;
/// How many leftovers the status keeps.
const KEPT: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Beside: the OID of what has the copy's name.
    pub copy_oid: Option<i64>,
    pub copy: Fingerprint,
    /// The recorded schema, where its lines are known.
    pub good: Option<Fingerprint>,
    /// What the copy's rows tell of the differences.
    pub evidence: Evidence,
    pub rows: Vec<TableRows>,
    /// The content of the tables that was summed up before.
    pub contents: Vec<TableContent>,
    /// Sequences that are behind their columns.
    pub behind: Vec<String>,
    /// What the user's SQL complains of.
    pub complaints: Vec<String>,
    /// In place: whether others are kept out, who may come back once all is well.
    pub shut: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Removes leftovers by these statements, as the database's owner.
    Remove(Vec<String>),
    OpenToOthers,
}

impl Step for Check {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (server, mut asked, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
        let mut session = server.connect(database.worked_on(), Access::Read).await?;
        let good = match &database.fingerprint_map {
            Some(map) => Some(world.kept_fingerprint(run.namespace(), map, None).await?),
            None => None,
        };
        let copy = fingerprint::read(&mut session, table).await?;
        let evidence = match &good {
            Some(good) => evidence::collect(&mut session, questions(&copy, &diff(good, &copy))).await?,
            None => Evidence::default(),
        };
        Ok(Seen {
            copy_oid: match database.method {
                Method::Beside => inspect::entry(&mut asked, &database.copy).await?.map(|e| e.oid),
                Method::InPlace => None,
            },
            copy,
            good,
            evidence,
            rows: counts::rows(&mut session, table).await?,
            contents: contents(&mut session, run).await?,
            behind: consistency::behind(&mut session).await?,
            complaints: sql_complaints(world, run, &policy.spec, database.worked_on()).await?,
            shut: shut(&mut asked, run).await?,
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let Some(database) = &run.plan.database else { return fail("PlanIncomplete", "the plan has no database") };
        if let Some(failed) = same_copy(run, seen.copy_oid) {
            return failed;
        }
        let asked = run.request.spec.database.as_ref();
        let judged = match &seen.good {
            Some(good) if good.server != seen.copy.server => {
                return fail(
                    "SchemaNotComparable",
                    format!("the release's schema was recorded on PostgreSQL {} and the server is {} now", good.server, seen.copy.server),
                );
            }
            Some(good) => judge(good, &seen.copy, &seen.evidence, &database.owner),
            None if database.fingerprint.as_ref().is_some_and(|hash| *hash != seen.copy.hash()) => {
                return fail("SchemaDiffers", "the copy's schema is not the one that was recorded");
            }
            None => Vec::new(),
        };
        let minds = if asked.is_some_and(|d| d.tolerate == Tolerate::Unknown) { Effect::Breaks } else { Effect::Unknown };
        let harmful: Vec<String> = judged.iter().filter(|j| j.effect >= minds && !database.same_revision).map(|j| j.change.to_string()).collect();
        if !harmful.is_empty() {
            let named = harmful.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
            return fail(
                "SchemaDiffers",
                format!(
                    "the way down reported success, but the schema is not one that the release's code surely runs on ({} differences): {named}. A backup can be restored instead: make a request with database.data: Restore and backupRef. Where only its code can tell whether it minds, database.tolerate: Unknown lets it through",
                    harmful.len()
                ),
            );
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
        let tolerated = minds == Effect::Breaks;
        if let Some(failed) = content_differs(run, seen).filter(|_| !tolerated) {
            return failed;
        }
        // Only where it was looked at before: what was behind already is not the way down's.
        let new = |b: &&String| run.plans(StepName::Clone) && !run.course.behind_before.contains(b);
        if let Some(behind) = seen.behind.iter().find(new) {
            return fail("SequenceBehind", format!("{behind}: the next insert would fail or take a number twice. The way down has made the table anew"));
        }
        if let Some(complaint) = seen.complaints.first() {
            return fail("CheckFailed", complaint.clone());
        }
        let left = leftovers(&judged);
        let removed: Vec<String> = left.iter().filter_map(|l| l.statement.clone()).collect();
        if asked.is_some_and(|d| d.leftovers == Leftovers::Remove) && database.method == Method::Beside && !removed.is_empty() {
            return Decision::Act(Action::Remove(removed));
        }
        if !left.is_empty() && run.course.leftovers.is_none() {
            return Decision::Record(Note::Leftovers(left));
        }
        match (seen.shut, &run.held().connect) {
            (true, _) => Decision::Act(Action::OpenToOthers),
            (false, Some(_)) => Decision::Record(Note::OpenedToOthers),
            (false, None) => Decision::Done(said(seen, &left)),
        }
    }

    /// Each statement for itself, again as long as one more goes: what something else depends on goes after that.
    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let statements = match action {
            Action::OpenToOthers => return open_to_others(world, run).await,
            Action::Remove(statements) => statements,
        };
        let (server, _, _) = maintenance(world, run).await?;
        let database = run.database()?;
        let mut session = server.connect(database.worked_on(), Access::Change).await?;
        let mut todo = statements;
        while !todo.is_empty() {
            let mut failed = Vec::new();
            for statement in &todo {
                let removed = async {
                    let mut transaction = session.begin().await?;
                    sqlx::query(AssertSqlSafe(format!("SET LOCAL ROLE {}", identifier(&database.owner)))).execute(&mut *transaction).await?;
                    sqlx::query(AssertSqlSafe(statement.clone())).execute(&mut *transaction).await?;
                    transaction.commit().await
                };
                if let Err(error) = removed.await {
                    failed.push((statement.clone(), error));
                }
            }
            if let (Some((statement, error)), true) = (failed.first(), failed.len() == todo.len()) {
                return refused(
                    "LeftoverNotRemoved",
                    format!("'{statement}' failed on {}: {error}; make the request without leftovers: Remove", database.worked_on()),
                );
            }
            todo = failed.into_iter().map(|(statement, _)| statement).collect();
        }
        Ok(())
    }
}

/// Whether values are others than before, or tables have come back without the rows of those that went.
fn content_differs(run: &Run<'_>, seen: &Seen) -> Option<Decision<Action>> {
    let tolerate = "If that is what its migration means to do, database.tolerate: Unknown lets it through";
    for before in &run.course.contents_before {
        if let Some(now) = seen.contents.iter().find(|c| c.table == before.table && c.sum != before.sum) {
            return Some(fail(
                "ContentDiffers",
                format!("the way down has changed values in {}, in columns that both schemas have alike ({}). {tolerate}", now.table, now.columns.join(", ")),
            ));
        }
    }
    let before = run.course.rows_before.as_ref()?;
    // What the plan says is lost is lost; nothing else goes, also no partition.
    let told = |table: &str| run.plan.losses.iter().any(|l| l.object == table);
    if let Some(gone) = before.iter().find(|b| b.rows > 0 && !seen.rows.iter().any(|t| t.table == b.table) && !told(&b.table)) {
        return Some(fail("RowsGone", format!("{} with {} rows is gone, and the plan did not say so. {tolerate}", gone.table, gone.rows)));
    }
    let sum = |all: &[TableRows], other: &[TableRows]| all.iter().filter(|t| !other.iter().any(|o| o.table == t.table)).map(|t| t.rows).sum::<i64>();
    let came: Vec<&str> = seen.rows.iter().filter(|t| !before.iter().any(|b| b.table == t.table)).map(|t| t.table.as_str()).collect();
    let (gone, back) = (sum(before, &seen.rows), sum(&seen.rows, before));
    (!came.is_empty() && back < gone)
        .then(|| fail("RowsGone", format!("{gone} rows went with their tables, and {} came back with {back}. {tolerate}", came.join(", "))))
}

async fn contents(session: &mut PgConnection, run: &Run<'_>) -> Result<Vec<TableContent>, Error> {
    let before = run.course.contents_before.iter().map(|c| (c.table.clone(), c.columns.clone())).collect::<Vec<_>>();
    Ok(content::sums(session, &before).await?)
}

/// An index that stands for a constraint goes with that.
fn leftovers(judged: &[Judged]) -> Vec<Leftover> {
    let constraint =
        |of: &Entry| judged.iter().any(|j| matches!(&j.change, Change::Added(e) if e.kind == Kind::Constraint && e.object == of.object && e.part == of.part));
    let left = |j: &&Judged| !matches!(&j.change, Change::Added(e) if e.kind == Kind::Index && constraint(e));
    judged.iter().filter(left).take(KEPT).map(|j| Leftover { message: j.change.to_string(), statement: removal(&j.change) }).collect()
}

fn said(seen: &Seen, left: &[Leftover]) -> String {
    let rows = format!("{} tables have their {} rows", seen.rows.len(), seen.rows.iter().map(|t| t.rows).sum::<i64>());
    if left.is_empty() {
        return format!("the schema is as the release had it, and {rows}");
    }
    let named = left.iter().take(NAMED).map(|l| match &l.statement {
        Some(statement) => format!("{} ({statement})", l.message),
        None => l.message.clone(),
    });
    format!(
        "the release's code runs on the schema, and {rows}; left behind, and maybe in the way of the next release's migrations: {}",
        named.collect::<Vec<_>>().join("; ")
    )
}

/// Asks the policy's SQL of a database, as the application's own login and read-only. Each query must give `true`.
pub async fn sql_complaints(world: &World, run: &Run<'_>, policy: &crate::api::BackupPolicySpec, database: &str) -> Result<Vec<String>, Error> {
    if policy.checks.sql.is_empty() {
        return Ok(Vec::new());
    }
    let Some(server) = world.application_server(run.namespace(), policy).await? else { return Ok(Vec::new()) };
    let mut session = server.connect(database, Access::Application).await?;
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
