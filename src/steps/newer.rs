//! The release that goes, whose migrations lead down: its image has them, and its record says which schema it has brought.

use super::run::Run;
use crate::api::plan::Plan;
use crate::api::{Reason, Release};
use crate::cluster::{Error, World, refused};
use crate::plan::schema::Fingerprint;

/// The Release whose image has the migrations of the plan.
///
/// # Errors
/// When the plan names none, or it was deleted.
pub(crate) async fn release(world: &World, namespace: &str, plan: &Plan) -> Result<Release, Error> {
    let Some(migrator) = plan.database.as_ref().and_then(|d| d.migrator.as_ref()) else {
        return refused(Reason::PlanIncomplete, "the plan names no migrations");
    };
    match world.get::<Release>(namespace, &migrator.release).await? {
        Some(release) => Ok(release),
        None => refused(Reason::ReleaseNotFound, format!("Release {}, whose image has the migrations, was deleted", migrator.release)),
    }
}

/// Its recorded schema; `None` where that is not kept any more, or the plan has no such release.
///
/// # Errors
/// When the API server does not answer.
pub(super) async fn schema(world: &World, run: &Run<'_>) -> Result<Option<Fingerprint>, Error> {
    if run.database()?.migrator.is_none() {
        return Ok(None);
    }
    let read = async {
        let status = release(world, run.namespace(), run.plan).await?.status.unwrap_or_default();
        match status.fingerprint_map {
            Some(map) => world.kept_fingerprint(run.namespace(), &map, status.fingerprint.as_deref()).await.map(Some),
            None => Ok(None),
        }
    };
    match read.await {
        Err(Error::Refused { .. }) => Ok(None),
        read => read,
    }
}
