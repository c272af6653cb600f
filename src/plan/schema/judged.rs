//! What was found of a difference: what it means, and what was counted of it. Pure.

use std::fmt;

use super::change::Change;

/// What a change means to code that was written for the good schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    Runs,
    /// It depends on the code: treated as breaking, unless the request tolerates it.
    Unknown,
    Breaks,
}

/// A difference with its effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub change: Change,
    pub effect: Effect,
    /// What was counted of it in the live database, in words.
    pub counted: Option<String>,
}

impl fmt::Display for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.counted {
            Some(counted) => write!(f, "{} ({counted})", self.change),
            None => self.change.fmt(f),
        }
    }
}

/// The worst of the effects; `None` when nothing differs.
pub fn worst(judged: &[Judged]) -> Option<Effect> {
    judged.iter().map(|j| j.effect).max()
}
