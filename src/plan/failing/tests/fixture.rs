//! Pods, well and ailing; times are in seconds.

use jiff::Timestamp;

use crate::plan::failing::sign::{Ailing, Ended, Ill, Pod};

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or_default()
}

pub fn well(name: &str, node: &str, created: i64) -> Pod {
    Pod { name: name.into(), node: Some(node.into()), created: at(created), ready_since: Some(at(created)), ailing: None }
}

pub fn ails(name: &str, node: &str, created: i64, ailing: Ailing) -> Pod {
    Pod { ready_since: None, ailing: Some(Box::new(ailing)), ..well(name, node, created) }
}

pub fn unready(since: i64) -> Ailing {
    Ailing { ready: false, since: at(since), silent: false, runs: Some(at(since)), unschedulable: None, containers: Box::default() }
}

pub fn ended(terminations: i64, started: i64, finished: i64) -> Ailing {
    let last = Some(Ended { exit_code: 1, out_of_memory: false, not_started: false, started: Some(at(started)), finished: at(finished) });
    Ailing { containers: Box::new([Ill { name: "shop".into(), terminations, last, waits: None, names_nothing: false }]), ..unready(finished) }
}

pub fn waits(since: i64, why: &str) -> Ailing {
    Ailing {
        containers: Box::new([Ill { name: "shop".into(), terminations: 0, last: None, waits: Some(why.into()), names_nothing: why == "InvalidImageName" }]),
        ..unready(since)
    }
}
