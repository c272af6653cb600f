//! Pod templates as this project sees them: typed where it looks, and JSON where it only carries.
//!
//! A cluster may be newer than this client. A field of a pod template that the client's types do not know would be lost from
//! the record, and be missing from what is written back.

use std::ops::Deref;

use k8s_openapi::api::core::v1::PodTemplateSpec;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// A pod template as the API server has it. It is read by its types; what is written is all of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    typed: PodTemplateSpec,
    whole: Value,
}

impl Template {
    /// # Errors
    /// When it is no pod template.
    pub fn of(whole: Value) -> Result<Self, serde_json::Error> {
        Ok(Self { typed: PodTemplateSpec::deserialize(&whole)?, whole })
    }

    pub fn json(&self) -> &Value {
        &self.whole
    }

    /// Changes what the types know; the rest stays beside it.
    ///
    /// No element of a list may be put in or taken out before one with a field that the types do not know.
    pub fn edit(&mut self, change: impl FnOnce(&mut PodTemplateSpec)) {
        let before = serde_json::to_value(&self.typed).unwrap_or_default();
        change(&mut self.typed);
        carry(&mut self.whole, &before, &serde_json::to_value(&self.typed).unwrap_or_default());
    }
}

/// Makes the change from `before` to `after` in something that has more fields.
fn carry(whole: &mut Value, before: &Value, after: &Value) {
    match (whole, before, after) {
        (_, before, after) if before == after => {}
        (Value::Object(whole), Value::Object(before), Value::Object(after)) => {
            whole.retain(|name, _| after.contains_key(name) || !before.contains_key(name));
            for (name, value) in after {
                carry(whole.entry(name.clone()).or_insert(Value::Null), before.get(name).unwrap_or(&Value::Null), value);
            }
        }
        (Value::Array(whole), Value::Array(before), Value::Array(after)) if whole.len() == after.len() && before.len() == after.len() => {
            whole.iter_mut().zip(before.iter().zip(after)).for_each(|(whole, (before, after))| carry(whole, before, after));
        }
        (whole, _, after) => after.clone_into(whole),
    }
}

impl Deref for Template {
    type Target = PodTemplateSpec;

    fn deref(&self) -> &PodTemplateSpec {
        &self.typed
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.whole.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_no_type_knows_stays_where_it_is() {
        let has = json!({"metadata": {"labels": {"a": "b"}, "novelty": 1}, "spec": {"futureMode": {"x": [1]}, "containers": [
            {"name": "a", "image": "x:1", "sandboxed": true}, {"name": "b", "image": "y:1", "probes": [{"kind": "new"}]}]}});
        let mut template = Template::of(has.clone()).unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!(json!(template), has);
        template.edit(|t| {
            t.spec.get_or_insert_default().containers[1].image = Some("y:2".into());
            t.metadata.get_or_insert_default().annotations.get_or_insert_default().insert("mark".into(), "1".into());
            t.metadata.get_or_insert_default().labels = None;
        });
        let mut wanted = has;
        wanted["spec"]["containers"][1]["image"] = json!("y:2");
        wanted["metadata"] = json!({"annotations": {"mark": "1"}, "novelty": 1});
        assert_eq!(json!(template), wanted);
        assert_eq!(template.spec.as_ref().map(|s| s.containers.len()), Some(2));
    }
}
