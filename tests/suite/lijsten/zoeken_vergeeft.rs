//! Search that forgives: everyday words, and typing faults, without telling what a reader may not see.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    Client, TestApp, complete_inhoud,
    lists::{BEHEER, OPENBAAR, found, names},
};

async fn zoek(lezer: &Client, zoek: &str) -> Vec<String> {
    names(lezer, OPENBAAR, &[("zoek", zoek), ("sorteer", "naam")]).await
}

/// What the service thinks was meant.
async fn bedoeld(lezer: &Client, query: &[(&str, &str)]) -> Option<String> {
    let vraag = query.iter().fold(lezer.get(OPENBAAR), |vraag, (sleutel, waarde)| vraag.query(sleutel, waarde));
    let body = vraag.send().await.expect(200).body;
    let suggestie = body["suggestie"].as_str().map(str::to_owned);
    assert!(suggestie.is_none() || body["count"] == 0, "only when nothing was found");
    if let Some(suggestie) = &suggestie {
        assert!(!zoek(lezer, suggestie).await.is_empty(), "{suggestie} finds something");
    }
    suggestie
}

fn inhoud(gemeente: Uuid, naam: &str, anders: &Value) -> Value {
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = naam.into();
    json_patch::merge(&mut inhoud, anders);
    inhoud
}

#[actix_web::test]
async fn everyday_words_find_what_the_register_calls_by_another_name() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    for (gewoon, naam) in [
        ("uitkering", "Bijstandsuitkering"),
        ("noodpaspoort", "Paspoort en identiteitskaart aanvragen"),
        ("id-kaart", "Paspoort en identiteitskaart aanvragen"),
        ("traplift", "Hulp en ondersteuning thuis (Wmo)"),
        ("huishoudelijke hulp", "Hulp en ondersteuning thuis (Wmo)"),
        ("jeugdzorg", "Jeugdhulp"),
        ("verhuizing", "Basisregistratie Personen bijhouden"),
        ("ozb", "Gemeentelijke belastingen heffen en innen"),
        ("cctv", "Cameratoezicht gemeentehuis"),
        ("solliciteren", "Sollicitatieprocedure"),
        ("vuilnis", "Afval inzamelen met de afvalpas"),
        ("begrafenis", "Begraven en huur van graven"),
        ("spijbelen", "Aanpak van schooluitval in de regio"),
        ("bekeuring", "boa"),
        ("parkeerboete", "boa"),
        ("paspoort verlengen", "Paspoort en identiteitskaart aanvragen"),
        ("verloren paspoort", "Paspoort en identiteitskaart aanvragen"),
        ("wmo aanvragen", "Hulp en ondersteuning thuis (Wmo)"),
        ("adreswijziging", "Basisregistratie Personen bijhouden"),
        ("W.O.Z.", "Gemeentelijke belastingen heffen en innen"),
        ("vuilnisbak", "Afval inzamelen met de afvalpas"),
        ("daklozen", "Bijstandsuitkering"),
        ("hoe lang bewaart de gemeente mijn paspoortfoto", "Paspoort en identiteitskaart aanvragen"),
    ] {
        let gevonden = zoek(&lezer, gewoon).await;
        assert!(gevonden.iter().any(|een| een.contains(naam)), "{gewoon} finds {gevonden:?}, not {naam}");
        assert!(gevonden.len() <= 5, "{gewoon} finds too much: {gevonden:?}");
    }
}

#[actix_web::test]
async fn a_synonym_weighs_as_a_theme_and_comes_from_name_purpose_and_law_only() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let wet = json!({"doelen": [{"omschrijving": "Geld verstrekken", "grondslagen": [{"grondslag": "taak_algemeen_belang",
        "wettelijkeBepalingen": [{"regeling": "BWBR0015703", "citeertitel": "Participatiewet", "artikel": "7"}]}]}]});
    for inhoud in [
        inhoud(gemeente, "Uitkering betalen", &json!({})),
        inhoud(gemeente, "Door de wet", &wet),
        inhoud(gemeente, "In de omschrijving", &json!({"omschrijving": "Wie een uitkering heeft"})),
        inhoud(gemeente, "Alleen genoemd", &json!({"omschrijving": "Niet voor de bijstand"})),
    ] {
        app.vastgesteld_met(gemeente, &inhoud).await;
    }
    let lezer = app.anonymous();
    let gevonden = names(&lezer, OPENBAAR, &[("zoek", "uitkering")]).await;
    assert_eq!(gevonden, ["Uitkering betalen", "Door de wet", "In de omschrijving"]);
    assert_eq!(names(&app.redacteur(), BEHEER, &[("zoek", "uitkering")]).await, gevonden, "in management as well");
}

#[actix_web::test]
async fn a_misspelt_word_is_replaced_by_the_nearest_known_one() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    for (fout, goed) in [
        ("parkeervergunnign", "parkeervergunning"),
        ("acmera", "camera"),
        ("Camrea", "camera"),
        ("nieuwsbreif", "nieuwsbrief"),
        ("parkeervergunnign bewoners", "parkeervergunning bewoners"),
        ("begraafplatas", "begraafplaats"),
        ("pasport", "paspoort"),
    ] {
        assert_eq!(bedoeld(&lezer, &[("zoek", fout)]).await.as_deref(), Some(goed), "{fout}");
    }
    // A Dutch word that nothing has was meant as it stands.
    for woord in ["scheiden", "stemmen", "horeca", "dood", "dna", "ierland", "huiselijk geweld", "paspoort verlopen", "markt"] {
        assert_eq!(bedoeld(&lezer, &[("zoek", woord)]).await, None, "{woord}");
    }
    for niets in ["camera", "xqzwv", "parkeervergunnign xqzwv", "2031", "ca", "!!!", "parkeervergunning jeugdhulp nieuwsbrief"] {
        assert_eq!(bedoeld(&lezer, &[("zoek", niets)]).await, None, "{niets}");
    }
    assert_eq!(bedoeld(&lezer, &[]).await, None);
    let negen = "camrea acmera cmaera camear caemra camrae camea cameera cammera";
    assert_eq!(bedoeld(&lezer, &[("zoek", negen)]).await, None, "too many words to guess");
}

#[actix_web::test]
async fn a_suggestion_finds_something_with_the_same_filters() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let met = async |thema: &str| bedoeld(&lezer, &[("zoek", "camrea"), ("thema", thema)]).await;
    let record = &found(&lezer, OPENBAAR, &[("zoek", "camera")]).await[0];
    let eigen: Vec<&str> = record["themas"].as_array().unwrap().iter().map(|thema| thema["code"].as_str().unwrap()).collect();
    assert_eq!(met(eigen[0]).await.as_deref(), Some("camera"));
    assert_eq!(met("belastingen").await, None);
    // A word that is known stays, also when a filter hides what has it.
    assert_eq!(bedoeld(&lezer, &[("zoek", "camera"), ("thema", "belastingen")]).await, None);
    assert_eq!(bedoeld(&lezer, &[("zoek", "camrea"), ("geldigOp", "1950-01-01")]).await, None);
}

#[actix_web::test]
async fn a_word_that_only_something_hidden_has_is_never_suggested() {
    let app = TestApp::start().await;
    app.clock.set("2026-03-01T12:00:00Z");
    let gemeente = app.gemeente().await;
    let lezer = app.anonymous();
    for vertrouwelijkheid in ["intern", "vertrouwelijk"] {
        let geheim = json!({"vertrouwelijkheid": vertrouwelijkheid});
        app.vastgesteld_met(gemeente, &inhoud(gemeente, "Ondermijning bestrijden", &geheim)).await;
    }
    app.concept_named(gemeente, "Klokkenluiders").await;
    let open = app.vastgesteld(gemeente, "Zwembad beheren", "2026-01-01").await;
    assert_eq!(bedoeld(&lezer, &[("zoek", "ondermijnign")]).await, None);
    assert_eq!(bedoeld(&lezer, &[("zoek", "klokkenluidres")]).await, None);
    assert_eq!(bedoeld(&lezer, &[("zoek", "zwembda")]).await.as_deref(), Some("zwembad"));
    // A version that was replaced is not what holds today, and is what held then.
    app.clock.set("2026-05-01T12:00:00Z");
    let gestart = app.redacteur().post(open.path("/concept")).if_match(&open.etag).send().await.expect(201);
    let heel = json!({"inhoud": inhoud(gemeente, "Sporthal beheren", &json!({"beginGeldigheid": "2026-05-01"}))});
    let gewijzigd = app.redacteur().put(open.path("/concept")).if_match(&gestart.etag()).json(&heel).send().await.expect(200);
    let open = app.settle(&open.after(&gewijzigd)).await;
    assert_eq!(bedoeld(&lezer, &[("zoek", "zwembda")]).await, None);
    let toen = lezer.get(OPENBAAR).query("zoek", "zwembda").query("geldigOp", "2026-04-01").send().await.expect(200);
    assert_eq!(toen.body["suggestie"], "zwembad");
    // What is withdrawn or becomes internal takes its words with it, also for a day in the past.
    let intrekking = json!({"reden": "fout_in_inhoud", "tekst": "Deze versie bevatte een fout."});
    let intrekken = app.beheerder().post(open.path("/versies/1/_intrekken")).if_match(&open.etag).json(&intrekking);
    intrekken.send().await.expect(200);
    let toen = lezer.get(OPENBAAR).query("zoek", "zwembda").query("geldigOp", "2026-04-01").send().await.expect(200);
    assert!(toen.body["suggestie"].is_null());
    assert_eq!(bedoeld(&lezer, &[("zoek", "sportahl")]).await.as_deref(), Some("sporthal"));
}
