//! The stories, each in a namespace of its own, on a real cluster with real PostgreSQL and real Alembic.
//!
//! `cargo xtask test` starts the cluster, installs the operator and runs them. What they assert is what a user sees: a
//! pod's image, a row in a table, an answer of the shop, a condition.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends by a panic")]

mod api_rules;
mod applied_again;
mod approval;
mod automatic;
mod backup_schedule;
mod backups;
mod bad_code;
mod bad_migration;
mod config;
mod environment;
mod expect;
mod failing;
mod in_place;
mod kinds;
mod leftover;
mod next_release;
mod no_way_down;
mod operation;
mod operator_killed;
mod rehearsal;
mod restore;
mod rights;
mod undo;
mod untouched;
mod writers;
