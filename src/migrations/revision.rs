//! The revision of a database: a set of heads, since an application may have branches that nobody merged.

use std::collections::BTreeSet;
use std::fmt;

use sha2::{Digest, Sha256};

/// Between the heads in a text; no tool's revision has one.
const BETWEEN: char = ',';

/// A revision: one head, or several of a tool that has branches. The API has it as one text, the same in whatever order they came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(BTreeSet<String>);

impl Revision {
    /// Of these heads; `None` without any.
    pub fn of_heads(heads: impl IntoIterator<Item = String>) -> Option<Self> {
        let heads: BTreeSet<String> = heads.into_iter().collect();
        (!heads.is_empty()).then_some(Self(heads))
    }

    /// Of a field of the API.
    pub fn of_text(text: &Option<String>) -> Option<Self> {
        text.as_deref().map(Self::from)
    }

    /// For a field of the API.
    pub fn to_text(revision: &Option<Self>) -> Option<String> {
        revision.as_ref().map(Self::to_string)
    }

    /// For a message.
    pub fn told(revision: &Option<Self>) -> String {
        Self::to_text(revision).unwrap_or_else(|| "none".to_owned())
    }

    pub fn heads(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    pub fn has(&self, head: &str) -> bool {
        self.0.contains(head)
    }

    /// A short name, for what is made of it.
    pub fn mark(&self) -> String {
        Sha256::digest(self.to_string().as_bytes()).iter().take(3).map(|b| format!("{b:02x}")).collect()
    }
}

/// The text of the API, which was a revision when it was written.
impl From<&str> for Revision {
    fn from(text: &str) -> Self {
        Self(text.split(BETWEEN).map(str::to_owned).collect())
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, head) in self.heads().enumerate() {
            if i > 0 {
                write!(f, "{BETWEEN}")?;
            }
            f.write_str(head)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_one_text_in_whatever_order_its_heads_come() {
        let heads = |all: &[&str]| Revision::of_heads(all.iter().map(|h| (*h).to_owned()));
        assert_eq!(heads(&["b2", "a3", "b2"]).map(|r| r.to_string()).as_deref(), Some("a3,b2"));
        assert_eq!(heads(&["b2", "a3"]), Some(Revision::from("a3,b2")));
        assert_eq!(heads(&[]), None);
        assert_eq!(Revision::from("a3,b2").mark().len(), 6);
    }
}
