//! Withdrawing: a version that should never have been public answers 410 with a public text, everywhere and always.

use serde_json::{Value, json};

use super::stappen::{namen_in_lijst, omvang, op_dag, openbaar};
use crate::support::{
    Activiteit, TestApp,
    life_cycle::{beeindigd, ingetrokken, versie_vanaf},
};

const TEKST: &str = "Er stond een fout in. Er komt een verbeterde versie.";

async fn sleutel(app: &TestApp, activiteit: &Activiteit, nummer: i32) -> String {
    let versie = app.redacteur().get(activiteit.path(&format!("/versies/{nummer}"))).send().await.expect(200);
    versie.body["versieUuid"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn every_address_of_it_answers_410_with_the_public_text_and_no_older_version_takes_its_place() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Oud", "2025-01-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Foutje", "2026-01-01").await;
    assert_eq!(namen_in_lijst(&app, "?zoek=foutje").await, ["Foutje"]);
    let weg = ingetrokken(&app, &tweede, 2, TEKST).await;
    let sleutel = sleutel(&app, &weg, 2).await;
    let toen = "2026-11-21T10:00:00Z";
    app.clock.set("2026-11-22T10:00:00Z");
    for pad in [
        weg.public_path(""),
        weg.public_path("?geldigOp=2026-01-01"),
        weg.public_path("?geldigOp=2027-01-01"),
        // As it was known when nobody had withdrawn it yet.
        weg.public_path("?beschikbaarOp=2026-11-21T11:00:00Z"),
        weg.public_path("/versies/2"),
        format!("/v1/register/versies/{sleutel}"),
        format!("/id/verwerkingsactiviteiten/{}", weg.uuid),
        format!("/id/verwerkingsactiviteiten/{}/versies/2", weg.uuid),
    ] {
        let gone = app.anonymous().get(&pad).send().await.expect(410);
        assert_eq!(gone.problem(), "niet-meer-beschikbaar", "{pad}");
        assert_eq!(gone.body["detail"], format!("Deze versie is ingetrokken: {TEKST}"), "{pad}");
        assert!(!gone.text().contains("Foutje"));
    }
    assert_eq!(op_dag(&app, &weg, "2025-12-31").await, "Oud geldig tot 2025-12-31");
    assert_eq!(openbaar(&app, &weg.public_path("/versies/1")).await, "Oud vervangen tot 2025-12-31");
    for query in ["", "?zoek=foutje", "?geldigOp=2026-06-01", &format!("?beschikbaarOp={toen}"), "?status=geldig,vervangen"] {
        assert!(!namen_in_lijst(&app, query).await.contains(&"Foutje".to_owned()), "{query}");
    }
    let versies = app.anonymous().get(weg.public_path("/versies")).send().await.expect(200);
    assert_eq!(versies.body["results"][1]["intrekking"], TEKST);
    assert_eq!(versies.body["results"][1]["status"]["code"], "ingetrokken");
    assert_eq!(versies.body["results"][0]["intrekking"], Value::Null);
}

#[actix_web::test]
async fn a_corrected_version_with_the_same_begin_brings_it_back() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Oud", "2025-01-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Foutje", "2026-01-01").await;
    let weg = ingetrokken(&app, &tweede, 2, TEKST).await;
    app.clock.set("2026-11-22T10:00:00Z");
    let (beter, _) = versie_vanaf(&app, &weg, "Verbeterd", "2026-01-01").await;
    assert_eq!(openbaar(&app, &beter.public_path("")).await, "Verbeterd geldig tot -");
    assert_eq!(openbaar(&app, &beter.public_path("?geldigOp=2026-01-01")).await, "Verbeterd geldig tot -");
    assert_eq!(openbaar(&app, &beter.public_path("?beschikbaarOp=2026-11-22T09:00:00Z")).await, "410");
    assert_eq!(openbaar(&app, &beter.public_path("/versies/2")).await, "410");
    assert_eq!(namen_in_lijst(&app, "").await, ["Verbeterd"]);
}

#[actix_web::test]
async fn an_end_of_what_was_withdrawn_is_gone_too() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Foutje", "2026-01-01").await;
    let (einde, _) = beeindigd(&app, &eerste, "2026-06-30").await;
    let weg = ingetrokken(&app, &einde, 1, TEKST).await;
    for pad in ["", "/versies/1", "/versies/2", "?geldigOp=2026-01-01", "?geldigOp=2027-01-01"] {
        assert_eq!(openbaar(&app, &weg.public_path(pad)).await, "410", "{pad}");
    }
    assert!(namen_in_lijst(&app, "?status=beeindigd,vervangen").await.is_empty());
}

#[actix_web::test]
async fn management_shows_the_content_with_why_it_was_withdrawn() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Foutje", "2026-01-01").await;
    let invoer = json!({"reden": "onterecht_openbaar", "tekst": TEKST});
    let pad = eerste.path("/versies/1/_intrekken");
    let weg = app.beheerder().post(pad).if_match(&eerste.etag).json(&invoer).send().await.expect(200);
    assert_eq!((&weg.body["status"], &weg.body["inhoud"]["naam"]), (&json!("ingetrokken"), &json!("Foutje")));
    let verwacht = json!({"reden": "onterecht_openbaar", "tekst": TEKST, "ingetrokkenOp": "2026-11-21T10:00:00.000004Z"});
    assert_eq!(weg.body["intrekking"], verwacht);
    let read = app.redacteur().get(eerste.path("/versies/1")).send().await.expect(200);
    assert_eq!((read.etag(), read.body), (weg.etag(), weg.body));
}

#[actix_web::test]
async fn only_a_content_is_withdrawn_and_only_once() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Foutje", "2026-01-01").await;
    let (einde, _) = beeindigd(&app, &eerste, "2026-12-31").await;
    let weg = ingetrokken(&app, &einde, 1, TEKST).await;
    let (wie, before) = (app.with_every_right("iemand"), omvang(&app).await);
    let invoer = json!({"reden": "dubbel", "tekst": "Nog eens."});
    for (nummer, status, code) in [(1, 409, "al-ingetrokken"), (2, 409, "geen-publicatie"), (3, 404, "niet-gevonden")] {
        let pad = weg.path(&format!("/versies/{nummer}/_intrekken"));
        let refused = wie.post(pad).if_match(&weg.etag).json(&invoer).send().await.expect(status);
        assert_eq!(refused.problem(), code);
    }
    for fout in [json!({"reden": "dubbel"}), json!({"reden": "dubbel", "tekst": ""}), json!({"reden": "zomaar", "tekst": "x"})] {
        wie.post(weg.path("/versies/1/_intrekken")).if_match(&weg.etag).json(&fout).send().await.expect(400);
    }
    assert_eq!(omvang(&app).await, before);
}
