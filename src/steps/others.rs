//! In place: from whom CONNECT is taken, and who gets it again.

use sqlx::PgConnection;

use super::run::Run;
use super::session::fenced;
use crate::api::request_status::{ConnectGrant, Held};
use crate::cluster::{Error, World};
use crate::database::{change, connect, inspect};

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
