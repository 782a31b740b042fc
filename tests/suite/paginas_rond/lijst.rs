//! The list of activities, as a reader who searches sees it.

use serde_json::json;

use super::pagina;
use crate::support::{
    TestApp, complete_inhoud,
    life_cycle::{beeindigd, versie_vanaf},
};

#[actix_web::test]
async fn what_an_everyday_word_stands_for_is_marked() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Aanvragen aan de balie".into();
    inhoud["omschrijving"] = json!(null);
    inhoud["doelen"][0]["omschrijving"] = "Reisdocumenten uitgeven aan inwoners".into();
    app.vastgesteld_met(gemeente, &inhoud).await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    for (zoek, gemarkeerd) in
        [("paspoort", "<mark>Reisdocumenten</mark> uitgeven"), ("uitgeven", "Reisdocumenten <mark>uitgeven</mark> aan")]
    {
        let html = pagina(&app.anonymous(), &format!("/verwerkingen?zoek={zoek}")).await;
        assert!(html.contains(gemarkeerd) && html.contains("1 verwerking<"), "{zoek}: {html}");
    }
    // An everyday word that stands for nothing in the record marks nothing.
    let html = pagina(&app.anonymous(), "/verwerkingen?zoek=balie").await;
    assert!(html.contains("Aanvragen aan de balie") && !html.contains("<mark>"), "{html}");
}

#[actix_web::test]
async fn a_reader_asks_what_held_in_a_period_and_is_led_to_the_versions_of_then() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let oud = app.vastgesteld(gemeente, "Kleuren oud", "2024-01-01").await;
    let (nieuw, _) = versie_vanaf(&app, &oud, "Kleuren nieuw", "2026-01-01").await;
    let (weg, _) = beeindigd(&app, &app.vastgesteld(gemeente, "Weg", "2024-01-01").await, "2025-06-30").await;
    let lezer = app.anonymous();
    // As a form sends it: a field that was left empty comes along.
    let html = pagina(&lezer, "/verwerkingen?zoek=&geldigVan=2025-01-01&geldigTot=2025-12-31").await;
    let titel = |pad: &str, naam: &str| format!("<h3><a href=\"{pad}/versies/1\">{naam}</a></h3>");
    assert!(html.contains("2 verwerkingen<") && html.contains(&titel(&nieuw.page_path(""), "Kleuren oud")), "{html}");
    assert!(html.contains(&titel(&weg.page_path(""), "Weg")), "{html}");
    // What was chosen is told in words, can be taken back one by one, and stands in the form again.
    assert!(html.contains("geldig vanaf 1 januari 2025") && html.contains("geldig tot en met 31 december 2025"), "{html}");
    assert!(html.contains("<a href=\"/verwerkingen?geldigTot=2025-12-31\" rel=\"nofollow\">"), "{html}");
    assert!(html.contains("name=\"geldigVan\" value=\"2025-01-01\"") && html.contains("name=\"geldigTot\" value=\"2025-12-31\""));
    let nu = pagina(&lezer, "/verwerkingen").await;
    assert!(nu.contains(&format!("<h3><a href=\"{}\">Kleuren nieuw</a></h3>", nieuw.page_path(""))), "{nu}");
    // Searching keeps the period; choosing a period keeps the words.
    let zoekend = pagina(&lezer, "/verwerkingen?zoek=kleuren&geldigOp=2025-05-01").await;
    assert!(zoekend.contains("<input type=\"hidden\" name=\"geldigOp\" value=\"2025-05-01\">"), "{zoekend}");
    let (_, periode) = zoekend.split_once("class=\"periode\"").unwrap();
    let (periode, _) = periode.split_once("</form>").unwrap();
    assert!(
        periode.contains("<input type=\"hidden\" name=\"zoek\" value=\"kleuren\">") && !periode.contains("name=\"geldigOp\"")
    );
    assert!(periode.contains("id=\"van\" name=\"geldigVan\" value=\"2025-05-01\""), "{periode}");
}
