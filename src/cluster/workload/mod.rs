//! Workloads of whatever kind: reading what they are, and the two ways in which they are written.
//!
//! What a kind has of its own stands in its own file ([`Kind`]); whoever calls this room knows a workload by its
//! [`WorkloadRef`](crate::api::WorkloadRef).

mod ailing;
mod controller_revision;
pub(crate) mod daemon_set;
pub(crate) mod deployment;
mod each;
mod kind;
mod owner;
mod pods;
mod read;
mod select;
pub(crate) mod stateful_set;
mod write;

pub use ailing::{ailing, ready_since};
pub use daemon_set::DaemonSet;
pub use deployment::Deployment;
pub use each::Kinds;
pub(crate) use each::of_kind;
pub use kind::{Kind, OfPod, Replaces, Revision, Workload};
pub use owner::{helm_client_side, last_scaler, last_writer, owner};
pub use pods::{Blocking, HeldUp, alive, blocking, held_up};
pub use read::found;
pub use select::{can_run, selector, selects};
pub use stateful_set::StatefulSet;
pub use write::Change;
