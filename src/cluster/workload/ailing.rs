//! What is wrong with a pod, as its status says.

use jiff::Timestamp;
use k8s_openapi::api::core::v1::{ContainerStateTerminated, ContainerStateWaiting, ContainerStatus, Pod, PodCondition};

use super::pods::condition;
use crate::plan::failing::sign::{Ailing, Ended, Ill};

/// Nothing where it is ready and none of its containers has ever ended.
pub fn ailing(pod: &Pod) -> Option<Ailing> {
    let status = pod.status.as_ref();
    let condition = |kind: &str| condition(pod, kind);
    let since = |c: &PodCondition| c.last_transition_time.as_ref().map(|t| t.0);
    let containers: Vec<&ContainerStatus> = status.iter().flat_map(|s| s.container_statuses.iter().flatten()).collect();
    let first: Vec<&ContainerStatus> = status.iter().flat_map(|s| s.init_container_statuses.iter().flatten()).collect();
    let ready = condition("Ready").is_some_and(|c| c.status == "True");
    let ill: Box<[Ill]> = containers.iter().map(|c| (*c, false)).chain(first.iter().map(|c| (*c, true))).filter_map(|(c, init)| ill(c, init)).collect();
    if ready && ill.is_empty() {
        return None;
    }
    let created = pod.metadata.creation_timestamp.as_ref().map_or(Timestamp::UNIX_EPOCH, |t| t.0);
    let unschedulable = condition("PodScheduled").filter(|c| c.status == "False" && c.reason.as_deref() == Some("Unschedulable"));
    Some(Ailing {
        ready,
        since: condition("Ready").and_then(since).unwrap_or(created),
        // The control plane says it of a node that is silent; the kubelet would say it of a container first.
        silent: !ready && !containers.is_empty() && containers.iter().all(|c| c.ready) && gates_hold(pod),
        runs: all_run(&containers),
        unschedulable: unschedulable.map(|c| since(c).unwrap_or(created)),
        containers: ill,
    })
}

/// When the last of the containers was started that run, or have run; nothing while one of them is yet to be started.
fn all_run(containers: &[&ContainerStatus]) -> Option<Timestamp> {
    let started = |c: &&ContainerStatus| {
        let now = c.state.as_ref().and_then(|s| s.running.as_ref()).and_then(|r| r.started_at.as_ref());
        let before = || [&c.state, &c.last_state].into_iter().flatten().find_map(|s| s.terminated.as_ref()?.started_at.as_ref());
        now.or_else(before).map(|t| t.0)
    };
    let all: Option<Vec<Timestamp>> = containers.iter().map(started).collect();
    all?.into_iter().max()
}

/// Words by which a runtime says that there is no such image, whatever registry it has asked.
const NO_SUCH_IMAGE: [&str; 5] = ["not found", "code = notfound", "manifest unknown", "does not exist", "invalid reference format"];
/// What a kubelet calls it without asking anybody.
const NAMES_NOTHING: [&str; 2] = ["InvalidImageName", "ErrImageNeverPull"];

/// What runtimes call it when a command is not there.
const NOT_STARTED: [&str; 2] = ["StartError", "ContainerCannotRun"];

fn names_nothing(waiting: &ContainerStateWaiting) -> bool {
    let said = waiting.message.as_deref().unwrap_or_default().to_lowercase();
    waiting.reason.as_deref().is_some_and(|why| NAMES_NOTHING.contains(&why)) || NO_SUCH_IMAGE.iter().any(|words| said.contains(words))
}

/// Since when a pod is ready; nothing where it is not.
pub fn ready_since(pod: &Pod) -> Option<Timestamp> {
    condition(pod, "Ready").filter(|c| c.status == "True")?.last_transition_time.as_ref().map(|t| t.0)
}

/// Whether each readiness gate is open: a pod that waits for one is not ready by somebody else's word.
fn gates_hold(pod: &Pod) -> bool {
    let gates = pod.spec.iter().flat_map(|spec| spec.readiness_gates.iter().flatten());
    let open = |kind: &str| condition(pod, kind).is_some_and(|c| c.status == "True");
    gates.into_iter().all(|gate| open(&gate.condition_type))
}

/// Nothing where it runs and has never ended. An init container that is done has ended well.
fn ill(container: &ContainerStatus, init: bool) -> Option<Ill> {
    let (state, last) = (container.state.as_ref(), container.last_state.as_ref());
    let now = state.and_then(|s| s.terminated.as_ref());
    let waiting = state.and_then(|s| s.waiting.as_ref());
    let waits = waiting.and_then(|w| w.reason.as_deref()).filter(|why| !["ContainerCreating", "PodInitializing"].contains(why));
    let before = last.and_then(|s| s.terminated.as_ref());
    let done = init && now.is_some_and(|now| now.exit_code == 0);
    // The kubelet counts restarts: one that has ended and waits to be started again has ended once more.
    let stopped = now.is_some() || before.is_some() && state.is_some_and(|s| s.waiting.is_some());
    let terminations = i64::from(container.restart_count) + i64::from(stopped);
    let ended = now.or(before).and_then(ended);
    (!done && (waits.is_some() || ended.is_some())).then(|| Ill {
        name: container.name.as_str().into(),
        terminations,
        last: ended,
        waits: waits.map(Into::into),
        names_nothing: waiting.is_some_and(names_nothing),
    })
}

fn ended(terminated: &ContainerStateTerminated) -> Option<Ended> {
    Some(Ended {
        exit_code: terminated.exit_code,
        out_of_memory: terminated.reason.as_deref() == Some("OOMKilled"),
        not_started: terminated.reason.as_deref().is_some_and(|why| NOT_STARTED.contains(&why)),
        // Of what was never started a runtime gives the beginning of time.
        started: terminated.started_at.as_ref().map(|t| t.0).filter(|at| at.as_second() > 0),
        finished: terminated.finished_at.as_ref()?.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(status: &str) -> Option<Ailing> {
        let pod = format!("{{metadata: {{name: p, creationTimestamp: '2026-01-01T00:00:00Z'}}, spec: {{containers: []}}, status: {{{status}}}}}");
        ailing(&serde_yaml::from_str(&pod).unwrap_or_else(|error| unreachable!("{error}")))
    }

    fn container(state: &str, restarts: i32, ready: bool) -> String {
        format!("{{name: shop, image: i, imageID: i, ready: {ready}, restartCount: {restarts}, {state}}}")
    }

    const TERMINATED: &str = "{terminated: {exitCode: 3, startedAt: '2026-01-01T00:00:01Z', finishedAt: '2026-01-01T00:00:02Z'}}";

    #[test]
    fn terminations_are_counted_and_not_the_word_of_the_kubelet() {
        let not_ready = "conditions: [{type: Ready, status: 'False', lastTransitionTime: '2026-01-01T00:00:05Z'}]";
        for (name, state, restarts, count) in [
            ("it runs for the first time", "state: {running: {}}".to_owned(), 0, 0),
            ("it has just ended", format!("state: {TERMINATED}"), 0, 1),
            ("it runs again", format!("state: {{running: {{}}}}, lastState: {TERMINATED}"), 1, 1),
            ("it has ended twice", format!("state: {TERMINATED}, lastState: {TERMINATED}"), 1, 2),
            ("it waits after the second end", format!("state: {{waiting: {{reason: CrashLoopBackOff}}}}, lastState: {TERMINATED}"), 1, 2),
        ] {
            let ailing = of(&format!("{not_ready}, containerStatuses: [{}]", container(&state, restarts, false))).unwrap_or_else(|| unreachable!("{name}"));
            assert_eq!(ailing.containers.first().map_or(0, |c| c.terminations), count, "{name}");
            assert_eq!(ailing.since.to_string(), "2026-01-01T00:00:05Z");
        }
    }

    #[test]
    fn a_pod_that_is_well_keeps_nothing_and_one_whose_node_is_silent_says_so() {
        let runs = container("state: {running: {}}", 0, true);
        let of = |ready: &str, containers: &str, init: &str| {
            of(&format!("conditions: [{{type: Ready, status: '{ready}'}}], containerStatuses: [{containers}], initContainerStatuses: [{init}]"))
        };
        assert_eq!(of("True", &runs, ""), None);
        let done = "{name: init, image: i, imageID: i, ready: true, restartCount: 0, state: {terminated: {exitCode: 0, finishedAt: '2026-01-01T00:00:02Z'}}}";
        assert_eq!(of("True", &runs, done), None, "an init container that is done");
        assert!(of("False", &runs, "").is_some_and(|a| a.silent && !a.ready));
        assert!(of("False", &container("state: {running: {}}", 0, false), "").is_some_and(|a| !a.silent));
    }
}
