//! The program inside the Jobs. Its result is the container's termination message.

use std::process::ExitCode;

use clap::Parser;
use rollback_operator::agent::call::Arguments;
use rollback_operator::agent::run::run;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let (call, termination_log) = Arguments::parse().call();
    let (text, code) = match run(&call).await {
        Ok(report) => (report.print(), ExitCode::SUCCESS),
        Err(failure) => (failure.to_string(), ExitCode::FAILURE),
    };
    eprintln!("{text}");
    if let Err(error) = std::fs::write(&termination_log, &text) {
        eprintln!("could not write {}: {error}", termination_log.display());
        return ExitCode::FAILURE;
    }
    code
}
