//! Configuration: ConfigMaps and Secrets get the content that the release had.
//!
//! Replaces `data` and `binaryData` byte for byte, or makes a deleted object again. What stood there before is copied
//! first, under the name of its content, so nothing is lost even if no release was recorded with it. An immutable object
//! is left: the template will name the recorded copy.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::{Decision, Run, Step, fail};
use crate::api::request_status::{ConfigurationChange, PlannedConfiguration};
use crate::cluster::configuration::{Object, copy_name};
use crate::cluster::workload::last_writer;
use crate::cluster::{Error, World, refused};

pub struct Configuration;

/// The first change that is not made yet, with the object as it is.
#[derive(Clone, Debug)]
pub struct Open {
    pub change: PlannedConfiguration,
    pub now: Option<Object>,
    pub wanted: Object,
    /// The copy that would hold the content that it has now.
    pub now_copy: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Seen {
    pub open: Option<Open>,
    pub all: usize,
}

impl Step for Configuration {
    type Seen = Seen;
    type Action = Box<Open>;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let changes: Vec<&PlannedConfiguration> =
            run.plan.targets.iter().flat_map(|t| &t.configuration).filter(|c| c.change != ConfigurationChange::Repoint).collect();
        let key = world.content_key(run.namespace(), false).await?.unwrap_or_default();
        for change in &changes {
            let Some(wanted) = world.configuration(run.namespace(), change.kind, &change.copy).await? else {
                return refused("ConfigurationCopyMissing", format!("{:?} {}, the recorded content of {}, was deleted", change.kind, change.copy, change.name));
            };
            // Its name says what is in it, by a key that nobody else has.
            if copy_name(&key, &change.name, &wanted.content) != change.copy {
                return refused(
                    "ConfigurationCopyForged",
                    format!(
                        "{:?} {} does not hold the content that was recorded of {}; somebody has put another in its place",
                        change.kind, change.copy, change.name
                    ),
                );
            }
            let now = world.configuration(run.namespace(), change.kind, &change.name).await?;
            let same = now.as_ref().is_some_and(|now| now.content.data == wanted.content.data && now.content.binary == wanted.content.binary);
            if !same {
                let now_copy = now.as_ref().map(|now| copy_name(&key, &change.name, &now.content));
                return Ok(Seen { open: Some(Open { change: (*change).clone(), now, wanted, now_copy }), all: changes.len() });
            }
        }
        Ok(Seen { open: None, all: changes.len() })
    }

    fn next(_: &Run<'_>, seen: &Seen) -> Decision<Box<Open>> {
        match &seen.open {
            // Somebody has corrected it since the plan was made: his content is nowhere else.
            Some(open) if open.now_copy != open.change.before => fail(
                "ChangedByOther",
                format!(
                    "{:?} {} was changed by {} since the plan was made; it is left as it is. Look at it, and make a new request",
                    open.change.kind,
                    open.change.name,
                    open.now.as_ref().map_or("somebody".to_owned(), |now| last_writer(&now.metadata))
                ),
            ),
            Some(open) => Decision::Act(Box::new(open.clone())),
            None => Decision::Done(format!("{} objects are as the release had them", seen.all)),
        }
    }

    async fn act(world: &World, run: &Run<'_>, open: Box<Open>) -> Result<(), Error> {
        let Open { change, now, wanted, .. } = *open;
        match now {
            Some(now) => {
                let key = world.content_key(run.namespace(), true).await?.unwrap_or_default();
                let workload = run.plan.targets.first().map(|t| t.name.as_str()).unwrap_or_default();
                world.copy_configuration(run.namespace(), change.kind, &copy_name(&key, &change.name, &now.content), workload, &now.content).await?;
                world.replace_configuration(run.namespace(), change.kind, &change.name, &now, &wanted.content).await
            }
            None => {
                let metadata = ObjectMeta { name: Some(change.name), ..ObjectMeta::default() };
                world.create_configuration(run.namespace(), change.kind, metadata, &wanted.content, false).await
            }
        }
    }
}
