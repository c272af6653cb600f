//! Arrows go one way: no file of `src` imports another in a circle, no room one above it, and what decides never waits.
//!
//! Read from the imports themselves. `mod.rs` that only declares and re-exports is no import of what it names, but whoever
//! imports by it what a sibling has is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test ends by a panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The rooms, from the bottom. Each may import those before it.
const ROOMS: [&str; 11] = ["api", "migrations", "plan", "database", "agent", "cluster", "steps", "request", "controllers", "server", "bin"];
/// Rooms, and files, in which nothing waits or talks to anybody.
const PURE: [&str; 4] = ["api/", "migrations/", "plan/", "request/"];

type Module = Vec<String>;

/// The text of each module, without its tests and comments, by its path in the crate.
fn modules(folder: &Path, at: &Module, all: &mut BTreeMap<Module, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let module = |name: &str| at.iter().cloned().chain([name.to_owned()]).collect::<Module>();
        if path.is_dir() && name != "tests" {
            modules(&path, &module(&name), all);
        } else if path.extension().is_some_and(|e| e == "rs") && name != "tests" {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            let module = if ["mod", "lib"].contains(&name.as_str()) { at.clone() } else { module(&name) };
            all.insert(module, code);
        }
    }
}

/// The paths that a `use` names: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn flattened(tree: &str, before: &[&str], all: &mut Vec<Module>) {
    let tree = tree.trim();
    let (head, rest) = tree.split_once('{').map_or((tree, None), |(head, rest)| (head, rest.rsplit_once('}').map(|(inner, _)| inner)));
    let head = head.split(" as ").next().unwrap_or_default();
    let path: Vec<&str> = before.iter().copied().chain(head.split("::").map(str::trim).filter(|part| !part.is_empty())).collect();
    let Some(inner) = rest else { return all.push(path.into_iter().map(str::to_owned).collect()) };
    let (mut depth, mut from) = (0, 0);
    for (i, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[from..i].trim().is_empty() {
                    flattened(&inner[from..i], &path, all);
                }
                from = (i + 1).min(inner.len());
            }
            _ => {}
        }
    }
}

/// The paths that a module names, of the crate.
fn named(code: &str, me: &Module) -> Vec<Module> {
    let mut paths = Vec::new();
    for statement in code.split("use ").skip(1) {
        flattened(statement.split(';').next().unwrap_or_default(), &[], &mut paths);
    }
    // In the middle of the code a path is written out.
    for start in ["crate::", "super::"] {
        paths.extend(code.match_indices(start).map(|(at, _)| {
            let path = code[at..].split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next().unwrap_or_default();
            path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect::<Module>()
        }));
    }
    // `use super::{…}` is not the whole path, and was taken apart above.
    paths.retain(|path| path.last().is_some_and(|last| last != "super" && last != "crate"));
    let resolved = |path: Module| {
        let ups = path.iter().take_while(|part| *part == "super").count();
        match path.first().map(String::as_str)? {
            "crate" => Some(path[1..].to_vec()),
            "super" => Some(me[..me.len().checked_sub(ups)?].iter().chain(&path[ups..]).cloned().collect()),
            "self" => Some(me.iter().chain(&path[1..]).cloned().collect()),
            _ => Some(me.iter().chain(&path).cloned().collect()),
        }
    };
    paths.into_iter().filter_map(resolved).collect()
}

/// Which modules each imports.
fn imports() -> BTreeMap<Module, BTreeSet<Module>> {
    let mut all = BTreeMap::new();
    modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &Vec::new(), &mut all);
    assert!(all.len() > 100, "{} modules are found", all.len());
    let module_of = |path: &Module| (1..=path.len()).rev().map(|n| path[..n].to_vec()).find(|module| all.contains_key(module));
    let of = |(me, code): (&Module, &String)| (me.clone(), named(code, me).iter().filter_map(module_of).filter(|other| other != me).collect());
    all.iter().filter(|(me, _)| !me.is_empty()).map(of).collect()
}

/// A way from a module back to itself.
fn circle(imports: &BTreeMap<Module, BTreeSet<Module>>, from: &Module) -> Option<Vec<String>> {
    let mut ways: Vec<Vec<&Module>> = vec![vec![from]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for next in imports.get(*way.last()?).into_iter().flatten() {
            if next == from {
                return Some(way.iter().map(|module| module.join("::")).collect());
            }
            if seen.insert(next) {
                ways.push(way.iter().copied().chain([next]).collect());
            }
        }
    }
    None
}

#[test]
fn no_file_imports_another_in_a_circle() {
    let imports = imports();
    let circles: Vec<_> = imports.keys().filter_map(|module| circle(&imports, module)).map(|way| way.join(" -> ")).collect();
    assert_eq!(circles, Vec::<String>::new());
}

#[test]
fn no_room_imports_one_above_it() {
    let height = |module: &Module| ROOMS.iter().position(|room| *room == module[0]).unwrap_or_else(|| panic!("{module:?} is in no room"));
    let up = |(me, others): (&Module, &BTreeSet<Module>)| {
        let up: Vec<_> = others.iter().filter(|other| height(other) > height(me)).map(|other| format!("{} -> {}", me.join("::"), other.join("::"))).collect();
        up
    };
    assert_eq!(imports().iter().flat_map(up).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn what_decides_never_waits() {
    let mut all = BTreeMap::new();
    modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &Vec::new(), &mut all);
    let waits = |code: &str| code.contains(".await") || code.contains("async fn");
    let pure: Vec<_> = all.iter().filter(|(module, _)| PURE.iter().any(|room| format!("{}/", module.join("/")).starts_with(room))).collect();
    assert!(pure.len() > 50, "{} are found", pure.len());
    assert_eq!(pure.iter().filter(|(_, code)| waits(code)).map(|(module, _)| module.join("::")).collect::<Vec<_>>(), Vec::<String>::new());
    // Of a step all but `next` may.
    for (module, code) in all.iter().filter(|(module, _)| module[..].first().is_some_and(|room| room == "steps")) {
        assert!(!code.contains("async fn next"), "{module:?}");
    }
}
