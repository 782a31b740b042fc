//! A fault is a page too, also one that is found before a handler is asked.

use super::bekijk;
use crate::support::{TestApp, life_cycle::ingetrokken};

#[actix_web::test]
async fn who_finds_no_place_gets_a_page_at_addresses_of_pages() {
    let app = TestApp::start_with(|settings| settings.sizes.requests = 0).await;
    let client = app.anonymous();
    for (pad, beleid) in [("/", "frame-ancestors 'none'"), ("/insluiten/verwerkingen", "frame-ancestors *")] {
        let antwoord = bekijk(&client, pad).await.expect(503);
        assert_eq!(antwoord.header("Content-Type"), Some("text/html; charset=utf-8"), "{pad}");
        assert_eq!(antwoord.header("Retry-After"), Some("1"), "{pad}");
        assert!(antwoord.header("Content-Security-Policy").unwrap().ends_with(beleid), "{pad}");
        assert!(antwoord.text().contains("<h1>Het is nu te druk</h1>"), "{}", antwoord.text());
    }
    for (pad, browser) in [("/v1/register", true), ("/", false)] {
        let vraag = client.get(pad);
        let antwoord = if browser { vraag.by_browser() } else { vraag }.send().await.expect(503);
        assert_eq!(antwoord.problem(), "te-druk", "{pad}");
    }
}

#[actix_web::test]
async fn an_address_that_is_too_long_is_told_by_a_page() {
    let app = TestApp::start().await;
    let antwoord = bekijk(&app.anonymous(), &format!("/verwerkingen?zoek={}", "x".repeat(20_000))).await.expect(414);
    assert_eq!(antwoord.media_type(), Some("text/html"));
    assert!(antwoord.text().contains("Dit adres klopt niet helemaal"), "{}", antwoord.text());
}

#[actix_web::test]
async fn what_is_gone_leads_on_to_the_activity_and_to_what_happened() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let weg = app.vastgesteld(gemeente, "Foutje", "2026-01-01").await;
    let weg = ingetrokken(&app, &weg, 1, "Er stond iets te veel.").await;
    let nu = format!("href=\"{}\"", weg.page_path(""));
    let gebeurd = format!("href=\"{}\"", weg.page_path("/wijzigingen"));
    let client = app.anonymous();
    for (rest, met_nu) in [("", false), ("/versies/1", true)] {
        let html = bekijk(&client, &weg.page_path(rest)).await.expect(410).text();
        assert!(html.contains(&gebeurd), "{rest}: {html}");
        assert_eq!(html.contains(&nu), met_nu, "{rest}: {html}");
    }
    bekijk(&client, &weg.page_path("/wijzigingen")).await.expect(200);
}
