//! The definitions in `crds/` are those of the types, and `kubectl explain` has a text for all that is in them.

use rollback_operator::api::Reason;
use serde_yaml::Value;

#[test]
fn the_definitions_are_current() -> anyhow::Result<()> {
    for (name, generated) in rollback_operator::api::crd::all()? {
        is_current(&format!("crds/{name}"), &generated)?;
    }
    Ok(())
}

/// The file as it must be, written where somebody asks for that.
fn is_current(path: &str, generated: &str) -> anyhow::Result<()> {
    let file = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("WRITE_CRDS").is_some() {
        std::fs::write(&file, generated)?;
    }
    assert!(std::fs::read_to_string(file)? == generated, "{path} is not current; run 'cargo xtask crds'");
    Ok(())
}

#[test]
fn the_reference_of_reasons_is_current() -> anyhow::Result<()> {
    let rows = Reason::ALL.iter().map(|reason| format!("| `{reason}` | {} |\n", reason.about()));
    let head = "# Reasons\n\nOf conditions (`kubectl get rbr NAME -o yaml`), of steps (`status.steps[].reason`) and of Events. The message beside a reason says on which\nobject, and what to do now.\n\n| reason | what it means |\n|---|---|\n";
    is_current("docs/REASONS.md", &format!("{head}{}", rows.collect::<String>()))
}

/// What has no text, by its path.
fn untold(schema: &Value, path: &str, all: &mut Vec<String>) {
    for (name, field) in schema["properties"].as_mapping().into_iter().flatten() {
        let path = format!("{path}.{}", name.as_str().unwrap_or_default());
        let text = field["description"].as_str().unwrap_or_default();
        let of_kubernetes = [".apiVersion", ".kind", ".metadata", ".status"].contains(&path.as_str());
        if text.is_empty() && !of_kubernetes {
            all.push(path.clone());
        }
        let values = field["enum"].as_sequence().into_iter().flatten().filter_map(Value::as_str);
        all.extend(values.filter(|value| !text.contains(&format!("`\"{value}\"`: "))).map(|value| format!("{path}={value}")));
        for inner in [field, &field["items"], &field["additionalProperties"], &field["items"]["additionalProperties"]] {
            untold(inner, &path, all);
        }
    }
}

#[test]
fn every_field_and_every_value_is_told() -> anyhow::Result<()> {
    for (name, generated) in rollback_operator::api::crd::all()? {
        let definition: Value = serde_yaml::from_str(&generated)?;
        let mut all = Vec::new();
        untold(&definition["spec"]["versions"][0]["schema"]["openAPIV3Schema"], "", &mut all);
        assert!(all.is_empty(), "{name}: {all:?}");
    }
    Ok(())
}
