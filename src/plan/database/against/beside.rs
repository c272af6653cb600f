//! What stands against a copy beside alone: rights, room, or a collation that the server would copy.

use super::check::Check;
use crate::api::plan::Way;
use crate::api::rollback_request::OtherSessions;
use crate::plan::quoted::identifier;
use crate::plan::snapshot::Database;
use crate::plan::words::some;

/// Room for a copy: its size, and a tenth for what building it writes.
const ROOM_FACTOR: (i64, i64) = (11, 10);

pub fn room_for_copy(database: &Database) -> i64 {
    database.facts.size_bytes / ROOM_FACTOR.1 * ROOM_FACTOR.0
}

pub const BESIDE: [Check; 11] = [
    Check {
        name: "NotRestorableBeside",
        stands: |c| c.way == Way::Restore && !c.database.facts.not_restorable_beside.is_empty(),
        words: |c| c.database.facts.not_restorable_beside.join("; "),
    },
    Check {
        name: "TablespaceDenied",
        stands: |c| c.way == Way::Restore && c.database.facts.denied_tablespace.is_some(),
        words: |c| {
            let tablespace = identifier(c.database.facts.denied_tablespace.as_deref().unwrap_or_default());
            format!("the operator's login may make no database in its tablespace (GRANT CREATE ON TABLESPACE {tablespace} TO …)")
        },
    },
    Check {
        name: "MayNotCreateDatabases",
        stands: |c| !c.database.facts.create_database,
        words: |_| "the operator's login may not create databases (ALTER ROLE … CREATEDB)".to_owned(),
    },
    Check {
        name: "MayNotEndSessions",
        stands: |c| !c.database.facts.signal_backends,
        words: |_| "the operator's login may not end the sessions of others (GRANT pg_signal_backend TO …)".to_owned(),
    },
    Check {
        name: "RoleSettingsNotCarried",
        stands: |c| c.database.facts.role_settings > 0 && !c.database.facts.create_role,
        words: |c| format!("{} settings of roles in this database could not be carried over without CREATEROLE", c.database.facts.role_settings),
    },
    Check {
        name: "NotCarried",
        stands: |c| !c.database.facts.not_carried.is_empty(),
        words: |c| format!("what hangs on the database's name could not be carried over: {}", some(c.database.facts.not_carried.iter().cloned())),
    },
    Check {
        name: "Subscriptions",
        stands: |c| c.database.facts.subscriptions > 0,
        words: |c| format!("{} subscriptions write into this database and would do so twice", c.database.facts.subscriptions),
    },
    Check {
        name: "CollationMismatch",
        stands: |c| c.database.facts.collation_mismatch,
        words: |_| {
            "the collation's version differs from the one that the indexes were built with (REINDEX DATABASE, then ALTER DATABASE … REFRESH COLLATION VERSION)"
                .to_owned()
        },
    },
    Check {
        name: "RoomNotKnown",
        stands: |c| c.database.room.is_none(),
        words: |_| "the room on the server is not known; set database.volumeClaim or database.freeSpaceBytes of the policy".to_owned(),
    },
    Check {
        name: "NoRoom",
        stands: |c| c.database.room.is_some_and(|room| room < room_for_copy(c.database)),
        words: |c| format!("a copy needs {} bytes and {} are free", room_for_copy(c.database), c.database.room.unwrap_or_default()),
    },
    Check {
        name: "SessionsNotEnded",
        stands: |c| c.request.other_sessions == OtherSessions::End && !c.database.other_sessions.is_empty() && !c.database.facts.signal_backends,
        words: |_| "sessions of others could not be ended".to_owned(),
    },
];
