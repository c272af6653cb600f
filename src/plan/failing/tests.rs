//! The table of verdicts, the signs, and what follows.

use jiff::Timestamp;

use super::asks::asks;
use super::decide::{Case, Follows, Tried, decide};
use super::sign::{Ailing, Ended, Fails, Ill, Patience, Pod, Seen, probes, recovered, seen};
use super::verdict::{Asks, Database, Evidence, Neighbour, verdict};
use crate::api::rollback_policy::{CannotTell, RollbackPolicySpec, Signs};
use crate::api::{Reason, Sign, Template, Verdict, WorkloadKind, WorkloadRef};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or_default()
}

fn well(name: &str, node: &str, created: i64) -> Pod {
    Pod { name: name.into(), node: Some(node.into()), created: at(created), ready_since: Some(at(created)), ailing: None }
}

fn ails(name: &str, node: &str, created: i64, ailing: Ailing) -> Pod {
    Pod { ready_since: None, ailing: Some(Box::new(ailing)), ..well(name, node, created) }
}

fn unready(since: i64) -> Ailing {
    Ailing { ready: false, since: at(since), silent: false, runs: Some(at(since)), unschedulable: None, containers: Box::default() }
}

fn ended(terminations: i64, started: i64, finished: i64) -> Ailing {
    let last = Some(Ended { exit_code: 1, out_of_memory: false, not_started: false, started: Some(at(started)), finished: at(finished) });
    Ailing { containers: Box::new([Ill { name: "shop".into(), terminations, last, waits: None, names_nothing: false }]), ..unready(finished) }
}

fn waits(since: i64, why: &str) -> Ailing {
    Ailing {
        containers: Box::new([Ill { name: "shop".into(), terminations: 0, last: None, waits: Some(why.into()), names_nothing: why == "InvalidImageName" }]),
        ..unready(since)
    }
}

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

/// A case of the table of verdicts: the release began at 1000, and it is 1060 now.
struct World {
    sign: Sign,
    pods: Vec<Pod>,
    well: Vec<Pod>,
    before: Vec<Pod>,
    neighbours: Vec<Neighbour>,
    database: Option<Database>,
    asks: Option<Asks>,
    returned_from: Option<&'static str>,
    was_good: bool,
    refused: Option<&'static str>,
    now: i64,
}

impl Default for World {
    fn default() -> Self {
        Self {
            sign: Sign::CrashLoop,
            pods: vec![ails("new", "n1", 1000, ended(2, 1050, 1055))],
            well: vec![],
            before: vec![],
            neighbours: vec![],
            database: None,
            asks: Some(Asks { images: true, room: false, start: true }),
            returned_from: None,
            was_good: false,
            refused: None,
            now: 1060,
        }
    }
}

impl World {
    fn verdict(&self) -> (Verdict, String) {
        let fails = Fails { sign: self.sign, pods: self.pods.clone(), of: self.pods.len() + self.well.len(), refused: self.refused.map(ToOwned::to_owned) };
        verdict(&Evidence {
            fails: &fails,
            now: at(self.now),
            began: at(1000),
            was_good: self.was_good,
            probation: 3600,
            well: &self.well,
            before: &self.before,
            neighbours: &self.neighbours,
            database: self.database.as_ref(),
            asks: self.asks,
            returned_from: self.returned_from,
        })
    }
}

fn other(name: &str, pods: Vec<Pod>) -> Neighbour {
    Neighbour { of: WorkloadRef::new(WorkloadKind::Deployment, name), same_database: false, was_good: false, pods }
}

fn on_the_same_database(name: &str, pods: Vec<Pod>) -> Neighbour {
    Neighbour { same_database: true, ..other(name, pods) }
}

#[test]
fn a_bad_release_is_told_from_a_bad_world() {
    use Verdict::{BadRelease, BadWorld, CannotTell};
    let base = World::default;
    let old = |ailing: Option<Ailing>| Pod { ailing: ailing.map(Box::new), ..well("old", "n2", 0) };
    let (same, pull) = (Asks::default(), |since| vec![ails("new", "n1", 1000, waits(since, "ErrImagePull"))]);
    let asks = |images, room, start| Some(Asks { images, room, start });
    let long_ago = ended(500, 1040, 1045);
    for (name, world, is, says) in [
        ("old pods run", World { before: vec![old(None)], ..base() }, BadRelease, "1 pods of the release before are ready"),
        ("old pods fail too", World { before: vec![old(Some(unready(1030)))], ..base() }, BadWorld, "of the release before fail"),
        ("one of three old pods fails too", World { before: vec![old(None), old(None), old(Some(unready(1030)))], ..base() }, BadRelease, "2 pods"),
        ("old pods failed before it came", World { before: vec![old(Some(unready(900)))], ..base() }, BadRelease, "no pod of another release"),
        ("nothing else runs", base(), BadRelease, "no other workload to compare"),
        ("others are well", World { neighbours: vec![other("cart", vec![well("c", "n1", 0)])], ..base() }, BadRelease, "Deployment cart is well"),
        ("an hour has gone by", World { now: 4700, ..base() }, CannotTell, "longer than the 3600 s"),
        ("an hour has gone by, and old pods run", World { now: 4700, before: vec![old(None)], ..base() }, BadRelease, "are ready"),
        (
            "the database is down",
            World { database: Some(Database::Unusable("connection refused".into())), before: vec![old(None)], ..base() },
            BadWorld,
            "connection refused",
        ),
        (
            "its migration breaks old pods, and another on that database",
            World {
                database: Some(Database::ChangedWith("went from revision a1 to b2".into())),
                before: vec![old(Some(unready(1030))), old(Some(unready(1030)))],
                neighbours: vec![on_the_same_database("cart", vec![ails("c", "n1", 0, unready(1020))]), other("mail", vec![well("m", "n1", 0)])],
                ..base()
            },
            BadRelease,
            "went from revision a1 to b2 with it",
        ),
        (
            "its migration has run, and others fail too",
            World {
                database: Some(Database::ChangedWith("went from revision a1 to b2".into())),
                before: vec![old(Some(unready(1030)))],
                neighbours: ["a", "b"].map(|n| other(n, vec![ails(n, "n5", 0, unready(1020))])).into(),
                ..base()
            },
            BadWorld,
            "2 other workloads",
        ),
        (
            "the schema was changed under it",
            World { database: Some(Database::ChangedUnder("went from revision b2 to c3".into())), ..base() },
            BadWorld,
            "since it was good",
        ),
        (
            "it starts with what the good one starts with, and that is gone",
            World { sign: Sign::CannotStart, asks: asks(true, false, false), before: vec![old(None)], ..base() },
            CannotTell,
            "something of it may be gone",
        ),
        (
            "it was good, wants memory, and its oldest pod is ready",
            World { was_good: true, sign: Sign::OutOfMemory, well: vec![well("new-0", "n1", 900)], ..base() },
            BadRelease,
            "no pod of another release",
        ),
        ("it was good, and nothing is there to compare it with", World { was_good: true, ..base() }, CannotTell, "it was good before"),
        (
            "it was good, and others are well: they need not depend on the same",
            World { was_good: true, neighbours: vec![other("cart", vec![well("c", "n1", 0)])], ..base() },
            CannotTell,
            "it was good before",
        ),
        ("it was good, and is ended for want of memory", World { was_good: true, sign: Sign::OutOfMemory, ..base() }, BadRelease, "no pod of another release"),
        (
            "it was good, and a pod of it that was made before is ready: a restart, a drain",
            World { was_good: true, well: vec![well("new-0", "n2", 900)], ..base() },
            BadWorld,
            "its pod new-0, which was made before them, is ready",
        ),
        (
            "an own pod of before is well on that very node",
            World {
                neighbours: vec![other("cart", vec![ails("c", "n1", 0, unready(1020))])],
                before: vec![Pod { node: Some("n1".into()), ..old(None) }],
                ..base()
            },
            BadRelease,
            "are ready",
        ),
        (
            "more are well on that node",
            World {
                neighbours: vec![other("cart", vec![ails("c", "n1", 0, unready(1020))]), other("mail", vec![well("m", "n1", 0), well("l", "n1", 0)])],
                before: vec![old(None)],
                ..base()
            },
            BadRelease,
            "are ready",
        ),
        (
            "a pod on its node has only just come, and never was good",
            World { neighbours: vec![other("cart", vec![ails("c", "n1", 990, ended(2, 995, 996))])], before: vec![old(None)], ..base() },
            BadRelease,
            "are ready",
        ),
        (
            "a pod on its node names a ConfigMap that is not there",
            World { neighbours: vec![other("cart", vec![ails("c", "n1", 0, waits(1020, "CreateContainerConfigError"))])], before: vec![old(None)], ..base() },
            BadRelease,
            "are ready",
        ),
        (
            "its image has no such name, and another cannot be pulled",
            World {
                sign: Sign::ImagePull,
                pods: vec![ails("new", "n1", 1000, waits(1000, "InvalidImageName"))],
                neighbours: vec![other("cart", vec![ails("c", "n9", 0, waits(1020, "ErrImagePull"))])],
                before: vec![old(None)],
                ..base()
            },
            BadRelease,
            "are ready",
        ),
        (
            "a quota is used up",
            World { sign: Sign::CannotCreate, pods: vec![], refused: Some("exceeded quota: pods=1"), before: vec![old(None)], ..base() },
            BadWorld,
            "are refused by the API server (exceeded quota: pods=1)",
        ),
        (
            "a quota is used up by what it asks for anew",
            World {
                sign: Sign::CannotCreate,
                pods: vec![],
                refused: Some("exceeded quota: cpu=8"),
                asks: asks(true, true, true),
                before: vec![old(None)],
                ..base()
            },
            BadRelease,
            "are ready",
        ),
        (
            "a webhook does not answer",
            World { sign: Sign::CannotCreate, pods: vec![], refused: Some("failed calling webhook \"x\""), before: vec![old(None)], ..base() },
            BadWorld,
            "failed calling webhook",
        ),
        (
            "Pod Security refuses it",
            World { sign: Sign::CannotCreate, pods: vec![], refused: Some("violates PodSecurity"), before: vec![old(None)], ..base() },
            BadRelease,
            "are ready",
        ),
        (
            "another on that database fails",
            World { neighbours: vec![on_the_same_database("cart", vec![ails("c", "n9", 0, unready(1020))])], before: vec![old(None)], ..base() },
            BadWorld,
            "Deployment cart, which uses the same database",
        ),
        (
            "another on that database came with it, and fails too",
            World { neighbours: vec![on_the_same_database("worker", vec![ails("w", "n9", 1000, ended(3, 1050, 1055))])], before: vec![old(None)], ..base() },
            BadRelease,
            "are ready",
        ),
        (
            "another on that database has failed for days",
            World { neighbours: vec![on_the_same_database("cart", vec![ails("c", "n9", 0, long_ago)])], before: vec![old(None)], ..base() },
            BadRelease,
            "are ready",
        ),
        (
            "a pod on its node fails too",
            World {
                neighbours: vec![other("cart", vec![ails("c", "n1", 0, unready(1020)), well("d", "n2", 0), well("e", "n2", 0)])],
                before: vec![old(None)],
                ..base()
            },
            BadWorld,
            "pod c on the same node n1",
        ),
        (
            "only on one node it fails",
            World { well: vec![well("new-2", "n2", 1000)], before: vec![old(None)], ..base() },
            BadWorld,
            "all of them are on node n1, and its pods on other nodes are well",
        ),
        (
            "its node is silent",
            World { pods: vec![ails("new", "n1", 1000, Ailing { silent: true, ..unready(1010) })], sign: Sign::NotReady, before: vec![old(None)], ..base() },
            BadWorld,
            "node n1 does not say so",
        ),
        (
            "most others fail since then",
            World { neighbours: ["a", "b", "c"].map(|n| other(n, vec![ails(n, "n5", 0, unready(1020))])).into(), before: vec![old(None)], ..base() },
            BadWorld,
            "3 other workloads",
        ),
        (
            "two of many others fail since then",
            World {
                neighbours: ["a", "b", "c", "d", "e", "f"]
                    .map(|n| if n < "c" { other(n, vec![ails(n, "n5", 0, unready(1020))]) } else { other(n, vec![well(n, "n5", 0)]) })
                    .into(),
                before: vec![old(None)],
                ..base()
            },
            BadRelease,
            "are ready",
        ),
        (
            "a new image is not there",
            World { sign: Sign::ImagePull, pods: vec![ails("new", "n1", 1000, waits(1000, "InvalidImageName"))], before: vec![old(None)], ..base() },
            BadRelease,
            "are ready",
        ),
        (
            "the registry does not answer for a new image",
            World { sign: Sign::ImagePull, pods: pull(1000), before: vec![old(None)], ..base() },
            CannotTell,
            "the registry may not answer",
        ),
        (
            "what it depends on fails, and no old pod runs",
            World { neighbours: vec![other("redis", vec![ails("r", "n7", 0, unready(1050))]), other("cart", vec![well("c", "n2", 0)])], ..base() },
            CannotTell,
            "Deployment redis fails since then too",
        ),
        (
            "a pod on its node was started again once, and is ready since",
            World {
                neighbours: vec![other("cart", vec![ails("c", "n1", 0, Ailing { ready: true, ..ended(1, 1040, 1050) })])],
                before: vec![old(None)],
                now: 1200,
                ..base()
            },
            BadRelease,
            "are ready",
        ),
        (
            "another of its pods is ready for a moment on another node",
            World { well: vec![ails("new-2", "n2", 1000, Ailing { ready: true, ..ended(2, 1040, 1050) })], before: vec![old(None)], ..base() },
            BadRelease,
            "are ready",
        ),
        ("half of the old pods fail too", World { before: vec![old(None), old(Some(unready(1050)))], ..base() }, BadWorld, "1 of the 2 pods"),
        (
            "what came with it was good, and fails with it an hour later on the same database",
            World {
                neighbours: vec![Neighbour { was_good: true, ..on_the_same_database("cart", vec![ails("c", "n9", 1010, unready(3050))]) }],
                pods: vec![ails("new", "n1", 1000, unready(3055))],
                sign: Sign::NotReady,
                now: 3120,
                ..base()
            },
            BadWorld,
            "uses the same database",
        ),
        (
            "an old pod on its node is silent",
            World { before: vec![Pod { node: Some("n1".into()), ..old(Some(Ailing { silent: true, ..unready(1050) })) }, old(None), old(None)], ..base() },
            BadWorld,
            "pod old on the same node n1",
        ),
        (
            "more of its pods find no room",
            World {
                sign: Sign::Unschedulable,
                well: vec![well("a", "n2", 1000)],
                pods: vec![Pod { node: None, ..ails("b", "", 1040, unready(1040)) }],
                ..base()
            },
            BadWorld,
            "no room for more of them",
        ),
        (
            "the same image is not there any more",
            World { sign: Sign::ImagePull, pods: pull(1000), asks: Some(same), before: vec![old(None)], ..base() },
            BadWorld,
            "registry",
        ),
        (
            "another cannot pull either",
            World {
                sign: Sign::ImagePull,
                pods: pull(1000),
                neighbours: vec![other("cart", vec![ails("c", "n3", 1040, waits(1040, "ImagePullBackOff"))])],
                before: vec![old(None)],
                ..base()
            },
            BadWorld,
            "Deployment cart cannot pull",
        ),
        (
            "it asks for more than there is",
            World { sign: Sign::Unschedulable, asks: asks(true, true, true), before: vec![old(None)], ..base() },
            BadRelease,
            "are ready",
        ),
        (
            "the cluster is full",
            World { sign: Sign::Unschedulable, asks: asks(true, false, true), before: vec![old(None)], ..base() },
            BadWorld,
            "no more room",
        ),
        (
            "what it starts with is gone",
            World { sign: Sign::CannotStart, asks: asks(true, false, false), ..base() },
            CannotTell,
            "as the last good release names it",
        ),
        ("it names a ConfigMap that is not there", World { sign: Sign::CannotStart, before: vec![old(None)], ..base() }, BadRelease, "are ready"),
        (
            "the good one fails after a rollback too",
            World { returned_from: Some("shop-2"), ..base() },
            BadWorld,
            "fails after a rollback from Release shop-2 too",
        ),
    ] {
        let (verdict, because) = world.verdict();
        assert_eq!(verdict, is, "{name}: {because}");
        assert!(because.contains(says), "{name}: {because}");
    }
}

#[test]
fn what_a_release_asks_for_is_compared_with_the_good_one() {
    let template = |container: &str| {
        Template::of(serde_yaml::from_str(&format!("{{spec: {{containers: [{{name: shop, {container}}}]}}}}")).unwrap_or_default()).unwrap_or_default()
    };
    let good = template("image: 'a:1', resources: {requests: {cpu: 1}}");
    for (name, release, is) in [
        ("the same", "image: 'a:1', resources: {requests: {cpu: 1}}", (false, false, false)),
        ("another image", "image: 'a:2', resources: {requests: {cpu: 1}}", (true, false, true)),
        ("more room", "image: 'a:1', resources: {requests: {cpu: 2}}", (false, true, false)),
        ("a GPU", "image: 'a:1', resources: {requests: {cpu: 1}, limits: {nvidia.com/gpu: 1}}", (false, true, false)),
        ("a port of its node", "image: 'a:1', ports: [{containerPort: 80, hostPort: 80}], resources: {requests: {cpu: 1}}", (false, true, false)),
        ("a volume", "image: 'a:1', resources: {requests: {cpu: 1}}}], volumes: [{name: v, persistentVolumeClaim: {claimName: c}", (false, true, false)),
        ("another command", "image: 'a:1', command: [x], resources: {requests: {cpu: 1}}", (false, false, true)),
        ("another ConfigMap", "image: 'a:1', envFrom: [{configMapRef: {name: c}}], resources: {requests: {cpu: 1}}", (false, false, true)),
    ] {
        let Asks { images, room, start } = asks(&template(release), &good);
        assert_eq!((images, room, start), is, "{name}");
    }
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
fn what_follows_is_never_a_second_rollback_of_one_release() {
    let spec = |more: &str| -> RollbackPolicySpec { serde_yaml::from_str(&format!("{{selector: {{}}, {more}}}")).unwrap_or_else(|e| unreachable!("{e}")) };
    let (plain, notify, act) = (spec(""), spec("notifyOnly: true"), spec("cannotTell: Act"));
    assert_eq!((plain.cannot_tell, plain.limit.rollbacks), (CannotTell::Wait, 3));
    let base = Case { policy: &plain, verdict: Verdict::BadRelease, tried: None, unnamed: None, blocked: None, good: true, asked: &[], now: at(10_000) };
    let (lately, long_ago) = ([at(9_000), at(9_500), at(9_900)], [at(1), at(2), at(9_900)]);
    for (name, case, is) in [
        ("a bad release", base.clone(), Ok(())),
        ("a bad world", Case { verdict: Verdict::BadWorld, ..base.clone() }, Err(Some(Reason::BadWorld))),
        ("nobody can tell", Case { verdict: Verdict::CannotTell, ..base.clone() }, Err(Some(Reason::CannotTell))),
        ("nobody can tell, and the policy is to act", Case { verdict: Verdict::CannotTell, policy: &act, ..base.clone() }, Ok(())),
        ("nothing was ever good", Case { good: false, ..base.clone() }, Err(Some(Reason::NoGoodRelease))),
        ("its database is not named", Case { unnamed: Some("db"), ..base.clone() }, Err(Some(Reason::DatabaseNotNamed))),
        ("the policy only tells", Case { policy: &notify, ..base.clone() }, Err(Some(Reason::NotifyOnly))),
        ("it was taken back before", Case { tried: Some(Tried::Succeeded("r".into())), ..base.clone() }, Err(Some(Reason::BadReleaseAgain))),
        ("it could not be taken back before", Case { tried: Some(Tried::Failed("r".into())), ..base.clone() }, Err(Some(Reason::BadReleaseAgain))),
        ("its request is at work", Case { tried: Some(Tried::AtWork), ..base.clone() }, Err(None)),
        ("it is paused", Case { blocked: Some((Reason::WorkloadPaused, "it is paused".into())), ..base.clone() }, Err(Some(Reason::WorkloadPaused))),
        ("many went back lately", Case { asked: &lately, ..base.clone() }, Err(Some(Reason::TooManyRollbacks))),
        ("many went back long ago", Case { asked: &long_ago, ..base }, Ok(())),
    ] {
        let follows = match decide(&case) {
            Follows::Act => Ok(()),
            Follows::Nothing => Err(None),
            Follows::Told(reason, _) => Err(Some(reason)),
        };
        assert_eq!(follows, is, "{name}");
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
