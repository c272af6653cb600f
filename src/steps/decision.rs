//! What a step wants next, and what it writes down.

use crate::api::Reason;
use crate::api::plan::Loss;
use crate::api::request_status::{ConnectGrant, Course, HeldReplicas, KeptContent, Leftover};

/// What a step wants next.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Decision<A> {
    /// Write this down before anything is changed.
    Record(Note),
    /// Make this one change.
    Act(A),
    /// Something else must happen first, in words. Ends by a watch event, or by the step's time limit.
    Wait(String),
    /// The same, of work whose progress can be seen: as long as its per cent grow it is not ended, however long it takes.
    Advance { percent: i64, what: String },
    /// The step is done, in words.
    Done(String),
    /// The step is done, in words, and lacks something that is no reason to fail.
    Lacks(String),
    /// The step cannot be done.
    Fail(Failure),
}

/// Why a step has failed. The reason is part of the API, the message says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Failure {
    pub reason: Reason,
    pub message: String,
}

pub(crate) fn fail<A>(reason: Reason, message: impl Into<String>) -> Decision<A> {
    Decision::Fail(Failure { reason, message: message.into() })
}

/// What is written into the status before, or beside, an action.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// The replicas that the workloads had.
    Replicas(Vec<HeldReplicas>),
    /// The live database is about to refuse connections.
    Closing,
    /// It is about to refuse those of others: who may connect to it, and who alone shall.
    ClosingToOthers { before: Vec<ConnectGrant>, only: Vec<ConnectGrant> },
    /// These may connect again.
    OpenedToOthers,
    /// A copy is about to be made.
    Copying,
    /// The copy that was made, by its OID, and what was in it before migrations touch it.
    Copied { oid: i64, before: Option<KeptContent> },
    /// What is in the live database before it is changed in place.
    Before(KeptContent),
    /// The databases are about to be swapped: the name that the original gets, and the OID of the copy. The live database
    /// may refuse connections from here on.
    Swapping { kept: String, copy: i64 },
    /// The Backup that is about to be made.
    SafetyBackup(String),
    /// The one that was made, by its UID: another of its name is not it.
    SafetyBackedUp(String),
    /// The Job that changes the live database is about to be let go.
    Changing,
    /// The way down has left branches that the release did not have, and goes on from these heads.
    LeftOver(String),
    /// The check has passed: what it says, differences that the release's code does not mind, and what was lost.
    Checked { said: String, leftovers: Vec<Leftover>, losses: Option<Vec<Loss>> },
}

impl Note {
    /// Writes the note down.
    pub fn apply(self, course: &mut Course) {
        match self {
            Note::Replicas(replicas) => course.held.replicas = replicas,
            Note::Closing => course.held.closed = true,
            Note::ClosingToOthers { before, only } => (course.held.connect, course.held.connect_only) = (Some(before), only),
            Note::OpenedToOthers => (course.held.connect, course.held.connect_only) = (None, Vec::new()),
            Note::Copying => course.held.copy = true,
            Note::Before(before) => course.before = Some(before),
            Note::Copied { oid, before } => {
                course.copy_oid = Some(oid);
                course.before = before.or(course.before.take());
            }
            Note::Swapping { kept, copy } => {
                course.kept_database = Some(kept);
                course.swapped_in = Some(copy);
                course.held.closed = true;
            }
            Note::SafetyBackup(name) => course.safety_backup = Some(name),
            Note::SafetyBackedUp(uid) => course.safety_backup_uid = Some(uid),
            Note::Changing => course.changing = true,
            Note::LeftOver(heads) => course.left_over = Some(heads),
            Note::Checked { said, leftovers, losses } => {
                course.checked = Some(said);
                course.leftovers = Some(leftovers).filter(|left| !left.is_empty());
                course.measured_losses = losses;
            }
        }
    }
}
