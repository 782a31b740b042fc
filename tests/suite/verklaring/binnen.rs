//! What is for internal use or not public is in no notice.

use serde_json::json;

use super::VORMEN;
use crate::support::{TestApp, notice::verklaring, seeds};

#[actix_web::test]
async fn nothing_internal_is_in_it_in_any_form() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let verborgen = seeds::bedrijf(&app, "Schaduwbeveiliging BV").await;
    let onder = seeds::bedrijf(&app, "Schaduwleverancier BV").await;
    let mut inhoud = seeds::cameratoezicht(gemeente, verborgen);
    inhoud["verwerkers"][0]["subverwerkers"] = json!([onder]);
    inhoud["verenigbaarheidstoets"] = "kluisgeheim toets".into();
    inhoud["verdereVerwerking"] = true.into();
    inhoud["redenVertrouwelijkheid"] = "kluisgeheim reden".into();
    inhoud["doelen"][0]["grondslagen"][0]["gerechtvaardigdBelang"]["belangenafweging"] = "kluisgeheim afweging".into();
    inhoud["beveiliging"]["maatregelen"][0]["omschrijving"] = "kluisgeheim maatregel".into();
    inhoud["dpia"]["toelichting"] = "kluisgeheim dpia".into();
    let beheer = json!({"afdeling": "kluisgeheim afdeling", "systemen": [{"naam": "kluisgeheim systeem"}],
        "opmerkingen": "kluisgeheim opmerking"});
    let invoer = json!({"registerhouder": gemeente, "inhoud": inhoud, "beheer": beheer});
    let made = app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    let uuid = made.body["uuid"].as_str().unwrap().parse().unwrap();
    let activiteit = app.settle(&crate::support::Activiteit { uuid, etag: made.etag() }).await;
    let organisatie = format!("/v1/register/organisaties/{gemeente}/privacyverklaring");
    for vorm in VORMEN {
        let van_organisatie = app.anonymous().get(&organisatie).header("Accept", vorm).send().await.expect(200).text();
        for tekst in [verklaring(&app, &activiteit, vorm).await.text(), van_organisatie] {
            for geheim in ["kluisgeheim", "Schaduw", "F. Gerrits", "geenOvereenkomst", "ap_cameratoezicht"] {
                assert!(!tekst.contains(geheim), "{geheim} as {vorm}: {tekst}");
            }
            assert!(tekst.contains("camerabeelden"), "it looks where it should: {tekst}");
        }
    }
}

#[actix_web::test]
async fn of_what_is_not_public_there_is_none() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let open = app.vastgesteld_met(gemeente, &seeds::nieuwsbrief(gemeente, bedrijf)).await;
    for vertrouwelijkheid in ["vertrouwelijk", "intern"] {
        let mut inhoud = seeds::cameratoezicht(gemeente, bedrijf);
        inhoud["vertrouwelijkheid"] = vertrouwelijkheid.into();
        let dicht = app.vastgesteld_met(gemeente, &inhoud).await;
        for vorm in VORMEN {
            let pad = dicht.public_path("/privacyverklaring");
            let geweigerd = app.anonymous().get(pad).header("Accept", vorm).send().await.expect(404);
            assert_eq!(geweigerd.problem(), "niet-gevonden");
            let pad = format!("/v1/register/organisaties/{gemeente}/privacyverklaring");
            let geheel = app.anonymous().get(pad).header("Accept", vorm).send().await.expect(200).text();
            assert!(!geheel.contains("Camera") && geheel.contains(&open.uuid.to_string()), "{geheel}");
        }
    }
}
