//! What is wanted of the database, and why.

use super::asked::Asked;
use super::comparison::{self, Comparison};
use super::{drift, stay};
use crate::api::Reason;
use crate::api::rollback_request::{DataPolicy, SchemaPolicy};
use crate::migrations::Revision;
use crate::plan::refusal::{Refusal, refuse};
use crate::plan::snapshot::{Backup, Release};
use crate::plan::words::some;

pub enum Wanted<'a> {
    /// What is there.
    Keep,
    /// The schema that the release had: by migrations, or by a backup.
    Down(Comparison<'a>),
    /// The same, where no migration can bring it: a backup from which the release runs.
    Fitting(&'a Release),
    /// The data of this very backup.
    Data(&'a Backup),
}

/// What is wanted, and why.
///
/// # Errors
/// When the backup that is asked for is not there, or nobody can compare the schemas.
pub fn of<'a>(asked: &Asked<'a>, warnings: &mut Vec<String>) -> Result<(Wanted<'a>, String), Refusal> {
    if asked.request.data == DataPolicy::Restore {
        return Ok((Wanted::Data(backup(asked)?), "the request asks for the data of a backup".into()));
    }
    if asked.request.schema == SchemaPolicy::Keep {
        warnings.push("the schema was not compared, since the request says schema: Keep; whether the old code runs on it is not known".into());
        return Ok((Wanted::Keep, "the request says that the schema stays as it is".into()));
    }
    let compared = comparison::of(asked)?;
    let live = match &asked.database.revision {
        Ok(revision) => revision,
        Err(why) => return Ok((Wanted::Fitting(compared.release), why.clone())),
    };
    if live.is_some() && !compared.moved(live) {
        return Ok(match drift::broken(asked, &compared) {
            Some(why) => (Wanted::Fitting(compared.release), why),
            None => (Wanted::Keep, drift::stays(&compared, warnings)),
        });
    }
    Ok(match down(asked, &compared, live) {
        Some(because) => (Wanted::Down(compared), because),
        None => (Wanted::Keep, stay::stays(asked, &compared, live, warnings)),
    })
}

/// The backup whose data the request asks for.
fn backup<'a>(asked: &Asked<'a>) -> Result<&'a Backup, Refusal> {
    let name = asked.named().unwrap_or_default();
    match asked.database.backups.iter().find(|b| b.name == name) {
        Some(backup) => Ok(backup),
        None => refuse(Reason::BackupNotFound, format!("policy {} has no Backup {name}; 'kubectl get backups' lists them", asked.database.policy)),
    }
}

/// Why the schema must go down, if it must.
fn down(asked: &Asked<'_>, compared: &Comparison<'_>, live: &Option<Revision>) -> Option<String> {
    let moved = compared.moved(live);
    let harmful = compared.harmful().next().is_some();
    let starts_migrating = asked.database.migrations.as_ref().is_some_and(|m| m.runs_at_start) && moved;
    let needed = match asked.request.schema {
        SchemaPolicy::Downgrade => !compared.judged.is_empty() || moved,
        SchemaPolicy::Auto | SchemaPolicy::Keep => harmful || starts_migrating,
    };
    needed.then(|| match harmful {
        true => format!("the old code does not run on the live schema: {}", some(compared.harmful())),
        false => format!("the application migrates when it starts, and the old image does not know revision {}", Revision::told(live)),
    })
}
