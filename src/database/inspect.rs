//! What a database is: its OID, owner, size, sessions, and what the operator's login may do with it.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, PgConnection, Row};

use super::written::READABLE_OBJECT;
use super::{During, Error};
use crate::plan::snapshot::{Facts, Session};

/// How often the facts are asked again when a database goes meanwhile.
const TRIES: usize = 5;

/// A database as the server's catalog has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    pub oid: i64,
    pub owner: String,
    pub allows_connections: bool,
}

/// The database of that name, if there is one.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn entry(session: &mut PgConnection, name: &str) -> Result<Option<Entry>, Error> {
    let row = sqlx::query("SELECT oid::bigint, pg_get_userbyid(datdba)::text, datallowconn FROM pg_database WHERE datname = $1")
        .bind(name)
        .fetch_optional(session)
        .await
        .during("look the database up")?;
    row.map(|row| Ok(Entry { oid: row.try_get(0)?, owner: row.try_get(1)?, allows_connections: row.try_get(2)? })).transpose().during("look the database up")
}

/// The database of that OID, whatever its name is by now.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn by_oid(session: &mut PgConnection, oid: i64) -> Result<Option<(String, Entry)>, Error> {
    let what = "look the database up by its OID";
    let name: Option<String> =
        sqlx::query_scalar("SELECT datname::text FROM pg_database WHERE oid = $1::bigint::oid").bind(oid).fetch_optional(&mut *session).await.during(what)?;
    match name {
        Some(name) => Ok(entry(session, &name).await?.filter(|entry| entry.oid == oid).map(|entry| (name, entry))),
        None => Ok(None),
    }
}

/// Which server the session is on, whatever its address: `system_identifier` of its control file.
///
/// # Errors
/// When the login may not ask.
pub async fn system_identifier(session: &mut PgConnection) -> Result<String, Error> {
    sqlx::query_scalar("SELECT system_identifier::text FROM pg_control_system()").fetch_one(session).await.during("ask which server it is")
}

/// Bytes of a database on disk; `None` when there is none of that name.
///
/// # Errors
/// When the login may not ask.
pub async fn size(session: &mut PgConnection, name: &str) -> Result<Option<i64>, Error> {
    sqlx::query_scalar("SELECT pg_database_size(oid) FROM pg_database WHERE datname = $1")
        .bind(name)
        .fetch_optional(session)
        .await
        .during("ask the size of a database")
}

/// Whether the session's database has a schema of that name.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn has_schema(session: &mut PgConnection, name: &str) -> Result<bool, Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)").bind(name).fetch_one(session).await.during("look for a schema")
}

/// Everything that the plan asks of a database. Run on a session on that database.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn facts(session: &mut PgConnection) -> Result<Facts, Error> {
    // The sizes of all databases are asked one after the other, and one of somebody else's may be dropped meanwhile.
    for _ in 0..TRIES {
        match ask_facts(session).await {
            Err(Error::Query { source, .. }) if source.as_database_error().and_then(|e| e.code()).as_deref() == Some("3D000") => {}
            asked => return asked,
        }
    }
    ask_facts(session).await
}

/// What a policy says of its database: whether it answers, and what the login may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub size_bytes: i64,
    pub server_version: String,
    pub system_identifier: String,
    pub create_database: bool,
    pub owns: bool,
    pub signal_backends: bool,
    pub read_all_stats: bool,
}

/// The same that [`facts`] says of it, without a look at the server's other databases and at every table.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn standing(session: &mut PgConnection) -> Result<Standing, Error> {
    let what = "read what the login may do";
    let row = sqlx::query(
        "SELECT pg_database_size(d.oid), current_setting('server_version'), (SELECT s.system_identifier::text FROM pg_control_system() s), \
           r.rolcreatedb OR r.rolsuper, pg_has_role(d.datdba, 'USAGE'), pg_has_role('pg_signal_backend', 'USAGE'), pg_has_role('pg_read_all_stats', 'USAGE') \
         FROM pg_database d, pg_roles r WHERE d.datname = current_database() AND r.rolname = current_user",
    )
    .fetch_one(session)
    .await
    .during(what)?;
    let version: String = row.try_get(1).during(what)?;
    (|| {
        Ok(Standing {
            size_bytes: row.try_get(0)?,
            server_version: version.split(' ').next().unwrap_or_default().to_owned(),
            system_identifier: row.try_get(2)?,
            create_database: row.try_get(3)?,
            owns: row.try_get(4)?,
            signal_backends: row.try_get(5)?,
            read_all_stats: row.try_get(6)?,
        })
    })()
    .during(what)
}

/// How many prepared transactions a database has: it is copied and renamed only when none is left.
///
/// # Errors
/// When the server does not answer.
pub async fn prepared_transactions(session: &mut PgConnection, name: &str) -> Result<i64, Error> {
    sqlx::query_scalar("SELECT count(*) FROM pg_prepared_xacts WHERE database = $1")
        .bind(name)
        .fetch_one(session)
        .await
        .during("look for prepared transactions")
}

async fn ask_facts(session: &mut PgConnection) -> Result<Facts, Error> {
    let row = sqlx::query(
        "SELECT d.oid::bigint, pg_get_userbyid(d.datdba)::text, pg_database_size(d.oid), \
           (SELECT sum(pg_database_size(o.oid))::bigint FROM pg_database o WHERE has_database_privilege(o.oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE')), \
           current_setting('server_version'), r.rolsuper, r.rolcreatedb OR r.rolsuper, pg_has_role(d.datdba, 'USAGE'), \
           pg_has_role('pg_signal_backend', 'USAGE'), pg_has_role('pg_read_all_stats', 'USAGE'), \
           (SELECT count(*) FROM pg_prepared_xacts p WHERE p.database = d.datname), \
           (SELECT coalesce(array_agg(s.slot_name::text), '{}') FROM pg_replication_slots s WHERE s.database = d.datname), \
           (SELECT count(*) FROM pg_subscription u WHERE u.subdbid = d.oid), \
           (SELECT count(*) FROM pg_db_role_setting s WHERE s.setdatabase = d.oid AND s.setrole <> 0), r.rolcreaterole OR r.rolsuper, \
           (SELECT coalesce(array_agg(n.nspname || '.' || c.relname), '{}') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE c.relkind IN ('r','p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND row_security_active(c.oid)), \
           (SELECT s.system_identifier::text FROM pg_control_system() s), \
           (SELECT coalesce(array_agg(format('of %s for server %s', coalesce(m.usename, 'PUBLIC'), m.srvname) ORDER BY 1), '{}') FROM pg_user_mappings m WHERE m.umoptions IS NULL), \
           pg_is_in_recovery(), \
           coalesce((SELECT bool_or(substr(c, 31)::bool) FROM pg_db_role_setting s, unnest(s.setconfig) c \
             WHERE s.setdatabase = d.oid AND s.setrole = 0 AND c LIKE 'default\\_transaction\\_read\\_only=%'), false), \
           (SELECT t.spcname::text FROM pg_tablespace t WHERE t.oid = d.dattablespace AND t.spcname <> 'pg_default' AND NOT has_tablespace_privilege(t.oid, 'CREATE')) \
         FROM pg_database d, pg_roles r WHERE d.datname = current_database() AND r.rolname = current_user",
    )
    .fetch_one(&mut *session)
    .await
    .during("read what the database is")?;
    let unreadable = unreadable(&mut *session).await?;
    let version: String = row.try_get(4).during("read what the database is")?;
    // The version of a database's collation is known since PostgreSQL 15.
    let collation_mismatch = match sqlx::query_scalar(
        "SELECT coalesce(pg_database_collation_actual_version(oid) <> to_jsonb(d) ->> 'datcollversion', false) FROM pg_database d WHERE datname = current_database()",
    )
    .fetch_one(&mut *session)
    .await
    {
        Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("42883") => false,
        asked => asked.during("read what the database is")?,
    };
    (|| {
        Ok(Facts {
            oid: row.try_get(0)?,
            owner: row.try_get(1)?,
            size_bytes: row.try_get(2)?,
            server_bytes: row.try_get(3)?,
            server_version: version.split(' ').next().unwrap_or_default().to_owned(),
            superuser: row.try_get(5)?,
            create_database: row.try_get(6)?,
            owns: row.try_get(7)?,
            signal_backends: row.try_get(8)?,
            read_all_stats: row.try_get(9)?,
            prepared_transactions: row.try_get(10)?,
            slots: row.try_get(11)?,
            subscriptions: row.try_get(12)?,
            role_settings: row.try_get(13)?,
            create_role: row.try_get(14)?,
            collation_mismatch,
            unreadable,
            row_security: row.try_get(15)?,
            system_identifier: row.try_get(16)?,
            hidden_mappings: row.try_get(17)?,
            standby: row.try_get(18)?,
            read_only: row.try_get(19)?,
            denied_tablespace: row.try_get(20)?,
            not_read: Vec::new(),
            roles: BTreeSet::new(),
            not_carried: Vec::new(),
            not_restorable: Vec::new(),
            not_restorable_beside: Vec::new(),
        })
    })()
    .during("read what the database is")
}

/// Tables, sequences and large objects that the session's login may not read.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn unreadable(session: &mut PgConnection) -> Result<Vec<String>, Error> {
    let query = format!(
        "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind IN ('r','p','S','m') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' \
         AND NOT (has_schema_privilege(n.oid, 'USAGE') AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege(c.oid, 'SELECT') ELSE has_table_privilege(c.oid, 'SELECT') END) \
         UNION ALL SELECT format('large object %s', l.oid) FROM pg_largeobject_metadata l WHERE NOT {READABLE_OBJECT}"
    );
    sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(session).await.during("look what the login may read")
}

/// The server's roles, each as it is and as SQL wants it.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn roles(session: &mut PgConnection) -> Result<BTreeSet<String>, Error> {
    let query = "SELECT rolname::text FROM pg_roles UNION SELECT quote_ident(rolname) FROM pg_roles";
    let roles: Vec<String> = sqlx::query_scalar(query).fetch_all(session).await.during("list the roles")?;
    Ok(roles.into_iter().collect())
}

/// How many sessions the login may have at once, where that is limited, with its name.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn session_limit(session: &mut PgConnection) -> Result<Option<(String, i32)>, Error> {
    let what = "ask how many sessions the login may have";
    let row = sqlx::query("SELECT rolname::text, rolconnlimit FROM pg_roles WHERE rolname = session_user AND rolconnlimit >= 0 AND NOT rolsuper")
        .fetch_optional(session)
        .await
        .during(what)?;
    row.map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).transpose().during(what)
}

/// What a restore of this database needs and the session's login may not do: each in words, with who may.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn not_restorable(session: &mut PgConnection) -> Result<NotRestorable, Error> {
    let what = "ask what a restore would need";
    let rows = sqlx::query(include_str!("not_restorable.sql")).fetch_all(session).await.during(what)?;
    let mut all = NotRestorable::default();
    for row in rows {
        let (words, beside): (String, bool) = (row.try_get(0).during(what)?, row.try_get(1).during(what)?);
        if beside { all.beside.push(words) } else { all.at_all.push(words) }
    }
    Ok(all)
}

/// What keeps a login from restoring a database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotRestorable {
    pub at_all: Vec<String>,
    /// Only beside: in place it is there already, and stays.
    pub beside: Vec<String>,
}

/// The sessions on a database, but for the one that asks: clients, and also whatever else the server would count when the
/// database is cloned or renamed (replication, background workers). Autovacuum gives way by itself.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn sessions(session: &mut PgConnection, database: &str) -> Result<Vec<Session>, Error> {
    let rows = sqlx::query(
        "SELECT pid, coalesce(usename::text, ''), coalesce(application_name, ''), host(client_addr), coalesce(r.rolsuper, false), extract(epoch FROM clock_timestamp() - backend_start)::bigint \
         FROM pg_stat_activity a LEFT JOIN pg_roles r ON r.oid = a.usesysid WHERE datname = $1 AND pid <> pg_backend_pid() AND coalesce(backend_type, '') <> 'autovacuum worker' ORDER BY pid",
    )
    .bind(database)
    .fetch_all(session)
    .await
    .during("list the sessions")?;
    rows.iter()
        .map(|row| {
            Ok(Session {
                pid: row.try_get(0)?,
                user: row.try_get(1)?,
                application: row.try_get(2)?,
                address: row.try_get(3)?,
                superuser: row.try_get(4)?,
                seconds: row.try_get(5)?,
            })
        })
        .collect::<Result<_, _>>()
        .during("list the sessions")
}
