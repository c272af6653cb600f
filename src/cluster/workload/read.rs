//! What a workload is, and which templates it had.

use k8s_openapi::api::autoscaling::v2::HorizontalPodAutoscaler;
use kube::ResourceExt;
use kube::api::ListParams;

use super::each::of_kind;
use super::kind::{Kind, Revision, Workload};
use super::select::selector;
use crate::api::{Reason, Template, WorkloadKind, WorkloadRef};
use crate::cluster::{During, Error, World, refused};
use crate::plan::snapshot::Autoscaler;

/// The workload that must exist.
///
/// # Errors
/// With reason `TargetNotFound` when it does not.
pub fn found<T>(namespace: &str, of: &WorkloadRef, workload: Option<T>) -> Result<T, Error> {
    match workload {
        Some(workload) => Ok(workload),
        None => refused(Reason::TargetNotFound, format!("{of} does not exist in namespace {namespace}")),
    }
}

impl World {
    /// The workload, which must exist.
    ///
    /// # Errors
    /// With reason `TargetNotFound` when it does not.
    pub async fn workload(&self, namespace: &str, of: &WorkloadRef) -> Result<Workload, Error> {
        found(namespace, of, self.workload_opt(namespace, of).await?)
    }

    /// The workload, if there is one: a quorum read.
    pub async fn workload_opt(&self, namespace: &str, of: &WorkloadRef) -> Result<Option<Workload>, Error> {
        of_kind!(of.kind, K => Ok(self.get::<K>(namespace, &of.name).await?.map(Kind::workload)))
    }

    /// The templates that the workload had, and the one that it has, as far as its controller keeps them.
    pub async fn history(&self, namespace: &str, workload: &Workload) -> Result<Vec<Revision>, Error> {
        let selected = ListParams::default().labels(&selector(&workload.selector));
        let mut all: Vec<Revision> = of_kind!(workload.kind, K => {
            let listed = self.api::<<K as Kind>::History>(namespace).list(&selected).await.during(format!("list {}s", workload.kind.history()))?;
            listed.items.into_iter().filter_map(K::revision).collect()
        });
        all.retain(|revision| revision.owner_uid == workload.uid());
        Ok(all)
    }

    /// The template of one ReplicaSet or ControllerRevision of a workload of this kind.
    pub async fn former_template(&self, namespace: &str, kind: WorkloadKind, name: &str) -> Result<Option<Template>, Error> {
        of_kind!(kind, K => Ok(self.get::<<K as Kind>::History>(namespace, name).await?.and_then(K::revision).map(|revision| revision.template)))
    }

    /// An autoscaler of the workload. KEDA makes one for each of its ScaledObjects, and scales up itself what is at zero.
    pub async fn autoscaler(&self, namespace: &str, of: &WorkloadRef) -> Result<Option<Autoscaler>, Error> {
        let all = self.api::<HorizontalPodAutoscaler>(namespace).list(&ListParams::default()).await.during("list HorizontalPodAutoscalers")?;
        let scales = |h: &HorizontalPodAutoscaler| h.spec.scale_target_ref.kind == of.kind.text() && h.spec.scale_target_ref.name == of.name;
        Ok(all.items.iter().find(|h| scales(h)).map(|h| match h.owner_references().iter().find(|o| o.kind == "ScaledObject") {
            Some(owner) => Autoscaler { name: format!("ScaledObject {}", owner.name), wakes: true },
            None => Autoscaler { name: format!("HorizontalPodAutoscaler {}", h.name_any()), wakes: false },
        }))
    }
}
