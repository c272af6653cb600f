//! What is told of a release that fails: by which sign, whose fault it is, and what was done.

use std::fmt::{self, Display, Formatter};

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// By what a release is seen to fail.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// A container ends again and again.
    CrashLoop,
    /// A container is ended again and again, since it takes more memory than it may.
    OutOfMemory,
    /// An image cannot be pulled, or its name is none.
    ImagePull,
    /// A container cannot be made: a ConfigMap, a Secret or a key that it names is not there, or its command is not.
    CannotStart,
    /// The API server takes no pods of it: a quota, Pod Security or a webhook refuses them, or the ServiceAccount is not there.
    CannotCreate,
    /// No node takes a pod.
    Unschedulable,
    /// A pod is not ready, for longer than its probes give it.
    NotReady,
}

impl Sign {
    /// What it is called in a sentence about pods.
    pub fn words(self) -> &'static str {
        match self {
            Self::CrashLoop => "end again and again",
            Self::OutOfMemory => "are ended for want of memory",
            Self::ImagePull => "cannot get their image",
            Self::CannotStart => "cannot be started",
            Self::CannotCreate => "are refused by the API server",
            Self::Unschedulable => "find no node",
            Self::NotReady => "are not ready",
        }
    }
}

/// Whose fault it is that a release fails.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The release's own: what it was compared with runs.
    BadRelease,
    /// Not the release's: what it was compared with fails too. A rollback would mend nothing.
    BadWorld,
    /// It cannot be told: there is nothing to compare it with.
    CannotTell,
}

impl Display for Verdict {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BadRelease => "bad release",
            Self::BadWorld => "bad world",
            Self::CannotTell => "cannot tell",
        })
    }
}

/// What was decided of a release that fails.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// By what it was seen.
    pub sign: Sign,
    /// Whose fault it is.
    pub verdict: Verdict,
    /// What that rests on, in a sentence.
    pub because: String,
    /// When it was decided.
    pub time: Time,
    /// Since when what it is compared with is well again, after a bad world: the release has from then on as long as any to come up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub world_well_time: Option<Time>,
    /// The RollbackRequest that takes the workload back. Once it is here no other is made for this release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// When that request was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_time: Option<Time>,
}
