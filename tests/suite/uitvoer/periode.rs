//! Everything that held on some day of a period.

use serde_json::json;

use crate::support::{
    Activiteit, TestApp, complete_inhoud,
    lists::{BEHEER, OPENBAAR, found, names},
};

async fn volgende(app: &TestApp, activiteit: &Activiteit, gemeente: uuid::Uuid, naam: &str, begin: &str) -> Activiteit {
    let start = app.redacteur().post(activiteit.path("/concept")).if_match(&activiteit.etag).send().await.expect(201);
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = naam.into();
    inhoud["beginGeldigheid"] = begin.into();
    let path = activiteit.path("/concept");
    let nieuw = app.redacteur().put(path).if_match(&start.etag()).json(&json!({ "inhoud": inhoud })).send().await.expect(200);
    app.settle(&activiteit.after(&nieuw)).await
}

#[actix_web::test]
async fn a_period_finds_each_activity_once_by_the_version_that_held_last_in_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let een = app.vastgesteld(gemeente, "Een oud", "2024-01-01").await;
    volgende(&app, &een, gemeente, "Een nieuw", "2025-07-01").await;
    let twee = app.vastgesteld(gemeente, "Twee", "2024-01-01").await;
    let einde = json!({"reden": "Klaar.", "eindeGeldigheid": "2025-03-31"});
    app.beoordelaar().post(twee.path("/_beeindigen")).if_match(&twee.etag).json(&einde).send().await.expect(201);
    app.vastgesteld(gemeente, "Gepland", "2027-01-01").await;
    let vier = app.vastgesteld(gemeente, "Vier oud", "2024-01-01").await;
    let vier = volgende(&app, &vier, gemeente, "Vier fout", "2025-02-01").await;
    let reden = json!({"reden": "fout_in_inhoud", "tekst": "Fout."});
    app.beheerder().post(vier.path("/versies/2/_intrekken")).if_match(&vier.etag).json(&reden).send().await.expect(200);
    for (lezer, lijst) in [(app.anonymous(), OPENBAAR), (app.beheerder(), BEHEER)] {
        let in_ = async |van: &str, tot: &str| names(&lezer, lijst, &[("geldigVan", van), ("geldigTot", tot)]).await;
        assert_eq!(in_("2023-01-01", "2023-12-31").await, [""; 0]);
        assert_eq!(in_("2023-12-31", "2024-01-01").await, ["Een oud", "Twee", "Vier oud"], "both days count");
        assert_eq!(in_("2025-01-01", "2025-06-30").await, ["Een oud", "Twee", "Vier oud"], "what was withdrawn never held");
        assert_eq!(in_("2025-01-01", "2025-07-01").await, ["Een nieuw", "Twee", "Vier oud"]);
        assert_eq!(in_("2025-03-31", "2025-03-31").await, ["Een oud", "Twee"]);
        assert_eq!(in_("2025-04-01", "2026-12-31").await, ["Een nieuw"], "it ended the day before");
        assert_eq!(in_("2027-01-01", "2027-01-01").await, ["Een nieuw", "Gepland"], "planned is what will hold");
        assert_eq!(in_("2026-01-01", "2025-01-01").await, [""; 0], "a period without days");
        assert_eq!(names(&lezer, lijst, &[("geldigTot", "2024-06-01")]).await, ["Een oud", "Twee", "Vier oud"]);
        assert_eq!(names(&lezer, lijst, &[("geldigVan", "2026-06-01")]).await, ["Een nieuw", "Gepland"]);
        let ook = [("geldigVan", "2025-01-01"), ("geldigTot", "2025-12-31"), ("zoek", "twee")];
        assert_eq!(names(&lezer, lijst, &ook).await, ["Twee"]);
        let status = found(&lezer, lijst, &ook).await[0].clone();
        let status = if lijst == BEHEER { status["versie"].clone() } else { status };
        let code = if lijst == BEHEER { &status["status"] } else { &status["status"]["code"] };
        assert_eq!((code, &status["eindeGeldigheid"]), (&json!("geldig"), &json!("2025-03-31")));
        let fout = lezer.get(format!("{lijst}?geldigVan=2025-01-01&geldigOp=2025-01-01&status=geldig")).send().await.expect(400);
        assert_eq!(fout.problem_codes(), [("geldigOp", "niet-samen"), ("status", "niet-samen")]);
        lezer.get(format!("{lijst}?geldigTot=2025-13-01")).send().await.expect(400);
    }
}

#[actix_web::test]
async fn a_period_is_also_of_what_was_known_then() {
    let app = TestApp::start().await;
    app.clock.set("2026-03-01T12:00:00Z");
    let gemeente = app.gemeente().await;
    let een = app.vastgesteld(gemeente, "Oud", "2024-01-01").await;
    app.clock.set("2026-05-01T12:00:00Z");
    volgende(&app, &een, gemeente, "Verbeterd", "2025-01-01").await;
    let lezer = app.anonymous();
    let jaar = [("geldigVan", "2025-01-01"), ("geldigTot", "2025-12-31")];
    assert_eq!(names(&lezer, OPENBAAR, &jaar).await, ["Verbeterd"]);
    let toen = [jaar[0], jaar[1], ("beschikbaarOp", "2026-04-01T00:00:00Z")];
    assert_eq!(names(&lezer, OPENBAAR, &toen).await, ["Oud"]);
}
