//! What only a change in place cannot have.

use super::check::Check;

pub const IN_PLACE: [Check; 1] = [Check {
    name: "NotClosedToOthers",
    stands: |c| !c.database.other_sessions.is_empty(),
    words: |c| format!("{} sessions of others are on it, and it cannot be closed to them while it is changed", c.database.other_sessions.len()),
}];
