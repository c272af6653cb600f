//! How a controller watches, waits and ends.

use std::time::Duration;

use kube::runtime::watcher;

/// How long after a passing trouble a reconcile looks again; also how often a wait without an event looks.
pub(super) const AGAIN: Duration = Duration::from_secs(5);

/// SIGTERM or SIGINT.
pub async fn stopped() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// How long one look of a controller may take. A server that has vanished in the middle of an answer must not hold an object for ever.
pub(super) const RECONCILE: Duration = Duration::from_secs(900);

/// A watch notices a dead connection after 35 s instead of 295 s. It lists in small pages: of a list what is kept is little, and what
/// comes at once is not.
pub(super) fn watch() -> watcher::Config {
    watcher::Config::default().timeout(30).page_size(100)
}
