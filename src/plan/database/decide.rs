//! The decision, on one screen: what is wanted, and the first way to it that works.

use super::asked::Asked;
use super::decision::{Barred, Decision};
use super::{wanted, ways};
use crate::api::{Reason, RollbackRequestSpec};
use crate::plan::refusal::{Refusal, refuse};
use crate::plan::snapshot::{Release, Snapshot};

/// Decides for the database of the request; `releases` are what the targets go back to, in their order.
///
/// # Errors
/// When nobody can say what is wanted, when no way leads to it, or when something stands against the one that does.
pub fn decide(spec: &RollbackRequestSpec, seen: &Snapshot, releases: &[Option<&Release>], warnings: &mut Vec<String>) -> Result<Decision, Refusal> {
    let Some(asked) = Asked::of(spec, seen, releases) else { return Ok(Decision::without_database()) };
    let (wanted, mut because) = wanted::of(&asked, warnings)?;
    for way in ways::to(&asked, &wanted) {
        match way.decide(&asked, &because, warnings) {
            Ok(decision) => return Ok(decision),
            Err(Barred::NoWay(why)) => because = why,
            Err(Barred::Refused(refusal)) => return Err(refusal),
        }
    }
    refuse(Reason::NoWayDown, because)
}
