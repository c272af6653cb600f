//! Check: the copy must be what the good release ran on, before it may have the live name.
//!
//! Judges every difference of the schema to the recorded one by what it means to the release's code, compares rows,
//! values and sequences with those of before the migrations, and asks the user's SQL as the application's own login. Changes nothing but
//! leftovers on the copy, where the request says so; which can go is tried as the owner, in a transaction that is rolled back.

use super::before;
use super::content::{self, Content};
use super::decision::{Decision, Failure, Note, fail};
use super::difference;
use super::held::connect::{open_to_others, shut};
use super::live::same_copy;
use super::newer;
use super::run::{Limit, Run};
use super::session::{maintenance, owners, owners_server, policy};
use super::step;
use super::step::{Planned, Step, Undo};
use crate::api::plan::{Loss, Method, Plan, PlannedDatabase, StepName};
use crate::api::request_status::Leftover;
use crate::api::rollback_request::{Leftovers, Tolerate};
use crate::api::{BackupPolicy, BackupPolicySpec, Reason, TableRows};
use crate::cluster::{Error, World, refused};
use crate::database::counts::LARGE_OBJECTS;
use crate::database::leftovers::{self, Stays};
use crate::database::{Access, Server, evidence, fingerprint, inspect};
use crate::plan::schema::{Change, Effect, Entry, Evidence, Fingerprint, Judged, Kind, diff, judge, questions, removal};

pub struct Check;

/// What it finds of a database that was changed, so that no code may be served by it.
pub(crate) const FOUND: [Reason; 6] =
    [Reason::SchemaDiffers, Reason::RowsDiffer, Reason::ContentDiffers, Reason::RowsGone, Reason::SequenceBehind, Reason::CheckFailed];
/// How many differences, or columns, a message names.
const NAMED: usize = 10;
/// How many leftovers the status keeps.
const KEPT: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Beside: the OID of what has the copy's name.
    pub copy_oid: Option<i64>,
    /// In place: whether others are kept out, who may come back once all is well.
    pub shut: bool,
    /// What was found; absent once the check has passed, since every table is read for it.
    pub found: Option<Box<Found>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub copy: Fingerprint,
    /// The recorded schema, where its lines are known.
    pub good: Option<Fingerprint>,
    /// The schema of the release whose migrations go down, where that is known: what it had not, no way down has left behind.
    pub brought: Option<Fingerprint>,
    /// What the copy's rows tell of the differences.
    pub evidence: Evidence,
    /// What was there before migrations, and what is now.
    pub before: Option<Content>,
    pub after: Content,
    /// Leftovers that cannot be removed, since something that stays depends on them.
    pub staying: Vec<Stays>,
    /// What the user's SQL complains of.
    pub complaints: Vec<String>,
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

/// What lets through what nobody knows. Without `schema: Downgrade` the plan would not even go down for that.
const TOLERATED: &str = "database: {schema: Downgrade, tolerate: Unknown}";

/// What is found, judged: against the good schema, and against what was there before.
fn judged(run: &Run<'_>, database: &PlannedDatabase, found: &Found) -> Decision<Action> {
    let asked = run.request.spec.database.as_ref();
    let judged = match &found.good {
        Some(good) if good.server != found.copy.server => {
            return fail(
                Reason::SchemaNotComparable,
                format!("the release's schema was recorded on PostgreSQL {} and the server is {} now", good.server, found.copy.server),
            );
        }
        Some(good) => judge(good, &found.copy, &found.evidence, &database.owner),
        None if database.fingerprint.as_ref().is_some_and(|hash| *hash != found.copy.hash()) => {
            return fail(Reason::SchemaDiffers, "the copy's schema is not the one that was recorded");
        }
        None => Vec::new(),
    };
    let harmful = harmful(run, database, &judged);
    if !harmful.is_empty() {
        let named = harmful.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
        let instead = match &database.otherwise {
            Some(backup) => format!("Backup {backup} is restored instead, as the plan says"),
            None => "A backup can be restored instead: make a request with database.data: Restore and backupRef".to_owned(),
        };
        return fail(
            Reason::SchemaDiffers,
            format!(
                "the way down reported success, but the schema is not one that the release's code surely runs on ({} differences): {named}. {instead}. Where only its code can tell whether it minds, {TOLERATED} lets it through",
                harmful.len()
            ),
        );
    }
    let tolerated = tolerates(run);
    if let Some(failure) = found.before.as_ref().and_then(|before| content_differs(run, found, before, tolerated)) {
        return Decision::Fail(failure);
    }
    if let Some(complaint) = found.complaints.first() {
        return fail(Reason::CheckFailed, complaint.clone());
    }
    let left = left_behind(&judged, found);
    let removed: Vec<String> = left.iter().filter_map(|l| l.statement.clone()).collect();
    if asked.is_some_and(|d| d.leftovers == Leftovers::Remove) && database.method == Method::Beside && !removed.is_empty() {
        return Decision::Act(Action::Remove(removed));
    }
    let losses = found.before.as_ref().map(|before| losses(found, before, tolerated));
    Decision::Record(Note::Checked { said: said(found, &left, losses.as_deref()), leftovers: left, losses })
}

/// What was lost, as measured, and what the request has let through.
fn losses(found: &Found, before: &Content, tolerated: bool) -> Vec<Loss> {
    let told = |object: &str, message: String| Loss { object: object.to_owned(), rows: 0, message };
    let mut losses: Vec<Loss> = difference::losses(before, &found.after).into_iter().take(KEPT).collect();
    losses.extend(difference::gone_since(before, &found.copy).take(KEPT).map(|gone| {
        let message = format!("{gone}, which somebody has made since the release, is gone with what it was on");
        told(&gone.object, message)
    }));
    if tolerated {
        losses.extend(difference::changed(before, &found.after).take(KEPT).map(|now| {
            let message = format!("values in {} are others than before, in columns that both schemas have alike, as the request tolerates", now.table);
            told(&now.table, message)
        }));
        let set_back = difference::set_back(before, &found.after).into_iter().take(KEPT);
        losses.extend(set_back.map(|(sequence, was)| told(&sequence, format!("sequence {sequence} was at {was}, and none stands so far now"))));
    }
    losses
}

/// Whether the request lets through what nobody knows.
fn tolerates(run: &Run<'_>) -> bool {
    run.request.spec.database.as_ref().is_some_and(|d| d.tolerate == Tolerate::Unknown)
}

/// The differences that keep the release's code from running.
fn harmful(run: &Run<'_>, database: &PlannedDatabase, judged: &[Judged]) -> Vec<String> {
    let minds = if tolerates(run) { Effect::Breaks } else { Effect::Unknown };
    judged.iter().filter(|j| j.effect >= minds && !database.same_revision).map(Judged::to_string).collect()
}

/// Whether rows, values or sequences are others than before, or tables have come without the rows of those that went.
fn content_differs(run: &Run<'_>, found: &Found, before: &Content, tolerated: bool) -> Option<Failure> {
    let after = &found.after;
    let failure = |reason, message| Some(Failure { reason, message });
    let tolerate = format!("If that is what its migration means to do, {TOLERATED} lets it through");
    let differ = |was: &TableRows| after.rows.iter().find(|now| now.table == was.table && now.rows != was.rows).map(|now| (now, was.rows));
    // A migration may delete the rows that it had inserted; only a person knows that it were those.
    let accepted = |(now, was): &(&TableRows, i64)| tolerated && now.rows < *was;
    if let Some((now, was)) = before.rows.iter().filter_map(differ).find(|pair| !accepted(pair)) {
        let way = if now.rows < was { format!(". {tolerate}, and tells it as a loss") } else { String::new() };
        return failure(
            Reason::RowsDiffer,
            format!(
                "{} had {was} rows before the migrations and has {} after; no migration down may add or remove rows of a table that stays{way}",
                now.table, now.rows
            ),
        );
    }
    if let Some(now) = difference::changed(before, after).next().filter(|_| !tolerated) {
        let more = if now.columns.len() > NAMED { ", …" } else { "" };
        let columns = now.columns.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ") + more;
        let message = format!("the way down has changed values in {}, in columns that both schemas have alike ({columns}). {tolerate}", now.table);
        return failure(Reason::ContentDiffers, message);
    }
    // What the plan says is lost is lost; nothing else goes, also no partition.
    let told = |table: &str| run.plan.losses.iter().any(|l| l.object == table) || cut_off(run, found, before, table);
    let (gone, came) = (difference::gone(before, after), difference::came(before, after));
    if let Some(table) = gone.iter().find(|t| t.rows > 0 && !told(&t.table)).filter(|_| !tolerated) {
        return failure(Reason::RowsGone, format!("{} with {} rows is gone, and the plan did not say so. {tolerate}", table.table, table.rows));
    }
    let sum = |all: &[&TableRows]| all.iter().map(|t| t.rows).sum::<i64>();
    if !came.is_empty() && sum(&came) < sum(&gone) && !tolerated {
        let names = came.iter().map(|t| t.table.as_str()).collect::<Vec<_>>().join(", ");
        return failure(Reason::RowsGone, format!("{} rows went with their tables, and {names} came with {}. {tolerate}", sum(&gone), sum(&came)));
    }
    if let Some((sequence, was)) = difference::set_back(before, after).first().filter(|_| !tolerated) {
        let message = format!("sequence {sequence} was at {was}, and no sequence stands so far now: numbers would be given twice. {tolerate}");
        return failure(Reason::SequenceBehind, message);
    }
    // What was behind already is not the way down's.
    let behind = after.behind.iter().find(|b| !before.behind.contains(b))?;
    failure(Reason::SequenceBehind, format!("{behind}: the next insert would fail or take a number twice. The way down has made the table anew"))
}

/// Whether the plan, which names the largest losses alone, has counted this one among the others: a table that the good release
/// does not have, and that is no partition of one that it has.
fn cut_off(run: &Run<'_>, found: &Found, before: &Content, table: &str) -> bool {
    let known = |table: &str| table == LARGE_OBJECTS || found.good.as_ref().is_none_or(|good| good.get(Kind::Table, table, "").is_some());
    run.plan.losses.iter().any(|l| l.object.is_empty()) && !known(before.partitions.get(table).map_or(table, String::as_str))
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
    let judged = match &found.good {
        Some(good) => judge(good, &found.copy, &found.evidence, &database.owner),
        None => Vec::new(),
    };
    let removals: Vec<String> = left_behind(&judged, &found).into_iter().filter_map(|l| l.statement).collect();
    if !removals.is_empty() && harmful(run, database, &judged).is_empty() {
        let mut session = owners_server(world, run, policy).await?.connect(database.worked_on(), Access::Change).await?;
        found.staying = leftovers::staying(&mut session, &database.owner, removals).await?;
    }
    Ok(found)
}

/// An index that stands for a constraint goes with that. What a person has added since, no release brought.
fn left_behind(judged: &[Judged], found: &Found) -> Vec<Leftover> {
    let ours = |j: &&Judged| match (&j.change, &found.brought) {
        (Change::Added(e), Some(brought)) => brought.get(e.kind, &e.object, &e.part).is_some(),
        _ => true,
    };
    let constraint =
        |of: &Entry| judged.iter().any(|j| matches!(&j.change, Change::Added(e) if e.kind == Kind::Constraint && e.object == of.object && e.part == of.part));
    let left = |j: &&Judged| !matches!(&j.change, Change::Added(e) if e.kind == Kind::Index && constraint(e));
    let leftover = |j: &Judged| {
        let statement = removal(&j.change);
        match found.staying.iter().find(|s| statement.as_ref() == Some(&s.statement)) {
            Some(stays) => Leftover { message: format!("{} (it stays: {})", j.change, stays.why), statement: None },
            None => Leftover { message: j.change.to_string(), statement },
        }
    };
    judged.iter().filter(left).filter(ours).take(KEPT).map(leftover).collect()
}

fn said(found: &Found, left: &[Leftover], losses: Option<&[Loss]>) -> String {
    let mut said = match left.is_empty() {
        true => "the schema is as the release had it".to_owned(),
        false => "the release's code runs on the schema".to_owned(),
    };
    said += &format!(", and {} tables have their {} rows", found.after.rows.len(), found.after.total());
    match losses {
        Some([]) => said += "; no value was lost",
        Some(losses) => said += &format!("; lost, as measured: {}", losses.iter().take(NAMED).map(|l| l.message.as_str()).collect::<Vec<_>>().join(", ")),
        None => {}
    }
    if !left.is_empty() {
        let named = left.iter().take(NAMED).map(|l| match &l.statement {
            Some(statement) => format!("{} ({statement})", l.message),
            None => l.message.clone(),
        });
        said += &format!("; left behind, and maybe in the way of the next release's migrations: {}", named.collect::<Vec<_>>().join("; "));
    }
    said
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
