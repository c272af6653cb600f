//! The custom resource definitions as YAML, generated from the types.

use std::collections::{BTreeMap, BTreeSet};

use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::CustomResourceDefinition;
use kube::CustomResourceExt;
use schemars::SchemaGenerator;
use serde_yaml::Value;

use super::backup::Backup;
use super::backup_policy::BackupPolicy;
use super::release::Release;
use super::rollback_policy::RollbackPolicy;
use super::rollback_request::RollbackRequest;

/// File name and YAML of each definition.
///
/// # Errors
/// When a type's schema cannot be written as YAML, which a test would find.
pub fn all() -> Result<Vec<(String, String)>, serde_yaml::Error> {
    let texts = value_texts()?;
    [RollbackRequest::crd(), BackupPolicy::crd(), Backup::crd(), Release::crd(), RollbackPolicy::crd()]
        .into_iter()
        .map(|crd| {
            let name = format!("{}.yaml", crd.spec.names.plural);
            let mut crd = serde_yaml::to_value(finish(crd))?;
            tell_values(&mut crd, &texts);
            Ok((name, serde_yaml::to_string(&crd)?))
        })
        .collect()
}

/// What each value of each enumeration means, by all of its values: a definition has only those.
type ValueTexts = BTreeMap<BTreeSet<String>, Vec<(String, String)>>;

fn value_texts() -> Result<ValueTexts, serde_yaml::Error> {
    let mut generator = SchemaGenerator::default();
    generator.subschema_for::<RollbackRequest>();
    generator.subschema_for::<BackupPolicy>();
    generator.subschema_for::<Backup>();
    generator.subschema_for::<Release>();
    generator.subschema_for::<RollbackPolicy>();
    let mut all = ValueTexts::new();
    for definition in generator.definitions().values() {
        let values: Vec<(String, String)> = definition["oneOf"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|value| Some((value["const"].as_str()?.to_owned(), value["description"].as_str()?.to_owned())))
            .collect();
        all.insert(values.iter().map(|(value, _)| value.clone()).collect(), values);
    }
    Ok(all)
}

/// Says of each value what it means, as Kubernetes does of its own.
fn tell_values(schema: &mut Value, texts: &ValueTexts) {
    match schema {
        Value::Mapping(fields) => {
            let values = fields.get("enum").and_then(Value::as_sequence);
            let values: Option<BTreeSet<String>> = values.map(|all| all.iter().filter_map(Value::as_str).map(str::to_owned).collect());
            if let Some(texts) = values.and_then(|values| texts.get(&values)) {
                let lines = texts.iter().map(|(value, text)| format!("\n - `\"{value}\"`: {}", text.replace('\n', " ")));
                let told = format!("\n\nPossible enum values:{}", lines.collect::<String>());
                if let Some(Value::String(description)) = fields.get_mut("description") {
                    description.push_str(&told);
                }
            }
            fields.iter_mut().for_each(|(_, inner)| tell_values(inner, texts));
        }
        Value::Sequence(items) => items.iter_mut().for_each(|item| tell_values(item, texts)),
        _ => {}
    }
}

/// A new object is 'current' to kstatus until it has a status. The default of -1 makes it 'in progress' from the start,
/// as Flux's own kinds do; the derive has no attribute for it.
fn finish(mut crd: CustomResourceDefinition) -> CustomResourceDefinition {
    for version in &mut crd.spec.versions {
        let properties = version.schema.as_mut().and_then(|s| s.open_api_v3_schema.as_mut()).and_then(|s| s.properties.as_mut());
        let Some(status) = properties.and_then(|p| p.get_mut("status")) else { continue };
        let Some(generation) = status.properties.as_mut().and_then(|p| p.get_mut("observedGeneration")) else { continue };
        generation.default = Some(k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::JSON(serde_json::json!(-1)));
        status.default = Some(k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::JSON(serde_json::json!({"observedGeneration": -1})));
    }
    crd
}
