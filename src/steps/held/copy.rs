//! A copy beside the live database.

use super::seen::{Action, Database, Seen, Wants};
use crate::api::request_status::Course;
use crate::database::identifier;
use crate::steps::live::Live;
use crate::steps::run::Run;

pub fn wants(run: &Run<'_>, seen: &Seen) -> Wants {
    match &seen.database {
        Some(Ok(Database { live: Live::Original { .. }, copy: true, .. })) if run.held().copy => Wants::Act(Action::DropCopy),
        Some(_) | None => Wants::Nothing,
    }
}

pub(super) fn left(course: &Course) -> Option<String> {
    let database = course.plan.as_ref()?.database.as_ref().filter(|_| course.held.copy)?;
    Some(format!("the copy may still be there: 'DROP DATABASE {}'", identifier(&database.copy)))
}
