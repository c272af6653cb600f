//! What the chart installs, as a base for kustomize: rendered by helm, so that there is no second truth to keep.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use local_cluster::image::digest_of;
use local_cluster::shell::output;

/// Where they lie, below the project's root.
pub const CHART: &str = "charts/rollback-operator";
pub const BASE: &str = "config/base";
pub const SAMPLES: &str = "config/samples";
/// The one file of the base that is not rendered but lists the others.
pub const KUSTOMIZATION: &str = "kustomization.yaml";

const MADE: &str = "# Made from the chart by 'cargo xtask config'; change it there.\n";
/// helm says before each object of which template it is.
const SOURCE: &str = "# Source: rollback-operator/templates/";
/// kustomize takes the definitions from where they are.
const DEFINITIONS: &str = "crds.yaml";
/// True of what helm installs alone.
const MANAGED_BY: &str = "app.kubernetes.io/managed-by: ";

/// The files of the base, by name: what helm renders of the chart with its default values.
///
/// # Errors
/// When helm is not there or refuses the chart, or prints an object without its source.
pub fn rendered(helm: &Path, root: &Path) -> Result<BTreeMap<String, String>> {
    let text = output(Command::new(helm).args(["template", "rollback-operator"]).arg(root.join(CHART)).args(["--namespace", "rollback-system"]))?;
    let mut files = by_template(&text)?;
    let kustomization = kustomization(&chart_digest(root)?, &files);
    files.insert(KUSTOMIZATION.to_owned(), kustomization);
    Ok(files)
}

/// The objects, each in a file of its template's name.
fn by_template(text: &str) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::<String, String>::new();
    for object in text.strip_prefix("---\n").unwrap_or(text).split("\n---\n") {
        let Some((template, object)) = object.strip_prefix(SOURCE).and_then(|rest| rest.split_once('\n')) else {
            bail!("helm printed an object without its template:\n{object}");
        };
        if template == DEFINITIONS {
            continue;
        }
        let file = files.entry(template.to_owned()).or_insert_with(|| MADE.to_owned());
        file.push_str("---\n");
        for line in object.trim_end().lines().filter(|line| !line.trim_start().starts_with(MANAGED_BY)) {
            writeln!(file, "{line}")?;
        }
    }
    Ok(files)
}

/// It has two digests, by which a test without helm sees that the chart or a file has been changed since.
fn kustomization(chart: &str, files: &BTreeMap<String, String>) -> String {
    let names: String = files.keys().map(|name| format!("  - {name}\n")).collect();
    format!(
        "{MADE}# Of the chart: {chart}\n# Of these files: {}\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - ../../crds\n{names}",
        digest(files)
    )
}

/// The base as it must be, by the files that there are: it is another one when the chart was changed since, or a file.
///
/// # Errors
/// When a file cannot be read.
pub fn kustomization_of(root: &Path) -> Result<String> {
    let mut files = read(&root.join(BASE), |_| true)?;
    files.remove(KUSTOMIZATION);
    Ok(kustomization(&chart_digest(root)?, &files))
}

/// Of all that decides what is rendered by default.
fn chart_digest(root: &Path) -> Result<String> {
    let chart = root.join(CHART);
    let mut files = read(&chart, |name| name.starts_with("Chart.") || name == "values.yaml")?;
    files.extend(read(&chart.join("templates"), |name| name != "NOTES.txt")?);
    Ok(digest(&files))
}

fn digest(files: &BTreeMap<String, String>) -> String {
    let all: String = files.iter().map(|(name, text)| format!("{name} {}\n", digest_of(text.as_bytes()))).collect();
    digest_of(all.as_bytes())
}

/// The files of a folder whose name is `wanted`.
fn read(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && wanted(&name) {
            let text = std::fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
            files.insert(name, text);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_come_into_the_file_of_their_template_without_definitions_and_helms_mark() -> Result<()> {
        let text = "---\n# Source: rollback-operator/templates/a.yaml\nkind: A\n  app.kubernetes.io/managed-by: Helm\n\n---\n# Source: rollback-operator/templates/crds.yaml\n\
                    kind: C\n---\n# Source: rollback-operator/templates/a.yaml\nkind: B\n";
        let files = by_template(text)?;
        assert_eq!(files.into_iter().collect::<Vec<_>>(), [("a.yaml".to_owned(), format!("{MADE}---\nkind: A\n---\nkind: B\n"))]);
        assert!(by_template("---\nkind: A\n").is_err());
        Ok(())
    }
}
