//! What is in `config/`: the base is the chart's, and the samples are objects of the API that belong together.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::core::v1::{PersistentVolumeClaim, Secret};
use rollback_operator::api::{self, Backup, BackupPolicy, RollbackPolicy, RollbackRequest};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use testkit::manifests::{self, BASE, KUSTOMIZATION, SAMPLES};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Without helm only that nobody has changed the one or the other. That helm renders just this is a story's to see.
#[test]
fn the_base_is_current() -> Result<()> {
    let kept = std::fs::read_to_string(root().join(BASE).join(KUSTOMIZATION))?;
    ensure!(kept == manifests::kustomization_of(root())?, "{BASE} is not what the chart installs; run 'cargo xtask config'");
    Ok(())
}

#[test]
fn the_base_has_every_definition() -> Result<()> {
    let kustomization: Value = serde_yaml::from_str(&std::fs::read_to_string(root().join("crds/Kustomization"))?)?;
    let mut all: Vec<String> = api::crd::all()?.into_iter().map(|(name, _)| name).collect();
    all.sort();
    assert_eq!(kustomization["resources"], json!(all));
    Ok(())
}

#[test]
fn samples_are_of_their_types_and_belong_together() -> Result<()> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(root().join(SAMPLES))? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        all.insert(file.clone(), objects(&path).context(file)?);
    }
    let sample = |file: &str, kind: &str| {
        let objects = all.get(file).with_context(|| format!("there is no sample {file}"))?;
        objects.iter().find(|object| object["kind"] == kind).cloned().with_context(|| format!("{file} has no {kind}"))
    };
    let (deployment, policy) = (sample("application.yaml", "Deployment")?, sample("backup-policy.yaml", "BackupPolicy")?);
    let backup = sample("backup.yaml", "Backup")?;
    let policy_name = &policy["metadata"]["name"];
    assert_eq!(&deployment["metadata"]["annotations"][api::POLICY_ANNOTATION], policy_name);
    assert!(deployment["metadata"]["annotations"][api::SOAK_ANNOTATION].is_string());
    assert_eq!(&backup["spec"]["policyRef"]["name"], policy_name);
    let database = &policy["spec"]["database"];
    assert_eq!(database["applicationSecretRef"]["name"], sample("application.yaml", "Secret")?["metadata"]["name"]);
    assert_eq!(database["secretRef"]["name"], sample("backup-policy.yaml", "Secret")?["metadata"]["name"]);
    assert_eq!(policy["spec"]["storage"]["volumeClaim"], sample("backup-policy.yaml", "PersistentVolumeClaim")?["metadata"]["name"]);
    let containers = deployment["spec"]["template"]["spec"]["containers"].as_array().context("the Deployment has no containers")?;
    assert!(containers.iter().any(|container| container["name"] == policy["spec"]["migrations"]["container"]));

    for (file, objects) in &all {
        for request in objects.iter().filter(|object| object["kind"] == "RollbackRequest") {
            let spec = &request["spec"];
            assert_eq!(spec["targets"], json!([{"kind": "Deployment", "name": deployment["metadata"]["name"]}]), "{file}");
            assert!(spec["database"].is_null() || &spec["database"]["policyRef"]["name"] == policy_name, "{file}");
            assert!(spec["database"]["backupRef"].is_null() || spec["database"]["backupRef"] == json!({"name": backup["metadata"]["name"]}), "{file}");
        }
    }
    let guard = sample("rollback-policy.yaml", "RollbackPolicy")?;
    assert_eq!(guard["spec"]["selector"]["matchLabels"], deployment["metadata"]["labels"]);
    assert_eq!(&guard["spec"]["policyRef"]["name"], policy_name);
    let request = |file: &str| sample(file, "RollbackRequest");
    assert_eq!(request("rollback-dry-run.yaml")?["spec"]["dryRun"], true);
    assert!(request("rollback-code.yaml")?["spec"]["database"].is_null());
    assert_eq!(request("rollback-restore.yaml")?["spec"]["database"]["data"], "Restore");
    let mut undone = request("rollback-database.yaml")?;
    undone["spec"]["undo"] = json!(true);
    assert_eq!(request("rollback-undo.yaml")?, undone, "the spec of a request cannot be changed otherwise");
    Ok(())
}

/// The objects of a file, as their types write them, with defaults.
fn objects(path: &Path) -> Result<Vec<Value>> {
    let text = std::fs::read_to_string(path)?;
    serde_yaml::Deserializer::from_str(&text).map(|document| typed(&Value::deserialize(document)?)).collect()
}

fn typed(given: &Value) -> Result<Value> {
    match given["kind"].as_str().unwrap_or_default() {
        "RollbackRequest" => strict::<RollbackRequest>(given),
        "BackupPolicy" => strict::<BackupPolicy>(given),
        "RollbackPolicy" => strict::<RollbackPolicy>(given),
        "Backup" => strict::<Backup>(given),
        "Deployment" => strict::<Deployment>(given),
        "Secret" => strict::<Secret>(given),
        "PersistentVolumeClaim" => strict::<PersistentVolumeClaim>(given),
        other => bail!("'{other}' is no kind that a sample has"),
    }
}

/// Not every type refuses fields that it does not know, but none writes them.
fn strict<T: DeserializeOwned + Serialize>(given: &Value) -> Result<Value> {
    let known = serde_json::to_value(serde_json::from_value::<T>(given.clone())?)?;
    lost("", given, &known)?;
    Ok(known)
}

fn lost(at: &str, given: &Value, known: &Value) -> Result<()> {
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => {
            given.iter().try_for_each(|(key, value)| lost(&format!("{at}/{key}"), value, known.get(key).unwrap_or(&Value::Null)))
        }
        (Value::Array(given), Value::Array(known)) if given.len() == known.len() => {
            given.iter().zip(known).enumerate().try_for_each(|(i, (given, known))| lost(&format!("{at}/{i}"), given, known))
        }
        _ => {
            ensure!(given == known, "{at} is {given}, and its type has {known}");
            Ok(())
        }
    }
}

#[test]
fn a_field_that_no_type_has_is_no_sample() {
    let deployment = json!({"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"selector": {}, "replica": 2, "template": {}}});
    let backup =
        json!({"apiVersion": "rollback-operator.dev/v1alpha1", "kind": "Backup", "metadata": {"name": "b"}, "specs": {}, "spec": {"policyRef": {"name": "p"}}});
    for (object, field) in [(deployment, "/spec/replica"), (backup, "/specs")] {
        let refused = typed(&object).map_err(|error| error.to_string());
        assert!(refused.as_ref().is_err_and(|why| why.starts_with(field)), "{refused:?}");
    }
}
