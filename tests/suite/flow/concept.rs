//! A new activity: only a name is needed, and everything else may be absent, null or empty at every depth.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::stappen::uuid;
use crate::support::{TestApp, document};

/// What its schema describes with nothing said: null at this depth, above it one of everything.
fn niets_gezegd(schema: &Value, diepte: u32) -> Value {
    let verwijzing = schema["$ref"].as_str().and_then(|verwijzing| verwijzing.rsplit('/').next());
    if let Some(naam) = verwijzing {
        return niets_gezegd(&document()["components"]["schemas"][naam], diepte);
    }
    if let Some(keuzes) = schema["oneOf"].as_array() {
        return keuzes.iter().find(|keuze| keuze["type"] != "null").map_or(Value::Null, |keuze| niets_gezegd(keuze, diepte));
    }
    if diepte == 0 {
        return Value::Null;
    }
    if let Some(velden) = schema["properties"].as_object() {
        let leeg = velden.iter().map(|(naam, veld)| (naam.clone(), niets_gezegd(veld, diepte - 1)));
        return Value::Object(leeg.collect::<Map<_, _>>());
    }
    match schema.get("items").map(|item| niets_gezegd(item, diepte - 1)) {
        Some(item) if item.is_object() => json!([item]),
        Some(_) => json!([]),
        None => Value::Null,
    }
}

#[actix_web::test]
async fn only_a_name_is_needed() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let invoer = json!({"registerhouder": gemeente, "inhoud": {"naam": "Subsidies"}});
    let made = app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    let activiteit = uuid(&made.body);
    let address = format!("https://register.voorbeeld.example/v1/verwerkingsactiviteiten/{activiteit}");
    assert_eq!(made.header("Location"), Some(address.as_str()));
    assert!(made.etag().starts_with(&format!("\"{}-", made.body["revisie"])), "{}", made.etag());
    assert_eq!(made.body["identificatie"], "VA-0001");
    assert_eq!((&made.body["versie"], &made.body["geplandeVersies"]), (&Value::Null, &json!([])));
    assert_eq!(made.body["concept"]["status"], "concept");
    let afgeleid = &made.body["concept"]["afgeleid"];
    assert_eq!((&afgeleid["grondslagGroepen"], &afgeleid["gevoeligheid"]), (&json!([]), &Value::Null));
    assert_eq!(afgeleid["rechten"].as_array().map(Vec::len), Some(6), "what holds whatever the legal basis will be");
    let inhoud = made.body["concept"]["inhoud"].as_object().unwrap();
    let gezegd: Vec<_> = inhoud.iter().filter(|(_, waarde)| !waarde.is_null() && *waarde != &json!([])).collect();
    assert_eq!(gezegd, [(&"naam".to_owned(), &json!("Subsidies"))]);
    let read = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{activiteit}")).send().await.expect(200);
    assert_eq!((read.etag(), read.body), (made.etag(), made.body));
}

#[actix_web::test]
async fn everything_else_may_be_null_or_empty_at_every_depth_and_what_is_shown_is_taken_back_unchanged() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let schema = &document()["components"]["schemas"]["Inhoud"];
    let mut vorige = Value::Null;
    for diepte in 1..12 {
        let mut inhoud = niets_gezegd(schema, diepte);
        if inhoud == vorige {
            assert!(diepte > 6, "the schema has nothing below depth {diepte}");
            return;
        }
        vorige.clone_from(&inhoud);
        inhoud["naam"] = "Subsidies".into();
        let concept = app.concept(gemeente, &inhoud).await;
        let shown = app.redacteur().get(concept.path("/concept")).send().await.expect(200);
        let put = app.redacteur().put(concept.path("/concept")).if_match(&concept.etag);
        let put = put.json(&json!({"inhoud": shown.body["inhoud"]})).send().await.expect(200);
        assert_eq!(put.body["inhoud"], shown.body["inhoud"], "depth {diepte}");
    }
    panic!("the schema of the content has no bottom");
}

#[actix_web::test]
async fn a_name_must_be_there_and_must_say_something() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for inhoud in [json!({}), json!({"naam": null}), json!({"naam": ""}), json!({"naam": "x".repeat(243)})] {
        let invoer = json!({"registerhouder": gemeente, "inhoud": inhoud});
        let refused = app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(400);
        assert_eq!(refused.problem_codes()[0].0, "/inhoud/naam", "{inhoud}");
    }
    let list = app.redacteur().get("/v1/verwerkingsactiviteiten").send().await.expect(200);
    assert_eq!(list.body["count"], 0);
}

#[actix_web::test]
async fn a_uuid_of_the_client_is_used_once() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let eigen = Uuid::from_u128(0x5f0c_3a4e_6d0f_4a63_9c0a_0d3c_1f5f_2a01);
    let invoer = |naam: &str| json!({"uuid": eigen, "registerhouder": gemeente, "inhoud": {"naam": naam}});
    let post = |naam| app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer(naam));
    let made = post("Eerste").send().await.expect(201);
    assert_eq!(uuid(&made.body), eigen);
    let again = post("Tweede").send().await.expect(409);
    assert_eq!(again.problem(), "bestaat-al");
    let read = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{eigen}")).send().await.expect(200);
    assert_eq!(read.body, made.body);
}

#[actix_web::test]
async fn a_registerhouder_keeps_a_register_and_one_that_the_caller_works_for() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Verderop").await);
    let leverancier = app.organisatie(&json!({"naam": "Mailbedrijf"})).await;
    let beperkt = app.limited("redacteur", &[verwerkingsregister::auth::Scope::Invoeren], &[gemeente]);
    for (wie, registerhouder) in [(app.redacteur(), leverancier), (app.redacteur(), Uuid::nil()), (beperkt, andere)] {
        let invoer = json!({"registerhouder": registerhouder, "inhoud": {"naam": "Subsidies"}});
        let refused = wie.post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(400);
        assert_eq!(refused.problem_codes(), [("/registerhouder", "onbekende-organisatie")]);
    }
}
