//! What is in the repository, and whether a name is.

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::Path,
};

use serde_json::Value;

use crate::name::{Name, is_type, words};

pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Folders that are not of the project.
const NOT_OURS: [&str; 3] = [".git", "node_modules", "target"];
/// These tests: they name what is not there.
const THESE: &str = "tests/docs/";
/// Kinds of files that are read for names; of the others only the path counts.
const READ: [&str; 7] = ["json", "mjs", "py", "rs", "sh", "sql", "toml"];
/// How a line begins that is a comment in one of them.
const COMMENTS: [&str; 3] = ["//", "# ", "-- "];
/// What comes before the name of what it defines.
const DEFINES: [&str; 9] = ["const", "enum", "fn", "macro_rules!", "mod", "static", "struct", "trait", "type"];
const TYPES: [&str; 4] = ["enum", "struct", "trait", "type"];

/// The files of the project, and what they name.
pub struct Repository {
    /// Of every file and folder.
    paths: Vec<String>,
    sources: Vec<Source>,
    /// In files that are read, outside comments.
    words: HashSet<String>,
    /// Of the API, as the document has them.
    addresses: HashSet<String>,
    /// The packages that this one uses, as the code names them.
    packages: HashSet<String>,
}

/// A file of Rust.
struct Source {
    path: String,
    /// What it defines at any depth.
    defined: HashSet<String>,
    /// The types that it defines or has an `impl` of.
    types: HashSet<String>,
    words: HashSet<String>,
}

impl Repository {
    pub fn read() -> Self {
        let paths = paths();
        let read = |kind| paths.iter().filter(move |path| is(path, kind) && !path.starts_with(THESE));
        let words_of = |path: &String| words(&code(path)).map(str::to_owned).collect::<Vec<_>>();
        let document: Value = serde_json::from_str(&code("openapi/openapi.json")).unwrap();
        let manifest = code("Cargo.toml");
        let keys = manifest.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.replace('-', "_"));
        Self {
            words: READ.into_iter().flat_map(read).flat_map(words_of).collect(),
            sources: read("rs").map(|path| Source::new(path, &code(path))).collect(),
            addresses: document["paths"].as_object().unwrap().keys().map(|path| format!("/v1{path}")).collect(),
            packages: keys.chain(["std".to_owned()]).collect(),
            paths,
        }
    }

    /// The documents that are held against the rest.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        let documents = self.paths.iter().map(String::as_str).filter(|path| is(path, "md"));
        documents.filter(|path| path.starts_with("docs/") || ["README.md", "CONTRIBUTING.md"].contains(path))
    }

    /// What stands in `src` and in its `domain`: a folder with a `/`, or a file that has none.
    pub fn rooms(&self) -> BTreeSet<String> {
        let rooms = ["src", "src/domain"].into_iter().flat_map(|above| {
            let below = self.paths.iter().filter_map(move |path| path.strip_prefix(above)?.strip_prefix('/'));
            below.filter(|entry| !entry.contains('/')).filter_map(move |entry| match entry.strip_suffix(".rs") {
                None => Some(format!("{entry}/")),
                Some("lib") => None,
                Some(module) => (!self.paths.contains(&format!("{above}/{module}"))).then(|| entry.to_owned()),
            })
        });
        rooms.collect()
    }

    pub fn has(&self, name: &Name<'_>) -> bool {
        let defined = |name| self.sources.iter().any(|source| source.defined.contains(name));
        match *name {
            Name::Address(address) => self.addresses.contains(address),
            Name::Path(path) => self.has_path(path),
            Name::Item(item) => self.has_item(item),
            Name::Function(function) => defined(function),
            Name::Constant(constant) => defined(constant) || self.words.contains(constant),
            Name::Type(name) => self.sources.iter().any(|source| source.types.contains(name)),
            Name::Word(word) => self.words.contains(word),
            Name::Begin(begin) => self.words.iter().any(|word| word.starts_with(begin)),
        }
    }

    /// Whether a file or folder has this path, or one that ends so. A module needs no `.rs`; `<name>` is any name.
    fn has_path(&self, path: &str) -> bool {
        let wanted: Vec<_> = path.trim_end_matches('/').split('/').collect();
        self.paths.iter().any(|path| {
            let parts: Vec<_> = path.split('/').collect();
            let tail = parts.len().checked_sub(wanted.len()).map(|begin| &parts[begin..]);
            tail.is_some_and(|tail| tail.iter().zip(&wanted).all(|(part, wanted)| same(part, wanted)))
        })
    }

    /// Whether each part of a path in the code is in the part before it; in other packages nobody looks.
    fn has_item(&self, item: &str) -> bool {
        let parts: Vec<_> = item.split("::").collect();
        let is_in = |pair: &[&str]| self.sources.iter().any(|source| source.has(pair[0], pair[1]));
        self.packages.contains(parts[0]) || parts.windows(2).all(is_in)
    }
}

impl Source {
    fn new(path: &str, code: &str) -> Self {
        let (mut defined, mut types) = (HashSet::new(), HashSet::new());
        for line in code.lines() {
            let mut before = "";
            for token in line.split_whitespace() {
                if let Some(name) = words(token).next().filter(|_| DEFINES.contains(&before)) {
                    defined.insert(name.to_owned());
                    types.extend(TYPES.contains(&before).then(|| name.to_owned()));
                }
                before = token;
            }
            if line.trim_start().starts_with("impl") {
                types.extend(words(line).map(str::to_owned));
            }
        }
        Self { path: path.to_owned(), defined, types, words: words(code).map(str::to_owned).collect() }
    }

    /// Whether this file is of the module, or knows the type, and names a member there.
    fn has(&self, owner: &str, member: &str) -> bool {
        let is_of = |owner| self.path.split('/').any(|part| same(part, owner));
        let owns = if is_type(owner) { self.types.contains(owner) } else { is_of(owner) };
        owns && (self.defined.contains(member) || is_type(member) && self.words.contains(member))
    }
}

fn paths() -> Vec<String> {
    let (mut paths, mut folders) = (Vec::new(), vec![ROOT.into()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir::<std::path::PathBuf>(folder).unwrap().map(Result::unwrap) {
            let path = entry.path().strip_prefix(ROOT).unwrap().to_str().unwrap().to_owned();
            if !NOT_OURS.contains(&path.as_str()) {
                folders.extend(entry.file_type().unwrap().is_dir().then(|| entry.path()));
                paths.push(path);
            }
        }
    }
    paths
}

fn is(path: &str, kind: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == kind)
}

/// A file without the lines that are comments.
fn code(path: &str) -> String {
    let text = fs::read_to_string(Path::new(ROOT).join(path)).unwrap();
    let is_code = |line: &&str| !COMMENTS.iter().any(|begin| line.trim_start().starts_with(begin));
    text.lines().filter(is_code).flat_map(|line| [line, "\n"]).collect()
}

/// Whether a part of a path is the one that is wanted.
fn same(part: &str, wanted: &str) -> bool {
    match wanted.split_once('<').and_then(|(begin, rest)| Some((begin, rest.split_once('>')?.1))) {
        Some((begin, end)) => part.starts_with(begin) && part.ends_with(end),
        None => part == wanted || part.strip_suffix(".rs") == Some(wanted),
    }
}
