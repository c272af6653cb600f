//! What a release asks for that the last good one did not.

use std::collections::{BTreeMap, BTreeSet};

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
    Asks {
        images: !images(new).is_subset(&images(old)),
        // Whether it is more or less, another amount is the release's own doing.
        room: placed(new) != placed(old) || requests(new) != requests(old),
        start: starts(new) != starts(old) || !configuration(release).is_subset(&configuration(good)) || images(new) != images(old),
    }
}

/// By what a node is chosen, beside room.
fn placed(spec: &PodSpec) -> PodSpec {
    PodSpec {
        affinity: spec.affinity.clone(),
        host_network: spec.host_network,
        node_name: spec.node_name.clone(),
        node_selector: spec.node_selector.clone(),
        os: spec.os.clone(),
        overhead: spec.overhead.clone(),
        runtime_class_name: spec.runtime_class_name.clone(),
        scheduler_name: spec.scheduler_name.clone(),
        scheduling_gates: spec.scheduling_gates.clone(),
        tolerations: spec.tolerations.clone(),
        topology_spread_constraints: spec.topology_spread_constraints.clone(),
        // A claim may be bound to a volume that other nodes do not reach.
        volumes: spec.volumes.as_ref().map(|all| all.iter().filter(|v| v.persistent_volume_claim.is_some() || v.ephemeral.is_some()).cloned().collect()),
        ..PodSpec::default()
    }
}

/// What is asked for of a node, by container: a resource of which only a limit is set is requested by that.
fn requests(spec: &PodSpec) -> Vec<(String, BTreeMap<String, Quantity>, Vec<i32>)> {
    let of = |c: &Container| {
        let resources = c.resources.clone().unwrap_or_default();
        let mut all = resources.limits.unwrap_or_default();
        all.extend(resources.requests.unwrap_or_default());
        all
    };
    let ports = |c: &Container| c.ports.iter().flatten().filter_map(|port| port.host_port).collect();
    containers(spec).map(|c| (c.name.clone(), of(c), ports(c))).collect()
}
