//! What several resources have in common.

use std::fmt::{self, Display, Formatter};

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

/// A kind of workload.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WorkloadKind {
    /// Its former templates are those of its ReplicaSets.
    #[default]
    Deployment,
    /// Its former templates are those of its ControllerRevisions; its pods go back one after the other.
    StatefulSet,
    /// Its former templates are those of its ControllerRevisions; a pod on each node goes back.
    DaemonSet,
}

impl WorkloadKind {
    pub const ALL: [Self; 3] = [Self::Deployment, Self::StatefulSet, Self::DaemonSet];

    /// As the API names it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Deployment => "Deployment",
            Self::StatefulSet => "StatefulSet",
            Self::DaemonSet => "DaemonSet",
        }
    }

    /// The kind of what controls its pods.
    pub fn controls_pods(self) -> &'static str {
        match self {
            Self::Deployment => self.history(),
            Self::StatefulSet | Self::DaemonSet => self.text(),
        }
    }

    /// The kind of the objects that have its former templates.
    pub fn history(self) -> &'static str {
        match self {
            Self::Deployment => "ReplicaSet",
            Self::StatefulSet | Self::DaemonSet => "ControllerRevision",
        }
    }
}

impl Display for WorkloadKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// A workload of the same namespace.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Default, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WorkloadRef {
    /// Kind of the workload.
    pub kind: WorkloadKind,
    /// Name of the workload.
    #[schemars(length(min = 1, max = 253))]
    pub name: String,
}

impl WorkloadRef {
    pub fn new(kind: WorkloadKind, name: impl Into<String>) -> Self {
        Self { kind, name: name.into() }
    }

    /// As `kubectl` takes it.
    pub fn argument(&self) -> String {
        format!("{}/{}", self.kind.text().to_lowercase(), self.name)
    }
}

impl Display for WorkloadRef {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.name)
    }
}
