//! Running commands, saying what runs, and waiting for what a command says.

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Says `what`, does it, and says how long it took.
pub fn step<T>(what: &str, act: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    eprintln!("    {what} ...");
    let done = act().with_context(|| format!("{what} failed"))?;
    eprintln!("    {what}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(done)
}

/// Runs the command to its end; its error text is in the error.
pub fn run(command: &mut Command) -> Result<()> {
    output(command).map(drop)
}

/// Runs the command and gives what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let shown = show(command);
    let out = command.stdin(Stdio::null()).output().with_context(|| format!("could not start {shown}"))?;
    if !out.status.success() {
        bail!("{shown} ended with {}:\n{}{}", out.status, String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Whether the command ends with 0; what it prints is nobody's.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// A command line to build on: `command("ip", ["link", "show"])`.
pub fn command<I: IntoIterator<Item = A>, A: AsRef<std::ffi::OsStr>>(program: impl AsRef<std::ffi::OsStr>, args: I) -> Command {
    let mut command = Command::new(program);
    command.args(args);
    command
}

/// Asks every 50 ms until `ready` says yes.
///
/// # Errors
/// When `limit` is over; the error names `what`.
pub fn wait_until(what: &str, limit: Duration, mut ready: impl FnMut() -> Result<bool>) -> Result<()> {
    let end = Instant::now() + limit;
    while !ready()? {
        if Instant::now() > end {
            bail!("gave up waiting for {what} after {} s", limit.as_secs());
        }
        sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn show(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args().take(12) {
        line.push(' ');
        line.push_str(&arg.to_string_lossy().chars().take(120).collect::<String>());
    }
    line
}
