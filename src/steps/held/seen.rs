//! What is seen of what is held, and what can be done about it.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ManagedFieldsEntry;

use crate::api::release::Ownership;
use crate::api::{Template, WorkloadRef};
use crate::steps::live::Live;

/// The database as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Database {
    /// The database of the plan, whatever its name is by now; [`Live::Other`] once it is swapped out.
    pub live: Live,
    /// Whether the copy is there under its own name.
    pub copy: bool,
    /// In place: whether others are kept out.
    pub shut: bool,
    pub fits: Fits,
}

/// Which code the live database fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fits {
    /// The one from before.
    Before,
    /// The one that the plan takes the workloads to.
    Good,
    /// A change in place has stopped half-way.
    Neither,
}

/// A workload that had replicas.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload {
    pub of: WorkloadRef,
    pub resource_version: String,
    /// All of its annotations.
    pub annotations: BTreeMap<String, String>,
    /// The replicas that it has, and those that it had.
    pub now: i32,
    pub replicas: i32,
    /// Where the template that it has does not fit the database: the one that does, or why that is not to be had.
    pub fitting: Option<Result<Box<Template>, String>>,
    /// Who owned the template that it shall have, where that is known.
    pub ownership: Option<Ownership>,
    /// Where we own what others wrote: the managed fields as they were.
    pub due: Option<Vec<ManagedFieldsEntry>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Absent when nothing of a database is held, and why it cannot be seen.
    pub database: Option<Result<Database, String>>,
    /// A Job that changes the live database in place and may still run, or may still be let go.
    pub job: Option<(String, bool)>,
    /// The Secret with which migrations log in, where it is left.
    pub login: Option<String>,
    pub workloads: Vec<Workload>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    DeleteJob(String),
    DeleteLogin(String),
    Open,
    OpenToOthers,
    /// Replicas and template where they are not right, and always the mark: after it no write that is still on its way
    /// takes effect, so that nobody scales to zero what was given back.
    GiveBack(Box<GivenBack>),
    GiveOwnership {
        of: WorkloadRef,
        resource_version: String,
        managers: Vec<ManagedFieldsEntry>,
    },
    DropCopy,
}

/// A workload with what it gets.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenBack {
    pub of: WorkloadRef,
    pub resource_version: String,
    pub annotations: BTreeMap<String, String>,
    pub replicas: Option<i32>,
    pub template: Option<Template>,
}

/// What a kind of hold wants, when it is asked in its turn.
pub enum Wants {
    /// Nothing of it is held, or it cannot be told yet.
    Nothing,
    /// One thing to be done, before all that come after it.
    Act(Action),
    /// Something else must happen first, in words; what comes after it may be given back all the same.
    Wait(String),
    /// The same, and nothing may be given back before.
    Stop(String),
}
