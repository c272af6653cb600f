//! What will happen, decided from what was seen. Pure: nothing in this room waits or talks to anybody.
//!
//! [`make`] takes the least destructive way that works: code and configuration alone where the old code runs on the
//! schema as it is, migrations down where it does not, a restore where there is no way down and the request allows it.
//! What cannot be done is refused, with the reason and what to do.

pub mod address;
pub mod approval;
pub mod configuration;
pub mod database;
pub mod environment;
pub mod estimate;
pub mod failing;
pub mod file;
pub mod health;
pub mod large;
mod losses;
mod make;
mod name;
pub mod order;
pub mod outlook;
pub mod packed;
pub mod quoted;
mod refusal;
pub mod retention;
pub mod schedule;
pub mod schema;
pub mod snapshot;
pub mod target;
pub mod template;
pub mod undo;
mod words;

pub use make::{Draft, make};
pub use refusal::Refusal;

#[cfg(test)]
mod tests;
