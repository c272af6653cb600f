//! Tables that are too large to be compared whole.

/// One row in so many is summed up where a table is compared by a sample.
pub const SAMPLE: u32 = 64;

/// A table that is larger than is compared whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Large {
    pub table: String,
    pub bytes: i64,
    /// Its primary key's columns.
    pub key: Vec<String>,
}
