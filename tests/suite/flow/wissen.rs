//! Erasing: two different persons take the content of a version away; hash, decision and address stay.

use serde_json::{Value, json};
use verwerkingsregister::auth::Scope::{Beheren, Lezen};

use super::stappen::{namen_in_lijst, omvang, op_dag, openbaar};
use crate::support::{
    Activiteit, TestApp, complete_inhoud,
    life_cycle::{REDEN_WISSEN as REDEN, gewist, ingetrokken, nieuw_concept, versie_vanaf},
};

/// A version in which, and in every concept of which, stands a name that should not be there.
pub async fn met_naam(app: &TestApp) -> Activiteit {
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Zwaluwstaart".into();
    inhoud["beginGeldigheid"] = "2025-01-01".into();
    let concept = app.concept(gemeente, &inhoud).await;
    let wijziging = json!({"inhoud": {"omschrijving": "Vraag het aan mevrouw Zwaluwstaart."}});
    let changed =
        app.redacteur().patch(concept.path("/concept")).if_match(&concept.etag).json(&wijziging).send().await.expect(200);
    let ingediend = app.indienen(&concept.after(&changed)).await;
    let terug = json!({"reden": "Mevrouw Zwaluwstaart staat erin."});
    let pad = concept.path("/concept/_terugsturen");
    let terug = app.beoordelaar().post(pad).if_match(&ingediend.etag).json(&terug).send().await.expect(200);
    app.settle(&concept.after(&terug)).await
}

#[actix_web::test]
async fn one_person_asks_and_another_one_carries_it_out() {
    let app = TestApp::start().await;
    let activiteit = met_naam(&app).await;
    let (een, ander) = (app.with_every_right("anna"), app.with_every_right("bas"));
    let (pad, invoer) = (activiteit.path("/versies/1/_wissen"), json!({ "reden": REDEN }));
    let voor = een.get(activiteit.path("/versies/1")).send().await.expect(200).body;
    let gevraagd = een.post(&pad).if_match(&activiteit.etag).json(&invoer).send().await.expect(202);
    let verzoek = json!({"reden": REDEN, "uitgevoerd": false, "tijdstip": gevraagd.body["wissing"]["tijdstip"]});
    assert_eq!((&gevraagd.body["wissing"], &gevraagd.body["inhoud"]), (&verzoek, &voor["inhoud"]));
    let before = omvang(&app).await;
    let zelf = een.post(&pad).if_match(&gevraagd.etag()).json(&invoer).send().await.expect(409);
    assert_eq!(zelf.problem(), "tweede-persoon-nodig");
    assert_eq!(omvang(&app).await, before);
    assert_eq!(openbaar(&app, &activiteit.public_path("/versies/1")).await, "Zwaluwstaart geldig tot -");
    let bevestigd = json!({"reden": "Akkoord."});
    let weg = ander.post(&pad).if_match(&gevraagd.etag()).json(&bevestigd).send().await.expect(200);
    let mut verwacht = voor;
    verwacht["inhoud"] = Value::Null;
    verwacht["afgeleid"] = Value::Null;
    verwacht["organisaties"] = json!([]);
    verwacht["wissing"] = json!({"reden": REDEN, "uitgevoerd": true, "tijdstip": weg.body["wissing"]["tijdstip"]});
    assert_eq!(weg.body, verwacht, "identity, decision and address stay");
    for wie in [&een, &ander] {
        let nogmaals = wie.post(&pad).if_match(&weg.etag()).json(&invoer).send().await.expect(409);
        assert_eq!(nogmaals.problem(), "al-gewist");
    }
}

#[actix_web::test]
async fn the_versions_around_it_stay() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Eerste", "2024-01-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Zwaluwstaart", "2025-01-01").await;
    let (derde, _) = versie_vanaf(&app, &tweede, "Derde", "2026-01-01").await;
    let concept = nieuw_concept(&app, &derde, &json!({"omschrijving": "Nieuw."})).await;
    let weg = gewist(&app, &concept, 2).await;
    for (dag, verwacht) in
        [("2024-12-31", "Eerste geldig tot 2024-12-31"), ("2025-01-01", "410"), ("2026-01-01", "Derde geldig tot -")]
    {
        assert_eq!(op_dag(&app, &weg, dag).await, verwacht, "{dag}");
    }
    assert_eq!(namen_in_lijst(&app, "?status=geldig,vervangen").await, ["Derde", "Eerste"]);
    let shown = app.redacteur().get(weg.path("/concept")).send().await.expect(200);
    assert_eq!((&shown.body["inhoud"]["omschrijving"], shown.etag()), (&json!("Nieuw."), weg.etag));
}

#[actix_web::test]
async fn a_withdrawn_version_can_be_erased_and_keeps_its_public_text() {
    let app = TestApp::start().await;
    let activiteit = met_naam(&app).await;
    let weg = ingetrokken(&app, &activiteit, 1, "Er stond een naam in.").await;
    let weg = gewist(&app, &weg, 1).await;
    let gone = app.anonymous().get(weg.public_path("/versies/1")).send().await.expect(410);
    assert_eq!(gone.body["detail"], "Deze versie is ingetrokken: Er stond een naam in.");
}

#[actix_web::test]
async fn erasing_what_counts_leaves_nothing_to_start_from_but_the_number() {
    let app = TestApp::start().await;
    let activiteit = app.vastgesteld(app.gemeente().await, "Zwaluwstaart", "2026-01-01").await;
    let weg = gewist(&app, &activiteit, 1).await;
    assert_eq!(openbaar(&app, &weg.public_path("")).await, "410");
    let lijst = app.redacteur().get("/v1/verwerkingsactiviteiten").send().await.expect(200);
    assert_eq!((&lijst.body["results"][0]["naam"], &lijst.body["results"][0]["versie"]["naam"]), (&json!(""), &json!("")));
    let concept = app.redacteur().post(weg.path("/concept")).if_match(&weg.etag).send().await.expect(201);
    assert_eq!(concept.body["inhoud"]["naam"], "VA-0001");
}

#[actix_web::test]
async fn erasing_takes_a_version_a_reason_and_the_right() {
    let app = TestApp::start().await;
    let activiteit = met_naam(&app).await;
    let beheerder = app.caller("beheerder", &[Lezen, Beheren]);
    let verzoek = |wie: &crate::support::Client, nummer: i32| {
        wie.post(activiteit.path(&format!("/versies/{nummer}/_wissen"))).if_match(&activiteit.etag)
    };
    verzoek(&beheerder, 3).json(&json!({ "reden": REDEN })).send().await.expect(404);
    verzoek(&beheerder, 1).json(&json!({"reden": ""})).send().await.expect(400);
    verzoek(&app.beoordelaar(), 1).json(&json!({ "reden": REDEN })).send().await.expect(403);
}
