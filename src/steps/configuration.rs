//! Configuration: ConfigMaps and Secrets get the content that the release had.
//!
//! Replaces `data` and `binaryData` byte for byte, or makes a deleted object again. What stood there before is copied
//! first, under the name of its content, so nothing is lost even if no release was recorded with it. Who owned the fields then
//! owns them again, so the next apply meets no conflict. An immutable object is left: the template will name the recorded copy.

use k8s_openapi::api::core::v1::{ConfigMap, Secret};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ManagedFieldsEntry;

use super::decision::{Decision, fail};
use super::run::Run;
use super::step::{Planned, Step, Undo};
use crate::api::Reason;
use crate::api::plan::{ConfigurationChange, ConfigurationKind, Plan, PlannedConfiguration, StepName};
use crate::cluster::configuration::{Object, copy_name};
use crate::cluster::workload::last_writer;
use crate::cluster::{Error, World, ownership, refused};

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

/// An object whose content is right, and of which we own what the release's own tool wrote.
#[derive(Clone, Debug)]
pub struct Owed {
    pub kind: ConfigurationKind,
    pub name: String,
    pub resource_version: String,
    pub managers: Vec<ManagedFieldsEntry>,
}

#[derive(Clone, Debug)]
pub struct Seen {
    pub open: Option<Open>,
    pub owed: Option<Owed>,
    pub all: usize,
}

#[derive(Clone, Debug)]
pub enum Action {
    Write(Box<Open>),
    GiveOwnership(Owed),
}

/// What becomes of each ConfigMap and Secret of all targets.
fn changes(plan: &Plan) -> impl Iterator<Item = &PlannedConfiguration> {
    plan.targets.iter().flat_map(|t| &t.configuration)
}

impl Planned for Configuration {
    const NAME: StepName = StepName::Configuration;
    const UNDO: Undo = Undo::By { steps: &[StepName::Configuration], wanted: |undo| changes(undo).any(|c| c.change == ConfigurationChange::Replace) };

    fn describe(plan: &Plan) -> String {
        let words = changes(plan).map(|c| {
            let how = match c.change {
                ConfigurationChange::Replace => "content restored",
                ConfigurationChange::Recreate => "made again",
                ConfigurationChange::Repoint => "immutable, so its recorded copy is used",
            };
            format!("{} {} ({how})", c.kind, c.name)
        });
        format!("brings back {}", words.collect::<Vec<_>>().join(", "))
    }
}

impl Step for Configuration {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let changes: Vec<&PlannedConfiguration> = changes(run.plan).filter(|c| c.change != ConfigurationChange::Repoint).collect();
        let key = world.content_key(run.namespace(), false).await?.unwrap_or_default();
        for change in &changes {
            let Some(wanted) = world.configuration(run.namespace(), change.kind, &change.copy).await? else {
                return refused(
                    Reason::ConfigurationCopyMissing,
                    format!("{} {}, the recorded content of {}, was deleted", change.kind, change.copy, change.name),
                );
            };
            // Its name says what is in it, by a key that nobody else has.
            if copy_name(&key, &change.name, &wanted.content) != change.copy {
                return refused(
                    Reason::ConfigurationCopyForged,
                    format!(
                        "{} {} does not hold the content that was recorded of {}; somebody has put another in its place",
                        change.kind, change.copy, change.name
                    ),
                );
            }
            let now = world.configuration(run.namespace(), change.kind, &change.name).await?;
            let same = now.as_ref().is_some_and(|now| now.content.data == wanted.content.data && now.content.binary == wanted.content.binary);
            if !same {
                let now_copy = now.as_ref().map(|now| copy_name(&key, &change.name, &now.content));
                return Ok(Seen { open: Some(Open { change: (*change).clone(), now, wanted, now_copy }), owed: None, all: changes.len() });
            }
            let fields = if change.change == ConfigurationChange::Recreate { ownership::OBJECT } else { ownership::CONTENT };
            let due = now.and_then(|now| Some((ownership::due(&now.metadata, &wanted.origin().ownership, fields)?, now.metadata.resource_version?)));
            if let Some((managers, resource_version)) = due {
                let owed = Owed { kind: change.kind, name: change.name.clone(), resource_version, managers };
                return Ok(Seen { open: None, owed: Some(owed), all: changes.len() });
            }
        }
        Ok(Seen { open: None, owed: None, all: changes.len() })
    }

    fn next(_: &Run<'_>, seen: &Seen) -> Decision<Action> {
        match &seen.open {
            // Somebody has corrected it since the plan was made: his content is nowhere else.
            Some(open) if open.now_copy != open.change.before => fail(
                Reason::ChangedByOther,
                format!(
                    "{} {} was changed by {} since the plan was made; it is left as it is. Look at it, and make a new request",
                    open.change.kind,
                    open.change.name,
                    open.now.as_ref().map_or("somebody".to_owned(), |now| last_writer(&now.metadata))
                ),
            ),
            Some(open) => Decision::Act(Action::Write(Box::new(open.clone()))),
            None => match &seen.owed {
                Some(owed) => Decision::Act(Action::GiveOwnership(owed.clone())),
                None => Decision::Done(format!("{} objects are as the release had them", seen.all)),
            },
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let Open { change, now, wanted, .. } = match action {
            Action::Write(open) => *open,
            Action::GiveOwnership(Owed { kind, name, resource_version, managers }) => {
                return match kind {
                    ConfigurationKind::ConfigMap => world.give_ownership::<ConfigMap>(run.namespace(), &name, &resource_version, &managers).await,
                    ConfigurationKind::Secret => world.give_ownership::<Secret>(run.namespace(), &name, &resource_version, &managers).await,
                };
            }
        };
        match now {
            Some(now) => {
                let key = world.content_key(run.namespace(), true).await?.unwrap_or_default();
                let workload = run.plan.targets.first().map(|t| t.name.as_str()).unwrap_or_default();
                world.copy_configuration(run.namespace(), change.kind, &copy_name(&key, &change.name, &now.content), workload, &now).await?;
                world.replace_configuration(run.namespace(), change.kind, &change.name, &now, &wanted).await
            }
            None => world.create_configuration(run.namespace(), change.kind, &change.name, &wanted).await,
        }
    }
}
