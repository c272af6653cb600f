//! Which backups may go: those that a schedule made, and the safety backups of requests. Pure.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::api::backup_policy::Retention;

/// A backup of a policy that has a retention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduled {
    pub name: String,
    /// Whether a request made it before it changed the database, and no schedule.
    pub safety: bool,
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
///
/// Ages count from the newest verified backup and not from the clock: one that jumps, or a schedule that is suspended, lets
/// nothing go.
pub fn expired(backups: &[Scheduled], keep: &Retention, zone: &TimeZone, now: Timestamp) -> Vec<String> {
    let now = backups.iter().filter(|b| b.state == State::Verified).map(|b| b.taken).max().map_or(now, |newest| newest.min(now));
    let mut gone = safety(backups, keep, now);
    let mut finished: Vec<&Scheduled> = backups.iter().filter(|b| !b.safety && b.state != State::Running).collect();
    finished.sort_by_key(|b| std::cmp::Reverse(b.taken));
    if finished.iter().find(|b| b.state != State::NoRoom).is_none_or(|newest| newest.state != State::Verified) {
        return gone;
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
    gone.extend(good.iter().filter(|b| !kept.contains(b.name.as_str())).chain(failed).map(|b| b.name.clone()));
    gone
}

/// Safety backups that nobody needs any more: old, not the newest good one, and of no request that runs or can be undone.
fn safety(backups: &[Scheduled], keep: &Retention, now: Timestamp) -> Vec<String> {
    let all = || backups.iter().filter(|b| b.safety);
    let newest = all().filter(|b| b.state == State::Verified).max_by_key(|b| b.taken).map(|b| &b.name);
    let old = |b: &&Scheduled| now.as_second() - b.taken.as_second() >= keep.keep_safety_seconds;
    let ended = |b: &&Scheduled| matches!(b.state, State::Verified | State::Failed | State::NoRoom);
    all().filter(ended).filter(old).filter(|b| !b.in_use && Some(&b.name) != newest).map(|b| b.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_second(1_767_225_600 + hour * 3600).unwrap_or_default()
    }

    fn all(states: &[(i64, State)]) -> Vec<Scheduled> {
        states
            .iter()
            .map(|(hour, state)| Scheduled { name: hour.to_string(), safety: false, taken: at(*hour), state: *state, in_use: false, drilled: false })
            .collect()
    }

    #[test]
    fn what_may_go() {
        use State::{Doubtful, Failed, NoRoom, Running, Verified};
        let rule = |last, daily, within| Retention {
            keep_last: last,
            keep_daily: daily,
            keep_within_seconds: within,
            keep_safety_seconds: 24 * 3600,
            failed_history_limit: 1,
        };
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
            assert_eq!(expired(&all(&backups), &keep, &TimeZone::UTC, at(5000)), want, "{name}; a clock that jumps lets nothing go");
        }
        let mut backups = all(&days);
        backups[0].in_use = true;
        backups[1].drilled = true;
        assert_eq!(expired(&backups, &rule(Some(1), None, None), &TimeZone::UTC, at(50)), ["37", "25"], "in use, and proven by a drill");
        // Safety backups go by their age, and are no runs of the schedule.
        let mut safety = all(&days);
        safety.iter_mut().for_each(|b| b.safety = true);
        safety[1].in_use = true;
        let keep = rule(Some(1), None, None);
        assert_eq!(expired(&safety, &keep, &TimeZone::UTC, at(50)), ["1", "25"], "13 is in use, 37 and 49 are young");
        assert_eq!(expired(&safety, &keep, &TimeZone::UTC, at(500)), ["1", "25"], "whatever the clock says");
        safety.extend(all(&[(100, State::Verified)]));
        assert_eq!(expired(&safety, &keep, &TimeZone::UTC, at(500)), ["1", "25", "37"], "a later one of the schedule makes them old; the newest stays");
        safety[4].state = State::Failed;
        assert_eq!(expired(&safety, &keep, &TimeZone::UTC, at(500)), ["1", "25", "49"], "the newest good one stays");
    }
}
