//! S3: of two requests for one workload, whatever the order of reads and writes of two operators, one runs at a time.

use rollback_operator::api::RollbackRequest;
use rollback_operator::api::request_status::Phase;
use rollback_operator::request::queue::ahead;
use stateright::{Checker, Model, Property};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    phases: [Phase; 3],
    /// Which request each of two operators has decided to accept.
    accepting: [Option<usize>; 2],
    held: [bool; 3],
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Action {
    Look { operator: usize, request: usize },
    Accept(usize),
    Forget(usize),
    End { request: usize, held: bool },
    GiveBack(usize),
}

struct Queue;

fn objects(state: &State) -> Vec<RollbackRequest> {
    (0..3)
        .map(|i| {
            // Two of the same second: then the UID decides.
            let second = [5, 5, 9][i];
            let closed = state.held[i];
            let text = format!(
                "{{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {{name: r{i}, uid: u{i}, creationTimestamp: '2026-01-01T00:00:{second:02}Z'}}, \
                 spec: {{targets: [{{kind: Deployment, name: shop}}]}}, status: {{phase: {:?}, held: {{closed: {closed}}}}}}}",
                state.phases[i]
            );
            serde_json::from_value(serde_yaml::from_str(&text).unwrap()).unwrap()
        })
        .collect()
}

impl Model for Queue {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![State { phases: [Phase::Pending; 3], accepting: [None; 2], held: [false; 3] }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        let all = objects(state);
        for operator in 0..2 {
            match state.accepting[operator] {
                Some(_) => actions.extend([Action::Accept(operator), Action::Forget(operator)]),
                None => {
                    let free = (0..3).filter(|i| state.phases[*i] == Phase::Pending && ahead(&all[*i], &all).is_none());
                    actions.extend(free.map(|request| Action::Look { operator, request }));
                }
            }
        }
        for request in 0..3 {
            if state.phases[request] == Phase::Running {
                actions.extend([false, true].map(|held| Action::End { request, held }));
            }
            if state.held[request] {
                actions.push(Action::GiveBack(request));
            }
        }
    }

    fn next_state(&self, last: &State, action: Action) -> Option<State> {
        let mut state = last.clone();
        match action {
            Action::Look { operator, request } => state.accepting[operator] = Some(request),
            Action::Accept(operator) => {
                let request = state.accepting[operator].take()?;
                // The write carries the version that was read: a request that was accepted already gives 409.
                if state.phases[request] == Phase::Pending {
                    state.phases[request] = Phase::Running;
                }
            }
            Action::Forget(operator) => state.accepting[operator] = None,
            Action::End { request, held } => (state.phases[request], state.held[request]) = (Phase::Failed, held),
            Action::GiveBack(request) => state.held[request] = false,
        }
        Some(state)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::<Self>::always("S3: one at a time, until what it held is given back", |_, state| {
                (0..3).filter(|i| state.phases[*i] == Phase::Running || state.held[*i]).count() <= 1
            }),
            Property::<Self>::sometimes("each has its turn", |_, state| state.phases == [Phase::Failed; 3]),
        ]
    }
}

#[test]
fn one_request_at_a_time() {
    let checked = Queue.checker().spawn_bfs().join();
    println!("queue: {} states", checked.unique_state_count());
    checked.assert_properties();
    assert!(checked.unique_state_count() >= 40, "{} states", checked.unique_state_count());
}
