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
