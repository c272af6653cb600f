//! The steps of a plan, one file each. A step is three things, and only the middle one decides:
//!
//! - `observe` reads the cluster or the database and changes nothing;
//! - `next` is pure: what was written down, what is seen and the time in, a [`Decision`] out;
//! - `act` makes one change, which is idempotent or whose intent was written down before.
//!
//! Each looks at the world before memory, so a step that was stopped anywhere goes on from what is there.

pub mod backup;
pub mod before;
pub mod check;
pub mod clone;
pub mod close;
pub mod configuration;
mod decision;
pub mod discard;
pub mod give_back;
mod held;
mod live;
pub mod migrate;
pub mod newer;
pub mod prove;
pub mod quiesce;
pub mod register;
pub mod restore;
mod run;
mod session;
mod step;
pub mod swap;
pub mod verify;
pub mod workload;

pub use decision::{Decision, Failure, Note};
pub use live::Live;
pub use run::{Limit, Run};
pub(crate) use session::maintenance;
pub use step::{Planned, Step};

use crate::api::plan::StepName;

/// Who wants to know a step's type by its name.
pub trait Visitor {
    type Out;

    fn visit<S: Planned>(self) -> Self::Out;
}

/// Leads a visitor to the step of that name: the one register of which there are.
pub fn visit<V: Visitor>(name: StepName, visitor: V) -> V::Out {
    match name {
        StepName::Prove => visitor.visit::<prove::Prove>(),
        StepName::Quiesce => visitor.visit::<quiesce::Quiesce>(),
        StepName::Close => visitor.visit::<close::Close>(),
        StepName::Clone => visitor.visit::<clone::Clone>(),
        StepName::Migrate => visitor.visit::<migrate::Migrate>(),
        StepName::Restore => visitor.visit::<restore::Restore>(),
        StepName::Check => visitor.visit::<check::Check>(),
        StepName::Swap => visitor.visit::<swap::Swap>(),
        StepName::Configuration => visitor.visit::<configuration::Configuration>(),
        StepName::Workload => visitor.visit::<workload::Workload>(),
        StepName::Verify => visitor.visit::<verify::Verify>(),
        StepName::Backup => visitor.visit::<backup::Backup>(),
    }
}

#[cfg(test)]
mod tests;
