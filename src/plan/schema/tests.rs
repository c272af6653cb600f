//! What needs no server. The effects have their experiments in `tests/database/schemas.rs`.

use super::*;

fn entry(kind: Kind, object: &str, part: &str, facts: &[(&str, &str)]) -> Entry {
    Entry { kind, object: object.into(), part: part.into(), facts: facts.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect() }
}

fn fingerprint(entries: &[Entry]) -> Fingerprint {
    Fingerprint { server: 15, entries: entries.iter().cloned().collect() }
}

fn table(name: &str, owner: &str) -> Entry {
    entry(Kind::Table, name, "", &[("owner", owner)])
}

fn column(part: &str, facts: &[(&str, &str)]) -> Entry {
    entry(Kind::Column, "public.orders", part, facts)
}

fn judged(good: &[Entry], live: &[Entry], evidence: &Evidence) -> Option<Effect> {
    worst(&judge(&fingerprint(good), &fingerprint(live), evidence, "shop"))
}

#[test]
fn what_no_release_brought_is_no_reason_to_go_down() {
    let orders = table("public.orders", "shop");
    let month = |name: &str| entry(Kind::Table, name, "", &[("owner", "shop"), ("bound", "FOR VALUES IN (1)"), ("parents", "[\"public.orders\"]")]);
    let key = |name: &str| entry(Kind::Constraint, name, "key", &[("type", "p"), ("columns", "[\"id\"]")]);
    let private = [table("dba.audit", "dba"), entry(Kind::Column, "dba.audit", "at", &[("type", "text")])];
    let one = |entries: &[Entry]| [std::slice::from_ref(&orders), entries].concat();
    for (name, good, live, want) in [
        ("nothing differs", one(&[]), one(&[]), None),
        ("a month was dropped and one added", one(&[month("public.m1"), key("public.m1")]), one(&[month("public.m2"), key("public.m2")]), Some(Effect::Runs)),
        ("a table of the DBA's is new", one(&[]), one(&private), Some(Effect::Runs)),
        ("a table of somebody else's that was there is gone", one(&private), one(&[]), Some(Effect::Breaks)),
        ("a table of the application's is gone", one(&[table("public.other", "shop")]), one(&[]), Some(Effect::Breaks)),
        ("a grant", one(&[]), one(&[entry(Kind::Grant, "table public.orders", "metabase", &[("SELECT", "granted")])]), Some(Effect::Runs)),
    ] {
        assert_eq!(judged(&good, &live, &Evidence::default()), want, "{name}");
    }
}

#[test]
fn what_is_not_counted_is_not_known() {
    let state = |labels: &str| entry(Kind::Enum, "public.state", "", &[("owner", "shop"), ("labels", labels)]);
    let orders = [table("public.orders", "shop"), column("state", &[("type", "public.state")])];
    let (good, live) = ([&orders[..], &[state("[\"new\"]")]].concat(), [&orders[..], &[state("[\"new\",\"sent\"]")]].concat());
    let asked = questions(&fingerprint(&live), &diff(&fingerprint(&good), &fingerprint(&live)));
    assert_eq!(asked.len(), 1);
    for (counted, want) in [(None, Effect::Unknown), (Some(0), Effect::Runs), (Some(3), Effect::Unknown)] {
        let evidence = Evidence { counted: counted.map(|n| (asked[0].clone(), n)).into_iter().collect(), paths: None };
        assert_eq!(judged(&good, &live, &evidence), Some(want), "{counted:?}");
    }
}

#[test]
fn what_is_left_behind_has_the_statement_that_removes_it() {
    let set = |facts: &[(&str, &str)]| column("note", facts);
    for (change, want) in [
        (Change::Added(entry(Kind::Enum, "public.\"State\"", "", &[])), Some("DROP TYPE public.\"State\"")),
        (Change::Added(entry(Kind::Index, "shop.orders", "by_note", &[])), Some("DROP INDEX shop.by_note")),
        (Change::Added(entry(Kind::Comment, "table column public.orders.note", "", &[("text", "x")])), Some("COMMENT ON COLUMN public.orders.note IS NULL")),
        (
            Change::Altered { good: set(&[("type", "text"), ("not null", "yes")]), live: set(&[("type", "text")]) },
            Some("ALTER TABLE public.orders ALTER COLUMN note SET NOT NULL"),
        ),
        (Change::Added(table("public.rows", "shop")), None),
        (Change::Removed(table("public.rows", "shop")), None),
    ] {
        assert_eq!(removal(&change).as_deref(), want, "{change}");
    }
}

#[test]
fn lines_are_read_back_as_they_were_written() {
    let odd = entry(Kind::Column, "public.\"a\nb\"", "\"quo\"\"te\"", &[("type", "text")]);
    let written = fingerprint(&[odd, table("public.x", "shop")]);
    assert_eq!(Fingerprint::parse(&written.lines()).unwrap_or_default(), written);
    assert_eq!(written.lines().lines().count(), 3);
    assert!(matches!(Fingerprint::parse("[\"column\",\"public.x\",\"y\",[\"text\"]]\n"), Err(Unreadable::Format)), "the form of before");
    assert!(matches!(Fingerprint::parse("{\"format\":2,\"server\":15}\nno entry\n"), Err(Unreadable::Line(_))));
}

#[test]
fn a_body_is_compared_and_not_told() {
    let change = Change::Altered {
        good: entry(Kind::View, "v", "", &[("definition", "SELECT 'hunter2'")]),
        live: entry(Kind::View, "v", "", &[("definition", "SELECT 1")]),
    };
    assert_eq!(change.to_string(), "view v: its definition differs");
    let change = Change::Altered { good: column("n", &[("type", "integer"), ("not null", "yes")]), live: column("n", &[("type", "text")]) };
    assert_eq!(change.to_string(), "column public.orders.n: it is no longer not null, its type is 'text' and was 'integer'");
}

#[test]
fn a_table_is_forgotten_with_all_that_belongs_to_it() {
    let mut all = fingerprint(&[
        table("public.alembic_version", "shop"),
        entry(Kind::Column, "public.alembic_version", "version_num", &[]),
        entry(Kind::Grant, "table public.alembic_version", "x", &[]),
        entry(Kind::Comment, "table column public.alembic_version.version_num", "", &[]),
        entry(Kind::Comment, "table constraint pkc on public.alembic_version", "", &[]),
        table("public.alembic_version2", "shop"),
    ]);
    all.forget_table("public.alembic_version");
    assert_eq!(all.entries.len(), 1);
}
