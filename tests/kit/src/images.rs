//! The images of the stories: PostgreSQL, the shop in each of its releases, the operator and its agent.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use local_cluster::image::{Archive, Make, build, debian, digest_of_path, unpack};
use local_cluster::shell::{output, run};
use local_cluster::{Cluster, Image, Layer};
use serde_json::json;

pub const POSTGRES: &str = "docker.io/library/postgres:15";
pub const OPERATOR: &str = "docker.io/local/rollback-operator:dev";
pub const AGENT: &str = "docker.io/local/rollback-agent:dev";

/// The releases of the shop: v1 is good, the others are bad in a way each.
pub const SHOP_RELEASES: [&str; 7] = ["v1", "v2", "v2-additive", "v2-empty", "v2-enum", "v2-oneway", "v2-code"];

/// Changed when the commands below change what a layer holds.
const GENERATION: &str = "1";

fn kit() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The images that do not change with the source: they are in the cluster from its start.
pub fn base(cluster: &Cluster) -> Result<Vec<Archive>> {
    let postgres_tar = |tar: &Path| postgres_root(tar);
    let shop_tar = |tar: &Path| shop_root(tar);
    Ok(vec![
        build(cluster, &Image { name: POSTGRES, layers: vec![postgres_layer(&postgres_tar)?], config: postgres_config() })?,
        build(cluster, &Image { name: "docker.io/local/shop-base:1", layers: vec![shop_base_layer(&shop_tar)], config: json!({}) })?,
    ])
}

fn postgres_layer<'a>(make: &'a dyn Fn(&Path) -> Result<()>) -> Result<Layer<'a>> {
    let entrypoint = digest_of_path(&kit().join("images/postgres-entrypoint.sh"))?;
    Ok(Layer { what: "PostgreSQL 15 (30 s)".into(), key: format!("postgres-15 {GENERATION} {entrypoint}"), make: Make::Tar(make) })
}

fn postgres_config() -> serde_json::Value {
    json!({
        "Env": ["PATH=/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "PGDATA=/var/lib/postgresql/data", "LANG=C.UTF-8"],
        "Entrypoint": ["docker-entrypoint.sh"], "Cmd": ["postgres"], "StopSignal": "SIGINT",
    })
}

/// The root of the PostgreSQL image as a folder.
pub fn postgres_folder(cluster: &Cluster) -> Result<PathBuf> {
    let tar = |tar: &Path| postgres_root(tar);
    unpack(cluster, &postgres_layer(&tar)?)
}

/// The root of the shop's image, without a release.
pub fn shop_folder(cluster: &Cluster) -> Result<PathBuf> {
    let tar = |tar: &Path| shop_root(tar);
    unpack(cluster, &shop_base_layer(&tar))
}

/// The root of a connection pooler, which is no image of the stories.
pub fn pooler_folder(cluster: &Cluster) -> Result<PathBuf> {
    let tar = |tar: &Path| debian(tar, &["pgbouncer"], &[]);
    unpack(cluster, &Layer { what: "PgBouncer (30 s)".into(), key: format!("pgbouncer {GENERATION}"), make: Make::Tar(&tar) })
}

/// The paths, the user (uid 999) and the environment variables of the public `postgres` image that matter here.
/// LLVM, which only JIT needs, and its bitcode are half of the installed size.
fn postgres_root(tar: &Path) -> Result<()> {
    let mut options: Vec<String> = ["/usr/lib/*/libLLVM*", "/usr/lib/llvm-*", "/usr/lib/postgresql/*/lib/llvmjit*", "/usr/lib/postgresql/*/lib/bitcode/*"]
        .map(|path| format!("--dpkgopt=path-exclude={path}"))
        .into();
    options.push(
        "--essential-hook=echo \"postgres:x:999:999::/var/lib/postgresql:/bin/sh\" >>\"$1/etc/passwd\"; echo \"postgres:x:999:\" >>\"$1/etc/group\"; \
         mkdir -p \"$1/etc/postgresql-common\"; echo \"create_main_cluster = false\" >\"$1/etc/postgresql-common/createcluster.conf\""
            .into(),
    );
    options
        .push(format!("--customize-hook=install -m 755 '{}' \"$1/usr/local/bin/docker-entrypoint.sh\"", kit().join("images/postgres-entrypoint.sh").display()));
    options.push("--customize-hook=mkdir -p \"$1/run/postgresql\"; chown 999:999 \"$1/run/postgresql\" \"$1/var/lib/postgresql\"".into());
    debian(tar, &["postgresql-15"], &options)
}

fn shop_base_layer<'a>(make: &'a dyn Fn(&Path) -> Result<()>) -> Layer<'a> {
    Layer { what: "Python, Flask, SQLAlchemy and Alembic (30 s)".into(), key: format!("shop-base {GENERATION} alembic asyncpg"), make: Make::Tar(make) }
}

fn shop_root(tar: &Path) -> Result<()> {
    let user = "--customize-hook=echo \"shop:x:1000:1000::/app:/bin/sh\" >>\"$1/etc/passwd\"; echo \"shop:x:1000:\" >>\"$1/etc/group\"";
    debian(
        tar,
        &["python3-flask", "python3-waitress", "python3-sqlalchemy", "alembic", "python3-psycopg2", "python3-asyncpg", "python3-greenlet"],
        &[user.to_owned()],
    )
}

/// What the layer below holds: environments are made for it.
pub const PYTHON: &str = "python3-venv of bookworm 1";

/// A root with Python alone, for applications that are installed by pip.
pub fn python_folder(cluster: &Cluster) -> Result<PathBuf> {
    let tar = |tar: &Path| python_root(tar);
    unpack(cluster, &Layer { what: "Python (30 s)".into(), key: PYTHON.into(), make: Make::Tar(&tar) })
}

fn python_root(tar: &Path) -> Result<()> {
    let user = "--customize-hook=echo \"app:x:1000:1000::/app:/bin/sh\" >>\"$1/etc/passwd\"; echo \"app:x:1000:\" >>\"$1/etc/group\"";
    // Places of files that pip is lent; who runs there looks up no name but this.
    let names = "--customize-hook=echo \"127.0.0.1 localhost\" >\"$1/etc/hosts\"; mkdir -p \"$1/etc/ssl/certs\"; \
                 : >\"$1/etc/resolv.conf\"; : >\"$1/etc/ssl/certs/ca-certificates.crt\"";
    debian(tar, &["python3-venv"], &[user.to_owned(), names.to_owned()])
}

/// One release of the shop: the common files, and over them the files of the release.
pub fn shop(cluster: &Cluster, release: &str) -> Result<Archive> {
    let sources = kit().join("../apps/shop");
    let parts = [sources.join("common"), sources.join(release)];
    let key = parts.iter().map(|part| digest_of_path(part)).collect::<Result<Vec<_>>>()?.join(" ");
    let base = |tar: &Path| shop_root(tar);
    let fill = |root: &Path| {
        fs::create_dir(root.join("app"))?;
        for part in &parts {
            run(Command::new("cp").arg("-r").arg(part.join(".")).arg(root.join("app")))?;
        }
        Ok(())
    };
    let release_layer = Layer { what: format!("shop {release}"), key, make: Make::Folder(&fill) };
    let config = json!({
        "Env": ["PATH=/usr/local/bin:/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE=1", "PYTHONUNBUFFERED=1"],
        "WorkingDir": "/app", "User": "1000", "Cmd": ["python3", "app.py"],
    });
    build(cluster, &Image { name: &shop_name(release), layers: vec![shop_base_layer(&base), release_layer], config })
}

pub fn shop_name(release: &str) -> String {
    format!("docker.io/local/shop:{release}")
}

/// The operator's and the agent's image, from the binaries that cargo built.
pub fn operator(cluster: &Cluster, binaries: &Path) -> Result<[Archive; 2]> {
    let operator = binaries.join("rollback-operator");
    let agent = binaries.join("rollback-agent");
    let libraries = |root: &Path| c_library(root, &operator);
    let base = Layer {
        what: "C library".into(),
        key: format!("c-library {GENERATION} {}", output(Command::new("ldd").arg("--version"))?),
        make: Make::Folder(&libraries),
    };
    let place = |root: &Path, binary: &Path| {
        let to = root.join("usr/local/bin").join(binary.file_name().context("the binary has no name")?);
        fs::create_dir_all(root.join("usr/local/bin"))?;
        fs::copy(binary, &to)?;
        run(Command::new("strip").arg(&to))
    };
    let place_operator = |root: &Path| place(root, &operator);
    let place_agent = |root: &Path| place(root, &agent);
    let layer = |binary: &Path| Ok::<_, anyhow::Error>((binary.file_name().unwrap_or_default().to_string_lossy().into_owned(), digest_of_path(binary)?));
    let (what, key) = layer(&operator)?;
    let operator_image = Image {
        name: OPERATOR,
        layers: vec![base, Layer { what, key, make: Make::Folder(&place_operator) }],
        config: json!({"Entrypoint": ["/usr/local/bin/rollback-operator"], "User": "65532"}),
    };
    let postgres_tar = |tar: &Path| postgres_root(tar);
    let (what, key) = layer(&agent)?;
    let mut agent_config = postgres_config();
    agent_config["Entrypoint"] = json!(["/usr/local/bin/rollback-agent"]);
    agent_config["Cmd"] = json!([]);
    agent_config["User"] = json!("65532");
    let agent_image =
        Image { name: AGENT, layers: vec![postgres_layer(&postgres_tar)?, Layer { what, key, make: Make::Folder(&place_agent) }], config: agent_config };
    Ok([build(cluster, &operator_image)?, build(cluster, &agent_image)?])
}

/// The shared libraries that the binary names, at their own paths, and nothing else: no shell, no package manager.
fn c_library(root: &Path, binary: &Path) -> Result<()> {
    for line in output(Command::new("ldd").arg(binary))?.lines() {
        let Some(path) = line.split_whitespace().find(|word| word.starts_with('/')) else { continue };
        let to = root.join(path.trim_start_matches('/'));
        fs::create_dir_all(to.parent().context("a library without a folder")?)?;
        fs::copy(fs::canonicalize(path)?, to)?;
    }
    fs::create_dir_all(root.join("etc"))?;
    fs::create_dir_all(root.join("tmp"))?;
    fs::write(root.join("etc/passwd"), "nonroot:x:65532:65532::/:/sbin/nologin\n")?;
    Ok(fs::write(root.join("etc/nsswitch.conf"), "hosts: files dns\n")?)
}
