//! Migrate: the newer release's own migrations take the copy down.
//!
//! Runs one Job with that release's image against the copy, from the revision that the plan saw and from no other. It may
//! destroy values, but only in the copy. Done when the copy has the wanted revision; whether its schema is right is for
//! Check to say, since tools report success too easily.

use super::{Decision, Live, Run, Step, fail, live, maintenance, policy, reopened};
use crate::api::Release;
use crate::cluster::jobs::JobState;
use crate::cluster::migration_job::Migration;
use crate::cluster::{Error, World, child_name, owner, refused};
use crate::database::{Access, counts};

pub struct Migrate;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    pub revision: Option<String>,
    pub job: Option<JobState>,
}

fn job_name(run: &Run) -> String {
    child_name(run.name(), "migrate", run.uid())
}

impl Step for Migrate {
    type Seen = Seen;
    type Action = ();

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let job = world.job(run.namespace(), &job_name(run), run.now).await?;
        let (server, mut session, policy) = maintenance(world, run, Access::Read).await?;
        let database = run.database()?;
        let mut copy = server.connect(&database.copy, Access::Read).await?;
        let revision = match &policy.spec.migrations {
            Some(migrations) => counts::revision(&mut copy, &migrations.version_table).await?,
            None => None,
        };
        Ok(Seen { live: live(&mut session, database).await?, revision, job })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<()> {
        let Some(database) = &run.plan.database else { return fail("PlanIncomplete", "the plan has no database") };
        if let Some(failed) = reopened(&seen.live, &database.name) {
            return failed;
        }
        let job = job_name(run);
        let restore = "A backup can be restored instead: make a request with database.data: Restore and backupRef.";
        match &seen.job {
            Some(JobState::Active { stuck: Some(why) }) => fail("MigrationCannotStart", format!("the pod of Job {job} cannot start: {why}")),
            Some(JobState::Active { stuck: None }) => Decision::Wait(format!("Job {job} to end")),
            Some(JobState::Failed(why)) => {
                fail("MigrationFailed", format!("Job {job} failed with {why}; 'kubectl logs job/{job}' has what it printed. {restore}"))
            }
            _ if seen.revision == database.to_revision => Decision::Done(format!("the copy has revision {}", seen.revision.as_deref().unwrap_or("none"))),
            Some(JobState::Succeeded(_)) => fail(
                "MigrationDidNothing",
                format!("Job {job} reported success, but the copy has revision {} and not {}. {restore}", text(&seen.revision), text(&database.to_revision)),
            ),
            None if seen.revision == database.from_revision => Decision::Act(()),
            None => fail(
                "RevisionMoved",
                format!("the copy has revision {}, the plan saw {}; migrations run from no other", text(&seen.revision), text(&database.from_revision)),
            ),
        }
    }

    async fn act(world: &World, run: &Run<'_>, (): ()) -> Result<(), Error> {
        let database = run.database()?;
        let policy = policy(world, run).await?;
        let (Some(migrator), Some(how), Some(revision)) = (&database.migrator, &policy.spec.migrations, &database.to_revision) else {
            return refused("PolicyIncomplete", format!("policy {} no longer says how migrations run", database.policy));
        };
        let Some(release) = world.get::<Release>(run.namespace(), &migrator.release).await? else {
            return refused("ReleaseNotFound", format!("Release {}, whose image has the migrations, was deleted", migrator.release));
        };
        world
            .run_migration(&Migration {
                namespace: run.namespace(),
                name: &job_name(run),
                owner: owner(run.request),
                template: &release.spec.template,
                image: &migrator.image,
                how,
                copy: &database.copy,
                revision,
                timeout_seconds: run.request.spec.step_timeout_seconds,
            })
            .await
    }
}

fn text(revision: &Option<String>) -> &str {
    revision.as_deref().unwrap_or("none")
}
