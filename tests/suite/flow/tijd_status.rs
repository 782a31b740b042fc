//! The status of each version follows the day, and the lists follow the status.

use serde_json::Value;

use super::stappen::namen_in_lijst;
use crate::support::{
    Activiteit, TestApp,
    life_cycle::{beeindigd, ingetrokken, versie_vanaf},
};

/// The status and the last day of each version, by number, as both sides tell.
async fn statussen(app: &TestApp, activiteit: &Activiteit) -> Vec<String> {
    let intern = app.redacteur().get(activiteit.path("/versies")).send().await.expect(200);
    let openbaar = app.anonymous().get(activiteit.public_path("/versies")).send().await.expect(200);
    let kort = |status: &Value, regel: &Value| {
        format!("{} {}", status.as_str().unwrap(), regel["eindeGeldigheid"].as_str().unwrap_or("-"))
    };
    let regels = |body: &Value, status: fn(&Value) -> &Value| -> Vec<String> {
        body["results"].as_array().unwrap().iter().map(|regel| kort(status(regel), regel)).collect()
    };
    let gezien = regels(&intern.body, |regel| &regel["status"]);
    assert_eq!(regels(&openbaar.body, |regel| &regel["status"]["code"]), gezien);
    gezien
}

#[actix_web::test]
async fn versions_go_from_planned_to_valid_to_replaced_or_ended() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Een", "2026-12-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Twee", "2027-01-01").await;
    let (derde, _) = versie_vanaf(&app, &tweede, "Drie", "2027-01-01").await;
    let (einde, _) = beeindigd(&app, &derde, "2027-01-31").await;
    let (laatste, _) = versie_vanaf(&app, &einde, "Hervat", "2027-03-01").await;
    for (moment, verwacht) in [
        ("2026-11-30T12:00:00Z", ["gepland 2026-12-31", "vervangen -", "gepland 2027-01-31", "gepland 2027-02-28", "gepland -"]),
        ("2026-12-01T12:00:00Z", ["geldig 2026-12-31", "vervangen -", "gepland 2027-01-31", "gepland 2027-02-28", "gepland -"]),
        ("2027-01-01T12:00:00Z", ["vervangen 2026-12-31", "vervangen -", "geldig 2027-01-31", "gepland 2027-02-28", "gepland -"]),
        (
            "2027-02-01T12:00:00Z",
            ["vervangen 2026-12-31", "vervangen -", "beeindigd 2027-01-31", "beeindigd 2027-02-28", "gepland -"],
        ),
        (
            "2027-03-01T12:00:00Z",
            ["vervangen 2026-12-31", "vervangen -", "vervangen 2027-01-31", "vervangen 2027-02-28", "geldig -"],
        ),
    ] {
        app.clock.set(moment);
        assert_eq!(statussen(&app, &laatste).await, verwacht, "{moment}");
    }
}

#[actix_web::test]
async fn a_withdrawn_version_is_withdrawn_on_every_day() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Twee", "2027-01-01").await;
    let weg = ingetrokken(&app, &tweede, 2, "Vergissing.").await;
    for moment in ["2026-12-01T12:00:00Z", "2027-02-01T12:00:00Z"] {
        app.clock.set(moment);
        assert_eq!(statussen(&app, &weg).await[1], "ingetrokken -", "{moment}");
    }
}

#[actix_web::test]
async fn lists_show_what_is_valid_unless_another_status_is_asked_for() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Gepland", "2027-01-01").await;
    let lopend = app.vastgesteld(gemeente, "Oud", "2025-01-01").await;
    versie_vanaf(&app, &lopend, "Nieuw", "2026-01-01").await;
    let gestopt = app.vastgesteld(gemeente, "Gestopt", "2025-01-01").await;
    beeindigd(&app, &gestopt, "2025-12-31").await;
    let fout = app.vastgesteld(gemeente, "Vergissing", "2025-01-01").await;
    ingetrokken(&app, &fout, 1, "Vergissing.").await;
    for (query, verwacht) in [
        ("", vec!["Nieuw"]),
        ("?status=geldig", vec!["Nieuw"]),
        ("?status=gepland", vec!["Gepland"]),
        ("?status=vervangen", vec!["Oud"]),
        ("?status=beeindigd", vec!["Gestopt"]),
        ("?status=ingetrokken", vec![]),
        ("?status=geldig,beeindigd,gepland", vec!["Gepland", "Gestopt", "Nieuw"]),
        ("?geldigOp=2025-06-01", vec!["Gestopt", "Oud"]),
        ("?geldigOp=2027-01-01", vec!["Gepland", "Nieuw"]),
        ("?geldigOp=2024-06-01", vec![]),
    ] {
        assert_eq!(namen_in_lijst(&app, query).await, verwacht, "{query}");
    }
}
