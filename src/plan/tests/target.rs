//! Which state each workload goes back to, and what must not be touched.

use super::fixture::{at, bad_migration, planned, pods, refused, release, spec, target, with_database};
use crate::api::plan::{Pin, TemplateSource, Way};
use crate::plan::snapshot::{Autoscaler, FormerTemplate, Release, Workload};
use crate::plan::template;

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
fn a_release_that_ran_for_a_moment_says_nothing_of_revisions() {
    // An undo, or somebody's two applies in a row: the same image, and nobody has seen on which schema.
    let mut seen = bad_migration();
    let moment = Release { revision: None, fingerprint: None, ..release("v2", false, 25, "b2", &["name"]) };
    seen.workloads[0].releases.push(Release { name: "moment".into(), ..moment });
    let plan = planned(&with_database(""), &seen);
    assert_eq!((plan.way, plan.database.and_then(|d| d.migrator).map(|m| m.release)), (Way::Downgrade, Some("v2".into())));
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
fn an_image_or_a_time_names_a_state_too() {
    let mut seen = bad_migration();
    let revisions = [("v0", true, 5), ("v1", true, 10), ("v2", false, 20), ("v3", true, 30)];
    seen.workloads[0].releases = revisions.map(|(name, healthy, at)| release(name, healthy, at, "a1", &["name"])).into();
    seen.workloads[0].template = pods("v3");
    // v1 ran once more after v2.
    seen.workloads[0].releases[1].last_seen = at(25);
    seen.workloads[0].former = vec![FormerTemplate { name: "old".into(), number: 1, template: pods("v-old") }];
    for (to, is) in [
        ("image: v0", Ok("v0")),
        ("image: 'shop:v0'", Ok("v0")),
        ("image: 'sha256:v1'", Ok("v1")),
        ("image: v2", Ok("v2")),
        ("image: old", Err("ImageNotFound")),
        ("image: v-old", Ok("old")),
        ("time: '1970-01-01T00:00:07Z'", Ok("v0")),
        ("time: '1970-01-01T00:00:22Z'", Ok("v1")),
        ("time: '1970-01-01T00:00:29Z'", Ok("v1")),
        ("time: '1970-01-01T00:00:01Z'", Err("NothingToGoBackTo")),
    ] {
        let spec = spec(&format!(", to: {{{to}}}"));
        match is {
            Err(reason) => assert_eq!(refused(&spec, &seen).reason, reason, "{to}"),
            Ok(name) => {
                let plan = planned(&spec, &seen);
                assert!(matches!(target(&plan), TemplateSource::Release(is) | TemplateSource::ReplicaSet(is) if is == name), "{to}: {:?}", target(&plan));
            }
        }
    }
    let says = planned(&spec(", to: {time: '1970-01-01T00:00:22Z'}"), &seen).warnings.join(" ");
    assert!(says.contains("Release v2 of Deployment shop ran, which never was healthy"), "{says}");
}

#[test]
fn without_a_record_the_replica_set_helps_and_says_what_it_cannot() {
    let mut seen = bad_migration();
    seen.workloads[0].releases.clear();
    let set = |name: &str, number, image: &str| FormerTemplate { name: name.into(), number, template: pods(image) };
    seen.workloads[0].former = vec![set("a", 9, "v1"), set("b", 10, "v2"), set("c", 8, "v0")];
    let plan = planned(&spec(""), &seen);
    assert_eq!(target(&plan), &TemplateSource::ReplicaSet("a".into()));
    assert!(plan.warnings.iter().any(|w| w.contains("ConfigMaps and Secrets stay as they are")), "{:?}", plan.warnings);
    assert_eq!(refused(&with_database(""), &seen).reason, "SchemaNotRecorded", "nobody knows whether the old code runs");
    assert_eq!(planned(&with_database(", schema: Keep"), &seen).way, Way::CodeOnly);
    seen.workloads[0].former.truncate(0);
    assert_eq!(refused(&spec(""), &seen).reason, "NothingToGoBackTo");
}

#[test]
fn a_workload_that_must_not_be_touched_is_refused() {
    for (change, reason) in [
        ((|w: &mut Workload| w.paused = true) as fn(&mut Workload), "WorkloadPaused"),
        (|w| w.owner = Some("Argo CD (application shop)".into()), "ManagedByGitOps"),
        (|w| w.by_hand = Some("its updateStrategy is OnDelete".into()), "UpdateStrategyByHand"),
    ] {
        let mut seen = bad_migration();
        change(&mut seen.workloads[0]);
        assert_eq!(refused(&spec(""), &seen).reason, reason);
    }
}

#[test]
fn what_cannot_rest_at_zero_without_harm_is_refused_only_with_its_database() {
    for (change, reason) in [
        ((|w: &mut Workload| w.on_each_node = true) as fn(&mut Workload), "CannotBeStopped"),
        (|w| w.scaling_deletes_claims = true, "ScalingDeletesClaims"),
        (|w| w.serves_the_database = true, "TargetIsTheServer"),
    ] {
        let mut seen = bad_migration();
        change(&mut seen.workloads[0]);
        assert_eq!(refused(&with_database(""), &seen).reason, reason);
        assert_eq!(planned(&spec(""), &seen).way, Way::CodeOnly, "{reason}");
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
