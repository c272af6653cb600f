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

impl Own {
    /// Takes what has read the configuration of before an edit for what it is: pods from before, unless a container of theirs was started
    /// since, which has read the new one.
    pub fn edited(&mut self, at: Timestamp, template: &str) {
        let reads = |pod: &Pod| {
            let started = pod.ailing.iter().flat_map(|a| a.containers.iter()).filter_map(|c| c.last?.started);
            pod.created >= at || started.into_iter().any(|started| started >= at)
        };
        let (present, before): (Vec<Pod>, Vec<Pod>) = std::mem::take(&mut self.present).into_iter().partition(reads);
        self.present = present;
        self.others.extend(before.into_iter().map(|pod| (template.into(), pod)));
    }
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
