//! `cargo xtask`: the demo, the tests and the local cluster, each with all the set-up that it needs.

mod config;
mod demo;
mod guard;
mod install;
mod lab;
mod local;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  demo [--keep] [--context NAME]   a bad release and its rollback, step by step, on a real cluster
  test                             every test
  test --context NAME [FILTER]     the stories on a cluster that you have
  test FILTER [--keep]             the stories whose name contains FILTER
  test database [FILTER]           what is done with a real PostgreSQL, without a cluster
  test database --postgres 16 | 18 [FILTER]
                                   the same on another PostgreSQL than the image's 15
  reports [NAME...] [--sample N]   what people report of rollbacks, as data (tests/reports/cases)
  reports --applications [NAME...] applications from PyPI, one version on and back (tests/reports/applications)
  faults [STORY]                   every write of the rollbacks, with every fault at it
  bench [api | tools | gap | rest | unattended | memory] [--quick] [--json FILE]
                                   what it costs, against bare tools in the same run
  cluster up | down | status       the local cluster alone
  cluster load                     build the operator and the shop, and load their images into it
  crds                             write the custom resource definitions into crds/
  config                           write what the chart installs into config/base, for kustomize

  --keep            leave the cluster running, to look around
  --context NAME    use this kubectl context instead of the local cluster; its nodes must have the images
environment:
  ROLLBACK_LAB_HOME   where built parts and images are cached (default ~/.cache/rollback-operator)
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[&str]) -> Result<()> {
    match args {
        [_, .., "help" | "--help" | "-h"] | ["help" | "--help" | "-h"] | [] => {
            print!("{USAGE}");
            Ok(())
        }
        ["cluster", "up"] => local::up(),
        ["cluster", "down"] => local::down(),
        ["cluster", "status"] => local::status(),
        ["cluster", "load"] => local::reload(),
        ["demo"] => demo::run(false, None),
        ["demo", "--keep"] => demo::run(true, None),
        ["demo", "--context", name] => demo::run(false, Some(name)),
        ["demo", "--keep", "--context", name] | ["demo", "--context", name, "--keep"] => demo::run(true, Some(name)),
        ["test"] => test::run_all(None, false),
        ["test", "database", "--postgres", major, rest @ ..] => lab::on_postgres(major, rest),
        ["test", "database", rest @ ..] => lab::run_in("database", rest),
        ["test", "--context", name] => test::on_context(name, None),
        ["test", "--context", name, filter] => test::on_context(name, Some(filter)),
        ["test", filter] => test::run_all(Some(filter), false),
        ["test", filter, "--keep"] => test::run_all(Some(filter), true),
        ["reports", rest @ ..] => lab::run_in("reports", rest),
        ["faults"] => lab::run_in("faults", &["--full"]),
        ["faults", rest @ ..] => lab::run_in("faults", rest),
        ["bench", rest @ ..] => lab::run_in("bench", rest),
        ["crds"] => local::crds(),
        ["config"] => config::write(),
        [local::INIT] => local::node(),
        [guard::GUARD, owner] => guard::wait_and_clear(&local::cluster()?, owner),
        other => bail!("'{}' is not a command\n\n{USAGE}", other.join(" ")),
    }
}
