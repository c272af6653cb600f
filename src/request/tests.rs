//! What a request asks for, row by row, and what becomes of it.

use jiff::Timestamp;

use super::leaving::{self, GaveBack, Leaving};
use super::stepping::{self, Turn};
use super::{Answer, Ask, Moment, Next, Outcome, ask, complaint, giving_back, original, planning, undoing};
use crate::api::conditions::kind;
use crate::api::plan::Plan;
use crate::api::request_status::Phase;
use crate::api::{Reason, RollbackRequest};
use crate::cluster::Error;
use crate::plan::approval::hash;
use crate::plan::undo;
use crate::steps::{Decision, Failure, Note};

/// When all of it happens, in seconds.
const NOON: i64 = 1_000_000;

const PLAN: &str = "way: Downgrade, because: '', targets: [{kind: Deployment, name: shop, uid: u, from: v2, source: {release: v1}, to: v1, before: {release: v2}}], \
    database: {policy: shop, name: shop, oid: 1, owner: shop, sizeBytes: 1, copy: shop_rb_u, kept: shop_before_u, otherwise: nightly}";
const STEPS: [&str; 4] = ["Quiesce", "Migrate", "Swap", "Workload"];

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or_default()
}

/// A request with that spec, and its status.
fn request(spec: &str, status: &str) -> RollbackRequest {
    let text = format!(
        "{{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {{name: back, namespace: n, uid: u, finalizers: [rollback-operator.dev/give-back]}}, \
         spec: {{targets: [{{kind: Deployment, name: shop}}]{spec}}}, status: {{{status}}}}}"
    );
    let value: serde_json::Value = serde_yaml::from_str(&text).unwrap_or_else(|error| unreachable!("{error} in {text}"));
    serde_json::from_value(value).unwrap_or_else(|error| unreachable!("{error} in {text}"))
}

/// The status of a course of [`STEPS`] of which so many are done; the next one is `then`, `Failed, reason: NoWayDown` or another phase.
fn course(done: usize, then: &str, more: &str) -> String {
    let planned = STEPS.map(|name| format!("{{name: {name}, description: ''}}")).join(", ");
    let begun = "startTime: '1970-01-12T13:46:30Z'";
    let step = |(i, name): (usize, &&str)| match i {
        _ if i < done => format!("{{name: {name}, phase: Succeeded, {begun}}}"),
        _ if i == done && then != "Pending" => format!("{{name: {name}, phase: {then}, {begun}}}"),
        _ => format!("{{name: {name}, phase: Pending}}"),
    };
    let steps: Vec<String> = STEPS.iter().enumerate().map(step).collect();
    format!("plan: {{{PLAN}, steps: [{planned}]}}, steps: [{}], startTime: '1970-01-12T13:40:00Z', {more}", steps.join(", "))
}

/// The ask in a word, of a write the phase and the reason with it.
fn word(request: &RollbackRequest) -> String {
    match ask(Moment { request, now: at(NOON) }) {
        Err(impossible) => format!("impossible {}", impossible.0),
        Ok(Ask::Write(answer)) => format!("write {}", told(&answer)),
        Ok(ask) => format!("{ask:?}"),
    }
}

fn told(answer: &Answer) -> String {
    let ready = answer.status.conditions.iter().find(|c| c.type_ == kind::READY).map_or("", |c| c.reason.as_str());
    let events: Vec<_> = answer.events.iter().map(|event| event.reason.text()).collect();
    format!("{:?} {ready} [{}] {:?}", answer.status.phase, events.join(" "), answer.next)
}

#[test]
fn what_a_request_asks_for() {
    let held = "held: {closed: true}";
    let undoing = |then: &str, more: &str| {
        let undo = course(1, then, "");
        format!("phase: Undoing, {}, undo: {{{undo} {more}}}", course(4, "", "").trim_end_matches(", "))
    };
    let awaits = |until: &str| {
        let needed = course(0, "Pending", "").replacen("plan: {", "plan: {approval: {for: [Schema]}, ", 1);
        format!("phase: AwaitingApproval, approval: {{plan: x, until: '{until}'}}, {needed}")
    };
    let plan = request("", &awaits("1970-01-12T13:47:40Z")).status.and_then(|status| status.course.plan);
    let approved = format!(", approval: {{plan: {}, by: bob}}", plan.as_ref().map(hash).unwrap_or_default());
    let ended = |more: &str| format!("phase: Succeeded, {}", course(4, "", &format!("completionTime: '1970-01-12T13:46:00Z', {more}")));
    for (name, spec, status, want) in [
        ("it is new", "", "phase: Pending".to_owned(), "Plan"),
        (
            "it is new, and a look at its database takes a while",
            ", database: {policyRef: {name: shop}}",
            "phase: Pending".to_owned(),
            "write Pending Planning [] Round",
        ),
        ("it is aborted at once", ", abort: true", "phase: Pending".into(), "write Failed Aborted [Failed] Round"),
        ("it has been taken up", "", "phase: Pending, startTime: '1970-01-12T13:40:00Z'".into(), "Plan"),
        ("it has begun something and has no plan", "", "phase: Running".into(), "impossible it has begun something and has no plan"),
        ("it holds something and has no plan", "", format!("phase: Failed, {held}"), "impossible it has begun something and has no plan"),
        ("a step is next", "", format!("phase: Running, {}", course(1, "Pending", "")), "write Running  [] Round"),
        ("a step is begun", "", format!("phase: Running, {}", course(1, "Running", "")), "Step(1)"),
        ("it is aborted in a step", ", abort: true", format!("phase: Running, {}", course(1, "Running", "")), "write Failing Aborted [StepFailed] Round"),
        ("all steps are done", "", format!("phase: Running, {}", course(4, "", "")), "write Succeeded Succeeded [Succeeded] Round"),
        ("it has failed and holds something", "", format!("phase: Failing, {}", course(1, "Failed, reason: NoWayDown", held)), "GiveBack"),
        ("it has failed", "", format!("phase: Failing, {}", course(0, "Failed, reason: NoWayDown", "")), "write Failed NoWayDown [Failed] Round"),
        (
            "its way down has failed, and the plan names a backup for that",
            "",
            format!("phase: Failing, {}", course(1, "Failed, reason: MigrationFailed", "")),
            "write Pending Planning [WayDownFailed] Round",
        ),
        (
            "the same of an image that cannot be pulled",
            "",
            format!("phase: Failing, {}", course(1, "Failed, reason: StepTimedOut", "")),
            "write Failed StepTimedOut [Failed] Round",
        ),
        (
            "the same of one that was aborted",
            ", abort: true",
            format!("phase: Failing, {}", course(1, "Failed, reason: MigrationFailed", "")),
            "write Failed MigrationFailed [Failed] Round",
        ),
        (
            "its failure is to be undone, and it has changed nothing",
            ", onFailure: Undo",
            format!("phase: Failing, {}", course(0, "Failed, reason: NoWayDown", "")),
            "write Failed NoWayDown [Failed] Round",
        ),
        (
            "it is to be undone, and may have swapped",
            ", onFailure: Undo",
            format!("phase: Failing, {}", course(2, "Failed, reason: NoWayDown", "keptDatabase: k")),
            "Undo",
        ),
        ("it is to be undone, and has begun the code", ", onFailure: Undo", format!("phase: Failing, {}", course(3, "Failed, reason: NoWayDown", "")), "Undo"),
        ("somebody asks for an undo", ", undo: true", ended(""), "Undo"),
        ("the same of a request that has failed", ", undo: true", format!("phase: Failed, {}", course(3, "Failed, reason: NoWayDown", "")), "Undo"),
        ("the undo is called off before it has begun", ", undo: true, abort: true", ended(""), "write Succeeded Aborted [NotUndone] Round"),
        ("an abort that came before the undo", ", undo: true, abort: true", ended("abortSpent: true, "), "Undo"),
        ("an abort that comes too late", ", abort: true", ended(""), "write Succeeded  [] Round"),
        (
            "an undo that was refused for good",
            ", undo: true",
            ended("conditions: [{type: Undone, status: 'False', reason: OriginalGone, message: '', lastTransitionTime: '1970-01-01T00:00:00Z'}], "),
            "Nothing(Rest)",
        ),
        ("an undo is aborted that has changed nothing", ", undo: true, abort: true", undoing("Running", ""), "write Failing Aborted [StepFailed] Round"),
        ("an undo is aborted that may have swapped", ", undo: true, abort: true", undoing("Running", "keptDatabase: k"), "Step(1)"),
        (
            "an undo that has failed and changed nothing",
            ", undo: true",
            undoing("Failed, reason: OtherSessions, message: m", "").replace("Undoing", "Failing"),
            "write Succeeded OtherSessions [NotUndone] After(60s)",
        ),
        (
            "an undo that has failed half-way",
            ", undo: true",
            undoing("Failed, reason: NoWayDown", "keptDatabase: k").replace("Undoing", "Failing"),
            "write Failed NoWayDown [Failed] Round",
        ),
        ("its plan waits for a word", "", awaits("1970-01-12T13:47:40Z"), "write AwaitingApproval AwaitingApproval [] Round"),
        ("its plan is approved", &approved, awaits("1970-01-12T13:47:40Z"), "Plan"),
        ("another plan is approved", ", approval: {plan: other, by: bob}", awaits("1970-01-12T13:47:40Z"), "write AwaitingApproval AwaitingApproval [] Round"),
        ("nobody has approved it in time", "", awaits("1970-01-12T13:46:40Z"), "write Failed ApprovalExpired [Failed] Round"),
        (
            "an undo is asked for before anything was done",
            &format!("{approved}, undo: true"),
            awaits("1970-01-12T13:47:40Z"),
            "write Failed Aborted [Failed] Round",
        ),
        ("it is aborted while it waits", ", abort: true", awaits("1970-01-12T13:47:40Z"), "write Failed Aborted [Failed] Round"),
        ("it rests", "", ended(""), "Nothing(Rest)"),
        ("it rests until it is deleted", ", ttlSecondsAfterFinished: 60", ended(""), "Nothing(After(20s))"),
        ("it is to be deleted", ", ttlSecondsAfterFinished: 30", ended(""), "Nothing(Delete)"),
        ("its original is kept", ", ttlSecondsAfterFinished: 30", ended("undoUntil: '1970-01-12T13:47:40Z', keptDatabase: k"), "Nothing(After(60s))"),
        ("its original is due", ", ttlSecondsAfterFinished: 30", ended("undoUntil: '1970-01-12T13:46:00Z', keptDatabase: k"), "Discard"),
        ("its original is gone", "", ended("undoUntil: '1970-01-12T13:46:00Z', keptDatabase: k, discardedTime: '1970-01-12T13:46:00Z'"), "Nothing(Rest)"),
        (
            "its original stays for ever",
            "",
            ended(
                "undoUntil: '1970-01-12T13:46:00Z', keptDatabase: k, conditions: [{type: OriginalKept, status: 'True', reason: OriginalWrittenTo, message: '', lastTransitionTime: '1970-01-01T00:00:00Z'}]",
            ),
            "Nothing(Rest)",
        ),
    ] {
        assert_eq!(word(&request(spec, &status)), want, "{name}");
    }
}

#[test]
fn a_plan_that_nobody_has_approved_is_not_begun() {
    let made = |spec: &str, before: &str| {
        let request = request(spec, &format!("phase: {before}"));
        let plan: Plan = serde_json::from_value(
            serde_json::json!({"way": "Downgrade", "because": "b", "steps": [], "targets": [], "approval": {"for": ["Schema"], "byAnother": true}}),
        )
        .unwrap_or_else(|error| unreachable!("{error}"));
        let name = hash(&plan);
        match planning::planned(Moment { request: &request, now: at(NOON) }, Ok(plan)) {
            planning::Planned::Accepted(answer) => (format!("accepted {}", answer.status.approval.and_then(|a| a.by).unwrap_or_default()), name),
            planning::Planned::Not(answer) => {
                let ready = answer.status.conditions.iter().find(|c| c.type_ == kind::READY).map(|c| c.message.clone()).unwrap_or_default();
                assert!(ready.contains(&format!(r#""plan":"{name}""#)), "it says how: {ready}");
                (told(&answer), name)
            }
        }
    };
    let (waits, name) = made("", "Pending");
    assert_eq!(waits, "AwaitingApproval AwaitingApproval [AwaitingApproval] Round");
    let known = format!("AwaitingApproval, approval: {{plan: {name}, until: '1970-01-12T13:47:40Z'}}");
    assert_eq!(made("", &known).0, "AwaitingApproval AwaitingApproval [] Round", "it was told");
    let word = |by: &str, plan: &str| format!(", author: ann, approval: {{plan: '{plan}', by: {by}}}");
    assert_eq!(made(&word("bob", &name), &known).0, "accepted bob");
    let before = "Pending, approval: {plan: first, until: '1970-01-01T00:00:00Z', by: bob, time: '1970-01-01T00:00:00Z'}";
    assert!(made(&word("bob", "first"), before).0.starts_with("AwaitingApproval"), "what follows on a failed way down has a word of its own");
    assert!(made(&word("bob", "other"), &known).0.starts_with("AwaitingApproval"), "the plan is another by now");
    assert!(made(&word("ann", &name), &known).0.starts_with("AwaitingApproval"), "who asks does not approve");
    let unnamed = format!(", approval: {{plan: '{name}', by: ann}}");
    assert!(made(&unnamed, &known).0.starts_with("AwaitingApproval"), "who asks is not known");
}

#[test]
fn what_is_begun_is_held_by_the_finalizer_and_what_is_deleted_leaves() {
    let status = format!("phase: Running, {}", course(1, "Running", ""));
    let mut request = request("", &status);
    request.metadata.finalizers = None;
    assert_eq!(word(&request), "Hold", "somebody has replaced the manifest");
    request.metadata.deletion_timestamp = Some(crate::api::time(at(NOON)));
    assert_eq!(word(&request), "Nothing(Rest)", "nothing holds it");
    request.metadata.finalizers = Some(vec![super::FINALIZER.to_owned()]);
    assert_eq!(word(&request), "Leave");
}

#[test]
fn what_a_decision_of_a_step_comes_to() {
    let begun = format!("phase: Running, {}", course(1, "Running", ""));
    let after = |seconds: i64, decision: Decision<()>| {
        let request = request("", &begun);
        let at = Moment { request: &request, now: at(NOON + seconds) };
        let seen = at.seen();
        let run = stepping::run(at, &seen, 1).unwrap_or_else(|impossible| unreachable!("{impossible}"));
        match stepping::decided(&run, 1, decision) {
            Turn::Act(()) => "act".to_owned(),
            Turn::Write(answer) => format!("{} {}", told(&answer), answer.status.course.steps[1].reason.as_deref().unwrap_or_default()),
        }
    };
    let moves = || Decision::Advance { percent: 10, what: "10 %".into() };
    for (name, seconds, decision, want) in [
        ("it acts", 0, Decision::Act(()), "act"),
        ("it acts no more when its time is over", 3600, Decision::Act(()), "Failing StepTimedOut [StepFailed] Round StepTimedOut"),
        ("it waits", 0, Decision::Wait("x".into()), "Running Running [] Again "),
        ("it has waited for too long", 3600, Decision::Wait("x".into()), "Failing StepTimedOut [StepFailed] Round StepTimedOut"),
        ("it moves", 0, moves(), "Running Running [] Again "),
        ("it stands still", 3600, moves(), "Failing StepTimedOut [StepFailed] Round StepTimedOut"),
        ("what is done is done, however late", 3600, Decision::Done("x".into()), "Running  [StepSucceeded] Round "),
        ("it is noted, however late", 3600, Decision::Record(Note::Closing), "Running  [] Round "),
        ("it fails", 0, Decision::Fail(Failure { reason: Reason::NoWayDown, message: "m".into() }), "Failing NoWayDown [StepFailed] Round NoWayDown"),
    ] {
        assert_eq!(after(seconds, decision), want, "{name}");
    }
}

#[test]
fn what_is_settled_with_a_step_is_held_no_more() {
    let status = format!("phase: Running, {}", course(2, "Running", "held: {closed: true, copy: true, replicas: [{name: shop, replicas: 2}]}"));
    let request = request("", &status);
    let at = Moment { request: &request, now: at(NOON) };
    let seen = at.seen();
    let run = stepping::run(at, &seen, 2).unwrap_or_else(|impossible| unreachable!("{impossible}"));
    let Turn::Write(answer) = stepping::decided::<()>(&run, 2, Decision::Done("swapped".into())) else { unreachable!("it is done") };
    let held = &answer.status.course.held;
    assert_eq!((held.closed, held.copy, held.replicas.len()), (false, false, 1));
}

#[test]
fn what_keeps_a_failed_request_from_giving_back_is_said_and_why_it_failed_stays() {
    let status = format!("phase: Failing, {}", course(1, "Failed, reason: NoWayDown", "held: {closed: true}"));
    let request = request("", &status);
    let at = Moment { request: &request, now: at(NOON) };
    let refused = Error::Refused { reason: Reason::PolicyNotFound, message: "BackupPolicy shop does not exist".into() };
    let answer = complaint(at, &refused).unwrap_or_else(|| unreachable!("it is said"));
    let held = answer.status.conditions.iter().find(|c| c.type_ == kind::HELD).map(|c| (c.reason.as_str(), c.message.as_str()));
    assert_eq!(held, Some(("CannotGiveBack", "waits for BackupPolicy shop does not exist")));
    assert_eq!(answer.status.course.failed().and_then(|step| step.reason.as_deref()), Some("NoWayDown"));
    // Whoever waits for this request reads the same.
    let waiting = RollbackRequest { status: Some(answer.status), ..request.clone() };
    assert!(planning::another(&waiting).ends_with("that one waits for BackupPolicy shop does not exist"));
    let Turn::Write(given) = giving_back::decided::<()>(at, Decision::Done(String::new())) else { unreachable!("it is given back") };
    assert!(given.status.nothing_held());
}

#[test]
fn of_what_is_in_the_way_only_that_is_said_which_keeps_something() {
    let refused = || Error::Refused { reason: Reason::PolicyNotFound, message: "BackupPolicy shop does not exist".into() };
    let passes = || Error::TimedOut { what: "look", seconds: 60 };
    let failed = course(1, "Failed, reason: NoWayDown", "");
    let held = format!("{failed} held: {{closed: true}}");
    let said = "conditions: [{type: Held, status: 'True', reason: CannotGiveBack, message: 'waits for x', lastTransitionTime: '1970-01-01T00:00:00Z'}]";
    for (name, status, error, want) in [
        ("it holds nothing", format!("phase: Failing, {failed}"), refused(), false),
        ("it holds something", format!("phase: Failing, {held}"), refused(), true),
        ("it has ended and holds something", format!("phase: Failed, {held}"), refused(), true),
        ("what passes was said", format!("phase: Failing, {held}, {said}"), passes(), false),
        ("what needs a person is another thing", format!("phase: Failing, {held}, {said}"), refused(), true),
    ] {
        let request = request("", &status);
        assert_eq!(complaint(Moment { request: &request, now: at(NOON) }, &error).is_some(), want, "{name}");
    }
}

#[test]
fn a_backup_that_was_found_damaged_is_condemned_when_all_is_given_back() {
    let plan = PLAN.replace("otherwise: nightly", "backup: {name: nightly, manifest: m, claim: c, directory: d}");
    for (reason, want) in [("BackupNotGood", Some("nightly")), ("RestoreFailed", None)] {
        let status = format!("phase: Failing, {}", course(1, &format!("Failed, reason: {reason}, message: damaged"), "").replace(PLAN, &plan));
        let request = request("", &status);
        let Ok(Ask::Write(answer)) = ask(Moment { request: &request, now: at(NOON) }) else { unreachable!("it ends") };
        assert_eq!((answer.condemned.map(|c| c.backup).as_deref(), answer.ended.is_some()), (want, true), "{reason}");
    }
}

#[test]
fn an_undo_that_cannot_be_is_refused_and_told_once() {
    let ended = format!("phase: Succeeded, {}", course(4, "", "completionTime: '1970-01-12T13:46:00Z', keptDatabase: shop_before_u, swappedIn: 2"));
    let mut request = request(", undo: true", &ended);
    let gone = undo::Seen { uid: "u".into(), live: Some(2), kept: None, ..undo::Seen::default() };
    let plan = |request: &RollbackRequest, seen: &undo::Seen| {
        undoing::planned(Moment { request, now: at(NOON) }, Ok(seen.clone())).unwrap_or_else(|error| unreachable!("{error}"))
    };
    let first = plan(&request, &gone);
    assert_eq!(told(&first), "Succeeded  [NotUndone] Round");
    request.status = Some(first.status);
    assert_eq!(told(&plan(&request, &gone)), "Succeeded  [] Round", "it was told");
    assert_eq!(word(&request), "Nothing(Rest)", "what is gone does not come back");
    let back = undo::Seen { kept: Some(1), ..gone };
    let answer = plan(&request, &back);
    assert_eq!(told(&answer), "Undoing Undoing [Undoing] Round");
    let undo: Vec<_> = answer.status.undo.iter().flat_map(|undo| &undo.steps).map(|step| format!("{:?}", step.name)).collect();
    assert_eq!(undo, ["Quiesce", "Swap", "Workload"]);
}

#[test]
fn the_kept_original_stays_as_long_as_it_must() {
    let ended = format!(
        "phase: Succeeded, {}",
        course(4, "", "completionTime: '1970-01-12T13:46:00Z', undoUntil: '1970-01-12T13:46:00Z', keptDatabase: k, safetyBackup: b")
    );
    let failed = |reason| Decision::<()>::Fail(Failure { reason, message: "k is kept".into() });
    for (name, spec, decision, damaged, want, condemned) in [
        ("it is dropped", "", Decision::Done("dropped".into()), false, "Succeeded  [OriginalDropped] Round", false),
        ("there is no room to try its backup", "", failed(Reason::NoRoomToVerify), false, "Succeeded  [OriginalKept] After(600s)", false),
        ("the request's own time is over", ", ttlSecondsAfterFinished: 0", failed(Reason::NoRoomToVerify), false, "Succeeded  [OriginalKept] Delete", false),
        ("its backup is damaged", "", failed(Reason::BackupNotVerified), true, "Succeeded  [OriginalKept] Round", true),
        ("its backup was never complete", "", failed(Reason::BackupNotVerified), false, "Succeeded  [OriginalKept] Round", false),
        ("it is waited for", "", Decision::Wait(String::new()), false, "Succeeded  [] Again", false),
    ] {
        let request = request(spec, &ended);
        let Turn::Write(answer) = original::decided(Moment { request: &request, now: at(NOON) }, decision, damaged) else { unreachable!("{name}") };
        assert_eq!((told(&answer).as_str(), answer.condemned.is_some()), (want, condemned), "{name}");
    }
}

#[test]
fn a_request_that_is_deleted_does_not_wait_for_ever_and_no_restore_in_place_is_cut() {
    let refused = || Err(Error::Refused { reason: Reason::PolicyNotFound, message: "m".into() });
    let passes = || Err(Error::TimedOut { what: "look", seconds: 60 });
    let held = course(1, "Failed, reason: NoWayDown", "held: {closed: true}");
    let person = format!(
        "{held}, conditions: [{{type: Held, status: 'True', reason: CannotGiveBack, message: 'waits for a person: x', lastTransitionTime: '1970-01-01T00:00:00Z'}}]"
    );
    for (name, status, asked, gave_back, restores, want) in [
        ("all is given back", &held, 0, Ok(None), false, "goes"),
        ("something is given back", &held, 9_999, Ok(Some(Next::Round)), false, "stays"),
        ("it waits", &held, 60, Ok(Some(Next::Again)), false, "stays"),
        ("it has waited", &held, 300, Ok(Some(Next::Again)), false, "goes HoldLeft"),
        ("it waits for the person who deletes it", &person, 0, Ok(Some(Next::Again)), false, "goes HoldLeft"),
        ("what needs a person fails", &held, 299, refused(), false, "stays"),
        ("it has failed for long", &held, 300, refused(), false, "goes HoldLeft"),
        ("what passes is waited for longer", &held, 3_600, passes(), false, "stays"),
        ("and not for ever", &held, 3_601, passes(), false, "goes HoldLeft"),
        ("a restore in place still runs", &held, 9_999, passes(), true, "stays"),
    ] as [(&str, &String, i64, GaveBack, bool, &str); 10]
    {
        let mut request = request("", &format!("phase: Failed, {status}"));
        request.metadata.deletion_timestamp = Some(crate::api::time(at(NOON - asked)));
        let is = match leaving::decided(Moment { request: &request, now: at(NOON) }, gave_back, restores) {
            Leaving::Stays(_) => "stays".to_owned(),
            Leaving::Goes { told, .. } => told.iter().fold("goes".to_owned(), |words, event| format!("{words} {}", event.reason)),
        };
        assert_eq!(is, want, "{name}");
    }
}

#[test]
fn a_request_that_was_done_before_is_not_done_again() {
    let earlier = |outcome: &str, unmoved| planning::Earlier { outcome: outcome.into(), finished: "then".into(), unmoved };
    for (name, spec, earlier, want) in [
        ("it succeeded", "", earlier("Succeeded", true), (Outcome::Succeeded, "AlreadyHandled")),
        ("it failed", "", earlier("Failed", true), (Outcome::Failed, "AlreadyHandled")),
        ("the workloads have moved", "", earlier("Succeeded", false), (Outcome::Failed, "HandledForAnotherState")),
        ("of rows they do not tell", ", database: {policyRef: {name: shop}, data: Restore}", earlier("Succeeded", true), (Outcome::Failed, "AlreadyHandled")),
    ] {
        let request = request(spec, "phase: Pending");
        let answer = planning::done_before(Moment { request: &request, now: at(NOON) }, &earlier);
        let ended = answer.ended.unwrap_or_else(|| unreachable!("{name}"));
        assert_eq!((ended.outcome, ended.reason.text(), ended.recorded), (want.0, want.1, false), "{name}");
        assert_eq!(answer.status.phase, if want.0 == Outcome::Succeeded { Phase::Succeeded } else { Phase::Failed }, "{name}");
    }
}

#[test]
fn what_passes_is_waited_for_before_a_plan_is_given_up() {
    let passes = || Err(Error::TimedOut { what: "look", seconds: 60 });
    let since = |second: i64| {
        let seen = format!("conditions: [{{type: Planned, status: Unknown, reason: TimedOut, message: m, lastTransitionTime: '{}'}}]", at(second));
        request("", &format!("phase: Pending, {seen}"))
    };
    for (request, want) in [(since(NOON - 599), "Pending TimedOut [] Again"), (since(NOON - 600), "Failed TimedOut [Failed] Round")] {
        match planning::planned(Moment { request: &request, now: at(NOON) }, passes()) {
            planning::Planned::Not(answer) => assert_eq!(told(&answer), want),
            planning::Planned::Accepted(_) => unreachable!("there is no plan"),
        }
    }
}
