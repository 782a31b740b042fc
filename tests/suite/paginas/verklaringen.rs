//! The privacy notices as pages of the site.

use super::{met_camera, met_status, pagina, tekst};
use crate::support::{
    PUBLIC_URL, TestApp,
    notice::{answer, verklaring},
    seeds,
};

#[actix_web::test]
async fn the_notice_of_an_activity_is_that_of_the_api_in_the_frame_of_the_site() {
    let app = TestApp::start().await;
    let (_, camera) = met_camera(&app).await;
    let verklaring = verklaring(&app, &camera, "application/json").await;
    let pad = camera.page_path("/privacyverklaring");
    let pagina = pagina(&app, &pad).await;
    // A link within a sentence has white space around it here.
    let samen = |tekst: &str| tekst.split_whitespace().collect::<String>();
    let leesbaar = samen(&tekst(&pagina));
    for onderdeel in verklaring.body["onderdelen"].as_array().unwrap() {
        for regel in answer(&verklaring, onderdeel["code"].as_str().unwrap()).lines() {
            assert!(leesbaar.contains(&samen(regel)), "{regel} not in {leesbaar}");
        }
    }
    assert!(pagina.contains("<h1>Privacyverklaring: Cameratoezicht gemeentehuis</h1>"), "{pagina}");
    let canoniek = format!("<link rel=\"canonical\" href=\"{PUBLIC_URL}{}\">", camera.page_path(""));
    assert!(pagina.contains(&canoniek), "{pagina}");
    assert!(pagina.contains("Deze tekst geldt vanaf 21 november 2026."), "{pagina}");
    assert!(pagina.contains(&format!("<a href=\"{}\">", camera.page_path(""))), "{pagina}");
}

#[actix_web::test]
async fn each_purpose_stands_once_in_the_notice_of_an_organisation() {
    let app = TestApp::with_example().await;
    let pagina = pagina(&app, "/organisaties/5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a01/privacyverklaring").await;
    assert_eq!(pagina.matches("Bijhouden van de gegevens van inwoners, zoals verhuizing").count(), 1, "{pagina}");
    assert!(pagina.contains("<dt>Waarom, en mag dat?</dt>") && pagina.contains("<dt>Waarom?</dt>"), "{pagina}");
}

#[actix_web::test]
async fn the_notice_of_an_organisation_leads_to_each_of_its_activities() {
    let app = TestApp::start().await;
    let (gemeente, camera) = met_camera(&app).await;
    let pad = format!("/organisaties/{gemeente}/privacyverklaring");
    let pagina = pagina(&app, &pad).await;
    assert!(pagina.contains("<h1>Privacyverklaring van Gemeente Opmeer</h1>"), "{pagina}");
    let hele = format!("<a href=\"{}\">De hele privacyverklaring: ", camera.page_path("/privacyverklaring"));
    assert!(pagina.contains(&hele) && pagina.contains("staat per verwerking een samenvatting."), "{pagina}");
    // Whoever reads on a phone sees names first; each answer of the law is behind one.
    assert_eq!(pagina.matches("<details class=\"vouw\">").count(), 2);
    assert!(pagina.contains("aria-label=\"Op deze pagina\"") && pagina.contains("href=\"#thema-"), "{pagina}");
    for vraag in ["Waarom?", "Mag dat?", "Welke gegevens?", "Van wie?", "Wie krijgt ze?", "Hoe lang?"] {
        assert_eq!(pagina.matches(&format!("<dt>{vraag}</dt>")).count(), 2, "{vraag}: {pagina}");
    }
    assert!(pagina.contains(&format!("<a href=\"/organisaties/{gemeente}\">Gemeente Opmeer</a>")), "{pagina}");
    assert_eq!(pagina.matches("<h3>").count(), 2);
    let bedrijf = seeds::bedrijf(&app, "Nergens BV").await;
    for pad in [format!("/organisaties/{bedrijf}/privacyverklaring"), "/organisaties/x/privacyverklaring".to_owned()] {
        met_status(&app, &pad, 404).await;
    }
}
