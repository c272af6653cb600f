//! What was said of the policies' databases, so that they are asked seldom.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use kube::ResourceExt;

use crate::api::{BackupPolicy, Reason};

/// How often a database is looked at that did not answer, and how often one that did.
pub(super) const LOOK: Duration = Duration::from_secs(60);
pub(super) const LOOK_AGAIN: Duration = Duration::from_secs(300);

/// What was said of each policy's database when it was last looked at. It is asked seldom: a status that is written when the database has
/// grown is an event, and must be no reason to ask again.
#[derive(Default)]
pub struct Databases(Mutex<HashMap<String, Looked>>);

#[derive(Clone)]
pub(super) struct Looked {
    /// The policy, and its spec.
    of: (Option<String>, Option<i64>),
    at: Instant,
    pub(super) said: Result<String, (Reason, String)>,
}

impl Looked {
    pub(super) fn now(policy: &BackupPolicy, said: Result<String, (Reason, String)>) -> Self {
        Self { of: (policy.uid(), policy.metadata.generation), at: Instant::now(), said }
    }

    /// How long it holds yet.
    pub(super) fn left(&self) -> Duration {
        let holds = if self.said.is_ok() { LOOK_AGAIN } else { LOOK };
        holds.saturating_sub(self.at.elapsed())
    }
}

impl Databases {
    pub(super) fn fresh(&self, policy: &BackupPolicy) -> Option<Looked> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&policy.name_any()).filter(|looked| looked.of == (policy.uid(), policy.metadata.generation) && !looked.left().is_zero()).cloned()
    }

    pub(super) fn note(&self, policy: &BackupPolicy, looked: Looked) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(policy.name_any(), looked);
    }
}
