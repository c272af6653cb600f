//! Backup, restore and clone against PostgreSQL's own programs and `cp`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, ensure};
use local_cluster::shell::run;
use rollback_operator::api::backup_policy::SslMode;
use rollback_operator::database::{Access, Login, Server, Whose, change, inspect};
use testkit::lab::{Lab, Options, Postgres, SUPERUSER_PASSWORD};

use crate::{Measured, TIMES, median};

/// A server as it is delivered: fsync is on.
pub fn server(lab: &Lab, name: &str) -> Result<Postgres> {
    let settings = ["shared_buffers=512MB", "max_connections=300"].map(str::to_owned).into();
    lab.postgres(name, &Options { settings, authentication: "scram-sha-256", megabytes: None })
}

pub fn login(postgres: &Postgres) -> Server {
    let login = Login { user: "postgres".into(), password: SUPERUSER_PASSWORD.into() };
    Server { host: "127.0.0.1".into(), port: postgres.port, login, ssl_mode: SslMode::Disable, ca: None, whose: Whose::Operators }
}

/// Customers, orders with a GIN index over their JSON, and items: at a size of 1 about 0.9 GB, a third of it indexes.
const DATA: &str = "
CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, mail text NOT NULL);
INSERT INTO customers SELECT i, 'customer ' || i, md5(i::text) || '@example.org' FROM generate_series(1, {C}) i;
CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES customers, total numeric(12,2), note text, data jsonb);
INSERT INTO orders SELECT i, 1 + i % {C}, (i % 10000) / 7.0, md5(i::text) || md5((i + 1)::text), jsonb_build_object('k' || i % 50, i % 1000, 'tags', jsonb_build_array(i % 7, i % 11)) FROM generate_series(1, {O}) i;
CREATE INDEX ON orders (customer); CREATE INDEX ON orders USING gin (data);
CREATE TABLE items (id int PRIMARY KEY, orders int NOT NULL REFERENCES orders, sku text, n int);
INSERT INTO items SELECT i, 1 + i % {O}, 'sku-' || i % 5000, i % 9 FROM generate_series(1, {I}) i;
CREATE INDEX ON items (orders);
VACUUM ANALYZE;";

pub fn fill(postgres: &Postgres, name: &str, size: f64) -> Result<()> {
    postgres.sql("postgres", &format!("CREATE DATABASE {name}"))?;
    let rows = |n: f64| format!("{:.0}", n * size);
    let data = DATA.replace("{C}", &rows(200_000.0)).replace("{O}", &rows(1_500_000.0)).replace("{I}", &rows(4_000_000.0));
    for statement in data.split_inclusive(";\n") {
        postgres.sql(name, statement)?;
    }
    Ok(())
}

struct Bench {
    lab: Lab,
    postgres: Postgres,
    backups: PathBuf,
}

impl Bench {
    /// A program in PostgreSQL's root, with the database in libpq's variables; gives its seconds.
    fn timed(&self, database: &str, program: &[&str]) -> Result<f64> {
        let work = self.lab.folder.join("work");
        let binds: [(&Path, &str); 3] = [(&self.backups, "/backups"), (&work, "/scratch"), (&self.lab.agent, "/usr/local/bin/rollback-agent")];
        let mut command = self.lab.postgres_root.command(65532, &binds, program);
        command.env("PGHOST", "127.0.0.1").env("PGPORT", self.postgres.port.to_string()).env("PGUSER", "postgres").env("PGPASSWORD", SUPERUSER_PASSWORD);
        command.env("OWNER_USER", "postgres").env("OWNER_PASSWORD", SUPERUSER_PASSWORD);
        command.env("PGDATABASE", database).env("PGSSLMODE", "disable");
        let begun = Instant::now();
        run(&mut command)?;
        Ok(begun.elapsed().as_secs_f64())
    }

    fn told(&self) -> Result<serde_json::Value> {
        Ok(serde_json::from_str(&std::fs::read_to_string(self.lab.folder.join("work/told"))?)?)
    }

    fn empty(&self, name: &str) -> Result<()> {
        self.postgres.sql("postgres", &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?;
        self.postgres.sql("postgres", &format!("CREATE DATABASE {name} TEMPLATE template0"))?;
        // What one side has left in memory is not the other's to write.
        self.postgres.sql("postgres", "CHECKPOINT").map(drop)
    }
}

pub fn measure(size: f64) -> Result<Vec<Measured>> {
    let lab = Lab::new()?;
    let postgres = server(&lab, "bench")?;
    eprintln!("    data of size {size}");
    fill(&postgres, "shop", size)?;
    let backups = lab.folder.join("backups");
    let told = lab.folder.join("work/told");
    std::fs::write(&told, "")?;
    std::os::unix::fs::chown(&told, Some(65532), Some(65532))?;
    let bench = Bench { lab, postgres, backups };
    let mut all = vec![bench.backup()?, bench.restore()?];
    all.extend(bench.clone()?);
    Ok(all)
}

impl Bench {
    fn backup(&self) -> Result<Measured> {
        let (mut ours, mut peer) = (Vec::new(), Vec::new());
        for i in 0..TIMES {
            let (bare, own) = (format!("/backups/bare{i}"), format!("own{i}"));
            // Both end on the disk.
            let dump = format!("pg_dump -Fd -j2 --compress=1 -f {bare} && sync -f {bare}");
            peer.push(self.timed("shop", &["sh", "-c", &dump])?);
            ours.push(self.timed("shop", &["rollback-agent", "--termination-log", "/scratch/told", "backup", "--directory", &own, "--jobs", "2"])?);
            eprintln!("    backup {i}: ours {:.2} s, pg_dump {:.2} s", ours[i], peer[i]);
            std::fs::remove_dir_all(self.backups.join(format!("bare{i}")))?;
            if i + 1 < TIMES {
                std::fs::remove_dir_all(self.backups.join(&own))?;
            }
        }
        Ok(Measured {
            name: "backup, proven, against `pg_dump -Fd -j2` and sync".into(),
            unit: "s",
            ours: median(ours),
            peer: Some(median(peer)),
            bar: Some(1.1),
        })
    }

    fn restore(&self) -> Result<Measured> {
        let own = format!("own{}", TIMES - 1);
        let checksum = self.told()?["content"]["checksum"].as_str().unwrap_or_default().to_owned();
        let (mut ours, mut peer) = (Vec::new(), Vec::new());
        for i in 0..TIMES {
            self.empty("bare")?;
            peer.push(self.timed("bare", &["pg_restore", "-j2", "-d", "bare", &format!("/backups/{own}/dump")])?);
            self.postgres.sql("postgres", "DROP DATABASE bare")?;
            self.empty("own")?;
            let args = ["rollback-agent", "--termination-log", "/scratch/told", "restore", "--directory", &own, "--checksum", &checksum, "--jobs", "2"];
            ours.push(self.timed("own", &args)?);
            self.postgres.sql("postgres", "DROP DATABASE own")?;
            eprintln!("    restore {i}: ours {:.2} s, pg_restore {:.2} s", ours[i], peer[i]);
        }
        Ok(Measured {
            name: "restore, proven and compared, against `pg_restore -j2`".into(),
            unit: "s",
            ours: median(ours),
            peer: Some(median(peer)),
            bar: Some(0.7),
        })
    }

    fn clone(&self) -> Result<Vec<Measured>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let oid = self.postgres.sql("postgres", "SELECT oid FROM pg_database WHERE datname = 'shop'")?;
        let files = self.postgres.data().join("base").join(&oid);
        let copy = self.lab.folder.join("copy");
        let size: u64 = std::fs::read_dir(&files)?.flatten().filter_map(|f| f.metadata().ok()).map(|m| m.len()).sum();
        let (mut ours, mut peer, mut floor) = (Vec::new(), Vec::new(), Vec::new());
        for i in 0..TIMES {
            self.postgres.sql("postgres", "CHECKPOINT")?;
            let begun = Instant::now();
            run(Command::new("cp").arg("-r").arg(&files).arg(&copy))?;
            run(Command::new("sync").arg("-f").arg(&copy))?;
            peer.push(begun.elapsed().as_secs_f64());
            std::fs::remove_dir_all(&copy)?;
            let begun = Instant::now();
            let zeros = ["if=/dev/zero", "bs=1M", "conv=fsync", "status=none"];
            run(Command::new("dd").args(zeros).arg(format!("of={}", copy.display())).arg(format!("count={}", size >> 20)))?;
            floor.push(begun.elapsed().as_secs_f64());
            std::fs::remove_file(&copy)?;
            ours.push(runtime.block_on(self.cloned(oid.parse()?))?);
            eprintln!("    clone {i}: ours {:.2} s, cp and sync {:.2} s, as many zeros to the disk {:.2} s", ours[i], peer[i], floor[i]);
            self.postgres.sql("postgres", "DROP DATABASE shop_copy")?;
        }
        let ours = median(ours);
        let against = |name: &str, peer: Vec<f64>, bar| Measured { name: name.into(), unit: "s", ours, peer: Some(median(peer)), bar };
        Ok(vec![
            against("clone, against `cp` and sync of the same bytes", peer, Some(0.6)),
            against("clone, against as many zeros written to the disk by `dd`: below that is no copy on it", floor, None),
        ])
    }

    async fn cloned(&self, oid: i64) -> Result<f64> {
        let mut session = login(&self.postgres).connect("postgres", Access::Change).await?;
        let live = change::Live { name: "shop", oid };
        change::refuse_connections(&mut session, live).await?;
        let begun = Instant::now();
        change::clone(&mut session, live, "shop_copy", "postgres").await?;
        let seconds = begun.elapsed().as_secs_f64();
        change::allow_connections(&mut session, live).await?;
        ensure!(inspect::entry(&mut session, "shop_copy").await?.is_some());
        Ok(seconds)
    }
}
