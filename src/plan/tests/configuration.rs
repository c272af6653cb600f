//! What becomes of ConfigMaps and Secrets.

use std::collections::BTreeMap;

use super::fixture::{at, bad_migration, names, planned, pods, refused, release, shop, spec, yaml};
use crate::api::plan::{ConfigurationChange, ConfigurationKind, StepName, Way};
use crate::api::release::RecordedConfiguration;
use crate::api::{RollbackRequestSpec, Template, WorkloadKind, WorkloadRef};
use crate::plan::snapshot::{Apart, Configuration, Release, Snapshot, Workload};
use crate::plan::template;

/// A ConfigMap with the content of that copy.
fn settings(copy: &str) -> RecordedConfiguration {
    RecordedConfiguration { kind: ConfigurationKind::ConfigMap, name: "settings".into(), copy: copy.into() }
}

#[test]
fn two_targets_that_share_an_object_must_have_had_the_same_of_it() {
    let workload = |name: &str, copy: &str| {
        let mut good = release("v1", true, 10, "a1", &["name"]);
        good.configuration = vec![settings(copy)];
        let now = Configuration { copy: Some("settings-3".into()), ..Configuration::default() };
        let configuration = [((ConfigurationKind::ConfigMap, "settings".to_owned()), now)].into();
        Workload {
            of: WorkloadRef::new(WorkloadKind::Deployment, name),
            template: pods("v2"),
            replicas: 1,
            releases: vec![good],
            configuration,
            ..Workload::default()
        }
    };
    let both: RollbackRequestSpec = yaml("{targets: [{kind: Deployment, name: web}, {kind: Deployment, name: worker}]}");
    let mut seen = Snapshot { workloads: vec![workload("web", "settings-2"), workload("worker", "settings-1")], ..Snapshot::default() };
    assert_eq!(refused(&both, &seen).reason, "ConfigurationsDiffer");
    seen.workloads[1] = workload("worker", "settings-2");
    assert_eq!(planned(&both, &seen).way, Way::CodeOnly);
}

#[test]
fn a_secret_that_changes_under_one_template_is_no_releases() {
    let login = |copy: &str| RecordedConfiguration { kind: ConfigurationKind::Secret, name: "login".into(), copy: copy.into() };
    let brings_back = |values: &[&str], running: &str| {
        let mut releases: Vec<Release> = values
            .iter()
            .zip(10..)
            .map(|(copy, second)| {
                let healthy = *copy == values[0];
                Release { name: format!("v1-{copy}"), configuration: vec![login(copy)], ..release("v1", healthy, second, "a1", &["name"]) }
            })
            .collect();
        releases.push(Release { configuration: vec![login("login-now")], ..release(running, false, 30, "a1", &["name"]) });
        let now = Configuration { copy: Some("login-now".into()), ..Configuration::default() };
        let configuration = [((ConfigurationKind::Secret, "login".to_owned()), now)].into();
        let workload = Workload { of: shop(), template: pods(running), replicas: 1, releases, configuration, ..Workload::default() };
        let plan = planned(&spec(""), &Snapshot { workloads: vec![workload], ..Snapshot::default() });
        (plan.targets[0].configuration.len(), plan.warnings.iter().any(|w| w.contains("something rotates it")))
    };
    assert_eq!(brings_back(&["login-1"], "v2"), (1, false));
    assert_eq!(brings_back(&["login-1", "login-2"], "v2"), (1, false), "it may have been edited by mistake");
    assert_eq!(brings_back(&["login-1", "login-2", "login-3"], "v2"), (0, true));
    assert_eq!(brings_back(&["login-1", "login-2", "login-3"], "v1"), (1, false), "nothing else could go back");
}

#[test]
fn what_was_added_and_is_in_no_record_is_named() {
    let optional: Template = yaml("{spec: {containers: [{name: shop, image: 'shop:v1', envFrom: [{configMapRef: {name: settings, optional: true}}]}]}}");
    let mut good = release("v1", true, 10, "a1", &["name"]);
    (good.template, good.template_hash) = (optional.clone(), template::hash(&optional));
    let mut edited = Release { name: "v1-edited".into(), healthy: false, created: at(20), last_seen: at(20), ..good.clone() };
    edited.configuration = vec![settings("settings-1")];
    let now = Configuration { copy: Some("settings-1".into()), ..Configuration::default() };
    let configuration = [((ConfigurationKind::ConfigMap, "settings".to_owned()), now)].into();
    let workload = Workload { of: shop(), template: optional, replicas: 1, releases: vec![good, edited], configuration, ..Workload::default() };
    let seen = Snapshot { workloads: vec![workload], ..Snapshot::default() };
    assert_eq!(refused(&spec(""), &seen).reason, "ConfigurationAdded");
}

#[test]
fn what_rotates_stays_and_is_named() {
    let mut seen = bad_migration();
    let key = (ConfigurationKind::Secret, "tls".to_owned());
    seen.workloads[0].template = yaml("{spec: {containers: [{name: shop, image: 'shop:v2'}], volumes: [{name: t, secret: {secretName: tls}}]}}");
    let certificate = Configuration { keep: Some("it is a certificate".into()), live: true, ..live(Some("tls-rb-2")) };
    seen.workloads[0].configuration = BTreeMap::from([(key, certificate)]);
    let warnings = planned(&spec(""), &seen).warnings.join("\n");
    assert!(warnings.contains("Secret tls (it is a certificate)"), "{warnings}");
}

fn recorded(kind: ConfigurationKind, name: &str, copy: &str) -> RecordedConfiguration {
    RecordedConfiguration { kind, name: name.into(), copy: copy.into() }
}

fn live(copy: Option<&str>) -> Configuration {
    Configuration { copy: copy.map(str::to_owned), ..Configuration::default() }
}

#[test]
fn a_copy_that_another_key_has_named_is_refused_before_anything_is_changed() {
    let mut seen = bad_migration();
    let workload = &mut seen.workloads[0];
    workload.releases[0].configuration = vec![recorded(ConfigurationKind::ConfigMap, "settings", "settings-1")];
    workload.releases[0].apart = [("settings-1".into(), Apart::Foreign)].into();
    workload.configuration = BTreeMap::from([((ConfigurationKind::ConfigMap, "settings".into()), live(Some("settings-2")))]);
    assert_eq!(refused(&spec(""), &seen).reason, "ConfigurationKeyChanged");
    assert_eq!(planned(&spec(", configuration: Keep"), &seen).way, Way::CodeOnly);
}

#[test]
fn configuration_goes_back_by_content() {
    use ConfigurationKind::{ConfigMap, Secret};
    let mut seen = bad_migration();
    let workload = &mut seen.workloads[0];
    workload.releases[0].configuration = vec![
        recorded(ConfigMap, "same", "same-1"),
        recorded(ConfigMap, "edited", "edited-1"),
        recorded(ConfigMap, "fixed", "fixed-1"),
        recorded(ConfigMap, "gone", "gone-1"),
        recorded(Secret, "login", "login-1"),
    ];
    workload.configuration = BTreeMap::from([
        ((ConfigMap, "same".into()), live(Some("same-1"))),
        ((ConfigMap, "edited".into()), Configuration { sharers: vec!["Deployment cart".into()], ..live(Some("edited-2")) }),
        ((ConfigMap, "fixed".into()), Configuration { immutable: true, ..live(Some("fixed-2")) }),
        ((ConfigMap, "gone".into()), live(None)),
        ((Secret, "login".into()), Configuration { keep: Some("it holds a login".into()), ..live(Some("login-2")) }),
    ]);
    let plan = planned(&spec(""), &seen);
    let changes: Vec<_> = plan.targets[0].configuration.iter().map(|c| (c.name.as_str(), c.change)).collect();
    assert_eq!(changes, [("edited", ConfigurationChange::Replace), ("fixed", ConfigurationChange::Repoint), ("gone", ConfigurationChange::Recreate)]);
    let warnings = plan.warnings.join("\n");
    assert!(warnings.contains("Secret login has changed since the release and stays") && warnings.contains("Deployment cart"), "{warnings}");
    assert!(names(&plan).starts_with(&[StepName::Configuration, StepName::Workload]));
    assert!(planned(&spec(", configuration: Keep"), &seen).targets[0].configuration.is_empty());

    seen.workloads[0].releases[0].apart = [("edited-1".into(), Apart::Missing)].into();
    assert_eq!(refused(&spec(""), &seen).reason, "ConfigurationCopyMissing");
}

#[test]
fn settings_that_were_edited_in_place_are_another_release() {
    let mut seen = bad_migration();
    let workload = &mut seen.workloads[0];
    workload.template = pods("v1");
    workload.releases.truncate(1);
    workload.releases[0].configuration = vec![recorded(ConfigurationKind::ConfigMap, "settings", "settings-1")];
    workload.configuration = BTreeMap::from([((ConfigurationKind::ConfigMap, "settings".into()), live(Some("settings-2")))]);
    let plan = planned(&spec(""), &seen);
    assert_eq!(names(&plan), [StepName::Configuration, StepName::Workload, StepName::Verify]);
    assert_eq!(plan.targets[0].from, plan.targets[0].to, "the template is the same; the pods are made anew");
}
