//! What is read in the text of a definition: the names, calls and words that decide an effect. Pure.

use super::entry::Entry;
use super::fingerprint::Fingerprint;
use super::kind::Kind;

pub(super) fn table_in(side: &Fingerprint, table: &str) -> bool {
    side.get(Kind::Table, table, "").is_some()
}

/// What an index is of, without its name: method, keys and predicate.
pub(super) fn keys(index: &Entry) -> &str {
    index.fact("definition").split_once(" USING ").map_or("", |(_, rest)| rest)
}

/// A list as it is kept, without those that begin so.
pub(super) fn without(list: &str, beginning: &str) -> Vec<String> {
    let all: Vec<String> = serde_json::from_str(list).unwrap_or_default();
    all.into_iter().filter(|item| !item.starts_with(beginning)).collect()
}

pub(super) fn larger(was: Option<&str>, is: Option<&str>) -> bool {
    let number = |text: Option<&str>| text.and_then(|t| t.parse::<i128>().ok());
    number(was).zip(number(is)).is_some_and(|(was, is)| is >= was)
}

/// Whether some call fits both functions, as far as the number of arguments tells.
pub(super) fn may_take_the_same(a: &Entry, b: &Entry) -> bool {
    let range = |e: &Entry| e.fact("takes").split_once(" to ").and_then(|(from, to)| Some((from.parse::<u32>().ok()?, to.parse::<u32>().ok()?)));
    range(a).zip(range(b)).is_none_or(|((a, b), (c, d))| a <= d && c <= b)
}

/// Whether a rule puts something else, or nothing, in the place of every such statement.
pub(super) fn instead_always(definition: &str) -> bool {
    definition.split_once(" DO INSTEAD").is_some_and(|(before, _)| !code(before).contains(" WHERE "))
}

pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '"').filter(|word| !word.is_empty())
}

/// The schema of a name, as it is written.
pub(super) fn schema_of(name: &str) -> &str {
    name.strip_suffix(bare(name)).map_or("", |schema| schema.trim_end_matches('.'))
}

pub(super) fn unquoted(name: &str) -> String {
    match name.strip_prefix('"').and_then(|n| n.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => name.to_owned(),
    }
}

/// A name without its schema.
pub(super) fn bare(name: &str) -> &str {
    let mut quoted = false;
    let dot = name.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == '.' && !quoted
    });
    dot.and_then(|(at, _)| name.get(at + 1..)).unwrap_or(name)
}

/// The name of a function, without its arguments.
pub(super) fn signature_name(object: &str) -> &str {
    let mut quoted = false;
    let open = object.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == '(' && !quoted
    });
    open.and_then(|(at, _)| object.get(..at)).unwrap_or(object)
}

/// The text outside of string constants.
pub(super) fn code(expression: &str) -> String {
    expression.split('\'').step_by(2).collect::<Vec<_>>().join(" ")
}

/// The server's own functions are printed without a schema, all others with one.
pub(super) fn calls_users_function(expression: &str) -> bool {
    let code = code(expression);
    let called = |at: usize| {
        let before: String = code.chars().take(at).collect();
        let name = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '"');
        name.len() < before.len() && name.ends_with('.')
    };
    code.chars().enumerate().any(|(at, c)| c == '(' && called(at))
}

/// Whether a CHECK may refuse a row that has no value: else NULL passes it.
pub(super) fn minds_null(definition: &str) -> bool {
    let code = code(definition);
    ["IS NULL", "COALESCE", "DISTINCT", "num_nulls", "num_nonnulls"].iter().any(|words| code.contains(words)) || calls_users_function(definition)
}

/// Whether a default gives another value at each insert.
pub(super) fn differs_each_time(default: &str) -> bool {
    ["nextval(", "gen_random_uuid(", "random("].iter().any(|function| default.contains(function))
}

/// Whether a default is a constant, or one of the server's functions that give a value whatever happens.
pub(super) fn never_raises(default: &str) -> bool {
    const SAFE: [&str; 12] = [
        "now",
        "nextval",
        "gen_random_uuid",
        "random",
        "clock_timestamp",
        "statement_timestamp",
        "transaction_timestamp",
        "timezone",
        "txid_current",
        "pg_current_xact_id",
        "character",
        "varying",
    ];
    let code = code(default);
    let calls = code.match_indices('(').map(|(at, _)| code.get(..at).unwrap_or_default());
    let called = |before: &str| before.rsplit(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').next().unwrap_or_default().to_owned();
    calls
        .map(called)
        .all(|name| name.is_empty() || SAFE.contains(&name.as_str()) || matches!(name.as_str(), "numeric" | "bit" | "time" | "timestamp" | "interval"))
}

/// A cast to anything but text, or a division.
pub(super) fn may_raise(expression: &str) -> bool {
    let code = code(expression);
    let cast = code.split("::").skip(1).any(|kind| !["text", "character varying", "regconfig", "regclass"].iter().any(|safe| kind.starts_with(safe)));
    cast || code.contains(" / ") || code.contains(" % ")
}
