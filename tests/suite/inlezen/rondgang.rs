//! A register that moves: the export of one is read into an empty one on the other kind of database, and its export is the same again.

use serde_json::{Value, json};
use verwerkingsregister::{
    auth::Scope::{Beheren, Invoeren, Lezen, Vertrouwelijk},
    exchange::voorbeeld::{Activiteit as Record, Stap, Voorbeeld},
};

use super::{NDJSON, rijen};
use crate::support::{
    Activiteit, Client, TestApp,
    life_cycle::{gewist, ingetrokken},
};

/// Somebody who may move a whole register.
pub fn verhuizer(app: &TestApp) -> Client {
    app.caller("verhuizer", &[Lezen, Invoeren, Beheren, Vertrouwelijk])
}

/// The internal export in a form.
pub async fn uitvoer(app: &TestApp, vorm: &str) -> Vec<u8> {
    verhuizer(app).get("/v1/export").header("Accept", vorm).send().await.expect(200).decoded()
}

/// Sends a file of our own for all registers and waits until it was read.
pub async fn aanbieden(app: &TestApp, media_type: &str, bestand: Vec<u8>) -> (String, Value) {
    let made = verhuizer(app).post("/v1/inlezingen").body(media_type, bestand).send().await.expect(202);
    let path = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
    let body = app.wacht_op(&path, "klaar").await;
    (path, body)
}

/// Carries out everything or nothing.
pub async fn inlezen(app: &TestApp, path: &str) {
    let begin = verhuizer(app).post(format!("{path}/_uitvoeren")).json(&json!({"omvang": "alles_of_niets"}));
    begin.send().await.expect(202);
    app.wacht_op(path, "uitgevoerd").await;
}

/// Reads in a file of which every row must say what is there already, and shows that nothing changed.
pub async fn zegt_niets_nieuws(app: &TestApp, media_type: &str, bestand: Vec<u8>) {
    let voor = app.contents().await;
    let (path, body) = aanbieden(app, media_type, bestand).await;
    let anders: Vec<_> = rijen(&verhuizer(app), &path).await.into_iter().filter(|rij| rij["uitkomst"] != "ongewijzigd").collect();
    assert!(anders.is_empty(), "{anders:#?}");
    assert_eq!(body["verslag"]["ongewijzigd"], body["totaal"], "{body:#}");
    inlezen(app, &path).await;
    let verteld: Vec<_> = rijen(&verhuizer(app), &path).await.into_iter().filter(|rij| rij["bevindingen"] != json!([])).collect();
    assert!(verteld.is_empty(), "{verteld:#?}");
    assert_eq!(app.contents().await, voor);
}

/// The example register through the API: every activity as a concept with its newest content.
pub async fn voorbeeld(app: &TestApp) -> Vec<Activiteit> {
    let voorbeeld = Voorbeeld::new().unwrap();
    let client = verhuizer(app);
    for (organisatie, _) in &voorbeeld.organisaties {
        client.post("/v1/organisaties").json(&json!(organisatie)).send().await.expect(201);
    }
    for overeenkomst in &voorbeeld.overeenkomsten {
        client.post("/v1/verwerkersovereenkomsten").json(&json!(overeenkomst)).send().await.expect(201);
    }
    let mut activiteiten = Vec::new();
    for Record { uuid, registerhouder, identificatie, beheer, stappen } in voorbeeld.activiteiten {
        let mut inhoud = Value::Null;
        for stap in stappen {
            match stap {
                Stap::Invoeren { inhoud: eerste } => inhoud = json!(eerste),
                Stap::Wijzigen { wijziging } => json_patch::merge(&mut inhoud, &wijziging),
                _ => {}
            }
        }
        let invoer = json!({
            "uuid": uuid, "identificatie": identificatie, "registerhouder": registerhouder, "inhoud": inhoud, "beheer": beheer
        });
        let made = client.post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
        activiteiten.push(Activiteit { uuid, etag: made.etag() });
    }
    activiteiten
}

/// The lines after the first, which says of which register they are and of when.
fn zonder_kop(bestand: &[u8]) -> &str {
    let (kop, regels) = std::str::from_utf8(bestand).unwrap().split_once('\n').unwrap();
    assert!(kop.contains("\"soort\":\"kop\""), "{kop}");
    regels
}

#[actix_web::test]
async fn a_register_moves_to_the_other_database_and_back_without_a_difference() {
    let (hier, daar) = (TestApp::start().await, TestApp::start_on_the_other_database().await);
    let soort = |app: &TestApp| app.database_url().split(':').next().unwrap().to_owned();
    assert_eq!(soort(&hier) == soort(&daar), !cfg!(feature = "postgres"), "two kinds of database, where there are two");
    assert_eq!(voorbeeld(&hier).await.len(), 51);
    let bestand = uitvoer(&hier, NDJSON).await;

    let (path, body) = aanbieden(&daar, NDJSON, bestand.clone()).await;
    assert_eq!(body["verslag"]["nieuw"], body["totaal"], "{body:#}");
    inlezen(&daar, &path).await;
    let terug = uitvoer(&daar, NDJSON).await;
    assert_eq!(zonder_kop(&terug), zonder_kop(&bestand));

    zegt_niets_nieuws(&hier, NDJSON, terug).await;
}

#[actix_web::test]
async fn what_was_settled_moves_as_a_concept_and_differs_in_nothing_else() {
    let (hier, daar) = (TestApp::start().await, TestApp::start_on_the_other_database().await);
    let activiteiten = voorbeeld(&hier).await;
    for activiteit in &activiteiten[..4] {
        hier.settle(activiteit).await;
    }
    hier.indienen(&activiteiten[4]).await;
    let bestand = uitvoer(&hier, NDJSON).await;
    let (path, _) = aanbieden(&daar, NDJSON, bestand.clone()).await;
    inlezen(&daar, &path).await;
    let terug = uitvoer(&daar, NDJSON).await;

    let [bestand, terug_regels] = [&bestand, &terug].map(|bestand| zonder_kop(bestand).lines());
    let mut verschillen = 0;
    for (hier, daar) in bestand.zip(terug_regels) {
        let [mut hier, daar] = [hier, daar].map(|regel| serde_json::from_str::<Value>(regel).unwrap());
        if hier != daar {
            assert_eq!((&daar["versie"], &daar["conceptStatus"]), (&Value::Null, &json!("concept")));
            assert!(hier["versie"].is_object() != (hier["conceptStatus"] == "ter_beoordeling"), "{hier:#}");
            (hier["versie"], hier["conceptStatus"]) = (Value::Null, json!("concept"));
            verschillen += 1;
        }
        assert_eq!(hier, daar);
    }
    assert_eq!(verschillen, 5);

    // The clock stands still, and what was settled counts from a moment after it.
    hier.clock.advance(chrono::TimeDelta::seconds(1));
    // Back again: what was settled says the same, and so does what somebody reviews.
    zegt_niets_nieuws(&hier, NDJSON, terug).await;
}

#[actix_web::test]
async fn an_erased_content_does_not_stop_a_move() {
    let (hier, daar) = (TestApp::start().await, TestApp::start_on_the_other_database().await);
    let gemeente = hier.gemeente().await;
    hier.vastgesteld(gemeente, "Blijft", "2026-01-01").await;
    let weg = ingetrokken(&hier, &hier.vastgesteld(gemeente, "Weg", "2026-01-01").await, 1, "Een naam.").await;
    gewist(&hier, &weg, 1).await;
    let bestand = uitvoer(&hier, NDJSON).await;
    let (path, body) = aanbieden(&daar, NDJSON, bestand).await;
    assert_eq!((&body["verslag"]["geweigerd"], &body["bevindingen"][0]["code"]), (&json!(0), &json!("gewist")), "{body:#}");
    inlezen(&daar, &path).await;
    let namen = verhuizer(&daar).get("/v1/verwerkingsactiviteiten").send().await.expect(200).body;
    assert_eq!((&namen["count"], &namen["results"][0]["naam"]), (&json!(1), &json!("Blijft")), "{namen:#}");
}
