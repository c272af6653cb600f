//! What a program of the application's has printed, as far as it may be told: a traceback holds URLs with passwords, the
//! statements with their parameters, and the values of rows, also in the words of an exception. So of these nothing is told but
//! what is known to be words of the server's, of Python's or of the tool's, which name objects and no values. Pure.

use std::sync::LazyLock;

use regex::Regex;

/// How much of it is told.
const LONG: usize = 500;

/// A name in a message: of an object, a file, a function, a host. What is no plain name, as an address or a number with spaces, is a
/// value that somebody has put in a name's place; a value that looks like one is not told apart. Letters are ASCII, which keeps the expression small.
const NAME: &str = r#"(?:[\w-]+\.|"[\w.$-]+"\.)?(?:"[\w.$-]+"|[\w.$:/\[\]-]+(?:\([\w.$, \[\]]*\))?)"#;
/// A type, which may have several words.
const TYPE: &str = r#"[A-Za-z_][\w ."\[\](),]*"#;
/// The reasons that a connection fails, in words of the server's or of the system's.
const REASON: &str = r#"[\w" .,:'-]+"#;

/// What is told whole: `<n>` is a name, `<t>` a type, and `<r>` a reason.
const WORDS: [&str; 66] = [
    // PostgreSQL's, by its own source; what it says of values, as `invalid input syntax`, is not among them.
    "relation <n> does not exist",
    "column <n> does not exist",
    "column <n> of relation <n> does not exist",
    "table <n> does not exist",
    "type <n> does not exist",
    "function <n> does not exist",
    "view <n> does not exist",
    "index <n> does not exist",
    "sequence <n> does not exist",
    "schema <n> does not exist",
    "constraint <n> of relation <n> does not exist",
    "role <n> does not exist",
    "database <n> does not exist",
    "extension <n> does not exist",
    "operator does not exist: <t> [-+*/<>=~!@#%^&|`?]+ <t>",
    "relation <n> already exists",
    "column <n> of relation <n> already exists",
    "type <n> already exists",
    "schema <n> already exists",
    "constraint <n> for relation <n> already exists",
    "function <n> already exists with same argument types",
    "extension <n> already exists",
    "cannot drop (?:[a-z]+ ){1,3}<n> because other objects depend on it",
    "cannot drop column <n> of (?:[a-z]+ ){1,3}<n> because other objects depend on it",
    "cannot drop constraint <n> on (?:[a-z]+ ){1,3}<n> because other objects depend on it",
    "cannot alter type of a column used by a view or rule",
    "cannot cast type <t> to <t>",
    "column <n> cannot be cast automatically to type <t>",
    "default for column <n> cannot be cast automatically to type <t>",
    "column <n> of relation <n> contains null values",
    "null value in column <n> of relation <n> violates not-null constraint",
    "duplicate key value violates unique constraint <n>",
    "could not create unique index <n>",
    "check constraint <n> of relation <n> is violated by some row",
    "new row for relation <n> violates check constraint <n>",
    "insert or update on table <n> violates foreign key constraint <n>",
    "update or delete on table <n> violates foreign key constraint <n> on table <n>",
    "update or delete on table <n> violates RESTRICT setting of foreign key constraint <n> on table <n>",
    "there is no unique constraint matching given keys for referenced table <n>",
    "permission denied for (?:[a-z]+ ){1,3}<n>",
    "must be owner of (?:[a-z]+ ){1,3}<n>",
    "must be member of role <n>",
    "must be able to SET ROLE <n>",
    "cannot execute [A-Za-z_() ]+ in a read-only transaction",
    "[A-Z. ]+ cannot run inside a transaction block",
    "canceling statement due to (?:statement timeout|lock timeout|user request)",
    "deadlock detected",
    "terminating connection due to administrator command",
    "current transaction is aborted, commands ignored until end of transaction block",
    "password authentication failed for user <n>",
    "no pg_hba\\.conf entry for host <n>, user <n>, database <n>, (?:no encryption|SSL encryption|SSL off|SSL on)",
    "could not translate host name <n> to address: <r>",
    "(?:connection failed: )?connection to server at <n>(?: \\([\\w.:]+\\))?, port \\d+ failed: <r>",
    // Python's.
    "No module named '<n>'",
    "cannot import name '<n>' from '<n>'(?: \\([\\w./ -]+\\))?",
    "cannot import name '<n>' from partially initialized module '<n>' \\(most likely due to a circular import\\)(?: \\([\\w./ -]+\\))?",
    "name '<n>' is not defined",
    "'<n>' object has no attribute '<n>'",
    "module '<n>' has no attribute '<n>'",
    // SQLAlchemy's, with a definition and no value.
    "Can't emit DROP CONSTRAINT for constraint [A-Za-z]+\\([\\w<>.,:='() \\[\\]-]*\\); it has no name",
    // Alembic's.
    "Can't locate revision identified by '<n>'",
    "Multiple head revisions are present for given argument '[\\w@-]+'; please specify a specific target revision, '<branchname>@[\\w-]+' to narrow to a specific head, or 'heads' for all heads",
    "Relative revision [\\w+-]+ didn't produce \\d+ migrations",
    "Requested revision \\w+ overlaps with other requested revisions \\w+",
    "No such revision or branch '<n>'",
    "Target database is not up to date\\.",
];

static KNOWN: LazyLock<Result<Regex, regex::Error>> = LazyLock::new(|| {
    let words = WORDS.map(|words| words.replace("<n>", NAME).replace("<t>", TYPE).replace("<r>", REASON));
    Regex::new(&format!("^(?-u:{})$", words.join("|")))
});

/// What Alembic's own failures begin with.
const FAILED: &str = "FAILED";

/// An exception by its name, with its module.
static EXCEPTION: LazyLock<Result<Regex, regex::Error>> = LazyLock::new(|| Regex::new(r"^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,6})(?:: (.*))?$"));
/// The driver's exception, as SQLAlchemy tells it before the message.
static DRIVERS: LazyLock<Result<Regex, regex::Error>> =
    LazyLock::new(|| Regex::new(r"^(\([A-Za-z_][\w.]{0,100}\) (?:<class '[A-Za-z_][\w.]{0,100}'>: )?)(.*)$"));

/// What ended the program, as far as it may be told; the rest stays in its log. `None` where nothing is known of it.
pub fn cause(printed: &str) -> Option<String> {
    let (name, message) = match printed.rfind("Traceback (most recent call last):").and_then(|at| printed.get(at..)) {
        // What stands in front of the last one is about another failure. Its frames are indented, and the line that follows them is the
        // exception, by whatever name; further lines are its message's.
        Some(last) => exception(last.lines().skip(1).find(|line| !line.starts_with(char::is_whitespace) && !line.is_empty())?)?,
        // Its beginning may be cut off. What the tool itself says at its end is why it ended.
        None => {
            let failures = || printed.lines().filter_map(exception).filter(|(name, _)| is_failure(name));
            failures().rfind(|(name, _)| *name == FAILED).or_else(|| failures().next())?
        }
    };
    let (driver, message) = match DRIVERS.as_ref().ok()?.captures(message) {
        Some(parts) => (parts.get(1).map_or("", |m| m.as_str()), parts.get(2).map_or("", |m| m.as_str())),
        None => ("", message),
    };
    let told = if KNOWN.as_ref().ok()?.is_match(message) { message } else { "" };
    let line = [format!("{name}:").as_str(), driver.trim_end(), told].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    Some(line.trim_end_matches(':').chars().take(LONG).collect())
}

/// The name of an exception, or of the tool's own failure, and what it says.
fn exception(line: &str) -> Option<(&str, &str)> {
    let parts = EXCEPTION.as_ref().ok()?.captures(line.trim_end())?;
    Some((parts.get(1)?.as_str(), parts.get(2).map_or("", |m| m.as_str())))
}

/// Whether it looks like one, where no traceback says so.
fn is_failure(name: &str) -> bool {
    let ends = ["Error", "Exception", "Exit", "Interrupt", "Violation", "Timeout"].iter().any(|end| name.ends_with(end));
    ends || name == FAILED || [".errors.", ".exceptions.", ".exc."].iter().any(|module| name.contains(module))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_expressions_are_good() {
        for expression in [&KNOWN, &EXCEPTION, &DRIVERS] {
            assert_eq!(expression.as_ref().err(), None);
        }
    }

    #[test]
    fn the_cause_is_told_and_no_password_and_no_value() {
        for (printed, want) in [
            ("exporting 4111-1111\nhunter2\n", None),
            ("psql:x.sql:1: ERROR:  cannot take back hunter2", None),
            (
                "    ^^\n  File \"/app/x.py\", line 3, in f\n    raise\npsycopg2.errors.UndefinedColumn: column \"a\" does not exist\nLINE 1: SELECT a FROM t WHERE note = 'hunter2'\n  ^\n",
                Some("psycopg2.errors.UndefinedColumn: column \"a\" does not exist"),
            ),
            (
                "sqlalchemy.exc.IntegrityError: (psycopg2.errors.UniqueViolation) could not create unique index \"u\"\nDETAIL:  Key (note)=(hunter2) is duplicated.\n\n[SQL: CREATE 'hunter2']\n[parameters: ('hunter2',)]\n(Background on this error at: https://sqlalche.me/e/14/gkpj)",
                Some("sqlalchemy.exc.IntegrityError: (psycopg2.errors.UniqueViolation) could not create unique index \"u\""),
            ),
            (
                "sqlalchemy.exc.ProgrammingError: (sqlalchemy.dialects.postgresql.asyncpg.ProgrammingError) <class 'asyncpg.exceptions.UndefinedTableError'>: relation \"t\" does not exist",
                Some(
                    "sqlalchemy.exc.ProgrammingError: (sqlalchemy.dialects.postgresql.asyncpg.ProgrammingError) <class 'asyncpg.exceptions.UndefinedTableError'>: relation \"t\" does not exist",
                ),
            ),
            (
                "sqlalchemy.exc.InternalError: (psycopg2.errors.RaiseException) cannot take back card hunter2",
                Some("sqlalchemy.exc.InternalError: (psycopg2.errors.RaiseException)"),
            ),
            (
                "sqlalchemy.exc.DataError: (psycopg2.errors.InvalidTextRepresentation) invalid input syntax for type integer: \"a \"hunter2\" c\"",
                Some("sqlalchemy.exc.DataError: (psycopg2.errors.InvalidTextRepresentation)"),
            ),
            (
                "psycopg2.errors.DependentObjectsStillExist: cannot drop column note of table orders because other objects depend on it",
                Some("psycopg2.errors.DependentObjectsStillExist: cannot drop column note of table orders because other objects depend on it"),
            ),
            (
                "psycopg2.OperationalError: connection to server at \"10.0.0.1\", port 5432 failed: FATAL:  password authentication failed for user \"shop\"",
                Some(
                    "psycopg2.OperationalError: connection to server at \"10.0.0.1\", port 5432 failed: FATAL:  password authentication failed for user \"shop\"",
                ),
            ),
            ("psycopg2.errors.UndefinedColumn: column \"alice@example.com\" does not exist", Some("psycopg2.errors.UndefinedColumn")),
            ("psycopg2.errors.UndefinedColumn: column \"4111 1111 1111 1111\" does not exist", Some("psycopg2.errors.UndefinedColumn")),
            (
                "psycopg2.OperationalError: could not translate host name \"hunter2@db\" to address: Name or service not known",
                Some("psycopg2.OperationalError"),
            ),
            (
                "psycopg2.OperationalError: could not translate host name \"db\" to address: Name or service not known",
                Some("psycopg2.OperationalError: could not translate host name \"db\" to address: Name or service not known"),
            ),
            (
                "psycopg.OperationalError: connection failed: connection to server at \"10.0.0.1\", port 5432 failed: Connection refused",
                Some("psycopg.OperationalError: connection failed: connection to server at \"10.0.0.1\", port 5432 failed: Connection refused"),
            ),
            (
                "psycopg2.errors.UndefinedFunction: operator does not exist: character varying + timestamp with time zone",
                Some("psycopg2.errors.UndefinedFunction: operator does not exist: character varying + timestamp with time zone"),
            ),
            (
                "psycopg2.errors.ActiveSqlTransaction: CREATE INDEX CONCURRENTLY cannot run inside a transaction block",
                Some("psycopg2.errors.ActiveSqlTransaction: CREATE INDEX CONCURRENTLY cannot run inside a transaction block"),
            ),
            (
                "psycopg2.errors.InsufficientPrivilege: permission denied for materialized view public.\"Orders\"",
                Some("psycopg2.errors.InsufficientPrivilege: permission denied for materialized view public.\"Orders\""),
            ),
            (
                "FAILED: Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads",
                Some(
                    "FAILED: Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads",
                ),
            ),
            (
                "OperationalError: (x) retrying\nOperationalError: (x) retrying\nFAILED: No such revision or branch 'b2'",
                Some("FAILED: No such revision or branch 'b2'"),
            ),
            ("customer.errol: hunter2", None),
            ("Traceback (most recent call last):\n  File \"x\"\nshop.CannotDowngrade: rows left:\nTimeoutError: hunter2", Some("shop.CannotDowngrade")),
            ("RuntimeError: cannot reach postgresql://shop:hunter2@db:5432/shop?x=y", Some("RuntimeError")),
            ("ValueError: invalid literal for int() with base 10: 'hunter2'", Some("ValueError")),
            ("KeyError: 'hunter2'", Some("KeyError")),
            ("NotImplementedError", Some("NotImplementedError")),
            (
                "sqlalchemy.exc.CompileError: Can't emit DROP CONSTRAINT for constraint ForeignKeyConstraint(<x.C object at 0x7f>, None, table=Table('orders', MetaData(), schema=None)); it has no name",
                Some(
                    "sqlalchemy.exc.CompileError: Can't emit DROP CONSTRAINT for constraint ForeignKeyConstraint(<x.C object at 0x7f>, None, table=Table('orders', MetaData(), schema=None)); it has no name",
                ),
            ),
            ("ModuleNotFoundError: No module named 'psycopg2'", Some("ModuleNotFoundError: No module named 'psycopg2'")),
            ("FAILED: Can't locate revision identified by 'c3'", Some("FAILED: Can't locate revision identified by 'c3'")),
            (
                "Traceback (most recent call last):\n  File \"x\"\nKeyError: 1\n\nDuring handling\n\nTraceback (most recent call last):\n  File \"y\"\n    raise\nValueError: two lines\nhunter2Error: hunter2\n",
                Some("ValueError"),
            ),
        ] {
            assert_eq!(cause(printed).as_deref(), want, "{printed}");
        }
    }
}
