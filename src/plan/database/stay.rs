//! What is said where the old code runs on the live schema as it is.

use super::asked::Asked;
use super::comparison::Comparison;
use crate::migrations::Revision;
use crate::plan::schema::{Change, Effect};
use crate::plan::words::some;

/// A newer schema that stays.
struct Staying<'a> {
    asked: &'a Asked<'a>,
    compared: &'a Comparison<'a>,
    live: &'a Option<Revision>,
}

/// What may still surprise somebody, in the order in which it is told.
const SURPRISES: [fn(&Staying<'_>) -> Option<String>; 4] = [tolerated, unknown_revision, newer_defaults, to_be_stamped];

/// Why it stays.
pub fn stays(asked: &Asked<'_>, compared: &Comparison<'_>, live: &Option<Revision>, warnings: &mut Vec<String>) -> String {
    let staying = Staying { asked, compared, live };
    warnings.extend(SURPRISES.iter().filter_map(|surprise| surprise(&staying)));
    match compared.judged.len() {
        0 => "the schema is as the release had it".into(),
        n => format!(
            "the schema has {n} differences that the old code does not mind, so the database is not touched: {}",
            some(compared.changes().map(Change::to_string))
        ),
    }
}

fn tolerated(of: &Staying<'_>) -> Option<String> {
    let unknown = || of.compared.worse(Effect::Unknown);
    unknown().next().is_some().then(|| format!("whether the old code runs with these is not known, and the request tolerates them: {}", some(unknown())))
}

fn unknown_revision(of: &Staying<'_>) -> Option<String> {
    let started_apart = of.asked.database.migrations.as_ref().is_some_and(|m| !m.runs_at_start);
    (of.compared.moved(of.live) && started_apart).then(|| {
        format!(
            "the old image does not know revision {}; an application that looks at its revision when it starts needs migrations.runsAtStart: true in policy {}",
            Revision::told(of.live),
            of.asked.database.policy
        )
    })
}

fn newer_defaults(of: &Staying<'_>) -> Option<String> {
    let another_default = |c: &&Change| c.facts().iter().any(|(fact, was, is)| *fact == "default" && was.is_some() && is.is_some());
    let defaults: Vec<String> = of.compared.changes().filter(another_default).map(Change::to_string).collect();
    (!defaults.is_empty()).then(|| {
        format!(
            "the old code's new rows get the newer release's default where they name no value ({}); database.schema: Downgrade takes that back too",
            some(defaults.into_iter())
        )
    })
}

fn to_be_stamped(of: &Staying<'_>) -> Option<String> {
    let release = of.compared.release;
    let (has, had) = (Revision::told(of.live), Revision::told(&release.revision));
    (of.compared.judged.is_empty() && of.compared.moved(of.live)).then(|| {
        format!(
            "the schema is as Release {} had it, but the version table says {has} and not {had}, so the next upgrade would leave out what is not there; stamp it with {had} before",
            release.name
        )
    })
}
