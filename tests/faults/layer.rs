//! The gate of API writes: a layer below everything that the operator does, and there is no retry above it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Method, Request, Response, StatusCode};
use http_body_util::BodyExt;
use kube::client::Body;
use serde_json::json;
use tower::{BoxError, Layer, Service};

use crate::gate::{Fault, Gate, normal};

#[derive(Clone)]
pub struct Cut {
    pub gate: Arc<Gate>,
    pub run: String,
}

impl<S> Layer<S> for Cut {
    type Service = CutService<S>;

    fn layer(&self, inner: S) -> CutService<S> {
        CutService { inner, cut: self.clone() }
    }
}

pub struct CutService<S> {
    inner: S,
    cut: Cut,
}

/// The body of an answer, as kube's own client has it.
type Content = Box<dyn http_body::Body<Data = bytes::Bytes, Error = BoxError> + Send + Unpin>;
type Answer = Pin<Box<dyn Future<Output = Result<Response<Content>, BoxError>> + Send>>;

impl<S> Service<Request<Body>> for CutService<S>
where
    S: Service<Request<Body>, Response = Response<Content>>,
    S::Future: Send + 'static,
    S::Error: Into<BoxError>,
{
    type Response = Response<Content>;
    type Error = BoxError;
    type Future = Answer;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, request: Request<Body>) -> Answer {
        // What is watched is listed page by page, and by nobody else.
        let query = request.uri().query().unwrap_or_default();
        if request.method() == Method::GET && !["watch=true", "limit="].iter().any(|watches| query.contains(watches)) {
            self.cut.gate.read(object(&request, &self.cut.run));
        }
        let key = key(&request, &self.cut.run);
        let fault = key.as_ref().and_then(|key| self.cut.gate.pass(key));
        let gate = self.cut.gate.clone();
        match fault {
            None => {
                let answer = self.inner.call(request);
                Box::pin(async move { answer.await.map_err(Into::into).inspect(|answer| note(&gate, key.as_deref(), answer)) })
            }
            Some(Fault::CrashBefore) => Box::pin(async move {
                gate.fire();
                std::future::pending().await
            }),
            Some(Fault::Answer(code)) => Box::pin(async move {
                gate.fire();
                Ok(refusal(code))
            }),
            Some(fault @ (Fault::CrashAfter | Fault::Lost)) => {
                let answer = self.inner.call(request);
                Box::pin(async move {
                    drop(answer.await.map_err(Into::into)?);
                    gate.fire();
                    match fault {
                        Fault::Lost => Ok(refusal(504)),
                        _ => std::future::pending().await,
                    }
                })
            }
            Some(Fault::Paused) => {
                let answer = self.inner.call(request);
                Box::pin(async move {
                    gate.fire();
                    gate.released().await;
                    answer.await.map_err(Into::into).inspect(|answer| note(&gate, key.as_deref(), answer))
                })
            }
        }
    }
}

/// A conflict is told by 409, and of a JSON patch whose test did not hold by 422.
fn note(gate: &Gate, key: Option<&str>, answer: &Response<Content>) {
    if let Some(key) = key.filter(|_| matches!(answer.status().as_u16(), 409 | 422)) {
        gate.refused(key);
    }
}

/// What a write writes: the verb, and the object without the run's own names. Events and leases are nobody's state.
fn key(request: &Request<Body>, run: &str) -> Option<String> {
    if ![Method::POST, Method::PUT, Method::PATCH, Method::DELETE].contains(request.method()) {
        return None;
    }
    // What is only tried writes nothing.
    if request.uri().query().unwrap_or_default().contains("dryRun=All") {
        return None;
    }
    let object = object(request, run);
    let kind = object.split('/').next().unwrap_or_default();
    (!["events", "leases"].contains(&kind)).then(|| format!("{} {object}", request.method()))
}

/// The object without the run's own names, or the kind of a list.
fn object(request: &Request<Body>, run: &str) -> String {
    let path = request.uri().path();
    normal(path.split_once(&format!("/namespaces/{run}/")).map_or(path, |(_, object)| object), run)
}

fn refusal(code: u16) -> Response<Content> {
    let reason = match code {
        409 => "Conflict",
        429 => "TooManyRequests",
        504 => "Timeout",
        _ => "InternalError",
    };
    let body = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": code, "reason": reason, "message": format!("a fault: {reason}")});
    let content: Content = Box::new(http_body_util::Full::from(body.to_string()).map_err(|never| match never {}));
    let mut answer = Response::new(content);
    *answer.status_mut() = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if code == 429 {
        answer.headers_mut().insert("retry-after", http::HeaderValue::from_static("1"));
    }
    answer
}
