//! Watches what runs, and asks for a rollback of a release that fails by its own fault.
//!
//! It goes by what watches have brought: a pod's event is looked at at once, and nobody is asked until a sign is seen. What is decided
//! then is decided by the workload and its Releases as they are read anew; it stands in the Release before the request is made, and the
//! request's name is made of the Release's, so that whoever goes on after a crash makes the same one.

mod evidence;
mod found;
mod requested;
mod summary;

use std::time::Duration;

use jiff::Timestamp;

use super::cache::kept::Workload;
use super::cache::{Cache, Moved};
use super::context::Context;
use super::deadline::within;
use super::metrics::Outcome;
use super::queue::{self, Pace};
use super::release::sight::Sight;
use super::status;
use super::watching::RECONCILE;
use crate::api::conditions::{State, clear, kind, set};
use crate::api::release::ReleasePhase;
use crate::api::{Failure, Reason, Release, ReleaseStatus, Verdict, WorkloadRef, time};
use crate::cluster::Error;
use crate::plan::failing::decide::{Case, Follows, Tried, decide};
use crate::plan::failing::sign::{Fails, Patience, Seen, recovered, seen};
use crate::plan::failing::verdict::verdict;
use crate::plan::health::Again;
use found::{Found, own};

/// A failure is looked at at once.
const PACE: Pace = Pace { at_once: 8, gathers: Duration::ZERO };

pub async fn run(context: &Context, namespace: &str) {
    let cache = context.caches.of(namespace);
    let look = |of: WorkloadRef| Box::pin(within(RECONCILE, "look", reconcile(context, namespace, of)));
    tokio::join!(queue::run(&cache, PACE, |moved| touched(&cache, moved), look), summary::run(context, namespace));
}

/// The workloads that must be looked at after a change.
fn touched(cache: &Cache, moved: &Moved) -> Vec<WorkloadRef> {
    match moved {
        Moved::Workload(of) | Moved::Record(of) => vec![of.clone()],
        Moved::Guard(_) | Moved::All => cache.workloads(|_| true).iter().map(|workload| workload.of.clone()).collect(),
        Moved::Request { .. } | Moved::Policy(_) | Moved::PolicyStatus(_) | Moved::Backup { .. } | Moved::Job { .. } | Moved::Map(_) | Moved::Copy(_) => {
            Vec::new()
        }
    }
}

async fn reconcile(context: &Context, namespace: &str, of: WorkloadRef) -> Result<Again, Error> {
    let cache = context.caches.of(namespace);
    cache.current().await?;
    cache.guards.current().await?;
    let Some(workload) = cache.workload(&of) else { return Ok(Again::OnEvent) };
    let guards = cache.guards_of(&workload);
    // Two that select one workload are told by their status, and neither acts.
    let [guard] = guards.as_slice() else { return Ok(Again::OnEvent) };
    if guard.spec.suspend || workload.rollout.wanted == 0 || !workload.rollout.taken_up {
        return Ok(Again::OnEvent);
    }
    let (own, now) = (own(&cache, &workload), Timestamp::now());
    let patience = Patience::of(&guard.spec.signs, workload.probes);
    let fails = match seen(&own.present, patience, now) {
        Seen::Fails(fails) => Some(fails),
        Seen::Well(Some(again)) => return Ok(Again::In(again)),
        Seen::Well(None) => None,
    };
    // What was decided before may be over.
    let decided = cache.releases.all(|release| release.workload == of && release.status.failure.is_some());
    if fails.is_none() && decided.is_empty() {
        return Ok(Again::OnEvent);
    }
    let sight = Sight::known(&cache, &workload);
    let used = cache.reader(&context.world, namespace).used(&workload, sight.policy.as_deref()).await?;
    // One that is not on record yet comes again when it is.
    let Ok(release) = sight.release(&used) else { return Ok(Again::OnEvent) };
    let found = Found { guard, workload: &workload, sight: &sight, own: &own, release, now };
    match fails {
        Some(fails) => found.fails(context, &cache, namespace, &fails, patience).await,
        None => found.is_well(context, namespace).await,
    }
}

/// How long after it was made a request may not have been seen by a watch.
const UNSEEN: i64 = 60;

impl Found<'_> {
    /// A failure that was not its own is over; what was its own stays on record.
    async fn is_well(&self, context: &Context, namespace: &str) -> Result<Again, Error> {
        if self.release.status.failure.as_ref().is_none_or(|failure| failure.verdict == Verdict::BadRelease) {
            return Ok(Again::OnEvent);
        }
        let Some(release) = context.world.get::<Release>(namespace, &self.release.name).await? else { return Ok(Again::OnEvent) };
        let mut new = release.status.clone().unwrap_or_default();
        new.failure = None;
        clear(&mut new.conditions, kind::FAILING);
        status::write(&context.world, &release, new).await?;
        context.tell(&release, Reason::Healthy, &format!("{} fails no more", self.workload.of), true).await;
        Ok(Again::OnEvent)
    }

    async fn fails(&self, context: &Context, cache: &Cache, namespace: &str, fails: &Fails, patience: Patience<'_>) -> Result<Again, Error> {
        let world = &context.world;
        let at_work = cache.requests.all(|request| request.at_work && request.targets.contains(&self.workload.of));
        if !at_work.is_empty() {
            return Ok(Again::OnEvent);
        }
        // What is written is decided by what is there now.
        let Some(release) = world.get::<Release>(namespace, &self.release.name).await? else { return Ok(Again::OnEvent) };
        let Some(is) = world.workload_opt(namespace, &self.workload.of).await? else { return Ok(Again::OnEvent) };
        if is.uid() != self.workload.uid || Workload::of(&is).template_hash != self.workload.template_hash {
            return Ok(Again::OnEvent);
        }
        let before = release.status.clone().unwrap_or_default();
        let tried = before.failure.as_ref().and_then(|failure| self.tried(cache, failure));
        let gathered = evidence::gather(context, cache, namespace, self, fails, &release).await?;
        // Whose fault it was is not asked again of one that was found bad.
        let (whose, because) = match before.failure.as_ref().filter(|failure| failure.verdict == Verdict::BadRelease) {
            Some(failure) => (failure.verdict, failure.because.clone()),
            None => verdict(&gathered.evidence(self, fails)),
        };
        // Whoever comes up after a bad world is given the time for that.
        let bad_world = before.failure.as_ref().filter(|failure| failure.verdict == Verdict::BadWorld && whose != Verdict::BadWorld);
        let noted = bad_world.map(|failure| failure.world_well_time.as_ref().map_or(self.now, |t| t.0));
        if let Some(well) = noted.max(recovered(&gathered.before, gathered.began))
            && let Err(again) = fails.in_spite_of(well, patience, self.now)
        {
            if let Some(failure) = bad_world.filter(|failure| failure.world_well_time.is_none()) {
                let failure = Failure { world_well_time: Some(time(well)), ..failure.clone() };
                status::write(world, &release, ReleaseStatus { failure: Some(failure), ..before }).await?;
            }
            return Ok(again.map_or(Again::OnEvent, Again::In));
        }
        let asked: Vec<Timestamp> =
            cache.releases.all(|r| r.status.failure.is_some()).iter().filter_map(|r| r.status.failure.as_ref()?.request_time.as_ref().map(|t| t.0)).collect();
        let case = Case { policy: &self.guard.spec, verdict: whose, tried, good: gathered.good.is_some(), asked: &asked, now: self.now };
        let follows = decide(&case);
        let (reason, note) = match &follows {
            Follows::Act => {
                (Reason::BadRelease, format!("{because}: {} goes back to Release {}", self.workload.of, gathered.good.as_deref().unwrap_or_default()))
            }
            Follows::Told(reason, why) => (*reason, format!("{because}: {why}")),
            Follows::Nothing => return Ok(Again::In(Duration::from_secs(UNSEEN.unsigned_abs()))),
        };
        let request = requested::of(self, &release, &because);
        let mut new = before.clone();
        let failed = |old: &Failure| old.sign == fails.sign && old.verdict == whose;
        let failure = match new.failure.take().filter(failed) {
            Some(old) => Failure { world_well_time: None, ..old },
            None => Failure { sign: fails.sign, verdict: whose, because, time: time(self.now), world_well_time: None, request: None, request_time: None },
        };
        let told = before.conditions.iter().any(|c| c.type_ == kind::FAILING && c.reason == reason.text());
        let acts = follows == Follows::Act;
        let request_name = if acts { request.metadata.name.clone() } else { failure.request.clone() };
        new.failure = Some(Failure { request: request_name, ..failure });
        if whose == Verdict::BadRelease {
            new.phase = ReleasePhase::Failed;
            set(&mut new.conditions, kind::READY, State::False, Reason::BadRelease, &note, None, self.now);
        }
        if !told {
            set(&mut new.conditions, kind::FAILING, State::True, reason, &note, None, self.now);
        }
        let written = status::write(world, &release, new).await?;
        if acts {
            world.create(namespace, &request).await?;
            let mut made = written.status.clone().unwrap_or_default();
            if let Some(failure) = &mut made.failure {
                failure.request_time = Some(time(self.now));
            }
            // Where that cannot be written the request is made once more, which is the same one.
            status::write(world, &written, made).await?;
        }
        if !told {
            context.metrics.decisions.get_or_create(&Outcome { outcome: whose.to_string(), reason: reason.to_string() }).inc();
            context.tell_of(&is.object(), reason, &note, false).await;
        }
        Ok(Again::OnEvent)
    }

    /// What has become of the request that was made for this release.
    fn tried(&self, cache: &Cache, failure: &Failure) -> Option<Tried> {
        let name = failure.request.clone()?;
        Some(match (cache.requests.get(&name), &failure.request_time) {
            (Some(request), _) if request.succeeded => Tried::Succeeded(name),
            (Some(_), _) => Tried::Failed(name),
            // It was decided, and the process has ended before it was made.
            (None, None) => return None,
            (None, Some(made)) if self.now.as_second() - made.0.as_second() < UNSEEN => Tried::Unseen,
            (None, Some(_)) => Tried::Succeeded(name),
        })
    }
}
