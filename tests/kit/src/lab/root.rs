//! A process in the root of an image, with the machine's loopback.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

/// An image's root as a folder.
#[derive(Clone, Debug)]
pub struct Root {
    folder: PathBuf,
    /// Programs of another PostgreSQL, which come before the image's own.
    postgres: Option<PathBuf>,
}

/// Where another PostgreSQL is mounted.
const POSTGRES: &str = "/opt/postgres";

/// Mounts in a mount namespace of its own, so they end with the process; and the process ends with its parent.
const ENTER: &str = r#"set -e; root=$1; user=$2; shift 2
mount --rbind /dev "$root/dev"; mount -t proc proc "$root/proc"; mount -t tmpfs tmpfs "$root/tmp"
while [ "$1" != -- ]; do case "$1" in tmpfs:*) mount -t tmpfs -o "mode=777,size=${1#tmpfs:}" tmpfs "$root$2";; *) mount --bind "$1" "$root$2";; esac; shift 2; done; shift
exec chroot "$root" setpriv --reuid="$user" --regid="$user" --clear-groups --pdeathsig KILL -- "$@""#;

impl Root {
    pub fn new(folder: PathBuf, postgres: Option<PathBuf>) -> Result<Self> {
        for point in ["backups", "scratch", "app", "var/lib/postgresql/data", "opt/postgres", "opt/venv"] {
            fs::create_dir_all(folder.join(point))?;
        }
        let agent = folder.join("usr/local/bin/rollback-agent");
        if !agent.exists() {
            fs::write(agent, "")?;
        }
        Ok(Self { folder, postgres })
    }

    /// A command line inside, as this user, with these folders or files of the machine at these places; `tmpfs:SIZE` is a
    /// volume of its own that is full at that size.
    pub fn command<A: AsRef<OsStr>>(&self, user: u32, binds: &[(&Path, &str)], program: &[A]) -> Command {
        self.enter(Command::new("unshare"), user, binds, program)
    }

    /// The same as the first of processes of its own: all that it starts ends with it, and it with its parent.
    pub fn container<A: AsRef<OsStr>>(&self, user: u32, binds: &[(&Path, &str)], program: &[A]) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--", "unshare", "--pid", "--fork", "--kill-child"]);
        self.enter(command, user, binds, program)
    }

    fn enter<A: AsRef<OsStr>>(&self, mut command: Command, user: u32, binds: &[(&Path, &str)], program: &[A]) -> Command {
        command.args(["--mount", "--propagation", "private", "--", "sh", "-c", ENTER, "sh"]).arg(&self.folder).arg(user.to_string());
        for (from, to) in binds {
            command.arg(from).arg(to);
        }
        if let Some(postgres) = &self.postgres {
            command.arg(postgres).arg(POSTGRES);
        }
        command.arg("--").args(program).env_clear();
        command.env("PATH", "/opt/postgres/bin:/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin").env("LANG", "C.UTF-8");
        command
    }
}
