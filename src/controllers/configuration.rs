//! What there is of the ConfigMaps and Secrets that a workload uses, and of the copies that its releases have of them.

use std::collections::BTreeMap;

use kube::ResourceExt;

use crate::api::plan::ConfigurationKind;
use crate::api::{BackupPolicy, Release};
use crate::cluster::configuration::{Content, Object, copy_name};
use crate::cluster::rotation::{self, passwords, without_passwords};
use crate::cluster::{Error, World};
use crate::plan::snapshot::{Apart, Configuration};

/// An object as it is now, without who else uses it. Without the namespace's key nothing can be said of its content.
pub(super) fn live(kind: ConfigurationKind, name: &str, now: Option<&Object>, key: Option<&[u8]>, policy: Option<&BackupPolicy>) -> Configuration {
    let named = |of: fn(&Content) -> Content| now.zip(key).map(|(now, key)| copy_name(key, name, &of(&now.content)));
    Configuration {
        copy: now.zip(key).map(|(now, key)| copy_name(key, name, &now.content)),
        but_for_passwords: named(without_passwords),
        passwords: named(passwords),
        immutable: now.is_some_and(|n| n.immutable),
        going: now.is_some_and(|n| n.metadata.deletion_timestamp.is_some()),
        sharers: Vec::new(),
        keep: keep(kind, name, now, policy),
        live: is_live(kind, name, now, policy).is_some(),
    }
}

/// What is to be said of a release's copies that are not what is live.
///
/// # Errors
/// When one cannot be read.
pub(super) async fn apart(
    world: &World,
    namespace: &str,
    release: &Release,
    live: &BTreeMap<(ConfigurationKind, String), Configuration>,
    key: Option<&[u8]>,
) -> Result<BTreeMap<String, Apart>, Error> {
    let mut apart = BTreeMap::new();
    for recorded in &release.spec.configuration {
        let now = live.get(&(recorded.kind, recorded.name.clone()));
        if now.is_some_and(|now| now.copy.as_ref() == Some(&recorded.copy)) {
            continue;
        }
        let copy = world.configuration(namespace, recorded.kind, &recorded.copy).await?;
        let named = |content: &Content| key.map(|key| copy_name(key, &recorded.name, content));
        let said = match (copy, now) {
            (None, _) => Some(Apart::Missing),
            // Its name says what is in it, by the namespace's key: of a former key it says nothing.
            (Some(copy), _) if named(&copy.content).as_ref() != Some(&recorded.copy) => Some(Apart::Foreign),
            (Some(copy), Some(now)) if recorded.kind == ConfigurationKind::Secret && now.copy.is_some() => {
                let alone = now.but_for_passwords == named(&without_passwords(&copy.content));
                let too = now.passwords != named(&passwords(&copy.content));
                if alone { Some(Apart::PasswordAlone) } else { too.then_some(Apart::PasswordToo) }
            }
            (Some(_), _) => None,
        };
        apart.extend(said.map(|said| (recorded.copy.clone(), said)));
    }
    Ok(apart)
}

/// Why a ConfigMap or Secret must stay as it is. A login or a certificate that was rotated since the release is dead in its
/// old form.
pub(super) fn keep(kind: ConfigurationKind, name: &str, now: Option<&Object>, policy: Option<&BackupPolicy>) -> Option<String> {
    by_policy(kind, name, policy).or_else(|| now.and_then(rotation::rotates))
}

/// The same by the policy alone, whatever is in it.
pub(super) fn by_policy(kind: ConfigurationKind, name: &str, policy: Option<&BackupPolicy>) -> Option<String> {
    if let Some(policy) = policy.filter(|_| kind == ConfigurationKind::Secret) {
        let logins =
            [Some(&policy.spec.database.secret_ref), policy.spec.database.application_secret_ref.as_ref(), policy.spec.database.owner_secret_ref.as_ref()];
        if logins.into_iter().flatten().any(|login| login.name == name) {
            return Some(format!("it holds a login of the database, by BackupPolicy {}", policy.name_any()));
        }
    }
    listed(kind, name, policy)
}

/// Why its content is nobody's release: something rotates it, or the policy says so.
fn is_live(kind: ConfigurationKind, name: &str, now: Option<&Object>, policy: Option<&BackupPolicy>) -> Option<String> {
    listed(kind, name, policy).or_else(|| now.and_then(rotation::rotates))
}

fn listed(kind: ConfigurationKind, name: &str, policy: Option<&BackupPolicy>) -> Option<String> {
    let listed = |p: &BackupPolicy| p.spec.live_configuration.iter().any(|live| live.kind == kind && live.name == name);
    policy.filter(|p| listed(p)).map(|policy| format!("BackupPolicy {} says that it is live", policy.name_any()))
}
