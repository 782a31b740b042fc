//! What keeps a content from being settled: everything that is missing at once, and a begin that cannot be.

use serde_json::{Value, json};
use uuid::Uuid;

use super::stappen::omvang;
use crate::support::{Activiteit, Response, TestApp, complete_inhoud};

async fn settle(app: &TestApp, activiteit: &Activiteit) -> Response {
    app.beoordelaar().post(activiteit.path("/concept/_vaststellen")).if_match(&activiteit.etag).send().await
}

/// A submitted concept with this merge patch on a complete content.
async fn ingediend(app: &TestApp, wijziging: &[(&str, Value)]) -> Activiteit {
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    for (veld, waarde) in wijziging {
        inhoud[*veld] = waarde.clone();
    }
    let concept = app.concept(gemeente, &inhoud).await;
    app.indienen(&concept).await
}

#[actix_web::test]
async fn everything_that_is_missing_is_told_at_once_and_nothing_is_settled() {
    let app = TestApp::start().await;
    let concept = app.concept(app.gemeente().await, &json!({"naam": "Nieuwsbrief"})).await;
    let concept = app.indienen(&concept).await;
    let before = omvang(&app).await;
    let refused = settle(&app, &concept).await.expect(409);
    assert_eq!(refused.problem(), "niet-compleet");
    let verwacht = [
        ("/verwerkingsverantwoordelijken", "VR-A01"),
        ("/doelen", "VR-B01"),
        ("/betrokkenen", "VR-D01"),
        ("/ontvangers", "VR-E01"),
        ("/doorgifteBuitenEer", "VR-F01"),
        ("/bewaartermijnen", "VR-G01"),
        ("/geautomatiseerdeBesluitvorming/aanwezig", "VR-I01"),
    ];
    assert_eq!(refused.problem_codes(), verwacht);
    assert_eq!(omvang(&app).await, before);
    let read = app.with_every_right("lezer").get(concept.path("")).send().await.expect(200);
    assert_eq!((read.etag(), &read.body["versie"]), (concept.etag.clone(), &Value::Null));
    assert_eq!(read.body["concept"]["status"], "ter_beoordeling");
    app.anonymous().get(concept.public_path("")).send().await.expect(404);
    let terug = json!({"reden": "Nog niet compleet."});
    app.beoordelaar().post(concept.path("/concept/_terugsturen")).if_match(&concept.etag).json(&terug).send().await.expect(200);
}

#[actix_web::test]
async fn what_the_content_names_must_exist() {
    let app = TestApp::start().await;
    let (niemand, niets) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let verwerkers = json!([{"organisatie": niemand, "overeenkomst": niets, "subverwerkers": [niemand]}]);
    let ontvangers = json!([{"soort": "leverancier"}, {"organisatie": niemand}]);
    let concept =
        ingediend(&app, &[("verwerkers", verwerkers), ("ontvangers", ontvangers), ("geldtVoor", json!([niemand]))]).await;
    let refused = settle(&app, &concept).await.expect(409);
    let verwacht = [
        ("/ontvangers/1/organisatie", "VR-V01"),
        ("/verwerkers/0/organisatie", "VR-V01"),
        ("/verwerkers/0/subverwerkers/0", "VR-V01"),
        ("/geldtVoor/0", "VR-V01"),
        ("/verwerkers/0/overeenkomst", "VR-V01"),
    ];
    assert_eq!(refused.problem_codes(), verwacht);
}

#[actix_web::test]
async fn a_blocker_that_is_mended_no_longer_blocks() {
    let app = TestApp::start().await;
    let concept = ingediend(&app, &[("doorgifteBuitenEer", Value::Null)]).await;
    let refused = settle(&app, &concept).await.expect(409);
    assert_eq!(refused.problem_codes(), [("/doorgifteBuitenEer", "VR-F01")]);
    let pad = concept.path("/concept");
    let redacteur = app.redacteur();
    redacteur.post(format!("{pad}/_terugnemen")).if_match("*").send().await.expect(200);
    let gemaakt = json!({"inhoud": {"doorgifteBuitenEer": false}});
    redacteur.patch(&pad).if_match("*").json(&gemaakt).send().await.expect(200);
    redacteur.post(format!("{pad}/_indienen")).if_match("*").send().await.expect(200);
    let settled = app.beoordelaar().post(format!("{pad}/_vaststellen")).if_match("*").send().await.expect(201);
    assert_eq!(settled.body["versie"]["nummer"], 1);
}

#[actix_web::test]
async fn a_begin_lies_between_1900_and_ten_years_ahead() {
    let app = TestApp::start().await;
    for (begin, status) in [("1899-12-31", 400), ("1900-01-01", 201), ("2036-11-21", 201), ("2036-11-22", 400)] {
        let concept = ingediend(&app, &[("beginGeldigheid", json!(begin))]).await;
        let before = omvang(&app).await;
        let answer = settle(&app, &concept).await.expect(status);
        if status == 400 {
            assert_eq!(answer.problem_codes(), [("/beginGeldigheid", "datum-buiten-bereik")], "{begin}");
            assert_eq!(omvang(&app).await, before);
        } else {
            assert_eq!(answer.body["versie"]["beginGeldigheid"], begin);
        }
    }
}

#[actix_web::test]
async fn a_begin_that_is_left_open_is_the_day_of_settling() {
    let app = TestApp::start().await;
    let concept = ingediend(&app, &[("beginGeldigheid", Value::Null)]).await;
    // Half past midnight in Amsterdam, while it is still the day before in UTC.
    app.clock.set("2026-12-31T23:30:00Z");
    let settled = settle(&app, &concept).await.expect(201);
    let versie = &settled.body["versie"];
    assert_eq!((&versie["beginGeldigheid"], &versie["inhoud"]["beginGeldigheid"]), (&json!("2027-01-01"), &json!("2027-01-01")));
    assert_eq!((&versie["status"], &versie["vastgesteldOp"]), (&json!("geldig"), &json!("2026-12-31T23:30:00Z")));
    let location = format!("https://register.voorbeeld.example{}", concept.path("/versies/1"));
    assert_eq!(settled.header("Location"), Some(location.as_str()));
}
