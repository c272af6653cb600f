//! The definitions in `crds/` are those of the types.

#[test]
fn the_definitions_are_current() -> anyhow::Result<()> {
    for (name, generated) in rollback_operator::api::crd::all()? {
        let kept = std::fs::read_to_string(format!("{}/crds/{name}", env!("CARGO_MANIFEST_DIR")))?;
        assert!(kept == generated, "crds/{name} is not current; run 'cargo xtask crds'");
    }
    Ok(())
}
