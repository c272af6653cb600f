//! Whether a release fails, whose fault that is, and what is done about it. Pure.
//!
//! [`sign`] counts what its pods show; [`verdict`] compares it with what else runs, since a rollback mends nothing where the database, a
//! node or the registry fails; [`decide`] says what follows, and never twice for one release.

pub mod asks;
pub mod brought;
pub mod decide;
pub mod sign;
pub mod verdict;

#[cfg(test)]
mod tests;
