//! The namespaces of the stories: each story has one, so that they can run at once.

/// Those that the installed operator works in.
pub const IN_CLUSTER: [&str; 30] = [
    "bad-migration",
    "undone-by-hand",
    "bad-code",
    "restore",
    "additive",
    "dry-run",
    "one-way",
    "empty-down",
    "leftover",
    "database-down",
    "wrong-password",
    "no-image",
    "scaled-up",
    "stubborn-writer",
    "applied-again",
    "deleted-midway",
    "api-rules",
    "rights",
    "backups",
    "undone",
    "undone-unasked",
    "in-place",
    "schedule",
    "next-release",
    "by-parts",
    "kinds",
    "automatic",
    "bad-world",
    "approval",
    "rehearsal",
];

/// Those in which a story runs an operator process of its own, to end it at will.
pub const OUT_OF_CLUSTER: [&str; 1] = ["killed"];

/// YAML of namespaces under restricted Pod Security.
pub fn namespaces(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("apiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}, labels: {{pod-security.kubernetes.io/enforce: restricted, rollback-operator.dev/made-by: xtask}}}}\n---\n"))
        .collect()
}
