//! What each step, and whoever gives back, sees of the world, and decides by its own `next`.

use super::*;

impl Requests {
    /// What the step's own `next` says of the world as it is.
    pub(super) fn ask(&self, run: &Run<'_>, world: &World, version: u8) -> Decision<Pending> {
        let oid = run.plan.database.as_ref().map_or(0, |database| database.oid);
        let back = run.plan.way == Way::Undo;
        let worked_on = if run.in_place() { world.live } else { world.copy };
        let deployment = |replicas: i32, good: bool| Pending::Deployment { replicas, good, version: world.template_version, given_back: None };
        let statement = |s: Statement| Pending::Statement(s, version, false);
        match run.step.name {
            StepName::Quiesce => {
                let target = quiesce::Target {
                    of: WorkloadRef::new(WorkloadKind::Deployment, "shop"),
                    resource_version: world.template_version.to_string(),
                    replicas: world.replicas,
                    pods: usize::try_from(world.replicas).unwrap(),
                    deletes_claims: false,
                    blocking: None,
                    template: self.template(world.good_template).1.clone(),
                    resting: Some(self.template(!back).0.clone()),
                    last_writer: String::new(),
                };
                decided(quiesce::Quiesce::next(run, &vec![target]), |action| match action {
                    quiesce::Action::ScaleToZero { .. } => deployment(0, world.good_template),
                    quiesce::Action::Unblock(_) => unreachable!("no pod blocks in the model"),
                    quiesce::Action::Rest { .. } => deployment(world.replicas, !back),
                })
            }
            StepName::Close => {
                let connect = run.in_place().then(|| close::Connect { now: everybody(world), wanted: vec![] });
                let seen = close::Seen { live: world.live(oid), sessions: 0, others: vec![], stay: false, connect };
                decided(close::Close::next(run, &seen), |action| {
                    statement(if matches!(action, close::Action::CloseToOthers(..)) { Statement::CloseToOthers } else { Statement::Close })
                })
            }
            StepName::Clone => {
                // A copy has its settings at once here, and what it holds is kept: they decide nothing.
                let copy = world.copy.map(|oid| clone::Copy { oid, known: Some(before::Known::Kept(content())) });
                decided(clone::Clone::next(run, &clone::Seen { live: world.live(oid), copy, prepared: 0 }), |_| statement(Statement::Clone))
            }
            StepName::Migrate => {
                let in_place = run.in_place().then(|| migrate::InPlace {
                    known: Some(before::Known::Kept(content())),
                    backed_up: world.backup == Some(BackupPhase::Completed),
                    written: None,
                });
                let seen = migrate::Seen {
                    live: world.live(oid),
                    revision: world.revision(worked_on).text().as_deref().map(Into::into),
                    tool: Some(MigrationTool::Alembic),
                    job: world.job(),
                    in_place,
                    login: false,
                };
                decided(migrate::Migrate::next(run, &seen), |action| match action {
                    migrate::Action::Create => Pending::CreateJob { suspended: run.in_place() },
                    migrate::Action::Start => Pending::StartJob,
                    migrate::Action::Keep(_) | migrate::Action::Forget => unreachable!("what there is is kept in the model"),
                })
            }
            StepName::Restore => {
                let seen = restore::Seen { live: world.live(oid), target: worked_on.map(|oid| (oid, true)), job: world.job(), backed_up: None, bytes: None };
                decided(restore::Restore::next(run, &seen), |action| match action {
                    restore::Action::CreateDatabase | restore::Action::Dress => statement(Statement::CreateEmpty),
                    restore::Action::CreateJob => Pending::CreateJob { suspended: false },
                    restore::Action::StartJob => Pending::StartJob,
                })
            }
            StepName::Check => {
                let complaints = if world.revision(worked_on) == Revision::Good { vec![] } else { vec!["differs".to_owned()] };
                decided(
                    check::Check::next(
                        run,
                        &check::Seen {
                            copy_oid: world.copy,
                            shut: world.shut && run.held().connect.is_some(),
                            found: run.course.checked.is_none().then(|| Box::new(judge::Found { complaints, ..judge::Found::default() })),
                        },
                    ),
                    |_| statement(Statement::OpenToOthers),
                )
            }
            StepName::Swap => {
                let (copy, kept) = if back { (world.kept, world.undone) } else { (world.copy, world.kept) };
                let seen = swap::Seen { live: world.live(oid), copy, kept: kept == Some(oid), taken: false, others: vec![], started: self.started(run, world) };
                decided(swap::Swap::next(run, &seen), |action| {
                    statement(if back { Statement::SwapBack { open: action.open } } else { Statement::Swap { open: action.open } })
                })
            }
            StepName::Workload => {
                let target = workload::Target {
                    of: WorkloadRef::new(WorkloadKind::Deployment, "shop"),
                    resource_version: world.template_version.to_string(),
                    now: self.template(world.good_template).1.clone(),
                    planned: run.plan.targets[0].from.clone(),
                    wanted: self.template(!back).0.clone(),
                    restarted: true,
                    replicas: world.replicas,
                    held: run.held().replicas.first().map(|h| h.replicas),
                    annotations: marks(world, run),
                    last_writer: String::new(),
                    ownership: None,
                    due: None,
                    held_up: HeldUp::No,
                };
                decided(workload::Workload::next(run, &vec![target]), |action| match action {
                    workload::Action::SetTemplate(action) => Pending::Deployment {
                        replicas: action.replicas.unwrap_or(world.replicas),
                        good: !back,
                        version: world.template_version,
                        given_back: Some(back),
                    },
                    workload::Action::Unblock(_) => unreachable!("no pod blocks in the model"),
                    workload::Action::GiveOwnership { .. } => unreachable!("nobody owns fields in the model"),
                })
            }
            StepName::Verify => {
                let complaints = if world.good_template && world.replicas > 0 { vec![] } else { vec!["not yet".to_owned()] };
                decided(verify::Verify::next(run, &verify::Seen { complaints, percent: 100, overtaken: None }), |action| {
                    unreachable!("nothing is left behind in the model: {action:?}")
                })
            }
            StepName::Backup => {
                let seen = backup::Seen {
                    backup: world.backup.map(|phase| backup::Made { phase, message: String::new(), uid: "1".to_owned(), ours: true, not_restorable: false }),
                    dumped: None,
                };
                decided(backup::Backup::next(run, &seen), |()| Pending::CreateBackup)
            }
            name => unreachable!("no plan of the model has {name:?}"),
        }
    }

    /// Whether code is at work, or would be, that the copy does not fit.
    fn started(&self, run: &Run<'_>, world: &World) -> Vec<String> {
        let other = run.held().replicas.iter().any(|h| h.template.as_ref().is_some_and(|rests| *rests != self.template(world.good_template).1));
        if world.replicas > 0 || other { vec!["shop".to_owned()] } else { vec![] }
    }

    pub(super) fn give_back(&self, run: &Run<'_>, world: &World, version: u8) -> Decision<Pending> {
        let oid = run.plan.database.as_ref().map_or(0, |database| database.oid);
        let back = run.plan.way == Way::Undo;
        let job = (run.in_place() && matches!(world.job, Some(Job::Suspended | Job::Running))).then(|| ("job".to_owned(), true));
        let (copy, kept) = if back { (world.kept, world.undone) } else { (world.copy, world.kept) };
        let fits = if kept == Some(oid) {
            give_back::Fits::Good
        } else if run.in_place() {
            match world.revision(world.live) {
                Revision::Bad => give_back::Fits::Before,
                Revision::Good => give_back::Fits::Good,
                Revision::Half => give_back::Fits::Neither,
            }
        } else {
            give_back::Fits::Before
        };
        let bad = world.good_template == back;
        let fitting = match fits {
            give_back::Fits::Before if !bad => Some(Ok(Box::new(self.template(back).0.clone()))),
            _ if world.replicas > 0 => None,
            give_back::Fits::Good if bad => Some(Ok(Box::new(self.template(!back).0.clone()))),
            give_back::Fits::Neither => Some(Err("half-way".to_owned())),
            give_back::Fits::Good | give_back::Fits::Before => None,
        };
        let puts_good = if fits == give_back::Fits::Before { back } else { !back };
        let workload = |h: &HeldReplicas| give_back::Workload {
            of: h.workload(),
            resource_version: String::new(),
            annotations: marks(world, run),
            now: world.replicas,
            replicas: h.replicas,
            fitting: fitting.clone(),
            ownership: None,
            due: None,
        };
        let seen = give_back::Seen {
            database: job
                .is_none()
                .then(|| Ok(give_back::Database { live: world.live(oid), copy: copy.is_some(), shut: world.shut && run.held().connect.is_some(), fits })),
            job,
            login: None,
            workloads: run.held().replicas.iter().filter(|h| h.replicas > 0).map(workload).collect(),
        };
        let deployment_version = world.template_version;
        decided(give_back::GiveBack::next(run, &seen), |action| match action {
            give_back::Action::DeleteJob(_) => Pending::DeleteJob,
            give_back::Action::DeleteLogin(_) => unreachable!("no Secret is made in the model"),
            give_back::Action::GiveOwnership { .. } => unreachable!("nobody owns fields in the model"),
            give_back::Action::OpenToOthers => Pending::Statement(Statement::OpenToOthers, version, false),
            give_back::Action::Open => Pending::Statement(Statement::Open { oid }, version, false),
            give_back::Action::GiveBack(given) => {
                let good = if given.template.is_some() { puts_good } else { world.good_template };
                Pending::Deployment { replicas: given.replicas.unwrap_or(world.replicas), good, version: deployment_version, given_back: Some(back) }
            }
            give_back::Action::DropCopy => Pending::Statement(Statement::DropCopy, version, false),
        })
    }
}
