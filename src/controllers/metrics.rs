//! What Prometheus sees.

use std::sync::Mutex;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

/// Labels with few values: the outcome, the reason, the step.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
pub struct Outcome {
    pub outcome: String,
    pub reason: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
pub struct StepLabel {
    pub step: String,
}

pub struct Metrics {
    registry: Mutex<Registry>,
    /// 1 in the replica that works.
    pub leader: Gauge,
    pub rollbacks: Family<Outcome, Counter>,
    pub backups: Family<Outcome, Counter>,
    pub decisions: Family<Outcome, Counter>,
    pub step_seconds: Family<StepLabel, Histogram>,
}

/// From a tenth of a second to an hour.
fn histogram() -> Histogram {
    Histogram::new(exponential_buckets(0.1, 2.0, 16))
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("rollback_operator");
        let leader = Gauge::default();
        registry.register("leader", "1 in the replica that works", leader.clone());
        let rollbacks = Family::default();
        let backups = Family::default();
        let decisions = Family::default();
        registry.register("decisions", "What was decided of releases that fail, by verdict and reason", decisions.clone());
        let step_seconds = Family::new_with_constructor(histogram as fn() -> Histogram);
        registry.register("requests", "RollbackRequests that ended, by outcome and reason", rollbacks.clone());
        registry.register("backups", "Backups that ended, by outcome and reason", backups.clone());
        registry.register("step_seconds", "Seconds that a step took", step_seconds.clone());
        Metrics { registry: Mutex::new(registry), leader, rollbacks, backups, decisions, step_seconds }
    }
}

impl Metrics {
    /// The text that Prometheus reads; empty if it cannot be written.
    pub fn text(&self) -> String {
        let mut text = String::new();
        match self.registry.lock() {
            Ok(registry) if encode(&mut text, &registry).is_ok() => text,
            Ok(_) | Err(_) => String::new(),
        }
    }
}
