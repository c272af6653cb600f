//! What a way down has done to a database: what there was before and after it, what the two say, and whether the release's code
//! may have the result. Asked by the step that checks a copy, and by a rehearsal.

pub mod content;
pub mod difference;
pub mod judge;
