//! Beside or in place, how long it takes, and the backup of before.

use super::fixture::{additive, at, backup, bad_migration, database, names, planned, pods, refused, schema, spec, with_database};
use crate::api::RollbackRequestSpec;
use crate::api::plan::{Method, StepName};
use crate::api::rollback_request::SafetyBackup;
use crate::plan::snapshot::{Backup, Snapshot};

#[test]
fn in_place_the_backup_comes_first_and_is_not_left_out() {
    use StepName::{Backup, Check, Close, Migrate, Prove, Quiesce, Restore, Verify, Workload};
    let plan = planned(&with_database(", method: InPlace"), &bad_migration());
    assert_eq!(names(&plan), [Quiesce, Close, Backup, Migrate, Check, Workload, Verify]);
    assert_eq!(plan.steps.iter().filter(|s| s.destructive).map(|s| s.name).collect::<Vec<_>>(), [Migrate]);
    let mut seen = bad_migration();
    seen.workloads[0].template = pods("v1");
    database(&mut seen).fingerprint = schema(&["title"]);
    database(&mut seen).backups = vec![backup(&["title"], true)];
    let plan = planned(&with_database(", method: InPlace, data: Restore, backupRef: {name: nightly}"), &seen);
    assert_eq!(names(&plan), [Prove, Quiesce, Close, Backup, Restore, Check, Workload, Verify]);
    assert!(plan.database.is_some_and(|d| d.one_transaction), "there is room for the old and the new");
    // Without room it is emptied first, so the backup must have been restored with its rows before, by a drill.
    let request = with_database(", method: InPlace, data: Restore, backupRef: {name: nightly}");
    for room in [None, Some(1099)] {
        database(&mut seen).room = room;
        database(&mut seen).backups = vec![backup(&["title"], true)];
        assert_eq!(refused(&request, &seen).reason, "BackupNotProven");
        database(&mut seen).backups[0].drilled = Some(at(9));
        assert!(planned(&request, &seen).database.is_some_and(|d| !d.one_transaction));
    }
    let mut never = with_database(", method: InPlace");
    never.safety_backup = SafetyBackup::Never;
    assert_eq!(refused(&never, &bad_migration()).reason, "SafetyBackupNeeded");
}

#[test]
fn auto_goes_by_the_size_and_the_last_drill() {
    let mut seen = bad_migration();
    database(&mut seen).facts.size_bytes = 500_000_000_000;
    database(&mut seen).room = Some(i64::MAX);
    let plan = planned(&with_database(""), &seen);
    assert_eq!(plan.database.as_ref().map(|d| d.method), Some(Method::InPlace));
    assert!(plan.warnings.iter().any(|w| w.contains("a copy would take about 17501 s, and the policy's copyLimitSeconds is 1800")), "{:?}", plan.warnings);
    database(&mut seen).copy_limit = 18_000;
    assert_eq!(planned(&with_database(""), &seen).database.map(|d| d.method), Some(Method::Beside));

    // What was measured tells more than the size, and a sample is quicker than all.
    database(&mut seen).rates.copy = Some(1_000_000_000);
    database(&mut seen).large = vec![crate::plan::large::Large { table: "public.orders".into(), bytes: 500_000_000_000, key: vec![] }];
    let plan = planned(&with_database(""), &seen);
    assert_eq!(plan.database.and_then(|d| d.downtime_seconds), Some(501 + 30 + 5000));
    assert!(plan.warnings.iter().any(|w| w.contains("the largest is public.orders with 500000000000 bytes")), "{:?}", plan.warnings);
    let late = refused(&with_database(", maxDowntimeSeconds: 3600"), &seen);
    assert!(late.reason == "DowntimeTooLong" && late.message.contains("about 5531 s"), "{late:?}");

    let mut seen = bad_migration();
    seen.workloads[0].template = pods("v1");
    database(&mut seen).fingerprint = schema(&["title"]);
    let drilled = Backup { drilled: Some(at(9)), restore_seconds: Some(700), ..backup(&["title"], true) };
    database(&mut seen).backups = vec![drilled];
    let plan = planned(&with_database(", method: InPlace, data: Restore, backupRef: {name: nightly}"), &seen);
    assert_eq!(plan.database.and_then(|d| d.downtime_seconds), Some(702), "a second's dump and the drill's 700 s");
}

#[test]
fn safety_backups_are_made_when_the_request_says() {
    let last = |s: &RollbackRequestSpec, seen: &Snapshot| names(&planned(s, seen));
    let database = |rest: &str| spec(&format!(", database: {{policyRef: {{name: shop}}}}{rest}"));
    assert!(last(&database(""), &bad_migration()).ends_with(&[StepName::Verify, StepName::Backup]));
    assert!(last(&database(", safetyBackup: Never"), &bad_migration()).ends_with(&[StepName::Verify]));
    assert_eq!(last(&database(", safetyBackup: Always"), &additive())[0], StepName::Backup, "before anything is changed");
    assert!(!last(&database(""), &additive()).contains(&StepName::Backup));
}

#[test]
fn names_beside_fit_into_63_bytes() {
    for name in ["shop", &"x".repeat(63), &"ö".repeat(31)] {
        let beside = crate::plan::database::beside(name, "before", "21dc9067-4882-4f4c-aaaa");
        assert!(beside.len() <= 63 && beside.ends_with("_before_21dc90674882"), "{beside}");
    }
}
