//! The Secret with which migrations log in.

use super::seen::{Action, Seen, Wants};
use crate::steps::run::Run;

pub fn wants(_: &Run<'_>, seen: &Seen) -> Wants {
    match &seen.login {
        Some(login) => Wants::Act(Action::DeleteLogin(login.clone())),
        None => Wants::Nothing,
    }
}
