//! Whom an object of ours serves, and how it is called.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::OwnerReference;
use kube::{Resource, ResourceExt};

use super::error::{Error, refused};
use crate::api::{Reason, SERVES_LABEL};

/// An object that is owned by what it serves, and not by another or by nobody.
pub fn ours<K: Resource<DynamicType = ()>>(object: &K, owners: &[OwnerReference]) -> Result<(), Error> {
    let its = served(object);
    let serves = |owner: &OwnerReference| its.iter().any(|o| o.uid == owner.uid);
    match owners.iter().all(serves) {
        true => Ok(()),
        false => refused(Reason::NameTaken, format!("{} {} was made by somebody else; delete it, and make a new request", K::kind(&()), object.name_any())),
    }
}

/// What an object serves: its owners, or by its label what it has no owner for.
pub(super) fn served<K: Resource<DynamicType = ()>>(object: &K) -> Vec<OwnerReference> {
    let labelled = object.labels().get(SERVES_LABEL).map(|uid| OwnerReference { uid: uid.clone(), ..OwnerReference::default() });
    object.owner_references().iter().cloned().chain(labelled).collect()
}

/// The owner reference by which a Job goes with what it serves.
pub fn owner<K: Resource<DynamicType = ()>>(object: &K) -> Vec<OwnerReference> {
    object.controller_owner_ref(&()).into_iter().collect()
}

/// `NAME-SUFFIX-UID8`, within the 63 bytes that a Job's pods can carry as a label. It is the same at every try.
pub fn child_name(name: &str, suffix: &str, uid: &str) -> String {
    let uid: String = uid.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let tail = format!("-{suffix}-{uid}");
    let head: String = name.chars().take(63 - tail.len()).collect();
    format!("{}{tail}", head.trim_end_matches(['-', '.']).replace('.', "-"))
}
