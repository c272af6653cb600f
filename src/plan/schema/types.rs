//! What another type of a column means to code that knows the former one. Pure.

use super::effect::Effect::{self, Breaks, Runs, Unknown};
use super::text::bare;
use super::{Fingerprint, Kind};

/// Characters of a text that cannot fill an index key: each may have four bytes.
const SHORT_TEXT: u32 = 600;

/// Whether a value of the type can be larger than an index key.
pub(super) fn large(schema: &Fingerprint, kind: &str) -> bool {
    if let Some(domain) = schema.get(Kind::Domain, kind, "") {
        return large(schema, domain.fact("type"));
    }
    let length = |prefix: &str| kind.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(')')).and_then(|n| n.parse::<u32>().ok());
    match length("character varying(").or_else(|| length("character(")) {
        Some(length) => length > SHORT_TEXT,
        None => {
            kind.ends_with("[]")
                || matches!(
                    bare(kind),
                    "text"
                        | "character varying"
                        | "bytea"
                        | "json"
                        | "jsonb"
                        | "xml"
                        | "tsvector"
                        | "citext"
                        | "ltree"
                        | "hstore"
                        | "bit varying"
                        | "path"
                        | "polygon"
                )
        }
    }
}

/// Longer text is nothing to old code. A narrower type of the same sort depends on the values, another sort on what code
/// does with them, and some give another text for every value.
pub(super) fn retyped(schema: &Fingerprint, good: &str, live: &str) -> Effect {
    let (was, is) = (Text::of(good), Text::of(live));
    if let (Some(was), Some(is)) = (was, is) {
        return if is.0 >= was.0 { Runs } else { Unknown };
    }
    let numeric = |kind: &str| {
        let (precision, scale) = kind.strip_prefix("numeric(")?.strip_suffix(')')?.split_once(',')?;
        Some((precision.trim().parse::<i32>().ok()?, scale.trim().parse::<i32>().ok()?))
    };
    match (numeric(good), numeric(live)) {
        (Some((was, scale)), Some((is, same))) if same == scale => return if is >= was { Runs } else { Unknown },
        (Some((_, scale)), Some((_, less))) if less < scale => return Breaks,
        (Some(_), Some(_)) => return Unknown,
        (Some(_), None) if live == "numeric" => return Unknown,
        _ => {}
    }
    let whole = |kind: &str| matches!(kind, "smallint" | "integer" | "bigint");
    let is_enum = |kind: &str| schema.get(Kind::Enum, kind, "").is_some();
    match (good, live) {
        (good, live) if whole(good) && (whole(live) || live.starts_with("numeric")) => Unknown,
        ("json", "jsonb") | ("real", "double precision") => Unknown,
        (good, live) if Text::of(live).is_some() && is_enum(good) => Unknown,
        // A type that only the newer schema has: an enum, a domain, one of an extension.
        (good, live) if Text::of(good).is_some() && live.contains('.') => Unknown,
        _ => Breaks,
    }
}

/// How many characters a text may have.
struct Text(u32);

impl Text {
    fn of(kind: &str) -> Option<Self> {
        let length = kind.strip_prefix("character varying(").and_then(|rest| rest.strip_suffix(')')).and_then(|n| n.parse().ok());
        match kind {
            "text" | "character varying" => Some(Text(u32::MAX)),
            _ => length.map(Text),
        }
    }
}
