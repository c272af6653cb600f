//! HTTP checks: one GET to a Service of the namespace, judged by its status alone. The body goes nowhere.

use std::time::Duration;

use http_body_util::Empty;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use tokio::time::{sleep, timeout};

use k8s_openapi::api::core::v1::Service;

use super::{Error, World, refused};
use crate::api::{HttpCheck, Reason};

const LIMIT: Duration = Duration::from_secs(5);
const RETRIES: u32 = 6;
const PAUSE: Duration = Duration::from_millis(250);

impl World {
    /// `None` when the Service answers with 200 to 299, else what it answered.
    ///
    /// kube-proxy follows up to a second after the pods, so a refused connection is tried again within that time.
    pub async fn http_complaint(&self, namespace: &str, check: &HttpCheck) -> Result<Option<String>, Error> {
        let Some(service) = self.get::<Service>(namespace, &check.service).await? else {
            return refused(Reason::ServiceNotFound, format!("Service {} does not exist", check.service));
        };
        // Else whoever may write a Service could have the operator ask any host that it reaches.
        let spec = service.spec.unwrap_or_default();
        if spec.type_.as_deref() == Some("ExternalName") || spec.selector.is_none_or(|s| s.is_empty()) {
            return refused(
                Reason::ServiceNotAllowed,
                format!("Service {} leads to no pods of this namespace (it is an ExternalName, or has no selector), so it is not asked", check.service),
            );
        }
        let address = self.service_address(namespace, &check.service).await?;
        let host = if address.contains(':') { format!("[{address}]") } else { address };
        let shown = format!("GET {} of Service {}", check.path, check.service);
        let Ok(uri) = format!("http://{host}:{}{}", check.port, check.path).parse::<hyper::Uri>() else {
            return Ok(Some(format!("{shown}: the path is no URL")));
        };
        let client = Client::builder(TokioExecutor::new()).build_http::<Empty<hyper::body::Bytes>>();
        let mut answer = timeout(LIMIT, client.get(uri.clone())).await;
        for _ in 0..RETRIES {
            if !matches!(&answer, Ok(Err(error)) if error.is_connect()) {
                break;
            }
            sleep(PAUSE).await;
            answer = timeout(LIMIT, client.get(uri.clone())).await;
        }
        Ok(match answer {
            Ok(Ok(answer)) if answer.status().is_success() => None,
            Ok(Ok(answer)) => Some(format!("{shown} is answered with {}", answer.status())),
            Ok(Err(error)) => Some(format!("{shown} is not answered: {}", if error.is_connect() { "no connection" } else { "broken connection" })),
            Err(_) => Some(format!("{shown} is not answered within {} s", LIMIT.as_secs())),
        })
    }
}
