//! A live database that refuses connections.

use super::seen::{Action, Database, Seen, Wants};
use crate::api::request_status::Course;
use crate::database::identifier;
use crate::steps::live::Live;
use crate::steps::run::Run;

pub fn wants(run: &Run<'_>, seen: &Seen) -> Wants {
    match &seen.database {
        Some(Ok(Database { live: Live::Original { open: false }, .. })) if run.held().closed => Wants::Act(Action::Open),
        Some(_) | None => Wants::Nothing,
    }
}

pub(super) fn left(course: &Course) -> Option<String> {
    let name = identifier(&course.plan.as_ref()?.database.as_ref().filter(|_| course.held.closed)?.name);
    Some(format!("database {name} may still be closed: 'ALTER DATABASE {name} ALLOW_CONNECTIONS true'"))
}
