//! What is in `config/`, as kubectl and the API server see it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use local_cluster::shell::run;
use testkit::kube::Kube;
use testkit::manifests::{self, BASE, SAMPLES};

const NAMESPACE: &str = "api-rules";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_base_is_what_helm_renders() -> Result<()> {
    // It lies beside kubectl, or both are found by PATH.
    let helm = Kube::from_environment()?.kubectl.with_file_name("helm");
    for (name, text) in manifests::rendered(&helm, &root())? {
        let kept = std::fs::read_to_string(root().join(BASE).join(&name))?;
        assert!(kept == text, "{BASE}/{name} is not what helm renders; run 'cargo xtask config'");
    }
    Ok(())
}

/// In another namespace than helm's: there is no Deployment yet with which the two would be merged.
#[test]
fn the_base_is_accepted_in_another_namespace_and_names_no_former() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("rollback-operator-config-{}", std::process::id()));
    let built = built_for(NAMESPACE, &folder);
    std::fs::remove_dir_all(&folder).ok();
    let built = built?;
    // What kept the former one would bind rights, or admission, to a stranger.
    assert!(built.contains("system:serviceaccount:api-rules:rollback-operator"), "{built}");
    assert!(!built.contains("rollback-system"), "{built}");
    Kube::from_environment()?.with_input(&["apply", "--server-side", "--force-conflicts", "--dry-run=server", "-f", "-"], &built)
}

/// What kustomize makes of a copy of `config/default` with another namespace.
fn built_for(namespace: &str, folder: &Path) -> Result<String> {
    std::fs::create_dir_all(folder)?;
    run(Command::new("cp").arg("-r").args([root().join("config"), root().join("crds")]).arg(folder))?;
    let file = folder.join("config/default/kustomization.yaml");
    let text = std::fs::read_to_string(&file)?;
    std::fs::write(&file, text.replace("\nnamespace: rollback-system\n", &format!("\nnamespace: {namespace}\n")))?;
    Kube::from_environment()?.run(&["kustomize", &folder.join("config/default").to_string_lossy()])
}

#[test]
fn samples_are_accepted() -> Result<()> {
    let kube = Kube::from_environment()?;
    let samples = root().join(SAMPLES);
    let apply = |name: &str, rest: &[&str]| {
        let file = samples.join(name);
        kube.run(&[&["apply", "-n", NAMESPACE, "-f", &file.to_string_lossy()], rest].concat()).with_context(|| name.to_owned())
    };
    // The undo is one of this request. It ends by itself, as there is no such Deployment.
    apply("rollback-database.yaml", &[])?;
    for entry in std::fs::read_dir(&samples)? {
        apply(&entry?.file_name().to_string_lossy(), &["--dry-run=server"])?;
    }
    Ok(())
}
