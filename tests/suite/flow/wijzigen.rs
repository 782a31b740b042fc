//! One change for many activities, as concepts.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::Invoeren;

use super::stappen::{handelingen, omvang};
use crate::support::{Activiteit, EVERY_SCOPE, Response, TestApp, complete_inhoud};

const PAD: &str = "/v1/verwerkingsactiviteiten/_wijzigen";

async fn wijzig(app: &TestApp, selectie: Value, wijziging: Value) -> Response {
    let invoer = json!({"selectie": selectie, "wijziging": wijziging});
    app.redacteur().post(PAD).json(&invoer).send().await.expect(200)
}

/// Settled activities of which two name the processor and the law, and one neither.
async fn drie(app: &TestApp) -> (Uuid, Uuid, Vec<Activiteit>) {
    let gemeente = app.gemeente().await;
    let verwerker = app.organisatie(&json!({"naam": "Mailhuis BV", "soort": "bedrijf", "land": "NL"})).await;
    let mut met = complete_inhoud(gemeente);
    met["verwerkers"] = json!([{"organisatie": verwerker, "werkzaamheden": "Verzenden", "geenOvereenkomst": {"reden": "Volgt"}}]);
    met["doelen"] = json!([{"omschrijving": "Versturen", "grondslagen": [{"grondslag": "taak_algemeen_belang",
        "wettelijkeBepalingen": [{"regeling": "BWBR0001886", "citeertitel": "Oude wet", "artikel": "12", "url": "https://voorbeeld.nl/oud"}]}]}]);
    let mut activiteiten = Vec::new();
    for inhoud in [&met, &met, &complete_inhoud(gemeente)] {
        activiteiten.push(app.vastgesteld_met(gemeente, inhoud).await);
    }
    (gemeente, verwerker, activiteiten)
}

async fn concept(app: &TestApp, activiteit: &Activiteit) -> Value {
    app.redacteur().get(activiteit.path("/concept")).send().await.expect(200).body["inhoud"].clone()
}

fn uitkomsten(antwoord: &Response, activiteiten: &[Activiteit]) -> Vec<String> {
    let lijst = antwoord.body["activiteiten"].as_array().unwrap();
    let van = |uuid: Uuid| lijst.iter().find(|een| een["uuid"] == json!(uuid));
    activiteiten.iter().map(|een| van(een.uuid).map_or("-", |een| een["uitkomst"].as_str().unwrap()).to_owned()).collect()
}

#[actix_web::test]
async fn a_processor_with_another_name_is_one_call_and_a_trial_changes_nothing() {
    let app = TestApp::start().await;
    let (_, verwerker, activiteiten) = drie(&app).await;
    let wijziging = json!({"soort": "organisatie_bijwerken", "organisatie": verwerker});
    let nog_niet = wijzig(&app, json!({}), wijziging.clone()).await;
    assert_eq!(uitkomsten(&nog_niet, &activiteiten), ["ongewijzigd", "ongewijzigd", "ongewijzigd"]);
    let pad = format!("/v1/organisaties/{verwerker}");
    let gelezen = app.beheerder().get(&pad).send().await.expect(200);
    let nieuw = json!({"naam": "Postduif BV", "soort": "bedrijf", "land": "NL"});
    app.beheerder().put(&pad).if_match(&gelezen.etag()).json(&nieuw).send().await.expect(200);
    let voor = omvang(&app).await;
    let proef = json!({"selectie": {"verwerker": [verwerker]}, "wijziging": wijziging, "proef": true});
    let proef = app.redacteur().post(PAD).json(&proef).send().await.expect(200);
    assert_eq!((&proef.body["proef"], &proef.body["gewijzigd"]), (&json!(true), &json!(2)));
    assert_eq!(omvang(&app).await, voor);
    let echt = wijzig(&app, json!({"verwerker": [verwerker]}), wijziging.clone()).await;
    assert_eq!(uitkomsten(&echt, &activiteiten), ["gewijzigd", "gewijzigd", "-"]);
    let opnieuw = wijzig(&app, json!({}), wijziging).await;
    assert_eq!(uitkomsten(&opnieuw, &activiteiten), ["ongewijzigd", "ongewijzigd", "ongewijzigd"]);
    assert_eq!(handelingen(&app, &activiteiten[0]).await.last().unwrap(), "verwerkingsactiviteiten_wijzigen");
    let gelezen = app.redacteur().get(activiteiten[0].path("/concept")).send().await.expect(200);
    let klaar = app.settle(&activiteiten[0].after(&gelezen)).await;
    let openbaar = app.anonymous().get(klaar.public_path("")).send().await.expect(200);
    assert_eq!(openbaar.body["verwerkers"][0]["organisatie"]["naam"], "Postduif BV");
}

#[actix_web::test]
async fn another_organisation_and_another_law_come_everywhere() {
    let app = TestApp::start().await;
    let (gemeente, verwerker, activiteiten) = drie(&app).await;
    let nieuwe = app.organisatie(&json!({"naam": "Postduif BV", "soort": "bedrijf", "land": "NL"})).await;
    let wijziging = json!({"soort": "organisatie_vervangen", "organisatie": verwerker, "nieuweOrganisatie": nieuwe});
    let antwoord = wijzig(&app, json!({"registerhouder": [gemeente]}), wijziging).await;
    assert_eq!(uitkomsten(&antwoord, &activiteiten), ["gewijzigd", "gewijzigd", "ongewijzigd"]);
    assert_eq!(concept(&app, &activiteiten[0]).await["verwerkers"][0]["organisatie"], json!(nieuwe));
    let wijziging = json!({"soort": "regeling_vervangen", "regeling": "BWBR0001886", "nieuweRegeling": "BWBR0005416"});
    let uuids: Vec<_> = activiteiten.iter().map(|een| een.uuid).collect();
    let antwoord = wijzig(&app, json!({ "uuids": uuids }), wijziging).await;
    assert_eq!(uitkomsten(&antwoord, &activiteiten), ["gewijzigd", "gewijzigd", "ongewijzigd"]);
    let bepaling = concept(&app, &activiteiten[1]).await["doelen"][0]["grondslagen"][0]["wettelijkeBepalingen"][0].clone();
    assert_eq!((&bepaling["regeling"], &bepaling["artikel"]), (&json!("BWBR0005416"), &json!("12")));
    assert_eq!((&bepaling["citeertitel"], &bepaling["url"]), (&json!("Gemeentewet"), &Value::Null));
    let oud = app.anonymous().get(activiteiten[1].public_path("")).send().await.expect(200);
    assert_eq!(oud.body["nummer"], 1, "a version stays as it was");
}

#[actix_web::test]
async fn a_patch_is_checked_per_activity_and_a_locked_concept_is_left_alone() {
    let app = TestApp::start().await;
    let (_, _, activiteiten) = drie(&app).await;
    let begonnen =
        app.redacteur().post(activiteiten[0].path("/concept")).if_match(&activiteiten[0].etag).send().await.expect(201);
    app.indienen(&activiteiten[0].after(&begonnen)).await;
    let wijziging = json!({"soort": "merge_patch", "inhoud": {"omschrijving": "Nieuw", "betrokkenen": null}});
    let antwoord = wijzig(&app, json!({}), wijziging).await;
    assert_eq!(uitkomsten(&antwoord, &activiteiten), ["geweigerd", "gewijzigd", "gewijzigd"]);
    let geweigerd = antwoord.body["activiteiten"].as_array().unwrap().iter().find(|een| een["uitkomst"] == "geweigerd").unwrap();
    assert_eq!(geweigerd["fouten"][0]["code"], "concept-ter-beoordeling");
    let inhoud = concept(&app, &activiteiten[2]).await;
    assert_eq!((&inhoud["omschrijving"], &inhoud["betrokkenen"]), (&json!("Nieuw"), &json!([])));
    let geheim = json!({"soort": "merge_patch", "inhoud": {"vertrouwelijkheid": "vertrouwelijk"}});
    let invoer = json!({"selectie": {"uuids": [activiteiten[2].uuid]}, "wijziging": geheim});
    let antwoord = app.caller("iemand", &[Invoeren]).post(PAD).json(&invoer).send().await.expect(200);
    assert_eq!(antwoord.body["activiteiten"][0]["fouten"][0]["code"], "geen-recht");
}

#[actix_web::test]
async fn a_wrong_question_names_every_fault_and_its_place() {
    let app = TestApp::start().await;
    let vraag = |selectie: Value, wijziging: Value| {
        let invoer = json!({"selectie": selectie, "wijziging": wijziging});
        async { app.redacteur().post(PAD).json(&{ invoer }).send().await.expect(400).body["invalidParams"].clone() }
    };
    let bijwerken = json!({"soort": "organisatie_bijwerken", "organisatie": Uuid::from_u128(1)});
    let patch = json!({"soort": "merge_patch", "inhoud": {}});
    assert_eq!(vraag(json!({}), bijwerken.clone()).await[0]["name"], "/wijziging/organisatie");
    assert_eq!(vraag(json!({"wet": ["a"], "uuids": [Uuid::from_u128(1)]}), patch.clone()).await[0]["name"], "/selectie/uuids");
    assert_eq!(vraag(json!({"thema": ["bestaatniet"]}), patch.clone()).await[0]["name"], "/selectie/thema/0");
    assert_eq!(vraag(json!({"geldigOp": "2026-01-01"}), patch.clone()).await[0]["name"], "/selectie/geldigOp");
    assert_eq!(vraag(json!({"uuids": [Uuid::from_u128(1)]}), patch).await[0]["code"], "onbekende-activiteit");
    let te_veel = json!({"soort": "merge_patch", "inhoud": {}, "organisatie": Uuid::from_u128(1)});
    assert_eq!(vraag(json!({}), te_veel).await[0]["code"], "velden-passen-niet");
    let fout_in_patch = json!({"soort": "merge_patch", "inhoud": {"onbekend": 1}});
    assert_eq!(vraag(json!({}), fout_in_patch).await[0]["name"], "/wijziging/inhoud/onbekend");
}

#[actix_web::test]
async fn nobody_changes_what_he_may_not_see() {
    let app = TestApp::start().await;
    let (_, _, activiteiten) = drie(&app).await;
    let elders = app.limited("iemand", &EVERY_SCOPE, &[app.gemeente_named("Gemeente Ginds").await]);
    let wijziging = json!({"soort": "merge_patch", "inhoud": {"omschrijving": "Gekaapt"}});
    let alle = json!({"selectie": {}, "wijziging": wijziging});
    assert_eq!(elders.post(PAD).json(&alle).send().await.expect(200).body["activiteiten"], json!([]));
    let deze = json!({"selectie": {"uuids": [activiteiten[0].uuid]}, "wijziging": wijziging});
    let fout = elders.post(PAD).json(&deze).send().await.expect(400);
    assert_eq!(fout.body["invalidParams"][0]["code"], "onbekende-activiteit");
}
