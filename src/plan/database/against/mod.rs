//! What may stand against a change of the database: lists of small named checks. All that stand are told at once, so that
//! nobody has to come back for each.

mod beside;
mod check;
mod either;
mod in_place;

pub use beside::{BESIDE, room_for_copy};
pub use check::{Case, Check, standing};
pub use either::EITHER;
pub use in_place::IN_PLACE;
