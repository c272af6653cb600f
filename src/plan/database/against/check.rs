//! What a check is: a name, a question to what was seen, and words.

use crate::api::plan::Way;
use crate::api::rollback_request::DatabaseRollback;
use crate::plan::snapshot::{Database, Session};

/// A change that would be made.
pub struct Case<'a> {
    pub request: &'a DatabaseRollback,
    pub database: &'a Database,
    pub way: Way,
}

/// Something that may stand against a change.
pub struct Check {
    /// What it is called; each has a row in the tests of the plan.
    pub name: &'static str,
    /// Whether it stands against the change.
    pub stands: fn(&Case<'_>) -> bool,
    /// What it is, and what helps.
    pub words: fn(&Case<'_>) -> String,
}

/// The words of those that stand, in the order of their list.
pub fn standing(checks: &[Check], case: &Case<'_>) -> Vec<String> {
    checks.iter().filter(|check| (check.stands)(case)).map(|check| (check.words)(case)).collect()
}

/// A session, for a message.
pub fn session(s: &Session) -> String {
    format!("{} from {} ({})", s.user, s.address.as_deref().unwrap_or("an unknown address"), s.application)
}
