//! What is made of a release that fails, or does no more: it is decided by what is read anew, written down, and asked for.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use kube::ResourceExt;

use super::found::Found;
use super::{evidence, requested};
use crate::api::conditions::{State, clear, kind, set};
use crate::api::release::ReleasePhase;
use crate::api::{Failure, Reason, Release, ReleaseStatus, Verdict, time};
use crate::cluster::{Class, Error};
use crate::controllers::cache::Cache;
use crate::controllers::cache::kept::{Recorded, Workload};
use crate::controllers::context::Context;
use crate::controllers::metrics::Outcome;
use crate::controllers::status;
use crate::plan::failing::decide::{Case, Follows, Tried, decide};
use crate::plan::failing::sign::{Fails, recovered};
use crate::plan::failing::verdict::verdict;
use crate::plan::health::Again;

/// How long after it was made a request may not have been seen by a watch, in seconds.
const UNSEEN: i64 = 60;
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
pub async fn is_well(found: &Found<'_>, context: &Context, namespace: &str) -> Result<Again, Error> {
    if found.release.status.failure.as_ref().is_none_or(|failure| failure.request.is_some()) {
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
    clear(&mut new.conditions, kind::FAILING);
    status::write(&context.world, &release, new).await?;
    context.tell(&release, Reason::Healthy, &format!("{} fails no more", found.workload.of), true).await;
    Ok(Again::OnEvent)
}

/// Decides what is done of a release that fails, and does it.
///
/// # Errors
/// When something cannot be read or written; it is looked at again.
pub async fn fails(found: &Found<'_>, context: &Context, cache: &Cache, namespace: &str, fails: &Fails) -> Result<Again, Error> {
    let world = &context.world;
    let of = &found.workload.of;
    if !cache.requests.all(|request| request.at_work && request.targets.contains(of)).is_empty() {
        // One that is deleted tells nobody.
        return Ok(Again::In(AGAIN));
    }
    // What is written is decided by what is there now.
    let Some(release) = world.get::<Release>(namespace, &found.release.name).await? else { return Ok(Again::OnEvent) };
    let Some(is) = world.workload_opt(namespace, of).await? else { return Ok(Again::OnEvent) };
    if is.uid() != found.workload.uid || Workload::of(&is).template_hash != found.workload.template_hash {
        return Ok(Again::OnEvent);
    }
    let before = release.status.clone().unwrap_or_default();
    let gathered = evidence::gather(context, cache, namespace, found, fails, &release).await?;
    // Whose fault it was is not asked again of one that was gone back from.
    let (whose, because) = match before.failure.as_ref().filter(|failure| failure.request.is_some()) {
        Some(failure) => (failure.verdict, failure.because.clone()),
        None => verdict(&gathered.evidence(found, fails)),
    };
    if let Some(again) = comes_up(found, context, &release, &gathered, fails, whose).await? {
        return Ok(again);
    }
    // Of many that fail at one moment each counts those before.
    let mut asking = cache.asked.lock().await;
    let request = requested::of(found, &release, gathered.good.clone(), &because, context.world.user.as_deref());
    let asked = asked(cache, &asking, &request.name_any());
    let case = Case {
        policy: &found.guard.spec,
        verdict: whose,
        tried: before.failure.as_ref().and_then(|failure| tried(cache, failure, found.now)),
        unnamed: found.workload.policy.as_deref().filter(|name| found.guard.spec.policy_ref.as_ref().is_none_or(|named| named.name != *name)),
        good: gathered.good.is_some(),
        asked: &asked,
        now: found.now,
    };
    let follows = decide(&case);
    let (reason, note) = match &follows {
        Follows::Act => (Reason::BadRelease, format!("{because}: {of} goes back to Release {}", gathered.good.as_deref().unwrap_or_default())),
        Follows::Told(reason, why) => (*reason, format!("{because}: {why}")),
        Follows::Nothing => return Ok(Again::In(AGAIN)),
    };
    let acts = follows == Follows::Act;
    if acts && !is_what_runs(found, context, cache, namespace).await? {
        return Ok(Again::In(UNREAD));
    }
    let mut new = before.clone();
    let old = new.failure.take();
    let same = old.as_ref().is_some_and(|old| old.sign == fails.sign && old.verdict == whose);
    let (asked_by, asked_at) = old.as_ref().map(|old| (old.request.clone(), old.request_time.clone())).unwrap_or_default();
    let failure = match old.filter(|_| same) {
        Some(old) => Failure { world_well_time: None, ..old },
        None => Failure { sign: fails.sign, verdict: whose, because, time: time(found.now), world_well_time: None, request: asked_by, request_time: asked_at },
    };
    let made = Some(request.name_any()).filter(|_| acts);
    new.failure = Some(Failure { request: made.or(failure.request.clone()), ..failure });
    if acts {
        new.phase = ReleasePhase::Failed;
        set(&mut new.conditions, kind::READY, State::False, Reason::BadRelease, &note, None, found.now);
    }
    let told = before.conditions.iter().any(|c| c.type_ == kind::FAILING && c.reason == reason.text());
    if !told {
        set(&mut new.conditions, kind::FAILING, State::True, reason, &note, None, found.now);
    }
    status::write(world, &release, new).await?;
    if !told {
        context.metrics.decisions.get_or_create(&Outcome { outcome: whose.to_string(), reason: reason.to_string() }).inc();
        context.tell_of(&is.object(), reason, &note, false).await;
    }
    if acts {
        asking.insert(request.name_any(), found.now);
        // When it was made is noted when a watch brings it.
        let made = world.create(namespace, &request).await;
        if let Err(error) = made.as_ref()
            && error.class() == Class::NeedsUser
        {
            context.tell_of(&is.object(), error.reason(), &format!("the rollback of {of} could not be asked for: {error}"), false).await;
        }
        made?;
    }
    Ok(if acts { Again::OnEvent } else { Again::In(AGAIN) })
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

/// What has become of the request that was made for this release.
fn tried(cache: &Cache, failure: &Failure, now: Timestamp) -> Option<Tried> {
    let name = failure.request.clone()?;
    Some(match (cache.requests.get(&name), &failure.request_time) {
        (Some(request), _) if request.succeeded => Tried::Succeeded(name),
        (Some(_), _) => Tried::Failed(name),
        // It was decided, and the process has ended before it was made; or no watch has brought it yet, and it is made as the same.
        (None, None) => return None,
        (None, Some(made)) if now.as_second() - made.0.as_second() < UNSEEN => Tried::Unseen,
        (None, Some(_)) => Tried::Succeeded(name),
    })
}
