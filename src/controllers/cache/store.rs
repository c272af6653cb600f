//! The objects of one kind in one namespace, as a watch brings them.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use futures::{Stream, StreamExt};
use kube::runtime::watcher::{self, Event};
use kube::{Resource, ResourceExt};
use tokio::sync::watch;
use tokio::time::Instant;
use tracing::warn;

use super::kept::{Kept, Watched};
use crate::cluster::{Class, Error, answer};

/// How long a reader waits for the first list, and how long a watch may fail before what it has brought is not believed.
const LIMIT: Duration = Duration::from_secs(60);
/// A watch that fails is tried again within a minute, and its request may hang for another. One that failed longer ago goes on: of a
/// kind that rests it brings nothing by which that could be seen.
const TRIED: Duration = Duration::from_secs(150);

/// How the watch stands.
#[derive(Clone, Debug, Default)]
struct Standing {
    /// What is watched, in the plural.
    kind: String,
    /// All objects that there are were listed once.
    filled: bool,
    trouble: Option<Trouble>,
}

/// A watch that fails again and again.
#[derive(Clone, Debug)]
struct Trouble {
    first: Instant,
    last: Instant,
    why: String,
    class: Class,
}

impl Trouble {
    fn new(error: &watcher::Error, now: Instant) -> Self {
        let (why, class) = match error {
            watcher::Error::InitialListFailed(error) | watcher::Error::WatchStartFailed(error) | watcher::Error::WatchFailed(error) => {
                (answer(error), Class::of(error))
            }
            // The watch had begun, so that it is allowed: it is begun again.
            watcher::Error::WatchError(status) => (status.message.clone(), Class::Transient),
            watcher::Error::NoResourceVersion => (error.to_string(), Class::NeedsUser),
        };
        Self { first: now, last: now, why, class }
    }
}

impl Standing {
    fn fails(&mut self, trouble: Trouble) {
        let first = self.trouble_at(trouble.last).map_or(trouble.first, |before| before.first);
        self.trouble = Some(Trouble { first, ..trouble });
    }

    fn trouble_at(&self, now: Instant) -> Option<&Trouble> {
        self.trouble.as_ref().filter(|trouble| now.duration_since(trouble.last) < TRIED)
    }

    /// Why what it has brought is not believed.
    fn doubt(&self, now: Instant) -> Result<(), Error> {
        match self.trouble_at(now) {
            Some(Trouble { first, why, class, .. }) if !self.filled || now.duration_since(*first) > LIMIT => {
                Err(Error::NotWatched { kind: self.kind.clone(), why: why.clone(), class: *class })
            }
            None if !self.filled => Err(Error::TimedOut { what: "list what is watched", seconds: LIMIT.as_secs() }),
            Some(_) | None => Ok(()),
        }
    }
}

/// What a watch has brought.
pub enum Change<T> {
    One {
        name: String,
        before: Option<Arc<T>>,
        after: Option<Arc<T>>,
    },
    /// All were listed anew.
    All,
}

/// By name.
pub struct Store<T> {
    objects: RwLock<HashMap<Box<str>, Arc<T>>>,
    standing: watch::Sender<Standing>,
}

impl<T> Default for Store<T> {
    fn default() -> Self {
        Self { objects: RwLock::default(), standing: watch::Sender::new(Standing::default()) }
    }
}

impl<T: Clone + Debug + Send + Sync + 'static> Store<T> {
    pub fn get(&self, name: &str) -> Option<Arc<T>> {
        self.objects.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// Those that a question picks.
    pub fn all(&self, picks: impl Fn(&T) -> bool) -> Vec<Arc<T>> {
        self.objects.read().unwrap_or_else(PoisonError::into_inner).values().filter(|object| picks(object)).cloned().collect()
    }

    /// Waits until it was filled, or cannot be before somebody has changed something.
    ///
    /// # Errors
    /// When it was not within a minute, or its watch has failed for that long: a right was taken away, the namespace is gone, or the API
    /// server is overloaded.
    pub async fn current(&self) -> Result<(), Error> {
        let mut standing = self.standing.subscribe();
        // Whether it was is looked at below.
        let _ =
            tokio::time::timeout(LIMIT, standing.wait_for(|s| s.filled || s.trouble.as_ref().is_some_and(|trouble| trouble.class == Class::NeedsUser))).await;
        self.standing.borrow().doubt(Instant::now())
    }

    /// Takes what a watch brings, as long as it brings something, and tells what has changed.
    pub async fn follow<S: Kept<As = T>>(&self, namespace: &str, events: impl Stream<Item = watcher::Result<Event<Watched<S>>>>, tell: impl Fn(Change<T>)) {
        self.standing.send_modify(|s| s.kind = S::Of::plural(&()).into_owned());
        let mut events = std::pin::pin!(events);
        let mut listed = HashMap::new();
        while let Some(event) = events.next().await {
            let event = match event {
                Ok(event) => event,
                Err(error) => {
                    self.trouble(namespace, &error);
                    continue;
                }
            };
            if !matches!(event, Event::Init) {
                self.standing.send_if_modified(|s| s.trouble.take().is_some());
            }
            match event {
                Event::Init => listed = HashMap::new(),
                Event::InitApply(object) => {
                    let name = object.name_any();
                    listed.extend(object.kept.map(|kept| (name.into_boxed_str(), Arc::new(kept))));
                }
                Event::InitDone => {
                    let mut all = std::mem::take(&mut listed);
                    all.shrink_to_fit();
                    *self.objects.write().unwrap_or_else(PoisonError::into_inner) = all;
                    self.standing.send_if_modified(|s| !std::mem::replace(&mut s.filled, true));
                    tell(Change::All);
                }
                Event::Apply(object) => {
                    let name = object.name_any();
                    tell(self.put(name, object.kept));
                }
                Event::Delete(object) => tell(self.put(object.name_any(), None)),
            }
        }
    }

    fn put(&self, name: String, kept: Option<T>) -> Change<T> {
        let mut objects = self.objects.write().unwrap_or_else(PoisonError::into_inner);
        let after = kept.map(Arc::new);
        let before = match &after {
            Some(object) => objects.insert(name.as_str().into(), object.clone()),
            None => objects.remove(name.as_str()),
        };
        Change::One { name, before, after }
    }

    fn trouble(&self, namespace: &str, error: &watcher::Error) {
        let now = Instant::now();
        let new = self.standing.borrow().trouble_at(now).is_none();
        self.standing.send_modify(|s| s.fails(Trouble::new(error, now)));
        if new {
            warn!(namespace, kind = self.standing.borrow().kind, %error, "the watch fails; it is tried again");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::controllers::cache::kept::Map;

    fn map(name: &str, version: &str) -> Watched<Map> {
        serde_json::from_value(serde_json::json!({"metadata": {"name": name, "resourceVersion": version}})).unwrap_or_else(|error| unreachable!("{error}"))
    }

    async fn after(store: &Store<Map>, events: Vec<watcher::Result<Event<Watched<Map>>>>) {
        store.follow::<Map>("shop", futures::stream::iter(events), |_| {}).await;
    }

    #[tokio::test]
    async fn what_a_watch_brings_is_there_and_what_a_new_list_lacks_is_gone() {
        let store = Store::<Map>::default();
        after(&store, vec![Ok(Event::Init), Ok(Event::InitApply(map("a", "1"))), Ok(Event::InitApply(map("b", "2")))]).await;
        assert!(store.get("a").is_none(), "half a list is none");
        after(&store, vec![Ok(Event::Init), Ok(Event::InitApply(map("a", "1"))), Ok(Event::InitApply(map("b", "2"))), Ok(Event::InitDone)]).await;
        after(&store, vec![Ok(Event::Apply(map("a", "3"))), Ok(Event::Delete(map("b", "4"))), Ok(Event::Apply(map("c", "5")))]).await;
        assert!(store.current().await.is_ok());
        assert_eq!((store.get("a").map(|m| m.version.to_string()).as_deref(), store.all(|_| true).len()), (Some("3"), 2));
        after(&store, vec![Ok(Event::Init), Ok(Event::InitApply(map("c", "5"))), Ok(Event::InitDone)]).await;
        assert!(store.get("a").is_none() && store.get("c").is_some());
        after(&store, vec![Err(watcher::Error::NoResourceVersion)]).await;
        assert!(store.current().await.is_ok(), "it has failed just now");
    }

    #[test]
    fn what_is_watched_no_more_is_not_believed_for_long() {
        let begun = Instant::now();
        let after = |seconds: u64| begun + Duration::from_secs(seconds);
        let said = |standing: &Standing, at: u64| standing.doubt(after(at)).map_err(|error| error.to_string()).err();
        let fails = |seconds: u64| Trouble { first: after(seconds), last: after(seconds), why: "forbidden".into(), class: Class::NeedsUser };
        let mut standing = Standing { kind: "pods".into(), ..Standing::default() };
        assert!(said(&standing, 0).is_some_and(|said| said.contains("within 60 s")), "nobody has filled it");
        standing.fails(fails(0));
        assert_eq!(said(&standing, 1).as_deref(), Some("could not watch pods: forbidden"));
        standing.filled = true;
        for at in [0, 60, 120, 180] {
            standing.fails(fails(at));
        }
        assert_eq!(said(&standing, 200).as_deref(), Some("could not watch pods: forbidden"));
        assert_eq!(said(&standing, 330), None, "it goes on, or it would have failed again");
        standing.fails(fails(331));
        assert_eq!(said(&standing, 332), None, "that is another time");
    }

    /// As an overloaded API server says it, with no Status around it.
    fn busy() -> watcher::Error {
        let status = kube::core::Status { message: "Too many requests, please try again later.".into(), code: 429, ..Default::default() };
        watcher::Error::WatchStartFailed(kube::Error::Api(Box::new(status)))
    }

    #[tokio::test]
    async fn an_overloaded_server_is_waited_for_and_then_named_as_what_passes() {
        let store = Store::<Map>::default();
        after(&store, vec![Err(busy())]).await;
        let current = store.current();
        tokio::pin!(current);
        assert!(futures::poll!(&mut current).is_pending(), "it is asked again");
        after(&store, vec![Ok(Event::Init), Ok(Event::InitDone)]).await;
        assert!(current.await.is_ok());

        let store = Store::<Map>::default();
        after(&store, vec![Err(busy())]).await;
        let doubt = store.standing.borrow().doubt(Instant::now()).map_err(|error| (error.to_string(), error.class()));
        let said = "could not watch configmaps: Too many requests, please try again later.";
        assert_eq!(doubt, Err((said.to_owned(), Class::Transient)), "nothing was listed");
    }
}
