//! What another type of a column means to code that knows the former one. Pure.

use super::entry::Entry;
use super::fingerprint::Fingerprint;
use super::judged::Effect::{self, Breaks, Runs, Unknown};
use super::kind::Kind;
use super::text::{bare, code};

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

/// The columns of an index whose values may be too large for it. Columns in an expression count by their names.
pub(super) fn unbounded(schema: &Fingerprint, index: &Entry) -> Vec<String> {
    if !matches!(index.fact("method"), "btree" | "gist" | "spgist") {
        return Vec::new();
    }
    let named = |column: &str| {
        index.list("columns").iter().chain(&index.list("included")).any(|c| c == column)
            || (index.has("expressions") && code(index.fact("definition")).contains(column))
    };
    let columns = schema.of(Kind::Column).filter(|c| c.object == index.object && named(&c.part));
    columns.filter(|c| large(schema, c.fact("type"))).map(|c| c.part.clone()).collect()
}

/// Longer text is nothing to old code. A narrower type of the same sort depends on the values, another sort on what code
/// does with them, and some give another text for every value.
pub(super) fn retyped(schema: &Fingerprint, good: &str, live: &str) -> Effect {
    match (Room::of(good), Room::of(live)) {
        (Some(Room::Text(was)), Some(Room::Text(is))) => return if is >= was { Runs } else { Unknown },
        (Some(Room::Decimal { digits: was, scale }), Some(Room::Decimal { digits: is, scale: same })) if same == scale => {
            return if is >= was { Runs } else { Unknown };
        }
        (Some(Room::Decimal { scale, .. }), Some(Room::Decimal { scale: less, .. })) if less < scale => return Breaks,
        (Some(Room::Decimal { .. }), Some(Room::Decimal { .. } | Room::Number)) => return Unknown,
        (Some(Room::Whole(_)), Some(Room::Whole(_) | Room::Decimal { .. } | Room::Number)) => return Unknown,
        _ => {}
    }
    let is_enum = |kind: &str| schema.get(Kind::Enum, kind, "").is_some();
    let text = |kind: &str| matches!(Room::of(kind), Some(Room::Text(_)));
    match (good, live) {
        ("json", "jsonb") | ("real", "double precision") => Unknown,
        (good, live) if text(live) && is_enum(good) => Unknown,
        // A type that only the newer schema has: an enum, a domain, one of an extension.
        (good, live) if text(good) && live.contains('.') => Unknown,
        _ => Breaks,
    }
}

/// What values a type of the server's has room for, of those whose values another type may hold too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A whole number of so many bytes.
    Whole(u32),
    /// A number of so many digits, some of them behind the point.
    Decimal {
        digits: i32,
        scale: i32,
    },
    Number,
    /// A text of at most so many characters.
    Text(u32),
}

impl Room {
    /// Of a type as `format_type` writes it.
    pub fn of(kind: &str) -> Option<Self> {
        let within = |name: &str| kind.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')');
        match kind {
            "smallint" => Some(Room::Whole(2)),
            "integer" => Some(Room::Whole(4)),
            "bigint" => Some(Room::Whole(8)),
            "numeric" => Some(Room::Number),
            "text" | "character varying" => Some(Room::Text(u32::MAX)),
            _ => match (within("numeric"), within("character varying")) {
                (Some(both), _) => {
                    let (digits, scale) = both.split_once(',')?;
                    Some(Room::Decimal { digits: digits.trim().parse().ok()?, scale: scale.trim().parse().ok()? })
                }
                (None, Some(length)) => length.parse().ok().map(Room::Text),
                (None, None) => None,
            },
        }
    }

    pub fn is_number(self) -> bool {
        !matches!(self, Room::Text(_))
    }

    /// Whether every value of another type fits as it is; `None` for another sort of values.
    pub fn holds(self, other: Room) -> Option<bool> {
        let digits = |room: Room| match room {
            Room::Whole(2) => Some((5, 0)),
            Room::Whole(4) => Some((10, 0)),
            Room::Whole(_) => Some((19, 0)),
            Room::Decimal { digits, scale } => Some((digits - scale, scale)),
            Room::Number | Room::Text(_) => None,
        };
        match (self, other) {
            (Room::Text(room), Room::Text(long)) => Some(room >= long),
            (Room::Text(_), _) | (_, Room::Text(_)) => None,
            (Room::Number, _) => Some(true),
            (_, Room::Number) => Some(false),
            (Room::Whole(room), Room::Whole(large)) => Some(room >= large),
            // The largest whole number of so many bytes has not every digit a nine.
            (Room::Whole(_), _) => Some(digits(self).zip(digits(other)).is_some_and(|(room, has)| has.1 <= 0 && has.0 < room.0)),
            _ => Some(digits(self).zip(digits(other)).is_some_and(|(room, has)| has.0 <= room.0 && has.1 <= room.1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_has_room_for_what_never_changes_in_it() {
        for (room, values, want) in [
            ("numeric(10,2)", "integer", Some(false)),
            ("numeric(12,2)", "integer", Some(true)),
            ("integer", "numeric(9,0)", Some(true)),
            ("integer", "numeric(10,0)", Some(false)),
            ("integer", "numeric(8,2)", Some(false)),
            ("bigint", "integer", Some(true)),
            ("smallint", "integer", Some(false)),
            ("numeric", "bigint", Some(true)),
            ("numeric(12,4)", "numeric(10,2)", Some(true)),
            ("numeric(10,4)", "numeric(10,2)", Some(false)),
            ("text", "character varying(20)", Some(true)),
            ("character varying(10)", "text", Some(false)),
            ("text", "integer", None),
        ] {
            assert_eq!(Room::of(room).zip(Room::of(values)).and_then(|(room, values)| room.holds(values)), want, "{values} in {room}");
        }
        assert!(Room::of("jsonb").is_none() && Room::of("numeric(x)").is_none());
    }
}
