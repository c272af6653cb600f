//! The reasons of conditions, steps and Events: one word each, and what it means. `docs/REASONS.md` is written from here.

use std::fmt::{self, Display, Formatter};

/// Declares the reasons, each with its line.
macro_rules! reasons {
    ($($(#[doc = $about:literal])+ $name:ident,)+) => {
        /// Why a condition is as it is, why a step has failed, or what an Event tells. Part of the API: a reason keeps its word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Reason {
            $($(#[doc = $about])+ $name,)+
        }

        impl Reason {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// As it stands in conditions and Events.
            pub fn text(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }

            /// What it means, in a line.
            pub fn about(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($about),+).trim_ascii(),)+
                }
            }
        }
    };
}

reasons! {
    /// The request was aborted.
    Aborted,
    /// The address of the database stands in a form that is not understood; the message says where, and how the policy can name it.
    AddressNotUnderstood,
    /// A request of this name and spec was carried out before, and all is as it left it: nothing is done again.
    AlreadyHandled,
    /// Nobody has approved the plan in time; nothing was changed.
    ApprovalExpired,
    /// Another than who asks must approve the plan, and the request does not say who asks.
    AuthorNotNamed,
    /// KEDA would scale the workload up while its database goes back; its ScaledObject must be paused first.
    AutoscalerWouldWake,
    /// The plan needs somebody's word; the message says for what, and how it is given.
    AwaitingApproval,
    /// The pod of the backup's Job cannot start; the message has what the kubelet says.
    BackupCannotStart,
    /// The release does not run on the backup's schema.
    BackupDoesNotFit,
    /// The safety backup and the backup to restore lie where no one pod can read both.
    BackupElsewhere,
    /// A Backup was deleted, since the policy's retention keeps it no longer.
    BackupExpired,
    /// The backup could not be taken; the message has what the agent says.
    BackupFailed,
    /// The Backup that the request names does not exist, or is not of the policy's database.
    BackupNotFound,
    /// The files of the backup are not what its manifest says.
    BackupNotGood,
    /// The backup was written, and nobody has proven that it can be restored.
    BackupNotProven,
    /// The backup could not be read to its end before the restore.
    BackupNotRead,
    /// Something in the backup cannot be made again by this login or on this server.
    BackupNotRestorable,
    /// The files of the kept original's backup could not be read again, so the original stays.
    BackupNotVerified,
    /// The kept original's backup is being read again before the original goes.
    BackupNotVerifiedYet,
    /// The backup is of a server of another major version.
    BackupOfAnotherMajor,
    /// A scheduled backup was left out, since the one before still runs.
    BackupSkipped,
    /// The backup took longer than its Backup allows.
    BackupTimedOut,
    /// The safety backup was read again, and its checksums hold.
    BackupVerified,
    /// A change could not be written as a JSON patch. This is a fault of the operator; please report it.
    BadPatch,
    /// A release fails by its own fault, and a rollback was asked for; the message says by which sign, and what that rests on.
    BadRelease,
    /// A release from which the workload was taken back before runs again and fails; that is not done twice.
    BadReleaseAgain,
    /// A release fails, and what it is compared with does too: a rollback would mend nothing, so nothing is done.
    BadWorld,
    /// The request wants the change beside, and rights or room do not allow a copy.
    BesideNotPossible,
    /// A workload that runs on every node cannot rest while its database goes back.
    CannotBeStopped,
    /// Something is in the way of giving back what the request holds; the message says what.
    CannotGiveBack,
    /// A release fails, and whose fault that is cannot be told; nothing is done unless the policy says so.
    CannotTell,
    /// Somebody has changed the object since the plan was made; it is left as it is.
    ChangedByOther,
    /// A check of the policy does not hold on the copy.
    CheckFailed,
    /// The rollout is complete, and every check holds.
    ChecksHold,
    /// The PersistentVolumeClaim of the policy does not exist.
    ClaimNotFound,
    /// A backup is complete, and was read back to its last byte.
    Completed,
    /// An optional ConfigMap or Secret is there by now that was not there when the release ran.
    ConfigurationAdded,
    /// The recorded copy of a ConfigMap or Secret does not hold the content that was recorded.
    ConfigurationCopyForged,
    /// The recorded copy of a ConfigMap or Secret was deleted.
    ConfigurationCopyMissing,
    /// A ConfigMap or Secret that the good release needs is being deleted.
    ConfigurationGoing,
    /// The namespace's key of copies is another by now, so nobody can tell what the recorded copies hold.
    ConfigurationKeyChanged,
    /// The good release cannot start without a ConfigMap or Secret that is not there.
    ConfigurationMissing,
    /// Two targets share a ConfigMap or Secret, and their releases had another content of it.
    ConfigurationsDiffer,
    /// The release has no container of the name that the policy gives.
    ContainerNotFound,
    /// Values of columns that both schemas have alike are not the same after the way down.
    ContentDiffers,
    /// The copy of the database is not there any more.
    CopyMissing,
    /// Another database has the name of the copy.
    CopyReplaced,
    /// A backup was found damaged: no plan uses it until a drill has restored it.
    Damaged,
    /// The policy's database answers, and its login may do what a rollback needs, or the message says what lacks.
    DatabaseAnswers,
    /// Sessions that cannot be kept out use the database.
    DatabaseBusy,
    /// The live name points at another database than the plan saw.
    DatabaseChanged,
    /// Somebody else has closed the database to connections.
    DatabaseClosedByOther,
    /// The database has refused a statement.
    DatabaseError,
    /// A request was deleted, and a database that it kept stays under the name that the note tells.
    DatabaseLeft,
    /// Somebody else was first at the database; it is looked at again.
    DatabaseMoved,
    /// A release fails, and the workload has a database that its RollbackPolicy does not name: code alone could meet a schema that it cannot read.
    DatabaseNotNamed,
    /// What was asked of the database was refused on purpose; the message says why.
    DatabaseRefused,
    /// Somebody has opened the database again while it had to stay closed.
    DatabaseReopened,
    /// The database does not answer, or does not let the operator's login in.
    DatabaseUnreachable,
    /// A request was deleted while it held something, which was given back first.
    Deleted,
    /// The kept original was dropped, once its time was over and its backup was proven.
    Discarded,
    /// The plan expects a longer downtime than the request allows.
    DowntimeTooLong,
    /// A drill has begun: a backup is being restored to prove it.
    DrillBegun,
    /// A drill could not restore the backup; no plan uses it any more where that was the backup's fault.
    DrillFailed,
    /// The pod of a drill could not start, which says nothing of the backup.
    DrillNotRun,
    /// A drill runs.
    DrillRunning,
    /// A drill was due, and there is no complete backup.
    DrillSkipped,
    /// A drill has restored the backup, and it was what it was said to be.
    DrillSucceeded,
    /// The plan is made, and nothing was changed.
    DryRun,
    /// It has failed; the message says in which state everything is.
    Failed,
    /// The policy names a file of the release that is not there.
    FileNotFound,
    /// The policy names a file that the container does not mount.
    FileNotMounted,
    /// The files of a deleted Backup could not be deleted, and stay.
    FilesLeft,
    /// The record of a schema was deleted.
    FingerprintMissing,
    /// The schema is too large to be recorded in one object.
    FingerprintTooLarge,
    /// The record of a schema is not what it was, or of another form.
    FingerprintUnreadable,
    /// A request of this name and spec was carried out before, and something has changed since: make one with another name.
    HandledForAnotherState,
    /// The release was available for its soak time, and its checks held.
    Healthy,
    /// A request was deleted, and something that it held could not be given back; the note tells how.
    HoldLeft,
    /// Workloads, the database or a copy are held for the rollback.
    Holding,
    /// No Release and no revision of the workload has the image that the request names.
    ImageNotFound,
    /// The request wants the change in place, and that is not possible.
    InPlaceNotPossible,
    /// A Backup that is being deleted is still needed by a request.
    InUse,
    /// Somebody has deleted a Job of the rollback.
    JobDeleted,
    /// Another database has the name under which the original would be kept.
    KeptNameTaken,
    /// The namespace's key of copies is not there.
    KeyMissing,
    /// The API server does not answer, or refuses.
    KubernetesError,
    /// Argo CD, Flux or another controller would put the bad version back.
    ManagedByGitOps,
    /// The pod of the migrations cannot start; the message has what the kubelet says.
    MigrationCannotStart,
    /// The migrations have ended well and changed nothing.
    MigrationDidNothing,
    /// The migrations have failed; the message has their last words.
    MigrationFailed,
    /// An object of the name that the operator needs was made by somebody else.
    NameTaken,
    /// No verified backup fits the release.
    NoFittingBackup,
    /// A release fails, and none of this workload that came before it was ever good.
    NoGoodRelease,
    /// The system gives no random bytes.
    NoRandomness,
    /// The claim has no room for the backup.
    NoRoom,
    /// The server has no room to restore the kept original's backup once more, so the original stays.
    NoRoomToVerify,
    /// The schema has no way down that the request allows.
    NoWayDown,
    /// What hangs on the database's name could not be carried over by the operator's login.
    NotCarried,
    /// A Backup was found damaged, and that could not be written down of it.
    NotCondemned,
    /// The release is not good yet; the message says what speaks against it.
    NotHealthy,
    /// The way down is none that could be gone in a pod that reaches nothing but its own server.
    NotRehearsable,
    /// Something in the database could not be made again from a backup.
    NotRestorable,
    /// The undo was not done; the message says why.
    NotUndone,
    /// A kind of object cannot be watched: a right was taken away, or the API server does not answer.
    NotWatched,
    /// Nothing is held.
    NothingHeld,
    /// The policy's selector selects no workload.
    NothingSelected,
    /// Everything is already as it should be.
    NothingToDo,
    /// There is no state to go back to by itself; the message says which there are.
    NothingToGoBackTo,
    /// The request has changed nothing that could be taken back.
    NothingToUndo,
    /// A release fails by its own fault, and its RollbackPolicy only tells.
    NotifyOnly,
    /// The kept original is not there any more: somebody has dropped it.
    OriginalDropped,
    /// The kept original is gone, so the undo would need its backup.
    OriginalGone,
    /// The original is kept under the name that the message tells, until its time is over.
    OriginalKept,
    /// Somebody has renamed the kept original.
    OriginalRenamed,
    /// Somebody has written to the kept original since its backup, so it stays.
    OriginalWrittenTo,
    /// Sessions of others are on the database, and the request does not allow to end them.
    OtherSessions,
    /// The rollout of a workload is paused.
    Paused,
    /// The status does not say where the backup is to lie.
    PlaceNotKnown,
    /// The plan does not have what a step needs. This is a fault of the operator; please report it.
    PlanIncomplete,
    /// The plan stands in the status.
    PlanMade,
    /// The request was accepted, and its plan is about to be gone through.
    Planned,
    /// The plan is being made.
    Planning,
    /// The BackupPolicy is being deleted.
    PolicyGoing,
    /// The BackupPolicy lacks something that the plan needs; the message says what.
    PolicyIncomplete,
    /// The BackupPolicy does not exist.
    PolicyNotFound,
    /// A prepared transaction holds the database, and nobody's session could be ended for it.
    PreparedTransactions,
    /// The backup was written, and read back to its last byte.
    ReadBack,
    /// The record of what the database held was changed by somebody.
    RecordForged,
    /// The record of what the database held is not there.
    RecordMissing,
    /// What the database holds is too much to be recorded.
    RecordTooLarge,
    /// The way down fails on a throw-away copy, or makes something else there than the good release had.
    RehearsalFailed,
    /// The way down was gone on a throw-away copy, and the good release's code may have what came of it.
    Rehearsed,
    /// The release is not there any more, or is not the workload's.
    ReleaseNotFound,
    /// What runs now could not be recorded, so a rollback will not find it.
    ReleaseNotRecorded,
    /// The Release of what runs was deleted a moment ago; it is recorded again.
    ReleaseVanished,
    /// The pod of the restore cannot start; the message has what the kubelet says.
    RestoreCannotStart,
    /// The restore in place has failed and was rolled back: the database is what it was.
    RestoreChangedNothing,
    /// The restore has failed; the message has what the agent says.
    RestoreFailed,
    /// A restore is not possible with this login or on this server.
    RestoreNotPossible,
    /// What was restored is not what the backup's manifest says.
    RestoreNotProven,
    /// A drill has restored the backup, and it was what it was said to be.
    Restored,
    /// The schema's revision is another than the plan saw.
    RevisionMoved,
    /// The workload has no revision of that number.
    RevisionNotFound,
    /// A role that the backup names does not exist on the server.
    RoleMissing,
    /// Tables do not have as many rows as before.
    RowsDiffer,
    /// Rows are gone, and the plan did not say so.
    RowsGone,
    /// It goes on as planned.
    Running,
    /// The change needs a safety backup, which the request leaves out.
    SafetyBackupNeeded,
    /// The volumes of a StatefulSet's pods would be deleted when it is scaled to zero.
    ScalingDeletesClaims,
    /// The policy's schedule or time zone is not understood.
    ScheduleInvalid,
    /// The schema after the change is not the release's.
    SchemaDiffers,
    /// Two schemas of different forms or servers cannot be compared.
    SchemaNotComparable,
    /// Nobody has recorded the schema on which the release ran.
    SchemaNotRecorded,
    /// The releases of two targets had different schemas.
    SchemasDiffer,
    /// The Secret of a login lacks a key.
    SecretIncomplete,
    /// The Secret of a login does not exist.
    SecretNotFound,
    /// A sequence is behind the values that it has given.
    SequenceBehind,
    /// The policy leads to another server than the plan saw.
    ServerChanged,
    /// The Service of a check is of a kind that may not be asked.
    ServiceNotAllowed,
    /// The Service of a check does not exist, or has no such port.
    ServiceNotFound,
    /// The release is available, and must stay so for its soak time.
    Soaking,
    /// The object that has the template was deleted, or has another by now.
    SourceMissing,
    /// The status of the request cannot be: somebody has written it by hand.
    StatusImpossible,
    /// A step has failed; the note has its message.
    StepFailed,
    /// A step is done; the note has its message.
    StepSucceeded,
    /// A step has taken longer than it may, and nothing of it moves.
    StepTimedOut,
    /// A policy that is being deleted is still needed by a request.
    StillNeeded,
    /// Everything is as the plan said, and verified.
    Succeeded,
    /// Another request has done since what this one asks for.
    Superseded,
    /// The policy is suspended: it looks at nothing.
    Suspended,
    /// A target is the server of the very database that goes back.
    TargetIsTheServer,
    /// The workload does not exist.
    TargetNotFound,
    /// The cluster or the database has not answered in time.
    TimedOut,
    /// A release fails by its own fault, and its RollbackPolicy has asked for as many rollbacks as it may.
    TooManyRollbacks,
    /// Two RollbackPolicies select one workload; neither does anything with it.
    TwoPolicies,
    /// The undo has failed; the message says in which state everything is.
    UndoFailed,
    /// What was done cannot be taken back by an undo; the message says what can.
    UndoNotPossible,
    /// What the request did is being taken back.
    Undoing,
    /// Everything is as it was before the request.
    Undone,
    /// The workload's pods do not get another template by its controller alone.
    UpdateStrategyByHand,
    /// The release has no variable of the name that the policy gives.
    VariableNotFound,
    /// The rollout or a check was not good in time.
    VerifyFailed,
    /// Something else goes first; the message says what.
    Waiting,
    /// The RollbackPolicy watches its workloads.
    Watching,
    /// The way down has failed, and the plan goes on to the backup that it named.
    WayDownFailed,
    /// The workload is being deleted.
    WorkloadGoing,
    /// The rollout of the workload is paused.
    WorkloadPaused,
    /// Somebody has started a workload, or changed it, while its database was going back.
    WorkloadStarted,
    /// The API server would refuse something that the plan writes, so nothing is begun.
    WouldBeRefused,
    /// Rows were written since the safety backup.
    WrittenSinceBackup,
}

impl Reason {
    /// The reason that has this word.
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.text() == text)
    }
}

impl Display for Reason {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// Conditions have a reason as text.
impl PartialEq<Reason> for String {
    fn eq(&self, other: &Reason) -> bool {
        self == other.text()
    }
}

impl PartialEq<&str> for Reason {
    fn eq(&self, other: &&str) -> bool {
        self.text() == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_word_with_a_line_and_stands_in_order() {
        for reason in Reason::ALL {
            assert_eq!(Reason::of(reason.text()), Some(*reason));
            assert!(reason.about().ends_with('.') && reason.about().len() > 10, "{reason}");
        }
        assert!(Reason::ALL.windows(2).all(|two| two[0].text() < two[1].text()), "whoever adds one puts it where it is looked for");
    }
}
