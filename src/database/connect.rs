//! Who may connect to a database: closed to others while it is changed in place, where it cannot be closed to all.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};

use super::change::{Live, role};
use super::{During, Error, identifier};
use crate::api::request_status::ConnectGrant;

/// Who may connect by a grant; membership in the owner, and superusers, are beside that.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn granted(session: &mut PgConnection, database: &str) -> Result<Vec<ConnectGrant>, Error> {
    let what = format!("read who may connect to {database}");
    let rows = sqlx::query(
        "SELECT CASE WHEN g.grantee = 0 THEN NULL ELSE pg_get_userbyid(g.grantee)::text END, bool_or(g.is_grantable) \
         FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) g WHERE d.datname = $1 AND g.privilege_type = 'CONNECT' GROUP BY 1",
    )
    .bind(database)
    .fetch_all(session)
    .await
    .during(&what)?;
    let grant = |row: &sqlx::postgres::PgRow| Ok(ConnectGrant { role: row.try_get(0)?, grantable: row.try_get(1)? });
    let mut all: Vec<ConnectGrant> = rows.iter().map(grant).collect::<Result<_, _>>().during(&what)?;
    all.sort();
    Ok(all)
}

/// The owner, these logins and we, and nobody else.
///
/// # Errors
/// When the server does not answer.
pub async fn friends_only(session: &mut PgConnection, owner: &str, friends: &[String]) -> Result<Vec<ConnectGrant>, Error> {
    let us: String = sqlx::query_scalar("SELECT current_user::text").fetch_one(session).await.during("ask who we are")?;
    let named = friends.iter().cloned().chain([us, owner.to_owned()]);
    let mut all: Vec<ConnectGrant> = named.map(|role| ConnectGrant { role: Some(role), grantable: false }).collect();
    all.sort();
    all.dedup();
    Ok(all)
}

/// These of whom there is still a role.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn existing(session: &mut PgConnection, grants: &[ConnectGrant]) -> Result<Vec<ConnectGrant>, Error> {
    let roles: Vec<String> = sqlx::query_scalar("SELECT rolname::text FROM pg_roles").fetch_all(session).await.during("list the roles")?;
    Ok(grants.iter().filter(|g| g.role.as_ref().is_none_or(|role| roles.contains(role))).cloned().collect())
}

/// Who may connect when others are let in again: those of before, and whom somebody has let in meanwhile. The lists are sorted.
pub fn afterwards(before: &[ConnectGrant], only: &[ConnectGrant], now: &[ConnectGrant]) -> Vec<ConnectGrant> {
    // Who wrote down before whom it was taken from, and not who was left, let nobody in.
    let since = now.iter().filter(|grant| !only.is_empty() && !only.contains(grant));
    let mut all: BTreeMap<Option<String>, bool> = BTreeMap::new();
    for ConnectGrant { role, grantable } in before.iter().chain(since) {
        *all.entry(role.clone()).or_default() |= grantable;
    }
    all.into_iter().map(|(role, grantable)| ConnectGrant { role, grantable }).collect()
}

/// Lets exactly these connect, in one transaction.
///
/// # Errors
/// When that may not be granted or revoked, or others may connect now than were seen: then nothing has changed.
pub async fn set(session: &mut PgConnection, live: Live<'_>, seen: &[ConnectGrant], wanted: &[ConnectGrant]) -> Result<(), Error> {
    let what = format!("say who may connect to {}", live.name);
    live.still(session, true).await?;
    let name = identifier(live.name);
    let mut transaction = session.begin().await.during(&what)?;
    let now = granted(&mut transaction, live.name).await?;
    if now != seen {
        return Err(Error::Moved(format!("who may connect to {} has changed since it was looked at", live.name)));
    }
    for grant in now {
        let statement = format!("REVOKE CONNECT ON DATABASE {name} FROM {} CASCADE", role(grant.role.as_deref()));
        sqlx::query(AssertSqlSafe(statement)).execute(&mut *transaction).await.during(&what)?;
    }
    for grant in wanted {
        let option = if grant.grantable { " WITH GRANT OPTION" } else { "" };
        let statement = format!("GRANT CONNECT ON DATABASE {name} TO {}{option}", role(grant.role.as_deref()));
        sqlx::query(AssertSqlSafe(statement)).execute(&mut *transaction).await.during(&what)?;
    }
    let now = granted(&mut transaction, live.name).await?;
    if let Some(other) = now.iter().find(|g| !wanted.contains(g)) {
        let whom = role(other.role.as_deref());
        return Err(Error::Refused(format!(
            "{whom} may connect to {0} by a grant that is not its owner's; revoke it (REVOKE CONNECT ON DATABASE {0} FROM {whom})",
            live.name
        )));
    }
    transaction.commit().await.during(&what)
}
