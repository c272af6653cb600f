//! A configuration file that names a database, and the same file naming another. Pure.

use serde_yaml::Value;

use super::address::{self, Place};

/// What became of a file.
pub struct Led {
    pub text: String,
    /// What it had: the URL, or the name.
    pub was: String,
}

/// The file with its one URL, or the value at `path`, leading to another database.
///
/// # Errors
/// In words, without any of its content: nothing there, several URLs, a path that leads nowhere.
pub fn lead(text: &str, path: Option<&str>, to: Place<'_>) -> Result<Led, String> {
    match path {
        None => lead_url(text, to),
        Some(path) => lead_value(text, path, to),
    }
}

fn lead_url(text: &str, to: Place<'_>) -> Result<Led, String> {
    let found = address::urls(text);
    let mut different: Vec<&str> = found.iter().map(|range| &text[range.clone()]).collect();
    different.dedup();
    let [was] = different[..] else {
        return Err(match found.len() {
            0 => "has no URL of a PostgreSQL database; name the place by 'path'".to_owned(),
            n => format!("has {n} URLs of databases; name the one by 'path'"),
        });
    };
    let led = address::lead(was, to).ok_or("has a URL whose options name the server, which cannot be led to another")?;
    let mut out = text.to_owned();
    for range in found.iter().rev() {
        out.replace_range(range.clone(), &led);
    }
    Ok(Led { text: out, was: was.to_owned() })
}

fn lead_value(text: &str, path: &str, to: Place<'_>) -> Result<Led, String> {
    let mut document: Value = serde_yaml::from_str(text).map_err(|_| "is neither YAML nor JSON, so a path leads nowhere in it")?;
    let mut at = &mut document;
    for part in path.split('.') {
        let next = match (part.parse::<usize>(), &mut *at) {
            (Ok(n), Value::Sequence(list)) => list.get_mut(n),
            (_, Value::Mapping(map)) => map.get_mut(part),
            _ => None,
        };
        at = next.ok_or_else(|| format!("has nothing under '{part}' of the path {path}"))?;
    }
    let Some(was) = at.as_str().map(str::to_owned) else { return Err(format!("has no text at the path {path}")) };
    // What is no address is the name alone.
    let led = match address::lead(&was, to) {
        Some(led) => led,
        None if was.contains("://") || was.contains('=') => return Err(format!("has at {path} a URL that cannot be led to another database")),
        None if to.server.is_some() => return Err(format!("has at {path} a name and no URL, so directAddress cannot be given to it")),
        None => to.database.to_owned(),
    };
    *at = Value::String(led);
    // JSON is YAML, but not every reader of JSON reads YAML.
    let written = match serde_json::from_str::<serde_json::Value>(text) {
        Ok(_) => serde_json::to_string_pretty(&document).map_err(|_| "cannot be written again".to_owned()),
        Err(_) => serde_yaml::to_string(&document).map_err(|_| "cannot be written again".to_owned()),
    };
    Ok(Led { text: written?, was })
}

#[cfg(test)]
mod tests {
    use super::*;

    const COPY: Place = Place { database: "copy", server: None };

    #[test]
    fn a_file_leads_to_the_copy_and_is_else_the_same() {
        let ini = "[alembic]\nscript_location = m\nsqlalchemy.url = postgresql://u:p@h/shop\n";
        for (text, path, want) in [
            (ini, None, ini.replace("/shop", "/copy")),
            ("a: postgres://h/shop\nb: postgres://h/shop\n", None, "a: postgres://h/copy\nb: postgres://h/copy\n".into()),
            ("db:\n  name: shop\n  host: h\n", Some("db.name"), "db:\n  name: copy\n  host: h\n".into()),
            ("dbs:\n- postgres://h/x\n- postgres://h/shop\n", Some("dbs.1"), "dbs:\n- postgres://h/x\n- postgres://h/copy\n".into()),
            ("{\"db\":\"host=h dbname=shop\"}", Some("db"), "{\n  \"db\": \"host=h dbname=copy\"\n}".into()),
        ] {
            assert_eq!(lead(text, path, COPY).map(|led| led.text), Ok(want), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_led_is_said_without_its_content() {
        for (text, path, want) in [
            ("x = 1", None, "has no URL"),
            ("a = postgres://u:hunter2@h/a\nb = postgres://u:hunter2@h/b", None, "has 2 URLs"),
            ("db: {name: hunter2}", Some("db.nam"), "nothing under 'nam'"),
            ("db: {name: [hunter2]}", Some("db.name"), "no text"),
            ("db: mysql://u:hunter2@h/a", Some("db"), "cannot be led"),
            ("[a]\nhunter2: {", Some("a"), "neither YAML nor JSON"),
        ] {
            let said = lead(text, path, COPY).err().unwrap_or_default();
            assert!(said.contains(want) && !said.contains("hunter2"), "{text}: {said}");
        }
    }
}
