//! Records releases of Deployments that opt in: what runs, with which configuration and schema, and whether it is good.
//!
//! A Release is named by its content, so it is recorded once, however often it is seen. A healthy release keeps the
//! schema that it was first healthy with: whatever changes the schema later is what a rollback has to take back.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::core::v1::{ConfigMap, Pod, Secret};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ManagedFieldsEntry, ObjectMeta};
use kube::ResourceExt;
use kube::api::{ListParams, PartialObjectMeta};
use kube::runtime::Controller;
use kube::runtime::controller::{Action, Config};
use kube::runtime::reflector::ObjectRef;
use sha2::{Digest, Sha256};

use super::configuration::keep;
use super::deadline::within;
use super::{AGAIN, Context, RECONCILE, drive, kept_schemas, on_error, status, watch};
use crate::api::conditions::{State, kind, set};
use crate::api::release::{RecordedConfiguration, ReleasePhase};
use crate::api::request_status::{ConfigurationKind, Pin, TemplateSource};
use crate::api::{
    BackupPolicy, Deployment, POLICY_ANNOTATION, Release, ReleaseSpec, ReleaseStatus, RollbackRequest, RollbackRequestStatus, SOAK_ANNOTATION, WORKLOAD_LABEL,
    label_value, time,
};
use crate::cluster::configuration::copy_name;
use crate::cluster::ownership;
use crate::cluster::workload::{images, rollout_complaint, soak_complaint, template};
use crate::cluster::{Class, During, Error, World};
use crate::database::{Access, counts, fingerprint};
use crate::migrations::{Revision, VersionTable};
use crate::plan::template::{configuration, container, hash, normalized};

/// How often an enrolled Deployment is looked at without an event: configuration that is edited in place sends none.
const LOOK: Duration = Duration::from_secs(60);
/// Soak time where the annotation does not say: five minutes, in seconds.
const SOAK: i64 = 300;
/// How many healthy releases of a workload are kept, and how many that were only observed.
const HISTORY: usize = 10;

pub async fn run(context: Arc<Context>, namespace: &str) {
    let world = &context.world;
    let controller = Controller::new(world.api::<Deployment>(namespace), watch());
    let store = controller.store();
    // Names alone: a namespace may hold more content than this process has memory.
    let users = move |map: PartialObjectMeta<ConfigMap>| {
        let name = (ConfigurationKind::ConfigMap, map.name_any());
        let uses = |d: &Deployment| enrolled(d) && configuration(&template(d)).contains(&name);
        store.state().iter().filter(|d| uses(d)).map(|d| ObjectRef::from_obj(d.as_ref())).collect::<Vec<_>>()
    };
    let stream = controller
        .with_config(Config::default().concurrency(8).debounce(Duration::from_millis(250)))
        .shutdown_on_signal()
        .watches(world.api::<PartialObjectMeta<ConfigMap>>(namespace), watch(), users)
        .run(|object, context| within(RECONCILE, "look", reconcile(object, context)), on_error, context.clone());
    drive(stream).await;
}

fn enrolled(deployment: &Deployment) -> bool {
    deployment.annotations().contains_key(POLICY_ANNOTATION)
}

async fn reconcile(cached: Arc<Deployment>, context: Arc<Context>) -> Result<Action, Error> {
    if !enrolled(&cached) {
        return Ok(Action::await_change());
    }
    let world = &context.world;
    let namespace = cached.namespace().unwrap_or_default();
    let Some(deployment) = world.get::<Deployment>(&namespace, &cached.name_any()).await?.filter(enrolled) else { return Ok(Action::await_change()) };
    let now = Timestamp::now();
    let named = deployment.annotations().get(POLICY_ANNOTATION).filter(|name| !name.is_empty());
    let policy = match named {
        Some(name) => world.get::<BackupPolicy>(&namespace, name).await?,
        None => None,
    };
    let missing = named.filter(|_| policy.is_none()).map(|name| format!("BackupPolicy {name}, which the Deployment names, does not exist"));
    let pods = current_pods(world, &namespace, &deployment).await?;
    // While pods of two makes run, what they report says nothing.
    let reported = if rollout_complaint(&deployment).is_none() { images(&deployment.spec.template, &pods) } else { Vec::new() };
    let (release, written) = match record(world, &namespace, &deployment, policy.as_ref(), &reported).await {
        Err(error) if error.class() == Class::NeedsUser => {
            let note = format!("what runs now is not recorded, so a rollback will not find it: {error}");
            context.tell(&deployment, "ReleaseNotRecorded", &note, false).await;
            return Err(error);
        }
        recorded => recorded?,
    };
    let all = world.api::<Release>(&namespace).list(&ListParams::default()).await.during("list Releases")?.items;
    let seen = release.status.clone().unwrap_or_default();
    let running = Running { deployment: &deployment, pods: &pods, edited_at: edited_at(&release, &all, written), missing };
    let (new, next) = look(world, &namespace, &running, policy.as_ref(), seen.clone(), now).await?;
    if new.phase == ReleasePhase::Healthy && seen.phase == ReleasePhase::Observed {
        context.tell(&release, "Healthy", &format!("Deployment {} was healthy for its soak time", deployment.name_any()), true).await;
    }
    status::write(world, &release, new).await?;
    collect(world, &namespace, &deployment, &release.name_any(), &all).await?;
    Ok(Action::requeue(next))
}

/// The release that runs, recorded with copies of its configuration, and when that was last written.
async fn record(
    world: &World,
    namespace: &str,
    deployment: &Deployment,
    policy: Option<&BackupPolicy>,
    images: &[Pin],
) -> Result<(Release, Option<Timestamp>), Error> {
    let workload = deployment.name_any();
    let key = world.content_key(namespace, true).await?.unwrap_or_default();
    let template = template(deployment);
    let (mut recorded, mut written) = (Vec::new(), None);
    for (kind, name) in configuration(&template) {
        // A missing optional object is no error, and what somebody else makes is not ours to bring back.
        let Some(object) = world.configuration(namespace, kind, &name).await? else { continue };
        if keep(kind, &name, Some(&object), policy).is_some() {
            continue;
        }
        let copy = copy_name(&key, &name, &object.content);
        world.copy_configuration(namespace, kind, &copy, &workload, &object).await?;
        written = written.max(written_at(&object.metadata));
        recorded.push(RecordedConfiguration { kind, name, copy });
    }
    let template_hash = hash(&template);
    let head: String = workload.chars().take(200).collect();
    let named = |identity: serde_json::Value| {
        let suffix: String = Sha256::digest(identity.to_string().as_bytes()).iter().take(5).map(|b| format!("{b:02x}")).collect();
        format!("{head}-{suffix}")
    };
    let mut name = named(serde_json::json!([template_hash, recorded]));
    if let Some(release) = world.get::<Release>(namespace, &name).await? {
        if !moved(&release, images) {
            return Ok((release, written));
        }
        // A tag that was moved, and pods that were made anew since: the good release is what it was good with.
        name = named(serde_json::json!([template_hash, recorded, images]));
        if let Some(release) = world.get::<Release>(namespace, &name).await? {
            return Ok((release, written));
        }
    }
    let labels = [(WORKLOAD_LABEL.to_owned(), label_value(&workload))].into();
    let release = Release {
        metadata: ObjectMeta { name: Some(name.clone()), labels: Some(labels), ..ObjectMeta::default() },
        spec: ReleaseSpec {
            workload,
            workload_uid: deployment.uid().unwrap_or_default(),
            template_hash,
            template: normalized(&template),
            configuration: recorded,
            ownership: ownership::of(&deployment.metadata, ownership::WORKLOAD),
        },
        status: None,
    };
    world.create(namespace, &release).await?;
    match world.get::<Release>(namespace, &name).await? {
        Some(release) => Ok((release, written)),
        None => crate::cluster::refused("ReleaseVanished", format!("Release {name} was deleted as it was made")),
    }
}

/// Whether the pods run other images than those with which the release was healthy.
fn moved(release: &Release, images: &[Pin]) -> bool {
    let Some(status) = release.status.as_ref().filter(|s| s.phase == ReleasePhase::Healthy) else { return false };
    let digest = |pin: &Pin| pin.image.split_once('@').map(|(_, digest)| digest.to_owned());
    // What the template itself names by digest cannot move.
    let by_tag = |pin: &Pin| container(&release.spec.template, &pin.container).and_then(|c| c.image.as_ref()).is_none_or(|image| !image.contains('@'));
    let other = |was: &Pin, is: &Pin| by_tag(was) && was.container == is.container && digest(was).zip(digest(is)).is_some_and(|(was, is)| was != is);
    status.images.iter().any(|was| images.iter().any(|is| other(was, is)))
}

/// When the configuration of this template was edited in place: another release has the same template. Pods from before
/// run with the former content, so they prove nothing of this release.
///
/// That is when it was written, which its managed fields tell, and not when that was seen: pods that were made in between have read
/// it. What was written long before it was seen was given back by a rollback.
fn edited_at(release: &Release, all: &[Release], written: Option<Timestamp>) -> Option<Timestamp> {
    let twin = |r: &Release| {
        r.spec.workload == release.spec.workload && r.spec.template_hash == release.spec.template_hash && r.spec.configuration != release.spec.configuration
    };
    let seen = release.metadata.creation_timestamp.as_ref().map(|t| t.0).filter(|_| all.iter().any(twin))?;
    Some(written.filter(|at| (0..SEEN_SECONDS).contains(&(seen.as_second() - at.as_second()))).unwrap_or(seen))
}

/// How long after a write it is seen at the latest.
const SEEN_SECONDS: i64 = 60;

/// When the content of an object was last written.
fn written_at(metadata: &ObjectMeta) -> Option<Timestamp> {
    let content = |m: &&ManagedFieldsEntry| m.fields_v1.as_ref().is_some_and(|f| ["f:data", "f:binaryData"].iter().any(|field| f.0.get(field).is_some()));
    metadata.managed_fields.iter().flatten().filter(content).filter_map(|m| m.time.as_ref().map(|t| t.0)).max()
}

/// A Deployment as it runs.
struct Running<'a> {
    deployment: &'a Deployment,
    /// The pods of its present template.
    pods: &'a [Pod],
    /// When its configuration was edited in place.
    edited_at: Option<Timestamp>,
    /// What it names and is not there, in words.
    missing: Option<String>,
}

/// What is to be seen of the release now, and when to look again.
async fn look(
    world: &World,
    namespace: &str,
    running: &Running<'_>,
    policy: Option<&BackupPolicy>,
    mut new: ReleaseStatus,
    now: Timestamp,
) -> Result<(ReleaseStatus, Duration), Error> {
    let Running { deployment, pods, edited_at, ref missing } = *running;
    let soak = deployment.annotations().get(SOAK_ANNOTATION).and_then(|s| s.parse::<i64>().ok()).unwrap_or(SOAK).max(0);
    // Once a minute is enough to order releases by, and not every event need be a write.
    if new.last_seen_time.as_ref().is_none_or(|t| now.as_second() - t.0.as_second() >= 50) {
        new.last_seen_time = Some(time(now));
    }
    let reported = images(&deployment.spec.template, pods);
    if !reported.is_empty() && (new.phase == ReleasePhase::Observed || new.images.is_empty()) {
        new.images = reported;
    }
    let rolled_out = if new.available_since.is_some() { soak_complaint(deployment) } else { rollout_complaint(deployment) };
    let mut complaint = rolled_out.or_else(|| missing.clone());
    let at_zero = crate::cluster::workload::replicas(deployment) == 0;
    if complaint.is_none() && at_zero {
        complaint = Some("it is scaled to zero, so no pod can prove its health".to_owned());
    }
    let older = |p: &&Pod| edited_at.is_some_and(|edited| p.metadata.creation_timestamp.as_ref().is_some_and(|t| t.0 < edited));
    if let Some(pod) = pods.iter().find(older) {
        complaint = complaint.or(Some(format!("its configuration was edited in place, and pod {} runs since before; restart the pods", pod.name_any())));
    }
    if new.phase == ReleasePhase::Observed {
        // While a rollback has scaled it to zero the schema changes under it, and is not the one that it runs on.
        if let Some(policy) = policy.filter(|_| !at_zero) {
            match schema(world, namespace, policy).await {
                Ok((revision, hash, map)) => {
                    new.schema_revision = revision;
                    new.fingerprint = Some(hash);
                    new.fingerprint_map = Some(map);
                }
                Err(error) => complaint = complaint.or(Some(format!("its schema could not be read: {error}"))),
            }
        }
        if complaint.is_none() {
            for check in policy.iter().filter_map(|p| p.spec.checks.http.as_ref()) {
                complaint = complaint.or(match world.http_complaint(namespace, check).await {
                    Err(error) if error.class() == Class::NeedsUser => Some(error.to_string()),
                    asked => asked?,
                });
            }
        }
    }
    let generation = None;
    if let Some(complaint) = complaint {
        new.available_since = None;
        if new.phase == ReleasePhase::Observed {
            set(&mut new.conditions, kind::READY, State::False, "NotHealthy", &complaint, generation, now);
        }
        // What a check over HTTP or SQL says changes without an event.
        return Ok((new, AGAIN * 2));
    }
    let since = new.available_since.get_or_insert_with(|| time(now)).0;
    let left = since.as_second() + soak - now.as_second();
    if new.phase == ReleasePhase::Observed && left <= 0 {
        new.phase = ReleasePhase::Healthy;
        new.healthy_time = Some(time(now));
        set(&mut new.conditions, kind::READY, State::True, "Healthy", "it was available and its checks held for its soak time", generation, now);
    } else if new.phase == ReleasePhase::Observed {
        set(&mut new.conditions, kind::READY, State::False, "Soaking", &format!("it is available, and must stay so for {soak} s"), generation, now);
        return Ok((new, Duration::from_secs(left.unsigned_abs()).clamp(Duration::from_secs(1), LOOK)));
    }
    Ok((new, LOOK))
}

/// The pods of the Deployment's present template.
async fn current_pods(world: &World, namespace: &str, deployment: &Deployment) -> Result<Vec<Pod>, Error> {
    let wanted = hash(&template(deployment));
    let sets = world.replica_sets(namespace, deployment).await?;
    let of = |set: &crate::api::ReplicaSet| set.spec.template.as_ref().map(hash);
    let current: Vec<String> = sets.iter().filter(|s| of(s).as_deref() == Some(&wanted)).filter_map(|s| s.labels().get("pod-template-hash").cloned()).collect();
    let pods = world.pods(namespace, deployment).await?;
    Ok(pods.into_iter().filter(|p| p.labels().get("pod-template-hash").is_some_and(|h| current.contains(h))).collect())
}

/// The live schema's revision and hash, and the ConfigMap that has its lines.
async fn schema(world: &World, namespace: &str, policy: &BackupPolicy) -> Result<(Option<String>, String, String), Error> {
    let server = world.server(namespace, &policy.spec).await?;
    let mut session = server.connect(&policy.spec.database.name, Access::Read).await?;
    let table = policy.spec.migrations.as_ref().map(|m| m.version_table.as_str());
    let versions = policy.spec.migrations.as_ref().map(VersionTable::from);
    let revision = Revision::to_text(&counts::revision(&mut session, versions.as_ref()).await?);
    let fingerprint = fingerprint::read(&mut session, table).await?;
    let map = world.keep_fingerprint(namespace, &fingerprint).await?;
    Ok((revision, fingerprint.hash(), map))
}

/// Deletes the oldest releases beyond the history, and the copies that only they name.
async fn collect(world: &World, namespace: &str, deployment: &Deployment, running: &str, all: &[Release]) -> Result<(), Error> {
    let workload = deployment.name_any();
    let old = history(all.iter().filter(|r| r.spec.workload == workload).collect(), running);
    if old.is_empty() {
        return Ok(());
    }
    kept_schemas::collect(world, namespace, Timestamp::now()).await?;
    let in_use = configuration(&template(deployment));
    let used = used(world, namespace).await?;
    let (gone, copies) = expired(all, old, &used);
    for recorded in copies.iter().filter(|copy| !in_use.contains(&(copy.kind, copy.copy.clone()))) {
        match recorded.kind {
            ConfigurationKind::ConfigMap => world.delete::<ConfigMap>(namespace, &recorded.copy).await?,
            ConfigurationKind::Secret => world.delete::<Secret>(namespace, &recorded.copy).await?,
        }
    }
    for release in gone {
        world.delete::<Release>(namespace, &release.name_any()).await?;
    }
    Ok(())
}

/// Of the releases beyond the history those that go, and the copies that none names that stays: neither one of the history, nor one that a
/// request runs with or can still be undone to, nor another workload's.
fn expired<'a>(all: &'a [Release], old: Vec<&'a Release>, used: &BTreeSet<String>) -> (Vec<&'a Release>, Vec<&'a RecordedConfiguration>) {
    let gone: Vec<&Release> = old.into_iter().filter(|r| !used.contains(&r.name_any())).collect();
    let goes = |release: &Release| gone.iter().any(|g| g.name_any() == release.name_any());
    let named: BTreeSet<&RecordedConfiguration> = all.iter().filter(|r| !goes(r)).flat_map(|r| &r.spec.configuration).collect();
    let copies = gone.iter().flat_map(|r| &r.spec.configuration).filter(|recorded| !named.contains(recorded)).collect();
    (gone, copies)
}

/// The releases of a workload that are not kept: those beyond the newest, of the healthy ones and of those that were only observed.
/// An apply of several objects is seen half-way, and what is seen so must push no good release out.
fn history<'a>(mut own: Vec<&'a Release>, running: &str) -> Vec<&'a Release> {
    // One that was made a moment ago has no status yet.
    let seen = |r: &Release| r.status.as_ref().and_then(|s| s.last_seen_time.as_ref()).or(r.metadata.creation_timestamp.as_ref()).map(|t| t.0);
    own.sort_by_key(|r| std::cmp::Reverse((r.name_any() == running, seen(r))));
    let healthy = |r: &&Release| r.status.as_ref().is_some_and(|s| s.phase == ReleasePhase::Healthy);
    let (good, rest): (Vec<_>, Vec<_>) = own.into_iter().partition(healthy);
    good.into_iter().skip(HISTORY).chain(rest.into_iter().skip(HISTORY)).collect()
}

/// Releases that requests name which run, or can still be undone.
async fn used(world: &World, namespace: &str) -> Result<BTreeSet<String>, Error> {
    let now = Timestamp::now();
    let requests = world.api::<RollbackRequest>(namespace).list(&ListParams::default()).await.during("list RollbackRequests")?.items;
    let open = |s: &RollbackRequestStatus| s.at_work() || s.undo_until.as_ref().is_some_and(|t| t.0 > now);
    let plans = requests.into_iter().filter_map(|r| r.status).filter(open).filter_map(|s| s.course.plan);
    let mut names = BTreeSet::new();
    for plan in plans {
        names.extend(plan.database.and_then(|d| d.migrator).map(|m| m.release));
        for source in plan.targets.into_iter().flat_map(|t| [Some(t.source), t.before]).flatten() {
            if let TemplateSource::Release(name) = source {
                names.insert(name);
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_recorded_a_moment_ago_is_kept() {
        let release = |i: i64, seen: bool| -> Release {
            let at = |hour: i64| Timestamp::from_second(1_767_225_600 + hour * 3600).map(time).unwrap_or_else(|error| unreachable!("{error}"));
            let spec = serde_json::json!({"workload": "shop", "workloadUid": "u", "templateHash": "h", "template": {}});
            let status = seen.then(|| serde_json::json!({"phase": if i == 0 { "Healthy" } else { "Observed" }, "lastSeenTime": at(i)}));
            let object = serde_json::json!({"metadata": {"name": format!("shop-{i}"), "creationTimestamp": at(i)}, "spec": spec, "status": status});
            serde_json::from_value(object).unwrap_or_else(|error| unreachable!("{error}"))
        };
        let all: Vec<Release> = (0..14).map(|i| release(i, i < 13)).collect();
        let names = |all: Vec<&Release>| all.iter().map(|r| r.name_any()).collect::<Vec<_>>();
        // The healthy one is the oldest of all; an old one that runs again is kept too.
        assert_eq!(names(history(all.iter().collect(), "shop-13")), ["shop-3", "shop-2", "shop-1"]);
        assert_eq!(names(history(all.iter().collect(), "shop-1")), ["shop-4", "shop-3", "shop-2"]);
    }

    #[test]
    fn a_copy_goes_only_with_the_last_release_that_names_it() {
        let release = |i: i64, workload: &str, copies: &[&str]| -> Release {
            let named: Vec<_> = copies.iter().map(|c| serde_json::json!({"kind": "ConfigMap", "name": "c", "copy": c})).collect();
            let spec = serde_json::json!({"workload": workload, "workloadUid": "u", "templateHash": "h", "template": {}, "configuration": named});
            let created = Timestamp::from_second(1_767_225_600 + i).map(time).unwrap_or_else(|error| unreachable!("{error}"));
            let object = serde_json::json!({"metadata": {"name": format!("{workload}-{i}"), "creationTimestamp": created}, "spec": spec});
            serde_json::from_value(object).unwrap_or_else(|error| unreachable!("{error}"))
        };
        let mut all = vec![release(0, "shop", &["target"]), release(1, "shop", &["target", "shared", "kept", "alone"]), release(2, "web", &["shared"])];
        all.extend((3..13).map(|i| release(i, "shop", &["kept"])));
        let old = history(all.iter().filter(|r| r.spec.workload == "shop").collect(), "shop-12");
        let (gone, copies) = expired(&all, old, &["shop-0".to_owned()].into());
        assert_eq!(gone.iter().map(|r| r.name_any()).collect::<Vec<_>>(), ["shop-1"], "a request takes the workload to the other");
        assert_eq!(copies.iter().map(|c| c.copy.as_str()).collect::<Vec<_>>(), ["alone"]);
    }

    #[test]
    fn a_healthy_release_is_another_with_other_images() {
        let release = |phase: &str| -> Release {
            let (phase, image) = phase.split_once(", ").map_or((phase, "shop:latest"), |(phase, _)| (phase, "shop@sha256:old"));
            let template = serde_json::json!({"spec": {"containers": [{"name": "shop", "image": image}]}});
            let spec = serde_json::json!({"workload": "shop", "workloadUid": "u", "templateHash": "h", "template": template});
            let status = serde_json::json!({"phase": phase, "images": [{"container": "shop", "image": "shop@sha256:old"}]});
            let object = serde_json::json!({"metadata": {"name": "shop-1"}, "spec": spec, "status": status});
            serde_json::from_value(object).unwrap_or_else(|error| unreachable!("{error}"))
        };
        let pods = |image: &str| vec![Pin { container: "shop".into(), image: image.into() }];
        for (name, phase, image, want) in [
            ("the same", "Healthy", "shop@sha256:old", false),
            ("the same of a mirror", "Healthy", "mirror/shop@sha256:old", false),
            ("a tag that was moved", "Healthy", "shop@sha256:new", true),
            ("it was never good", "Observed", "shop@sha256:new", false),
            ("what the pods run is not known", "Healthy", "shop:latest", false),
            ("named by its digest, and the node reports its platform's", "Healthy, by digest", "shop@sha256:new", false),
        ] {
            assert_eq!(moved(&release(phase), &pods(image)), want, "{name}");
        }
    }
}
