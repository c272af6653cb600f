//! What may go wrong in the world, and whether trying again can help.

use crate::api::Reason;
use crate::database;
use crate::database::sqlstate::{self, Meaning};
use crate::plan;

/// What may go wrong in the world. What a *decision* refuses is no error but a reason, in a condition.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("could not {what}: {}", answer(source))]
    Kubernetes {
        what: String,
        #[source]
        source: Box<kube::Error>,
    },
    #[error(transparent)]
    Database(#[from] database::Error),
    /// Trying again helps nobody until a person has changed something.
    #[error("{message}")]
    Refused { reason: Reason, message: String },
    #[error("could not {what} within {seconds} s: the cluster or the database does not answer")]
    TimedOut { what: &'static str, seconds: u64 },
    /// A watch brings nothing.
    #[error("could not watch {kind}: {why}")]
    NotWatched { kind: String, why: String, class: Class },
}

/// What the API server said, without the client's wrapping.
pub(crate) fn answer(error: &kube::Error) -> String {
    match error {
        kube::Error::Api(status) => status.message.clone(),
        other => other.to_string(),
    }
}

/// Whether trying again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Transient,
    /// Somebody wrote in between: look again at once.
    Conflict,
    NeedsUser,
}

impl Class {
    pub fn of(error: &kube::Error) -> Self {
        match error {
            kube::Error::Api(status) if status.code == 409 => Self::Conflict,
            // A JSON patch whose `test` did not hold. The API server says no more; a refused value is named in its message.
            kube::Error::Api(status) if status.code == 422 && status.message.starts_with("the server rejected our request") => Self::Conflict,
            kube::Error::Api(status) if matches!(status.code, 400 | 403 | 404 | 413 | 422) => Self::NeedsUser,
            // What etcd has no room for in one object, which the API server passes on as its own failure.
            kube::Error::Api(status) if ["request is too large", "larger than max"].iter().any(|words| status.message.contains(words)) => Self::NeedsUser,
            _ => Self::Transient,
        }
    }
}

impl Error {
    pub fn class(&self) -> Class {
        match self {
            Error::Kubernetes { source, .. } => Class::of(source),
            Error::Database(database::Error::Connect { source, .. } | database::Error::Query { source, .. }) => {
                match sqlstate::meaning(&source.as_database_error().and_then(|e| e.code()).unwrap_or_default()) {
                    Meaning::Passes => Class::Transient,
                    Meaning::Moved => Class::Conflict,
                    Meaning::NeedsUser => Class::NeedsUser,
                }
            }
            // What was refused on purpose is refused again; an application that is stopped meanwhile must not wait for it.
            Error::Database(database::Error::Refused(_)) | Error::Refused { .. } => Class::NeedsUser,
            Error::Database(database::Error::Moved(_)) => Class::Conflict,
            Error::TimedOut { .. } => Class::Transient,
            Error::NotWatched { class, .. } => *class,
        }
    }

    /// The reason that a condition gives.
    pub fn reason(&self) -> Reason {
        match self {
            Error::Kubernetes { .. } => Reason::KubernetesError,
            Error::Database(database::Error::Connect { .. }) => Reason::DatabaseUnreachable,
            Error::Database(database::Error::Refused(_)) => Reason::DatabaseRefused,
            Error::Database(database::Error::Moved(_)) => Reason::DatabaseMoved,
            Error::Database(database::Error::Query { .. }) => Reason::DatabaseError,
            Error::Refused { reason, .. } => *reason,
            Error::TimedOut { .. } => Reason::TimedOut,
            Error::NotWatched { .. } => Reason::NotWatched,
        }
    }
}

/// What is decided purely refuses with the same words in the world.
impl From<plan::Refusal> for Error {
    fn from(refusal: plan::Refusal) -> Self {
        Self::Refused { reason: refusal.reason, message: refusal.message }
    }
}

pub(crate) fn refused<T>(reason: Reason, message: impl Into<String>) -> Result<T, Error> {
    Err(Error::Refused { reason, message: message.into() })
}

/// Names what a call was for, in its error.
pub(crate) trait During<T> {
    fn during(self, what: impl Into<String>) -> Result<T, Error>;
}

impl<T> During<T> for Result<T, kube::Error> {
    fn during(self, what: impl Into<String>) -> Result<T, Error> {
        self.map_err(|source| Error::Kubernetes { what: what.into(), source: Box::new(source) })
    }
}
