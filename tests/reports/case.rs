//! A report as its file says it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// `case.yaml` of a report.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Case {
    /// Where people told it, and what they met.
    pub report: String,
    /// What must come of it, in words.
    pub wanted: String,
    /// Images whose containers never are ready.
    #[serde(default)]
    pub broken: Vec<String>,
    /// What the node says as an image's `imageID`; absent: a digest made of the image's name.
    #[serde(default)]
    pub digests: BTreeMap<String, String>,
    /// Images whose containers are processes, and what is in them.
    #[serde(default)]
    pub images: BTreeMap<String, Image>,
    pub steps: Vec<Step>,
}

/// What an image is made of.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Image {
    /// A file of the report's folder with what pip installs.
    pub python: String,
}

/// One thing that is done, waited for, or looked at.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Step {
    /// A shell's command in the report's folder, with kubectl and helm bound to its namespace.
    Run(String),
    /// The same, which must fail and say this.
    Refused { run: String, says: String },
    /// Alembic's words, with the report's migrations, on the live database.
    Alembic(String),
    /// Statements as the database's owner.
    Sql(String),
    /// Statements as a superuser.
    Superuser(String),
    /// From now on the node has this `imageID` for the image.
    Push { image: String, digest: String },
    /// Waits until the workload has so many Releases of these phases.
    Releases { of: String, are: BTreeMap<String, usize> },
    /// Waits for the end of a request.
    Ended(String),
    /// Waits for a Backup to be completed.
    Completed(String),
    /// Looks at something, at most for a few seconds.
    Expect(Expect),
}

/// What must be: one of `is`, `has`, `lacks` of what stands at a JSON pointer in an object, or of what a query or a page gives.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Expect {
    /// As kubectl takes it: `deployment/shop`.
    pub object: Option<String>,
    /// A JSON pointer in it, or in a page; absent: the whole.
    #[serde(default)]
    pub at: String,
    /// A query of the owner's instead.
    pub sql: Option<String>,
    /// A path of the application instead.
    pub http: Option<String>,
    /// The very value. `null`: there is nothing there.
    #[serde(default, deserialize_with = "given")]
    pub is: Option<Value>,
    /// A text that is in it, however it is written.
    pub has: Option<String>,
    /// A text that is not in it.
    pub lacks: Option<String>,
}

/// A `null` that is written is a value.
fn given<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

impl Case {
    pub fn read(folder: &Path) -> Result<Self> {
        let file = folder.join("case.yaml");
        let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        // By way of JSON, so that a step is a map of one key and not a YAML tag.
        let value: Value = serde_yaml::from_str(&text).with_context(|| format!("{} is not YAML", file.display()))?;
        serde_json::from_value(value).with_context(|| format!("{} is not a report", file.display()))
    }
}
