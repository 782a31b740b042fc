//! The notice of a whole organisation.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{PUBLIC_URL, TestApp, notice::answer, seeds};

fn pad(uuid: Uuid) -> String {
    format!("/v1/register/organisaties/{uuid}/privacyverklaring")
}

/// Theme and names, such as `jeugd: Jeugdhulp, Leerplicht`.
fn per_thema(verklaring: &Value) -> Vec<String> {
    let themas = verklaring["themas"].as_array().unwrap().iter();
    let namen = |thema: &Value| {
        let activiteiten = thema["activiteiten"].as_array().unwrap().iter();
        activiteiten.map(|activiteit| activiteit["naam"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(", ")
    };
    themas.map(|thema| format!("{}: {}", thema["code"].as_str().unwrap(), namen(thema))).collect()
}

#[actix_web::test]
async fn it_shows_what_counts_today_by_theme_in_the_order_of_the_code_list() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let ginds = app.organisatie(&seeds::gegevens("Gemeente Ginds")).await;
    for (houder, naam, themas, begin) in [
        (gemeente, "Zwembad", json!(["bestuur_en_inspraak"]), "2026-01-01"),
        (gemeente, "Jeugdhulp", json!(["jeugd", "zorg_en_ondersteuning"]), "2026-01-01"),
        (gemeente, "Agenda", json!(["bestuur_en_inspraak", "jeugd"]), "2026-01-01"),
        (gemeente, "Zonder thema", json!([]), "2026-01-01"),
        (gemeente, "Later", json!(["jeugd"]), "2027-01-01"),
        (ginds, "Elders", json!(["jeugd"]), "2026-01-01"),
    ] {
        let mut inhoud = seeds::nieuwsbrief(houder, bedrijf);
        (inhoud["naam"], inhoud["themas"], inhoud["beginGeldigheid"]) = (naam.into(), themas, begin.into());
        app.vastgesteld_met(houder, &inhoud).await;
    }
    let gelezen = app.anonymous().get(pad(gemeente)).send().await.expect(200).body;
    assert_eq!(per_thema(&gelezen), ["jeugd: Jeugdhulp", "bestuur_en_inspraak: Agenda, Zwembad", "overig: Zonder thema"]);
    assert_eq!((&gelezen["aantal"], &gelezen["themas"][2]["naam"]), (&json!(4), &json!("Overig")));
    assert_eq!((&gelezen["titel"], &gelezen["ontbreekt"]), (&json!("Privacyverklaring van Gemeente Opmeer"), &json!([])));
    let codes: Vec<_> = gelezen["onderdelen"].as_array().unwrap().iter().map(|deel| &deel["code"]).collect();
    assert_eq!(codes, ["contact", "uw_rechten", "bezwaar", "niet_eens", "klacht"]);
    let activiteit = &gelezen["themas"][0]["activiteiten"][0];
    let uuid = activiteit["uuid"].as_str().unwrap();
    let verwacht = json!({
        "uuid": uuid,
        "uri": format!("{PUBLIC_URL}/id/verwerkingsactiviteiten/{uuid}"),
        "privacyverklaringUrl": format!("{PUBLIC_URL}/v1/register/verwerkingsactiviteiten/{uuid}/privacyverklaring"),
        "naam": "Jeugdhulp",
        "waarom": ["Toesturen van de digitale nieuwsbrieven waarvoor iemand zich heeft aangemeld."],
        "magDat": ["Wij doen dit alleen met uw uitdrukkelijke toestemming."],
        "gegevens": "Wij gebruiken: e-mailadres en naam (voornaam en achternaam).",
        "vanWie": "Van uzelf.",
        "wieKrijgtZe": "Mailhuis BV werkt voor ons.",
        "buitenEuropa": null,
        "geautomatiseerdBesluit": null,
        "hoeLang": ["Wij bewaren de gegevens tot dit gebeurt: de abonnee schrijft zich uit."]
    });
    assert_eq!(activiteit, &verwacht);
    app.clock.set("2027-01-02T10:00:00Z");
    let later = app.anonymous().get(pad(gemeente)).send().await.expect(200).body;
    assert_eq!(per_thema(&later)[0], "jeugd: Jeugdhulp, Later");
}

#[actix_web::test]
async fn only_of_an_organisation_that_keeps_a_register_here() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    app.anonymous().get(pad(gemeente)).send().await.expect(404);
    app.vastgesteld_met(gemeente, &seeds::nieuwsbrief(gemeente, bedrijf)).await;
    app.anonymous().get(format!("/v1/register/organisaties/{bedrijf}")).send().await.expect(200);
    for geen in [bedrijf, Uuid::from_u128(1)] {
        app.anonymous().get(pad(geen)).send().await.expect(404);
    }
    let geweigerd = app.anonymous().get(format!("{}?geldigOp=2026-01-01", pad(gemeente))).send().await.expect(400);
    assert_eq!(geweigerd.problem_codes(), [("geldigOp", "onbekende-parameter")]);
}

#[actix_web::test]
async fn what_the_register_does_not_say_is_said() {
    let app = TestApp::start().await;
    let mut kaal = seeds::gegevens("Gemeente Kaal");
    let fg = json!({"naam": "F. Gerrits", "email": "fg@kaal.example"});
    let kanalen = json!([{"recht": "inzage", "kanaal": "balie", "authenticatie": "balie_legitimatie",
        "correspondentieadres": {"regels": ["Plein 1", "Kaal"]}}]);
    kaal["register"] = json!({ "verzoekKanalen": kanalen });
    kaal["functionarisGegevensbescherming"] = fg;
    let gemeente = app.organisatie(&kaal).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    app.vastgesteld_met(gemeente, &seeds::nieuwsbrief(gemeente, bedrijf)).await;
    let gelezen = app.anonymous().get(pad(gemeente)).send().await.expect(200);
    assert_eq!(gelezen.body["ontbreekt"], json!(["uw_rechten", "klacht"]));
    let rechten = answer(&gelezen, "uw_rechten");
    for zin in [
        "Het register zegt nog niet hoe snel wij op een verzoek antwoorden.",
        "Het register zegt nog niet bij ieder recht hoe u een verzoek kunt doen.",
        "Voor ‘Recht op inzage’: kom naar onze balie. Laat aan de balie een geldig identiteitsbewijs zien.",
    ] {
        assert!(rechten.contains(zin), "{zin}: {rechten}");
    }
    assert!(answer(&gelezen, "klacht").ends_with("Het register zegt nog niet waar u een klacht kunt indienen."));
}

#[actix_web::test]
async fn a_large_register_is_in_it_as_a_whole() {
    let app = TestApp::start().await;
    app.load_example().await;
    let register = app.anonymous().get("/v1/register").send().await.expect(200).body;
    let mut totaal = 0;
    for houder in register["registerhouders"].as_array().unwrap() {
        let uuid: Uuid = houder["uuid"].as_str().unwrap().parse().unwrap();
        let gelezen = app.anonymous().get(pad(uuid)).send().await.expect(200).body;
        assert_eq!(gelezen["aantal"], houder["aantalVerwerkingsactiviteiten"]);
        totaal += gelezen["aantal"].as_i64().unwrap();
        for vorm in ["text/html", "text/markdown"] {
            let tekst = app.anonymous().get(pad(uuid)).header("Accept", vorm).send().await.expect(200).text();
            let artikelen = tekst.matches(if vorm == "text/html" { "<h3 " } else { "\n### " }).count();
            assert_eq!(json!(artikelen), gelezen["aantal"]);
        }
    }
    assert!(totaal > 30, "more than one page: {totaal}");
}

#[actix_web::test]
async fn a_ground_stays_with_the_purpose_that_it_is_for() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let mut inhoud = seeds::nieuwsbrief(gemeente, bedrijf);
    let mut ander = inhoud["doelen"][0].clone();
    ander["omschrijving"] = "Meten of iemand leest.".into();
    ander["grondslagen"] =
        json!([{"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": [{"regeling": "BWBR0005416", "artikel": "108"}]}]);
    inhoud["doelen"].as_array_mut().unwrap().push(ander);
    app.vastgesteld_met(gemeente, &inhoud).await;
    let gelezen = app.anonymous().get(pad(gemeente)).send().await.expect(200).body;
    let mag = gelezen["themas"][0]["activiteiten"][0]["magDat"].to_string();
    assert!(mag.contains("Voor ‘Meten of iemand leest’ geldt: dit is nodig voor een publieke taak"), "{mag}");
    assert!(mag.contains("aangemeld’ geldt: wij doen dit alleen met uw uitdrukkelijke toestemming"), "{mag}");
}
