//! What was decided of the database, and why a way was not taken.

use super::asked::Asked;
use crate::api::plan::{Loss, Method, PlannedDatabase, Way};
use crate::api::rollback_request::OtherSessions;
use crate::plan::estimate;
use crate::plan::name::beside;
use crate::plan::refusal::Refusal;

pub struct Decision {
    pub way: Way,
    pub because: String,
    pub losses: Vec<Loss>,
    pub database: Option<PlannedDatabase>,
}

impl Decision {
    pub fn without_database() -> Self {
        let because = "the request names no database, so only code and configuration go back".into();
        Decision { way: Way::CodeOnly, because, losses: vec![], database: None }
    }

    /// The database stays as it is.
    pub fn keep(asked: &Asked<'_>, because: &str) -> Self {
        Decision { way: Way::CodeOnly, because: because.to_owned(), losses: vec![], database: Some(planned(asked)) }
    }
}

/// Why a way is not taken.
pub enum Barred {
    /// It is none, because: the next one is asked.
    NoWay(String),
    /// It would be one, and is refused: no other is looked for.
    Refused(Refusal),
}

impl From<Refusal> for Barred {
    fn from(refusal: Refusal) -> Self {
        Barred::Refused(refusal)
    }
}

/// What is written down of the database, whichever way it goes.
pub fn planned(asked: &Asked<'_>) -> PlannedDatabase {
    let Asked { request, database, seen, .. } = asked;
    PlannedDatabase {
        policy: database.policy.clone(),
        policy_generation: database.generation,
        name: database.name.clone(),
        oid: database.facts.oid,
        owner: database.facts.owner.clone(),
        size_bytes: database.facts.size_bytes,
        copy: beside(&database.name, "rb", &seen.uid),
        kept: beside(&database.name, "before", &seen.uid),
        method: Method::Beside,
        downtime_seconds: None,
        expected_seconds: Some(estimate::longest(database)),
        from_fingerprint: Some(database.fingerprint.hash()),
        from_revision: None,
        to_revision: None,
        fingerprint: None,
        fingerprint_map: None,
        migrator: None,
        backup: None,
        otherwise: None,
        end_other_sessions: request.other_sessions == OtherSessions::End,
        same_revision: false,
        one_transaction: false,
        system_identifier: database.facts.system_identifier.clone(),
    }
}
