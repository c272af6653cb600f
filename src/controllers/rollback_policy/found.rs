//! A workload that is looked at, by what watches have brought.

use jiff::Timestamp;

use crate::api::RollbackPolicy;
use crate::controllers::cache::Cache;
use crate::controllers::cache::kept::{Recorded, Workload};
use crate::controllers::release::sight::{Sight, has_template};
use crate::plan::failing::sign::{Patience, Pod};

/// A workload that is looked at.
pub struct Found<'a> {
    pub guard: &'a RollbackPolicy,
    pub workload: &'a Workload,
    pub sight: &'a Sight,
    pub own: &'a Own,
    pub patience: Patience<'a>,
    /// What runs.
    pub release: &'a Recorded,
    pub now: Timestamp,
}

/// The workload's pods.
pub struct Own {
    /// Of its present template.
    pub present: Vec<Pod>,
    /// Of others, with the hash of the template that each has.
    pub others: Vec<(Box<str>, Pod)>,
}

/// The workload's pods that do not end, as watches have brought them.
pub fn own(cache: &Cache, workload: &Workload) -> Own {
    let former = cache.kinds.of(workload.of.kind).former.all(|former| *former.owner_uid == *workload.uid);
    let mut own = Own { present: Vec::new(), others: Vec::new() };
    for pod in cache.pods.all(|pod| pod.kind == workload.of.kind && !pod.going) {
        let Some(of) = former.iter().find(|former| former.is_of(&pod)) else { continue };
        match has_template(of, workload) {
            true => own.present.push(pod.shown()),
            false => own.others.push((of.template_hash.clone(), pod.shown())),
        }
    }
    own
}
