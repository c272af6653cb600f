//! Which pods are a workload's.

use k8s_openapi::api::core::v1::Pod;
use kube::ResourceExt;
use kube::api::ListParams;

use super::each::of_kind;
use super::kind::{Kind, OfPod, Workload};
use super::owner::controller;
use super::select::selector;
use crate::cluster::{During, Error, World};

impl World {
    /// The workload's pods that may still run.
    pub async fn pods(&self, namespace: &str, workload: &Workload) -> Result<Vec<Pod>, Error> {
        let selected = ListParams::default().labels(&selector(&workload.selector));
        let listed = self.api::<Pod>(namespace).list(&selected).await.during("list pods")?;
        let whose = of_kind!(workload.kind, K => K::pod);
        let mut pods: Vec<Pod> = listed.items.into_iter().filter(|pod| alive(pod) && may_be(whose, pod)).collect();
        let certain = |pod: &Pod| whose(pod).is_none_or(|of| of.controller == workload.uid() || is_named_after(pod, &of, workload.name()));
        if !pods.iter().all(certain) {
            // A ReplicaSet that was adopted has another name; one of another workload is not ours.
            let controllers: Vec<String> = self.history(namespace, workload).await?.into_iter().map(|revision| revision.controls).collect();
            pods.retain(|pod| certain(pod) || whose(pod).is_some_and(|of| controllers.contains(&of.controller)));
        }
        Ok(pods)
    }
}

/// Whether a pod that the selector matches may be the workload's: a Job's, or another kind of workload's, is not. One without a
/// controller would be taken by it.
fn may_be(whose: fn(&Pod) -> Option<OfPod>, pod: &Pod) -> bool {
    controller(&pod.metadata).is_none() || whose(pod).is_some()
}

/// Whether the pod's ReplicaSet has the name that the Deployment gives.
fn is_named_after(pod: &Pod, of: &OfPod, deployment: &str) -> bool {
    pod.labels().get("pod-template-hash").is_some_and(|hash| of.revision == format!("{deployment}-{hash}"))
}

/// Not ended; a pod that is being deleted still runs until it is gone.
pub fn alive(pod: &Pod) -> bool {
    !matches!(pod.status.as_ref().and_then(|s| s.phase.as_deref()), Some("Succeeded" | "Failed"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::{DaemonSet, Deployment, StatefulSet};
    use super::*;

    fn pod(labels: Value, kind: &str, name: &str) -> Pod {
        let owner = json!({"apiVersion": "v1", "kind": kind, "name": name, "uid": "u", "controller": true});
        let pod = json!({"metadata": {"labels": labels, "ownerReferences": [owner]}});
        serde_json::from_value(pod).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn a_pod_that_only_looks_alike_is_another_workloads() {
        let ours = |kind: &str, name: &str| {
            let pod = pod(json!({"app": "shop", "pod-template-hash": "5d8"}), kind, name);
            (may_be(Deployment::pod, &pod), Deployment::pod(&pod).is_some_and(|of| is_named_after(&pod, &of, "shop")))
        };
        assert_eq!(ours("ReplicaSet", "shop-5d8"), (true, true));
        for kind in ["Job", "StatefulSet", "DaemonSet"] {
            assert!(!ours(kind, "shop-5d8").0, "a {kind}'s pod never counts");
        }
        for name in ["shop-canary-5d8", "adopted"] {
            assert_eq!(ours("ReplicaSet", name), (true, false), "{name}: its ReplicaSet is asked");
        }
    }

    #[test]
    fn a_pod_says_which_revision_it_has() {
        let revision = |of: Option<OfPod>| of.map(|of| (of.revision, of.controller));
        let found = |revision: &str| Some((revision.to_owned(), "u".to_owned()));
        let stateful = pod(json!({"controller-revision-hash": "web-6b9"}), "StatefulSet", "web");
        let daemon = pod(json!({"controller-revision-hash": "6b9"}), "DaemonSet", "agent");
        assert_eq!(revision(StatefulSet::pod(&stateful)), found("web-6b9"));
        assert_eq!(revision(DaemonSet::pod(&daemon)), found("agent-6b9"));
        assert_eq!((DaemonSet::pod(&stateful), StatefulSet::pod(&daemon)), (None, None));
    }
}
