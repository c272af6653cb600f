//! Which scheduled backups may go. Pure.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::api::backup_policy::Retention;

/// A scheduled backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduled {
    pub name: String,
    pub taken: Timestamp,
    pub state: State,
    /// Whether a request that is not finished, or can still be undone, names it.
    pub in_use: bool,
    /// Whether a drill has restored it.
    pub drilled: bool,
}

/// How a backup ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Running,
    Verified,
    Failed,
    /// There was no room for it: that is what letting older ones go is for.
    NoRoom,
    /// Complete, but a drill could not restore it: it is no later backup for others, and it is never deleted by itself.
    Doubtful,
}

/// Names of the backups that may be deleted.
///
/// Nothing goes while the newest finished run is not verified; and never the newest verified one, nor the newest that a drill
/// has restored.
pub fn expired(backups: &[Scheduled], keep: &Retention, zone: &TimeZone, now: Timestamp) -> Vec<String> {
    let mut finished: Vec<&Scheduled> = backups.iter().filter(|b| b.state != State::Running).collect();
    finished.sort_by_key(|b| std::cmp::Reverse(b.taken));
    if finished.iter().find(|b| b.state != State::NoRoom).is_none_or(|newest| newest.state != State::Verified) {
        return Vec::new();
    }
    let good: Vec<&Scheduled> = finished.iter().copied().filter(|b| b.state == State::Verified).collect();
    let mut kept: BTreeSet<&str> =
        good.iter().filter(|b| b.in_use).chain(good.first()).chain(good.iter().find(|b| b.drilled)).map(|b| b.name.as_str()).collect();
    let count = |n: Option<i32>| n.map_or(0, |n| usize::try_from(n).unwrap_or(0));
    kept.extend(good.iter().take(count(keep.keep_last)).map(|b| b.name.as_str()));
    if let Some(seconds) = keep.keep_within_seconds {
        kept.extend(good.iter().filter(|b| now.as_second() - b.taken.as_second() < seconds).map(|b| b.name.as_str()));
    }
    let mut days = BTreeSet::new();
    for backup in &good {
        if days.len() < count(keep.keep_daily) && days.insert(backup.taken.to_zoned(zone.clone()).date()) {
            kept.insert(&backup.name);
        }
    }
    let failed = finished.iter().filter(|b| b.state == State::Failed).skip(count(Some(keep.failed_history_limit)));
    good.iter().filter(|b| !kept.contains(b.name.as_str())).chain(failed).map(|b| b.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_second(1_767_225_600 + hour * 3600).unwrap_or_default()
    }

    fn all(states: &[(i64, State)]) -> Vec<Scheduled> {
        states.iter().map(|(hour, state)| Scheduled { name: hour.to_string(), taken: at(*hour), state: *state, in_use: false, drilled: false }).collect()
    }

    #[test]
    fn what_may_go() {
        use State::{Doubtful, Failed, NoRoom, Running, Verified};
        let rule = |last, daily, within| Retention { keep_last: last, keep_daily: daily, keep_within_seconds: within, failed_history_limit: 1 };
        let days = [(1, Verified), (13, Verified), (25, Verified), (37, Verified), (49, Verified)];
        for (name, backups, keep, want) in [
            ("by count", days.to_vec(), rule(Some(2), None, None), vec!["25", "13", "1"]),
            ("by age", days.to_vec(), rule(None, None, Some(24 * 3600)), vec!["25", "13", "1"]),
            ("by day: the newest of each", days.to_vec(), rule(None, Some(2), None), vec!["25", "13", "1"]),
            ("what any rule keeps is kept", days.to_vec(), rule(Some(2), Some(3), None), vec!["25", "1"]),
            ("the newest is kept by no rule", days.to_vec(), rule(None, None, Some(1)), vec!["37", "25", "13", "1"]),
            ("a failed run deletes nothing", vec![(1, Verified), (2, Verified), (3, Failed)], rule(Some(1), None, None), vec![]),
            ("but for one that had no room", vec![(1, Verified), (2, Verified), (3, NoRoom)], rule(Some(1), None, None), vec!["1"]),
            ("nor does one that a drill could not restore", vec![(1, Verified), (2, Verified), (3, Doubtful)], rule(Some(1), None, None), vec![]),
            ("which is kept itself", vec![(1, Doubtful), (2, Doubtful), (3, Verified)], rule(Some(1), None, None), vec![]),
            ("one that runs is no later backup", vec![(1, Verified), (2, Running)], rule(Some(1), None, None), vec![]),
            ("old failures go", vec![(1, Failed), (2, Failed), (3, Verified)], rule(Some(1), None, None), vec!["1"]),
            ("nothing there", vec![], rule(Some(1), None, None), vec![]),
        ] {
            assert_eq!(expired(&all(&backups), &keep, &TimeZone::UTC, at(50)), want, "{name}");
        }
        let mut backups = all(&days);
        backups[0].in_use = true;
        backups[1].drilled = true;
        assert_eq!(expired(&backups, &rule(Some(1), None, None), &TimeZone::UTC, at(50)), ["37", "25"], "in use, and proven by a drill");
    }
}
