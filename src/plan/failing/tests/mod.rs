//! By what a release is seen to fail, the table of verdicts, and what follows.

mod fixture;

mod decide;
mod sign;
mod verdict;
