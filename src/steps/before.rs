//! What a database held before a way down: measured once, kept in a sealed ConfigMap of the request's, and read again when
//! the result is checked. In the status of a database with thousands of tables it would be too large.

use sqlx::PgConnection;

use super::newer;
use super::run::Run;
use crate::api::request_status::KeptContent;
use crate::api::{BackupPolicySpec, Reason};
use crate::cluster::{Error, World, child_name, owner, refused};
use crate::database::down::content::{self, Content};
use crate::database::fingerprint;
use crate::plan::schema::{Entry, Fingerprint, Kind};

/// How much is kept of what somebody has made since: a ConfigMap takes 1 MiB.
const SINCE: usize = 200;

/// What is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// Measured, and nowhere kept.
    Measured(Box<Content>),
    Kept(KeptContent),
}

fn map_name(run: &Run) -> String {
    child_name(run.name(), "content", run.uid())
}

fn told(run: &Run, content: &Content) -> KeptContent {
    KeptContent { config_map: map_name(run), tables: i64::try_from(content.rows.len()).unwrap_or(i64::MAX), rows: content.total() }
}

/// What was kept, if it was.
///
/// # Errors
/// When it is not what was kept.
pub async fn kept(world: &World, run: &Run<'_>) -> Result<Option<Content>, Error> {
    let name = map_name(run);
    let Some(text) = world.sealed(run.namespace(), &name).await? else { return Ok(None) };
    match serde_json::from_str(&text) {
        Ok(content) => Ok(Some(content)),
        Err(error) => refused(Reason::RecordForged, format!("ConfigMap {name} was written by another version of the operator: {error}")),
    }
}

/// Looks for what was kept, and measures where nothing was.
///
/// # Errors
/// When a table cannot be read.
pub async fn look(world: &World, run: &Run<'_>, session: &mut PgConnection, policy: &BackupPolicySpec) -> Result<Known, Error> {
    // Once is enough: what was written down is what is compared.
    if let Some(before) = &run.course.before {
        return Ok(Known::Kept(before.clone()));
    }
    if let Some(content) = kept(world, run).await? {
        return Ok(Known::Kept(told(run, &content)));
    }
    let table = policy.migrations.as_ref().map(|m| m.version_table.as_str());
    let is = fingerprint::read(session, table).await?;
    // Without a record of the schema to come, everything is expected to stay.
    let good = match &run.database()?.fingerprint_map {
        Some(map) => world.kept_fingerprint(run.namespace(), map, None).await?,
        None => is.clone(),
    };
    let mut content = content::before(session, &good, &is, table, policy.database.compare_limit_bytes).await?;
    if let Some(brought) = newer::schema(world, run).await? {
        let has = |schema: &Fingerprint, e: &Entry| schema.get(e.kind, &e.object, &e.part).is_some();
        let since = is.entries.into_iter().filter(|e| !matches!(e.kind, Kind::Table | Kind::Column) && !has(&brought, e) && !has(&good, e));
        content.since = since.take(SINCE).collect();
    }
    Ok(Known::Measured(Box::new(content)))
}

/// # Errors
/// When it is too large for a ConfigMap.
pub async fn keep(world: &World, run: &Run<'_>, content: &Content) -> Result<(), Error> {
    match serde_json::to_string(content) {
        Ok(text) => world.keep_sealed(run.namespace(), &map_name(run), owner(run.request), &text).await,
        Err(error) => refused(Reason::RecordTooLarge, format!("what the database holds could not be written down: {error}")),
    }
}
