//! The status of a RollbackRequest: the course of its plan, each step with its times, and what is held.

use jiff::Timestamp;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, Time};
use kube::KubeSchema;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::approval::ApprovalStatus;
use super::common::{WorkloadKind, WorkloadRef};
use super::plan::{Loss, Plan, PlannedTarget, StepName};
use super::reason::Reason;

/// What the operator knows of the request.
#[derive(KubeSchema, Serialize, Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct RollbackRequestStatus {
    /// The generation that this status speaks of; -1 until the operator has seen the request.
    #[serde(default)]
    pub observed_generation: i64,
    /// One word for people. Programs read the conditions.
    #[serde(default)]
    pub phase: Phase,
    /// How many steps are done, as in `3/10`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<String>,
    /// `Succeeded` for programs; `Ready`, `Reconciling` and `Stalled` for kstatus and Argo CD; `Planned`, `Held`, `BackedUp`, `Verified` for people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[x_kube(merge_strategy = ListMerge::Map(vec!["type".into()]))]
    pub conditions: Vec<Condition>,
    /// Whose word the plan needs, or has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalStatus>,
    /// The plan and how far it has come.
    #[serde(flatten)]
    pub course: Course,
    /// The same for the undo, once one was asked for or was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<Course>,
    /// The way down that has failed on its copy, with what each step said, where the plan went on to a restore.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way_down: Option<Box<Course>>,
    /// Whether an `abort` is not the undo's: it was set before that was asked for, or nobody has asked for the undo.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub abort_spent: bool,
    /// Until when the kept original is certain to be there for an undo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo_until: Option<Time>,
    /// When the kept original was dropped: its backup was verified once more just before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discarded_time: Option<Time>,
    /// What happened and in what state the application is, in a few sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// When the operator took the request up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Time>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion_time: Option<Time>,
}

/// A plan, where its steps stand, and what is held for it. An undo is a course of its own, with a plan of its own.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Course {
    /// What will happen. It never changes once it is begun, and nothing is changed before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// The steps of the plan, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepStatus>,
    /// What is held and must be given back, whatever happens.
    #[serde(default)]
    pub held: Held,
    /// What was in the database before migrations touched it, against which the result is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<KeptContent>,
    /// The heads from which the migrations go on, where a way down has left branches that the release did not have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_over: Option<String>,
    /// What the way down has really taken, measured on the result: an empty list is no loss at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured_losses: Option<Vec<Loss>>,
    /// OID of the copy that was made: no other is checked or swapped in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_oid: Option<i64>,
    /// The name under which the untouched original database is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_database: Option<String>,
    /// OID of the database that got the live name: an undo takes back no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swapped_in: Option<i64>,
    /// The Backup of the database as it was before the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety_backup: Option<String>,
    /// Its UID, once it is complete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety_backup_uid: Option<String>,
    /// Whether the Job that changes the live database in place was let go: it is not made a second time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub changing: bool,
    /// What the check of the result said, once it has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<String>,
    /// What the way down has left behind that the release's schema did not have. Its code does not mind; the next release's
    /// migrations may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leftovers: Option<Vec<Leftover>>,
}

impl Course {
    /// Names of the Backups that it restores, may come to restore, or would go back to.
    pub fn backups(&self) -> impl Iterator<Item = &String> {
        let database = self.plan.as_ref().and_then(|plan| plan.database.as_ref());
        let restored = database.and_then(|d| d.backup.as_ref()).map(|backup| &backup.name);
        restored.into_iter().chain(database.and_then(|d| d.otherwise.as_ref())).chain(&self.safety_backup)
    }
}

/// What a database held: rows, sums over values, and sequences, in a ConfigMap of the request's.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct KeptContent {
    /// Name of the ConfigMap.
    pub config_map: String,
    /// How many tables there were.
    pub tables: i64,
    /// How many rows they had in all.
    pub rows: i64,
}

/// A difference that does not matter to the code.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct Leftover {
    /// The difference in words.
    pub message: String,
    /// The statement that removes it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
}

impl Course {
    /// A plan of which nothing is done yet.
    pub fn new(plan: Plan) -> Self {
        Course { steps: plan.steps.iter().map(|s| StepStatus::pending(s.name)).collect(), plan: Some(plan), ..Course::default() }
    }

    /// The first step that is not done.
    pub fn current(&self) -> Option<usize> {
        self.steps.iter().position(|s| s.phase != StepPhase::Succeeded)
    }

    pub fn begun(&self, name: StepName) -> bool {
        self.steps.iter().any(|s| s.name == name && s.start_time.is_some())
    }

    pub fn done(&self, name: StepName) -> bool {
        self.steps.iter().any(|s| s.name == name && s.phase == StepPhase::Succeeded)
    }

    /// Writes down that a step is begun, before its first change.
    pub fn begin(&mut self, index: usize, now: Timestamp) {
        if let Some(step) = self.steps.get_mut(index) {
            step.phase = StepPhase::Running;
            step.start_time = Some(Time(now));
        }
    }

    /// Writes down that a step is done.
    pub fn succeed(&mut self, index: usize, what: String, now: Timestamp) {
        if let Some(step) = self.steps.get_mut(index) {
            step.end(StepPhase::Succeeded, what, now);
        }
    }

    pub fn fail(&mut self, index: usize, reason: Reason, why: String, now: Timestamp) {
        if let Some(step) = self.steps.get_mut(index) {
            step.end(StepPhase::Failed, why, now);
            step.reason = Some(reason.to_string());
        }
    }

    /// The step that has failed.
    pub fn failed(&self) -> Option<&StepStatus> {
        self.steps.iter().find(|s| s.phase == StepPhase::Failed)
    }
}

/// Where the request stands.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Default, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Not yet planned, or waiting for another request.
    #[default]
    Pending,
    /// The plan stands, and needs somebody's word. Nothing is begun, and others are not kept waiting.
    AwaitingApproval,
    /// The plan is being gone through.
    Running,
    /// A step has failed; what is held is being given back.
    Failing,
    /// Everything is as the plan said, and verified.
    Succeeded,
    /// It did not come to its end, and holds nothing any more, or says what.
    Failed,
    /// What was done is being taken back.
    Undoing,
    /// Everything is as it was before the request.
    Undone,
}

impl RollbackRequestStatus {
    /// Whether nothing is held, neither for the rollback nor for its undo.
    pub fn nothing_held(&self) -> bool {
        self.course.held.nothing() && self.undo.as_ref().is_none_or(|undo| undo.held.nothing())
    }

    /// Whether an `abort` calls no undo off: it has ended the rollback, or came before the undo was asked for.
    pub fn abort_is_spent(&self) -> bool {
        self.abort_spent || self.course.failed().is_some_and(|step| step.why() == Some(Reason::Aborted))
    }

    /// Whether it has something to do, or to give back.
    pub fn at_work(&self) -> bool {
        !self.phase.finished() || !self.nothing_held()
    }
}

impl Phase {
    pub fn finished(self) -> bool {
        match self {
            Phase::Succeeded | Phase::Failed | Phase::Undone => true,
            Phase::Pending | Phase::AwaitingApproval | Phase::Running | Phase::Failing | Phase::Undoing => false,
        }
    }
}

/// Where one step stands.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct StepStatus {
    /// Which step.
    pub name: StepName,
    /// Where it stands.
    pub phase: StepPhase,
    /// What it waits for, what it did, or why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Why it failed, in one word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Time>,
    /// How far it is, in per cent, where that can be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<i64>,
    /// When its per cent last grew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advance_time: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion_time: Option<Time>,
    /// How many seconds it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
}

impl StepStatus {
    /// Why it has failed; nothing of a reason that a later version has written.
    pub fn why(&self) -> Option<Reason> {
        self.reason.as_deref().and_then(Reason::of)
    }

    /// A step of which nothing is done yet.
    pub fn pending(name: StepName) -> Self {
        StepStatus {
            name,
            phase: StepPhase::Pending,
            message: None,
            reason: None,
            start_time: None,
            percent: None,
            advance_time: None,
            completion_time: None,
            seconds: None,
        }
    }

    fn end(&mut self, phase: StepPhase, message: String, now: Timestamp) {
        self.phase = phase;
        self.message = Some(message);
        self.completion_time = Some(Time(now));
        let seconds = self.start_time.as_ref().map_or(0.0, |t| now.duration_since(t.0).as_secs_f64());
        self.seconds = Some((seconds * 10.0).round() / 10.0);
    }
}

/// Where one step stands, in a word.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepPhase {
    /// It has not begun.
    Pending,
    /// Written down before its first change, so a change that is found later has its author.
    Running,
    /// It is done.
    Succeeded,
    /// It could not be done; its message says why.
    Failed,
}

/// What is held. Every reconcile of an ended request gives back what still stands here.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Default, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// Workloads that were scaled to zero, with the replicas that they had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replicas: Vec<HeldReplicas>,
    /// Whether the live database refuses connections by our doing.
    #[serde(default)]
    pub closed: bool,
    /// Whether a copy was begun beside the live database.
    #[serde(default)]
    pub copy: bool,
    /// In place: who had CONNECT on the live database, from which it was taken so that nobody else writes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connect: Option<Vec<ConnectGrant>>,
    /// Who alone has it meanwhile. Whom somebody else lets in keeps it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub connect_only: Vec<ConnectGrant>,
}

/// A role that may connect to a database.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "camelCase")]
pub struct ConnectGrant {
    /// Absent for PUBLIC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Whether the role may grant it to others.
    #[serde(default)]
    pub grantable: bool,
}

impl Held {
    pub fn nothing(&self) -> bool {
        *self == Held::default()
    }
}

/// Replicas of a workload before it was scaled to zero.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct HeldReplicas {
    /// Kind of the workload.
    #[serde(default)]
    pub kind: WorkloadKind,
    /// Name of the workload.
    pub name: String,
    /// How many it had.
    pub replicas: i32,
    /// The hash of the good template, with which it rests at zero. Where the request does not come to its end, the template
    /// of before is put back together with the replicas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
}

impl HeldReplicas {
    pub fn workload(&self) -> WorkloadRef {
        WorkloadRef::new(self.kind, &self.name)
    }

    /// Whether they are of that target.
    pub fn are_of(&self, target: &PlannedTarget) -> bool {
        self.workload() == target.workload()
    }
}
