//! The live schema beside the one that the release had, where the two can be compared.

use super::asked::Asked;
use super::fit;
use crate::api::Reason;
use crate::migrations::Revision;
use crate::plan::refusal::{Refusal, refuse};
use crate::plan::schema::{self, Change, Effect, Fingerprint, Judged};
use crate::plan::snapshot::Release;

/// How the live schema differs from the release's.
pub struct Comparison<'a> {
    pub release: &'a Release,
    /// Hash of the release's schema, and the ConfigMap that has its lines.
    pub hash: &'a str,
    pub map: &'a str,
    pub judged: Vec<Judged>,
    /// From which effect on a difference is a reason not to run on it.
    minds: Effect,
}

impl Comparison<'_> {
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.judged.iter().map(|j| &j.change)
    }

    /// Differences of that effect or a worse one, in words.
    pub fn worse(&self, than: Effect) -> impl Iterator<Item = String> {
        self.judged.iter().filter(move |j| j.effect >= than).map(Judged::to_string)
    }

    /// Differences that the old code minds, as far as the request tolerates none.
    pub fn harmful(&self) -> impl Iterator<Item = String> {
        self.worse(self.minds)
    }

    /// Whether the live revision is another than the release's.
    pub fn moved(&self, live: &Option<Revision>) -> bool {
        *live != self.release.revision
    }
}

/// # Errors
/// When a schema is not on record, when two targets had different ones, or when the server says the same in other words by now.
pub fn of<'a>(asked: &Asked<'a>) -> Result<Comparison<'a>, Refusal> {
    let (release, (hash, map, good)) = on_record(asked)?;
    of_one_schema(asked, release, hash, good)?;
    of_this_server(asked, release, good)?;
    let judged = schema::judge(good, &asked.database.fingerprint, &asked.database.evidence, asked.owner());
    Ok(Comparison { release, hash, map, judged, minds: fit::minds(asked.request) })
}

type Recorded<'a> = (&'a Release, (&'a String, &'a String, &'a Fingerprint));

fn on_record<'a>(asked: &Asked<'a>) -> Result<Recorded<'a>, Refusal> {
    let recorded = asked.recorded().and_then(|r| r.fingerprint.as_ref().map(|(hash, map, good)| (r, (hash, map, good.as_ref()))));
    match recorded {
        Some(recorded) => Ok(recorded),
        None => refuse(
            Reason::SchemaNotRecorded,
            "there is no record of the schema that the old release had, so nobody can say whether its code runs on the live one; set database.schema: Keep to take code and configuration back alone",
        ),
    }
}

/// All targets ran on one schema, or on such as the code of each runs on.
fn of_one_schema(asked: &Asked<'_>, release: &Release, hash: &str, good: &Fingerprint) -> Result<(), Refusal> {
    let another = |other: &&&Release| match &other.fingerprint {
        Some((its, _, schema)) if its != hash => {
            (other.revision.is_none() || other.revision != release.revision) && !fit::schema_fits(schema, good, asked.owner())
        }
        Some(_) | None => false,
    };
    match asked.releases.iter().flatten().find(another) {
        None => Ok(()),
        Some(other) => refuse(
            Reason::SchemasDiffer,
            format!(
                "Releases {} and {} ran on different schemas of this one database, so both cannot go back together; name the targets in two requests",
                release.name, other.name
            ),
        ),
    }
}

fn of_this_server(asked: &Asked<'_>, release: &Release, good: &Fingerprint) -> Result<(), Refusal> {
    let server = asked.database.fingerprint.server;
    if good.server == server {
        return Ok(());
    }
    refuse(
        Reason::SchemaNotComparable,
        format!(
            "the schema of Release {} was recorded on PostgreSQL {} and the server is {server} now, which says the same in other words; set database.schema: Keep to take code and configuration back alone",
            release.name, good.server
        ),
    )
}
