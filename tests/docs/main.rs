//! The documents name what is there: every path, address, setting and name of the code, in backticks or in a command, exists.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod name;
mod repository;

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::Path,
    sync::LazyLock,
};

use name::{Name, Words, is_constant, is_path};
use repository::{ROOT, Repository};

/// The documents for who changes the register.
const FOR_PROGRAMMERS: [&str; 3] = ["CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/architecture/"];
/// It tells which fields of other standards are which of ours.
const OF_OTHERS: &str = "docs/koppelvlakken.md";

/// What looks like a name of ours and is none, with whose it is.
const ELSEWHERE: [(&str, &str); 16] = [
    ("CONCURRENTLY", "PostgreSQL"),
    ("DEBUG", "a level of every log"),
    ("ExecStartPre", "systemd"),
    ("GuzzleHttp", "TYPO3"),
    ("IFilterSchema", "Plone"),
    ("USER", "TYPO3"),
    ("127.0.0.1,::1", "the addresses of this machine"),
    ("docs/api-write/oas-specification/var-api/openapi.yaml", "the repository of the VAR"),
    ("metadata.toml", "a migration of diesel"),
    ("media/rvva-openapi.json", "the repository of the RVVA"),
    ("set_transient", "WordPress"),
    ("target/dist/verwerkingsregister", "made by building"),
    ("wp_filter_oembed_result", "WordPress"),
    ("v1/register/verwerkingsactiviteiten/{uuid}.json", "a file of a mirror"),
    ("verwerkingen/thema/jeugd/", "a folder of a mirror"),
    ("wp_remote_get", "WordPress"),
];

static REPOSITORY: LazyLock<Repository> = LazyLock::new(Repository::read);

#[test]
fn what_the_documents_name_is_there() {
    let (mut missing, mut other) = (Vec::new(), HashSet::new());
    for document in REPOSITORY.documents() {
        let text = fs::read_to_string(Path::new(ROOT).join(document)).unwrap();
        for written in in_backticks(&text).into_iter().chain(in_commands(&text)) {
            let names = Name::all(written, words_of(document));
            if let Some(name) = names.iter().find(|name| !REPOSITORY.has(name)) {
                let known = ELSEWHERE.iter().any(|(other, _)| *other == written);
                other.extend(known.then(|| written.to_owned()));
                missing.extend((!known).then(|| format!("{document}: `{written}` ({name:?})")));
            }
        }
    }
    assert!(missing.is_empty(), "name what is there, or say in ELSEWHERE whose name it is:\n{}", missing.join("\n"));
    let unused: Vec<_> = ELSEWHERE.iter().map(|(name, _)| *name).filter(|name| !other.contains(*name)).collect();
    assert_eq!(unused, [""; 0], "no document needs these any more: remove them from ELSEWHERE");
}

/// Each kind of name is found when it is there and missed when it is not: else the test above proves nothing.
#[test]
fn a_name_that_is_not_there_is_missed() {
    let is_missed = |text: &str| Name::all(text, Words::All).iter().any(|name| !REPOSITORY.has(name));
    for (there, missing) in [
        ("src/store.rs", "src/stor.rs"),
        ("http/middleware", "http/middelware"),
        ("toetsing/<theme>.rs", "nergens/<theme>.rs"),
        ("GET /v1/register", "GET /v1/registers"),
        ("PUT /v1/organisaties/{uuid}?x=1", "PUT /v1/organisaties/{id}?x=1"),
        ("Store::read", "Store::rea"),
        ("openapi::routes", "openapi::rout"),
        ("Deel::Vanaf", "Deel::Nergens"),
        ("support::life_cycle::gewist", "support::lists::gewist"),
        ("by_browser()", "by_browsers()"),
        ("PROJECTIE", "SCHRIJVEN"),
        ("REGISTER_ADRES", "REGISTER_NERGENS"),
        ("Code<T>", "Cod<T>"),
        ("head_as_get", "head_as_gat"),
        ("journaalkop.generatie", "journaalkop.generasie"),
        ("beginGeldigheid", "beginGeldigheidd"),
        ("guard", "gard"),
        ("create_", "creat_"),
        ("serde::Serialize", "serdes::Serialize"),
    ] {
        assert!(!is_missed(there), "{there}");
        assert!(is_missed(missing), "{missing}");
    }
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut broken = Vec::new();
    for document in REPOSITORY.documents() {
        let file = Path::new(ROOT).join(document);
        let text = fs::read_to_string(&file).unwrap();
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let (target, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if target.is_empty() { file.clone() } else { file.parent().unwrap().join(target) };
            let has_heading = || headings(&fs::read_to_string(&target).unwrap()).contains(heading);
            let leads = link.contains("://") || target.exists() && (heading.is_empty() || has_heading());
            broken.extend((!leads).then(|| format!("{document}: {link}")));
        }
    }
    assert_eq!(broken, [""; 0], "these lead nowhere");
}

/// The drawing in docs/ARCHITECTURE.md, against what stands in `src`.
#[test]
fn every_room_is_on_the_floor_plan() {
    let text = fs::read_to_string(Path::new(ROOT).join("docs/ARCHITECTURE.md")).unwrap();
    let plan = lines(&text).skip_while(|(_, block)| block.is_none()).take_while(|(_, block)| block.is_some());
    let drawn = plan.flat_map(|(line, _)| line.split_whitespace()).filter(|word| is_path(word) && *word != "src/");
    let drawn: BTreeSet<_> = drawn.map(str::to_owned).collect();
    assert_eq!(drawn, REPOSITORY.rooms(), "what is drawn, and what stands in src");
}

fn words_of(document: &str) -> Words {
    if FOR_PROGRAMMERS.iter().any(|begin| document.starts_with(begin)) {
        return Words::All;
    }
    if document == OF_OTHERS { Words::None } else { Words::Telling }
}

/// The lines of a document, with the kind of the block of code that they are in; the edges of a block are of none.
fn lines(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    text.lines().scan(None, |block, line| match line.trim_start().strip_prefix("```") {
        Some(kind) => {
            *block = if block.is_some() { None } else { Some(kind) };
            Some(("", None))
        }
        None => Some((line, *block)),
    })
}

fn in_backticks(text: &str) -> Vec<&str> {
    let prose = lines(text).filter(|(_, block)| block.is_none()).map(|(line, _)| line);
    prose.flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

/// Paths, settings and names with `::` in commands to type.
fn in_commands(text: &str) -> Vec<&str> {
    let commands = lines(text).filter(|(_, block)| *block == Some("sh")).map(|(line, _)| line);
    let words = commands.flat_map(|line| line.split(" #").next().unwrap().split_whitespace());
    let names = words.map(|word| word.split_once('=').map_or(word, |(name, _)| name));
    names.filter(|name| name.contains("::") || is_path(name) || is_constant(name)).collect()
}

/// The anchors of a document, as they are made of its headings.
fn headings(text: &str) -> BTreeSet<String> {
    let headings = lines(text).filter(|(line, block)| block.is_none() && line.starts_with('#'));
    let kept = |sign: &char| sign.is_alphanumeric() || [' ', '-', '_'].contains(sign);
    let anchor = |heading: &str| heading.chars().filter(kept).collect::<String>().to_lowercase().replace(' ', "-");
    headings.map(|(line, _)| anchor(line.trim_start_matches('#').trim())).collect()
}
