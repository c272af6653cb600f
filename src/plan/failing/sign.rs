//! By what a release is seen to fail: what its pods show, for how long, and in how many of them.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use k8s_openapi::api::core::v1::{Container, PodSpec, Probe};

use crate::api::Sign;
use crate::api::rollback_policy::Signs;
use crate::plan::health::Refused;

/// What the kubelet calls it when an image cannot be had.
pub const NO_IMAGE: [&str; 5] = ["ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError"];
/// What it calls it when a container cannot be made of it.
const NO_CONTAINER: [&str; 5] = ["CreateContainerConfigError", "CreateContainerError", "RunContainerError", "PreCreateHookError", "PostStartHookError"];
/// A pod is given so many seconds at least to become ready.
const READY_SECONDS: i64 = 60;
/// How long a pod may take to be set up, in seconds: images are pulled, volumes attached, init containers run, migrations perhaps. As
/// long as Kubernetes gives a rollout that makes no progress.
const SET_UP_SECONDS: i64 = 600;
/// What the kubelet probes by where the template does not say, in seconds and failures.
const PERIOD: i32 = 10;
const FAILURES: i32 = 3;

/// A pod that may still run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pod {
    pub name: Box<str>,
    pub node: Option<Box<str>>,
    pub created: Timestamp,
    /// Since when it is ready; nothing where it is not.
    pub ready_since: Option<Timestamp>,
    /// Nothing where it is ready and none of its containers has ended.
    pub ailing: Option<Box<Ailing>>,
}

/// What is wrong with a pod.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ailing {
    pub ready: bool,
    /// Since when it is ready, or is not.
    pub since: Timestamp,
    /// Since when all of its containers have run; nothing while one of them is yet to be started.
    pub runs: Option<Timestamp>,
    /// It is not ready although each of its containers is: its node says nothing any more.
    pub silent: bool,
    /// Since when no node takes it.
    pub unschedulable: Option<Timestamp>,
    /// Those that have ended, or wait.
    pub containers: Box<[Ill]>,
}

/// A container that has ended, or waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ill {
    pub name: Box<str>,
    pub terminations: i64,
    pub last: Option<Ended>,
    /// Why it does not run, as the kubelet says it.
    pub waits: Option<Box<str>>,
    /// Whether that is since what it names is not there, and not since nobody answers.
    pub names_nothing: bool,
}

/// How a container has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    pub exit_code: i32,
    pub out_of_memory: bool,
    /// Its command could not even be started.
    pub not_started: bool,
    pub started: Option<Timestamp>,
    pub finished: Timestamp,
}

impl Pod {
    pub fn is_ready(&self) -> bool {
        self.ailing.as_ref().is_none_or(|ailing| ailing.ready)
    }

    pub fn is_silent(&self) -> bool {
        self.ailing.as_ref().is_some_and(|ailing| ailing.silent)
    }

    /// Whether it fails by what its own template names, or asks for: that says nothing of others.
    pub fn names_what_is_not_there(&self) -> bool {
        let names = |c: &Ill| c.names_nothing || c.waits.as_deref().is_some_and(|why| NO_CONTAINER.contains(&why));
        self.ailing.as_ref().is_some_and(|a| a.unschedulable.is_some() || a.containers.iter().any(names))
    }

    /// Whether it was up for so many seconds before it began to fail: short runs and the kubelet's back-off alone do not take as long as it is there.
    pub fn was_up(&self, seconds: i64, now: Timestamp) -> bool {
        let Some(ailing) = &self.ailing else { return true };
        let lost_readiness = ailing.runs.is_some_and(|runs| ailing.since.as_second() - runs.as_second() > seconds);
        let looped = |c: &Ill| {
            let run = c.last.and_then(|last| Some(last.finished.as_second() - last.started?.as_second())).unwrap_or(0).max(0);
            backoff(c.terminations) + run * c.terminations
        };
        let longest = ailing.containers.iter().filter(|c| c.terminations > 0).map(looped).max();
        longest.map_or(lost_readiness, |loops| now.as_second() - self.created.as_second() > loops + seconds)
    }
}

/// How long a sign must be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience<'a> {
    pub signs: &'a Signs,
    /// How many seconds a pod has to become ready.
    pub ready: i64,
}

impl<'a> Patience<'a> {
    /// As the policy says, or as the template's probes do.
    pub fn of(signs: &'a Signs, probes: i64) -> Self {
        Self { signs, ready: signs.not_ready_seconds.unwrap_or(probes) }
    }
}

/// How many seconds the probes of a template give a pod: three times what readiness needs to fail, beside all that a slow start is
/// given. A sidecar's count too.
pub fn probes(spec: &PodSpec) -> i64 {
    let fails = |probe: &Probe| {
        let times = i64::from(probe.period_seconds.unwrap_or(PERIOD).max(1)) * i64::from(probe.failure_threshold.unwrap_or(FAILURES).max(1));
        i64::from(probe.initial_delay_seconds.unwrap_or(0)) + times
    };
    let sidecars = spec.init_containers.iter().flatten().filter(|c| c.restart_policy.as_deref() == Some("Always"));
    let containers: Vec<&Container> = spec.containers.iter().chain(sidecars).collect();
    let longest = |probe: fn(&Container) -> Option<&Probe>| containers.iter().filter_map(|c| probe(c)).map(fails).max().unwrap_or(0);
    longest(|c| c.startup_probe.as_ref()) + (3 * longest(|c| c.readiness_probe.as_ref())).max(READY_SECONDS)
}

/// What was found of one pod.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    Nothing,
    /// It will be a sign then, unless something changes.
    From(Timestamp),
    Sign(Sign),
}

/// What a pod shows now.
fn shows(pod: &Pod, patience: Patience<'_>, now: Timestamp) -> Shows {
    let Some(ailing) = &pod.ailing else { return Shows::Nothing };
    let signs = patience.signs;
    let mut first: Option<Timestamp> = None;
    let mut lasts = |since: Timestamp, seconds: i64| {
        let due = since + SignedDuration::from_secs(seconds);
        first = Some(first.map_or(due, |first| first.min(due))).filter(|_| due > now).or(first);
        due <= now
    };
    // One that is ready has come up, however often it has failed before.
    if let Some(looping) = ailing.containers.iter().find(|c| !ailing.ready && is_looping(c, signs, now)) {
        return Shows::Sign(match looping.last {
            Some(last) if last.out_of_memory => Sign::OutOfMemory,
            Some(last) if last.not_started => Sign::CannotStart,
            Some(_) | None => Sign::CrashLoop,
        });
    }
    for (names, sign) in [(NO_IMAGE, Sign::ImagePull), (NO_CONTAINER, Sign::CannotStart)] {
        let waits = ailing.containers.iter().filter_map(|c| c.waits.as_deref()).any(|why| names.contains(&why));
        if waits && lasts(ailing.since, signs.cannot_start_seconds) {
            return Shows::Sign(sign);
        }
    }
    if let Some(since) = ailing.unschedulable {
        return if lasts(since, signs.unschedulable_seconds) { Shows::Sign(Sign::Unschedulable) } else { first.map_or(Shows::Nothing, Shows::From) };
    }
    let (since, seconds) = match ailing.runs {
        Some(runs) => (ailing.since.max(runs), patience.ready),
        None => (ailing.since, patience.ready.max(SET_UP_SECONDS)),
    };
    if !ailing.ready && lasts(since, seconds) {
        return Shows::Sign(Sign::NotReady);
    }
    first.map_or(Shows::Nothing, Shows::From)
}

/// How many seconds the kubelet waits in all before a container ends for that time: nothing, 10, 20, 40, 80, 160, and 300 from there on.
fn backoff(terminations: i64) -> i64 {
    (2..terminations).map(|n| (10_i64 << (n - 2).min(5)).min(300)).sum()
}

/// Whether a container ends again and again: so often, lately, and its last run was a short one.
fn is_looping(container: &Ill, signs: &Signs, now: Timestamp) -> bool {
    let within = |from: Timestamp, to: Timestamp| to.as_second() - from.as_second() < signs.terminations_within_seconds;
    let short = |last: Ended| last.started.is_none_or(|started| within(started, last.finished)) && within(last.finished, now);
    container.terminations >= signs.terminations && container.last.is_some_and(short)
}

/// What the pods of a release show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nothing, or not in enough of them; to be looked at again then, where nothing changes before.
    Well(Option<Duration>),
    Fails(Fails),
}

/// A release that fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fails {
    pub sign: Sign,
    /// The pods that show it.
    pub pods: Vec<Pod>,
    /// How many pods of the release there are.
    pub of: usize,
    /// Why its pods are not even made, as the API server says it.
    pub refused: Option<String>,
}

impl Fails {
    /// In a sentence.
    pub fn words(&self) -> String {
        if let Some(why) = &self.refused {
            return format!("its pods {} ({why})", self.sign.words());
        }
        let what = match self.pods.iter().filter_map(|pod| pod.ailing.as_ref()).flat_map(|a| a.containers.iter()).next() {
            Some(Ill { name, waits: Some(why), .. }) => format!(" (container {name}: {why})"),
            Some(Ill { name, terminations, last: Some(last), .. }) => {
                format!(" (container {name} has ended {terminations} times, at last with exit code {})", last.exit_code)
            }
            Some(_) | None => String::new(),
        };
        format!("{} of its {} pods {}{what}", self.pods.len(), self.of, self.sign.words())
    }
}

impl Fails {
    /// Of pods that cannot be made, once that lasts; an error says when it will have.
    pub fn refused(refused: &Refused, signs: &Signs, now: Timestamp) -> Result<Self, Duration> {
        match u64::try_from(refused.since.as_second() + signs.cannot_start_seconds - now.as_second()) {
            Ok(left @ 1..) => Err(Duration::from_secs(left)),
            Ok(0) | Err(_) => Ok(Self { sign: Sign::CannotCreate, pods: Vec::new(), of: 0, refused: Some(refused.why.clone()) }),
        }
    }

    /// Whether it fails although the world is well since then: a container has been started and has ended since, or its pods have had as
    /// long as any to come up. An error says how long they still have; a container that waits to be started sends an event.
    pub fn in_spite_of(&self, well: Timestamp, patience: Patience<'_>, now: Timestamp) -> Result<(), Option<Duration>> {
        let runs = || self.pods.iter().filter_map(|pod| pod.ailing.as_ref()).flat_map(|a| a.containers.iter()).filter_map(|c| c.last);
        match self.sign {
            Sign::CrashLoop | Sign::OutOfMemory if runs().any(|last| last.started.is_some_and(|started| started >= well)) => Ok(()),
            Sign::CrashLoop | Sign::OutOfMemory => Err(None),
            Sign::ImagePull | Sign::CannotStart | Sign::CannotCreate | Sign::Unschedulable | Sign::NotReady => {
                match u64::try_from(well.as_second() + patience.ready - now.as_second()) {
                    Ok(left @ 1..) => Err(Some(Duration::from_secs(left))),
                    Ok(0) | Err(_) => Ok(()),
                }
            }
        }
    }
}

/// When the world has become well again, as most of the pods say that ran before the release began: they were not ready for a while
/// since.
pub fn recovered(before: &[Pod], began: Timestamp) -> Option<Timestamp> {
    let since: Vec<Timestamp> = before.iter().filter(|pod| pod.created < began).filter_map(|pod| pod.ready_since).filter(|at| *at >= began).collect();
    since.iter().max().copied().filter(|_| since.len() * 2 > before.len())
}

/// What the pods of a release show now.
pub fn seen(pods: &[Pod], patience: Patience<'_>, now: Timestamp) -> Seen {
    let shown: Vec<(&Pod, Shows)> = pods.iter().map(|pod| (pod, shows(pod, patience, now))).collect();
    let all_silent = pods.iter().all(Pod::is_silent);
    let failing: Vec<(&Pod, Sign)> = shown
        .iter()
        .filter(|(pod, _)| all_silent || !pod.is_silent())
        .filter_map(|(pod, shows)| if let Shows::Sign(sign) = shows { Some((*pod, *sign)) } else { None })
        .collect();
    // One whose node is silent says nothing, where others speak.
    let speak = pods.iter().filter(|pod| !pod.is_silent()).count();
    let enough = failing.len() * 100 >= (if speak == 0 { pods.len() } else { speak }) * usize::try_from(patience.signs.pods_percent).unwrap_or(100);
    let most = |sign: &Sign| failing.iter().filter(|(_, other)| other == sign).count();
    let sign = failing.iter().map(|(_, sign)| *sign).max_by_key(|sign| (most(sign), std::cmp::Reverse(*sign)));
    match sign.filter(|_| enough) {
        Some(sign) => Seen::Fails(Fails { sign, pods: failing.into_iter().map(|(pod, _)| pod.clone()).collect(), of: pods.len(), refused: None }),
        None => {
            let next = shown.iter().filter_map(|(_, shows)| if let Shows::From(at) = shows { Some(*at) } else { None }).min();
            // A second later than it is due, since times are of whole seconds.
            Seen::Well(next.map(|at| Duration::from_secs(u64::try_from(at.as_second() - now.as_second()).unwrap_or(0) + 1)))
        }
    }
}

/// How much earlier than a release what fails with it may have begun to fail, in seconds: they are not probed at one moment.
const TOGETHER_SECONDS: i64 = 60;

impl Fails {
    /// When the first of its pods began to fail.
    pub fn onset(&self, now: Timestamp) -> Timestamp {
        self.pods.iter().filter_map(|pod| pod.ailing.as_ref()).map(|a| a.since).min().unwrap_or(now)
    }
}

/// Whether a pod has begun to fail with what has failed since then: what has always failed says nothing of now.
pub fn fails_with(pod: &Pod, onset: Timestamp, now: Timestamp) -> bool {
    let since = onset - SignedDuration::from_secs(TOGETHER_SECONDS);
    let Some(ailing) = pod.ailing.as_ref().filter(|_| pod.created < onset) else { return false };
    // The kubelet's back-off allows no more in that time: 10, 20, 40, 80 and 160 seconds, and 300 from there on.
    let most = 6 + (now.as_second() - since.as_second()).max(0) / 300;
    let always = ailing.containers.iter().any(|c| c.terminations > most);
    // One that was started again and is ready has come up; one that has just ended is ready for a moment.
    let lately = |last: Ended| last.finished >= since && now.as_second() - last.finished.as_second() <= TOGETHER_SECONDS;
    let ends = ailing.containers.iter().any(|c| c.last.is_some_and(lately));
    !always && (ends || !ailing.ready && ailing.since >= since)
}
