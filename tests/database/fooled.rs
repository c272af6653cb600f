//! The database's owner is not trusted: what he plants is never run with the operator's rights, whatever the names are.

use anyhow::Result;
use rollback_operator::database::{Access, change, consistency, counts, fingerprint, inspect};

use crate::lab::{Agent, PASSWORD, SUPERUSER, alembic, shared, unique};

/// Everything that an owner can plant without being a superuser. Each trap would write down who stepped into it.
const TRAPS: &str = "
CREATE TABLE public.caught (who text, how text);
GRANT INSERT ON public.caught TO PUBLIC;
CREATE FUNCTION public.trap(how text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.caught VALUES (current_user, how); RETURN how; END $$;
CREATE FUNCTION public.equal(a name, b text) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN PERFORM public.trap('='); RETURN true; END $$;
CREATE OPERATOR public.= (LEFTARG = name, RIGHTARG = text, FUNCTION = public.equal);
CREATE FUNCTION public.unlike(a name, b text) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN PERFORM public.trap('!~'); RETURN true; END $$;
CREATE OPERATOR public.!~ (LEFTARG = name, RIGHTARG = text, FUNCTION = public.unlike);
CREATE FUNCTION public.format_type(oid, int) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN public.trap('format_type'); END $$;
CREATE FUNCTION public.pg_get_userbyid(oid) RETURNS name LANGUAGE plpgsql AS $$ BEGIN RETURN public.trap('pg_get_userbyid'); END $$;
CREATE FUNCTION public.current_setting(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN public.trap('current_setting'); END $$;
CREATE FUNCTION public.count(text) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN PERFORM public.trap('count'); RETURN 0; END $$;
CREATE TABLE public.pg_class (oid oid, relname name); CREATE TABLE public.pg_database (oid oid, datname name);
CREATE VIEW public.alembic_version AS SELECT public.trap('version table') AS version_num;
CREATE VIEW public.watched AS SELECT public.trap('view');
CREATE TABLE public.guarded (id int); ALTER TABLE public.guarded ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON public.guarded USING (public.trap('policy') IS NOT NULL);
INSERT INTO public.guarded VALUES (1);
";

#[tokio::test]
async fn what_an_owner_plants_is_never_run_as_us() -> Result<()> {
    let shared = shared();
    let live = shared.database("planted")?;
    shared.postgres.sql_as("shop", PASSWORD, &live, TRAPS)?;
    // And where his database and his role point.
    shared.postgres.sql_as("shop", PASSWORD, &live, &format!("ALTER DATABASE {live} SET search_path = public, pg_catalog"))?;
    for role in ["rollback", "postgres"] {
        shared.postgres.sql("postgres", &format!("ALTER ROLE {role} IN DATABASE {live} SET search_path = public, pg_catalog"))?;
    }
    for user in ["rollback", SUPERUSER] {
        let mut inside = shared.server(user).connect(&live, Access::Read).await?;
        inspect::facts(&mut inside).await?;
        fingerprint::read(&mut inside, None).await?;
        assert_eq!(counts::revision(&mut inside, Some(&alembic("public.alembic_version"))).await?, None, "a view is no version table");
        if user == SUPERUSER {
            counts::rows(&mut inside, None, None).await?;
            consistency::behind(&mut inside).await?;
        }
        counts::by_copy(&mut inside, "public.orders").await?;
        inspect::sessions(&mut inside, &live).await?;
        // Read-only: even what runs could write nothing.
        assert!(sqlx::query("CREATE TABLE public.ours (id int)").execute(&mut inside).await.is_err());
    }
    let agent = Agent { user: SUPERUSER, password: testkit::lab::SUPERUSER_PASSWORD, ..Agent::new(&shared, &live) };
    let (directory, checksum) = agent.backup()?;
    let copy = unique("planted_copy");
    shared.postgres.sql("postgres", &format!("CREATE DATABASE {copy} OWNER shop"))?;
    let restored = Agent { database: &copy, ..agent }.run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
    assert!(restored.good, "{restored:?}");
    for database in [&live, &copy] {
        assert_eq!(
            shared.postgres.sql(database, "SELECT coalesce(string_agg(who || ' by ' || how, ', '), 'nobody') FROM public.caught")?,
            "nobody",
            "{database}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn names_are_names_whatever_they_are() -> Result<()> {
    let shared = shared();
    for (i, odd) in ["-d", "dbname=postgres host=evil", "it's \"quoted\"", "two\nlines", "../../etc", "%41%00", "ö"].into_iter().enumerate() {
        let live = format!("{odd}_{i}");
        shared.named(&live)?;
        let (directory, checksum) = Agent::new(&shared, &live).backup()?;
        let (copy, kept) = (format!("{odd}_rb_{i}"), format!("{odd}_before_{i}"));
        let mut session = shared.server("rollback").connect("postgres", Access::Change).await?;
        let oid = inspect::entry(&mut session, &live).await?.unwrap().oid;
        let seen = change::Live { name: &live, oid };
        change::create_like(&mut session, seen, &copy, "shop").await?;
        let restored = Agent::new(&shared, &copy).run(&["restore", "--directory", &directory, "--checksum", &checksum])?;
        assert!(restored.good, "{odd:?}: {restored:?}");
        change::swap(&mut session, &change::Swap { live: seen, copy: &copy, copy_oid: None, kept: &kept, open: true }).await?;
        assert_eq!(inspect::entry(&mut session, &kept).await?.unwrap().oid, oid, "{odd:?}");
        assert_eq!(shared.postgres.sql(&live, "SELECT count(*) FROM orders")?, "1000", "{odd:?}");
    }
    Ok(())
}

/// The user's SQL runs as the application's own login, in a read-only transaction: what he writes there he could do anyway.
#[tokio::test]
async fn the_users_sql_has_the_users_rights() -> Result<()> {
    let shared = shared();
    let live = shared.database("checks")?;
    let mut another = shared.server("rollback").connect(&live, Access::Read).await?;
    let of_another: i32 = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(&mut another).await?;
    for query in [
        "SELECT pg_read_file('/etc/passwd') IS NOT NULL",
        "COPY customers TO PROGRAM 'id'",
        "SELECT lo_import('/etc/passwd') IS NOT NULL",
        &format!("SELECT pg_terminate_backend({of_another})"),
        "SELECT rolpassword IS NOT NULL FROM pg_authid",
        "SET SESSION AUTHORIZATION postgres",
        "CREATE TABLE mine (id int)",
    ] {
        let mut session = shared.server("shop").connect(&live, Access::Read).await?;
        let done = sqlx::query_scalar::<_, Option<bool>>(sqlx::AssertSqlSafe(query.to_owned())).fetch_optional(&mut session).await;
        assert!(!matches!(done, Ok(Some(Some(true)))), "{query}: {done:?}");
        for escape in ["RESET ROLE", "RESET SESSION AUTHORIZATION"] {
            sqlx::query(sqlx::AssertSqlSafe(escape.to_owned())).execute(&mut session).await?;
            let user: String = sqlx::query_scalar("SELECT session_user || ' ' || current_user").fetch_one(&mut session).await?;
            assert_eq!(user, "shop shop", "{escape}");
        }
    }
    Ok(())
}
