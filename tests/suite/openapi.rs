//! `/v1/openapi.json`: the document is complete, is the one in the repository, and agrees with the code.

mod voorbeelden;

use std::{collections::BTreeSet, fs};

use serde_json::Value;
use strum::VariantArray as _;
use verwerkingsregister::domain::{levensloop::handeling::Handeling, recht::kennis::Kennis};

use crate::support::{TestApp, document, operations};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/openapi.json");

#[actix_web::test]
async fn the_service_sends_the_document_that_it_is_built_from() {
    let app = TestApp::start().await;
    let sent = app.anonymous().get("/v1/openapi.json").send().await.expect(200);
    assert_eq!(&sent.body, document());
}

#[test]
fn the_document_in_the_repository_is_the_one_of_this_build() {
    let text = format!("{:#}\n", document());
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        fs::write(FILE, &text).unwrap();
    }
    let same = fs::read_to_string(FILE).is_ok_and(|stored| stored == text);
    assert!(
        same,
        "openapi/openapi.json is of another build: run `UPDATE_OPENAPI=1 cargo test --test suite openapi` and commit it"
    );
}

#[test]
fn every_operation_is_described() {
    let named: BTreeSet<_> = document()["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let mut ids = BTreeSet::new();
    for operation in operations() {
        let text = |key: &str| operation.value[key].as_str().unwrap_or_default();
        let what = format!("{} {}", operation.method, operation.path);
        assert!(ids.insert(text("operationId")), "{what}: an operationId that another operation has too");
        let name = text("operationId").bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        assert!(name && !text("operationId").is_empty(), "{what}: the operationId is the name of the handler");
        assert!(
            !text("summary").is_empty() && !text("summary").ends_with('.'),
            "{what}: the first line of its comment is its title"
        );
        assert!(text("description").ends_with('.'), "{what}: its comment tells in whole sentences what it does");
        let tags: Vec<_> = operation.value["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert!(tags.len() == 1 && named.contains(tags[0]), "{what}: one tag, listed in `openapi::Basis`; it has {tags:?}");
        for parameter in operation.value["parameters"].as_array().into_iter().flatten() {
            let told = parameter["in"] == "path" || parameter["description"].as_str().is_some_and(|text| text.ends_with('.'));
            assert!(told, "{what}: describe the parameter {}", parameter["name"]);
        }
    }
}

#[test]
fn every_body_has_an_example() {
    for operation in operations() {
        let good = operation.value["responses"].as_object().unwrap().iter().filter(|(status, _)| status.starts_with('2'));
        let bodies = good.map(|(_, response)| response).chain(operation.value.get("requestBody"));
        for (media_type, content) in bodies.filter_map(|body| body["content"].as_object()).flatten() {
            let there = content.get("example").is_some() || content.get("examples").is_some();
            assert!(there, "{}: no example as {media_type}; drive it in tests/suite/openapi/voorbeelden.rs", operation.id());
        }
    }
}

/// The Dutch linter takes any `post`, `put` or `patch` for an operation.
#[test]
fn no_example_has_a_key_that_is_taken_for_a_method() {
    fn search(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                let taken = |name: &str, member: &Value| ["post", "put", "patch"].contains(&name) && !member.is_object();
                found.extend(members.iter().filter(|(name, member)| taken(name, member)).map(|(name, _)| name.clone()));
                members.values().for_each(|member| search(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| search(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    search(document(), &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_code_list_that_is_named_exists() {
    fn search<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("x-referentielijst").map(|name| name.as_str().unwrap()));
                members.values().for_each(|member| search(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| search(item, found)),
            _ => {}
        }
    }
    let kennis = Kennis::new(None).unwrap();
    let lists: BTreeSet<_> = kennis.lijsten().iter().map(|list| list.lijst.as_str()).collect();
    let mut named = BTreeSet::new();
    search(document(), &mut named);
    assert!(named.len() > 10, "the document names its open lists: {named:?}");
    assert_eq!(named.difference(&lists).collect::<Vec<_>>(), Vec::<&&str>::new());
}

/// What changes nothing that the journal tells of, and what stands there as the acts that it is made of.
const NO_ACT: &[(&str, &str)] = &[
    ("create_controle", "a question"),
    ("create_toetsing", "a question"),
    ("create_vernietigingsdata", "a question"),
    ("create_inlezing", "a trial, which changes nothing of the register"),
    ("delete_inlezing", "takes a trial away"),
    ("abonnement_testen", "sends, and changes nothing"),
    ("verwerkingsactiviteiten_indienen", "each activity is submitted"),
    ("verwerkingsactiviteiten_vaststellen", "each activity is settled"),
];
/// What is done without the API.
const NO_OPERATION: &[Handeling] = &[Handeling::AbonnementUitschakelen, Handeling::NamenLegen, Handeling::Hersteld];

#[test]
fn every_operation_that_changes_something_is_an_act_and_every_act_an_operation() {
    let writing = operations().into_iter().filter(|operation| operation.method != "GET").map(|operation| operation.id());
    let writing: BTreeSet<_> = writing.filter(|id| !NO_ACT.iter().any(|(no_act, _)| no_act == id)).collect();
    let acts = Handeling::VARIANTS.iter().filter(|act| !NO_OPERATION.contains(act)).map(|act| act.code());
    assert_eq!(writing, acts.collect::<BTreeSet<_>>());
}
