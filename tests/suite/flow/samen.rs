//! Many concepts at once: for all of them or for none.

use serde_json::{Value, json};

use super::stappen::{handelingen, omvang};
use crate::support::{Activiteit, EVERY_SCOPE, TestApp, complete_inhoud};

async fn keuze(app: &TestApp, activiteiten: &[&Activiteit]) -> Value {
    let mut gekozen = Vec::new();
    for activiteit in activiteiten {
        let gelezen = app.redacteur().get(activiteit.path("/concept")).send().await.expect(200);
        gekozen.push(json!({"uuid": activiteit.uuid, "revisie": gelezen.body["revisie"]}));
    }
    json!({ "activiteiten": gekozen })
}

#[actix_web::test]
async fn two_decisions_submit_and_settle_a_whole_import() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut concepten = Vec::new();
    for _ in 0..5 {
        concepten.push(app.concept(gemeente, &complete_inhoud(gemeente)).await);
    }
    let alle: Vec<_> = concepten.iter().collect();
    let invoer = keuze(&app, &alle).await;
    app.redacteur().post("/v1/verwerkingsactiviteiten/_indienen").json(&invoer).send().await.expect(200);
    let invoer = keuze(&app, &alle).await;
    let pad = "/v1/verwerkingsactiviteiten/_vaststellen";
    let zelf = app.caller("redacteur", &EVERY_SCOPE).post(pad).json(&invoer).send().await.expect(409);
    assert_eq!(zelf.body["invalidParams"][4]["code"], "niet-deze-persoon", "four eyes");
    let klaar = app.beoordelaar().post(pad).json(&invoer).send().await.expect(200);
    let versies: Vec<_> = klaar.body["activiteiten"].as_array().unwrap().iter().map(|een| een["versie"].clone()).collect();
    assert_eq!(versies, [1, 1, 1, 1, 1]);
    for (activiteit, een) in concepten.iter().zip(klaar.body["activiteiten"].as_array().unwrap()) {
        let gelezen = app.with_every_right("lezer").get(activiteit.path("")).send().await.expect(200);
        assert_eq!(gelezen.body["revisie"], een["revisie"]);
        let verwacht = ["create_verwerkingsactiviteit", "concept_indienen", "concept_vaststellen"];
        assert_eq!(handelingen(&app, activiteit).await, verwacht);
    }
}

#[actix_web::test]
async fn what_cannot_be_settled_is_told_for_all_and_undoes_the_rest() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let goed = app.concept(gemeente, &complete_inhoud(gemeente)).await;
    let leeg = app.concept(gemeente, &json!({"naam": "Nog leeg"})).await;
    let niet_ingediend = app.concept(gemeente, &complete_inhoud(gemeente)).await;
    let mut invoer = keuze(&app, &[&goed, &leeg]).await;
    app.redacteur().post("/v1/verwerkingsactiviteiten/_indienen").json(&invoer).send().await.expect(200);
    let oud = invoer["activiteiten"][0].clone();
    invoer = keuze(&app, &[&goed, &leeg, &niet_ingediend]).await;
    invoer["activiteiten"].as_array_mut().unwrap().push(json!({"uuid": gemeente, "revisie": 1}));
    let voor = omvang(&app).await;
    let pad = "/v1/verwerkingsactiviteiten/_vaststellen";
    let geweigerd = app.beoordelaar().post(pad).json(&invoer).send().await.expect(409);
    assert_eq!(geweigerd.problem(), "niet-voor-alle");
    let fouten = geweigerd.body["invalidParams"].as_array().unwrap();
    let op =
        |plaats: usize| fouten.iter().find(|fout| fout["name"].as_str().unwrap().starts_with(&format!("/activiteiten/{plaats}")));
    assert_eq!(op(0), None, "{fouten:?}");
    assert!(op(1).unwrap_or_else(|| panic!("{fouten:?}"))["code"].as_str().unwrap().starts_with("VR-"), "{fouten:?}");
    assert_eq!(op(2).unwrap()["code"], "concept-niet-ingediend");
    assert_eq!(op(3).unwrap()["code"], "niet-gevonden");
    assert_eq!(omvang(&app).await, voor, "nothing stays");
    let verouderd = json!({ "activiteiten": [oud] });
    let geweigerd = app.beoordelaar().post(pad).json(&verouderd).send().await.expect(409);
    assert_eq!(geweigerd.body["invalidParams"][0]["code"], "intussen-gewijzigd");
}

#[actix_web::test]
async fn a_request_names_each_activity_once_and_not_too_many() {
    let app = TestApp::start().await;
    let een = json!({"uuid": app.gemeente().await, "revisie": 1});
    for (lijst, code) in [(vec![een.clone(); 2], "dubbel"), (vec![], "te-weinig"), (vec![een; 501], "te-veel")] {
        let invoer = json!({ "activiteiten": lijst });
        let fout = app.redacteur().post("/v1/verwerkingsactiviteiten/_indienen").json(&invoer).send().await.expect(400);
        assert_eq!(
            (&fout.body["invalidParams"][0]["name"], &fout.body["invalidParams"][0]["code"]),
            (&json!("/activiteiten"), &json!(code))
        );
    }
}
