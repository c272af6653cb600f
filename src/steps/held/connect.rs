//! In place: from whom CONNECT is taken, and who gets it again.

use sqlx::PgConnection;

use super::seen::{Action, Database, Fits, Seen, Wants};
use crate::api::request_status::{ConnectGrant, Course, Held};
use crate::cluster::{Error, World};
use crate::database::{change, connect, identifier, inspect};
use crate::steps::live::Live;
use crate::steps::run::Run;
use crate::steps::session::fenced;

pub fn wants(run: &Run<'_>, seen: &Seen) -> Wants {
    match &seen.database {
        Some(Ok(database @ Database { live: Live::Original { open: true }, shut: true, .. })) if !stays(run, database) => Wants::Act(Action::OpenToOthers),
        Some(_) | None => Wants::Nothing,
    }
}

/// What is said of one that stays as it is. Why the workloads wait comes before it.
pub fn waits(run: &Run<'_>, seen: &Seen) -> Wants {
    match &seen.database {
        Some(Ok(database)) if database.shut && stays(run, database) => {
            Wants::Wait("a person: the database is kept to the policy's logins, since no code fits it as it is; delete this request, and restore it".to_owned())
        }
        Some(_) | None => Wants::Nothing,
    }
}

/// Nobody is served by what neither code fits; who deletes the request is the person who restores it.
fn stays(run: &Run<'_>, database: &Database) -> bool {
    database.fits == Fits::Neither && run.request.metadata.deletion_timestamp.is_none()
}

pub(super) fn left(course: &Course) -> Option<String> {
    let database = course.plan.as_ref()?.database.as_ref()?;
    let whom = |g: &ConnectGrant| g.role.as_deref().map_or("PUBLIC".to_owned(), identifier);
    let whom = course.held.connect.as_ref()?.iter().map(whom).collect::<Vec<_>>().join(", ");
    let name = identifier(&database.name);
    Some(format!("not everybody may connect to database {name} again: 'GRANT CONNECT ON DATABASE {name} TO {whom}'"))
}

/// Whether CONNECT is taken from somebody who shall have it when the request ends.
pub(crate) async fn shut(session: &mut PgConnection, run: &Run<'_>) -> Result<bool, Error> {
    let Some((name, _)) = inspect::by_oid(session, run.database()?.oid).await? else { return Ok(false) };
    Ok(match afterwards(session, run, &name).await? {
        Some((now, wanted)) => now != wanted,
        None => false,
    })
}

/// Lets those connect again who could before, beside those whom somebody has let in meanwhile.
pub(crate) async fn open_to_others(world: &World, run: &Run<'_>) -> Result<(), Error> {
    let mut session = fenced(world, run).await?;
    let oid = run.database()?.oid;
    let Some((name, _)) = inspect::by_oid(&mut session, oid).await? else { return Ok(()) };
    match afterwards(&mut session, run, &name).await? {
        Some((now, wanted)) => Ok(connect::set(&mut session, change::Live { name: &name, oid }, &now, &wanted).await?),
        None => Ok(()),
    }
}

/// Who may connect now, and who shall when the request ends; `None` where nothing of that is held.
async fn afterwards(session: &mut PgConnection, run: &Run<'_>, database: &str) -> Result<Option<(Vec<ConnectGrant>, Vec<ConnectGrant>)>, Error> {
    let Held { connect: Some(before), connect_only, .. } = run.held() else { return Ok(None) };
    let now = connect::granted(session, database).await?;
    let before = connect::existing(session, before).await?;
    let wanted = connect::afterwards(&before, connect_only, &now);
    Ok(Some((now, wanted)))
}
