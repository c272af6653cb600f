//! Why there is no plan. Every room of the plan refuses with it.

use crate::api::Reason;

/// Why there is no plan. The reason is part of the API, the message tells what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub reason: Reason,
    pub message: String,
}

pub(crate) fn refuse<T>(reason: Reason, message: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { reason, message: message.into() })
}
