//! Names and texts as SQL writes them.

/// An identifier in double quotes.
pub fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A string constant; `standard_conforming_strings` has been on for every supported version.
pub fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
