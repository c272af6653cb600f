//! What people are told by Events, in the order in which it was told. Nobody waits for it: an Event that cannot be written stops nothing.

use k8s_openapi::api::core::v1::ObjectReference;
use kube::runtime::events::{Event, Recorder};
use tokio::sync::mpsc;
use tracing::warn;

/// How many may wait for an API server that does not answer. What comes then stands in the log alone.
const WAITING: usize = 1000;

/// Where Events are handed in.
pub struct Events(mpsc::Sender<(Event, ObjectReference)>);

impl Events {
    /// Writes them as long as somebody may hand one in.
    pub fn by(recorder: Recorder) -> Self {
        let (sender, mut waiting) = mpsc::channel::<(Event, ObjectReference)>(WAITING);
        tokio::spawn(async move {
            while let Some((event, about)) = waiting.recv().await {
                if let Err(error) = recorder.publish(&event, &about).await {
                    warn!(%error, "could not write an Event");
                }
            }
        });
        Self(sender)
    }

    pub fn tell(&self, event: Event, about: &ObjectReference) {
        if self.0.try_send((event, about.clone())).is_err() {
            warn!(name = about.name, "too many Events wait, and one is not written");
        }
    }
}
