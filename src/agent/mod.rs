//! What runs inside a Job: dump, restore and delete, by PostgreSQL's own programs, with proof that it is right.
//!
//! The agent has no token of the cluster. It tells its result by the container's termination message, which is bounded;
//! the manifest beside the files has everything.

mod archive;
mod backup;
pub mod call;
mod compare;
mod delete;
mod drill;
mod error;
mod folder;
mod in_place;
mod manifest;
mod program;
mod rehearsal;
pub mod report;
mod restore;
pub mod run;
mod script;
mod server;
mod throw_away;
mod verify;
