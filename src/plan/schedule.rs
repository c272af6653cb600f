//! When something is due by a cron schedule in a time zone. Pure.

use jiff::Timestamp;

use super::refusal::{Refusal, refuse};
use crate::api::Reason;

/// A schedule of a minute each that was not looked at for longer than two weeks forgets the rest.
const LOOK_BACK: usize = 20_160;

/// What a schedule says at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The latest moment that has passed since the last run: missed runs are made up for once.
    pub missed: Option<Timestamp>,
    pub next: Timestamp,
}

/// # Errors
/// When the schedule or the time zone cannot be read, or never comes.
pub fn due(schedule: &str, time_zone: &str, last: Timestamp, now: Timestamp) -> Result<Due, Refusal> {
    let unreadable = |error: cronexpr::Error| Refusal {
        reason: Reason::ScheduleInvalid,
        message: format!("the schedule '{schedule}' in time zone {time_zone} cannot be read: {}", error.to_string().lines().last().unwrap_or_default().trim()),
    };
    let crontab = cronexpr::parse_crontab(&format!("{schedule} {time_zone}")).map_err(unreadable)?;
    let (mut missed, mut at) = (None, last);
    for _ in 0..LOOK_BACK {
        let next = crontab.find_next(at).map_err(unreadable)?.timestamp();
        if next > now {
            return Ok(Due { missed, next });
        }
        (missed, at) = (Some(next), next);
    }
    match crontab.find_next(now) {
        Ok(next) => Ok(Due { missed, next: next.timestamp() }),
        Err(error) => refuse(Reason::ScheduleInvalid, unreadable(error).message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn what_is_due_and_when_the_next_comes() {
        for (name, schedule, zone, last, now, missed, next) in [
            ("not yet", "0 3 * * *", "UTC", "2026-01-01T03:00:00Z", "2026-01-02T02:59:59Z", None, "2026-01-02T03:00:00Z"),
            ("now", "0 3 * * *", "UTC", "2026-01-01T03:00:00Z", "2026-01-02T03:00:00Z", Some("2026-01-02T03:00:00Z"), "2026-01-03T03:00:00Z"),
            (
                "three were missed: the last counts",
                "0 3 * * *",
                "UTC",
                "2026-01-01T03:00:00Z",
                "2026-01-04T12:00:00Z",
                Some("2026-01-04T03:00:00Z"),
                "2026-01-05T03:00:00Z",
            ),
            ("in the user's own time", "0 3 * * *", "Europe/Berlin", "2026-01-01T12:00:00Z", "2026-01-01T13:00:00Z", None, "2026-01-02T02:00:00Z"),
            // The hour from 2 to 3 does not exist on that night, so nothing is due in it.
            ("summer time begins", "30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-28T13:00:00Z", None, "2026-03-30T00:30:00Z"),
        ] {
            let want = Due { missed: missed.map(at), next: at(next) };
            assert_eq!(due(schedule, zone, at(last), at(now)), Ok(want), "{name}");
        }
        for (schedule, zone) in [("every day", "UTC"), ("0 3 * * *", "Europe/Atlantis"), ("61 * * * *", "UTC")] {
            assert!(
                due(schedule, zone, at("2026-01-01T00:00:00Z"), at("2026-01-02T00:00:00Z")).is_err_and(|r| r.message.contains(schedule)),
                "{schedule} {zone}"
            );
        }
    }
}
