//! `cargo xtask`: the demo, the tests and the local cluster, each with all the set-up that it needs.

mod local;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  demo [--keep] [--context NAME]   a bad release and its rollback, step by step, on a real cluster
  test [FILTER]                    every test (or the stories whose name contains FILTER)
  cluster up | down | status       the local cluster alone
  cluster load                     build the operator and the shop, and load their images into it
  crds                             write the custom resource definitions into crds/

  --keep            leave the demo running, to look around
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
        ["cluster", "up"] => local::up(),
        ["cluster", "down"] => local::down(),
        ["cluster", "status"] => local::status(),
        ["cluster", "load"] => local::reload(),
        [local::INIT] => local::node(),
        ["help" | "--help" | "-h"] | [] => {
            print!("{USAGE}");
            Ok(())
        }
        other => bail!("'{}' is not a command\n\n{USAGE}", other.join(" ")),
    }
}
