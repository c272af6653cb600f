//! Where every write of an operator passes: counted, and at one of them something goes wrong.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// One write of a story: what it writes, and the how-manieth of that kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    pub key: String,
    pub nth: usize,
}

/// What goes wrong at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The process ends before the write leaves it.
    CrashBefore,
    /// The process ends when the write has landed, before it knows.
    CrashAfter,
    /// The API server answers with this status and writes nothing; a SQL connection is cut before the statement.
    Answer(u16),
    /// The write lands, and the answer is a timeout; a SQL connection is cut after the statement.
    Lost,
    /// The process stands still before the write, another takes over and does everything, and then the first goes on.
    Paused,
}

impl Fault {
    pub fn crash(self) -> bool {
        matches!(self, Fault::CrashBefore | Fault::CrashAfter)
    }
}

#[derive(Default)]
struct State {
    armed: bool,
    target: Option<(Point, Fault)>,
    /// How often each kind of write was seen, since the gate was armed.
    seen: BTreeMap<String, usize>,
    /// How often it was refused, since somebody had written in between: that has written nothing.
    refused: BTreeMap<String, usize>,
    order: Vec<Point>,
}

/// Counts what passes, and says at which write something goes wrong.
pub struct Gate {
    state: Mutex<State>,
    reads: Mutex<BTreeMap<String, usize>>,
    fired: watch::Sender<bool>,
    open: watch::Sender<bool>,
}

impl Gate {
    pub fn new() -> Self {
        Self { state: Mutex::default(), reads: Mutex::default(), fired: watch::Sender::new(false), open: watch::Sender::new(false) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From here on writes are counted, and the fault may come.
    pub fn arm(&self, target: Option<(Point, Fault)>) {
        *self.state() = State { armed: true, target, ..State::default() };
    }

    /// A write passes. What goes wrong with it?
    pub fn pass(&self, key: &str) -> Option<Fault> {
        let mut state = self.state();
        if !state.armed {
            return None;
        }
        let nth = state.seen.entry(key.to_owned()).and_modify(|n| *n += 1).or_insert(1);
        let point = Point { key: key.to_owned(), nth: *nth };
        state.order.push(point.clone());
        let fault = state.target.as_ref().filter(|(target, _)| *target == point).map(|(_, fault)| *fault);
        if fault.is_some() {
            state.target = None;
        }
        fault
    }

    /// The API server has refused a write, since what it changes was written by another in between.
    pub fn refused(&self, key: &str) {
        *self.state().refused.entry(key.to_owned()).or_default() += 1;
    }

    /// A read passes.
    pub fn read(&self, what: String) {
        *self.reads.lock().unwrap_or_else(PoisonError::into_inner).entry(what).or_default() += 1;
    }

    /// How often each thing was read.
    pub fn reads(&self) -> BTreeMap<String, usize> {
        self.reads.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Says that the fault has come: the harness ends the process, or starts another.
    pub fn fire(&self) {
        self.fired.send_replace(true);
    }

    pub fn has_fired(&self) -> bool {
        *self.fired.borrow()
    }

    pub async fn fired(&self) {
        // The sender lives as long as we do.
        let _ = self.fired.subscribe().wait_for(|fired| *fired).await;
    }

    /// Lets the paused write go on.
    pub fn release(&self) {
        self.open.send_replace(true);
    }

    pub async fn released(&self) {
        let _ = self.open.subscribe().wait_for(|open| *open).await;
    }

    /// Every write so far, in order. One that was refused was made once more, and counts once.
    pub fn order(&self) -> Vec<Point> {
        let state = self.state();
        let made = |key: &str| state.seen.get(key).copied().unwrap_or(0).saturating_sub(state.refused.get(key).copied().unwrap_or(0));
        state.order.iter().filter(|point| point.nth <= made(&point.key)).cloned().collect()
    }

    /// How often each object was written: the verb and what came after its name do not matter.
    pub fn writes(&self) -> BTreeMap<String, usize> {
        let mut writes = BTreeMap::new();
        let state = self.state();
        for (key, n) in &state.seen {
            let n = n - state.refused.get(key).copied().unwrap_or(0).min(*n);
            if let Some((_, object)) = key.split_once(' ').filter(|(verb, _)| ["POST", "PUT", "PATCH", "DELETE"].contains(verb)) {
                *writes.entry(object.to_owned()).or_insert(0) += n;
            }
        }
        writes
    }
}

/// A text in which nothing is left that differs from run to run: the run's own name, and UIDs and hashes.
pub fn normal(text: &str, run: &str) -> String {
    let hex = |word: &str| word.chars().all(|c| c.is_ascii_hexdigit());
    // No word of that length is written with these letters alone.
    let hash = |word: &str| word.len() >= 8 && hex(word);
    let mut out = String::new();
    let text = text.replace(run, "RUN");
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len()).max(c.len_utf8());
        let (word, after) = rest.split_at(end);
        // A UID: 8-4-4-4-12.
        let uid = rest.get(..36).filter(|uid| uid.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && uid.split('-').all(hex));
        rest = match uid {
            Some(uid) => rest.split_at(uid.len()).1,
            None => after,
        };
        out.push_str(if uid.is_some() || hash(word) { "#" } else { word });
    }
    out
}
