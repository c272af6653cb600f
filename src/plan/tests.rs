//! What the plan decides, case by case: the words of each name are the case.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::api::Template;
use jiff::Timestamp;

use super::schema::{Entry, Fingerprint, Kind};
use super::snapshot::{Apart, Autoscaler, Backup, Configuration, Database, Facts, FailedWayDown, Release, ReplicaSet, Session, Snapshot, Workload};
use super::{Refusal, bounded, make, template, undo};
use crate::api::backup_policy::Migrations;
use crate::api::release::RecordedConfiguration;
use crate::api::request_status::{
    ConfigurationChange, ConfigurationKind, Course, Loss, Method, Pin, Plan, PlannedBackup, StepName, StepPhase, TemplateSource, Way,
};
use crate::api::rollback_request::SafetyBackup;
use crate::api::{RollbackRequestSpec, TableRows};

fn yaml<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let value: serde_json::Value = serde_yaml::from_str(text).unwrap_or_else(|error| unreachable!("{error} in {text}"));
    serde_json::from_value(value).unwrap_or_else(|error| unreachable!("{error} in {text}"))
}

fn spec(rest: &str) -> RollbackRequestSpec {
    yaml(&format!("{{targets: [{{kind: Deployment, name: shop}}]{rest}}}"))
}

fn with_database(rest: &str) -> RollbackRequestSpec {
    spec(&format!(", database: {{policyRef: {{name: shop}}{rest}}}"))
}

fn pods(image: &str) -> Template {
    yaml(&format!("{{spec: {{containers: [{{name: shop, image: 'shop:{image}'}}]}}}}"))
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or_default()
}

fn column(name: &str) -> Entry {
    Entry { kind: Kind::Column, object: "public.orders".into(), part: name.into(), facts: [("type".to_owned(), "text".to_owned())].into() }
}

fn schema(columns: &[&str]) -> Fingerprint {
    Fingerprint { server: 15, entries: columns.iter().map(|name| column(name)).collect() }
}

fn release(name: &str, healthy: bool, second: i64, revision: &str, columns: &[&str]) -> Release {
    let lines = schema(columns);
    Release {
        name: name.into(),
        healthy,
        created: at(second),
        last_seen: at(second),
        template: pods(name),
        template_hash: template::hash(&pods(name)),
        images: vec![Pin { container: "shop".into(), image: format!("shop@sha256:{name}") }],
        revision: Some(revision.into()),
        fingerprint: Some((lines.hash(), format!("map-{name}"), Arc::new(lines))),
        ..Release::default()
    }
}

fn migrations(at_start: bool) -> Option<Migrations> {
    Some(yaml(&format!("{{tool: Alembic, container: shop, databaseNameEnv: DB, runsAtStart: {at_start}}}")))
}

/// v1 was healthy with `title`; v2 runs and has renamed it to `name`.
fn bad_migration() -> Snapshot {
    Snapshot {
        uid: "21dc9067-4882-4f4c".into(),
        workloads: vec![Workload {
            name: "shop".into(),
            uid: "u".into(),
            template: pods("v2"),
            replicas: 2,
            releases: vec![release("v1", true, 10, "a1", &["title"]), release("v2", false, 20, "b2", &["name"])],
            ..Workload::default()
        }],
        database: Some(Database {
            policy: "shop".into(),
            name: "shop".into(),
            facts: Facts {
                oid: 1,
                owner: "shop".into(),
                size_bytes: 1000,
                create_database: true,
                owns: true,
                signal_backends: true,
                read_all_stats: true,
                ..Facts::default()
            },
            fingerprint: schema(&["name"]),
            evidence: Default::default(),
            revision: Ok(Some("b2".into())),
            migrations: migrations(false),
            large: vec![],
            rates: Default::default(),
            copy_limit: 1800,
            other_sessions: vec![],
            room: Some(1_000_000),
            would_go: [(("public.orders".to_owned(), "name".to_owned()), 1234)].into(),
            rows: vec![TableRows { table: "public.orders".into(), rows: 600 }],
            backups: vec![],
        }),
        way_down: None,
    }
}

fn database(seen: &mut Snapshot) -> &mut Database {
    seen.database.as_mut().unwrap_or_else(|| unreachable!("the fixture has a database"))
}

fn additive() -> Snapshot {
    let mut seen = bad_migration();
    database(&mut seen).fingerprint = schema(&["title", "discount"]);
    seen.workloads[0].releases[1] = release("v2", false, 20, "b2", &["title", "discount"]);
    seen
}

fn backup(fingerprint: &[&str], verified: bool) -> Backup {
    Backup {
        name: "nightly".into(),
        verified,
        not_restorable: Vec::new(),
        taken: at(5),
        fingerprint: schema(fingerprint).hash(),
        schema: Some(Arc::new(schema(fingerprint))),
        server_version: "15.18".into(),
        of_ours: true,
        revision: Some("a1".into()),
        rows: vec![TableRows { table: "public.orders".into(), rows: 1000 }],
        drilled: None,
        restore_seconds: None,
        source: Some(PlannedBackup { name: "nightly".into(), manifest: "m".into(), claim: "c".into(), directory: "d".into() }),
    }
}

fn planned(spec: &RollbackRequestSpec, seen: &Snapshot) -> Plan {
    make(spec, seen).unwrap_or_else(|refusal| unreachable!("{refusal:?}"))
}

fn refused(spec: &RollbackRequestSpec, seen: &Snapshot) -> Refusal {
    match make(spec, seen) {
        Err(refusal) => refusal,
        Ok(plan) => unreachable!("planned {:?}", plan.way),
    }
}

fn names(plan: &Plan) -> Vec<StepName> {
    plan.steps.iter().map(|s| s.name).collect()
}

fn target(plan: &Plan) -> &TemplateSource {
    &plan.targets[0].source
}

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
    // What is lost is counted, and the step that makes it so is marked.
    assert_eq!(plan.losses.iter().map(|l| (l.object.as_str(), l.rows)).collect::<Vec<_>>(), [("public.orders.name", 1234), ("public.orders.title", 0)]);
    assert_eq!(plan.steps.iter().filter(|s| s.destructive).map(|s| s.name).collect::<Vec<_>>(), [Swap]);
}

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
fn what_somebody_undid_by_hand_is_recognised() {
    // `rollout undo` was typed: v1 runs on v2's schema. v1 is the target all the same, and v2 the migrator.
    let mut seen = bad_migration();
    seen.workloads[0].template = pods("v1");
    seen.workloads[0].releases[0].last_seen = at(30);
    let plan = planned(&with_database(""), &seen);
    assert_eq!((plan.way, target(&plan)), (Way::Downgrade, &TemplateSource::Release("v1".into())));
    assert_eq!(plan.database.and_then(|d| d.migrator).map(|m| m.release), Some("v2".into()));
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
fn the_next_request_does_not_roll_forward_again() {
    // v2 was healthy to the probes and was rolled back by hand; v1 runs, and v2 must not be its 'last known good'.
    let mut seen = bad_migration();
    seen.workloads[0].template = pods("v1");
    seen.workloads[0].releases = vec![release("v1", true, 10, "a1", &["name"]), release("v2", true, 20, "a1", &["name"])];
    assert_eq!(refused(&spec(""), &seen).reason, "NothingToGoBackTo");
    seen.workloads[0].releases.push(release("v0", true, 5, "a1", &["name"]));
    assert_eq!(target(&planned(&spec(""), &seen)), &TemplateSource::Release("v0".into()));
}

#[test]
fn what_a_rollback_has_left_is_not_good() {
    // What runs is the release that was brought back, under another record: its image is named by digest since.
    let mut seen = bad_migration();
    let mut bad = release("v2", true, 20, "a1", &["name"]);
    bad.left = true;
    seen.workloads[0].template = pods("v1-by-digest");
    seen.workloads[0].releases = vec![release("v1", true, 10, "a1", &["name"]), bad, release("v1-by-digest", true, 30, "a1", &["name"])];
    assert_eq!(target(&planned(&spec(""), &seen)), &TemplateSource::Release("v1".into()));
}

/// A ConfigMap with the content of that copy.
fn settings(copy: &str) -> RecordedConfiguration {
    RecordedConfiguration { kind: ConfigurationKind::ConfigMap, name: "settings".into(), copy: copy.into() }
}

#[test]
fn two_targets_that_share_an_object_must_have_had_the_same_of_it() {
    let workload = |name: &str, copy: &str| {
        let mut good = release("v1", true, 10, "a1", &["name"]);
        good.configuration = vec![settings(copy)];
        let now = Configuration { copy: Some("settings-3".into()), ..Configuration::default() };
        let configuration = [((ConfigurationKind::ConfigMap, "settings".to_owned()), now)].into();
        Workload { name: name.into(), template: pods("v2"), replicas: 1, releases: vec![good], configuration, ..Workload::default() }
    };
    let both: RollbackRequestSpec = yaml("{targets: [{kind: Deployment, name: web}, {kind: Deployment, name: worker}]}");
    let mut seen = Snapshot { workloads: vec![workload("web", "settings-2"), workload("worker", "settings-1")], ..Snapshot::default() };
    assert_eq!(refused(&both, &seen).reason, "ConfigurationsDiffer");
    seen.workloads[1] = workload("worker", "settings-2");
    assert_eq!(planned(&both, &seen).way, Way::CodeOnly);
}

#[test]
fn a_secret_that_changes_under_one_template_is_no_releases() {
    let login = |copy: &str| RecordedConfiguration { kind: ConfigurationKind::Secret, name: "login".into(), copy: copy.into() };
    let brings_back = |values: &[&str], running: &str| {
        let mut releases: Vec<Release> = values
            .iter()
            .zip(10..)
            .map(|(copy, second)| {
                let healthy = *copy == values[0];
                Release { name: format!("v1-{copy}"), configuration: vec![login(copy)], ..release("v1", healthy, second, "a1", &["name"]) }
            })
            .collect();
        releases.push(Release { configuration: vec![login("login-now")], ..release(running, false, 30, "a1", &["name"]) });
        let now = Configuration { copy: Some("login-now".into()), ..Configuration::default() };
        let configuration = [((ConfigurationKind::Secret, "login".to_owned()), now)].into();
        let workload = Workload { name: "shop".into(), template: pods(running), replicas: 1, releases, configuration, ..Workload::default() };
        let plan = planned(&spec(""), &Snapshot { workloads: vec![workload], ..Snapshot::default() });
        (plan.targets[0].configuration.len(), plan.warnings.iter().any(|w| w.contains("something rotates it")))
    };
    assert_eq!(brings_back(&["login-1"], "v2"), (1, false));
    assert_eq!(brings_back(&["login-1", "login-2"], "v2"), (1, false), "it may have been edited by mistake");
    assert_eq!(brings_back(&["login-1", "login-2", "login-3"], "v2"), (0, true));
    assert_eq!(brings_back(&["login-1", "login-2", "login-3"], "v1"), (1, false), "nothing else could go back");
}

#[test]
fn what_was_added_and_is_in_no_record_is_named() {
    let optional: Template = yaml("{spec: {containers: [{name: shop, image: 'shop:v1', envFrom: [{configMapRef: {name: settings, optional: true}}]}]}}");
    let mut good = release("v1", true, 10, "a1", &["name"]);
    (good.template, good.template_hash) = (optional.clone(), template::hash(&optional));
    let mut edited = Release { name: "v1-edited".into(), healthy: false, created: at(20), last_seen: at(20), ..good.clone() };
    edited.configuration = vec![settings("settings-1")];
    let now = Configuration { copy: Some("settings-1".into()), ..Configuration::default() };
    let configuration = [((ConfigurationKind::ConfigMap, "settings".to_owned()), now)].into();
    let workload = Workload { name: "shop".into(), template: optional, replicas: 1, releases: vec![good, edited], configuration, ..Workload::default() };
    let seen = Snapshot { workloads: vec![workload], ..Snapshot::default() };
    assert_eq!(refused(&spec(""), &seen).reason, "ConfigurationAdded");
}

#[test]
fn a_plan_names_as_many_losses_as_a_status_holds() {
    let loss = |i: i64| Loss { object: format!("t{i}"), rows: i, message: String::new() };
    let all = bounded((0..20_000).map(loss).collect());
    assert_eq!((all.len(), all[0].rows, all[499].rows), (501, 19_500, 19_999));
    assert_eq!(all[500].message, format!("19500 more tables, with {} rows now", (0..19_500).sum::<i64>()));
    assert_eq!(bounded((0..3).map(|_| loss(1)).collect()).len(), 3);
}

#[test]
fn last_known_good_is_the_newest_healthy_one_and_not_the_last() {
    let mut seen = bad_migration();
    let revisions = [("v0", true, 5), ("v1", true, 10), ("v2", false, 20), ("v3", false, 30)];
    seen.workloads[0].releases = revisions.map(|(name, healthy, at)| release(name, healthy, at, "a1", &["name"])).into();
    seen.workloads[0].template = pods("v3");
    assert_eq!(target(&planned(&spec(""), &seen)), &TemplateSource::Release("v1".into()));
    assert_eq!(target(&planned(&spec(", to: {release: v0}"), &seen)), &TemplateSource::Release("v0".into()));
    assert_eq!(refused(&spec(", to: {release: v9}"), &seen).reason, "ReleaseNotFound");
    assert_eq!(refused(&spec(", to: {revision: 9}"), &seen).reason, "RevisionNotFound");
}

#[test]
fn without_a_record_the_replica_set_helps_and_says_what_it_cannot() {
    let mut seen = bad_migration();
    seen.workloads[0].releases.clear();
    let set = |name: &str, revision, image: &str| ReplicaSet { name: name.into(), revision, template: pods(image) };
    seen.workloads[0].replica_sets = vec![set("a", 9, "v1"), set("b", 10, "v2"), set("c", 8, "v0")];
    let plan = planned(&spec(""), &seen);
    assert_eq!(target(&plan), &TemplateSource::ReplicaSet("a".into()));
    assert!(plan.warnings.iter().any(|w| w.contains("ConfigMaps and Secrets stay as they are")), "{:?}", plan.warnings);
    assert_eq!(refused(&with_database(""), &seen).reason, "SchemaNotRecorded", "nobody knows whether the old code runs");
    assert_eq!(planned(&with_database(", schema: Keep"), &seen).way, Way::CodeOnly);
    seen.workloads[0].replica_sets.truncate(0);
    assert_eq!(refused(&spec(""), &seen).reason, "NothingToGoBackTo");
}

#[test]
fn a_workload_that_must_not_be_touched_is_refused() {
    for (change, reason) in [
        ((|w: &mut Workload| w.paused = true) as fn(&mut Workload), "WorkloadPaused"),
        (|w| w.owner = Some("Argo CD (application shop)".into()), "ManagedByGitOps"),
    ] {
        let mut seen = bad_migration();
        change(&mut seen.workloads[0]);
        assert_eq!(refused(&spec(""), &seen).reason, reason);
    }
}

#[test]
fn zero_replicas_and_autoscalers_are_said() {
    let mut seen = bad_migration();
    seen.workloads[0].replicas = 0;
    seen.workloads[0].autoscaler = Some(Autoscaler { name: "HorizontalPodAutoscaler shop".into(), wakes: false });
    let warnings = planned(&spec(""), &seen).warnings.join("\n");
    assert!(warnings.contains("stays at zero") && warnings.contains("HorizontalPodAutoscaler shop"), "{warnings}");
}

#[test]
fn whoever_would_wake_a_workload_at_zero_is_paused_first() {
    let mut seen = bad_migration();
    seen.workloads[0].autoscaler = Some(Autoscaler { name: "ScaledObject shop".into(), wakes: true });
    let refusal = refused(&with_database(""), &seen);
    assert!(refusal.reason == "AutoscalerWouldWake" && refusal.message.contains("annotate scaledobject/shop"), "{refusal:?}");
    // Code alone needs nobody at zero.
    assert_eq!(planned(&spec(""), &seen).way, Way::CodeOnly);
}

#[test]
fn what_helm_will_not_take_away_is_said() {
    let mut seen = bad_migration();
    seen.workloads[0].helm = Some("web".into());
    assert!(planned(&spec(""), &seen).warnings.iter().any(|w| w.contains("helm rollback web")));
}

#[test]
fn what_rotates_stays_and_is_named() {
    let mut seen = bad_migration();
    let key = (ConfigurationKind::Secret, "tls".to_owned());
    seen.workloads[0].template = yaml("{spec: {containers: [{name: shop, image: 'shop:v2'}], volumes: [{name: t, secret: {secretName: tls}}]}}");
    let certificate = Configuration { keep: Some("it is a certificate".into()), live: true, ..live(Some("tls-rb-2")) };
    seen.workloads[0].configuration = BTreeMap::from([(key, certificate)]);
    let warnings = planned(&spec(""), &seen).warnings.join("\n");
    assert!(warnings.contains("Secret tls (it is a certificate)"), "{warnings}");
}

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
    database(&mut seen).large = vec![crate::database::measure::Large { table: "public.orders".into(), bytes: 500_000_000_000, key: vec![] }];
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
fn an_undo_is_the_same_the_other_way_round() {
    let plan = planned(&with_database(""), &bad_migration());
    let (oid, kept) = plan.database.as_ref().map(|d| (d.oid, d.kept.clone())).unwrap_or_else(|| unreachable!("it has a database"));
    let mut done = Course::new(plan);
    for index in 0..done.steps.len() {
        done.succeed(index, String::new(), at(50));
    }
    (done.kept_database, done.swapped_in) = (Some(kept), Some(77));
    let seen = undo::Seen { uid: "21dc9067-4882-4f4c".into(), live: Some(77), kept: Some(oid), ..undo::Seen::default() };
    let back = undo::make(&done, &seen).unwrap_or_else(|refusal| unreachable!("{refusal:?}"));
    assert_eq!(names(&back), [StepName::Quiesce, StepName::Swap, StepName::Workload]);
    assert_eq!(back.targets[0].source, TemplateSource::Release("v2".into()));
    let database = back.database.unwrap_or_else(|| unreachable!("it has a database"));
    assert_eq!((database.oid, database.copy.as_str(), database.kept.as_str()), (77, "shop_before_21dc90674882", "shop_undone_21dc90674882"));
    // Stopped between the swap and its note: the names tell.
    let mut stopped = done.clone();
    stopped.steps.iter_mut().filter(|s| s.name == StepName::Swap).for_each(|s| s.phase = StepPhase::Failed);
    assert_eq!(undo::make(&stopped, &seen).map(|p| names(&p)), Ok(vec![StepName::Quiesce, StepName::Swap, StepName::Workload]));
    for (seen, reason) in [
        (undo::Seen { live: Some(78), ..seen.clone() }, "DatabaseChanged"),
        (undo::Seen { kept: None, ..seen.clone() }, "OriginalGone"),
        (undo::Seen { paused: vec!["shop".into()], ..seen.clone() }, "Paused"),
        (undo::Seen { changed: vec![("shop".into(), "helm".into())], ..seen.clone() }, "ChangedByOther"),
        (undo::Seen { edited: vec![("ConfigMap settings".into(), "kubectl".into())], ..seen.clone() }, "ChangedByOther"),
    ] {
        assert_eq!(undo::make(&done, &seen).map(|p| p.way).map_err(|r| r.reason), Err(reason));
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
        assert_eq!(make(&with_database(", data: RestoreIfNeeded"), &seen).map(|p| p.way).map_err(|r| r.reason), way, "{of_ours}");
    }
    let plan = planned(&with_database(", data: RestoreIfNeeded, backupRef: {name: nightly}"), &seen);
    assert!(plan.way == Way::Restore && plan.warnings.iter().any(|w| w.contains("another database or server")), "{plan:?}");
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

fn recorded(kind: ConfigurationKind, name: &str, copy: &str) -> RecordedConfiguration {
    RecordedConfiguration { kind, name: name.into(), copy: copy.into() }
}

fn live(copy: Option<&str>) -> Configuration {
    Configuration { copy: copy.map(str::to_owned), ..Configuration::default() }
}

#[test]
fn a_copy_that_another_key_has_named_is_refused_before_anything_is_changed() {
    let mut seen = bad_migration();
    let workload = &mut seen.workloads[0];
    workload.releases[0].configuration = vec![recorded(ConfigurationKind::ConfigMap, "settings", "settings-1")];
    workload.releases[0].apart = [("settings-1".into(), Apart::Foreign)].into();
    workload.configuration = BTreeMap::from([((ConfigurationKind::ConfigMap, "settings".into()), live(Some("settings-2")))]);
    assert_eq!(refused(&spec(""), &seen).reason, "ConfigurationKeyChanged");
    assert_eq!(planned(&spec(", configuration: Keep"), &seen).way, Way::CodeOnly);
}

#[test]
fn configuration_goes_back_by_content() {
    use ConfigurationKind::{ConfigMap, Secret};
    let mut seen = bad_migration();
    let workload = &mut seen.workloads[0];
    workload.releases[0].configuration = vec![
        recorded(ConfigMap, "same", "same-1"),
        recorded(ConfigMap, "edited", "edited-1"),
        recorded(ConfigMap, "fixed", "fixed-1"),
        recorded(ConfigMap, "gone", "gone-1"),
        recorded(Secret, "login", "login-1"),
    ];
    workload.configuration = BTreeMap::from([
        ((ConfigMap, "same".into()), live(Some("same-1"))),
        ((ConfigMap, "edited".into()), Configuration { sharers: vec!["Deployment cart".into()], ..live(Some("edited-2")) }),
        ((ConfigMap, "fixed".into()), Configuration { immutable: true, ..live(Some("fixed-2")) }),
        ((ConfigMap, "gone".into()), live(None)),
        ((Secret, "login".into()), Configuration { keep: Some("it holds a login".into()), ..live(Some("login-2")) }),
    ]);
    let plan = planned(&spec(""), &seen);
    let changes: Vec<_> = plan.targets[0].configuration.iter().map(|c| (c.name.as_str(), c.change)).collect();
    assert_eq!(changes, [("edited", ConfigurationChange::Replace), ("fixed", ConfigurationChange::Repoint), ("gone", ConfigurationChange::Recreate)]);
    let warnings = plan.warnings.join("\n");
    assert!(warnings.contains("Secret login has changed since the release and stays") && warnings.contains("Deployment cart"), "{warnings}");
    assert!(names(&plan).starts_with(&[StepName::Configuration, StepName::Workload]));
    assert!(planned(&spec(", configuration: Keep"), &seen).targets[0].configuration.is_empty());

    seen.workloads[0].releases[0].apart = [("edited-1".into(), Apart::Missing)].into();
    assert_eq!(refused(&spec(""), &seen).reason, "ConfigurationCopyMissing");
}

#[test]
fn settings_that_were_edited_in_place_are_another_release() {
    let mut seen = bad_migration();
    let workload = &mut seen.workloads[0];
    workload.template = pods("v1");
    workload.releases.truncate(1);
    workload.releases[0].configuration = vec![recorded(ConfigurationKind::ConfigMap, "settings", "settings-1")];
    workload.configuration = BTreeMap::from([((ConfigurationKind::ConfigMap, "settings".into()), live(Some("settings-2")))]);
    let plan = planned(&spec(""), &seen);
    assert_eq!(names(&plan), [StepName::Configuration, StepName::Workload, StepName::Verify]);
    assert_eq!(plan.targets[0].from, plan.targets[0].to, "the template is the same; the pods are made anew");
}

#[test]
fn a_tag_that_was_moved_goes_back_by_digest() {
    let mut seen = bad_migration();
    let moved = |name: &str, digest: &str, healthy, second| Release {
        images: vec![Pin { container: "shop".into(), image: format!("shop@sha256:{digest}") }],
        template: pods("latest"),
        template_hash: template::hash(&pods("latest")),
        ..release(name, healthy, second, "a1", &["title"])
    };
    seen.workloads[0].template = pods("v2");
    seen.workloads[0].releases = vec![moved("r1", "old", true, 10), moved("r2", "new", false, 15), release("v2", false, 20, "b2", &["name"])];
    assert_eq!(planned(&spec(""), &seen).targets[0].pins, [Pin { container: "shop".into(), image: "shop@sha256:old".into() }]);
    seen.workloads[0].releases.remove(1);
    assert!(planned(&spec(""), &seen).targets[0].pins.is_empty(), "a tag that was not moved stays as people wrote it");
}

/// `:latest` was pushed again, and the pods were restarted: one template, and two releases.
#[test]
fn a_tag_that_was_moved_under_one_template_is_a_release_to_go_back_from() {
    let mut seen = bad_migration();
    seen.database = None;
    let pin = |digest: &str| vec![Pin { container: "shop".into(), image: format!("shop@sha256:{digest}") }];
    let latest = |name: &str, healthy, second, digest| Release { images: pin(digest), name: name.into(), ..release("v1", healthy, second, "a1", &["title"]) };
    seen.workloads[0].template = pods("v1");
    seen.workloads[0].releases = vec![latest("good", true, 10, "old"), latest("bad", false, 20, "new")];
    let plan = planned(&spec(""), &seen);
    assert_eq!((plan.way, target(&plan), &plan.targets[0].pins), (Way::CodeOnly, &TemplateSource::Release("good".into()), &pin("old")));
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
        let beside = super::database::beside(name, "before", "21dc9067-4882-4f4c-aaaa");
        assert!(beside.len() <= 63 && beside.ends_with("_before_21dc90674882"), "{beside}");
    }
}
