//! What becomes of each ConfigMap and Secret that a release used.

use super::snapshot::{Release, Workload};
use super::{Refusal, refuse};
use crate::api::request_status::{ConfigurationChange, ConfigurationKind, PlannedConfiguration};

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
            let other = |(_, other): &&(&Workload, &Release)| {
                other.configuration.iter().any(|c| (c.kind, &c.name) == (recorded.kind, &recorded.name) && c.copy != recorded.copy)
            };
            if let Some((second, its)) = targets.iter().skip(i + 1).find(other) {
                return refuse(
                    "ConfigurationsDiffer",
                    format!(
                        "{:?} {} had another content in Release {} of Deployment {} than in Release {} of Deployment {}, so one of them would run with the other's; name a Release for one of them (to.release) in a request of its own, or set configuration: Keep",
                        recorded.kind, recorded.name, release.name, workload.name, its.name, second.name
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
    let used = super::template::configuration(&release.template);
    let added = workload
        .configuration
        .iter()
        .find(|((kind, name), now)| now.copy.is_some() && now.keep.is_none() && !recorded(*kind, name) && used.contains(&(*kind, name.clone())));
    match added {
        None => Ok(()),
        Some(((kind, name), _)) => refuse(
            "ConfigurationAdded",
            format!(
                "Deployment {} runs the template of Release {} already; what that did not have is {kind:?} {name}, which it names as optional. Delete or rename that, and restart the pods",
                workload.name, release.name
            ),
        ),
    }
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
        if release.missing_copies.contains(&recorded.copy) {
            return refuse(
                "ConfigurationCopyMissing",
                format!(
                    "the content that {kind_name} {name} had in Release {} is gone: its copy {} was deleted; set configuration: Keep to go back without it",
                    release.name, recorded.copy
                ),
            );
        }
        if release.foreign_copies.contains(&recorded.copy) {
            return refuse(
                "ConfigurationKeyChanged",
                format!(
                    "the copy {} of {kind_name} {name} in Release {} was named by another key than Secret rollback-operator-key has now, or was changed, so what is in it is not proven; bring that Secret back, or set configuration: Keep and restore it by hand",
                    recorded.copy, release.name
                ),
            );
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
