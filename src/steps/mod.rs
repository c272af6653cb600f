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
pub mod content;
pub mod difference;
pub mod discard;
pub mod give_back;
pub mod migrate;
pub mod newer;
pub mod prove;
pub mod quiesce;
pub mod restore;
pub mod swap;
pub mod verify;
pub mod workload;

use jiff::Timestamp;
use kube::ResourceExt;

use crate::api::request_status::{
    ConnectGrant, Course, Held, HeldReplicas, KeptContent, Leftover, Loss, Method, Plan, PlannedDatabase, StepName, StepStatus, Way,
};
use crate::api::{BackupPolicy, RollbackRequest};
use crate::cluster::{Error, World, refused};
use crate::database::{self, Access, Server, change, connect, fence, inspect};
use sqlx::PgConnection;

/// How many times the expected time a step that works on the whole database may take.
const PATIENCE: i64 = 5;

/// What a step takes at least before its progress is told, in seconds.
const LONG_SECONDS: i64 = 15;

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
    /// The step cannot be done.
    Fail(Failure),
}

/// Why a step has failed. The reason is part of the API, the message says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Failure {
    pub reason: &'static str,
    pub message: String,
}

pub(crate) fn fail<A>(reason: &'static str, message: impl Into<String>) -> Decision<A> {
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

/// One look at a request: what a step may know. Everything in it was read in this very reconcile.
pub struct Run<'a> {
    pub request: &'a RollbackRequest,
    pub plan: &'a Plan,
    /// What was written down of the plan: the rollback's own course, or that of its undo.
    pub course: &'a Course,
    pub step: &'a StepStatus,
    pub now: Timestamp,
}

impl Run<'_> {
    pub fn namespace(&self) -> &str {
        self.request.metadata.namespace.as_deref().unwrap_or_default()
    }

    pub fn name(&self) -> &str {
        self.request.metadata.name.as_deref().unwrap_or_default()
    }

    pub fn uid(&self) -> &str {
        self.request.metadata.uid.as_deref().unwrap_or_default()
    }

    pub fn held(&self) -> &Held {
        &self.course.held
    }

    /// Seconds since the step was begun.
    pub fn age(&self) -> i64 {
        self.step.start_time.as_ref().map_or(0, |t| self.now.as_second() - t.0.as_second())
    }

    /// Seconds since the step was begun, or since it was last seen to go on.
    pub fn still(&self) -> i64 {
        self.step.advance_time.as_ref().map_or_else(|| self.age(), |t| self.now.as_second() - t.0.as_second())
    }

    /// Seconds that the step may take.
    pub fn limit(&self) -> i64 {
        let spec = &self.request.spec;
        match self.step.name {
            StepName::Verify => spec.step_timeout_seconds.max(spec.verify.timeout_seconds),
            StepName::Prove | StepName::Clone | StepName::Migrate | StepName::Restore | StepName::Check | StepName::Backup => self.patience(),
            StepName::Quiesce | StepName::Close | StepName::Swap | StepName::Configuration | StepName::Workload => spec.step_timeout_seconds,
        }
    }

    /// Seconds for which work may stand still before it is taken for dead: longer where a hundredth of it takes longer.
    pub fn standstill(&self) -> i64 {
        self.request.spec.step_timeout_seconds.max(self.patience() / 20)
    }

    /// Whether the step has had its time: what moves has more of it.
    pub fn late(&self) -> bool {
        let moved = self.step.advance_time.as_ref().map(|t| self.now.as_second() - t.0.as_second());
        self.age() > self.limit() && moved.is_none_or(|seconds| seconds > self.standstill())
    }

    /// Seconds that work on the whole database may take: what the request says, or several times what its size lets expect.
    pub fn patience(&self) -> i64 {
        let expected = self.plan.database.as_ref().and_then(|d| d.expected_seconds).unwrap_or(0);
        self.request.spec.step_timeout_seconds.max(expected.saturating_mul(PATIENCE))
    }

    /// Whether the plan has a step of that kind.
    pub fn plans(&self, name: StepName) -> bool {
        self.plan.has(name)
    }

    /// What marks the pods that were made anew for their configuration: not the same for the rollback and for its undo.
    pub fn mark(&self) -> String {
        match self.plan.way {
            Way::Undo => format!("{}-undo", self.uid()),
            Way::Nothing | Way::CodeOnly | Way::Downgrade | Way::Restore => self.uid().to_owned(),
        }
    }

    /// Whether the live database itself is changed.
    pub fn in_place(&self) -> bool {
        self.plan.database.as_ref().is_some_and(|d| d.method == Method::InPlace)
    }

    /// The database of the plan.
    ///
    /// # Errors
    /// When the plan has none: such a plan has no step that asks.
    pub fn database(&self) -> Result<&PlannedDatabase, Error> {
        self.plan.database.as_ref().map_or_else(|| refused("PlanIncomplete", "the plan has no database, but a step that needs one"), Ok)
    }
}

/// Per cent as they are told: in steps of five, or of one where it takes long, since each is a write of the status.
pub(crate) fn told(run: &Run<'_>, percent: i64) -> Option<i64> {
    let percent = percent.clamp(0, 99);
    let percent = if run.patience() > run.request.spec.step_timeout_seconds { percent } else { percent / 5 * 5 };
    (percent > 0).then_some(percent)
}

/// What is left at the speed so far, in words.
pub(crate) fn time_left(run: &Run<'_>, percent: i64) -> String {
    match run.age() * (100 - percent) / percent.max(1) {
        ..60 => "less than a minute left".to_owned(),
        seconds => format!("about {} min left", (seconds + 30) / 60),
    }
}

/// A kind of step.
pub trait Step {
    /// What `observe` sees, as plain data.
    type Seen: Send;
    /// What `act` can do.
    type Action: Send + std::fmt::Debug;

    fn observe(world: &World, run: &Run<'_>) -> impl Future<Output = Result<Self::Seen, Error>> + Send;
    fn next(run: &Run<'_>, seen: &Self::Seen) -> Decision<Self::Action>;
    fn act(world: &World, run: &Run<'_>, action: Self::Action) -> impl Future<Output = Result<(), Error>> + Send;
}

/// The policy that the plan names, as it is now.
pub(crate) async fn policy(world: &World, run: &Run<'_>) -> Result<BackupPolicy, Error> {
    let name = &run.database()?.policy;
    match world.get::<BackupPolicy>(run.namespace(), name).await? {
        Some(policy) => Ok(policy),
        None => refused("PolicyNotFound", format!("BackupPolicy {name} does not exist")),
    }
}

/// The plan's server, and a session on its maintenance database that reads.
pub(crate) async fn maintenance(world: &World, run: &Run<'_>) -> Result<(Server, PgConnection, BackupPolicy), Error> {
    session(world, run, Access::Read).await
}

/// A session on the maintenance database of the plan's server.
///
/// # Errors
/// Reason `ServerChanged`, when the policy leads to another server by now: a database of that name and OID is another one there.
async fn session(world: &World, run: &Run<'_>, access: Access) -> Result<(Server, PgConnection, BackupPolicy), Error> {
    let policy = policy(world, run).await?;
    let server = world.server(run.namespace(), &policy.spec).await?;
    let mut session = server.connect(&policy.spec.database.maintenance_database, access).await?;
    let planned = &run.database()?.system_identifier;
    let is = inspect::system_identifier(&mut session).await?;
    if *planned != is {
        let name = policy.name_any();
        return refused(
            "ServerChanged",
            format!(
                "BackupPolicy {name} leads to the server with system_identifier {is}, and the plan was made for {planned}; let it lead there again, until RollbackRequest {} has ended",
                run.name()
            ),
        );
    }
    Ok((server, session, policy))
}

/// A session as the owner's login, in which rows are read: what the owner wrote runs as himself.
///
/// # Errors
/// When the policy has no such login any more, or it cannot connect.
pub(crate) async fn owners(world: &World, run: &Run<'_>, policy: &BackupPolicy, database: &str) -> Result<PgConnection, Error> {
    Ok(owners_server(world, run, policy).await?.connect(database, Access::Read).await?)
}

/// The server with the owner's login.
pub(crate) async fn owners_server(world: &World, run: &Run<'_>, policy: &BackupPolicy) -> Result<Server, Error> {
    match world.restore_server(run.namespace(), &policy.spec).await? {
        Some(server) => Ok(server),
        None => refused("PolicyIncomplete", "the policy has no login of the owner as whom rows are read; set database.ownerSecretRef"),
    }
}

/// A session on the maintenance database that may change the plan's database: it has the fence, and nobody has written
/// the request's status since it was read. So an operator that was paused, or has lost its lease, changes nothing.
pub(crate) async fn fenced(world: &World, run: &Run<'_>) -> Result<PgConnection, Error> {
    let (_, mut session, _) = session(world, run, Access::Change).await?;
    fence::take(&mut session, &run.database()?.name).await?;
    let now = world.get::<RollbackRequest>(run.namespace(), run.name()).await?;
    if now.is_none_or(|now| now.metadata.resource_version != run.request.metadata.resource_version) {
        return Err(database::Error::Moved(format!("RollbackRequest {} was written by another since it was read", run.name())).into());
    }
    Ok(session)
}

/// The live database as the plan saw it.
pub(crate) fn planned_live(database: &PlannedDatabase) -> change::Live<'_> {
    change::Live { name: &database.name, oid: database.oid }
}

/// What the live name points at, which every step on the database looks at first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Live {
    /// The database of the plan; whether it lets sessions in.
    Original {
        open: bool,
    },
    /// Another database: ours after the swap, or somebody's.
    Other,
    Missing,
}

pub(crate) async fn live(session: &mut PgConnection, database: &PlannedDatabase) -> Result<Live, Error> {
    Ok(match inspect::entry(session, &database.name).await? {
        Some(entry) if entry.oid == database.oid => Live::Original { open: entry.allows_connections },
        Some(_) => Live::Other,
        None => Live::Missing,
    })
}

/// The failure of a step that finds the source open again: writes may have come in that the copy lacks.
pub(crate) fn reopened<A>(live: &Live, name: &str) -> Option<Decision<A>> {
    match live {
        Live::Original { open: false } => None,
        Live::Original { open: true } => Some(fail(
            "DatabaseReopened",
            format!("database {name} was opened again by somebody since it was closed; writes could be lost, so its copy is not used"),
        )),
        Live::Other | Live::Missing => {
            Some(fail("DatabaseChanged", format!("database {name} is no longer the one that the plan saw; somebody renamed or replaced it")))
        }
    }
}

/// Whether CONNECT is taken from somebody who shall have it when the request ends.
pub(crate) async fn shut(session: &mut PgConnection, run: &Run<'_>) -> Result<bool, Error> {
    let Some((name, _)) = inspect::by_oid(session, run.database()?.oid).await? else { return Ok(false) };
    Ok(match afterwards(session, run, &name).await? {
        Some((now, wanted)) => now != wanted,
        None => false,
    })
}

/// Lets those connect again who could before, beside those whom somebody has let in meanwhile.
pub(crate) async fn open_to_others(world: &World, run: &Run<'_>) -> Result<(), Error> {
    let mut session = fenced(world, run).await?;
    let oid = run.database()?.oid;
    let Some((name, _)) = inspect::by_oid(&mut session, oid).await? else { return Ok(()) };
    match afterwards(&mut session, run, &name).await? {
        Some((now, wanted)) => Ok(connect::set(&mut session, change::Live { name: &name, oid }, &now, &wanted).await?),
        None => Ok(()),
    }
}

/// Who may connect now, and who shall when the request ends; `None` where nothing of that is held.
async fn afterwards(session: &mut PgConnection, run: &Run<'_>, database: &str) -> Result<Option<(Vec<ConnectGrant>, Vec<ConnectGrant>)>, Error> {
    let Held { connect: Some(before), connect_only, .. } = run.held() else { return Ok(None) };
    let now = connect::granted(session, database).await?;
    let before = connect::existing(session, before).await?;
    let wanted = connect::afterwards(&before, connect_only, &now);
    Ok(Some((now, wanted)))
}

/// The logins that work on a copy: the application's, whose SQL is asked there, and the one as which backups are restored.
pub(crate) async fn friends(world: &World, run: &Run<'_>, policy: &BackupPolicy) -> Result<Vec<String>, Error> {
    let application = world.application_server(run.namespace(), &policy.spec).await?;
    let owner = world.restore_server(run.namespace(), &policy.spec).await?;
    let mut logins: Vec<String> = application.into_iter().chain(owner).map(|server| server.login.user).collect();
    logins.dedup();
    Ok(logins)
}

/// The failure of a step that finds another database under the copy's name.
pub(crate) fn same_copy<A>(run: &Run<'_>, seen: Option<i64>) -> Option<Decision<A>> {
    match (run.course.copy_oid, seen) {
        (Some(made), Some(seen)) if made != seen => {
            let name = run.plan.database.as_ref().map_or("", |d| &d.copy);
            Some(fail("CopyReplaced", format!("{name} is not the copy that this request made: somebody has put another database in its place")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
