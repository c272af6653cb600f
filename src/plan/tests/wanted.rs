//! What is wanted of the database: what stays, and what goes back.

use std::collections::BTreeMap;

use super::fixture::{additive, backup, bad_migration, column, database, migrations, planned, pods, refused, schema, with_database};
use crate::api::RollbackRequestSpec;
use crate::api::plan::Way;
use crate::plan::schema::{Entry, Kind};
use crate::plan::snapshot::Database;

#[test]
fn additions_stay_unless_the_application_migrates_when_it_starts() {
    assert_eq!(planned(&with_database(""), &additive()).way, Way::CodeOnly);
    let mut starts = additive();
    database(&mut starts).migrations = migrations(true);
    assert_eq!(planned(&with_database(""), &starts).way, Way::Downgrade, "the old image does not know the revision");
    assert_eq!(planned(&with_database(", schema: Downgrade"), &additive()).way, Way::Downgrade, "asked for");
    assert_eq!(planned(&with_database(", schema: Keep"), &bad_migration()).way, Way::CodeOnly, "asked for");
}

#[test]
fn what_differs_at_one_revision_was_brought_by_no_release() {
    let mut seen = bad_migration();
    database(&mut seen).revision = Ok(Some("a1".into()));
    let plan = planned(&with_database(""), &seen);
    assert_eq!(plan.way, Way::CodeOnly);
    assert!(plan.warnings.iter().any(|w| w.contains("public.orders.title is gone")), "{:?}", plan.warnings);
    // Where the request allows a restore, what the old code cannot run on is restored.
    assert_eq!(refused(&with_database(", data: RestoreIfNeeded"), &seen).reason, "NoFittingBackup");
    database(&mut seen).backups = vec![backup(&["title"], true)];
    assert_eq!(planned(&with_database(", data: RestoreIfNeeded"), &seen).way, Way::Restore);
}

#[test]
fn another_major_of_the_server_is_not_compared() {
    let mut seen = bad_migration();
    database(&mut seen).fingerprint.server = 16;
    assert_eq!(refused(&with_database(""), &seen).reason, "SchemaNotComparable");
    assert_eq!(planned(&with_database(", schema: Keep"), &seen).way, Way::CodeOnly);
}

#[test]
fn what_nobody_can_know_is_let_through_only_where_the_request_says_so() {
    let mut seen = additive();
    let trigger = Entry { kind: Kind::Trigger, object: "public.orders".into(), part: "audit".into(), facts: Default::default() };
    database(&mut seen).fingerprint.entries.insert(trigger);
    assert_eq!(planned(&with_database(""), &seen).way, Way::Downgrade);
    let plan = planned(&with_database(", tolerate: Unknown"), &seen);
    assert!(plan.way == Way::CodeOnly && plan.warnings.iter().any(|w| w.contains("trigger public.orders.audit")), "{plan:?}");
    // What surely breaks is never let through.
    assert_eq!(planned(&with_database(", tolerate: Unknown"), &bad_migration()).way, Way::Downgrade);
}

#[test]
fn a_column_that_is_gone_at_the_same_revision_is_no_drift() {
    let table = Entry { kind: Kind::Table, ..column("") };
    let mut seen = bad_migration();
    let mut live = schema(&["note"]);
    live.entries.insert(Entry { facts: BTreeMap::new(), ..table });
    *database(&mut seen) = Database { fingerprint: live, revision: Ok(Some("a1".into())), ..database(&mut seen).clone() };
    let refusal = refused(&with_database(""), &seen);
    assert!(refusal.reason == "NoWayDown" && refusal.message.contains("column public.orders.title is gone"), "{refusal:?}");
    assert_eq!(planned(&with_database(", schema: Keep"), &seen).way, Way::CodeOnly);
    // Who drops a whole table knows why; and a column more is nothing to old code.
    database(&mut seen).fingerprint = schema(&["note"]);
    assert_eq!(planned(&with_database(""), &seen).way, Way::CodeOnly);
}

#[test]
fn nothing_to_do_is_said_and_done() {
    let mut seen = bad_migration();
    seen.workloads[0].template = pods("v1");
    *database(&mut seen) = Database { fingerprint: schema(&["title"]), revision: Ok(Some("a1".into())), ..database(&mut seen).clone() };
    let plan = planned(&with_database("").clone_to("v1"), &seen);
    assert_eq!((plan.way, plan.steps.len()), (Way::Nothing, 0));
}

impl RollbackRequestSpec {
    fn clone_to(mut self, release: &str) -> Self {
        self.to.release = Some(release.into());
        self
    }
}
