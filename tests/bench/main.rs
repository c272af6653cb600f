//! What the operator costs, as ratios against a bare tool in the same run. Medians of at least five, one after the other.
//!
//! `cargo xtask bench` runs it, with `api`, `tools`, `gap`, `rest`, `unattended` or `memory` one part of it; `--json FILE` writes a list of {name, unit, ours, peer, ratio, bar}.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark ends by a panic")]

#[path = "../faults/gate.rs"]
#[allow(dead_code, reason = "no fault is made here")]
mod gate;
#[path = "../faults/layer.rs"]
mod layer;
#[path = "../faults/node.rs"]
mod node;
#[path = "../faults/operator.rs"]
mod operator;
#[path = "../faults/proxy.rs"]
mod proxy;
#[path = "../faults/scene.rs"]
#[allow(dead_code, reason = "the faults need more of it")]
mod scene;
#[path = "../faults/state.rs"]
#[allow(dead_code, reason = "the faults need more of it")]
mod state;
#[path = "../faults/stranger.rs"]
#[allow(dead_code, reason = "the faults need more of it")]
mod stranger;

mod api;
mod gap;
mod herd;
mod memory;
mod rest;
mod tools;
mod unattended;

use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// How often each side is measured.
pub const TIMES: usize = 5;

/// One line of the table.
pub struct Measured {
    pub name: String,
    pub unit: &'static str,
    pub ours: f64,
    pub peer: Option<f64>,
    /// What the ratio, or without a peer the figure itself, should be at most.
    pub bar: Option<f64>,
}

impl Measured {
    fn ratio(&self) -> Option<f64> {
        self.peer.filter(|peer| *peer > 0.0).map(|peer| self.ours / peer)
    }

    fn json(&self) -> Value {
        let round = |x: f64| (x * 1000.0).round() / 1000.0;
        json!({"name": self.name, "unit": self.unit, "ours": round(self.ours), "peer": self.peer.map(round), "ratio": self.ratio().map(round), "bar": self.bar})
    }

    fn row(&self) -> String {
        let text = |x: Option<f64>| x.map_or("–".to_owned(), |x| format!("{x:.2}"));
        let met = self.bar.map_or("", |bar| if self.ratio().unwrap_or(self.ours) <= bar { "met" } else { "**missed**" });
        format!("| {} | {} | {:.2} | {} | {} | {} | {met} |", self.name, self.unit, self.ours, text(self.peer), text(self.ratio()), text(self.bar))
    }
}

pub fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let json_file = args.iter().position(|a| a == "--json").and_then(|i| args.get(i + 1));
    let only = args.first().filter(|a| !a.starts_with("--")).map_or("", String::as_str);
    match run(only, json_file.map(String::as_str), args.iter().any(|a| a == "--quick")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(only: &str, json_file: Option<&str>, quick: bool) -> Result<()> {
    let mut all = Vec::new();
    if "api".contains(only) {
        all.extend(api::measure()?);
    }
    if "tools".contains(only) {
        all.extend(tools::measure(if quick { 0.1 } else { 1.0 })?);
    }
    if "gap".contains(only) {
        all.extend(gap::measure(if quick { &[0.1] } else { &[0.1, 1.0, 4.0] })?);
    }
    if "rest".contains(only) {
        all.extend(rest::measure()?);
    }
    if "unattended".contains(only) {
        all.extend(unattended::measure(if quick { 20 } else { 100 })?);
    }
    if "memory".contains(only) {
        all.extend(memory::measure(if quick { 100 } else { 1000 })?);
    }
    println!("| what | unit | ours | peer | ratio | bar | |\n|---|---|---|---|---|---|---|");
    for measured in &all {
        println!("{}", measured.row());
    }
    if let Some(file) = json_file {
        let list: Vec<Value> = all.iter().map(Measured::json).collect();
        std::fs::write(file, serde_json::to_string_pretty(&list)?).with_context(|| format!("could not write {file}"))?;
    }
    Ok(())
}
