//! Where a text leads that names a database: a URL, or libpq's keywords and values. Pure, and no password leaves it.

use std::ops::Range;

/// What of an address may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// With the port, as it is written. Empty where the text leaves it to the client.
    pub host: String,
    pub database: String,
    pub user: String,
}

/// Another place for an address.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub database: &'a str,
    /// Another server: its host and port.
    pub server: Option<(&'a str, i32)>,
}

/// Where a text leads; `None` when it is no address that names its database.
pub fn read(text: &str) -> Option<Address> {
    if let Some(url) = Url::split(text) {
        let (login, host) = url.authority.rsplit_once('@').unwrap_or(("", url.authority));
        let user = login.split(':').next().unwrap_or_default();
        return Some(Address { host: host.to_owned(), database: decoded(url.database), user: decoded(user) });
    }
    let words = words(text)?;
    let value = |key: &str| words.iter().rev().find(|w| w.key == key).map(|w| w.value.clone());
    let host = value("host").or_else(|| value("hostaddr")).unwrap_or_default();
    let host = value("port").map_or(host.clone(), |port| format!("{host}:{port}"));
    Some(Address { host, database: value("dbname")?, user: value("user").unwrap_or_default() })
}

/// The same address with another database, and the same login and options; `None` when the text is none.
///
/// References such as `$(PASSWORD)`, which the kubelet fills in, stay as they are.
pub fn lead(text: &str, to: Place<'_>) -> Option<String> {
    if let Some(url) = Url::split(text) {
        let authority = match to.server {
            None => url.authority.to_owned(),
            Some((host, port)) => {
                let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
                let login = url.authority.rsplit_once('@').map(|(login, _)| format!("{login}@")).unwrap_or_default();
                // What the options say would be the host after all.
                if url.query.is_some_and(|q| q.split('&').any(|o| o.starts_with("host=") || o.starts_with("hostaddr=") || o.starts_with("port="))) {
                    return None;
                }
                format!("{login}{host}:{port}")
            }
        };
        let query = url.query.map(|query| format!("?{query}")).unwrap_or_default();
        return Some(format!("{}://{authority}/{}{query}", url.scheme, encoded(to.database)));
    }
    let words = words(text)?;
    words.iter().find(|w| w.key == "dbname")?;
    let mut out: Vec<String> = Vec::new();
    for word in &words {
        match (word.key.as_str(), to.server) {
            ("dbname", _) | ("host" | "hostaddr" | "port", Some(_)) => {}
            _ => out.push(format!("{}={}", word.key, quoted(&word.value))),
        }
    }
    out.push(format!("dbname={}", quoted(to.database)));
    if let Some((host, port)) = to.server {
        out.push(format!("host={} port={port}", quoted(host)));
    }
    Some(out.join(" "))
}

/// The password of an address that names its database.
pub fn password(text: &str) -> Option<String> {
    match Url::split(text) {
        Some(url) => Some(url.authority.rsplit_once('@')?.0.split_once(':')?.1.to_owned()),
        None => {
            let words = words(text)?;
            words.iter().find(|w| w.key == "dbname")?;
            words.into_iter().find(|w| w.key == "password").map(|w| w.value)
        }
    }
}

/// A password as it may be written in a text.
pub fn spellings(password: &str) -> [String; 3] {
    [password.to_owned(), encoded(password), decoded(password)]
}

/// The address without its password: where two are the same, one login was rotated. `None` when the text is no address that names its
/// database.
pub fn without_password(text: &str) -> Option<String> {
    let Some(url) = Url::split(text) else {
        let words = words(text)?;
        words.iter().find(|w| w.key == "dbname")?;
        return Some(words.iter().filter(|w| w.key != "password").map(|w| format!("{}={}", w.key, quoted(&w.value))).collect::<Vec<_>>().join(" "));
    };
    let (user, host) = match url.authority.rsplit_once('@') {
        Some((login, host)) => (login.split(':').next().unwrap_or_default(), host),
        None => ("", url.authority),
    };
    let query = url.query.unwrap_or_default().split('&').filter(|option| !option.starts_with("password=")).collect::<Vec<_>>().join("&");
    Some(format!("{}://{user}@{host}/{}?{query}", url.scheme, url.database))
}

/// The URLs of databases in a file's text.
pub fn urls(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("://")).map(|at| at + from) {
        let scheme = |c: char| c.is_ascii_alphanumeric() || "+-.:".contains(c);
        let start = text[..at].char_indices().rev().take_while(|(_, c)| scheme(*c)).last().map_or(at, |(i, _)| i);
        // `key:postgresql://…`: the scheme is what stands behind the last colon, but for Java's.
        let start = text[start..at].rfind("postg").or_else(|| text[start..at].rfind("pgsql")).map_or(start, |i| start + i);
        let end = text[at..].find(|c: char| c.is_whitespace() || "\"'`<>,;".contains(c)).map_or(text.len(), |n| at + n);
        if Url::split(&text[start..end]).is_some() {
            found.push(start..end);
        }
        from = end.max(at + 3);
    }
    found
}

struct Url<'a> {
    scheme: &'a str,
    authority: &'a str,
    database: &'a str,
    query: Option<&'a str>,
}

impl<'a> Url<'a> {
    fn split(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        // SQLAlchemy's and Django's schemes carry a driver, which is no concern of ours.
        let bare = scheme.strip_prefix("jdbc:").unwrap_or(scheme);
        if !["postgres", "postgresql", "postgis", "pgsql", "psql"].contains(&bare.split('+').next()?) {
            return None;
        }
        let (before, query) = rest.split_once('?').map_or((rest, None), |(before, query)| (before, Some(query)));
        let (authority, database) = before.split_once('/')?;
        // Options may name another database than the path, or a service that does.
        let elsewhere = |o: &str| o.starts_with("dbname=") || o.starts_with("service=");
        let named = !database.is_empty() && !database.contains('/') && !query.is_some_and(|q| q.split('&').any(elsewhere));
        named.then_some(Self { scheme, authority, database, query })
    }
}

/// One of libpq's keywords, and its value without quotes.
struct Word {
    key: String,
    value: String,
}

/// Keywords and values, as `libpq` reads them.
fn words(text: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (key, after) = rest.split_once('=')?;
        let key = key.trim();
        if key.is_empty() || !key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') || key == "service" {
            return None;
        }
        let after = after.trim_start();
        let (is_quoted, after) = after.strip_prefix('\'').map_or((false, after), |after| (true, after));
        let (mut value, mut end, mut chars) = (String::new(), after.len(), after.char_indices());
        let mut closed = !is_quoted;
        while let Some((i, c)) = chars.next() {
            match c {
                '\\' => value.push(chars.next()?.1),
                '\'' if is_quoted => {
                    (closed, end) = (true, i + 1);
                    break;
                }
                c if c.is_whitespace() && !is_quoted => {
                    end = i;
                    break;
                }
                c => value.push(c),
            }
        }
        if !closed {
            return None;
        }
        words.push(Word { key: key.to_owned(), value });
        rest = after.get(end..)?.trim_start();
    }
    (!words.is_empty()).then_some(words)
}

fn quoted(value: &str) -> String {
    let plain = !value.is_empty() && value.chars().all(|c| !c.is_whitespace() && c != '\'' && c != '\\');
    if plain { value.to_owned() } else { format!("'{}'", value.replace('\\', "\\\\").replace('\'', "\\'")) }
}

fn encoded(name: &str) -> String {
    name.bytes().map(|b| if b.is_ascii_alphanumeric() || b"-_.".contains(&b) { (b as char).to_string() } else { format!("%{b:02X}") }).collect()
}

fn decoded(text: &str) -> String {
    let (mut bytes, raw) = (Vec::new(), text.as_bytes());
    let mut i = 0;
    while let Some(&byte) = raw.get(i) {
        let hex = raw.get(i + 1..i + 3).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        match (byte, hex) {
            (b'%', Some(decoded)) => {
                bytes.push(decoded);
                i += 3;
            }
            _ => {
                bytes.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COPY: Place = Place { database: "copy'", server: None };
    const DIRECT: Place = Place { database: "copy'", server: Some(("db.shop.svc", 5432)) };

    #[test]
    fn only_the_database_of_an_address_changes() {
        for (text, to, want) in [
            ("postgresql://u:p@h:5432/shop", COPY, Some("postgresql://u:p@h:5432/copy%27")),
            ("postgresql+psycopg2://u:p%40x@h/shop?sslmode=require", COPY, Some("postgresql+psycopg2://u:p%40x@h/copy%27?sslmode=require")),
            ("postgres://u@h1:1,h2:2/shop", COPY, Some("postgres://u@h1:1,h2:2/copy%27")),
            ("postgresql:///shop?host=/cloudsql/x", COPY, Some("postgresql:///copy%27?host=/cloudsql/x")),
            ("jdbc:postgresql://h/shop", COPY, Some("jdbc:postgresql://h/copy%27")),
            ("postgresql://$(U):$(P)@$(H)/$(NAME)", COPY, Some("postgresql://$(U):$(P)@$(H)/copy%27")),
            ("postgresql://u:p@pooler:6432/shop?a=b", DIRECT, Some("postgresql://u:p@db.shop.svc:5432/copy%27?a=b")),
            ("postgresql:///shop?host=pooler", DIRECT, None),
            ("host=h dbname=shop user=u password='a \\'b'", COPY, Some("host=h user=u password='a \\'b' dbname='copy\\''")),
            ("host=pooler port=6432 dbname=shop", DIRECT, Some("dbname='copy\\'' host=db.shop.svc port=5432")),
            ("mysql://u:p@h/shop", COPY, None),
            ("$(BASE_URL)", COPY, None),
            ("postgresql://u:p@h", COPY, None),
            ("postgresql://u:p@h/?dbname=shop", COPY, None),
            ("postgresql://u:p@h/shop?dbname=other", COPY, None),
            ("host=h user=u", COPY, None),
            ("service=shop dbname=x", COPY, None),
            ("dbname='shop", COPY, None),
        ] {
            assert_eq!(lead(text, to).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn where_an_address_leads_is_told_without_its_password() {
        let address = |host: &str, database: &str, user: &str| Some(Address { host: host.into(), database: database.into(), user: user.into() });
        for (text, want) in [
            ("postgresql+asyncpg://u%40x:p@h:1/s%20hop?ssl=1", address("h:1", "s hop", "u@x")),
            ("host=h port=2 dbname=shop user=u password=p", address("h:2", "shop", "u")),
            ("redis://h/0", None),
            ("hello = world", None),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn two_addresses_of_one_login_differ_by_their_password_alone() {
        for (one, other, same) in [
            ("postgresql://u:old@h/shop?a=b", "postgresql://u:new@h/shop?a=b", true),
            ("host=h dbname=shop user=u password=old", "host=h dbname=shop user=u password='n ew'", true),
            ("postgresql://u:old@h/shop", "postgresql://v:old@h/shop", false),
            ("postgresql://u:old@h/shop", "postgresql://u:old@other/shop", false),
            ("postgresql://u:old@h/shop?sslmode=require", "postgresql://u:old@h/shop", false),
        ] {
            assert_eq!(without_password(one) == without_password(other), same, "{one} {other}");
        }
        assert_eq!(without_password("hunter2"), None);
        assert_eq!(password("postgresql://u:o:ld@h/shop").as_deref(), Some("o:ld"));
        assert_eq!(password("host=h dbname=shop user=u password='n ew'").as_deref(), Some("n ew"));
        assert_eq!(password("postgresql://u@h/shop"), None);
    }

    #[test]
    fn urls_are_found_in_files_of_all_kinds() {
        for (text, want) in [
            ("[alembic]\nsqlalchemy.url = postgresql://u:p@h/shop\nx = 1", vec!["postgresql://u:p@h/shop"]),
            ("{\"url\":\"postgres://h/shop\",\"other\":\"http://x/y\"}", vec!["postgres://h/shop"]),
            ("db_url: postgresql+psycopg2://u:p@h/shop?x=y # comment", vec!["postgresql+psycopg2://u:p@h/shop?x=y"]),
            ("A='pgsql://h/a'; B='postgis://h/b'", vec!["pgsql://h/a", "postgis://h/b"]),
            ("nothing", vec![]),
        ] {
            assert_eq!(urls(text).into_iter().map(|r| &text[r]).collect::<Vec<_>>(), want, "{text}");
        }
    }
}
