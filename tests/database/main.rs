//! What the operator and the agent do with a real PostgreSQL, on good days and on bad ones: rights that are missing, disks
//! that are full, files that are damaged, connections that are cut, and owners who plant traps.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends by a panic")]

mod agent;
mod carried;
mod evaluated;
mod fooled;
mod heads;
mod in_place;
mod lab;
mod leftovers;
mod measured;
mod pooler;
mod raced;
mod rights;
mod schemas;
mod swap;
mod tls;
