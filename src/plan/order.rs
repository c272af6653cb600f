//! In which order the releases of a workload ran. Pure.
//!
//! One runs at a time, so they are ordered by when each last began to run. That is written once, when it begins, and not again
//! while it runs on.

use jiff::{SignedDuration, Timestamp};

/// What is to be written of a release that is seen to run; nothing while it is the last that began.
///
/// `own` is what its record says, `others` what those of the workload's other releases say, and `left` when a rollback has last taken
/// the workload away from it: one that runs all the same has begun again since, also where nobody saw what ran in between.
///
/// Times are whole seconds, as the API keeps them; by a clock that was set back it is still the last.
pub fn begins(own: Option<Timestamp>, others: impl Iterator<Item = Timestamp>, left: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    let before = others.chain(left).max();
    match (own, before) {
        (Some(own), Some(before)) if own.as_second() > before.as_second() => None,
        (Some(_), None) => None,
        (_, before) => {
            let after = before.and_then(|at| at.checked_add(SignedDuration::from_secs(1)).ok());
            Some(after.map_or(now, |after| after.max(now)))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_767_225_600 + second).unwrap_or_default()
    }

    /// Who last ran first, by a rule that notes the time at each look: as it was kept before, once a minute.
    fn by_the_minute(looks: &[(i64, &'static str)]) -> Vec<&'static str> {
        let mut seen: BTreeMap<&str, Timestamp> = BTreeMap::new();
        for (second, name) in looks {
            seen.insert(*name, at(*second));
        }
        ordered(&seen)
    }

    fn by_begin(looks: &[(i64, &'static str)]) -> (Vec<&'static str>, usize) {
        let (mut seen, mut writes): (BTreeMap<&str, Timestamp>, usize) = (BTreeMap::new(), 0);
        for (second, name) in looks {
            let others = seen.iter().filter(|(other, _)| *other != name).map(|(_, at)| *at);
            if let Some(begun) = begins(seen.get(name).copied(), others, None, at(*second)) {
                seen.insert(*name, begun);
                writes += 1;
            }
        }
        (ordered(&seen), writes)
    }

    fn ordered(seen: &BTreeMap<&'static str, Timestamp>) -> Vec<&'static str> {
        let mut names: Vec<_> = seen.iter().collect();
        names.sort_by_key(|(_, at)| std::cmp::Reverse(**at));
        names.into_iter().map(|(name, _)| *name).collect()
    }

    #[test]
    fn the_order_is_that_of_a_look_each_minute() {
        for (name, looks, writes) in [
            ("one that runs on", vec![(0, "a"), (60, "a"), (120, "a"), (9000, "a")], 1),
            ("another comes", vec![(0, "a"), (60, "a"), (120, "b"), (180, "b")], 2),
            ("the first again", vec![(0, "a"), (60, "b"), (120, "a"), (180, "a")], 3),
            ("and again the other", vec![(0, "a"), (60, "b"), (120, "a"), (180, "b"), (240, "b")], 4),
            ("a rollback, and what it left", vec![(0, "good"), (60, "bad"), (70, "good"), (600, "good")], 3),
            ("three, and the oldest again", vec![(0, "a"), (60, "b"), (120, "c"), (180, "a")], 4),
            ("the operator was down for a day", vec![(0, "a"), (86_400, "a"), (86_460, "b"), (172_860, "a")], 3),
            ("a rolling update is seen in turns", vec![(0, "a"), (60, "b"), (61, "a"), (62, "b"), (63, "a"), (64, "b")], 6),
        ] {
            assert_eq!(by_begin(&looks), (by_the_minute(&looks), writes), "{name}");
        }
    }

    #[test]
    fn every_short_sequence_has_the_order_of_a_look_each_minute() {
        let names = ["a", "b", "c"];
        for code in 0..3_i64.pow(8) {
            let looks: Vec<(i64, &str)> =
                (0..8_u32).filter_map(|i| Some((i64::from(i) * 60, *names.get(usize::try_from(code / 3_i64.pow(i) % 3).ok()?)?))).collect();
            assert_eq!(by_begin(&looks).0, by_the_minute(&looks), "{looks:?}");
        }
    }

    #[test]
    fn the_last_is_the_last_by_whatever_clock() {
        let begun = |own: Option<i64>, others: &[i64], left: Option<i64>, now: i64| begins(own.map(at), others.iter().map(|s| at(*s)), left.map(at), at(now));
        for (name, own, others, left, now, want) in [
            ("it is new", None, &[][..], None, 5, Some(5)),
            ("it is the only one", Some(0), &[], None, 500, None),
            ("another was recorded in this second", Some(5), &[5], None, 5, Some(6)),
            ("the clock was set back", None, &[900], None, 60, Some(901)),
            ("it was left by a rollback, and nobody saw what ran then", Some(10), &[0], Some(50), 90, Some(90)),
            ("it was left in this second", Some(10), &[0], Some(90), 90, Some(91)),
            ("it was left before it began again", Some(60), &[0], Some(50), 90, None),
        ] {
            assert_eq!(begun(own, others, left, now), want.map(at), "{name}");
        }
    }
}
