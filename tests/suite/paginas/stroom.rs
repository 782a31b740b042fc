//! The way of the data.

use serde_json::{Value, json};

use super::{met_camera, pagina, tekst};
use crate::support::{TestApp, seeds};

/// The drawing alone: a list with its stops.
fn stroom(pagina: &str) -> &str {
    let begin = pagina.find("<div class=\"stroom\">").unwrap();
    &pagina[begin..begin + pagina[begin..].find("</section>").unwrap()]
}

#[actix_web::test]
async fn it_says_who_gives_who_uses_who_receives_and_until_when() {
    let app = TestApp::start().await;
    let (_, camera) = met_camera(&app).await;
    let pagina = pagina(&app, &camera.page_path("")).await;
    let beeld = tekst(stroom(&pagina));
    for stuk in [
        "Uit wat wij zelf zien of meten camerabeelden",
        "Gemeente Opmeer",
        "Bezoeker",
        "Bedrijf Onderhoudt de camera's",
        "Politie",
        "tot 4 weken na de opname. Daarna vernietigen wij ze.",
    ] {
        assert!(beeld.contains(stuk), "{stuk} not in {beeld}");
    }
    assert!(!beeld.contains("Mailhuis"), "the name of the guard is not public: {beeld}");
}

#[actix_web::test]
async fn what_leaves_europe_is_marked_and_comes_first_and_nothing_is_cut() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let mut inhoud = seeds::nieuwsbrief(gemeente, bedrijf);
    let lang = "Een ontvanger met een naam die zo lang is dat zij nooit op een regel van een vak past";
    let gewoon = |nummer: u8| json!({"soort": "overig", "naam": format!("Ontvanger {nummer}"), "omschrijving": "x", "grondslagVerstrekking": "wet"});
    let mut ontvangers: Vec<Value> = (1..=10).map(gewoon).collect();
    ontvangers.push(json!({"soort": "overig", "naam": lang, "omschrijving": "x", "land": "IN", "grondslagVerstrekking": "wet"}));
    inhoud["ontvangers"] = ontvangers.into();
    inhoud["doorgifteBuitenEer"] = true.into();
    inhoud["doorgiften"] = json!([{"land": "IN", "ontvanger": "Rekencentrum", "instrument": "modelcontractbepalingen",
        "documentatie": {"omschrijving": "Contract"}}]);
    let pagina = pagina(&app, &app.vastgesteld_met(gemeente, &inhoud).await.page_path("")).await;
    let beeld = tekst(stroom(&pagina));
    for stuk in ["Buiten Europa: India", "Rekencentrum", lang, "Ontvanger 5", "Ontvanger 10"] {
        assert!(beeld.contains(stuk), "{stuk} not in {beeld}");
    }
    assert!(beeld.find("India") < beeld.find("Ontvanger 1"), "{beeld}");
    assert_eq!(stroom(&pagina).matches("<li class=\"buiten\">").count(), 2);
}

#[actix_web::test]
async fn a_processor_tells_what_it_does_and_for_whom_and_not_what_only_its_client_knows() {
    let app = TestApp::with_example().await;
    let pagina = pagina(&app, "/verwerkingen/d43175f2-f058-4287-91c1-c687e78e448a").await;
    for niet in ["staan nog niet in het register", "Het register zegt dit nog niet", "Het register noemt geen ontvangers"] {
        assert!(!tekst(&pagina).contains(niet), "{niet}: {pagina}");
    }
    let kort = tekst(pagina.split("id=\"in-het-kort\"").nth(1).unwrap().split("</section>").next().unwrap());
    for vraag in ["Wat doen wij?", "Voor wie?", "En de rest? Vraag de opdrachtgever"] {
        assert!(kort.contains(vraag), "{vraag}: {kort}");
    }
    assert!(tekst(stroom(&pagina)).contains("In opdracht van"), "{pagina}");
}
