//! Which state a workload goes back to.

use super::database::fit::fits;
use super::refusal::{Refusal, refuse};
use super::snapshot::{Database, FormerTemplate, Release, Workload};
use super::{configuration, template};
use crate::api::plan::{Pin, PlannedTarget, TemplateSource};
use crate::api::rollback_request::{ConfigurationPolicy, DataPolicy, DatabaseRollback};
use crate::api::{Reason, RollbackRequestSpec, Template, WorkloadRef};

use jiff::Timestamp;

/// The state that was chosen: a record, or only a template that its controller has kept.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    pub release: Option<&'a Release>,
    pub former: Option<&'a FormerTemplate>,
}

impl<'a> Choice<'a> {
    fn of(release: &'a Release) -> Self {
        Choice { release: Some(release), former: None }
    }
}

/// How a workload stands to being changed at all.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    pub of: &'a WorkloadRef,
    /// Argo CD or Flux, with the name of the object that owns it.
    pub owner: Option<String>,
    /// Whether it is being deleted.
    pub going: bool,
    pub paused: bool,
    /// Why pods with another template are not made by its controller alone.
    pub by_hand: Option<String>,
}

impl<'a> From<&'a Workload> for Standing<'a> {
    fn from(workload: &'a Workload) -> Self {
        Self { of: &workload.of, owner: workload.owner.clone(), going: workload.going, paused: workload.paused, by_hand: workload.by_hand.clone() }
    }
}

/// What must not be touched at all.
///
/// # Errors
/// Why it must not.
pub fn allowed(workload: &Standing<'_>) -> Result<(), Refusal> {
    if let Some(owner) = &workload.owner {
        return refuse(
            Reason::ManagedByGitOps,
            format!(
                "{} is managed by {owner}, which would put the bad version back; roll back in its source, or take the workload out of it first",
                workload.of
            ),
        );
    }
    if workload.going {
        return refuse(Reason::WorkloadGoing, format!("{} is being deleted; make it anew, and roll back then", workload.of));
    }
    if workload.paused {
        return refuse(
            Reason::WorkloadPaused,
            format!("{} is paused, so no template takes effect; run 'kubectl rollout resume {}' and make a new request", workload.of, workload.of.argument()),
        );
    }
    if let Some(why) = &workload.by_hand {
        return refuse(
            Reason::UpdateStrategyByHand,
            format!("{}: {why}; set updateStrategy to RollingUpdate without a partition, and make a new request", workload.of),
        );
    }
    Ok(())
}

/// While its database goes back a workload must rest at zero.
pub fn stays_at_zero(workload: &Workload) -> Result<(), Refusal> {
    if workload.on_each_node {
        return refuse(
            Reason::CannotBeStopped,
            format!(
                "{} runs on every node, so it cannot rest while its database goes back; stop it yourself and restore the database without it as a target, or roll back its code alone",
                workload.of
            ),
        );
    }
    if workload.scaling_deletes_claims {
        return refuse(
            Reason::ScalingDeletesClaims,
            format!(
                "{} rests at zero while its database goes back, and its persistentVolumeClaimRetentionPolicy (whenScaled: Delete) would delete the volumes of its pods then; set whenScaled: Retain, and make a new request",
                workload.of
            ),
        );
    }
    if workload.serves_the_database {
        return refuse(
            Reason::TargetIsTheServer,
            format!(
                "{} is the server of the very database that goes back, and would be stopped for it; name the application's workloads as targets",
                workload.of
            ),
        );
    }
    match workload.autoscaler.as_ref().filter(|a| a.wakes) {
        Some(autoscaler) => refuse(
            Reason::AutoscalerWouldWake,
            format!(
                "{} would scale {} up while its database goes back; pause it ('kubectl annotate {} autoscaling.keda.sh/paused=true'), and make a new request",
                autoscaler.name,
                workload.of,
                autoscaler.name.to_lowercase().replacen(' ', "/", 1)
            ),
        ),
        None => Ok(()),
    }
}

/// The release that runs now: its template and its configuration, by content.
pub fn running(workload: &Workload) -> Option<&Release> {
    let hash = template::hash(&workload.template);
    workload.releases.iter().filter(|r| r.template_hash == hash && configuration::same(r, workload)).max_by_key(|r| r.last_seen)
}

/// The release that brought the schema that the database has now: the newest that was recorded with its revision, and
/// whose image did not run with another revision before. So an older release that was put back by hand, onto the newer
/// schema, is not taken for it.
pub fn bringer<'a>(workload: &'a Workload, database: &Database) -> Option<&'a Release> {
    let live = database.revision.as_ref().ok()?.as_ref();
    let container = &database.migrations.as_ref()?.container;
    // One that ran for a moment has no schema on record, and says nothing.
    let recorded = |r: &&Release| r.revision.is_some() || r.fingerprint.is_some();
    let knew_another = |r: &Release| workload.releases.iter().filter(recorded).any(|other| other.revision.as_ref() != live && same_image(other, r, container));
    workload.releases.iter().filter(|r| live.is_some() && r.revision.as_ref() == live && !knew_another(r)).max_by_key(|r| r.last_seen)
}

/// Whether a container had the same image in both: by digest where the pods of both reported one, else by tag.
fn same_image(a: &Release, b: &Release, container: &str) -> bool {
    let digest = |r: &Release| r.images.iter().find(|p| p.container == container).map(|p| p.image.clone());
    let tag = |r: &Release| template::container(&r.template, container).and_then(|c| c.image.clone());
    match (digest(a), digest(b)) {
        (Some(a), Some(b)) => a == b,
        _ => tag(a) == tag(b),
    }
}

/// The state that the request asks for.
///
/// # Errors
/// When what it names is not there, or there is nothing to go back to by itself.
pub fn choose<'a>(spec: &RollbackRequestSpec, workload: &'a Workload, database: Option<&Database>, warnings: &mut Vec<String>) -> Result<Choice<'a>, Refusal> {
    if let Some(name) = &spec.to.release {
        return named(workload, name, warnings);
    }
    if let Some(revision) = spec.to.revision {
        return of_revision(workload, revision, warnings);
    }
    if let Some(image) = &spec.to.image {
        return with_image(workload, image, warnings);
    }
    if let Some(time) = &spec.to.time {
        return at_time(workload, time.0, warnings);
    }
    let running = running(workload);
    let request = spec.database.as_ref().filter(|d| d.data == DataPolicy::Restore);
    let may_run = |r: &Release| request.zip(database).is_none_or(|(request, database)| runs_on_backup(r, request, database));
    if let Some(now) = running.filter(|r| r.healthy) {
        if request.is_some() && may_run(now) {
            warnings.push(format!(
                "the code of {} stays at Release {}, which was healthy and runs on the backup's schema; name a Release (to.release) to take the code back as well",
                workload.of, now.name
            ));
            return Ok(Choice::of(now));
        }
        if database.is_some_and(|d| undone_by_hand(workload, now, d)) {
            return Ok(Choice::of(now));
        }
    }
    // Where none fits, the running one says why.
    if let Some(release) = last_good(workload, running, may_run).or(running.filter(|r| r.healthy && request.is_some())) {
        return Ok(Choice::of(release));
    }
    match older_template(workload) {
        Some(set) if !workload.releases.iter().any(|r| r.healthy) => Ok(without_record(workload, Choice { release: None, former: Some(set) }, warnings)),
        _ => refuse(Reason::NothingToGoBackTo, nothing(workload, running)),
    }
}

fn named<'a>(workload: &'a Workload, name: &str, warnings: &mut Vec<String>) -> Result<Choice<'a>, Refusal> {
    match workload.releases.iter().find(|r| r.name == name) {
        Some(release) => {
            warnings.extend(unproven(workload, release));
            Ok(Choice::of(release))
        }
        None => refuse(Reason::ReleaseNotFound, format!("{} has no Release {name}; 'kubectl get releases' lists them", workload.of)),
    }
}

fn of_revision<'a>(workload: &'a Workload, revision: i64, warnings: &mut Vec<String>) -> Result<Choice<'a>, Refusal> {
    let Some(set) = workload.former.iter().find(|s| s.number == revision) else {
        let known = workload.former.iter().map(|s| s.number.to_string()).collect::<Vec<_>>().join(", ");
        return refuse(Reason::RevisionNotFound, format!("{} has no revision {revision}; it has {known}", workload.of));
    };
    let hash = template::hash(&set.template);
    let release = workload.releases.iter().filter(|r| r.template_hash == hash).max_by_key(|r| (r.healthy, r.last_seen));
    warnings.extend(release.and_then(|release| unproven(workload, release)));
    Ok(without_record(workload, Choice { release, former: Some(set) }, warnings))
}

/// Of a state that the request names, and nobody has proven good.
fn unproven(workload: &Workload, release: &Release) -> Option<String> {
    (!release.healthy).then(|| format!("{}: Release {}, which the request names, never was healthy, or has failed since", workload.of, release.name))
}

/// The newest state with that image: a healthy release before others, and a release before a mere template.
fn with_image<'a>(workload: &'a Workload, image: &str, warnings: &mut Vec<String>) -> Result<Choice<'a>, Refusal> {
    // A container that has it now too, a sidecar of the same tag, says nothing.
    let runs = |container: &str| template::container(&workload.template, container).and_then(|c| c.image.as_deref()).is_some_and(|is| is_meant(image, is));
    let has = |template: &Template| {
        let mut all = template.spec.iter().flat_map(template::containers);
        all.any(|c| !runs(&c.name) && c.image.as_deref().is_some_and(|is| is_meant(image, is)))
    };
    let pinned = |release: &Release| release.images.iter().any(|pin| !runs(&pin.container) && is_meant(image, &pin.image));
    let ran = |release: &&Release| has(&release.template) || pinned(release);
    if let Some(release) = workload.releases.iter().filter(ran).max_by_key(|r| (r.healthy, r.last_seen)) {
        warnings.extend(unproven(workload, release));
        return Ok(Choice::of(release));
    }
    match workload.former.iter().filter(|set| has(&set.template)).max_by_key(|set| set.number) {
        Some(set) => Ok(without_record(workload, Choice { release: None, former: Some(set) }, warnings)),
        None => refuse(
            Reason::ImageNotFound,
            format!("no Release and no revision of {} has image {image} beside what runs now; 'kubectl get releases' lists them", workload.of),
        ),
    }
}

/// Whether a reference to an image is meant by its tag, its digest, or the end of it.
fn is_meant(named: &str, image: &str) -> bool {
    image.strip_suffix(named).is_some_and(|before| before.is_empty() || before.ends_with(['/', ':', '@']))
}

/// The healthy release that began last before that time.
fn at_time<'a>(workload: &'a Workload, time: Timestamp, warnings: &mut Vec<String>) -> Result<Choice<'a>, Refusal> {
    // When it began first and last is on record, and what was between is not.
    let began = |release: &Release| [release.created, release.last_seen].into_iter().filter(|at| *at <= time).max();
    let last = |healthy: bool| workload.releases.iter().filter(|r| r.healthy || !healthy).filter_map(|r| Some((began(r)?, r))).max_by_key(|(at, _)| *at);
    let Some((_, release)) = last(true) else {
        return refuse(Reason::NothingToGoBackTo, format!("{} has no healthy Release of before {time}; 'kubectl get releases' lists them", workload.of));
    };
    if let Some((_, other)) = last(false).filter(|(_, other)| other.name != release.name) {
        warnings.push(format!(
            "at {time} Release {} of {} ran, which never was healthy; {} is the last healthy one of before",
            other.name, workload.of, release.name
        ));
    }
    Ok(Choice::of(release))
}

/// Of a restore the backup says which code can run. What a backup that is not there says is refused where the database is decided.
fn runs_on_backup(release: &Release, request: &DatabaseRollback, database: &Database) -> bool {
    let backup = request.backup_ref.as_ref().and_then(|named| database.backups.iter().find(|b| b.name == named.name));
    backup.is_none_or(|backup| fits(backup, release, request, database).is_ok())
}

/// `rollout undo` was typed already: the good release runs, on the schema of the bad one.
fn undone_by_hand(workload: &Workload, now: &Release, database: &Database) -> bool {
    // What differs at one revision was brought by no release.
    let moved = now.revision.is_none() || database.revision.as_ref().ok() != Some(&now.revision);
    let foreign_schema = moved && now.fingerprint.as_ref().is_some_and(|(hash, ..)| *hash != database.fingerprint.hash());
    foreign_schema && bringer_is_later(workload, now, database)
}

/// Only what was there before the running one, and what no rollback has left: the next request must not roll forward again.
fn last_good<'a>(workload: &'a Workload, running: Option<&Release>, may_run: impl Fn(&Release) -> bool) -> Option<&'a Release> {
    workload
        .releases
        .iter()
        .filter(|r| r.healthy && !r.left && running.is_none_or(|now| now.name != r.name && r.created <= now.created))
        .filter(|r| may_run(r))
        .max_by_key(|r| r.last_seen)
}

/// The newest other template than the one that runs, of which nothing is recorded: what is, was never good, or a rollback has left it,
/// and its controller says nothing of that.
fn older_template(workload: &Workload) -> Option<&FormerTemplate> {
    let hash = template::hash(&workload.template);
    let recorded = |set: &FormerTemplate| workload.releases.iter().any(|r| r.template_hash == template::hash(&set.template));
    workload.former.iter().filter(|s| template::hash(&s.template) != hash && !recorded(s)).max_by_key(|s| s.number)
}

/// Why there is nothing to go back to by itself.
fn nothing(workload: &Workload, running: Option<&Release>) -> String {
    let others = || workload.releases.iter().filter(|r| running.is_none_or(|now| now.name != r.name));
    let never: Vec<&str> = others().filter(|r| !r.healthy).map(|r| r.name.as_str()).collect();
    let left: Vec<&str> = others().filter(|r| r.healthy && r.left).map(|r| r.name.as_str()).collect();
    let mut why = match running.is_some_and(|r| r.healthy) {
        true => format!("{} has no healthy Release of before the running one", workload.of),
        false => format!("{} has no healthy Release", workload.of),
    };
    if !never.is_empty() {
        why += &format!("; {} never were healthy", never.join(", "));
    }
    if !left.is_empty() {
        why += &format!("; rollbacks have taken it away from {}", left.join(", "));
    }
    format!("{why}. To go to one all the same, name it (to.release, or to.revision as 'kubectl rollout history' shows it)")
}

/// Whether a later release than the running one brought the schema. An earlier one did where somebody has taken the schema back by
/// hand, and then it is the running one that does not fit.
fn bringer_is_later(workload: &Workload, now: &Release, database: &Database) -> bool {
    bringer(workload, database).is_some_and(|bringer| bringer.name != now.name && bringer.created >= now.created)
}

fn without_record<'a>(workload: &Workload, choice: Choice<'a>, warnings: &mut Vec<String>) -> Choice<'a> {
    if let (None, Some(set)) = (choice.release, choice.former) {
        warnings.push(format!(
            "{} has no record of revision {}: only its template goes back. Its ConfigMaps and Secrets stay as they are, whether it was healthy is not known, and its schema is not known.",
            workload.of, set.number
        ));
    }
    choice
}

/// What is written down of the target.
pub fn planned(spec: &RollbackRequestSpec, workload: &Workload, choice: &Choice, warnings: &mut Vec<String>) -> Result<PlannedTarget, Refusal> {
    let (source, to, configuration, pins) = match (choice.release, choice.former) {
        (Some(release), _) => {
            configuration::complete(release, workload, spec.configuration == ConfigurationPolicy::Restore, warnings)?;
            let configuration = match spec.configuration {
                ConfigurationPolicy::Restore => configuration::changes(release, workload, warnings)?,
                ConfigurationPolicy::Keep => Vec::new(),
            };
            (TemplateSource::Release(release.name.clone()), release.template_hash.clone(), configuration, pins(release, workload))
        }
        (None, Some(set)) => (TemplateSource::kept_by(workload.of.kind, set.name.clone()), template::hash(&set.template), Vec::new(), Vec::new()),
        (None, None) => return refuse(Reason::NothingToGoBackTo, format!("{} has no state to go back to", workload.of)),
    };
    if workload.replicas == 0 {
        warnings.push(format!("{} is scaled to zero: its template goes back and it stays at zero, so no pod can prove its health", workload.of));
    }
    if let Some(release) = &workload.helm {
        warnings.push(format!(
            "{} is of Helm release {release}, which goes by its own record of the bad one: before the next 'helm upgrade' run 'helm rollback {release}' to the revision of the good one, or containers and variables that only that had stay",
            workload.of
        ));
    }
    let used = template::configuration(&workload.template);
    let live = workload.configuration.iter().filter(|(key, now)| now.live && used.contains(key));
    let live: Vec<String> = live.filter_map(|((kind, name), now)| Some(format!("{kind} {name} ({})", now.keep.as_ref()?))).collect();
    if !live.is_empty() && spec.configuration == ConfigurationPolicy::Restore {
        warnings.push(format!("{}: what something rotates stays as it is: {}", workload.of, live.join(", ")));
    }
    if let Some(autoscaler) = workload.autoscaler.as_ref().filter(|a| !a.wakes) {
        warnings.push(format!(
            "{} is scaled by {}, which is not touched; at zero replicas it pauses by itself, and goes on when the replicas are given back",
            workload.of, autoscaler.name
        ));
    }
    Ok(PlannedTarget {
        kind: workload.of.kind,
        name: workload.of.name.clone(),
        uid: workload.uid.clone(),
        from: template::hash(&workload.template),
        source,
        to,
        before: before(workload),
        configuration,
        pins,
        at_zero: workload.replicas == 0,
        admitted: Vec::new(),
    })
}

/// Where the template that runs now is recorded.
fn before(workload: &Workload) -> Option<TemplateSource> {
    let hash = template::hash(&workload.template);
    let release = workload.releases.iter().filter(|r| r.template_hash == hash).max_by_key(|r| r.last_seen).map(|r| TemplateSource::Release(r.name.clone()));
    release.or_else(|| {
        let set = workload.former.iter().filter(|s| template::hash(&s.template) == hash).max_by_key(|s| s.number);
        set.map(|s| TemplateSource::kept_by(workload.of.kind, s.name.clone()))
    })
}

/// A tag that another release had with another digest was moved: only the digest brings the old image back.
fn pins(release: &Release, workload: &Workload) -> Vec<Pin> {
    let tag = |r: &Release, name: &str| template::container(&r.template, name).and_then(|c| c.image.clone());
    let moved = |pin: &&Pin| {
        workload.releases.iter().any(|other| {
            other.name != release.name
                && other.images.iter().any(|p| p.container == pin.container && p.image != pin.image)
                && tag(other, &pin.container) == tag(release, &pin.container)
        })
    };
    release.images.iter().filter(|pin| pin.image.contains("@sha256:")).filter(moved).cloned().collect()
}
