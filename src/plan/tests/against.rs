//! What stands against a change of the database.

use super::fixture::{bad_migration, database, planned, refused, with_database};
use crate::api::plan::{Method, Way};
use crate::plan::database::against::{BESIDE, Case, Check, EITHER, IN_PLACE};
use crate::plan::snapshot::{Database, Session};

#[test]
fn every_missing_right_and_room_is_found_when_planning() {
    let session = Session { pid: 1, user: "report".into(), application: "cron".into(), address: Some("10.0.0.9".into()), ..Session::default() };
    type Change = fn(&mut Database);
    // What only a copy needs: named when a copy is asked for, and the reason of a change in place otherwise.
    for (change, word) in [
        ((|d: &mut Database| d.facts.create_database = false) as Change, "CREATEDB"),
        (|d| d.facts.signal_backends = false, "pg_signal_backend"),
        (|d| d.facts.role_settings = 1, "CREATEROLE"),
        (|d| d.facts.subscriptions = 1, "1 subscriptions"),
        (|d| d.facts.collation_mismatch = true, "REFRESH COLLATION VERSION"),
        (|d| d.room = None, "room on the server is not known"),
        (|d| d.room = Some(1099), "needs 1100 bytes and 1099 are free"),
    ] {
        let mut seen = bad_migration();
        change(database(&mut seen));
        let refusal = refused(&with_database(", method: Beside"), &seen);
        assert!(refusal.reason == "BesideNotPossible" && refusal.message.contains(word), "{word}: {refusal:?}");
        let plan = planned(&with_database(""), &seen);
        assert_eq!(plan.database.as_ref().map(|d| d.method), Some(Method::InPlace), "{word}");
        assert!(plan.warnings.iter().any(|w| w.contains(word)) && plan.warnings.iter().any(|w| w.contains("is down for about")), "{word}: {:?}", plan.warnings);
    }
    // What is in the way of both.
    for (change, word) in [
        ((|d: &mut Database| d.facts.owns = false) as Change, "no member of the owner shop"),
        (|d| d.facts.read_all_stats = false, "pg_read_all_stats"),
        (|d| d.facts.unreadable = vec!["public.private".into()], "may not read public.private"),
        (|d| d.facts.row_security = vec!["public.secret".into()], "row security hides rows of public.secret"),
        (|d| d.facts.prepared_transactions = 1, "prepared transactions"),
        (|d| d.facts.standby = true, "the server is a standby"),
        (|d| d.facts.read_only = true, "RESET default_transaction_read_only"),
        (
            |d| d.other_sessions = vec![Session { user: "exporter".into(), superuser: true, ..Session::default() }],
            "sessions of superusers, which the operator's login may not end: exporter",
        ),
    ] {
        let mut seen = bad_migration();
        change(database(&mut seen));
        for (spec, reason) in [("", "DatabaseBusy"), (", method: Beside", "BesideNotPossible"), (", method: InPlace", "DatabaseBusy")] {
            let refusal = refused(&with_database(spec), &seen);
            assert!(refusal.reason == reason && refusal.message.contains(word), "{word}: {refusal:?}");
        }
    }
    let mut seen = bad_migration();
    database(&mut seen).other_sessions = vec![session];
    let refusal = refused(&with_database(""), &seen);
    assert!(refusal.message.contains("report from 10.0.0.9 (cron)"), "{refusal:?}");
    assert_eq!(planned(&with_database(", otherSessions: End"), &seen).way, Way::Downgrade);
    // A database that cannot be closed is not changed under the eyes of others.
    assert_eq!(refused(&with_database(", otherSessions: End, method: InPlace"), &seen).reason, "InPlaceNotPossible");
    // All at once, so that nobody has to come back for each.
    database(&mut seen).facts.create_database = false;
    database(&mut seen).room = None;
    let message = refused(&with_database(""), &seen).message;
    assert!(["CREATEDB", "room on the server", "sessions of others"].iter().all(|word| message.contains(word)), "{message}");
}

#[test]
fn each_check_has_a_case_in_which_it_stands() {
    let stranger = |superuser| vec![Session { user: "report".into(), superuser, ..Session::default() }];
    type Change<'a> = &'a dyn Fn(&mut Database);
    let rows: [(Way, &str, Change, &[&str]); 24] = [
        (Way::Downgrade, "", &|_| (), &[]),
        (Way::Restore, "", &|_| (), &[]),
        (Way::Restore, "", &|d| d.facts.not_restorable_beside = vec!["extension x".into()], &["NotRestorableBeside"]),
        (Way::Restore, "", &|d| d.facts.denied_tablespace = Some("fast".into()), &["TablespaceDenied"]),
        // Only a restore makes a database anew; a clone has its template's tablespace.
        (Way::Downgrade, "", &|d| d.facts.denied_tablespace = Some("fast".into()), &[]),
        (Way::Downgrade, "", &|d| d.facts.create_database = false, &["MayNotCreateDatabases"]),
        (Way::Downgrade, "", &|d| d.facts.signal_backends = false, &["MayNotEndSessions"]),
        (Way::Downgrade, "", &|d| d.facts.role_settings = 1, &["RoleSettingsNotCarried"]),
        (Way::Downgrade, "", &|d| d.facts.not_carried = vec!["a comment".into()], &["NotCarried"]),
        (Way::Downgrade, "", &|d| d.facts.subscriptions = 1, &["Subscriptions"]),
        (Way::Downgrade, "", &|d| d.facts.collation_mismatch = true, &["CollationMismatch"]),
        (Way::Downgrade, "", &|d| d.room = None, &["RoomNotKnown"]),
        (Way::Downgrade, "", &|d| d.room = Some(1099), &["NoRoom"]),
        (Way::Downgrade, "", &|d| d.facts.standby = true, &["Standby"]),
        (Way::Downgrade, "", &|d| d.facts.read_only = true, &["ReadOnly"]),
        (Way::Restore, "", &|d| d.facts.read_only = true, &[]),
        (Way::Downgrade, "", &|d| d.facts.owns = false, &["NotOwner"]),
        (Way::Downgrade, "", &|d| d.facts.read_all_stats = false, &["SessionsHidden"]),
        (Way::Downgrade, "", &|d| d.facts.unreadable = vec!["public.x".into()], &["TablesUnreadable"]),
        (Way::Downgrade, "", &|d| d.facts.not_read = vec!["public.x".into()], &["RowsUnreadable"]),
        (Way::Downgrade, "", &|d| d.facts.row_security = vec!["public.x".into()], &["RowSecurity"]),
        (Way::Downgrade, "", &|d| d.facts.prepared_transactions = 1, &["PreparedTransactions"]),
        (Way::Downgrade, "", &|d| d.other_sessions = stranger(false), &["SessionsOfOthers", "NotClosedToOthers"]),
        (
            Way::Downgrade,
            ", otherSessions: End",
            &|d| (d.other_sessions, d.facts.signal_backends) = (stranger(true), false),
            &["MayNotEndSessions", "SessionsNotEnded", "SessionsOfSuperusers", "NotClosedToOthers"],
        ),
    ];
    let lists: [&[Check]; 3] = [&BESIDE, &EITHER, &IN_PLACE];
    let mut never: Vec<&str> = lists.iter().flat_map(|list| list.iter()).map(|check| check.name).collect();
    for (way, rest, change, want) in rows {
        let (mut seen, spec) = (bad_migration(), with_database(rest));
        change(database(&mut seen));
        let Some(request) = &spec.database else { unreachable!("the request names a database") };
        let case = Case { request, database: database(&mut seen), way };
        let standing = |list: &&[Check]| list.iter().filter(|c| (c.stands)(&case)).map(|c| c.name).collect::<Vec<_>>();
        let names: Vec<&str> = lists.iter().flat_map(standing).collect();
        assert_eq!(names, want);
        never.retain(|name| !names.contains(name));
    }
    assert!(never.is_empty(), "without a row: {never:?}");
}
