//! What an error of the server means to whoever waits: whether it passes, or a person is needed.

/// What follows from an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It may pass by itself, and is waited for as long as its step may take.
    Passes,
    /// Somebody else was first: look again.
    Moved,
    /// Asked again it is answered so again.
    NeedsUser,
}

/// By SQLSTATE or by the beginning of it; of two that fit the longer counts. What is not here may pass: a table that was
/// dropped between two looks (42P01), a lock (55P03), a server that restarts (57P03), one that is full of sessions (53300).
const TABLE: [(&str, Meaning); 14] = [
    // protocol_violation: a pooler that does not take what we send at start-up.
    ("08P01", Meaning::NeedsUser),
    // feature_not_supported
    ("0A", Meaning::NeedsUser),
    // data_exception, integrity_constraint_violation
    ("22", Meaning::NeedsUser),
    ("23", Meaning::NeedsUser),
    // invalid_authorization_specification, invalid_catalog_name
    ("28", Meaning::NeedsUser),
    ("3D", Meaning::NeedsUser),
    // A name that another operator has just taken.
    ("23505", Meaning::Moved),
    // insufficient_privilege, syntax_error, undefined_function
    ("42501", Meaning::NeedsUser),
    ("42601", Meaning::NeedsUser),
    ("42883", Meaning::NeedsUser),
    // duplicate_database: another operator has made it.
    ("42P04", Meaning::Moved),
    // with_check_option_violation
    ("44", Meaning::NeedsUser),
    // disk_full: waiting makes it worse.
    ("53100", Meaning::NeedsUser),
    // program_limit_exceeded
    ("54", Meaning::NeedsUser),
];

/// What a SQLSTATE means; an empty one is an error that no server has sent.
pub fn meaning(code: &str) -> Meaning {
    let fitting = TABLE.iter().filter(|(begins, _)| code.starts_with(begins)).max_by_key(|(begins, _)| begins.len());
    fitting.map_or(Meaning::Passes, |(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_one_counts() {
        for (code, want) in [
            ("", Meaning::Passes),
            ("08006", Meaning::Passes),
            ("08P01", Meaning::NeedsUser),
            ("22012", Meaning::NeedsUser),
            ("23502", Meaning::NeedsUser),
            ("23505", Meaning::Moved),
            ("28P01", Meaning::NeedsUser),
            ("3D000", Meaning::NeedsUser),
            ("40P01", Meaning::Passes),
            ("42501", Meaning::NeedsUser),
            ("42P01", Meaning::Passes),
            ("42P04", Meaning::Moved),
            ("53100", Meaning::NeedsUser),
            ("53300", Meaning::Passes),
            ("55006", Meaning::Passes),
            ("57P03", Meaning::Passes),
        ] {
            assert_eq!(meaning(code), want, "{code}");
        }
    }
}
