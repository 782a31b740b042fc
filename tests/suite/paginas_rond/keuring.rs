//! What a program can judge of a page: structure, names, and nothing that its policy forbids. Other tests may judge their pages with it.

use serde_json::json;

use super::{bekijk, vervang};
use crate::support::{Response, TestApp, pages::split_data};

/// The largest page, in bytes.
const GROOTSTE: usize = 60 * 1024;

/// A tag as it opens: its name, its attributes as written, and what follows it.
type Tag<'a> = (&'a str, &'a str, &'a str);

/// The tags of a page that open.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let openend = html.split('<').skip(1).filter(|deel| deel.starts_with(char::is_alphabetic));
    openend
        .map(|deel| {
            let (tag, na) = deel.split_once('>').unwrap();
            let (naam, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            (naam, rest, na)
        })
        .collect()
}

/// The value of an attribute.
fn attribuut<'a>(rest: &'a str, naam: &str) -> Option<&'a str> {
    format!(" {rest}").find(&format!(" {naam}=\"")).map(|plaats| {
        let na = &rest[plaats + naam.len() + 2..];
        na.split('"').next().unwrap()
    })
}

/// Fails when the page is not as every page must be.
pub fn keur(wat: &str, antwoord: &Response) {
    let (html, _) = split_data(&antwoord.text());
    let beleid = antwoord.header("Content-Security-Policy").unwrap();
    assert!(
        !beleid.contains("unsafe") && beleid.contains("default-src 'none'") && !beleid.contains("script-src"),
        "{wat}: {beleid}"
    );
    assert_eq!(antwoord.header("Content-Type"), Some("text/html; charset=utf-8"), "{wat}");
    assert!(html.len() < GROOTSTE, "{wat}: {} bytes", html.len());
    assert!(html.starts_with("<!doctype html>\n<html lang=\"nl\">") && html.contains("<meta name=\"viewport\""), "{wat}");
    for verboden in ["<script", "<style", "javascript:", " style=\""] {
        assert!(!html.contains(verboden), "{wat}: {verboden}");
    }
    let tags = tags(&html);
    assert!(
        !tags.iter().any(|(_, rest, _)| rest.split_whitespace().any(|deel| deel.starts_with("on") && deel.contains('='))),
        "{wat}"
    );
    koppen(wat, &tags);
    onderdelen(wat, &html, &tags);
    namen(wat, &html, &tags);
    tekeningen(wat, &html, &tags);
}

/// One main heading, and no level is skipped.
fn koppen(wat: &str, tags: &[Tag<'_>]) {
    let niveau = |naam: &str| naam.strip_prefix('h').and_then(|niveau| niveau.parse::<u8>().ok());
    let niveaus: Vec<u8> = tags.iter().filter_map(|(naam, ..)| niveau(naam)).collect();
    assert_eq!(niveaus.first(), Some(&1), "{wat}: {niveaus:?}");
    assert!(!niveaus[1..].contains(&1), "{wat}: {niveaus:?}");
    assert!(niveaus.windows(2).all(|paar| paar[1] <= paar[0] + 1), "{wat}: {niveaus:?}");
}

/// A title, landmarks, and a link to the content before everything else.
fn onderdelen(wat: &str, html: &str, tags: &[Tag<'_>]) {
    let titel = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
    assert!(titel.len() > " - Verwerkingsregister".len(), "{wat}: {titel}");
    for naam in ["header", "main", "footer"] {
        assert_eq!(tags.iter().filter(|(tag, ..)| *tag == naam).count(), 1, "{wat}: {naam}");
    }
    let navigatie: Vec<_> =
        tags.iter().filter(|(naam, ..)| *naam == "nav").map(|(_, rest, _)| attribuut(rest, "aria-label")).collect();
    assert!(navigatie.iter().all(Option::is_some), "{wat}: {navigatie:?}");
    let (_, eerste, _) = tags.iter().find(|(naam, ..)| *naam == "a").unwrap();
    assert_eq!(attribuut(eerste, "href"), Some("#inhoud"), "{wat}");
}

/// Every field has a label, every link words, and every id is there once and is there at all when it is named.
fn namen(wat: &str, html: &str, tags: &[Tag<'_>]) {
    for (_, rest, _) in tags.iter().filter(|(naam, rest, _)| *naam == "input" && !rest.contains("type=\"hidden\"")) {
        let id = attribuut(rest, "id").unwrap();
        assert!(html.contains(&format!("<label for=\"{id}\">")), "{wat}: {rest}");
    }
    for link in html.split("<a ").skip(1) {
        let link = link.split("</a>").next().unwrap();
        let woorden: String = link.split('>').skip(1).filter_map(|deel| deel.split('<').next()).collect();
        assert!(!woorden.trim().is_empty(), "{wat}: {link}");
    }
    let mut ids: Vec<_> = tags.iter().filter_map(|(_, rest, _)| attribuut(rest, "id")).collect();
    for naam in ["aria-labelledby", "aria-describedby", "for"] {
        let genoemd = tags.iter().filter_map(|(_, rest, _)| attribuut(rest, naam)).flat_map(str::split_whitespace);
        genoemd.for_each(|id| assert!(ids.contains(&id), "{wat}: {naam} {id}"));
    }
    ids.sort_unstable();
    assert!(ids.windows(2).all(|paar| paar[0] != paar[1]), "{wat}: {ids:?}");
}

/// A drawing only repeats what stands beside it: it is hidden from who cannot see it, and has no text of its own.
fn tekeningen(wat: &str, html: &str, tags: &[Tag<'_>]) {
    for (_, rest, _) in tags.iter().filter(|(naam, ..)| *naam == "svg") {
        assert!(rest.contains("aria-hidden=\"true\""), "{wat}");
    }
    assert!(!html.contains("<text"), "{wat}");
}

/// The pages of the example register.
async fn paden(app: &TestApp) -> Vec<String> {
    let organisaties = app.anonymous().get("/v1/register/organisaties?pageSize=100").send().await.expect(200);
    let gevonden = organisaties.body["results"].as_array().unwrap().iter();
    let gevonden = gevonden.map(|organisatie| format!("/organisaties/{}", organisatie["uuid"].as_str().unwrap()));
    let vast = ["/", "/organisaties", "/organisaties?zoek=voorbeeld&page=2", "/waar", "/over", "/toegankelijkheid"];
    vast.map(str::to_owned).into_iter().chain(gevonden).collect()
}

#[actix_web::test]
async fn every_page_is_as_a_page_must_be() {
    let app = TestApp::with_example().await;
    for pad in paden(&app).await {
        let antwoord = bekijk(&app.anonymous(), &pad).await.expect(200);
        keur(&pad, &antwoord);
        let canoniek = antwoord.text().contains("<link rel=\"canonical\" href=\"https://register.voorbeeld.example/");
        assert_eq!(canoniek, !pad.contains("zoek"), "{pad}");
        let weer = app.anonymous().get(&pad).header("If-None-Match", &antwoord.etag()).send().await;
        assert_eq!((weer.status, weer.bytes.len()), (304, 0), "{pad}");
    }
}

#[actix_web::test]
async fn an_empty_register_has_pages_too() {
    let app = TestApp::start().await;
    for pad in ["/", "/organisaties", "/waar", "/over", "/toegankelijkheid"] {
        let antwoord = bekijk(&app.anonymous(), pad).await.expect(200);
        keur(pad, &antwoord);
        assert!(!antwoord.text().contains("<svg"), "{pad}");
    }
}

#[actix_web::test]
async fn what_other_sites_add_to_an_address_and_an_empty_field_mean_nothing() {
    let app = TestApp::start().await;
    for pad in ["/organisaties?zoek=&page=1&utm_source=x", "/waar?fbclid=1", "/over?%FF", "/toegankelijkheid?zoek=%00", "/?x=y"] {
        keur(pad, &bekijk(&app.anonymous(), pad).await.expect(200));
    }
    let fout = bekijk(&app.anonymous(), "/organisaties?page=0").await.expect(400);
    keur("page=0", &fout);
    assert!(fout.text().contains("Dit adres klopt niet helemaal"));
}

#[actix_web::test]
async fn the_pages_say_what_they_are_and_nothing_that_nobody_knows() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let over = bekijk(&app.anonymous(), "/over").await.expect(200).text();
    let regel = "src=&#34;https://register.voorbeeld.example/insluiten/verwerkingen?thema=burgerzaken&#34; title=";
    assert!(over.contains(regel) && over.contains("artikel 30") && over.contains("href=\"/v1/openapi.json\""), "{over}");
    assert!(over.contains("Gemeente Voorbeeld</a> (1 verwerking)") && over.contains("nog geen licentie"), "{over}");
    let toegankelijk = bekijk(&app.anonymous(), "/toegankelijkheid").await.expect(200).text();
    assert!(toegankelijk.contains("Er is geen formeel onderzoek gedaan") && !toegankelijk.contains("status A"), "{toegankelijk}");
    assert!(toegankelijk.contains("href=\"mailto:privacy@gemeente-voorbeeld.example\""), "{toegankelijk}");

    let ginds = app.gemeente_named("Gemeente Ginds").await;
    app.vastgesteld(ginds, "Elders", "2026-01-01").await;
    let licentie = json!({"naam": "Gemeente Ginds", "register": {"verwerkingsregisterLicentie": "https://cc.example/0/"}});
    vervang(&app, ginds, &licentie).await;
    let over = bekijk(&app.anonymous(), "/over").await.expect(200).text();
    assert!(over.contains("Gemeente Ginds: <a href=\"https://cc.example/0/\" rel=\"license\">"), "{over}");
}
