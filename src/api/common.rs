//! What several resources have in common.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Names an object of the same namespace.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LocalRef {
    /// Name of the object, in the namespace of this one.
    #[schemars(length(min = 1, max = 253))]
    pub name: String,
}

/// An HTTP request to a Service of the same namespace that must be answered with a status of 200 to 299.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HttpCheck {
    /// Name of the Service, in the same namespace. Other addresses cannot be asked.
    #[schemars(length(min = 1, max = 63))]
    pub service: String,
    /// Port of the Service.
    #[schemars(range(min = 1, max = 65535))]
    pub port: i32,
    /// Path and query of the request, beginning with `/`.
    #[serde(default = "default_path")]
    #[schemars(length(max = 1024), regex(pattern = "^/"))]
    pub path: String,
}

fn default_path() -> String {
    "/healthz".to_owned()
}

/// Rows of one table, counted exactly.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct TableRows {
    /// Schema and name of the table, as in `public.orders`.
    pub table: String,
    /// How many rows it has.
    pub rows: i64,
}

/// The time as the API writes it.
pub fn time(at: jiff::Timestamp) -> Time {
    Time(at)
}

/// Kinds of workload that can go back.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum WorkloadKind {
    #[default]
    Deployment,
}
