//! What a program of the application's has printed, as far as it may be told: a traceback holds URLs with passwords, the
//! statements with their parameters, and the values of rows. Pure.

/// How much of it is told.
const LONG: usize = 500;
/// Lines that repeat a statement, its parameters or a row.
const UNTOLD: [&str; 8] = ["DETAIL:", "CONTEXT:", "HINT:", "STATEMENT:", "LINE ", "[SQL:", "[parameters:", "(Background on this error"];

/// The line of a program's output that names its failure, without passwords and quoted values; the rest stays in its log.
pub fn cause(printed: &str) -> String {
    let told = |line: &&str| !line.trim().is_empty() && !UNTOLD.iter().any(|word| line.trim_start().starts_with(word));
    let lines: Vec<&str> = printed.lines().filter(told).collect();
    // An exception is named at the beginning of a line, with its module; what is printed after it is about it.
    let names_failure = |line: &&&str| {
        let name = line.split([':', ' ']).next().unwrap_or_default();
        !name.is_empty() && ["Error", "Exception", "ERROR", "FATAL", "error", "fatal", "FAILED"].iter().any(|word| name.contains(word))
    };
    let line = lines.iter().rev().find(names_failure).or(lines.last()).copied().unwrap_or_default().trim();
    let line = without_passwords(line);
    // The server quotes names and values alike; of these kinds it is a value.
    let values = ["DataError", "invalid input", "out of range", "InvalidText"].iter().any(|word| line.contains(word));
    let line = if values { without_quoted(&line) } else { line };
    line.chars().take(LONG).collect()
}

/// The login's password in every URL, and what stands behind a word for one.
fn without_passwords(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        out.push_str(before);
        let end = after.find(|c: char| c.is_whitespace() || "'\"".contains(c)).unwrap_or(after.len());
        let (url, tail) = after.split_at(end);
        match url.rsplit_once('@') {
            Some((login, host)) => out.push_str(&format!("{}:…@{host}", login.split(':').next().unwrap_or_default())),
            None => out.push_str(url),
        }
        rest = tail;
    }
    out.push_str(rest);
    for word in ["password", "passwd", "pwd", "secret", "token"] {
        out = behind(&out, word);
    }
    out
}

/// Takes away what stands behind `WORD=` or `WORD:`, in whatever case.
fn behind(line: &str, word: &str) -> String {
    let lower = line.to_ascii_lowercase();
    let mut out = String::new();
    let mut from = 0;
    while let Some(at) = lower.get(from..).and_then(|rest| rest.find(word)).map(|at| from + at + word.len()) {
        let sign = line[at..].trim_start_matches(['\'', '"', ' ']);
        let value = sign.strip_prefix(['=', ':']).map(|value| value.trim_start_matches(' '));
        let Some(value) = value else {
            out.push_str(&line[from..at]);
            from = at;
            continue;
        };
        let end = match value.chars().next() {
            Some(quote @ ('\'' | '"')) => value[1..].find(quote).map_or(value.len(), |end| end + 2),
            _ => value.find(|c: char| c.is_whitespace() || ",;&)}".contains(c)).unwrap_or(value.len()),
        };
        let begins = line.len() - value.len();
        out.push_str(&line[from..begins]);
        out.push('…');
        from = begins + end;
    }
    out.push_str(line.get(from..).unwrap_or_default());
    out
}

fn without_quoted(line: &str) -> String {
    line.split('"').enumerate().map(|(i, part)| if i % 2 == 0 { part } else { "…" }).collect::<Vec<_>>().join("\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cause_is_told_and_no_password_and_no_value() {
        for (printed, want) in [
            ("exit code 1 (Error)", "exit code 1 (Error)"),
            ("Evicted: the node was low on memory", "Evicted: the node was low on memory"),
            (
                "    ^^\n  File \"/app/x.py\", line 3, in f\n    raise\npsycopg2.errors.UndefinedColumn: column \"a\" does not exist\nLINE 1: SELECT a FROM t WHERE note = 'hunter2'\n  ^\n",
                "psycopg2.errors.UndefinedColumn: column \"a\" does not exist",
            ),
            (
                "sqlalchemy.exc.IntegrityError: (psycopg2.errors.UniqueViolation) could not create unique index \"u\"\nDETAIL:  Key (note)=(hunter2) is duplicated.\n\n[SQL: CREATE 'hunter2']\n[parameters: ('hunter2',)]\n(Background on this error at: https://sqlalche.me/e/14/gkpj)",
                "sqlalchemy.exc.IntegrityError: (psycopg2.errors.UniqueViolation) could not create unique index \"u\"",
            ),
            (
                "RuntimeError: cannot reach postgresql://shop:hunter2@db:5432/shop?x=y, and postgresql://shop:hunter2@db2/shop",
                "RuntimeError: cannot reach postgresql://shop:…@db:5432/shop?x=y, and postgresql://shop:…@db2/shop",
            ),
            ("ValueError: {'host': 'db', 'password': 'hunter2', 'user': 'u'}", "ValueError: {'host': 'db', 'password': …, 'user': 'u'}"),
            ("OperationalError: dbname=x Password=hunter2 user=u", "OperationalError: dbname=x Password=… user=u"),
            ("DataError: invalid input syntax for type integer: \"hunter2\"", "DataError: invalid input syntax for type integer: \"…\""),
            ("FAILED: Can't locate revision identified by 'c3'", "FAILED: Can't locate revision identified by 'c3'"),
            ("password authentication failed for user \"shop\"", "password authentication failed for user \"shop\""),
        ] {
            assert_eq!(cause(printed), want, "{printed}");
        }
    }
}
