//! A bad release, or a bad world? One table, read from above: what first speaks decides.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::sign::{Fails, Ill, NO_IMAGE, Pod, fails_with};
use crate::api::{Sign, Verdict, WorkloadRef};

/// How many seconds a pod must have been there before it says something by failing, where nobody knows that it was good.
const LONG_THERE: i64 = 120;

/// What a release that fails is compared with.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    pub fails: &'a Fails,
    pub now: Timestamp,
    /// When the release began to run.
    pub began: Timestamp,
    /// Whether it was good before its pods began to fail: something else may have changed since.
    pub was_good: bool,
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

    /// Whether a pod of a neighbour has begun to fail with the release, and not by what its own template names. Of one of which nobody knows
    /// that it was good, a pod counts that was there for long.
    fn ails_of(&self, neighbour: &Neighbour, pod: &Pod) -> bool {
        let long_there = || pod.created < self.began && pod.created + SignedDuration::from_secs(LONG_THERE) <= self.fails.onset(self.now);
        (neighbour.was_good || long_there()) && self.ails(pod) && !pod.names_what_is_not_there()
    }

    /// Whether a registry, or whoever it is asked for, says that there is no such image.
    fn names_no_image(&self) -> bool {
        self.fails.pods.iter().filter_map(|pod| pod.ailing.as_ref()).flat_map(|a| a.containers.iter()).any(|c| c.names_nothing)
    }

    /// Why it is the node on which all of the pods are that fail.
    fn node(&self, node: &str) -> Option<String> {
        let on_it = |pod: &Pod| pod.node.as_deref() == Some(node);
        let well_there = |pod: &Pod| on_it(pod) && pod.created < self.began && pod.ailing.is_none();
        let neighbours = || self.witnesses().flat_map(|n| n.pods.iter().map(move |pod| (n, pod)));
        let ailing: Vec<&Pod> = neighbours()
            .filter(|(n, pod)| self.ails_of(n, pod))
            .map(|(_, pod)| pod)
            .chain(self.ailing_before())
            .chain(self.well.iter().filter(|pod| pod.is_silent()))
            .filter(|pod| on_it(pod))
            .collect();
        let well = neighbours().filter(|(_, pod)| well_there(pod)).count();
        if let Some(pod) = ailing.first().filter(|_| ailing.len() >= well && !self.before.iter().any(well_there)) {
            return Some(format!("pod {} on the same node {node} fails since then too", pod.name));
        }
        // One that has ended too is well for a moment.
        let elsewhere = self.well.iter().any(|pod| pod.node.is_some() && pod.ailing.is_none() && !on_it(pod));
        elsewhere.then(|| format!("all of them are on node {node}, and its pods on other nodes are well"))
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
    let failing_first = fails.pods.iter().map(|pod| pod.created).min();
    if !fails.pods.is_empty() && fails.pods.iter().all(Pod::is_silent) {
        let nodes = nodes(&fails.pods).into_iter().collect::<Vec<_>>().join(", ");
        return Some(format!("their containers are ready, and node {nodes} does not say so any more"));
    }
    match evidence.database {
        Some(Database::Unusable(why)) => return Some(format!("its database cannot be used: {why}")),
        Some(Database::ChangedUnder(how)) => return Some(format!("the schema of its database {how} since it was good")),
        Some(Database::ChangedWith(_)) | None => {}
    }
    if let Some(from) = evidence.returned_from {
        return Some(format!("it was good, and fails after a rollback from Release {from} too"));
    }
    let before = evidence.ailing_before().count();
    if before > 0 && before * 2 >= evidence.before.len() {
        return Some(format!("{before} of the {} pods of the release before fail since then too", evidence.before.len()));
    }
    let failing = evidence.failing();
    if let Some(other) = failing.iter().find(|n| n.same_database) {
        return Some(format!("{}, which uses the same database and was not changed, fails since then too", other.of));
    }
    if let Some(pod) = evidence
        .well
        .iter()
        .find(|pod| evidence.was_good && fails.sign != Sign::OutOfMemory && pod.is_ready() && failing_first.is_some_and(|first| pod.created < first))
    {
        return Some(format!("it was good, and its pod {}, which was made before them, is ready, so that something else has changed", pod.name));
    }
    if let [node] = nodes(&fails.pods).into_iter().collect::<Vec<_>>().as_slice()
        && let Some(why) = evidence.node(node)
    {
        return Some(why);
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
        Sign::CannotCreate => fails.refused.as_deref().filter(|why| is_of_the_cluster(why, asks)).map(|why| format!("that is not by what it asks for: {why}")),
        Sign::ImagePull if !asks.images => Some("the images are those of the last good release, so the registry does not give them any more".into()),
        Sign::ImagePull if evidence.names_no_image() => None,
        Sign::ImagePull => {
            let pulls = |n: &&Neighbour| {
                let waits = |c: &Ill| !c.names_nothing && c.waits.as_deref().is_some_and(|why| NO_IMAGE.contains(&why));
                n.pods.iter().filter_map(|pod| pod.ailing.as_ref()).any(|a| a.containers.iter().any(waits))
            };
            evidence.neighbours.iter().find(pulls).map(|n| format!("{} cannot pull its image either", n.of))
        }
        Sign::Unschedulable if !asks.room => Some("it asks for no more room than the last good release, so there is none in the cluster".into()),
        Sign::CrashLoop | Sign::OutOfMemory | Sign::CannotStart | Sign::Unschedulable | Sign::NotReady => None,
    }
}

/// What speaks for its being the release's fault, where nothing speaks for the world's.
fn release(evidence: &Evidence<'_>) -> (Verdict, String) {
    if evidence.fails.sign == Sign::ImagePull && !evidence.names_no_image() {
        return (Verdict::CannotTell, "nobody says that there is no such image, so the registry may not answer".into());
    }
    if evidence.fails.sign == Sign::CannotStart && evidence.asks.is_some_and(|asks| !asks.start) {
        return (Verdict::CannotTell, "what it starts with is named as the last good release names it, so that something of it may be gone".into());
    }
    let ready = evidence.before.iter().filter(|pod| pod.is_ready()).count();
    if ready > 0 {
        return (Verdict::BadRelease, format!("{ready} pods of the release before are ready"));
    }
    if evidence.was_good && evidence.fails.sign != Sign::OutOfMemory {
        let why = "it was good before, no pod of another release runs to compare it with, and what else it depends on may have changed";
        return (Verdict::CannotTell, why.into());
    }
    if let Some(other) = evidence.failing().first() {
        return (Verdict::CannotTell, format!("no pod of another release runs, and {} fails since then too", other.of));
    }
    let ran = (evidence.now.as_second() - evidence.began.as_second()).max(0);
    let nothing_else = match evidence.neighbours.iter().filter(|n| n.pods.iter().any(Pod::is_ready)).count() {
        0 => "there is no other workload to compare it with".to_owned(),
        1 => format!("{} is well", evidence.neighbours.iter().find(|n| n.pods.iter().any(Pod::is_ready)).map(|n| n.of.to_string()).unwrap_or_default()),
        n => format!("{n} other workloads are well"),
    };
    let left = match evidence.migrated() {
        Some(how) => format!("the schema of its database {how} with it, so that what ran before may fail by that"),
        None => "no pod of another release runs".into(),
    };
    let from = format!("{left}, {nothing_else}, and it fails {ran} s after it began to run");
    if ran <= evidence.probation {
        (Verdict::BadRelease, from)
    } else {
        (Verdict::CannotTell, format!("{from}, which is longer than the {} s for which that is laid to a release", evidence.probation))
    }
}

/// Whether pods are refused for what the cluster has, whatever the release asks for: a quota that is used up, or a webhook that does not answer.
fn is_of_the_cluster(refusal: &str, asks: Asks) -> bool {
    refusal.contains("failed calling webhook") || refusal.contains("exceeded quota") && !asks.room
}

fn nodes(pods: &[Pod]) -> BTreeSet<&str> {
    pods.iter().filter_map(|pod| pod.node.as_deref()).collect()
}
