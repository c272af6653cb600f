//! What is in the way of any change, beside or in place.

use super::check::{Case, Check, session};
use crate::api::plan::Way;
use crate::api::rollback_request::OtherSessions;
use crate::plan::quoted::identifier;
use crate::plan::words::some;

pub const EITHER: [Check; 10] = [
    Check {
        name: "Standby",
        stands: |c| c.database.facts.standby,
        words: |_| "the server is a standby, which changes nothing; let the policy lead to the primary".to_owned(),
    },
    Check {
        name: "ReadOnly",
        stands: |c| c.database.facts.read_only && c.way == Way::Downgrade,
        words: |c| {
            format!(
                "its sessions begin read-only, those of the migrations too (ALTER DATABASE {} RESET default_transaction_read_only)",
                identifier(&c.database.name)
            )
        },
    },
    Check {
        name: "NotOwner",
        stands: |c| !c.database.facts.owns,
        words: |c| {
            format!(
                "the operator's login is no member of the owner {0}, or does not inherit what he may (GRANT {0} TO …, ALTER ROLE … INHERIT)",
                c.database.facts.owner
            )
        },
    },
    Check {
        name: "SessionsHidden",
        stands: |c| !c.database.facts.read_all_stats,
        words: |_| "the operator's login may not see whose sessions there are (GRANT pg_read_all_stats TO …)".to_owned(),
    },
    Check {
        name: "TablesUnreadable",
        stands: |c| !c.database.facts.unreadable.is_empty(),
        words: |c| format!("the operator's login may not read {} (GRANT SELECT ON … TO …)", some(c.database.facts.unreadable.iter().cloned())),
    },
    Check {
        name: "RowsUnreadable",
        stands: |c| !c.database.facts.not_read.is_empty(),
        words: |c| {
            format!(
                "rows are read as the owner, and his login has not all that this needs (GRANT SELECT ON … TO …, or another ownerSecretRef): {}",
                some(c.database.facts.not_read.iter().cloned())
            )
        },
    },
    Check {
        name: "RowSecurity",
        stands: |c| !c.database.facts.row_security.is_empty(),
        words: |c| {
            format!(
                "row security hides rows of {} from the operator's login, so they can be neither counted nor backed up (ALTER ROLE … BYPASSRLS)",
                some(c.database.facts.row_security.iter().cloned())
            )
        },
    },
    Check {
        name: "PreparedTransactions",
        stands: |c| c.database.facts.prepared_transactions > 0,
        words: |c| format!("{} prepared transactions hold the database; finish them (pg_prepared_xacts)", c.database.facts.prepared_transactions),
    },
    Check {
        name: "SessionsOfSuperusers",
        stands: |c| superusers(c).next().is_some(),
        words: |c| format!("sessions of superusers, which the operator's login may not end: {}; stop who has opened them", some(superusers(c))),
    },
    Check {
        name: "SessionsOfOthers",
        stands: |c| c.request.other_sessions == OtherSessions::Refuse && !c.database.other_sessions.is_empty(),
        words: |c| {
            let list = c.database.other_sessions.iter().map(session);
            format!("sessions of others would be ended: {}; set database.otherSessions: End to allow it", some(list))
        },
    },
];

/// Sessions that nobody but a superuser may end.
fn superusers(c: &Case<'_>) -> impl Iterator<Item = String> {
    let superuser = c.database.facts.superuser;
    c.database.other_sessions.iter().filter(move |s| s.superuser && !superuser).map(session)
}
