//! The revision of a database as a set of heads, written as one text: an application may have branches that nobody merged. Pure.

use sha2::{Digest, Sha256};

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
/// set. What it has left, a branch that the set did not have, is seen when it has run, and [`peel`] takes it back.
pub fn down(from: &str, to: &str) -> Vec<String> {
    let from = of(from);
    of(to).into_iter().filter(|head| !from.contains(head)).map(str::to_owned).collect()
}

/// One step back of each head that is left over beside a set that is there; empty where the set is not there, or nothing is left.
///
/// `r@r-1` is the parent of `r` on its own branch, whatever other heads there are; `r-1` and `r@base` go further where branches
/// have met. Of a merge, which has several parents, Alembic refuses it.
pub fn peel(from: &str, to: &str) -> Vec<String> {
    let to = of(to);
    let from = of(from);
    if to.iter().any(|head| !from.contains(head)) {
        return Vec::new();
    }
    from.into_iter().filter(|head| !to.contains(head)).map(|head| format!("{head}@{head}-1")).collect()
}

/// A short name for a set, for what is made of it.
pub fn mark(heads: &str) -> String {
    Sha256::digest(heads.as_bytes()).iter().take(3).map(|b| format!("{b:02x}")).collect()
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
        assert_eq!(peel("a1,b2,c3", "a1"), ["b2@b2-1", "c3@c3-1"]);
        for (from, to) in [("a2,b2", "a1"), ("a1,b1", "a1,b1"), ("b2", "base")] {
            assert!(peel(from, to).is_empty(), "{from} to {to}");
        }
    }
}
