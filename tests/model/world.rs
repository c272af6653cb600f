//! The world of one request: its databases, its workload, its Jobs, its status, and two operators.

use std::collections::BTreeMap;

use rollback_operator::api::Template;
use rollback_operator::api::backup_policy::MigrationTool;
use rollback_operator::api::plan::{Plan, PlannedStep, StepName, Way};
use rollback_operator::api::request_status::{ConnectGrant, Course, Held, HeldReplicas, KeptContent, Phase, RollbackRequestStatus, StepPhase};
use rollback_operator::api::{GIVEN_BACK_ANNOTATION, RollbackRequest, WorkloadKind, WorkloadRef, backup::BackupPhase};
use rollback_operator::cluster::jobs::JobState;
use rollback_operator::cluster::workload::HeldUp;
use rollback_operator::database::down::judge;
use rollback_operator::plan::template::hash;
use rollback_operator::plan::undo;
use rollback_operator::request::stepping::{self, Turn};
use rollback_operator::request::{Answer, Ask, Moment, ask, giving_back, undoing};
use rollback_operator::steps::{
    Decision, Live, Run, Step, backup, before, check, clone, close, give_back, migrate, quiesce, register, restore, swap, verify, workload,
};
use stateright::{Model, Property};

mod looks;

/// A time by which every step has had its own.
const LATE_SECONDS: i64 = 1_000_000;
/// OIDs of the original and of the copy.
const ORIGINAL: i64 = 1;
const COPY: i64 = 2;

/// Schema revisions: of the bad release, of the good one, and of a migration that stopped half-way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Revision {
    Bad,
    Good,
    Half,
}

impl Revision {
    fn text(self) -> Option<String> {
        let text = match self {
            Revision::Bad => "b2",
            Revision::Good => "a1",
            Revision::Half => "half",
        };
        Some(text.to_owned())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Job {
    Suspended,
    Running,
    Succeeded,
    Failed,
}

/// What a course remembers, as far as it matters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Memory {
    steps: Vec<StepPhase>,
    held: Held,
    before: bool,
    checked: bool,
    kept: bool,
    swapped_in: Option<i64>,
    copy_oid: Option<i64>,
    backup: bool,
    backed_up: bool,
    /// Why a step has failed.
    reason: Option<String>,
}

/// The databases by name, the workload, and the Jobs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    live: Option<i64>,
    copy: Option<i64>,
    kept: Option<i64>,
    undone: Option<i64>,
    /// Whether each database lets sessions in, by its OID less one.
    open: [bool; 2],
    revision: [Revision; 2],
    /// Whether others than the change itself are kept out of the live database.
    shut: bool,
    replicas: i32,
    good_template: bool,
    template_version: u8,
    /// The mark of the course that gave it back: the rollback's own, or its undo's.
    given_back: Option<bool>,
    job: Option<Job>,
    backup: Option<BackupPhase>,
    /// Migrations or restores that took effect, and swaps.
    effects: u8,
    swaps: u8,
    /// What must never happen, and has.
    broken: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Status {
    version: u8,
    phase: Phase,
    course: Memory,
    undo: Option<Memory>,
    /// What the undo was planned by.
    undone_from: Option<Before>,
    abort_spent: bool,
}

/// The world that an undo was planned for: whether the good template was there, and the databases of the names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Before {
    good_template: bool,
    live: Option<i64>,
    kept: Option<i64>,
}

/// What an operator will do next, decided on what it saw.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Pending {
    /// A new status, if nobody has written since.
    Write(Box<Status>, u8),
    /// A statement; whether the fence is taken, and at which version.
    Statement(Statement, u8, bool),
    /// A write of the Deployment, if nobody has written it since.
    Deployment {
        replicas: i32,
        good: bool,
        version: u8,
        given_back: Option<bool>,
    },
    CreateJob {
        suspended: bool,
    },
    StartJob,
    DeleteJob,
    CreateBackup,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Statement {
    Close,
    Clone,
    CreateEmpty,
    Swap { open: bool },
    SwapBack { open: bool },
    Open { oid: i64 },
    CloseToOthers,
    OpenToOthers,
    DropCopy,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State {
    world: World,
    status: Status,
    operators: [Option<Pending>; 2],
    crashes: u8,
    aborted: bool,
    undo_asked: bool,
    trouble: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// An operator reads everything and decides. A late one finds its step's time over.
    Look {
        operator: usize,
        late: bool,
    },
    /// It does what it decided.
    Go(usize),
    Crash(usize),
    /// Another operator ends the session that holds the fence.
    ThrowOut(usize),
    JobEnds {
        good: bool,
        effect: bool,
    },
    JobVanishes,
    BackupEnds(bool),
    Abort,
    AskForUndo,
    /// A person or an autoscaler scales it up, whatever its template is.
    ScaleUp,
}

/// The model of one plan.
pub struct Requests {
    in_place: bool,
    /// How many crashes there may be.
    crashes: u8,
    plan: Plan,
    request: RollbackRequest,
    /// The bad template and the good one, with their hashes.
    templates: [(Template, String); 2],
}

fn yaml<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(serde_yaml::from_str(text).unwrap()).unwrap()
}

impl Requests {
    pub fn new(way: Way, in_place: bool, crashes: u8) -> Self {
        let templates = ["v2", "v1"].map(|image| {
            let template: Template = yaml(&format!("{{spec: {{containers: [{{name: shop, image: 'shop:{image}'}}]}}}}"));
            let hash = hash(&template);
            (template, hash)
        });
        let request = yaml(
            "{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {name: back, namespace: n, uid: u, finalizers: [rollback-operator.dev/give-back]}, spec: {targets: [{kind: Deployment, name: shop}]}}",
        );
        let plan = plan(way, in_place, &templates[0].1, &templates[1].1);
        Self { in_place, crashes, plan, request, templates }
    }

    fn template(&self, good: bool) -> &(Template, String) {
        &self.templates[usize::from(good)]
    }
}

fn plan(way: Way, in_place: bool, bad: &str, good: &str) -> Plan {
    use StepName::{Backup, Check, Clone, Close, Migrate, Quiesce, Restore, Swap, Verify, Workload};
    let steps = match (way, in_place) {
        (Way::Restore, _) => vec![Restore, Check, Quiesce, Swap, Workload, Verify, Backup],
        (_, true) => vec![Quiesce, Close, Backup, Migrate, Check, Workload, Verify],
        (_, false) => vec![Quiesce, Close, Clone, Migrate, Check, Swap, Workload, Verify, Backup],
    };
    let method = if in_place { "InPlace" } else { "Beside" };
    Plan {
        way,
        because: String::new(),
        steps: steps.into_iter().map(|name| PlannedStep { name, description: String::new(), destructive: false }).collect(),
        losses: vec![],
        warnings: vec![],
        targets: vec![yaml(&format!(
            "{{kind: Deployment, name: shop, uid: u, from: '{bad}', source: {{release: v1}}, to: '{good}', before: {{release: v2}}}}"
        ))],
        database: Some(yaml(&format!(
            "{{policy: shop, name: shop, oid: 1, owner: shop, sizeBytes: 1, method: {method}, copy: shop_rb_u, kept: shop_before_u, fromRevision: b2, toRevision: a1, endOtherSessions: true}}"
        ))),
        approval: None,
    }
}

impl Requests {
    fn undo_seen(&self, done: &Course, before: &Before) -> undo::Seen {
        undo::Seen {
            uid: "u".into(),
            templates: vec![(WorkloadRef::new(WorkloadKind::Deployment, "shop"), self.template(before.good_template).1.clone())],
            live: before.live.filter(|_| done.kept_database.is_some()),
            kept: before.kept.filter(|_| done.kept_database.is_some()),
            ..undo::Seen::default()
        }
    }

    /// The request as it stands in the API.
    fn stands(&self, state: &State) -> RollbackRequest {
        let status = &state.status;
        let course = self.course(&status.course, self.plan.clone());
        let undo = status.undo.as_ref().zip(status.undone_from.as_ref()).map(|(memory, before)| {
            let plan = register::undo(&course, &self.undo_seen(&course, before)).unwrap();
            self.course(memory, plan)
        });
        let mut request = self.request.clone();
        (request.spec.abort, request.spec.undo) = (state.aborted, state.undo_asked);
        let start_time = Some(rollback_operator::api::time(jiff::Timestamp::UNIX_EPOCH));
        let (phase, abort_spent) = (status.phase, status.abort_spent);
        request.status = Some(RollbackRequestStatus { phase, course, undo, abort_spent, start_time, ..RollbackRequestStatus::default() });
        request
    }

    /// The write of an answer; `None` where nothing changes that the model knows of.
    fn write(status: &Status, answer: Answer, before: Option<Before>) -> Option<Pending> {
        let RollbackRequestStatus { phase, course, undo, abort_spent, .. } = answer.status;
        let undone_from = undo.is_some().then(|| before.or(status.undone_from.clone())).flatten();
        let new = Status { phase, course: Self::memory(&course), undo: undo.as_ref().map(Self::memory), undone_from, abort_spent, version: status.version };
        (new != *status).then(|| Pending::Write(Box::new(new), status.version))
    }

    fn course(&self, memory: &Memory, plan: Plan) -> Course {
        let mut course = Course::new(plan);
        for (step, phase) in course.steps.iter_mut().zip(&memory.steps) {
            step.phase = *phase;
            step.start_time = (*phase != StepPhase::Pending).then(|| rollback_operator::api::time(jiff::Timestamp::UNIX_EPOCH));
            step.reason = memory.reason.clone().filter(|_| *phase == StepPhase::Failed);
        }
        course.held = memory.held.clone();
        course.before = memory.before.then(content);
        course.checked = memory.checked.then(|| "all is well".to_owned());
        course.kept_database = memory.kept.then(|| "shop_before_u".to_owned());
        course.swapped_in = memory.swapped_in;
        course.copy_oid = memory.copy_oid;
        course.safety_backup = memory.backup.then(|| "back-before".to_owned());
        course.safety_backup_uid = memory.backed_up.then(|| "1".to_owned());
        course
    }

    fn memory(course: &Course) -> Memory {
        Memory {
            steps: course.steps.iter().map(|s| s.phase).collect(),
            held: course.held.clone(),
            before: course.before.is_some(),
            checked: course.checked.is_some(),
            kept: course.kept_database.is_some(),
            swapped_in: course.swapped_in,
            copy_oid: course.copy_oid,
            backup: course.safety_backup.is_some(),
            backed_up: course.safety_backup_uid.is_some(),
            reason: course.failed().and_then(|step| step.reason.clone()),
        }
    }
}

impl World {
    fn live(&self, oid: i64) -> Live {
        match self.live {
            Some(live) if live == oid => Live::Original { open: self.open[usize::try_from(oid - 1).unwrap()] },
            Some(_) => Live::Other,
            None => Live::Missing,
        }
    }

    fn revision(&self, oid: Option<i64>) -> Revision {
        oid.map_or(Revision::Half, |oid| self.revision[usize::try_from(oid - 1).unwrap()])
    }

    fn job(&self) -> Option<JobState> {
        self.job.map(|job| match job {
            Job::Suspended => JobState::Suspended,
            Job::Running => JobState::Active { stuck: None },
            Job::Succeeded => JobState::Succeeded(
                r#"{"content":{"database":"x","sizeBytes":0,"checksum":"","serverVersion":"","fingerprint":"","totalRows":7,"tableCount":1}}"#.into(),
            ),
            Job::Failed => JobState::Failed("exit code 1".into()),
        })
    }
}

fn content() -> KeptContent {
    KeptContent { config_map: "before".into(), tables: 1, rows: 7 }
}

/// Who may connect to the live database.
fn everybody(world: &World) -> Vec<ConnectGrant> {
    if world.shut { vec![] } else { vec![ConnectGrant { role: None, grantable: false }] }
}

/// The annotations of the workload, as the course that looks would have written them.
fn marks(world: &World, run: &Run<'_>) -> BTreeMap<String, String> {
    let ours = world.given_back == Some(run.plan.way == Way::Undo);
    ours.then(|| (GIVEN_BACK_ANNOTATION.to_owned(), run.mark())).into_iter().collect()
}

/// A decision with the action as the model knows it.
fn decided<A>(decision: Decision<A>, act: impl FnOnce(A) -> Pending) -> Decision<Pending> {
    match decision {
        Decision::Record(note) => Decision::Record(note),
        Decision::Act(action) => Decision::Act(act(action)),
        Decision::Wait(why) => Decision::Wait(why),
        Decision::Advance { percent, what } => Decision::Advance { percent, what },
        Decision::Done(what) => Decision::Done(what),
        Decision::Lacks(what) => Decision::Lacks(what),
        Decision::Fail(failure) => Decision::Fail(failure),
    }
}

impl Requests {
    /// One round, as the controller makes it; `None` when there is nothing to do.
    fn round(&self, state: &State, late: bool) -> Option<Pending> {
        let (status, world, version) = (&state.status, &state.world, state.status.version);
        let request = self.stands(state);
        let now = jiff::Timestamp::from_second(if late { LATE_SECONDS } else { 0 }).unwrap();
        let at = Moment { request: &request, now };
        let seen = at.seen();
        let turn = |turn: Turn<Pending>| match turn {
            Turn::Act(pending) => Some(pending),
            Turn::Write(answer) => Self::write(status, *answer, None),
        };
        match ask(at).unwrap() {
            Ask::Nothing(_) => None,
            Ask::Write(answer) => Self::write(status, *answer, None),
            Ask::Step(index) => {
                let run = stepping::run(at, &seen, index).unwrap();
                turn(stepping::decided(&run, index, self.ask(&run, world, version)))
            }
            Ask::GiveBack => {
                let step = giving_back::unplanned();
                let run = giving_back::run(at, &seen, &step).unwrap();
                turn(giving_back::decided(at, self.give_back(&run, world, version)))
            }
            Ask::Undo => {
                let before = Before { good_template: world.good_template, live: world.live, kept: world.kept };
                let looked = self.undo_seen(&seen.course, &before);
                Self::write(status, undoing::planned(at, Ok(looked)).unwrap(), Some(before))
            }
            ask @ (Ask::Hold | Ask::Plan | Ask::Discard | Ask::Leave) => unreachable!("no request of the model asks for {ask:?}"),
        }
    }

    /// Carries out what an operator had decided, in the world as it is by now.
    fn go(&self, state: &mut State, pending: Pending) -> Option<Pending> {
        let (world, status) = (&mut state.world, &mut state.status);
        match pending {
            // Somebody wrote in between: 409.
            Pending::Write(_, version) | Pending::Statement(_, version, false) if version != status.version => None,
            Pending::Write(new, _) => {
                let fell = |old: &Memory, new: &Memory| old.steps.iter().zip(&new.steps).any(|(o, n)| *o == StepPhase::Succeeded && *n != StepPhase::Succeeded);
                if fell(&status.course, &new.course) || (status.phase.finished() && !new.phase.finished() && new.phase != Phase::Undoing) {
                    world.broken = Some("S4: a step fell back, or the end was left");
                }
                *status = Status { version: status.version + 1, ..*new };
                None
            }
            // The fence is taken and the status is as it was read; the statement comes later.
            Pending::Statement(statement, version, false) => Some(Pending::Statement(statement, version, true)),
            Pending::Statement(statement, _, true) => {
                self.execute(world, statement);
                None
            }
            Pending::Deployment { replicas, good, version, given_back } if version == world.template_version => {
                let fits = world.revision(world.live) == if good { Revision::Good } else { Revision::Bad };
                if replicas > 0 && !fits {
                    world.broken = Some("code was started on a schema that it does not fit");
                }
                (world.replicas, world.good_template, world.template_version) = (replicas, good, version + 1);
                world.given_back = given_back.or(world.given_back);
                None
            }
            Pending::Deployment { .. } => None,
            Pending::CreateJob { suspended } => {
                world.job = world.job.or(Some(if suspended { Job::Suspended } else { Job::Running }));
                None
            }
            Pending::StartJob => {
                if world.job == Some(Job::Suspended) {
                    if self.in_place && world.backup != Some(BackupPhase::Completed) {
                        world.broken = Some("S1: the live database is changed without a verified backup");
                    }
                    world.job = Some(Job::Running);
                }
                None
            }
            Pending::DeleteJob => {
                world.job = None;
                None
            }
            Pending::CreateBackup => {
                world.backup = world.backup.or(Some(BackupPhase::Running));
                None
            }
        }
    }

    /// A statement behind the fence, with its own look at the names.
    fn execute(&self, world: &mut World, statement: Statement) {
        let still = |world: &World, oid: i64, open: bool| world.live == Some(oid) && world.open[usize::try_from(oid - 1).unwrap()] == open;
        match statement {
            Statement::Close if still(world, ORIGINAL, true) => world.open[0] = false,
            Statement::Clone if still(world, ORIGINAL, false) && world.copy.is_none() => {
                world.copy = Some(COPY);
                world.open[1] = true;
                world.revision[1] = world.revision[0];
            }
            Statement::CreateEmpty if world.copy.is_none() && world.kept.is_none() => {
                world.copy = Some(COPY);
                world.open[1] = true;
                world.revision[1] = Revision::Half;
            }
            Statement::Swap { .. } | Statement::SwapBack { .. } if world.replicas > 0 => {}
            Statement::Swap { open } if still(world, ORIGINAL, open) && world.copy == Some(COPY) => {
                (world.kept, world.live, world.copy) = (Some(ORIGINAL), Some(COPY), None);
                world.open = [true, true];
                world.swaps += 1;
                if world.revision[1] != Revision::Good {
                    world.broken = Some("an unchecked copy was swapped in");
                }
            }
            Statement::SwapBack { open } if still(world, COPY, open) && world.kept == Some(ORIGINAL) => {
                (world.undone, world.live, world.kept) = (Some(COPY), Some(ORIGINAL), None);
                world.open = [true, true];
                world.swaps += 1;
            }
            Statement::Open { oid } if still(world, oid, false) => world.open[usize::try_from(oid - 1).unwrap()] = true,
            Statement::CloseToOthers if still(world, ORIGINAL, true) => world.shut = true,
            Statement::OpenToOthers if still(world, ORIGINAL, true) => world.shut = false,
            Statement::DropCopy if still(world, ORIGINAL, true) => world.copy = None,
            // What is not as it was seen is not touched.
            _ => {}
        }
    }
}

impl Model for Requests {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        // The plan stands in the status already: nothing is written before (S5).
        let course = Self::memory(&Course::new(self.plan.clone()));
        let world = World {
            live: Some(ORIGINAL),
            copy: None,
            kept: None,
            undone: None,
            open: [true, true],
            revision: [Revision::Bad, Revision::Half],
            shut: false,
            replicas: 2,
            good_template: false,
            template_version: 0,
            given_back: None,
            job: None,
            backup: None,
            effects: 0,
            swaps: 0,
            broken: None,
        };
        let status = Status { version: 0, phase: Phase::Running, course, undo: None, undone_from: None, abort_spent: false };
        vec![State { world, status, operators: [None, None], crashes: 0, aborted: false, undo_asked: false, trouble: 0 }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        let fence = |operator: usize| matches!(state.operators[operator], Some(Pending::Statement(_, _, true)));
        // What is held is looked at behind the fence.
        let gives_back = state.status.phase == Phase::Failing || state.status.phase.finished();
        for operator in 0..2 {
            match &state.operators[operator] {
                None if gives_back && fence(1 - operator) => actions.push(Action::ThrowOut(1 - operator)),
                None => {
                    for late in [false, true] {
                        if self.round(state, late).is_some() && (!late || state.trouble == 0) {
                            actions.push(Action::Look { operator, late });
                        }
                    }
                }
                Some(pending) => {
                    let waits = matches!(pending, Pending::Statement(_, _, false)) && fence(1 - operator);
                    if !waits {
                        actions.push(Action::Go(operator));
                    } else {
                        actions.push(Action::ThrowOut(1 - operator));
                    }
                    if state.crashes < self.crashes {
                        actions.push(Action::Crash(operator));
                    }
                }
            }
        }
        if state.world.job == Some(Job::Running) {
            actions.push(Action::JobEnds { good: true, effect: true });
            if state.trouble == 0 {
                actions.extend([
                    Action::JobEnds { good: true, effect: false },
                    Action::JobEnds { good: false, effect: false },
                    Action::JobEnds { good: false, effect: true },
                    Action::JobVanishes,
                ]);
            }
        }
        if state.world.backup == Some(BackupPhase::Running) {
            actions.push(Action::BackupEnds(true));
            if state.trouble == 0 {
                actions.push(Action::BackupEnds(false));
            }
        }
        if !state.aborted && matches!(state.status.phase, Phase::Running | Phase::Undoing) && state.trouble == 0 {
            actions.push(Action::Abort);
        }
        if matches!(state.status.phase, Phase::Running | Phase::Undoing) && state.world.replicas == 0 && state.trouble == 0 {
            actions.push(Action::ScaleUp);
        }
        if !state.undo_asked && matches!(state.status.phase, Phase::Succeeded | Phase::Failed) {
            actions.push(Action::AskForUndo);
        }
    }

    fn next_state(&self, last: &State, action: Action) -> Option<State> {
        let mut state = last.clone();
        match action {
            Action::Look { operator, late } => {
                state.trouble += u8::from(late);
                state.operators[operator] = self.round(last, late);
            }
            Action::Go(operator) => {
                let pending = state.operators[operator].take()?;
                state.operators[operator] = self.go(&mut state, pending);
            }
            Action::Crash(operator) => {
                state.crashes += 1;
                state.operators[operator] = None;
            }
            Action::ThrowOut(operator) => state.operators[operator] = None,
            Action::JobEnds { good, effect } => {
                state.trouble += u8::from(!(good && effect));
                state.world.job = Some(if good { Job::Succeeded } else { Job::Failed });
                let on = if self.in_place { state.world.live } else { state.world.copy };
                if let Some(oid) = on.filter(|_| effect) {
                    state.world.effects += 1;
                    // A migration that raises after its first autocommitted statement has stopped half-way.
                    state.world.revision[usize::try_from(oid - 1).ok()?] = if good { Revision::Good } else { Revision::Half };
                }
            }
            Action::JobVanishes => {
                state.trouble += 1;
                state.world.job = None;
            }
            Action::BackupEnds(good) => {
                state.trouble += u8::from(!good);
                state.world.backup = Some(if good { BackupPhase::Completed } else { BackupPhase::Failed });
            }
            Action::Abort => {
                state.trouble += 1;
                state.aborted = true;
            }
            Action::AskForUndo => state.undo_asked = true,
            Action::ScaleUp => {
                state.trouble += 1;
                state.world.replicas = 2;
                state.world.template_version += 1;
                let swapped = state.world.swaps == 1 + u8::from(state.status.undo.is_some());
                if swapped && state.world.revision(state.world.live) != (if state.world.good_template { Revision::Good } else { Revision::Bad }) {
                    state.world.broken = Some("whoever scaled it up has started code on a swapped-in database that it does not fit");
                }
            }
        }
        Some(state)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::<Self>::always("S1, S4, and no code on a schema that it does not fit", |_, state| state.world.broken.is_none()),
            Property::<Self>::always("S2: one change, one swap and one swap back", |_, state| {
                state.world.effects <= 1 && state.world.swaps <= 1 + u8::from(state.status.undo.is_some())
            }),
            Property::<Self>::always("S7: the live name is always there, and so is the original", |_, state| {
                let world = &state.world;
                world.live.is_some() && [world.live, world.kept].contains(&Some(ORIGINAL))
            }),
            Property::<Self>::always("at the end nothing is held", |_, state| {
                let (world, status) = (&state.world, &state.status);
                let held = status.course.held.nothing() && status.undo.as_ref().is_none_or(|undo| undo.held.nothing());
                let over = status.phase.finished() && held && state.operators.iter().all(Option::is_none);
                let open = world.live.is_some_and(|oid| world.open[usize::try_from(oid - 1).unwrap()]);
                let fits = world.revision(world.live) == if world.good_template { Revision::Good } else { Revision::Bad };
                !over || (open && !world.shut && world.replicas == 2 && world.copy.is_none() && fits)
            }),
            // Not 'eventually', which is unsound on cycles: whoever is not finished can still move, or waits for a Job.
            Property::<Self>::always("nobody is stuck", |model: &Requests, state: &State| {
                let waits = matches!(state.world.job, Some(Job::Running)) || state.world.backup == Some(BackupPhase::Running);
                let half = model.in_place && state.world.revision(state.world.live) == Revision::Half;
                let over = state.status.phase.finished() && state.status.course.held.nothing();
                over || waits
                    || half
                    || state.operators.iter().any(Option::is_some)
                    || model.round(state, false).is_some()
                    || model.round(state, true).is_some()
            }),
            Property::<Self>::sometimes("it succeeds", |_, state| state.status.phase == Phase::Succeeded),
            Property::<Self>::sometimes("it fails, and everything is given back", |_, state| {
                state.status.phase == Phase::Failed && state.status.course.held.nothing()
            }),
            Property::<Self>::sometimes("it is undone, or in place it is refused", |model: &Requests, state: &State| {
                state.status.phase == Phase::Undone || (model.in_place && state.undo_asked)
            }),
        ]
    }

    fn within_boundary(&self, state: &State) -> bool {
        state.status.version < 200
    }
}
