//! Empties a database of its user's objects, for a restore in place: the one act of ours that destroys data.

use sqlx::{AssertSqlSafe, PgConnection};

use super::{During, Error, fingerprint, identifier, literal};
use crate::plan::schema::{Entry, Fingerprint, Kind};

/// Takes default privileges back to what a server has from the start: all for the owner, and what everybody may with
/// functions and types.
const DEFAULT_PRIVILEGES: &str = "WITH d AS (SELECT a.*, pg_get_userbyid(a.defaclrole) AS role, n.nspname, \
     CASE a.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'ROUTINES' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' END AS of \
     FROM pg_default_acl a LEFT JOIN pg_namespace n ON n.oid = a.defaclnamespace), \
   s AS (SELECT 1 AS place, format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s REVOKE ALL ON %s FROM %s CASCADE', role, ' IN SCHEMA ' || quote_ident(nspname), of, \
       CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END) AS statement FROM d CROSS JOIN LATERAL (SELECT DISTINCT grantee FROM aclexplode(d.defaclacl)) g \
     UNION ALL SELECT 2, format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT ALL ON %s TO %I', role, of, role) FROM d WHERE nspname IS NULL \
     UNION ALL SELECT 3, format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT %s ON %s TO PUBLIC', role, CASE of WHEN 'ROUTINES' THEN 'EXECUTE' ELSE 'USAGE' END, of) \
       FROM d WHERE nspname IS NULL AND of IN ('ROUTINES', 'TYPES')) \
   SELECT replace(statement, 'ROUTINES', 'FUNCTIONS') FROM s ORDER BY place, statement";

/// Takes the rights on `public` back to what its owner gives from the start, as an archive's statements expect them. Before PostgreSQL 15 all may
/// create there.
const PUBLIC: &str = "WITH p AS (SELECT nspowner, coalesce(nspacl, acldefault('n', nspowner)) AS acl FROM pg_namespace WHERE nspname = 'public'), \
   now AS (SELECT g.grantee, g.privilege_type FROM p CROSS JOIN LATERAL aclexplode(p.acl) g), \
   wanted AS (SELECT nspowner AS grantee, t AS privilege_type FROM p, unnest(ARRAY['USAGE', 'CREATE']) t \
     UNION SELECT 0::oid, t FROM p, unnest(ARRAY['USAGE', 'CREATE']) t WHERE t = 'USAGE' OR current_setting('server_version_num')::int < 150000), \
   s AS (SELECT 1 AS place, 'REVOKE %s ON SCHEMA public FROM %s CASCADE' AS form, * FROM (SELECT * FROM now EXCEPT SELECT * FROM wanted) x \
     UNION ALL SELECT 2, 'GRANT %s ON SCHEMA public TO %s', * FROM (SELECT * FROM wanted EXCEPT SELECT * FROM now) x) \
   SELECT format(form, privilege_type, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END) FROM s ORDER BY place, 1";

/// How many objects a message names.
const NAMED: usize = 5;

/// Drops every object of the user, in the transaction that the session is in, and looks whether that is so. Extensions that
/// the backup has stay: whoever restores may not be allowed to make them.
///
/// # Errors
/// When something may not be dropped, or is left. The caller rolls back then.
pub async fn empty(transaction: &mut PgConnection, backup: &Fingerprint) -> Result<(), Error> {
    let what = "empty the database";
    for statement in statements(&fingerprint::read(transaction, None).await?, backup) {
        sqlx::query(AssertSqlSafe(statement)).execute(&mut *transaction).await.during(what)?;
    }
    // Objects that are restored would get the defaults, and the backup's own come at its end.
    for query in [PUBLIC, DEFAULT_PRIVILEGES] {
        let rights: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut *transaction).await.during(what)?;
        for statement in rights {
            sqlx::query(AssertSqlSafe(statement)).execute(&mut *transaction).await.during(what)?;
        }
    }
    sqlx::query("SELECT lo_unlink(oid) FROM pg_largeobject_metadata").execute(&mut *transaction).await.during(what)?;
    let left = fingerprint::read(transaction, None).await?;
    let left: Vec<String> = left.entries.iter().filter(|e| is_content(e)).map(ToString::to_string).collect();
    match left.is_empty() {
        true => Ok(()),
        false => Err(Error::Refused(format!(
            "the database could not be emptied: {} objects are left, as {}",
            left.len(),
            left.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ")
        ))),
    }
}

/// Whether a database that has the entry is not empty. Extensions, the schema `public` and rights on what every database has
/// are in an empty one too.
pub fn is_content(entry: &Entry) -> bool {
    match entry.kind {
        Kind::Schema => entry.object != "public",
        Kind::Extension | Kind::Grant | Kind::Comment | Kind::DefaultPrivileges | Kind::SecurityLabel => false,
        _ => true,
    }
}

/// The statements that empty a database, in an order in which each may find its object gone already.
fn statements(live: &Fingerprint, backup: &Fingerprint) -> Vec<String> {
    let mut all: Vec<String> = live
        .of(Kind::Extension)
        .filter(|e| backup.get(Kind::Extension, &e.object, "").is_none())
        .map(|e| format!("DROP EXTENSION IF EXISTS {} CASCADE", e.object))
        .collect();
    all.extend(live.of(Kind::EventTrigger).map(|e| format!("DROP EVENT TRIGGER IF EXISTS {}", e.object)));
    all.extend(live.of(Kind::Publication).map(|e| format!("DROP PUBLICATION IF EXISTS {}", e.object)));
    all.extend(live.of(Kind::Schema).filter(|e| e.object != "public").map(|e| format!("DROP SCHEMA IF EXISTS {} CASCADE", e.object)));
    all.extend(live.entries.iter().filter(|e| is_content(e)).filter_map(drop));
    // What is in it gets its owner's rights only as the archive gives them.
    let owner = |schema: &Fingerprint| schema.get(Kind::Schema, "public", "").map(|e| e.fact("owner").to_owned());
    if let (Some(now), Some(then)) = (owner(live), owner(backup))
        && now != then
    {
        all.push(format!("ALTER SCHEMA public OWNER TO {}", identifier(&then)));
    }
    all
}

/// Drops one object, if it is one for itself. What lies in a schema other than `public` has gone with that.
fn drop(entry: &Entry) -> Option<String> {
    let Entry { kind, object, part, .. } = entry;
    let word = match kind {
        Kind::Table if entry.fact("kind") == "f" => "FOREIGN TABLE",
        Kind::Table => "TABLE",
        Kind::View if entry.fact("kind") == "m" => "MATERIALIZED VIEW",
        Kind::View => "VIEW",
        Kind::Sequence => "SEQUENCE",
        Kind::Function | Kind::Aggregate => "ROUTINE",
        Kind::Enum | Kind::Composite | Kind::Range | Kind::BaseType => "TYPE",
        Kind::Domain => "DOMAIN",
        Kind::Operator => "OPERATOR",
        Kind::Collation => "COLLATION",
        Kind::Conversion => "CONVERSION",
        Kind::TextSearchConfiguration => "TEXT SEARCH CONFIGURATION",
        Kind::TextSearchDictionary => "TEXT SEARCH DICTIONARY",
        Kind::TextSearchTemplate => "TEXT SEARCH TEMPLATE",
        Kind::TextSearchParser => "TEXT SEARCH PARSER",
        Kind::Statistics => "STATISTICS",
        Kind::Language => "LANGUAGE",
        Kind::ForeignDataWrapper => "FOREIGN DATA WRAPPER",
        Kind::Server => "SERVER",
        Kind::AccessMethod => "ACCESS METHOD",
        Kind::Cast => return Some(format!("DROP CAST IF EXISTS ({object}) CASCADE")),
        Kind::OperatorClass => return Some(format!("DROP OPERATOR CLASS IF EXISTS {object} USING {part} CASCADE")),
        Kind::OperatorFamily => return Some(format!("DROP OPERATOR FAMILY IF EXISTS {object} USING {part} CASCADE")),
        Kind::Transform => return Some(format!("DROP TRANSFORM IF EXISTS FOR {object} LANGUAGE {} CASCADE", identifier(part))),
        _ => return None,
    };
    let own_schema = object.split_once('.').is_none_or(|(schema, _)| schema == "public");
    own_schema.then(|| format!("DROP {word} IF EXISTS {object} CASCADE"))
}

/// Leaves the schema `token` in the emptied database: while it stands, the database is half-way.
///
/// # Errors
/// When the schema cannot be made.
pub async fn half_way(transaction: &mut PgConnection, token: &str) -> Result<(), Error> {
    let name = identifier(token);
    for statement in [format!("CREATE SCHEMA {name}"), format!("COMMENT ON SCHEMA {name} IS {}", literal(HALF_WAY))] {
        sqlx::query(AssertSqlSafe(statement)).execute(&mut *transaction).await.during("mark the database as half-way")?;
    }
    Ok(())
}

/// The comment of the schema that marks a database as half-way.
pub const HALF_WAY: &str = "rollback-operator: a restore in place has emptied this database and has not come to its end";

/// The schema that marks the database as half-way through a restore in place, if it is there.
///
/// # Errors
/// When the catalog cannot be read.
pub async fn marked(session: &mut PgConnection) -> Result<Option<String>, Error> {
    sqlx::query_scalar("SELECT nspname::text FROM pg_namespace WHERE obj_description(oid, 'pg_namespace') = $1 LIMIT 1")
        .bind(HALF_WAY)
        .fetch_optional(session)
        .await
        .during("look whether the database is half-way through a restore")
}

/// Says that the database is whole again.
///
/// # Errors
/// When the schema cannot be dropped.
pub async fn whole(session: &mut PgConnection, token: &str) -> Result<(), Error> {
    sqlx::query(AssertSqlSafe(format!("DROP SCHEMA {}", identifier(token))))
        .execute(session)
        .await
        .during("say that the database is whole again")
        .map(std::mem::drop)
}
