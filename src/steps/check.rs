//! Check: the copy must be what the good release ran on, before it may have the live name.
//!
//! Judges every difference of the schema to the recorded one by what it means to the release's code, compares rows,
//! values and sequences with those of before the migrations, and asks the user's SQL as the application's own login. Changes nothing but
//! leftovers on the copy, where the request says so; which can go is tried as the owner, in a transaction that is rolled back.

use super::before;
use super::decision::{Decision, Note, fail};
use super::held::connect::{open_to_others, shut};
use super::live::same_copy;
use super::newer;
use super::run::{Limit, Run};
use super::session::{maintenance, owners, owners_server, policy};
use super::step;
use super::step::{Planned, Step, Undo};
use crate::api::plan::{Method, Plan, PlannedDatabase, StepName};
use crate::api::rollback_request::{Leftovers, Tolerate};
use crate::api::{BackupPolicy, BackupPolicySpec, Reason};
use crate::cluster::{Error, World, refused};
use crate::database::down::judge::{Bar, Found, Passed};
use crate::database::down::{content, difference};
use crate::database::{Access, Server, evidence, fingerprint, inspect, leftovers};
use crate::plan::Refusal;
use crate::plan::schema::{Evidence, diff, questions};

pub struct Check;

/// What it finds of a database that was changed, so that no code may be served by it.
pub(crate) const FOUND: [Reason; 6] =
    [Reason::SchemaDiffers, Reason::RowsDiffer, Reason::ContentDiffers, Reason::RowsGone, Reason::SequenceBehind, Reason::CheckFailed];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Beside: the OID of what has the copy's name.
    pub copy_oid: Option<i64>,
    /// In place: whether others are kept out, who may come back once all is well.
    pub shut: bool,
    /// What was found; absent once the check has passed, since every table is read for it.
    pub found: Option<Box<Found>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Removes leftovers by these statements, as the database's owner.
    Remove(Vec<String>),
    OpenToOthers,
}

impl Planned for Check {
    const NAME: StepName = StepName::Check;
    const LIMIT: Limit = Limit::Size;
    const UNDO: Undo = Undo::None("it only reads");

    fn describe(plan: &Plan) -> String {
        format!("compares the schema, the rows and the values of {} with what they must be", step::named(plan, PlannedDatabase::worked_on))
    }
}

impl Step for Check {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (server, mut asked, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let copy_oid = match database.method {
            Method::Beside => inspect::entry(&mut asked, &database.copy).await?.map(|e| e.oid),
            Method::InPlace => None,
        };
        Ok(Seen {
            copy_oid,
            shut: shut(&mut asked, run).await?,
            found: match run.course.checked {
                Some(_) => None,
                // In somebody else's database nothing is tried.
                None if same_copy::<Action>(run, copy_oid).is_some() => None,
                None => Some(Box::new(find(world, run, &server, &policy).await?)),
            },
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        let Some(database) = &run.plan.database else { return fail(Reason::PlanIncomplete, "the plan has no database") };
        if let Some(failed) = same_copy(run, seen.copy_oid) {
            return failed;
        }
        match (&run.course.checked, &seen.found, seen.shut, &run.held().connect) {
            (Some(_), _, true, _) => Decision::Act(Action::OpenToOthers),
            (Some(_), _, false, Some(_)) => Decision::Record(Note::OpenedToOthers),
            (Some(said), _, false, None) => Decision::Done(said.clone()),
            (None, Some(found), ..) => judged(run, database, found),
            (None, None, ..) => Decision::Wait("another look at the database".into()),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let statements = match action {
            Action::OpenToOthers => return open_to_others(world, run).await,
            Action::Remove(statements) => statements,
        };
        let (policy, database) = (policy(world, run).await?, run.database()?);
        let mut session = owners_server(world, run, &policy).await?.connect(database.worked_on(), Access::Change).await?;
        Ok(leftovers::remove(&mut session, &database.owner, statements).await?)
    }
}

/// What is found, judged: against the good schema, and against what was there before.
fn judged(run: &Run<'_>, database: &PlannedDatabase, found: &Found) -> Decision<Action> {
    let asked = run.request.spec.database.as_ref();
    let passed = match bar(run, database, &instead(database)).judged(found) {
        Ok(passed) => passed,
        Err(Refusal { reason, message }) => return fail(reason, message),
    };
    let removed: Vec<String> = passed.leftovers.iter().filter_map(|l| l.statement.clone()).collect();
    if asked.is_some_and(|d| d.leftovers == Leftovers::Remove) && database.method == Method::Beside && !removed.is_empty() {
        return Decision::Act(Action::Remove(removed));
    }
    let Passed { said, leftovers, losses } = passed;
    Decision::Record(Note::Checked { said, leftovers, losses })
}

fn instead(database: &PlannedDatabase) -> String {
    match &database.otherwise {
        Some(backup) => format!("Backup {backup} is restored instead, as the plan says"),
        None => "A backup can be restored instead: make a request with database.data: Restore and backupRef".to_owned(),
    }
}

fn bar<'a>(run: &'a Run<'_>, database: &'a PlannedDatabase, instead: &'a str) -> Bar<'a> {
    Bar {
        fingerprint: database.fingerprint.as_deref(),
        owner: &database.owner,
        same_revision: database.same_revision,
        tolerates: run.request.spec.database.as_ref().is_some_and(|d| d.tolerate == Tolerate::Unknown),
        losses: &run.plan.losses,
        instead,
    }
}

/// Reads what there is to be judged.
async fn find(world: &World, run: &Run<'_>, server: &Server, policy: &BackupPolicy) -> Result<Found, Error> {
    let database = run.database()?;
    let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
    let mut session = server.connect(database.worked_on(), Access::Read).await?;
    let good = match &database.fingerprint_map {
        Some(map) => Some(world.kept_fingerprint(run.namespace(), map, None).await?),
        None => None,
    };
    let copy = fingerprint::read(&mut session, table).await?;
    let mut own = owners(world, run, policy, database.worked_on()).await?;
    let evidence = match &good {
        Some(good) => evidence::collect(&mut own, questions(&copy, &diff(good, &copy))).await?,
        None => Evidence::default(),
    };
    let before = match &run.course.before {
        Some(kept) => match before::kept(world, run).await? {
            Some(before) => Some(before),
            None => return refused(Reason::RecordMissing, format!("ConfigMap {}, which says what was there before, was deleted", kept.config_map)),
        },
        None => None,
    };
    // A restore is compared by its agent, with the backup's manifest; here its rows are told.
    let after = match &before {
        Some(before) => content::after(&mut own, before, &copy, table, policy.spec.database.compare_limit_bytes).await?,
        None => content::counted(&mut own, table).await?,
    };
    let (before, after) = match before {
        Some(before) => {
            let (before, after) = difference::alike(before, after);
            (Some(before), after)
        }
        None => (None, after),
    };
    let complaints = sql_complaints(world, run, &policy.spec, database.worked_on()).await?;
    let mut found = Found { copy, good, brought: newer::schema(world, run).await?, evidence, before, after, staying: Vec::new(), complaints };
    let removals = bar(run, database, "").removals(&found);
    if !removals.is_empty() {
        let mut session = owners_server(world, run, policy).await?.connect(database.worked_on(), Access::Change).await?;
        found.staying = leftovers::staying(&mut session, &database.owner, removals).await?;
    }
    Ok(found)
}

/// Asks the policy's SQL of a database, as the application's own login and read-only. Each query must give `true`.
pub async fn sql_complaints(world: &World, run: &Run<'_>, policy: &BackupPolicySpec, database: &str) -> Result<Vec<String>, Error> {
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
