//! The plan in words: the dry run, the progress and the report say the same.

use crate::api::request_status::{ConfigurationChange, Method, Plan, StepName, TemplateSource, Way};

/// What a step of the plan changes.
pub fn step(name: StepName, plan: &Plan) -> String {
    let workloads = plan.targets.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(", ");
    let (mut live, mut copy, mut kept) = ("", "", "");
    if let Some(database) = &plan.database {
        (live, copy, kept) = (&database.name, &database.copy, &database.kept);
    }
    let database = plan.database.as_ref();
    match name {
        StepName::Prove => {
            format!("reads every file of Backup {} again, while the application runs", database.and_then(|d| d.backup.as_ref()).map_or("", |b| &b.name))
        }
        StepName::Quiesce => format!("scales {workloads} to zero, waits until their pods are gone, and lets them rest with the good template"),
        StepName::Close if database.is_some_and(|d| d.method == Method::InPlace) => {
            format!("lets nobody but its owner and the policy's logins connect to database {live}, and waits until no session of others is left")
        }
        StepName::Close => format!("lets no new session onto database {live} and ends the old ones, so that no write is lost"),
        StepName::Clone => format!("copies database {live} to {copy}, beside it; {live} itself is not changed"),
        StepName::Migrate => {
            let migrator = database.and_then(|d| d.migrator.as_ref());
            let worked_on = if database.is_some_and(|d| d.method == Method::InPlace) { "the live database" } else { "the copy" };
            let to = database.and_then(|d| d.to_revision.as_deref()).unwrap_or("base");
            match migrator {
                Some(m) => format!("runs the migrations of {} down to {to}, on {worked_on}", m.image),
                None => format!("runs the migrations down to {to}, on {worked_on}"),
            }
        }
        StepName::Restore if database.is_some_and(|d| d.method == Method::InPlace) => {
            let how = if database.is_some_and(|d| d.one_transaction) { ", in one transaction" } else { "" };
            format!("empties database {live} and restores Backup {} into it{how}", database.and_then(|d| d.backup.as_ref()).map_or("", |b| &b.name))
        }
        StepName::Restore => format!(
            "restores Backup {} to database {copy}, beside {live}, while the application runs",
            database.and_then(|d| d.backup.as_ref()).map_or("", |b| &b.name)
        ),
        StepName::Check => format!("compares the schema, the rows and the values of {} with what they must be", database.map_or("", |d| d.worked_on())),
        StepName::Swap if plan.way == Way::Undo => {
            format!("gives the kept original {copy} the name {live} back in one transaction; what it replaces is kept as {kept}")
        }
        StepName::Swap => format!("gives {copy} the name {live} in one transaction; the original is kept as {kept}"),
        StepName::Configuration => {
            let changes = plan.targets.iter().flat_map(|t| &t.configuration).map(|c| {
                let how = match c.change {
                    ConfigurationChange::Replace => "content restored",
                    ConfigurationChange::Recreate => "made again",
                    ConfigurationChange::Repoint => "immutable, so its recorded copy is used",
                };
                format!("{:?} {} ({how})", c.kind, c.name)
            });
            format!("brings back {}", changes.collect::<Vec<_>>().join(", "))
        }
        StepName::Workload => {
            let back = plan.targets.iter().map(|t| match &t.source {
                TemplateSource::Release(name) => format!("{} to Release {name}", t.name),
                TemplateSource::ReplicaSet(name) => format!("{} to the template of ReplicaSet {name}", t.name),
            });
            format!("takes {}", back.collect::<Vec<_>>().join(", "))
        }
        StepName::Verify => "waits for the rollout, and asks the HTTP and SQL checks".to_owned(),
        StepName::Backup if plan.way == Way::CodeOnly || database.is_some_and(|d| d.method == Method::InPlace) => {
            format!("backs database {live} up and reads the backup back")
        }
        StepName::Backup => format!("backs the kept original {kept} up and reads the backup back, while the application runs"),
    }
}
