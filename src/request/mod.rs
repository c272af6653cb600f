//! The life of a RollbackRequest, as pure functions of what is written in it and of the time.
//!
//! [`ask()`] says what a request wants next: a plan, a round of a step, to give back what it holds, an undo, or nothing until then.
//! The controller looks, and [`planning`], [`stepping`], [`giving_back`], [`undoing`], [`original`] and [`leaving`] make of what it has
//! seen an [`Answer`]: the new status, what is told, and what follows. Nothing here waits or talks to anybody.

mod answer;
mod approval;
mod ask;
mod course;
mod ending;
mod failing;
pub mod giving_back;
pub mod leaving;
pub mod original;
pub mod planning;
pub mod queue;
mod report;
pub mod stepping;
#[cfg(test)]
mod tests;
pub mod undoing;
pub mod uses;

pub use answer::{Answer, Condemned, Ended, Event, Moment, Next, Outcome, complaint};
pub use ask::{Ask, FINALIZER, ask};
pub use course::Impossible;
