//! The controllers of one namespace.

use std::sync::Arc;

use super::context::Context;
use super::{backup, backup_policy, cache, outlook, release, rollback_policy, rollback_request};
use crate::api::Reason;
use crate::cluster::{Error, refused};

/// Runs the controllers of one namespace until the process is told to end.
///
/// # Errors
/// When what is watched there is followed no more, which is a fault of ours: without that nobody would be looked after.
pub async fn run(context: Arc<Context>, namespace: String) -> Result<(), Error> {
    let controllers = async {
        tokio::join!(
            rollback_request::run(&context, &namespace),
            backup::run(&context, &namespace),
            backup_policy::run(&context, &namespace),
            release::run(&context, &namespace),
            rollback_policy::run(&context, &namespace),
            outlook::run(&context, &namespace),
        )
    };
    tokio::select! {
        _ = controllers => Ok(()),
        () = cache::follow(&context.world, &context.caches, &namespace) => {
            refused(Reason::NotWatched, format!("the watches of namespace {namespace} have ended; the operator begins anew"))
        }
    }
}
