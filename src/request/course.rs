//! The course that a request is on, and its plan.

use crate::api::Reason;
use crate::api::plan::Plan;
use crate::api::request_status::{Course, RollbackRequestStatus};
use crate::cluster::Error;

/// A status that this operator does not write: somebody else has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the status of the request cannot be: {0}. Somebody has written it; give back by hand what it names, and delete the request")]
pub struct Impossible(pub(super) &'static str);

impl From<Impossible> for Error {
    fn from(impossible: Impossible) -> Self {
        Self::Refused { reason: Reason::StatusImpossible, message: impossible.to_string() }
    }
}

/// The course that a request is on: the undo's, or the rollback's own.
pub(super) fn course(status: &RollbackRequestStatus) -> &Course {
    status.undo.as_ref().unwrap_or(&status.course)
}

/// The same, to be written.
pub(super) fn course_mut(status: &mut RollbackRequestStatus) -> &mut Course {
    match &mut status.undo {
        Some(undo) => undo,
        None => &mut status.course,
    }
}

/// The plan that a course goes through, which stands there before anything is done.
pub(super) fn plan(course: &Course) -> Result<&Plan, Impossible> {
    course.plan.as_ref().ok_or(Impossible("it has begun something and has no plan"))
}
