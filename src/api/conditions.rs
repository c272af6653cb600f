//! Conditions: one thing each, with a reason that is part of the API and a message that says what to do next.

use jiff::Timestamp;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, Time};

use super::reason::Reason;

/// Condition types. `Ready`, `Reconciling` and `Stalled` are what kstatus (Flux) and Argo CD read.
pub mod kind {
    pub const READY: &str = "Ready";
    pub const RECONCILING: &str = "Reconciling";
    /// The request was undone, is being undone (Unknown), or cannot be (False, with the reason).
    pub const UNDONE: &str = "Undone";
    /// The original database is kept; False once it was dropped.
    pub const ORIGINAL_KEPT: &str = "OriginalKept";
    pub const STALLED: &str = "Stalled";
    pub const SUCCEEDED: &str = "Succeeded";
    pub const PLANNED: &str = "Planned";
    /// The release fails; the reason says whose fault it is, or why nothing is done.
    pub const FAILING: &str = "Failing";
    /// Whether what runs could go back, by the plan that a rollback would get.
    pub const CAN_ROLL_BACK: &str = "CanRollBack";
    pub const HELD: &str = "Held";
    pub const BACKED_UP: &str = "BackedUp";
    pub const VERIFIED: &str = "Verified";
}

/// Three states, as the API has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    True,
    False,
    Unknown,
}

impl State {
    fn text(self) -> &'static str {
        match self {
            State::True => "True",
            State::False => "False",
            State::Unknown => "Unknown",
        }
    }
}

/// Sets one condition. `lastTransitionTime` moves only when the status moves.
pub fn set(conditions: &mut Vec<Condition>, kind: &str, state: State, reason: Reason, message: &str, generation: Option<i64>, now: Timestamp) {
    let message: String = message.chars().take(32_000).collect();
    let status = state.text().to_owned();
    let condition = Condition {
        type_: kind.to_owned(),
        last_transition_time: Time(now),
        observed_generation: generation,
        reason: reason.text().to_owned(),
        message,
        status,
    };
    match conditions.iter_mut().find(|c| c.type_ == kind) {
        Some(old) if old.status == condition.status => *old = Condition { last_transition_time: old.last_transition_time.clone(), ..condition },
        Some(old) => *old = condition,
        None => conditions.push(condition),
    }
}

/// Takes a condition away: kstatus wants the abnormal ones absent when they are untrue.
pub fn clear(conditions: &mut Vec<Condition>, kind: &str) {
    conditions.retain(|c| c.type_ != kind);
}

/// Whether the condition is there and True.
pub fn is_true(conditions: &[Condition], kind: &str) -> bool {
    conditions.iter().any(|c| c.type_ == kind && c.status == "True")
}

/// How far the thing is, from which the three conditions of kstatus follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    Progressing,
    Ready,
    /// Failed for good, or until the spec or the world changes.
    Stalled,
}

/// Sets `Ready`, `Reconciling` and `Stalled` together, so that they never disagree.
pub fn summarize(conditions: &mut Vec<Condition>, summary: Summary, reason: Reason, message: &str, generation: Option<i64>, now: Timestamp) {
    match summary {
        Summary::Progressing => {
            set(conditions, kind::READY, State::False, reason, message, generation, now);
            set(conditions, kind::RECONCILING, State::True, reason, message, generation, now);
            clear(conditions, kind::STALLED);
        }
        Summary::Ready => {
            set(conditions, kind::READY, State::True, reason, message, generation, now);
            clear(conditions, kind::RECONCILING);
            clear(conditions, kind::STALLED);
        }
        Summary::Stalled => {
            set(conditions, kind::READY, State::False, reason, message, generation, now);
            clear(conditions, kind::RECONCILING);
            set(conditions, kind::STALLED, State::True, reason, message, generation, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap_or_default()
    }

    #[test]
    fn the_transition_time_moves_only_with_the_status() {
        let mut all = Vec::new();
        set(&mut all, kind::READY, State::False, Reason::Planning, "looking", Some(1), at(1));
        set(&mut all, kind::READY, State::False, Reason::Running, "step 1", Some(1), at(2));
        assert_eq!((all[0].last_transition_time.0, all[0].reason.as_str()), (at(1), "Running"));
        set(&mut all, kind::READY, State::True, Reason::ChecksHold, "done", Some(1), at(3));
        assert_eq!(all[0].last_transition_time.0, at(3));
    }

    #[test]
    fn the_abnormal_conditions_are_absent_when_untrue() {
        let mut all = Vec::new();
        summarize(&mut all, Summary::Progressing, Reason::Running, "step 1", None, at(1));
        summarize(&mut all, Summary::Stalled, Reason::CheckFailed, "differs", None, at(2));
        assert!(!all.iter().any(|c| c.type_ == kind::RECONCILING) && is_true(&all, kind::STALLED));
        summarize(&mut all, Summary::Ready, Reason::ChecksHold, "done", None, at(3));
        assert_eq!(all.len(), 1);
    }
}
