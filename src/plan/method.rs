//! How the database is changed: on a copy beside, or in place; what either lacks, and how long the application is down for it.

use super::database::some;
use super::snapshot::{Database, Session};
use super::{Refusal, estimate, refuse};
use crate::api::request_status::{Method, Way};
use crate::api::rollback_request::{DatabaseMethod, DatabaseRollback, OtherSessions};
use crate::database::identifier;

/// Room for a copy: its size, and a tenth for what building it writes.
const ROOM_FACTOR: (i64, i64) = (11, 10);
/// What a migration is expected to take, where nothing tells it: its pod's start and a few statements.
pub(super) const MIGRATION_SECONDS: i64 = 30;

/// How the change is made, and why not beside where it is not. Every right and every room that is missing is named at once.
pub(super) fn method(request: &DatabaseRollback, database: &Database, way: Way, warnings: &mut Vec<String>) -> Result<Method, Refusal> {
    let missing = missing(request, database, way);
    let never = in_the_way(request, database, way);
    let both = || missing.iter().chain(&never).cloned().collect::<Vec<_>>().join("; ");
    let slow = estimate::copy(database);
    match request.method {
        DatabaseMethod::Beside if !missing.is_empty() || !never.is_empty() => {
            return refuse("BesideNotPossible", format!("a copy beside database {} is not possible: {}", database.name, both()));
        }
        DatabaseMethod::Beside => return Ok(Method::Beside),
        DatabaseMethod::Auto | DatabaseMethod::InPlace if !never.is_empty() => {
            return refuse("DatabaseBusy", format!("database {} can be changed neither beside nor in place: {}", database.name, both()));
        }
        DatabaseMethod::Auto if missing.is_empty() && (way != Way::Downgrade || slow <= database.copy_limit) => return Ok(Method::Beside),
        DatabaseMethod::Auto if missing.is_empty() => warnings.push(format!(
            "database {} is changed in place: a copy would take about {slow} s, and the policy's copyLimitSeconds is {}",
            database.name, database.copy_limit
        )),
        DatabaseMethod::Auto => {
            warnings.push(format!("database {} is changed in place, since a copy beside is not possible: {}", database.name, missing.join("; ")))
        }
        DatabaseMethod::InPlace => {}
    }
    let impossible = not_in_place(database);
    if !impossible.is_empty() {
        let why = if missing.is_empty() { String::new() } else { format!("; and a copy beside is not possible: {}", missing.join("; ")) };
        return refuse("InPlaceNotPossible", format!("database {} cannot be changed in place: {}{why}", database.name, impossible.join("; ")));
    }
    warnings.push(format!(
        "the application is down for about {} s while database {} is backed up and changed in place, and there is no undo but a restore of that backup",
        downtime(Method::InPlace, way, database),
        database.name
    ));
    Ok(Method::InPlace)
}

/// How many seconds the database keeps the application down.
pub(super) fn downtime(method: Method, way: Way, database: &Database) -> i64 {
    match (method, way) {
        (Method::Beside, Way::Downgrade) => estimate::copy(database) + MIGRATION_SECONDS + estimate::compare(database),
        (Method::Beside, _) => 1,
        (Method::InPlace, Way::Restore) => estimate::dump(database) + estimate::restore(database),
        (Method::InPlace, _) => estimate::dump(database) + MIGRATION_SECONDS + 2 * estimate::compare(database),
    }
}

/// # Errors
/// When the application would be down for longer than the request allows.
pub(super) fn in_time(request: &DatabaseRollback, database: &Database, method: Method, way: Way) -> Result<(), Refusal> {
    let expected = downtime(method, way, database);
    match request.max_downtime_seconds {
        Some(most) if expected > most => refuse(
            "DowntimeTooLong",
            format!(
                "the application would be down for about {expected} s while database {} of {} bytes goes back, and database.maxDowntimeSeconds is {most}; allow more, or take code and configuration back alone (database.schema: Keep)",
                database.name, database.facts.size_bytes
            ),
        ),
        Some(_) | None => Ok(()),
    }
}

/// What a copy beside lacks: rights, room, or a collation that the server would copy.
fn missing(request: &DatabaseRollback, database: &Database, way: Way) -> Vec<String> {
    let facts = &database.facts;
    let mut missing = Vec::new();
    if way == Way::Restore {
        missing.extend(facts.not_restorable_beside.iter().cloned());
        let denied = |t: &String| format!("the operator's login may make no database in its tablespace (GRANT CREATE ON TABLESPACE {} TO …)", identifier(t));
        missing.extend(facts.denied_tablespace.iter().map(denied));
    }
    if !facts.create_database {
        missing.push("the operator's login may not create databases (ALTER ROLE … CREATEDB)".to_owned());
    }
    if !facts.signal_backends {
        missing.push("the operator's login may not end the sessions of others (GRANT pg_signal_backend TO …)".to_owned());
    }
    if facts.role_settings > 0 && !facts.create_role {
        missing.push(format!("{} settings of roles in this database could not be carried over without CREATEROLE", facts.role_settings));
    }
    if !facts.not_carried.is_empty() {
        missing.push(format!("what hangs on the database's name could not be carried over: {}", some(facts.not_carried.iter().cloned())));
    }
    if facts.subscriptions > 0 {
        missing.push(format!("{} subscriptions write into this database and would do so twice", facts.subscriptions));
    }
    if facts.collation_mismatch {
        missing.push(
            "the collation's version differs from the one that the indexes were built with (REINDEX DATABASE, then ALTER DATABASE … REFRESH COLLATION VERSION)"
                .to_owned(),
        );
    }
    let needs = room_for_copy(database);
    match database.room {
        None => missing.push("the room on the server is not known; set database.volumeClaim or database.freeSpaceBytes of the policy".to_owned()),
        Some(room) if room < needs => missing.push(format!("a copy needs {needs} bytes and {room} are free")),
        Some(_) => {}
    }
    if request.other_sessions == OtherSessions::End && !database.other_sessions.is_empty() && !facts.signal_backends {
        missing.push("sessions of others could not be ended".to_owned());
    }
    missing
}

pub(super) fn room_for_copy(database: &Database) -> i64 {
    database.facts.size_bytes / ROOM_FACTOR.1 * ROOM_FACTOR.0
}

/// What is in the way of any change, beside or in place.
fn in_the_way(request: &DatabaseRollback, database: &Database, way: Way) -> Vec<String> {
    let facts = &database.facts;
    let mut all = Vec::new();
    if facts.standby {
        all.push("the server is a standby, which changes nothing; let the policy lead to the primary".to_owned());
    }
    if facts.read_only && way == Way::Downgrade {
        all.push(format!(
            "its sessions begin read-only, those of the migrations too (ALTER DATABASE {} RESET default_transaction_read_only)",
            identifier(&database.name)
        ));
    }
    if !facts.owns {
        all.push(format!(
            "the operator's login is no member of the owner {0}, or does not inherit what he may (GRANT {0} TO …, ALTER ROLE … INHERIT)",
            facts.owner
        ));
    }
    if !facts.read_all_stats {
        all.push("the operator's login may not see whose sessions there are (GRANT pg_read_all_stats TO …)".to_owned());
    }
    if !facts.unreadable.is_empty() {
        all.push(format!("the operator's login may not read {} (GRANT SELECT ON … TO …)", some(facts.unreadable.iter().cloned())));
    }
    if !facts.not_read.is_empty() {
        all.push(format!(
            "rows are read as the owner, and his login has not all that this needs (GRANT SELECT ON … TO …, or another ownerSecretRef): {}",
            some(facts.not_read.iter().cloned())
        ));
    }
    if !facts.row_security.is_empty() {
        all.push(format!(
            "row security hides rows of {} from the operator's login, so they can be neither counted nor backed up (ALTER ROLE … BYPASSRLS)",
            some(facts.row_security.iter().cloned())
        ));
    }
    if facts.prepared_transactions > 0 {
        all.push(format!("{} prepared transactions hold the database; finish them (pg_prepared_xacts)", facts.prepared_transactions));
    }
    let words = |s: &Session| format!("{} from {} ({})", s.user, s.address.as_deref().unwrap_or("an unknown address"), s.application);
    let superusers: Vec<String> = database.other_sessions.iter().filter(|s| s.superuser && !facts.superuser).map(words).collect();
    if !superusers.is_empty() {
        all.push(format!("sessions of superusers, which the operator's login may not end: {}; stop who has opened them", some(superusers.into_iter())));
    }
    if request.other_sessions == OtherSessions::Refuse && !database.other_sessions.is_empty() {
        let list = database.other_sessions.iter().map(words);
        all.push(format!("sessions of others would be ended: {}; set database.otherSessions: End to allow it", some(list)));
    }
    all
}

/// What only a change in place cannot have.
fn not_in_place(database: &Database) -> Vec<String> {
    let mut all = Vec::new();
    if !database.other_sessions.is_empty() {
        all.push(format!("{} sessions of others are on it, and it cannot be closed to them while it is changed", database.other_sessions.len()));
    }
    all
}
