use super::*;

fn entry(kind: Kind, object: &str, part: &str, detail: &[&str]) -> Entry {
    Entry(kind, object.into(), part.into(), detail.iter().map(|d| (*d).to_owned()).collect())
}

fn fingerprint(entries: &[Entry]) -> Fingerprint {
    Fingerprint(entries.iter().cloned().collect())
}

fn worst(good: &[Entry], live: &[Entry]) -> Option<Effect> {
    let changes = diff(&fingerprint(good), &fingerprint(live));
    changes.iter().map(|c| effect(c, &changes)).max()
}

fn column(part: &str, detail: &[&str]) -> Entry {
    entry(Kind::Column, "public.orders", part, detail)
}

#[test]
fn what_old_code_does_on_a_newer_schema() {
    use Effect::{Breaks, Runs, Unknown};
    let table = entry(Kind::Table, "public.orders", "", &[]);
    let other = entry(Kind::Table, "public.other", "", &[]);
    let text = column("note", &["text", "null", "", ""]);
    let enumeration = entry(Kind::Enum, "public.state", "", &["new", "paid"]);
    for (name, good, live, want) in [
        ("nothing differs", vec![table.clone()], vec![table.clone()], None),
        ("a new table", vec![], vec![table.clone()], Some(Runs)),
        ("a new table with a constraint", vec![], vec![other.clone(), entry(Kind::Constraint, "public.other", "pk", &["p", "PRIMARY KEY (id)"])], Some(Runs)),
        (
            "a new table that refers to an old one",
            vec![table.clone()],
            vec![table.clone(), other.clone(), entry(Kind::Constraint, "public.other", "fk", &["f", "FOREIGN KEY (o) REFERENCES public.orders(id)"])],
            Some(Unknown),
        ),
        (
            "a new table that refers to a new one",
            vec![],
            vec![table.clone(), other.clone(), entry(Kind::Constraint, "public.other", "fk", &["f", "FOREIGN KEY (o) REFERENCES public.orders(id)"])],
            Some(Runs),
        ),
        ("a nullable column", vec![table.clone()], vec![table.clone(), text.clone()], Some(Runs)),
        ("a column with a default", vec![], vec![column("n", &["integer", "not null", "0", ""])], Some(Runs)),
        ("an identity column", vec![], vec![column("n", &["integer", "not null", "", "identity always"])], Some(Runs)),
        ("a column that must be given", vec![], vec![column("n", &["integer", "not null", "", ""])], Some(Breaks)),
        ("an index", vec![], vec![entry(Kind::Index, "public.orders", "i", &["", "btree (id)"])], Some(Runs)),
        ("a unique index", vec![], vec![entry(Kind::Index, "public.orders", "i", &["unique", "btree (id)"])], Some(Breaks)),
        (
            "a check on an old table",
            vec![table.clone()],
            vec![table.clone(), entry(Kind::Constraint, "public.orders", "c", &["c", "CHECK (id > 0)"])],
            Some(Breaks),
        ),
        ("a dropped column", vec![text.clone()], vec![], Some(Breaks)),
        ("a renamed column", vec![text.clone()], vec![column("remark", &["text", "null", "", ""])], Some(Breaks)),
        ("a dropped foreign key", vec![entry(Kind::Constraint, "public.orders", "f", &["f", "FOREIGN KEY"])], vec![], Some(Runs)),
        (
            "a wider text",
            vec![column("t", &["character varying(10)", "null", "", ""])],
            vec![column("t", &["character varying(20)", "null", "", ""])],
            Some(Runs),
        ),
        (
            "a narrower text",
            vec![column("t", &["character varying(20)", "null", "", ""])],
            vec![column("t", &["character varying(10)", "null", "", ""])],
            Some(Breaks),
        ),
        ("a looser number", vec![column("n", &["integer", "null", "", ""])], vec![column("n", &["bigint", "null", "", ""])], Some(Unknown)),
        ("another type", vec![column("n", &["integer", "null", "", ""])], vec![column("n", &["text", "null", "", ""])], Some(Breaks)),
        ("a column that may no longer be null", vec![text.clone()], vec![column("note", &["text", "not null", "", ""])], Some(Breaks)),
        ("a new enum value", vec![enumeration.clone()], vec![entry(Kind::Enum, "public.state", "", &["new", "paid", "sent"])], Some(Unknown)),
        ("an enum value gone", vec![enumeration], vec![entry(Kind::Enum, "public.state", "", &["new"])], Some(Breaks)),
        ("a new trigger", vec![table.clone()], vec![table, entry(Kind::Trigger, "public.orders", "t", &["BEFORE INSERT"])], Some(Unknown)),
    ] {
        assert_eq!(worst(&good, &live), want, "{name}");
    }
}

#[test]
fn lines_are_read_back_as_they_were_written() {
    let odd = entry(Kind::Column, "public.a\nb", "quo\"te", &["text", "null", "", ""]);
    let written = fingerprint(&[odd]);
    assert_eq!(Fingerprint::parse(&written.lines()).unwrap_or_default(), written);
    assert_eq!(written.lines().lines().count(), 1);
}
