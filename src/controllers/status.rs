//! The only writer of status. Each write carries the resourceVersion that was read, so a stale reader gets a 409 and
//! looks again; it never rewinds what another has written.

use std::fmt::Debug;

use kube::api::PostParams;
use kube::core::NamespaceResourceScope;
use kube::core::object::HasStatus;
use kube::{Resource, ResourceExt};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::FIELD_MANAGER;
use crate::cluster::{During, Error, World};

/// Writes the status if it differs, and gives the object as it then is.
///
/// # Errors
/// A conflict when somebody wrote since the object was read.
pub async fn write<K>(world: &World, object: &K, status: K::Status) -> Result<K, Error>
where
    K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + HasStatus + Clone + DeserializeOwned + Serialize + Debug,
    K::Status: PartialEq,
{
    if object.status() == Some(&status) {
        return Ok(object.clone());
    }
    let mut changed = object.clone();
    *changed.status_mut() = Some(status);
    let name = object.name_any();
    let parameters = PostParams { field_manager: Some(FIELD_MANAGER.to_owned()), ..PostParams::default() };
    let api = world.api::<K>(&object.namespace().unwrap_or_default());
    api.replace_status(&name, &parameters, &changed).await.during(format!("write the status of {} {name}", K::kind(&())))
}
