//! An operator in this process, with a runtime of its own: when that is dropped everything stops where it is, as when a
//! process ends.

use anyhow::Result;
use kube::client::ClientBuilder;
use kube::runtime::events::{Recorder, Reporter};
use rollback_operator::cluster::World;
use rollback_operator::controllers::events::Events;
use rollback_operator::controllers::metrics::Metrics;
use rollback_operator::controllers::{self, Context};
use tokio::runtime::{Builder, Runtime};

use crate::layer::Cut;
use crate::scene::{Scene, Stage};

pub struct Operator(Option<Runtime>);

impl Operator {
    pub fn start(stage: &Stage, scene: &Scene) -> Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let layer = Cut { gate: scene.gate.clone(), run: scene.run.clone() };
        let (config, run, world, unattended) = (stage.kubeconfig.clone(), scene.run.clone(), scene.world.clone(), scene.unattended);
        runtime.spawn(async move {
            let client = match ClientBuilder::try_from(config) {
                Ok(builder) => builder.with_layer(&layer).build(),
                Err(error) => return eprintln!("operator: {error}"),
            };
            let reporter = Reporter { controller: "rollback-operator".into(), instance: None };
            let context = Context {
                world: World { client: client.clone(), ..world },
                namespaces: vec![run.clone()],
                events: Events::by(Recorder::new(client, reporter)),
                metrics: Metrics::default(),
                caches: controllers::cache::Caches::default(),
                accepting: tokio::sync::Mutex::default(),
            };
            // Else the recorder and the look at policies write nothing that a rollback waits for.
            let unasked = async {
                if unattended {
                    tokio::join!(controllers::release::run(&context, &run), controllers::rollback_policy::run(&context, &run));
                }
            };
            tokio::join!(
                controllers::cache::follow(&context.world, &context.caches, &run),
                controllers::rollback_request::run(&context, &run),
                controllers::backup::run(&context, &run),
                unasked
            );
        });
        Ok(Self(Some(runtime)))
    }
}

impl Drop for Operator {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
