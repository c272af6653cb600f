//! The database of what is held: what its names point at, and which code it fits.

use sqlx::PgConnection;

use super::connect::shut;
use super::seen::{Database, Fits, Seen, Wants};
use crate::api::Reason;
use crate::api::plan::{PlannedDatabase, StepName, Way};
use crate::api::request_status::StepPhase;
use crate::cluster::jobs::JobState;
use crate::cluster::{Error, World};
use crate::database::{self, Access, counts, fingerprint, inspect};
use crate::migrations::{Revision, VersionTable};
use crate::steps::live::Live;
use crate::steps::run::Run;
use crate::steps::session::{fenced, maintenance};
use crate::steps::{check, restore};

/// Whether what is held of it waits for it to answer.
pub fn wants(run: &Run<'_>, seen: &Seen) -> Wants {
    let held = run.held();
    match &seen.database {
        Some(Err(why)) if held.closed || held.copy || held.connect.is_some() => Wants::Wait(format!("the database to answer, to open it again: {why}")),
        Some(_) | None => Wants::Nothing,
    }
}

/// The plan's database by the name that it has now: somebody may have renamed it.
pub(in crate::steps) async fn original(session: &mut PgConnection, run: &Run<'_>) -> Result<(String, i64), Error> {
    let oid = run.database()?.oid;
    match inspect::by_oid(session, oid).await? {
        Some((name, _)) => Ok((name, oid)),
        None => Err(database::Error::Moved(format!("the database with OID {oid} was there a moment ago, and is not any more")).into()),
    }
}

/// Looks behind the fence: what another operator has begun is done, or will not be done any more.
pub(in crate::steps) async fn look(world: &World, run: &Run<'_>) -> Result<Database, Error> {
    let database = run.database()?;
    let mut session = fenced(world, run).await?;
    let original = inspect::by_oid(&mut session, database.oid).await?;
    // Also where somebody has dropped or renamed the original since.
    let kept = inspect::entry(&mut session, &database.kept).await?.is_some_and(|entry| entry.oid == database.oid);
    let swapped = kept || inspect::entry(&mut session, &database.name).await?.is_some_and(|entry| run.course.swapped_in == Some(entry.oid));
    let fits = match &original {
        _ if swapped => Fits::Good,
        Some((name, _)) if run.in_place() => fits_in_place(world, run, database, name).await?,
        Some(_) | None => Fits::Before,
    };
    let copy = inspect::entry(&mut session, &database.copy).await?.is_some();
    let live = match original {
        _ if swapped => Live::Other,
        Some((_, entry)) => Live::Original { open: entry.allows_connections },
        None => Live::Missing,
    };
    Ok(Database { live, copy, shut: shut(&mut session, run).await?, fits })
}

async fn fits_in_place(world: &World, run: &Run<'_>, database: &PlannedDatabase, name: &str) -> Result<Fits, Error> {
    let (server, _, policy) = maintenance(world, run).await?;
    let mut session = server.connect(name, Access::Read).await?;
    if inspect::has_schema(&mut session, &restore::half_way_schema(run)).await? {
        return Ok(Fits::Neither);
    }
    if run.plan.way == Way::Restore {
        // Not by the step alone: the request may have been stopped after the Job had ended.
        let restored = matches!(world.job(run.namespace(), &restore::job_name(run), run.request, run.now).await?, Some(JobState::Succeeded(_)));
        if restored || run.course.done(StepName::Restore) {
            return Ok(Fits::Good);
        }
    }
    // What was checked is good, whatever is left behind; what was not begun has changed nothing.
    if run.course.done(StepName::Check) {
        return Ok(Fits::Good);
    }
    // A schema that has arrived says nothing of the rows.
    let check = run.course.steps.iter().find(|s| s.name == StepName::Check && s.reason.is_some());
    // Nor does a check that has failed for what only a later version knows.
    let found = |why: Option<Reason>| why.is_none_or(|reason| check::FOUND.contains(&reason));
    if run.plan.way == Way::Downgrade && check.is_some_and(|check| found(check.why())) {
        return Ok(Fits::Neither);
    }
    if run.course.steps.iter().any(|s| matches!(s.name, StepName::Migrate | StepName::Restore) && s.phase == StepPhase::Pending) {
        return Ok(Fits::Before);
    }
    let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
    let schema = fingerprint::read(&mut session, table).await?.hash();
    let versions = policy.spec.migrations.as_ref().map(VersionTable::from);
    let revision = Revision::to_text(&counts::revision(&mut session, versions.as_ref()).await?);
    let restores = run.plan.way == Way::Restore;
    let moved = Some(&schema) != database.from_fingerprint.as_ref() || revision != database.from_revision;
    // A backup's schema may come back in other words, which its agent has compared; its revision is the same.
    let arrived = Some(&schema) == database.fingerprint.as_ref() || restores && database.to_revision != database.from_revision;
    Ok(match () {
        () if !moved => Fits::Before,
        () if arrived && revision == database.to_revision => Fits::Good,
        // A restore that ended without leaving its token was refused: what differs was there before it.
        () if restores => Fits::Before,
        () => Fits::Neither,
    })
}
