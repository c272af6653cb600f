//! Sessions on the plan's server, and who may change what there.

use kube::ResourceExt;
use sqlx::PgConnection;

use super::run::Run;
use crate::api::{BackupPolicy, Reason, RollbackRequest};
use crate::cluster::{Error, World, refused};
use crate::database::{self, Access, Server, fence, inspect};

/// The policy that the plan names, as it is now.
pub(crate) async fn policy(world: &World, run: &Run<'_>) -> Result<BackupPolicy, Error> {
    let name = &run.database()?.policy;
    match world.get::<BackupPolicy>(run.namespace(), name).await? {
        Some(policy) => Ok(policy),
        None => refused(Reason::PolicyNotFound, format!("BackupPolicy {name} does not exist")),
    }
}

/// The plan's server, and a session on its maintenance database that reads.
pub(crate) async fn maintenance(world: &World, run: &Run<'_>) -> Result<(Server, PgConnection, BackupPolicy), Error> {
    session(world, run, Access::Read).await
}

/// A session on the maintenance database of the plan's server.
///
/// # Errors
/// Reason `ServerChanged`, when the policy leads to another server by now: a database of that name and OID is another one there.
async fn session(world: &World, run: &Run<'_>, access: Access) -> Result<(Server, PgConnection, BackupPolicy), Error> {
    let policy = policy(world, run).await?;
    let server = world.server(run.namespace(), &policy.spec).await?;
    let mut session = server.connect(&policy.spec.database.maintenance_database, access).await?;
    let planned = &run.database()?.system_identifier;
    let is = inspect::system_identifier(&mut session).await?;
    if *planned != is {
        let name = policy.name_any();
        return refused(
            Reason::ServerChanged,
            format!(
                "BackupPolicy {name} leads to the server with system_identifier {is}, and the plan was made for {planned}; let it lead there again, until RollbackRequest {} has ended",
                run.name()
            ),
        );
    }
    Ok((server, session, policy))
}

/// A session as the owner's login, in which rows are read: what the owner wrote runs as himself.
///
/// # Errors
/// When the policy has no such login any more, or it cannot connect.
pub(crate) async fn owners(world: &World, run: &Run<'_>, policy: &BackupPolicy, database: &str) -> Result<PgConnection, Error> {
    Ok(owners_server(world, run, policy).await?.connect(database, Access::Read).await?)
}

/// The server with the owner's login.
pub(crate) async fn owners_server(world: &World, run: &Run<'_>, policy: &BackupPolicy) -> Result<Server, Error> {
    match world.restore_server(run.namespace(), &policy.spec).await? {
        Some(server) => Ok(server),
        None => refused(Reason::PolicyIncomplete, "the policy has no login of the owner as whom rows are read; set database.ownerSecretRef"),
    }
}

/// A session on the maintenance database that may change the plan's database: it has the fence, and nobody has written
/// the request's status since it was read. So an operator that was paused, or has lost its lease, changes nothing.
pub(crate) async fn fenced(world: &World, run: &Run<'_>) -> Result<PgConnection, Error> {
    let (_, mut session, _) = session(world, run, Access::Change).await?;
    fence::take(&mut session, &run.database()?.name).await?;
    let now = world.get::<RollbackRequest>(run.namespace(), run.name()).await?;
    if now.is_none_or(|now| now.metadata.resource_version != run.request.metadata.resource_version) {
        return Err(database::Error::Moved(format!("RollbackRequest {} was written by another since it was read", run.name())).into());
    }
    Ok(session)
}

/// The logins that work on a copy: the application's, whose SQL is asked there, and the one as which backups are restored.
pub(crate) async fn friends(world: &World, run: &Run<'_>, policy: &BackupPolicy) -> Result<Vec<String>, Error> {
    let application = world.application_server(run.namespace(), &policy.spec).await?;
    let owner = world.restore_server(run.namespace(), &policy.spec).await?;
    let mut logins: Vec<String> = application.into_iter().chain(owner).map(|server| server.login.user).collect();
    logins.dedup();
    Ok(logins)
}
