//! What of a plan needs somebody's word, and which plan the word is for.

use super::fixture::{additive, backup, bad_migration, database, planned, pods, refused, spec, with_database};
use crate::api::RollbackRequestSpec;
use crate::api::approval::{ApprovalRule, Unasked};
use crate::api::plan::{Plan, Way};
use crate::plan::approval::hash;
use crate::plan::snapshot::Snapshot;

fn needs(plan: &Plan) -> Vec<Unasked> {
    plan.approval.as_ref().map(|needed| needed.of.clone()).unwrap_or_default()
}

fn rule(seen: &mut Snapshot, needed: &[Unasked], by_another: bool) {
    database(seen).approval = Some(ApprovalRule { needed: needed.to_vec(), by_another });
}

#[test]
fn what_may_not_go_back_unasked_is_named() {
    use Unasked::{Code, Configuration, Data, Schema};
    for (name, seen, may, want) in [
        ("all may", bad_migration(), None, vec![]),
        ("the code may, and the schema must", bad_migration(), Some(vec![Code, Configuration]), vec![Schema]),
        ("nothing may", bad_migration(), Some(vec![]), vec![Code, Schema]),
        ("the schema may stay", additive(), Some(vec![Code]), vec![]),
    ] {
        let spec = RollbackRequestSpec { unasked: may, ..with_database("") };
        assert_eq!(needs(&planned(&spec, &seen)), want, "{name}");
    }
    // The owner of the database wants to be asked, whatever the request says.
    let mut seen = bad_migration();
    rule(&mut seen, &[Data], false);
    assert_eq!(needs(&planned(&with_database(""), &seen)), [], "rows stay");
    database(&mut seen).backups = vec![backup(&["title"], true)];
    database(&mut seen).migrations = None;
    // Nor is it got round by leaving the database out.
    let mut left_out = bad_migration();
    left_out.workloads[0].approval = Some(ApprovalRule { needed: vec![Code], by_another: false });
    left_out.database = None;
    assert_eq!(needs(&planned(&spec(""), &left_out)), [Code]);
    let restores = planned(&with_database(", data: RestoreIfNeeded"), &seen);
    assert_eq!((restores.way, needs(&restores)), (Way::Restore, vec![Data]));
}

#[test]
fn who_must_not_approve_his_own_must_be_named() {
    let mut seen = bad_migration();
    rule(&mut seen, &[Unasked::Schema], true);
    assert_eq!(refused(&with_database(""), &seen).reason, "AuthorNotNamed");
    let mut named = with_database("");
    named.author = Some("ann".into());
    assert!(planned(&named, &seen).approval.is_some_and(|needed| needed.by_another));
    rule(&mut seen, &[Unasked::Data], true);
    assert_eq!(planned(&with_database(""), &seen).approval, None, "nothing of it is needed");
}

#[test]
fn a_word_is_for_what_is_done_and_not_for_what_is_measured() {
    let holding = |bytes: i64, rows: i64| {
        let mut seen = bad_migration();
        database(&mut seen).facts.size_bytes += bytes;
        database(&mut seen).would_go.values_mut().for_each(|would_go| *would_go = rows);
        seen
    };
    let approved = hash(&planned(&with_database(""), &holding(0, 1)));
    let grown = holding(1000, 7);
    assert_eq!(hash(&planned(&with_database(""), &grown)), approved, "the application runs on");
    let mut another = holding(0, 1);
    another.workloads[0].template = pods("v3");
    assert_ne!(hash(&planned(&with_database(""), &another)), approved, "another release runs by now");
    let plan = planned(&with_database(""), &bad_migration());
    let mut loses = plan.clone();
    loses.losses.push(crate::api::plan::Loss { object: "public.customers".into(), rows: 1, message: String::new() });
    assert_ne!(hash(&loses), hash(&plan), "rows of another table would be lost");
}
