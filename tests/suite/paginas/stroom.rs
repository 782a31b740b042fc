//! The picture of the data, and the same as text.

use serde_json::{Value, json};

use super::{met_camera, pagina, tekst};
use crate::support::{TestApp, seeds};

/// The picture alone.
fn svg(pagina: &str) -> &str {
    &pagina[pagina.find("<svg").unwrap()..pagina.find("</svg>").unwrap()]
}

/// What stands beside it.
fn ernaast(pagina: &str) -> String {
    tekst(&pagina[pagina.find("<details>").unwrap()..pagina.find("</details>").unwrap()])
}

#[actix_web::test]
async fn it_says_who_gives_who_uses_who_receives_and_until_when() {
    let app = TestApp::start().await;
    let (_, camera) = met_camera(&app).await;
    let pagina = pagina(&app, &camera.page_path("")).await;
    let beeld = tekst(svg(&pagina));
    assert!(
        svg(&pagina).contains("role=\"img\" aria-labelledby=\"stroom-titel\" aria-describedby=\"stroom-uitleg\""),
        "{pagina}"
    );
    for stuk in [
        "Wij nemen dit zelf",
        "camerabeelden",
        "Gemeente Opmeer",
        "Bezoeker",
        "Bedrijf",
        "Onderhoudt de",
        "Politie",
        "Bewaren en",
    ] {
        assert!(beeld.contains(stuk), "{stuk} not in {beeld}");
    }
    assert!(!beeld.contains("Mailhuis"), "the name of the guard is not public: {beeld}");
    let naast = ernaast(&pagina);
    for stuk in [
        "Wij nemen dit zelf waar: camerabeelden",
        "Bedrijf: Onderhoudt de camera's",
        "tot 4 weken na de opname. Daarna vernietigen wij ze.",
    ] {
        assert!(naast.contains(stuk), "{stuk} not in {naast}");
    }
}

#[actix_web::test]
async fn what_leaves_europe_is_marked_and_comes_first_and_long_columns_are_counted() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let mut inhoud = seeds::nieuwsbrief(gemeente, bedrijf);
    let lang = "Een ontvanger met een naam die zo lang is dat zij nooit in een vak van de afbeelding past";
    let gewoon = |nummer: u8| json!({"soort": "overig", "naam": format!("Ontvanger {nummer}"), "omschrijving": "x", "grondslagVerstrekking": "wet"});
    let mut ontvangers: Vec<Value> = (1..=10).map(gewoon).collect();
    ontvangers.push(json!({"soort": "overig", "naam": lang, "omschrijving": "x", "land": "IN", "grondslagVerstrekking": "wet"}));
    inhoud["ontvangers"] = ontvangers.into();
    inhoud["doorgifteBuitenEer"] = true.into();
    inhoud["doorgiften"] = json!([{"land": "IN", "ontvanger": "Rekencentrum", "instrument": "modelcontractbepalingen",
        "documentatie": {"omschrijving": "Contract"}}]);
    let pagina = pagina(&app, &app.vastgesteld_met(gemeente, &inhoud).await.page_path("")).await;
    let beeld = tekst(svg(&pagina));
    for stuk in ["Buiten Europa: India", "Rekencentrum", "Een ontvanger met", "Ontvanger 5", "en nog 5 andere"] {
        assert!(beeld.contains(stuk), "{stuk} not in {beeld}");
    }
    assert!(!beeld.contains("Ontvanger 6") && !beeld.contains("afbeelding past") && beeld.contains('…'), "{beeld}");
    assert_eq!(svg(&pagina).matches("stroke-dasharray").count(), 2);
    let naast = ernaast(&pagina);
    assert!(naast.contains(lang) && naast.contains("Ontvanger 10") && naast.contains("(buiten Europa: India)"), "{naast}");
}
