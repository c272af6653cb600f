//! What differs although the revision is the release's: no release brought it, so no migration takes it back.

use super::asked::Asked;
use super::comparison::Comparison;
use crate::api::rollback_request::DataPolicy;
use crate::plan::schema::{Change, Effect, Judged, Kind};
use crate::plan::words::some;

/// Why it cannot stay, if it cannot.
pub fn broken(asked: &Asked<'_>, compared: &Comparison<'_>) -> Option<String> {
    let may_restore = asked.request.data == DataPolicy::RestoreIfNeeded;
    let cannot_stay = compared.judged.iter().any(|j| half_way(asked, j)) || may_restore && compared.worse(Effect::Breaks).next().is_some();
    cannot_stay.then(|| {
        format!(
            "the old code does not run on the live schema: {}; and the revision is the same in both, so no migration takes it back. Mend that by hand, or set database.schema: Keep to take code and configuration back alone",
            some(compared.worse(Effect::Breaks))
        )
    })
}

/// A column that is gone from its table is no drift: a migration without a transaction has stopped half-way, or a person has
/// renamed it.
fn half_way(asked: &Asked<'_>, judged: &Judged) -> bool {
    let table_stays = |table: &str| asked.database.fingerprint.get(Kind::Table, table, "").is_some();
    judged.effect == Effect::Breaks && matches!(&judged.change, Change::Removed(e) if e.kind == Kind::Column && table_stays(&e.object))
}

/// Why it stays.
pub fn stays(compared: &Comparison<'_>, warnings: &mut Vec<String>) -> String {
    if compared.harmful().next().is_some() {
        warnings.push(format!(
            "the schema has changed since Release {} was healthy, at the same revision, so by no release; it stays, and whether the old code minds is not known: {}",
            compared.release.name,
            some(compared.harmful())
        ));
    }
    match compared.judged.len() {
        0 => "the schema is as the release had it".into(),
        n => format!("the schema has the release's revision, and {n} differences that no release brought, so the database is not touched"),
    }
}
