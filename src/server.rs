//! The operator's own HTTP: `/healthz` (the process runs), `/readyz` (it may be asked), `/metrics`.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;

use crate::controllers::Context;

/// Serves until the process ends.
///
/// # Errors
/// When the address cannot be bound.
pub async fn serve(address: SocketAddr, context: Arc<Context>, ready: Arc<AtomicBool>) -> std::io::Result<()> {
    let readiness = move || {
        let ready = ready.load(Ordering::Relaxed);
        async move { if ready { (StatusCode::OK, "ok") } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready") } }
    };
    let router = Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(readiness))
        .route("/metrics", get(move || async move { context.metrics.text() }));
    axum::serve(tokio::net::TcpListener::bind(address).await?, router).await
}
