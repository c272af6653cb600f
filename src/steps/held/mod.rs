//! What a request holds, a file for each kind: how it is seen, when its turn is to be given back, and what a person does about it
//! where that cannot be done. [`give_back`](super::give_back) has their order.

pub(super) mod closed;
pub(super) mod connect;
pub(super) mod copy;
pub(super) mod database;
pub(super) mod job;
pub(super) mod login;
pub(super) mod seen;
pub(super) mod workloads;

use crate::api::request_status::Course;

/// What a course holds, with what a person does about each.
pub fn left_behind(course: &Course) -> String {
    if course.plan.is_none() && !course.held.nothing() {
        return "of which database is not known, since the status has no plan".to_owned();
    }
    [workloads::left, closed::left, connect::left, copy::left].into_iter().filter_map(|left| left(course)).collect::<Vec<_>>().join("; ")
}
