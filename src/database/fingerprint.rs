//! Reads the schema fingerprint from the catalog.

use sqlx::{PgConnection, Row};

use super::{During, Error};
use crate::plan::schema::{Entry, Fingerprint, Kind};

/// Objects of the user: not the catalog's, not an extension's own.
const USER_SCHEMAS: &str = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

/// Each query gives object, part and detail. `pg_get_*` functions qualify every name, since only the catalog is in the
/// search path.
fn queries() -> [(Kind, String); 13] {
    let own = |class: &str, column: &str| {
        format!("{USER_SCHEMAS} AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '{class}'::regclass AND d.objid = {column} AND d.deptype = 'e')")
    };
    let name = "n.nspname || '.' || c.relname";
    [
        (
            Kind::Table,
            format!(
                "SELECT {name}, '', ARRAY[c.relkind::text, c.relpersistence::text, coalesce(pg_get_partkeydef(c.oid), '')] FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r','p','f') AND {}",
                own("pg_class", "c.oid")
            ),
        ),
        (
            Kind::Column,
            format!(
                "SELECT {name}, a.attname::text, ARRAY[format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END, coalesce(pg_get_expr(d.adbin, d.adrelid), ''), a.attidentity::text || a.attgenerated::text] FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r','p','f') AND {}",
                own("pg_class", "c.oid")
            ),
        ),
        (
            Kind::Index,
            format!(
                "SELECT {name}, i.relname::text, ARRAY[CASE WHEN x.indisunique THEN 'unique' ELSE '' END, pg_get_indexdef(x.indexrelid), CASE WHEN x.indisvalid THEN '' ELSE 'invalid' END] FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r','p','m') AND {}",
                own("pg_class", "c.oid")
            ),
        ),
        (
            Kind::Constraint,
            format!(
                "SELECT {name}, k.conname::text, ARRAY[k.contype::text, pg_get_constraintdef(k.oid), CASE WHEN k.convalidated THEN '' ELSE 'not valid' END] FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype IN ('c','f','p','u','x') AND {}",
                own("pg_class", "c.oid")
            ),
        ),
        (
            Kind::View,
            format!(
                "SELECT {name}, '', ARRAY[c.relkind::text, pg_get_viewdef(c.oid)] FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v','m') AND {}",
                own("pg_class", "c.oid")
            ),
        ),
        (
            Kind::Sequence,
            format!(
                "SELECT {name}, '', ARRAY[format_type(s.seqtypid, NULL), s.seqincrement::text, s.seqmin::text, s.seqmax::text, s.seqcycle::text] FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {}",
                own("pg_class", "c.oid")
            ),
        ),
        (
            Kind::Enum,
            format!(
                "SELECT n.nspname || '.' || t.typname, '', array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE {} GROUP BY 1",
                own("pg_type", "t.oid")
            ),
        ),
        (
            Kind::Function,
            format!(
                "SELECT n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', '', ARRAY[p.prokind::text, CASE WHEN p.prokind = 'a' THEN '' ELSE pg_get_functiondef(p.oid) END] FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {}",
                own("pg_proc", "p.oid")
            ),
        ),
        (
            Kind::Trigger,
            format!(
                "SELECT {name}, t.tgname::text, ARRAY[t.tgenabled::text, pg_get_triggerdef(t.oid)] FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND {}",
                own("pg_class", "c.oid")
            ),
        ),
        (
            Kind::Policy,
            format!(
                "SELECT {name}, p.polname::text, ARRAY[p.polcmd::text, p.polpermissive::text, coalesce(pg_get_expr(p.polqual, p.polrelid), ''), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''), (SELECT coalesce(string_agg(CASE WHEN r = 0 THEN 'public' ELSE pg_get_userbyid(r)::text END, ',' ORDER BY r), '') FROM unnest(p.polroles) r)] FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {}",
                own("pg_class", "c.oid")
            ),
        ),
        (
            Kind::RowSecurity,
            format!(
                "SELECT {name}, '', ARRAY[c.relforcerowsecurity::text] FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relrowsecurity AND {}",
                own("pg_class", "c.oid")
            ),
        ),
        (
            Kind::Grant,
            format!(
                "SELECT {name}, CASE WHEN g.grantee = 0 THEN 'public' ELSE pg_get_userbyid(g.grantee)::text END, array_agg(g.privilege_type || CASE WHEN g.is_grantable THEN ' grantable' ELSE '' END ORDER BY g.privilege_type) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL aclexplode(c.relacl) g WHERE c.relkind IN ('r','p','v','m','S','f') AND g.grantee <> c.relowner AND {} GROUP BY 1, 2",
                own("pg_class", "c.oid")
            ),
        ),
        (Kind::Extension, "SELECT e.extname::text, '', ARRAY[e.extversion] FROM pg_extension e WHERE e.extname <> 'plpgsql'".to_owned()),
    ]
}

/// The fingerprint of the database that the session is on, without the tool's version table.
///
/// # Errors
/// When a catalog query fails.
pub async fn read(session: &mut PgConnection, version_table: Option<&str>) -> Result<Fingerprint, Error> {
    let mut fingerprint = Fingerprint::default();
    for (kind, query) in queries() {
        let rows = sqlx::query(sqlx::AssertSqlSafe(query)).fetch_all(&mut *session).await.during("read the schema's fingerprint")?;
        for row in rows {
            let field = |i| row.try_get::<String, _>(i).during("read the schema's fingerprint");
            let detail: Vec<Option<String>> = row.try_get(2).during("read the schema's fingerprint")?;
            fingerprint.0.insert(Entry(kind, field(0)?, field(1)?, detail.into_iter().map(Option::unwrap_or_default).collect()));
        }
    }
    if let Some(table) = version_table {
        fingerprint.0.retain(|entry| entry.1 != table);
    }
    Ok(fingerprint)
}
