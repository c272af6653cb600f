//! Alembic: a row of its version table for each head, and `downgrade`.

use super::revision::Revision;
use super::tool::{NoWay, Tool, Way, Words};

pub(super) struct Alembic;

/// What Alembic calls the state before the first migration.
const BASE: &str = "base";
/// Heads that a version table may have.
const HEADS: usize = 20;

impl Tool for Alembic {
    fn columns(&self) -> &'static [&'static str] {
        &["version_num"]
    }

    fn revision(&self, rows: Vec<String>) -> Result<Option<Revision>, String> {
        // It goes into statuses and messages, and the table is the owner's.
        if rows.iter().any(|head| !is_revision(head)) {
            return Err("holds something that is no revision of a migration tool; look at it".into());
        }
        if rows.len() > HEADS {
            return Err(format!("has {} heads, and no more than {HEADS} are known of any application; look at it", rows.len()));
        }
        Ok(Revision::of_heads(rows))
    }

    fn asks(&self) -> Words {
        vec!["current".to_owned()]
    }

    fn down(&self, from: &Revision, to: Option<&Revision>) -> Result<Way, NoWay> {
        let base = Revision::from(BASE);
        let to = to.unwrap_or(&base);
        match (to_each_head(from, to), peel(from, to)) {
            (whole, _) if !whole.is_empty() => Ok(Way::Whole(whole)),
            (_, step) if !step.is_empty() => Ok(Way::Step(step)),
            _ => Err(NoWay(format!("from revision {from} to {to} nothing goes down"))),
        }
    }
}

fn downgrade(to: &str) -> Words {
    vec!["downgrade".to_owned(), to.to_owned()]
}

/// Down, one after the other, to each head of an earlier set that is none yet.
///
/// `alembic downgrade HEAD` takes back what stands above that head, and leaves other branches; so in no order it goes further than the
/// set. What it has left, a branch that the set did not have, is seen when it has run, and [`peel`] takes it back.
fn to_each_head(from: &Revision, to: &Revision) -> Vec<Words> {
    to.heads().filter(|head| !from.has(head)).map(downgrade).collect()
}

/// One step back of each head that is left over beside a set that is there; empty where the set is not there, or nothing is left.
///
/// `r@r-1` is the parent of `r` on its own branch, whatever other heads there are; `r-1` and `r@base` go further where branches
/// have met. Of a merge, which has several parents, Alembic refuses it.
fn peel(from: &Revision, to: &Revision) -> Vec<Words> {
    if to.heads().any(|head| !from.has(head)) {
        return Vec::new();
    }
    from.heads().filter(|head| !to.has(head)).map(|head| downgrade(&format!("{head}@{head}-1"))).collect()
}

/// What Alembic and its like number or name their revisions with.
fn is_revision(text: &str) -> bool {
    // Alembic reads these words, and a sign in front, as something else than a name.
    let word = [BASE, "head", "heads"].contains(&text) || text.starts_with(['-', '+']);
    !word && (1..=128).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_down_goes_to_each_head_that_is_none_yet() {
        let ways = |words: &[&str]| words.iter().map(|to| downgrade(to)).collect::<Vec<_>>();
        for (from, to, want) in [
            ("b2", "a1", Ok(Way::Whole(ways(&["a1"])))),
            ("b2", "", Ok(Way::Whole(ways(&["base"])))),
            ("a3,b2", "a1,b1", Ok(Way::Whole(ways(&["a1", "b1"])))),
            ("a2,b2", "a1,b2", Ok(Way::Whole(ways(&["a1"])))),
            ("a2,b2", "a1", Ok(Way::Whole(ways(&["a1"])))),
            ("merged", "a2,b2", Ok(Way::Whole(ways(&["a2", "b2"])))),
            ("a1,b1,c1", "a1,b1", Ok(Way::Step(ways(&["c1@c1-1"])))),
            ("a1,b2,c3", "a1", Ok(Way::Step(ways(&["b2@b2-1", "c3@c3-1"])))),
            ("a1,b1", "a1,b1", Err(NoWay("from revision a1,b1 to a1,b1 nothing goes down".into()))),
        ] {
            let to_revision = (!to.is_empty()).then(|| Revision::from(to));
            assert_eq!(Alembic.down(&Revision::from(from), to_revision.as_ref()), want, "{from} to {to}");
        }
    }

    #[test]
    fn a_revision_looks_like_one() {
        for good in ["a1", "ae1027a6acf", "2024_01_02-rename.v2"] {
            assert!(is_revision(good), "{good}");
        }
        for bad in ["", "two words", "x\ny", "hunter2!", "a1,b1", "-1", "base", &"a".repeat(129)] {
            assert!(!is_revision(bad), "{bad:?}");
        }
    }

    #[test]
    fn what_is_no_revision_is_not_told() {
        assert_eq!(Alembic.revision(vec![]), Ok(None));
        assert_eq!(Alembic.revision(vec!["b2".into(), "a3".into()]), Ok(Some(Revision::from("a3,b2"))));
        assert!(Alembic.revision(vec!["hunter2!".into()]).is_err_and(|why| !why.contains("hunter2")));
        assert!(Alembic.revision((0..21).map(|i| format!("a{i}")).collect()).is_err_and(|why| why.contains("21 heads")));
    }
}
