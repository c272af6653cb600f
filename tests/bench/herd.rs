//! Many workloads in the laboratory, as their controllers would have made them: Deployments with ReplicaSets and pods.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use k8s_openapi::api::apps::v1::ReplicaSet;
use k8s_openapi::api::core::v1::{Namespace, Pod};
use kube::api::{Api, Patch, PatchParams, PostParams};
use kube::config::{KubeConfigOptions, Kubeconfig};
use kube::core::NamespaceResourceScope;
use kube::{Client, Config, Resource, ResourceExt};
use rollback_operator::api::{POLICY_ANNOTATION, SOAK_ANNOTATION};
use rollback_operator::cluster::workload::Deployment;
use serde_json::{Value, json};

pub struct Herd {
    client: Client,
    pub namespace: String,
}

pub async fn config(kubeconfig: &Path) -> Result<Config> {
    let mut config = Config::from_custom_kubeconfig(Kubeconfig::read_from(kubeconfig)?, &KubeConfigOptions::default()).await?;
    config.default_retry = false;
    Ok(config)
}

pub fn client(config: &Config) -> Result<Client> {
    Ok(Client::try_from(config.clone())?)
}

impl Herd {
    pub async fn make(client: Client, namespace: &str) -> Result<Self> {
        let object: Namespace = serde_json::from_value(json!({"metadata": {"name": namespace}}))?;
        Api::<Namespace>::all(client.clone()).create(&PostParams::default(), &object).await?;
        Ok(Self { client, namespace: namespace.to_owned() })
    }

    pub fn api<K: Resource<Scope = NamespaceResourceScope, DynamicType = ()>>(&self) -> Api<K> {
        Api::namespaced(self.client.clone(), &self.namespace)
    }

    pub async fn create<K>(&self, value: Value) -> Result<K>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug,
    {
        let object: K = serde_json::from_value(value.clone()).with_context(|| value.to_string())?;
        loop {
            match self.api::<K>().create(&PostParams::default(), &object).await {
                // An API server that has just begun is not ready for kinds that it has just learnt.
                Err(kube::Error::Api(status)) if status.code == 429 => tokio::time::sleep(Duration::from_millis(200)).await,
                made => return made.with_context(|| object.name_any()),
            }
        }
    }

    /// An enrolled Deployment that is healthy at once, with a ReplicaSet of its template, older ones up to `sets`, and its pods.
    pub async fn deployment(&self, name: &str, policy: &str, from: Value, replicas: usize, available: usize, sets: usize) -> Result<()> {
        let annotations = json!({POLICY_ANNOTATION: policy, SOAK_ANNOTATION: "0"});
        let spec = json!({"replicas": replicas, "selector": {"matchLabels": {"app": name}}, "template": template(name, sets, &from)});
        let made: Deployment = self.create(json!({"metadata": {"name": name, "annotations": annotations}, "spec": spec})).await?;
        for revision in 1..=sets {
            // As the API server has completed it, but for what makes it an older one.
            let mut template = json!(made.spec.template);
            template["spec"]["containers"][0]["image"] = image(name, revision).into();
            let set = self.set(&made, revision, if revision == sets { replicas } else { 0 }, &template).await?;
            if revision == sets {
                for i in 0..replicas {
                    self.pod(name, &set, i).await?;
                }
            }
        }
        let conditions = json!([{"type": "Available", "status": if available >= replicas { "True" } else { "False" }, "reason": "r", "message": "m"}]);
        let status = json!({"observedGeneration": made.metadata.generation, "replicas": replicas, "updatedReplicas": replicas, "availableReplicas": available,
            "readyReplicas": available, "conditions": conditions});
        self.api::<Deployment>().patch_status(name, &PatchParams::default(), &Patch::Merge(json!({"status": status}))).await?;
        Ok(())
    }

    async fn set(&self, of: &Deployment, revision: usize, replicas: usize, template: &Value) -> Result<ReplicaSet> {
        let (name, hash) = (of.name_any(), format!("{revision:010}"));
        let mut template = template.clone();
        template["metadata"]["labels"]["pod-template-hash"] = hash.as_str().into();
        let owner = json!({"apiVersion": "apps/v1", "kind": "Deployment", "name": name, "uid": of.uid(), "controller": true, "blockOwnerDeletion": true});
        let labels = json!({"app": name, "pod-template-hash": hash});
        let metadata = json!({"name": format!("{name}-{hash}"), "labels": labels, "ownerReferences": [owner],
            "annotations": {"deployment.kubernetes.io/revision": revision.to_string(), "deployment.kubernetes.io/desired-replicas": "1"}});
        let spec = json!({"replicas": replicas, "selector": {"matchLabels": labels}, "template": template});
        self.create(json!({"metadata": metadata, "spec": spec})).await
    }

    /// The next release of a Deployment of one replica, beside the pod of the one before. Gives the name of its pod.
    pub async fn newer(&self, name: &str) -> Result<String> {
        let patch = json!([{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": image(name, 2)}]);
        let patch = Patch::Json::<()>(serde_json::from_value(patch)?);
        let made: Deployment = self.api().patch(name, &PatchParams::default(), &patch).await?;
        let set = self.set(&made, 2, 1, &json!(made.spec.template)).await?;
        let pod = self.pod(name, &set, 0).await?;
        let status = json!({"observedGeneration": made.metadata.generation, "replicas": 2, "updatedReplicas": 1, "availableReplicas": 1});
        self.api::<Deployment>().patch_status(name, &PatchParams::default(), &Patch::Merge(json!({"status": status}))).await?;
        Ok(pod)
    }

    /// A pod whose container has ended twice, as its kubelet says it.
    pub async fn fail(&self, pod: &str) -> Result<()> {
        let now = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second())?;
        let ended = json!({"exitCode": 1, "reason": "Error", "startedAt": now, "finishedAt": now});
        let container = json!({"name": "app", "image": "i", "imageID": "", "ready": false, "restartCount": 2, "started": false,
            "state": {"waiting": {"reason": "CrashLoopBackOff"}}, "lastState": {"terminated": ended}});
        let conditions = json!([{"type": "Ready", "status": "False", "lastTransitionTime": now}]);
        let status = json!({"status": {"phase": "Running", "conditions": conditions, "containerStatuses": [container]}});
        self.api::<Pod>().patch_status(pod, &PatchParams::default(), &Patch::Merge(status)).await?;
        Ok(())
    }

    async fn pod(&self, app: &str, set: &ReplicaSet, i: usize) -> Result<String> {
        let owner =
            json!({"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": set.name_any(), "uid": set.uid(), "controller": true, "blockOwnerDeletion": true});
        let template = set.spec.template.as_ref().context("no template")?;
        let name = format!("{}-{i:05}", set.name_any());
        let metadata = json!({"name": name, "labels": template.metadata.as_ref().map(|m| &m.labels), "ownerReferences": [owner]});
        self.create::<Pod>(json!({"metadata": metadata, "spec": template.spec})).await?;
        let now = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second())?;
        let digest = format!("registry.example.org/{app}@sha256:{:064x}", app.len());
        let container = json!({"name": "app", "image": image(app, 1), "imageID": digest, "ready": true, "restartCount": 0, "started": true,
            "containerID": format!("containerd://{:064x}", i), "state": {"running": {"startedAt": now}}});
        let conditions: Vec<Value> = ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"]
            .map(|kind| json!({"type": kind, "status": "True", "lastTransitionTime": now}))
            .into();
        let status = json!({"phase": "Running", "podIP": "10.0.0.7", "hostIP": "192.168.1.1", "startTime": now, "conditions": conditions, "containerStatuses": [container]});
        self.api::<Pod>().patch_status(&name, &PatchParams::default(), &Patch::Merge(json!({"status": status}))).await?;
        Ok(name)
    }
}

pub fn image(app: &str, revision: usize) -> String {
    format!("registry.example.org/{app}:{revision}")
}

/// A template of the usual size.
fn template(app: &str, revision: usize, from: &Value) -> Value {
    let env: Vec<Value> = (0..12).map(|i| json!({"name": format!("SETTING_{i}"), "value": format!("the value of setting {i} of {app}")})).collect();
    let probe = json!({"httpGet": {"path": "/healthz", "port": 8080}, "periodSeconds": 10, "failureThreshold": 3});
    let container = json!({"name": "app", "image": image(app, revision), "env": env, "envFrom": from, "ports": [{"containerPort": 8080, "name": "http"}],
        "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}}, "readinessProbe": probe, "livenessProbe": probe,
        "volumeMounts": [{"name": "cache", "mountPath": "/cache"}], "securityContext": {"allowPrivilegeEscalation": false}});
    json!({"metadata": {"labels": {"app": app}}, "spec": {"containers": [container], "volumes": [{"name": "cache", "emptyDir": {}}]}})
}
