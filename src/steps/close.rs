//! Close: no new session on the live database, and the old ones ended, so that no write is lost.
//!
//! Changes `ALLOW_CONNECTIONS` of the live database, after that stands in `status.held`. Destroys nothing; an ended
//! session's open transaction is rolled back, as its client is told. Done when no session is left.
//!
//! A database that is changed in place must let the change itself in, so there CONNECT is taken from all but its owner, the
//! policy's logins and the operator's; who had it stands in `status.held`. Sessions of others are not ended there.

use super::decision::{Decision, Note, fail};
use super::live::{Live, live, planned_live};
use super::run::Run;
use super::session::{fenced, friends, maintenance};
use super::step;
use super::step::{Planned, Step, Undo};
use crate::api::Reason;
use crate::api::plan::{Method, Plan, StepName, Way};
use crate::api::request_status::ConnectGrant;
use crate::cluster::{Error, World};
use crate::database::{self, change, connect, inspect};
use crate::plan::snapshot::Session;

pub struct Close;

/// How long a session of a pod that is gone may linger.
const LINGER_SECONDS: i64 = 15;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    pub live: Live,
    pub sessions: usize,
    /// Sessions that are not the operator's, in words.
    pub others: Vec<String>,
    /// Whether one of them is there for longer than such a session may linger.
    pub stay: bool,
    /// In place.
    pub connect: Option<Connect>,
}

/// Who may connect, and who shall while the database is changed in place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Connect {
    pub now: Vec<ConnectGrant>,
    pub wanted: Vec<ConnectGrant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    RefuseConnections,
    CloseToOthers(Connect),
    EndSessions,
}

impl Planned for Close {
    const NAME: StepName = StepName::Close;
    const UNDO: Undo = Undo::None("that the database is closed, or to whom, is held, and given back");

    fn describe(plan: &Plan) -> String {
        let live = step::named(plan, |d| &d.name);
        match plan.in_place() {
            true => format!("lets nobody but its owner and the policy's logins connect to database {live}, and waits until no session of others is left"),
            false => format!("lets no new session onto database {live} and ends the old ones, so that no write is lost"),
        }
    }
}

impl Step for Close {
    type Seen = Seen;
    type Action = Action;

    async fn observe(world: &World, run: &Run<'_>) -> Result<Seen, Error> {
        let (server, mut session, policy) = maintenance(world, run).await?;
        let database = run.database()?;
        let sessions = inspect::sessions(&mut session, &database.name).await?;
        let friends = friends(world, run, &policy).await?;
        let connect = match database.method {
            Method::Beside => None,
            Method::InPlace => Some(Connect {
                now: connect::granted(&mut session, &database.name).await?,
                wanted: connect::friends_only(&mut session, &database.owner, &friends).await?,
            }),
        };
        let theirs = strangers_of(&sessions, &server.login.user, &friends);
        Ok(Seen {
            live: live(&mut session, database).await?,
            sessions: sessions.len(),
            stay: theirs.iter().any(|s| s.seconds.is_none_or(|seconds| seconds >= LINGER_SECONDS)),
            others: words(&theirs),
            connect,
        })
    }

    fn next(run: &Run<'_>, seen: &Seen) -> Decision<Action> {
        if let Some(connect) = &seen.connect {
            return to_others(run, seen, connect);
        }
        if let (Live::Original { open: true }, Some(decision)) = (&seen.live, strangers(run, &seen.others)) {
            return decision;
        }
        match seen.live {
            Live::Original { open: true } if !run.held().closed => Decision::Record(Note::Closing),
            Live::Original { open: true } => Decision::Act(Action::RefuseConnections),
            Live::Original { open: false } if !run.held().closed => fail(
                Reason::DatabaseClosedByOther,
                "somebody else has closed the database (ALLOW_CONNECTIONS false); open it, or find out why, and make a new request",
            ),
            Live::Original { open: false } if seen.sessions > 0 => Decision::Act(Action::EndSessions),
            Live::Original { open: false } => Decision::Done("the database is closed and no session is left".into()),
            Live::Other | Live::Missing => {
                fail(Reason::DatabaseChanged, "the database is no longer the one that the plan saw; somebody renamed or replaced it")
            }
        }
    }

    async fn act(world: &World, run: &Run<'_>, action: Action) -> Result<(), Error> {
        let mut session = fenced(world, run).await?;
        let live = planned_live(run.database()?);
        match action {
            Action::CloseToOthers(Connect { now, wanted }) => connect::set(&mut session, live, &now, &wanted).await?,
            Action::RefuseConnections => change::refuse_connections(&mut session, live).await?,
            Action::EndSessions => change::end_sessions_of(&mut session, live).await?,
        }
        Ok(())
    }
}

fn to_others(run: &Run<'_>, seen: &Seen, connect: &Connect) -> Decision<Action> {
    match seen.live {
        // Nobody else can come any more, and who has come just before may be about to go.
        Live::Original { open: true } if connect.now == connect.wanted && !seen.others.is_empty() && !seen.stay => {
            Decision::Wait(format!("{} sessions to end: {}", seen.others.len(), seen.others.join(", ")))
        }
        Live::Original { open: true } if connect.now == connect.wanted => match lingering(run, &seen.others) {
            Some(decision) => decision,
            None => Decision::Done("nobody else may connect to the database, and no session of others is left".into()),
        },
        Live::Original { open: true } => match to_give_back(run, connect) {
            Some(before) => Decision::Record(Note::ClosingToOthers { before, only: connect.wanted.clone() }),
            None => Decision::Act(Action::CloseToOthers(connect.clone())),
        },
        Live::Original { open: false } | Live::Other | Live::Missing => {
            fail(Reason::DatabaseChanged, "the database is no longer the one that the plan saw; somebody closed, renamed or replaced it")
        }
    }
}

/// Whom CONNECT is taken from, where that is not all written down.
fn to_give_back(run: &Run<'_>, seen: &Connect) -> Option<Vec<ConnectGrant>> {
    let Some(before) = &run.held().connect else { return Some(seen.now.clone()) };
    let all = connect::afterwards(before, &seen.wanted, &seen.now);
    (all != *before).then_some(all)
}

/// Sessions that are not the operator's, in words. Anybody may take its name, so its login counts too; `own` are those as which it
/// reads rows.
pub(crate) fn others(sessions: &[Session], login: &str, own: &[String]) -> Vec<String> {
    words(&strangers_of(sessions, login, own))
}

fn strangers_of<'a>(sessions: &'a [Session], login: &str, own: &[String]) -> Vec<&'a Session> {
    let operators = |s: &Session| s.application == database::APPLICATION_NAME && s.user == login;
    let owners = |s: &Session| s.application == database::OWNERS_APPLICATION_NAME && own.contains(&s.user);
    sessions.iter().filter(|s| !operators(s) && !owners(s)).collect()
}

/// Sessions for a message.
pub(crate) fn words(sessions: &[&Session]) -> Vec<String> {
    sessions.iter().map(|s| format!("{} from {} ({})", s.user, s.address.as_deref().unwrap_or("an unknown address"), s.application)).collect()
}

/// What keeps an open database from being closed. The targets' own pods are gone, and their sessions follow within
/// seconds; whoever is left then came since the plan was made, and is not ended unasked.
pub(crate) fn strangers<A>(run: &Run<'_>, others: &[String]) -> Option<Decision<A>> {
    if run.plan.database.as_ref().is_some_and(|d| d.end_other_sessions) { None } else { lingering(run, others) }
}

/// The same where none is ended, whatever the request allows.
fn lingering<A>(run: &Run<'_>, others: &[String]) -> Option<Decision<A>> {
    if others.is_empty() {
        return None;
    }
    let list = others.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    Some(if run.age() < LINGER_SECONDS {
        Decision::Wait(format!("{} sessions to end: {list}", others.len()))
    } else {
        let way = match (run.plan.way, run.in_place()) {
            (Way::Undo, _) => "end them (pg_terminate_backend), and the undo is tried again",
            (_, true) => "in place none is ended: end them, or restore beside",
            (_, false) => "set database.otherSessions: End to allow that they are ended",
        };
        fail(Reason::OtherSessions, format!("sessions of others came since the plan was made: {list}; {way}"))
    })
}
