//! What becomes of the database: nothing, migrations down, or a restore. The least destructive way that works.
//!
//! [`decide`] asks small questions, each in a file of its own: what is wanted (`wanted.rs`), by which ways (`ways.rs`:
//! `downgrade.rs`, `restore.rs`, and `second.rs` where one has failed), what stands against a change (`against/`, `lacks.rs`),
//! beside or in place (`method.rs`). Whether code runs on a schema is asked in `fit.rs` alone.

pub mod against;
mod asked;
mod comparison;
mod decide;
mod decision;
mod downgrade;
mod drift;
pub(super) mod fit;
mod lacks;
mod method;
mod notes;
mod restore;
mod second;
mod stay;
mod wanted;
mod ways;

pub use super::name::beside;
pub use decide::decide;
pub use decision::Decision;
