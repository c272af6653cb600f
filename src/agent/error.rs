//! Why a call of the agent fails, and what of it is found in the backup itself.

use std::path::{Path, PathBuf};

use super::report::{Failure, Kind, NO_ROOM, UNHARMED, VERDICT, WRITTEN};
use crate::database;

/// Why a Job failed, for the condition's message.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("could not {what} {}: {source}", path.display())]
    File {
        what: &'static str,
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{program} could not be started: {source}")]
    Start {
        program: &'static str,
        #[source]
        source: std::io::Error,
    },
    #[error("{program} failed: {said}")]
    Program { program: &'static str, said: String },
    #[error("{NO_ROOM}: {0}")]
    NoRoom(String),
    /// Tried again it may go.
    #[error("pg_dump failed, since somebody changes tables meanwhile: {0}")]
    ChangedMeanwhile(String),
    #[error("{0} was truncated, rewritten or renamed again and again while its backup was to be taken; take it when that does not run")]
    Rewritten(String),
    /// The backup itself is not good, whatever server it is tried on.
    #[error("{VERDICT}: {0}")]
    Verdict(String),
    /// The database is not what a backup of it holds.
    #[error("{WRITTEN}: {0}")]
    Written(String),
    /// The server is of another major than the one that was backed up, so what was restored cannot be compared.
    #[error("{0}")]
    AnotherMajor(String),
    #[error("{0}")]
    Refused(String),
    /// The live database is what it was.
    #[error("{0}; {UNHARMED}")]
    Unharmed(Box<Error>),
    /// The live database is neither what it was nor what the backup holds.
    #[error("{cause}; {what}")]
    HalfWay { cause: Box<Error>, what: String },
    #[error(transparent)]
    Database(#[from] database::Error),
}

pub(super) trait At<T> {
    fn at(self, what: &'static str, path: &Path) -> Result<T, Error>;
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, what: &'static str, path: &Path) -> Result<T, Error> {
        self.map_err(|source| Error::File { what, path: path.to_owned(), source })
    }
}

/// What a server lacks, and no backup.
const OF_THE_SERVER: [&str; 11] = [
    "tablespace",
    "is not available",
    "could not open extension control file",
    "must be loaded via",
    "could not load library",
    "could not access file",
    "no installation script nor update path",
    "security label provider",
    "locale",
    "collation",
    "connection",
];

impl Error {
    /// What the Job tells of it.
    pub(super) fn failure(&self) -> Failure {
        Failure::of(self.kind(), self.to_string())
    }

    fn kind(&self) -> Kind {
        match self {
            Error::NoRoom(_) => Kind::NoRoom,
            Error::Verdict(_) => Kind::NotGood,
            Error::Written(_) => Kind::Written,
            Error::Unharmed(cause) | Error::HalfWay { cause, .. } => cause.kind(),
            Error::File { .. }
            | Error::Start { .. }
            | Error::Program { .. }
            | Error::ChangedMeanwhile(_)
            | Error::Rewritten(_)
            | Error::AnotherMajor(_)
            | Error::Refused(_)
            | Error::Database(_) => Kind::Other,
        }
    }

    /// The same as a verdict on the backup that was tried, where it is one.
    pub(super) fn verdict(self) -> Self {
        let of_the_server = |said: &str| OF_THE_SERVER.iter().any(|words| said.contains(words));
        match self {
            Error::Refused(said) => Error::Verdict(said),
            // A program that was ended by a signal has said nothing.
            Error::Program { said, program } if !of_the_server(&said) && said.contains("exit status") => Error::Verdict(format!("{program} failed: {said}")),
            Error::File { source, path, .. } if source.kind() == std::io::ErrorKind::NotFound => Error::Verdict(format!("{} is missing", path.display())),
            other => other,
        }
    }

    /// Whether somebody's lock was in the way.
    pub(super) fn of_a_lock(&self) -> bool {
        match self {
            Error::Database(error) => error.of_a_lock(),
            Error::ChangedMeanwhile(said) => said.contains("lock"),
            _ => false,
        }
    }

    /// Whether it is of the connection or of the server's moment, and asked again it may go.
    pub(super) fn passes(&self) -> bool {
        let Error::Database(database::Error::Connect { source, .. } | database::Error::Query { source, .. }) = self else { return false };
        match source {
            sqlx::Error::Io(error) => error.kind() != std::io::ErrorKind::InvalidData,
            // Too many sessions, or a server that starts or stops.
            sqlx::Error::Database(error) => error.code().is_some_and(|code| ["53300", "57P01", "57P02", "57P03"].contains(&code.as_ref())),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_found_in_a_backup_condemns_it() {
        let program = |said: &str| Error::Program { program: "pg_restore", said: said.into() };
        for (error, bad) in [
            (Error::Refused("public.orders came back with 3 rows, the backup has 4".into()), true),
            (Error::AnotherMajor("the backup is of PostgreSQL 15 and the server is 16".into()), false),
            (program("ERROR:  null value in column \"a\" (exit status: 1)"), true),
            (program("ERROR:  invalid locale name: \"de_DE.UTF-8\" (exit status: 1)"), false),
            (program("ERROR:  tablespace \"fast\" does not exist (exit status: 1)"), false),
            (program("ERROR:  extension \"postgis\" is not available (exit status: 1)"), false),
            (program("(signal: 9 (SIGKILL))"), false),
            (Error::NoRoom("pg_restore failed".into()), false),
            (Error::File { what: "read", path: "toc.dat".into(), source: std::io::ErrorKind::NotFound.into() }, true),
            (Error::File { what: "read", path: "toc.dat".into(), source: std::io::Error::other("stale handle") }, false),
        ] {
            let said = error.to_string();
            assert_eq!(error.verdict().kind() == Kind::NotGood, bad, "{said}");
        }
    }

    #[test]
    fn a_failure_is_of_one_kind_on_both_sides() {
        let written = || Box::new(Error::Written("1 rows".into()));
        for (error, kind, is_unharmed) in [
            (Error::NoRoom("the claim has 1 bytes free".into()), Kind::NoRoom, false),
            (Error::Verdict("toc.dat is missing".into()), Kind::NotGood, false),
            (Error::Written("1 rows".into()), Kind::Written, false),
            (Error::Unharmed(written()), Kind::Written, true),
            (Error::HalfWay { cause: written(), what: "database shop was emptied before".into() }, Kind::Written, false),
            (Error::Unharmed(Box::new(Error::Refused("2 sessions are on database shop".into()))), Kind::Other, true),
            (Error::AnotherMajor("the backup is of PostgreSQL 15".into()), Kind::Other, false),
            (Error::Refused("the backup has format 2".into()), Kind::Other, false),
        ] {
            let told = error.failure();
            assert_eq!((told.kind, told.unharmed()), (kind, is_unharmed), "{error}");
            assert_eq!(Failure::read(told.to_string()), told);
        }
    }
}
