//! Which kinds of workload there are: the one place that knows their types.

use crate::api::WorkloadKind;

/// Runs what follows with the type of a kind.
macro_rules! of_kind {
    ($kind:expr, $type:ident => $body:expr) => {
        match $kind {
            $crate::api::WorkloadKind::Deployment => {
                type $type = $crate::cluster::workload::deployment::Deployment;
                $body
            }
            $crate::api::WorkloadKind::StatefulSet => {
                type $type = $crate::cluster::workload::stateful_set::StatefulSet;
                $body
            }
            $crate::api::WorkloadKind::DaemonSet => {
                type $type = $crate::cluster::workload::daemon_set::DaemonSet;
                $body
            }
        }
    };
}
pub(crate) use of_kind;

/// One of each kind.
#[derive(Default)]
pub struct Kinds<T> {
    deployment: T,
    stateful_set: T,
    daemon_set: T,
}

impl<T> Kinds<T> {
    pub fn of(&self, kind: WorkloadKind) -> &T {
        match kind {
            WorkloadKind::Deployment => &self.deployment,
            WorkloadKind::StatefulSet => &self.stateful_set,
            WorkloadKind::DaemonSet => &self.daemon_set,
        }
    }

    pub fn all(&self) -> impl Iterator<Item = (WorkloadKind, &T)> {
        WorkloadKind::ALL.into_iter().map(|kind| (kind, self.of(kind)))
    }
}
