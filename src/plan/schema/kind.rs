//! What the catalog has entries of, and the word for each. Pure.

use serde::{Deserialize, Serialize};

/// What an entry describes.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    Schema,
    Table,
    Column,
    Index,
    Constraint,
    View,
    Sequence,
    Enum,
    Domain,
    Composite,
    Range,
    BaseType,
    Function,
    Aggregate,
    Operator,
    OperatorClass,
    OperatorFamily,
    Cast,
    Collation,
    Conversion,
    Trigger,
    EventTrigger,
    Rule,
    Policy,
    Grant,
    DefaultPrivileges,
    Extension,
    Language,
    Transform,
    AccessMethod,
    TextSearchParser,
    TextSearchTemplate,
    TextSearchDictionary,
    TextSearchConfiguration,
    ForeignDataWrapper,
    Server,
    UserMapping,
    Publication,
    PublishedTable,
    PublishedSchema,
    Statistics,
    Comment,
    SecurityLabel,
}

impl Kind {
    /// Every kind, with the word for it.
    pub const ALL: [(Kind, &str); 43] = [
        (Kind::Schema, "schema"),
        (Kind::Table, "table"),
        (Kind::Column, "column"),
        (Kind::Index, "index"),
        (Kind::Constraint, "constraint"),
        (Kind::View, "view"),
        (Kind::Sequence, "sequence"),
        (Kind::Enum, "enum"),
        (Kind::Domain, "domain"),
        (Kind::Composite, "composite"),
        (Kind::Range, "range"),
        (Kind::BaseType, "base type"),
        (Kind::Function, "function"),
        (Kind::Aggregate, "aggregate"),
        (Kind::Operator, "operator"),
        (Kind::OperatorClass, "operator class"),
        (Kind::OperatorFamily, "operator family"),
        (Kind::Cast, "cast"),
        (Kind::Collation, "collation"),
        (Kind::Conversion, "conversion"),
        (Kind::Trigger, "trigger"),
        (Kind::EventTrigger, "event trigger"),
        (Kind::Rule, "rule"),
        (Kind::Policy, "policy"),
        (Kind::Grant, "grant"),
        (Kind::DefaultPrivileges, "default privileges"),
        (Kind::Extension, "extension"),
        (Kind::Language, "language"),
        (Kind::Transform, "transform"),
        (Kind::AccessMethod, "access method"),
        (Kind::TextSearchParser, "text search parser"),
        (Kind::TextSearchTemplate, "text search template"),
        (Kind::TextSearchDictionary, "text search dictionary"),
        (Kind::TextSearchConfiguration, "text search configuration"),
        (Kind::ForeignDataWrapper, "foreign data wrapper"),
        (Kind::Server, "server"),
        (Kind::UserMapping, "user mapping"),
        (Kind::Publication, "publication"),
        (Kind::PublishedTable, "published table"),
        (Kind::PublishedSchema, "published schema"),
        (Kind::Statistics, "statistics"),
        (Kind::Comment, "comment"),
        (Kind::SecurityLabel, "security label"),
    ];

    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("object", |(_, word)| word)
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(kind, _)| *kind)
    }
}
