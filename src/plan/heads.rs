//! The revision of a database as a set of heads, written as one text: an application may have branches that nobody merged. Pure.

/// Between the heads in a text; no tool's revision has one.
const BETWEEN: &str = ",";

/// What migration tools call the state before the first migration.
pub const BASE: &str = "base";

/// The heads of a version table as one text, the same in whatever order the rows come. `None` without any.
pub fn text(mut heads: Vec<String>) -> Option<String> {
    heads.sort();
    heads.dedup();
    (!heads.is_empty()).then(|| heads.join(BETWEEN))
}

/// The heads of such a text.
pub fn of(text: &str) -> Vec<&str> {
    text.split(BETWEEN).collect()
}

/// Where the migrations go down to, one after the other, from one set of heads to an earlier one: to each head of that which is none yet.
///
/// `alembic downgrade HEAD` takes back what stands above that head, and leaves other branches; so in no order it goes further than the
/// set. What it may leave, a branch that the set did not have, is seen by whoever compares the sets after.
pub fn down(from: &str, to: &str) -> Vec<String> {
    let from = of(from);
    of(to).into_iter().filter(|head| !from.contains(head)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_down_goes_to_each_head_that_is_none_yet() {
        let heads = |all: &[&str]| text(all.iter().map(|h| (*h).to_owned()).collect());
        assert_eq!(heads(&["b2", "a3"]).as_deref(), Some("a3,b2"));
        assert_eq!(heads(&[]), None);
        for (from, to, want) in [
            ("b2", "a1", vec!["a1"]),
            ("a3,b2", "a1,b1", vec!["a1", "b1"]),
            ("a2,b2", "a1,b2", vec!["a1"]),
            ("merged", "a2,b2", vec!["a2", "b2"]),
            ("a1,b1,c1", "a1,b1", vec![]),
        ] {
            assert_eq!(down(from, to), want, "{from} to {to}");
        }
    }
}
