//! The migration tools: how each keeps its revision in a database, and how it goes down.
//!
//! A tool is a file of its own, and an arm of [`of`]. Pure: its version table is read by `database::counts`, which is handed what
//! to read of it.

mod alembic;
mod known;
mod revision;
mod tool;

pub use known::{VersionTable, of};
pub use revision::Revision;
pub use tool::{NoWay, Tool, Way, Words};
