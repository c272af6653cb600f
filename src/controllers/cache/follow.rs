//! Follows what there is in a namespace, and tells what must be looked at.

use std::sync::Arc;

use futures::{Stream, StreamExt};
use kube::runtime::reflector::{self, ObjectRef};
use kube::runtime::watcher::{self, Event};
use kube::runtime::{WatchStreamExt, watcher as watched};
use tokio::task::JoinSet;

use super::kept::{Kept, Map, Recorded, Request, RunningPod, Set, Watched};
use super::namespace::{Cache, Caches, Moved};
use super::store::{Change, Store};
use crate::api::{Backup, BackupPolicy};
use crate::cluster::World;
use crate::controllers::watching::watch;

/// Follows everything in a namespace, until it is dropped. A right that is taken away there stops nothing elsewhere.
pub async fn follow(world: &World, caches: &Caches, namespace: &str) {
    let cache = caches.of(namespace);
    let mut tasks = JoinSet::new();
    each(&mut tasks, world, &cache, namespace, |c| &c.sets, of_set);
    each(&mut tasks, world, &cache, namespace, |c| &c.pods, of_pod);
    each(&mut tasks, world, &cache, namespace, |c| &c.releases, of_release);
    each(&mut tasks, world, &cache, namespace, |c| &c.requests, of_request);
    each(&mut tasks, world, &cache, namespace, |c| &c.policies, of_policy);
    each(&mut tasks, world, &cache, namespace, |c| &c.backups, of_backup);
    each(&mut tasks, world, &cache, namespace, |c| &c.maps, of_map);
    // None ends but by a fault of ours, and what nobody follows any more must not be believed.
    let _ = tasks.join_next().await;
}

fn each<T: Kept>(
    tasks: &mut JoinSet<()>,
    world: &World,
    cache: &Arc<Cache>,
    namespace: &str,
    store: fn(&Cache) -> &Store<T>,
    moved: fn(&Cache, Change<T>) -> Option<Moved>,
) {
    let (cache, namespace, events) = (cache.clone(), namespace.to_owned(), events::<T>(world, namespace));
    tasks.spawn(async move { store(&cache).follow(&namespace, events, |change| cache.tell(moved(&cache, change))).await });
}

/// What is watched of a kind, again and again.
pub fn events<T: Kept>(world: &World, namespace: &str) -> impl Stream<Item = watcher::Result<Event<Watched<T>>>> + Send + use<T> {
    watched(world.api::<Watched<T>>(namespace), watch()).default_backoff().boxed()
}

/// What is to be looked at after a change of one object; nothing where nothing of it that is kept has changed.
fn told<T: PartialEq>(change: Change<T>, of: impl Fn(&str, &T, Option<&T>) -> Option<Moved>) -> Option<Moved> {
    match change {
        Change::All => Some(Moved::All),
        Change::One { before, after, .. } if before == after => None,
        Change::One { name, before, after } => of(&name, after.as_deref().or(before.as_deref())?, before.as_deref()),
    }
}

fn of_set(_: &Cache, change: Change<Set>) -> Option<Moved> {
    told(change, |_, set, _| Some(Moved::Workload(set.owner.to_string())))
}

fn of_pod(cache: &Cache, change: Change<RunningPod>) -> Option<Moved> {
    // Of one whose ReplicaSet is not known yet that one's own event tells.
    told(change, |_, pod, _| cache.sets.get(&pod.owner).map(|set| Moved::Workload(set.owner.to_string())))
}

/// Its status is written by the recorder itself, who knows when to look again.
fn of_release(_: &Cache, change: Change<Recorded>) -> Option<Moved> {
    let record = |release: &Recorded| (release.template_hash.clone(), release.configuration.clone());
    match change {
        Change::All => Some(Moved::All),
        Change::One { before, after, .. } if before.as_deref().map(record) == after.as_deref().map(record) => None,
        Change::One { before, after, .. } => after.or(before).map(|release| Moved::Workload(release.workload.clone())),
    }
}

/// That a rollback has left a release matters to whoever runs it again.
fn of_request(_: &Cache, change: Change<Request>) -> Option<Moved> {
    told(change, |_, request, before| (before.map_or(&[][..], |before| &before.left) != request.left).then_some(Moved::All))
}

/// What is written of its status is nothing to look at a workload for.
fn of_policy(_: &Cache, change: Change<BackupPolicy>) -> Option<Moved> {
    match change {
        Change::All => Some(Moved::All),
        Change::One { name, before, after } => (before.map(|p| p.spec.clone()) != after.map(|p| p.spec.clone())).then_some(Moved::Policy(name)),
    }
}

fn of_backup(_: &Cache, change: Change<Backup>) -> Option<Moved> {
    match change {
        Change::All => Some(Moved::All),
        Change::One { before, after, .. } => after.or(before).map(|backup| Moved::Backup(backup.spec.policy_ref.name.clone())),
    }
}

fn of_map(_: &Cache, change: Change<Map>) -> Option<Moved> {
    let gone = matches!(&change, Change::One { after: None, .. });
    // What somebody has made of a copy has its label, and is used by its own name.
    told(change, |name, map, _| Some(if map.ours && gone { Moved::Copy(name.to_owned()) } else { Moved::Map(name.to_owned()) }))
}

/// The objects to be looked at after an event of their own watch. A list is there only when it is whole.
pub fn to_look_at<T: Kept>(event: &Event<Watched<T>>, all: &reflector::Store<Watched<T>>) -> Vec<ObjectRef<Watched<T>>> {
    match event {
        Event::Apply(object) | Event::Delete(object) => vec![ObjectRef::from_obj(object)],
        Event::InitDone => all.state().iter().map(|object| ObjectRef::from_obj(object.as_ref())).collect(),
        Event::Init | Event::InitApply(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use kube::runtime::reflector::store;

    use super::*;

    fn map(name: &str, labels: &str) -> Watched<Map> {
        let text = format!("{{metadata: {{name: {name}, namespace: shop, resourceVersion: '1', labels: {{{labels}}}}}}}");
        serde_yaml::from_str(&text).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn all_is_looked_at_when_a_list_is_whole_and_nothing_before() {
        let (all, mut writer) = store::<Watched<Map>>();
        let mut looked = Vec::new();
        for event in [Event::Init, Event::InitApply(map("a", "")), Event::InitApply(map("b", "")), Event::InitDone, Event::Apply(map("c", ""))] {
            writer.apply_watcher_event(&event);
            let mut names: Vec<String> = to_look_at(&event, &all).into_iter().map(|object| object.name).collect();
            names.sort();
            looked.push(names.join(" "));
        }
        assert_eq!(looked, ["", "", "", "a b", "c"]);
        assert_eq!(all.state().len(), 3);
    }

    #[test]
    fn a_release_that_is_gone_is_told_and_its_status_is_not() {
        let cache = Cache::default();
        let release = |phase: &str| -> Arc<Recorded> {
            let spec = "{workload: shop, workloadUid: u, templateHash: h, template: {}}";
            let text = format!("{{metadata: {{name: shop-1}}, spec: {spec}, status: {{phase: {phase}}}}}");
            let value: serde_json::Value = serde_yaml::from_str(&text).unwrap_or_else(|error| unreachable!("{error}"));
            let release = serde_json::from_value(value).unwrap_or_else(|error| unreachable!("{error}"));
            Arc::new(Recorded::kept(release).unwrap_or_else(|| unreachable!("all are kept")))
        };
        let change = |before: Option<&str>, after: Option<&str>| Change::One { name: "shop-1".into(), before: before.map(release), after: after.map(release) };
        let workload = Some(Moved::Workload("shop".into()));
        assert_eq!(of_release(&cache, change(None, Some("Observed"))), workload);
        assert_eq!(of_release(&cache, change(Some("Observed"), Some("Healthy"))), None);
        assert_eq!(of_release(&cache, change(Some("Healthy"), None)), workload);
    }

    #[test]
    fn what_somebody_has_made_of_a_copy_is_told_by_its_name() {
        let cache = Cache::default();
        let kept = || map("settings", "rollback-operator.dev/kind: configuration").kept.map(Arc::new);
        let newer = || map("settings", "rollback-operator.dev/kind: configuration").kept.map(|map| Arc::new(Map { version: "2".into(), ..map }));
        assert_eq!(of_map(&cache, Change::One { name: "settings".into(), before: kept(), after: newer() }), Some(Moved::Map("settings".into())));
        assert_eq!(of_map(&cache, Change::One { name: "settings".into(), before: kept(), after: None }), Some(Moved::Copy("settings".into())));
    }
}
