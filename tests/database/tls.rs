//! `VerifyFull`: only a server whose certificate is of its host and signed by the policy's CA is talked to.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use local_cluster::shell::run;
use rollback_operator::api::backup_policy::SslMode;
use rollback_operator::database::{Access, Server};
use testkit::lab::{Options, Postgres};

use crate::lab::{fill, roles, server, shared, unique};

const KEY: [&str; 7] = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];

/// A CA of its own with a certificate for 127.0.0.1; gives the CA's, and the server's with its key.
fn certificates(folder: &Path) -> Result<(String, String, String)> {
    std::fs::create_dir_all(folder)?;
    let openssl = || {
        let mut command = Command::new("openssl");
        command.current_dir(folder).stderr(std::process::Stdio::null());
        command
    };
    run(openssl().args(["req", "-x509", "-subj", "/CN=ca", "-keyout", "ca.key", "-out", "ca.crt"]).args(KEY))?;
    let names = ["-subj", "/CN=db", "-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE"];
    run(openssl().args(["req", "-x509", "-CA", "ca.crt", "-CAkey", "ca.key", "-keyout", "db.key", "-out", "db.crt"]).args(names).args(KEY))?;
    let read = |name: &str| std::fs::read_to_string(folder.join(name));
    Ok((read("ca.crt")?, read("db.crt")?, read("db.key")?))
}

/// Gives a running server its certificate.
fn install(postgres: &Postgres, certificate: &str, key: &str) -> Result<()> {
    for (file, text) in [("server.crt", certificate), ("server.key", key)] {
        let write = format!("COPY (SELECT unnest(string_to_array('{}', E'\\n'))) TO PROGRAM 'umask 077; cat > {file}'", text.trim());
        postgres.sql("postgres", &write)?;
    }
    // Not in one transaction with anything.
    postgres.sql("postgres", "ALTER SYSTEM SET ssl = on")?;
    postgres.sql("postgres", "SELECT pg_reload_conf()").map(drop)
}

#[tokio::test]
async fn only_the_server_that_the_ca_vouches_for_is_talked_to() -> Result<()> {
    let shared = shared();
    let postgres = shared.lab.postgres("tls", &Options::default())?;
    postgres.sql("postgres", &roles())?;
    fill(&postgres, "live")?;
    let work = shared.lab.folder.join("work");
    let (ca, certificate, key) = certificates(&work.join("one"))?;
    let (other, ..) = certificates(&work.join("two"))?;
    let verified = |ca: &str| Server { ssl_mode: SslMode::VerifyFull, ca: Some(ca.to_owned()), ..server(&postgres, "rollback") };
    assert!(verified(&ca).connect("live", Access::Read).await.is_err(), "it is not encrypted at all");
    install(&postgres, &certificate, &key)?;
    let required = Server { ssl_mode: SslMode::Require, ..server(&postgres, "rollback") };
    while required.connect("live", Access::Read).await.is_err() {}

    let mut session = verified(&ca).connect("live", Access::Read).await?;
    let encrypted: bool = sqlx::query_scalar("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetch_one(&mut session).await?;
    assert!(encrypted);
    assert!(verified(&other).connect("live", Access::Read).await.is_err(), "another CA");
    assert!(Server { host: "localhost".into(), ..verified(&ca) }.connect("live", Access::Read).await.is_err(), "another name");

    // The agent and PostgreSQL's own programs, by libpq's variables.
    for (folder, good) in [("one", true), ("two", false)] {
        let (backups, told) = (shared.lab.folder.join("backups"), work.join(unique("tls")));
        std::fs::write(&told, "")?;
        std::os::unix::fs::chown(&told, Some(65532), Some(65532))?;
        let (log, directory) = (format!("/scratch/{}", told.file_name().unwrap().display()), unique("tls"));
        let binds: [(&Path, &str); 3] = [(&backups, "/backups"), (&work, "/scratch"), (&shared.lab.agent, "/usr/local/bin/rollback-agent")];
        let program = ["rollback-agent", "--termination-log", &log, "backup", "--directory", &directory];
        let mut agent = shared.lab.postgres_root.command(65532, &binds, &program);
        agent.env("PGHOST", "127.0.0.1").env("PGPORT", postgres.port.to_string()).env("PGUSER", "rollback").env("PGPASSWORD", crate::lab::PASSWORD);
        agent.env("PGDATABASE", "live").env("PGSSLMODE", "verify-full").env("PGSSLROOTCERT", format!("/scratch/{folder}/ca.crt"));
        assert_eq!(agent.stderr(std::process::Stdio::null()).status()?.success(), good, "{folder}: {}", std::fs::read_to_string(&told)?);
    }
    Ok(())
}
