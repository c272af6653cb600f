//! The second way: what a request goes on to when its way down fails on the copy.
//!
//! A migration's own word for its way down is only known when it has run. So the plan of a way down names the Backup that is
//! restored then ([`otherwise`]); the plan that follows on a failure finds its first way barred ([`not_failed`]), and its
//! second one leads to that Backup and no other ([`source`]).

use super::asked::Asked;
use super::fit;
use super::restore::Source;
use crate::api::plan::Method;
use crate::api::rollback_request::DataPolicy;
use crate::plan::snapshot::Release;

/// The Backup that is restored if the way down fails. In place there is no such: what has failed half-way is restored by a person.
pub fn otherwise(asked: &Asked<'_>, release: &Release, method: Method, warnings: &mut Vec<String>) -> Option<String> {
    if asked.request.data != DataPolicy::RestoreIfNeeded || method != Method::Beside {
        return None;
    }
    let backup = fit::needed(asked, release, asked.named()).filter(|b| b.verified && b.source.is_some());
    warnings.push(match backup {
        Some(backup) => format!(
            "if the way down fails on its copy, Backup {} of {} is restored instead, and what was written since stays only in the kept original",
            backup.name, backup.taken
        ),
        None => format!("if the way down fails on its copy, the request fails: no verified Backup has the schema of Release {}", release.name),
    });
    backup.map(|b| b.name.clone())
}

/// The request has not tried the way down yet; else why that failed.
pub fn not_failed(asked: &Asked<'_>) -> Result<(), String> {
    match &asked.seen.way_down {
        Some(failed) => Err(format!("the way down has failed on its copy: {}", failed.why)),
        None => Ok(()),
    }
}

/// What is restored instead of a way down: what the plan has named where that has failed, else what the request names or what fits.
pub fn source<'a>(asked: &Asked<'a>, release: &'a Release) -> Source<'a> {
    let promised = asked.seen.way_down.as_ref().map(|failed| failed.otherwise.as_str());
    Source::Fitting { release, named: promised.or(asked.named()) }
}
