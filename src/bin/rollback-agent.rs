//! The program inside the Jobs. Its result is the container's termination message.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use rollback_operator::agent::{Error, backup, delete, drill, restore, verify};

#[derive(Parser)]
#[command(about = "Dumps, restores and deletes backups inside a Job of rollback-operator")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Where Kubernetes reads what the Job tells.
    #[arg(long, global = true, default_value = "/dev/termination-log")]
    termination_log: std::path::PathBuf,
}

#[derive(Subcommand)]
enum Command {
    /// Dump a database, with a manifest, and read all of it back.
    Backup(backup::Options),
    /// Restore a backup into an empty database and compare.
    Restore(restore::Options),
    /// Restore a backup into a throw-away server and compare.
    Drill(drill::Options),
    /// Read a whole backup again.
    Verify(verify::Options),
    /// Remove a backup's files.
    Delete(delete::Options),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match &arguments.command {
        Command::Backup(options) => backup::run(options).await.map(|report| report.bounded()),
        Command::Restore(options) => restore::run(options).await.map(|report| report.bounded()),
        Command::Drill(options) => drill::run(options).await.map(|report| serde_json::json!(report).to_string()),
        Command::Verify(options) => verify::run(options).await.map(|()| String::new()),
        Command::Delete(options) => delete::run(options).map(|()| String::new()),
    };
    tell(&arguments, result)
}

fn tell(arguments: &Arguments, result: Result<String, Error>) -> ExitCode {
    let (text, code) = match result {
        Ok(text) => (text, ExitCode::SUCCESS),
        Err(error) => (error.to_string(), ExitCode::FAILURE),
    };
    eprintln!("{text}");
    if let Err(error) = std::fs::write(&arguments.termination_log, &text) {
        eprintln!("could not write {}: {error}", arguments.termination_log.display());
        return ExitCode::FAILURE;
    }
    code
}
