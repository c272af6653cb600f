//! What the operator asks of the agent, as one type: printed as a Job's arguments by the one, and parsed by the other.
//!
//! Both are of one version; but a Job that an earlier operator has begun ends under a later one, so what was once an argument
//! stays one.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};

use crate::api::BackupPlace;
use crate::api::backup_policy::MigrationTool;
use crate::migrations;

/// Where the volume with the backups is mounted in the agent's container.
pub const BACKUPS: &str = "/backups";
/// Where the good release's schema is mounted for a rehearsal, as its ConfigMap has it.
pub const GOOD: &str = "/good";
/// The database of a rehearsal. No live server has one of that name, so what leads there by mistake finds nothing.
pub const REHEARSED: &str = "rollback_operator_rehearsal";

/// The program's arguments.
#[derive(Parser)]
#[command(about = "Dumps, restores and deletes backups inside a Job of rollback-operator")]
pub struct Arguments {
    #[command(subcommand)]
    asked: Asked,
    /// Where Kubernetes reads what the Job tells.
    #[arg(long, global = true, default_value = "/dev/termination-log")]
    pub termination_log: PathBuf,
}

impl Arguments {
    pub fn call(self) -> (Call, PathBuf) {
        (self.asked.into(), self.termination_log)
    }
}

/// What is to be done with which backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub place: Place,
    pub command: Command,
}

/// Where a backup lies, as the agent's container has it.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where the claim is mounted.
    #[arg(long, default_value = BACKUPS)]
    pub root: PathBuf,
    /// The backup's folder on it.
    #[arg(long)]
    pub directory: String,
}

impl From<&BackupPlace> for Place {
    fn from(place: &BackupPlace) -> Self {
        match place {
            BackupPlace::Claim { directory, .. } => Self { root: BACKUPS.into(), directory: directory.clone() },
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Backup(Backup),
    Restore(Restore),
    Drill(Drill),
    Rehearse(Rehearse),
    Judge(Judge),
    Verify(Verify),
    Delete,
}

/// What to back up, beside libpq's variables.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// How many processes dump.
    #[arg(long, default_value_t = 2)]
    pub jobs: i32,
    #[command(flatten)]
    pub version_table: Option<VersionTable>,
    /// It is one of a row of which older ones go: refused of a database that is half-way through a restore in place.
    #[arg(long)]
    pub scheduled: bool,
}

/// Where the migration tool keeps the revision.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct VersionTable {
    /// The migration tool's version table.
    #[arg(long = "version-table", required = false)]
    pub name: String,
    /// The tool. An earlier operator names none, and knew one alone.
    #[arg(long = "migration-tool", requires = "name", default_value = "Alembic", value_parser = tool)]
    pub tool: MigrationTool,
}

impl From<migrations::VersionTable> for VersionTable {
    fn from(migrations::VersionTable { tool, name }: migrations::VersionTable) -> Self {
        Self { name, tool }
    }
}

impl From<&VersionTable> for migrations::VersionTable {
    fn from(VersionTable { tool, name }: &VersionTable) -> Self {
        Self { tool: *tool, name: name.clone() }
    }
}

/// A tool by its name in the API.
fn tool(name: &str) -> Result<MigrationTool, serde_json::Error> {
    serde_json::from_value(name.into())
}

/// What to restore, beside libpq's variables, which name the empty database.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Restore {
    /// SHA-256 of the backup's manifest, as its Backup has it.
    #[arg(long)]
    pub checksum: String,
    /// How many processes restore.
    #[arg(long, default_value_t = 2)]
    pub jobs: i32,
    #[command(flatten)]
    pub in_place: Option<InPlace>,
}

/// How the database is replaced that libpq's variables name.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct InPlace {
    /// Empty the database first. The schema of this name stands in it until it is whole again.
    // What makes it `Some`: an `Option` of arguments that has another in it knows none of its own.
    #[arg(long = "in-place", required = false, group = "InPlace")]
    pub half_way: String,
    /// Empty, restore and compare in one transaction: the server must have room for the old and the new at once.
    #[arg(long, requires = "half_way")]
    pub one_transaction: bool,
    #[command(flatten)]
    pub safety: Option<Safety>,
}

/// The safety backup, which the database must still equal when it is emptied.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Safety {
    /// Its folder, in the same place.
    #[arg(id = "safety_directory", long = "safety-directory", required = false, requires = "safety_checksum")]
    pub directory: String,
    /// SHA-256 of its manifest.
    #[arg(id = "safety_checksum", long = "safety-checksum", required = false, requires_all = ["safety_directory", "half_way"])]
    pub checksum: String,
}

/// What to restore into a throw-away server, which libpq's variables name.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Drill {
    /// SHA-256 of the backup's manifest, as its Backup has it.
    #[arg(long)]
    pub checksum: String,
    /// How many processes restore.
    #[arg(long, default_value_t = 2)]
    pub jobs: i32,
    /// A query of the user that must give `true`. It runs as the application's login, which the variable APPLICATION names.
    #[arg(long = "check")]
    pub checks: Vec<String>,
}

/// What to restore for a rehearsal, into a throw-away server, which libpq's variables name.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Rehearse {
    /// SHA-256 of the backup's manifest, as its Backup has it.
    #[arg(long)]
    pub checksum: String,
    /// How many processes restore.
    #[arg(long, default_value_t = 2)]
    pub jobs: i32,
    #[command(flatten)]
    pub compared: Compared,
}

/// What to judge when the migrations have run.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Judge {
    #[command(flatten)]
    pub compared: Compared,
    /// The revision to which they were to go. Absent: to before the first migration.
    #[arg(long)]
    pub to: Option<String>,
    /// What was said to be lost: tables and columns. An empty one stands for those that were not named.
    #[arg(long = "lost")]
    pub lost: Vec<String>,
    /// A query of the user that must give `true`. It runs as the application's login, which the variable APPLICATION names.
    #[arg(long = "check")]
    pub checks: Vec<String>,
}

/// With what the database is compared before and after the migrations.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// SHA-256 of the good release's schema, whose lines are mounted.
    #[arg(long)]
    pub fingerprint: String,
    /// Tables of more bytes are compared by a sample.
    #[arg(long)]
    pub limit: i64,
    #[command(flatten)]
    pub version_table: Option<VersionTable>,
}

/// What to read again.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Verify {
    /// SHA-256 of the backup's manifest, as its Backup has it.
    #[arg(long)]
    pub checksum: String,
    /// Restore it into a database of this name, compare, and drop that. libpq's variables then name the maintenance database.
    #[arg(long)]
    pub scratch: Option<String>,
    /// How many processes restore.
    #[arg(long, default_value_t = 2)]
    pub jobs: i32,
    /// Bytes of a database for whose backup there must be room in the same place.
    #[arg(long)]
    pub room_for: Option<i64>,
    /// The database that the backup is of, which must still be what the backup holds.
    #[arg(long)]
    pub unchanged: Option<String>,
}

impl Verify {
    /// Of a backup whose files alone are read.
    pub fn files(checksum: &str) -> Self {
        Self { checksum: checksum.to_owned(), scratch: None, jobs: 2, room_for: None, unchanged: None }
    }
}

/// A call as it stands in the arguments: the command before the place.
#[derive(Subcommand)]
enum Asked {
    /// Dump a database, with a manifest, and read all of it back.
    Backup(Of<Backup>),
    /// Restore a backup into an empty database and compare.
    Restore(Of<Restore>),
    /// Restore a backup into a throw-away server and compare.
    Drill(Of<Drill>),
    /// Restore a backup into a throw-away server, and measure what a way down must leave.
    Rehearse(Of<Rehearse>),
    /// Judge what the way down has made of it.
    Judge(Of<Judge>),
    /// Read a whole backup again.
    Verify(Of<Verify>),
    /// Remove a backup's files.
    Delete(Place),
}

#[derive(Args)]
struct Of<T: Args> {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    what: T,
}

impl From<Asked> for Call {
    fn from(asked: Asked) -> Self {
        let (place, command) = match asked {
            Asked::Backup(of) => (of.place, Command::Backup(of.what)),
            Asked::Restore(of) => (of.place, Command::Restore(of.what)),
            Asked::Drill(of) => (of.place, Command::Drill(of.what)),
            Asked::Rehearse(of) => (of.place, Command::Rehearse(of.what)),
            Asked::Judge(of) => (of.place, Command::Judge(of.what)),
            Asked::Verify(of) => (of.place, Command::Verify(of.what)),
            Asked::Delete(place) => (place, Command::Delete),
        };
        Self { place, command }
    }
}

impl Call {
    /// The arguments by which a Job's container is given the call. No secrets are among them.
    pub fn args(&self) -> Vec<String> {
        let Place { root, directory } = &self.place;
        let mut words = Words(vec![self.command.name().to_owned()]);
        words.given("--root", Some(root.display()).filter(|_| root != Path::new(BACKUPS)));
        words.given("--directory", Some(directory));
        // Taken apart without `..`: a field that is not printed does not compile.
        match &self.command {
            Command::Backup(Backup { jobs, version_table, scheduled }) => {
                words.given("--jobs", Some(jobs));
                words.versions(version_table.as_ref());
                words.flag("--scheduled", *scheduled);
            }
            Command::Restore(Restore { checksum, jobs, in_place }) => {
                words.given("--checksum", Some(checksum));
                words.given("--jobs", Some(jobs));
                if let Some(InPlace { half_way, one_transaction, safety }) = in_place {
                    words.given("--in-place", Some(half_way));
                    if let Some(Safety { directory, checksum }) = safety {
                        words.given("--safety-directory", Some(directory));
                        words.given("--safety-checksum", Some(checksum));
                    }
                    words.flag("--one-transaction", *one_transaction);
                }
            }
            Command::Drill(Drill { checksum, jobs, checks }) => {
                words.given("--checksum", Some(checksum));
                words.given("--jobs", Some(jobs));
                words.checks(checks);
            }
            Command::Rehearse(Rehearse { checksum, jobs, compared }) => {
                words.given("--checksum", Some(checksum));
                words.given("--jobs", Some(jobs));
                words.compared(compared);
            }
            Command::Judge(Judge { compared, to, lost, checks }) => {
                words.compared(compared);
                words.given("--to", to.as_ref());
                words.0.extend(lost.iter().map(|object| format!("--lost={object}")));
                words.checks(checks);
            }
            Command::Verify(Verify { checksum, scratch, jobs, room_for, unchanged }) => {
                words.given("--checksum", Some(checksum));
                words.given("--room-for", room_for.as_ref());
                words.given("--unchanged", unchanged.as_ref());
                words.given("--scratch", scratch.as_ref());
                words.given("--jobs", Some(jobs).filter(|_| scratch.is_some()));
            }
            Command::Delete => {}
        }
        words.0
    }
}

impl Command {
    fn name(&self) -> &'static str {
        match self {
            Command::Backup(_) => "backup",
            Command::Restore(_) => "restore",
            Command::Drill(_) => "drill",
            Command::Rehearse(_) => "rehearse",
            Command::Judge(_) => "judge",
            Command::Verify(_) => "verify",
            Command::Delete => "delete",
        }
    }
}

struct Words(Vec<String>);

impl Words {
    fn given(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.0.extend([name.to_owned(), value.to_string()]);
        }
    }

    fn versions(&mut self, table: Option<&VersionTable>) {
        if let Some(VersionTable { name, tool }) = table {
            self.given("--version-table", Some(name));
            self.given("--migration-tool", serde_json::json!(tool).as_str());
        }
    }

    fn compared(&mut self, Compared { fingerprint, limit, version_table }: &Compared) {
        self.given("--fingerprint", Some(fingerprint));
        self.given("--limit", Some(limit));
        self.versions(version_table.as_ref());
    }

    fn checks(&mut self, checks: &[String]) {
        // In one word: a query may begin with a comment's dashes.
        self.0.extend(checks.iter().map(|query| format!("--check={query}")));
    }

    fn flag(&mut self, name: &str, set: bool) {
        self.0.extend(set.then(|| name.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;

    fn parsed(args: &[String]) -> Result<Call, clap::Error> {
        Arguments::try_parse_from(["rollback-agent".to_owned()].iter().chain(args)).map(|arguments| arguments.call().0)
    }

    /// Of each command one with all that can be said of it, and one with as little as can be.
    fn calls() -> Vec<Call> {
        let (checksum, sure) = (|| "c0ffee".to_owned(), || Some(Safety { directory: "before-b".into(), checksum: "5afe".into() }));
        let table = || Some(VersionTable { name: "public.alembic_version".into(), tool: MigrationTool::Alembic });
        let compared = |version_table| Compared { fingerprint: "f00d".into(), limit: 1 << 30, version_table };
        let in_place = |one_transaction, safety| Some(InPlace { half_way: "rollback_half_way_u".into(), one_transaction, safety });
        let commands = [
            Command::Backup(Backup { jobs: 4, version_table: table(), scheduled: true }),
            Command::Backup(Backup { jobs: 2, version_table: None, scheduled: false }),
            Command::Restore(Restore { checksum: checksum(), jobs: 3, in_place: in_place(true, sure()) }),
            Command::Restore(Restore { checksum: checksum(), jobs: 3, in_place: in_place(false, sure()) }),
            Command::Restore(Restore { checksum: checksum(), jobs: 3, in_place: in_place(false, None) }),
            Command::Restore(Restore { checksum: checksum(), jobs: 2, in_place: None }),
            Command::Drill(Drill { checksum: checksum(), jobs: 2, checks: vec!["SELECT true".into(), "-- all\nSELECT 'a=b' = 'a=b'".into()] }),
            Command::Drill(Drill { checksum: checksum(), jobs: 2, checks: vec![] }),
            Command::Rehearse(Rehearse { checksum: checksum(), jobs: 3, compared: compared(table()) }),
            Command::Rehearse(Rehearse { checksum: checksum(), jobs: 2, compared: compared(None) }),
            Command::Judge(Judge {
                compared: compared(table()),
                to: Some("a1".into()),
                lost: vec!["public.orders".into(), String::new()],
                checks: vec!["-- all\nSELECT true".into()],
            }),
            Command::Judge(Judge { compared: compared(None), to: None, lost: vec![], checks: vec![] }),
            Command::Verify(Verify {
                checksum: checksum(),
                scratch: Some("shop_try_u".into()),
                jobs: 5,
                room_for: Some(1 << 40),
                unchanged: Some("shop_before_u".into()),
            }),
            Command::Verify(Verify::files("c0ffee")),
            Command::Delete,
        ];
        let places = [Place { root: BACKUPS.into(), directory: "nightly-b".into() }, Place { root: "/elsewhere".into(), directory: "nightly-b".into() }];
        places.iter().flat_map(|place| commands.iter().map(move |command| Call { place: place.clone(), command: command.clone() })).collect()
    }

    #[test]
    fn what_the_operator_prints_is_what_the_agent_reads() {
        for call in calls() {
            let read = parsed(&call.args()).unwrap_or_else(|error| unreachable!("{call:?}: {error}"));
            assert_eq!(read, call);
        }
    }

    #[test]
    fn every_argument_of_the_agent_is_printed_by_some_call() {
        let said: BTreeSet<(String, String)> = calls()
            .iter()
            .map(Call::args)
            .flat_map(|args| {
                args.iter().skip(1).filter_map(|w| Some((args[0].clone(), w.strip_prefix("--")?.split('=').next()?.to_owned()))).collect::<Vec<_>>()
            })
            .collect();
        for command in Arguments::command().get_subcommands() {
            for argument in command.get_arguments().filter_map(clap::Arg::get_long).filter(|long| *long != "help") {
                assert!(said.contains(&(command.get_name().to_owned(), argument.to_owned())), "{} --{argument}", command.get_name());
            }
        }
    }

    #[test]
    fn what_earlier_operators_have_printed_is_read() {
        for line in [
            "backup --directory d --jobs 2 --version-table public.alembic_version --scheduled",
            "restore --directory d --checksum c --jobs 2 --in-place s --safety-directory e --safety-checksum f --one-transaction",
            "drill --directory d --checksum c --jobs 2 --check=SELECT",
            "verify --directory d --checksum c --room-for 9",
            "verify --directory d --checksum c --unchanged k --scratch s --jobs 2",
            "delete --directory d",
        ] {
            let args: Vec<String> = line.split(' ').map(str::to_owned).collect();
            assert!(parsed(&args).is_ok_and(|call| call.place.directory == "d"), "{line}");
        }
    }

    #[test]
    fn what_belongs_together_is_asked_together() {
        for line in [
            "restore --directory d --checksum c --one-transaction",
            "restore --directory d --checksum c --in-place s --safety-directory e",
            "restore --directory d --checksum c --in-place s --safety-checksum e",
            "restore --directory d --checksum c --safety-directory e --safety-checksum f",
            "restore --directory d",
            "backup",
            "backup --directory d --migration-tool Alembic",
            "backup --directory d --version-table t --migration-tool Another",
        ] {
            let args: Vec<String> = line.split(' ').map(str::to_owned).collect();
            assert!(parsed(&args).is_err(), "{line}");
        }
    }
}
