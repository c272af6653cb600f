use super::*;
use crate::api::WorkloadKind;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_767_225_600 + second).unwrap_or_default()
}

fn pin(container: &str, image: &str) -> Pin {
    Pin { container: container.into(), image: image.into() }
}

fn pod(name: &str, created: i64) -> Pod {
    Pod { name: name.into(), created: Some(at(created)), images: vec![pin("shop", "shop@sha256:a")] }
}

fn rolled_out(replicas: i32) -> Rollout {
    Rollout { wanted: replicas, taken_up: true, all: replicas, updated: replicas, available: replicas, enough: true, refused: None }
}

fn good() -> Seen {
    Seen {
        workload: WorkloadRef::new(WorkloadKind::Deployment, "shop"),
        rollout: rolled_out(1),
        soak: 60,
        pods: vec![pod("shop-1", 0)],
        images: vec![pin("shop", "shop@sha256:a")],
        ..Seen::default()
    }
}

fn schema(hash: &str) -> Asked {
    Asked { schema: Some(Ok(Schema { revision: Some("a1".into()), fingerprint: hash.into(), map: format!("map-{hash}") })), check: None }
}

fn record(phase: ReleasePhase, available_since: Option<i64>) -> ReleaseStatus {
    ReleaseStatus { phase, available_since: available_since.map(|s| time(at(s))), last_seen_time: Some(time(at(0))), ..ReleaseStatus::default() }
}

fn ready(status: &ReleaseStatus) -> (&str, &str) {
    status.conditions.iter().find(|c| c.type_ == kind::READY).map_or(("", ""), |c| (c.reason.as_str(), c.message.as_str()))
}

#[test]
fn a_rollout_that_moves_is_seen_and_replicas_that_come_and_go_are_no_complaint() {
    let seen = |wanted, all, updated, available, enough| Rollout { wanted, taken_up: true, all, updated, available, enough, refused: None };
    let percents = [(10, 12, 2, 8), (10, 12, 5, 9), (10, 10, 10, 8), (10, 10, 10, 10)].map(|(n, all, up, ok)| seen(n, all, up, ok, true).percent());
    assert!(percents.windows(2).all(|two| two[0] < two[1]) && percents[3] == 100, "{percents:?}");
    for (rollout, good) in [
        (seen(10, 10, 10, 9, true), true),
        (seen(12, 12, 12, 10, true), true),
        (seen(10, 10, 10, 5, false), false),
        (seen(10, 12, 10, 10, true), false),
        (seen(0, 0, 0, 0, true), true),
        (Rollout { taken_up: false, ..seen(1, 1, 1, 1, true) }, false),
    ] {
        assert_eq!(rollout.soak_complaint(&WorkloadRef::default()).is_none(), good, "{rollout:?}");
    }
}

#[test]
fn what_a_mesh_injects_is_not_the_releases() {
    let reported = Pod { images: vec![pin("b", "r/b@sha256:1"), pin("istio-proxy", "proxy@sha256:7"), pin("a", "r/a@sha256:2")], ..pod("p", 0) };
    let containers = ["a", "b"].map(|name| Container { name: name.into(), by_digest: false });
    assert_eq!(images(&containers, &[reported, pod("q", 0)]), [pin("a", "r/a@sha256:2"), pin("b", "r/b@sha256:1")]);
}

#[test]
fn a_healthy_release_is_another_with_other_images() {
    use ReleasePhase::{Healthy, Observed};
    for (name, phase, by_digest, image, want) in [
        ("the same", Healthy, false, "shop@sha256:old", false),
        ("the same of a mirror", Healthy, false, "mirror/shop@sha256:old", false),
        ("a tag that was moved", Healthy, false, "shop@sha256:new", true),
        ("it was never good", Observed, false, "shop@sha256:new", false),
        ("what the pods run is not known", Healthy, false, "shop:latest", false),
        ("named by its digest, and the node reports its platform's", Healthy, true, "shop@sha256:new", false),
    ] {
        let record = ReleaseStatus { images: vec![pin("shop", "shop@sha256:old")], ..record(phase, None) };
        let containers = [Container { name: "shop".into(), by_digest }];
        assert_eq!(moved(&record, &containers, &[pin("shop", image)]), want, "{name}");
    }
}

#[test]
fn what_speaks_against_it() {
    let soaking = record(ReleasePhase::Observed, Some(0));
    let fewer = Rollout { available: 1, ..rolled_out(2) };
    for (name, seen, record, want) in [
        ("nothing", good(), record(ReleasePhase::Observed, None), None),
        ("a replica is not there", Seen { rollout: fewer.clone(), ..good() }, record(ReleasePhase::Observed, None), Some("1 available")),
        ("one that soaks has enough", Seen { rollout: fewer, ..good() }, soaking.clone(), None),
        ("its policy is missing", Seen { missing: Some("BackupPolicy x".into()), ..good() }, soaking.clone(), Some("BackupPolicy x")),
        ("it is at zero", Seen { rollout: rolled_out(0), pods: vec![], ..good() }, soaking.clone(), Some("scaled to zero")),
        ("a pod is older than the edit", Seen { edited_at: Some(at(1)), ..good() }, soaking.clone(), Some("pod shop-1 runs since before")),
        ("no pod is known", Seen { edited_at: Some(at(1)), pods: vec![], ..good() }, soaking.clone(), Some("which pods run with it is not known")),
        ("all pods are younger", Seen { edited_at: Some(at(1)), pods: vec![pod("shop-2", 1)], ..good() }, soaking, None),
    ] {
        let said = seen.complaint(&record);
        assert_eq!(said.is_some(), want.is_some(), "{name}: {said:?}");
        assert!(want.is_none_or(|want| said.as_ref().is_some_and(|said| said.contains(want))), "{name}: {said:?}");
    }
}

#[test]
fn it_is_healthy_after_its_soak_time_without_a_break() {
    use ReleasePhase::{Healthy, Observed};
    let zero = || Seen { rollout: rolled_out(0), pods: vec![], images: vec![], ..good() };
    let broken = || Seen { rollout: Rollout { available: 0, enough: false, ..rolled_out(1) }, ..good() };
    let check = |says: &str| Asked { check: Some(says.into()), ..schema("f") };
    let unread = || Asked { schema: Some(Err("no".into())), check: None };
    let seconds = |s| Again::In(Duration::from_secs(s));
    for (name, before, seen, asked, phase, since, reason, again) in [
        ("it begins to soak", record(Observed, None), good(), schema("f"), Observed, Some(100), "Soaking", seconds(60)),
        ("it has soaked", record(Observed, Some(40)), good(), schema("f"), Healthy, Some(40), "Healthy", Again::OnEvent),
        ("nearly", record(Observed, Some(41)), good(), Asked::default(), Observed, Some(41), "Soaking", seconds(1)),
        ("without a soak time at once", record(Observed, None), Seen { soak: 0, ..good() }, Asked::default(), Healthy, Some(100), "Healthy", Again::OnEvent),
        ("it broke meanwhile", record(Observed, Some(41)), broken(), schema("f"), Observed, None, "NotHealthy", seconds(10)),
        ("it broke, and nothing is to be asked", record(Observed, Some(41)), broken(), Asked::default(), Observed, None, "NotHealthy", Again::OnEvent),
        ("at zero nobody is asked", record(Observed, Some(41)), zero(), Asked::default(), Observed, None, "NotHealthy", Again::OnEvent),
        ("a check does not hold", record(Observed, Some(0)), good(), check("GET / says 500"), Observed, None, "NotHealthy", seconds(10)),
        ("its schema cannot be read", record(Observed, Some(0)), good(), unread(), Observed, None, "NotHealthy", seconds(10)),
        ("what was healthy stays so", record(Healthy, Some(0)), broken(), Asked::default(), Healthy, None, "", Again::OnEvent),
        ("what is healthy is asked nothing", record(Healthy, Some(0)), good(), Asked::default(), Healthy, Some(0), "", Again::OnEvent),
    ] {
        let (new, next) = judge(&before, &seen, &asked, at(100));
        let told = (new.phase, new.available_since.as_ref().map(|t| t.0), ready(&new).0, next);
        assert_eq!(told, (phase, since.map(at), reason, again), "{name}: {}", ready(&new).1);
    }
}

#[test]
fn nothing_is_written_of_time_that_passes() {
    use ReleasePhase::{Healthy, Observed};
    for (name, phase, seen, asked) in [
        ("it is healthy", Healthy, good(), Asked::default()),
        ("it soaks", Observed, good(), schema("f")),
        ("it is at zero", Observed, Seen { rollout: rolled_out(0), ..good() }, Asked::default()),
        ("it is broken", Observed, Seen { missing: Some("gone".into()), ..good() }, schema("f")),
    ] {
        let (written, _) = judge(&record(phase, None), &seen, &asked, at(10));
        assert_eq!(judge(&written, &seen, &asked, at(50)).0, written, "{name}");
    }
}

#[test]
fn a_healthy_release_keeps_the_schema_and_the_images_that_it_was_healthy_with() {
    let healthy = judge(&record(ReleasePhase::Observed, Some(0)), &good(), &schema("good"), at(100)).0;
    let seen = Seen { images: vec![pin("shop", "shop@sha256:b")], ..good() };
    let later = judge(&healthy, &seen, &schema("bad"), at(200)).0;
    assert_eq!((later.fingerprint.as_deref(), later.images), (Some("good"), vec![pin("shop", "shop@sha256:a")]));
    let observed = judge(&record(ReleasePhase::Observed, None), &seen, &schema("bad"), at(200)).0;
    assert_eq!((observed.fingerprint_map.as_deref(), observed.images), (Some("map-bad"), seen.images));
}

#[test]
fn an_edit_in_place_is_known_by_the_twin_and_by_when_it_was_written() {
    let twin = |edited| Twin { created: Some(at(0)), last_seen: None, edited };
    for (name, others, written, want) in [
        ("there is no twin", vec![twin(false)], Some(98), None),
        ("written a moment before it was seen", vec![twin(true)], Some(98), Some(98)),
        ("seen at the next look", vec![twin(true)], Some(41), Some(41)),
        ("given back by a rollback, long before", vec![twin(true)], Some(40), Some(100)),
        ("when it was written is not known", vec![twin(false), twin(true)], None, Some(100)),
        ("written after it was first seen: another edit, and back", vec![twin(true)], Some(130), Some(100)),
    ] {
        assert_eq!(edited_at(Some(at(100)), &others, written.map(at)), want.map(at), "{name}");
    }
}
