//! What a program of the application's has printed, as far as it may be told: a traceback holds URLs with passwords, the
//! statements with their parameters, and the values of rows, also in the words of an exception. So of these nothing is told but
//! what is known to be words of the server's, of Python's or of the tool's, which name objects and no values. Pure.

use std::sync::LazyLock;

use regex::Regex;

/// How much of it is told.
const LONG: usize = 500;

/// A name in a message: of an object, a file, a function or a host. Values of rows seldom look like one, and stand in none of [`WORDS`].
const NAME: &str = r#"(?:"[^"]+"|[^\s"'()]+(?:\([^'()]*\))?)"#;

/// What is told whole: `*` is a name, and `…` a text of whoever speaks that holds no value.
const WORDS: [&str; 62] = [
    // PostgreSQL's, by its own source; what it says of values, as `invalid input syntax`, is not among them.
    "relation * does not exist",
    "column * does not exist",
    "column * of relation * does not exist",
    "table * does not exist",
    "type * does not exist",
    "function * does not exist",
    "view * does not exist",
    "index * does not exist",
    "sequence * does not exist",
    "schema * does not exist",
    "constraint * of relation * does not exist",
    "role * does not exist",
    "database * does not exist",
    "extension * does not exist",
    "operator does not exist: * = *",
    "relation * already exists",
    "column * of relation * already exists",
    "type * already exists",
    "schema * already exists",
    "constraint * for relation * already exists",
    "function * already exists with same argument types",
    "extension * already exists",
    "cannot drop * * because other objects depend on it",
    "cannot drop column * of * * because other objects depend on it",
    "cannot drop constraint * on * * because other objects depend on it",
    "cannot alter type of a column used by a view or rule",
    "cannot cast type * to *",
    "column * cannot be cast automatically to type *",
    "default for column * cannot be cast automatically to type *",
    "column * of relation * contains null values",
    "null value in column * of relation * violates not-null constraint",
    "duplicate key value violates unique constraint *",
    "could not create unique index *",
    "check constraint * of relation * is violated by some row",
    "new row for relation * violates check constraint *",
    "insert or update on table * violates foreign key constraint *",
    "update or delete on table * violates foreign key constraint * on table *",
    "there is no unique constraint matching given keys for referenced table *",
    "permission denied for * *",
    "must be owner of * *",
    "must be member of role *",
    "cannot execute * in a read-only transaction",
    "cannot execute * * in a read-only transaction",
    "* cannot run inside a transaction block",
    "canceling statement due to (?:statement timeout|lock timeout|user request)",
    "deadlock detected",
    "terminating connection due to administrator command",
    "current transaction is aborted, commands ignored until end of transaction block",
    "password authentication failed for user *",
    "no pg_hba.conf entry for host *, user *, database *, (?:no encryption|SSL encryption|SSL off|SSL on)",
    "could not translate host name * to address: …",
    "connection to server at *(?: \\([\\w.:]+\\))?, port \\d+ failed: …",
    // Python's.
    "No module named '*'",
    "cannot import name '*' from '*'(?: \\(*\\))?",
    "name '*' is not defined",
    "'*' object has no attribute '*'",
    "module '*' has no attribute '*'",
    // Alembic's.
    "Can't locate revision identified by '*'",
    "Multiple head revisions are present for given argument '*'; …",
    "Relative revision * didn't produce \\d+ migrations",
    "Requested revision * overlaps with other requested revisions(?: *)?",
    "No such revision or branch '*'",
];
/// What stands for `…`: the reasons that a connection fails, in words of the server's or of the system's.
const REASON: &str = r#"[\w" .,:'-]+"#;

static KNOWN: LazyLock<Result<Regex, regex::Error>> = LazyLock::new(|| {
    let words = WORDS.map(|words| words.replace('*', NAME).replace('…', REASON));
    Regex::new(&format!("^(?:{})$", words.join("|")))
});

/// An exception by its name, with its module.
static EXCEPTION: LazyLock<Result<Regex, regex::Error>> = LazyLock::new(|| Regex::new(r"^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,6})(?:: (.*))?$"));
/// The driver's exception, as SQLAlchemy tells it before the message.
static DRIVERS: LazyLock<Result<Regex, regex::Error>> =
    LazyLock::new(|| Regex::new(r"^(\([A-Za-z_][\w.]{0,100}\) (?:<class '[A-Za-z_][\w.]{0,100}'>: )?)(.*)$"));

/// What ended the program, as far as it may be told; the rest stays in its log. `None` where nothing is known of it.
pub fn cause(printed: &str) -> Option<String> {
    // What stands in front of the last traceback is about another failure; in it the lines of the frames are indented.
    let last = printed.rfind("Traceback (most recent call last):").map(|at| &printed[at..]);
    let exceptions = || last.unwrap_or(printed).lines().skip(usize::from(last.is_some())).filter_map(exception);
    let (name, message) = match last {
        // A value may go over several lines, of which one looks like an exception: the first is the one.
        Some(_) => exceptions().next(),
        None => exceptions().last(),
    }?;
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
    let name = parts.get(1)?.as_str();
    let is_one = name == "FAILED"
        || ["Error", "Exception", "Exit", "Interrupt", "Violation", "Timeout"].iter().any(|end| name.ends_with(end))
        || name.contains(".err")
        || name.contains(".exc");
    is_one.then(|| (name, parts.get(2).map_or("", |m| m.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("RuntimeError: cannot reach postgresql://shop:hunter2@db:5432/shop?x=y", Some("RuntimeError")),
            ("ValueError: invalid literal for int() with base 10: 'hunter2'", Some("ValueError")),
            ("KeyError: 'hunter2'", Some("KeyError")),
            ("NotImplementedError", Some("NotImplementedError")),
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
