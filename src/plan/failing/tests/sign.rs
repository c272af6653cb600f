//! What pods show, and for how long.

use super::fixture::{ails, at, ended, unready, waits, well};
use crate::api::Sign;
use crate::api::rollback_policy::Signs;
use crate::plan::failing::sign::{Ailing, Fails, Patience, Pod, Seen, probes, recovered, seen};

fn shown(pods: &[Pod], now: i64) -> Result<Sign, Option<u64>> {
    match seen(pods, Patience::of(&Signs::default(), 60), at(now)) {
        Seen::Fails(fails) => Ok(fails.sign),
        Seen::Well(again) => Err(again.map(|wait| wait.as_secs())),
    }
}

#[test]
fn a_sign_is_seen_as_soon_as_it_is_one_and_not_before() {
    let one = |ailing: Ailing| [ails("a", "n", 0, ailing)];
    let memory = |mut ailing: Ailing| {
        ailing.containers.iter_mut().filter_map(|c| c.last.as_mut()).for_each(|last| last.out_of_memory = true);
        ailing
    };
    let nowhere = Ailing { unschedulable: Some(at(0)), ..unready(0) };
    let up = Ailing { ready: true, ..ended(5, 0, 1) };
    for (name, pods, now, is) in [
        ("all is well", [well("a", "n", 0)], 100, Err(None)),
        ("a container has ended once", one(ended(1, 0, 1)), 10, Err(Some(52))),
        ("a container has ended twice", one(ended(2, 0, 1)), 10, Ok(Sign::CrashLoop)),
        ("it has ended twice for want of memory", one(memory(ended(2, 0, 1))), 10, Ok(Sign::OutOfMemory)),
        ("it has ended often, and has come up", one(up), 10, Err(None)),
        ("its last run was a long one", one(ended(9, 0, 700)), 710, Err(Some(51))),
        ("it has ended long ago, and is not ready for another reason", one(Ailing { since: at(5000), ..ended(9, 0, 1) }), 5010, Err(Some(51))),
        ("its image cannot be pulled, since a moment", one(waits(0, "ErrImagePull")), 10, Err(Some(21))),
        ("its image cannot be pulled", one(waits(0, "ImagePullBackOff")), 30, Ok(Sign::ImagePull)),
        ("its ConfigMap is not there", one(waits(0, "CreateContainerConfigError")), 30, Ok(Sign::CannotStart)),
        ("no node takes it, since a moment", one(nowhere.clone()), 599, Err(Some(2))),
        ("no node takes it", one(nowhere), 600, Ok(Sign::Unschedulable)),
        ("it is set up: an image of gigabytes, or a migration in an init container", one(Ailing { runs: None, ..unready(0) }), 300, Err(Some(301))),
        ("it is set up for ten minutes", one(Ailing { runs: None, ..unready(0) }), 600, Ok(Sign::NotReady)),
        ("it was set up for long, and starts", one(Ailing { runs: Some(at(290)), ..unready(0) }), 300, Err(Some(51))),
        ("it starts", one(unready(0)), 30, Err(Some(31))),
        ("it does not become ready", one(unready(0)), 60, Ok(Sign::NotReady)),
    ] {
        assert_eq!(shown(&pods, now), is, "{name}");
    }
}

#[test]
fn one_pod_of_many_is_no_sign() {
    let bad = |name: &str| ails(name, "n", 0, ended(2, 0, 1));
    assert_eq!(shown(&[bad("a"), well("b", "n", 0), well("c", "n", 0)], 10), Err(None));
    assert_eq!(shown(&[bad("a"), well("b", "n", 0)], 10), Ok(Sign::CrashLoop), "half of them");
    assert_eq!(shown(&[], 10), Err(None), "a workload without pods");
}

#[test]
fn what_shows_most_pods_names_the_sign() {
    let pods = [ails("a", "n", 0, waits(0, "ErrImagePull")), ails("b", "n", 0, ended(2, 0, 1)), ails("c", "n", 0, waits(0, "ErrImagePull"))];
    assert_eq!(shown(&pods, 40), Ok(Sign::ImagePull));
    let Seen::Fails(fails) = seen(&pods, Patience::of(&Signs::default(), 60), at(40)) else { unreachable!("it fails") };
    assert_eq!(fails.words(), "3 of its 3 pods cannot get their image (container shop: ErrImagePull)");
}

#[test]
fn a_slow_start_is_given_what_its_probes_give_it() {
    let spec = |probes: &str| serde_yaml::from_str(&format!("{{containers: [{{name: shop, {probes}}}]}}")).unwrap_or_else(|e| unreachable!("{e}"));
    assert_eq!(probes(&spec("image: i")), 60);
    assert_eq!(probes(&spec("readinessProbe: {initialDelaySeconds: 5, periodSeconds: 10, failureThreshold: 6}")), 195);
    assert_eq!(probes(&spec("startupProbe: {periodSeconds: 10, failureThreshold: 30}, readinessProbe: {periodSeconds: 1}")), 360);
    let signs = Signs { not_ready_seconds: Some(5), ..Signs::default() };
    assert_eq!(Patience::of(&signs, 360).ready, 5, "what the policy says counts");
}

#[test]
fn what_was_up_before_it_failed_is_told_from_what_never_was() {
    for (name, pod, now, is) in [
        ("it ends again and again since it is there", ails("a", "n", 0, ended(3, 12, 13)), 14, false),
        ("it ends every twelve seconds since it is there", ails("a", "n", 0, ended(4, 66, 78)), 80, false),
        ("it ran for five minutes, and has ended twice", ails("a", "n", 0, ended(2, 301, 302)), 303, true),
        ("it was ready for five minutes", ails("a", "n", 0, Ailing { runs: Some(at(1)), ..unready(300) }), 310, true),
        ("it never was ready", ails("a", "n", 0, Ailing { runs: Some(at(5)), ..unready(0) }), 310, false),
    ] {
        assert_eq!(pod.was_up(60, at(now)), is, "{name}");
    }
}

#[test]
fn after_a_bad_world_a_release_has_as_long_as_any_to_come_up() {
    let signs = Signs::default();
    let patience = Patience::of(&signs, 60);
    let fails = |sign: Sign, ailing: Ailing| Fails { sign, pods: vec![ails("a", "n", 0, ailing)], of: 1, refused: None };
    for (name, fails, now, is) in [
        ("it is not ready, and has a minute", fails(Sign::NotReady, unready(0)), 110, Err(Some(50))),
        ("the minute is over", fails(Sign::NotReady, unready(0)), 160, Ok(())),
        ("its container waits to be started again", fails(Sign::CrashLoop, ended(5, 80, 90)), 390, Err(None)),
        ("it ended once more, of a run that began before", fails(Sign::CrashLoop, ended(5, 95, 105)), 110, Err(None)),
        ("it was started, and has ended", fails(Sign::CrashLoop, ended(6, 104, 105)), 110, Ok(())),
    ] {
        let said = fails.in_spite_of(at(100), patience, at(now)).map_err(|again| again.map(|wait| wait.as_secs()));
        assert_eq!(said, is, "{name}");
    }
    let old = |ready: i64| Pod { ready_since: Some(at(ready)), ..well("old", "n", 0) };
    assert_eq!(recovered(&[old(1), old(2), old(70)], at(40)), None, "one of three");
    assert_eq!(recovered(&[old(1), old(50), old(70)], at(40)), Some(at(70)), "they were not ready for a while");
    assert_eq!(recovered(&[old(1), old(2)], at(40)), None, "they were ready all the time");
    assert_eq!(recovered(&[well("new", "n", 45)], at(40)), None, "one that came later says nothing");
}
