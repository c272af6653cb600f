//! One call, from its arguments to its termination message.

use super::call::{Call, Command};
use super::report::{Failure, Report};
use super::{backup, delete, drill, rehearsal, restore, verify};

/// Does what is asked.
///
/// # Errors
/// With the cause, for the condition of whatever the Job serves.
pub async fn run(call: &Call) -> Result<Report, Failure> {
    let place = &call.place;
    let done = match &call.command {
        Command::Backup(asked) => backup::run(place, asked).await.map(Box::new).map(Report::Content),
        Command::Restore(asked) => restore::run(place, asked).await.map(Box::new).map(Report::Content),
        Command::Drill(asked) => drill::run(place, asked).await.map(Report::Drilled),
        Command::Rehearse(asked) => rehearsal::begin(place, asked).await.map(|()| Report::Nothing),
        Command::Judge(asked) => rehearsal::end(asked).await.map(Report::Rehearsed),
        Command::Verify(asked) => verify::run(place, asked).await.map(|()| Report::Nothing),
        Command::Delete => delete::run(place).map(|()| Report::Nothing),
    };
    done.map_err(|error| error.failure())
}
