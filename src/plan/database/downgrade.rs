//! The way down: the newer release's own migrations, run by the image that brought them.

use super::asked::Asked;
use super::comparison::Comparison;
use super::decision::{Barred, Decision, planned};
use super::method::{in_time, method};
use super::{notes, second};
use crate::api::backup_policy::Migrations;
use crate::api::plan::{self, Method, Migrator, PlannedDatabase};
use crate::migrations::{self, Revision, Way};
use crate::plan::estimate;
use crate::plan::losses;
use crate::plan::snapshot::Release;
use crate::plan::target;
use crate::plan::template;

/// # Errors
/// When there is no way down, when something stands against every method, or when it takes too long.
pub fn decide(asked: &Asked<'_>, compared: &Comparison<'_>, because: &str, warnings: &mut Vec<String>) -> Result<Decision, Barred> {
    let no_way = |why: String| Barred::NoWay(format!("{because}; and {why}"));
    let (database, release) = (asked.database, compared.release);
    second::not_failed(asked).map_err(no_way)?;
    let down = Down::of(asked).map_err(no_way)?;
    let method = method(asked, plan::Way::Downgrade, warnings)?;
    down.reaches(release, method).map_err(no_way)?;
    in_time(asked, method, plan::Way::Downgrade)?;
    let otherwise = second::otherwise(asked, release, method, warnings);
    notes::of_any_change(database, warnings);
    notes::of_comparing(database, warnings);
    Ok(Decision {
        way: plan::Way::Downgrade,
        because: because.to_owned(),
        losses: losses::of_downgrade(&compared.changes().collect::<Vec<_>>(), database, release),
        database: Some(PlannedDatabase {
            from_revision: Some(down.from.to_string()),
            to_revision: Revision::to_text(&release.revision),
            fingerprint: Some(compared.hash.to_owned()),
            fingerprint_map: Some(compared.map.to_owned()),
            migrator: Some(down.migrator(warnings)),
            otherwise,
            method,
            downtime_seconds: Some(estimate::downtime(method, plan::Way::Downgrade, database)),
            ..planned(asked)
        }),
    })
}

/// What a way down needs: migrations, the revision that they start from, and the release that brought them.
struct Down<'a> {
    migrations: &'a Migrations,
    from: &'a Revision,
    bringer: &'a Release,
}

impl<'a> Down<'a> {
    /// # Errors
    /// Why there is no way down.
    fn of(asked: &Asked<'a>) -> Result<Self, String> {
        let migrations = asked.database.migrations.as_ref().ok_or("there is no way down: the policy has no migrations")?;
        let from = from(asked, migrations)?;
        Ok(Down { migrations, from, bringer: bringer(asked, migrations, from)? })
    }

    /// Whether migrations reach what the release had.
    fn reaches(&self, release: &Release, method: Method) -> Result<(), String> {
        // A release without a revision was there before the first migration.
        match (migrations::of(self.migrations.tool).down(self.from, release.revision.as_ref()), method) {
            (Ok(Way::Whole(_)), _) | (Ok(Way::Step(_)), Method::Beside) => {}
            (Ok(Way::Step(_)), Method::InPlace) => {
                return Err(format!(
                    "there is no way down: of the heads {} the release had {}, and back over a branch that it did not have migrations go only on a copy, which is checked first",
                    self.from,
                    Revision::told(&release.revision)
                ));
            }
            (Err(why), _) => return Err(format!("there is no way down: {why}")),
        }
        if release.revision.is_none() && method == Method::InPlace {
            return Err("the release was there before the first migration: that far down it goes only on a copy, which is checked first".into());
        }
        Ok(())
    }

    /// Who runs the migrations, with its image by digest where its pods have reported one.
    fn migrator(&self, warnings: &mut Vec<String>) -> Migrator {
        let (container, release) = (&self.migrations.container, self.bringer);
        let pinned = release.images.iter().find(|p| p.container == *container).map(|p| p.image.clone()).filter(|image| image.contains("@sha256:"));
        let image = pinned.unwrap_or_else(|| {
            let tag = template::container(&release.template, container).and_then(|c| c.image.clone()).unwrap_or_default();
            warnings.push(format!("image {tag} of Release {} is not pinned: its pods reported no registry digest", release.name));
            tag
        });
        Migrator { release: release.name.clone(), container: container.clone(), image, leads: Vec::new() }
    }
}

/// The live revision.
fn from<'a>(asked: &Asked<'a>, migrations: &Migrations) -> Result<&'a Revision, String> {
    asked.database.revision.as_ref().ok().and_then(Option::as_ref).ok_or_else(|| {
        format!(
            "there is no way down: the live revision is not known, since table {} is not there or has no row (the policy's migrations.versionTable)",
            migrations.version_table
        )
    })
}

/// The release whose image has the migrations of the live revision.
fn bringer<'a>(asked: &Asked<'a>, migrations: &Migrations, from: &Revision) -> Result<&'a Release, String> {
    let container = &migrations.container;
    let bringers = asked.seen.workloads.iter().filter_map(|w| target::bringer(w, asked.database));
    bringers
        .filter(|r| template::container(&r.template, container).is_some())
        .max_by_key(|r| r.last_seen)
        .ok_or_else(|| format!("no Release with a container '{container}' was seen with revision {from}, so no image is known that has its migrations"))
}
