//! What each `next` decides, arm by arm, and what none of them ever does, whatever is seen.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::api::backup::BackupPhase;
use crate::api::backup_policy::MigrationTool;
use crate::api::plan::{Method, Plan, StepName, Way};
use crate::api::request_status::{ConnectGrant, Course, Held, HeldReplicas, KeptContent, StepPhase, StepStatus};
use crate::api::{RollbackRequest, TableRows, WorkloadKind, WorkloadRef};
use crate::cluster::jobs::JobState;
use crate::cluster::workload::HeldUp;
use crate::database::down::{content, judge};
use crate::migrations::Revision;

const NOON: i64 = 1_000_000;

fn yaml<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let value: serde_json::Value = serde_yaml::from_str(text).unwrap_or_else(|error| unreachable!("{error} in {text}"));
    serde_json::from_value(value).unwrap_or_else(|error| unreachable!("{error} in {text}"))
}

fn plan(way: Way) -> Plan {
    let planned = |name| crate::api::plan::PlannedStep { name, description: String::new(), destructive: false };
    Plan {
        way,
        because: String::new(),
        steps: if way == Way::Downgrade { vec![planned(StepName::Close)] } else { vec![] },
        losses: vec![],
        warnings: vec![],
        targets: vec![yaml("{kind: Deployment, name: shop, uid: u, from: v2, source: {release: v1}, to: v1}")],
        database: Some(yaml(
            "{policy: shop, name: shop, oid: 1, owner: shop, sizeBytes: 1000000, copy: shop_rb_u, kept: shop_before_u, fromRevision: b2, toRevision: a1}",
        )),
        approval: None,
    }
}

/// Asks a step's `next` with this status, `age` seconds after the step was begun.
fn ask<S: Step>(way: Way, course: &Course, age: i64, seen: &S::Seen) -> Decision<S::Action> {
    ask_by::<S>(&plan(way), course, age, seen)
}

fn ask_by<S: Step>(plan: &Plan, course: &Course, age: i64, seen: &S::Seen) -> Decision<S::Action> {
    ask_for::<S>("", plan, course, age, seen)
}

/// The same for a request with more in its spec.
fn ask_for<S: Step>(spec: &str, plan: &Plan, course: &Course, age: i64, seen: &S::Seen) -> Decision<S::Action> {
    let request: RollbackRequest = yaml(&format!(
        "{{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {{name: back, namespace: n, uid: 21dc9067-4882}}, spec: {{targets: [{{kind: Deployment, name: shop}}]{spec}}}}}"
    ));
    let at = |s| Timestamp::from_second(s).unwrap_or_default();
    let step = StepStatus { phase: StepPhase::Running, start_time: Some(crate::api::time(at(NOON - age))), ..StepStatus::pending(StepName::Quiesce) };
    S::next(&Run { request: &request, plan, course, step: &step, limit: Limit::Step, now: at(NOON) }, seen)
}

fn status(held: Held) -> Course {
    Course { held, ..Course::default() }
}

fn holding(closed: bool, copy: bool) -> Course {
    status(Held {
        replicas: vec![HeldReplicas { kind: WorkloadKind::Deployment, name: "shop".into(), replicas: 2, template: None }],
        closed,
        copy,
        ..Held::default()
    })
}

/// The decision in a word: what tables compare.
fn word<A: std::fmt::Debug>(decision: &Decision<A>) -> String {
    match decision {
        Decision::Record(note) => format!("record {note:?}").split([' ', '(']).take(2).collect::<Vec<_>>().join(" "),
        Decision::Act(action) => format!("act {action:?}").split([' ', '{']).take(2).collect::<Vec<_>>().join(" "),
        Decision::Wait(_) | Decision::Advance { .. } => "wait".into(),
        Decision::Done(_) | Decision::Lacks(_) => "done".into(),
        Decision::Fail(failure) => format!("fail {}", failure.reason),
    }
}

fn shop() -> WorkloadRef {
    WorkloadRef::new(WorkloadKind::Deployment, "shop")
}

const OPEN: Live = Live::Original { open: true };
const CLOSED: Live = Live::Original { open: false };

#[test]
fn quiesce_writes_the_replicas_down_before_it_takes_them() {
    use crate::api::Template;
    let good: Template = yaml("{spec: {containers: [{name: shop, image: 'shop:v1'}]}}");
    let v1 = crate::plan::template::hash(&good);
    let target = |replicas, pods, template: &str| {
        let resting = Some(good.clone());
        let (of, resource_version, last_writer) = (shop(), "1".into(), "helm".into());
        vec![quiesce::Target { of, resource_version, replicas, pods, deletes_claims: false, blocking: None, template: template.into(), resting, last_writer }]
    };
    let rests = || {
        let mut course = holding(false, false);
        course.held.replicas[0].template = Some(v1.clone());
        course
    };
    for (name, status, seen, want) in [
        ("nothing is written down", status(Held::default()), target(2, 2, "v2"), "record Replicas"),
        ("written down", rests(), target(2, 2, "v2"), "act ScaleToZero"),
        ("pods still end", rests(), target(0, 1, "v2"), "wait"),
        ("quiet, with the bad template", rests(), target(0, 0, "v2"), "act Rest"),
        ("quiet, with the good template", rests(), target(0, 0, &v1), "done"),
        ("the template of before could not be put back", holding(false, false), target(0, 0, "v2"), "done"),
        ("somebody has scaled the good template up", rests(), target(1, 1, &v1), "act ScaleToZero"),
        ("a hotfix came in between", holding(false, false), target(2, 2, "v3"), "fail ChangedByOther"),
        ("a hotfix came while it rested", rests(), target(0, 0, "v3"), "fail ChangedByOther"),
    ] {
        assert_eq!(word(&ask::<quiesce::Quiesce>(Way::Downgrade, &status, 0, &seen)), want, "{name}");
    }
    let mut deletes = target(2, 2, "v2");
    deletes[0].deletes_claims = true;
    assert_eq!(word(&ask::<quiesce::Quiesce>(Way::Undo, &rests(), 0, &deletes)), "fail ScalingDeletesClaims", "its volumes would go");
    let half = ask::<quiesce::Quiesce>(Way::Downgrade, &rests(), 0, &target(0, 1, "v2"));
    assert!(matches!(half, Decision::Advance { percent: 50, .. }), "pods that end one by one are not timed out: {half:?}");
    let Decision::Record(Note::Replicas(held)) = ask::<quiesce::Quiesce>(Way::Downgrade, &status(Held::default()), 0, &target(2, 2, "v2")) else {
        unreachable!()
    };
    assert_eq!(held, rests().held.replicas, "the template with which it will rest stands in the status first");
}

#[test]
fn close_keeps_out_the_new_before_it_ends_the_old() {
    let stranger = || vec!["report from 10.0.0.9 (cron)".to_owned()];
    for (name, closed, live, sessions, others, age, want) in [
        ("nothing is written down", false, OPEN, 3, vec![], 0, "record Closing"),
        ("written down", true, OPEN, 3, vec![], 0, "act RefuseConnections"),
        ("closed, with sessions", true, CLOSED, 3, stranger(), 0, "act EndSessions"),
        ("closed and empty", true, CLOSED, 0, vec![], 0, "done"),
        ("sessions of the targets linger", false, OPEN, 1, stranger(), 3, "wait"),
        ("somebody else came since the plan", false, OPEN, 1, stranger(), 15, "fail OtherSessions"),
        ("closed by somebody else", false, CLOSED, 0, vec![], 0, "fail DatabaseClosedByOther"),
        ("replaced by somebody else", true, Live::Other, 0, vec![], 0, "fail DatabaseChanged"),
        ("gone", true, Live::Missing, 0, vec![], 0, "fail DatabaseChanged"),
    ] {
        let seen = close::Seen { live, sessions, others, stay: true, connect: None };
        assert_eq!(word(&ask::<close::Close>(Way::Downgrade, &holding(closed, false), age, &seen)), want, "{name}");
    }
}

#[test]
fn in_place_others_are_kept_out_before_anything_is_changed() {
    let grant = |role: Option<&str>| ConnectGrant { role: role.map(str::to_owned), grantable: false };
    let (everybody, friends) = (vec![grant(None), grant(Some("shop"))], vec![grant(Some("rollback")), grant(Some("shop"))]);
    let more = [everybody.clone(), vec![grant(Some("report"))]].concat();
    let shut = || status(Held { connect: Some(everybody.clone()), ..Held::default() });
    for (name, status, live, now, others, age, want) in [
        ("nothing is written down", status(Held::default()), OPEN, &everybody, vec![], 0, "record ClosingToOthers"),
        ("written down", shut(), OPEN, &everybody, vec![], 0, "act CloseToOthers(Connect"),
        ("somebody was let in since", shut(), OPEN, &more, vec![], 0, "record ClosingToOthers"),
        ("kept out", shut(), OPEN, &friends, vec![], 0, "done"),
        ("a session of somebody's lingers", shut(), OPEN, &friends, vec!["report".to_owned()], 3, "wait"),
        ("a session of somebody's stays", shut(), OPEN, &friends, vec!["report".to_owned()], 15, "fail OtherSessions"),
        ("one that came just before stays no longer", shut(), OPEN, &friends, vec!["new".to_owned()], 99, "wait"),
        ("closed by somebody else", shut(), CLOSED, &friends, vec![], 0, "fail DatabaseChanged"),
    ] {
        let stay = others != ["new"];
        let connect = Some(close::Connect { now: now.clone(), wanted: friends.clone() });
        let seen = close::Seen { live, sessions: 0, others, stay, connect };
        assert_eq!(word(&ask::<close::Close>(Way::Downgrade, &status, age, &seen)), want, "{name}");
        // In place nobody is thrown out, so there it does not help that the request allows it.
        let mut allowed = plan(Way::Downgrade);
        allowed.database.iter_mut().for_each(|database| database.end_other_sessions = true);
        assert_eq!(word(&ask_by::<close::Close>(&allowed, &status, age, &seen)), want, "{name}, and sessions may be ended");
    }
}

#[test]
fn clone_counts_what_it_copied() {
    let kept = || KeptContent { config_map: "back-before-21dc9067".into(), tables: 1, rows: 7 };
    let counted = Course { before: Some(kept()), copy_oid: Some(2), ..holding(true, true) };
    let copied = |oid, known: Option<before::Known>| Some(clone::Copy { oid, known });
    let (measured, known) = (|| Some(before::Known::Measured(Box::default())), || Some(before::Known::Kept(kept())));
    for (name, status, live, copy, want) in [
        ("nothing is written down", holding(true, false), CLOSED, None, "record Copying"),
        ("written down", holding(true, true), CLOSED, None, "act Create"),
        ("the copy has not the settings of the live name", holding(true, true), CLOSED, copied(2, None), "act Dress"),
        ("the copy is there", holding(true, true), CLOSED, copied(2, measured()), "act Keep(Content"),
        ("what it holds is kept", holding(true, true), CLOSED, copied(2, known()), "record Copied"),
        ("and on record", counted.clone(), CLOSED, copied(2, known()), "done"),
        ("somebody has put another in its place", counted.clone(), CLOSED, copied(3, known()), "fail CopyReplaced"),
        ("the copy was dropped by somebody", counted, CLOSED, None, "fail CopyMissing"),
        ("opened by somebody", holding(true, true), OPEN, None, "fail DatabaseReopened"),
        ("renamed by somebody", holding(true, true), Live::Missing, None, "fail DatabaseChanged"),
    ] {
        assert_eq!(word(&ask::<clone::Clone>(Way::Downgrade, &status, 0, &clone::Seen { live, copy, prepared: 0 })), want, "{name}");
    }
    for (age, want) in [(0, "wait"), (15, "fail PreparedTransactions")] {
        let seen = clone::Seen { live: CLOSED, copy: None, prepared: 1 };
        assert_eq!(word(&ask::<clone::Clone>(Way::Downgrade, &holding(true, true), age, &seen)), want, "somebody has prepared a transaction, {age} s ago");
    }
}

#[test]
fn migrations_run_once_and_only_from_the_planned_revision() {
    let active = |stuck: Option<&str>| Some(JobState::Active { stuck: stuck.map(str::to_owned) });
    for (name, live, revision, job, want) in [
        ("at the start", CLOSED, "b2", None, "act Create"),
        ("it runs", CLOSED, "b2", active(None), "wait"),
        ("its image is gone", CLOSED, "b2", active(Some("ErrImagePull")), "fail MigrationCannotStart"),
        ("it raised", CLOSED, "b2", Some(JobState::Failed("exit code 1".into())), "fail MigrationFailed"),
        ("it raised after it had come down", CLOSED, "a1", Some(JobState::Failed("exit code 1".into())), "fail MigrationFailed"),
        ("it said yes and did nothing", CLOSED, "b2", Some(JobState::Succeeded(String::new())), "fail MigrationDidNothing"),
        ("it is down", CLOSED, "a1", Some(JobState::Succeeded(String::new())), "done"),
        ("it is down, and its Job was deleted by hand", CLOSED, "a1", None, "done"),
        ("another revision", CLOSED, "c3", None, "fail RevisionMoved"),
        ("opened by somebody", OPEN, "b2", None, "fail DatabaseReopened"),
    ] {
        let seen = migrate::Seen { live, revision: Some(revision.into()), tool: Some(MigrationTool::Alembic), job, in_place: None, login: false };
        assert_eq!(word(&ask::<migrate::Migrate>(Way::Downgrade, &holding(true, true), 0, &seen)), want, "{name}");
    }
}

#[test]
fn what_a_way_down_leaves_over_is_taken_back_step_by_step() {
    let ended = || Some(JobState::Succeeded(String::new()));
    let peeling = || Course { left_over: Some("a1,c2".into()), ..holding(true, true) };
    for (name, course, revision, job, want) in [
        ("a branch is left over", holding(true, true), "a1,c2", ended(), "record LeftOver"),
        ("a step of it is to be taken", peeling(), "a1,c2", None, "act Create"),
        ("it is taken, and there is another", peeling(), "a1,c1", ended(), "record LeftOver"),
        ("it said yes and took none", peeling(), "a1,c2", ended(), "fail MigrationDidNothing"),
        ("it went too far", peeling(), "c2", ended(), "fail MigrationDidNothing"),
        ("nothing is left over", peeling(), "a1", ended(), "done"),
        ("somebody has migrated in between", peeling(), "a1,c3", None, "fail RevisionMoved"),
    ] {
        let seen = migrate::Seen { live: CLOSED, revision: Some(revision.into()), tool: Some(MigrationTool::Alembic), job, in_place: None, login: false };
        assert_eq!(word(&ask::<migrate::Migrate>(Way::Downgrade, &course, 0, &seen)), want, "{name}");
    }
}

#[test]
fn the_login_of_migrations_goes_as_soon_as_nobody_needs_it() {
    for (name, job, want) in [
        ("it runs", Some(JobState::Active { stuck: None }), "wait"),
        ("it ended well", Some(JobState::Succeeded(String::new())), "act Forget"),
        ("it failed", Some(JobState::Failed("exit code 1".into())), "act Forget"),
    ] {
        let seen = migrate::Seen { live: CLOSED, revision: Some("a1".into()), tool: Some(MigrationTool::Alembic), job, in_place: None, login: true };
        assert_eq!(word(&ask::<migrate::Migrate>(Way::Downgrade, &holding(true, true), 0, &seen)), want, "{name}");
    }
    let left = give_back::Seen { database: None, job: None, login: Some("back-migrate-u".into()), workloads: vec![] };
    assert_eq!(word(&ask::<give_back::GiveBack>(Way::Downgrade, &status(Held::default()), 0, &left)), "act DeleteLogin(\"back-migrate-u\")");
}

#[test]
fn restore_believes_only_a_report() {
    let report = serde_json::json!({"content": {"database": "x", "sizeBytes": 0, "checksum": "", "serverVersion": "", "fingerprint": "", "totalRows": 7, "tableCount": 1}}).to_string();
    for (name, held, live, copy, job, want) in [
        ("nothing is written down", holding(false, false), OPEN, false, None, "record Copying"),
        ("written down", holding(false, true), OPEN, false, None, "act CreateDatabase"),
        ("the empty database is there", holding(false, true), OPEN, true, None, "record Copied"),
        ("and written down", Course { copy_oid: Some(2), ..holding(false, true) }, OPEN, true, None, "act CreateJob"),
        ("it runs", holding(false, true), OPEN, true, Some(JobState::Active { stuck: None }), "wait"),
        ("a file is damaged", holding(false, true), OPEN, true, Some(JobState::Failed("1.dat has changed".into())), "fail RestoreFailed"),
        ("it was rolled back", holding(false, true), OPEN, true, Some(JobState::Failed("no room; nothing was changed".into())), "fail RestoreChangedNothing"),
        ("it ended without a word", holding(false, true), OPEN, true, Some(JobState::Succeeded(String::new())), "fail RestoreNotProven"),
        ("it is proven", holding(false, true), OPEN, true, Some(JobState::Succeeded(report.clone())), "done"),
        ("it is proven, and was dropped", holding(false, true), OPEN, false, Some(JobState::Succeeded(report)), "fail CopyMissing"),
        ("replaced by somebody", holding(false, true), Live::Other, true, None, "fail DatabaseChanged"),
    ] {
        assert_eq!(
            word(&ask::<restore::Restore>(
                Way::Restore,
                &held,
                0,
                &restore::Seen { live, target: copy.then_some((2, true)), job, backed_up: None, bytes: None }
            )),
            want,
            "{name}"
        );
    }
    let mut in_place = plan(Way::Restore);
    in_place.database.iter_mut().for_each(|database| database.method = Method::InPlace);
    let begun = || Course { changing: true, ..status(Held::default()) };
    for (name, course, job, want) in [
        ("nothing is begun", status(Held::default()), None, "act CreateJob"),
        ("the Job is there", status(Held::default()), Some(JobState::Suspended), "record Changing"),
        ("that it is let go is written down", begun(), Some(JobState::Suspended), "act StartJob"),
        ("somebody deleted it, and it may have restored", begun(), None, "fail JobDeleted"),
    ] {
        let seen = restore::Seen { live: OPEN, target: Some((1, true)), job, backed_up: Some(true), bytes: None };
        assert_eq!(word(&ask_by::<restore::Restore>(&in_place, &course, 0, &seen)), want, "{name}");
    }
}

#[test]
fn the_kept_original_goes_only_after_its_backup_was_read_and_tried() {
    use discard::{Discard, Seen};
    let course = Course { kept_database: Some("shop_before_u".into()), ..status(Held::default()) };
    let there = |job| Seen { kept: true, renamed: None, complete: true, drilled: false, room: Some(1 << 40), job, scratch: false };
    let (failed, succeeded) = (|| Some(JobState::Failed("1.dat has changed".into())), || Some(JobState::Succeeded(String::new())));
    for (name, seen, want) in [
        ("it is tried first", there(None), "act Verify"),
        ("it has no backup", Seen { complete: false, ..there(None) }, "fail BackupNotVerified"),
        ("there is no room", Seen { room: Some(1), ..there(None) }, "fail NoRoomToVerify"),
        ("it is being tried", there(Some(JobState::Active { stuck: None })), "wait"),
        ("it is not good", there(Some(JobState::Failed("the backup is not good: damaged".into()))), "fail BackupNotVerified"),
        (
            "somebody has written to it",
            there(Some(JobState::Failed("somebody has written to the database since its safety backup: 1 rows".into()))),
            "fail OriginalWrittenTo",
        ),
        ("its node went", there(failed()), "fail BackupNotVerifiedYet"),
        ("it is good, and the trial is still there", Seen { scratch: true, ..there(succeeded()) }, "act DropScratch"),
        ("it is good", there(succeeded()), "act Drop"),
        ("its backup went while it was tried", Seen { complete: false, ..there(succeeded()) }, "fail BackupNotVerified"),
        ("somebody has renamed it", Seen { kept: false, renamed: Some("rescue".into()), ..there(succeeded()) }, "fail OriginalRenamed"),
        ("we have dropped it", Seen { kept: false, ..there(succeeded()) }, "done"),
        ("somebody has dropped it", Seen { kept: false, ..there(None) }, "done"),
    ] {
        assert_eq!(word(&ask::<Discard>(Way::Downgrade, &course, 0, &seen)), want, "{name}");
    }
}

#[test]
fn the_check_names_what_differs() {
    use crate::plan::schema::{Entry, Fingerprint, Kind};
    let schema = |column: &str| Fingerprint {
        server: 15,
        entries: [Entry { kind: Kind::Column, object: "public.orders".into(), part: column.into(), facts: Default::default() }].into(),
    };
    let rows = |n| vec![TableRows { table: "public.orders".into(), rows: n }];
    let content = |n| content::Content { rows: rows(n), ..content::Content::default() };
    let checked = Course { checked: Some("all is well".into()), ..holding(true, true) };
    let passed = check::Seen { copy_oid: Some(2), shut: false, found: None };
    assert_eq!(word(&ask::<check::Check>(Way::Downgrade, &checked, 0, &passed)), "done");
    for (name, copy, now, complaints, want) in [
        ("as it was", "title", 7, vec![], "record Checked"),
        ("an empty downgrade", "name", 7, vec![], "fail SchemaDiffers"),
        ("rows are gone", "title", 6, vec![], "fail RowsDiffer"),
        ("the user's SQL says no", "title", 7, vec!["check sql[0] is not true".to_owned()], "fail CheckFailed"),
    ] {
        let seen = check::Seen {
            copy_oid: Some(2),
            shut: false,
            found: Some(Box::new(judge::Found {
                copy: schema(copy),
                good: Some(schema("title")),
                before: Some(content(7)),
                after: content(now),
                complaints,
                ..judge::Found::default()
            })),
        };
        let decision = ask::<check::Check>(Way::Downgrade, &holding(true, true), 0, &seen);
        assert_eq!(word(&decision), want, "{name}");
        if let Decision::Fail(failure) = decision {
            assert!(["public.orders", "sql[0]"].iter().any(|object| failure.message.contains(object)), "{failure:?}");
        }
    }
    // Rows that a migration had inserted and takes away again are a loss that a person may accept; rows that come are none.
    let tolerant = ", database: {policyRef: {name: shop}, tolerate: Unknown}";
    for (now, want) in [(6, "record Checked"), (8, "fail RowsDiffer")] {
        let (before, after) = (Some(content(7)), content(now));
        let found = judge::Found { copy: schema("title"), good: Some(schema("title")), before, after, ..judge::Found::default() };
        let seen = check::Seen { copy_oid: Some(2), shut: false, found: Some(Box::new(found)) };
        let decision = ask_for::<check::Check>(tolerant, &plan(Way::Downgrade), &holding(true, true), 0, &seen);
        assert_eq!(word(&decision), want, "{now} rows of 7");
        if let Decision::Record(super::Note::Checked { losses, .. }) = decision {
            assert_eq!(losses.into_iter().flatten().map(|l| l.message).collect::<Vec<_>>(), ["1 of the 7 rows of public.orders went"]);
        }
    }
}

#[test]
fn what_the_plan_had_no_room_to_name_may_go() {
    use crate::plan::schema::{Entry, Fingerprint, Kind};
    let entries = [Entry { kind: Kind::Table, object: "public.orders".into(), part: String::new(), facts: Default::default() }].into();
    let good = Fingerprint { server: 15, entries };
    let table = |name: &str| TableRows { table: name.into(), rows: 1 };
    let loss = |object: &str| crate::api::plan::Loss { object: object.into(), rows: 1, message: String::new() };
    for (name, whole, told, want) in [
        ("the newer release's", None, vec![""], "record Checked"),
        ("a partition of the newer release's", Some("public.new"), vec![""], "record Checked"),
        ("a partition of a table that stays", Some("public.orders"), vec![""], "fail RowsGone"),
        ("the plan has named all that goes", None, vec!["public.other"], "fail RowsGone"),
    ] {
        let partitions = whole.map(|whole| ("public.t600".to_owned(), whole.to_owned())).into_iter().collect();
        let before = content::Content { rows: vec![table("public.t600")], partitions, ..content::Content::default() };
        let found = judge::Found { copy: good.clone(), good: Some(good.clone()), before: Some(before), ..judge::Found::default() };
        let planned = Plan { losses: told.into_iter().map(loss).collect(), ..plan(Way::Downgrade) };
        let seen = check::Seen { copy_oid: Some(2), shut: false, found: Some(Box::new(found)) };
        assert_eq!(word(&ask_by::<check::Check>(&planned, &holding(true, true), 0, &seen)), want, "{name}");
    }
}

#[test]
fn a_long_restore_says_how_far_it_is() {
    let waits = |bytes, age| {
        let running = Some(JobState::Active { stuck: None });
        let copied = Course { copy_oid: Some(2), ..holding(false, true) };
        let seen = restore::Seen { live: OPEN, target: Some((2, true)), job: running, backed_up: None, bytes };
        match ask::<restore::Restore>(Way::Restore, &copied, age, &seen) {
            Decision::Wait(what) | Decision::Advance { what, .. } => what,
            other => unreachable!("{other:?}"),
        }
    };
    let size = plan(Way::Restore).database.map_or(0, |d| d.size_bytes);
    for (name, bytes, age, want) in [
        ("it has just begun", None, 1, None),
        ("nothing came yet", Some(size / 100), 20, None),
        ("two fifths", Some(size * 42 / 100), 600, Some("40 % is restored, about 15 min left")),
        ("nearly", Some(size * 98 / 100), 600, Some("95 % is restored, less than a minute left")),
        ("larger than the live one", Some(size * 2), 60, Some("95 % is restored, less than a minute left")),
    ] {
        let told = waits(bytes, age);
        assert_eq!(told.contains("% is restored"), want.is_some(), "{name}: {told}");
        assert!(want.is_none_or(|words| told.contains(words)), "{name}: {told}");
    }
}

#[test]
fn what_moves_is_not_ended_and_what_stands_still_is() {
    let request: RollbackRequest = yaml(
        "{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {name: back, namespace: n, uid: u}, spec: {targets: [{kind: Deployment, name: shop}]}}",
    );
    let at = |age| Some(crate::api::time(Timestamp::from_second(NOON - age).unwrap_or_default()));
    for (name, begun, moved, want) in [
        ("in time", 599, None, false),
        ("past its time", 601, None, true),
        ("past its time, and it has just moved", 90_000, Some(10), false),
        ("past its time, and it stands still", 90_000, Some(601), true),
    ] {
        let step = StepStatus { start_time: at(begun), advance_time: moved.and_then(at), ..StepStatus::pending(StepName::Restore) };
        let (plan, course) = (plan(Way::Restore), Course::default());
        let now = Timestamp::from_second(NOON).unwrap_or_default();
        assert_eq!(Run { request: &request, plan: &plan, course: &course, step: &step, limit: register::facts(step.name).limit, now }.late(), want, "{name}");
    }
}

#[test]
fn swap_knows_when_it_is_done() {
    let intended = Course { kept_database: Some("shop_before_u".into()), ..holding(true, true) };
    for (name, status, live, copy, kept, want) in [
        ("nothing is written down", holding(true, true), CLOSED, true, false, "record Swapping"),
        ("written down", intended.clone(), CLOSED, true, false, "act SwapNow"),
        ("swapped", intended.clone(), Live::Other, false, true, "done"),
        ("opened by somebody", intended.clone(), OPEN, true, false, "fail DatabaseReopened"),
        ("the copy is gone", intended.clone(), CLOSED, false, false, "fail CopyMissing"),
        ("replaced by somebody, and nothing is kept", intended.clone(), Live::Other, true, false, "fail DatabaseChanged"),
        ("gone", intended, Live::Missing, true, false, "fail DatabaseChanged"),
    ] {
        assert_eq!(
            word(&ask::<swap::Swap>(
                Way::Downgrade,
                &status,
                0,
                &swap::Seen { live, copy: copy.then_some(2), kept, taken: false, others: vec![], started: vec![] }
            )),
            want,
            "{name}"
        );
    }
    let seen = swap::Seen { live: CLOSED, copy: Some(2), kept: false, taken: true, others: vec![], started: vec![] };
    assert_eq!(word(&ask::<swap::Swap>(Way::Downgrade, &holding(true, true), 0, &seen)), "fail KeptNameTaken");
    let seen =
        swap::Seen { live: CLOSED, copy: Some(2), kept: false, taken: false, others: vec![], started: vec!["Deployment shop was scaled up by keda".into()] };
    assert_eq!(word(&ask::<swap::Swap>(Way::Downgrade, &holding(true, true), 0, &seen)), "fail WorkloadStarted");
}

#[test]
fn the_workload_gets_its_template_and_its_replicas_in_one_write() {
    use crate::api::Template;
    let wanted: Template = yaml("{spec: {containers: [{name: shop, image: 'shop:v1'}]}}");
    let hash = crate::plan::template::hash(&wanted);
    let target = |now: &str, restarted, replicas, held| {
        vec![workload::Target {
            of: shop(),
            resource_version: "1".into(),
            now: now.into(),
            planned: "v2".into(),
            wanted: wanted.clone(),
            restarted,
            replicas,
            held,
            annotations: Default::default(),
            last_writer: "helm".into(),
            ownership: None,
            due: None,
            held_up: HeldUp::No,
        }]
    };
    let given = |mut targets: Vec<workload::Target>| {
        targets[0].annotations.insert(crate::api::GIVEN_BACK_ANNOTATION.into(), "21dc9067-4882".into());
        targets
    };
    for (name, seen, want) in [
        ("the bad template, at zero", target("v2", true, 0, Some(2)), Ok(Some(2))),
        ("the bad template, not held", target("v2", true, 2, None), Ok(None)),
        ("the good template, at zero", target(&hash, true, 0, Some(2)), Ok(Some(2))),
        ("the good template, but pods with old settings", target(&hash, false, 2, None), Ok(None)),
        ("somebody scaled it up meanwhile", target("v2", true, 5, Some(2)), Ok(None)),
        ("the good template was scaled up while it rested: no older write may take that back", target(&hash, true, 2, Some(2)), Ok(None)),
        ("all is well", given(target(&hash, true, 2, Some(2))), Err("done")),
        ("it was at zero before", given(target(&hash, true, 0, Some(0))), Err("done")),
        ("a hotfix came in between", target("v3", true, 2, None), Err("fail ChangedByOther")),
    ] {
        let decision = ask::<workload::Workload>(Way::CodeOnly, &status(Held::default()), 0, &seen);
        match (want, &decision) {
            (Ok(replicas), Decision::Act(workload::Action::SetTemplate(action))) => assert_eq!(action.replicas, replicas, "{name}"),
            (Err(end), decision) => assert_eq!(word(decision), end, "{name}"),
            (Ok(_), decision) => unreachable!("{name}: {decision:?}"),
        }
    }
    // A StatefulSet's broken pod holds up its own repair, which nobody may take for done.
    let mut waits = given(target(&hash, true, 2, Some(2)));
    waits[0].held_up = HeldUp::Perhaps("pod db-2 to be replaced".into());
    assert_eq!(word(&ask::<workload::Workload>(Way::CodeOnly, &status(Held::default()), 0, &waits)), "wait");
    // Once it is as it was, so is who owns it; and what kubectl has applied comes back with the template.
    let mut back = given(target(&hash, true, 2, Some(2)));
    back[0].due = Some(vec![]);
    assert!(matches!(ask::<workload::Workload>(Way::CodeOnly, &status(Held::default()), 0, &back), Decision::Act(workload::Action::GiveOwnership { .. })));
    let mut bad = target("v2", true, 2, None);
    bad[0].ownership = Some(yaml("{managers: [{manager: kubectl-client-side-apply, operation: Update}], lastApplied: v1}"));
    let Decision::Act(workload::Action::SetTemplate(set)) = ask::<workload::Workload>(Way::CodeOnly, &status(Held::default()), 0, &bad) else { unreachable!() };
    assert_eq!(set.annotations.unwrap_or_default().get(crate::cluster::ownership::LAST_APPLIED).map(String::as_str), Some("v1"));
}

#[test]
fn configuration_is_changed_until_it_is_as_it_was() {
    use crate::cluster::configuration::{Content, Object};
    use configuration::{Configuration, Open, Seen};
    let object = || Object {
        metadata: Default::default(),
        content: Content { data: Default::default(), binary: Default::default(), secret_type: None },
        immutable: false,
    };
    let open = |before: &str, now_copy: Option<&str>| Open {
        change: yaml(&format!("{{kind: ConfigMap, name: settings, copy: settings-rb-1, change: Replace{before}}}")),
        now: now_copy.map(|_| object()),
        wanted: object(),
        now_copy: now_copy.map(str::to_owned),
    };
    let planned = ", before: settings-rb-2";
    for (name, open, want) in [
        ("it was edited before the plan", Some(open(planned, Some("settings-rb-2"))), "act"),
        ("it was edited after the plan", Some(open(planned, Some("settings-rb-3"))), "fail"),
        ("it was deleted before the plan", Some(open("", None)), "act"),
        ("it was deleted after the plan", Some(open(planned, None)), "fail"),
        ("it was made after the plan", Some(open("", Some("settings-rb-3"))), "fail"),
        ("it is as it was", None, "done"),
    ] {
        let decision = word(&ask::<Configuration>(Way::CodeOnly, &status(Held::default()), 0, &Seen { open, owed: None, all: 1 }));
        assert_eq!(decision.split(' ').next(), Some(want), "{name}");
    }
}

#[test]
fn verify_waits_as_long_as_the_request_says() {
    let bad = verify::Seen { complaints: vec!["GET /healthz is answered with 500".into()], percent: 100, overtaken: None };
    let rolling = verify::Seen { complaints: vec!["5 of 20 replicas are updated".into()], percent: 40, overtaken: None };
    let moves = ask::<verify::Verify>(Way::CodeOnly, &status(Held::default()), 119, &rolling);
    assert!(matches!(moves, Decision::Advance { percent: 40, .. }), "a rollout that moves is not ended: {moves:?}");
    for (name, seen, age, want) in [
        ("good", verify::Seen { complaints: vec![], percent: 100, overtaken: None }, 500, "done"),
        ("not yet", bad.clone(), 119, "wait"),
        (
            "somebody has given it another template since",
            verify::Seen { complaints: vec![], percent: 100, overtaken: Some((WorkloadRef::new(WorkloadKind::Deployment, "shop"), "kubectl".into())) },
            0,
            "fail ChangedByOther",
        ),
        ("never", bad, 120, "fail VerifyFailed"),
    ] {
        assert_eq!(word(&ask::<verify::Verify>(Way::CodeOnly, &status(Held::default()), age, &seen)), want, "{name}");
    }
}

#[test]
fn a_late_backup_that_fails_leaves_the_rollback_standing() {
    let named = Course { safety_backup: Some("b".into()), ..status(Held::default()) };
    let complete = Course { safety_backup_uid: Some("1".into()), ..named.clone() };
    let replaced = Some(backup::Made { phase: BackupPhase::Completed, message: String::new(), uid: "2".into(), ours: false, not_restorable: false });
    for (name, way, status, backup, want) in [
        ("nothing is written down", Way::Downgrade, status(Held::default()), None, "record SafetyBackup"),
        ("written down", Way::Downgrade, named.clone(), None, "act ()"),
        ("it runs", Way::Downgrade, named.clone(), Some(BackupPhase::Running), "wait"),
        ("it is verified", Way::Downgrade, named.clone(), Some(BackupPhase::Completed), "record SafetyBackedUp"),
        ("it is verified, and which it is stands in the status", Way::Downgrade, complete.clone(), Some(BackupPhase::Completed), "done"),
        ("it was deleted after it was verified: no later one is it", Way::CodeOnly, complete.clone(), None, "fail BackupFailed"),
        ("it failed after the swap", Way::Downgrade, named.clone(), Some(BackupPhase::Failed), "done"),
        ("it failed before anything was changed", Way::CodeOnly, named, Some(BackupPhase::Failed), "fail BackupFailed"),
    ] {
        let backup = backup.map(|phase| backup::Made { phase, message: String::new(), uid: "1".into(), ours: true, not_restorable: false });
        assert_eq!(word(&ask::<backup::Backup>(way, &status, 0, &backup::Seen { backup, dumped: None })), want, "{name}");
    }
    for (way, want) in [(Way::Downgrade, "done"), (Way::CodeOnly, "fail BackupFailed")] {
        let seen = backup::Seen { backup: replaced.clone(), dumped: None };
        assert_eq!(word(&ask::<backup::Backup>(way, &complete, 0, &seen)), want, "another Backup has its name");
    }
}

#[test]
fn a_safety_backup_is_of_the_plans_database_and_the_very_one() {
    let mut plan = plan(Way::Downgrade);
    plan.database.iter_mut().for_each(|d| (d.method, d.system_identifier) = (Method::InPlace, "1".into()));
    let request: RollbackRequest =
        yaml("{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {name: back, namespace: n, uid: u}, spec: {targets: []}}");
    let course = Course { safety_backup_uid: Some("b1".into()), ..Course::default() };
    let step = StepStatus::pending(StepName::Backup);
    let run = Run { request: &request, plan: &plan, course: &course, step: &step, limit: Limit::Step, now: Timestamp::UNIX_EPOCH };
    let of = |policy: &str, uid: &str, database: &str, server: &str| -> crate::api::Backup {
        let content = format!(
            "database: {database}, systemIdentifier: '{server}', sizeBytes: 0, checksum: c, serverVersion: '15', fingerprint: f, totalRows: 0, tableCount: 0"
        );
        yaml(&format!(
            "{{apiVersion: rollback-operator.dev/v1alpha1, kind: Backup, metadata: {{name: b, uid: {uid}}}, spec: {{policyRef: {{name: {policy}}}}}, status: {{phase: Completed, {content}}}}}"
        ))
    };
    for (name, backup, want) in [
        ("ours", of("shop", "b1", "shop", "1"), true),
        ("made anew by somebody", of("shop", "b2", "shop", "1"), false),
        ("of another policy", of("other", "b1", "shop", "1"), false),
        ("the policy was led to another database", of("shop", "b1", "other", "1"), false),
        ("the policy was led to another server", of("shop", "b1", "shop", "2"), false),
    ] {
        assert_eq!(backup::is_ours(&run, &backup).ok(), Some(want), "{name}");
    }
}

#[test]
fn what_is_held_is_given_back_in_order() {
    use give_back::{Database, Fits, GiveBack, Seen, Workload};
    let workload = |now, fitting| {
        vec![Workload { of: shop(), resource_version: "1".into(), annotations: Default::default(), now, replicas: 2, fitting, ownership: None, due: None }]
    };
    let at_zero = |good| workload(0, good);
    let had_none = |fitting| workload(0, fitting).into_iter().map(|w| Workload { replicas: 0, ..w }).collect::<Vec<_>>();
    let mut given = workload(2, None);
    given[0].annotations.insert(crate::api::GIVEN_BACK_ANNOTATION.into(), "21dc9067-4882".into());
    let seen = |live, copy, swapped| Some(Ok(Database { live, copy, shut: false, fits: if swapped { Fits::Good } else { Fits::Before } }));
    let swapped = || Course { kept_database: Some("shop_before_u".into()), ..holding(false, false) };
    let good = || Some(Ok(Box::default()));
    for (name, status, database, workloads, want) in [
        ("closed, with a copy beside", holding(true, true), seen(CLOSED, true, false), at_zero(None), "act Open"),
        ("open, at zero", holding(true, true), seen(OPEN, true, false), at_zero(None), "act GiveBack(GivenBack"),
        ("open, running, and a write to zero may be on its way", holding(true, true), seen(OPEN, true, false), workload(2, None), "act GiveBack(GivenBack"),
        ("open, running, with a copy", holding(true, true), seen(OPEN, true, false), given.clone(), "act DropCopy"),
        ("all given back", holding(true, true), seen(OPEN, false, false), vec![], "done"),
        ("swapped: the good template comes with the replicas", swapped(), seen(Live::Other, false, true), at_zero(good()), "act GiveBack(GivenBack"),
        (
            "swapped, and the good template is gone: the bad one does not start",
            swapped(),
            seen(Live::Other, false, true),
            at_zero(Some(Err("deleted".into()))),
            "wait",
        ),
        ("whether it was swapped is not known: nothing starts", swapped(), Some(Err("refused".into())), at_zero(None), "wait"),
        ("swapped, all is well", swapped(), seen(Live::Other, false, true), vec![], "done"),
        ("no database: the pods come back all the same", holding(true, true), Some(Err("refused".into())), at_zero(None), "act GiveBack(GivenBack"),
        ("no database: it is waited for", holding(true, true), Some(Err("refused".into())), vec![], "wait"),
        ("the closed original was dropped by somebody: nothing is closed", holding(true, true), seen(Live::Missing, false, false), vec![], "done"),
        ("closed by somebody else", holding(false, true), seen(CLOSED, false, false), vec![], "done"),
        ("it rests with the good template", holding(true, true), seen(OPEN, true, false), at_zero(good()), "act GiveBack(GivenBack"),
        (
            "the good template was scaled up, on the schema of before",
            holding(true, true),
            seen(OPEN, true, false),
            workload(3, good()),
            "act GiveBack(GivenBack",
        ),
        ("it rests, and whether it was swapped is not known", swapped(), Some(Err("refused".into())), workload(3, good()), "wait"),
        ("it had no replicas, and rests", holding(false, false), seen(OPEN, false, false), had_none(good()), "act GiveBack(GivenBack"),
    ] {
        assert_eq!(word(&ask::<GiveBack>(Way::Downgrade, &status, 0, &Seen { database, job: None, login: None, workloads })), want, "{name}");
    }
}

fn any_live() -> impl Strategy<Value = Live> {
    prop_oneof![Just(OPEN), Just(CLOSED), Just(Live::Other), Just(Live::Missing)]
}

fn any_job() -> impl Strategy<Value = Option<JobState>> {
    prop_oneof![
        Just(None),
        Just(Some(JobState::Active { stuck: None })),
        Just(Some(JobState::Active { stuck: Some("x".into()) })),
        Just(Some(JobState::Succeeded(String::new()))),
        Just(Some(JobState::Failed("x".into()))),
    ]
}

fn any_status() -> impl Strategy<Value = Course> {
    (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(closed, copy, kept, rows)| Course {
        kept_database: kept.then(|| "shop_before_u".to_owned()),
        before: rows.then(|| KeptContent { config_map: "back-before".into(), tables: 0, rows: 0 }),
        ..holding(closed, copy)
    })
}

proptest! {
    /// Rules 1 and 2: whatever is seen, nothing irreversible happens before its intent is written down, the live database
    /// is swapped only while it is closed and with its kept name on record, and never the original is dropped.
    #[test]
    fn no_step_destroys_what_is_not_kept(status in any_status(), live in any_live(), copy in any::<bool>(), kept in any::<bool>(), job in any_job(), revision in "[abc]", age in 0_i64..2000) {
        let closed_original = live == CLOSED;
        if let Decision::Act(_) = ask::<swap::Swap>(Way::Downgrade, &status, age, &swap::Seen { live: live.clone(), copy: copy.then_some(2), kept, taken: false, others: vec![], started: vec![] }) {
            prop_assert!(closed_original && copy && !kept && status.kept_database.is_some());
        }
        let cloned = copy.then(|| clone::Copy { oid: 2, known: kept.then(|| before::Known::Measured(Box::default())) });
        if let Decision::Act(clone::Action::Create) = ask::<clone::Clone>(Way::Downgrade, &status, age, &clone::Seen { live: live.clone(), copy: cloned, prepared: 0 }) {
            prop_assert!(closed_original && !copy && status.held.copy);
        }
        let revision = Some(Revision::from(if revision == "b" { "b2" } else { revision.as_str() }));
        if let Decision::Act(_) = ask::<migrate::Migrate>(Way::Downgrade, &status, age, &migrate::Seen { live: live.clone(), revision: revision.clone(), tool: Some(MigrationTool::Alembic), job: job.clone(), in_place: None, login: false }) {
            prop_assert!(closed_original && job.is_none() && revision == Some("b2".into()));
        }
        match ask::<close::Close>(Way::Downgrade, &status, age, &close::Seen { live: live.clone(), sessions: usize::from(copy), stay: true, others: vec![], connect: None }) {
            Decision::Act(close::Action::RefuseConnections) => prop_assert!(live == OPEN && status.held.closed),
            Decision::Act(close::Action::EndSessions) => prop_assert!(closed_original && status.held.closed),
            _ => {}
        }
        match ask::<restore::Restore>(Way::Restore, &status, age, &restore::Seen { live: live.clone(), target: copy.then_some((2, kept)), job: job.clone(), backed_up: None, bytes: None }) {
            Decision::Act(restore::Action::CreateDatabase) => prop_assert!(status.held.copy && !copy && job.is_none()),
            Decision::Act(restore::Action::CreateJob) => prop_assert!(copy && job.is_none()),
            _ => {}
        }
        match ask::<give_back::GiveBack>(Way::Downgrade, &status, age, &give_back::Seen { database: Some(Ok(give_back::Database { live: live.clone(), copy, shut: false, fits: if kept { give_back::Fits::Good } else { give_back::Fits::Before } })), job: None, login: None, workloads: vec![] }) {
            // While the live name is the original's, the copy's name is the copy's.
            Decision::Act(give_back::Action::DropCopy) => prop_assert!((live == OPEN || live == CLOSED) && status.held.copy),
            Decision::Act(give_back::Action::Open) => prop_assert!(closed_original && status.held.closed),
            _ => {}
        }
    }
}
