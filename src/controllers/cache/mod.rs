//! What there is in a namespace, as watches bring it: whoever looks whether something has moved asks nobody.
//!
//! A watch may be behind. So what is *written*, deleted or begun is decided anew by what is read then, by quorum; what is here says
//! only that there is nothing to decide.

pub mod contents;
mod follow;
pub mod kept;
mod namespace;
pub mod requests;
pub mod store;

pub use follow::follow;
pub use namespace::{Cache, Caches, Moved};
