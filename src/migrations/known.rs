//! The tools that a policy can name.

use serde::{Deserialize, Serialize};

use super::alembic::Alembic;
use super::tool::Tool;
use crate::api::backup_policy::{MigrationTool, Migrations};

/// The tool that a policy names.
pub fn of(tool: MigrationTool) -> &'static dyn Tool {
    match tool {
        MigrationTool::Alembic => &Alembic,
    }
}

/// Where a tool keeps the revision.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct VersionTable {
    pub tool: MigrationTool,
    /// Schema and name, as a policy has it.
    pub name: String,
}

impl From<&Migrations> for VersionTable {
    fn from(migrations: &Migrations) -> Self {
        Self { tool: migrations.tool, name: migrations.version_table.clone() }
    }
}
