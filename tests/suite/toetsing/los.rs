//! The check of a content that is not saved, with the context that is sent along.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Invoeren, Lezen};

use super::vondsten;
use crate::support::{Client, TestApp, complete_inhoud};

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

/// Not even for who may read both registers: nothing of it is told anywhere, and no filter finds by it.
#[actix_web::test]
async fn an_agreement_of_another_register_is_an_unknown_one() {
    let app = TestApp::start().await;
    let (gemeente, ander) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let bedrijf = app.organisatie(&json!({"naam": "Mailhuis BV", "soort": "bedrijf", "land": "NL"})).await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["beginGeldigheid"] = "2026-01-01".into();
    let maak = async |registerhouder: Uuid, einddatum: &str| {
        let overeenkomst = json!({"registerhouder": registerhouder, "verwerker": bedrijf, "einddatum": einddatum});
        app.redacteur().post("/v1/verwerkersovereenkomsten").json(&overeenkomst).send().await.expect(201).body["uuid"].clone()
    };
    let (eigen, andermans) = (maak(gemeente, "2027-05-05").await, maak(ander, "2020-01-01").await);
    inhoud["verwerkers"] = json!([{"organisatie": bedrijf, "overeenkomst": eigen}]);
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    let gevonden = async |wie: &Client, tot: &str| {
        let pad = format!("/v1/verwerkingsactiviteiten?overeenkomstTot={tot}");
        wie.get(pad).send().await.expect(200).body["count"].as_i64().unwrap()
    };
    let callers = [app.redacteur(), app.limited("iemand", &[Lezen, Invoeren], &[gemeente])];
    for wie in &callers {
        assert_eq!((gevonden(wie, "2027-05-04").await, gevonden(wie, "2027-05-05").await), (0, 1));
    }
    app.redacteur().post(activiteit.path("/concept")).if_match("*").send().await.expect(201);
    inhoud["verwerkers"] = json!([{"organisatie": bedrijf, "overeenkomst": andermans}]);
    let put = app.redacteur().put(activiteit.path("/concept")).if_match("*").json(&json!({"inhoud": inhoud}));
    let put = put.send().await.expect(200);
    for wie in &callers {
        assert_eq!(gevonden(wie, "2030-01-01").await, 0, "the end of the agreement of another register");
        let concept = wie.get(activiteit.path("/concept/toetsing")).send().await.expect(200);
        let los = json!({"registerhouder": gemeente, "inhoud": inhoud});
        let los = wie.post(PAD).json(&los).send().await.expect(200);
        for toetsing in [concept, los] {
            let alles = [vondsten(&toetsing.body["blokkades"]), vondsten(&toetsing.body["waarschuwingen"])].concat();
            let over: Vec<_> = alles.iter().filter(|vondst| vondst.contains("/verwerkers/0")).collect();
            assert_eq!(over, ["VR-V01 /verwerkers/0/overeenkomst"]);
            assert!(!toetsing.text().contains("2020"), "{}", toetsing.text());
        }
    }
    let ingediend = app.indienen(&activiteit.after(&put)).await;
    let refused = app.beoordelaar().post(activiteit.path("/concept/_vaststellen")).if_match(&ingediend.etag).send().await;
    let refused = refused.expect(409);
    assert_eq!(refused.problem_codes(), [("/verwerkers/0/overeenkomst", "VR-V01")]);
    assert!(!refused.text().contains("2020"));
}
