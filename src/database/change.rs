//! The statements that change a server's databases: close, clone, create, swap, drop.
//!
//! Each runs on a session of the maintenance database that has taken the [`fence`](super::fence), and looks once more
//! whether the live name is still the database that was seen: no name is trusted alone.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use tokio::time::{Instant, sleep};

use super::inspect::{self, sessions};
use super::{During, Error, identifier, list, literal};

/// Settings that are lists of names.
const LISTS: [&str; 5] = ["search_path", "session_preload_libraries", "local_preload_libraries", "temp_tablespaces", "unix_socket_directories"];
/// How long ending sessions may take before the swap gives up.
const LIMIT: Duration = Duration::from_secs(30);

async fn execute(session: &mut PgConnection, statement: String, what: &str) -> Result<(), Error> {
    sqlx::query(AssertSqlSafe(statement)).execute(session).await.during(what).map(drop)
}

/// The live database that was seen, by its name and its OID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live<'a> {
    pub name: &'a str,
    pub oid: i64,
}

impl Live<'_> {
    /// # Errors
    /// [`Error::Moved`] when the name is another database's by now, or is open and should be closed, or the reverse.
    pub(super) async fn still(&self, session: &mut PgConnection, open: bool) -> Result<(), Error> {
        match inspect::entry(session, self.name).await? {
            Some(entry) if entry.oid == self.oid && entry.allows_connections == open => Ok(()),
            _ => Err(Error::Moved(format!("the database {} has changed since it was looked at", self.name))),
        }
    }
}

/// New sessions are refused from here on; running ones stay.
pub async fn refuse_connections(session: &mut PgConnection, live: Live<'_>) -> Result<(), Error> {
    live.still(session, true).await?;
    close(session, live.name).await
}

async fn close(session: &mut PgConnection, database: &str) -> Result<(), Error> {
    execute(session, format!("ALTER DATABASE {} ALLOW_CONNECTIONS false", identifier(database)), &format!("close the database {database}")).await
}

pub async fn allow_connections(session: &mut PgConnection, live: Live<'_>) -> Result<(), Error> {
    live.still(session, false).await?;
    execute(session, format!("ALTER DATABASE {} ALLOW_CONNECTIONS true", identifier(live.name)), &format!("open the database {}", live.name)).await
}

/// Ends every session on the closed live database and returns when the server has none left.
///
/// # Errors
/// When a session may not be ended by our login, or does not end in 30 s.
pub async fn end_sessions_of(session: &mut PgConnection, live: Live<'_>) -> Result<(), Error> {
    live.still(session, false).await?;
    end_sessions(session, live.name).await
}

async fn end_sessions(session: &mut PgConnection, database: &str) -> Result<(), Error> {
    let end = Instant::now() + LIMIT;
    loop {
        let left = sessions(session, database).await?;
        let Some(first) = left.first() else { return Ok(()) };
        if Instant::now() > end {
            return Err(Error::Refused(format!(
                "{} sessions on {database} do not end in {} s; the first is pid {} of {} ({}){}",
                left.len(),
                LIMIT.as_secs(),
                first.pid,
                first.user,
                first.address.as_deref().unwrap_or("no address"),
                if first.superuser { ", a superuser, whom only a superuser may end" } else { "" }
            )));
        }
        // One that may not be ended must not keep us from ending the others.
        let query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity a LEFT JOIN pg_roles r ON r.oid = a.usesysid \
             WHERE datname = $1 AND pid <> pg_backend_pid() AND coalesce(backend_type, '') <> 'autovacuum worker' \
             AND (NOT coalesce(r.rolsuper, false) OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user))";
        sqlx::query(query).bind(database).execute(&mut *session).await.during(&format!("end the sessions on {database}"))?;
        // The swap is the one act that may ask this often; it is bounded above.
        sleep(Duration::from_millis(10)).await;
    }
}

/// A file copy of the closed live database, with its owner. On PostgreSQL 14 the only way is a file copy, and the word is
/// unknown.
pub async fn clone(session: &mut PgConnection, live: Live<'_>, copy: &str, owner: &str) -> Result<(), Error> {
    live.still(session, false).await?;
    let source = live.name;
    let number: i32 =
        sqlx::query_scalar("SELECT current_setting('server_version_num')::int").fetch_one(&mut *session).await.during("ask the server's version")?;
    let major = number / 10_000;
    let strategy = if major >= 15 { " STRATEGY FILE_COPY" } else { "" };
    let statement = format!("CREATE DATABASE {} OWNER {} TEMPLATE {}{strategy}", identifier(copy), identifier(owner), identifier(source));
    execute(session, statement, &format!("clone the database {source}")).await
}

/// By which text is encoded and sorted.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    pub encoding: String,
    pub collate: String,
    pub ctype: String,
    pub icu: Option<String>,
    /// Of the server's own provider, which PostgreSQL 17 has.
    #[serde(default)]
    pub builtin: Option<String>,
}

impl Locale {
    /// For `CREATE DATABASE`.
    pub fn clause(&self) -> String {
        let provider = match (&self.icu, &self.builtin) {
            (Some(locale), _) => format!(" LOCALE_PROVIDER icu ICU_LOCALE {}", literal(locale)),
            (None, Some(locale)) => format!(" LOCALE_PROVIDER builtin BUILTIN_LOCALE {}", literal(locale)),
            (None, None) => String::new(),
        };
        format!(" ENCODING {} LC_COLLATE {} LC_CTYPE {}{provider}", literal(&self.encoding), literal(&self.collate), literal(&self.ctype))
    }
}

/// # Errors
/// When there is no such database.
pub async fn locale(session: &mut PgConnection, database: &str) -> Result<Locale, Error> {
    let what = format!("read the locale of {database}");
    // The column of the ICU locale has had two names; a row as JSON has the one of its server.
    let query = "SELECT pg_encoding_to_char(encoding)::text, datcollate::text, datctype::text, \
         CASE WHEN to_jsonb(d) ->> 'datlocprovider' = 'i' THEN coalesce(to_jsonb(d) ->> 'daticulocale', to_jsonb(d) ->> 'datlocale') END, \
         CASE WHEN to_jsonb(d) ->> 'datlocprovider' = 'b' THEN to_jsonb(d) ->> 'datlocale' END FROM pg_database d WHERE datname = $1";
    let row = sqlx::query(query).bind(database).fetch_one(session).await.during(&what)?;
    (|| Ok(Locale { encoding: row.try_get(0)?, collate: row.try_get(1)?, ctype: row.try_get(2)?, icu: row.try_get(3)?, builtin: row.try_get(4)? }))()
        .during(&what)
}

/// An empty database with the locale and the owner of the live one.
pub async fn create_like(session: &mut PgConnection, live: Live<'_>, name: &str, owner: &str) -> Result<(), Error> {
    let locale = locale(session, live.name).await?;
    // To name the default one needs a right that few have, and makes no difference.
    let tablespace: Option<String> = sqlx::query_scalar(
        "SELECT spcname::text FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace WHERE datname = $1 AND spcname <> 'pg_default'",
    )
    .bind(live.name)
    .fetch_optional(&mut *session)
    .await
    .during("read the tablespace of the database")?;
    let tablespace = tablespace.map_or(String::new(), |name| format!(" TABLESPACE {}", identifier(&name)));
    let statement = format!("CREATE DATABASE {} OWNER {} TEMPLATE template0{}{tablespace}", identifier(name), identifier(owner), locale.clause());
    execute(session, statement, &format!("create the database {name}")).await
}

/// Gives a new copy what hangs on the live name, before anybody works on it: migrations see the settings that they know.
/// Nobody may connect to it who has no name here: its owner, whom the live database lets in by name, these logins, and we.
///
/// # Errors
/// When something may not be carried over. The copy is as it was then.
pub async fn dress(session: &mut PgConnection, live: Live<'_>, copy: &str, friends: &[String]) -> Result<(), Error> {
    let mut statements = carried(session, live.name, copy).await?;
    statements.extend(closed_to_strangers(session, copy, friends).await?);
    // Sent as one they are one transaction.
    let what = format!("give {copy} the settings of {}", live.name);
    sqlx::raw_sql(AssertSqlSafe(statements.join("; "))).execute(session).await.during(&what).map(drop)
}

/// Whether [`dress`] was done.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn is_dressed(session: &mut PgConnection, live: &str, copy: &str) -> Result<bool, Error> {
    let strangers: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) g WHERE d.datname = $1 AND g.grantee = 0 AND g.privilege_type = 'CONNECT')",
    )
    .bind(copy)
    .fetch_one(&mut *session)
    .await
    .during(&format!("read who may connect to {copy}"))?;
    let settings = |all: Vec<String>| all.into_iter().filter(|line| line.starts_with("setting ")).collect::<Vec<_>>();
    Ok(!strangers && settings(hanging(session, copy).await?) == settings(hanging(session, live).await?))
}

/// CONNECT goes from everybody, and comes to us and to those who work on the copy.
async fn closed_to_strangers(session: &mut PgConnection, copy: &str, friends: &[String]) -> Result<Vec<String>, Error> {
    let name = identifier(copy);
    let us: String = sqlx::query_scalar("SELECT current_user::text").fetch_one(session).await.during("ask who we are")?;
    let mut statements = vec![format!("REVOKE CONNECT ON DATABASE {name} FROM PUBLIC CASCADE")];
    statements.extend(friends.iter().chain([&us]).map(|who| format!("GRANT CONNECT ON DATABASE {name} TO {}", identifier(who))));
    Ok(statements)
}

/// What of the live name could not be carried to another database by this login, in words: each statement is tried and
/// rolled back.
///
/// # Errors
/// When the server does not answer.
pub async fn not_carried(session: &mut PgConnection, live: &str) -> Result<Vec<String>, Error> {
    let what = format!("try what hangs on {live}");
    let statements = carried(session, live, live).await?;
    let mut refused = Vec::new();
    let mut transaction = session.begin().await.during(&what)?;
    let mut all = transaction.begin().await.during(&what)?;
    let together = sqlx::raw_sql(AssertSqlSafe(statements.join("; "))).execute(&mut *all).await;
    all.rollback().await.during(&what)?;
    if together.is_err() {
        for statement in statements {
            let mut one = transaction.begin().await.during(&what)?;
            let tried = sqlx::query(AssertSqlSafe(statement.clone())).execute(&mut *one).await;
            one.rollback().await.during(&what)?;
            // The message names the setting or the right, and no value.
            match tried {
                Ok(_) => {}
                Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("42501") => {
                    refused.push(format!("{} ({})", without_value(&statement), error.message()))
                }
                Err(error) => return Err(error).during(&what),
            }
        }
    }
    transaction.rollback().await.during(&what)?;
    let labels: i64 = sqlx::query_scalar("SELECT count(*) FROM pg_shseclabel l JOIN pg_database d ON d.oid = l.objoid WHERE d.datname = $1")
        .bind(live)
        .fetch_one(session)
        .await
        .during(&what)?;
    if labels > 0 {
        refused.push(format!("{labels} security labels of the database"));
    }
    refused.sort();
    refused.dedup();
    Ok(refused)
}

/// An empty database in which a backup is tried. Nobody but its owner and we may connect to it.
pub async fn create_scratch(session: &mut PgConnection, name: &str, owner: &str, locale: Option<&Locale>) -> Result<(), Error> {
    let what = format!("create the database {name}");
    let (scratch, locale) = (identifier(name), locale.map_or(String::new(), Locale::clause));
    execute(session, format!("CREATE DATABASE {scratch} OWNER {} TEMPLATE template0{locale}", identifier(owner)), &what).await?;
    let us: String = sqlx::query_scalar("SELECT current_user::text").fetch_one(&mut *session).await.during("ask who we are")?;
    execute(session, format!("REVOKE CONNECT ON DATABASE {scratch} FROM PUBLIC"), &what).await?;
    execute(session, format!("GRANT CONNECT ON DATABASE {scratch} TO {}", identifier(&us)), &what).await
}

/// What the names of scratch databases have in them; nothing else is dropped as one.
pub const SCRATCH: &str = "verify";

/// # Errors
/// When the name is none of a scratch database.
pub async fn drop_scratch(session: &mut PgConnection, name: &str) -> Result<(), Error> {
    if !name.contains(&format!("_{SCRATCH}_")) {
        return Err(Error::Refused(format!("{name} is no scratch database and is not dropped")));
    }
    match inspect::entry(session, name).await? {
        Some(_) => drop_database(session, name).await,
        None => Ok(()),
    }
}

/// Drops a copy of ours while the live name is still the original's: only then is the copy's name the copy's.
pub async fn drop_copy(session: &mut PgConnection, live: Live<'_>, copy: &str) -> Result<(), Error> {
    live.still(session, true).await?;
    match inspect::entry(session, copy).await? {
        None => Ok(()),
        Some(entry) if entry.oid == live.oid => Err(Error::Refused(format!("{copy} is the original database and is not dropped"))),
        Some(_) => drop_database(session, copy).await,
    }
}

/// Lets a login into the kept original, which the swap has closed to all but us.
///
/// # Errors
/// [`Error::Moved`] when the kept name is another database's.
pub async fn let_in(session: &mut PgConnection, kept: Live<'_>, login: &str) -> Result<(), Error> {
    let name = kept.name;
    if inspect::entry(session, name).await?.is_none_or(|entry| entry.oid != kept.oid) {
        return Err(Error::Moved(format!("{name} is no longer the original database")));
    }
    execute(session, format!("GRANT CONNECT ON DATABASE {} TO {}", identifier(name), identifier(login)), &format!("let {login} into {name}")).await
}

/// Drops the kept original, by its OID and never under the live name.
///
/// # Errors
/// [`Error::Moved`] when the kept name is another database's.
pub async fn drop_kept(session: &mut PgConnection, kept: &str, oid: i64, live: &str) -> Result<(), Error> {
    match inspect::entry(session, kept).await? {
        None => Ok(()),
        Some(entry) if entry.oid == oid && kept != live => drop_database(session, kept).await,
        Some(_) => Err(Error::Moved(format!("{kept} is no longer the original database; it is not dropped"))),
    }
}

async fn drop_database(session: &mut PgConnection, name: &str) -> Result<(), Error> {
    let what = format!("drop the database {name}");
    let template: Option<bool> =
        sqlx::query_scalar("SELECT datistemplate FROM pg_database WHERE datname = $1").bind(name).fetch_optional(&mut *session).await.during(&what)?;
    if template == Some(true) {
        execute(session, format!("ALTER DATABASE {} IS_TEMPLATE false", identifier(name)), &what).await?;
    }
    execute(session, format!("DROP DATABASE {} WITH (FORCE)", identifier(name)), &format!("drop the database {name}")).await
}

/// Whom a swap concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap<'a> {
    pub live: Live<'a>,
    pub copy: &'a str,
    /// OID of the copy that was checked; absent in an undo, where it is the kept original.
    pub copy_oid: Option<i64>,
    pub kept: &'a str,
    /// Whether the live database was seen open: then it is closed here, a moment before it is renamed.
    pub open: bool,
}

/// Gives the copy the live name and the original the kept name, in one transaction; the name is never absent.
///
/// What hangs on the name is carried over and compared before the commit: owner, grants, settings, connection limit,
/// comment. The original then allows connections again, but only ours: it must still be dumped. An undo is the same the
/// other way round: the grants of before come back with the name.
///
/// # Errors
/// When the live database is not the one of the plan, is open, still has sessions, or something could not be carried
/// over. Nothing has changed then.
pub async fn swap(session: &mut PgConnection, swap: &Swap<'_>) -> Result<(), Error> {
    let name = swap.live.name;
    swap.live.still(session, swap.open).await?;
    match inspect::entry(session, swap.copy).await? {
        Some(entry) if swap.copy_oid.is_none_or(|oid| oid == entry.oid) => {}
        _ => return Err(Error::Refused(format!("{} is not the copy that was checked; it is not swapped in", swap.copy))),
    }
    // What can be read and refused before anybody is kept out is read before.
    end_sessions(session, swap.copy).await?;
    let statements = statements(session, swap).await?;
    if swap.open {
        close(session, name).await?;
    }
    end_sessions(session, name).await?;
    let mut transaction = session.begin().await.during("begin the swap")?;
    match inspect::entry(&mut transaction, name).await? {
        Some(entry) if entry.oid == swap.live.oid && !entry.allows_connections => {}
        Some(entry) if entry.oid == swap.live.oid => {
            return Err(Error::Refused(format!("{name} was opened again by somebody since it was closed; writes could be lost, so it is not swapped")));
        }
        _ => return Err(Error::Refused(format!("{name} is no longer the database that the plan saw; it is not swapped"))),
    }
    let wanted = hanging(&mut transaction, name).await?;
    for statement in statements {
        execute(&mut transaction, statement, "swap the databases, with what hangs on the name").await?;
    }
    if wanted != hanging(&mut transaction, name).await? {
        return Err(Error::Refused(format!("the owner, grants or settings of {name} could not be carried over in full; it is not swapped")));
    }
    transaction.commit().await.during("commit the swap")
}

/// Everything that the swap's transaction does, in order. A template could not be dropped, so the kept original is none.
async fn statements(session: &mut PgConnection, swap: &Swap<'_>) -> Result<Vec<String>, Error> {
    let (live, copy, kept) = (identifier(swap.live.name), identifier(swap.copy), identifier(swap.kept));
    let mut all = carried(session, swap.live.name, swap.copy).await?;
    all.extend(closed_but_to_us(session, swap.live.name).await?);
    all.extend([
        format!("ALTER DATABASE {live} RENAME TO {kept}"),
        format!("ALTER DATABASE {copy} RENAME TO {live}"),
        format!("ALTER DATABASE {kept} ALLOW_CONNECTIONS true IS_TEMPLATE false"),
        format!("ALTER DATABASE {live} ALLOW_CONNECTIONS true"),
    ]);
    Ok(all)
}

/// What hangs on a database's name, as comparable text.
async fn hanging(session: &mut PgConnection, database: &str) -> Result<Vec<String>, Error> {
    let lines: Vec<String> = sqlx::query_scalar(
        "SELECT 'owner ' || pg_get_userbyid(datdba) FROM pg_database WHERE datname = $1 \
         UNION ALL SELECT format('locale %s %s %s %s %s', datcollate, datctype, encoding, to_jsonb(d) ->> 'datlocprovider', coalesce(to_jsonb(d) ->> 'daticulocale', to_jsonb(d) ->> 'datlocale')) FROM pg_database d WHERE datname = $1 \
         UNION ALL SELECT format('tablespace %s, template %s', dattablespace, datistemplate) FROM pg_database WHERE datname = $1 \
         UNION ALL SELECT 'limit ' || datconnlimit FROM pg_database WHERE datname = $1 \
         UNION ALL SELECT 'comment ' || coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = $1 \
         UNION ALL SELECT 'setting ' || s.setrole || ' ' || c FROM pg_database d JOIN pg_db_role_setting s ON s.setdatabase = d.oid, unnest(s.setconfig) c WHERE d.datname = $1 \
         UNION ALL SELECT format('grant %s %s %s', g.grantee, g.privilege_type, bool_or(g.is_grantable)) FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) g WHERE d.datname = $1 GROUP BY g.grantee, g.privilege_type \
         ORDER BY 1",
    )
    .bind(database)
    .fetch_all(session)
    .await
    .during(&format!("read what hangs on {database}"))?;
    // The same list may be kept with other spaces and quotes.
    let listed = |line: String| match line.split_once('=') {
        Some((name, value)) if LISTS.iter().any(|l| name.ends_with(&format!(" {l}"))) => format!("{name}={:?}", list(value)),
        _ => line,
    };
    Ok(lines.into_iter().map(listed).collect())
}

/// The statements that give `to` the limit, comment, settings and grants of `from`. The owner was given when it was made.
async fn carried(session: &mut PgConnection, from: &str, to: &str) -> Result<Vec<String>, Error> {
    let what = format!("read what hangs on {from}");
    let target = identifier(to);
    let row = sqlx::query("SELECT datconnlimit, shobj_description(oid, 'pg_database'), datistemplate FROM pg_database WHERE datname = $1")
        .bind(from)
        .fetch_one(&mut *session)
        .await
        .during(&what)?;
    let limit: i32 = row.try_get(0).during(&what)?;
    let comment: Option<String> = row.try_get(1).during(&what)?;
    let template: bool = row.try_get(2).during(&what)?;
    let mut statements = vec![
        format!("ALTER DATABASE {target} IS_TEMPLATE {template}"),
        format!("ALTER DATABASE {target} CONNECTION LIMIT {limit}"),
        format!("COMMENT ON DATABASE {target} IS {}", comment.as_deref().map_or("NULL".to_owned(), literal)),
    ];
    let reset: Vec<Option<String>> = sqlx::query_scalar(
        "SELECT CASE WHEN s.setrole = 0 THEN NULL ELSE pg_get_userbyid(s.setrole)::text END \
         FROM pg_database d JOIN pg_db_role_setting s ON s.setdatabase = d.oid WHERE d.datname = $1",
    )
    .bind(to)
    .fetch_all(&mut *session)
    .await
    .during(&what)?;
    statements.extend(reset.iter().map(|whose| format!("ALTER {} RESET ALL", owner_of_setting(whose.as_deref(), &target))));
    let settings = sqlx::query(
        "SELECT CASE WHEN s.setrole = 0 THEN NULL ELSE pg_get_userbyid(s.setrole)::text END, split_part(c, '=', 1), substr(c, strpos(c, '=') + 1) \
         FROM pg_database d JOIN pg_db_role_setting s ON s.setdatabase = d.oid, unnest(s.setconfig) c WHERE d.datname = $1",
    )
    .bind(from)
    .fetch_all(&mut *session)
    .await
    .during(&what)?;
    for setting in settings {
        let (whose, name, value): (Option<String>, String, String) =
            (setting.try_get(0).during(&what)?, setting.try_get(1).during(&what)?, setting.try_get(2).during(&what)?);
        let whose = owner_of_setting(whose.as_deref(), &target);
        statements.push(format!("ALTER {whose} SET {} TO {}", identifier(&name), setting_value(&name, &value)));
    }
    for grantee in grantees(session, to).await? {
        statements.push(format!("REVOKE ALL ON DATABASE {target} FROM {} CASCADE", role(grantee.as_deref())));
    }
    let grants = sqlx::query(
        "SELECT CASE WHEN g.grantee = 0 THEN NULL ELSE pg_get_userbyid(g.grantee)::text END, g.privilege_type::text, bool_or(g.is_grantable) \
         FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) g WHERE d.datname = $1 GROUP BY 1, 2",
    )
    .bind(from)
    .fetch_all(&mut *session)
    .await
    .during(&what)?;
    for grant in grants {
        let (grantee, privilege, grantable): (Option<String>, String, bool) =
            (grant.try_get(0).during(&what)?, grant.try_get(1).during(&what)?, grant.try_get(2).during(&what)?);
        let option = if grantable { " WITH GRANT OPTION" } else { "" };
        statements.push(format!("GRANT {privilege} ON DATABASE {target} TO {}{option}", role(grantee.as_deref())));
    }
    Ok(statements)
}

/// A statement of [`carried`] without what a setting or a comment holds.
fn without_value(statement: &str) -> &str {
    let ends = [(" SET ", " TO "), ("COMMENT ", " IS ")];
    let end = ends.iter().find_map(|(of, end)| {
        let from = statement.find(of)?;
        Some(from + statement.get(from..)?.find(end)?)
    });
    statement.get(..end.unwrap_or(statement.len())).unwrap_or(statement)
}

/// Whose setting it is: the database's, or one role's in it. `database` is quoted.
fn owner_of_setting(role: Option<&str>, database: &str) -> String {
    role.map_or(format!("DATABASE {database}"), |role| format!("ROLE {} IN DATABASE {database}", identifier(role)))
}

/// Lists of names are kept as lists: quoted whole, they would be one name.
fn setting_value(name: &str, value: &str) -> String {
    match LISTS.contains(&name.to_lowercase().as_str()) {
        true => list(value).iter().map(|name| literal(name)).collect::<Vec<_>>().join(", "),
        false => literal(value),
    }
}

/// Who has rights on a database; `None` is everybody.
async fn grantees(session: &mut PgConnection, database: &str) -> Result<Vec<Option<String>>, Error> {
    sqlx::query_scalar(
        "SELECT DISTINCT CASE WHEN g.grantee = 0 THEN NULL ELSE pg_get_userbyid(g.grantee)::text END \
         FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) g WHERE d.datname = $1",
    )
    .bind(database)
    .fetch_all(session)
    .await
    .during(&format!("read the grants on {database}"))
}

pub(super) fn role(name: Option<&str>) -> String {
    name.map_or("PUBLIC".to_owned(), identifier)
}

/// CONNECT goes from everybody and comes to us, so that the original can be dumped but nobody writes to it.
async fn closed_but_to_us(session: &mut PgConnection, database: &str) -> Result<Vec<String>, Error> {
    let name = identifier(database);
    let revoke = |grantee: Option<String>| format!("REVOKE CONNECT ON DATABASE {name} FROM {} CASCADE", role(grantee.as_deref()));
    let mut statements: Vec<String> = grantees(session, database).await?.into_iter().map(revoke).collect();
    let us: String = sqlx::query_scalar("SELECT current_user::text").fetch_one(session).await.during("ask who we are")?;
    statements.push(format!("GRANT CONNECT ON DATABASE {name} TO {}", identifier(&us)));
    Ok(statements)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_keeps_its_provider() {
        let locale = |icu: Option<&str>, builtin: Option<&str>| Locale {
            encoding: "UTF8".into(),
            collate: "C".into(),
            ctype: "C".into(),
            icu: icu.map(str::to_owned),
            builtin: builtin.map(str::to_owned),
        };
        for (locale, want) in [
            (locale(None, None), ""),
            (locale(Some("de-u-kn"), None), " LOCALE_PROVIDER icu ICU_LOCALE 'de-u-kn'"),
            (locale(None, Some("C.UTF-8")), " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"),
        ] {
            assert_eq!(locale.clause(), format!(" ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'{want}"));
        }
    }
}
