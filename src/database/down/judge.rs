//! Whether a release's code may have what a way down has made: every difference to the recorded schema by what it means to that code,
//! and rows, values and sequences by what there was before. Pure.

use super::content::Content;
use super::difference;
use crate::api::plan::Loss;
use crate::api::request_status::Leftover;
use crate::api::{Reason, TableRows};
use crate::database::counts::LARGE_OBJECTS;
use crate::database::leftovers::Stays;
use crate::plan::Refusal;
use crate::plan::schema::{Change, Effect, Entry, Evidence, Fingerprint, Judged, Kind, judge, removal};

/// How many differences, or columns, a message names.
const NAMED: usize = 10;
/// How many leftovers and losses are kept.
const KEPT: usize = 100;
/// What lets through what nobody knows. Without `schema: Downgrade` the plan would not even go down for that.
const TOLERATED: &str = "database: {schema: Downgrade, tolerate: Unknown}";

/// What is found of the database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub copy: Fingerprint,
    /// The recorded schema, where its lines are known.
    pub good: Option<Fingerprint>,
    /// The schema of the release whose migrations go down, where that is known: what it had not, no way down has left behind.
    pub brought: Option<Fingerprint>,
    /// What the copy's rows tell of the differences.
    pub evidence: Evidence,
    /// What was there before migrations, and what is now.
    pub before: Option<Content>,
    pub after: Content,
    /// Leftovers that cannot be removed, since something that stays depends on them.
    pub staying: Vec<Stays>,
    /// What the user's SQL complains of.
    pub complaints: Vec<String>,
}

/// What it is judged by.
pub struct Bar<'a> {
    /// Hash of the recorded schema, for where its lines are not known.
    pub fingerprint: Option<&'a str>,
    pub owner: &'a str,
    /// The database has the release's revision already: what differs there was brought by no release.
    pub same_revision: bool,
    /// What nobody knows is let through.
    pub tolerates: bool,
    /// What was said to be lost before.
    pub losses: &'a [Loss],
    /// What is done instead, in words.
    pub instead: &'a str,
}

/// What passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    pub said: String,
    pub leftovers: Vec<Leftover>,
    /// As measured; absent where nobody knows what there was before.
    pub losses: Option<Vec<Loss>>,
}

impl Bar<'_> {
    /// Whether the release's code may have it.
    ///
    /// # Errors
    /// With the first thing that stands against it.
    pub fn judged(&self, found: &Found) -> Result<Passed, Refusal> {
        let judged = match &found.good {
            Some(good) if good.server != found.copy.server => {
                return refused(
                    Reason::SchemaNotComparable,
                    format!("the release's schema was recorded on PostgreSQL {} and the server is {} now", good.server, found.copy.server),
                );
            }
            Some(_) => self.differences(found),
            None if self.fingerprint.is_some_and(|hash| *hash != found.copy.hash()) => {
                return refused(Reason::SchemaDiffers, "the copy's schema is not the one that was recorded".to_owned());
            }
            None => Vec::new(),
        };
        let harmful = self.harmful(&judged);
        if !harmful.is_empty() {
            let named = harmful.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
            return refused(
                Reason::SchemaDiffers,
                format!(
                    "the way down reported success, but the schema is not one that the release's code surely runs on ({} differences): {named}. {}. Where only its code can tell whether it minds, {TOLERATED} lets it through",
                    harmful.len(),
                    self.instead
                ),
            );
        }
        if let Some(refusal) = found.before.as_ref().and_then(|before| self.content_differs(found, before)) {
            return Err(refusal);
        }
        if let Some(complaint) = found.complaints.first() {
            return refused(Reason::CheckFailed, complaint.clone());
        }
        let leftovers = left_behind(&judged, found);
        let losses = found.before.as_ref().map(|before| self.lost(found, before));
        Ok(Passed { said: said(found, &leftovers, losses.as_deref()), leftovers, losses })
    }

    /// What differs from the recorded schema, where that is known.
    pub fn differences(&self, found: &Found) -> Vec<Judged> {
        found.good.as_ref().map_or_else(Vec::new, |good| judge(good, &found.copy, &found.evidence, self.owner))
    }

    /// The statements that would remove what is left behind; none where the schema is none that the code runs on.
    pub fn removals(&self, found: &Found) -> Vec<String> {
        let judged = self.differences(found);
        if !self.harmful(&judged).is_empty() {
            return Vec::new();
        }
        left_behind(&judged, found).into_iter().filter_map(|leftover| leftover.statement).collect()
    }

    /// The differences that keep the release's code from running.
    fn harmful(&self, judged: &[Judged]) -> Vec<String> {
        let minds = if self.tolerates { Effect::Breaks } else { Effect::Unknown };
        judged.iter().filter(|j| j.effect >= minds && !self.same_revision).map(Judged::to_string).collect()
    }

    /// What was lost, as measured, and what is let through.
    fn lost(&self, found: &Found, before: &Content) -> Vec<Loss> {
        let told = |object: &str, message: String| Loss { object: object.to_owned(), rows: 0, message };
        let mut losses: Vec<Loss> = difference::losses(before, &found.after).into_iter().take(KEPT).collect();
        losses.extend(difference::gone_since(before, &found.copy).take(KEPT).map(|gone| {
            let message = format!("{gone}, which somebody has made since the release, is gone with what it was on");
            told(&gone.object, message)
        }));
        if self.tolerates {
            losses.extend(difference::changed(before, &found.after).take(KEPT).map(|now| {
                let message = format!("values in {} are others than before, in columns that both schemas have alike, as the request tolerates", now.table);
                told(&now.table, message)
            }));
            let set_back = difference::set_back(before, &found.after).into_iter().take(KEPT);
            losses.extend(set_back.map(|(sequence, was)| told(&sequence, format!("sequence {sequence} was at {was}, and none stands so far now"))));
        }
        losses
    }

    /// Whether rows, values or sequences are others than before, or tables have come without the rows of those that went.
    fn content_differs(&self, found: &Found, before: &Content) -> Option<Refusal> {
        let (after, tolerates) = (&found.after, self.tolerates);
        let refusal = |reason, message| Some(Refusal { reason, message });
        let tolerate = format!("If that is what its migration means to do, {TOLERATED} lets it through");
        let differ = |was: &TableRows| after.rows.iter().find(|now| now.table == was.table && now.rows != was.rows).map(|now| (now, was.rows));
        // A migration may delete the rows that it had inserted; only a person knows that it were those.
        let accepted = |(now, was): &(&TableRows, i64)| tolerates && now.rows < *was;
        if let Some((now, was)) = before.rows.iter().filter_map(differ).find(|pair| !accepted(pair)) {
            let way = if now.rows < was { format!(". {tolerate}, and tells it as a loss") } else { String::new() };
            return refusal(
                Reason::RowsDiffer,
                format!(
                    "{} had {was} rows before the migrations and has {} after; no migration down may add or remove rows of a table that stays{way}",
                    now.table, now.rows
                ),
            );
        }
        if let Some(now) = difference::changed(before, after).next().filter(|_| !tolerates) {
            let more = if now.columns.len() > NAMED { ", …" } else { "" };
            let columns = now.columns.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ") + more;
            let message = format!("the way down has changed values in {}, in columns that both schemas have alike ({columns}). {tolerate}", now.table);
            return refusal(Reason::ContentDiffers, message);
        }
        // What was said to be lost is lost; nothing else goes, also no partition.
        let told = |table: &str| self.losses.iter().any(|l| l.object == table) || self.cut_off(found, before, table);
        let (gone, came) = (difference::gone(before, after), difference::came(before, after));
        if let Some(table) = gone.iter().find(|t| t.rows > 0 && !told(&t.table)).filter(|_| !tolerates) {
            return refusal(Reason::RowsGone, format!("{} with {} rows is gone, and the plan did not say so. {tolerate}", table.table, table.rows));
        }
        let sum = |all: &[&TableRows]| all.iter().map(|t| t.rows).sum::<i64>();
        if !came.is_empty() && sum(&came) < sum(&gone) && !tolerates {
            let names = came.iter().map(|t| t.table.as_str()).collect::<Vec<_>>().join(", ");
            return refusal(Reason::RowsGone, format!("{} rows went with their tables, and {names} came with {}. {tolerate}", sum(&gone), sum(&came)));
        }
        if let Some((sequence, was)) = difference::set_back(before, after).first().filter(|_| !tolerates) {
            let message = format!("sequence {sequence} was at {was}, and no sequence stands so far now: numbers would be given twice. {tolerate}");
            return refusal(Reason::SequenceBehind, message);
        }
        // What was behind already is not the way down's.
        let behind = after.behind.iter().find(|b| !before.behind.contains(b))?;
        refusal(Reason::SequenceBehind, format!("{behind}: the next insert would fail or take a number twice. The way down has made the table anew"))
    }

    /// Whether the plan, which names the largest losses alone, has counted this one among the others: a table that the good release
    /// does not have, and that is no partition of one that it has.
    fn cut_off(&self, found: &Found, before: &Content, table: &str) -> bool {
        let known = |table: &str| table == LARGE_OBJECTS || found.good.as_ref().is_none_or(|good| good.get(Kind::Table, table, "").is_some());
        self.losses.iter().any(|l| l.object.is_empty()) && !known(before.partitions.get(table).map_or(table, String::as_str))
    }
}

fn refused<T>(reason: Reason, message: String) -> Result<T, Refusal> {
    Err(Refusal { reason, message })
}

/// An index that stands for a constraint goes with that. What a person has added since, no release brought.
fn left_behind(judged: &[Judged], found: &Found) -> Vec<Leftover> {
    let ours = |j: &&Judged| match (&j.change, &found.brought) {
        (Change::Added(e), Some(brought)) => brought.get(e.kind, &e.object, &e.part).is_some(),
        _ => true,
    };
    let constraint =
        |of: &Entry| judged.iter().any(|j| matches!(&j.change, Change::Added(e) if e.kind == Kind::Constraint && e.object == of.object && e.part == of.part));
    let left = |j: &&Judged| !matches!(&j.change, Change::Added(e) if e.kind == Kind::Index && constraint(e));
    let leftover = |j: &Judged| {
        let statement = removal(&j.change);
        match found.staying.iter().find(|s| statement.as_ref() == Some(&s.statement)) {
            Some(stays) => Leftover { message: format!("{} (it stays: {})", j.change, stays.why), statement: None },
            None => Leftover { message: j.change.to_string(), statement },
        }
    };
    judged.iter().filter(left).filter(ours).take(KEPT).map(leftover).collect()
}

fn said(found: &Found, left: &[Leftover], losses: Option<&[Loss]>) -> String {
    let mut said = match left.is_empty() {
        true => "the schema is as the release had it".to_owned(),
        false => "the release's code runs on the schema".to_owned(),
    };
    said += &format!(", and {} tables have their {} rows", found.after.rows.len(), found.after.total());
    match losses {
        Some([]) => said += "; no value was lost",
        Some(losses) => said += &format!("; lost, as measured: {}", losses.iter().take(NAMED).map(|l| l.message.as_str()).collect::<Vec<_>>().join(", ")),
        None => {}
    }
    if !left.is_empty() {
        let named = left.iter().take(NAMED).map(|l| match &l.statement {
            Some(statement) => format!("{} ({statement})", l.message),
            None => l.message.clone(),
        });
        said += &format!("; left behind, and maybe in the way of the next release's migrations: {}", named.collect::<Vec<_>>().join("; "));
    }
    said
}
