//! The way back of the way back.

use super::fixture::{at, bad_migration, names, planned, shop, with_database};
use crate::api::plan::{StepName, TemplateSource};
use crate::api::request_status::{Course, StepPhase};
use crate::plan::undo;
use crate::steps::register;

#[test]
fn an_undo_is_the_same_the_other_way_round() {
    let plan = planned(&with_database(""), &bad_migration());
    let (oid, kept) = plan.database.as_ref().map(|d| (d.oid, d.kept.clone())).unwrap_or_else(|| unreachable!("it has a database"));
    let mut done = Course::new(plan);
    for index in 0..done.steps.len() {
        done.succeed(index, String::new(), at(50));
    }
    (done.kept_database, done.swapped_in) = (Some(kept), Some(77));
    let seen = undo::Seen { uid: "21dc9067-4882-4f4c".into(), live: Some(77), kept: Some(oid), ..undo::Seen::default() };
    let back = register::undo(&done, &seen).unwrap_or_else(|refusal| unreachable!("{refusal:?}"));
    assert_eq!(names(&back), [StepName::Quiesce, StepName::Swap, StepName::Workload]);
    assert_eq!(back.targets[0].source, TemplateSource::Release("v2".into()));
    let database = back.database.unwrap_or_else(|| unreachable!("it has a database"));
    assert_eq!((database.oid, database.copy.as_str(), database.kept.as_str()), (77, "shop_before_21dc90674882", "shop_undone_21dc90674882"));
    // Stopped between the swap and its note: the names tell.
    let mut stopped = done.clone();
    stopped.steps.iter_mut().filter(|s| s.name == StepName::Swap).for_each(|s| s.phase = StepPhase::Failed);
    assert_eq!(register::undo(&stopped, &seen).map(|p| names(&p)), Ok(vec![StepName::Quiesce, StepName::Swap, StepName::Workload]));
    for (seen, reason) in [
        (undo::Seen { live: Some(78), ..seen.clone() }, "DatabaseChanged"),
        (undo::Seen { kept: None, ..seen.clone() }, "OriginalGone"),
        (undo::Seen { paused: vec![shop()], ..seen.clone() }, "Paused"),
        (undo::Seen { changed: vec![(shop(), "helm".into())], ..seen.clone() }, "ChangedByOther"),
        (undo::Seen { edited: vec![("ConfigMap settings".into(), "kubectl".into())], ..seen.clone() }, "ChangedByOther"),
    ] {
        assert_eq!(register::undo(&done, &seen).map(|p| p.way).map_err(|r| r.reason.text()), Err(reason));
    }
}
