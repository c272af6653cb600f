//! What becomes of each ConfigMap and Secret that a release used.

use std::collections::BTreeSet;

use super::refusal::{Refusal, refuse};
use super::snapshot::{Apart, Release, Workload};
use super::template;
use crate::api::Reason;
use crate::api::plan::{ConfigurationChange, ConfigurationKind, PlannedConfiguration};
use crate::api::release::RecordedConfiguration;

/// Whether the workload's configuration is, by content, what the release recorded.
pub fn same(release: &Release, workload: &Workload) -> bool {
    release.configuration.iter().all(|recorded| {
        let now = workload.configuration.get(&(recorded.kind, recorded.name.clone()));
        now.is_none_or(|now| now.keep.is_some() || now.copy.as_ref() == Some(&recorded.copy))
    })
}

/// Two targets that use one object want the same content of it.
///
/// # Errors
/// When their releases were recorded with different content.
pub fn agree(targets: &[(&Workload, &Release)]) -> Result<(), Refusal> {
    for (i, (workload, release)) in targets.iter().enumerate() {
        for recorded in &release.configuration {
            let now = workload.configuration.get(&(recorded.kind, recorded.name.clone()));
            if now.is_some_and(|now| now.keep.is_some()) {
                continue;
            }
            // What stays as it is in both is the same.
            let stays = |release: &Release, copy: &String| {
                release.apart.get(copy) == Some(&Apart::PasswordAlone) || now.is_some_and(|now| now.copy.as_ref() == Some(copy))
            };
            let other = |(_, other): &&(&Workload, &Release)| {
                let same = |c: &RecordedConfiguration| c.copy == recorded.copy || stays(release, &recorded.copy) && stays(other, &c.copy);
                other.configuration.iter().any(|c| (c.kind, &c.name) == (recorded.kind, &recorded.name) && !same(c))
            };
            if let Some((second, its)) = targets.iter().skip(i + 1).find(other) {
                return refuse(
                    Reason::ConfigurationsDiffer,
                    format!(
                        "{} {} had another content in Release {} of {} than in Release {} of {}, so one of them would run with the other's; name a Release for one of them (to.release) in a request of its own, or set configuration: Keep",
                        recorded.kind, recorded.name, release.name, workload.of, its.name, second.of
                    ),
                );
            }
        }
    }
    Ok(())
}

/// What the template names optionally and was not there when the release was recorded is in no record, and may be all that has changed.
///
/// # Errors
/// When there is such an object.
pub fn nothing_added(workload: &Workload, release: Option<&Release>) -> Result<(), Refusal> {
    let Some(release) = release else { return Ok(()) };
    let recorded = |kind, name: &String| release.configuration.iter().any(|c| c.kind == kind && &c.name == name);
    let used = template::configuration(&release.template);
    let added = workload
        .configuration
        .iter()
        .find(|((kind, name), now)| now.copy.is_some() && now.keep.is_none() && !recorded(*kind, name) && used.contains(&(*kind, name.clone())));
    match added {
        None => Ok(()),
        Some(((kind, name), _)) => refuse(
            Reason::ConfigurationAdded,
            format!(
                "{} runs the template of Release {} already; what that did not have is {kind} {name}, which it names as optional. Delete or rename that, and restart the pods",
                workload.of, release.name
            ),
        ),
    }
}

/// What the release's template cannot start without, and is neither there nor recorded; and what it finds that it did not have.
///
/// # Errors
/// When such an object is missing, or is being deleted.
pub fn complete(release: &Release, workload: &Workload, brings_back: bool, warnings: &mut Vec<String>) -> Result<(), Refusal> {
    let needed = template::required(&release.template);
    for (kind, name) in template::configuration(&release.template) {
        let Some(now) = workload.configuration.get(&(kind, name.clone())) else { continue };
        let recorded = release.configuration.iter().any(|c| (c.kind, &c.name) == (kind, &name));
        if now.going {
            return refuse(
                Reason::ConfigurationGoing,
                format!(
                    "{kind} {name}, which Release {} uses, is being deleted and waits for its finalizers, so what is written into it goes with it; let it go or take the finalizers away, and make a new request",
                    release.name
                ),
            );
        }
        let comes_back = recorded && brings_back && now.keep.is_none();
        if now.copy.is_none() && !comes_back && needed.contains(&(kind, name.clone())) {
            return refuse(
                Reason::ConfigurationMissing,
                format!(
                    "{kind} {name}, without which the pods of Release {} do not start, is not there, and no content of it is recorded (as of what something rotates none is); make it, and then a new request",
                    release.name
                ),
            );
        }
        if now.copy.is_some() && !recorded && now.keep.is_none() {
            warnings.push(format!("{kind} {name} was not there with Release {}, whose template names it as optional: its pods will find it now", release.name));
        }
    }
    Ok(())
}

/// So many values of a Secret under one template are no release's: something rotates it that leaves no mark.
const ROTATED: usize = 3;

/// How many values an object has had under a release's template.
fn values(release: &Release, workload: &Workload, kind: ConfigurationKind, name: &str) -> usize {
    let under = workload.releases.iter().filter(|r| r.template_hash == release.template_hash);
    let copies: BTreeSet<&String> = under.flat_map(|r| &r.configuration).filter(|c| c.kind == kind && c.name == name).map(|c| &c.copy).collect();
    copies.len()
}

/// The changes that bring the release's configuration back, and a warning for everything that stays or is shared.
pub fn changes(release: &Release, workload: &Workload, warnings: &mut Vec<String>) -> Result<Vec<PlannedConfiguration>, Refusal> {
    let mut changes = Vec::new();
    for recorded in &release.configuration {
        let kind = recorded.kind;
        let kind_name = match kind {
            ConfigurationKind::ConfigMap => "ConfigMap",
            ConfigurationKind::Secret => "Secret",
        };
        let name = &recorded.name;
        let Some(now) = workload.configuration.get(&(kind, name.clone())) else { continue };
        if now.copy.as_ref() == Some(&recorded.copy) {
            continue;
        }
        if let Some(why) = &now.keep {
            warnings.push(format!("{kind_name} {name} has changed since the release and stays as it is: {why}"));
            continue;
        }
        // Where nothing but it has changed, it is what the request is about.
        let beside = release.template_hash != template::hash(&workload.template);
        let apart = release.apart.get(&recorded.copy);
        if apart == Some(&Apart::PasswordAlone) && beside {
            warnings.push(format!(
                "{kind_name} {name} stays as it is: nothing but the password in the address of a database has changed in it since Release {}; if that is what is wrong, bring it back by hand from {}",
                release.name, recorded.copy
            ));
            continue;
        }
        let values = values(release, workload, kind, name);
        if kind == ConfigurationKind::Secret && values >= ROTATED && beside {
            warnings.push(format!(
                "{kind_name} {name} has had {values} values under the template of Release {}, so something rotates it, and it stays as it is; if it is the release's, bring it back by hand from {}",
                release.name, recorded.copy
            ));
            continue;
        }
        if apart == Some(&Apart::Missing) {
            return refuse(
                Reason::ConfigurationCopyMissing,
                format!(
                    "the content that {kind_name} {name} had in Release {} is gone: its copy {} was deleted; set configuration: Keep to go back without it",
                    release.name, recorded.copy
                ),
            );
        }
        if apart == Some(&Apart::Foreign) {
            return refuse(
                Reason::ConfigurationKeyChanged,
                format!(
                    "the copy {} of {kind_name} {name} in Release {} was named by another key than Secret rollback-operator-key has now, or was changed, so what is in it is not proven; bring that Secret back, or set configuration: Keep and restore it by hand",
                    recorded.copy, release.name
                ),
            );
        }
        if apart == Some(&Apart::PasswordToo) {
            warnings.push(format!(
                "{kind_name} {name} comes back with another password than it has now, since more than that has changed in it; if it was rotated since Release {}, put the present one into it again, or name it in the policy's liveConfiguration and make a new request",
                release.name
            ));
        }
        let change = match (&now.copy, now.immutable) {
            (None, _) => ConfigurationChange::Recreate,
            (Some(_), true) => ConfigurationChange::Repoint,
            (Some(_), false) => ConfigurationChange::Replace,
        };
        if change == ConfigurationChange::Replace && !now.sharers.is_empty() {
            warnings.push(format!("{kind_name} {name} is used by {} too, which will see its old content when their pods restart", now.sharers.join(", ")));
        }
        changes.push(PlannedConfiguration { kind, name: name.clone(), copy: recorded.copy.clone(), change, before: now.copy.clone() });
    }
    Ok(changes)
}
