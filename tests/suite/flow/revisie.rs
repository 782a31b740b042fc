//! One `revisie` per activity: the ETag of the activity, its concept and its `beheer`, and what every change below it must name.

use serde_json::{Value, json};

use super::stappen::omvang;
use crate::support::{Activiteit, Client, Request, TestApp, life_cycle::nieuw_concept};

/// Every change below an activity, with a body that fits it.
fn wijzigingen() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("PUT", "/concept", json!({"inhoud": {"naam": "Anders"}})),
        ("PATCH", "/concept", json!({"inhoud": {"naam": "Anders"}})),
        ("DELETE", "/concept", Value::Null),
        ("POST", "/concept", Value::Null),
        ("POST", "/concept/_indienen", Value::Null),
        ("POST", "/concept/_terugnemen", Value::Null),
        ("POST", "/concept/_terugsturen", json!({"reden": "Nog niet."})),
        ("POST", "/concept/_vaststellen", Value::Null),
        ("POST", "/_beeindigen", json!({"reden": "Gestopt.", "eindeGeldigheid": "2026-12-31"})),
        ("POST", "/versies/1/_intrekken", json!({"reden": "dubbel", "tekst": "Dubbel."})),
        ("POST", "/versies/1/_wissen", json!({"reden": "Een naam."})),
        ("PATCH", "/beheer", json!({"beheer": {"afdeling": "Post"}})),
        ("POST", "/beheer/_bevestigen", Value::Null),
    ]
}

fn verzoek(wie: &Client, activiteit: &Activiteit, (methode, pad, invoer): &(&'static str, &'static str, Value)) -> Request {
    let verzoek = wie.request(methode, activiteit.path(pad));
    if invoer.is_null() { verzoek } else { verzoek.json(invoer) }
}

#[actix_web::test]
async fn no_change_is_made_without_the_revisie_that_was_read() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let concept = nieuw_concept(&app, &eerste, &json!({})).await;
    let (wie, before) = (app.with_every_right("iemand"), omvang(&app).await);
    for wijziging in wijzigingen() {
        let zonder = verzoek(&wie, &concept, &wijziging).send().await.expect(428);
        assert_eq!(zonder.problem(), "if-match-ontbreekt", "{wijziging:?}");
        for oud in [eerste.etag.as_str(), "\"0\"", "17", "\"\"", "W/\"1\", \"2\""] {
            let verouderd = verzoek(&wie, &concept, &wijziging).if_match(oud).send().await.expect(412);
            assert_eq!(verouderd.problem(), "intussen-gewijzigd", "{wijziging:?} {oud}");
        }
    }
    assert_eq!(omvang(&app).await, before);
    let read = wie.get(concept.path("")).send().await.expect(200);
    assert_eq!(read.etag(), concept.etag);
}

#[actix_web::test]
async fn a_weak_etag_one_of_several_and_a_star_hold_too() {
    let app = TestApp::start().await;
    let mut concept = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    let redacteur = app.redacteur();
    for vorm in ["W/{}", "{}", "\"1\", {}", "W/\"1\",W/{}", "*"] {
        let if_match = vorm.replace("{}", &concept.etag);
        let wijziging = json!({"inhoud": {"omschrijving": vorm}});
        let changed = redacteur.patch(concept.path("/concept")).if_match(&if_match).json(&wijziging).send().await.expect(200);
        assert_ne!(changed.etag(), concept.etag, "every change is another revisie");
        concept = concept.after(&changed);
    }
}

#[actix_web::test]
async fn activity_concept_and_beheer_share_one_revisie_that_every_change_moves() {
    let app = TestApp::start().await;
    let mut activiteit = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    let wie = app.with_every_right("iemand");
    let stappen = [
        ("PATCH", "/concept", json!({"inhoud": {"omschrijving": "x"}})),
        ("PATCH", "/beheer", json!({"beheer": {"afdeling": "Post"}})),
        ("POST", "/beheer/_bevestigen", Value::Null),
        ("POST", "/concept/_indienen", Value::Null),
        ("POST", "/concept/_terugnemen", Value::Null),
    ];
    for stap in stappen {
        let vorige = activiteit.clone();
        let changed = verzoek(&wie, &activiteit, &stap).if_match(&activiteit.etag).send().await.expect(200);
        activiteit = activiteit.after(&changed);
        assert!(activiteit.etag.starts_with(&format!("\"{}-", changed.body["revisie"])), "{}", activiteit.etag);
        for pad in ["", "/concept", "/beheer"] {
            let read = wie.get(activiteit.path(pad)).send().await.expect(200);
            assert_eq!(read.etag(), activiteit.etag, "{stap:?} {pad}");
        }
        verzoek(&wie, &vorige, &stap).if_match(&vorige.etag).send().await.expect(412);
    }
}

#[actix_web::test]
async fn what_the_caller_may_not_see_is_not_there_before_anything_else_is_looked_at() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Verderop").await);
    let concept = app.concept_named(gemeente, "Nieuwsbrief").await;
    let vreemde = app.limited("vreemde", &[verwerkingsregister::auth::Scope::Invoeren], &[andere]);
    for (methode, pad) in [("PUT", "/concept"), ("PATCH", "/concept"), ("DELETE", "/concept"), ("PATCH", "/beheer")] {
        let onbekend = vreemde.request(methode, concept.path(pad)).send().await.expect(404);
        assert_eq!(onbekend.problem(), "niet-gevonden");
    }
}
