//! Whether a release has brought the schema on which it fails. Pure.

use jiff::Timestamp;

/// A release that ran.
#[derive(Clone, Copy, Debug)]
pub struct Ran<'a> {
    /// When it last began.
    pub began: Option<Timestamp>,
    pub template: &'a str,
    /// The revision on which it was seen last.
    pub revision: Option<&'a str>,
}

/// Whether the database came to this revision with a release, and not with another that ran between the good one and it. What has the good
/// release's template has its migrations, whatever its configuration is.
pub fn brought<'a>(this: &Ran<'_>, good: &Ran<'_>, others: impl IntoIterator<Item = Ran<'a>>, revision: Option<&str>) -> bool {
    let Some(revision) = revision else { return true };
    let between = |other: &Ran<'_>| other.began > good.began && other.began < this.began && other.template != good.template;
    !others.into_iter().any(|other| between(&other) && other.revision == Some(revision))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_is_laid_to_the_release_that_has_brought_it() {
        let ran = |second: i64, template: &'static str, revision: &'static str| Ran {
            began: Timestamp::from_second(second).ok(),
            template,
            revision: Some(revision),
        };
        let (good, this) = (ran(10, "v1", "a1"), ran(30, "v2", "b2"));
        for (name, other, is) in [
            ("another had it in between", ran(20, "v2-first", "b2"), false),
            ("another had it, and a rollback has gone back since", ran(5, "v2-first", "b2"), true),
            ("the good code with newer settings, when the migrations had run", ran(20, "v1", "b2"), true),
            ("another was there on the good schema", ran(20, "v2-first", "a1"), true),
            ("another came later", ran(40, "v3", "b2"), true),
        ] {
            assert_eq!(brought(&this, &good, [other], Some("b2")), is, "{name}");
        }
    }
}
