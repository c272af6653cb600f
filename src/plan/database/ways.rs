//! By which ways what is wanted can be had.

use super::asked::Asked;
use super::comparison::Comparison;
use super::decision::{Barred, Decision};
use super::restore::Source;
use super::wanted::Wanted;
use super::{downgrade, restore, second};

/// One way to what is wanted.
pub enum Candidate<'a> {
    Keep,
    Downgrade(&'a Comparison<'a>),
    Restore(Source<'a>),
}

/// The ways, the least destructive first: one is asked where each before it is none. What stands after the migrations is also
/// what a request goes on to when they fail on their copy.
pub fn to<'a>(asked: &Asked<'a>, wanted: &'a Wanted<'a>) -> Vec<Candidate<'a>> {
    match wanted {
        Wanted::Keep => vec![Candidate::Keep],
        Wanted::Down(compared) => vec![Candidate::Downgrade(compared), Candidate::Restore(second::source(asked, compared.release))],
        Wanted::Fitting(release) => vec![Candidate::Restore(Source::Fitting { release, named: asked.named() })],
        Wanted::Data(backup) => vec![Candidate::Restore(Source::Asked(backup))],
    }
}

impl Candidate<'_> {
    /// # Errors
    /// When it is no way, or something stands against it.
    pub fn decide(&self, asked: &Asked<'_>, because: &str, warnings: &mut Vec<String>) -> Result<Decision, Barred> {
        match self {
            Candidate::Keep => Ok(Decision::keep(asked, because)),
            Candidate::Downgrade(compared) => downgrade::decide(asked, compared, because, warnings),
            Candidate::Restore(source) => restore::decide(asked, source, because, warnings),
        }
    }
}
