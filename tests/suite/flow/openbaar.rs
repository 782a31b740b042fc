//! Public is an activity only while every version that counts today or will count later is open.

use serde_json::json;
use verwerkingsregister::auth::Scope::{Lezen, Vertrouwelijk};

use super::stappen::{namen_in_lijst, op_dag, openbaar, openbare_adressen, openbare_lijsten};
use crate::support::{Activiteit, TestApp, complete_inhoud, life_cycle::nieuwe_versie};

/// The activity is nowhere in public: not on an address, not in a list.
async fn gesloten(app: &TestApp, activiteit: &Activiteit, woord: &str) {
    let anonymous = app.anonymous();
    for adres in openbare_adressen(app, activiteit).await {
        let antwoord = anonymous.get(&adres).send().await;
        assert_eq!(antwoord.status, 404, "{adres}");
        assert!(antwoord.media_type() == Some("text/html") || antwoord.problem() == "niet-gevonden", "{adres}");
    }
    for lijst in openbare_lijsten(&[woord]) {
        let antwoord = anonymous.get(&lijst).send().await.expect(200).text();
        assert!(
            !antwoord.contains(&activiteit.uuid.to_string()) && !antwoord.to_lowercase().contains(woord),
            "{lijst}: {antwoord}"
        );
    }
}

#[actix_web::test]
async fn a_planned_version_that_is_not_open_closes_the_whole_activity_at_once() {
    for vertrouwelijkheid in ["intern", "vertrouwelijk"] {
        let app = TestApp::start().await;
        let gemeente = app.gemeente().await;
        let leverancier = app.organisatie(&json!({"naam": "Duikboot BV", "soort": "bedrijf"})).await;
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["naam"] = "Duikboot".into();
        inhoud["beginGeldigheid"] = "2025-01-01".into();
        inhoud["verwerkers"] = json!([{"organisatie": leverancier}]);
        let open = app.vastgesteld_met(gemeente, &inhoud).await;
        app.vastgesteld(gemeente, "Iets anders", "2025-01-01").await;
        let before = app.anonymous().get(open.public_path("")).send().await.expect(200);
        app.anonymous().get(format!("/v1/register/organisaties/{leverancier}")).send().await.expect(200);
        let dicht = json!({"beginGeldigheid": "2027-01-01", "vertrouwelijkheid": vertrouwelijkheid});
        let (gesloten_, _) = nieuwe_versie(&app, &open, &dicht).await;
        gesloten(&app, &gesloten_, "duikboot").await;
        let bewaard = app.anonymous().get(open.public_path("")).header("If-None-Match", &before.etag());
        bewaard.send().await.expect(404);
        app.anonymous().get(format!("/v1/register/organisaties/{leverancier}")).send().await.expect(404);
        app.anonymous().get(format!("/id/organisaties/{leverancier}")).send().await.expect(404);
        // It stays closed when its day comes, and with it the permanent address leads a reader inside.
        app.clock.set("2027-02-01T10:00:00Z");
        gesloten(&app, &gesloten_, "duikboot").await;
        let binnen = app.caller("lezer", &[Lezen, Vertrouwelijk]);
        let id = binnen.get(format!("/id/verwerkingsactiviteiten/{}", open.uuid)).send().await.expect(303);
        let adres = format!("https://register.voorbeeld.example{}", open.path(""));
        assert_eq!(id.header("Location"), Some(adres.as_str()));
    }
}

#[actix_web::test]
async fn replacing_the_planned_version_by_an_open_one_makes_the_activity_public_again() {
    let app = TestApp::start().await;
    let open = app.vastgesteld(app.gemeente().await, "Eerste", "2026-01-01").await;
    let dicht = json!({"naam": "Geheim", "beginGeldigheid": "2027-01-01", "vertrouwelijkheid": "intern"});
    let (dicht, answer) = nieuwe_versie(&app, &open, &dicht).await;
    let toen = answer["versie"]["vastgesteldOp"].as_str().unwrap().to_owned();
    let sleutel = answer["versie"]["versieUuid"].as_str().unwrap().to_owned();
    gesloten(&app, &dicht, "geheim").await;
    app.clock.set("2026-11-22T10:00:00Z");
    let wijziging = json!({"naam": "Derde", "beginGeldigheid": "2027-01-01", "vertrouwelijkheid": "openbaar"});
    let (weer, _) = nieuwe_versie(&app, &dicht, &wijziging).await;
    assert_eq!(openbaar(&app, &weer.public_path("")).await, "Eerste geldig tot 2026-12-31");
    assert_eq!(op_dag(&app, &weer, "2027-01-01").await, "Derde geldig tot -");
    // What was not open is still nowhere, also not as it was known then.
    for pad in [weer.public_path("/versies/2"), format!("/v1/register/versies/{sleutel}")] {
        assert_eq!(openbaar(&app, &pad).await, "404", "{pad}");
    }
    let toen = |dag: &str| weer.public_path(&format!("?geldigOp={dag}&beschikbaarOp={toen}"));
    assert_eq!(openbaar(&app, &toen("2027-01-01")).await, "404");
    assert_eq!(openbaar(&app, &toen("2026-12-31")).await, "Eerste geldig tot 2026-12-31");
    let versies = app.anonymous().get(weer.public_path("/versies")).send().await.expect(200);
    assert_eq!((&versies.body["count"], &versies.body["results"][1]["nummer"]), (&json!(2), &json!(3)));
    for lijst in openbare_lijsten(&["geheim"]) {
        assert!(!app.anonymous().get(&lijst).send().await.expect(200).text().contains("Geheim"), "{lijst}");
    }
}

#[actix_web::test]
async fn after_an_internal_period_it_is_public_from_the_next_open_version_on() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Geheim".into();
    inhoud["beginGeldigheid"] = "2025-01-01".into();
    inhoud["vertrouwelijkheid"] = "intern".into();
    let intern = app.vastgesteld_met(gemeente, &inhoud).await;
    gesloten(&app, &intern, "geheim").await;
    let wijziging = json!({"naam": "Open", "beginGeldigheid": "2026-12-01", "vertrouwelijkheid": "openbaar"});
    let (activiteit, _) = nieuwe_versie(&app, &intern, &wijziging).await;
    // Until that day comes, a version that is not open still counts.
    gesloten(&app, &activiteit, "geheim").await;
    app.clock.set("2026-11-30T23:00:00Z");
    assert_eq!(openbaar(&app, &activiteit.public_path("")).await, "Open geldig tot -");
    assert_eq!(openbaar(&app, &activiteit.public_path("/versies/2")).await, "Open geldig tot -");
    for (pad, verwacht) in [("?geldigOp=2026-11-30", "404"), ("?geldigOp=2025-06-30", "404"), ("/versies/1", "404")] {
        assert_eq!(openbaar(&app, &activiteit.public_path(pad)).await, verwacht, "{pad}");
    }
    assert_eq!(namen_in_lijst(&app, "?status=geldig,vervangen,gepland").await, ["Open"]);
    for adres in openbare_adressen(&app, &activiteit).await.into_iter().chain(openbare_lijsten(&["geheim"])) {
        assert!(!app.anonymous().get(&adres).send().await.text().contains("Geheim"), "{adres}");
    }
}

#[actix_web::test]
async fn the_end_of_the_confidentiality_is_a_reminder_and_opens_nothing() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Geheim".into();
    inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
    inhoud["vertrouwelijkTot"] = "2026-12-01".into();
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    app.clock.set("2027-06-01T10:00:00Z");
    gesloten(&app, &activiteit, "geheim").await;
}

#[actix_web::test]
async fn what_is_confidential_is_not_there_for_a_reader_without_that_right() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let open = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let wijziging = json!({"beginGeldigheid": "2027-01-01", "vertrouwelijkheid": "vertrouwelijk"});
    let (activiteit, _) = nieuwe_versie(&app, &open, &wijziging).await;
    let lezer = app.caller("lezer", &[Lezen]);
    for pad in ["", "/versies", "/versies/1", "/versies/2", "/beheer", "/journaal"] {
        lezer.get(activiteit.path(pad)).send().await.expect(404);
        app.caller("lezer", &[Lezen, Vertrouwelijk]).get(activiteit.path(pad)).send().await.expect(200);
    }
    lezer.get(format!("/id/verwerkingsactiviteiten/{}", activiteit.uuid)).send().await.expect(404);
    assert_eq!(lezer.get("/v1/verwerkingsactiviteiten").send().await.expect(200).body["count"], 0);
}
