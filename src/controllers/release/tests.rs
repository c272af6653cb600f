use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::task::Poll;

use http::{Request, Response};
use kube::Client;
use kube::client::Body;
use kube::runtime::events::{Recorder, Reporter};
use kube::runtime::watcher::Event;
use serde_json::{Value, json};

use super::*;
use crate::api::WorkloadKind;
use crate::api::release::RecordedConfiguration;
use crate::cluster::configuration::{Content, copy_name};
use crate::cluster::workload::Deployment;
use crate::controllers::cache::Caches;
use crate::controllers::cache::kept::{History, Map, OfKind, RunningPod, Watched};
use crate::controllers::cache::requests;
use crate::controllers::cache::store::Store;
use crate::controllers::events::Events;
use crate::controllers::metrics::Metrics;

/// An API server that has these objects, and notes what is asked.
#[derive(Clone, Default)]
struct Api(Arc<Mutex<Served>>);

#[derive(Default)]
struct Served {
    objects: BTreeMap<String, Value>,
    asked: Vec<String>,
}

impl Api {
    fn has(&self, path: &str, object: Value) {
        self.0.lock().unwrap_or_else(|e| e.into_inner()).objects.insert(path.to_owned(), object);
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(|e| e.into_inner()).asked)
    }
}

impl tower::Service<Request<Body>> for Api {
    type Response = Response<Body>;
    type Error = std::convert::Infallible;
    type Future = std::future::Ready<Result<Response<Body>, Self::Error>>;

    fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let path = request.uri().path().rsplit_once("/shop/").map_or("", |(_, object)| object).to_owned();
        let mut known = self.0.lock().unwrap_or_else(|e| e.into_inner());
        known.asked.push(format!("{} {path}", request.method()));
        let missing = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 404, "reason": "NotFound", "message": "no"});
        let (code, body) = known.objects.get(&path).map_or((404, &missing), |object| (200, object));
        let mut answer = Response::new(Body::from(body.to_string().into_bytes()));
        *answer.status_mut() = http::StatusCode::from_u16(code).unwrap_or_default();
        std::future::ready(Ok(answer))
    }
}

struct Scene {
    api: Api,
    context: Context,
    cache: Arc<Cache>,
    workload: Workload,
}

const KEY: &[u8] = b"key";

fn kept<T: Kept>(object: Value) -> Watched<T> {
    serde_json::from_value(object.clone()).unwrap_or_else(|error| unreachable!("{error}: {object}"))
}

async fn fill<T: Kept>(store: &Store<T::As>, objects: Vec<Value>) {
    let all = objects.into_iter().map(|object| Ok(Event::InitApply(kept::<T>(object))));
    let events: Vec<_> = [Ok(Event::Init)].into_iter().chain(all).chain([Ok(Event::InitDone)]).collect();
    store.follow::<T>("shop", futures::stream::iter(events), |_| {}).await;
}

fn map(name: &str, version: &str) -> Value {
    json!({"metadata": {"name": name, "resourceVersion": version}})
}

fn copy(value: &str) -> String {
    copy_name(KEY, "settings", &Content { data: [("A".to_owned(), value.to_owned())].into(), binary: BTreeMap::new(), secret_type: None })
}

impl Scene {
    /// A healthy workload of one pod, as it is on record.
    async fn make(replicas: i32, status: Value) -> Self {
        let api = Api::default();
        let client = Client::new(api.clone(), "shop");
        let world = World { client: client.clone(), user: None, agent_image: String::new(), agent_pull_policy: String::new(), agent_pod: Default::default() };
        let reporter = Reporter { controller: "test".into(), instance: None };
        let context = Context {
            world,
            namespaces: vec!["shop".into()],
            events: Events::by(Recorder::new(client, reporter)),
            metrics: Metrics::default(),
            caches: Caches::default(),
            accepting: tokio::sync::Mutex::default(),
        };
        api.has("secrets/rollback-operator-key", json!({"metadata": {"name": "rollback-operator-key"}, "data": {"key": "a2V5"}}));
        api.has("configmaps/settings", json!({"metadata": {"name": "settings", "resourceVersion": "1"}, "data": {"A": "1"}}));
        let container = json!({"name": "web", "image": "web:1", "envFrom": [{"configMapRef": {"name": "settings"}}]});
        let template = json!({"spec": {"containers": [container]}});
        let deployment = json!({"metadata": {"name": "web", "namespace": "shop", "uid": "d", "annotations": {"rollback-operator.dev/policy": ""}},
            "spec": {"replicas": replicas, "selector": {}, "template": template},
            "status": {"replicas": replicas, "updatedReplicas": replicas, "availableReplicas": replicas}});
        let Some(workload) = kept::<OfKind<Deployment>>(deployment).kept else { unreachable!("it has opted in") };
        let cache = context.caches.of("shop");
        let owner = json!([{"apiVersion": "apps/v1", "kind": "Deployment", "name": "web", "uid": "d", "controller": true}]);
        let set = json!({"metadata": {"name": "web-1", "uid": "s", "ownerReferences": owner}, "spec": {"template": template}});
        let owner = json!([{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web-1", "uid": "s", "controller": true}]);
        let container = json!({"name": "web", "image": "web:1", "imageID": "web@sha256:a", "ready": true, "restartCount": 0});
        let pod = json!({"metadata": {"name": "web-1-x", "ownerReferences": owner}, "spec": {"containers": []}, "status": {"containerStatuses": [container]}});
        fill::<RunningPod>(&cache.pods, if replicas > 0 { vec![pod] } else { vec![] }).await;
        fill::<Map>(&cache.maps, vec![map("settings", "1"), map(&copy("1"), "2")]).await;
        for kind in WorkloadKind::ALL {
            let of = cache.kinds.of(kind);
            fill::<OfKind<Deployment>>(&of.workloads, vec![]).await;
            fill::<History<Deployment>>(&of.former, vec![]).await;
        }
        fill::<History<Deployment>>(&cache.kinds.of(WorkloadKind::Deployment).former, vec![set]).await;
        fill::<requests::Request>(&cache.requests, vec![]).await;
        fill::<BackupPolicy>(&cache.policies, vec![]).await;
        let configuration = vec![RecordedConfiguration { kind: ConfigurationKind::ConfigMap, name: "settings".into(), copy: copy("1") }];
        let name = recording::release_name(&workload, &configuration, None);
        let spec = json!({"workload": "web", "workloadUid": "d", "templateHash": workload.template_hash, "template": template, "configuration": configuration});
        let release = json!({"metadata": {"name": name, "creationTimestamp": "2026-01-01T00:00:00Z"}, "spec": spec, "status": status});
        fill::<Recorded>(&cache.releases, vec![release]).await;
        Self { api, context, cache, workload }
    }

    async fn healthy() -> Self {
        let pins = json!([{"container": "web", "image": "web@sha256:a"}]);
        let at = "2026-01-01T00:00:00Z";
        Self::make(1, json!({"phase": "Healthy", "availableSince": at, "healthyTime": at, "lastSeenTime": at, "images": pins})).await
    }

    async fn settled(&self) -> Option<Again> {
        match settled(&self.context, &self.cache, "shop", &self.workload).await.unwrap_or_else(|error| unreachable!("{error}")) {
            Settled::Rests(again) => Some(again),
            Settled::Moved(_) => None,
        }
    }
}

#[tokio::test]
async fn what_is_as_it_is_on_record_asks_nobody() {
    let at_zero = json!({"type": "Ready", "status": "False", "reason": "NotHealthy", "message": "it is scaled to zero, so no pod can prove its health", "lastTransitionTime": "2026-01-01T00:00:00Z"});
    let observed = json!({"phase": "Observed", "lastSeenTime": "2026-01-01T00:00:00Z", "conditions": [at_zero]});
    for (name, scene) in [("it is healthy", Scene::healthy().await), ("it is at zero", Scene::make(0, observed).await)] {
        assert_eq!(scene.settled().await, Some(Again::OnEvent), "{name}");
        assert_eq!(scene.api.asked(), ["GET secrets/rollback-operator-key", "GET configmaps/settings"], "{name}: once, to know what is in it");
        assert_eq!((scene.settled().await, scene.api.asked()), (Some(Again::OnEvent), vec![]), "{name}");
    }
}

#[tokio::test]
async fn an_edit_of_a_config_map_asks_for_one_read() {
    let scene = Scene::healthy().await;
    scene.settled().await;
    scene.api.asked();
    scene.api.has("configmaps/settings", json!({"metadata": {"name": "settings", "resourceVersion": "5"}, "data": {"A": "2"}}));
    fill::<Map>(&scene.cache.maps, vec![map("settings", "5"), map(&copy("1"), "2")]).await;
    assert_eq!((scene.settled().await, scene.api.asked()), (None, vec!["GET configmaps/settings".to_owned()]), "it is another release");
    scene.api.has("configmaps/settings", json!({"metadata": {"name": "settings", "resourceVersion": "6"}, "data": {"A": "1"}}));
    fill::<Map>(&scene.cache.maps, vec![map("settings", "6"), map(&copy("1"), "2")]).await;
    assert_eq!((scene.settled().await, scene.api.asked().len()), (Some(Again::OnEvent), 1), "a label was written, or it was edited back");
}

#[tokio::test]
async fn what_differs_from_the_record_is_looked_at_anew() {
    let moved = || json!({"name": "web", "image": "web:1", "imageID": "web@sha256:b", "ready": true, "restartCount": 0});
    let owner = json!([{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web-1", "uid": "s", "controller": true}]);
    let pod = json!({"metadata": {"name": "web-1-y", "ownerReferences": owner}, "spec": {"containers": []}, "status": {"containerStatuses": [moved()]}});
    for name in ["its Release was deleted", "a copy was deleted", "its tag was moved", "a rollback has left it, and it runs again", "its soak was broken"] {
        let mut scene = Scene::healthy().await;
        match name {
            "its Release was deleted" => fill::<Recorded>(&scene.cache.releases, vec![]).await,
            "a copy was deleted" => fill::<Map>(&scene.cache.maps, vec![map("settings", "1")]).await,
            "its tag was moved" => fill::<RunningPod>(&scene.cache.pods, vec![pod.clone()]).await,
            "its soak was broken" => scene.workload.rollout.available = 0,
            _ => {
                let release = scene.cache.releases.all(|_| true).first().map(|r| r.name.clone());
                let target = json!({"kind": "Deployment", "name": "web", "uid": "d", "from": "a", "to": "b", "source": {"release": "good"}, "before": {"release": release}});
                let plan = json!({"way": "CodeOnly", "because": "", "steps": [], "targets": [target]});
                let steps = json!([{"name": "Workload", "phase": "Succeeded"}]);
                let status = json!({"phase": "Succeeded", "completionTime": "2026-01-02T00:00:00Z", "plan": plan, "steps": steps});
                let spec = json!({"targets": [{"kind": "Deployment", "name": "web"}]});
                fill::<requests::Request>(&scene.cache.requests, vec![json!({"metadata": {"name": "back"}, "spec": spec, "status": status})]).await;
            }
        }
        assert_eq!(scene.settled().await, None, "{name}");
    }
}
