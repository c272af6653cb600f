//! Kept schemas that nothing names any more go: a database that changes each night would fill the cluster with them.
//!
//! In two turns, since whoever keeps a schema that is there already names it a moment later: one that nothing names is marked,
//! and one that is still marked, unnamed and unchanged a day later goes. Keeping it again takes the mark away.

use std::collections::BTreeSet;

use jiff::Timestamp;
use k8s_openapi::api::core::v1::ConfigMap;
use kube::ResourceExt;
use kube::api::{ListParams, PartialObjectMeta};

use crate::api::{Backup, KIND_LABEL, Release, RollbackRequest};
use crate::cluster::fingerprint::UNUSED_ANNOTATION;
use crate::cluster::{During, Error, World};

/// How long one must have been marked.
const SECONDS: i64 = 86_400;

/// What becomes of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Stays,
    Mark,
    Goes,
}

fn turn(named: bool, marked: Option<&str>, now: Timestamp) -> Turn {
    match marked.map(str::parse::<Timestamp>) {
        _ if named => Turn::Stays,
        Some(Ok(since)) if now.as_second() - since.as_second() >= SECONDS => Turn::Goes,
        Some(Ok(_)) => Turn::Stays,
        Some(Err(_)) | None => Turn::Mark,
    }
}

/// Marks and deletes what nothing names.
///
/// # Errors
/// When the API server does not answer.
pub async fn collect(world: &World, namespace: &str, now: Timestamp) -> Result<(), Error> {
    let maps = world.api::<PartialObjectMeta<ConfigMap>>(namespace).list(&ListParams::default().labels(&format!("{KIND_LABEL}=fingerprint"))).await;
    // Read before what names them: one that is kept meanwhile is not in the list, or is not as it was.
    let maps = maps.during("list kept schemas")?.items;
    let named = named(world, namespace).await?;
    for map in maps {
        let name = map.name_any();
        match turn(named.contains(&name), map.annotations().get(UNUSED_ANNOTATION).map(String::as_str), now) {
            Turn::Stays => {}
            Turn::Mark => world.mark_unused(namespace, &map, now).await?,
            Turn::Goes => world.delete_unchanged::<ConfigMap>(namespace, &map.metadata).await?,
        }
    }
    Ok(())
}

async fn named(world: &World, namespace: &str) -> Result<BTreeSet<String>, Error> {
    let releases = world.api::<Release>(namespace).list(&ListParams::default()).await.during("list Releases")?.items;
    let backups = world.api::<Backup>(namespace).list(&ListParams::default()).await.during("list Backups")?.items;
    let requests = world.api::<RollbackRequest>(namespace).list(&ListParams::default()).await.during("list RollbackRequests")?.items;
    let mut named: BTreeSet<String> = releases.into_iter().filter_map(|r| r.status?.fingerprint_map).collect();
    named.extend(backups.into_iter().filter_map(|b| b.status?.fingerprint_map));
    for status in requests.into_iter().filter_map(|r| r.status) {
        let courses = [Some(status.course), status.undo, status.way_down.map(|course| *course)];
        named.extend(courses.into_iter().flatten().filter_map(|course| course.plan?.database?.fingerprint_map));
    }
    Ok(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nothing_names_goes_a_day_after_that_was_seen() {
        let now: Timestamp = "2026-01-02T12:00:00Z".parse().unwrap_or_default();
        for (named, marked, want) in [
            (true, None, Turn::Stays),
            (true, Some("2026-01-01T00:00:00Z"), Turn::Stays),
            (false, None, Turn::Mark),
            (false, Some("not a time"), Turn::Mark),
            (false, Some("2026-01-01T12:00:01Z"), Turn::Stays),
            (false, Some("2026-01-01T12:00:00Z"), Turn::Goes),
        ] {
            assert_eq!(turn(named, marked, now), want, "{named} {marked:?}");
        }
    }
}
