//! Takes an application on Kubernetes back to its last good state: code, configuration, schema and data.
//!
//! ARCHITECTURE.md has the map: `api` (the custom resources), `migrations` (the tools), `plan` (what will happen), `steps` (each decides in `next`
//! and acts in `act`), `request` (a request's life, pure), `controllers` (watch, look, write down, do), `database`, `cluster` and `agent` (the world).

#![allow(clippy::duplicated_attributes, reason = "each printcolumn of a kube derive has a type_ and a json_path")]

pub mod agent;
pub mod api;
pub mod cluster;
pub mod controllers;
pub mod database;
pub mod migrations;
pub mod plan;
pub mod request;
pub mod server;
pub mod steps;
