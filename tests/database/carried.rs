//! What hangs on a database's name comes to the copy before anybody works on it, and what cannot come is said before.

use anyhow::Result;
use rollback_operator::database::{Access, change, inspect};

use crate::lab::{PASSWORD, Shared, made, shared, unique};

async fn live(shared: &Shared, name: &str) -> Result<i64> {
    let mut session = shared.server("rollback").connect("postgres", Access::Read).await?;
    Ok(inspect::entry(&mut session, name).await?.unwrap().oid)
}

#[tokio::test]
async fn a_copy_has_the_settings_and_no_strangers() -> Result<()> {
    let shared = shared();
    let name = shared.database("settings")?;
    for setting in ["timezone = 'Asia/Tokyo'", "search_path = ''", "datestyle = 'SQL, DMY'", "temp_tablespaces = ''"] {
        shared.postgres.sql_as("shop", PASSWORD, &name, &format!("ALTER DATABASE {name} SET {setting}"))?;
    }
    shared.postgres.sql_as("shop", PASSWORD, &name, &format!("ALTER DATABASE {name} SET search_path = \"odd, schema\", public"))?;
    let grants = format!(
        "GRANT CONNECT ON DATABASE {name} TO metabase WITH GRANT OPTION; SET ROLE metabase; GRANT CONNECT ON DATABASE {name} TO rollback; RESET ROLE; GRANT CONNECT ON DATABASE {name} TO rollback"
    );
    shared.postgres.sql("postgres", &grants)?;
    let mut session = shared.server("rollback").connect("postgres", Access::Change).await?;
    let seen = change::Live { name: &name, oid: live(&shared, &name).await? };
    assert_eq!(change::not_carried(&mut session, &name).await?, Vec::<String>::new());
    let copy = unique("settings_copy");
    change::create_like(&mut session, seen, &copy, "shop").await?;
    assert!(!change::is_dressed(&mut session, &name, &copy).await?);
    change::dress(&mut session, seen, &copy, &[]).await?;
    assert!(change::is_dressed(&mut session, &name, &copy).await?);
    let shown = |database: &str| {
        shared.postgres.sql_as(
            "shop",
            PASSWORD,
            database,
            "SELECT current_setting('timezone') || ' ' || current_setting('search_path') || ' ' || current_setting('datestyle')",
        )
    };
    assert_eq!(shown(&copy)?, shown(&name)?);
    assert!(shown(&copy)?.starts_with("Asia/Tokyo \"odd, schema\", public"));
    let stranger = unique("stranger");
    shared.postgres.sql("postgres", &format!("CREATE ROLE {stranger} LOGIN PASSWORD '{PASSWORD}'"))?;
    assert!(shared.postgres.sql_as(&stranger, PASSWORD, &name, "SELECT 1").is_ok());
    assert!(shared.postgres.sql_as(&stranger, PASSWORD, &copy, "SELECT 1").is_err(), "a stranger is kept out");
    // The swap brings the grants of the name, and refuses another copy than the one that was checked.
    let kept = format!("{name}_kept");
    let wrong = change::Swap { live: seen, copy: &copy, copy_oid: Some(1), kept: &kept, open: true };
    assert!(change::swap(&mut session, &wrong).await.unwrap_err().to_string().contains("not the copy that was checked"));
    let right = change::Swap { copy_oid: Some(live(&shared, &copy).await?), ..wrong };
    change::swap(&mut session, &right).await?;
    assert_eq!(shared.postgres.sql("postgres", &format!("SELECT has_database_privilege('metabase', '{name}', 'CONNECT')"))?, "t");
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_carried_is_said_when_planning() -> Result<()> {
    let shared = shared();
    let name = shared.database("not_carried")?;
    shared.postgres.sql(
        "postgres",
        &format!("ALTER DATABASE {name} SET log_min_duration_statement = 100; ALTER DATABASE {name} SET session_preload_libraries = 'auto_explain'"),
    )?;
    let before = shared.postgres.sql("postgres", &format!("SELECT array_agg(c ORDER BY c) FROM pg_db_role_setting, unnest(setconfig) c WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = '{name}')"))?;
    let mut session = shared.server("rollback").connect("postgres", Access::Change).await?;
    let said = change::not_carried(&mut session, &name).await?;
    assert!(said.iter().any(|w| w.contains("log_min_duration_statement")) && said.iter().any(|w| w.contains("session_preload_libraries")), "{said:?}");
    // Trying it has changed nothing.
    assert_eq!(shared.postgres.sql("postgres", &format!("SELECT array_agg(c ORDER BY c) FROM pg_db_role_setting, unnest(setconfig) c WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = '{name}')"))?, before);
    Ok(())
}

#[tokio::test]
async fn what_a_restore_or_a_backup_will_need_is_said_when_planning() -> Result<()> {
    let shared = shared();
    for (name, plant, says) in [
        ("nothing odd", "", ""),
        ("an extension that is trusted", "CREATE EXTENSION citext", ""),
        ("an extension that is not", "CREATE EXTENSION pg_stat_statements", "extension pg_stat_statements"),
        (
            "default privileges of another role",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO metabase",
            "default privileges of role postgres",
        ),
        ("a publication for all tables", "CREATE PUBLICATION feed FOR ALL TABLES", "publication feed"),
        ("a publication for schemas", "CREATE PUBLICATION feed FOR TABLES IN SCHEMA public", "publication feed"),
        (
            "an event trigger",
            "CREATE FUNCTION quiet() RETURNS event_trigger LANGUAGE plpgsql AS 'begin end'; CREATE EVENT TRIGGER quiet ON ddl_command_end EXECUTE FUNCTION quiet()",
            "event trigger quiet",
        ),
        ("a table of another role", "CREATE TABLE theirs (id int)", "belong to role postgres"),
        ("a schema of another role", "CREATE SCHEMA theirs", "belong to role postgres"),
    ] {
        let live = shared.database("needs")?;
        if made(name, shared.postgres.sql(&live, plant))?.is_none() {
            continue;
        }
        let mut session = shared.server("shop").connect(&live, Access::Read).await?;
        let said = inspect::not_restorable(&mut session).await?;
        let said = [said.at_all, said.beside].concat().join("; ");
        assert!(if says.is_empty() { said.is_empty() } else { said.contains(says) }, "{name}: {said}");
    }
    for (name, plant, says) in [
        (
            "a sequence of another role",
            "CREATE SCHEMA rep; CREATE SEQUENCE rep.s; CREATE TABLE rep.t (a int); GRANT USAGE ON SCHEMA rep TO rollback; GRANT SELECT ON rep.t TO rollback",
            "rep.s",
        ),
        ("a schema that may not be used", "CREATE SCHEMA rep; CREATE TABLE rep.t (a int); GRANT SELECT ON rep.t TO rollback", "rep.t"),
        ("a large object of another role", "SELECT lo_create(4711)", "large object 4711"),
    ] {
        let live = shared.database("unreadable")?;
        shared.postgres.sql(&live, plant)?;
        let mut session = shared.server("rollback").connect(&live, Access::Read).await?;
        let facts = inspect::facts(&mut session).await?;
        assert!(facts.unreadable.iter().any(|u| u == says), "{name}: {:?}", facts.unreadable);
    }
    Ok(())
}
