//! A Job that changes the live database in place: while it may run nothing else is given back.

use super::seen::{Action, Seen, Wants};
use crate::cluster::jobs::JobState;
use crate::cluster::{Error, World};
use crate::steps::run::Run;
use crate::steps::{migrate, restore};

pub fn wants(_: &Run<'_>, seen: &Seen) -> Wants {
    match &seen.job {
        Some((job, true)) => Wants::Act(Action::DeleteJob(job.clone())),
        Some((job, false)) => Wants::Stop(format!("the pods of Job {job}, which changes the database, to end")),
        None => Wants::Nothing,
    }
}

/// The Job that changes the live database, and whether it must be deleted; `None` when it changes nothing any more.
pub(crate) async fn in_place(world: &World, run: &Run<'_>) -> Result<Option<(String, bool)>, Error> {
    if !run.in_place() {
        return Ok(None);
    }
    let emptied = !run.database()?.one_transaction;
    for (job, emptied) in [(migrate::job_name(run), false), (restore::job_name(run), emptied)] {
        match world.job(run.namespace(), &job, run.request, run.now).await? {
            // It may have emptied the database: ended now, that would stay half-way.
            Some(JobState::Active { stuck: None }) if emptied => return Ok(Some((job, false))),
            Some(JobState::Suspended | JobState::Active { .. }) => return Ok(Some((job, true))),
            None if world.job_pods(run.namespace(), &job).await? > 0 => return Ok(Some((job, false))),
            Some(JobState::Succeeded(_) | JobState::Failed(_)) | None => {}
        }
    }
    Ok(None)
}
