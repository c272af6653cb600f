//! A bad release, or a bad world? One table, read from above: what first speaks decides.

use std::collections::BTreeSet;

use super::sign::{Fails, Pod, fails_with};
use crate::api::{Sign, Verdict, WorkloadRef};

use jiff::Timestamp;

/// What a release that fails is compared with.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    pub fails: &'a Fails,
    pub now: Timestamp,
    /// When the release began to run.
    pub began: Timestamp,
    /// For how many seconds from then a failure is laid to it where nothing else is left to compare.
    pub probation: i64,
    /// Pods of the release that show no sign.
    pub well: &'a [Pod],
    /// The workload's pods with another template.
    pub before: &'a [Pod],
    /// What else runs in the namespace.
    pub neighbours: &'a [Neighbour],
    /// What the workload's database says, where it has one.
    pub database: Option<&'a Database>,
    /// What the release asks for that the last good one did not; nothing where there is none to compare with.
    pub asks: Option<Asks>,
    /// The release from which a rollback has just taken the workload back to this one.
    pub returned_from: Option<&'a str>,
}

/// What a database says of a release that fails on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// Why it cannot be used.
    Unusable(String),
    /// How its schema has changed with the release, in words: what ran before may fail by that, and is no witness any more.
    ChangedWith(String),
    /// How its schema has changed since the release was good, in words.
    ChangedUnder(String),
}

/// Another workload, by its pods.
#[derive(Clone, Debug)]
pub struct Neighbour {
    pub of: WorkloadRef,
    /// Whether its database is the same.
    pub same_database: bool,
    /// Whether what runs of it was good once. Of another its pods of before count alone: it may have come with the release, and be bad too.
    pub was_good: bool,
    pub pods: Vec<Pod>,
}

/// What a release asks for, beside what the last good one did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    /// An image that the last good one did not have.
    pub images: bool,
    /// More CPU or memory, or nodes of another kind.
    pub room: bool,
    /// A ConfigMap, a Secret or a command that the last good one did not have.
    pub start: bool,
}

/// Whose fault it is, and what that rests on.
pub fn verdict(evidence: &Evidence<'_>) -> (Verdict, String) {
    let fails = evidence.fails.words();
    let said = |verdict: Verdict, why: String| (verdict, format!("{fails}; {why}"));
    match world(evidence) {
        Some(why) => said(Verdict::BadWorld, why),
        None => {
            let (verdict, why) = release(evidence);
            said(verdict, why)
        }
    }
}

impl Evidence<'_> {
    fn ails(&self, pod: &Pod) -> bool {
        fails_with(pod, self.fails.onset(self.now), self.now)
    }

    /// Whether a pod of a neighbour has begun to fail with the release.
    fn ails_of(&self, neighbour: &Neighbour, pod: &Pod) -> bool {
        (neighbour.was_good || pod.created < self.began) && self.ails(pod)
    }

    /// Pods of before that fail since then, and not by what the release has made of the schema.
    fn ailing_before(&self) -> impl Iterator<Item = &Pod> {
        let witnesses = if self.migrated().is_some() { &[] } else { self.before };
        witnesses.iter().filter(|pod| self.ails(pod))
    }

    /// How the schema has changed with the release.
    fn migrated(&self) -> Option<&str> {
        match self.database {
            Some(Database::ChangedWith(how)) => Some(how),
            Some(Database::Unusable(_) | Database::ChangedUnder(_)) | None => None,
        }
    }

    /// Other workloads, but for those that may fail by what the release has made of their schema.
    fn witnesses(&self) -> impl Iterator<Item = &Neighbour> {
        self.neighbours.iter().filter(|n| !n.same_database || self.migrated().is_none())
    }

    /// The other workloads that fail since then, by most of their pods.
    fn failing(&self) -> Vec<&Neighbour> {
        self.witnesses().filter(|n| n.pods.iter().filter(|pod| self.ails_of(n, pod)).count() * 2 > n.pods.len()).collect()
    }
}

/// Why it is not the release's fault.
fn world(evidence: &Evidence<'_>) -> Option<String> {
    let Evidence { fails, began, .. } = evidence;
    if let Some(from) = evidence.returned_from {
        return Some(format!("it was good, and fails after a rollback from Release {from} too"));
    }
    if fails.pods.iter().all(Pod::is_silent) {
        let nodes = nodes(&fails.pods).into_iter().collect::<Vec<_>>().join(", ");
        return Some(format!("their containers are ready, and node {nodes} does not say so any more"));
    }
    match evidence.database {
        Some(Database::Unusable(why)) => return Some(format!("its database cannot be used: {why}")),
        Some(Database::ChangedUnder(how)) => return Some(format!("the schema of its database {how} since it was good")),
        Some(Database::ChangedWith(_)) | None => {}
    }
    let before = evidence.ailing_before().count();
    if before > 0 && before * 2 >= evidence.before.len() {
        return Some(format!("{before} of the {} pods of the release before fail since then too", evidence.before.len()));
    }
    let failing = evidence.failing();
    if let Some(other) = failing.iter().find(|n| n.same_database) {
        return Some(format!("{}, which uses the same database and was not changed, fails since then too", other.of));
    }
    let bad = nodes(&fails.pods);
    let on_it = |pod: &Pod| pod.node.as_deref().is_some_and(|node| bad.contains(node));
    if bad.len() == 1 {
        let node = bad.iter().copied().collect::<String>();
        let others = evidence.witnesses().flat_map(|n| n.pods.iter().filter(move |pod| evidence.ails_of(n, pod)));
        let own = evidence.ailing_before();
        let silent = evidence.well.iter().filter(|pod| pod.is_silent());
        if let Some(pod) = others.chain(own).chain(silent).find(|pod| on_it(pod)) {
            return Some(format!("pod {} on the same node {node} fails since then too", pod.name));
        }
        // One that has ended too is well for a moment.
        if evidence.well.iter().any(|pod| pod.node.is_some() && pod.ailing.is_none() && !on_it(pod)) {
            return Some(format!("all of them are on node {node}, and its pods on other nodes are well"));
        }
    }
    let old = evidence.neighbours.iter().filter(|n| n.was_good || n.pods.iter().any(|pod| pod.created < *began)).count();
    if failing.len() >= 2 && failing.len() * 2 >= old {
        return Some(format!("{} other workloads that were not changed fail since then too, {} among them", failing.len(), failing.first()?.of));
    }
    if fails.sign == Sign::Unschedulable && evidence.well.iter().any(Pod::is_ready) {
        return Some("other pods of this very release are ready, so there is no room for more of them".into());
    }
    let asks = evidence.asks?;
    match fails.sign {
        Sign::ImagePull if !asks.images => Some("the images are those of the last good release, so the registry does not give them any more".into()),
        Sign::ImagePull => {
            let pulls = |n: &&Neighbour| {
                n.pods
                    .iter()
                    .any(|pod| pod.ailing.as_ref().is_some_and(|a| a.containers.iter().any(|c| c.waits.as_deref().is_some_and(|w| w.contains("ImagePull")))))
            };
            evidence.neighbours.iter().find(pulls).map(|n| format!("{} cannot pull its image either", n.of))
        }
        Sign::Unschedulable if !asks.room => Some("it asks for no more room than the last good release, so there is none in the cluster".into()),
        Sign::CrashLoop | Sign::OutOfMemory | Sign::CannotStart | Sign::Unschedulable | Sign::NotReady => None,
    }
}

/// What speaks for its being the release's fault, where nothing speaks for the world's.
fn release(evidence: &Evidence<'_>) -> (Verdict, String) {
    let named = evidence.fails.pods.iter().filter_map(|pod| pod.ailing.as_ref()).flat_map(|a| a.containers.iter()).any(|c| c.names_nothing);
    if evidence.fails.sign == Sign::ImagePull && !named {
        return (Verdict::CannotTell, "nobody says that there is no such image, so the registry may not answer".into());
    }
    let ready = evidence.before.iter().filter(|pod| pod.is_ready()).count();
    if ready > 0 {
        return (Verdict::BadRelease, format!("{ready} pods of the release before are ready"));
    }
    if let Some(other) = evidence.failing().first() {
        return (Verdict::CannotTell, format!("no pod of the release before runs any more, and {} fails since then too", other.of));
    }
    let ran = (evidence.now.as_second() - evidence.began.as_second()).max(0);
    let nothing_else = match evidence.neighbours.iter().filter(|n| n.pods.iter().any(Pod::is_ready)).count() {
        0 => "there is no other workload to compare it with".to_owned(),
        1 => format!("{} is well", evidence.neighbours.iter().find(|n| n.pods.iter().any(Pod::is_ready)).map(|n| n.of.to_string()).unwrap_or_default()),
        n => format!("{n} other workloads are well"),
    };
    let left = match evidence.migrated() {
        Some(how) => format!("the schema of its database {how} with it, so that what ran before may fail by that"),
        None => "no pod of the release before runs any more".into(),
    };
    let from = format!("{left}, {nothing_else}, and it fails {ran} s after it began to run");
    if evidence.fails.sign == Sign::CannotStart && evidence.asks.is_some_and(|asks| !asks.start) {
        return (Verdict::CannotTell, format!("{from}, but what it starts with is named as the last good release names it"));
    }
    if ran <= evidence.probation {
        (Verdict::BadRelease, from)
    } else {
        (Verdict::CannotTell, format!("{from}, which is longer than the {} s for which that is laid to a release", evidence.probation))
    }
}

fn nodes(pods: &[Pod]) -> BTreeSet<&str> {
    pods.iter().filter_map(|pod| pod.node.as_deref()).collect()
}
