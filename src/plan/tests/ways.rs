//! By which ways: migrations down, a restore, and the one after the other.

use super::fixture::{at, backup, bad_migration, database, migrations, names, planned, pods, refused, release, schema, target, with_database};
use crate::api::plan::{Plan, StepName, TemplateSource, Way};
use crate::migrations::Revision;
use crate::plan::snapshot::{Backup, Database, FailedWayDown, Release, Snapshot};
use crate::plan::template;
use crate::steps::register;

#[test]
fn a_breaking_schema_goes_down_before_the_code_by_the_image_that_made_it() {
    use StepName::{Backup, Check, Clone, Close, Migrate, Quiesce, Swap, Verify, Workload};
    let plan = planned(&with_database(""), &bad_migration());
    assert_eq!(plan.way, Way::Downgrade);
    assert_eq!(names(&plan), [Quiesce, Close, Clone, Migrate, Check, Swap, Workload, Verify, Backup]);
    assert_eq!(target(&plan), &TemplateSource::Release("v1".into()));
    let database = plan.database.unwrap_or_else(|| unreachable!("a downgrade has a database"));
    assert_eq!((database.from_revision.as_deref(), database.to_revision.as_deref()), (Some("b2"), Some("a1")));
    assert_eq!(database.migrator.map(|m| m.image), Some("shop@sha256:v2".into()));
    assert_eq!((database.copy.as_str(), database.kept.as_str()), ("shop_rb_21dc90674882", "shop_before_21dc90674882"));
    // What is lost is counted; the original keeps it, so no step destroys it.
    assert_eq!(plan.losses.iter().map(|l| (l.object.as_str(), l.rows)).collect::<Vec<_>>(), [("public.orders.name", 1234), ("public.orders.title", 0)]);
    assert!(!plan.steps.iter().any(|s| s.destructive), "{:?}", plan.steps);
}

#[test]
fn an_undo_by_hand_with_newer_settings_is_not_taken_for_the_migrator() {
    // v1's template with v2's settings is a release of its own, and was seen with v2's schema. Its image does not know it.
    let mut seen = bad_migration();
    seen.workloads[0].template = pods("v1");
    let undone = Release {
        template: pods("v1"),
        template_hash: template::hash(&pods("v1")),
        images: seen.workloads[0].releases[0].images.clone(),
        ..release("undone", false, 30, "b2", &["name"])
    };
    // Its pods may have reported their images already, or not yet.
    for images in [undone.images.clone(), vec![]] {
        seen.workloads[0].releases.truncate(2);
        seen.workloads[0].releases.push(Release { images, ..undone.clone() });
        let plan = planned(&with_database(""), &seen);
        assert_eq!(plan.database.and_then(|d| d.migrator).map(|m| m.release), Some("v2".into()));
    }
}

#[test]
fn a_way_down_that_may_fail_names_the_backup_to_go_on_to() {
    let named = |spec: &str, seen: &Snapshot| planned(&with_database(spec), seen).database.and_then(|d| d.otherwise);
    let mut seen = bad_migration();
    assert_eq!(named(", data: RestoreIfNeeded", &seen), None);
    database(&mut seen).backups = vec![backup(&["name"], true)];
    assert_eq!(named(", data: RestoreIfNeeded", &seen).as_deref(), Some("nightly"), "it has the release's revision");
    database(&mut seen).backups = vec![backup(&["title"], true)];
    assert_eq!(named("", &seen), None, "the request allows no restore");
    let plan = planned(&with_database(", data: RestoreIfNeeded"), &seen);
    assert_eq!(plan.way, Way::Downgrade);
    assert!(plan.warnings.iter().any(|w| w.contains("if the way down fails on its copy, Backup nightly of ")), "{:?}", plan.warnings);
    assert_eq!(named(", data: RestoreIfNeeded, method: InPlace", &seen), None, "in place nothing goes on by itself");

    seen.way_down = Some(FailedWayDown { why: "step Migrate: it raised".into(), otherwise: "nightly".into() });
    let plan = planned(&with_database(", data: RestoreIfNeeded"), &seen);
    assert_eq!((plan.way, plan.database.and_then(|d| d.backup).map(|b| b.name)), (Way::Restore, Some("nightly".into())));
    assert!(plan.because.contains("it raised"), "{}", plan.because);
    seen.way_down = Some(FailedWayDown { why: "step Migrate: it raised".into(), otherwise: "gone".into() });
    assert_eq!(refused(&with_database(", data: RestoreIfNeeded"), &seen).reason, "NoFittingBackup", "no other than the plan named");
}

#[test]
fn no_way_down_is_a_restore_only_if_the_request_allows_it() {
    type Change = fn(&mut Snapshot);
    for (change, word) in [
        ((|s: &mut Snapshot| database(s).migrations = None) as Change, "no migrations"),
        (|s| database(s).revision = Err("it has 2 heads (b2, c3)".into()), "2 heads"),
        (|s| database(s).revision = Ok(Some("z9".into())), "no image is known"),
        (|s| database(s).revision = Ok(None), "table public.alembic_version is not there"),
    ] {
        let mut seen = bad_migration();
        change(&mut seen);
        let refusal = refused(&with_database(""), &seen);
        assert!(refusal.reason == "NoWayDown" && refusal.message.contains(word), "{word}: {refusal:?}");
        assert_eq!(refused(&with_database(", data: RestoreIfNeeded"), &seen).reason, "NoFittingBackup");
        for unfit in [Backup { revision: Some("b2".into()), ..backup(&["name"], true) }, backup(&["title"], false)] {
            database(&mut seen).backups = vec![unfit];
            assert_eq!(refused(&with_database(", data: RestoreIfNeeded"), &seen).reason, "NoFittingBackup");
        }
        database(&mut seen).backups = vec![backup(&["title"], true)];
        assert_eq!(planned(&with_database(", data: RestoreIfNeeded"), &seen).way, Way::Restore);
    }
}

#[test]
fn a_backup_of_another_database_or_server_is_restored_only_by_its_name() {
    let mut seen = bad_migration();
    database(&mut seen).migrations = None;
    for (of_ours, way) in [(true, Ok(Way::Restore)), (false, Err("NoFittingBackup"))] {
        database(&mut seen).backups = vec![Backup { of_ours, ..backup(&["title"], true) }];
        assert_eq!(register::plan(&with_database(", data: RestoreIfNeeded"), &seen).map(|p| p.way).map_err(|r| r.reason.text()), way, "{of_ours}");
    }
    let plan = planned(&with_database(", data: RestoreIfNeeded, backupRef: {name: nightly}"), &seen);
    assert!(plan.way == Way::Restore && plan.warnings.iter().any(|w| w.contains("another database or server")), "{plan:?}");
}

#[test]
fn a_restore_is_built_beside_before_anybody_is_stopped() {
    use StepName::{Check, Quiesce, Restore, Swap, Verify, Workload};
    let asked = with_database(", data: Restore, backupRef: {name: nightly}");
    // Rows were lost; the release that runs is the good one and stays.
    let mut seen = bad_migration();
    seen.workloads[0].template = pods("v1");
    *database(&mut seen) = Database { fingerprint: schema(&["title"]), revision: Ok(Some("a1".into())), ..database(&mut seen).clone() };
    assert_eq!(refused(&asked, &seen).reason, "BackupNotFound");
    database(&mut seen).backups = vec![backup(&["title"], false)];
    assert_eq!(refused(&asked, &seen).reason, "BackupNotVerified");
    database(&mut seen).backups = vec![Backup { revision: Some("z9".into()), ..backup(&["other"], true) }];
    let refusal = refused(&asked, &seen);
    assert!(refusal.reason == "BackupDoesNotFit" && refusal.message.contains("column public.orders.title is gone"), "{refusal:?}");
    database(&mut seen).backups = vec![Backup { server_version: "14.2".into(), ..backup(&["title"], true) }];
    assert_eq!(refused(&asked, &seen).reason, "BackupOfAnotherMajor");
    database(&mut seen).backups = vec![Backup { not_restorable: vec!["index i, in function total()".into()], ..backup(&["title"], false) }];
    let refusal = refused(&asked, &seen);
    assert!(refusal.reason == "BackupNotRestorable" && refusal.message.contains("total()"), "{refusal:?}");
    // At one revision, what differs was brought by no release.
    database(&mut seen).backups = vec![backup(&["title", "drift"], true)];
    assert_eq!(planned(&asked, &seen).way, Way::Restore);
    database(&mut seen).backups = vec![backup(&["title"], true)];
    let plan = planned(&asked, &seen);
    assert_eq!(names(&plan), [Restore, Check, Quiesce, Swap, Workload, Verify, StepName::Backup]);
    assert_eq!(target(&plan), &TemplateSource::Release("v1".into()));
    assert!(plan.losses[0].message.contains("600 rows now, 1000 in Backup nightly"), "{:?}", plan.losses);
}

#[test]
fn what_a_restore_has_put_aside_is_restored_only_by_its_name() {
    let mut seen = bad_migration();
    database(&mut seen).migrations = None;
    let before = Backup { name: "lost-rows-before".into(), put_aside: true, taken: at(9), ..backup(&["title"], true) };
    database(&mut seen).backups = vec![before, backup(&["title"], true)];
    let restored = |plan: &Plan| plan.database.as_ref().and_then(|d| d.backup.as_ref()).map(|b| b.name.clone());
    assert_eq!(restored(&planned(&with_database(", data: RestoreIfNeeded"), &seen)).as_deref(), Some("nightly"), "though it is older");
    database(&mut seen).backups.pop();
    assert_eq!(refused(&with_database(", data: RestoreIfNeeded"), &seen).reason, "NoFittingBackup");
    assert_eq!(planned(&with_database(", data: RestoreIfNeeded, backupRef: {name: lost-rows-before}"), &seen).way, Way::Restore);
}

#[test]
fn where_the_application_migrates_when_it_starts_its_image_must_know_what_is_restored() {
    let mut seen = bad_migration();
    database(&mut seen).migrations = migrations(true);
    seen.way_down = Some(FailedWayDown { why: "step Migrate: it raised".into(), otherwise: "nightly".into() });
    // The schema is one that the old code runs on; the version table in it names a migration that the old image does not have.
    for (name, revision, earlier, way) in [
        ("its own", "a1", None, Ok(Way::Restore)),
        ("a later one", "b2", None, Err("BackupDoesNotFit")),
        ("one of before, which it goes up from", "a0", Some("a0"), Ok(Way::Restore)),
        ("one that nobody knows", "x9", Some("a0"), Err("BackupDoesNotFit")),
    ] {
        seen.workloads[0].releases[0].earlier = earlier.map(Revision::from).into_iter().collect();
        database(&mut seen).backups = vec![Backup { revision: Some(revision.into()), ..backup(&["title"], true) }];
        let plan = register::plan(&with_database(", data: RestoreIfNeeded"), &seen);
        assert_eq!(plan.map(|p| p.way).map_err(|r| r.reason.text()), way, "{name}");
    }
}
