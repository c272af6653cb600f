//! How long a look or a write may take. A connection that has died silently must not hold an object.

use std::time::Duration;

use crate::cluster::Error;

/// How long one look at the world may take, at the least.
pub(super) const LOOK: Duration = Duration::from_secs(60);

/// The future's result, or an error when it takes longer.
///
/// # Errors
/// The future's own, or [`Error::TimedOut`].
pub(super) async fn within<T>(limit: Duration, what: &'static str, future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    match tokio::time::timeout(limit, future).await {
        Ok(done) => done,
        Err(_) => Err(Error::TimedOut { what, seconds: limit.as_secs() }),
    }
}
