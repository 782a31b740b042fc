//! `/v1/openapi.json`: the document is complete, is the one in the repository, and agrees with the code.

mod paginas;
mod voorbeelden;

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};
use strum::VariantArray as _;
use verwerkingsregister::{
    domain::{levensloop::handeling::Handeling, recht::kennis::Kennis},
    openapi::{Deel, OpenapiVersie, vorm},
};

use crate::support::{PUBLIC_URL, TestApp, document, operations};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/openapi.json");

#[actix_web::test]
async fn the_service_sends_every_form_of_the_document() {
    let app = TestApp::start().await;
    for (query, deel, versie) in [
        ("", Deel::Alles, OpenapiVersie::DrieEen),
        ("?versie=3.0", Deel::Alles, OpenapiVersie::DrieNul),
        ("?deel=openbaar", Deel::Openbaar, OpenapiVersie::DrieEen),
        ("?deel=openbaar&versie=3.0", Deel::Openbaar, OpenapiVersie::DrieNul),
    ] {
        let mut sent = app.anonymous().get(format!("/v1/openapi.json{query}")).send().await.expect(200).body;
        assert_eq!(
            sent["servers"][0]["url"],
            format!("{PUBLIC_URL}/v1"),
            "who generates a client from a file knows where the register is"
        );
        sent["servers"][0]["url"] = "/v1".into();
        assert!(sent == vorm(deel, versie), "{query}");
    }
    app.anonymous().get("/v1/openapi.json?versie=2.0").send().await.expect(400);
}

#[test]
fn the_form_that_is_sent_says_what_the_whole_one_says() {
    let mut sent = vorm(Deel::Alles, OpenapiVersie::DrieEen);
    let delen = sent["components"].take();
    fill_in(&mut sent["paths"], &delen);
    let mut whole = document()["paths"].clone();
    // Of a form one example is sent, wherever it is answered.
    without_examples(&mut sent["paths"]);
    without_examples(&mut whole);
    assert!(sent["paths"] == whole);
}

/// Who makes a client reads all of it, and editors open it in one piece.
#[test]
fn the_form_that_is_sent_is_small() {
    let size = vorm(Deel::Alles, OpenapiVersie::DrieEen).to_string().len();
    assert!(size <= 450_000, "{size} bytes");
}

#[test]
fn what_is_sent_to_who_subscribed_is_told_in_both_versions_and_not_to_the_public() {
    let [whole, older, publiek] =
        [(Deel::Alles, OpenapiVersie::DrieEen), (Deel::Alles, OpenapiVersie::DrieNul), (Deel::Openbaar, OpenapiVersie::DrieEen)]
            .map(|(deel, versie)| vorm(deel, versie));
    let event = "/gebeurtenis/post/requestBody/content/application~1cloudevents+json/schema/$ref";
    let schema = whole["webhooks"].pointer(event).unwrap();
    assert_eq!((schema, older["x-webhooks"].pointer(event)), (&json!("#/components/schemas/CloudEvent"), Some(schema)));
    assert!(!publiek.to_string().contains("CloudEvent"));
}

#[test]
fn the_public_part_asks_no_token_and_names_only_what_it_has() {
    let publiek = vorm(Deel::Openbaar, OpenapiVersie::DrieEen);
    let text = publiek.to_string();
    assert!(!text.contains("\"security\"") && !text.contains("bearer"), "it tells of a token");
    let schemas = publiek["components"]["schemas"].as_object().unwrap();
    for name in schemas.keys() {
        assert!(text.contains(&format!("\"#/components/schemas/{name}\"")), "nothing uses {name}");
    }
    for name in document()["components"]["schemas"].as_object().unwrap().keys().filter(|name| !schemas.contains_key(*name)) {
        assert!(!text.contains(&format!("\"#/components/schemas/{name}\"")), "{name} is not there");
    }
    let open = operations().iter().filter(|operation| operation.value.get("security").is_none()).count();
    let told: usize = publiek["paths"].as_object().unwrap().values().map(|item| item.as_object().unwrap().len()).sum();
    assert_eq!(told, open);
}

#[test]
fn the_older_version_knows_no_null_and_no_reference_with_company() {
    let older = vorm(Deel::Alles, OpenapiVersie::DrieNul);
    let schemas = older["components"]["schemas"].to_string();
    for word in ["\"null\"]", "\"type\":\"null\"", "\"type\":[", "\"const\":"] {
        assert!(!schemas.contains(word), "{word}");
    }
    let lone = schemas.matches("{\"$ref\":\"").count();
    assert_eq!(lone, schemas.matches("\"$ref\":\"").count(), "a reference stands first");
    assert_eq!(lone, references(&older["components"]["schemas"]), "and alone");
}

/// How many references stand alone.
fn references(value: &Value) -> usize {
    match value {
        Value::Object(members) if members.len() == 1 && members.contains_key("$ref") => 1,
        Value::Object(members) => members.values().map(references).sum(),
        Value::Array(items) => items.iter().map(references).sum(),
        _ => 0,
    }
}

fn fill_in(value: &mut Value, delen: &Value) {
    let place = value.get("$ref").and_then(Value::as_str).and_then(|place| place.strip_prefix("#/components"));
    if let Some(place) = place.filter(|place| !place.starts_with("/schemas/")) {
        *value = delen.pointer(place).unwrap_or_else(|| panic!("{place} is not there")).clone();
    }
    match value {
        Value::Object(members) => members.values_mut().for_each(|member| fill_in(member, delen)),
        Value::Array(items) => items.iter_mut().for_each(|item| fill_in(item, delen)),
        _ => {}
    }
}

fn without_examples(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| !["example", "examples"].contains(&name.as_str()));
            members.values_mut().for_each(without_examples);
        }
        Value::Array(items) => items.iter_mut().for_each(without_examples),
        _ => {}
    }
}

#[test]
fn the_document_in_the_repository_is_the_one_of_this_build() {
    let text = format!("{:#}\n", vorm(Deel::Alles, OpenapiVersie::DrieEen));
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
    ("externe_verwerkingsactiviteiten_aanleveren", "each line is a delivery"),
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
