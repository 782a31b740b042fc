//! A processor whose name is not public is in no public answer, and no public question finds it.

use serde_json::json;
use uuid::Uuid;

use super::stappen::{openbare_adressen, openbare_lijsten};
use crate::support::{Activiteit, TestApp, complete_inhoud};

struct Geval {
    activiteit: Activiteit,
    verborgen: Uuid,
    onder: Uuid,
    bekend: Uuid,
}

/// An activity with a hidden processor, which has a supplier, and one whose name is public.
async fn geval(app: &TestApp) -> Geval {
    let gemeente = app.gemeente().await;
    let bedrijf = |naam: &'static str, land: &'static str| json!({"naam": naam, "soort": "bedrijf", "land": land});
    let verborgen = app.organisatie(&bedrijf("Schaduwbedrijf", "BE")).await;
    let onder = app.organisatie(&bedrijf("Schaduwleverancier", "DE")).await;
    let bekend = app.organisatie(&bedrijf("Bekend bedrijf", "NL")).await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["beginGeldigheid"] = "2026-01-01".into();
    inhoud["verwerkers"] = json!([
        {"organisatie": verborgen, "naamOpenbaar": false, "werkzaamheden": "Beveiligt het netwerk.", "subverwerkers": [onder]},
        {"organisatie": bekend}
    ]);
    Geval { activiteit: app.vastgesteld_met(gemeente, &inhoud).await, verborgen, onder, bekend }
}

#[actix_web::test]
async fn only_its_kind_country_and_work_are_public() {
    let app = TestApp::start().await;
    let Geval { activiteit, verborgen, onder, bekend } = geval(&app).await;
    let public = app.anonymous().get(activiteit.public_path("")).send().await.expect(200);
    let verwacht = json!({"organisatie": null, "soort": {"code": "bedrijf", "naam": "Bedrijf"}, "land": {"code": "BE", "naam": "België"},
        "werkzaamheden": "Beveiligt het netwerk.", "subverwerkers": []});
    assert_eq!(public.body["verwerkers"][0], verwacht);
    assert_eq!(public.body["verwerkers"][1]["organisatie"]["uuid"], json!(bekend));
    let adressen = openbare_adressen(&app, &activiteit).await.into_iter().chain(openbare_lijsten(&["schaduwbedrijf", "netwerk"]));
    for adres in adressen {
        let tekst = app.anonymous().get(&adres).send().await.text();
        for geheim in ["Schaduw", &verborgen.to_string(), &onder.to_string()] {
            assert!(!tekst.contains(geheim), "{geheim} at {adres}: {tekst}");
        }
    }
    for uuid in [verborgen, onder] {
        app.anonymous().get(format!("/v1/register/organisaties/{uuid}")).send().await.expect(404);
        app.anonymous().get(format!("/id/organisaties/{uuid}")).send().await.expect(404);
    }
    let register = app.anonymous().get("/v1/register").send().await.expect(200);
    assert_eq!(register.body["aantalOrganisaties"], 2, "the municipality and the known processor");
}

#[actix_web::test]
async fn a_filter_finds_it_inside_and_not_outside() {
    let app = TestApp::start().await;
    let Geval { verborgen, onder, bekend, .. } = geval(&app).await;
    for (waarde, buiten) in [
        (verborgen.to_string(), 0),
        (onder.to_string(), 0),
        (bekend.to_string(), 1),
        ("bedrijf".to_owned(), 1),
        (format!("{verborgen},{bekend}"), 1),
    ] {
        let publiek = app.anonymous().get(format!("/v1/register/verwerkingsactiviteiten?verwerker={waarde}"));
        assert_eq!(publiek.send().await.expect(200).body["count"], buiten, "{waarde}");
        let intern = app.redacteur().get(format!("/v1/verwerkingsactiviteiten?verwerker={waarde}"));
        assert_eq!(intern.send().await.expect(200).body["count"], 1, "{waarde}");
    }
    for (woord, verwacht) in [("schaduwbedrijf", 0), ("schaduwleverancier", 0), ("nieuwsbrief", 1)] {
        let publiek = app.anonymous().get(format!("/v1/register/verwerkingsactiviteiten?zoek={woord}"));
        assert_eq!(publiek.send().await.expect(200).body["count"], verwacht, "{woord}");
    }
    let land = app.anonymous().get("/v1/register/verwerkingsactiviteiten?land=DE").send().await.expect(200);
    assert_eq!(land.body["count"], 0, "the country of the supplier would give it away");
}

#[actix_web::test]
async fn management_keeps_its_name() {
    let app = TestApp::start().await;
    let Geval { activiteit, verborgen, onder, .. } = geval(&app).await;
    let versie = app.redacteur().get(activiteit.path("/versies/1")).send().await.expect(200);
    assert_eq!(versie.body["inhoud"]["verwerkers"][0]["organisatie"], json!(verborgen));
    let organisaties = versie.body["organisaties"].as_array().unwrap();
    let verwacht = json!({"uuid": onder, "naam": "Schaduwleverancier", "soort": "bedrijf", "land": "DE"});
    assert!(organisaties.contains(&verwacht), "{organisaties:?}");
}

#[actix_web::test]
async fn another_activity_that_names_it_openly_makes_its_name_public_but_not_here() {
    let app = TestApp::start().await;
    let Geval { activiteit, verborgen, .. } = geval(&app).await;
    let gemeente = app.gemeente_named("Gemeente Verderop").await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["verwerkers"] = json!([{"organisatie": verborgen, "naamOpenbaar": true}]);
    app.vastgesteld_met(gemeente, &inhoud).await;
    app.anonymous().get(format!("/v1/register/organisaties/{verborgen}")).send().await.expect(200);
    let found =
        app.anonymous().get(format!("/v1/register/verwerkingsactiviteiten?verwerker={verborgen}")).send().await.expect(200);
    assert_eq!((&found.body["count"], &found.body["results"][0]["registerhouder"]["uuid"]), (&json!(1), &json!(gemeente)));
    let public = app.anonymous().get(activiteit.public_path("")).send().await.expect(200).text();
    assert!(!public.contains("Schaduw"), "{public}");
}
