//! How the database is changed: on a copy beside, or in place; and whether the application may be down for so long.

use super::against::{self, Case};
use super::asked::Asked;
use crate::api::Reason;
use crate::api::plan::{Method, Way};
use crate::api::rollback_request::DatabaseMethod;
use crate::plan::estimate;
use crate::plan::refusal::{Refusal, refuse};

/// How the change is made, and why not beside where it is not.
///
/// # Errors
/// With everything at once that stands against it.
pub fn method(asked: &Asked<'_>, way: Way, warnings: &mut Vec<String>) -> Result<Method, Refusal> {
    let Asked { request, database, .. } = *asked;
    let case = Case { request, database, way };
    let beside = against::standing(&against::BESIDE, &case);
    let either = against::standing(&against::EITHER, &case);
    let both = || beside.iter().chain(&either).cloned().collect::<Vec<_>>().join("; ");
    let slow = estimate::copy(database);
    match request.method {
        DatabaseMethod::Beside if !beside.is_empty() || !either.is_empty() => {
            return refuse(Reason::BesideNotPossible, format!("a copy beside database {} is not possible: {}", database.name, both()));
        }
        DatabaseMethod::Beside => return Ok(Method::Beside),
        DatabaseMethod::Auto | DatabaseMethod::InPlace if !either.is_empty() => {
            return refuse(Reason::DatabaseBusy, format!("database {} can be changed neither beside nor in place: {}", database.name, both()));
        }
        DatabaseMethod::Auto if beside.is_empty() && (way != Way::Downgrade || slow <= database.copy_limit) => return Ok(Method::Beside),
        DatabaseMethod::Auto if beside.is_empty() => warnings.push(format!(
            "database {} is changed in place: a copy would take about {slow} s, and the policy's copyLimitSeconds is {}",
            database.name, database.copy_limit
        )),
        DatabaseMethod::Auto => {
            warnings.push(format!("database {} is changed in place, since a copy beside is not possible: {}", database.name, beside.join("; ")))
        }
        DatabaseMethod::InPlace => {}
    }
    let in_place = against::standing(&against::IN_PLACE, &case);
    if !in_place.is_empty() {
        let why = if beside.is_empty() { String::new() } else { format!("; and a copy beside is not possible: {}", beside.join("; ")) };
        return refuse(Reason::InPlaceNotPossible, format!("database {} cannot be changed in place: {}{why}", database.name, in_place.join("; ")));
    }
    warnings.push(format!(
        "the application is down for about {} s while database {} is backed up and changed in place, and there is no undo but a restore of that backup",
        estimate::downtime(Method::InPlace, way, database),
        database.name
    ));
    Ok(Method::InPlace)
}

/// # Errors
/// When the application would be down for longer than the request allows.
pub fn in_time(asked: &Asked<'_>, method: Method, way: Way) -> Result<(), Refusal> {
    let database = asked.database;
    let expected = estimate::downtime(method, way, database);
    match asked.request.max_downtime_seconds {
        Some(most) if expected > most => refuse(
            Reason::DowntimeTooLong,
            format!(
                "the application would be down for about {expected} s while database {} of {} bytes goes back, and database.maxDowntimeSeconds is {most}; allow more, or take code and configuration back alone (database.schema: Keep)",
                database.name, database.facts.size_bytes
            ),
        ),
        Some(_) | None => Ok(()),
    }
}
