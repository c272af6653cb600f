//! The operator. In a cluster its chart sets the flags; outside it uses the kubeconfig's current context.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::{Parser, Subcommand};
use kube::runtime::events::{Recorder, Reporter};
use kube::{Client, Config};
use kube_lease_manager::LeaseManagerBuilder;
use rollback_operator::api::{FIELD_MANAGER, crd};
use rollback_operator::cluster::{AgentPod, World};
use rollback_operator::controllers::events::Events;
use rollback_operator::controllers::metrics::Metrics;
use rollback_operator::controllers::{self, Context, stopped};
use rollback_operator::server;
use tokio::task::JoinSet;
use tracing::{error, info};

#[derive(Parser)]
#[command(about = "Takes an application back to its last good state: code, configuration, schema and data")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the controllers.
    Run(Box<Run>),
    /// Write the custom resource definitions into a folder.
    Crds {
        #[arg(default_value = "crds")]
        folder: std::path::PathBuf,
    },
}

#[derive(clap::Args)]
struct Run {
    /// The namespaces to work in: each must grant the rights that the chart's Role has.
    #[arg(long, env = "NAMESPACES", value_delimiter = ',', required = true)]
    namespaces: Vec<String>,
    /// The user as which it works, by which its own requests name their author.
    #[arg(long, env = "OPERATOR_USER")]
    user: Option<String>,
    /// The image of the agent's Jobs.
    #[arg(long, env = "AGENT_IMAGE", required = true)]
    agent_image: String,
    /// Its pull policy.
    #[arg(long, env = "AGENT_PULL_POLICY", default_value = "IfNotPresent")]
    agent_pull_policy: String,
    /// What else its pods are given, as JSON: `nodeSelector`, `tolerations`, `imagePullSecrets`, `resources`.
    #[arg(long, env = "AGENT_POD", default_value = "{}", value_parser = agent_pod)]
    agent_pod: AgentPod,
    /// Where `/healthz`, `/readyz` and `/metrics` are served.
    #[arg(long, env = "LISTEN", default_value = "0.0.0.0:8080")]
    listen: SocketAddr,
    /// The namespace of the Lease by which one of several replicas works. Absent: this one works at once.
    #[arg(long, env = "LEASE_NAMESPACE")]
    lease_namespace: Option<String>,
}

/// Bytes of a worker thread's stack. Rounds nest deeply and carry whole statuses: the usual 2 MiB are not enough for an
/// unoptimized build, and an overflow ends the process without a word.
const STACK: usize = 16 << 20;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Run(run) => started(*run),
        Command::Crds { folder } => write_crds(&folder),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            error!(%error, "the operator ends");
            eprintln!("rollback-operator: {error}");
            ExitCode::FAILURE
        }
    }
}

fn agent_pod(json: &str) -> Result<AgentPod, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

/// How long the API server may say nothing on a connection.
const SILENCE: Duration = Duration::from_secs(60);

fn started(run: Run) -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().thread_stack_size(STACK).enable_all().build()?;
    runtime.block_on(work(run))
}

fn write_crds(folder: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder)?;
    for (name, yaml) in crd::all()? {
        std::fs::write(folder.join(name), yaml)?;
    }
    Ok(())
}

async fn work(run: Run) -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt().json().with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into())).init();
    let mut config = Config::infer().await?;
    // A retry inside the client would send a write again that has landed, and would not know our deadlines.
    config.default_retry = false;
    // Without it a connection that has died silently holds a request for ever. No watch is silent for that long.
    config.read_timeout = Some(SILENCE);
    config.reset_reader_on_write = true;
    let client = Client::try_from(config)?;
    let world =
        World { client: client.clone(), user: run.user, agent_image: run.agent_image, agent_pull_policy: run.agent_pull_policy, agent_pod: run.agent_pod };
    let identity = std::env::var("POD_NAME").unwrap_or_else(|_| format!("process-{}", std::process::id()));
    let reporter = Reporter { controller: FIELD_MANAGER.to_owned(), instance: Some(identity.clone()) };
    let context = Arc::new(Context {
        world,
        namespaces: run.namespaces.clone(),
        events: Events::by(Recorder::new(client.clone(), reporter)),
        metrics: Metrics::default(),
        caches: controllers::cache::Caches::default(),
        accepting: tokio::sync::Mutex::default(),
    });
    let ready = Arc::new(AtomicBool::new(false));
    let served = tokio::spawn(server::serve(run.listen, context.clone(), ready.clone()));

    let mut leadership = None;
    if let Some(namespace) = run.lease_namespace {
        let manager = LeaseManagerBuilder::new(client, "rollback-operator")
            .with_namespace(namespace)
            .with_identity(identity)
            .with_duration(15)
            .with_grace(5)
            .build()
            .await?;
        let (mut leads, task) = manager.watch().await;
        // A replica that waits is ready: it can take over.
        ready.store(true, Ordering::Relaxed);
        tokio::select! {
            () = stopped() => return Ok(()),
            lead = leads.wait_for(|leads| *leads) => drop(lead?),
        }
        info!("leads");
        leadership = Some((leads, task));
    }
    ready.store(true, Ordering::Relaxed);
    context.metrics.leader.set(1);
    // Each on the runtime's own threads, whose stacks are large enough; what is dropped with this is ended.
    let mut work: JoinSet<_> = run.namespaces.into_iter().map(|namespace| controllers::run(context.clone(), namespace)).collect();
    tokio::select! {
        ended = async {
            while let Some(ended) = work.join_next().await {
                ended??;
            }
            Ok::<_, Box<dyn std::error::Error>>(())
        } => {
            ended?;
            info!("stopped");
        }
        lost = async {
            match &mut leadership {
                Some((leads, _)) => leads.wait_for(|leads| !leads).await.map(drop),
                None => std::future::pending().await,
            }
        } => {
            // Another replica works now. Ending is the surest way to write nothing more.
            lost?;
            return Err("the lease was lost to another replica".into());
        }
        served = served => served??,
    }
    if let Some((leads, task)) = leadership {
        drop(leads);
        // Gives the lease back, so that another replica need not wait for it to expire.
        let _ = tokio::time::timeout(Duration::from_secs(5), task).await;
    }
    Ok(())
}
