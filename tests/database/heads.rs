//! The way down of an application with several heads, by real Alembic.

use std::path::PathBuf;

use anyhow::Result;
use rollback_operator::api::backup_policy::MigrationTool;
use rollback_operator::database::{Access, counts};
use rollback_operator::migrations::{self, Revision, Way, Words};

use crate::lab::{PASSWORD, Shared, alembic, shared, unique};

/// An application of its own, whose revisions each make a table of their name.
struct Application<'a> {
    shared: &'a Shared,
    folder: PathBuf,
    database: String,
}

impl<'a> Application<'a> {
    /// Of each revision the name, and what it comes after.
    fn of(shared: &'a Shared, revisions: &[(&str, &[&str])]) -> Result<Self> {
        let folder = shared.lab.folder.join(unique("heads"));
        let common = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/apps/shop/common");
        std::fs::create_dir_all(folder.join("migrations/versions"))?;
        for file in ["alembic.ini", "migrations/env.py"] {
            std::fs::copy(common.join(file), folder.join(file))?;
        }
        for (name, after) in revisions {
            let after =
                if after.is_empty() { "None".to_owned() } else { format!("({},)", after.iter().map(|r| format!("'{r}'")).collect::<Vec<_>>().join(", ")) };
            let script = format!(
                "from alembic import op\nrevision = '{name}'\ndown_revision = {after}\n\n\ndef upgrade():\n    op.execute('CREATE TABLE t_{name} ()')\n\n\ndef downgrade():\n    op.execute('DROP TABLE t_{name}')\n"
            );
            std::fs::write(folder.join(format!("migrations/versions/{name}.py")), script)?;
        }
        Ok(Self { shared, folder, database: shared.database("heads")? })
    }

    fn alembic(&self, words: &[&str]) -> Result<()> {
        let begin = ["env", "-C", "/app", "PYTHONDONTWRITEBYTECODE=1", "alembic"];
        let mut command = self.shared.lab.shop_root.command(1000, &[(&self.folder, "/app")], &[&begin, words].concat());
        command.env("DATABASE_URL", format!("postgresql://shop:{PASSWORD}@127.0.0.1:{}/{}", self.shared.postgres.port, self.database));
        local_cluster::shell::run(&mut command)
    }

    /// One Job of a way down.
    fn down(&self, calls: Vec<Words>) -> Result<()> {
        calls.iter().try_for_each(|words| self.alembic(&words.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    async fn revision(&self) -> Result<Option<Revision>> {
        let mut session = self.shared.server("rollback").connect(&self.database, Access::Read).await?;
        Ok(counts::revision(&mut session, Some(&alembic("public.alembic_version"))).await?)
    }

    fn tables(&self) -> Result<String> {
        self.shared.postgres.sql(&self.database, "SELECT coalesce(string_agg(relname, ',' ORDER BY relname), '') FROM pg_class WHERE relname ~ '^t_'")
    }
}

#[tokio::test]
async fn the_way_down_arrives_at_the_heads_that_the_release_had() -> Result<()> {
    let shared = shared();
    let branches: &[(&str, &[&str])] = &[("a1", &[]), ("b1", &[]), ("a2", &["a1"]), ("b2", &["b1"]), ("a3", &["a2"])];
    let common: &[(&str, &[&str])] = &[("r0", &[]), ("a1", &["r0"]), ("b1", &["r0"]), ("a2", &["a1"]), ("b2", &["b1"])];
    let merged: &[(&str, &[&str])] = &[("a1", &[]), ("b1", &[]), ("a2", &["a1"]), ("b2", &["b1"]), ("m1", &["a2", "b2"])];
    for (name, revisions, good) in [
        ("two branches, each a step further", branches, vec!["a1", "b1"]),
        ("one of two branches", branches, vec!["a1", "b2"]),
        ("branches of one beginning", common, vec!["a1", "b1"]),
        ("a merge", merged, vec!["a2", "b2"]),
        ("a merge and what was before it", merged, vec!["a1", "b1"]),
        ("a branch that the release did not have", branches, vec!["a1"]),
        ("the same, and its own branch has not moved", branches, vec!["a3"]),
        ("a branch that began after the release", common, vec!["a1"]),
        ("nothing but the beginning of both", common, vec!["r0"]),
        ("a merge of a branch that it did not have", merged, vec!["a1"]),
    ] {
        let application = Application::of(&shared, revisions)?;
        for head in &good {
            application.alembic(&["upgrade", head])?;
        }
        let (was, tables) = (application.revision().await?, application.tables()?);
        assert_eq!(Revision::told(&was), good.join(","), "{name}");
        application.alembic(&["upgrade", "heads"])?;
        let now = application.revision().await?;
        let way = |now: &Option<Revision>| migrations::of(MigrationTool::Alembic).down(now.as_ref()?, was.as_ref()).ok();
        if let Some(Way::Whole(calls)) = way(&now) {
            application.down(calls)?;
        }
        // Each Job takes one step of what is left over, as long as that takes one.
        for _ in revisions {
            if let Some(Way::Step(calls)) = way(&application.revision().await?) {
                application.down(calls)?;
            }
        }
        assert_eq!((application.revision().await?, application.tables()?), (was, tables), "{name}, from {now:?}");
    }
    Ok(())
}
