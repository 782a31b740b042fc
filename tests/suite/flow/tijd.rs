//! The time line: which version counts on which day, whatever the order in which they were settled.

use serde_json::json;

use super::stappen::{op_dag, openbaar};
use crate::support::{
    Activiteit, TestApp,
    life_cycle::{beeindigd, nieuwe_versie, versie_vanaf},
};

async fn dagen(app: &TestApp, activiteit: &Activiteit, verwacht: &[(&str, &str)]) {
    for (dag, wat) in verwacht {
        assert_eq!(op_dag(app, activiteit, dag).await, *wat, "{dag}");
    }
}

#[actix_web::test]
async fn a_planned_version_still_takes_effect_when_another_is_settled_in_between() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    let (tweede, answer) = versie_vanaf(&app, &eerste, "Gepland", "2027-07-01").await;
    assert_eq!(answer["geplandeVersies"], json!([]));
    let (derde, answer) = versie_vanaf(&app, &tweede, "Ertussen", "2027-01-01").await;
    assert_eq!(answer["geplandeVersies"], json!([2]), "the planned version does not hold this change");
    assert_eq!((&answer["versie"]["nummer"], &answer["versie"]["status"]), (&json!(3), &json!("gepland")));
    let verwacht = [
        ("2025-12-31", "404"),
        ("2026-01-01", "Een geldig tot 2026-12-31"),
        ("2026-12-31", "Een geldig tot 2026-12-31"),
        ("2027-01-01", "Ertussen geldig tot 2027-06-30"),
        ("2027-06-30", "Ertussen geldig tot 2027-06-30"),
        ("2027-07-01", "Gepland geldig tot -"),
        ("9000-01-01", "Gepland geldig tot -"),
    ];
    dagen(&app, &derde, &verwacht).await;
    let shown = app.redacteur().get(derde.path("")).send().await.expect(200);
    assert_eq!((&shown.body["versie"]["nummer"], &shown.body["geplandeVersies"]), (&json!(1), &json!([3, 2])));
}

#[actix_web::test]
async fn a_planned_end_still_takes_effect_and_shows_the_newer_content() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    let (einde, answer) = beeindigd(&app, &eerste, "2027-06-30").await;
    assert_eq!((&answer["versie"]["soort"], &answer["versie"]["inhoud"]), (&json!("beeindiging"), &json!(null)));
    assert_eq!(
        (&answer["versie"]["beginGeldigheid"], &answer["versie"]["reden"]),
        (&json!("2027-07-01"), &json!("De regeling is gestopt."))
    );
    let (nieuwer, answer) = versie_vanaf(&app, &einde, "Nieuwer", "2027-01-01").await;
    assert_eq!(answer["geplandeVersies"], json!([2]));
    let verwacht = [
        ("2026-12-31", "Een geldig tot 2026-12-31"),
        ("2027-06-30", "Nieuwer geldig tot 2027-06-30"),
        ("2027-07-01", "Nieuwer beeindigd tot 2027-06-30"),
    ];
    dagen(&app, &nieuwer, &verwacht).await;
    // The address of the end shows what counted on its last day.
    assert_eq!(openbaar(&app, &nieuwer.public_path("/versies/2")).await, "Nieuwer gepland tot 2027-06-30");
}

#[actix_web::test]
async fn a_correction_of_a_past_period_leaves_the_later_version_valid() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Een", "2024-01-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Twee", "2026-01-01").await;
    let (derde, answer) = versie_vanaf(&app, &tweede, "Een, verbeterd", "2024-01-01").await;
    assert_eq!(answer["geplandeVersies"], json!([]), "what counts today is not planned");
    assert_eq!((&answer["versie"]["status"], &answer["versie"]["eindeGeldigheid"]), (&json!("vervangen"), &json!("2025-12-31")));
    dagen(&app, &derde, &[("2025-12-31", "Een, verbeterd geldig tot 2025-12-31"), ("2026-01-01", "Twee geldig tot -")]).await;
    assert_eq!(openbaar(&app, &derde.public_path("")).await, "Twee geldig tot -");
    assert_eq!(openbaar(&app, &derde.public_path("/versies/1")).await, "Een vervangen tot -");
    assert_eq!(openbaar(&app, &derde.public_path("/versies/3")).await, "Een, verbeterd vervangen tot 2025-12-31");
}

#[actix_web::test]
async fn of_two_with_the_same_begin_the_highest_number_counts() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Twee", "2026-06-01").await;
    let (derde, _) = versie_vanaf(&app, &tweede, "Drie", "2026-06-01").await;
    dagen(&app, &derde, &[("2026-05-31", "Een geldig tot 2026-05-31"), ("2026-06-01", "Drie geldig tot -")]).await;
    // A planned version is replaced, or an end cancelled, by another with its begin.
    let (einde, _) = beeindigd(&app, &derde, "2026-12-31").await;
    let (vierde, _) = versie_vanaf(&app, &einde, "Toch door", "2027-01-01").await;
    dagen(&app, &vierde, &[("2026-12-31", "Drie geldig tot 2026-12-31"), ("2027-01-01", "Toch door geldig tot -")]).await;
    let (weer, _) = beeindigd(&app, &vierde, "2026-12-31").await;
    dagen(&app, &weer, &[("2027-01-01", "Drie beeindigd tot 2026-12-31")]).await;
}

#[actix_web::test]
async fn an_ended_activity_is_resumed_by_a_version_that_begins_later() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Een", "2025-01-01").await;
    let (einde, answer) = beeindigd(&app, &eerste, "2025-12-31").await;
    assert_eq!(answer["geplandeVersies"], json!([]));
    assert_eq!(openbaar(&app, &einde.public_path("")).await, "Een beeindigd tot 2025-12-31");
    let (hervat, _) = nieuwe_versie(&app, &einde, &json!({"naam": "Hervat"})).await;
    let verwacht = [
        ("2025-12-31", "Een geldig tot 2025-12-31"),
        ("2026-01-01", "Een beeindigd tot 2025-12-31"),
        ("2026-11-20", "Een beeindigd tot 2025-12-31"),
        ("2026-11-21", "Hervat geldig tot -"),
    ];
    dagen(&app, &hervat, &verwacht).await;
    // It can be ended and resumed again.
    let (weer, _) = beeindigd(&app, &hervat, "2026-11-30").await;
    dagen(&app, &weer, &[("2026-11-30", "Hervat geldig tot 2026-11-30"), ("2026-12-01", "Hervat beeindigd tot 2026-11-30")])
        .await;
}

#[actix_web::test]
async fn before_its_first_day_an_activity_answers_on_the_addresses_of_its_versions_only() {
    let app = TestApp::start().await;
    let gepland = app.vastgesteld(app.gemeente().await, "Gepland", "2027-01-01").await;
    assert_eq!(openbaar(&app, &gepland.public_path("")).await, "404");
    assert_eq!(openbaar(&app, &gepland.public_path("/versies/1")).await, "Gepland gepland tot -");
    assert_eq!(op_dag(&app, &gepland, "2027-01-01").await, "Gepland geldig tot -");
    let lijst = app.anonymous().get(gepland.public_path("/versies")).send().await.expect(200);
    assert_eq!(lijst.body["results"][0]["status"]["code"], "gepland");
    let sleutel = lijst.body["results"][0]["versieUuid"].as_str().unwrap().to_owned();
    assert_eq!(openbaar(&app, &format!("/v1/register/versies/{sleutel}")).await, "Gepland gepland tot -");
    let id = |pad: String| app.anonymous().get(pad).send();
    id(format!("/id/verwerkingsactiviteiten/{}", gepland.uuid)).await.expect(404);
    id(format!("/id/verwerkingsactiviteiten/{}/versies/1", gepland.uuid)).await.expect(303);
}

#[actix_web::test]
async fn an_end_after_an_end_changes_no_last_day() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Eerste", "2026-01-01").await;
    let (laat, _) = beeindigd(&app, &eerste, "2028-06-30").await;
    let (vroeg, _) = beeindigd(&app, &laat, "2027-06-30").await;
    for dag in ["2027-07-01", "2028-06-30", "2028-07-01"] {
        assert_eq!(op_dag(&app, &vroeg, dag).await, "Eerste beeindigd tot 2027-06-30", "{dag}");
    }
    // Without the first end the other one still takes effect.
    let (door, _) = versie_vanaf(&app, &vroeg, "Door", "2027-07-01").await;
    assert_eq!(op_dag(&app, &door, "2028-07-01").await, "Door beeindigd tot 2028-06-30");
}
