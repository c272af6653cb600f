//! What a plan tells of what is lost.

use crate::api::plan::Loss;
use crate::plan::losses::bounded;

#[test]
fn a_plan_names_as_many_losses_as_a_status_holds() {
    let loss = |i: i64| Loss { object: format!("t{i}"), rows: i, message: String::new() };
    let all = bounded((0..20_000).map(loss).collect());
    assert_eq!((all.len(), all[0].rows, all[499].rows), (501, 19_500, 19_999));
    assert_eq!(all[500].message, format!("19500 more tables, with {} rows now", (0..19_500).sum::<i64>()));
    assert_eq!(bounded((0..3).map(|_| loss(1)).collect()).len(), 3);
}
