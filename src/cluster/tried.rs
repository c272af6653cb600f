//! Writes that are only tried: what the API server, with its quotas, policies and webhooks, says to them.

use std::collections::BTreeMap;
use std::fmt::Debug;

use k8s_openapi::NamespaceResourceScope;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::{EmptyDirVolumeSource, Pod, PodTemplateSpec, Volume};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, OwnerReference};
use kube::Resource;
use kube::api::{Patch, PatchParams, PostParams};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::room::bytes;
use super::workload::{Kind, of_kind};
use super::{During, Error, World};
use crate::api::{FIELD_MANAGER, Template, WorkloadKind, WorkloadRef};

/// What the API server says to a write that is only tried.
#[derive(Clone, Debug, PartialEq)]
pub enum Said<T> {
    /// What would be there.
    Yes(T),
    /// Why nobody can say before it is done.
    Unknown(String),
    No(String),
}

impl World {
    /// What a workload's template would become, written as a rollback writes it: a policy may change it.
    ///
    /// # Errors
    /// When the API server does not answer.
    pub async fn try_template(&self, namespace: &str, of: &WorkloadRef, wanted: &Template) -> Result<Said<Template>, Error> {
        let operations = json!([{"op": "replace", "path": "/spec/template", "value": wanted}]);
        let patch: json_patch::Patch = match serde_json::from_value(operations) {
            Ok(patch) => patch,
            Err(error) => return Ok(Said::No(error.to_string())),
        };
        let parameters = PatchParams { dry_run: true, field_manager: Some(FIELD_MANAGER.to_owned()), ..PatchParams::default() };
        let answer = of_kind!(of.kind, K => {
            self.api::<K>(namespace).patch(&of.name, &parameters, &Patch::Json::<()>(patch)).await.map(|workload| workload.workload().template)
        });
        said(answer, &format!("try the template of {of}"))
    }

    /// Whether a pod of a workload's template would be let in, with the volumes that its controller adds.
    ///
    /// # Errors
    /// When the API server does not answer.
    pub async fn try_pod_of(&self, namespace: &str, kind: WorkloadKind, template: &PodTemplateSpec, claims: &[String]) -> Result<Said<()>, Error> {
        let mut template = template.clone();
        // Its controller puts them in the place of what has their name.
        let volumes = template.spec.get_or_insert_default().volumes.get_or_insert_default();
        volumes.retain(|volume| !claims.contains(&volume.name));
        volumes.extend(claims.iter().map(|name| Volume { name: name.clone(), empty_dir: Some(EmptyDirVolumeSource::default()), ..Volume::default() }));
        self.try_pod(namespace, &template, ("apps/v1", kind.controls_pods())).await
    }

    /// Whether a pod of this template would be let in that a controller of this kind makes.
    ///
    /// # Errors
    /// When the API server does not answer.
    async fn try_pod(&self, namespace: &str, template: &PodTemplateSpec, controller: (&str, &str)) -> Result<Said<()>, Error> {
        let (api_version, kind) = controller;
        // Policies refuse pods that nobody keeps.
        let owner = OwnerReference {
            api_version: api_version.to_owned(),
            kind: kind.to_owned(),
            name: "rollback-tries".to_owned(),
            uid: "00000000-0000-4000-8000-000000000000".to_owned(),
            controller: Some(true),
            block_owner_deletion: None,
        };
        let metadata = ObjectMeta {
            generate_name: Some("rollback-tries-".to_owned()),
            name: None,
            owner_references: Some(vec![owner]),
            ..template.metadata.clone().unwrap_or_default()
        };
        Ok(match self.try_create(namespace, &Pod { metadata, spec: template.spec.clone(), status: None }).await? {
            // A policy may go by who makes the pod, which will be the controller and not us.
            Said::No(why) if ["admission webhook", "ValidatingAdmissionPolicy"].iter().any(|who| why.contains(who)) => Said::Unknown(why),
            said => said,
        })
    }

    /// Whether a Job would be taken, and its pod be let in.
    ///
    /// # Errors
    /// When the API server does not answer.
    pub async fn try_job(&self, namespace: &str, job: &Job) -> Result<Said<()>, Error> {
        match self.try_create(namespace, job).await? {
            Said::Yes(()) => {}
            other => return Ok(other),
        }
        match job.spec.as_ref() {
            Some(spec) => self.try_pod(namespace, &spec.template, ("batch/v1", "Job")).await,
            None => Ok(Said::Yes(())),
        }
    }

    async fn try_create<K>(&self, namespace: &str, object: &K) -> Result<Said<()>, Error>
    where
        K: Resource<Scope = NamespaceResourceScope, DynamicType = ()> + Clone + DeserializeOwned + Serialize + Debug,
    {
        let parameters = PostParams { dry_run: true, field_manager: Some(FIELD_MANAGER.to_owned()) };
        said(self.api::<K>(namespace).create(&parameters, object).await.map(drop), &format!("try a {}", K::kind(&())))
    }
}

/// Whether a quota has not even room for the pod alone, whatever else ends: of something more is asked for than it allows at all.
/// `exceeded quota: little, requested: cpu=2, used: cpu=1, limited: cpu=1500m`
fn never_fits(message: &str) -> bool {
    let part = |word: &str| {
        let rest = message.split_once(word).map_or("", |(_, rest)| rest);
        let all = rest.split(", used: ").next().and_then(|r| r.split(", limited: ").next()).unwrap_or_default();
        all.split(',').filter_map(|pair| pair.trim().split_once('=')).map(|(name, n)| (name.to_owned(), amount(n))).collect::<BTreeMap<_, _>>()
    };
    let (asked, limits) = (part("requested: "), part("limited: "));
    asked.iter().any(|(name, asked)| limits.get(name).is_some_and(|limit| asked.zip(*limit).is_some_and(|(asked, limit)| asked > limit)))
}

/// A quantity in thousandths.
fn amount(quantity: &str) -> Option<i128> {
    match quantity.strip_suffix('m') {
        Some(milli) => milli.parse().ok(),
        None => bytes(quantity).map(|n| i128::from(n) * 1000),
    }
}

fn said<T>(answer: Result<T, kube::Error>, what: &str) -> Result<Said<T>, Error> {
    let status = match answer {
        Ok(answer) => return Ok(Said::Yes(answer)),
        Err(kube::Error::Api(status)) => status,
        Err(source) => return Err(source).during(what),
    };
    let message = status.message.clone();
    Ok(match status.code {
        // It is there already, since a write of before has landed.
        409 => Said::Unknown(message),
        // What runs now may end before, and then there is room.
        403 if message.contains("exceeded quota") && !never_fits(&message) => Said::Unknown(message),
        // Our own right to try it.
        403 if message.contains("cannot create resource") || message.contains("cannot patch resource") => Said::Unknown(message),
        400 if message.contains("dry run") || message.contains("dryRun") => Said::Unknown(message),
        400 | 403 | 404 | 422 => Said::No(message),
        _ => return Err(kube::Error::Api(status)).during(what),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pod_that_no_quota_ever_has_room_for_is_told_from_one_that_waits() {
        for (message, want) in [
            ("pods \"x\" is forbidden: exceeded quota: little, requested: cpu=2, used: cpu=1, limited: cpu=1500m", true),
            (
                "exceeded quota: little, requested: requests.cpu=500m,requests.memory=2Gi, used: requests.cpu=1,requests.memory=0, limited: requests.cpu=1,requests.memory=1Gi",
                true,
            ),
            ("exceeded quota: little, requested: cpu=1, used: cpu=1, limited: cpu=1500m", false),
            ("exceeded quota: little, requested: pods=1, used: pods=3, limited: pods=3", false),
            ("something else", false),
        ] {
            assert_eq!(never_fits(message), want, "{message}");
        }
    }
}
