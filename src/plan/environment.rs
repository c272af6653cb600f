//! A container's variables as the kubelet makes them, and the same leading to another database. Pure.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use k8s_openapi::api::core::v1::{Container, EnvVar};

use super::address::{self, Place};
use super::refusal::{Refusal, refuse};
use super::template;
use crate::api::Reason;
use crate::api::backup_policy::Migrations;
use crate::api::plan::ConfigurationKind;

/// The texts of ConfigMaps and Secrets, by kind and name; `None` where there is no such object.
pub type Texts = BTreeMap<(ConfigurationKind, String), Option<BTreeMap<String, String>>>;

/// A variable's value.
#[derive(Clone, PartialEq, Eq)]
enum Value {
    Is(String),
    /// Known only in the pod: its address, its limits, a Service's variables.
    InPod,
}

/// The variables of a container. Their values may be secrets, so there is no `Debug`.
pub struct Environment(BTreeMap<String, Value>);

impl Environment {
    /// As the kubelet makes them: `envFrom` in its order, the last one wins; then `env`, each of which may refer to what stands
    /// before it.
    ///
    /// # Errors
    /// When a ConfigMap, a Secret or a key is missing that is not optional: such a container does not start.
    pub fn of(container: &Container, texts: &Texts) -> Result<Self, Refusal> {
        use ConfigurationKind::{ConfigMap, Secret};
        let mut all: BTreeMap<String, Value> = BTreeMap::new();
        let whose = &container.name;
        for source in container.env_from.iter().flatten() {
            let prefix = source.prefix.as_deref().unwrap_or_default();
            let references =
                [source.config_map_ref.as_ref().map(|r| (ConfigMap, &r.name, r.optional)), source.secret_ref.as_ref().map(|r| (Secret, &r.name, r.optional))];
            for (kind, name, optional) in references.into_iter().flatten() {
                match texts.get(&(kind, name.clone())).and_then(Option::as_ref) {
                    Some(content) => all.extend(content.iter().map(|(key, value)| (format!("{prefix}{key}"), Value::Is(value.clone())))),
                    None if optional == Some(true) => {}
                    None => return refuse(Reason::VariableNotFound, format!("{kind} {name}, from which container '{whose}' has variables, does not exist")),
                }
            }
        }
        for variable in container.env.iter().flatten() {
            let name = &variable.name;
            if let Some(text) = variable.value.as_ref().filter(|text| !text.is_empty()) {
                let value = expanded(text, &all);
                all.insert(name.clone(), value);
                continue;
            }
            let from = variable.value_from.as_ref();
            let reference = from.and_then(|f| {
                let map = f.config_map_key_ref.as_ref().map(|r| (ConfigMap, &r.name, &r.key, r.optional));
                map.or_else(|| f.secret_key_ref.as_ref().map(|r| (Secret, &r.name, &r.key, r.optional)))
            });
            match (reference, from) {
                (Some((kind, object, key, optional)), _) => {
                    let value = texts.get(&(kind, object.clone())).and_then(Option::as_ref).and_then(|content| content.get(key));
                    match value {
                        Some(value) => drop(all.insert(name.clone(), Value::Is(value.clone()))),
                        // Then it keeps what `envFrom` has given it.
                        None if optional == Some(true) => {}
                        None => {
                            return refuse(
                                Reason::VariableNotFound,
                                format!("{kind} {object} has no text under '{key}', the value of variable {name} of container '{whose}'"),
                            );
                        }
                    }
                }
                (None, Some(_)) => drop(all.insert(name.clone(), Value::InPod)),
                (None, None) => drop(all.insert(name.clone(), Value::Is(String::new()))),
            }
        }
        Ok(Self(all))
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.0.get(name)? {
            Value::Is(text) => Some(text),
            Value::InPod => None,
        }
    }

    /// The variables that lead to this database, with where exactly, but for one.
    fn leading_to(&self, database: &str, but: &str) -> Vec<String> {
        let leads = |(name, value): (&String, &Value)| match value {
            Value::Is(text) if name != but => address::read(text).filter(|a| a.database == database).map(|_| name.clone()),
            Value::Is(_) | Value::InPod => None,
        };
        self.0.iter().filter_map(leads).collect()
    }
}

/// `$(NAME)` is the value of what stands before, `$$` one dollar, and what nobody knows stays as it is written.
fn expanded(text: &str, known: &BTreeMap<String, Value>) -> Value {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let name = after.strip_prefix('(').and_then(|inner| inner.split_once(')'));
        match (after.starts_with('$'), name) {
            (true, _) => {
                out.push('$');
                rest = &after[1..];
            }
            (false, Some((name, behind))) => {
                match known.get(name) {
                    Some(Value::Is(value)) => out.push_str(value),
                    // A Service's variables are not in the template.
                    Some(Value::InPod) | None => return Value::InPod,
                }
                rest = behind;
            }
            (false, None) => {
                out.push('$');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Value::Is(out)
}

/// The variables of the migrations' container, leading to another database.
pub struct Redirected {
    pub env: Vec<EnvVar>,
    /// A value that may be a secret: it goes into a Secret, from which the variable takes it.
    pub url: Option<String>,
    /// Which variable leads where, in words, without passwords.
    pub leads: Vec<String>,
    /// What leads to the live database all the same.
    pub left: Vec<String>,
}

/// Key of the Secret that holds [`Redirected::url`].
pub const URL_KEY: &str = "url";
/// What the application's own options become, where ours come after them.
const OPTIONS: &str = "APPLICATION_PGOPTIONS";
/// A migration that waits for a lock that never comes would hold everything up.
const LOCK_TIMEOUT: &str = "-c lock_timeout=5s";

/// Makes the variables lead to the place; `live` is the name of the live database, `secret` the Secret of [`Redirected::url`].
///
/// # Errors
/// When the variable that the policy names has no value that can be read and led elsewhere.
pub fn redirected(container: &Container, texts: &Texts, how: &Migrations, live: &str, to: Place<'_>, secret: &str) -> Result<Redirected, Refusal> {
    let mut own = container.clone();
    for variable in &how.env {
        put(&mut own, plain(&variable.name, &variable.value));
    }
    let before = Environment::of(&own, texts)?;
    let (mut url, mut leads) = (None, Vec::new());
    if let Some(name) = &how.database_url_env {
        let missing = format!(
            "container '{}' has no variable {name} with a value that can be read before its pod runs; the policy's migrations.databaseUrlEnv names it",
            container.name
        );
        // Where only the database is named in the text itself, the kubelet can fill in the rest.
        let written = own.env.iter().flatten().rev().find(|v| &v.name == name).and_then(|v| v.value.clone()).filter(|text| text.contains("$("));
        let in_place = written.as_ref().and_then(|text| address::lead(text, to));
        let value = before.text(name);
        let variable = match (in_place, value) {
            (Some(text), _) => plain(name, &text),
            (None, None) => return refuse(Reason::VariableNotFound, missing),
            (None, Some(value)) => {
                let Some(changed) = address::lead(value, to) else {
                    return refuse(
                        Reason::AddressNotUnderstood,
                        format!(
                            "variable {name} of container '{}' holds neither a URL like postgresql://user:password@host/database nor libpq's keywords with dbname; it cannot be led to a copy",
                            container.name
                        ),
                    );
                };
                url = Some(changed);
                template::from_secret(name, secret, URL_KEY)
            }
        };
        leads.push(told(&format!("variable {name}"), value, live, to));
        put(&mut own, variable);
    }
    if let Some(name) = &how.database_name_env {
        let Some(value) = before.0.get(name) else {
            return refuse(
                Reason::VariableNotFound,
                format!("container '{}' has no variable {name}; the policy's migrations.databaseNameEnv names it", container.name),
            );
        };
        let was = match value {
            Value::Is(was) if was != live => format!(" (the application's is {was}, and not {live})"),
            Value::Is(_) | Value::InPod => String::new(),
        };
        leads.push(format!("variable {name} is {}{was}", to.database));
        put(&mut own, plain(name, to.database));
    }
    options(&mut own, &before);
    let after = Environment::of(&own, &with_url(texts, secret, url.as_ref()))?;
    let left = after.leading_to(live, how.database_url_env.as_deref().unwrap_or_default());
    Ok(Redirected { env: own.env.unwrap_or_default(), url, leads, left })
}

/// Where something leads, for a plan.
pub fn told(what: &str, was: Option<&str>, live: &str, to: Place<'_>) -> String {
    let was = was.and_then(address::read);
    let at = match (to.server, &was) {
        (Some((host, port)), _) => format!(" at {host}:{port}"),
        (None, Some(was)) if !was.host.is_empty() => format!(" at {}", was.host),
        (None, _) => String::new(),
    };
    let user = was.as_ref().filter(|w| !w.user.is_empty()).map(|w| format!(" as {}", w.user)).unwrap_or_default();
    let other = was.filter(|w| w.database != live).map(|w| format!(" (the application's names {}, and not {live})", w.database)).unwrap_or_default();
    format!("{what} leads to {}{at}{user}{other}", to.database)
}

fn plain(name: &str, value: &str) -> EnvVar {
    EnvVar { name: name.to_owned(), value: Some(value.to_owned()), value_from: None }
}

/// In the place of what has its name, so that what refers to it finds it; else before all others.
fn put(container: &mut Container, variable: EnvVar) {
    let env = container.env.get_or_insert_default();
    match env.iter().rposition(|v| v.name == variable.name) {
        Some(at) => env[at] = variable,
        // What itself refers to others must stand behind them.
        None if variable.value.as_ref().is_some_and(|v| v.contains("$(")) => env.push(variable),
        None => env.insert(0, variable),
    }
}

/// Our limit after the application's own options.
fn options(container: &mut Container, before: &Environment) {
    let env = container.env.get_or_insert_default();
    let own = env.iter_mut().rev().find(|v| v.name == "PGOPTIONS");
    let value = match (own, before.0.contains_key("PGOPTIONS")) {
        (Some(own), true) => {
            OPTIONS.clone_into(&mut own.name);
            format!("$({OPTIONS}) {LOCK_TIMEOUT}")
        }
        (None, true) => format!("$(PGOPTIONS) {LOCK_TIMEOUT}"),
        (_, false) => LOCK_TIMEOUT.to_owned(),
    };
    env.push(plain("PGOPTIONS", &value));
}

/// What must not lead a program to the live database, whatever it reads of its variables.
pub struct Live<'a> {
    pub passwords: &'a [String],
    /// Addresses of its server.
    pub addresses: &'a [String],
}

/// By which libpq is led elsewhere than by what it is told.
const SERVICES: [&str; 3] = ["PGSERVICE", "PGSERVICEFILE", "PGPASSFILE"];
/// What stands in the place of a password where nobody is asked for one.
pub const NO_PASSWORD: &str = "nobody-asks-for-it";

/// Whether an address stands in a text that is none of the pod's own.
fn names_address(text: &str) -> bool {
    let words = text.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter_map(|word| word.parse::<Ipv4Addr>().ok());
    words.into_iter().any(|address| !address.is_loopback() && !address.is_unspecified())
}

impl Live<'_> {
    /// Whether a text has a password of the live database in it, an address of its server, or one of which nobody knows whose it is.
    pub fn is_in(&self, text: &str) -> bool {
        self.passwords.iter().chain(self.addresses).any(|secret| !secret.is_empty() && text.contains(secret.as_str())) || names_address(text)
    }

    /// The text without its passwords.
    pub fn without_passwords(&self, text: &str) -> String {
        self.passwords.iter().filter(|password| !password.is_empty()).fold(text.to_owned(), |text, password| text.replace(password.as_str(), NO_PASSWORD))
    }

    /// The variables of a container that may reach its own server alone.
    ///
    /// # Errors
    /// When one of them still has something of the live database, and could not be left out.
    pub fn kept_out(&self, container: &Container, texts: &Texts, server: (&str, i32)) -> Result<Vec<EnvVar>, Refusal> {
        let mut own = container.clone();
        for (name, value) in Environment::of(&own, texts)?.0 {
            if SERVICES.contains(&name.as_str()) {
                return refuse(Reason::NotRehearsable, format!("variable {name} of the migrations names servers in a file, which may be the live one"));
            }
            if let Value::Is(text) = value
                && self.passwords.contains(&text)
            {
                put(&mut own, plain(&name, NO_PASSWORD));
            }
        }
        let (host, port) = (server.0, server.1.to_string());
        for (name, value) in [("PGHOST", host), ("PGHOSTADDR", host), ("PGPORT", port.as_str()), ("PGPASSWORD", NO_PASSWORD)] {
            put(&mut own, plain(name, value));
        }
        // What is known in the pod alone is not known here; its node may have a way to the live server.
        let of_node = |v: &&EnvVar| v.value_from.as_ref().and_then(|from| from.field_ref.as_ref()).is_some_and(|field| field.field_path.contains("hostIP"));
        let written = |v: &&EnvVar| v.value.as_ref().is_some_and(|text| self.is_in(text));
        if let Some(variable) = own.env.iter().flatten().find(|v| of_node(v) || written(v)) {
            return refuse(Reason::NotRehearsable, format!("variable {} of the migrations may lead to the live database, which is open", variable.name));
        }
        let still = Environment::of(&own, texts)?.0.into_iter().find(|(_, value)| matches!(value, Value::Is(text) if self.is_in(text)));
        match still {
            Some((name, _)) => refuse(
                Reason::NotRehearsable,
                format!(
                    "variable {name} of the migrations has a password of the live database in it, or an address of its server, and the live database is open"
                ),
            ),
            None => Ok(own.env.unwrap_or_default()),
        }
    }
}

fn with_url(texts: &Texts, secret: &str, url: Option<&String>) -> Texts {
    let mut texts = texts.clone();
    if let Some(url) = url {
        texts.insert((ConfigurationKind::Secret, secret.to_owned()), Some([(URL_KEY.to_owned(), url.clone())].into()));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::backup_policy::Variable;

    fn container(yaml: &str) -> Container {
        serde_yaml::from_str(&format!("name: shop\n{yaml}")).unwrap_or_else(|error| unreachable!("{error}"))
    }

    fn texts() -> Texts {
        let texts = |pairs: &[(&str, &str)]| Some(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect());
        [
            ((ConfigurationKind::ConfigMap, "a".to_owned()), texts(&[("HOST", "from-a"), ("NAME", "shop")])),
            ((ConfigurationKind::ConfigMap, "b".to_owned()), texts(&[("HOST", "from-b")])),
            (
                (ConfigurationKind::Secret, "s".to_owned()),
                texts(&[("password", "hunter2"), ("url", "postgresql://u:hunter2@pooler:6432/shop"), ("PGOPTIONS", "-c a=b")]),
            ),
            ((ConfigurationKind::Secret, "gone".to_owned()), None),
        ]
        .into()
    }

    #[test]
    fn variables_are_what_the_kubelet_makes_of_them() {
        for (yaml, name, want) in [
            ("envFrom: [{configMapRef: {name: a}}, {configMapRef: {name: b}}]", "HOST", Some("from-b")),
            ("envFrom: [{configMapRef: {name: b}}, {prefix: X_, configMapRef: {name: a}}]", "X_HOST", Some("from-a")),
            ("envFrom: [{configMapRef: {name: a}}]\nenv: [{name: HOST, value: own}]", "HOST", Some("own")),
            ("envFrom: [{configMapRef: {name: a}}]\nenv: [{name: U, value: 'x://$(HOST)/$(NAME)'}]", "U", Some("x://from-a/shop")),
            ("env: [{name: P, valueFrom: {secretKeyRef: {name: s, key: password}}}, {name: U, value: 'a:$(P)'}]", "U", Some("a:hunter2")),
            ("env: [{name: U, value: '$$(P) costs $5 $('}]", "U", Some("$(P) costs $5 $(")),
            // Only what stands before is known; a Service's variables may have that name.
            ("env: [{name: U, value: '$(P)'}, {name: P, value: late}]", "U", None),
            ("env: [{name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}, {name: U, value: 'h=$(IP)'}]", "U", None),
            ("env: [{name: U, value: one}, {name: U, value: two}]", "U", Some("two")),
            (
                "envFrom: [{configMapRef: {name: a}}]\nenv: [{name: HOST, valueFrom: {secretKeyRef: {name: gone, key: x, optional: true}}}]",
                "HOST",
                Some("from-a"),
            ),
            ("envFrom: [{secretRef: {name: gone, optional: true}}]", "HOST", None),
        ] {
            let made = Environment::of(&container(yaml), &texts()).unwrap_or_else(|refusal| unreachable!("{yaml}: {refusal:?}"));
            assert_eq!(made.text(name), want, "{yaml}");
        }
        for yaml in [
            "envFrom: [{secretRef: {name: gone}}]",
            "env: [{name: U, valueFrom: {secretKeyRef: {name: s, key: nothing}}}]",
            "envFrom: [{configMapRef: {name: never}}]",
        ] {
            assert!(Environment::of(&container(yaml), &texts()).is_err_and(|refusal| refusal.reason == "VariableNotFound"), "{yaml}");
        }
    }

    fn how(url: Option<&str>, name: Option<&str>) -> Migrations {
        let how = serde_json::json!({"tool": "Alembic", "container": "shop", "databaseUrlEnv": url, "databaseNameEnv": name});
        serde_json::from_value(how).unwrap_or_else(|error| unreachable!("{error}"))
    }

    /// What the variable is in the end, with what leads where and what is left.
    fn led(yaml: &str, how: &Migrations, to: Place, variable: &str) -> (Option<String>, Vec<String>, Vec<String>) {
        let made = redirected(&container(yaml), &texts(), how, "shop", to, "our").unwrap_or_else(|refusal| unreachable!("{yaml}: {refusal:?}"));
        let plain = serde_json::to_string(&made.env).unwrap_or_default();
        assert!(!plain.contains("hunter2") && !made.leads.concat().contains("hunter2"), "{yaml}: {plain}");
        let all = with_url(&texts(), "our", made.url.as_ref());
        let end = Environment::of(&Container { env: Some(made.env), ..container(yaml) }, &all).unwrap_or_else(|refusal| unreachable!("{refusal:?}"));
        (end.text(variable).map(str::to_owned), made.leads, made.left)
    }

    const COPY: Place = Place { database: "copy", server: None };
    const DIRECT: Place = Place { database: "copy", server: Some(("db.n.svc", 5432)) };

    #[test]
    fn whatever_a_url_is_made_of_it_leads_to_the_copy() {
        let url = how(Some("DATABASE_URL"), None);
        let by_key = "env: [{name: DATABASE_URL, valueFrom: {secretKeyRef: {name: s, key: url}}}, {name: ALSO, value: '$(DATABASE_URL)?x'}]";
        let by_parts = "envFrom: [{configMapRef: {name: a}}]\nenv: [{name: P, valueFrom: {secretKeyRef: {name: s, key: password}}}, {name: DATABASE_URL, value: 'postgresql://u:$(P)@$(HOST)/$(NAME)'}]";
        let by_another = "env: [{name: BASE, valueFrom: {secretKeyRef: {name: s, key: url}}}, {name: DATABASE_URL, value: '$(BASE)'}]";
        for (yaml, to, variable, want) in [
            (by_key, COPY, "DATABASE_URL", "postgresql://u:hunter2@pooler:6432/copy"),
            (by_key, COPY, "ALSO", "postgresql://u:hunter2@pooler:6432/copy?x"),
            (by_key, DIRECT, "DATABASE_URL", "postgresql://u:hunter2@db.n.svc:5432/copy"),
            (by_parts, COPY, "DATABASE_URL", "postgresql://u:hunter2@from-a/copy"),
            (by_parts, DIRECT, "DATABASE_URL", "postgresql://u:hunter2@db.n.svc:5432/copy"),
            (by_another, COPY, "DATABASE_URL", "postgresql://u:hunter2@pooler:6432/copy"),
        ] {
            assert_eq!(led(yaml, &url, to, variable).0.as_deref(), Some(want), "{yaml}");
        }
        let (_, leads, left) = led(by_another, &url, COPY, "DATABASE_URL");
        assert_eq!(leads, ["variable DATABASE_URL leads to copy at pooler:6432 as u"]);
        assert_eq!(left, ["BASE"], "what still leads to the live database is told");
        let in_pod = "env: [{name: IP, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}, {name: DATABASE_URL, value: 'postgresql://u@$(IP)/shop'}]";
        let made = redirected(&container(in_pod), &texts(), &url, "shop", COPY, "our").map(|made| made.env[1].value.clone());
        assert_eq!(made.ok().flatten().as_deref(), Some("postgresql://u@$(IP)/copy"), "the kubelet fills the host in");
    }

    #[test]
    fn a_name_of_its_own_leads_all_that_is_made_of_it() {
        let yaml = "envFrom: [{configMapRef: {name: a}}]\nenv: [{name: URL, value: 'postgresql://u@$(HOST)/$(NAME)'}]";
        let mut name = how(None, Some("NAME"));
        assert_eq!(led(yaml, &name, COPY, "URL").0.as_deref(), Some("postgresql://u@from-a/copy"));
        name.env = vec![Variable { name: "HOST".into(), value: "direct".into() }];
        assert_eq!(led(yaml, &name, COPY, "URL").0.as_deref(), Some("postgresql://u@direct/copy"));
    }

    #[test]
    fn the_applications_own_options_stay_and_ours_come_after() {
        let name = how(None, Some("NAME"));
        for (yaml, want) in [
            ("env: [{name: NAME, value: shop}]", "-c lock_timeout=5s"),
            ("env: [{name: NAME, value: shop}, {name: PGOPTIONS, value: '-c search_path=x'}]", "-c search_path=x -c lock_timeout=5s"),
            ("envFrom: [{secretRef: {name: s}}]\nenv: [{name: NAME, value: shop}]", "-c a=b -c lock_timeout=5s"),
            ("env: [{name: NAME, value: shop}, {name: PGOPTIONS, valueFrom: {secretKeyRef: {name: gone, key: x, optional: true}}}]", "-c lock_timeout=5s"),
        ] {
            assert_eq!(led(yaml, &name, COPY, "PGOPTIONS").0.as_deref(), Some(want), "{yaml}");
        }
    }

    #[test]
    fn what_cannot_be_led_elsewhere_is_refused_by_name() {
        let url = how(Some("DATABASE_URL"), None);
        for (yaml, how, reason) in [
            ("env: [{name: DATABASE_UR, value: x}]", &url, "VariableNotFound"),
            ("env: [{name: DATABASE_URL, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]", &url, "VariableNotFound"),
            ("env: [{name: DATABASE_URL, value: 'mysql://u:p@h/shop'}]", &url, "AddressNotUnderstood"),
            ("env: []", &how(None, Some("NAME")), "VariableNotFound"),
        ] {
            let refused = redirected(&container(yaml), &texts(), how, "shop", COPY, "our").map(|_| ());
            assert_eq!(refused.map_err(|refusal| refusal.reason.text()), Err(reason), "{yaml}");
        }
    }

    #[test]
    fn nothing_of_the_live_database_is_left_to_a_program_that_must_not_reach_it() {
        let (passwords, addresses) = (["hunter2".to_owned()], ["10.96.0.9".to_owned()]);
        let live = Live { passwords: &passwords, addresses: &addresses };
        let secret = [("password".to_owned(), "hunter2".to_owned())];
        let texts: Texts = [((ConfigurationKind::Secret, "login".to_owned()), Some(secret.into()))].into();
        let kept_out = |env: &str| {
            let container: Container = serde_yaml::from_str(&format!("{{name: web, env: {env}}}")).unwrap_or_else(|error| unreachable!("{error}: {env}"));
            let env = live.kept_out(&container, &texts, ("127.0.0.1", 5432))?;
            Environment::of(&Container { env: Some(env), ..container }, &texts)
        };
        let password = "{name: PASSWORD, valueFrom: {secretKeyRef: {name: login, key: password}}}";
        for (name, env, ok) in [
            ("the password itself is another", format!("[{password}]"), true),
            ("and so in whatever refers to it", format!("[{password}, {{name: URL, value: 'postgresql://shop:$(PASSWORD)@db/shop'}}]"), true),
            ("it is written in a text", "[{name: URL, value: 'x:hunter2@y'}]".into(), false),
            ("an address of the server", "[{name: DB_HOST, value: 10.96.0.9}]".into(), false),
            ("among others", "[{name: HOSTS, value: 'a,10.96.0.9:5432'}]".into(), false),
            ("libpq is led elsewhere", "[{name: PGHOSTADDR, value: 10.96.0.9}]".into(), true),
            ("by a file", "[{name: PGSERVICE, value: live}]".into(), false),
            ("one of which nobody knows whose it is", "[{name: REPLICA, value: 'postgresql://x@10.1.2.3/shop'}]".into(), false),
            ("by its node", "[{name: HOST, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}, {name: U, value: 'x@$(HOST):6432/shop'}]".into(), false),
            ("it is written beside what only the pod knows", "[{name: U, value: 'x:hunter2@$(DB_SERVICE_HOST)/shop'}]".into(), false),
            ("its own addresses", "[{name: LISTEN, value: '0.0.0.0:8000'}, {name: CACHE, value: '127.0.0.1'}]".into(), true),
            ("nothing of it", "[{name: STATE, value: good}]".into(), true),
        ] {
            let made = kept_out(&env);
            assert_eq!(made.as_ref().map(|_| ()).map_err(|refusal| refusal.reason), if ok { Ok(()) } else { Err(Reason::NotRehearsable) }, "{name}");
            let Ok(made) = made else { continue };
            assert!(made.0.values().all(|value| !matches!(value, Value::Is(text) if live.is_in(text))), "{name}");
            assert_eq!((made.text("PGHOSTADDR"), made.text("PGPASSWORD")), (Some("127.0.0.1"), Some(NO_PASSWORD)), "{name}");
        }
    }
}
