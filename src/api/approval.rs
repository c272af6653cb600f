//! What of a rollback needs a person's word, and how it is given.

use std::fmt::{self, Display, Formatter};

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What goes back.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unasked {
    /// The workload's template.
    Code,
    /// The ConfigMaps and Secrets that it uses.
    Configuration,
    /// The schema, by the release's own migrations.
    Schema,
    /// The rows, by a backup, where the schema has no way down.
    Data,
}

/// In a sentence they are called as the API has them.
impl Display for Unasked {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// What of a plan the owner of a database wants to be approved, whoever asks for it.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApprovalRule {
    /// A plan that takes one of these back waits until somebody approves it.
    #[schemars(length(min = 1, max = 4))]
    pub needed: Vec<Unasked>,
    /// Who asks for a rollback does not approve it: requests then name their `author`.
    #[serde(default)]
    pub by_another: bool,
}

/// Somebody's word for a plan. Whoever gives it needs the right `approve` on the request, and those that the rollback itself needs.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approval {
    /// The plan that is meant, as `status.approval.plan` names it. A plan that has changed since needs another word.
    #[schemars(length(min = 1, max = 64))]
    pub plan: String,
    /// Your own user name, as `kubectl auth whoami` says it. No other is let through.
    #[schemars(length(min = 1, max = 253))]
    pub by: String,
}

/// Why a plan needs somebody's word.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub struct NeededApproval {
    /// What it takes back that may not go back unasked.
    #[serde(rename = "for")]
    pub of: Vec<Unasked>,
    /// Whether who asked for the rollback cannot give it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_another: bool,
}

/// How a plan stands that needs, or needed, somebody's word.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct ApprovalStatus {
    /// The plan, by a hash of what it does: what is only measured, sizes, rows and seconds, is no part of it.
    pub plan: String,
    /// Until when it waits. Then the request has failed, and has changed nothing.
    pub until: Time,
    /// Who has approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When the approved plan was found to be the one that is still right, and was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
}
