//! A model of two operators over the very `next` functions that run: every interleaving of their looks, writes and acts,
//! with stale reads, crashes, Jobs that fail, do nothing, vanish or end late, an abort and an undo.
//!
//! What the model adds is the world: databases by their names, a workload, Jobs, and the versioned status. An operator looks
//! (and decides by `next`), later writes or acts; in between the other may do anything. Writes of the status carry the
//! version that was read. Statements go behind the fence, which asks for the version once more.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test ends by a panic")]

mod queue;
mod world;

use rollback_operator::api::plan::Way;
use stateright::{Checker, Model};
use world::Requests;

/// What each plan must at least explore, so that a model that was made trivial is noticed.
fn check(name: &str, model: Requests, floor: usize) {
    let checked = model.checker().threads(2).spawn_bfs().join();
    let states = checked.unique_state_count();
    println!("{name}: {states} states");
    checked.assert_properties();
    assert!(states >= floor, "{name}: {states} states, and {floor} at least are expected");
}

#[test]
fn a_downgrade_beside_holds_what_it_promises() {
    check("downgrade beside", Requests::new(Way::Downgrade, false, 2), 230_000);
}

#[test]
fn a_restore_beside_holds_what_it_promises() {
    check("restore beside", Requests::new(Way::Restore, false, 2), 180_000);
}

#[test]
fn a_downgrade_in_place_holds_what_it_promises() {
    check("downgrade in place", Requests::new(Way::Downgrade, true, 2), 60_000);
}
