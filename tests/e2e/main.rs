//! The stories, each in a namespace of its own, on a real cluster with real PostgreSQL and real Alembic.
//!
//! `cargo xtask test` starts the cluster, installs the operator and runs them. What they assert is what a user sees: a
//! pod's image, a row in a table, an answer of the shop, a condition.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends by a panic")]

mod bad_migration;
