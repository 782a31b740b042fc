//! From concept to version: every step that is possible, and every one that the state forbids.

use serde_json::{Value, json};

use super::stappen::{handelingen, omvang};
use crate::support::{
    Activiteit, TestApp,
    life_cycle::{beeindigd, nieuw_concept, versie_vanaf},
};

const REDEN: &str = "Nog niet.";

/// The steps of a concept that a body goes with, or none.
fn stap(naam: &str) -> (&str, &str, Value) {
    match naam {
        "put" => ("PUT", "/concept", json!({"inhoud": {"naam": "Anders"}})),
        "patch" => ("PATCH", "/concept", json!({"inhoud": {"naam": "Anders"}})),
        "delete" => ("DELETE", "/concept", Value::Null),
        "post" => ("POST", "/concept", Value::Null),
        "indienen" => ("POST", "/concept/_indienen", Value::Null),
        "terugnemen" => ("POST", "/concept/_terugnemen", Value::Null),
        "terugsturen" => ("POST", "/concept/_terugsturen", json!({ "reden": REDEN })),
        "vaststellen" => ("POST", "/concept/_vaststellen", Value::Null),
        onbekend => panic!("{onbekend} is no step"),
    }
}

/// Refuses each of these steps with this status and code, and leaves everything as it was.
async fn geweigerd(app: &TestApp, activiteit: &Activiteit, stappen: &[&str], status: u16, code: &str) {
    let (wie, before) = (app.with_every_right("een ander"), omvang(app).await);
    let gezien = wie.get(activiteit.path("")).send().await.expect(200);
    for naam in stappen {
        let (methode, pad, invoer) = stap(naam);
        let verzoek = wie.request(methode, activiteit.path(pad)).if_match(&activiteit.etag);
        let verzoek = if invoer.is_null() { verzoek } else { verzoek.json(&invoer) };
        let refused = verzoek.send().await.expect(status);
        assert_eq!(refused.problem(), code, "{naam}");
    }
    assert_eq!(omvang(app).await, before, "a refused step leaves no entry and no document");
    let daarna = wie.get(activiteit.path("")).send().await.expect(200);
    assert_eq!((daarna.etag(), daarna.body), (gezien.etag(), gezien.body));
}

#[actix_web::test]
async fn what_is_being_written_can_only_be_written_and_submitted() {
    let app = TestApp::start().await;
    let concept = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    geweigerd(&app, &concept, &["terugnemen", "terugsturen", "vaststellen"], 409, "concept-niet-ingediend").await;
    geweigerd(&app, &concept, &["post"], 409, "concept-bestaat-al").await;
}

#[actix_web::test]
async fn what_was_submitted_is_locked() {
    let app = TestApp::start().await;
    let concept = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    let ingediend = app.indienen(&concept).await;
    geweigerd(&app, &ingediend, &["put", "patch", "delete", "indienen"], 409, "concept-ter-beoordeling").await;
    geweigerd(&app, &ingediend, &["post"], 409, "concept-bestaat-al").await;
}

#[actix_web::test]
async fn without_a_concept_there_is_nothing_to_review() {
    let app = TestApp::start().await;
    let settled = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let stappen = ["put", "patch", "delete", "indienen", "terugnemen", "terugsturen", "vaststellen"];
    geweigerd(&app, &settled, &stappen, 404, "niet-gevonden").await;
}

#[actix_web::test]
async fn only_what_counts_on_the_last_day_can_be_ended() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let wie = app.with_every_right("iemand");
    let einde = |dag: &str| json!({"reden": "Gestopt.", "eindeGeldigheid": dag});
    let concept = app.concept_named(gemeente, "Subsidies").await;
    let zonder_versie = wie.post(concept.path("/_beeindigen")).if_match("*").json(&einde("2026-12-31")).send().await;
    assert_eq!(zonder_versie.expect(409).problem(), "niet-geldig");
    let settled = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let (beeindigd, _) = beeindigd(&app, &settled, "2026-12-31").await;
    let before = omvang(&app).await;
    for (dag, status, code) in [
        ("2025-12-31", 400, "ongeldige-invoer"),
        ("2027-01-01", 409, "al-beeindigd"),
        ("2030-06-30", 409, "al-beeindigd"),
        ("2036-11-21", 400, "ongeldige-invoer"),
        ("1899-06-30", 400, "ongeldige-invoer"),
        ("9999-12-31", 400, "ongeldige-invoer"),
    ] {
        let refused = wie.post(settled.path("/_beeindigen")).if_match(&beeindigd.etag).json(&einde(dag)).send().await;
        assert_eq!(refused.expect(status).problem(), code, "{dag}");
    }
    assert_eq!(omvang(&app).await, before);
}

#[actix_web::test]
async fn remarks_of_the_reviewer_stay_until_the_next_submission() {
    let app = TestApp::start().await;
    let concept = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    let ingediend = app.indienen(&concept).await;
    let opmerkingen = json!([{"pointer": "/doelen/0/omschrijving", "tekst": "Te algemeen."}, {"pointer": "", "tekst": "Fraai."}]);
    let invoer = json!({"reden": REDEN, "opmerkingen": opmerkingen});
    let pad = concept.path("/concept/_terugsturen");
    let terug = app.beoordelaar().post(pad).if_match(&ingediend.etag).json(&invoer).send().await.expect(200);
    let verwacht = json!({"reden": REDEN, "opmerkingen": opmerkingen, "teruggestuurdOp": "2026-11-21T10:00:00.000003Z"});
    assert_eq!((&terug.body["status"], &terug.body["terugsturing"]), (&json!("concept"), &verwacht));
    assert_eq!(terug.body["ingediendOp"], Value::Null);
    let wijziging = json!({"inhoud": {"omschrijving": "Concreter."}});
    let changed =
        app.redacteur().patch(concept.path("/concept")).if_match(&terug.etag()).json(&wijziging).send().await.expect(200);
    assert_eq!(changed.body["terugsturing"], verwacht);
    let opnieuw = app.indienen(&concept.after(&changed)).await;
    let shown = app.redacteur().get(opnieuw.path("/concept")).send().await.expect(200);
    assert_eq!((&shown.body["status"], &shown.body["terugsturing"]), (&json!("ter_beoordeling"), &Value::Null));
}

#[actix_web::test]
async fn sending_back_needs_a_reason_and_places_that_can_exist() {
    let app = TestApp::start().await;
    let concept = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    let ingediend = app.indienen(&concept).await;
    for (invoer, plaats) in [
        (json!({}), "/reden"),
        (json!({"reden": ""}), "/reden"),
        (json!({"reden": "x", "opmerkingen": [{"pointer": "doelen", "tekst": "x"}]}), "/opmerkingen/0/pointer"),
        (json!({"reden": "x", "opmerkingen": [{"pointer": "/doelen", "tekst": ""}]}), "/opmerkingen/0/tekst"),
    ] {
        let pad = concept.path("/concept/_terugsturen");
        let refused = app.beoordelaar().post(pad).if_match(&ingediend.etag).json(&invoer).send().await.expect(400);
        assert_eq!(refused.problem_codes()[0].0, plaats, "{invoer}");
    }
}

#[actix_web::test]
async fn every_step_is_one_entry_in_the_journal() {
    let app = TestApp::start().await;
    let concept = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    let ingediend = app.indienen(&concept).await;
    let redacteur = app.redacteur();
    let terug = redacteur.post(concept.path("/concept/_terugnemen")).if_match(&ingediend.etag).send().await.expect(200);
    assert_eq!((&terug.body["status"], &terug.body["ingediendOp"]), (&json!("concept"), &Value::Null));
    let weer = app.indienen(&concept.after(&terug)).await;
    let invoer = json!({ "reden": REDEN });
    let pad = concept.path("/concept/_terugsturen");
    let gestuurd = app.beoordelaar().post(pad).if_match(&weer.etag).json(&invoer).send().await.expect(200);
    let settled = app.settle(&concept.after(&gestuurd)).await;
    let tweede = nieuw_concept(&app, &settled, &json!({})).await;
    redacteur.delete(tweede.path("/concept")).if_match(&tweede.etag).send().await.expect(204);
    let read = redacteur.get(tweede.path("")).send().await.expect(200);
    let (derde, _) = versie_vanaf(&app, &settled.after(&read), "Nieuwsbrief 2", "2026-12-01").await;
    beeindigd(&app, &derde, "2026-12-31").await;
    let verwacht = [
        "create_verwerkingsactiviteit",
        "concept_indienen",
        "concept_terugnemen",
        "concept_indienen",
        "concept_terugsturen",
        "concept_indienen",
        "concept_vaststellen",
        "create_concept",
        "update_concept",
        "delete_concept",
        "create_concept",
        "update_concept",
        "concept_indienen",
        "concept_vaststellen",
        "verwerkingsactiviteit_beeindigen",
    ];
    assert_eq!(handelingen(&app, &derde).await, verwacht);
}
