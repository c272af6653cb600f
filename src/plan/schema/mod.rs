//! The schema fingerprint, and what a difference means to code that was written for one of the two. Pure.
//!
//! A fingerprint is a canonical description of the catalog: one [`Entry`] for each table, column, index, grant and so on,
//! with its facts by name. What is in it, and what is left out on purpose, stands in `database/fingerprint/catalog.sql`.
//! [`judge`] says what each difference means to the code of the good schema; the same table serves the plan, the check of
//! a copy and the question whether a backup fits. What does not matter may still be in the way of the next release:
//! [`leftover`] names the statement that removes it.

mod change;
mod effect;
mod entry;
mod evidence;
mod fingerprint;
mod judged;
mod kind;
mod leftover;
mod text;
mod types;

pub use change::{Change, changed_by_restore, diff};
pub use effect::judge;
pub use entry::Entry;
pub use evidence::{Evidence, Question, questions};
pub use fingerprint::{Fingerprint, Unreadable};
pub use judged::{Effect, Judged, worst};
pub use kind::Kind;
pub use leftover::removal;
pub use types::Room;

#[cfg(test)]
mod tests;
