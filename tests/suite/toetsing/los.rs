//! The check of a content that is not saved, with the context that is sent along.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Invoeren, Lezen};

use super::vondsten;
use crate::support::{TestApp, complete_inhoud};

const PAD: &str = "/v1/toetsingen";

#[actix_web::test]
async fn it_finds_what_the_check_of_the_saved_concept_finds_and_saves_nothing() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["doelen"] = json!([{"omschrijving": "Dienstverlening"}]);
    let concept = app.concept(gemeente, &inhoud).await;
    let before = app.beheerder().get("/v1/journaal").send().await.expect(200).body["count"].clone();
    let opgeslagen = app.redacteur().get(concept.path("/concept/toetsing")).send().await.expect(200);
    let los = json!({"registerhouder": gemeente, "inhoud": inhoud});
    let los = app.redacteur().post(PAD).json(&los).send().await.expect(200);
    assert_eq!(los.body, opgeslagen.body);
    assert_eq!(app.beheerder().get("/v1/journaal").send().await.expect(200).body["count"], before);
}

#[actix_web::test]
async fn what_is_sent_along_counts_over_what_the_register_holds() {
    let app = TestApp::start().await;
    let (gemeente, bedrijf, overeenkomst) = (app.gemeente().await, Uuid::from_u128(7), Uuid::from_u128(8));
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["geenOntvangers"] = Value::Null;
    inhoud["verwerkers"] = json!([{"organisatie": bedrijf, "overeenkomst": overeenkomst}]);
    let toets = async |extra: Value| {
        let mut invoer = json!({"registerhouder": gemeente, "inhoud": inhoud});
        json_patch::merge(&mut invoer, &extra);
        let antwoord = app.redacteur().post(PAD).json(&invoer).send().await.expect(200);
        [vondsten(&antwoord.body["blokkades"]), vondsten(&antwoord.body["waarschuwingen"])].concat()
    };
    let onbekend = toets(json!({})).await;
    assert_eq!(onbekend[..2], ["VR-V01 /verwerkers/0/organisatie", "VR-V01 /verwerkers/0/overeenkomst"]);
    let mee = json!({
        "organisaties": [
            {"uuid": bedrijf, "naam": "Mailhuis BV", "soort": "bedrijf", "land": "NL"},
            {"uuid": gemeente, "naam": "Gemeente Voorbeeld", "soort": "gemeente", "email": "info@voorbeeld.example"}
        ],
        "verwerkersovereenkomsten": [{"uuid": overeenkomst, "registerhouder": gemeente, "verwerker": bedrijf}]
    });
    let gevonden = toets(mee).await;
    // The registerhouder as sent has neither an FG nor a channel.
    assert_eq!(gevonden[..2], ["VR-A03 /functionarisGegevensbescherming", "VR-I09 /register/verzoekKanalen"]);
}

#[actix_web::test]
async fn what_is_sent_along_needs_a_key() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let invoer = json!({"registerhouder": gemeente, "inhoud": {"naam": "x"}, "organisaties": [{"naam": "Mailhuis BV"}],
        "verwerkersovereenkomsten": [{"registerhouder": gemeente, "verwerker": gemeente}]});
    let refused = app.redacteur().post(PAD).json(&invoer).send().await.expect(400);
    let verwacht = [("/organisaties/0/uuid", "verplicht"), ("/verwerkersovereenkomsten/0/uuid", "verplicht")];
    assert_eq!(refused.problem_codes(), verwacht);
}

#[actix_web::test]
async fn a_registerhouder_that_nobody_knows_is_a_finding() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let invoer = json!({"registerhouder": Uuid::from_u128(9), "inhoud": complete_inhoud(gemeente)});
    let antwoord = app.redacteur().post(PAD).json(&invoer).send().await.expect(200);
    assert_eq!(vondsten(&antwoord.body["blokkades"]), ["VR-V02 "]);
}

#[actix_web::test]
async fn an_agreement_of_another_register_is_not_looked_up() {
    let app = TestApp::start().await;
    let (gemeente, ander) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let overeenkomst = json!({"registerhouder": ander, "verwerker": gemeente, "einddatum": "2020-01-01"});
    let overeenkomst = app.redacteur().post("/v1/verwerkersovereenkomsten").json(&overeenkomst).send().await.expect(201);
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["geenOntvangers"] = Value::Null;
    inhoud["verwerkers"] = json!([{"overeenkomst": overeenkomst.body["uuid"]}]);
    let beperkt = app.limited("iemand", &[Lezen, Invoeren], &[gemeente]);
    let antwoord = beperkt.post(PAD).json(&json!({"registerhouder": gemeente, "inhoud": inhoud})).send().await.expect(200);
    assert_eq!(vondsten(&antwoord.body["blokkades"]), ["VR-V01 /verwerkers/0/overeenkomst"]);
}
