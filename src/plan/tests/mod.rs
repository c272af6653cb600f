//! What the plan decides, case by case: the words of each name are the case.

mod fixture;

mod against;
mod approval;
mod configuration;
mod losses;
mod method;
mod outlook;
mod target;
mod undo;
mod wanted;
mod ways;
