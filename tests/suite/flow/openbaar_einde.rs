//! An end is as public as what it shows, whatever counted when it was settled.

use serde_json::{Value, json};

use super::stappen::{op_dag, openbaar};
use crate::support::{
    Activiteit, TestApp,
    life_cycle::{beeindigd, nieuwe_versie},
};

async fn nummers(app: &TestApp, activiteit: &Activiteit) -> Vec<Value> {
    let versies = app.anonymous().get(activiteit.public_path("/versies")).send().await.expect(200);
    versies.body["results"].as_array().unwrap().iter().map(|versie| versie["nummer"].clone()).collect()
}

#[actix_web::test]
async fn an_end_of_what_was_internal_is_public_once_that_is_replaced_by_something_open() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Eerste", "2026-01-01").await;
    let dicht = json!({"naam": "Geheim", "beginGeldigheid": "2027-01-01", "vertrouwelijkheid": "intern"});
    let (dicht, _) = nieuwe_versie(&app, &eerste, &dicht).await;
    let (einde, answer) = beeindigd(&app, &dicht, "2027-06-30").await;
    let sleutel = answer["versie"]["versieUuid"].as_str().unwrap().to_owned();
    assert_eq!(openbaar(&app, &einde.public_path("/versies/3")).await, "404");
    let wijziging = json!({"naam": "Open", "beginGeldigheid": "2027-01-01", "vertrouwelijkheid": "openbaar"});
    let (open, _) = nieuwe_versie(&app, &einde, &wijziging).await;
    assert_eq!(op_dag(&app, &open, "2027-07-01").await, "Open beeindigd tot 2027-06-30");
    for pad in [open.public_path("/versies/3"), format!("/v1/register/versies/{sleutel}")] {
        assert_eq!(openbaar(&app, &pad).await, "Open gepland tot 2027-06-30", "{pad}");
    }
    assert_eq!(nummers(&app, &open).await, [1, 3, 4]);
}

#[actix_web::test]
async fn an_end_of_what_was_open_is_not_public_once_it_shows_something_internal() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Eerste", "2025-01-01").await;
    let (einde, answer) = beeindigd(&app, &eerste, "2025-12-31").await;
    let sleutel = answer["versie"]["versieUuid"].as_str().unwrap().to_owned();
    let dicht = json!({"naam": "Geheim", "beginGeldigheid": "2025-07-01", "vertrouwelijkheid": "intern"});
    let (dicht, _) = nieuwe_versie(&app, &einde, &dicht).await;
    let wijziging = json!({"naam": "Hervat", "beginGeldigheid": "2026-11-01", "vertrouwelijkheid": "openbaar"});
    let (hervat, _) = nieuwe_versie(&app, &dicht, &wijziging).await;
    assert_eq!(openbaar(&app, &hervat.public_path("")).await, "Hervat geldig tot -");
    for pad in
        [hervat.public_path("/versies/2"), format!("/v1/register/versies/{sleutel}"), hervat.public_path("?geldigOp=2026-01-01")]
    {
        assert_eq!(openbaar(&app, &pad).await, "404", "{pad}");
    }
    assert_eq!(nummers(&app, &hervat).await, [1, 4]);
}
