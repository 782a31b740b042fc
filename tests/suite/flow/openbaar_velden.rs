//! What is for internal use is in no public answer: every such field is given a text of its own, and every public answer is searched.

use serde_json::{Value, json};
use uuid::Uuid;

use super::stappen::{openbare_adressen, openbare_lijsten};
use crate::support::{
    Activiteit, TestApp, complete_inhoud,
    life_cycle::{beeindigd, nieuw_concept, nieuwe_versie},
};

/// Begins every text that must stay inside.
const INTERN: &str = "kluisgeheim";
/// Begins every text beside them that must come out, so that the search is known to look in the right places.
const OPENBAAR: &str = "etalagestuk";

fn inhoud(gemeente: Uuid, verwerker: Uuid) -> Value {
    let mut inhoud = complete_inhoud(gemeente);
    let intern = |veld: &str| format!("{INTERN}_{veld}");
    let openbaar = |veld: &str| format!("{OPENBAAR}_{veld}");
    inhoud["beginGeldigheid"] = "2026-01-01".into();
    inhoud["omschrijving"] = openbaar("omschrijving").into();
    inhoud["doelen"] = json!([{"omschrijving": openbaar("doel"), "grondslagen": [{"grondslag": "gerechtvaardigd_belang",
        "gerechtvaardigdBelang": {"belang": openbaar("belang"), "bedrijfsvoering": true,
            "belangenafweging": intern("belangenafweging")}}]}]);
    inhoud["beveiliging"] = json!({"openbareOmschrijving": openbaar("beveiliging"),
        "maatregelen": [{"soort": "versleuteling", "omschrijving": intern("maatregel")}]});
    inhoud["verdereVerwerking"] = true.into();
    inhoud["verenigbaarheidstoets"] = intern("verenigbaarheidstoets").into();
    inhoud["redenVertrouwelijkheid"] = intern("reden").into();
    inhoud["verwerkers"] = json!([{"organisatie": verwerker, "werkzaamheden": openbaar("werkzaamheden"),
        "geenOvereenkomst": {"reden": intern("geen_overeenkomst")}}]);
    inhoud["dpia"] = json!({"status": "uitgevoerd", "criteria": ["ap_zwarte_lijst"], "datum": "2019-03-04",
        "url": format!("https://intranet.voorbeeld.example/{INTERN}_dpia"), "hoogRestrisico": true, "voorafgaandeRaadpleging": true,
        "herbeoordelingsdatum": "2019-03-05", "toelichting": intern("dpia_toelichting")});
    inhoud
}

/// A registerhouder whose FG has a name, and a processor with everything that is of today and internal.
async fn partijen(app: &TestApp) -> (Uuid, Uuid) {
    let gemeente = json!({"naam": "Gemeente Voorbeeld", "soort": "gemeente", "land": "NL", "email": "info@gemeente-voorbeeld.example",
        "functionarisGegevensbescherming": {"naam": format!("{INTERN}_fg"), "email": "etalagestuk_fg@gemeente-voorbeeld.example"},
        "register": {"beschrijving": format!("{OPENBAAR}_register"),
            "verzoekKanalen": [{"kanaal": "email", "email": "privacy@gemeente-voorbeeld.example"}]}});
    let verwerker = json!({"naam": format!("{OPENBAAR} BV"), "soort": "bedrijf", "email": "kluisgeheim@leverancier.example",
        "telefoon": format!("{INTERN}_telefoon"), "functionarisGegevensbescherming": {"naam": format!("{INTERN}_fg_verwerker")}});
    (app.organisatie(&gemeente).await, app.organisatie(&verwerker).await)
}

async fn met_alles(app: &TestApp) -> Activiteit {
    let (gemeente, verwerker) = partijen(app).await;
    let beheer = json!({"afdeling": format!("{INTERN}_afdeling"), "proceseigenaar": format!("{INTERN}_proceseigenaar"),
        "systemen": [{"naam": format!("{INTERN}_systeem"), "organisatie": verwerker}], "opmerkingen": format!("{INTERN}_opmerkingen"),
        "gebaseerdOp": format!("https://voorbeelden.example/{INTERN}"), "herzieningsdatum": "2019-03-06",
        "vernietigingsstops": [{"reden": "geding", "toelichting": format!("{INTERN}_stop")}],
        "externeKenmerken": [{"bron": format!("{INTERN}_bron"), "kenmerk": format!("{INTERN}_kenmerk")}]});
    let overeenkomst = json!({"registerhouder": gemeente, "verwerker": verwerker, "kenmerk": format!("{INTERN}_vo"),
        "documentUrl": format!("https://intranet.voorbeeld.example/{INTERN}_vo")});
    let gemaakt = app.redacteur().post("/v1/verwerkersovereenkomsten").json(&overeenkomst).send().await.expect(201);
    let invoer = json!({"registerhouder": gemeente, "inhoud": inhoud(gemeente, verwerker), "beheer": beheer});
    let made = app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    let concept = Activiteit { uuid: super::stappen::uuid(&made.body), etag: made.etag() };
    // What the reviewer remarks and why it ends is of the inside too.
    let ingediend = app.indienen(&concept).await;
    let terug = json!({"reden": format!("{INTERN}_terug"), "opmerkingen": [{"pointer": "/naam", "tekst": format!("{INTERN}_opmerking")}]});
    let pad = concept.path("/concept/_terugsturen");
    let terug = app.beoordelaar().post(pad).if_match(&ingediend.etag).json(&terug).send().await.expect(200);
    let eerste = app.settle(&concept.after(&terug)).await;
    let wijziging = json!({"beginGeldigheid": "2026-06-01",
        "verwerkers": [{"organisatie": verwerker, "overeenkomst": super::stappen::uuid(&gemaakt.body)}]});
    let (tweede, _) = nieuwe_versie(app, &eerste, &wijziging).await;
    let (einde, _) = beeindigd(app, &tweede, "2027-12-31").await;
    // A concept beside it, in which all is internal for now.
    let naam = json!({"naam": format!("{INTERN} concept"), "themas": ["jeugd"]});
    nieuw_concept(app, &einde, &naam).await
}

#[actix_web::test]
async fn no_internal_text_is_in_any_public_answer() {
    let app = TestApp::start().await;
    let activiteit = met_alles(&app).await;
    let mut gezien = String::new();
    let mut adressen = openbare_adressen(&app, &activiteit).await;
    adressen.extend(openbare_lijsten(&[INTERN, OPENBAAR]));
    let organisaties = app.anonymous().get("/v1/register/organisaties").send().await.expect(200);
    for organisatie in organisaties.body["results"].as_array().unwrap() {
        adressen.push(format!("/v1/register/organisaties/{}", organisatie["uuid"].as_str().unwrap()));
    }
    for adres in adressen {
        let antwoord = app.anonymous().get(&adres).send().await;
        let koppen = format!("{:?}", antwoord.headers);
        for geheim in [INTERN, "ap_zwarte_lijst", "2019-03-0", "intranet", "hoogRestrisico", "lokaal", "redacteur"] {
            assert!(!antwoord.text().contains(geheim), "{geheim} at {adres}: {}", antwoord.text());
            assert!(adres.contains(geheim) || !koppen.contains(geheim), "{geheim} in {koppen}");
        }
        gezien.push_str(&antwoord.text());
    }
    for veld in ["omschrijving", "doel", "belang", "beveiliging", "werkzaamheden", "fg", "register"] {
        assert!(gezien.contains(&format!("{OPENBAAR}_{veld}")), "{veld} is public, so the search looks where it should");
    }
    assert!(gezien.contains(&format!("{OPENBAAR} BV")));
}

#[actix_web::test]
async fn internal_texts_find_nothing_and_public_ones_do() {
    let app = TestApp::start().await;
    met_alles(&app).await;
    let zoek = |woord: &str| format!("/v1/register/verwerkingsactiviteiten?zoek={woord}");
    for (pad, verwacht) in [
        (zoek(OPENBAAR), 1),
        (zoek(INTERN), 0),
        (zoek("jeugd"), 0),
        ("/v1/register/verwerkingsactiviteiten?thema=jeugd".to_owned(), 0),
        (format!("/v1/register/organisaties?zoek={OPENBAAR}"), 1),
        (format!("/v1/register/organisaties?zoek={INTERN}"), 0),
    ] {
        assert_eq!(app.anonymous().get(&pad).send().await.expect(200).body["count"], verwacht, "{pad}");
    }
}
