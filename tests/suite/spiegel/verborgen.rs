//! What is not public is in no file, and what somebody writes leads nowhere.

use serde_json::json;

use super::{bestanden, levend, links, spiegel};
use crate::support::{
    PUBLIC_URL, TestApp, complete_inhoud,
    hostile::{self, LONG, SHORT, numbered},
};

#[actix_web::test]
async fn what_is_not_public_is_in_no_file_and_what_is_closed_leaves() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let open = app.vastgesteld(gemeente, "Mystery Guests", "2026-01-01").await;
    for vertrouwelijkheid in ["vertrouwelijk", "intern"] {
        let mut inhoud = complete_inhoud(gemeente);
        (inhoud["naam"], inhoud["vertrouwelijkheid"]) = ("Verborgen onderzoek".into(), vertrouwelijkheid.into());
        app.vastgesteld_met(gemeente, &inhoud).await;
    }
    app.concept_named(gemeente, "Verborgen onderzoek").await;
    let map = tempfile::tempdir().unwrap();
    spiegel(&app, levend(), map.path()).await;
    let geen = |woord: &str| {
        for (naam, (inhoud, _)) in bestanden(map.path()) {
            assert!(!naam.contains(woord) && !String::from_utf8_lossy(&inhoud).contains(woord), "{naam}: {woord}");
        }
    };
    geen("Verborgen onderzoek");
    assert!(bestanden(map.path()).contains_key(&format!("verwerkingen/{}/index.html", open.uuid)));

    let concept = app.redacteur().post(open.path("/concept")).if_match(&open.etag).send().await.expect(201);
    let patch = json!({"inhoud": {"vertrouwelijkheid": "vertrouwelijk"}});
    let concept = app.redacteur().patch(open.path("/concept")).if_match(&concept.etag()).json(&patch).send().await.expect(200);
    let gesloten = app.settle(&open.after(&concept)).await;
    let telling = spiegel(&app, levend(), map.path()).await;
    assert!(telling.verwijderd > 10, "{telling:?}");
    geen(&gesloten.uuid.to_string());
    keur(map.path());
}

/// Nothing is left of what is gone: no empty folder either.
fn keur(map: &std::path::Path) {
    let verwerkingen = std::fs::read_dir(map.join("verwerkingen")).unwrap();
    for een in verwerkingen.map(|een| een.unwrap().path()).filter(|een| een.is_dir()) {
        assert!(std::fs::read_dir(&een).unwrap().next().is_some(), "{}", een.display());
    }
}

#[actix_web::test]
async fn hostile_text_makes_no_file_and_no_link_of_its_own() {
    let app = TestApp::start().await;
    let houder = app.organisatie(&hostile::gemeente()).await;
    let (mut inhoud, mut plaatsen) = (hostile::inhoud(&app, houder).await, Vec::new());
    numbered(&mut inhoud, "", &mut plaatsen);
    inhoud["naam"] = format!("\" href=\"/nergens\" x=\" {SHORT}").into();
    inhoud["omschrijving"] = format!("<a href=\"/nergens\">{LONG}").into();
    let dat = |pad: &str| json!({"naam": format!("Bedrijf {pad}"), "land": "NL", "website": format!("{PUBLIC_URL}{pad}")});
    let mut ontvangers = Vec::new();
    for pad in ["/../../../etc/passwd", "/verwerkingen/index.html/x", "/verwerkingen/%2e%2e/x", "/id/x/y", "/robots.txt/x"] {
        ontvangers.push(app.organisatie(&dat(pad)).await);
    }
    inhoud["ontvangers"] = ontvangers
        .iter()
        .map(|uuid| json!({"soort": "leverancier", "organisatie": uuid, "grondslagVerstrekking": "De opdracht"}))
        .collect();
    inhoud["zaaktypen"] = json!([
        {"identificatie": "a", "url": format!("{PUBLIC_URL}/../../../etc/passwd")},
        {"identificatie": "b", "url": format!("{PUBLIC_URL}/robots.txt/x")},
        {"identificatie": "c", "url": format!("{PUBLIC_URL}/verwerkingen/index.html")},
        {"identificatie": "d", "url": format!("{PUBLIC_URL}/verwerkingen/weg")}
    ]);
    app.vastgesteld_met(houder, &inhoud).await;
    let boven = tempfile::tempdir().unwrap();
    let map = boven.path().join("a/b");
    spiegel(&app, levend(), &map).await;
    let gevonden = bestanden(boven.path());
    assert!(gevonden.keys().all(|naam| naam.starts_with("a/b/")), "{:?}", gevonden.keys());
    let weg = String::from_utf8(gevonden["a/b/verwerkingen/weg/index.html"].0.clone()).unwrap();
    assert!(weg.contains("Deze pagina bestaat niet"), "{weg}");
    for (naam, (inhoud, _)) in gevonden.iter().filter(|(naam, _)| naam.rsplit_once('.').is_some_and(|(_, soort)| soort == "html"))
    {
        let html = std::str::from_utf8(inhoud).unwrap();
        assert!(links(html).iter().all(|link| link != "/nergens" && !link.starts_with("/..")), "{naam}");
    }
}
