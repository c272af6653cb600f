//! The plan of a request: its targets, its database, and the steps in their order.

use super::refusal::{Refusal, refuse};
use super::snapshot::Snapshot;
use super::{approval, configuration, database, losses, target};
use crate::api::approval::ApprovalRule;
use crate::api::plan::{Method, Plan, PlannedTarget, StepName, Way};
use crate::api::rollback_request::{ConfigurationPolicy, SafetyBackup};
use crate::api::{Reason, RollbackRequestSpec};

/// A plan, and the order of its steps, which they say in words themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Without steps.
    pub plan: Plan,
    pub order: Vec<StepName>,
}

/// The plan of a request.
///
/// # Errors
/// When there is nothing to go back to, or no way that the request and the rights allow.
pub fn make(spec: &RollbackRequestSpec, seen: &Snapshot) -> Result<Draft, Refusal> {
    let mut warnings = Vec::new();
    let mut chosen = Vec::new();
    for workload in &seen.workloads {
        target::allowed(&workload.into())?;
        chosen.push((workload, target::choose(spec, workload, seen.database.as_ref(), &mut warnings)?));
    }
    let releases: Vec<_> = chosen.iter().map(|(_, choice)| choice.release).collect();
    let decision = database::decide(spec, seen, &releases, &mut warnings)?;
    if matches!(decision.way, Way::Downgrade | Way::Restore) {
        chosen.iter().try_for_each(|(workload, _)| target::stays_at_zero(workload))?;
    }
    let targets = chosen.iter().map(|(workload, choice)| target::planned(spec, workload, choice, &mut warnings)).collect::<Result<Vec<_>, _>>()?;

    if spec.configuration == ConfigurationPolicy::Restore {
        let of: Vec<_> = chosen.iter().filter_map(|(workload, choice)| Some((*workload, choice.release?))).collect();
        configuration::agree(&of)?;
    }
    let code_changes = targets.iter().any(PlannedTarget::changes);
    if !code_changes && decision.way == Way::CodeOnly {
        chosen.iter().try_for_each(|(workload, choice)| configuration::nothing_added(workload, choice.release))?;
    }
    let way = match decision.way {
        Way::CodeOnly | Way::Nothing if !code_changes => Way::Nothing,
        way => way,
    };
    let configuration_changes = targets.iter().any(|t| !t.configuration.is_empty());
    let losses = losses::bounded(decision.losses);
    let mut plan = Plan { way, because: decision.because, steps: Vec::new(), losses, warnings, targets, database: decision.database, approval: None };
    plan.approval = approval::needed(spec, &rules(seen), &plan)?;
    if plan.in_place() && spec.safety_backup == SafetyBackup::Never {
        return refuse(
            Reason::SafetyBackupNeeded,
            "a database is not changed in place without a verified backup; leave safetyBackup out, or make a copy beside possible",
        );
    }
    let order = steps(way, configuration_changes, spec.safety_backup, plan.database.as_ref().map(|d| d.method));
    Ok(Draft { plan, order })
}

/// What owners of databases want to be approved: whoever leaves a database out of his request does not get round it.
fn rules(seen: &Snapshot) -> Vec<&ApprovalRule> {
    let of_workloads = seen.workloads.iter().filter_map(|workload| workload.approval.as_ref());
    seen.database.iter().filter_map(|database| database.approval.as_ref()).chain(of_workloads).collect()
}

/// The order is the point: writers are quiet before the source is closed, the copy is checked before it is swapped in,
/// data is right before code starts, and the backup off the server is made while the application already runs.
fn steps(way: Way, configuration: bool, backup: SafetyBackup, database: Option<Method>) -> Vec<StepName> {
    use StepName::{Backup, Check, Clone, Close, Configuration, Migrate, Prove, Quiesce, Restore, Swap, Verify, Workload};
    let mut steps = match way {
        Way::Nothing | Way::Undo => return Vec::new(),
        Way::CodeOnly if database.is_some() && backup == SafetyBackup::Always => vec![Backup],
        Way::CodeOnly => vec![],
        // The backup comes first, while nothing is changed, and nobody else writes from before it on.
        Way::Downgrade if database == Some(Method::InPlace) => vec![Quiesce, Close, Backup, Migrate, Check],
        Way::Restore if database == Some(Method::InPlace) => vec![Prove, Quiesce, Close, Backup, Restore, Check],
        Way::Downgrade => vec![Quiesce, Close, Clone, Migrate, Check, Swap],
        // Built and checked while the application still runs; the swap itself closes the live database for an instant.
        Way::Restore => vec![Restore, Check, Quiesce, Swap],
    };
    if configuration {
        steps.push(Configuration);
    }
    steps.extend([Workload, Verify]);
    if matches!(way, Way::Downgrade | Way::Restore) && database == Some(Method::Beside) && backup != SafetyBackup::Never {
        steps.push(Backup);
    }
    steps
}
