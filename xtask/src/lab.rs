//! The commands that need the laboratory and no node: `faults` and `bench`.

use std::ffi::OsStr;
use std::process::Command;

use anyhow::{Result, bail};
use local_cluster::shell::{run, step};

use crate::local;

/// Builds what the laboratory needs, and runs one of its programs with these arguments.
pub fn run_in(program: &str, args: &[&str]) -> Result<()> {
    let cluster = local::cluster()?;
    let _lock = local::lock(&cluster)?;
    cluster.prepare()?;
    cargo_test(program, args)
}

/// The test that has no case without them.
const EXTENSIONS: &str = "every_change_of_a_schema_is_seen";

/// The database tests on another major version of PostgreSQL.
pub fn on_postgres(major: &str, args: &[&str]) -> Result<()> {
    let cluster = local::cluster()?;
    let _lock = local::lock(&cluster)?;
    cluster.prepare()?;
    let programs = local_cluster::packages::postgres(&cluster, major)?;
    eprintln!("    not tried there: {EXTENSIONS}, whose base needs extensions that these programs come without");
    cargo_test_with("database", &[args, &["--skip", EXTENSIONS]].concat(), &[(testkit::lab::POSTGRES, programs.as_os_str())])
}

/// The same for a caller that has the cluster's lock.
pub fn cargo_test(program: &str, args: &[&str]) -> Result<()> {
    cargo_test_with(program, args, &[])
}

/// Every so many of the long lists of cases.
pub fn cargo_test_sampled(program: &str, sample: &str) -> Result<()> {
    cargo_test_with(program, &[], &[("ROLLBACK_TEST_SAMPLE", sample.as_ref())])
}

fn cargo_test_with(program: &str, args: &[&str], variables: &[(&str, &OsStr)]) -> Result<()> {
    step("building the operator", || {
        run(Command::new(env!("CARGO")).current_dir(local::root()).args(["build", "--quiet", "--package", "rollback-operator", "--bins"]))
    })?;
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(local::root()).args(["test", "--quiet", "--test", program, "--"]).args(args);
    command.envs(variables.iter().copied());
    let status = command.env(testkit::lab::AGENT_BINARY, local::binaries()?.join("rollback-agent")).env("RUST_BACKTRACE", "0").status()?;
    // The laboratory of a program that has ended is nobody's.
    testkit::lab::clear_old(&local::cluster()?.home)?;
    if !status.success() {
        bail!("{program} failed; see above");
    }
    Ok(())
}
