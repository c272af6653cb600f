//! Which pods are a workload's.

use jiff::Timestamp;
use k8s_openapi::api::core::v1::{Pod, PodCondition};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use kube::ResourceExt;
use kube::api::ListParams;

use super::controller_revision::REVISION_LABEL;
use super::each::of_kind;
use super::kind::{Kind, OfPod, Replaces, Workload};
use super::owner::controller;
use super::select::selector;
use crate::cluster::{During, Error, World};

impl World {
    /// The workload's pods that may still run.
    pub async fn pods(&self, namespace: &str, workload: &Workload) -> Result<Vec<Pod>, Error> {
        let selected = ListParams::default().labels(&selector(&workload.selector));
        let listed = self.api::<Pod>(namespace).list(&selected).await.during("list pods")?;
        let whose = of_kind!(workload.kind, K => K::pod);
        let mut pods: Vec<Pod> = listed.items.into_iter().filter(|pod| alive(pod) && may_be(workload, whose, pod)).collect();
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
/// controller would be taken by it; of a StatefulSet only one that has the name of its own.
fn may_be(workload: &Workload, whose: fn(&Pod) -> Option<OfPod>, pod: &Pod) -> bool {
    let adopts = workload.replaces != Replaces::InOrder || pod.name_any().rsplit_once('-').is_some_and(|(set, _)| set == workload.name());
    controller(&pod.metadata).is_none() && adopts || whose(pod).is_some()
}

/// Whether the pod's ReplicaSet has the name that the Deployment gives.
fn is_named_after(pod: &Pod, of: &OfPod, deployment: &str) -> bool {
    pod.labels().get("pod-template-hash").is_some_and(|hash| of.revision == format!("{deployment}-{hash}"))
}

/// How long a pod is not ready before it counts as broken, in seconds: one that starts, or fails a probe once, is none.
const BROKEN_SECONDS: i64 = 20;

/// A pod that stands in the way of its own replacement, as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    pub name: String,
    uid: String,
    resource_version: String,
}

/// What holds up the pods of a workload that its controller replaces in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldUp {
    /// Nothing, or nothing that its controller does not mend.
    No,
    /// The controller has not seen the template yet, or a pod that is not ready has another: it may yet become ready.
    Perhaps(String),
    /// This pod, for which it would wait for ever.
    By(Blocking),
}

/// Whether a pod of another template than the present one holds up the workload's.
pub fn held_up(workload: &Workload, pods: &[Pod], now: Timestamp) -> HeldUp {
    if workload.replaces != Replaces::InOrder || workload.replicas == 0 {
        return HeldUp::No;
    }
    let Some(revision) = &workload.revision else { return HeldUp::Perhaps(format!("the controller of {} to see its template", workload.reference())) };
    if let Some(blocking) = blocking(workload, pods, now) {
        return HeldUp::By(blocking);
    }
    let old = |pod: &&Pod| pod.labels().get(REVISION_LABEL) != Some(revision) && unready_since(pod).is_some();
    match pods.iter().find(old) {
        Some(pod) => HeldUp::Perhaps(format!("pod {}, which is not ready and has the former template, to be replaced", pod.name_any())),
        None => HeldUp::No,
    }
}

/// The pod for which the controller of a workload that replaces its pods in order would wait for ever: it is broken and has another
/// template than it shall have, or it shall go and others after it are not ready either. Kubernetes advises to delete it by hand
/// ('Forced rollback' in the documentation of StatefulSets). None while another ends: its members may be unready for that alone.
pub fn blocking(workload: &Workload, pods: &[Pod], now: Timestamp) -> Option<Blocking> {
    let revision = workload.revision.as_ref().filter(|_| workload.replaces == Replaces::InOrder)?;
    let own = |pod: &&Pod| controller(&pod.metadata).is_some_and(|owner| owner.uid == workload.uid());
    let mut pods: Vec<&Pod> = pods.iter().filter(own).collect();
    if pods.iter().any(|pod| pod.metadata.deletion_timestamp.is_some()) {
        return None;
    }
    let ordinal = |pod: &Pod| pod.name_any().rsplit_once('-').and_then(|(_, n)| n.parse::<i32>().ok());
    let goes = workload.replicas == 0;
    pods.sort_by_key(|pod| ordinal(pod));
    let unready = |pod: &&&Pod| unready_since(pod).is_some();
    // It scales down from the last, and waits there for those before.
    let first = if goes { pods.iter().rev().find(unready) } else { pods.iter().find(unready) }?;
    let broken = unready_since(first).is_some_and(|since| now.as_second() - since.as_second() >= BROKEN_SECONDS);
    let old = first.labels().get(REVISION_LABEL) != Some(revision);
    (broken && (goes || old)).then(|| Blocking {
        name: first.name_any(),
        uid: first.uid().unwrap_or_default(),
        resource_version: first.resource_version().unwrap_or_default(),
    })
}

/// A condition of a pod.
pub(super) fn condition<'a>(pod: &'a Pod, kind: &str) -> Option<&'a PodCondition> {
    pod.status.iter().flat_map(|s| s.conditions.iter().flatten()).find(|c| c.type_ == kind)
}

/// Since when a pod is not ready; nothing where it is.
fn unready_since(pod: &Pod) -> Option<Timestamp> {
    let ready = condition(pod, "Ready");
    let since = ready.and_then(|c| c.last_transition_time.as_ref()).or(pod.metadata.creation_timestamp.as_ref());
    let is_ready = ready.is_some_and(|c| c.status == "True");
    Some(since.map_or(Timestamp::UNIX_EPOCH, |t| t.0)).filter(|_| !is_ready)
}

impl World {
    /// Deletes a pod that stands in the way, as long as it is as it was seen.
    pub async fn unblock(&self, namespace: &str, pod: &Blocking) -> Result<(), Error> {
        let metadata = ObjectMeta {
            name: Some(pod.name.clone()),
            uid: Some(pod.uid.clone()),
            resource_version: Some(pod.resource_version.clone()),
            ..ObjectMeta::default()
        };
        self.delete_unchanged::<Pod>(namespace, &metadata).await
    }
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
            (may_be(&Deployment::default().workload(), Deployment::pod, &pod), Deployment::pod(&pod).is_some_and(|of| is_named_after(&pod, &of, "shop")))
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
    fn the_pod_that_holds_up_its_own_replacement_is_known() {
        let set = |replicas: i32, policy: &str, observed: i64| -> Workload {
            let status = json!({"observedGeneration": observed, "updateRevision": "db-good", "replicas": 3});
            let spec = json!({"replicas": replicas, "podManagementPolicy": policy});
            let set: StatefulSet = serde_json::from_value(json!({"metadata": {"name": "db", "uid": "set", "generation": 2}, "spec": spec, "status": status}))
                .unwrap_or_else(|error| unreachable!("{error}"));
            set.workload()
        };
        let pod = |n: i32, revision: &str, ready: bool, going: bool| -> Pod {
            let labels = json!({"controller-revision-hash": format!("db-{revision}")});
            let ready = json!([{"type": "Ready", "status": if ready { "True" } else { "False" }, "lastTransitionTime": "2026-01-01T00:00:00Z"}]);
            let owner = json!([{"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "db", "uid": if n < 0 { "other" } else { "set" }, "controller": true}]);
            let mut metadata = json!({"name": format!("db-{n}"), "uid": n.to_string(), "labels": labels, "ownerReferences": owner});
            if going {
                metadata["deletionTimestamp"] = json!("2026-01-01T00:00:00Z");
            }
            serde_json::from_value(json!({"metadata": metadata, "status": {"conditions": ready}})).unwrap_or_else(|error| unreachable!("{error}"))
        };
        let (good, bad) = ((0, "good", true, false), |n| (n, "bad", false, false));
        for (name, workload, pods, want) in [
            ("the last is bad", set(3, "OrderedReady", 2), vec![good, (1, "good", true, false), bad(2)], Some("db-2")),
            ("all are bad: one after the other", set(3, "OrderedReady", 2), vec![bad(2), bad(10), bad(1)], Some("db-1")),
            ("it is going", set(3, "OrderedReady", 2), vec![good, (1, "bad", false, true), bad(2)], None),
            (
                "another is going, so a member may be unready for that",
                set(3, "OrderedReady", 2),
                vec![bad(0), (1, "bad", true, false), (2, "bad", true, true)],
                None,
            ),
            ("the new one starts", set(3, "OrderedReady", 2), vec![good, (1, "good", false, false), bad(2)], None),
            ("an old one that is ready is replaced by the controller", set(1, "OrderedReady", 2), vec![(0, "bad", true, false)], None),
            ("the controller has not seen the template yet", set(3, "OrderedReady", 1), vec![bad(2)], None),
            ("another set's pod is nobody's here", set(3, "OrderedReady", 2), vec![bad(-1), good], None),
            ("it waits for nobody", set(3, "Parallel", 2), vec![bad(2)], None),
            ("all shall go", set(0, "OrderedReady", 2), vec![bad(0), bad(1), (2, "good", false, false)], Some("db-2")),
            ("all shall go, and are well", set(0, "OrderedReady", 2), vec![good], None),
        ] {
            let pods: Vec<Pod> = pods.into_iter().map(|(n, revision, ready, going)| pod(n, revision, ready, going)).collect();
            let at = |second: i64| Timestamp::from_second(1_767_225_600 + second).unwrap_or_default();
            assert_eq!(blocking(&workload, &pods, at(20)).map(|pod| pod.name).as_deref(), want, "{name}");
            assert_eq!(blocking(&workload, &pods, at(19)), None, "{name}, a moment ago");
        }
    }

    #[test]
    fn what_may_yet_become_ready_is_waited_for() {
        let status = json!({"observedGeneration": 1, "updateRevision": "db-good", "replicas": 1});
        let of = |generation: i64| -> Workload {
            let set = json!({"metadata": {"name": "db", "uid": "set", "generation": generation}, "spec": {"replicas": 1}, "status": status});
            serde_json::from_value::<StatefulSet>(set).unwrap_or_else(|error| unreachable!("{error}")).workload()
        };
        let mut old = pod(json!({"controller-revision-hash": "db-bad"}), "StatefulSet", "db");
        old.metadata.name = Some("db-0".into());
        let now = Timestamp::UNIX_EPOCH;
        old.metadata.creation_timestamp = Some(crate::api::time(now));
        let held = |generation: i64, pods: &[Pod]| held_up(&of(generation), pods, now);
        assert!(matches!(held(1, std::slice::from_ref(&old)), HeldUp::Perhaps(what) if what.contains("db-0")), "it has just been made");
        assert!(matches!(held(2, &[]), HeldUp::Perhaps(what) if what.contains("to see its template")));
        assert_eq!(held(1, &[]), HeldUp::No);
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
