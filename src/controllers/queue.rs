//! What must be looked at, and when: each key by one at a time, and again when a look has said so.

use std::collections::HashSet;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::time::Duration;

use futures::channel::mpsc;
use futures::stream::{self, FuturesUnordered, StreamExt};
use kube::runtime::scheduler::{ScheduleRequest, debounced_scheduler};
use tokio::time::Instant;
use tracing::warn;

use super::cache::{Cache, Moved};
use super::watching::{AGAIN, stopped};
use crate::cluster::{Class, Error};
use crate::plan::health::Again;

/// How soon is looked again after somebody else's write came first.
const AFTER_CONFLICT: Duration = Duration::from_millis(500);

/// How a controller goes through its queue.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How many keys are looked at at once.
    pub at_once: usize,
    /// How long a key waits for more that concerns it.
    pub gathers: Duration,
}

/// Looks at what moves until the process is told to end; a look that has begun is brought to its end.
///
/// `touched` gives the keys that a change concerns, and all of them for [`Moved::All`].
pub async fn run<K, T, L, F>(cache: &Cache, pace: Pace, touched: T, look: L)
where
    K: Hash + Eq + Clone + Debug + Display,
    T: Fn(&Moved) -> Vec<K>,
    L: Fn(K) -> F,
    F: Future<Output = Result<Again, Error>>,
{
    let now = |key| ScheduleRequest { message: key, run_at: Instant::now() };
    let moved = cache.moved().flat_map(|moved| stream::iter(touched(&moved))).map(now);
    let (later, again) = mpsc::unbounded();
    let mut due = std::pin::pin!(debounced_scheduler(stream::select(moved, again), pace.gathers));
    let mut stop = std::pin::pin!(stopped());
    let (mut looks, mut looked_at) = (FuturesUnordered::new(), HashSet::new());
    loop {
        let next = async {
            let is_free = |key: &K| looked_at.len() < pace.at_once && !looked_at.contains(key);
            due.as_mut().hold_unless(is_free).next().await
        };
        tokio::select! {
            () = &mut stop => break,
            key = next => {
                let Some(key) = key else { break };
                looked_at.insert(key.clone());
                let look = look(key.clone());
                looks.push(async move { (key, look.await) });
            }
            Some((key, looked)) = looks.next() => {
                looked_at.remove(&key);
                if let Again::In(wait) = after(&key, looked) {
                    // The other end is in this very loop.
                    let _ = later.unbounded_send(ScheduleRequest { message: key, run_at: Instant::now() + wait });
                }
            }
        }
    }
    while looks.next().await.is_some() {}
}

/// A passing trouble is looked at again; after a write of somebody else, soon.
fn after(key: &impl Display, looked: Result<Again, Error>) -> Again {
    match looked {
        Ok(again) => again,
        Err(error) if error.class() == Class::Conflict => Again::In(AFTER_CONFLICT),
        Err(error) => {
            warn!(%key, %error, "reconcile failed");
            Again::In(AGAIN)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use tokio::sync::Notify;

    use super::*;

    const PACE: Pace = Pace { at_once: 2, gathers: Duration::from_millis(20) };

    fn policy(name: &str) -> Option<Moved> {
        Some(Moved::Policy(name.to_owned()))
    }

    fn touched(moved: &Moved) -> Vec<String> {
        match moved {
            Moved::Policy(name) => vec![name.clone()],
            Moved::All => vec!["begins".to_owned()],
            _ => vec![],
        }
    }

    #[tokio::test]
    async fn changes_of_one_moment_are_one_look_and_a_look_says_when_the_next_is() {
        let (cache, looks, done) = (Cache::default(), RefCell::new(Vec::new()), Notify::new());
        let look = |key: String| {
            looks.borrow_mut().push(key.clone());
            let times = looks.borrow().iter().filter(|k| **k == key).count();
            match key.as_str() {
                "begins" => ["a", "a", "b", "a"].iter().for_each(|name| cache.tell(policy(name))),
                "b" if times == 3 => done.notify_one(),
                _ => {}
            }
            async move { Ok(if key == "b" && times < 3 { Again::In(Duration::from_millis(50)) } else { Again::OnEvent }) }
        };
        tokio::select! {
            () = run(&cache, PACE, touched, look) => {}
            () = done.notified() => {}
        }
        let mut all = looks.take();
        all.sort();
        assert_eq!(all, ["a", "b", "b", "b", "begins"]);
    }

    #[tokio::test]
    async fn what_moves_while_it_is_looked_at_is_looked_at_once_more_and_after() {
        let (cache, looks, done) = (Cache::default(), RefCell::new(Vec::new()), Notify::new());
        let look = |key: String| {
            let (cache, looks, done) = (&cache, &looks, &done);
            async move {
                looks.borrow_mut().push(format!("{key} begins"));
                let begun = looks.borrow().len();
                match (key.as_str(), begun) {
                    ("begins", _) => cache.tell(policy("a")),
                    ("a", 3) => {
                        (0..3).for_each(|_| cache.tell(policy("a")));
                        // The other is looked at beside it.
                        cache.tell(policy("b"));
                        while !looks.borrow().iter().any(|look| look == "b begins") {
                            tokio::task::yield_now().await;
                        }
                    }
                    ("a", _) => done.notify_one(),
                    _ => {}
                }
                looks.borrow_mut().push(format!("{key} ends"));
                Ok(Again::OnEvent)
            }
        };
        tokio::select! {
            () = run(&cache, PACE, touched, look) => {}
            () = done.notified() => {}
        }
        let all: Vec<String> = looks.take().into_iter().filter(|look| look.starts_with('a')).collect();
        assert_eq!(all, ["a begins", "a ends", "a begins", "a ends"]);
    }

    #[test]
    fn a_look_that_failed_is_tried_again() {
        let failed = || Err(Error::TimedOut { what: "look", seconds: 1 });
        assert_eq!(after(&"a", failed()), Again::In(AGAIN));
        assert_eq!(after(&"a", Ok(Again::OnEvent)), Again::OnEvent);
    }
}
