//! Somebody else who uses the application's database with a login of his own: he comes, counts one up twice, and goes, again
//! and again, from the moment that the rollback runs until its end.
//!
//! He remembers each number that the server has told him is committed. What he is told may not be lost: after a way down it
//! stands in the live database, and after a restore in the safety backup.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use kube::ResourceExt;
use kube::api::ListParams;
use kube::runtime::wait::await_condition;
use rollback_operator::api::request_status::Phase;
use rollback_operator::api::{Backup, BackupPlace, RollbackRequest};
use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection, PgConnection};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::scene::{PASSWORD, Scene, Stage, Story};
use crate::state;

pub const LOGIN: &str = "stranger";
pub const TABLE: &str = "public.visits";

/// What both releases' databases have for him.
pub const HIS_TABLE: &str = "CREATE TABLE public.visits (one int PRIMARY KEY, n bigint NOT NULL); INSERT INTO public.visits VALUES (1, 0); \
     ALTER TABLE public.visits OWNER TO shop; GRANT SELECT, UPDATE ON public.visits TO stranger";

/// How long he is in, and away.
const STAYS: Duration = Duration::from_millis(10);
const AWAY: Duration = Duration::from_millis(250);

/// What he was told.
#[derive(Default)]
struct Told {
    last: i64,
    /// The number that he had been told when he found a smaller one.
    fell_from: Option<i64>,
}

pub struct Stranger {
    visits: JoinHandle<Told>,
    leave: watch::Sender<bool>,
}

impl Stranger {
    /// He comes as soon as the plan stands: whoever is there before is what a plan refuses.
    pub fn invite(stage: &Stage, scene: &Scene) -> Self {
        let (leave, mut left) = watch::channel(false);
        let request = scene.world.api::<RollbackRequest>(&scene.run);
        let options = state::login(stage, LOGIN, PASSWORD, &scene.database());
        let visits = tokio::spawn(async move {
            let planned = |r: Option<&RollbackRequest>| r.and_then(|r| r.status.as_ref()).is_some_and(|s| s.phase != Phase::Pending);
            let mut told = Told::default();
            let stands = async {
                while await_condition(request.clone(), "back", planned).await.is_err() {
                    tokio::time::sleep(AWAY).await;
                }
            };
            tokio::select! {
                () = stands => {}
                // A request that was deleted before has no plan.
                _ = left.wait_for(|left| *left) => return told,
            }
            while !*left.borrow() {
                // He is kept out for a while, and thrown out now and then.
                visit(&options, &mut told).await.ok();
                tokio::time::sleep(AWAY).await;
            }
            told
        });
        Self { visits, leave }
    }

    /// Sends him away, and says what he has lost.
    pub async fn verdict(self, stage: &Stage, scene: &Scene, story: Story) -> Result<Option<String>> {
        self.leave.send_replace(true);
        let mut told = self.visits.await?;
        let mut session = state::superuser(stage, &scene.database()).await?;
        let live: i64 = sqlx::query_scalar("SELECT n FROM public.visits").fetch_one(&mut session).await?;
        if live < told.last && told.fell_from.is_none() {
            told.fell_from = Some(told.last);
        }
        let restored = matches!(story, Story::InPlaceRestore);
        Ok(match told.fell_from {
            None => None,
            Some(had) if !restored => Some(format!("he was told {had}, and now it is less")),
            Some(had) => {
                let kept = backed_up(stage, scene).await?;
                (kept < had).then(|| format!("he was told {had} before the restore, and the safety backup has {kept}"))
            }
        })
    }
}

async fn visit(options: &PgConnectOptions, told: &mut Told) -> Result<()> {
    let mut session = PgConnection::connect_with(options).await?;
    for _ in 0..2 {
        let n: i64 = sqlx::query_scalar("UPDATE public.visits SET n = n + 1 RETURNING n").fetch_one(&mut session).await?;
        if n <= told.last {
            told.fell_from = told.fell_from.or(Some(told.last));
        }
        told.last = n;
        tokio::time::sleep(STAYS).await;
    }
    Ok(session.close().await?)
}

/// What the safety backup has of him.
async fn backed_up(stage: &Stage, scene: &Scene) -> Result<i64> {
    // Also where the request itself is gone.
    let all = scene.world.api::<Backup>(&scene.run).list(&ListParams::default()).await?.items;
    let safety = all.into_iter().find(|b| b.name_any().starts_with("back-before-")).context("no safety backup")?;
    let status = safety.status.context("the safety backup has not begun")?;
    let BackupPlace::Claim { directory, .. } = status.place.context("the safety backup has no folder")?;
    let dump = format!("/backups/{directory}/dump");
    let backups = stage.lab.folder.join("backups");
    let binds: [(&Path, &str); 1] = [(&backups, "/backups")];
    let program = ["pg_restore", "--data-only", "--table=visits", "--file=-", &dump];
    let out = tokio::process::Command::from(stage.lab.postgres_root.command(65532, &binds, &program)).output().await?;
    let text = String::from_utf8_lossy(&out.stdout);
    let row = text.lines().find_map(|line| line.strip_prefix("1\t")).with_context(|| format!("no row of his in {dump}: {text}"))?;
    Ok(row.parse()?)
}
