//! A real one-node Kubernetes (API server, etcd, controller manager, scheduler, kubelet, kube-proxy, containerd, runc,
//! CoreDNS) on this machine, built from package registries alone.
//!
//! The node lives in mount, network, PID, UTS and IPC namespaces of its own: killing its first process ends every
//! process, mount, network device, nftables table and network namespace that it made. Only its cgroups and its folder
//! remain, and [`Cluster::down`] removes these, after any crash.
//!
//! | question | file |
//! |---|---|
//! | where do things lie? | [`layout`] |
//! | how are the parts built? | [`parts`], [`packages`] |
//! | how is an image made and loaded? | [`image`] |
//! | who trusts whom? | [`pki`] |
//! | which flags does a part get, and why? | [`config`], [`node`] |
//! | how does it start and end? | [`lifecycle`], [`cgroup`] |

pub mod cgroup;
pub mod config;
pub mod image;
pub mod layout;
pub mod lifecycle;
pub mod node;
pub mod packages;
pub mod parts;
pub mod pki;
pub mod shell;

pub use image::{Image, Layer};
pub use layout::Cluster;
