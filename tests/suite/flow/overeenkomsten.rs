//! Agreements with processors: between parties that exist, and only for those who work for that register.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Invoeren, Lezen};

use super::stappen::uuid;
use crate::support::{Response, TestApp, complete_inhoud, life_cycle::nieuwe_versie};

async fn maak(app: &TestApp, invoer: &Value) -> Response {
    app.redacteur().post("/v1/verwerkersovereenkomsten").json(invoer).send().await
}

#[actix_web::test]
async fn an_agreement_is_made_shown_and_replaced() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let verwerker = app.organisatie(&json!({"naam": "Mailbedrijf"})).await;
    let made = maak(&app, &json!({"registerhouder": gemeente, "verwerker": verwerker})).await.expect(201);
    let pad = format!("/v1/verwerkersovereenkomsten/{}", uuid(&made.body));
    let address = format!("https://register.voorbeeld.example{pad}");
    assert_eq!((made.header("Location"), &made.body["url"]), (Some(address.as_str()), &json!(address)));
    let volledig = json!({"uuid": uuid(&made.body), "registerhouder": gemeente, "verwerker": verwerker, "kenmerk": "VO-1",
        "startdatum": "2026-01-01", "einddatum": "2026-01-01", "subverwerkers": [verwerker], "doorgifteBuitenEer": false,
        "geheimhouding": true, "afspraken": ["instructies", "controle"], "toestemmingSubverwerkers": "algemeen",
        "documentUrl": "https://intranet.example/vo-1"});
    let put = app.redacteur().put(&pad).if_match(&made.etag()).json(&volledig).send().await.expect(200);
    assert_eq!(put.body["gegevens"], volledig);
    let shown = app.redacteur().get(&pad).send().await.expect(200);
    assert_eq!((shown.etag(), &shown.body), (put.etag(), &put.body));
    app.redacteur().get(&pad).header("If-None-Match", &put.etag()).send().await.expect(304);
    let again = app.redacteur().put(&pad).if_match(&shown.etag()).json(&shown.body["gegevens"]).send().await.expect(200);
    assert_eq!(again.body["gegevens"], volledig);
    app.redacteur().put(&pad).if_match(&made.etag()).json(&volledig).send().await.expect(412);
    app.redacteur().put(&pad).json(&volledig).send().await.expect(428);
}

#[actix_web::test]
async fn its_parties_exist_and_its_dates_are_in_order() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let verwerker = app.organisatie(&json!({"naam": "Mailbedrijf"})).await;
    let niemand = Uuid::from_u128(1);
    let made = maak(&app, &json!({"registerhouder": gemeente, "verwerker": verwerker})).await.expect(201);
    let pad = format!("/v1/verwerkersovereenkomsten/{}", uuid(&made.body));
    for (invoer, fouten) in [
        (
            json!({"registerhouder": gemeente, "verwerker": niemand, "subverwerkers": [verwerker, niemand]}),
            vec![("/verwerker", "onbekende-organisatie"), ("/subverwerkers/1", "onbekende-organisatie")],
        ),
        (
            json!({"registerhouder": gemeente, "verwerker": verwerker, "startdatum": "2026-01-02", "einddatum": "2026-01-01"}),
            vec![("", "einde-voor-begin")],
        ),
        (json!({"registerhouder": gemeente, "verwerker": verwerker, "einddatum": "2026-02-30"}), vec![("/einddatum", "vorm")]),
    ] {
        assert_eq!(maak(&app, &invoer).await.expect(400).problem_codes(), fouten, "{invoer}");
        let put = app.redacteur().put(&pad).if_match("*").json(&invoer).send().await.expect(400);
        assert_eq!(put.problem_codes(), fouten, "{invoer}");
    }
    let geen_register = maak(&app, &json!({"registerhouder": verwerker, "verwerker": niemand})).await.expect(400);
    let verwacht = [("/registerhouder", "onbekende-organisatie"), ("/verwerker", "onbekende-organisatie")];
    assert_eq!(geen_register.problem_codes(), verwacht);
    let alle = app.redacteur().get("/v1/verwerkersovereenkomsten").send().await.expect(200);
    assert_eq!((&alle.body["count"], &alle.body["results"][0]["revisie"]), (&json!(1), &made.body["revisie"]));
}

#[actix_web::test]
async fn the_registerhouder_and_the_key_of_an_agreement_do_not_change() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Verderop").await);
    let verwerker = app.organisatie(&json!({"naam": "Mailbedrijf"})).await;
    let made = maak(&app, &json!({"registerhouder": gemeente, "verwerker": verwerker})).await.expect(201);
    let put = |invoer: Value| {
        let pad = format!("/v1/verwerkersovereenkomsten/{}", uuid(&made.body));
        app.redacteur().put(pad).if_match(&made.etag()).json(&invoer).send()
    };
    let refused = put(json!({"registerhouder": andere, "verwerker": verwerker})).await.expect(400);
    assert_eq!(refused.problem_codes(), [("/registerhouder", "andere-registerhouder")]);
    let refused = put(json!({"uuid": gemeente, "registerhouder": gemeente, "verwerker": verwerker})).await.expect(400);
    assert_eq!(refused.problem_codes(), [("/uuid", "andere-uuid")]);
    let again = maak(&app, &json!({"uuid": uuid(&made.body), "registerhouder": gemeente, "verwerker": verwerker})).await;
    assert_eq!(again.expect(409).problem(), "bestaat-al");
}

#[actix_web::test]
async fn those_of_another_registerhouder_do_not_exist_for_a_limited_caller() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Verderop").await);
    let verwerker = app.organisatie(&json!({"naam": "Mailbedrijf"})).await;
    let van = |registerhouder: Uuid| json!({"registerhouder": registerhouder, "verwerker": verwerker});
    let eigen = uuid(&maak(&app, &van(gemeente)).await.expect(201).body);
    let vreemd = uuid(&maak(&app, &van(andere)).await.expect(201).body);
    let beperkt = app.limited("redacteur", &[Lezen, Invoeren], &[gemeente]);
    let pad = |uuid: Uuid| format!("/v1/verwerkersovereenkomsten/{uuid}");
    beperkt.get(pad(eigen)).send().await.expect(200);
    beperkt.put(pad(eigen)).if_match("*").json(&van(gemeente)).send().await.expect(200);
    beperkt.get(pad(vreemd)).send().await.expect(404);
    beperkt.put(pad(vreemd)).if_match("*").json(&van(andere)).send().await.expect(404);
    beperkt.put(pad(vreemd)).if_match("*").json(&van(gemeente)).send().await.expect(404);
    let refused = beperkt.post("/v1/verwerkersovereenkomsten").json(&van(andere)).send().await.expect(400);
    assert_eq!(refused.problem_codes(), [("/registerhouder", "onbekende-organisatie")]);
    let list = beperkt.get("/v1/verwerkersovereenkomsten").send().await.expect(200);
    assert_eq!((&list.body["count"], &list.body["results"][0]["uuid"]), (&json!(1), &json!(eigen)));
}

#[actix_web::test]
async fn a_version_names_an_agreement_that_management_finds_by_its_last_day() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let verwerker = app.organisatie(&json!({"naam": "Mailbedrijf"})).await;
    let invoer = json!({"registerhouder": gemeente, "verwerker": verwerker, "einddatum": "2027-06-30"});
    let overeenkomst = uuid(&maak(&app, &invoer).await.expect(201).body);
    let activiteit = app.vastgesteld_met(gemeente, &complete_inhoud(gemeente)).await;
    let wijziging = json!({"verwerkers": [{"organisatie": verwerker, "overeenkomst": overeenkomst}]});
    let (_, answer) = nieuwe_versie(&app, &activiteit, &wijziging).await;
    assert_eq!(answer["versie"]["inhoud"]["verwerkers"][0]["overeenkomst"], json!(overeenkomst));
    for (dag, verwacht) in [("2027-06-29", 0), ("2027-06-30", 1)] {
        let found = app.redacteur().get(format!("/v1/verwerkingsactiviteiten?overeenkomstTot={dag}")).send().await.expect(200);
        assert_eq!(found.body["count"], verwacht, "{dag}");
        let list = app.redacteur().get(format!("/v1/verwerkersovereenkomsten?einddatumTot={dag}")).send().await.expect(200);
        assert_eq!(list.body["count"], verwacht, "{dag}");
    }
    let beide = json!({"inhoud": {"verwerkers": [{"overeenkomst": overeenkomst, "geenOvereenkomst": {"reden": "x"}}]}});
    let concept = app.concept_named(gemeente, "Post").await;
    let refused = app.redacteur().patch(concept.path("/concept")).if_match(&concept.etag).json(&beide).send().await.expect(400);
    assert_eq!(refused.problem_codes(), [("/inhoud/verwerkers/0", "overeenkomst-of-reden")]);
}
