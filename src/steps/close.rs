//! Close: no new session on the live database, and the old ones ended, so that no write is lost.
//!
//! Changes `ALLOW_CONNECTIONS` of the live database, after that stands in `status.held`. Destroys nothing; an ended
//! session's open transaction is rolled back, as its client is told. Done when no session is left.

use super::{Decision, Live, Note, Run, Step, fail, live, maintenance};
use crate::cluster::{Error, World};
use crate::database::{Access, change, inspect};

pub struct Close;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    pub sessions: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    RefuseConnections,
    EndSessions,
}

impl Step for Close {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (_, mut session, _) = maintenance(world, run, Access::Read).await?;
        let database = run.database()?;
        Ok(Seen { live: live(&mut session, database).await?, sessions: inspect::sessions(&mut session, &database.name).await?.len() })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        match seen.live {
            Live::Original { open: true } if !run.held().closed => Decision::Record(Note::Closing),
            Live::Original { open: true } => Decision::Act(Action::RefuseConnections),
            Live::Original { open: false } if !run.held().closed => fail(
                "DatabaseClosedByOther",
                "somebody else has closed the database (ALLOW_CONNECTIONS false); open it, or find out why, and make a new request",
            ),
            Live::Original { open: false } if seen.sessions > 0 => Decision::Act(Action::EndSessions),
            Live::Original { open: false } => Decision::Done("the database is closed and no session is left".into()),
            Live::Other | Live::Missing => fail("DatabaseChanged", "the database is no longer the one that the plan saw; somebody renamed or replaced it"),
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let (_, mut session, _) = maintenance(world, run, Access::Change).await?;
        let name = &run.database()?.name;
        match action {
            Action::RefuseConnections => change::refuse_connections(&mut session, name).await?,
            Action::EndSessions => change::end_sessions(&mut session, name).await?,
        }
        Ok(())
    }
}
