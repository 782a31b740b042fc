//! The page of an activity.

use serde_json::json;

use super::{met_camera, met_status, pagina, tekst, vraag};
use crate::support::{
    PUBLIC_URL, TestApp,
    notice::{answer, verklaring},
    seeds,
};

#[actix_web::test]
async fn it_says_everything_that_the_notice_says_in_its_order() {
    let app = TestApp::start().await;
    let (_, camera) = met_camera(&app).await;
    let verklaring = verklaring(&app, &camera, "application/json").await;
    // A link within a sentence has white space around it here.
    let samen = |tekst: &str| tekst.split_whitespace().collect::<String>();
    let pagina = samen(&tekst(&pagina(&app, &camera.page_path("")).await));
    let mut vorige = 0;
    for onderdeel in verklaring.body["onderdelen"].as_array().unwrap() {
        let kop = samen(onderdeel["kop"].as_str().unwrap());
        let hier = pagina.rfind(&kop).unwrap();
        assert!(hier > vorige, "{kop}");
        vorige = hier;
        for regel in answer(&verklaring, onderdeel["code"].as_str().unwrap()).lines() {
            assert!(pagina.contains(&samen(regel)), "{regel} not in {pagina}");
        }
    }
}

#[actix_web::test]
async fn the_answer_comes_first_and_a_request_names_the_activity() {
    let app = TestApp::with_example().await;
    let pad = "/verwerkingen/8fa79bf2-a821-48a2-b867-7a14f79e36e3";
    let blad = pagina(&app, pad).await;
    let (kort, rest) = blad.split_once("id=\"in-het-kort\"").unwrap().1.split_once("</section>").unwrap();
    for stuk in ["Onderzoeken van de hulpvraag", "Gezondheidsgegevens", "Van uzelf", "CAK", "tot 15 jaar"] {
        assert!(kort.to_lowercase().contains(&stuk.to_lowercase()), "{stuk} not in {kort}");
    }
    let formulier =
        "https://www.gemeente-voorbeeld.example/privacy/verzoek?recht=inzage&#38;verwerking=VA-0009&#38;naam=Hulp%20en";
    assert!(kort.contains(formulier) && kort.contains("Vraag mijn gegevens op") && kort.contains("Maak bezwaar"), "{kort}");
    assert!(kort.contains("U logt in met DigiD."), "{kort}");
    assert!(rest.contains("Nummer in het register"), "administration comes last");
    // A mail where there is no form, and nobody to ask where another decides.
    let regeling = "/organisaties/50435bc0-df18-48ee-8815-58ca76bc7519";
    assert!(pagina(&app, regeling).await.contains("https://www.voorbeeldstreek.example/privacy?recht=inzage\""), "{regeling}");
}

#[actix_web::test]
async fn rights_and_complaint_are_one_click_from_every_page() {
    let app = TestApp::start().await;
    let (gemeente, camera) = met_camera(&app).await;
    assert!(pagina(&app, &camera.page_path("")).await.contains("<a href=\"/rechten\">Uw rechten</a>"));
    let een = pagina(&app, "/rechten").await;
    assert!(een.contains("id=\"verzoek\"") && een.contains("id=\"klacht\"") && een.contains("id=\"contact\""), "{een}");
    let ander = app.gemeente_named("Gemeente Ginds").await;
    app.vastgesteld(ander, "Van ginds", "2026-01-01").await;
    let twee = pagina(&app, "/rechten").await;
    assert!(twee.contains(&format!("href=\"/organisaties/{gemeente}#verzoek\"")), "{twee}");
    assert!(pagina(&app, &format!("/organisaties/{gemeente}")).await.contains("id=\"verzoek\""));
}

#[actix_web::test]
async fn above_it_stands_what_it_is_and_below_it_where_to_go_on() {
    let app = TestApp::start().await;
    let (gemeente, camera) = met_camera(&app).await;
    let pad = camera.page_path("");
    let pagina = pagina(&app, &pad).await;
    let id = format!("{PUBLIC_URL}/id/verwerkingsactiviteiten/{}", camera.uuid);
    let api = format!("{PUBLIC_URL}{}", camera.public_path(""));
    for stuk in [
        "<h1>Cameratoezicht gemeentehuis</h1>".to_owned(),
        format!("<a href=\"/organisaties/{gemeente}\">Gemeente Opmeer</a>"),
        "<dd>VA-0002</dd>".to_owned(),
        "<a href=\"/verwerkingen?thema=bedrijfsvoering\">Bedrijfsvoering</a>".to_owned(),
        "<span class=\"etiket\">Overig</span>".to_owned(),
        "<dd>vanaf 21 november 2026</dd>".to_owned(),
        "<p>Beelden worden in Nederland opgeslagen; de toegang is strikt geregeld.</p>".to_owned(),
        "<dt>Normen voor beveiliging</dt>".to_owned(),
        "<dd>Uitgevoerd</dd>".to_owned(),
        format!("<a href=\"{pad}/versies/1\">Versie 1: vanaf 21 november 2026</a> (geldig; u leest deze versie)"),
        format!("<a href=\"{pad}/privacyverklaring\">"),
        format!("<a href=\"{pad}/wijzigingen\">"),
        format!("<a href=\"{pad}/wijzigingen.atom\">"),
        format!("<a href=\"{id}\">{id}</a>"),
        format!("<link rel=\"canonical\" href=\"{PUBLIC_URL}{pad}\">"),
        format!("<link rel=\"alternate\" type=\"application/json\" href=\"{api}\">"),
    ] {
        assert!(pagina.contains(&stuk), "{stuk} not in {pagina}");
    }
    assert!(!pagina.contains("melding") && !pagina.contains("noindex"), "{pagina}");
    assert!(pagina.len() < 60_000, "{}", pagina.len());
}

#[actix_web::test]
async fn products_case_types_and_organisations_lead_on() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let mut inhoud = seeds::nieuwsbrief(gemeente, bedrijf);
    inhoud["zaaktypen"] = json!([{"identificatie": "B0123", "omschrijving": "Aanmelding", "url": "https://catalogus.example/1"}]);
    inhoud["uplProducten"] = json!([{"naam": "Nieuwsbrief", "uri": "https://standaarden.overheid.nl/owms/terms/nieuwsbrief"}]);
    inhoud["geldtVoor"] = json!([bedrijf]);
    inhoud["verdereVerwerking"] = false.into();
    inhoud["aliassen"] = json!(["urn:nl:opmeer:nieuwsbrief", "https://oud.example/avg/7"]);
    let pagina = pagina(&app, &app.vastgesteld_met(gemeente, &inhoud).await.page_path("")).await;
    for stuk in [
        "<a href=\"https://catalogus.example/1\">Aanmelding, B0123</a>".to_owned(),
        "<a href=\"https://standaarden.overheid.nl/owms/terms/nieuwsbrief\">Nieuwsbrief</a>".to_owned(),
        format!("<a href=\"/organisaties/{bedrijf}\">Mailhuis BV</a>"),
        "<dd>urn:nl:opmeer:nieuwsbrief</dd>\n<dd><a href=\"https://oud.example/avg/7\">https://oud.example/avg/7</a></dd>"
            .to_owned(),
        "<dd>Nee. De gegevens worden alleen gebruikt waarvoor ze zijn verzameld.</dd>".to_owned(),
    ] {
        assert!(pagina.contains(&stuk), "{stuk} not in {pagina}");
    }
}

#[actix_web::test]
async fn what_is_not_public_or_not_there_is_a_page_that_says_so() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let mut inhoud = seeds::cameratoezicht(gemeente, bedrijf);
    inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
    let dicht = app.vastgesteld_met(gemeente, &inhoud).await;
    let onbekend = "/verwerkingen/00000000-0000-0000-0000-000000000001";
    for pad in [dicht.page_path(""), onbekend.to_owned(), "/verwerkingen/zomaar".to_owned()] {
        for rest in ["", "/versies/1", "/versies/x", "/privacyverklaring"] {
            let pagina = met_status(&app, &format!("{pad}{rest}"), 404).await;
            assert!(!pagina.contains("Camera") && pagina.contains("noindex"), "{pagina}");
        }
        for rest in ["", "/privacyverklaring"] {
            met_status(&app, &format!("/insluiten{pad}{rest}"), 404).await;
        }
    }
}

#[actix_web::test]
async fn it_is_kept_until_the_register_changes() {
    let app = TestApp::start().await;
    let (_, camera) = met_camera(&app).await;
    let pad = camera.page_path("?utm_source=nieuwsbrief&x");
    let eerste = vraag(&app, &pad).await.expect(200);
    let weer = app.anonymous().get(&pad).header("Accept", "text/html").header("If-None-Match", &eerste.etag()).send().await;
    assert_eq!(weer.expect(304).header("Cache-Control"), Some("no-cache"));
    let kort = app.anonymous().get(&pad).header("Accept-Encoding", "br").send().await.expect(200);
    assert!(kort.bytes.len() * 2 < eerste.bytes.len());
    app.anonymous().get(&pad).header("Accept", "application/json").send().await.expect(406);
}
