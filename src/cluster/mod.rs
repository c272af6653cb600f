//! The Kubernetes side of the world: reading workloads and Jobs, and the few ways in which they are written.

pub mod agent_job;
pub mod configuration;
mod error;
pub mod fingerprint;
pub mod http;
pub mod jobs;
pub mod login;
pub mod migration_job;
pub mod ownership;
pub mod packed;
pub mod printed;
pub mod rehearsal_job;
pub mod room;
pub mod rotation;
mod served;
pub mod tried;
pub mod workload;
mod world;

pub(crate) use error::answer;
pub use error::{Class, Error};
pub(crate) use error::{During, refused};
pub use served::{child_name, ours, owner};
pub use world::{AgentPod, World};
