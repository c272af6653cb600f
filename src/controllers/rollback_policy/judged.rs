//! What is made of a release that fails, or does no more: it is decided by what is read anew, written down, and asked for.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use kube::ResourceExt;

use super::found::Found;
use super::{evidence, requested};
use crate::api::conditions::{State, clear, kind, set};
use crate::api::release::ReleasePhase;
use crate::api::{Failure, Reason, Release, ReleaseStatus, RollbackRequest, Verdict, time};
use crate::cluster::workload::{self as cluster, owner};
use crate::cluster::{Class, Error, World};
use crate::controllers::cache::Cache;
use crate::controllers::cache::kept::{Recorded, Workload};
use crate::controllers::context::Context;
use crate::controllers::metrics::Outcome;
use crate::controllers::status;
use crate::plan::failing::decide::{Case, Follows, Tried, decide};
use crate::plan::failing::sign::{Fails, recovered};
use crate::plan::failing::verdict::verdict;
use crate::plan::health::Again;
use crate::plan::target;

/// How long after it was made a request may not have been seen by a watch, in seconds.
const UNSEEN: i64 = 60;
/// Of the limits that policies may set, in seconds.
const LONGEST_WINDOW: i64 = 604_800;
/// How soon is looked again at what is not on record as it is.
const UNREAD: Duration = Duration::from_secs(1);
/// How often it is looked again whether what speaks against a rollback has passed, as long as the release fails.
const AGAIN: Duration = Duration::from_secs(60);

/// Notes when requests were made of which the Release does not say so yet: the process may have ended in between.
///
/// # Errors
/// When it cannot be written.
pub async fn made(context: &Context, cache: &Cache, namespace: &str, decided: &[Arc<Recorded>]) -> Result<(), Error> {
    for release in decided {
        let Some(Failure { request: Some(name), request_time: None, .. }) = &release.status.failure else { continue };
        let Some(created) = cache.requests.get(name).and_then(|request| request.created) else { continue };
        let Some(release) = context.world.get::<Release>(namespace, &release.name).await? else { continue };
        let mut new = release.status.clone().unwrap_or_default();
        new.failure.iter_mut().for_each(|failure| failure.request_time = Some(time(created)));
        status::write(&context.world, &release, new).await?;
    }
    Ok(())
}

/// A failure for which nobody was taken back is over, once the pods are ready for as long as any has to become so.
///
/// # Errors
/// When it cannot be written.
pub async fn is_well(found: &Found<'_>, context: &Context, cache: &Cache, namespace: &str) -> Result<Again, Error> {
    if found.release.status.failure.as_ref().is_none_or(|failure| failure.request.as_ref().is_some_and(|name| took_back(cache, name))) {
        return Ok(Again::OnEvent);
    }
    // A container that ends again and again is ready in between.
    let ready = found.own.present.iter().map(|pod| pod.ready_since).collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
    let Some(since) = ready else { return Ok(Again::OnEvent) };
    let ended =
        found.own.present.iter().filter_map(|pod| pod.ailing.as_ref()).flat_map(|a| a.containers.iter()).filter_map(|c| c.last).map(|last| last.finished);
    let again = ended.max().map_or(0, |ended| ended.as_second() + found.guard.spec.signs.terminations_within_seconds);
    let left = again.max(since.as_second() + found.patience.ready) - found.now.as_second();
    if left > 0 {
        return Ok(Again::In(Duration::from_secs(left.unsigned_abs())));
    }
    let Some(release) = context.world.get::<Release>(namespace, &found.release.name).await? else { return Ok(Again::OnEvent) };
    let mut new = release.status.clone().unwrap_or_default();
    new.failure = None;
    if new.phase == ReleasePhase::Failed {
        // What was decided of it was never done, and is over.
        let (phase, state, reason) = match new.healthy_time {
            Some(_) => (ReleasePhase::Healthy, State::True, Reason::Healthy),
            None => (ReleasePhase::Observed, State::False, Reason::Soaking),
        };
        new.phase = phase;
        set(&mut new.conditions, kind::READY, state, reason, "it has failed, was not gone back from, and fails no more", None, found.now);
    }
    clear(&mut new.conditions, kind::FAILING);
    status::write(&context.world, &release, new).await?;
    context.tell(&release, Reason::Healthy, &format!("{} fails no more", found.workload.of), true);
    Ok(Again::OnEvent)
}

/// Whether a request has taken a workload back, or may still do so. Of one that is gone nobody knows.
fn took_back(cache: &Cache, request: &str) -> bool {
    cache.requests.get(request).is_none_or(|request| request.at_work || !request.left.is_empty())
}

/// Decides what is done of a release that fails, and does it.
///
/// # Errors
/// When something cannot be read or written; it is looked at again.
pub async fn fails(found: &Found<'_>, context: &Context, cache: &Cache, namespace: &str, fails: &Fails) -> Result<Again, Error> {
    let of = &found.workload.of;
    if !cache.requests.all(|request| request.holds(of)).is_empty() {
        // One that is deleted tells nobody.
        return Ok(Again::In(AGAIN));
    }
    let Some((release, is)) = anew(found, &context.world, namespace).await? else { return Ok(Again::OnEvent) };
    let before = release.status.as_ref().and_then(|status| status.failure.clone());
    let gathered = evidence::gather(context, cache, namespace, found, fails, &release).await?;
    // Whose fault it was is not asked again of one that was gone back from.
    let (whose, because) = match before.as_ref().filter(|failure| failure.request.is_some()) {
        Some(failure) => (failure.verdict, failure.because.clone()),
        None => verdict(&gathered.evidence(found, fails)),
    };
    if let Some(again) = comes_up(found, context, &release, &gathered, fails, whose).await? {
        return Ok(again);
    }
    let request = requested::of(found.guard, found.workload, &release, gathered.good.clone(), &because, context.world.user.as_deref());
    let case = Case {
        policy: &found.guard.spec,
        verdict: whose,
        tried: undone(cache, &found.release.name).or_else(|| before.as_ref().and_then(|failure| tried(cache, failure, found.now))),
        unnamed: found.workload.policy.as_deref().filter(|name| found.guard.spec.policy_ref.as_ref().is_none_or(|named| named.name != *name)),
        blocked: blocked(found, cache, &is),
        good: gathered.good.is_some(),
        asked: &[],
        now: found.now,
    };
    let (follows, claim) = claimed(cache, case, &request.name_any());
    let acts = match &follows {
        Follows::Nothing => return Ok(Again::In(AGAIN)),
        Follows::Act => true,
        Follows::Told(..) => false,
    };
    if acts && !is_what_runs(found, context, cache, namespace).await? {
        return Ok(Again::In(UNREAD));
    }
    let now = Failure { sign: fails.sign, verdict: whose, because, time: time(found.now), world_well_time: None, request: None, request_time: None };
    let failure = on_record(before, now, Some(request.name_any()).filter(|_| acts));
    let (reason, note) = match follows {
        Follows::Told(reason, why) => (reason, format!("{}: {why}", failure.because)),
        Follows::Act | Follows::Nothing => {
            let good = gathered.good.as_deref().unwrap_or_default();
            (Reason::BadRelease, format!("{}: RollbackRequest {} is to take {of} back to Release {good}", failure.because, request.name_any()))
        }
    };
    let verdict = failure.verdict;
    let news = write_down(&context.world, &release, failure, (reason, &note), found.now).await?;
    claim.into_iter().for_each(Claim::stands);
    let asked = if acts { ask_for(context, namespace, &is, &request).await } else { Ok(()) };
    // Whoever reads it can wait; the request could not.
    if news {
        context.metrics.decisions.get_or_create(&Outcome { outcome: verdict.to_string(), reason: reason.to_string() }).inc();
        context.tell_of(&is.object(), reason, &note, false);
    }
    asked?;
    Ok(if acts { Again::OnEvent } else { Again::In(AGAIN) })
}

/// What follows of a case; one that is acted upon counts from here on, for whatever fails at the same moment.
fn claimed<'a>(cache: &'a Cache, case: Case<'_>, request: &str) -> (Follows, Option<Claim<'a>>) {
    let mut asking = cache.asked.lock().unwrap_or_else(PoisonError::into_inner);
    asking.retain(|_, at| case.now.as_second() - at.as_second() < LONGEST_WINDOW);
    let follows = decide(&Case { asked: &asked(cache, &asking, request), ..case.clone() });
    let claim = (follows == Follows::Act).then(|| {
        asking.insert(request.to_owned(), case.now);
        Claim { cache, request: request.to_owned(), stands: false }
    });
    (follows, claim)
}

/// A rollback that counts against the limit of its policy before it is asked for; where it is not, it does not.
struct Claim<'a> {
    cache: &'a Cache,
    request: String,
    stands: bool,
}

impl Claim<'_> {
    fn stands(mut self) {
        self.stands = true;
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        if !self.stands {
            self.cache.asked.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.request);
        }
    }
}

/// The release and its workload as they are now, by which is decided what is written; nothing where another runs by now.
async fn anew(found: &Found<'_>, world: &World, namespace: &str) -> Result<Option<(Release, cluster::Workload)>, Error> {
    let Some(release) = world.get::<Release>(namespace, &found.release.name).await? else { return Ok(None) };
    let Some(is) = world.workload_opt(namespace, &found.workload.of).await? else { return Ok(None) };
    let same = is.uid() == found.workload.uid && Workload::of(&is).template_hash == found.workload.template_hash;
    Ok(same.then_some((release, is)))
}

/// What stands on record of a failure: the same as before keeps its sentence and its time, and a request that was made is not forgotten.
fn on_record(before: Option<Failure>, now: Failure, made: Option<String>) -> Failure {
    let Some(before) = before else { return Failure { request: made, ..now } };
    let request = made.or(before.request.clone());
    match before.sign == now.sign && before.verdict == now.verdict {
        true => Failure { world_well_time: None, request, ..before },
        false => Failure { request, request_time: before.request_time, ..now },
    }
}

/// Writes down that a release fails. Gives whether that is news.
async fn write_down(world: &World, release: &Release, failure: Failure, (reason, note): (Reason, &str), now: Timestamp) -> Result<bool, Error> {
    let mut new = release.status.clone().unwrap_or_default();
    let told = new.conditions.iter().any(|c| c.type_ == kind::FAILING && c.reason == reason.text() && c.message == note);
    if reason == Reason::BadRelease {
        new.phase = ReleasePhase::Failed;
        set(&mut new.conditions, kind::READY, State::False, reason, note, None, now);
    }
    if !told {
        set(&mut new.conditions, kind::FAILING, State::True, reason, note, None, now);
    }
    new.failure = Some(failure);
    status::write(world, release, new).await?;
    Ok(!told)
}

/// Makes the request; when it was made is noted when a watch brings it.
async fn ask_for(context: &Context, namespace: &str, is: &cluster::Workload, request: &RollbackRequest) -> Result<(), Error> {
    let made = context.world.create(namespace, request).await;
    if let Err(error) = made.as_ref()
        && error.class() == Class::NeedsUser
    {
        let note = format!("the rollback of {} could not be asked for: {error}", is.reference());
        context.tell_of(&is.object(), error.reason(), &note, false);
    }
    made
}

/// Whoever comes up after a bad world is given the time for that: when to look again, while it has it.
async fn comes_up(
    found: &Found<'_>,
    context: &Context,
    release: &Release,
    gathered: &evidence::Gathered,
    fails: &Fails,
    whose: Verdict,
) -> Result<Option<Again>, Error> {
    let before = release.status.clone().unwrap_or_default();
    let bad_world = before.failure.clone().filter(|failure| failure.verdict == Verdict::BadWorld && whose != Verdict::BadWorld);
    let noted = bad_world.as_ref().map(|failure| failure.world_well_time.as_ref().map_or(found.now, |t| t.0));
    let Some(well) = noted.max(recovered(&gathered.before, gathered.began)) else { return Ok(None) };
    let Err(again) = fails.in_spite_of(well, found.patience, found.now) else { return Ok(None) };
    if let Some(failure) = bad_world.filter(|failure| failure.world_well_time.is_none()) {
        let failure = Failure { world_well_time: Some(time(well)), ..failure };
        status::write(&context.world, release, ReleaseStatus { failure: Some(failure), ..before }).await?;
    }
    Ok(Some(again.map_or(Again::OnEvent, Again::In)))
}

/// What stands against a rollback at the moment: it is waited for, and the one rollback of the release not spent on it.
fn blocked(found: &Found<'_>, cache: &Cache, is: &cluster::Workload) -> Option<(Reason, String)> {
    let named = found.guard.spec.policy_ref.as_ref().filter(|named| cache.policies.get(&named.name).is_none());
    if let Some(named) = named {
        return Some((
            Reason::PolicyNotFound,
            format!("BackupPolicy {}, which the policy names, does not exist; make it, or name another in policyRef", named.name),
        ));
    }
    let stands = target::Standing {
        of: &found.workload.of,
        owner: owner(&is.metadata),
        going: is.metadata.deletion_timestamp.is_some(),
        paused: is.paused,
        by_hand: is.by_hand.clone(),
    };
    target::allowed(&stands).err().map(|refusal| (refusal.reason, refusal.message))
}

/// Whether the release that was found is what runs by its configuration as it is now: a Secret is believed for a while.
async fn is_what_runs(found: &Found<'_>, context: &Context, cache: &Cache, namespace: &str) -> Result<bool, Error> {
    let used = cache.reader(&context.world, namespace).copied(found.workload, found.sight.policy.as_deref()).await?;
    Ok(found.sight.release(&used).is_ok_and(|release| release.name == found.release.name))
}

/// When rollbacks were asked for but by this request: what watches have brought, and what this process has made.
fn asked(cache: &Cache, here: &HashMap<String, Timestamp>, but: &str) -> Vec<Timestamp> {
    let mut all = here.clone();
    for release in cache.releases.all(|release| release.status.failure.is_some()) {
        let Some(failure) = &release.status.failure else { continue };
        if let Some(request) = &failure.request {
            all.insert(request.clone(), failure.request_time.as_ref().unwrap_or(&failure.time).0);
        }
    }
    all.remove(but);
    all.into_values().collect()
}

/// The request, of whomever, whose undo has brought this release back.
fn undone(cache: &Cache, release: &str) -> Option<Tried> {
    let undone = cache.requests.all(|request| request.undone_to.iter().any(|to| to == release));
    undone.iter().max_by_key(|request| request.created).map(|request| Tried::Undone(request.name.clone()))
}

/// What has become of the request that was made for this release.
fn tried(cache: &Cache, failure: &Failure, now: Timestamp) -> Option<Tried> {
    let name = failure.request.clone()?;
    Some(match (cache.requests.get(&name), &failure.request_time) {
        (Some(request), _) if request.at_work => Tried::AtWork,
        (Some(request), _) if request.succeeded => Tried::Succeeded(name),
        (Some(_), _) => Tried::Failed(name),
        // It was decided, and the process has ended before it was made; or no watch has brought it yet, and it is made as the same.
        (None, None) => return None,
        (None, Some(made)) if now.as_second() - made.0.as_second() < UNSEEN => Tried::AtWork,
        (None, Some(_)) => Tried::Succeeded(name),
    })
}
