//! What every migration tool is asked.

use super::revision::Revision;

/// What a migration tool does, as far as a rollback must know.
pub trait Tool: Sync {
    /// The columns of its version table that say the revision.
    fn columns(&self) -> &'static [&'static str];

    /// The revision that the rows of these columns say, each as COPY writes it; `None` before the first migration.
    ///
    /// # Errors
    /// With what is wrong with the rows, after the table's name: nothing of a value, since the table is the owner's.
    fn revision(&self, rows: Vec<String>) -> Result<Option<Revision>, String>;

    /// What follows the policy's command to ask where a database stands: it connects, and changes nothing.
    fn asks(&self) -> Words;

    /// The way down from a revision to an earlier one, or to before the first migration.
    ///
    /// # Errors
    /// When there is none, with why.
    fn down(&self, from: &Revision, to: Option<&Revision>) -> Result<Way, NoWay>;
}

/// A way down: what follows the policy's command, one call after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// It ends at the revision.
    Whole(Vec<Words>),
    /// One step of it. Where it ends is seen when it has run, so it goes on a copy alone.
    Step(Vec<Words>),
}

/// The tool's own words, as `downgrade REVISION`.
pub type Words = Vec<String>;

impl Way {
    pub fn calls(self) -> Vec<Words> {
        match self {
            Way::Whole(calls) | Way::Step(calls) => calls,
        }
    }
}

/// There is no way down, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoWay(pub String);
