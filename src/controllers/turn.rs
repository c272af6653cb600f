//! Who goes before a request: another request, or a backup that reads the same database.

use kube::ResourceExt;
use kube::api::ListParams;

use super::context::Context;
use crate::api::backup::BackupPhase;
use crate::api::plan::PlannedDatabase;
use crate::api::request_status::Course;
use crate::api::{Backup, BackupPolicy, RollbackRequest};
use crate::cluster::{During, Error, World};
use crate::request::{Answer, Moment, planning, queue};

/// The requests of the namespace, as they are now.
pub(super) async fn requests(world: &World, namespace: &str) -> Result<Vec<RollbackRequest>, Error> {
    Ok(world.api::<RollbackRequest>(namespace).list(&ListParams::default()).await.during("list RollbackRequests")?.items)
}

/// `None` when none of these has the workloads or the database, or goes before; else what is written of the wait.
pub(super) fn in_line(at: Moment<'_>, all: &[RollbackRequest]) -> Option<Answer> {
    let other = queue::ahead(at.request, all).filter(|_| !at.request.spec.dry_run)?;
    Some(planning::waits(at, &planning::another(other)))
}

/// `None` when nobody else is at work on the database that the course changes: neither a backup, whose sessions would be
/// ended with all others, nor another request, whatever policy it names.
pub(super) async fn at_the_database(context: &Context, at: Moment<'_>, course: &Course) -> Result<Option<Answer>, Error> {
    let Some(database) = planning::changed_database(course) else { return Ok(None) };
    if let Some(backup) = running_backup(context, at.request, database).await? {
        return Ok(Some(planning::waits(at, &planning::backed_up_by(&backup))));
    }
    let all = context.everywhere::<RollbackRequest>().await?;
    Ok(queue::on_database(at.request, database, &all).map(|other| planning::waits(at, &planning::on_the_same_database(other))))
}

/// The Backup that reads the database, by whatever policy.
async fn running_backup(context: &Context, request: &RollbackRequest, database: &PlannedDatabase) -> Result<Option<String>, Error> {
    let own = (request.namespace(), database.policy.clone());
    let same = |p: &BackupPolicy| {
        let server = p.status.as_ref().and_then(|s| s.system_identifier.as_ref());
        p.spec.database.name == database.name && server == Some(&database.system_identifier)
    };
    let mut policies: Vec<_> = context.everywhere::<BackupPolicy>().await?.iter().filter(|p| same(p)).map(|p| (p.namespace(), p.name_any())).collect();
    policies.push(own);
    let all = context.everywhere::<Backup>().await?;
    let reads = |b: &&Backup| {
        policies.contains(&(b.namespace(), b.spec.policy_ref.name.clone()))
            && b.spec.database.is_none()
            && b.metadata.deletion_timestamp.is_none()
            && b.status.as_ref().is_some_and(|s| s.phase == BackupPhase::Running)
    };
    Ok(all.iter().find(reads).map(|b| b.name_any()))
}
