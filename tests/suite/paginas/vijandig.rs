//! Whatever somebody writes into a text field, on a page it stays text.

use serde_json::json;

use super::{pagina, tekst};
use crate::support::{
    TestApp,
    hostile::{self, LONG, NOT_TOLD, SHORT, numbered, on_one_line},
};

#[actix_web::test]
async fn hostile_text_in_every_field_stays_text_on_every_page() {
    let app = TestApp::start().await;
    let gemeente = app.organisatie(&hostile::gemeente()).await;
    let (mut inhoud, mut plaatsen) = (hostile::inhoud(&app, gemeente).await, Vec::new());
    let verwerker = app.organisatie(&json!({"naam": SHORT, "soort": "bedrijf", "land": "NL"})).await;
    inhoud["verwerkers"][0]["organisatie"] = json!(verwerker);
    inhoud["zaaktypen"] = json!([{"identificatie": SHORT, "omschrijving": LONG, "url": "https://catalogus.example/"}]);
    inhoud["uplProducten"] = json!([{"naam": SHORT, "uri": "https://upl.example/"}]);
    numbered(&mut inhoud, "", &mut plaatsen);
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    let pad = activiteit.page_path("");
    let gelezen = tekst(&pagina(&app, &pad).await);
    for (nummer, plaats) in plaatsen.iter().enumerate() {
        let heel = [SHORT, LONG].map(|vijandig| format!("{} §{}§", on_one_line(vijandig), nummer + 1));
        let gezegd = heel.iter().any(|heel| gelezen.contains(heel));
        let hoort = !NOT_TOLD.contains(&plaats.as_str()) || plaats == "/beveiliging/openbareOmschrijving";
        assert_eq!(gezegd, hoort, "{plaats}\n{gelezen}");
    }
    // These are whole too, which is asserted of every page.
    let ingesloten =
        [format!("/insluiten{pad}"), format!("/insluiten{pad}/privacyverklaring"), "/insluiten/verwerkingen".to_owned()];
    let andere =
        [format!("{pad}/versies/1"), format!("{pad}/privacyverklaring"), format!("/organisaties/{gemeente}/privacyverklaring")];
    for pad in ingesloten.into_iter().chain(andere) {
        let pagina = pagina(&app, &pad).await;
        assert!(pagina.contains("&#60;b&#62;*x*&#60;/b&#62;"), "{pad}: {pagina}");
    }
}
