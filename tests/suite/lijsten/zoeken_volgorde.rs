//! The order of what search finds, literally: both databases give the same.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    TestApp, complete_inhoud,
    lists::{OPENBAAR, names},
};

/// A content with these words in its name, purpose and description.
fn inhoud(gemeente: Uuid, naam: &str, doel: &str, omschrijving: &str) -> Value {
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = naam.into();
    inhoud["doelen"][0]["omschrijving"] = doel.into();
    inhoud["omschrijving"] = omschrijving.into();
    inhoud
}

#[actix_web::test]
async fn the_name_weighs_more_than_the_purpose_and_that_more_than_the_rest_and_a_whole_word_double() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let records = [
        ("Rest begin", "Post", "Camerabeelden bekijken"),
        ("Rest woord", "Post", "Er hangt een camera"),
        ("Doel begin", "Camerabeelden bekijken", "Post"),
        ("Doel woord", "Een camera ophangen", "Post"),
        ("Cameratoezicht", "Post", "Post"),
        ("Camera in de hal", "Post", "Post"),
        ("Camera en camerabeelden", "Post", "Post"),
        ("Alles", "Camera en camerabeelden", "Camera"),
        ("Geen van beide", "Post", "Post"),
    ];
    for (naam, doel, omschrijving) in records {
        app.vastgesteld_met(gemeente, &inhoud(gemeente, naam, doel, omschrijving)).await;
    }
    let verwacht = [
        "Camera en camerabeelden", // name: word 16, stem 16, begin of another word 8
        "Camera in de hal",        // name: word 16, stem 16
        "Alles",                   // purpose: word 4, stem 4, begin 2; what stands in the rest too counts once
        "Cameratoezicht",          // name: begin 8
        "Doel woord",              // purpose: word 4, stem 4
        "Rest woord",              // rest: word 2, stem 2
        "Doel begin",              // purpose: begin 2
        "Rest begin",              // rest: begin 1
    ];
    let lezer = app.anonymous();
    assert_eq!(names(&lezer, OPENBAAR, &[("zoek", "camera")]).await, verwacht);
    assert_eq!(names(&lezer, OPENBAAR, &[("zoek", "CAMERA"), ("sorteer", "relevantie")]).await, verwacht);
    let mut op_naam = verwacht;
    op_naam.sort_unstable();
    assert_eq!(names(&lezer, OPENBAAR, &[("zoek", "camera"), ("sorteer", "naam")]).await, op_naam);
    let ander = names(&lezer, OPENBAAR, &[("zoek", "camera"), ("sorteer", "identificatie")]).await;
    assert_eq!(ander, records[..8].iter().map(|(naam, ..)| *naam).collect::<Vec<_>>());
    assert_eq!(
        names(&lezer, OPENBAAR, &[("zoek", "camera post")]).await,
        ["Camera en camerabeelden", "Camera in de hal", "Cameratoezicht", "Doel woord", "Rest woord", "Rest begin", "Doel begin"],
        "the weights of all words add up"
    );
}

#[actix_web::test]
async fn equal_matches_stand_in_order_of_name_and_then_of_uuid() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for naam in ["Zwembad loket", "loket Éénmalig", "Loket eenvoud", "LOKET appel", "Loket Äpfel"] {
        app.vastgesteld(gemeente, naam, "2026-01-01").await;
    }
    let gelijk =
        [app.vastgesteld(gemeente, "Loket bal", "2026-01-01").await, app.vastgesteld(gemeente, "lokét Bal", "2026-01-01").await];
    assert!(gelijk[0].uuid < gelijk[1].uuid);
    let verwacht = ["Loket Äpfel", "LOKET appel", "Loket bal", "lokét Bal", "loket Éénmalig", "Loket eenvoud", "Zwembad loket"];
    assert_eq!(names(&app.anonymous(), OPENBAAR, &[("zoek", "loket")]).await, verwacht);
}

#[actix_web::test]
async fn a_theme_weighs_between_name_and_purpose() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let lijst = app.anonymous().get("/v1/referentielijsten/thema").send().await.expect(200);
    let thema = &lijst.body["items"][0];
    let (code, woord) = (&thema["code"], thema["naam"].as_str().unwrap().split([' ', ',']).next().unwrap());
    let mut met_thema = inhoud(gemeente, "In het thema", "Post", "Post");
    met_thema["themas"] = json!([code]);
    let alle = [
        inhoud(gemeente, "In het doel", woord, "Post"),
        met_thema,
        inhoud(gemeente, &format!("Zo heet het: {woord}"), "Post", "Post"),
        inhoud(gemeente, "In de omschrijving", "Post", woord),
    ];
    for inhoud in &alle {
        app.vastgesteld_met(gemeente, inhoud).await;
    }
    let verwacht = [&format!("Zo heet het: {woord}"), "In het thema", "In het doel", "In de omschrijving"];
    assert_eq!(names(&app.anonymous(), OPENBAAR, &[("zoek", woord)]).await, verwacht);
}

#[actix_web::test]
async fn the_example_is_found_in_the_same_order_everywhere() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let verwacht: [(&str, &[&str]); 5] = [
        (
            "vergunning",
            &[
                "Vergunning voor horeca en alcohol",
                "Evenementenvergunning",
                "Omgevingsvergunning behandelen",
                "Parkeervergunning voor bewoners",
                "Huisvestingsvergunning en urgentie",
            ],
        ),
        (
            "zorg",
            &[
                "Hulp en ondersteuning thuis (Wmo)",
                "Jeugdhulp",
                "Evenementenvergunning",
                "Opvang en evacuatie bij een ramp",
                "Personeelsadministratie en salaris",
                "Huisvestingsvergunning en urgentie",
                "Schuldhulpverlening",
            ],
        ),
        (
            "belastingen",
            &[
                "Belastingen heffen en innen voor gemeenten",
                "Gemeentelijke belastingen heffen en innen",
                "Afval inzamelen met de afvalpas",
            ],
        ),
        ("camera", &["Cameratoezicht gemeentehuis"]),
        ("gezondheid inwoners", &["Archief bewaren en beschikbaar stellen", "Opvang en evacuatie bij een ramp"]),
    ];
    for (zoek, verwacht) in verwacht {
        assert_eq!(names(&lezer, OPENBAAR, &[("zoek", zoek)]).await, verwacht, "{zoek}");
    }
}
