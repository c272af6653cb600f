//! What a release asks for that the last good one did not.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{Container, PodSpec};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use super::verdict::Asks;
use crate::api::Template;
use crate::plan::template::{configuration, containers};

/// What the one asks for that the other did not.
pub fn asks(release: &Template, good: &Template) -> Asks {
    let (Some(new), Some(old)) = (&release.spec, &good.spec) else { return Asks { images: true, room: true, start: true } };
    let images = |spec: &PodSpec| -> BTreeSet<String> { containers(spec).filter_map(|c| c.image.clone()).collect() };
    let starts = |spec: &PodSpec| containers(spec).map(|c| (c.command.clone(), c.args.clone())).collect::<Vec<_>>();
    let placed = |spec: &PodSpec| (spec.node_selector.clone(), spec.affinity.clone(), spec.tolerations.clone(), spec.topology_spread_constraints.clone());
    Asks {
        images: !images(new).is_subset(&images(old)),
        // Whether it is more or less, another amount is the release's own doing.
        room: placed(new) != placed(old) || requests(new) != requests(old),
        start: starts(new) != starts(old) || !configuration(release).is_subset(&configuration(good)) || images(new) != images(old),
    }
}

fn requests(spec: &PodSpec) -> Vec<(String, Option<Quantity>, Option<Quantity>)> {
    let of = |c: &Container, what: &str| {
        let resources = c.resources.as_ref()?;
        resources.requests.as_ref().and_then(|all| all.get(what)).or(resources.limits.as_ref().and_then(|all| all.get(what))).cloned()
    };
    containers(spec).map(|c| (c.name.clone(), of(c, "cpu"), of(c, "memory"))).collect()
}
