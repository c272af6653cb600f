//! Label selectors.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

use super::kind::Workload;
use crate::api::Template;

/// Whether a selector matches these labels.
pub fn selects(selector: &LabelSelector, labels: &BTreeMap<String, String>) -> bool {
    let expressions = selector.match_expressions.iter().flatten();
    selector.match_labels.iter().flatten().all(|(name, value)| labels.get(name) == Some(value))
        && expressions.into_iter().all(|e| {
            let listed = labels.get(&e.key).is_some_and(|value| e.values.iter().flatten().any(|v| v == value));
            match e.operator.as_str() {
                "In" => listed,
                "NotIn" => !listed,
                "DoesNotExist" => !labels.contains_key(&e.key),
                "Exists" => labels.contains_key(&e.key),
                // Of another a workload's own selector has none, and a policy's is refused.
                _ => false,
            }
        })
}

/// Whether a recorded template can be the workload's: of this very one, or of a former one of its name whose selector was
/// the same. A selector cannot be changed, so a template that it does not match would be refused.
pub fn can_run(workload: &Workload, recorded_uid: &str, template: &Template) -> bool {
    let labels = template.metadata.as_ref().and_then(|m| m.labels.clone()).unwrap_or_default();
    workload.uid() == recorded_uid || selects(&workload.selector, &labels)
}

/// As the API server takes it.
pub fn selector(selector: &LabelSelector) -> String {
    let mut terms: Vec<String> = selector.match_labels.iter().flatten().map(|(k, v)| format!("{k}={v}")).collect();
    for expression in selector.match_expressions.iter().flatten() {
        let values = expression.values.iter().flatten().cloned().collect::<Vec<_>>().join(",");
        terms.push(match expression.operator.as_str() {
            "In" => format!("{} in ({values})", expression.key),
            "NotIn" => format!("{} notin ({values})", expression.key),
            "DoesNotExist" => format!("!{}", expression.key),
            _ => expression.key.clone(),
        });
    }
    terms.join(",")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::{Deployment, Kind};
    use super::*;

    fn object<T: serde::de::DeserializeOwned>(value: Value) -> T {
        serde_json::from_value(value).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn a_release_of_another_selector_cannot_run() {
        let deployment: Deployment = object(
            json!({"metadata": {"uid": "new"}, "spec": {"selector": {"matchLabels": {"app": "shop"}, "matchExpressions": [{"key": "tier", "operator": "In", "values": ["web"]}]}, "template": {}}}),
        );
        let workload = deployment.workload();
        let template = |labels: Value| object::<Template>(json!({"metadata": {"labels": labels}}));
        assert!(can_run(&workload, "old", &template(json!({"app": "shop", "tier": "web"}))));
        assert!(!can_run(&workload, "old", &template(json!({"app": "shop", "tier": "batch"}))));
        assert!(!can_run(&workload, "old", &template(json!({"app": "shop-old"}))));
        assert!(can_run(&workload, "new", &template(json!({}))));
    }
}
