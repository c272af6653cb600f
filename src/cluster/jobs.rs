//! What became of a Job of ours.

use jiff::Timestamp;
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::{ContainerStateTerminated, ContainerStatus, Pod};
use kube::api::ListParams;
use kube::{Resource, ResourceExt};

use super::{During, Error, World, ours, owner, printed};
use crate::agent::report::Failure;
use crate::api::KIND_LABEL;

/// Where a Job stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum JobState {
    /// Made, and not let go yet.
    Suspended,
    Active {
        /// Why its pod cannot start, once that has lasted.
        stuck: Option<String>,
    },
    /// With the termination message of its container.
    Succeeded(String),
    /// With the termination message, or the exit code, or the reason that Kubernetes gives.
    Failed(Failure),
}

impl JobState {
    /// What keeps it from its end, or was its end.
    pub fn hindrance(&self) -> Option<String> {
        match self {
            JobState::Active { stuck } => stuck.clone(),
            JobState::Failed(why) => Some(why.to_string()),
            JobState::Suspended | JobState::Succeeded(_) => None,
        }
    }
}

/// What a Job of the application's migrations is labelled with: its program is not ours.
pub(super) const MIGRATION: &str = "migration";

/// How a container ends that was ended from outside: by SIGKILL or SIGTERM.
const KILLED: [i32; 2] = [137, 143];

/// How long a pod may fail to start before that is no passing trouble.
const STUCK_SECONDS: i64 = 30;

/// How long a pod may be without a node.
const UNSCHEDULED_SECONDS: i64 = 300;

/// How long a pod may be on a node before its first container starts: a large image may be pulled, and a volume be taken from another
/// node.
const NOT_STARTED_SECONDS: i64 = 900;

const UNRUNNABLE: [&str; 6] =
    ["ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "CreateContainerConfigError", "CreateContainerError"];

impl World {
    /// The state of the Job that serves the owner, or `None` when there is no such Job.
    ///
    /// # Errors
    /// When a Job of that name serves another: its end would say nothing.
    pub async fn job<K: Resource<DynamicType = ()>>(&self, namespace: &str, name: &str, served: &K, now: Timestamp) -> Result<Option<JobState>, Error> {
        let Some(job) = self.get::<Job>(namespace, name).await? else { return Ok(None) };
        ours(&job, &owner(served))?;
        let pods = self
            .api::<Pod>(namespace)
            .list(&ListParams::default().labels(&format!("batch.kubernetes.io/job-name={name}")))
            .await
            .during(format!("list the pods of Job {name}"))?
            .items;
        Ok(Some(state(&job, &pods, now)))
    }
}

impl World {
    /// Lets a suspended Job run.
    ///
    /// # Errors
    /// When it is gone: somebody has given the change up meanwhile.
    pub async fn start_job(&self, namespace: &str, name: &str) -> Result<(), Error> {
        self.patch::<Job>(
            namespace,
            name,
            serde_json::json!([{"op": "test", "path": "/spec/suspend", "value": true}, {"op": "replace", "path": "/spec/suspend", "value": false}]),
        )
        .await
    }

    /// The first container of a Job's own that has failed by itself, and not by its pod's end: a node that is full, a deadline.
    pub async fn job_failed_in(&self, namespace: &str, name: &str) -> Result<Option<String>, Error> {
        let pods = self.api::<Pod>(namespace).list(&ListParams::default().labels(&format!("batch.kubernetes.io/job-name={name}"))).await;
        let pods = pods.during(format!("list the pods of Job {name}"))?.items;
        let ended = |c: &&ContainerStatus| c.state.as_ref().and_then(|s| s.terminated.clone()).filter(|t| t.exit_code != 0);
        let by_itself = |t: &ContainerStateTerminated| t.reason.as_deref() == Some("OOMKilled") || !KILLED.contains(&t.exit_code);
        let evicted = pods.iter().any(|pod| pod.status.as_ref().is_some_and(|status| status.reason.is_some()));
        let first = containers(&pods).find(|c| ended(c).is_some()).filter(|_| !evicted);
        Ok(first.filter(|c| ended(c).as_ref().is_some_and(by_itself)).map(|c| c.name.clone()))
    }

    /// Pods of a Job that may still run.
    pub async fn job_pods(&self, namespace: &str, name: &str) -> Result<usize, Error> {
        let pods = self.api::<Pod>(namespace).list(&ListParams::default().labels(&format!("batch.kubernetes.io/job-name={name}"))).await;
        Ok(pods.during(format!("list the pods of Job {name}"))?.items.iter().filter(|p| super::workload::alive(p)).count())
    }
}

fn state(job: &Job, pods: &[Pod], now: Timestamp) -> JobState {
    let conditions = job.status.as_ref().and_then(|s| s.conditions.as_ref());
    let is = |kind: &str| conditions.into_iter().flatten().find(|c| c.type_ == kind && c.status == "True");
    if is("Complete").is_some() {
        return JobState::Succeeded(termination(job, pods).unwrap_or_default());
    }
    if let Some(failed) = is("Failed") {
        let told = termination(job, pods).map(|message| if is_migration(job) { Failure::other(message) } else { Failure::read(message) });
        let why = || exit_code(job, pods).or_else(|| of_the_pod(pods)).or_else(|| failed.message.clone());
        return JobState::Failed(told.unwrap_or_else(|| Failure::other(why().unwrap_or_else(|| "no reason given".into()))));
    }
    if job.spec.as_ref().and_then(|s| s.suspend) == Some(true) {
        return JobState::Suspended;
    }
    let age = job.metadata.creation_timestamp.as_ref().map_or(0, |t| now.as_second() - t.0.as_second());
    // A pod may have waited for a node before it could fail to start.
    let placed = pods.iter().filter_map(|p| p.status.as_ref()?.start_time.as_ref()).map(|t| now.as_second() - t.0.as_second()).min().unwrap_or(age);
    let waiting = containers(pods).filter_map(|c| c.state.as_ref()?.waiting.as_ref()).find(|w| w.reason.as_deref().is_some_and(|r| UNRUNNABLE.contains(&r)));
    let stuck = waiting
        .filter(|_| placed >= STUCK_SECONDS)
        .map(|w| format!("{}: {}", w.reason.as_deref().unwrap_or_default(), w.message.as_deref().unwrap_or_default()));
    let stuck = stuck.or_else(|| (placed >= NOT_STARTED_SECONDS).then(|| not_started(pods)).flatten());
    let stuck = stuck.or_else(|| (age >= UNSCHEDULED_SECONDS).then(|| unscheduled(job, pods)).flatten()).or_else(|| injected(pods, now));
    JobState::Active { stuck }
}

/// A pod on a node of which no container has ever started.
fn not_started(pods: &[Pod]) -> Option<String> {
    let started = containers(pods).any(|c| c.state.as_ref().is_some_and(|s| s.running.is_some() || s.terminated.is_some()));
    let pod = pods.iter().find(|p| p.status.as_ref().is_some_and(|s| s.start_time.is_some())).filter(|_| !started)?;
    let name = pod.metadata.name.as_deref().unwrap_or_default();
    Some(format!("no container of it has started; 'kubectl describe pod {name}' says why, as a volume that another node has"))
}

/// Why there is no pod on a node yet. A node may be made for it meanwhile, so this is for a Job that has waited long.
fn unscheduled(job: &Job, pods: &[Pod]) -> Option<String> {
    let name = job.metadata.name.as_deref().unwrap_or_default();
    if pods.is_empty() {
        return Some(format!("it was given no pod; 'kubectl describe job {name}' says why, as a quota does or a policy"));
    }
    let conditions = pods.iter().filter_map(|p| p.status.as_ref()?.conditions.as_ref()).flatten();
    let not = |c: &&k8s_openapi::api::core::v1::PodCondition| c.type_ == "PodScheduled" && c.status == "False";
    conditions.into_iter().find(not).map(|c| format!("{}: {}", c.reason.as_deref().unwrap_or_default(), c.message.as_deref().unwrap_or_default()))
}

/// A container that something has put beside ours, and that does not end as ours has.
fn injected(pods: &[Pod], now: Timestamp) -> Option<String> {
    let status = pods.iter().filter_map(|p| p.status.as_ref()).find_map(|s| s.container_statuses.as_ref())?;
    let ended = status.iter().filter_map(|c| c.state.as_ref()?.terminated.as_ref()?.finished_at.as_ref()).map(|t| t.0).max()?;
    let runs = status.iter().find(|c| c.state.as_ref().is_some_and(|s| s.running.is_some()))?;
    let late = now.as_second() - ended.as_second() >= STUCK_SECONDS;
    late.then(|| {
        format!(
            "its container has ended, and '{}', which something has put beside it, does not; make that a native sidecar, or keep it from our Jobs",
            runs.name
        )
    })
}

fn containers(pods: &[Pod]) -> impl Iterator<Item = &ContainerStatus> {
    pods.iter().filter_map(|p| p.status.as_ref()).flat_map(|s| s.init_container_statuses.iter().flatten().chain(s.container_statuses.iter().flatten()))
}

/// How the Job's own containers ended. A sidecar that ends with it, its own or one that something has injected, tells nothing.
fn ended<'a>(job: &'a Job, pods: &'a [Pod]) -> impl Iterator<Item = &'a ContainerStateTerminated> {
    let spec = job.spec.as_ref().and_then(|s| s.template.spec.as_ref());
    let own = move |name: &str| {
        let all = spec.into_iter().flat_map(|s| s.init_containers.iter().flatten().filter(|c| c.restart_policy.is_none()).chain(&s.containers));
        all.into_iter().any(|c| c.name == name)
    };
    containers(pods).filter(move |c| own(&c.name)).filter_map(|c| c.state.as_ref()?.terminated.as_ref())
}

/// What its container has said at the end; of a program that is not ours, what of it may be told.
fn termination(job: &Job, pods: &[Pod]) -> Option<String> {
    let message = ended(job, pods).filter_map(|t| t.message.clone()).find(|message| !message.is_empty())?;
    if is_migration(job) { printed::cause(&message) } else { Some(message) }
}

/// Whether its program is none of ours.
fn is_migration(job: &Job) -> bool {
    job.labels().get(KIND_LABEL).is_some_and(|kind| kind == MIGRATION)
}

fn exit_code(job: &Job, pods: &[Pod]) -> Option<String> {
    let ended = ended(job, pods).find(|t| t.exit_code != 0)?;
    Some(format!("exit code {} ({})", ended.exit_code, ended.reason.as_deref().unwrap_or("no reason given")))
}

/// Why the pod as a whole ended, as one that was evicted.
fn of_the_pod(pods: &[Pod]) -> Option<String> {
    let status = pods.iter().filter_map(|p| p.status.as_ref()).find(|s| s.reason.is_some())?;
    Some(format!("{}: {}", status.reason.as_deref().unwrap_or_default(), status.message.as_deref().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(yaml: &str) -> Job {
        serde_yaml::from_str(yaml).unwrap_or_default()
    }

    #[test]
    fn a_job_is_judged_by_its_conditions_and_its_pods() {
        let spec = "spec: {template: {spec: {initContainers: [{name: proxy, restartPolicy: Always}], containers: [{name: a}]}}}\n";
        let created = &format!("metadata: {{creationTimestamp: '2026-01-01T00:00:00Z'}}\n{spec}");
        let at = |second: i64| Timestamp::from_second(1_767_225_600 + second).unwrap_or_default();
        let pod = |status: &str| -> Pod { serde_yaml::from_str(&format!("status: {{{status}}}")).unwrap_or_default() };
        let pull: Pod = serde_yaml::from_str("status: {containerStatuses: [{name: a, image: x, imageID: '', ready: false, restartCount: 0, state: {waiting: {reason: ErrImagePull, message: no such image}}}]}").unwrap_or_default();
        let dead: Pod = serde_yaml::from_str("status: {containerStatuses: [{name: a, image: x, imageID: '', ready: false, restartCount: 0, state: {terminated: {exitCode: 255, reason: Error}}}]}").unwrap_or_default();
        for (name, yaml, pods, second, want) in [
            ("young and pulling", created.to_owned(), vec![pull.clone()], 5, JobState::Active { stuck: None }),
            ("old and pulling", created.to_owned(), vec![pull], 31, JobState::Active { stuck: Some("ErrImagePull: no such image".into()) }),
            (
                "failed",
                format!("{created}status: {{conditions: [{{type: Failed, status: 'True', message: BackoffLimitExceeded}}]}}"),
                vec![dead],
                3,
                JobState::Failed("exit code 255 (Error)".into()),
            ),
            (
                "another node has its volume",
                created.to_owned(),
                vec![pod(
                    "startTime: '2026-01-01T00:00:00Z', containerStatuses: [{name: a, image: x, imageID: '', ready: false, restartCount: 0, state: {waiting: {reason: ContainerCreating}}}]",
                )],
                900,
                JobState::Active {
                    stuck: Some("no container of it has started; 'kubectl describe pod ' says why, as a volume that another node has".into()),
                },
            ),
            (
                "its proxy was ended after it",
                format!("{created}status: {{conditions: [{{type: Failed, status: 'True', message: BackoffLimitExceeded}}]}}"),
                vec![pod(
                    "initContainerStatuses: [{name: proxy, image: x, imageID: '', ready: false, restartCount: 0, state: {terminated: {exitCode: 143, message: its log}}}], containerStatuses: [{name: a, image: x, imageID: '', ready: false, restartCount: 0, state: {terminated: {exitCode: 1, reason: Error}}}]",
                )],
                3,
                JobState::Failed("exit code 1 (Error)".into()),
            ),
            (
                "evicted",
                format!("{created}status: {{conditions: [{{type: Failed, status: 'True', message: BackoffLimitExceeded}}]}}"),
                vec![pod("phase: Failed, reason: Evicted, message: 'the node was low on memory'")],
                3,
                JobState::Failed("Evicted: the node was low on memory".into()),
            ),
            (
                "it waited for its node, and pulls now",
                created.to_owned(),
                vec![pod(
                    "startTime: '2026-01-01T00:01:40Z', containerStatuses: [{name: a, image: x, imageID: '', ready: false, restartCount: 0, state: {waiting: {reason: ErrImagePull}}}]",
                )],
                110,
                JobState::Active { stuck: None },
            ),
            (
                "no pod",
                created.to_owned(),
                vec![],
                300,
                JobState::Active { stuck: Some("it was given no pod; 'kubectl describe job ' says why, as a quota does or a policy".into()) },
            ),
            ("no pod yet", created.to_owned(), vec![], 299, JobState::Active { stuck: None }),
            (
                "no node",
                created.to_owned(),
                vec![pod("conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: no node has room}]")],
                300,
                JobState::Active { stuck: Some("Unschedulable: no node has room".into()) },
            ),
            (
                "a mesh's proxy goes on",
                created.to_owned(),
                vec![pod(
                    "containerStatuses: [{name: agent, image: x, imageID: '', ready: false, restartCount: 0, state: {terminated: {exitCode: 0, finishedAt: '2026-01-01T00:00:10Z'}}}, {name: istio-proxy, image: x, imageID: '', ready: true, restartCount: 0, state: {running: {}}}]",
                )],
                40,
                JobState::Active {
                    stuck: Some("its container has ended, and 'istio-proxy', which something has put beside it, does not; make that a native sidecar, or keep it from our Jobs".into()),
                },
            ),
            (
                "failed without a pod",
                format!("{created}status: {{conditions: [{{type: Failed, status: 'True', message: DeadlineExceeded}}]}}"),
                vec![],
                3,
                JobState::Failed("DeadlineExceeded".into()),
            ),
        ] {
            assert_eq!(state(&job(&yaml), &pods, at(second)), want, "{name}");
        }
    }
}
