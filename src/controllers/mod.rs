//! One file per custom resource: watch, look, decide, write down, do. They call `plan` and `steps`, and decide little.

pub mod backup;
pub mod backup_policy;
pub mod cache;
mod carry;
mod configuration;
mod context;
mod databases;
mod deadline;
pub mod events;
mod giving_back;
mod kept_schemas;
mod leaving;
pub mod metrics;
pub mod observe;
mod original;
mod outlook;
mod planning;
mod protection;
mod queue;
pub mod record;
mod rehearsed;
pub mod release;
pub mod rollback_policy;
pub mod rollback_request;
mod run;
pub mod status;
mod stepping;
mod trial;
mod turn;
mod undoing;
mod watching;

pub use context::Context;
pub use run::run;
pub use watching::stopped;
