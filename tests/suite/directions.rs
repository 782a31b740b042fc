//! The floor plan of docs/ARCHITECTURE.md: every `use crate::` of the program goes down, to a room that this one may use; and suites stand
//! side by side.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
const SUITES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite");

/// Each room, from the roof to the cellar, and the rooms below it that it may use. `domain` has rooms of its own.
const MAY_USE: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    (
        "cli",
        &[
            "logbook",
            "config",
            "app",
            "inlezen",
            "openapi",
            "site",
            "webhooks",
            "handelingen",
            "uitvoer",
            "toestand",
            "auth",
            "http",
            "exchange",
            "store",
            "database",
            "index",
        ],
    ),
    ("config", &["toestand", "auth", "http"]),
    ("app", &["openapi", "site", "register", "webhooks", "toestand", "auth", "http", "store"]),
    ("openapi", &["api", "register", "webhooks", "toestand", "http"]),
    (
        "api",
        &["inlezen", "handelingen", "uitvoer", "webhooks", "toestand", "auth", "http", "exchange", "store", "database", "index"],
    ),
    ("site", &["register", "handelingen", "toestand", "auth", "http", "exchange", "store", "database", "index"]),
    ("register", &["uitvoer", "toestand", "http", "exchange", "store", "database", "index"]),
    ("inlezen", &["handelingen", "http", "exchange", "store", "database", "index"]),
    ("webhooks", &["handelingen", "store", "database", "index"]),
    ("handelingen", &["store", "database"]),
    ("uitvoer", &["http", "exchange", "store", "database", "index"]),
    ("toestand", &["http", "store"]),
    ("auth", &["http"]),
    ("http", &["store", "index"]),
    ("exchange", &[]),
    ("store", &["database", "index"]),
    ("database", &[]),
    ("index", &[]),
    ("logbook", &[]),
    ("trace", &[]),
    ("error", &[]),
    ("domain::levensloop", &["domain::recht", "domain::inhoud", "domain::woorden"]),
    ("domain::zoeken", &["domain::publiek", "domain::recht", "domain::inhoud", "domain::woorden"]),
    ("domain::publiek", &["domain::recht", "domain::inhoud", "domain::woorden"]),
    ("domain::recht", &["domain::inhoud", "domain::woorden"]),
    ("domain::inhoud", &["domain::woorden"]),
    ("domain::woorden", &[]),
    ("clock", &[]),
    ("hash", &[]),
    ("json", &[]),
    ("lib", &[]),
];

/// What every room may use; the words and rules know only the last two.
const CELLAR: &[&str] = &["json", "trace", "error", "domain", "clock", "hash"];

#[test]
fn every_import_goes_down_to_a_room_that_may_be_used() {
    let mut wrong = BTreeSet::new();
    for file in sources(Path::new(SOURCE)) {
        let module = module(&file, SOURCE);
        for path in imports(&fs::read_to_string(&file).unwrap(), &module) {
            let (from, to) = (room(&module), room(&path));
            if from != to && !may(&from, &to) {
                wrong.insert(format!("{} uses {}: {from} may not use {to}", module.join("::"), path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "a direction that the floor plan does not know:\n{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn the_floor_plan_has_no_way_back_up() {
    let place: BTreeMap<&str, usize> = MAY_USE.iter().enumerate().map(|(place, (room, _))| (*room, place)).collect();
    for (room, below) in MAY_USE {
        for other in *below {
            assert!(place[room] < place[other], "{other} stands above {room}");
        }
    }
}

/// What readers see is made from what the public side stored: no way leads from there to a concept.
#[test]
fn what_is_public_cannot_reach_a_concept() {
    let mut wrong = BTreeSet::new();
    for file in sources(Path::new(SOURCE)) {
        let module = module(&file, SOURCE);
        if !module.first().is_some_and(|room| ["register", "site"].contains(&room.as_str())) {
            continue;
        }
        let paths = imports(&fs::read_to_string(&file).unwrap(), &module).into_iter().map(|path| path.join("::"));
        let concepts = paths.filter(|path| ["store::concepten", "handelingen::concept"].iter().any(|way| path.starts_with(way)));
        wrong.extend(concepts.map(|path| format!("{} uses {path}", module.join("::"))));
    }
    assert_eq!(wrong, BTreeSet::new());
}

/// What two suites use stands in `tests/support`; a suite that takes from another can be neither moved nor read alone.
#[test]
fn no_suite_takes_from_another() {
    let mut wrong = BTreeSet::new();
    // This file has texts with imports in them.
    for file in sources(Path::new(SUITES)).into_iter().filter(|file| !file.ends_with("directions.rs")) {
        let module = module(&file, SUITES);
        let paths = imports(&fs::read_to_string(&file).unwrap(), &module);
        let others = paths.iter().filter_map(|path| path.first()).filter(|root| *root != "support" && *root != &module[0]);
        wrong.extend(others.map(|other| format!("{} takes from {other}", module.join("::"))));
    }
    assert!(wrong.is_empty(), "move to tests/support what both use:\n{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn a_use_is_read_as_the_compiler_reads_it() {
    let module: Vec<String> = ["store", "lijst"].map(str::to_owned).into();
    let text = "use super::{binnen, schema::perioden};\npub use crate::domain::{inhoud::{self, Inhoud}, recht};\nfn f() { crate::hash::sha256(super::x()) }\n\
                mod tests {\n    use super::*;\n}\n// use crate::api::nothing;\n";
    let read: BTreeSet<String> = imports(text, &module).into_iter().map(|path| path.join("::")).collect();
    let expected = [
        "domain::inhoud::Inhoud",
        "domain::inhoud::self",
        "domain::recht",
        "hash::sha256",
        "store::binnen",
        "store::schema::perioden",
        "store::x",
    ];
    assert_eq!(read, expected.map(str::to_owned).into());
}

fn may(from: &str, to: &str) -> bool {
    let below = MAY_USE.iter().find(|(room, _)| *room == from).map(|(_, below)| *below);
    let below = below
        .unwrap_or_else(|| panic!("{from} is no room of the floor plan: give it a place in MAY_USE and in docs/ARCHITECTURE.md"));
    let cellar = match from {
        "clock" | "hash" | "lib" | "main" => &[],
        "json" | "trace" => &CELLAR[2..],
        "error" => &CELLAR[3..],
        words if words.starts_with("domain") => &CELLAR[4..],
        _ => CELLAR,
    };
    below.contains(&to) || cellar.iter().any(|room| to == *room || to.starts_with(&format!("{room}::")))
}

/// The room of a module: its folder, inside `domain` the folder there.
fn room(path: &[String]) -> String {
    match path {
        [domain, room, ..] if domain == "domain" => format!("domain::{room}"),
        [room, ..] => room.clone(),
        [] => "lib".to_owned(),
    }
}

fn module(file: &Path, root: &str) -> Vec<String> {
    let below = file.strip_prefix(root).unwrap().with_extension("");
    below.iter().map(|part| part.to_str().unwrap().to_owned()).filter(|part| part != "lib").collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// The paths inside this crate that a file names, from the root.
fn imports(text: &str, module: &[String]) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    for start in ["crate::", "super::"] {
        for (place, _) in code.match_indices(start) {
            let before = code[..place].chars().next_back();
            // A visibility is no import.
            if before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_' || sign == ':') || code[..place].ends_with("(in ")
            {
                continue;
            }
            // Inside an inline module `super` is the file itself.
            let line = code[..place].rfind('\n').map_or(0, |end| end + 1);
            if start == "super::" && code[line..place].starts_with(' ') && code[line..].trim_start().starts_with("use ") {
                continue;
            }
            let (tree, up) = climb(&code[place..]);
            let base = if start == "crate::" { &[][..] } else { &module[..module.len().saturating_sub(up)] };
            expand(tree, base, &mut paths);
        }
    }
    paths
}

/// Takes `crate::` or every `super::` off, and counts the latter.
fn climb(mut text: &str) -> (&str, usize) {
    let mut up = 0;
    while let Some(rest) = text.strip_prefix("super::") {
        (text, up) = (rest, up + 1);
    }
    (text.strip_prefix("crate::").unwrap_or(text), up)
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`; returns what stands behind it.
fn expand<'a>(text: &'a str, base: &[String], paths: &mut Vec<Vec<String>>) -> &'a str {
    let mut path = base.to_vec();
    let mut text = text.trim_start();
    loop {
        if let Some(mut inside) = text.strip_prefix('{') {
            loop {
                inside = inside.trim_start();
                if let Some(rest) = inside.strip_prefix('}') {
                    return rest;
                }
                inside = expand(inside, &path, paths).trim_start().trim_start_matches([',', '*']);
            }
        }
        let end = text.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(text.len());
        if end > 0 {
            path.push(text[..end].to_owned());
        }
        text = &text[end..];
        match text.strip_prefix("::") {
            Some(rest) if rest.starts_with(|sign: char| sign.is_alphabetic() || sign == '_' || sign == '{') => text = rest,
            _ => break,
        }
    }
    paths.push(path);
    // An alias is no path.
    text.trim_start()
        .strip_prefix("as ")
        .map_or(text, |rest| rest.trim_start().trim_start_matches(|sign: char| sign.is_alphanumeric() || sign == '_'))
}
