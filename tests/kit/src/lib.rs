//! What the demo and the tests share: the images that they need, the shop that gets rolled back, and a cluster to ask.

pub mod images;
pub mod kube;
pub mod lab;
pub mod manifests;
pub mod operator;
pub mod shop;
pub mod stories;
