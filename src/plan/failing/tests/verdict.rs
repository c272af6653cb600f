//! The table of verdicts: the words of each row are the case.

use super::fixture::{ails, at, ended, unready, waits, well};
use crate::api::{Sign, Template, Verdict, WorkloadKind, WorkloadRef};
use crate::plan::failing::asks::asks;
use crate::plan::failing::sign::{Ailing, Fails, Pod};
use crate::plan::failing::verdict::{Asks, Database, Evidence, Neighbour, verdict};

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
