//! The controllers of one namespace.

use std::sync::Arc;

use super::context::Context;
use super::{backup, backup_policy, cache, release, rollback_request};

/// Runs the controllers of one namespace until one of them ends, which none does before the process is told to.
pub async fn run(context: Arc<Context>, namespace: String) {
    let controllers = async {
        tokio::join!(
            rollback_request::run(&context, &namespace),
            backup::run(&context, &namespace),
            backup_policy::run(&context, &namespace),
            release::run(&context, &namespace),
        )
    };
    tokio::select! {
        _ = controllers => {}
        () = cache::follow(&context.world, &context.caches, &namespace) => {}
    }
}
